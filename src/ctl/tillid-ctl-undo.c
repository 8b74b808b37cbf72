/* tillid-ctl-undo.c - tillidctl undo: an edit taken back by a new one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl.h"
#include "tillid-import.h"

static int
print_edit (gint64 edit)
{
  g_autofree char *text = tillid_id_dup_text (edit);

  printf ("%s\n", text);
  return TILLID_EXIT_DONE;
}

/* What was changed since the import stays, and is named. */
static int
undo_import (TillidCtl *ctl, TillidSession *session, const char *name, gint64 edit)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 undo;

  if (!tillid_import_undo (session, edit, &undo, &kept, &error))
    return tillid_ctl_fail (ctl, name, error);
  for (guint i = 0; i < kept->len; i++)
    {
      const TillidRecord *record = kept->pdata[i];
      g_autofree char *id = tillid_id_dup_text (record->id);
      g_autofree char *what = g_strconcat (record->type->kind, " ", id, NULL);

      tillid_ctl_warn (ctl, what, C_ ("ctl", "stays: it was changed or is used since"));
    }
  print_edit (undo);
  return kept->len > 0 ? TILLID_EXIT_WARNINGS : TILLID_EXIT_DONE;
}

/* `undo EDIT`: takes back one edit by another one; refused where something was changed since. Returns: an exit
 * code. */
int
tillid_ctl_undo (TillidCtl *ctl, int argc, char **argv)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_import;
  gint64 edit, undo;
  int exit_code;

  if (!tillid_ctl_parse (NULL, "EDIT", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  if (!tillid_id_from_text (argv[1], &edit))
    return tillid_ctl_refuse_usage (argv[1], C_ ("ctl", "not the id of an edit"));
  session = tillid_ctl_open (ctl, TRUE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (!tillid_import_is_import (session, edit, &is_import, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  if (is_import)
    return undo_import (ctl, session, argv[1], edit);
  if (!tillid_session_undo (session, edit, C_ ("edit", "Undone"), &undo, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  return print_edit (undo);
}
