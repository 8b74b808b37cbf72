/* tillid-ctl-verify.c - tillidctl verify: whether a clinic file is whole and unchanged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-verify.h"

static const TillidCtlColumn columns[] = {
  { "check", NC_ ("column", "check") },
  { "result", NC_ ("column", "result") },
  { "detail", NC_ ("column", "detail") },
};

/* `verify`: whether the file is whole, with a row for every broken thing. Returns: an exit code. */
int
tillid_ctl_verify (TillidCtl *ctl, int argc, char **argv)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (NULL, "", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (!tillid_session_may (session, TILLID_ACTION_VERIFY, &error))
    return tillid_ctl_fail (ctl, "verify", error);
  scope = tillid_session_open_system (session);
  rows = tillid_verify (tillid_session_get_db (session), scope, tillid_ctl_fraction, ctl,
                        ctl->cancellable, &error);
  if (rows == NULL)
    return tillid_ctl_fail (ctl, ctl->db_path, error);

  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];
      g_autofree char *machine = tillid_verify_row_to_text (row, FALSE);
      g_autofree char *people = tillid_verify_row_to_text (row, TRUE);

      tillid_ctl_table_add_text (table, tillid_verify_check_to_code (row->check));
      tillid_ctl_table_add_for_people (table, row->is_sound ? "ok" : "broken",
                                       row->is_sound ? C_ ("verify", "ok")
                                                     : C_ ("verify", "broken"));
      tillid_ctl_table_add_for_people (table, machine, people);
    }
  tillid_ctl_table_print (table);
  return tillid_verify_is_sound (rows) ? TILLID_EXIT_DONE : TILLID_EXIT_FAILED;
}
