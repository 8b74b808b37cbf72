/* tillid-ctl-log.c - tillidctl log: who has read about a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-access-log.h"
#include "tillid-ctl.h"

static const TillidCtlColumn columns[] = {
  { "seq", NC_ ("column", "no.") }, { "at", NC_ ("column", "at") },
  { "who", NC_ ("column", "who") }, { "what", NC_ ("column", "what") },
  { "why", NC_ ("column", "why") },
};

/* `log PATIENT`: who has read this patient, and why; this reading is logged as well. Returns: an exit code. */
int
tillid_ctl_log (TillidCtl *ctl, int argc, char **argv)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;
  int exit_code = TILLID_EXIT_FAILED;

  if (!tillid_ctl_parse (NULL, "PATIENT", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  scope = tillid_ctl_open_patient (ctl, session, argv[1], "log", &patient, &exit_code);
  if (scope == NULL)
    return exit_code;
  names = tillid_ctl_names (session, &error);
  if (names != NULL)
    rows = tillid_access_log_list (tillid_session_get_db (session), scope, &error);
  if (rows == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);

  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidAccess *access = rows->pdata[i];

      tillid_ctl_table_add_int (table, access->seq);
      tillid_ctl_table_add_instant (table, access->at);
      tillid_ctl_table_add_text (table, tillid_ctl_name (names, access->by));
      tillid_ctl_table_add_text (table, access->what);
      tillid_ctl_table_add_text (table, access->why);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
