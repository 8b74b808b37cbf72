/* tillid-timeline-state.c - what the story page shows: items, view and selection
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The rows are read by the worker thread in slices and become items on the main thread in one go, so the
 * canvas never sees half a life. Texts live in one chunk that is replaced together with the items. */
#include "config.h"

#include "tillid-timeline-state-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-confidences.h"
#include "tillid-format.h"
#include "tillid-timeline-words.h"

enum
{
  SIGNAL_ITEMS_CHANGED,
  SIGNAL_VIEW_CHANGED,
  SIGNAL_LANES_CHANGED,
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidTimelineState, tillid_timeline_state, G_TYPE_OBJECT)

static void
tillid_timeline_state_dispose (GObject *object)
{
  TillidTimelineState *self = TILLID_TIMELINE_STATE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  tillid_timeline_state_end_memory (self);

  G_OBJECT_CLASS (tillid_timeline_state_parent_class)->dispose (object);
}

static void
tillid_timeline_state_finalize (GObject *object)
{
  TillidTimelineState *self = TILLID_TIMELINE_STATE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, tillid_timeline_rows_unref);
  g_hash_table_unref (self->in_confidence);
  g_hash_table_unref (self->second_lines);
  g_free (self->items);
  g_string_chunk_free (self->texts);

  G_OBJECT_CLASS (tillid_timeline_state_parent_class)->finalize (object);
}

static void
tillid_timeline_state_class_init (TillidTimelineStateClass *klass)
{
  static const char *const names[N_SIGNALS] = { "items-changed", "view-changed", "lanes-changed",
                                                "selection-changed" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_timeline_state_dispose;
  object_class->finalize = tillid_timeline_state_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], TILLID_TYPE_TIMELINE_STATE, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_timeline_state_init (TillidTimelineState *self)
{
  self->in_confidence = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->second_lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->texts = g_string_chunk_new (1024);
  self->serial = 1;
  tillid_timeline_state_init_lanes (self);
  self->range = TILLID_TIMELINE_RANGE_ARRIVAL;
  self->range_is_set = TRUE;
}

/* "24 Mar, Amina": a visit that is to come has no title of its own. */
static const char *
planned_visit_text (TillidTimelineState *self, gint64 id)
{
  g_autoptr (TillidVisit) visit =
    (TillidVisit *) tillid_patient_context_get (self->context, &tillid_visit_type, id);
  TillidMember *lead;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (visit == NULL || visit->day == TILLID_ABSENT)
    return NULL;
  day = tillid_format_day (visit->day, TILLID_FORMAT_DAY_MONTH, NULL);
  lead = tillid_patient_context_find_member (self->context, visit->lead);
  if (lead == NULL || lead->name == NULL)
    return g_string_chunk_insert (self->texts, day);
  /* Translators: a planned visit on the timeline: its day and who leads it. */
  text = g_strdup_printf (C_ ("timeline", "%1$s, %2$s"), day, lead->name);
  return g_string_chunk_insert (self->texts, text);
}

static void
make_items (TillidTimelineState *self)
{
  guint n = self->rows != NULL ? tillid_timeline_rows_get_n (self->rows) : 0;

  /* Exactly as many as there are: a long life has a hundred thousand. */
  self->items = g_renew (TillidTimelineItem, self->items, n);
  self->n_items = n;
  self->serial++;
  g_string_chunk_clear (self->texts);
  for (guint i = 0; i < n; i++)
    {
      const TillidTimelineRow *row = tillid_timeline_rows_get (self->rows, i);
      TillidTimelineItem *item = &self->items[i];

      *item = row->item;
      item->row = tillid_timeline_words_row (item, row->sub_row);
      if (item->kind == TILLID_TIMELINE_VISIT && item->planned && item->text == NULL)
        item->text = planned_visit_text (self, item->id);
    }
}

/* Whoever is not among those who were told reads neither the entry nor that there is one. */
static void
read_confidences (TillidTimelineState *self)
{
  g_clear_pointer (&self->in_confidence, g_hash_table_unref);
  self->in_confidence = tillid_confidences_list (self->context);
}

static void
read_marks (TillidTimelineState *self)
{
  TillidPerson *person = tillid_patient_context_get_person (self->context);

  self->view.today = tillid_session_today (tillid_patient_context_get_session (self->context));
  tillid_timeline_view_set_life (&self->view, person->birth, self->items, self->n_items);
  tillid_timeline_state_update_zero (self);
}

static TillidDay
course_start (TillidTimelineState *self)
{
  TillidCourse *course = tillid_patient_context_get_course (self->context);

  return course != NULL ? course->started : TILLID_ABSENT;
}

static void
apply_range (TillidTimelineState *self)
{
  const TillidTimelineItem *selected = tillid_timeline_state_find (self, self->selected);

  tillid_timeline_view_set_range (&self->view, self->range, course_start (self),
                                  selected != NULL ? &selected->bounds : NULL);
}

static void
take_rows (TillidTimelineState *self, TillidTimelineRows *rows)
{
  g_clear_pointer (&self->rows, tillid_timeline_rows_unref);
  self->rows = rows;
  self->loading = FALSE;
  g_hash_table_remove_all (self->second_lines);
  make_items (self);
  read_confidences (self);
  read_marks (self);
  /* Not before: while nothing was read every lane stands where it was. */
  tillid_timeline_state_find_empty (self);
  if (self->remembered == NULL)
    tillid_timeline_state_begin_memory (self);
  if (self->selected != 0 && tillid_timeline_state_find (self, self->selected) == NULL)
    tillid_timeline_state_select (self, 0);
  if (self->range_is_set)
    apply_range (self);
  tillid_timeline_view_clamp (&self->view);
  g_signal_emit (self, signals[SIGNAL_ITEMS_CHANGED], 0);
}

typedef struct
{
  TillidScope *scope;       /* (owned) */
  TillidTimelineRows *rows; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  tillid_scope_unref (reading->scope);
  g_clear_pointer (&reading->rows, tillid_timeline_rows_unref);
  g_free (reading);
}

static gboolean
read_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->rows = tillid_timeline_query (db, reading->scope, TILLID_TIMELINE_FILTER_ALL, error);
  return reading->rows != NULL;
}

typedef struct
{
  GWeakRef state;
  Reading *reading; /* (unowned): the job's */
} Waiting;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (TillidTimelineState) self = g_weak_ref_get (&waiting->state);
  g_autoptr (GError) error = NULL;
  gboolean done = tillid_session_run_finish (TILLID_SESSION (source), result, &error);

  if (done && self != NULL && !g_cancellable_is_cancelled (self->cancellable))
    take_rows (self, g_steal_pointer (&waiting->reading->rows));
  else if (self != NULL && error != NULL &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->loading = FALSE;
      g_signal_emit_by_name (self->context, "failed", error->message);
    }
  g_weak_ref_clear (&waiting->state);
  g_free (waiting);
}

/**
 * tillid_timeline_state_load:
 * @self: a state
 *
 * Reads the items again, on the worker thread; "items-changed" follows. An older reading that is still
 * under way is dropped.
 */
void
tillid_timeline_state_load (TillidTimelineState *self)
{
  Reading *reading;
  Waiting *waiting;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;

  reading = g_new0 (Reading, 1);
  reading->scope = tillid_scope_ref (tillid_patient_context_get_scope (self->context));
  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->state, self);
  waiting->reading = reading;
  tillid_session_run_async (tillid_patient_context_get_session (self->context), FALSE, read_job,
                            reading, reading_free, self->cancellable, read_cb, waiting);
}

/* Whether rows are still being read; "items-changed" says when they are there. */
gboolean
tillid_timeline_state_is_loading (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), FALSE);

  return self->loading;
}

/**
 * tillid_timeline_state_new:
 * @context: an open patient
 *
 * Reads the items now and whenever the patient's record changes.
 *
 * Returns: (transfer full): the state, still without items
 */
TillidTimelineState *
tillid_timeline_state_new (TillidPatientContext *context)
{
  TillidTimelineState *self;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_TIMELINE_STATE, NULL);
  self->context = g_object_ref (context);
  tillid_timeline_view_init (&self->view, 1056,
                             tillid_session_today (tillid_patient_context_get_session (context)));
  self->view.second_line = tillid_timeline_state_second_line;
  self->view.second_line_data = self;
  tillid_timeline_state_update_lanes (self);
  read_marks (self);
  apply_range (self);
  g_signal_connect_object (context, "changed", G_CALLBACK (tillid_timeline_state_load), self,
                           G_CONNECT_SWAPPED);
  tillid_timeline_state_load (self);
  return self;
}

/* (transfer none) */
TillidPatientContext *
tillid_timeline_state_get_context (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  return self->context;
}

/* (transfer none) (array length=out_n): sorted; valid until "items-changed". */
const TillidTimelineItem *
tillid_timeline_state_get_items (TillidTimelineState *self, guint *out_n)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  *out_n = self->n_items;
  return self->items;
}

/* Never 0; another number whenever the items are others, also before "items-changed" has told it. */
guint
tillid_timeline_state_get_serial (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), 0);

  return self->serial;
}

/* (transfer none) (nullable): the item of an id. */
const TillidTimelineItem *
tillid_timeline_state_find (TillidTimelineState *self, gint64 id)
{
  guint index;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  if (id == 0 || !tillid_timeline_find (self->items, self->n_items, id, &index))
    return NULL;
  return nth_item (self, index);
}

/* (transfer none) (nullable): the row an item was made of: kind of record, the patient's own words. */
const TillidTimelineRow *
tillid_timeline_state_find_row (TillidTimelineState *self, gint64 id)
{
  guint index;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  if (id == 0 || !tillid_timeline_find (self->items, self->n_items, id, &index))
    return NULL;
  return tillid_timeline_rows_get (self->rows, index);
}

/* (transfer none): change it and call tillid_timeline_state_view_changed (). */
TillidTimelineView *
tillid_timeline_state_get_view (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  return &self->view;
}

/* For who has written into the view: puts it back into its limits and tells everybody. */
void
tillid_timeline_state_view_changed (TillidTimelineState *self)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  tillid_timeline_view_clamp (&self->view);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

/* For who has written the lanes into the view: fewer listen to them than to zoom and pan. */
void
tillid_timeline_state_lanes_changed (TillidTimelineState *self)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
  tillid_timeline_state_view_changed (self);
}

/* One of the range buttons; it holds until somebody zooms or pans. */
void
tillid_timeline_state_set_range (TillidTimelineState *self, TillidTimelineRange range)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->range = range;
  self->range_is_set = TRUE;
  apply_range (self);
  tillid_timeline_state_view_changed (self);
}

/* FALSE when somebody has zoomed or panned since a range was chosen. */
gboolean
tillid_timeline_state_get_range (TillidTimelineState *self, TillidTimelineRange *out_range)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), FALSE);

  *out_range = self->range;
  return self->range_is_set;
}

/* Above 1: nearer; the day at @x (pixels of the canvas) stays where it is. */
void
tillid_timeline_state_zoom (TillidTimelineState *self, double factor, double x)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  tillid_timeline_view_zoom (&self->view, factor, x);
  self->range_is_set = FALSE;
  tillid_timeline_state_view_changed (self);
}

/* Zooms with the middle of the visible past staying where it is. */
void
tillid_timeline_state_zoom_middle (TillidTimelineState *self, double factor)
{
  TillidTimelineScale scale;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  tillid_timeline_view_get_scale (&self->view, &scale);
  tillid_timeline_state_zoom (self, factor,
                              tillid_timeline_scale_x (&scale,
                                                       (self->view.first + self->view.last) / 2));
}

/* Days towards today. */
void
tillid_timeline_state_pan (TillidTimelineState *self, double days)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  tillid_timeline_view_pan (&self->view, days);
  self->range_is_set = FALSE;
  tillid_timeline_state_view_changed (self);
}

/* Shows from @first to @last, in days since 1970-01-01 with fractions; limits of the view apply. */
void
tillid_timeline_state_set_span (TillidTimelineState *self, double first, double last)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self) && first <= last);

  self->view.first = first;
  self->view.last = last;
  self->range_is_set = FALSE;
  tillid_timeline_state_view_changed (self);
}

/* The same span, ending today. */
void
tillid_timeline_state_show_today (TillidTimelineState *self)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  tillid_timeline_state_pan (self, self->view.today - self->view.last);
}

/* 0, 30, 90, 180 or 365. */
void
tillid_timeline_state_set_band_days (TillidTimelineState *self, int days)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->view.band_days = days;
  tillid_timeline_state_view_changed (self);
}

/* The pause: the hard half is hidden. */
void
tillid_timeline_state_set_good_only (TillidTimelineState *self, gboolean good_only)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->view.good_only = good_only;
  tillid_timeline_state_view_changed (self);
}

/* Whether the items are looked at as a list: the same items, the same selection. */
gboolean
tillid_timeline_state_is_as_list (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), FALSE);

  return self->as_list;
}

/* Both canvas and list follow "view-changed". */
void
tillid_timeline_state_set_as_list (TillidTimelineState *self, gboolean as_list)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->as_list = as_list;
  tillid_timeline_state_view_changed (self);
}

/* The id of what is selected; 0 for nothing. */
gint64
tillid_timeline_state_get_selected (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), 0);

  return self->selected;
}

/**
 * tillid_timeline_state_select:
 * @self: a state
 * @id: id of an item, or 0 for none
 *
 * Selects an item and brings it into view.
 */
void
tillid_timeline_state_select (TillidTimelineState *self, gint64 id)
{
  const TillidTimelineItem *item;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  if (self->selected == id)
    return;
  self->selected = id;
  self->view.selected = id;
  item = tillid_timeline_state_find (self, id);
  if (item != NULL && tillid_told_bounds_is_dated (&item->bounds))
    tillid_timeline_view_show (&self->view, tillid_told_bounds_midpoint (&item->bounds));
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/**
 * tillid_timeline_state_get_near:
 * @self: a state
 *
 * Returns: (transfer full) (element-type TillidTimelineNear): what stands within the band of the selected
 *   item, nearest first; empty without a selection or a band
 */
GArray *
tillid_timeline_state_get_near (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  if (self->selected == 0 || self->view.band_days == 0)
    return g_array_new (FALSE, FALSE, sizeof (TillidTimelineNear));
  return tillid_timeline_within_band (self->items, self->n_items, self->selected,
                                      self->view.band_days);
}

/* Whether the entry was told in confidence, to whoever works among others. */
gboolean
tillid_timeline_state_is_in_confidence (TillidTimelineState *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), FALSE);

  return g_hash_table_contains (self->in_confidence, &id);
}
