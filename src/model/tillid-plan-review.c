/* tillid-plan-review.c - reviews of a plan, and what changed since
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A review stores who, when and what was said. What the plan said then is not copied: the history still has it
 * (tillid-plan-history.h), and two plans are compared line by line, an entry by its id. Only words are taken from the past:
 * names and places that a protected address hides are in none of them. */
#include "config.h"

#include "tillid-plan-review.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-plan-history.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
  const TillidPlanReview *one = *(const TillidPlanReview *const *) a;
  const TillidPlanReview *two = *(const TillidPlanReview *const *) b;

  if (one->at != two->at)
    return one->at > two->at ? -1 : 1;
  return one->record.id > two->record.id ? -1 : one->record.id < two->record.id;
}

/* (transfer full) (element-type TillidPlanReview): the newest first */
GPtrArray *
tillid_plan_reviews_list (TillidPlanModel *model)
{
  GPtrArray *reviews = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  reviews =
    tillid_patient_context_list (tillid_plan_model_get_context (model), &tillid_plan_review_type);
  g_ptr_array_sort (reviews, compare_reviews);
  return reviews;
}

/* A new review is of now, by whoever writes it. */
void
tillid_plan_review_prepare (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidCourse *course = tillid_patient_context_get_course (context);
  TillidPlanReview *review = (TillidPlanReview *) draft;

  review->course = course != NULL ? course->record.id : 0;
  review->day = tillid_session_today (session);
  review->at = tillid_session_now_ms (session);
  review->member = tillid_session_get_member (session)->record.id;
}

/* (transfer full): "Reviewed 24 March 2026 by Amina Berg" */
char *
tillid_plan_review_dup_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidPlanReview *review = (const TillidPlanReview *) record;
  const TillidMember *member = tillid_patient_context_find_member (context, review->member);
  g_autofree char *day = tillid_format_day (review->day, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *name =
    tillid_words_isolate (member != NULL && member->name != NULL ? member->name : "");

  /* Translators: a date, and the name of a colleague. */
  return g_strdup_printf (C_ ("review", "Reviewed %s by %s"), day, name);
}

/* (transfer full): what was said, in both languages where there are two */
char *
tillid_plan_review_dup_words (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidPlanReview *review = (const TillidPlanReview *) record;

  return g_strconcat (review->words != NULL ? review->words : "",
                      review->words != NULL && review->staff_words != NULL ? "\n" : "",
                      review->staff_words != NULL ? review->staff_words : "", NULL);
}

static void
line_free (gpointer data)
{
  TillidPlanLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
add_line (GPtrArray *lines, TillidPlanGroup group, gint64 id, gboolean is_done, char *text)
{
  TillidPlanLine *line = g_new0 (TillidPlanLine, 1);

  line->group = group;
  line->id = id;
  line->is_done = is_done;
  line->text = text;
  g_ptr_array_add (lines, line);
}

/* (transfer full): a goal with the rung on which it stood at the end of a day */
static char *
write_goal (const TillidGoal *goal, GPtrArray *ratings, TillidDay day)
{
  const TillidGoalRating *latest = NULL;
  g_autofree char *rung = NULL;

  for (guint i = 0; i < ratings->len; i++)
    {
      const TillidGoalRating *rating = ratings->pdata[i];

      if (rating->record.state == TILLID_RECORD_ACTIVE && rating->goal == goal->record.id &&
          rating->day <= day && (latest == NULL || rating->day >= latest->day))
        latest = rating;
    }
  if (latest == NULL)
    return g_strdup (tillid_goal_get_text (goal));
  rung = tillid_plan_describe_rung (latest->attainment);
  /* Translators: a goal, and its rung: "I sleep without fear (0)" */
  return g_strdup_printf (C_ ("review", "%s (%s)"), tillid_goal_get_text (goal), rung);
}

static char *
write_decision (const TillidDecision *decision)
{
  const char *question = decision->question != NULL ? decision->question : "";

  if (decision->decided == NULL)
    return g_strdup (question);
  /* Translators: a question, and what was decided. */
  return g_strdup_printf (C_ ("review", "%s – %s"), question, decision->decided);
}

static void
add_record (GPtrArray *lines, const TillidRecord *record, GPtrArray *ratings, TillidDay day)
{
  if (record->state != TILLID_RECORD_ACTIVE)
    return;
  if (record->type == &tillid_course_type)
    {
      const TillidCourse *course = (const TillidCourse *) record;
      const char *text =
        course->matters_words != NULL ? course->matters_words : course->matters_staff_words;

      if (text != NULL)
        add_line (lines, TILLID_PLAN_GROUP_MATTERS, record->id, FALSE, g_strdup (text));
    }
  else if (record->type == &tillid_goal_type)
    {
      const TillidGoal *goal = (const TillidGoal *) record;

      if (goal->status == TILLID_GOAL_STATUS_ACTIVE)
        add_line (lines, TILLID_PLAN_GROUP_GOALS, record->id, FALSE,
                  write_goal (goal, ratings, day));
    }
  else if (record->type == &tillid_step_type)
    {
      const TillidStep *step = (const TillidStep *) record;

      if (step->status != TILLID_STEP_STATUS_DROPPED)
        add_line (lines, TILLID_PLAN_GROUP_STEPS, record->id,
                  step->status == TILLID_STEP_STATUS_DONE, g_strdup (tillid_step_get_text (step)));
    }
  else
    add_line (lines, TILLID_PLAN_GROUP_DECISIONS, record->id, FALSE,
              write_decision ((const TillidDecision *) record));
}

/**
 * tillid_plan_lines_at:
 * @model: a plan
 * @at: milliseconds since 1970 UTC, or %TILLID_PLAN_NOW
 *
 * Returns: (transfer full) (element-type TillidPlanLine): what the plan said then; nothing where the history cannot be read
 */
GPtrArray *
tillid_plan_lines_at (TillidPlanModel *model, gint64 at)
{
  static const TillidRecordType *const types[] = { &tillid_course_type, &tillid_goal_type,
                                                   &tillid_step_type, &tillid_decision_type };
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  TillidPatientContext *context = tillid_plan_model_get_context (model);
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidScope *scope = tillid_patient_context_get_scope (context);
  TillidDay day = tillid_session_today (session);
  g_autoptr (GPtrArray) ratings =
    tillid_plan_history_at (session, scope, &tillid_goal_rating_type, at, NULL);
  int minute;

  if (at != TILLID_PLAN_NOW)
    tillid_session_split_instant (session, at, &day, &minute);
  for (guint i = 0; ratings != NULL && i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = tillid_plan_history_at (session, scope, types[i], at, NULL);

      for (guint k = 0; records != NULL && k < records->len; k++)
        add_record (lines, records->pdata[k], ratings, day);
    }
  return lines;
}

static const TillidPlanLine *
find_line (GPtrArray *lines, const TillidPlanLine *wanted)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const TillidPlanLine *line = lines->pdata[i];

      if (line->group == wanted->group && line->id == wanted->id)
        return line;
    }
  return NULL;
}

/**
 * tillid_plan_lines_compare:
 * @before: (element-type TillidPlanLine): a plan
 * @after: (element-type TillidPlanLine): the same later
 *
 * Returns: (transfer full) (element-type utf8): what is new, done, changed and gone, a sentence each
 */
GPtrArray *
tillid_plan_lines_compare (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (before != NULL && after != NULL, sentences);

  for (guint i = 0; i < after->len; i++)
    {
      const TillidPlanLine *line = after->pdata[i];
      const TillidPlanLine *was = find_line (before, line);
      g_autofree char *text = tillid_words_isolate (line->text);

      if (line->is_done && (was == NULL || !was->is_done))
        g_ptr_array_add (sentences, g_strdup_printf (C_ ("review", "Done: %s"), text));
      else if (was == NULL)
        g_ptr_array_add (sentences, g_strdup_printf (C_ ("review", "New: %s"), text));
      else if (!g_str_equal (was->text, line->text) || was->is_done != line->is_done)
        g_ptr_array_add (sentences, g_strdup_printf (C_ ("review", "Changed: %s"), text));
    }
  for (guint i = 0; i < before->len; i++)
    {
      const TillidPlanLine *line = before->pdata[i];
      g_autofree char *text = tillid_words_isolate (line->text);

      if (!line->is_done && find_line (after, line) == NULL)
        g_ptr_array_add (sentences, g_strdup_printf (C_ ("review", "Gone: %s"), text));
    }
  return sentences;
}

/* (transfer full): the lines of a plan under their headings; what is done is left out */
char *
tillid_plan_lines_to_text (GPtrArray *lines)
{
  static const char *const headings[TILLID_PLAN_N_GROUPS] = {
    NC_ ("review", "What matters"),
    NC_ ("review", "Goals"),
    NC_ ("review", "Steps"),
    NC_ ("review", "Decisions"),
  };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (lines != NULL, g_string_free (text, FALSE));

  for (int group = 0; group < TILLID_PLAN_N_GROUPS; group++)
    {
      gboolean is_first = TRUE;

      for (guint i = 0; i < lines->len; i++)
        {
          const TillidPlanLine *line = lines->pdata[i];

          if ((int) line->group != group || line->is_done)
            continue;
          if (is_first)
            g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "",
                                    g_dpgettext2 (GETTEXT_PACKAGE, "review", headings[group]));
          is_first = FALSE;
          g_string_append_printf (text, "\u2022 %s\n", line->text);
        }
    }
  if (text->len == 0)
    g_string_append (text, C_ ("review", "Nothing was on the plan."));
  return g_string_free (text, FALSE);
}

/* Whether the patient holds a copy that says something else than the plan does today. */
gboolean
tillid_plan_is_print_older (TillidPlanModel *model)
{
  g_autoptr (GPtrArray) prints = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  gint64 at = TILLID_ABSENT;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), FALSE);

  prints =
    tillid_patient_context_list (tillid_plan_model_get_context (model), &tillid_plan_print_type);
  for (guint i = 0; i < prints->len; i++)
    at = MAX (at, ((TillidPlanPrint *) prints->pdata[i])->at);
  if (at == TILLID_ABSENT)
    return FALSE;
  then = tillid_plan_lines_at (model, at);
  now = tillid_plan_lines_at (model, TILLID_PLAN_NOW);
  sentences = tillid_plan_lines_compare (then, now);
  return sentences->len > 0;
}
