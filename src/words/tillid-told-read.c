/* tillid-told-read.c - reading the parts of a typed date: day, month, season, year
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Text and phrases are compared in one normal form: case folded, ASCII digits, one space, no Arabic
 * vowel signs, one form of alef, yeh, kaf and teh marbuta. In a date, words are looked for longest
 * first ("rabi al-awwal" before "rabi"). Month names may belong to several calendars: the year tells
 * which. What is ambiguous (12/3 in English, a year of two digits) is not understood: the words are
 * kept, and a wrong date is worse than none. */
#include "config.h"

#include "tillid-told-read.h"

#include <stdlib.h>
#include <string.h>

#include "tillid-calendar.h"
#include "tillid-icu.h"

/* What was found in a date. */
typedef struct
{
  int numbers[3];
  int n_digits[3];
  int n_numbers;
  int months[TILLID_N_CALENDARS]; /* the month by this name, 0 if there is none */
  gboolean has_month;
  int season;
} Parts;

/* Years of which living people tell, and their grandparents. */
static const struct
{
  int first, last;
} plausible[TILLID_N_CALENDARS] = {
  [TILLID_CALENDAR_GREGORIAN] = { 1850, 2150 },
  [TILLID_CALENDAR_PERSIAN] = { 1230, 1529 },
  [TILLID_CALENDAR_ISLAMIC] = { 1266, 1575 },
  [TILLID_CALENDAR_ETHIOPIC] = { 1842, 2142 },
};

static gunichar
normal_letter (gunichar c)
{
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return '0' + digit;
  switch (c)
    {
    case 0x0622: /* alef with madda, with hamza above and below */
    case 0x0623:
    case 0x0625:
      return 0x0627;
    case 0x0649: /* alef maksura, Persian yeh */
    case 0x06cc:
      return 0x064a;
    case 0x06a9: /* Persian kaf */
      return 0x0643;
    case 0x0629: /* teh marbuta */
      return 0x0647;
    case 0x060c: /* Arabic comma */
    case ',':
      return ' ';
    case 0x061f: /* Arabic question mark */
      return '?';
    case 0x2018:
    case 0x2019:
    case '`':
      return '\'';
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return g_unichar_isspace (c) ? ' ' : c;
    }
}

/**
 * tillid_told_read_normalise:
 * @text: typed text or a phrase
 *
 * Returns: (transfer full): the form in which both are compared
 */
char *
tillid_told_read_normalise (const char *text)
{
  g_autofree char *folded = tillid_icu_fold (text);
  GString *normal = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_arabic_sign = (c >= 0x064b && c <= 0x0652) || c == 0x0640;

      if (is_arabic_sign)
        continue;
      c = normal_letter (c);
      if (c == ' ' && (normal->len == 0 || normal->str[normal->len - 1] == ' '))
        continue;
      g_string_append_unichar (normal, c);
    }
  return g_strchomp (g_string_free (normal, FALSE));
}

/**
 * tillid_told_read_matches:
 * @phrases: a language
 * @key: key of a list or phrase
 * @number: which item
 * @text: normalised
 *
 * Returns: whether @text is one of its spellings
 */
gboolean
tillid_told_read_matches (const TillidPhrases *phrases,
                          const char *key,
                          int number,
                          const char *text)
{
  const char *const *spellings = tillid_phrases_spellings (phrases, key, number);

  for (; spellings != NULL && *spellings != NULL; spellings++)
    {
      g_autofree char *spelling = tillid_told_read_normalise (*spellings);

      if (g_str_equal (spelling, text))
        return TRUE;
    }
  return FALSE;
}

/**
 * tillid_told_read_item:
 * @phrases: a language
 * @key: key of a list
 * @text: normalised
 *
 * Returns: the number of the item that @text names, 0 if none
 */
int
tillid_told_read_item (const TillidPhrases *phrases, const char *key, const char *text)
{
  int count = tillid_phrases_count (phrases, key);

  for (int i = 1; i <= count; i++)
    if (tillid_told_read_matches (phrases, key, i, text))
      return i;
  return 0;
}

/**
 * tillid_told_read_number:
 * @phrases: a language
 * @text: normalised: "12" or "twelve"
 *
 * Returns: the number, -1 if it is none
 */
int
tillid_told_read_number (const TillidPhrases *phrases, const char *text)
{
  gsize length = strspn (text, "0123456789");
  int item;

  if (length > 0)
    return text[length] == '\0' && length <= 4 ? atoi (text) : -1;
  item = tillid_told_read_item (phrases, "number", text);
  return item > 0 ? item : -1;
}

static gboolean
is_word_end (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '\0' || !(g_unichar_isalpha (c) || g_unichar_ismark (c));
}

/* Length of the longest spelling of the item that @p begins with, 0 if none. */
static gsize
length_of_item (const TillidPhrases *phrases, const char *key, int number, const char *p)
{
  const char *const *spellings = tillid_phrases_spellings (phrases, key, number);
  const char *short_name = tillid_phrases_short_name (phrases, key, number);
  gsize longest = 0;

  for (int i = -1; i < 0 || (spellings != NULL && spellings[i] != NULL); i++)
    {
      g_autofree char *spelling = tillid_told_read_normalise (i < 0 ? short_name : spellings[i]);
      gsize length = strlen (spelling);

      if (length > longest && g_str_has_prefix (p, spelling) && is_word_end (p + length))
        longest = length;
    }
  return longest;
}

/* The longest name in @key at @p that is longer than @shortest; 0 if none. */
static int
longest_item (const TillidPhrases *phrases, const char *key, const char *p, gsize *shortest)
{
  int count = tillid_phrases_count (phrases, key);
  int found = 0;

  for (int i = 1; i <= count; i++)
    {
      gsize length = length_of_item (phrases, key, i, p);

      if (length > *shortest)
        {
          *shortest = length;
          found = i;
        }
    }
  return found;
}

/* Reads one word at @p into @parts. Returns its length, 0 if it is no word of a date. */
static gsize
read_word (const TillidPhrases *phrases, const char *p, int calendar, Parts *parts)
{
  gsize length = 0;
  gsize season_length, filler_length;
  int months[TILLID_N_CALENDARS] = { 0 };
  gboolean is_month = FALSE;
  int season;

  for (int c = 0; c < TILLID_N_CALENDARS; c++)
    {
      /* Equally long names in two calendars both count. */
      gsize at_least = length > 0 ? length - 1 : 0;
      int month = calendar == TILLID_TOLD_ANY_CALENDAR || calendar == c
                    ? longest_item (phrases, tillid_phrases_month_key (c), p, &at_least)
                    : 0;

      if (month == 0)
        continue;
      if (at_least > length)
        memset (months, 0, sizeof months);
      length = at_least;
      months[c] = month;
      is_month = TRUE;
    }

  season_length = length;
  season = longest_item (phrases, "season", p, &season_length);
  filler_length = season_length;
  if (longest_item (phrases, "filler", p, &filler_length) > 0 ||
      longest_item (phrases, "weekday", p, &filler_length) > 0)
    return filler_length;
  if ((season > 0 || is_month) && (parts->has_month || parts->season > 0))
    return 0; /* a second one */
  if (season > 0)
    parts->season = season;
  else if (is_month)
    {
      memcpy (parts->months, months, sizeof months);
      parts->has_month = TRUE;
    }
  return season_length;
}

static gboolean
read_parts (const TillidPhrases *phrases, const char *text, int calendar, Parts *parts)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize length = strspn (p, "0123456789");

      if (*p == ' ' || *p == '.')
        length = 1;
      else if (length > 4 || (length > 0 && parts->n_numbers == 3))
        return FALSE;
      else if (length > 0)
        {
          parts->numbers[parts->n_numbers] = atoi (p);
          parts->n_digits[parts->n_numbers++] = (int) length;
        }
      else
        length = read_word (phrases, p, calendar, parts);
      if (length == 0)
        return FALSE;
      p += length;
    }
  return TRUE;
}

static gboolean
is_plausible (int calendar, int year)
{
  return year >= plausible[calendar].first && year <= plausible[calendar].last;
}

/* The calendar of @year: the one that was named, that of the month, the language's own; -1 if the year
 * fits none of them. */
static int
calendar_of_year (const TillidToldReader *reader, const Parts *parts, int year)
{
  int own = tillid_phrases_calendar (reader->phrases);
  int named = reader->calendar;

  if (named != TILLID_TOLD_ANY_CALENDAR)
    return is_plausible (named, year) && (!parts->has_month || parts->months[named] > 0) ? named
                                                                                         : -1;
  if (!parts->has_month)
    {
      if (is_plausible (own, year))
        return own;
      return is_plausible (TILLID_CALENDAR_GREGORIAN, year) ? TILLID_CALENDAR_GREGORIAN : -1;
    }
  if (parts->months[own] > 0 && is_plausible (own, year))
    return own;
  for (int c = 0; c < TILLID_N_CALENDARS; c++)
    if (parts->months[c] > 0 && is_plausible (c, year))
      return c;
  return -1;
}

/* 1991 is a year, and 91 too where it can be no day. Returns -1 if it is none. */
static int
year_from_number (const Parts *parts, int index)
{
  if (parts->n_digits[index] == 4)
    return parts->numbers[index];
  if (parts->n_digits[index] == 2 && parts->numbers[index] > 31 &&
      (parts->has_month || parts->season > 0))
    return 1900 + parts->numbers[index];
  return -1;
}

static gboolean
finish_day (TillidToldReader *reader, TillidToldPoint *point)
{
  if (!tillid_calendar_is_valid (point->calendar, point->year, point->month, point->day))
    {
      reader->no_such_day = TRUE;
      return FALSE;
    }
  point->kind = TILLID_TOLD_DAY;
  return TRUE;
}

/* A date without its year, completed from @rest, the other end of "10 to 21 August 2015". */
static gboolean
complete (TillidToldReader *reader,
          const Parts *parts,
          const TillidToldPoint *rest,
          TillidToldPoint *point)
{
  if (rest == NULL || rest->year == 0 || parts->n_numbers > 1)
    return FALSE;
  point->calendar = rest->calendar;
  point->year = rest->year;
  if (parts->season > 0 && parts->n_numbers == 0)
    {
      point->kind = TILLID_TOLD_SEASON;
      point->season = parts->season;
      return TRUE;
    }
  point->month = parts->has_month ? parts->months[rest->calendar] : rest->month;
  if (point->month == 0)
    return FALSE;
  if (parts->n_numbers == 0)
    {
      point->kind = TILLID_TOLD_MONTH;
      return parts->has_month;
    }
  point->day = parts->numbers[0];
  return (parts->has_month || rest->kind == TILLID_TOLD_DAY) && finish_day (reader, point);
}

static gboolean
point_from_parts (TillidToldReader *reader,
                  const Parts *parts,
                  const TillidToldPoint *rest,
                  TillidToldPoint *point)
{
  int year_at = parts->n_numbers - 1;
  int year = year_at >= 0 ? year_from_number (parts, year_at) : -1;
  int calendar;

  if (year < 0 && parts->n_numbers == 2)
    year = year_from_number (parts, year_at = 0);
  if (year < 0)
    return complete (reader, parts, rest, point);

  calendar = calendar_of_year (reader, parts, year);
  if (calendar < 0 || parts->n_numbers > 2)
    return FALSE;
  point->calendar = calendar;
  point->year = year;
  point->month = parts->months[calendar];
  if (parts->n_numbers == 2)
    {
      point->day = parts->numbers[1 - year_at];
      return parts->has_month && parts->season == 0 && finish_day (reader, point);
    }
  point->season = parts->season;
  if (parts->season > 0)
    point->kind = TILLID_TOLD_SEASON;
  else
    point->kind = parts->has_month ? TILLID_TOLD_MONTH : TILLID_TOLD_YEAR;
  return TRUE;
}

/* 2015-03-12, 2015-03, 12/3 2015, 12.3.2015. Returns FALSE if it is nothing of the kind. */
static gboolean
read_numeric (TillidToldReader *reader, const char *text, TillidToldPoint *point)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) words = NULL;
  Parts none = { 0 };
  int a, b, c, calendar;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex, g_regex_new ("^(?:(\\d{4})-(\\d\\d?)(?:-(\\d\\d?))?|(\\d\\d?)[./-] ?(\\d\\d?)"
                           "(?:[./-] ?| )(\\d{4}))$",
                           G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;

  words = g_match_info_fetch_all (match);
  if (words[1][0] != '\0')
    {
      point->year = atoi (words[1]);
      point->month = atoi (words[2]);
      point->day = words[3] != NULL ? atoi (words[3]) : 0;
    }
  else
    {
      a = atoi (words[4]);
      b = atoi (words[5]);
      c = atoi (words[6]);
      /* 12/3 is two days for two people, unless one of the numbers can be no month. */
      if (a <= 12 && b <= 12 && a != b && !tillid_phrases_day_comes_first (reader->phrases))
        return FALSE;
      if (b > 12 && tillid_phrases_day_comes_first (reader->phrases))
        return FALSE;
      point->year = c;
      point->month = b > 12 ? a : b;
      point->day = b > 12 ? b : a;
    }
  calendar = calendar_of_year (reader, &none, point->year);
  if (calendar < 0)
    return FALSE;
  point->calendar = calendar;
  if (words[1][0] == '\0' || words[3] != NULL)
    return finish_day (reader, point);
  point->kind = TILLID_TOLD_MONTH;
  return point->month >= 1 && point->month <= tillid_calendar_months_in_year (calendar);
}

/**
 * tillid_told_read_date:
 * @reader: language and day
 * @text: normalised
 * @rest: (nullable): where month and year come from if @text does not say them
 * @out_point: (out): a day, month, season or year
 *
 * Returns: whether @text was understood; @out_point is untouched if not
 */
gboolean
tillid_told_read_date (TillidToldReader *reader,
                       const char *text,
                       const TillidToldPoint *rest,
                       TillidToldPoint *out_point)
{
  TillidToldPoint point = { 0 };
  Parts parts = { 0 };

  if (read_numeric (reader, text, &point))
    {
      *out_point = point;
      return TRUE;
    }
  point = (TillidToldPoint){ 0 };
  if (!read_parts (reader->phrases, text, reader->calendar, &parts) ||
      !point_from_parts (reader, &parts, rest, &point))
    return FALSE;
  *out_point = point;
  return TRUE;
}
