/* tillid-format.c - how dates, ages, times and languages are written for readers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The one place that writes a date. Month names and patterns come from the phrase files, never from
 * strftime(), which would take them from the installed locale. Numbers take the digits of the language.
 *
 * The tag says for whom: a patient's language for what the patient reads, NULL for the language of the
 * program. What is returned is one unit of text; inside a sentence it goes through
 * tillid_words_isolate(). A told date is written as it was understood and never more precisely. */
#include "config.h"

#include "tillid-format.h"

#include <string.h>

#include "tillid-calendar.h"
#include "tillid-phrases.h"
#include "tillid-words.h"

/**
 * tillid_format_ui_language:
 *
 * Returns: (transfer none): the tag of the language that gettext speaks now: of those in LANGUAGE the
 *   first that we have, else "en"
 */
const char *
tillid_format_ui_language (void)
{
  static const char *const ours[] = { "ar", "da", "en" };
  const char *const *names = g_get_language_names ();

  for (; *names != NULL; names++)
    for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
      if (g_str_has_prefix (*names, ours[i]) && !g_ascii_isalpha ((*names)[2]))
        return *names;
  return "en";
}

static const TillidPhrases *
phrases_for (const char *tag)
{
  return tillid_phrases_get (tag != NULL ? tag : tillid_format_ui_language ());
}

static char *
number_in (const TillidPhrases *phrases, gint64 number)
{
  g_autofree char *ascii = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return tillid_phrases_digits (phrases, ascii);
}

static char *
fill_one (const TillidPhrases *phrases, const char *key, const char *value)
{
  const char *const values[] = { value };

  return tillid_phrases_fill (tillid_phrases_name (phrases, key, 1), "0", values);
}

static char *
fill_two (const TillidPhrases *phrases, const char *key, const char *first, const char *second)
{
  const char *const values[] = { first, second };

  return tillid_phrases_fill (tillid_phrases_name (phrases, key, 1), "01", values);
}

/* Fills a pattern of a date; parts that are 0 are left empty. */
static char *
fill_date (const TillidPhrases *phrases,
           const char *key,
           TillidCalendar calendar,
           gboolean is_short,
           int year,
           int month,
           int day)
{
  const char *months = tillid_phrases_month_key (calendar);
  g_autofree char *d = number_in (phrases, day);
  g_autofree char *y = number_in (phrases, year);
  const char *m = is_short ? tillid_phrases_short_name (phrases, months, month)
                           : tillid_phrases_name (phrases, months, month);
  const char *const values[] = { d, m, y };

  return tillid_phrases_fill (tillid_phrases_name (phrases, key, 1), "dmy", values);
}

/**
 * tillid_format_day_in:
 * @calendar: the calendar to write in: the patient's, for the patient
 * @day: a day
 * @style: how much of it
 * @tag: (nullable): for whom
 *
 * Returns: (transfer full): the day; "" for %TILLID_ABSENT
 */
char *
tillid_format_day_in (TillidCalendar calendar,
                      TillidDay day,
                      TillidFormatDay style,
                      const char *tag)
{
  const TillidPhrases *phrases = phrases_for (tag);
  gboolean has_year = style != TILLID_FORMAT_DAY_MONTH && style != TILLID_FORMAT_DAY_WEEKDAY;
  g_autofree char *date = NULL;
  const char *values[2];
  int y, m, d;

  if (day == TILLID_ABSENT)
    return g_strdup ("");
  tillid_calendar_from_day (calendar, day, &y, &m, &d);
  date = fill_date (phrases, has_year ? "day" : "day-month", calendar,
                    style == TILLID_FORMAT_DAY_SHORT, y, m, d);
  if (style != TILLID_FORMAT_DAY_WEEKDAY && style != TILLID_FORMAT_DAY_FULL)
    return g_steal_pointer (&date);

  values[0] = style == TILLID_FORMAT_DAY_FULL
                ? tillid_phrases_name (phrases, "weekday", tillid_day_weekday (day))
                : tillid_phrases_short_name (phrases, "weekday", tillid_day_weekday (day));
  values[1] = date;
  return tillid_phrases_fill (tillid_phrases_name (phrases, "weekday-day", 1), "w0", values);
}

/**
 * tillid_format_day:
 * @day: a day
 * @style: how much of it
 * @tag: (nullable): for whom; %NULL: in the language of the program
 *
 * Writes a Gregorian date, always with the month in words.
 *
 * Returns: (transfer full): "24 Mar 2026"; "" for %TILLID_ABSENT
 */
char *
tillid_format_day (TillidDay day, TillidFormatDay style, const char *tag)
{
  return tillid_format_day_in (TILLID_CALENDAR_GREGORIAN, day, style, tag);
}

/* "10 to 21 August 2015": what both days have in common is said once. */
static char *
between_words (const TillidPhrases *phrases, const TillidToldPoint *point)
{
  gboolean same_year = point->year == point->to_year;
  gboolean same_month = same_year && point->month == point->to_month;
  const char *key = same_month ? "day-only" : same_year ? "day-month" : "day";
  g_autofree char *first =
    fill_date (phrases, key, point->calendar, FALSE, point->year, point->month, point->day);
  g_autofree char *last = fill_date (phrases, "day", point->calendar, FALSE, point->to_year,
                                     point->to_month, point->to_day);

  return fill_two (phrases, "span", first, last);
}

static char *
season_words (const TillidPhrases *phrases, const TillidToldPoint *point)
{
  g_autofree char *year = number_in (phrases, point->year);
  const char *const values[] = { tillid_phrases_name (phrases, "season", (int) point->season),
                                 year };

  return tillid_phrases_fill (tillid_phrases_name (phrases, "season-year", 1), "sy", values);
}

static char *
decade_words (const TillidPhrases *phrases, const TillidToldPoint *point)
{
  g_autofree char *year = number_in (phrases, point->year);

  return fill_one (phrases, "decade", year);
}

/* A date that has a calendar; (nullable) %NULL for the other kinds. */
static char *
calendar_date_words (const TillidPhrases *phrases, const TillidToldPoint *point)
{
  switch ((int) point->kind)
    {
    case TILLID_TOLD_DAY:
      return fill_date (phrases, "day", point->calendar, FALSE, point->year, point->month,
                        point->day);
    case TILLID_TOLD_BETWEEN:
      return between_words (phrases, point);
    case TILLID_TOLD_MONTH:
      return fill_date (phrases, "month-year", point->calendar, FALSE, point->year, point->month,
                        0);
    case TILLID_TOLD_SEASON:
      return season_words (phrases, point);
    case TILLID_TOLD_YEAR:
      return number_in (phrases, point->year);
    case TILLID_TOLD_DECADE:
      return decade_words (phrases, point);
    default:
      return NULL;
    }
}

/* (nullable): %NULL for a point that nobody knows. */
static char *
point_words (const TillidPhrases *phrases, const TillidToldPoint *point)
{
  static const char *const event_keys[] = { "with-event", "before-event", "after-event" };
  g_autofree char *words = NULL;

  if (point->kind == TILLID_TOLD_UNKNOWN)
    return NULL;
  if (point->kind == TILLID_TOLD_RELATIVE)
    return g_strdup (tillid_phrases_name (
      phrases,
      event_keys[point->side != TILLID_TOLD_AT || point->offset_days == 0 ? (int) point->side
                 : point->offset_days < 0                                 ? TILLID_TOLD_BEFORE
                                                                          : TILLID_TOLD_AFTER],
      1));
  if (point->kind == TILLID_TOLD_AGE)
    {
      g_autofree char *age = number_in (phrases, point->age);

      words = fill_one (phrases, "age", age);
    }
  else
    words = calendar_date_words (phrases, point);

  if (point->kind != TILLID_TOLD_AGE && point->calendar != tillid_phrases_calendar (phrases))
    {
      g_autofree char *bare = g_steal_pointer (&words);

      words = fill_two (phrases, "in-calendar", bare,
                        tillid_phrases_name (phrases, "calendar", (int) point->calendar + 1));
    }
  if (point->about)
    {
      g_autofree char *bare = g_steal_pointer (&words);

      words = fill_one (phrases, "about", bare);
    }
  if (point->side != TILLID_TOLD_AT)
    {
      g_autofree char *bare = g_steal_pointer (&words);

      words = fill_one (phrases, point->side == TILLID_TOLD_BEFORE ? "before" : "after", bare);
    }
  return g_steal_pointer (&words);
}

/**
 * tillid_format_told:
 * @told: (nullable): a told date
 * @tag: (nullable): for whom; %NULL: in the language of the program
 *
 * Writes what was understood: "spring 1991", "about age 12", "since autumn 2007", "1370 in the Iranian
 * calendar". The calendar is named unless it goes without saying in that language. Where only the words
 * are known, or the date hangs on another event, the words themselves are written, isolated.
 *
 * Returns: (transfer full): the date; never empty
 */
char *
tillid_format_told (const TillidTold *told, const char *tag)
{
  const TillidPhrases *phrases = phrases_for (tag);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (told == NULL)
    return g_strdup (tillid_phrases_name (phrases, "unknown", 1));
  if (told->start.kind == TILLID_TOLD_RELATIVE && told->said != NULL)
    return tillid_words_isolate (told->said);

  start = point_words (phrases, &told->start);
  if (told->end_kind == TILLID_TOLD_END_POINT)
    end = point_words (phrases, &told->end);
  if (start == NULL && end == NULL)
    {
      if (told->said != NULL && *told->said != '\0')
        return tillid_words_isolate (told->said);
      return g_strdup (tillid_phrases_name (phrases, "unknown", 1));
    }
  if (start == NULL)
    return fill_one (phrases, "until", end);
  if (end != NULL)
    return fill_two (phrases, "span", start, end);
  if (told->end_kind == TILLID_TOLD_END_OPEN)
    return fill_one (phrases, "since", start);
  if (told->end_kind != TILLID_TOLD_END_SAME)
    return fill_one (phrases, "ended", start);
  return g_steal_pointer (&start);
}

/**
 * tillid_format_number:
 * @number: a whole number
 * @tag: (nullable): for whom
 *
 * Returns: (transfer full): the number in the digits of that language; "" for %TILLID_ABSENT
 */
char *
tillid_format_number (gint64 number, const char *tag)
{
  return number == TILLID_ABSENT ? g_strdup ("") : number_in (phrases_for (tag), number);
}

/**
 * tillid_format_count:
 * @number: any integer
 *
 * Returns: (transfer full): @number in the digits of the program's language, isolated: as it goes into a sentence
 */
char *
tillid_format_count (gint64 number)
{
  g_autofree char *digits = tillid_format_number (number, NULL);

  return tillid_words_isolate (digits);
}

/**
 * tillid_format_is_rtl:
 * @tag: (nullable): a language; %NULL: that of the program
 *
 * Returns: %TRUE if it is written from right to left, as the names of its months are
 */
gboolean
tillid_format_is_rtl (const char *tag)
{
  return tillid_words_is_rtl (
    tillid_phrases_name (phrases_for (tag), tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN),
                         1));
}

/**
 * tillid_format_line:
 * @text: a line in the program's language that may begin with a name
 *
 * A drawn line takes its direction from its first letter, and isolating that letter does not help (Pango looks through
 * isolates): a Latin name in front would turn an Arabic line around.
 *
 * Returns: (transfer full): @text, with a mark in front if its first letter runs against the language
 */
char *
tillid_format_line (const char *text)
{
  gboolean is_rtl;

  g_return_val_if_fail (text != NULL, NULL);

  is_rtl = tillid_format_is_rtl (NULL);
  if (tillid_words_is_rtl (text) == is_rtl)
    return g_strdup (text);
  return g_strconcat (is_rtl ? "\u200f" : "\u200e", text, NULL);
}

/**
 * tillid_format_age:
 * @age: years
 * @about: whether only the year of birth is known
 * @tag: (nullable): for whom
 *
 * Returns: (transfer full): "about 55" or "55"
 */
char *
tillid_format_age (int age, gboolean about, const char *tag)
{
  const TillidPhrases *phrases = phrases_for (tag);
  g_autofree char *years = number_in (phrases, age);

  return about ? fill_one (phrases, "about", years) : g_steal_pointer (&years);
}

/**
 * tillid_format_time:
 * @minute: minutes since midnight
 * @tag: (nullable): for whom
 *
 * Returns: (transfer full): "10:15"; "" if @minute is no time of a day
 */
char *
tillid_format_time (int minute, const char *tag)
{
  g_autofree char *ascii = NULL;

  if (minute < 0 || minute >= 24 * 60)
    return g_strdup ("");
  ascii = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  return tillid_phrases_digits (phrases_for (tag), ascii);
}

/**
 * tillid_format_distance:
 * @min_days: days from one event to the other at least, negative is before
 * @max_days: the same at most; %TILLID_ABSENT for either if it is open
 *
 * In the language of the program. "Same week" is said if both may be the same day and are never more
 * than seven days apart, or are surely less than seven days apart.
 *
 * Returns: (transfer full): "same week", "62 days before", "0 to 50 days after",
 *   "5 days before to 20 days after"; "" if open
 */
char *
tillid_format_distance (gint64 min_days, gint64 max_days)
{
  gboolean is_open = min_days == TILLID_ABSENT || max_days == TILLID_ABSENT;
  gboolean meets = min_days <= 0 && max_days >= 0;
  gint64 reach = meets ? 7 : 6;
  gint64 near_days, far_days;
  g_autofree char *near_text = NULL;
  g_autofree char *far_text = NULL;

  if (is_open)
    return g_strdup ("");
  if (min_days >= -reach && max_days <= reach)
    return g_strdup (C_ ("distance", "same week"));

  near_days = MIN (ABS (min_days), ABS (max_days));
  far_days = MAX (ABS (min_days), ABS (max_days));
  if (min_days < 0 && max_days > 0)
    {
      near_text = tillid_format_number (-min_days, NULL);
      far_text = tillid_format_number (max_days, NULL);
      /* Translators: numbers of days, "5 days before to 20 days after" */
      return g_strdup_printf (ngettext ("%s days before to %s day after",
                                        "%s days before to %s days after", (gulong) max_days),
                              near_text, far_text);
    }
  near_text = tillid_format_number (near_days, NULL);
  far_text = tillid_format_number (far_days, NULL);
  if (near_days == far_days)
    return g_strdup_printf (max_days < 0
                              ? ngettext ("%s day before", "%s days before", (gulong) far_days)
                              : ngettext ("%s day after", "%s days after", (gulong) far_days),
                            far_text);
  return g_strdup_printf (max_days <= 0 ? ngettext ("%s to %s day before", "%s to %s days before",
                                                    (gulong) far_days)
                                        : ngettext ("%s to %s day after", "%s to %s days after",
                                                    (gulong) far_days),
                          near_text, far_text);
}

/**
 * tillid_format_distance_days:
 * @event: bounds of the selected event
 * @other: bounds of another one
 *
 * How far the start of @other can be from the start of @event, as tillid_format_distance().
 *
 * Returns: (transfer full): the distance; "" if a start is open
 */
char *
tillid_format_distance_days (const TillidToldBounds *event, const TillidToldBounds *other)
{
  g_return_val_if_fail (event != NULL && other != NULL, NULL);

  if (event->start_earliest == TILLID_ABSENT || event->start_latest == TILLID_ABSENT ||
      other->start_earliest == TILLID_ABSENT || other->start_latest == TILLID_ABSENT)
    return g_strdup ("");
  return tillid_format_distance (other->start_earliest - event->start_latest,
                                 other->start_latest - event->start_earliest);
}
