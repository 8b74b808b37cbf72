/* test-font-check.c - which languages no font here can show
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tillid-font-check.h"
#include "tillid-script.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

/* Where Debian has Cantarell, the font of the desktop: Latin, Greek and Cyrillic letters and no others. */
#define CANTARELL "/usr/share/fonts/opentype/cantarell"

static const char *const tags[] = { "da", "en", "prs", "ar-IQ", "ti", "ta", "uk", "so", NULL };

/* In a process of its own: fontconfig reads its settings once. */
static void
test_hidden (void)
{
  g_autofree char *folder = NULL, *path = NULL, *text = NULL, *warning = NULL;

  g_test_summary ("Other fonts are hidden: the languages are named with the package, those that "
                  "can be shown are not");
  if (!g_file_test (CANTARELL, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("fonts-cantarell is not here");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  folder = g_dir_make_tmp ("tillid-fonts-XXXXXX", NULL);
  path = g_build_filename (folder, "fonts.conf", NULL);
  text =
    g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                     "<fontconfig><dir>" CANTARELL "</dir><cachedir>%s</cachedir></fontconfig>",
                     folder);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);

  warning = tillid_font_check_warning (tags);
  g_assert_nonnull (warning);
  /* The names between FSI and PDI, in the order asked for. */
  g_assert_nonnull (strstr (
    warning,
    "\u2068Dari\u2069, \u2068Arabic (Iraq)\u2069, \u2068Tigrinya\u2069, \u2068Tamil\u2069."));
  g_assert_nonnull (strstr (warning, "\u2068fonts-noto-core\u2069"));
  g_assert_null (strstr (warning, "Danish"));
  g_assert_null (strstr (warning, "Ukrainian"));
  g_assert_null (strstr (warning, "Somali"));
  tillid_test_folder_remove (folder);
}

static void
test_here (void)
{
  g_autofree char *warning = NULL;

  g_test_summary ("With fonts-noto-core, which ./dev setup installs, nothing is missing");
  if (!g_file_test ("/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf",
                    G_FILE_TEST_EXISTS))
    {
      g_test_skip ("fonts-noto-core is not here");
      return;
    }
  warning = tillid_font_check_warning (tags);
  g_assert_null (warning);
}

static void
test_scripts (void)
{
  static const struct
  {
    const char *tag;
    GUnicodeScript script;
  } cases[] = {
    { "ar-IQ", G_UNICODE_SCRIPT_ARABIC }, { "fa_AF", G_UNICODE_SCRIPT_ARABIC },
    { "ti", G_UNICODE_SCRIPT_ETHIOPIC },  { "tig", G_UNICODE_SCRIPT_ETHIOPIC },
    { "tir", G_UNICODE_SCRIPT_LATIN },    { "UK", G_UNICODE_SCRIPT_CYRILLIC },
    { "zh-Hant", G_UNICODE_SCRIPT_HAN },  { "kmr", G_UNICODE_SCRIPT_LATIN },
    { "xx", G_UNICODE_SCRIPT_LATIN },     { "", G_UNICODE_SCRIPT_LATIN },
    { NULL, G_UNICODE_SCRIPT_LATIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tillid_script_of_language (cases[i].tag)->script, ==, cases[i].script);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  g_test_add_func ("/report/font-check/hidden", test_hidden);
  g_test_add_func ("/report/font-check/here", test_here);
  g_test_add_func ("/report/font-check/scripts", test_scripts);
  return g_test_run ();
}
