/* tillid-ctl-undo.c - tillidctl undo: an edit taken back by a new one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl.h"

int
tillid_ctl_undo (TillidCtl *ctl, int argc, char **argv)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 edit, undo;
  int exit_code;

  if (!tillid_ctl_parse (NULL, "EDIT", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  if (!tillid_id_from_text (argv[1], &edit))
    return tillid_ctl_refuse_usage (argv[1], C_ ("ctl", "not the id of an edit"));
  session = tillid_ctl_open (ctl, TRUE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (!tillid_session_undo (session, edit, C_ ("edit", "Undone"), &undo, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  text = tillid_id_dup_text (undo);
  printf ("%s\n", text);
  return TILLID_EXIT_DONE;
}
