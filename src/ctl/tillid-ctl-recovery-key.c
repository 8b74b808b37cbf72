/* tillid-ctl-recovery-key.c - tillidctl recovery-key: the key of an encrypted clinic, on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A new key is shown, and its sheet written, before the file gets it: from then on nothing else but a password opens it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl-password.h"
#include "tillid-recovery-sheet.h"

static gboolean
show (TillidSession *session, const char *recovery, const char *sheet, GError **error)
{
  const TillidClinic *clinic = tillid_session_get_clinic (session);

  if (sheet != NULL && !tillid_recovery_sheet_write (clinic->name, recovery,
                                                     tillid_session_today (session), sheet, error))
    return FALSE;
  if (printf ("%s\n", recovery) < 0 || fflush (stdout) != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                           C_ ("error",
                               "The recovery key could not be shown. Nothing was changed."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run (TillidCtl *ctl, TillidSession *session, gboolean is_new, const char *sheet, GError **error)
{
  g_autoptr (TillidFileKey) next = NULL;
  char *recovery = tillid_session_dup_recovery_key (session, error);
  gboolean done;

  if (recovery == NULL)
    return FALSE;
  if (is_new)
    {
      tillid_ctl_forget_password (recovery);
      next = tillid_file_key_new_random ();
      recovery = tillid_file_key_to_recovery (next);
    }
  done = show (session, recovery, sheet, error);
  tillid_ctl_forget_password (recovery);
  if (!done || !is_new)
    return done;
  if (tillid_session_change_key (session, next, error))
    return TRUE;
  g_prefix_error (error, "%s ", C_ ("ctl", "the recovery key until now still holds:"));
  return FALSE;
}

/* `recovery-key`: shows it, or makes a new one. Returns: an exit code. */
int
tillid_ctl_recovery_key (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *sheet = NULL;
  gboolean is_new = FALSE;
  const GOptionEntry entries[] = {
    { "new", 0, 0, G_OPTION_ARG_NONE, &is_new,
      N_ ("Encrypt the clinic with a new key; passwords stay"), NULL },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_ ("Write a page to print"), "OUT.pdf" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--new] [--sheet OUT.pdf]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, TRUE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  return run (ctl, session, is_new, sheet, &error) ? TILLID_EXIT_DONE
                                                   : tillid_ctl_fail (ctl, ctl->db_path, error);
}
