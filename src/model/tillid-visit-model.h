/* tillid-visit-model.h - one visit, open on a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-note-edits.h"
#include "tillid-booking.h"
#include "tillid-visit-records.h"

G_BEGIN_DECLS

/* Five is what a person can carry home. */
#define TILLID_VISIT_MOST_AGREEMENTS 5
/* Minutes after its beginning until which a visit that is still running the next day goes on: then somebody forgot to end it. */
#define TILLID_VISIT_LONGEST_NIGHT (12 * 60)

/* The three questions at the end of a visit. */
typedef enum
{
  TILLID_END_SAID_IMPORTANT,
  TILLID_END_UNDERSTOOD,
  TILLID_END_CHANGE,
  TILLID_END_N_QUESTIONS,
} TillidEndQuestion;

/**
 * TillidVisitModel:
 *
 * A visit with all that stands around it, read again when the file changes. Its edits stand in a queue: the
 * next is made when the one before is on the disk, so that quick fingers never write against a version
 * that is already old. Every edit is one step of undo.
 *
 * Signal "changed": read again.
 */
#define TILLID_TYPE_VISIT_MODEL (tillid_visit_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitModel, tillid_visit_model, TILLID, VISIT_MODEL, GObject)

TillidVisitModel *tillid_visit_model_new (TillidPatientContext *context,
                                          gint64 visit) G_GNUC_WARN_UNUSED_RESULT;

TillidPatientContext *tillid_visit_model_get_context (TillidVisitModel *self);
gint64 tillid_visit_model_get_id (TillidVisitModel *self);
TillidVisit *tillid_visit_model_get_visit (TillidVisitModel *self);
const TillidVisitRecords *tillid_visit_model_get_records (TillidVisitModel *self);
gboolean tillid_visit_model_is_editable (TillidVisitModel *self);
const TillidNoteState *tillid_visit_model_get_note_state (TillidVisitModel *self);
gboolean tillid_visit_model_is_busy (TillidVisitModel *self);
int tillid_visit_model_get_number (TillidVisitModel *self);
gint64 tillid_visit_model_get_now (TillidVisitModel *self);
gint64 tillid_visit_model_get_start (TillidVisitModel *self);
gint64 tillid_visit_model_get_elapsed (TillidVisitModel *self);
gint64 tillid_visit_model_get_planned (TillidVisitModel *self);

GPtrArray *tillid_visit_model_get_presences (TillidVisitModel *self);
GPtrArray *tillid_visit_model_get_agreements (TillidVisitModel *self);
TillidPromise *tillid_visit_model_find_promise (TillidVisitModel *self, gint64 agreement);
GPtrArray *tillid_visit_model_list_open_promises (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_visit_model_list_questions (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
TillidVisit *tillid_visit_model_get_last_visit (TillidVisitModel *self);
gint64 tillid_visit_model_get_interpreter (TillidVisitModel *self);
gboolean tillid_visit_model_is_patients_language (TillidVisitModel *self, const char *text);

/* The edits: tillid-visit-edits.c */
gint64 tillid_visit_model_start_new (TillidPatientContext *context);
void tillid_visit_model_expect (TillidVisitModel *self, const char *field, const char *text);
void tillid_visit_model_set_note (TillidVisitModel *self, const char *text);
void tillid_visit_model_set_wish (TillidVisitModel *self, const char *words, const char *staff);
void tillid_visit_model_set_place (TillidVisitModel *self, const char *place);
void tillid_visit_model_set_when (TillidVisitModel *self, gint64 day, gint64 minute);
void tillid_visit_model_set_length (TillidVisitModel *self, gint64 minutes);
void tillid_visit_model_set_mode (TillidVisitModel *self, int mode);
void tillid_visit_model_set_lead (TillidVisitModel *self, gint64 member);
void tillid_visit_model_set_just_listening (TillidVisitModel *self, gboolean just_listening);
void tillid_visit_model_set_status (TillidVisitModel *self, int status);
void tillid_visit_model_set_missed (TillidVisitModel *self, int reason, const char *words);
void tillid_visit_model_remove (TillidVisitModel *self);

/* What was signed: tillid-visit-signing.c */
gboolean tillid_visit_model_is_signed (TillidVisitModel *self);
gboolean tillid_visit_model_can_sign (TillidVisitModel *self);
void tillid_visit_model_sign (TillidVisitModel *self, const char *note);
gboolean tillid_visit_model_add_correction (TillidVisitModel *self, const char *words);

/* The notes of colleagues beside it: tillid-visit-notes.c */
GPtrArray *
tillid_visit_model_list_colleague_notes (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
TillidColleagueNote *
tillid_visit_model_get_own_note (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_visit_model_may_write_own_note (TillidVisitModel *self);
void tillid_visit_model_set_own_note (TillidVisitModel *self, const char *text);
void tillid_visit_model_sign_own_note (TillidVisitModel *self, const char *text);

/* How it ended: tillid-visit-end.c */
TillidEndCheck *tillid_visit_model_get_end_check (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
void
tillid_visit_model_set_end_check (TillidVisitModel *self, TillidEndQuestion question, int answer);
void tillid_visit_model_set_end_words (TillidVisitModel *self, const char *words);
int tillid_visit_model_get_understood (TillidVisitModel *self);
void tillid_visit_model_set_understood (TillidVisitModel *self, int answer);

/* Who is in the room: tillid-visit-presence.c */
void tillid_visit_model_add_presence (TillidVisitModel *self,
                                      int who,
                                      gint64 id,
                                      const char *name,
                                      const char *role);
void tillid_visit_model_come_or_go (TillidVisitModel *self, gint64 presence);
void tillid_visit_model_set_presence (TillidVisitModel *self,
                                      gint64 presence,
                                      gint64 from,
                                      gint64 until,
                                      const char *role,
                                      int mode,
                                      const char *note);
void tillid_visit_model_set_relative (TillidVisitModel *self, gint64 presence, int answer);
void tillid_visit_model_remove_presence (TillidVisitModel *self, gint64 presence);

/* What was agreed, missed and told: tillid-visit-agreed.c */
gboolean tillid_visit_model_add_agreement (TillidVisitModel *self,
                                           const char *words,
                                           const char *staff_words);
void tillid_visit_model_set_agreement_words (TillidVisitModel *self,
                                             gint64 agreement,
                                             const char *words,
                                             const char *staff_words);
void tillid_visit_model_set_teach_back (TillidVisitModel *self, gint64 agreement, int teach_back);
void tillid_visit_model_set_ours (TillidVisitModel *self, gint64 agreement, gint64 due);
void tillid_visit_model_set_not_ours (TillidVisitModel *self, gint64 agreement);
void tillid_visit_model_remove_agreement (TillidVisitModel *self, gint64 agreement);
void tillid_visit_model_add_question (TillidVisitModel *self, const char *words);
void
tillid_visit_model_answer_question (TillidVisitModel *self, gint64 question, const char *answer);
void tillid_visit_model_remove_question (TillidVisitModel *self, gint64 question);
gboolean tillid_visit_model_is_family_out (TillidVisitModel *self, gint64 minute);
gint64 tillid_visit_model_find_minute (TillidVisitModel *self, const char *time);
void tillid_visit_model_to_story (TillidVisitModel *self,
                                  const char *words,
                                  const char *told_by,
                                  gint64 minute);
void tillid_visit_model_plan_next (TillidVisitModel *self,
                                   gint64 day,
                                   gint64 minute,
                                   gint64 lead,
                                   gint64 interpreter,
                                   gboolean with_others);
char *tillid_visit_model_dup_others (TillidVisitModel *self,
                                     TillidDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
