/* tillid-day.h - a day as a number, and what 'not known' looks like in a record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TILLID_ABSENT:
 *
 * The value of an integer member of a record that nobody has told: NULL in SQL, left out of JSON, an
 * empty cell in CSV and nothing on screen. Never shown as a number.
 */
#define TILLID_ABSENT G_MININT64

/**
 * TillidDay:
 *
 * Days since 1970-01-01 in the proleptic Gregorian calendar; may be negative. %TILLID_ABSENT where
 * the day is open or not known.
 */
typedef gint64 TillidDay;

TillidDay tillid_day_from_ymd (int year, int month, int day);
void tillid_day_to_ymd (TillidDay day, int *out_year, int *out_month, int *out_day);
gboolean tillid_day_is_valid_ymd (int year, int month, int day);
int tillid_day_days_in_month (int year, int month);
int tillid_day_weekday (TillidDay day);
TillidDay tillid_day_add_months (TillidDay day, int months);
TillidDay tillid_day_from_iso (const char *text);
char *tillid_day_to_iso (TillidDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
