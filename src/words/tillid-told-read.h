/* tillid-told-read.h - reading the parts of a typed date: day, month, season, year
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-phrases.h"

G_BEGIN_DECLS

/* No calendar was named. */
#define TILLID_TOLD_ANY_CALENDAR (-1)

/**
 * TillidToldReader:
 *
 * In which language and on which day something is read. @calendar is a #TillidCalendar that was named
 * around it, or %TILLID_TOLD_ANY_CALENDAR. @no_such_day is set when all was understood
 * but for a day that does not exist.
 */
typedef struct
{
  const TillidPhrases *phrases;
  TillidDay today;
  int calendar;
  gboolean no_such_day;
} TillidToldReader;

char *tillid_told_read_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_told_read_matches (const TillidPhrases *phrases,
                                   const char *key,
                                   int number,
                                   const char *text);
int tillid_told_read_item (const TillidPhrases *phrases, const char *key, const char *text);
int tillid_told_read_number (const TillidPhrases *phrases, const char *text);
gboolean tillid_told_read_date (TillidToldReader *reader,
                                const char *text,
                                const TillidToldPoint *rest,
                                TillidToldPoint *out_point);

G_END_DECLS
