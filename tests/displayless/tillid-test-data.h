/* tillid-test-data.h - where third-party files for tests are
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * tillid_test_data_dup_path:
 * @name: below the folder of test data: "fhir/examples"
 *
 * $TILLID_TEST_DATA, else ../shared/data beside the sources. Skips the test when there is no such file.
 *
 * Returns: (transfer full) (nullable): its path
 */
static inline G_GNUC_UNUSED char *
tillid_test_data_dup_path (const char *name)
{
  const char *folder = g_getenv ("TILLID_TEST_DATA");
  const char *source = g_getenv ("TILLID_SOURCE_DIR");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL)
                                         : g_build_filename (source != NULL ? source : ".", "..",
                                                             "shared", "data", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip_printf ("no %s in TILLID_TEST_DATA", name);
  return NULL;
}
