/* tillid-goal-words.c - what else is known about a goal, in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-plan-words.h"

static void
add_line (GString *lines, const char *label, const char *text)
{
  if (text == NULL)
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  /* Translators: what it is, and what was written: "Why it matters: Sara asks for it" */
  g_string_append_printf (lines, C_ ("goal", "%s: %s"), label, text);
}

/**
 * tillid_goal_describe_more:
 * @goal: a goal
 *
 * Returns: (transfer full): why, the smallest step, how we know, what could stop it and what both sides bring, a line each; ""
 *   while nothing of it is written
 */
char *
tillid_goal_describe_more (const TillidGoal *goal)
{
  GString *lines = NULL;

  g_return_val_if_fail (goal != NULL, NULL);

  lines = g_string_new (NULL);
  add_line (lines, C_ ("goal", "Why"), goal->why);
  add_line (lines, C_ ("goal", "Smallest step"), goal->smallest_step);
  add_line (lines, C_ ("goal", "How we know"), goal->how_we_know);
  add_line (lines, C_ ("goal", "What could stop it"), goal->could_stop);
  add_line (lines, C_ ("goal", "The patient brings"), goal->patient_brings);
  add_line (lines, C_ ("goal", "The clinic brings"), goal->clinic_brings);
  return g_string_free (lines, FALSE);
}

/**
 * tillid_goal_describe_review:
 * @goal: a goal
 * @today: today
 *
 * Returns: (transfer full): "look again on 24 March 2026", or that it waits since then; "" without a date
 */
char *
tillid_goal_describe_review (const TillidGoal *goal, TillidDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (goal != NULL, NULL);

  if (goal->review_on == TILLID_ABSENT)
    return g_strdup ("");
  day = tillid_format_day (goal->review_on, TILLID_FORMAT_DAY_LONG, NULL);
  if (goal->review_on < today)
    return g_strdup_printf (C_ ("goal", "to be looked at again since %s"), day);
  return g_strdup_printf (C_ ("goal", "look again on %s"), day);
}
