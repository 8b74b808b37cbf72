/* tillid-ctl-new.c - tillidctl new: an empty clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl-password.h"

/* The recovery key is the result: it goes to standard output, once. */
static gboolean
make_encrypted (TillidCtl *ctl, const char *path, const char *clinic, GError **error)
{
  g_autoptr (TillidSession) session = NULL;
  char *password = NULL, *recovery = NULL;

  if (!tillid_db_can_encrypt ())
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER,
                           C_ ("error",
                               "This Tillid was built without SQLCipher: it cannot open or "
                               "make encrypted clinic files. Nothing was changed."));
      return FALSE;
    }
  password = tillid_ctl_read_new_password (ctl, error);
  if (password != NULL)
    session = tillid_session_create_encrypted (path, clinic, ctl->as_name, password,
                                               TILLID_SESSION_DIRECT, error);
  tillid_ctl_forget_password (password);
  recovery = session != NULL ? tillid_session_dup_recovery_key (session, error) : NULL;
  if (recovery == NULL)
    return FALSE;
  printf ("%s\n", recovery);
  tillid_ctl_forget_password (recovery);
  tillid_ctl_warn (ctl, path,
                   C_ ("ctl", "this is the recovery key: keep it on paper, away from the computer; "
                              "without it and without a password nobody can open the clinic"));
  tillid_session_close (session);
  return TRUE;
}

/* `new FILE`: an empty clinic; an existing FILE is left as it is. Returns: an exit code. */
int
tillid_ctl_new (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *clinic = NULL;
  gboolean encrypted = FALSE;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_STRING, &clinic, N_ ("The name of the clinic"), "NAME" },
    { "encrypted", 0, 0, G_OPTION_ARG_NONE, &encrypted,
      N_ ("Encrypt the file; prints the recovery key"), NULL },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "FILE [--clinic NAME] [--encrypted]", 1, 1, &argc, &argv,
                         &exit_code))
    return exit_code;
  if (encrypted)
    return make_encrypted (ctl, argv[1], clinic, &error) ? TILLID_EXIT_DONE
                                                         : tillid_ctl_fail (ctl, argv[1], error);
  session = tillid_session_create (argv[1], clinic, ctl->as_name, TILLID_SESSION_DIRECT, &error);
  if (session == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  tillid_session_close (session);
  return TILLID_EXIT_DONE;
}
