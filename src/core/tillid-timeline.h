/* tillid-timeline.h - what stands on the life-story timeline: items, lanes, the days around one of them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidTimelineLane:
 *
 * The lanes of the timeline in their first order. Codes are stored with the view of a patient.
 */
typedef enum
{
  TILLID_LANE_LIFE,
  TILLID_LANE_SYMPTOM,
  TILLID_LANE_CARE,
  TILLID_LANE_RESULT,
  TILLID_LANE_MEDICINE,
  TILLID_LANE_PLACE,
  TILLID_LANE_WORK,
  TILLID_LANE_HELP,
  TILLID_N_LANES,
} TillidTimelineLane;
extern const TillidChoice tillid_timeline_lane_choices[];

/**
 * TillidTimelineKind:
 * @TILLID_TIMELINE_EVENT: something that happened; its bank decides the sign. In every lane
 * @TILLID_TIMELINE_VISIT: a visit with us
 * @TILLID_TIMELINE_CONTACT: a contact elsewhere, or outside a visit
 * @TILLID_TIMELINE_MEETING: a meeting with an authority
 * @TILLID_TIMELINE_RESULT: a finding, a diagnosis, another result
 * @TILLID_TIMELINE_SYMPTOM: something felt over a time
 * @TILLID_TIMELINE_MEDICINE: a medicine over a time
 * @TILLID_TIMELINE_PLACE: a place lived in over a time
 * @TILLID_TIMELINE_WORK: work or school over a time
 * @TILLID_TIMELINE_STRENGTH: what helps over a time
 * @TILLID_TIMELINE_HOPE: a hope; with or without a date it stands in the coming part
 * @TILLID_TIMELINE_PROMISE: a promise of ours, to be kept in the coming part
 *
 * The kinds from %TILLID_TIMELINE_SYMPTOM to %TILLID_TIMELINE_STRENGTH are drawn as bars, the others as signs.
 */
typedef enum
{
  TILLID_TIMELINE_EVENT,
  TILLID_TIMELINE_VISIT,
  TILLID_TIMELINE_CONTACT,
  TILLID_TIMELINE_MEETING,
  TILLID_TIMELINE_RESULT,
  TILLID_TIMELINE_SYMPTOM,
  TILLID_TIMELINE_MEDICINE,
  TILLID_TIMELINE_PLACE,
  TILLID_TIMELINE_WORK,
  TILLID_TIMELINE_STRENGTH,
  TILLID_TIMELINE_HOPE,
  TILLID_TIMELINE_PROMISE,
  TILLID_N_TIMELINE_KINDS,
} TillidTimelineKind;

/**
 * TillidTimelineInterpreter:
 * @TILLID_TIMELINE_INTERPRETER_UNSAID: nothing is known, or none is needed
 * @TILLID_TIMELINE_INTERPRETER_SAME: the one of the visit before
 * @TILLID_TIMELINE_INTERPRETER_NEW: another than at the visit before, or the first
 * @TILLID_TIMELINE_INTERPRETER_MISSING: needed, and nobody was there, or is booked
 * @TILLID_TIMELINE_INTERPRETER_NONE: none, by choice
 *
 * Who interpreted at a visit, as the strip under the care contacts shows it.
 */
typedef enum
{
  TILLID_TIMELINE_INTERPRETER_UNSAID,
  TILLID_TIMELINE_INTERPRETER_SAME,
  TILLID_TIMELINE_INTERPRETER_NEW,
  TILLID_TIMELINE_INTERPRETER_MISSING,
  TILLID_TIMELINE_INTERPRETER_NONE,
} TillidTimelineInterpreter;

/**
 * TillidTimelineItem:
 *
 * One thing on the timeline. Arrays of items are sorted with tillid_timeline_sort(). All strings are
 * (unowned) and outlive every layout made from the item. Kept small: a long life has many of them.
 */
typedef struct
{
  gint64 id;
  TillidToldBounds bounds;
  const char
    *row; /* (nullable): items of one key fold together: "GP", a profession, an authority */
  const char *text;     /* (nullable): the label */
  const char *language; /* (nullable): BCP 47 tag of the label */
  const char *said_as;  /* (nullable): how the time was told */
  guint8 kind;          /* TillidTimelineKind */
  guint8 lane;          /* TillidTimelineLane */
  guint8 bank;          /* TillidBank; events only */
  guint8 n_tellings;    /* 0 or 1: one; more: the sign carries the number */
  guint8 rank;          /* of its row in the care lane; lower ones come first */
  guint8 interpreter;   /* TillidTimelineInterpreter; visits only */
  guint8 mode;          /* TillidInterpretingMode; where there is an interpreter */
  guint8 closed : 1;    /* a closed stone: something happened, not now */
  guint8 planned : 1;   /* it has not happened yet; dated before today it is drawn as if today */
  guint8 hollow : 1;    /* a normal result */
  guint8 dashed : 1;    /* a medicine taken, but not prescribed */
  guint8 strong : 1;    /* the label is written bold */
} TillidTimelineItem;

/**
 * TillidTimelineNear:
 * @index: index of the item
 * @min_days: signed distance in days of its start from that of the event, at least; negative is before
 * @max_days: the same, at most
 *
 * One line of the list "within 90 days of this".
 */
typedef struct
{
  guint index;
  gint64 min_days;
  gint64 max_days;
} TillidTimelineNear;

gboolean tillid_timeline_kind_is_bar (TillidTimelineKind kind);
void tillid_timeline_sort (TillidTimelineItem *items, guint n_items);
gboolean
tillid_timeline_find (const TillidTimelineItem *items, guint n_items, gint64 id, guint *out_index);
gboolean tillid_timeline_is_within_band (const TillidToldBounds *event,
                                         const TillidToldBounds *other,
                                         int days);
GArray *tillid_timeline_within_band (const TillidTimelineItem *items,
                                     guint n_items,
                                     gint64 selected,
                                     int days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
