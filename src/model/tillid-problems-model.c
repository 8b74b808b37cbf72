/* tillid-problems-model.c - what weighs on one patient, and what helps, in the patient's order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-problems-model-private.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidProblemsModel, tillid_problems_model, G_TYPE_OBJECT)

/* The plan is read first: it heard of the change before us. */
static void
plan_changed_cb (TillidPlanModel *plan, gpointer data)
{
  TillidProblemsModel *self = data;

  tillid_problems_model_read (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* An edit is read again before it is told of. */
static void
edited_cb (TillidProblemsModel *self, gint64 edit, const char *label)
{
  if (self->is_moving && g_strcmp0 (label, tillid_problems_move_label ()) == 0)
    tillid_problems_model_moved (self);
}

/* What could not be written moves nothing, and what waited behind it is not meant any more. */
static void
not_written_cb (TillidProblemsModel *self)
{
  g_queue_clear_full (self->waiting, g_free);
  self->is_moving = FALSE;
}

static void
tillid_problems_model_finalize (GObject *object)
{
  TillidProblemsModel *self = TILLID_PROBLEMS_MODEL (object);

  tillid_problems_model_forget (self);
  g_queue_free_full (self->waiting, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_problems_model_parent_class)->finalize (object);
}

static void
tillid_problems_model_class_init (TillidProblemsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_problems_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_PROBLEMS_MODEL, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_problems_model_init (TillidProblemsModel *self)
{
  self->waiting = g_queue_new ();
}

/**
 * tillid_problems_model_new:
 * @context: an open patient
 *
 * Returns: (transfer full): the problems and what helps, read; it follows the context's changes
 */
TillidProblemsModel *
tillid_problems_model_new (TillidPatientContext *context)
{
  TillidProblemsModel *self;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_PROBLEMS_MODEL, NULL);
  self->context = g_object_ref (context);
  self->plan = tillid_plan_model_new (context);
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (plan_changed_cb), self, 0);
  g_signal_connect_object (context, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (not_written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "conflict", G_CALLBACK (not_written_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_problems_model_read (self);
  return self;
}

/* (transfer none): the patient. */
TillidPatientContext *
tillid_problems_model_get_context (TillidProblemsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);

  return self->context;
}

/* (transfer none): the plan of the same patient, read at the same time. */
TillidPlanModel *
tillid_problems_model_get_plan (TillidProblemsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);

  return self->plan;
}

/* Whether nothing may be changed here: the file or the course of care says so, or the roles of whoever works. */
gboolean
tillid_problems_model_is_read_only (TillidProblemsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), TRUE);

  return tillid_plan_model_is_read_only (self->plan) ||
         !tillid_patient_context_may_write (self->context, &tillid_problem_type);
}

/* (transfer none) (element-type TillidProblemsItem): a list in its order. */
GPtrArray *
tillid_problems_model_get_items (TillidProblemsModel *self, TillidProblemsPart part)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);
  g_return_val_if_fail ((int) part >= 0 && (int) part < TILLID_PROBLEMS_N_PARTS, NULL);

  return self->items[part];
}

/* (transfer none) (element-type TillidProblemsItem): solved or belonging elsewhere, the newest first. */
GPtrArray *
tillid_problems_model_get_past (TillidProblemsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);

  return self->past;
}

static const TillidProblemsItem *
find_in (GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    {
      const TillidProblemsItem *item = items->pdata[i];

      if (item->record->id == id)
        return item;
    }
  return NULL;
}

/* (transfer none) (nullable): a problem or a strength by its id, also one that is solved or passed on. */
const TillidProblemsItem *
tillid_problems_model_find (TillidProblemsModel *self, gint64 id)
{
  const TillidProblemsItem *item = NULL;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);

  for (int part = 0; item == NULL && part < TILLID_PROBLEMS_N_PARTS; part++)
    item = find_in (self->items[part], id);
  return item != NULL ? item : find_in (self->past, id);
}

/* The day of the last rating, %TILLID_ABSENT if nothing was ever rated. */
TillidDay
tillid_problems_model_get_looked_at (TillidProblemsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), TILLID_ABSENT);

  return self->looked_at;
}

/* (transfer none) (nullable): the problem of an item, %NULL if it is what helps. */
const TillidProblem *
tillid_problems_item_get_problem (const TillidProblemsItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return item->record->type == &tillid_problem_type ? (const TillidProblem *) item->record : NULL;
}

/**
 * tillid_problems_item_get_burdens:
 * @item: an item
 * @out_ratings: (out) (transfer full) (array): the series, for tillid_burden_layout_compute()
 *
 * A problem that was never rated may still have a number without a day, as files from elsewhere do.
 *
 * Returns: how many there are
 */
guint
tillid_problems_item_get_burdens (const TillidProblemsItem *item, TillidBurdenRating **out_ratings)
{
  const TillidProblem *problem;
  guint n;

  g_return_val_if_fail (item != NULL && out_ratings != NULL, 0);

  problem = tillid_problems_item_get_problem (item);
  n = item->ratings->len;
  *out_ratings = g_new0 (TillidBurdenRating, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const TillidProblemRating *rating = item->ratings->pdata[i];

      (*out_ratings)[i] = (TillidBurdenRating){ rating->day, rating->burden };
    }
  if (n > 0 || problem == NULL || problem->burden == TILLID_ABSENT)
    return n;
  (*out_ratings)[0] = (TillidBurdenRating){ TILLID_ABSENT, problem->burden };
  return 1;
}
