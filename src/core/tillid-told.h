/* tillid-told.h - a date as it was told
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "tillid-day.h"

G_BEGIN_DECLS

/**
 * TillidCalendar:
 *
 * The calendars in which people tell dates. Arithmetic comes from ICU, names from our phrase files.
 */
typedef enum
{
  TILLID_CALENDAR_GREGORIAN,
  TILLID_CALENDAR_PERSIAN,  /* Solar Hijri, Iran and Afghanistan */
  TILLID_CALENDAR_ISLAMIC,  /* Umm al-Qura */
  TILLID_CALENDAR_ETHIOPIC, /* Ethiopia and Eritrea, Amete Mihret */
  TILLID_N_CALENDARS,
} TillidCalendar;

typedef enum
{
  TILLID_SEASON_NONE,
  TILLID_SEASON_SPRING,
  TILLID_SEASON_SUMMER,
  TILLID_SEASON_AUTUMN,
  TILLID_SEASON_WINTER,
} TillidSeason;

/**
 * TillidToldKind:
 * @TILLID_TOLD_UNKNOWN: nobody knows when; the event is undated
 * @TILLID_TOLD_DAY: one day (year, month, day)
 * @TILLID_TOLD_BETWEEN: some day from (year, month, day) to (to_year, to_month, to_day), both included
 * @TILLID_TOLD_MONTH: some day of a month
 * @TILLID_TOLD_SEASON: some day of a season: three whole months of its calendar
 * @TILLID_TOLD_YEAR: some day of a year
 * @TILLID_TOLD_DECADE: some day of the ten years from @year
 * @TILLID_TOLD_AGE: while the patient was @age years old; kept as an age
 * @TILLID_TOLD_RELATIVE: @offset_days from the start of the event @other (0: at the same time)
 */
typedef enum
{
  TILLID_TOLD_UNKNOWN,
  TILLID_TOLD_DAY,
  TILLID_TOLD_BETWEEN,
  TILLID_TOLD_MONTH,
  TILLID_TOLD_SEASON,
  TILLID_TOLD_YEAR,
  TILLID_TOLD_DECADE,
  TILLID_TOLD_AGE,
  TILLID_TOLD_RELATIVE,
  TILLID_N_TOLD_KINDS,
} TillidToldKind;

/**
 * TillidToldSide:
 * @TILLID_TOLD_AT: within the bounds of the point
 * @TILLID_TOLD_BEFORE: any time before it (open start)
 * @TILLID_TOLD_AFTER: any time after it (open end)
 */
typedef enum
{
  TILLID_TOLD_AT,
  TILLID_TOLD_BEFORE,
  TILLID_TOLD_AFTER,
} TillidToldSide;

/**
 * TillidToldPoint:
 *
 * One end of what was said. Parts that were not said are 0. @about widens the bounds by one year each
 * side. The struct has no pointers and is copied by value.
 */
typedef struct
{
  TillidToldKind kind;
  TillidToldSide side;
  gboolean about;
  TillidCalendar calendar;
  int year, month, day;
  int to_year, to_month, to_day;
  TillidSeason season;
  int age;
  gint64 other; /* id of another life event, symptom, visit, ... */
  int offset_days;
} TillidToldPoint;

/**
 * TillidToldEnd:
 * @TILLID_TOLD_END_SAME: a single event: it ended when it began
 * @TILLID_TOLD_END_OPEN: it goes on
 * @TILLID_TOLD_END_UNKNOWN: it has ended, nobody knows when
 * @TILLID_TOLD_END_POINT: it ended at the point @end
 */
typedef enum
{
  TILLID_TOLD_END_SAME,
  TILLID_TOLD_END_OPEN,
  TILLID_TOLD_END_UNKNOWN,
  TILLID_TOLD_END_POINT,
} TillidToldEnd;

/**
 * TillidTold:
 *
 * A date as it was told: the words, their language, and what we understood. Everything that can be
 * computed (bounds, EDTF) is not in here.
 */
typedef struct
{
  char *said;     /* (owned) (nullable): the words */
  char *language; /* (owned) (nullable): BCP 47 tag of the words */
  TillidToldPoint start;
  TillidToldEnd end_kind;
  TillidToldPoint end;
} TillidTold;

/**
 * TillidToldBounds:
 *
 * Derived. %TILLID_ABSENT is open (start_earliest: since ever; end_latest: goes on) or, for all four,
 * undated.
 */
typedef struct
{
  TillidDay start_earliest;
  TillidDay start_latest;
  TillidDay end_earliest;
  TillidDay end_latest;
} TillidToldBounds;

/**
 * TillidToldContext:
 *
 * What a told date may lean on. The birth bounds are those of the patient (both %TILLID_ABSENT if
 * unknown; a birth date marked administrative spans its whole year). @lookup (may be %NULL) returns
 * %FALSE if there is no such event, or if asking for it would go round in a circle.
 */
typedef struct
{
  TillidDay birth_earliest;
  TillidDay birth_latest;
  gboolean (*lookup) (gint64 other, TillidToldBounds *out_bounds, gpointer data);
  gpointer data;
} TillidToldContext;

#define TILLID_TOLD_ERROR (tillid_told_error_quark ())
GQuark tillid_told_error_quark (void);

/**
 * TillidToldError:
 * @TILLID_TOLD_ERROR_NOT_UNDERSTOOD: keep the words, ask or leave undated
 * @TILLID_TOLD_ERROR_NO_SUCH_DAY: understood, but the calendar has no such day
 * @TILLID_TOLD_ERROR_CIRCLE: events that are told relative to each other
 * @TILLID_TOLD_ERROR_FORMAT: a stored form that we did not write
 */
typedef enum
{
  TILLID_TOLD_ERROR_NOT_UNDERSTOOD,
  TILLID_TOLD_ERROR_NO_SUCH_DAY,
  TILLID_TOLD_ERROR_CIRCLE,
  TILLID_TOLD_ERROR_FORMAT,
} TillidToldError;

TillidTold *tillid_told_new (const char *said, const char *language) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_new_day (TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_new_between (TillidDay first, TillidDay last) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_new_year (int year) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_copy (const TillidTold *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_told_free (TillidTold *self);
gboolean tillid_told_equal (const TillidTold *a, const TillidTold *b);

/* tillid-told-json.c: the stored form */
char *tillid_told_to_json (const TillidTold *self) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-told-bounds.c: the arithmetic */
gboolean tillid_told_bounds (const TillidTold *self,
                             const TillidToldContext *context,
                             TillidToldBounds *out_bounds,
                             GError **error);
gboolean tillid_told_bounds_is_dated (const TillidToldBounds *self);
TillidDay tillid_told_bounds_midpoint (const TillidToldBounds *self);
int tillid_told_bounds_compare (const TillidToldBounds *a,
                                gint64 id_a,
                                const TillidToldBounds *b,
                                gint64 id_b);

/* tillid-told-edtf.c: the interchange form (one way) */
char *tillid_told_to_edtf (const TillidTold *self,
                           const TillidToldContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTold, tillid_told_free)

G_END_DECLS
