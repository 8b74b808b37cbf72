/* test-phrases.c - the phrase files are complete, and of the shape their schema says
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-phrases.h"

#include <libxml/xmlschemas.h>
#include <string.h>

static const char *const tags[] = { "en", "da", "ar", "ar-IQ", "fa", "fa-AF", "am", "ti" };

static char *
source_path (const char *a, const char *b)
{
  return g_build_filename (g_getenv ("TILLID_SOURCE_DIR"), "data", a, b, NULL);
}

static void
test_schema (void)
{
  g_autofree char *xsd = source_path ("xsd", "phrases.xsd");
  g_autofree char *folder = source_path ("phrases", "");
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (xsd);
  xmlSchema *schema = xmlSchemaParse (parser);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (schema);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      xmlSchemaValidCtxt *validator;

      if (!g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".gresource.xml"))
        continue;
      validator = xmlSchemaNewValidCtxt (schema);
      g_test_message ("%s", name);
      g_assert_cmpint (xmlSchemaValidateFile (validator, path, 0), ==, 0);
      xmlSchemaFreeValidCtxt (validator);
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (tags));
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

/* Every language, with what it has from its parents, can name everything. */
static void
test_complete (void)
{
  static const struct
  {
    const char *key;
    int count;
  } lists[] = {
    { "month-gregorian", 12 },          { "month-persian", 12 }, { "month-islamic", 12 },
    { "month-ethiopic", 13 },           { "season", 4 },         { "weekday", 7 },
    { "calendar", TILLID_N_CALENDARS },
  };

  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        const TillidPhrases *phrases = tillid_phrases_get (tags[t]);

        g_assert_cmpint (tillid_phrases_count (phrases, lists[i].key), ==, lists[i].count);
        for (int n = 1; n <= lists[i].count; n++)
          for (int m = 1; m < n; m++)
            g_assert_cmpstr (tillid_phrases_name (phrases, lists[i].key, n), !=,
                             tillid_phrases_name (phrases, lists[i].key, m));
      }
}

/* A spelling without its places would match everything or nothing. */
static void
test_places (void)
{
  static const struct
  {
    const char *key;
    const char *places[4];
  } phrases_with[] = {
    { "about", { "{0}" } },
    { "before", { "{0}" } },
    { "after", { "{0}" } },
    { "since", { "{0}" } },
    { "until", { "{0}" } },
    { "ended", { "{0}" } },
    { "span", { "{0}", "{1}" } },
    { "in-calendar", { "{0}", "{1}" } },
    { "age", { "{0}" } },
    { "decade", { "{0}" } },
    { "ago-day", { "{0}" } },
    { "ago-week", { "{0}" } },
    { "ago-month", { "{0}" } },
    { "ago-year", { "{0}" } },
    { "day", { "{d}", "{m}", "{y}" } },
    { "day-month", { "{d}", "{m}" } },
    { "day-only", { "{d}" } },
    { "month-year", { "{m}", "{y}" } },
    { "season-year", { "{s}", "{y}" } },
    { "weekday-day", { "{w}", "{0}" } },
  };

  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    for (guint i = 0; i < G_N_ELEMENTS (phrases_with); i++)
      {
        const char *const *spellings =
          tillid_phrases_spellings (tillid_phrases_get (tags[t]), phrases_with[i].key, 1);

        g_assert_nonnull (spellings);
        for (; *spellings != NULL; spellings++)
          for (int p = 0; p < 4 && phrases_with[i].places[p] != NULL; p++)
            g_assert_nonnull (strstr (*spellings, phrases_with[i].places[p]));
      }
}

static void
test_parents (void)
{
  const TillidPhrases *iraq = tillid_phrases_get ("ar-IQ");
  g_autofree char *digits = tillid_phrases_digits (iraq, "10:15");

  /* CLDR 42: ar-IQ and the Levant have months of their own, ar those of Egypt. */
  g_assert_cmpstr (tillid_phrases_name (iraq, "month-gregorian", 3), ==, "آذار");
  g_assert_cmpstr (tillid_phrases_name (tillid_phrases_get ("ar"), "month-gregorian", 3), ==,
                   "مارس");
  g_assert_true (tillid_phrases_get ("ar-SY") == iraq);
  g_assert_cmpstr (tillid_phrases_name (iraq, "season", 1), ==, "ربيع");
  g_assert_cmpstr (digits, ==, "١٠:١٥");

  g_assert_cmpstr (tillid_phrases_name (tillid_phrases_get ("fa-AF"), "month-persian", 2), ==,
                   "ثور");
  g_assert_true (tillid_phrases_get ("prs") == tillid_phrases_get ("fa-AF"));
  g_assert_true (tillid_phrases_get ("da_DK.UTF-8") == tillid_phrases_get ("da"));
  g_assert_true (tillid_phrases_get ("tlh") == tillid_phrases_get ("en"));
  g_assert_true (tillid_phrases_get ("../../etc/passwd") == tillid_phrases_get ("en"));
  g_assert_true (tillid_phrases_get (NULL) == tillid_phrases_get ("en"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/phrases/schema", test_schema);
  g_test_add_func ("/words/phrases/complete", test_complete);
  g_test_add_func ("/words/phrases/places", test_places);
  g_test_add_func ("/words/phrases/parents", test_parents);
  return g_test_run ();
}
