/* tillid-plan-read.c - a plan from its records, sorted and linked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything is read again after each change: a plan has some dozens of records. What the model holds is
 * sorted and linked once; the page and the command line only walk through it.
 *
 *   goals       active, by rank; numbered from 1 in that order
 *   steps       open, by side and rank, each with its goal's number and its open promise
 *   past ones   goals that are not active and steps that are not open, the newest first
 *   agreements  of the newest visit that has any, by rank
 *   phases      one per kind: the newest record of that kind in the newest course of care
 */
#include "config.h"

#include "tillid-plan-model-private.h"

static void
plan_goal_free (gpointer data)
{
  TillidPlanGoal *self = data;

  tillid_goal_unref (self->goal);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

static void
plan_step_free (gpointer data)
{
  TillidPlanStep *self = data;

  tillid_step_unref (self->step);
  g_clear_pointer (&self->promise, tillid_promise_unref);
  g_free (self);
}

static void
plan_agreement_free (gpointer data)
{
  TillidPlanAgreement *self = data;

  tillid_agreement_unref (self->agreement);
  g_free (self);
}

/* Drops all that was read. */
void
tillid_plan_model_forget (TillidPlanModel *self)
{
  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    {
      g_clear_pointer (&self->phases[i].phase, tillid_phase_unref);
      self->phases[i] = (TillidPlanPhase){ 0 };
    }
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    g_clear_pointer (&self->steps[i], g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->past_goals, g_ptr_array_unref);
  g_clear_pointer (&self->past_steps, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_pointer (&self->agreed_visit, tillid_visit_unref);
  g_clear_pointer (&self->visit_today, tillid_visit_unref);
  self->looked_at = TILLID_ABSENT;
}

/* Without a rank last, and in the order in which they were made. */
static int
compare_ranks (gint64 rank_a, gint64 id_a, gint64 rank_b, gint64 id_b)
{
  gint64 a = rank_a == TILLID_ABSENT ? G_MAXINT64 : rank_a;
  gint64 b = rank_b == TILLID_ABSENT ? G_MAXINT64 : rank_b;

  if (a != b)
    return a < b ? -1 : 1;
  return id_a < id_b ? -1 : id_a > id_b;
}

static int
compare_goals (gconstpointer a, gconstpointer b)
{
  const TillidGoal *goal_a = (*(const TillidPlanGoal *const *) a)->goal;
  const TillidGoal *goal_b = (*(const TillidPlanGoal *const *) b)->goal;

  return compare_ranks (goal_a->rank, goal_a->record.id, goal_b->rank, goal_b->record.id);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const TillidStep *step_a = (*(const TillidPlanStep *const *) a)->step;
  const TillidStep *step_b = (*(const TillidPlanStep *const *) b)->step;

  return compare_ranks (step_a->rank, step_a->record.id, step_b->rank, step_b->record.id);
}

static int
compare_agreements (gconstpointer a, gconstpointer b)
{
  const TillidAgreement *line_a = (*(const TillidPlanAgreement *const *) a)->agreement;
  const TillidAgreement *line_b = (*(const TillidPlanAgreement *const *) b)->agreement;

  return compare_ranks (line_a->rank, line_a->record.id, line_b->rank, line_b->record.id);
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const TillidGoalRating *rating_a = *(const TillidGoalRating *const *) a;
  const TillidGoalRating *rating_b = *(const TillidGoalRating *const *) b;

  return compare_ranks (rating_a->day, rating_a->record.id, rating_b->day, rating_b->record.id);
}

/* A goal has no day on which it was reached: made last comes first. */
static int
compare_past_goals (gconstpointer a, gconstpointer b)
{
  gint64 id_a = (*(const TillidPlanGoal *const *) a)->goal->record.id;
  gint64 id_b = (*(const TillidPlanGoal *const *) b)->goal->record.id;

  return id_a > id_b ? -1 : id_a < id_b;
}

/* Done last comes first; what was taken off or has no day comes last. */
static int
compare_past_steps (gconstpointer a, gconstpointer b)
{
  const TillidStep *step_a = (*(const TillidPlanStep *const *) a)->step;
  const TillidStep *step_b = (*(const TillidPlanStep *const *) b)->step;
  gint64 day_a = step_a->done_on == TILLID_ABSENT ? -G_MAXINT64 : step_a->done_on;
  gint64 day_b = step_b->done_on == TILLID_ABSENT ? -G_MAXINT64 : step_b->done_on;

  return compare_ranks (day_b, step_b->record.id, day_a, step_a->record.id);
}

static TillidPlanGoal *
plan_goal_new (TillidGoal *goal, GPtrArray *ratings)
{
  TillidPlanGoal *item = g_new0 (TillidPlanGoal, 1);

  item->goal = tillid_record_ref (goal);
  item->ratings = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint r = 0; r < ratings->len; r++)
    {
      const TillidGoalRating *rating = ratings->pdata[r];

      if (rating->goal == goal->record.id && rating->attainment >= -2 && rating->attainment <= 2)
        g_ptr_array_add (item->ratings, tillid_record_ref_any (rating));
    }
  return item;
}

static void
read_goals (TillidPlanModel *self)
{
  g_autoptr (GPtrArray) goals = tillid_patient_context_list (self->context, &tillid_goal_type);
  g_autoptr (GPtrArray) ratings =
    tillid_patient_context_list (self->context, &tillid_goal_rating_type);

  g_ptr_array_sort (ratings, compare_ratings);
  self->goals = g_ptr_array_new_with_free_func (plan_goal_free);
  self->past_goals = g_ptr_array_new_with_free_func (plan_goal_free);
  for (guint i = 0; i < goals->len; i++)
    {
      TillidGoal *goal = goals->pdata[i];

      g_ptr_array_add (goal->status == TILLID_GOAL_STATUS_ACTIVE ? self->goals : self->past_goals,
                       plan_goal_new (goal, ratings));
    }
  g_ptr_array_sort (self->goals, compare_goals);
  g_ptr_array_sort (self->past_goals, compare_past_goals);
  for (guint i = 0; i < self->goals->len; i++)
    ((TillidPlanGoal *) self->goals->pdata[i])->number = i + 1;
  if (ratings->len > 0)
    self->looked_at = ((TillidGoalRating *) ratings->pdata[ratings->len - 1])->day;
}

static TillidPromise *
find_promise (GPtrArray *promises, gint64 step)
{
  for (guint i = promises->len; i > 0; i--)
    {
      TillidPromise *promise = promises->pdata[i - 1];

      if (promise->step == step && promise->status == TILLID_PROMISE_STATUS_OPEN)
        return promise;
    }
  return NULL;
}

static TillidPlanStep *
plan_step_new (TillidPlanModel *self, TillidStep *step, GPtrArray *promises)
{
  TillidPlanStep *item = g_new0 (TillidPlanStep, 1);
  TillidPromise *promise = find_promise (promises, step->record.id);
  const TillidPlanGoal *goal = tillid_plan_model_find_goal (self, step->goal);
  TillidDay today = tillid_plan_model_get_today (self);

  item->step = tillid_record_ref (step);
  item->promise = promise != NULL ? tillid_record_ref (promise) : NULL;
  item->goal_number = goal != NULL ? goal->number : 0;
  item->due = step->due;
  if (item->due == TILLID_ABSENT && promise != NULL)
    item->due = promise->due;
  if (item->due != TILLID_ABSENT && item->due < today &&
      (step->side == TILLID_SIDE_CLINIC || step->side == TILLID_SIDE_OTHERS))
    item->days_late = today - item->due;
  return item;
}

static void
read_steps (TillidPlanModel *self, GPtrArray *promises)
{
  g_autoptr (GPtrArray) steps = tillid_patient_context_list (self->context, &tillid_step_type);

  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    self->steps[i] = g_ptr_array_new_with_free_func (plan_step_free);
  self->past_steps = g_ptr_array_new_with_free_func (plan_step_free);
  for (guint i = 0; i < steps->len; i++)
    {
      TillidStep *step = steps->pdata[i];

      g_ptr_array_add (step->status == TILLID_STEP_STATUS_OPEN ? self->steps[step->side]
                                                               : self->past_steps,
                       plan_step_new (self, step, promises));
    }
  g_ptr_array_sort (self->past_steps, compare_past_steps);
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    g_ptr_array_sort (self->steps[i], compare_steps);
}

static gboolean
is_attended (const TillidVisit *visit)
{
  return visit->status == TILLID_VISIT_STATUS_ATTENDED ||
         visit->status == TILLID_VISIT_STATUS_RUNNING;
}

static gboolean
is_newer (const TillidVisit *a, const TillidVisit *b)
{
  if (b == NULL || a->day != b->day)
    return b == NULL || a->day > b->day;
  if (a->minute != b->minute)
    return a->minute > b->minute;
  return a->record.id > b->record.id;
}

static gboolean
has_agreements (GPtrArray *agreements, gint64 visit)
{
  for (guint i = 0; i < agreements->len; i++)
    if (((TillidAgreement *) agreements->pdata[i])->visit == visit)
      return TRUE;
  return FALSE;
}

static gboolean
has_promise (GPtrArray *promises, gint64 agreement)
{
  for (guint i = 0; i < promises->len; i++)
    if (((TillidPromise *) promises->pdata[i])->agreement == agreement)
      return TRUE;
  return FALSE;
}

static void
read_agreements (TillidPlanModel *self, GPtrArray *visits, GPtrArray *promises)
{
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (self->context, &tillid_agreement_type);
  TillidVisit *newest = NULL, *today = NULL;

  self->agreements = g_ptr_array_new_with_free_func (plan_agreement_free);
  /* What is agreed with an office is no line of the patient's. */
  for (guint i = rows->len; i > 0; i--)
    if (((TillidAgreement *) rows->pdata[i - 1])->party != 0)
      g_ptr_array_remove_index (rows, i - 1);
  for (guint i = 0; i < visits->len; i++)
    {
      TillidVisit *visit = visits->pdata[i];

      if (is_attended (visit) && is_newer (visit, newest) &&
          has_agreements (rows, visit->record.id))
        newest = visit;
      if (is_attended (visit) && visit->day == tillid_plan_model_get_today (self) &&
          is_newer (visit, today))
        today = visit;
    }
  self->visit_today = today != NULL ? tillid_record_ref (today) : NULL;
  if (newest == NULL)
    return;

  self->agreed_visit = tillid_record_ref (newest);
  for (guint i = 0; i < rows->len; i++)
    {
      TillidAgreement *agreement = rows->pdata[i];
      TillidPlanAgreement *item;

      if (agreement->visit != newest->record.id)
        continue;
      item = g_new0 (TillidPlanAgreement, 1);
      item->agreement = tillid_record_ref (agreement);
      item->is_promised = agreement->ours || has_promise (promises, agreement->record.id);
      g_ptr_array_add (self->agreements, item);
    }
  g_ptr_array_sort (self->agreements, compare_agreements);
  if (self->agreements->len > TILLID_PLAN_MAX_AGREEMENTS)
    g_ptr_array_set_size (self->agreements, TILLID_PLAN_MAX_AGREEMENTS);
}

static guint
count_visits (GPtrArray *visits, TillidDay from)
{
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      n += is_attended (visit) && !visit->without_patient && from != TILLID_ABSENT &&
           visit->day != TILLID_ABSENT && visit->day >= from;
    }
  return n;
}

static TillidPhaseState
state_of (const TillidPhase *phase, TillidDay today)
{
  if (phase == NULL)
    return TILLID_PHASE_TO_COME;
  if (phase->planned || (phase->from_day != TILLID_ABSENT && phase->from_day > today))
    return TILLID_PHASE_PLANNED;
  if (phase->until_day != TILLID_ABSENT && phase->until_day <= today)
    return TILLID_PHASE_DONE;
  return TILLID_PHASE_NOW;
}

/* One phase is "now": of several without an end the last one. */
static void
read_phases (TillidPlanModel *self, GPtrArray *visits)
{
  TillidCourse *course = tillid_patient_context_get_course (self->context);
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (self->context, &tillid_phase_type);
  gboolean later = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      TillidPhase *phase = rows->pdata[i];
      TillidPhase **place = &self->phases[phase->kind].phase;

      if (course == NULL || (phase->course != 0 && phase->course != course->record.id))
        continue;
      g_clear_pointer (place, tillid_phase_unref);
      *place = tillid_record_ref (phase);
    }
  for (int i = TILLID_PLAN_N_PHASES - 1; i >= 0; i--)
    {
      TillidPlanPhase *item = &self->phases[i];

      item->state = state_of (item->phase, tillid_plan_model_get_today (self));
      if (item->state == TILLID_PHASE_NOW && later)
        item->state = TILLID_PHASE_DONE;
      later = later || item->state == TILLID_PHASE_NOW || item->state == TILLID_PHASE_DONE;
      if (item->state == TILLID_PHASE_NOW)
        item->visits = count_visits (visits, item->phase->from_day);
    }
}

/* Reads the plan of the open patient anew. */
void
tillid_plan_model_read (TillidPlanModel *self)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (self->context, &tillid_visit_type);
  g_autoptr (GPtrArray) promises =
    tillid_patient_context_list (self->context, &tillid_promise_type);

  tillid_plan_model_forget (self);
  read_goals (self);
  read_steps (self, promises);
  read_agreements (self, visits, promises);
  read_phases (self, visits);
}
