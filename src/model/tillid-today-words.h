/* tillid-today-words.h - the lines of the day in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-model.h"

G_BEGIN_DECLS

/**
 * TillidTodayDue:
 *
 * When a promise is due, seen from the day that is shown.
 */
typedef enum
{
  TILLID_TODAY_DUE_LATE,
  TILLID_TODAY_DUE_TODAY,
  TILLID_TODAY_DUE_LATER,
} TillidTodayDue;

TillidTodayDue tillid_today_words_due_state (TillidTodayModel *self, const TillidTodayRow *row);
char *tillid_today_words_due (TillidTodayModel *self,
                              const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_due_detail (TillidTodayModel *self,
                                     const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_said (TillidTodayModel *self,
                               const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_what (const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
void tillid_today_words_find_what (const TillidTodayRow *row,
                                   const char **out_whom,
                                   const char **out_what);
const char *tillid_today_words_name (const TillidTodayRow *row);
char *tillid_today_words_sentence (TillidTodayModel *self,
                                   const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* Visits */
char *tillid_today_words_time (const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_length (const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_where (const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_interpreter (TillidTodayModel *self,
                                      const TillidTodayRow *row,
                                      char **out_detail) G_GNUC_WARN_UNUSED_RESULT;

/* Waiting, silent */
gint64 tillid_today_words_age (TillidTodayModel *self, const TillidTodayRow *row);
char *tillid_today_words_days (gint64 days) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_opens (TillidTodayModel *self,
                                const TillidTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* Headings */
char *tillid_today_words_promises (TillidTodayModel *self,
                                   guint *out_n_due) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_visits (TillidTodayModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_nothing_owed (TillidTodayModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_cover_days (TillidTodayModel *self,
                                     GArray *covers) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_today_words_cover (TillidTodayModel *self,
                                const TillidTodayCover *cover) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
