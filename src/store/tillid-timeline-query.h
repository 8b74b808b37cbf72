/* tillid-timeline-query.h - a patient's story out of the file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-scope.h"
#include "tillid-timeline-layout.h"
#include "tillid-timeline.h"

G_BEGIN_DECLS

/**
 * TillidTimelineRow:
 * @kind: the kind of record behind it: "visit", "life_event", ...
 * @sub_row: (nullable): code of what folds together: a counterpart, the lead's profession, a kind of result
 * @words: (nullable): in the patient's words
 * @telling_of: id of the event this is another telling of, or 0
 * @interpreter: id of who interpreted at a visit, or 0
 * @item: the same for the layout; its strings belong to the #TillidTimelineRows
 *
 * One row of the view timeline_item.
 */
typedef struct
{
  const char *kind;
  const char *sub_row;
  const char *words;
  gint64 telling_of;
  gint64 interpreter;
  TillidTimelineItem item;
} TillidTimelineRow;

/**
 * TillidTimelineRows:
 * @rows: (element-type TillidTimelineRow): in the total order of the timeline
 *
 * Rows and the strings they point to. Immutable once read; reference counted, atomic.
 */
typedef struct _TillidTimelineRows TillidTimelineRows;

/**
 * TillidTimelineFilter:
 * @lane: a #TillidTimelineLane, or -1 for all
 * @from: first day: what had certainly ended before it is left out; or %TILLID_ABSENT
 * @to: last day: what can only have begun after it is left out; or %TILLID_ABSENT
 * @all_tellings: further tellings of an event as rows of their own; else they are counted on the event
 *
 * With @from or @to the undated are left out.
 */
typedef struct
{
  int lane;
  TillidDay from;
  TillidDay to;
  gboolean all_tellings;
} TillidTimelineFilter;

#define TILLID_TIMELINE_FILTER_ALL                                                                 \
  ((TillidTimelineFilter){ -1, TILLID_ABSENT, TILLID_ABSENT, FALSE })

/**
 * TillidTimelineSliceFunc:
 * @slice: (transfer full): the next rows
 * @data: of the caller
 *
 * Returns: whether to go on
 */
typedef gboolean (*TillidTimelineSliceFunc) (TillidTimelineRows *slice, gpointer data);

TillidTimelineRows *tillid_timeline_rows_ref (TillidTimelineRows *self);
void tillid_timeline_rows_unref (TillidTimelineRows *self);
guint tillid_timeline_rows_get_n (const TillidTimelineRows *self);
const TillidTimelineRow *tillid_timeline_rows_get (const TillidTimelineRows *self, guint index);

TillidTimelineRows *tillid_timeline_query (TillidDb *db,
                                           const TillidScope *scope,
                                           TillidTimelineFilter filter,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_timeline_query_slices (TillidDb *db,
                                       const TillidScope *scope,
                                       TillidTimelineFilter filter,
                                       guint n_per_slice,
                                       TillidTimelineSliceFunc take,
                                       gpointer data,
                                       GError **error);

/* For the test that looks at its plan. */
extern const char tillid_timeline_query_sql[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTimelineRows, tillid_timeline_rows_unref)

gboolean tillid_timeline_query_reads_lane (const TillidScope *scope, TillidTimelineLane lane);
void tillid_timeline_query_set_lanes (const TillidScope *scope,
                                      const gboolean *hidden,
                                      TillidTimelineView *view);

G_END_DECLS
