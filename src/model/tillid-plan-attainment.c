/* tillid-plan-attainment.c - goal attainment over time, for the team
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Services see T, the patient sees the ladder: nothing from here is on a paper or on the turned screen. A day has a T when any
 * active goal was rated on it; of each goal the newest rating up to that day counts. The weight of a goal is importance
 * times difficulty, each 0 to 3 (clinical.md, GAS); a goal of which both are not said weighs 1. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-attainment.h"
#include "tillid-format.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

/* Days that are said; the rest is in the export. */
#define MOST_DAYS 4

static double
weight_of (const TillidGoal *goal)
{
  if (goal->importance == TILLID_ABSENT || goal->difficulty == TILLID_ABSENT)
    return 1;
  return (double) (goal->importance * goal->difficulty);
}

/* The newest rating up to @day, or %TILLID_ABSENT. */
static gint64
attainment_on (const TillidPlanGoal *goal, TillidDay day)
{
  gint64 attainment = TILLID_ABSENT;

  for (guint i = 0; i < goal->ratings->len; i++)
    {
      const TillidGoalRating *rating = goal->ratings->pdata[i];

      if (rating->day <= day)
        attainment = rating->attainment;
    }
  return attainment;
}

/**
 * tillid_plan_get_attainment:
 * @self: a plan
 * @day: a day
 * @out_n: (out) (optional): how many goals had been rated by then
 *
 * Returns: T of the active goals as they stood on @day, or NAN where it is not defined
 */
double
tillid_plan_get_attainment (TillidPlanModel *self, TillidDay day, guint *out_n)
{
  GPtrArray *goals = tillid_plan_model_get_goals (self);
  g_autofree TillidAttainment *all = g_new0 (TillidAttainment, goals->len + 1);
  guint n = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      const TillidPlanGoal *goal = goals->pdata[i];

      all[i] = (TillidAttainment){ attainment_on (goal, day), weight_of (goal->goal) };
      n += all[i].attainment != TILLID_ABSENT;
    }
  if (out_n != NULL)
    *out_n = n;
  return tillid_attainment_t_score (all, goals->len);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TillidDay one = *(const TillidDay *) a, two = *(const TillidDay *) b;

  return one > two ? -1 : one < two;
}

/* (transfer full): days on which any active goal was rated, the newest first, each once */
static GArray *
list_days (TillidPlanModel *self)
{
  GPtrArray *goals = tillid_plan_model_get_goals (self);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TillidDay));

  for (guint i = 0; i < goals->len; i++)
    {
      const TillidPlanGoal *goal = goals->pdata[i];

      for (guint r = 0; r < goal->ratings->len; r++)
        g_array_append_val (days, ((TillidGoalRating *) goal->ratings->pdata[r])->day);
    }
  g_array_sort (days, compare_days);
  for (guint i = days->len; i > 1; i--)
    if (g_array_index (days, TillidDay, i - 1) == g_array_index (days, TillidDay, i - 2))
      g_array_remove_index (days, i - 1);
  return days;
}

/* "59.1", in the digits of the program; half up. */
static char *
write_t (double t)
{
  const gint64 tenths = (gint64) floor (t * 10 + 0.5);
  g_autofree char *whole = tillid_format_number (tenths / 10, NULL);
  g_autofree char *part = tillid_format_number (tenths % 10, NULL);

  return g_strdup_printf ("%s%s%s", whole, C_ ("decimal sign", "."), part);
}

static char *
describe_day (TillidPlanModel *self, TillidDay day)
{
  guint n;
  const double t = tillid_plan_get_attainment (self, day, &n);
  g_autofree char *when = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, NULL);
  g_autofree char *goals = tillid_format_count (n);
  g_autofree char *value = NULL;

  if (isnan (t))
    return g_strdup_printf (C_ ("attainment", "%s: not defined, all weights are 0"), when);
  value = write_t (t);
  /* Translators: a date, a number, how many goals were rated. */
  return g_strdup_printf (ngettext ("%s: T %s, from %s goal", "%s: T %s, from %s goals", n), when,
                          value, goals);
}

/**
 * tillid_plan_describe_attainment:
 * @self: a plan
 *
 * Returns: (transfer full): T on the days of the last ratings, the newest first, and how it is computed; "" while nothing is
 *   rated. For the team only.
 */
char *
tillid_plan_describe_attainment (TillidPlanModel *self)
{
  g_autoptr (GArray) days = NULL;
  GString *text = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  days = list_days (self);
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (days->len, MOST_DAYS); i++)
    {
      g_autofree char *line = describe_day (self, g_array_index (days, TillidDay, i));

      g_string_append_printf (text, "%s\n", line);
    }
  if (days->len > 0)
    g_string_append (text, C_ ("attainment",
                               "T = 50 + 10 Σwx ÷ √(0.7 Σw² + 0.3 (Σw)²); 50 when everything "
                               "went as agreed. w is importance times difficulty, 1 where both "
                               "are not said. Never on the patient’s paper."));
  return g_string_free (text, FALSE);
}
