/* tillid-calendar-words.h - what the calendar says
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-calendar-model.h"

G_BEGIN_DECLS

char *tillid_calendar_words_title (TillidCalendarModel *self,
                                   char **out_detail) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_clock_change (TillidCalendarModel *self,
                                          TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_calendar_words_name (const TillidCalendarRow *row);
char *tillid_calendar_words_time (TillidCalendarModel *self,
                                  const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_people (TillidCalendarModel *self,
                                    const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_state (const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_interpreter (TillidCalendarModel *self,
                                         const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
tillid_calendar_words_list_overlaps (TillidCalendarModel *self,
                                     const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_sentence (TillidCalendarModel *self,
                                      const TillidCalendarRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_slot (const TillidCalendarColumn *column,
                                  gint64 minute) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_calendar_words_soon (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
