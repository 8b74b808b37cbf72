/* test-told-parse.c - dates as people type them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-told-parse.h"

/* By hand: the days a reader of that language would say are meant, on Thursday 12 March 2026, by a
 * patient born on 15 June 1970. As an EDTF string, which says the kind as well as the days. */
static const struct
{
  const char *language, *text, *edtf;
} known[] = {
  { "en", "12 March 2015", "2015-03-12" },
  { "en", "March 12, 2015", "2015-03-12" },
  { "en", "the 12th of March 2015", "2015-03-12" },
  { "en", "Thu 12 Mar 2015", "2015-03-12" },
  { "en", "2015-03-12", "2015-03-12" },
  { "en", "2015-03", "2015-03" },
  { "en", "25/3 2015", "2015-03-25" },
  { "en", "3/25/2015", "2015-03-25" },
  { "en", "5/5/2015", "2015-05-05" },
  { "en", "March 2015", "2015-03" },
  { "en", "march 91", "1991-03" },
  { "en", "spring 1991", "1991-21" },
  { "en", "In the Fall of 1991", "1991-23" },
  { "en", "1991", "1991" },
  { "en", "the 90s", "199X" },
  { "en", "the '90s", "199X" },
  { "en", "1990s", "199X" },
  { "en", "the nineties", "199X" },
  { "en", "about 1995", "1995~" },
  { "en", "ca. 1995", "1995~" },
  { "en", "before 2003", "[..2002-12-31]" },
  { "en", "before about 2003", "[..2002-12-31~]" },
  { "en", "after 2010", "[2011-01-01..]" },
  { "en", "about age 12", "[1982-06-15~..1983-06-14~]" },
  { "en", "when I was about 12", "[1982-06-15~..1983-06-14~]" },
  { "en", "when I was seven", "[1977-06-15..1978-06-14]" },
  { "en", "1370 in the Iranian calendar", "[1991-03-21..1992-03-20]" },
  { "en", "1370 (Solar Hijri)", "[1991-03-21..1992-03-20]" },
  { "en", "spring 1370 (Iranian calendar)", "[1991-03-21..1991-06-21]" },
  { "en", "about 1369 (Solar Hijri)", "[1990-03-21~..1991-03-20~]" },
  { "en", "the 1st of the month of Farvardin in the year 1370 Solar Hijri", "1991-03-21" },
  { "en", "1 Farvardin 1370", "1991-03-21" },
  { "en", "22 Bahman 1357", "1979-02-11" },
  { "en", "7 Sawr 1357", "1978-04-27" },
  { "en", "Ramadan 1445", "[2024-03-11..2024-04-09]" },
  { "en", "1 Meskerem 2016", "2023-09-12" },
  { "en", "2016 in the Ethiopian calendar", "[2023-09-12..2024-09-10]" },
  { "en", "since autumn 2007", "2007-23/.." },
  { "en", "2008 to 2010", "2008/2010" },
  { "en", "2008-2010", "2008/2010" },
  { "en", "from about 2008 until 2010", "2008~/2010" },
  { "en", "March to May 2015", "2015-03/2015-05" },
  { "en", "until 2010", "/2010" },
  { "en", "10 to 21 August 2015", "[2015-08-10..2015-08-21]" },
  { "en", "between 28 August and 3 September 2015", "[2015-08-28..2015-09-03]" },
  { "en", "yesterday", "2026-03-11" },
  { "en", "last week", "[2026-03-02..2026-03-08]" },
  { "en", "3 days ago", "2026-03-09" },
  { "en", "two months ago", "2026-01" },
  { "en", "20 years ago", "2006" },
  { "en", "about 20 years ago", "2006~" },
  { "da", "12. marts 2015", "2015-03-12" },
  { "da", "d. 12. marts 2015", "2015-03-12" },
  { "da", "12/3 2015", "2015-03-12" },
  { "da", "12.3.2015", "2015-03-12" },
  { "da", "foråret 1991", "1991-21" },
  { "da", "i foråret 1991", "1991-21" },
  { "da", "1990'erne", "199X" },
  { "da", "90'erne", "199X" },
  { "da", "halvfemserne", "199X" },
  { "da", "ca. 1995", "1995~" },
  { "da", "omkring 1995", "1995~" },
  { "da", "før 2003", "[..2002-12-31]" },
  { "da", "efter 2010", "[2011-01-01..]" },
  { "da", "da jeg var 7", "[1977-06-15..1978-06-14]" },
  { "da", "da jeg var syv år", "[1977-06-15..1978-06-14]" },
  { "da", "ca. 12 år gammel", "[1982-06-15~..1983-06-14~]" },
  { "da", "1370 i den iranske kalender", "[1991-03-21..1992-03-20]" },
  { "da", "siden efteråret 2007", "2007-23/.." },
  { "da", "2008 til 2010", "2008/2010" },
  { "da", "fra 2008 til 2010", "2008/2010" },
  { "da", "10. til 21. august 2015", "[2015-08-10..2015-08-21]" },
  { "da", "i går", "2026-03-11" },
  { "da", "sidste uge", "[2026-03-02..2026-03-08]" },
  { "da", "for 20 år siden", "2006" },
  { "ar", "12 آذار 2015", "2015-03-12" },
  { "ar", "١٢ مارس ٢٠١٥", "2015-03-12" },
  { "ar", "۱۲ آذار ۲۰۱۵", "2015-03-12" },
  { "ar", "كانون الثاني 2015", "2015-01" },
  { "ar", "تشرين الأول 2015", "2015-10" },
  { "ar", "ربيع 1991", "1991-21" },
  { "ar", "في ربيع عام ١٩٩١", "1991-21" },
  { "ar", "ربيع الأول 1445", "[2023-09-16..2023-10-15]" },
  { "ar", "١٩٩١", "1991" },
  { "ar", "التسعينات", "199X" },
  { "ar", "حوالي 1995", "1995~" },
  { "ar", "قبل 2003", "[..2002-12-31]" },
  { "ar", "بعد عام 2010", "[2011-01-01..]" },
  { "ar", "قبل 20 سنة", "2006" },
  { "ar", "عندما كان عمري 7 سنوات", "[1977-06-15..1978-06-14]" },
  { "ar", "1370 هجري شمسي", "[1991-03-21..1992-03-20]" },
  { "ar", "منذ خريف 2007", "2007-23/.." },
  { "ar", "من 2008 إلى 2010", "2008/2010" },
  { "ar", "من 10 إلى 21 آب 2015", "[2015-08-10..2015-08-21]" },
  { "ar", "أمس", "2026-03-11" },
  { "ar-IQ", "٢١ نيسان ٢٠٠٣", "2003-04-21" },
  { "fa-AF", "۷ ثور ۱۳۵۷", "1978-04-27" },
  { "fa-AF", "بهار ۱۳۷۰", "[1991-03-21..1991-06-21]" },
  { "fa", "۱۳۷۰", "[1991-03-21..1992-03-20]" },
  { "am", "መስከረም 1 2016", "2023-09-12" },
};

static void
test_known (void)
{
  TillidToldContext context = { tillid_day_from_ymd (1970, 6, 15),
                                tillid_day_from_ymd (1970, 6, 15), NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidTold) told = tillid_told_parse (known[i].text, known[i].language,
                                                       tillid_day_from_ymd (2026, 3, 12), &error);
      g_autofree char *edtf = NULL;

      g_test_message ("%s: %s", known[i].language, known[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (told->said, ==, known[i].text);
      g_assert_cmpstr (told->language, ==, known[i].language);
      edtf = tillid_told_to_edtf (told, &context);
      g_assert_cmpstr (edtf, ==, known[i].edtf);
    }
}

static void
test_kept (void)
{
  g_autoptr (TillidTold) age = tillid_told_parse ("about age 12", "en", TILLID_ABSENT, NULL);
  g_autoptr (TillidTold) unknown = tillid_told_parse ("  don't know ", "en", TILLID_ABSENT, NULL);

  /* An age stays an age, not the years it means today. */
  g_assert_cmpint (age->start.kind, ==, TILLID_TOLD_AGE);
  g_assert_cmpint (age->start.age, ==, 12);
  g_assert_true (age->start.about);
  g_assert_cmpint (unknown->start.kind, ==, TILLID_TOLD_UNKNOWN);
  g_assert_cmpstr (unknown->said, ==, "don't know");
}

static void
test_not_understood (void)
{
  static const struct
  {
    const char *language, *text;
    int code;
  } bad[] = {
    { "en", "", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "when the war came", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "12/3 2015", TILLID_TOLD_ERROR_NOT_UNDERSTOOD }, /* two days for two people */
    { "ar", "12/3/2015", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "1370", TILLID_TOLD_ERROR_NOT_UNDERSTOOD }, /* in which calendar? */
    { "en", "12 March", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "spring", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "12", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "the nineties in the Iranian calendar", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "age 12 (Solar Hijri)", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "2010 to 2008", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "spring summer 1991", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "marching 1991", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "20150312", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "age 900", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "since since since since since 1991", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
    { "en", "30 February 2015", TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { "en", "2015-02-29", TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { "en", "30 Esfand 1371", TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { "da", "31. april 2015", TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { "en", "Sal\xffma", TILLID_TOLD_ERROR_NOT_UNDERSTOOD },
  };
  g_autofree char *long_text = g_strnfill (5000, '1');
  g_autoptr (GError) too_long = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %u", i);
      g_assert_null (tillid_told_parse (bad[i].text, bad[i].language, 20524, &error));
      g_assert_error (error, TILLID_TOLD_ERROR, bad[i].code);
    }
  g_assert_null (tillid_told_parse (long_text, "en", 20524, &too_long));
  g_assert_error (too_long, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NOT_UNDERSTOOD);
  g_assert_null (tillid_told_parse ("yesterday", "en", TILLID_ABSENT, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/told-parse/known", test_known);
  g_test_add_func ("/words/told-parse/kept", test_kept);
  g_test_add_func ("/words/told-parse/not-understood", test_not_understood);
  return g_test_run ();
}
