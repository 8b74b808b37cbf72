/* tillid-month-words.h - months without their days
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

char *tillid_month_words_write (TillidDay day, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_month_words_write_letter (TillidDay day, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_month_words_write_year (TillidDay day, const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
