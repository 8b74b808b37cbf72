/* main.c - starts the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-application.h"
#include "tillid-words.h"

int
main (int argc, char *argv[])
{
  g_autoptr (TillidApplication) application = NULL;
  const char *locale_dir = g_getenv ("TILLID_LOCALE_DIR");

  tillid_words_init (locale_dir != NULL ? locale_dir : TILLID_LOCALE_DIR);
  g_set_application_name (C_ ("program", "Tillid"));

  application = tillid_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
