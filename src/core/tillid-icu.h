/* tillid-icu.h - what we ask of ICU: calendar arithmetic, folding and transliteration
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

TillidDay tillid_icu_to_day (TillidCalendar calendar, int year, int month, int day);
void tillid_icu_from_day (TillidCalendar calendar,
                          TillidDay day,
                          int *out_year,
                          int *out_month,
                          int *out_day);
char *tillid_icu_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_icu_to_latin (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
