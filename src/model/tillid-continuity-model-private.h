/* tillid-continuity-model-private.h - what the parts of the model share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-continuity-model.h"
#include "tillid-visit-query.h"

G_BEGIN_DECLS

/* Leave and planned visits are drawn, and prompts look ahead, this far. */
#define TILLID_CONTINUITY_DAYS_AHEAD 60

/**
 * TillidContinuityReading:
 * @window: the days asked for
 * @part: of @window, the days after the last hand-over in it
 * @before: of @window, the part before @part
 * @has_before: there is one
 * @visits: all visits that count, whatever the window
 * @in_window: @visits in @window; likewise @in_part, @in_before, @in_course
 * @rows: (element-type TillidVisitRow): visits of any state
 * @hand_overs: (element-type TillidHandOver): by day
 *
 * One reading of the record, from which the parts of the view are built.
 */
typedef struct
{
  TillidPatientContext *context; /* (unowned) */
  TillidDay today;
  TillidPeriod course;
  TillidPeriod window;
  TillidPeriod part;
  TillidPeriod before;
  gboolean has_before;
  TillidContactSet *contacts;
  GPtrArray *visits;
  GPtrArray *in_course;
  GPtrArray *in_window;
  GPtrArray *in_part;
  GPtrArray *in_before;
  GPtrArray *rows;
  GPtrArray *hand_overs;
  GArray *away;
} TillidContinuityReading;

TillidContinuityReading *tillid_continuity_reading_new (TillidPatientContext *context,
                                                        TillidContinuityWindow window,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_continuity_reading_free (TillidContinuityReading *self);
TillidHandOver *tillid_continuity_reading_last_hand_over (const TillidContinuityReading *self);
GPtrArray *tillid_continuity_reading_visits_in (const TillidContinuityReading *self,
                                                TillidPeriod window) G_GNUC_WARN_UNUSED_RESULT;
TillidVisitRow *tillid_continuity_reading_find_row (const TillidContinuityReading *self, gint64 id);
TillidVisitRow *tillid_continuity_reading_next_visit (const TillidContinuityReading *self);
gint64 tillid_visit_row_interpreter (const TillidVisitRow *row);
gboolean tillid_visit_row_has_member (const TillidVisitRow *row, gint64 member);

char *tillid_continuity_member_name (TillidPatientContext *context,
                                     gint64 id) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_interpreter_name (TillidPatientContext *context,
                                          gint64 id) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_continuity_is_known_face (const TillidContinuityReading *self,
                                          const TillidCountedVisit *visit);
char *tillid_continuity_visit_label (const TillidContinuityReading *self,
                                     const TillidCountedVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

/* The parts of the view. */
void tillid_continuity_build_sentences (const TillidContinuityReading *reading,
                                        TillidContinuityView *view);
gboolean tillid_continuity_build_numbers (const TillidContinuityReading *reading,
                                          TillidContinuityView *view,
                                          GError **error);
TillidContinuityBeads *
tillid_continuity_build_beads (const TillidContinuityReading *reading) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_continuity_is_aside (const TillidSnooze *snooze, const char *code, TillidDay today);
gboolean tillid_continuity_build_prompts (const TillidContinuityReading *reading,
                                          TillidContinuityView *view,
                                          GError **error);
const char *tillid_continuity_call_times (void);
void tillid_continuity_build_answer (const TillidContinuityReading *reading,
                                     TillidContinuityView *view);
gboolean tillid_continuity_build_pairs (const TillidContinuityReading *reading,
                                        const TillidVisit *when,
                                        TillidContinuityView *view,
                                        GError **error);
void tillid_continuity_beads_free (TillidContinuityBeads *beads);
void tillid_continuity_prompt_free (gpointer prompt);
void tillid_continuity_pair_free (gpointer pair);
void tillid_continuity_answer_free (TillidContinuityAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidContinuityReading, tillid_continuity_reading_free)

G_END_DECLS
