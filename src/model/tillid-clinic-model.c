/* tillid-clinic-model.c - a clinic as a whole, as its page shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The worker reads; after an edit it reads again, one reading at a time, and what is shown stays until the next is there. */
#include "config.h"

#include "tillid-clinic-model-private.h"

#include <math.h>

#include "tillid-caseload-chart.h"
#include "tillid-record-table.h"

/* Nobody looks back further than anybody works. */
#define MOST_YEARS 50

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidClinicModel, tillid_clinic_model, G_TYPE_OBJECT)

static void read_months (TillidClinicModel *self);

static void
tillid_clinic_model_dispose (GObject *object)
{
  g_cancellable_cancel (TILLID_CLINIC_MODEL (object)->cancellable);

  G_OBJECT_CLASS (tillid_clinic_model_parent_class)->dispose (object);
}

static void
tillid_clinic_model_finalize (GObject *object)
{
  TillidClinicModel *self = TILLID_CLINIC_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, tillid_clinic_reading_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->scope, tillid_scope_unref);
  g_clear_object (&self->session);
  g_free (self->problem);

  G_OBJECT_CLASS (tillid_clinic_model_parent_class)->finalize (object);
}

static void
tillid_clinic_model_class_init (TillidClinicModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_clinic_model_dispose;
  object_class->finalize = tillid_clinic_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", TILLID_TYPE_CLINIC_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_clinic_model_init (TillidClinicModel *self)
{
  self->cancellable = g_cancellable_new ();
}

/* One reading, on the worker thread. */
typedef struct
{
  TillidScope *scope; /* (owned) */
  TillidDay today;
  guint years_back;
  TillidClinicReading *reading; /* (owned) (nullable): the answer */
  GPtrArray *members;           /* (owned) (nullable) of TillidMember */
  TillidClinicModel *model;     /* (owned) */
} Question;

static void
question_free (Question *question)
{
  tillid_scope_unref (question->scope);
  tillid_clinic_reading_free (question->reading);
  g_clear_pointer (&question->members, g_ptr_array_unref);
  g_object_unref (question->model);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
read_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->reading =
    tillid_clinic_reading_read (db, question->scope,
                                tillid_day_add_months (question->today,
                                                       -(int) question->years_back *
                                                         TILLID_CLINIC_MONTHS),
                                error);
  if (question->reading != NULL && tillid_scope_reads_kind (question->scope, "member"))
    question->members = tillid_record_table_list (db, question->scope, &tillid_member_type, error);
  else if (question->reading != NULL)
    question->members = g_ptr_array_new ();
  return question->members != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  TillidClinicModel *self = question->model;
  g_autoptr (GError) error = NULL;

  self->is_reading = FALSE;
  if (!tillid_session_run_finish (TILLID_SESSION (source), result, &error))
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      g_free (self->problem);
      self->problem = g_strdup (error->message);
    }
  else
    {
      g_clear_pointer (&self->problem, g_free);
      g_clear_pointer (&self->reading, tillid_clinic_reading_free);
      g_clear_pointer (&self->members, g_ptr_array_unref);
      self->reading = g_steal_pointer (&question->reading);
      self->members = g_steal_pointer (&question->members);
      self->read_on = question->today;
    }
  if (self->outdated)
    read_months (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_months (TillidClinicModel *self)
{
  Question *question;

  self->outdated = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  question = g_new0 (Question, 1);
  question->scope = tillid_scope_ref (self->scope);
  question->today = tillid_session_today (self->session);
  question->years_back = self->years_back;
  question->model = g_object_ref (self);
  tillid_session_run_async (self->session, FALSE, read_job, question, NULL, self->cancellable,
                            read_cb, question);
}

/**
 * tillid_clinic_model_new:
 * @session: an open clinic
 *
 * Returns: (transfer full): the numbers of @session's clinic; they are there with "changed"
 */
TillidClinicModel *
tillid_clinic_model_new (TillidSession *session)
{
  TillidClinicModel *self = g_object_new (TILLID_TYPE_CLINIC_MODEL, NULL);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->scope = tillid_session_open_measures (session, "clinic", NULL, &error);
  if (self->scope == NULL)
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  g_signal_connect_object (session, "changed", G_CALLBACK (read_months), self, G_CONNECT_SWAPPED);
  read_months (self);
  return self;
}

/* Whether the worker counts. */
gboolean
tillid_clinic_model_is_reading (TillidClinicModel *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self), FALSE);

  return self->is_reading;
}

/* How many times twelve months the months end before this one. */
guint
tillid_clinic_model_get_years_back (TillidClinicModel *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self), 0);

  return self->years_back;
}

/* Reads the twelve months that many years ago; what was read stays until then. */
void
tillid_clinic_model_set_years_back (TillidClinicModel *self, guint years)
{
  g_return_if_fail (TILLID_IS_CLINIC_MODEL (self));

  years = MIN (years, MOST_YEARS);
  if (years == self->years_back || self->scope == NULL)
    return;
  self->years_back = years;
  read_months (self);
}

/* Whether no visit was counted in these months. */
gboolean
tillid_clinic_model_is_empty (TillidClinicModel *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self), TRUE);

  return self->reading == NULL || tillid_clinic_months_get_n_visits (self->reading->months) == 0;
}

/* (transfer none) (nullable): why nothing can be shown. */
const char *
tillid_clinic_model_get_problem (TillidClinicModel *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self), NULL);

  return self->problem;
}

/* (transfer none) (nullable): what was read last. */
const TillidClinicReading *
tillid_clinic_model_get_reading (TillidClinicModel *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self), NULL);

  return self->reading;
}

/* Minutes by a scale whose four steps are round: of 62 it ends at 80. */
static double
top_of_minutes (const TillidClinicChart *chart)
{
  double most = 1;

  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    {
      if (tillid_ratio_is_defined (chart->months[i]))
        most = MAX (most, tillid_ratio_value (chart->months[i]));
      if (!isnan (chart->planned[i]))
        most = MAX (most, chart->planned[i]);
    }
  return 20 * ceil (most / 20 + 0.01);
}

static void
fill_month (TillidClinicChart *chart, guint i, TillidClinicCount count)
{
  chart->planned[i] = NAN;
  chart->is_few[i] = count.share.denominator > 0 && !tillid_clinic_count_is_shown (count);
  if (!tillid_clinic_count_is_shown (count))
    return;
  chart->n_shown++;
  chart->months[i] = count.share;
  if (chart->measure != TILLID_CLINIC_MINUTES)
    return;
  chart->planned[i] = (double) count.planned / (double) count.share.denominator;
  chart->planned_sum += count.planned;
}

/**
 * tillid_clinic_model_get_chart:
 * @self: a model that has read
 * @measure: what is counted
 * @out_chart: (out caller-allocates): its months
 *
 * A single month has nothing to be compared with, and minutes are no share: neither has limits.
 */
void
tillid_clinic_model_get_chart (TillidClinicModel *self,
                               TillidClinicMeasure measure,
                               TillidClinicChart *out_chart)
{
  const TillidClinicMonths *months;

  g_return_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL && out_chart != NULL);

  months = self->reading->months;
  *out_chart =
    (TillidClinicChart){ .measure = measure, .first = tillid_clinic_months_get_first (months) };
  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    fill_month (out_chart, i, tillid_clinic_months_get (months, measure, i));
  out_chart->mean = tillid_list_chart (out_chart->months, TILLID_CLINIC_MONTHS, out_chart->points);
  if (measure == TILLID_CLINIC_MINUTES)
    out_chart->top = top_of_minutes (out_chart);
  else if (out_chart->n_shown > 1)
    out_chart->few = TILLID_CASELOAD_CHART_FEW;
}

/**
 * tillid_clinic_model_log:
 * @self: a model
 * @how: "clinic-print", "clinic-csv"
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Writes into the access log that the numbers went out.
 *
 * Returns: %FALSE if they may not
 */
gboolean
tillid_clinic_model_log (TillidClinicModel *self, const char *how, GError **error)
{
  g_autoptr (TillidScope) scope = NULL;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && how != NULL, FALSE);

  scope = tillid_session_open_measures (self->session, how, NULL, error);
  return scope != NULL;
}
