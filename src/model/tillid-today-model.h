/* tillid-today-model.h - the day of the clinic: what is owed, who comes, what is waited for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"
#include "tillid-today-query.h"

G_BEGIN_DECLS

/* A promise that was kept stays so long, so that it can be taken back where it stood. */
#define TILLID_TODAY_FADE_SECONDS 7

/* So many promises that are not late are shown before "more". */
#define TILLID_TODAY_OTHERS 5

/**
 * TillidTodayModel:
 *
 * Signals:
 *   "changed": the lines may be others
 *   "edited" (gint64 edit, const char *label): something was done here
 *   "failed" (const char *message): something could not be done
 */
#define TILLID_TYPE_TODAY_MODEL (tillid_today_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidTodayModel, tillid_today_model, TILLID, TODAY_MODEL, GObject)

TillidTodayModel *tillid_today_model_new (TillidSession *session,
                                          gint64 silent_days) G_GNUC_WARN_UNUSED_RESULT;
TillidTodayModel *tillid_today_model_read (TillidSession *session,
                                           TillidDay day,
                                           gint64 silent_days,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_today_model_get_session (TillidTodayModel *self);
TillidDay tillid_today_model_get_day (TillidTodayModel *self);
TillidDay tillid_today_model_get_visits_day (TillidTodayModel *self);
gint64 tillid_today_model_get_silent_days (TillidTodayModel *self);
void tillid_today_model_set_silent_days (TillidTodayModel *self, gint64 days);
const char *tillid_today_model_find_name (TillidTodayModel *self, gint64 patient);
guint tillid_today_model_count_others (TillidTodayModel *self);
void tillid_today_model_read_others (TillidTodayModel *self);
gboolean tillid_today_model_get_whole (TillidTodayModel *self);
void tillid_today_model_set_whole (TillidTodayModel *self, gboolean whole);
gboolean tillid_today_model_is_settled (TillidTodayModel *self);
const char *tillid_today_model_get_problem (TillidTodayModel *self);
void tillid_today_model_tick (TillidTodayModel *self);
gboolean tillid_today_model_may_write (TillidTodayModel *self, const TillidRecordType *type);

GPtrArray *tillid_today_model_list (TillidTodayModel *self,
                                    TillidTodaySection section) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_today_model_list_covers (TillidTodayModel *self,
                                        TillidTodayInterpreter state) G_GNUC_WARN_UNUSED_RESULT;
const TillidTodayRow *tillid_today_model_find_next_visit (TillidTodayModel *self);
gboolean tillid_today_model_is_kept (TillidTodayModel *self, const TillidTodayRow *row);
const TillidMember *tillid_today_model_find_member (TillidTodayModel *self, gint64 id);
const TillidInterpreter *tillid_today_model_find_interpreter (TillidTodayModel *self, gint64 id);
GPtrArray *tillid_today_model_list_members (TillidTodayModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-today-edits.c: what can be done on the spot, each as one edit */
void tillid_today_keep (TillidTodayModel *self, const TillidTodayRow *row);
void tillid_today_tell_how (TillidTodayModel *self, const TillidTodayRow *row, const char *how);
void tillid_today_set_due (TillidTodayModel *self, const TillidTodayRow *row, TillidDay due);
void tillid_today_pass_on (TillidTodayModel *self, const TillidTodayRow *row, gint64 member);
void tillid_today_answered (TillidTodayModel *self, const TillidTodayRow *row);

G_END_DECLS
