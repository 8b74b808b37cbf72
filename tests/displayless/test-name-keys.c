/* test-name-keys.c - names are found in every script
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "tillid-icu.h"
#include "tillid-name-keys.h"

/* Latin as uconv -x 'Any-Latin; Latin-ASCII' prints it (with ة read as ا), skeleton by hand from the rule. */
static const struct
{
  const char *name, *folded, *latin, *skeleton;
} known[] = {
  { "Salma", "salma", "salma", "slm" },
  { "سلمى", "سلمى", "slmy", "slm" },
  { "Mohammed", "mohammed", "mohammed", "mhmd" },
  { "محمد", "محمد", "mhmd", "mhmd" },
  { "Mamduh", "mamduh", "mamduh", "mdh" },
  { "ممدوح", "ممدوح", "mmdwh", "mdh" },
  { "Fatima", "fatima", "fatima", "ftm" },
  { "فاطمة", "فاطمة", "fatma", "ftm" },
  { "Rashid al-Khalidi", "rashid al-khalidi", "rashid al khalidi", "rsd l kld" },
  { "حسین", "حسین", "hsyn", "hsn" }, /* Persian yeh */
  { "ሰላም", "ሰላም", "salam", "slm" },  /* Amharic, Tigrinya */
  { "Иван Шишкин", "иван шишкин", "ivan siskin", "vn skn" },
  { "Ivan Shishkin", "ivan shishkin", "ivan shishkin", "vn skn" },
  { "Işık", "işık", "isik", "sk" }, /* Turkish dotless i */
  { "İbrahim", "i\u0307brahim", "ibrahim", "brhm" },
  { "Søren Åge Æbelø", "søren åge æbelø", "soren age aebelo", "srn g bl" },
  { "  D'Arc   Jeanne ", "d'arc jeanne", "darc jeanne", "drc jn" },
  { "Aya", "aya", "aya", "" },
  { "", "", "", "" },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_auto (TillidNameKeys) keys;

      tillid_name_keys_init (&keys, known[i].name);
      g_assert_cmpstr (keys.folded, ==, known[i].folded);
      g_assert_cmpstr (keys.latin, ==, known[i].latin);
      g_assert_cmpstr (keys.skeleton, ==, known[i].skeleton);
    }
}

/* Letters that are written without ICU come out as ICU writes them: an Arabic letter behind them sends the same text
 * to ICU, and at the end of the text it stands for itself. */
static void
test_letters_without_icu (void)
{
  static const char arabic[] = " \u0633";
  g_autofree char *tail = tillid_icu_to_latin (arabic);

  g_assert_cmpstr (tail, ==, " s");
  for (gunichar a = 0x01; a < 0x180; a = a == 0x7e ? 0xc0 : a + 1)
    for (gunichar b = 0x01; b < 0x180; b = b == 0x7e ? 0xc0 : b + 1)
      {
        char pair[32] = "";
        g_autofree char *plain = NULL, *by_icu = NULL, *expected = NULL;

        pair[g_unichar_to_utf8 (a, pair)] = '\0';
        pair[strlen (pair) + g_unichar_to_utf8 (b, pair + strlen (pair))] = '\0';
        plain = tillid_icu_to_latin (pair);
        g_strlcat (pair, arabic, sizeof pair);
        by_icu = tillid_icu_to_latin (pair);
        expected = g_strconcat (plain, tail, NULL);
        g_assert_cmpstr (expected, ==, by_icu);
      }
}

static void
test_broken_text (void)
{
  g_auto (TillidNameKeys) keys;

  /* A string that is not UTF-8 gives keys that are. */
  tillid_name_keys_init (&keys, "Sal\xffma");
  g_assert_true (g_utf8_validate (keys.folded, -1, NULL));
  g_assert_true (g_str_is_ascii (keys.latin));
}

static void
test_sort (void)
{
  /* In the order of the documented rule. */
  static const char *const sorted[] = { "Åge",   "Émile",  "emma", "İbrahim", "Zahra",
                                        "Æbelø", "Øjvind", "Иван", "سلمى",    "ሰላም" };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *before = tillid_name_sort_key (sorted[i - 1]);
      g_autofree char *after = tillid_name_sort_key (sorted[i]);

      g_assert_cmpstr (before, <, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/name-keys/known", test_known);
  g_test_add_func ("/core/name-keys/letters-without-icu", test_letters_without_icu);
  g_test_add_func ("/core/name-keys/broken-text", test_broken_text);
  g_test_add_func ("/core/name-keys/sort", test_sort);
  return g_test_run ();
}
