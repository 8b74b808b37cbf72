/* tillid-test-folder.h - a folder of a test goes with everything in it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gstdio.h>

G_BEGIN_DECLS

/* Removes @folder and what is in it; FALSE: something stayed. Links are not followed. */
static inline G_GNUC_UNUSED gboolean
tillid_test_folder_clear (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean all = TRUE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        all = tillid_test_folder_clear (path) && all;
      else
        all = g_unlink (path) == 0 && all;
    }
  return g_rmdir (folder) == 0 && all;
}

/* The same for a folder from g_dir_make_tmp(): what stays is a failure. */
static inline G_GNUC_UNUSED void
tillid_test_folder_remove (const char *folder)
{
  g_assert_true (tillid_test_folder_clear (folder));
}

G_END_DECLS
