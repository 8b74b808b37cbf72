/* tillid-told-parse.c - understanding dates as people type them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A typed date is taken apart from the outside in, with the patterns of the language's phrase file:
 *
 *   since {0} | until {0} | {0} to {1}        start and end
 *     before {0} | after {0} | about {0}      side, about
 *       age {0} | {0} years ago | yesterday | the {0}s | {0} in the Iranian calendar
 *         day, month, season, year            tillid-told-read.c
 *
 * The inside is tried before the outside, so "2015-03-12" is a day and not a span from 2015 to March.
 * Nothing is guessed: what does not fit wholly is not understood, and the caller keeps the words. */
#include "config.h"

#include "tillid-told-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-told-read.h"

/* "about" inside "before" inside "since": enough for what people say. */
#define MAX_DEPTH 4
#define MAX_BYTES 200
/* At how many places two parts are cut from each other: more words than anybody uses for a date. */
#define MAX_CUTS 16
#define AGE_MAX 120

typedef gboolean (*TryInside) (TillidToldReader *reader,
                               char *const *inside,
                               int depth,
                               gpointer out);

static gboolean
read_point (TillidToldReader *reader, const char *text, int depth, TillidToldPoint *point);

/* Fits @text into a pattern with one place, or with two and the @nth occurrence of what is between. */
static gboolean
fit_pattern (const char *pattern, const char *text, int nth, char *out_inside[2])
{
  const char *first = strstr (pattern, "{0}");
  const char *second = strstr (pattern, "{1}");
  const char *tail;
  const char *from, *to;
  gsize text_length = strlen (text);
  gsize before, after;

  if (first == NULL || (second == NULL && nth > 0))
    return FALSE;
  before = first - pattern;
  tail = (second != NULL ? second : first) + 3;
  after = strlen (tail);
  if (text_length <= before + after || strncmp (text, pattern, before) != 0 ||
      !g_str_has_suffix (text, tail))
    return FALSE;

  from = text + before;
  to = text + text_length - after;
  if (second == NULL)
    out_inside[0] = g_strndup (from, to - from);
  else
    {
      g_autofree char *between = g_strndup (first + 3, second - first - 3);
      const char *at = strstr (from, between);

      for (int i = 0; i < nth && at != NULL; i++)
        at = strstr (at + 1, between);
      if (at == NULL || at == from || at + strlen (between) >= to)
        return FALSE;
      out_inside[0] = g_strndup (from, at - from);
      out_inside[1] = g_strndup (at + strlen (between), to - at - strlen (between));
    }
  for (int i = 0; i < 2; i++)
    if (out_inside[i] != NULL)
      g_strstrip (out_inside[i]);
  return TRUE;
}

/* Tries all spellings of a phrase until the inside of one is understood. */
static gboolean
try_phrase (TillidToldReader *reader,
            const char *key,
            const char *text,
            int depth,
            TryInside try_inside,
            gpointer out)
{
  const char *const *spellings = tillid_phrases_spellings (reader->phrases, key, 1);

  if (depth >= MAX_DEPTH)
    return FALSE;
  for (; spellings != NULL && *spellings != NULL; spellings++)
    {
      g_autofree char *pattern = tillid_told_read_normalise (*spellings);

      for (int nth = 0; nth < MAX_CUTS; nth++)
        {
          char *inside[2] = { NULL, NULL };
          gboolean fits = fit_pattern (pattern, text, nth, inside);
          gboolean understood = fits && try_inside (reader, inside, depth + 1, out);

          g_free (inside[0]);
          g_free (inside[1]);
          if (understood)
            return TRUE;
          if (!fits)
            break;
        }
    }
  return FALSE;
}

static gboolean
try_about (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidToldPoint *point = out;

  if (!read_point (reader, inside[0], depth, point) || point->about)
    return FALSE;
  point->about = TRUE;
  return TRUE;
}

static gboolean
try_before (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidToldPoint *point = out;

  if (!read_point (reader, inside[0], depth, point) || point->side != TILLID_TOLD_AT)
    return FALSE;
  point->side = TILLID_TOLD_BEFORE;
  return TRUE;
}

static gboolean
try_after (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidToldPoint *point = out;

  if (!read_point (reader, inside[0], depth, point) || point->side != TILLID_TOLD_AT)
    return FALSE;
  point->side = TILLID_TOLD_AFTER;
  return TRUE;
}

static gboolean
try_number (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  int *number = out;

  *number = tillid_told_read_number (reader->phrases, inside[0]);
  return *number >= 0;
}

static gboolean
try_age (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidToldPoint *point = out;
  int number = tillid_told_read_number (reader->phrases, inside[0]);
  gboolean is_about =
    number < 0 && try_phrase (reader, "about", inside[0], depth, try_number, &number);

  if (number < 0 || number > AGE_MAX)
    return FALSE;
  *point = (TillidToldPoint){ .kind = TILLID_TOLD_AGE, .age = number, .about = is_about };
  return TRUE;
}

static gboolean
try_decade (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidToldPoint *point = out;
  TillidToldPoint year = { 0 };
  int number = tillid_told_read_number (reader->phrases, inside[0]);

  if (number < 0 || number % 10 != 0 || !g_ascii_isdigit (inside[0][0]))
    return FALSE;
  if (number < 100)
    {
      if (reader->calendar > TILLID_CALENDAR_GREGORIAN)
        return FALSE;
      /* Two digits name the decade of a living person: the 20s are the ones we live in. */
      year.calendar = TILLID_CALENDAR_GREGORIAN;
      year.year = number < 30 ? 2000 + number : 1900 + number;
    }
  else if (!tillid_told_read_date (reader, inside[0], NULL, &year))
    return FALSE;
  *point =
    (TillidToldPoint){ .kind = TILLID_TOLD_DECADE, .calendar = year.calendar, .year = year.year };
  return TRUE;
}

static gboolean
try_calendar (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  int number = tillid_told_read_item (reader->phrases, "calendar", inside[1]);
  TillidToldPoint *point = out;
  gboolean understood;

  if (number == 0 || reader->calendar != TILLID_TOLD_ANY_CALENDAR)
    return FALSE;
  reader->calendar = number - 1;
  understood = read_point (reader, inside[0], depth, point);
  reader->calendar = TILLID_TOLD_ANY_CALENDAR;
  /* An age or "the nineties" has no calendar. */
  return understood && point->kind != TILLID_TOLD_AGE && (int) point->calendar == number - 1;
}

static void
set_days (TillidToldPoint *point, TillidDay first, TillidDay last)
{
  *point = (TillidToldPoint){ .kind = first == last ? TILLID_TOLD_DAY : TILLID_TOLD_BETWEEN };
  tillid_day_to_ymd (first, &point->year, &point->month, &point->day);
  if (first != last)
    tillid_day_to_ymd (last, &point->to_year, &point->to_month, &point->to_day);
}

/* A day so many days, weeks (from Monday), months or years before today, as wide as its unit. */
static void
set_ago (TillidToldPoint *point, TillidDay today, char unit, int number)
{
  TillidDay day = today;

  if (unit == 'd')
    set_days (point, today - number, today - number);
  else if (unit == 'w')
    {
      day = today - (gint64) number * 7 - (tillid_day_weekday (today) - 1);
      set_days (point, day, day + 6);
    }
  else
    {
      day = tillid_day_add_months (today, unit == 'y' ? -12 * number : -number);
      set_days (point, day, day);
      point->kind = unit == 'y' ? TILLID_TOLD_YEAR : TILLID_TOLD_MONTH;
      point->day = 0;
      point->month = unit == 'y' ? 0 : point->month;
    }
}

static gboolean
read_ago (TillidToldReader *reader, const char *text, int depth, TillidToldPoint *point)
{
  static const struct
  {
    const char *key;
    char unit;
    int number; /* -1: the phrase says it */
  } phrases[] = {
    { "today", 'd', 0 },     { "yesterday", 'd', 1 },  { "this-week", 'w', 0 },
    { "last-week", 'w', 1 }, { "this-month", 'm', 0 }, { "last-month", 'm', 1 },
    { "this-year", 'y', 0 }, { "last-year", 'y', 1 },  { "ago-day", 'd', -1 },
    { "ago-week", 'w', -1 }, { "ago-month", 'm', -1 }, { "ago-year", 'y', -1 },
  };

  if (reader->today == TILLID_ABSENT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      int number = phrases[i].number;
      gboolean understood =
        number >= 0 ? tillid_told_read_matches (reader->phrases, phrases[i].key, 1, text)
                    : try_phrase (reader, phrases[i].key, text, depth, try_number, &number);

      if (!understood || number > 150)
        continue;
      set_ago (point, reader->today, phrases[i].unit, number);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_decade_name (TillidToldReader *reader, const char *text, TillidToldPoint *point)
{
  /* The list of decade names begins with the fifties. */
  int number = tillid_told_read_item (reader->phrases, "decade-name", text);

  if (number == 0)
    return FALSE;
  *point = (TillidToldPoint){ .kind = TILLID_TOLD_DECADE, .year = 1940 + 10 * number };
  return TRUE;
}

static gboolean
read_point (TillidToldReader *reader, const char *text, int depth, TillidToldPoint *point)
{
  return tillid_told_read_date (reader, text, NULL, point) ||
         try_phrase (reader, "in-calendar", text, depth, try_calendar, point) ||
         read_ago (reader, text, depth, point) || read_decade_name (reader, text, point) ||
         try_phrase (reader, "decade", text, depth, try_decade, point) ||
         try_phrase (reader, "about", text, depth, try_about, point) ||
         try_phrase (reader, "before", text, depth, try_before, point) ||
         try_phrase (reader, "after", text, depth, try_after, point) ||
         try_phrase (reader, "age", text, depth, try_age, point);
}

static gboolean
try_since (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidTold *told = out;

  if (!read_point (reader, inside[0], depth, &told->start))
    return FALSE;
  told->end_kind = TILLID_TOLD_END_OPEN;
  return TRUE;
}

static gboolean
try_until (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidTold *told = out;

  if (!read_point (reader, inside[0], depth, &told->end))
    return FALSE;
  told->end_kind = TILLID_TOLD_END_POINT;
  return TRUE;
}

static gboolean
is_in_order (const TillidToldPoint *first, const TillidToldPoint *last)
{
  TillidTold a = { .start = *first };
  TillidTold b = { .start = *last };
  TillidToldBounds from, to;

  return tillid_told_bounds (&a, NULL, &from, NULL) && tillid_told_bounds (&b, NULL, &to, NULL) &&
         (from.start_earliest == TILLID_ABSENT || to.start_latest == TILLID_ABSENT ||
          from.start_earliest <= to.start_latest);
}

/* "10 to 21 August 2015" is some day between two; with anything wider it is a time that lasted. */
static gboolean
try_span (TillidToldReader *reader, char *const *inside, int depth, gpointer out)
{
  TillidTold *told = out;
  TillidToldPoint first = { 0 };
  TillidToldPoint last = { 0 };

  if (!read_point (reader, inside[1], depth, &last))
    return FALSE;
  if (!tillid_told_read_date (reader, inside[0], &last, &first) &&
      !read_point (reader, inside[0], depth, &first))
    return FALSE;
  if (!is_in_order (&first, &last))
    return FALSE;
  told->start = first;
  if (first.kind == TILLID_TOLD_DAY && last.kind == TILLID_TOLD_DAY && !first.about &&
      !last.about && first.calendar == last.calendar && first.side == TILLID_TOLD_AT &&
      last.side == TILLID_TOLD_AT)
    {
      told->start.kind = TILLID_TOLD_BETWEEN;
      told->start.to_year = last.year;
      told->start.to_month = last.month;
      told->start.to_day = last.day;
      return TRUE;
    }
  told->end_kind = TILLID_TOLD_END_POINT;
  told->end = last;
  return TRUE;
}

static gboolean
read_told (TillidToldReader *reader, const char *text, TillidTold *told)
{
  return tillid_told_read_matches (reader->phrases, "unknown", 1, text) ||
         read_point (reader, text, 0, &told->start) ||
         try_phrase (reader, "since", text, 0, try_since, told) ||
         try_phrase (reader, "span", text, 0, try_span, told) ||
         try_phrase (reader, "until", text, 0, try_until, told);
}

/**
 * tillid_told_parse:
 * @text: what was typed
 * @language: (nullable): BCP 47 tag of the language it was typed in
 * @today: for "yesterday" and "three years ago"; %TILLID_ABSENT if those shall not be understood
 * @error: return location for %TILLID_TOLD_ERROR_NOT_UNDERSTOOD or %TILLID_TOLD_ERROR_NO_SUCH_DAY
 *
 * Reads a date as people type it. On error the caller keeps the words with tillid_told_new() and leaves
 * the event undated. Thread-safe.
 *
 * Returns: (transfer full): the told date, with @text as what was said
 */
TillidTold *
tillid_told_parse (const char *text, const char *language, TillidDay today, GError **error)
{
  TillidToldReader reader = { tillid_phrases_get (language), today, TILLID_TOLD_ANY_CALENDAR,
                              FALSE };
  g_autoptr (TillidTold) told = NULL;
  g_autofree char *said = NULL;
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  said = g_strstrip (g_strdup (text));
  told = tillid_told_new (said, language);
  if (strlen (said) <= MAX_BYTES && g_utf8_validate (said, -1, NULL))
    {
      normal = tillid_told_read_normalise (said);
      if (*normal != '\0' && read_told (&reader, normal, told))
        return g_steal_pointer (&told);
    }

  if (reader.no_such_day)
    g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY,
                         C_ ("error", "This calendar has no such day"));
  else
    g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NOT_UNDERSTOOD,
                         C_ ("error", "This date is not understood; the words are kept"));
  return NULL;
}
