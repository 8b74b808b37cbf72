/* tillid-continuity-model.c - everything the Continuity page shows, as plain data
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include "tillid-format.h"
#include "tillid-words.h"

struct _TillidContinuityModel
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */
  TillidContinuityWindow window;
  TillidContinuityView view;
  gint64 n_visits[TILLID_CONTINUITY_N_WINDOWS];
  gboolean has_hand_over;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidContinuityModel, tillid_continuity_model, G_TYPE_OBJECT)

static void
view_clear (TillidContinuityView *view)
{
  g_free (view->state);
  g_free (view->known_face);
  g_free (view->led);
  g_free (view->interpreted);
  tillid_continuity_beads_free (view->beads);
  g_clear_pointer (&view->numbers, g_ptr_array_unref);
  g_free (view->numbers_head);
  g_free (view->numbers_chance);
  g_free (view->numbers_foot);
  g_clear_pointer (&view->prompts, g_ptr_array_unref);
  g_clear_pointer (&view->aside, g_ptr_array_unref);
  tillid_continuity_answer_free (view->answer);
  g_free (view->next_date);
  g_clear_pointer (&view->pairs, g_ptr_array_unref);
  g_free (view->pairs_foot);
  *view = (TillidContinuityView){ 0 };
}

static void
count_windows (TillidContinuityModel *self, const TillidContinuityReading *reading)
{
  const TillidHandOver *last = tillid_continuity_reading_last_hand_over (reading);
  TillidPeriod year = { tillid_day_add_months (reading->today, -12), reading->today };
  g_autoptr (GPtrArray) in_year = tillid_continuity_reading_visits_in (reading, year);
  g_autoptr (GPtrArray) since = NULL;

  self->has_hand_over = last != NULL;
  self->n_visits[TILLID_CONTINUITY_WINDOW_COURSE] = reading->in_course->len;
  self->n_visits[TILLID_CONTINUITY_WINDOW_YEAR] = in_year->len;
  if (last == NULL)
    return;
  since =
    tillid_continuity_reading_visits_in (reading, (TillidPeriod){ last->day + 1, reading->today });
  self->n_visits[TILLID_CONTINUITY_WINDOW_HAND_OVER] = since->len;
}

static void
read_again (TillidContinuityModel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidContinuityReading) reading =
    tillid_continuity_reading_new (self->context, self->window, &error);
  TillidContinuityView view = { 0 };

  if (reading != NULL)
    {
      tillid_continuity_build_sentences (reading, &view);
      view.beads = tillid_continuity_build_beads (reading);
      tillid_continuity_build_answer (reading, &view);
    }
  if (reading == NULL || !tillid_continuity_build_prompts (reading, &view, &error) ||
      !tillid_continuity_build_numbers (reading, &view, &error) ||
      !tillid_continuity_build_pairs (reading, NULL, &view, &error))
    {
      view_clear (&view);
      g_signal_emit_by_name (self->context, "failed", error->message);
      return;
    }
  view_clear (&self->view);
  self->view = view;
  count_windows (self, reading);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tillid_continuity_model_finalize (GObject *object)
{
  TillidContinuityModel *self = TILLID_CONTINUITY_MODEL (object);

  view_clear (&self->view);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_continuity_model_parent_class)->finalize (object);
}

static void
tillid_continuity_model_class_init (TillidContinuityModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_continuity_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_CONTINUITY_MODEL,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_continuity_model_init (TillidContinuityModel *self)
{
}

/**
 * tillid_continuity_model_new:
 * @context: an open patient
 *
 * Returns: (transfer full): the model, read once; a failure is announced by the context's "failed"
 */
TillidContinuityModel *
tillid_continuity_model_new (TillidPatientContext *context)
{
  TillidContinuityModel *self;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_CONTINUITY_MODEL, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
  return self;
}

/* (transfer none): the patient it is about. */
TillidPatientContext *
tillid_continuity_model_get_context (TillidContinuityModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), NULL);

  return self->context;
}

/* (transfer none): valid until the next "changed". */
const TillidContinuityView *
tillid_continuity_model_get_view (TillidContinuityModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), NULL);

  return &self->view;
}

/* The time it looks at. */
TillidContinuityWindow
tillid_continuity_model_get_window (TillidContinuityModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), TILLID_CONTINUITY_WINDOW_COURSE);

  return self->window;
}

/* Looks at other days; "changed" follows. */
void
tillid_continuity_model_set_window (TillidContinuityModel *self, TillidContinuityWindow window)
{
  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));

  if (self->window == window)
    return;
  self->window = window;
  read_again (self);
}

/**
 * tillid_continuity_model_dup_window_name:
 * @window: some days
 *
 * Returns: (transfer full) (nullable): "This course of care, 13 visits"; %NULL if the patient has no such days
 */
char *
tillid_continuity_model_dup_window_name (TillidContinuityModel *self, TillidContinuityWindow window)
{
  g_autofree char *n = NULL;
  gulong count;

  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), NULL);
  g_return_val_if_fail (window < TILLID_CONTINUITY_N_WINDOWS, NULL);

  count = (gulong) self->n_visits[window];
  n = tillid_format_count (self->n_visits[window]);
  if (window == TILLID_CONTINUITY_WINDOW_COURSE)
    return g_strdup_printf (ngettext ("This course of care, %s visit",
                                      "This course of care, %s visits", count),
                            n);
  if (window == TILLID_CONTINUITY_WINDOW_YEAR)
    return g_strdup_printf (ngettext ("The last 12 months, %s visit",
                                      "The last 12 months, %s visits", count),
                            n);
  if (!self->has_hand_over)
    return NULL;
  return g_strdup_printf (ngettext ("Since the hand-over, %s visit",
                                    "Since the hand-over, %s visits", count),
                          n);
}
