/* tillid-icu.c - what we ask of ICU: calendar arithmetic, folding and transliteration
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The only file that includes ICU. Opening a calendar or a transliterator costs a thousand times more
 * than using it and neither may be used by two threads at once, so each thread opens its own on first
 * use and keeps them until it ends. Every function here may be called from any thread.
 *
 * ICU is used for arithmetic only. Names of months and the like come from our phrase files. */
#include "config.h"

#include "tillid-icu.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* ICU counts Julian days at noon UTC of the civil day; this is 1970-01-01. */
#define JULIAN_DAY_1970 2440588

typedef struct
{
  UCalendar *calendars[TILLID_N_CALENDARS]; /* (owned) (nullable) */
  UTransliterator *to_latin;                /* (owned) (nullable) */
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  for (int i = 0; i < TILLID_N_CALENDARS; i++)
    if (opened->calendars[i] != NULL)
      ucal_close (opened->calendars[i]);
  if (opened->to_latin != NULL)
    utrans_close (opened->to_latin);
  g_free (opened);
}

static GPrivate opened_key = G_PRIVATE_INIT (opened_free);

static Opened *
opened_of_this_thread (void)
{
  Opened *opened = g_private_get (&opened_key);

  if (opened == NULL)
    {
      opened = g_new0 (Opened, 1);
      g_private_set (&opened_key, opened);
    }
  return opened;
}

static UCalendar *
calendar_of_this_thread (TillidCalendar calendar)
{
  static const char *const names[TILLID_N_CALENDARS] = {
    [TILLID_CALENDAR_PERSIAN] = "@calendar=persian",
    [TILLID_CALENDAR_ISLAMIC] = "@calendar=islamic-umalqura",
    [TILLID_CALENDAR_ETHIOPIC] = "@calendar=ethiopic",
  };
  static const UChar utc[] = { 'E', 't', 'c', '/', 'G', 'M', 'T', 0 };
  UCalendar **place = &opened_of_this_thread ()->calendars[calendar];

  g_assert (names[calendar] != NULL);
  if (*place == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      *place = ucal_open (utc, -1, names[calendar], UCAL_DEFAULT, &status);
      if (U_FAILURE (status))
        g_error ("ICU cannot open the calendar %s: %s", names[calendar], u_errorName (status));
    }
  return *place;
}

/**
 * tillid_icu_to_day:
 * @calendar: any but Gregorian, which needs no ICU
 * @year: a year
 * @month: from 1
 * @day: from 1
 *
 * Parts beyond the end of a month or year run on into the next one.
 *
 * Returns: the day
 */
TillidDay
tillid_icu_to_day (TillidCalendar calendar, int year, int month, int day)
{
  UCalendar *icu = calendar_of_this_thread (calendar);
  UErrorCode status = U_ZERO_ERROR;
  int julian;

  ucal_clear (icu);
  ucal_set (icu, UCAL_EXTENDED_YEAR, year);
  ucal_set (icu, UCAL_MONTH, month - 1);
  ucal_set (icu, UCAL_DATE, day);
  julian = ucal_get (icu, UCAL_JULIAN_DAY, &status);
  g_return_val_if_fail (U_SUCCESS (status), TILLID_ABSENT);
  return (TillidDay) julian - JULIAN_DAY_1970;
}

/**
 * tillid_icu_from_day:
 * @calendar: any but Gregorian
 * @day: a known day
 * @out_year: (out): year
 * @out_month: (out): month, from 1
 * @out_day: (out): day of the month
 *
 * The inverse of tillid_icu_to_day().
 */
void
tillid_icu_from_day (TillidCalendar calendar,
                     TillidDay day,
                     int *out_year,
                     int *out_month,
                     int *out_day)
{
  UCalendar *icu = calendar_of_this_thread (calendar);
  UErrorCode status = U_ZERO_ERROR;

  ucal_setMillis (icu, (UDate) day * 86400000.0, &status);
  *out_year = ucal_get (icu, UCAL_EXTENDED_YEAR, &status);
  *out_month = ucal_get (icu, UCAL_MONTH, &status) + 1;
  *out_day = ucal_get (icu, UCAL_DATE, &status);
  g_return_if_fail (U_SUCCESS (status));
}

static UChar *
to_utf16 (const char *text, int spare, int *out_length, int *out_capacity)
{
  UErrorCode status = U_ZERO_ERROR;
  size_t bytes = strlen (text);
  UChar *units;

  /* UTF-8 never has fewer bytes than UTF-16 has units. */
  *out_capacity = (int) MIN (bytes, G_MAXINT / 64) * spare + 16;
  units = g_new (UChar, *out_capacity);
  u_strFromUTF8WithSub (units, *out_capacity, out_length, text, (int) MIN (bytes, G_MAXINT / 64),
                        0xfffd, NULL, &status);
  g_assert (U_SUCCESS (status));
  return units;
}

static char *
to_utf8 (const UChar *units, int length)
{
  UErrorCode status = U_ZERO_ERROR;
  int capacity = length * 3 + 1;
  char *text = g_malloc (capacity);

  u_strToUTF8WithSub (text, capacity, NULL, units, length, 0xfffd, NULL, &status);
  g_assert (U_SUCCESS (status));
  return text;
}

/**
 * tillid_icu_fold:
 * @text: UTF-8
 *
 * Case and compatibility folding of Unicode (NFKC_Casefold): what differs only in case, width or
 * invisible joiners becomes equal. The same in every language, so a Turkish dotless i stays one.
 *
 * Returns: (transfer full): the folded text
 */
char *
tillid_icu_fold (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  g_autofree UChar *from = NULL;
  g_autofree UChar *to = NULL;
  int length, capacity, needed;

  g_return_val_if_fail (text != NULL && U_SUCCESS (status), NULL);

  from = to_utf16 (text, 1, &length, &capacity);
  to = g_new (UChar, capacity);
  needed = unorm2_normalize (fold, from, length, to, capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR)
    {
      status = U_ZERO_ERROR;
      to = g_renew (UChar, to, needed + 1);
      needed = unorm2_normalize (fold, from, length, to, needed + 1, &status);
    }
  g_return_val_if_fail (U_SUCCESS (status), NULL);
  return to_utf8 (to, needed);
}

/* What "Any-Latin; Latin-ASCII" makes of U+00C0 to U+017F, one letter after the other; none of them depends on
 * its neighbours. */
static const char latin_letters[] = "A A A A A A AE C E E E E I I I I D N O O O O O * O U U U U Y "
                                    "TH ss a a a a a a ae c e e e e i i i i d n o o o o o "
                                    "/ o u u u u y th y A a A a A a C c C c C c C c D d D d E e E "
                                    "e E e E e E e G g G g G g G g H h H h I i I i I i I i "
                                    "I i IJ ij J j K k q L l L l L l L l L l N n N n N n 'n N n O "
                                    "o O o O o OE oe R r R r R r S s S s S s S s T t T t T "
                                    "t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s";

#define FIRST_LETTER 0xc0
#define N_LETTERS 0xc0

static const char *const *
find_latin_letters (void)
{
  static char **letters = NULL;

  if (g_once_init_enter (&letters))
    {
      char **made = g_strsplit (latin_letters, " ", -1);

      g_assert (g_strv_length (made) == N_LETTERS);
      g_once_init_leave (&letters, made);
    }
  return (const char *const *) letters;
}

/* The names of most of Europe need no ICU, whose first transliterator of a program takes 20 ms. NULL: this text does. */
static char *
plain_to_latin (const char *text)
{
  const char *const *letters = find_latin_letters ();
  g_autoptr (GString) latin = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, -1);

      if (c < 0x80)
        g_string_append_c (latin, (char) c);
      else if (c >= FIRST_LETTER && c < FIRST_LETTER + N_LETTERS)
        g_string_append (latin, letters[c - FIRST_LETTER]);
      else
        return NULL;
    }
  return g_string_free (g_steal_pointer (&latin), FALSE);
}

/**
 * tillid_icu_to_latin:
 * @text: UTF-8, in any script
 *
 * ICU's "Any-Latin; Latin-ASCII". Arabic vowels that are not written are not in the result either.
 *
 * Returns: (transfer full): the text in Latin letters; what ICU has no letter for stays as it is
 */
char *
tillid_icu_to_latin (const char *text)
{
  static const char rules[] = "Any-Latin; Latin-ASCII";
  Opened *opened = opened_of_this_thread ();
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *units = NULL;
  char *plain;
  int length, capacity, limit;

  g_return_val_if_fail (text != NULL, NULL);

  plain = plain_to_latin (text);
  if (plain != NULL)
    return plain;

  if (opened->to_latin == NULL)
    {
      UChar id[sizeof rules];

      u_uastrcpy (id, rules);
      opened->to_latin = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_error ("ICU cannot open the transliteration %s: %s", rules, u_errorName (status));
    }

  /* One letter of a syllabary becomes at most a handful of Latin ones. */
  units = to_utf16 (text, 12, &length, &capacity);
  limit = length;
  utrans_transUChars (opened->to_latin, units, &length, capacity, 0, &limit, &status);
  g_return_val_if_fail (U_SUCCESS (status), g_strdup (text));
  return to_utf8 (units, length);
}
