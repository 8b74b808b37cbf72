/* tillid-problems-words.c - the sentences of a problem list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-problems-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-phrases.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

/* Within so many days before it a rating is told by its day, before that by its month, then with the year. */
#define DAY_SAYS_MORE 45
#define MONTH_SAYS_ENOUGH 330

/* (transfer none): in the clinic's language where there is one. */
const char *
tillid_problems_item_get_text (const TillidProblemsItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->staff_words != NULL)
    return item->staff_words;
  return item->words != NULL ? item->words : "";
}

/**
 * tillid_problems_describe_place:
 * @item: an item
 *
 * Returns: (transfer full): "1" in the patient's own list, "a" among what others added; "" for what helps and for what
 *   is solved or passed on
 */
char *
tillid_problems_describe_place (const TillidProblemsItem *item)
{
  g_auto (GStrv) letters = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->number == 0 || item->part == TILLID_PROBLEMS_HELPS)
    return g_strdup ("");
  if (item->part == TILLID_PROBLEMS_OWN)
    return tillid_format_number (item->number, NULL);
  /* Translators: how entries are counted that are not numbered: the alphabet, letters apart */
  letters =
    g_strsplit (C_ ("problems, places", "a b c d e f g h i j k l m n o p q r s t u v w x y z"), " ",
                -1);
  return item->number <= g_strv_length (letters) ? g_strdup (letters[item->number - 1])
                                                 : tillid_format_number (item->number, NULL);
}

/* "November", or "November 2024" long before @now. */
static char *
month_of (TillidDay day, TillidDay now)
{
  int year, month, d;

  if (now - day > MONTH_SAYS_ENOUGH)
    return tillid_plan_month_year (day, FALSE);
  tillid_day_to_ymd (day, &year, &month, &d);
  return g_strdup (tillid_phrases_name (tillid_phrases_get (tillid_format_ui_language ()),
                                        tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN),
                                        month));
}

static char *
compare_with (const TillidBurdenRating *was, const TillidBurdenRating *now)
{
  const gboolean is_near = was->day != TILLID_ABSENT && now->day - was->day <= DAY_SAYS_MORE;
  g_autofree char *number = tillid_format_count (was->burden);
  g_autofree char *when = NULL;

  if (was->day == TILLID_ABSENT)
    return g_strdup_printf (C_ ("burden", "was %s before"), number);
  when = is_near ? tillid_format_day (was->day, TILLID_FORMAT_DAY_MONTH, NULL)
                 : month_of (was->day, now->day);
  if (was->burden == now->burden)
    return g_strdup_printf (is_near ? C_ ("burden", "same as on %s")
                                    : C_ ("burden", "same as in %s"),
                            when);
  return g_strdup_printf (is_near ? C_ ("burden", "was %s on %s") : C_ ("burden", "was %s in %s"),
                          number, when);
}

/**
 * tillid_problems_describe_burden:
 * @self: the problems
 * @item: a problem of them
 *
 * Returns: (transfer full): beside the number of now: "was 9 in November", "first asked 17 February",
 *   "not rated yet"
 */
char *
tillid_problems_describe_burden (TillidProblemsModel *self, const TillidProblemsItem *item)
{
  g_autofree TillidBurdenRating *ratings = NULL;
  g_autofree char *day = NULL;
  guint n;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && item != NULL, NULL);

  n = tillid_problems_item_get_burdens (item, &ratings);
  if (n == 0)
    return g_strdup (C_ ("burden", "not rated yet"));
  if (n > 1)
    return compare_with (&ratings[n - 2], &ratings[n - 1]);
  if (ratings[0].day == TILLID_ABSENT)
    return g_strdup (C_ ("burden", "day not known"));
  day = tillid_format_day (ratings[0].day, TILLID_FORMAT_DAY_MONTH, NULL);
  return g_strdup_printf (C_ ("burden", "first asked %s"), day);
}

/* (transfer full): "Being worked on", "Belongs elsewhere: the dentist"; "" for what helps. */
char *
tillid_problems_describe_state (const TillidProblemsItem *item)
{
  const TillidProblem *problem;

  g_return_val_if_fail (item != NULL, NULL);

  problem = tillid_problems_item_get_problem (item);
  if (problem == NULL)
    return g_strdup ("");
  if (problem->status == TILLID_PROBLEM_STATUS_ELSEWHERE && problem->elsewhere != NULL)
    return g_strdup_printf (C_ ("problem", "Belongs elsewhere: %s"), problem->elsewhere);
  return tillid_words_begin (
    tillid_choice_get_label (tillid_problem_status_choices, problem->status));
}

/* (transfer full): when a problem was first noticed, since when something helps; "" if nobody said. */
char *
tillid_problems_describe_noticed (const TillidProblemsItem *item)
{
  const TillidProblem *problem;
  const TillidTold *told;
  g_autofree char *when = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  problem = tillid_problems_item_get_problem (item);
  told = problem != NULL ? problem->noticed : ((const TillidStrength *) item->record)->at;
  if (told == NULL)
    return g_strdup ("");
  when = tillid_format_told (told, NULL);
  return problem != NULL ? g_strdup_printf (C_ ("problem", "First noticed: %s"), when)
                         : g_steal_pointer (&when);
}

/**
 * tillid_problems_describe_source:
 * @self: the problems
 * @item: a problem of them
 *
 * Returns: (transfer full): who said it, and when: "Marie H., 13 January"; "" for the patient's own
 */
char *
tillid_problems_describe_source (TillidProblemsModel *self, const TillidProblemsItem *item)
{
  const TillidProblem *problem;
  g_autofree char *who = NULL;
  g_autofree char *day = NULL;
  TillidMember *member;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && item != NULL, NULL);

  problem = tillid_problems_item_get_problem (item);
  if (problem == NULL || problem->said_by == TILLID_SAID_BY_PATIENT)
    return g_strdup ("");
  member =
    tillid_patient_context_find_member (tillid_problems_model_get_context (self), problem->told_to);
  who = problem->said_by == TILLID_SAID_BY_TEAM && member != NULL && member->name != NULL
          ? g_strdup (member->name)
          : tillid_words_begin (tillid_choice_get_label (tillid_said_by_choices, problem->said_by));
  if (problem->told_on == TILLID_ABSENT)
    return g_steal_pointer (&who);
  day = tillid_format_day (problem->told_on, TILLID_FORMAT_DAY_MONTH, NULL);
  /* Translators: who said it, and on which day */
  return g_strdup_printf (C_ ("problem", "%s, %s"), who, day);
}

/**
 * tillid_problems_owner_of:
 * @item: an item
 *
 * Returns: who has the next step: the step of the plan says it where there is one. Its text is the record's.
 */
TillidProblemsOwner
tillid_problems_owner_of (const TillidProblemsItem *item)
{
  TillidProblemsOwner owner = { 0 };
  const TillidProblem *problem;

  g_return_val_if_fail (item != NULL, owner);

  problem = tillid_problems_item_get_problem (item);
  if (item->step != NULL)
    owner = (TillidProblemsOwner){ TRUE, (TillidSide) item->step->step->side,
                                   item->step->step->owner, item->step->step->owner_text };
  else if (problem != NULL)
    /* Files from elsewhere name a side without saying that it was said; the first one is nobody's. */
    owner = (TillidProblemsOwner){ problem->owner_said || problem->owner_side != 0,
                                   (TillidSide) problem->owner_side, problem->owner,
                                   problem->owner_text };
  return owner;
}

/* (transfer full): "Marie H.", "Salma", "The clinic", "Nobody yet". */
char *
tillid_problems_describe_owner (TillidProblemsModel *self, const TillidProblemsOwner *owner)
{
  TillidPatientContext *context;
  const TillidMember *member;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && owner != NULL, NULL);

  context = tillid_problems_model_get_context (self);
  if (!owner->is_said)
    return g_strdup (C_ ("problem, owner", "Nobody yet"));
  switch (owner->side)
    {
    case TILLID_SIDE_PATIENT:
      return g_strdup (tillid_patient_context_get_short_name (context));
    case TILLID_SIDE_FAMILY:
      return g_strdup (C_ ("problem, owner", "The family"));
    case TILLID_SIDE_CLINIC:
      member = tillid_patient_context_find_member (context, owner->member);
      return g_strdup (member != NULL && member->name != NULL
                         ? member->name
                         : C_ ("problem, owner", "The clinic"));
    case TILLID_SIDE_OTHERS:
    default:
      return g_strdup (owner->text != NULL ? owner->text : C_ ("problem, owner", "Somebody else"));
    }
}

static void
add_sentence (GString *sentences, const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  /* Translators: one sentence of several */
  g_string_append_printf (sentences, C_ ("problem, spoken", "%s."), sentence);
}

static void
add_burden (TillidProblemsModel *self, GString *sentences, const TillidProblemsItem *item)
{
  g_autofree TillidBurdenRating *ratings = NULL;
  guint n = tillid_problems_item_get_burdens (item, &ratings);
  g_autofree char *before = tillid_problems_describe_burden (self, item);
  g_autofree char *now = NULL;
  g_autofree char *sentence = NULL;

  if (n > 0)
    {
      now = tillid_format_count (ratings[n - 1].burden);
      sentence = g_strdup_printf (C_ ("problem, spoken", "Burden %s of 10, %s"), now, before);
    }
  else
    sentence = g_strdup_printf (C_ ("problem, spoken", "Burden %s"), before);
  add_sentence (sentences, sentence);
}

static void
add_next (TillidProblemsModel *self, GString *sentences, const TillidProblemsItem *item)
{
  const TillidProblemsOwner owner = tillid_problems_owner_of (item);
  g_autofree char *who = tillid_problems_describe_owner (self, &owner);
  g_autofree char *due = NULL;
  g_autofree char *sentence = NULL;

  if (item->step == NULL)
    sentence = g_strdup_printf (C_ ("problem, spoken", "Next step: %s"), who);
  else
    {
      due = tillid_plan_describe_due (tillid_problems_model_get_plan (self), item->step);
      sentence = *due != '\0' ? g_strdup_printf (C_ ("problem, spoken", "Next step: %s, %s, %s"),
                                                 who, tillid_step_get_text (item->step->step), due)
                              : g_strdup_printf (C_ ("problem, spoken", "Next step: %s, %s"), who,
                                                 tillid_step_get_text (item->step->step));
    }
  add_sentence (sentences, sentence);
}

static void
add_links (TillidProblemsModel *self, GString *sentences, const TillidProblemsItem *item)
{
  for (guint i = 0; i < item->links->len; i++)
    {
      const TillidStrengthLink *link = item->links->pdata[i];
      const TillidProblemsItem *problem = tillid_problems_model_find (self, link->problem);
      g_autofree char *place = tillid_problems_describe_place (problem);
      g_autofree char *sentence = g_strdup_printf (C_ ("problem, spoken", "Eases problem %s, %s"),
                                                   place, tillid_problems_item_get_text (problem));

      add_sentence (sentences, sentence);
    }
}

/**
 * tillid_problems_describe:
 * @self: the problems
 * @item: one of them
 *
 * Returns: (transfer full): for a screen reader: "1. My head hurts every day. Body. Burden 8 of 10, was 9 in November.
 *   Next step: Marie, explains the scan, today. Being worked on."
 */
char *
tillid_problems_describe (TillidProblemsModel *self, const TillidProblemsItem *item)
{
  GString *sentences = g_string_new (NULL);
  g_autofree char *place = NULL;
  g_autofree char *domain = NULL;
  g_autofree char *state = NULL;
  g_autofree char *noticed = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && item != NULL, NULL);

  place = tillid_problems_describe_place (item);
  add_sentence (sentences, place);
  add_sentence (sentences, tillid_problems_item_get_text (item));
  if (item->domain != TILLID_DOMAIN_OTHER)
    {
      domain = tillid_words_begin (tillid_choice_get_label (tillid_domain_choices, item->domain));
      add_sentence (sentences, domain);
    }
  if (item->part != TILLID_PROBLEMS_HELPS)
    {
      add_burden (self, sentences, item);
      add_next (self, sentences, item);
    }
  state = tillid_problems_describe_state (item);
  add_sentence (sentences, state);
  noticed = tillid_problems_describe_noticed (item);
  add_sentence (sentences, noticed);
  source = tillid_problems_describe_source (self, item);
  add_sentence (sentences, source);
  add_links (self, sentences, item);
  return g_string_free (sentences, FALSE);
}

/* (transfer full): "own order, last looked at together 17 February". */
char *
tillid_problems_describe_order (TillidProblemsModel *self)
{
  TillidDay day;
  g_autofree char *when = NULL;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), NULL);

  day = tillid_problems_model_get_looked_at (self);
  if (day == TILLID_ABSENT)
    return g_strdup (C_ ("problems", "own order"));
  when = tillid_format_day (day, TILLID_FORMAT_DAY_MONTH, NULL);
  return g_strdup_printf (C_ ("problems", "own order, last looked at together %s"), when);
}

/**
 * tillid_problems_get_question:
 * @self: the problems
 * @key: of a phrase: "ask-troubles", "ask-quiet-hour", "ask-helps"
 *
 * Returns: (transfer none) (nullable): the question in the patient's language, %NULL if that is the program's
 */
const char *
tillid_problems_get_question (TillidProblemsModel *self, const char *key)
{
  const char *language;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && key != NULL, NULL);

  language = tillid_patient_context_get_language (tillid_problems_model_get_context (self));
  if (language == NULL || !tillid_plan_needs_two_languages (tillid_problems_model_get_plan (self)))
    return NULL;
  return tillid_phrases_name (tillid_phrases_get (language), key, 1);
}
