/* test-format.c - how dates and people facts read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-format.h"
#include "tillid-told-parse.h"

#include <locale.h>

/* Words by hand from the rules of the words page: never numbers only, weekday before the day. 24 March 2026
 * is a Tuesday (date -d) and, Nowruz 1405 being 21 March, 4 Farvardin. */
static const struct
{
  const char *tag;
  TillidCalendar calendar;
  TillidFormatDay style;
  const char *text;
} days[] = {
  { "en", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_MONTH, "24 March" },
  { "en", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_SHORT, "24 Mar 2026" },
  { "en", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_LONG, "24 March 2026" },
  { "en", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_WEEKDAY, "Tue 24 March" },
  { "en", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_FULL, "Tuesday 24 March 2026" },
  { "da", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_SHORT, "24. marts 2026" },
  { "da", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_WEEKDAY, "tirs. 24. marts" },
  { "ar", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_SHORT, "٢٤ مارس ٢٠٢٦" },
  { "ar-IQ", TILLID_CALENDAR_GREGORIAN, TILLID_FORMAT_DAY_WEEKDAY, "الثلاثاء ٢٤ آذار" },
  { "fa-AF", TILLID_CALENDAR_PERSIAN, TILLID_FORMAT_DAY_LONG, "۴ حمل ۱۴۰۵" },
  { "fa", TILLID_CALENDAR_PERSIAN, TILLID_FORMAT_DAY_LONG, "۴ فروردین ۱۴۰۵" },
};

static void
test_day (void)
{
  TillidDay day = tillid_day_from_ymd (2026, 3, 24);
  g_autofree char *absent = tillid_format_day (TILLID_ABSENT, TILLID_FORMAT_DAY_LONG, "en");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text =
        tillid_format_day_in (days[i].calendar, day, days[i].style, days[i].tag);

      g_assert_cmpstr (text, ==, days[i].text);
    }
  g_assert_cmpstr (absent, ==, "");
}

/* What is typed in one language reads in another; by hand. */
static const struct
{
  const char *typed_in, *typed, *tag, *text;
} told_dates[] = {
  { "en", "spring 1991", "en", "spring 1991" },
  { "en", "spring 1991", "da", "foråret 1991" },
  { "en", "spring 1991", "ar", "ربيع ١٩٩١" },
  { "en", "about 1995", "en", "about 1995" },
  { "en", "ca. 1995", "da", "omkring 1995" },
  { "en", "12 Mar 2015", "en", "12 March 2015" },
  { "en", "10 to 21 August 2015", "en", "10 to 21 August 2015" },
  { "en", "10 to 21 August 2015", "da", "10. til 21. august 2015" },
  { "en", "10 to 21 August 2015", "ar-IQ", "من ١٠ إلى ٢١ آب ٢٠١٥" },
  { "en", "28 August to 3 September 2015", "en", "28 August to 3 September 2015" },
  { "en", "since autumn 2007", "en", "since autumn 2007" },
  { "da", "siden efteråret 2007", "en", "since autumn 2007" },
  { "en", "2008 to 2010", "en", "2008 to 2010" },
  { "en", "until 2010", "en", "until 2010" },
  { "en", "before about 2003", "en", "before about 2003" },
  { "en", "the 90s", "en", "the 1990s" },
  { "en", "the 90s", "da", "1990'erne" },
  { "en", "when I was about 12", "en", "about age 12" },
  { "en", "about age 12", "da", "omkring 12 år gammel" },
  { "en", "1370 (Solar Hijri)", "en", "1370 in the Iranian calendar" },
  { "en", "1370 (Solar Hijri)", "da", "1370 i den iranske kalender" },
  { "en", "1370 (Solar Hijri)", "fa", "۱۳۷۰" },
  { "en", "7 Sawr 1357", "fa-AF", "۷ ثور ۱۳۵۷" },
  { "en", "1991", "fa", "۱۹۹۱ میلادی" },
  { "en", "unknown", "en", "\u2068unknown\u2069" },
};

static void
test_told (void)
{
  g_autofree char *nothing = tillid_format_told (NULL, "en");
  g_autoptr (TillidTold) words = tillid_told_new ("when the war came", "en");
  g_autoptr (TillidTold) ended = tillid_told_new_year (2007);
  g_autofree char *as_said = tillid_format_told (words, "da");
  g_autofree char *ended_text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (told_dates); i++)
    {
      g_autoptr (TillidTold) told =
        tillid_told_parse (told_dates[i].typed, told_dates[i].typed_in, 20524, NULL);
      g_autofree char *text = tillid_format_told (told, told_dates[i].tag);

      g_assert_nonnull (told);
      g_assert_cmpstr (text, ==, told_dates[i].text);
    }
  g_assert_cmpstr (nothing, ==, "not known when");
  g_assert_cmpstr (as_said, ==, "\u2068when the war came\u2069");
  ended->end_kind = TILLID_TOLD_END_UNKNOWN;
  ended_text = tillid_format_told (ended, "en");
  g_assert_cmpstr (ended_text, ==, "2007, ended at a time not known");
}

/* What is written is understood again, and means the same days. */
static void
test_read_back (void)
{
  static const char *const typed[] = { "spring 1991",   "about 1995",
                                       "12 March 2015", "10 to 21 August 2015",
                                       "before 2003",   "after 2010",
                                       "March 2015",    "the 90s",
                                       "about age 12",  "1370 (Solar Hijri)",
                                       "2008 to 2010",  "since autumn 2007",
                                       "until 2010",    "28 August to 3 September 2015" };
  static const char *const tags[] = { "en", "da", "ar", "ar-IQ", "fa", "fa-AF" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TillidTold) told = tillid_told_parse (typed[i], "en", TILLID_ABSENT, NULL);
        g_autofree char *text = tillid_format_told (told, tags[t]);
        g_autoptr (TillidTold) again = tillid_told_parse (text, tags[t], TILLID_ABSENT, &error);

        g_test_message ("%s: %s", tags[t], text);
        g_assert_no_error (error);
        g_free (again->said);
        g_free (again->language);
        again->said = g_strdup (told->said);
        again->language = g_strdup (told->language);
        g_assert_true (tillid_told_equal (told, again));
      }
}

static void
test_small (void)
{
  g_autofree char *about = tillid_format_age (55, TRUE, "en");
  g_autofree char *age = tillid_format_age (55, FALSE, "da");
  g_autofree char *morning = tillid_format_time (10 * 60 + 15, "en");
  g_autofree char *arabic = tillid_format_time (10 * 60 + 15, "ar");
  g_autofree char *no_time = tillid_format_time (24 * 60, "en");
  g_autofree char *number = tillid_format_number (-120, "fa");

  g_assert_cmpstr (about, ==, "about 55");
  g_assert_cmpstr (age, ==, "55");
  g_assert_cmpstr (morning, ==, "10:15");
  g_assert_cmpstr (arabic, ==, "١٠:١٥");
  g_assert_cmpstr (no_time, ==, "");
  g_assert_cmpstr (number, ==, "-۱۲۰");
}

static void
test_distance (void)
{
  static const struct
  {
    gint64 min, max;
    const char *text;
  } known[] = {
    { 0, 0, "same week" },
    { -4, 7, "same week" },
    { 6, 6, "same week" },
    { 7, 7, "7 days after" },
    { -62, -62, "62 days before" },
    { 0, 50, "0 to 50 days after" },
    { 20, 75, "20 to 75 days after" },
    { -30, 0, "0 to 30 days before" },
    { -30, -10, "10 to 30 days before" },
    { -5, 20, "5 days before to 20 days after" },
    { TILLID_ABSENT, 20, "" },
  };
  /* off sick on some day from 10 to 21 August 2015; the note of the GP on the 24th */
  TillidToldBounds event = { .start_earliest = tillid_day_from_ymd (2015, 8, 10),
                             .start_latest = tillid_day_from_ymd (2015, 8, 21) };
  TillidToldBounds note = { .start_earliest = tillid_day_from_ymd (2015, 8, 24),
                            .start_latest = tillid_day_from_ymd (2015, 8, 24) };
  g_autofree char *distance = tillid_format_distance_days (&event, &note);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *text = tillid_format_distance (known[i].min, known[i].max);

      g_assert_cmpstr (text, ==, known[i].text);
    }
  g_assert_cmpstr (distance, ==, "3 to 14 days after");
}

static void
test_language_name (void)
{
  static const struct
  {
    const char *tag, *name;
  } known[] = {
    { "ar", "Arabic" },
    { "ar-IQ", "Arabic (Iraq)" },
    { "ar-SY", "Arabic (Syria)" },
    { "fa-AF", "Dari" },
    { "ku", "Kurdish (Kurmanji)" },
    { "ckb", "Kurdish (Sorani)" },
    { "ti-ER", "Tigrinya (Eritrea)" },
    { "xx", "xx" },
    { "ar-XX", "Arabic (XX)" },
    { "uz-Cyrl-AF", "Uzbek (Afghanistan)" },
  };
  g_autofree char *danish = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *name = tillid_format_language_name (known[i].tag);

      g_assert_cmpstr (name, ==, known[i].name);
    }

  /* The translation of Debian's package iso-codes. */
  g_setenv ("LANGUAGE", "da", TRUE);
  setlocale (LC_ALL, "");
  danish = tillid_format_language_name ("tr");
  if (g_file_test ("/usr/share/locale/da/LC_MESSAGES/iso_639-3.mo", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (danish, ==, "Tyrkisk");
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_ALL, "");
}

static void
test_ui_language (void)
{
  static const struct
  {
    const char *language, *tag;
  } known[] = { { "da", "da" }, { "fr:da", "da" }, { "ar", "ar" }, { "dan", "en" }, { "", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_setenv ("LANGUAGE", known[i].language, TRUE);
      g_assert_cmpstr (tillid_format_ui_language (), ==, known[i].tag);
    }
  g_setenv ("LANGUAGE", "en", TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/format/day", test_day);
  g_test_add_func ("/words/format/told", test_told);
  g_test_add_func ("/words/format/read-back", test_read_back);
  g_test_add_func ("/words/format/small", test_small);
  g_test_add_func ("/words/format/distance", test_distance);
  g_test_add_func ("/words/format/language-name", test_language_name);
  g_test_add_func ("/words/format/ui-language", test_ui_language);
  return g_test_run ();
}
