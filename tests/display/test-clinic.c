/* test-clinic.c - windows with a clinic, for display tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-clinic.h"

#include "test-support.h"

/* (transfer none): a new window on the first-run page; gtk_window_destroy() it at the end. */
TillidWindow *
tillid_test_window (void)
{
  TillidWindow *window =
    tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                       tillid_application_get_settings (tillid_test_application ()));

  tillid_test_show (GTK_WIDGET (window), 1440, 900);
  return window;
}

/* (transfer full): a file called @name in a new folder; there is no such file yet. */
char *
tillid_test_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("tillid-window-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

/* (transfer none): a window on a clinic of its own. */
TillidWindow *
tillid_test_clinic (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *path = tillid_test_path ("Test.tillid");
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_create (path, "Test", "Amina Berg", TILLID_SESSION_THREADS, &error);

  g_assert_no_error (error);
  tillid_window_set_session (window, session);
  tillid_window_show_patients (window);
  return window;
}
