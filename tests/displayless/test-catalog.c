/* test-catalog.c - texts in another language than that of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected words are those that stand in po/da.po and po/ar.po. */
#include "config.h"

#include <libintl.h>

#include "tillid-catalog.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

static void
assert_when (const char *tag, const char *expected)
{
  g_autoptr (TillidCatalog) catalog = tillid_catalog_new (tag);

  g_assert_cmpstr (tillid_catalog_get (catalog, "readers", "When"), ==, expected);
}

static void
test_known (void)
{
  assert_when ("da", "Hvornår");
  assert_when ("ar", "متى");
  assert_when ("ar-IQ", "متى");
  assert_when ("en", "When");
  assert_when ("ti", "When");
  assert_when ("../../etc", "When");
}

/* The language of the program is another one, before and after. */
static void
test_nothing_else (void)
{
  const char *before = g_getenv ("LANGUAGE");
  g_autoptr (TillidCatalog) catalog = tillid_catalog_new ("ar");

  g_assert_cmpstr (tillid_catalog_get (catalog, "readers", "no such text"), ==, "no such text");
  g_assert_cmpstr (tillid_catalog_get (catalog, "no such context", "When"), ==, "When");
  g_assert_cmpstr (tillid_catalog_get (catalog, "readers", ""), ==, "");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, before);
}

/* A file that was cut off, at many places: words or none, and nothing read beyond it. */
static void
test_cut_off (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tillid-catalog-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, "da", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *bound = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autofree char *whole =
    g_build_filename (bound, "da", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  for (gsize i = 0; i < 200; i++)
    {
      const gsize end = i < 64 ? i : length * i / 200;
      g_autoptr (TillidCatalog) catalog = NULL;
      const char *found = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) end, NULL));
      catalog = tillid_catalog_new ("da");
      found = tillid_catalog_get (catalog, "readers", "When");
      g_assert_true (g_str_equal (found, "When") || g_str_equal (found, "Hvornår"));
    }
  bindtextdomain (GETTEXT_PACKAGE, bound);
  tillid_test_folder_remove (folder);
}

static void
test_say (void)
{
  g_autoptr (TillidCatalog) danish = tillid_catalog_new ("da");
  g_autoptr (TillidCatalog) unknown = tillid_catalog_new ("xx");

  /* By hand, from po/da.po. Of a language without texts the program's are taken. */
  g_assert_cmpstr (tillid_catalog_say (danish, "timeline", "some day"), ==, "en dag");
  g_assert_cmpstr (tillid_catalog_say (unknown, "timeline", "some day"), ==, "some day");
  g_assert_cmpstr (tillid_catalog_say (NULL, "timeline", "some day"), ==, "some day");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  g_test_add_func ("/words/catalog/known", test_known);
  g_test_add_func ("/words/catalog/nothing-else", test_nothing_else);
  g_test_add_func ("/words/catalog/cut-off", test_cut_off);
  g_test_add_func ("/words/catalog/say", test_say);
  return g_test_run ();
}
