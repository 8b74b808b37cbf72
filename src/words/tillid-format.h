/* tillid-format.h - how dates, ages, times and languages are written for readers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidFormatDay:
 * @TILLID_FORMAT_DAY_MONTH: "24 March", where the year is clear
 * @TILLID_FORMAT_DAY_WEEKDAY: "Tue 24 March"
 * @TILLID_FORMAT_DAY_SHORT: "24 Mar 2026"
 * @TILLID_FORMAT_DAY_LONG: "24 March 2026"
 * @TILLID_FORMAT_DAY_FULL: "Tuesday 24 March 2026"
 */
typedef enum
{
  TILLID_FORMAT_DAY_MONTH,
  TILLID_FORMAT_DAY_WEEKDAY,
  TILLID_FORMAT_DAY_SHORT,
  TILLID_FORMAT_DAY_LONG,
  TILLID_FORMAT_DAY_FULL,
} TillidFormatDay;

const char *tillid_format_ui_language (void);
char *
tillid_format_day (TillidDay day, TillidFormatDay style, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_day_in (TillidCalendar calendar,
                            TillidDay day,
                            TillidFormatDay style,
                            const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_told (const TillidTold *told, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_number (gint64 number, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_count (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_format_is_rtl (const char *tag);
char *tillid_format_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_age (int age, gboolean about, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_time (int minute, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_distance (gint64 min_days, gint64 max_days) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_format_distance_days (const TillidToldBounds *event,
                                   const TillidToldBounds *other) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-format-language.c */
gboolean tillid_format_is_same_language (const char *a, const char *b);
char *tillid_format_language_name (const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
