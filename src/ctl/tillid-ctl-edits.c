/* tillid-ctl-edits.c - tillidctl edits: what was done
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-edit-history.h"

static const TillidCtlColumn columns[] = {
  { "id", NC_ ("column", "id") },           { "at", NC_ ("column", "at") },
  { "by", NC_ ("column", "by") },           { "why", NC_ ("column", "what was done") },
  { "records", NC_ ("column", "records") },
};

/* `edits`: what was written in this clinic, the newest first. Returns: an exit code. */
int
tillid_ctl_edits (TillidCtl *ctl, int argc, char **argv)
{
  gint64 limit = G_MAXINT64;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, N_ ("How many at most"), "N" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--limit N]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  if (limit < 0)
    return tillid_ctl_refuse_usage ("--limit", C_ ("ctl", "a number from 0 on"));
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  names = tillid_ctl_names (session, &error);
  if (names != NULL)
    lines = tillid_edit_history_list (session, limit, &error);
  if (lines == NULL)
    return tillid_ctl_fail (ctl, "edits", error);

  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const TillidEditLine *line = lines->pdata[i];

      tillid_ctl_table_add_id (table, line->id);
      tillid_ctl_table_add_instant (table, line->at);
      tillid_ctl_table_add_text (table, tillid_ctl_name (names, line->by));
      tillid_ctl_table_add_text (table, line->why);
      tillid_ctl_table_add_int (table, line->records);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
