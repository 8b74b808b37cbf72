/* tillid-timeline-state.h - what the story page shows: items, view and selection
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-catalog.h"
#include "tillid-patient-context.h"
#include "tillid-timeline-layout.h"
#include "tillid-timeline-query.h"

G_BEGIN_DECLS

/**
 * TillidTimelineState:
 *
 * The items of one patient's timeline, how they are looked at, and which one is selected. The canvas, the
 * overview, the inspector and the toolbar listen to it and change it; none of them knows another.
 *
 * Signals: "items-changed" (the items were read again), "view-changed" (zoom, pan, lanes, band, pause),
 * "lanes-changed" (before it, if it was the lanes), "selection-changed".
 */
#define TILLID_TYPE_TIMELINE_STATE (tillid_timeline_state_get_type ())
G_DECLARE_FINAL_TYPE (TillidTimelineState, tillid_timeline_state, TILLID, TIMELINE_STATE, GObject)

/**
 * TillidTimelineStep:
 * @TILLID_STEP_NEXT: the next item of the lane in time
 * @TILLID_STEP_PREVIOUS: the one before
 * @TILLID_STEP_LANE_DOWN: the nearest in time in the next lane that has one
 * @TILLID_STEP_LANE_UP: the same in the lane before
 * @TILLID_STEP_FIRST: the first of the lane
 * @TILLID_STEP_LAST: the last of the lane
 */
typedef enum
{
  TILLID_STEP_NEXT,
  TILLID_STEP_PREVIOUS,
  TILLID_STEP_LANE_DOWN,
  TILLID_STEP_LANE_UP,
  TILLID_STEP_FIRST,
  TILLID_STEP_LAST,
} TillidTimelineStep;

TillidTimelineState *
tillid_timeline_state_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_state_load (TillidTimelineState *self);
gboolean tillid_timeline_state_is_loading (TillidTimelineState *self);

TillidPatientContext *tillid_timeline_state_get_context (TillidTimelineState *self);
guint tillid_timeline_state_get_serial (TillidTimelineState *self);
const TillidTimelineItem *tillid_timeline_state_get_items (TillidTimelineState *self, guint *out_n);
const TillidTimelineItem *tillid_timeline_state_find (TillidTimelineState *self, gint64 id);
const TillidTimelineRow *tillid_timeline_state_find_row (TillidTimelineState *self, gint64 id);
GArray *tillid_timeline_state_list_for_paper (TillidTimelineState *self,
                                              gboolean for_patient,
                                              gboolean with_confidence,
                                              const TillidCatalog *texts,
                                              guint *out_n_confidences) G_GNUC_WARN_UNUSED_RESULT;
TillidTimelineView *tillid_timeline_state_get_view (TillidTimelineState *self);
void tillid_timeline_state_view_changed (TillidTimelineState *self);

guint tillid_timeline_state_get_paper_lanes (TillidTimelineState *self);
void tillid_timeline_state_set_paper_lanes (TillidTimelineState *self, guint lanes);

/* tillid-timeline-state-memory.c */
char *tillid_timeline_state_write_view (TillidTimelineState *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_state_read_view (TillidTimelineState *self, const char *text);

void tillid_timeline_state_set_range (TillidTimelineState *self, TillidTimelineRange range);
gboolean tillid_timeline_state_get_range (TillidTimelineState *self,
                                          TillidTimelineRange *out_range);
void tillid_timeline_state_zoom (TillidTimelineState *self, double factor, double x);
void tillid_timeline_state_zoom_middle (TillidTimelineState *self, double factor);
void tillid_timeline_state_pan (TillidTimelineState *self, double days);
void tillid_timeline_state_show_today (TillidTimelineState *self);
void tillid_timeline_state_set_span (TillidTimelineState *self, double first, double last);
void tillid_timeline_state_set_band_days (TillidTimelineState *self, int days);
void tillid_timeline_state_set_good_only (TillidTimelineState *self, gboolean good_only);
/* tillid-timeline-state-lanes.c */
void tillid_timeline_state_set_lane_shown (TillidTimelineState *self,
                                           TillidTimelineLane lane,
                                           gboolean shown);
void tillid_timeline_state_set_zero (TillidTimelineState *self, gint64 id);
gint64 tillid_timeline_state_get_zero (TillidTimelineState *self);
TillidCalendar tillid_timeline_state_get_calendar (TillidTimelineState *self);
void tillid_timeline_state_set_calendar_shown (TillidTimelineState *self, gboolean shown);
void tillid_timeline_state_set_as_list (TillidTimelineState *self, gboolean as_list);
gboolean tillid_timeline_state_is_as_list (TillidTimelineState *self);
gboolean tillid_timeline_state_has_lane (TillidTimelineState *self, TillidTimelineLane lane);
gboolean tillid_timeline_state_is_lane_shown (TillidTimelineState *self, TillidTimelineLane lane);
gboolean tillid_timeline_state_is_lane_empty (TillidTimelineState *self, TillidTimelineLane lane);
void tillid_timeline_state_set_lane_collapsed (TillidTimelineState *self,
                                               TillidTimelineLane lane,
                                               gboolean collapsed);
gboolean tillid_timeline_state_is_lane_collapsed (TillidTimelineState *self,
                                                  TillidTimelineLane lane);
const TillidTimelineLane *tillid_timeline_state_get_lane_order (TillidTimelineState *self);
gboolean
tillid_timeline_state_move_lane (TillidTimelineState *self, TillidTimelineLane lane, int steps);

gint64 tillid_timeline_state_get_selected (TillidTimelineState *self);
void tillid_timeline_state_select (TillidTimelineState *self, gint64 id);
void tillid_timeline_state_step (TillidTimelineState *self, TillidTimelineStep step);
GArray *tillid_timeline_state_get_near (TillidTimelineState *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_timeline_state_is_in_confidence (TillidTimelineState *self, gint64 id);
char *tillid_timeline_state_describe (TillidTimelineState *self,
                                      const TillidTimelineItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
