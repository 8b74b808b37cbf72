/* test-words.c - the program changes language while it runs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-words.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* gettext reads the variable anew after this. */
  setlocale (LC_ALL, "");
}

/* Expected values: the languages' own words, from po/da.po and po/ar.po. English first, as in a process that starts
 * with it: GLib must not conclude that this program has no translations. */
static void
test_language (void)
{
  static const struct
  {
    const char *language, *undo, *days;
  } spoken[] = {
    { "en", "Undo", "%s days before" },
    { "da", "Fortryd", "%s dage f\u00f8r" },
    { "ar", "\u062a\u0631\u0627\u062c\u0639",
      "\u0642\u0628\u0644\u0647 \u0628\u0640%s \u0623\u064a\u0627\u0645" },
    { "en", "Undo", "%s days before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      speak (spoken[i].language);
      g_assert_cmpstr (g_dpgettext2 (GETTEXT_PACKAGE, "toast", "Undo"), ==, spoken[i].undo);
      g_assert_cmpstr (ngettext ("%s day before", "%s days before", 5), ==, spoken[i].days);
    }
}

/* Danish "ø" has a capital, an Arabic letter has none. */
static void
test_begin (void)
{
  static const char *const lines[][2] = {
    { "phone call", "Phone call" },
    { "\u00f8nske", "\u00d8nske" },
    { "\u0632\u064a\u0627\u0631\u0629", "\u0632\u064a\u0627\u0631\u0629" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = tillid_words_begin (lines[i][0]);

      g_assert_cmpstr (line, ==, lines[i][1]);
    }
}

/* Counted by hand; a blank before the ellipsis goes. */
static void
test_shorten (void)
{
  static const char *const lines[][2] = {
    { "Maryam", "Maryam" },
    { "Maryam N", "Maryam N" },
    { "Maryam Na", "Maryam\u2026" },
    { "\u0645\u0631\u064a\u0645\u0645\u0631\u064a\u0645\u0645",
      "\u0645\u0631\u064a\u0645\u0645\u0631\u064a\u2026" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = tillid_words_shorten (lines[i][0], 8);

      g_assert_cmpstr (line, ==, lines[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  /* A locale that is nobody's, with UTF-8: gettext looks at LANGUAGE in it. */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/language/changes", test_language);
  g_test_add_func ("/words/begin", test_begin);
  g_test_add_func ("/words/shorten", test_shorten);
  return g_test_run ();
}
