/* tillid-ctl-new.c - tillidctl new: an empty clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"

/* `new FILE`: an empty clinic; an existing FILE is left as it is. Returns: an exit code. */
int
tillid_ctl_new (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *clinic = NULL;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_STRING, &clinic, N_ ("The name of the clinic"), "NAME" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "FILE [--clinic NAME]", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_session_create (argv[1], clinic, ctl->as_name, TILLID_SESSION_DIRECT, &error);
  if (session == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  tillid_session_close (session);
  return TILLID_EXIT_DONE;
}
