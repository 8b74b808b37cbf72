/* tillid-fhir-date.c - FHIR's dates as told dates and as clinic-local time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A FHIR dateTime is YYYY, YYYY-MM, YYYY-MM-DD or a full moment with its zone. The first three are told dates as
 * they stand: nothing is made more exact than it was said. A moment is the clinic-local day it falls on, because
 * that is the day people there remember. */
#include "config.h"

#include "tillid-fhir-date.h"

#include <stdlib.h>
#include <string.h>

#include "tillid-fhir-xml.h"

static gboolean
number (const char *text, int from, int digits, int *out)
{
  *out = 0;
  for (int i = from; i < from + digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *out = *out * 10 + (text[i] - '0');
    }
  return TRUE;
}

static GDateTime *
moment (const char *text, GTimeZone *zone)
{
  g_autoptr (GDateTime) read = g_date_time_new_from_iso8601 (text, zone);

  return read != NULL ? g_date_time_to_timezone (read, zone) : NULL;
}

/**
 * tillid_fhir_date_point:
 * @text: (nullable): a date, dateTime or instant
 * @zone: of the clinic
 * @out_point: (out): what it says
 *
 * Returns: whether @text is one
 */
gboolean
tillid_fhir_date_point (const char *text, GTimeZone *zone, TillidToldPoint *out_point)
{
  gsize length = text != NULL ? strlen (text) : 0;
  TillidToldPoint point = { 0 };

  if (length < 4 || !number (text, 0, 4, &point.year) || point.year < 1)
    return FALSE;
  if (length == 4)
    point.kind = TILLID_TOLD_YEAR;
  else if (length == 7 && text[4] == '-' && number (text, 5, 2, &point.month) && point.month >= 1 &&
           point.month <= 12)
    point.kind = TILLID_TOLD_MONTH;
  else
    {
      TillidDay day;

      if (!tillid_fhir_date_local (text, zone, &day, NULL))
        return FALSE;
      point.kind = TILLID_TOLD_DAY;
      tillid_day_to_ymd (day, &point.year, &point.month, &point.day);
    }
  *out_point = point;
  return TRUE;
}

/**
 * tillid_fhir_date_local:
 * @text: (nullable): a date, dateTime or instant
 * @zone: of the clinic
 * @out_day: (out): the clinic-local day
 * @out_minute: (out) (optional): minutes since midnight there, %TILLID_ABSENT if only the day was said
 *
 * Returns: whether @text names a day
 */
gboolean
tillid_fhir_date_local (const char *text, GTimeZone *zone, TillidDay *out_day, gint64 *out_minute)
{
  g_autoptr (GDateTime) local = NULL;

  if (text == NULL)
    return FALSE;
  if (out_minute != NULL)
    *out_minute = TILLID_ABSENT;
  if (strlen (text) == 10)
    {
      *out_day = tillid_day_from_iso (text);
      return *out_day != TILLID_ABSENT;
    }
  local = moment (text, zone);
  if (local == NULL)
    return FALSE;
  *out_day = tillid_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                  g_date_time_get_day_of_month (local));
  if (out_minute != NULL)
    *out_minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  return TRUE;
}

/**
 * tillid_fhir_date_minutes:
 * @start: (nullable): when a period began
 * @end: (nullable): when it ended
 * @zone: of the clinic
 *
 * Returns: how many whole minutes it lasted; %TILLID_ABSENT unless both are moments and in order
 */
gint64
tillid_fhir_date_minutes (const char *start, const char *end, GTimeZone *zone)
{
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) to = NULL;
  GTimeSpan span;

  if (start == NULL || end == NULL || strlen (start) <= 10 || strlen (end) <= 10)
    return TILLID_ABSENT;
  from = moment (start, zone);
  to = moment (end, zone);
  if (from == NULL || to == NULL)
    return TILLID_ABSENT;
  span = g_date_time_difference (to, from);
  return span >= 0 ? span / G_TIME_SPAN_MINUTE : TILLID_ABSENT;
}

/* First or last day of what was said, for "between". */
static void
set_between (TillidToldPoint *point, const TillidToldPoint *from, const TillidToldPoint *to)
{
  point->kind = TILLID_TOLD_BETWEEN;
  point->year = from->year;
  point->month = from->month > 0 ? from->month : 1;
  point->day = from->day > 0 ? from->day : 1;
  point->to_year = to->year;
  point->to_month = to->month > 0 ? to->month : 12;
  point->to_day =
    to->day > 0 ? to->day : tillid_day_days_in_month (point->to_year, point->to_month);
}

/**
 * tillid_fhir_date_open:
 * @point: (inout): one end of a period, as it was said
 * @side: %TILLID_TOLD_BEFORE or %TILLID_TOLD_AFTER
 *
 * Both ends of a FHIR Period belong to it, also as a whole year: a period that ends in 2010 may end on the last of
 * December. "Before" and "after" leave out what they name, so the day next to it is named.
 */
void
tillid_fhir_date_open (TillidToldPoint *point, TillidToldSide side)
{
  TillidToldPoint whole = { 0 };
  TillidDay day;

  g_return_if_fail (point != NULL);
  g_return_if_fail (side == TILLID_TOLD_BEFORE || side == TILLID_TOLD_AFTER);

  set_between (&whole, point, point);
  day = side == TILLID_TOLD_BEFORE
          ? tillid_day_from_ymd (whole.to_year, whole.to_month, whole.to_day) + 1
          : tillid_day_from_ymd (whole.year, whole.month, whole.day) - 1;
  *point = (TillidToldPoint){ .kind = TILLID_TOLD_DAY, .side = side };
  tillid_day_to_ymd (day, &point->year, &point->month, &point->day);
  /* Beyond the years that FHIR can write there is no end at all. */
  if (point->year < 1 || point->year > 9999)
    *point = (TillidToldPoint){ 0 };
}

static void
read_period (TillidTold *told, const xmlNode *period, TillidFhirSpan span, GTimeZone *zone)
{
  TillidToldPoint from, to;
  gboolean has_from = tillid_fhir_date_point (tillid_fhir_xml_value (period, "start"), zone, &from);
  gboolean has_to = tillid_fhir_date_point (tillid_fhir_xml_value (period, "end"), zone, &to);

  if (has_from && has_to && span == TILLID_FHIR_WITHIN)
    set_between (&told->start, &from, &to);
  else if (has_from)
    {
      told->start = from;
      if (span == TILLID_FHIR_WITHIN)
        tillid_fhir_date_open (&told->start, TILLID_TOLD_AFTER);
      else
        told->end_kind = has_to ? TILLID_TOLD_END_POINT : TILLID_TOLD_END_OPEN;
      if (has_to && span == TILLID_FHIR_SPAN)
        told->end = to;
    }
  else if (has_to)
    {
      told->start = to;
      tillid_fhir_date_open (&told->start, TILLID_TOLD_BEFORE);
      if (span == TILLID_FHIR_SPAN)
        {
          told->end_kind = TILLID_TOLD_END_POINT;
          told->end = to;
        }
    }
}

/**
 * tillid_fhir_date_years:
 * @age: (nullable): an Age, or a Quantity of time
 *
 * Returns: whole years; -1 if it says none, or in hours. A day is 1/365.25 of a year.
 */
int
tillid_fhir_date_years (const xmlNode *age)
{
  static const struct
  {
    const char *code;
    double per_year;
  } units[] = { { "a", 1 },          { "year", 1 },        { "years", 1 },   { "yr", 1 },
                { "mo", 12 },        { "month", 12 },      { "months", 12 }, { "wk", 52.1786 },
                { "week", 52.1786 }, { "weeks", 52.1786 }, { "d", 365.25 },  { "day", 365.25 },
                { "days", 365.25 } };
  const char *value = tillid_fhir_xml_value (age, "value");
  const char *unit = tillid_fhir_xml_value (age, "code");
  double years;

  if (value == NULL)
    return -1;
  if (unit == NULL)
    unit = tillid_fhir_xml_value (age, "unit");
  years = unit == NULL ? g_ascii_strtod (value, NULL) : -1;
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].code, unit) == 0)
      {
        years = g_ascii_strtod (value, NULL) / units[i].per_year;
        break;
      }
  return years >= 0 && years <= 150 ? (int) years : -1;
}

static void
read_range (TillidTold *told, const xmlNode *range)
{
  const xmlNode *low = tillid_fhir_xml_child (range, "low");
  const xmlNode *high = tillid_fhir_xml_child (range, "high");
  int from = tillid_fhir_date_years (low), to = tillid_fhir_date_years (high);

  told->said = tillid_fhir_xml_join (tillid_fhir_xml_quantity_text (low), " – ", NULL);
  if (high != NULL)
    {
      g_autofree char *text = tillid_fhir_xml_quantity_text (high);

      told->said = tillid_fhir_xml_join (told->said, " – ", text);
    }
  if (from < 0 || to < 0 || to - from > 2)
    return;
  told->start.kind = TILLID_TOLD_AGE;
  told->start.age = (from + to) / 2;
  told->start.about = to > from;
}

/**
 * tillid_fhir_date_stored:
 * @element: (nullable): an element that may have our own extension
 *
 * Returns: (transfer full) (nullable): the told date exactly as this program stored it
 */
TillidTold *
tillid_fhir_date_stored (const xmlNode *element)
{
  const char *stored =
    tillid_fhir_xml_extension_value (tillid_fhir_xml_extension (element, TILLID_FHIR_TOLD_URL),
                                     "stored");

  return stored != NULL ? tillid_told_from_json (stored, NULL) : NULL;
}

/**
 * tillid_fhir_date_told:
 * @choice: (nullable): an element like onsetPeriod
 * @prefix: what its name begins with: "onset"
 * @span: what a Period means here
 * @zone: of the clinic
 *
 * Understands dateTime, date, instant, Period, Timing (its events), Age, Range (of ages) and string. A range of ages
 * wider than two years keeps its words only; with the birth date at hand a caller knows better.
 *
 * Returns: (transfer full) (nullable): the told date; %NULL if nothing was said
 */
TillidTold *
tillid_fhir_date_told (const xmlNode *choice,
                       const char *prefix,
                       TillidFhirSpan span,
                       GTimeZone *zone)
{
  g_autoptr (TillidTold) told = NULL;
  const char *type, *value;

  if (choice == NULL)
    return NULL;
  told = tillid_fhir_date_stored (choice);
  if (told != NULL)
    return g_steal_pointer (&told);
  told = tillid_told_new (NULL, NULL);
  type = (const char *) choice->name + strlen (prefix);
  value = tillid_fhir_xml_value (choice, NULL);
  if (g_str_equal (type, "Period"))
    read_period (told, choice, span, zone);
  else if (g_str_equal (type, "Range"))
    read_range (told, choice);
  else if (g_str_equal (type, "Age"))
    {
      int age = tillid_fhir_date_years (choice);

      told->said = tillid_fhir_xml_quantity_text (choice);
      told->start.kind = age >= 0 ? TILLID_TOLD_AGE : TILLID_TOLD_UNKNOWN;
      told->start.age = MAX (age, 0);
      told->start.about = tillid_fhir_xml_value (choice, "comparator") != NULL;
    }
  else if (g_str_equal (type, "Timing"))
    tillid_fhir_date_point (tillid_fhir_xml_value (choice, "event"), zone, &told->start);
  else if (g_str_equal (type, "String"))
    told->said = g_strdup (value);
  else
    tillid_fhir_date_point (value, zone, &told->start);

  if (told->said == NULL && told->start.kind == TILLID_TOLD_UNKNOWN)
    return NULL;
  return g_steal_pointer (&told);
}
