/* tillid-plan-words.c - the sentences of a care plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-plan-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-id.h"
#include "tillid-next-words.h"
#include "tillid-phrases.h"
#include "tillid-words.h"

/* As far ahead the weekday says more than the month. */
#define WEEKDAY_DAYS 6

/* (transfer none): in the clinic's language where there is one. */
const char *
tillid_step_get_text (const TillidStep *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  if (step->staff_words != NULL)
    return step->staff_words;
  return step->words != NULL ? step->words : "";
}

/**
 * tillid_step_dup_title:
 * @step: a step
 *
 * Returns: (transfer full): its text, behind the name of who does it if that is nobody of the clinic and is
 *   not said in it:
 *   "GP: stop vitamin D"
 */
char *
tillid_step_dup_title (const TillidStep *step)
{
  const char *text = tillid_step_get_text (step);

  if (step->owner_text == NULL || step->owner != 0 || strstr (text, step->owner_text) != NULL)
    return g_strdup (text);
  /* Translators: who does a step, and what: "GP: stop vitamin D" */
  return g_strdup_printf (C_ ("step", "%s: %s"), step->owner_text, text);
}

/* (transfer none): in the clinic's language where there is one. */
const char *
tillid_goal_get_text (const TillidGoal *goal)
{
  g_return_val_if_fail (goal != NULL, NULL);

  if (goal->staff_words != NULL)
    return goal->staff_words;
  return goal->words != NULL ? goal->words : "";
}

static char *
short_day (TillidDay day, TillidDay today)
{
  int year, this_year, month, d;

  tillid_day_to_ymd (day, &year, &month, &d);
  tillid_day_to_ymd (today, &this_year, &month, &d);
  if (year != this_year)
    return tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, NULL);
  if (day > today && day <= today + WEEKDAY_DAYS)
    return tillid_format_day (day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  return tillid_format_day (day, TILLID_FORMAT_DAY_MONTH, NULL);
}

/* (transfer full): "next visit", with its day where one is planned */
static char *
describe_next_visit (TillidPlanModel *self)
{
  g_autoptr (GPtrArray) visits =
    tillid_patient_context_list (tillid_plan_model_get_context (self), &tillid_visit_type);
  const TillidDay today = tillid_plan_model_get_today (self);
  const TillidVisit *next = tillid_next_words_find (visits, today);
  g_autofree char *day = NULL;

  if (next == NULL)
    return g_strdup (C_ ("due", "next visit"));
  day = next->day == today ? g_strdup (C_ ("due", "today")) : short_day (next->day, today);
  /* Translators: %s is a day: "next visit, Tue 24 March" */
  return g_strdup_printf (C_ ("due", "next visit, %s"), day);
}

/**
 * tillid_plan_describe_due:
 * @self: a plan
 * @step: a step of it
 *
 * Returns: (transfer full): "today", "4 days late", "Fri 13 March", "every evening"; "" for no time
 */
char *
tillid_plan_describe_due (TillidPlanModel *self, const TillidPlanStep *step)
{
  TillidDay today;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self) && step != NULL, NULL);

  today = tillid_plan_model_get_today (self);
  if (step->days_late > 0)
    {
      g_autofree char *days = tillid_format_count (step->days_late);

      return g_strdup_printf (ngettext ("%s day late", "%s days late", (gulong) step->days_late),
                              days);
    }
  if (step->step->next_visit)
    return describe_next_visit (self);
  if (step->due == TILLID_ABSENT || step->step->when_words != NULL)
    return g_strdup (step->step->when_words != NULL ? step->step->when_words : "");
  if (step->due == today)
    return g_strdup (C_ ("due", "today"));
  if (step->due == today + 1)
    return g_strdup (C_ ("due", "tomorrow"));
  return short_day (step->due, today);
}

static void
add_sentence (GString *sentences, const char *sentence)
{
  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  g_string_append (sentences, sentence);
}

/**
 * tillid_plan_describe_step:
 * @self: a plan
 * @step: a step of it
 *
 * Returns: (transfer full): for a screen reader: "Jonas reads the housing letter. Promised, 4 days late. Goal 3."
 */
char *
tillid_plan_describe_step (TillidPlanModel *self, const TillidPlanStep *step)
{
  g_autofree char *due = tillid_plan_describe_due (self, step);
  g_autofree char *title = tillid_step_dup_title (step->step);
  g_autofree char *words = g_strdup_printf (C_ ("step, spoken", "%s."), title);
  GString *sentences = g_string_new (NULL);
  TillidMember *owner =
    tillid_patient_context_find_member (tillid_plan_model_get_context (self), step->step->owner);

  add_sentence (sentences, words);
  if (owner != NULL)
    {
      g_autofree char *by = g_strdup_printf (C_ ("step, spoken", "%s does it."), owner->name);

      add_sentence (sentences, by);
    }
  if (step->promise != NULL && *due != '\0')
    {
      g_autofree char *promised = g_strdup_printf (C_ ("step, spoken", "Promised, %s."), due);

      add_sentence (sentences, promised);
    }
  else if (step->promise != NULL)
    add_sentence (sentences, C_ ("step, spoken", "Promised."));
  else if (*due != '\0')
    {
      g_autofree char *when = g_strdup_printf (C_ ("step, spoken", "%s."), due);

      add_sentence (sentences, when);
    }
  if (step->goal_number > 0)
    {
      g_autofree char *number = tillid_format_count (step->goal_number);
      g_autofree char *goal = g_strdup_printf (C_ ("step, spoken", "Goal %s."), number);

      add_sentence (sentences, goal);
    }
  return g_string_free (sentences, FALSE);
}

/**
 * tillid_plan_describe_rung:
 * @attainment: -2 to +2
 *
 * Returns: (transfer full): as it stands beside the rung: "+2", "0", "-1" with a true minus sign
 */
char *
tillid_plan_describe_rung (gint64 attainment)
{
  g_autofree char *digits = tillid_format_number (ABS (attainment), NULL);

  /* The mark keeps the sign before its number where the text runs from right to left. */
  if (attainment == 0)
    return g_steal_pointer (&digits);
  return g_strconcat ("\u2066", attainment > 0 ? "+" : "\u2212", digits, "\u2069", NULL);
}

/**
 * tillid_plan_describe_goal:
 * @goal: a goal of the plan
 *
 * Returns: (transfer full): "Goal 1, I read a story to Sara in Danish: now at minus 1, words with the pictures"
 */
char *
tillid_plan_describe_goal (const TillidPlanGoal *goal)
{
  static const char *const places[] = {
    NC_ ("rung, spoken", "now at plus 2"),  NC_ ("rung, spoken", "now at plus 1"),
    NC_ ("rung, spoken", "now at 0"),       NC_ ("rung, spoken", "now at minus 1"),
    NC_ ("rung, spoken", "now at minus 2"),
  };
  const TillidGoalRating *latest;
  g_autofree char *number = NULL;
  const char *words, *place;
  int rung;

  g_return_val_if_fail (goal != NULL, NULL);

  number = tillid_format_count (goal->number);
  if (goal->ratings->len == 0)
    return g_strdup_printf (C_ ("goal, spoken", "Goal %s, %s: not rated yet"), number,
                            tillid_goal_get_text (goal->goal));
  latest = goal->ratings->pdata[goal->ratings->len - 1];
  rung = tillid_ladder_rung_of (latest->attainment);
  place = g_dpgettext2 (GETTEXT_PACKAGE, "rung, spoken", places[rung]);
  words = tillid_goal_get_rung (goal->goal, rung);
  if (words == NULL)
    return g_strdup_printf (C_ ("goal, spoken", "Goal %s, %s: %s"), number,
                            tillid_goal_get_text (goal->goal), place);
  return g_strdup_printf (C_ ("goal, spoken", "Goal %s, %s: %s, %s"), number,
                          tillid_goal_get_text (goal->goal), place, words);
}

/* "Nov", of the month of a day. */
char *
tillid_plan_short_month (TillidDay day)
{
  int year, month, d;

  tillid_day_to_ymd (day, &year, &month, &d);
  return g_strdup (tillid_phrases_short_name (tillid_phrases_get (tillid_format_ui_language ()),
                                              tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN),
                                              month));
}

/* "Nov 2024" or "July 2025", of the month of a day. */
char *
tillid_plan_month_year (TillidDay day, gboolean is_short)
{
  const TillidPhrases *phrases = tillid_phrases_get (tillid_format_ui_language ());
  const char *key = tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN);
  g_autofree char *y = NULL;
  const char *values[3];
  int year, month, d;

  tillid_day_to_ymd (day, &year, &month, &d);
  y = tillid_format_number (year, NULL);
  values[0] = "";
  values[1] = is_short ? tillid_phrases_short_name (phrases, key, month)
                       : tillid_phrases_name (phrases, key, month);
  values[2] = y;
  return tillid_phrases_fill (tillid_phrases_name (phrases, "month-year", 1), "dmy", values);
}

static char *
describe_done (const TillidPhase *phase, gboolean is_first)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (phase == NULL)
    return g_strdup ("");
  if (phase->until_day == TILLID_ABSENT && phase->from_day == TILLID_ABSENT)
    return g_strdup ("");
  if (phase->until_day == TILLID_ABSENT)
    {
      from = tillid_plan_month_year (phase->from_day, FALSE);
      return g_strdup_printf (C_ ("phase", "from %s"), from);
    }
  if (!is_first || phase->from_day == TILLID_ABSENT)
    {
      until = tillid_plan_month_year (phase->until_day, FALSE);
      return g_strdup_printf (C_ ("phase", "to %s"), until);
    }
  from = tillid_plan_month_year (phase->from_day, TRUE);
  until = tillid_plan_month_year (phase->until_day, TRUE);
  return g_strdup_printf (C_ ("phase", "%s to %s"), from, until);
}

static char *
describe_now (const TillidPlanPhase *item)
{
  g_autofree char *n = tillid_format_count (item->visits);
  g_autofree char *from = NULL;

  if (item->phase->from_day == TILLID_ABSENT)
    return g_strdup_printf (ngettext ("%s visit", "%s visits", item->visits), n);
  from = tillid_plan_month_year (item->phase->from_day, FALSE);
  /* Translators: the phase of now: "since July 2025, 5 visits" */
  return g_strdup_printf (ngettext ("since %s, %s visit", "since %s, %s visits", item->visits),
                          from, n);
}

static char *
describe_planned (const TillidPhase *phase, TillidDay today)
{
  g_autofree char *from = NULL;
  int year, this_year, month, day;

  /* After the care nothing starts: the remark says what is left ("call in December"). */
  if (phase->from_day == TILLID_ABSENT ||
      (phase->kind == TILLID_PHASE_KIND_AFTER && phase->note != NULL))
    return g_strdup (phase->note != NULL ? phase->note : C_ ("phase", "planned"));
  tillid_day_to_ymd (today, &this_year, &month, &day);
  tillid_day_to_ymd (phase->from_day, &year, &month, &day);
  if (year == this_year && day == 1)
    from =
      g_strdup (tillid_phrases_name (tillid_phrases_get (tillid_format_ui_language ()),
                                     tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN), month));
  else
    from = short_day (phase->from_day, today);
  if (phase->note == NULL)
    return g_strdup_printf (C_ ("phase", "starts %s"), from);
  /* Translators: a date, then a remark: "starts July, told 17 February" */
  return g_strdup_printf (C_ ("phase", "starts %s, %s"), from, phase->note);
}

/**
 * tillid_plan_describe_phase:
 * @self: a plan
 * @kind: a phase
 *
 * Returns: (transfer full): "Nov 2024 to Jan 2025", "since July 2025, 5 visits"; "" if nothing is known
 */
char *
tillid_plan_describe_phase (TillidPlanModel *self, TillidPhaseKind kind)
{
  const TillidPlanPhase *item = tillid_plan_model_get_phase (self, kind);

  switch (item->state)
    {
    case TILLID_PHASE_DONE:
      return describe_done (item->phase, kind == TILLID_PHASE_KIND_ARRIVING);
    case TILLID_PHASE_NOW:
      return describe_now (item);
    case TILLID_PHASE_PLANNED:
      return describe_planned (item->phase, tillid_plan_model_get_today (self));
    default:
      return g_strdup ("");
    }
}

/* (transfer full): "3 of 14 are the patient's own"; "" without steps. */
char *
tillid_plan_describe_own_share (TillidPlanModel *self)
{
  g_autofree char *some = NULL, *total = NULL;
  guint own, all;

  tillid_plan_model_get_own_share (self, &own, &all);
  if (all == 0)
    return g_strdup ("");
  some = tillid_format_count (own);
  total = tillid_format_count (all);
  return g_strdup_printf (ngettext ("%s of %s is the patient’s own",
                                    "%s of %s are the patient’s own", own),
                          some, total);
}

/* (transfer full): "looked at together 17 February, again 24 March"; "" if neither is known. */
char *
tillid_plan_describe_reviews (TillidPlanModel *self)
{
  TillidDay today = tillid_plan_model_get_today (self);
  TillidDay looked = tillid_plan_model_get_looked_at (self);
  TillidCourse *course = tillid_patient_context_get_course (tillid_plan_model_get_context (self));
  TillidDay again = course != NULL ? course->review_due : TILLID_ABSENT;
  g_autofree char *last = looked != TILLID_ABSENT ? short_day (looked, today) : NULL;
  g_autofree char *next = again != TILLID_ABSENT ? short_day (again, today) : NULL;

  if (last != NULL && next != NULL)
    return g_strdup_printf (C_ ("goals", "looked at together %s, again %s"), last, next);
  if (last != NULL)
    return g_strdup_printf (C_ ("goals", "looked at together %s"), last);
  if (next != NULL)
    return g_strdup_printf (C_ ("goals", "looked at together on %s"), next);
  return g_strdup ("");
}

/* (transfer full): "Said 17 February, through Rana."; "" if the patient has not said it. */
char *
tillid_plan_describe_matters (TillidPlanModel *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self);
  TillidCourse *course = tillid_patient_context_get_course (context);
  TillidInterpreter *through;
  g_autofree char *first = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (course == NULL || course->matters_words == NULL || course->matters_day == TILLID_ABSENT)
    return g_strdup ("");
  day = short_day (course->matters_day, tillid_plan_model_get_today (self));
  through = tillid_patient_context_find_interpreter (context, course->matters_through);
  if (through == NULL || through->name == NULL)
    return g_strdup_printf (C_ ("what matters", "Said %s."), day);
  /* As people call interpreters: by the first name. */
  first = g_strndup (through->name, strcspn (through->name, " "));
  name = tillid_words_isolate (first);
  return g_strdup_printf (C_ ("what matters", "Said %s, through %s."), day, name);
}

/* (transfer full): the time of a step as somebody would type it. */
char *
tillid_plan_write_when (const TillidStep *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  if (step->when_words != NULL)
    return g_strdup (step->when_words);
  return tillid_format_day (step->due, TILLID_FORMAT_DAY_LONG, NULL);
}

/**
 * tillid_plan_dup_draft_place:
 * @self: a plan
 * @kind: "goal", "step", "matters", "phase", "date"
 * @id: of the record; of a new one 0, or below 0 for several new ones at once
 * @field: name of the field
 *
 * Returns: (transfer full): the place of a draft: "plan/PATIENT/goal/new/words"
 */
char *
tillid_plan_dup_draft_place (TillidPlanModel *self, const char *kind, gint64 id, const char *field)
{
  gint64 patient = tillid_patient_context_get_patient (tillid_plan_model_get_context (self));
  g_autofree char *record = id > 0 ? tillid_id_dup_text (id) : g_strdup_printf ("new%d", (int) -id);
  g_autofree char *person = tillid_id_dup_text (patient);

  return g_strconcat ("plan/", person, "/", kind, "/", record, "/", field, NULL);
}

/* Whether the patient speaks another language than the program; not known: yes. */
gboolean
tillid_plan_needs_two_languages (TillidPlanModel *self)
{
  const char *tag = tillid_patient_context_get_language (tillid_plan_model_get_context (self));

  return tag == NULL || strncmp (tag, tillid_format_ui_language (), 2) != 0;
}
