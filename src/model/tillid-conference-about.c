/* tillid-conference-about.c - a patient in one line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* "About 55. Arabic, Iraqi; a woman as interpreter, Rana. Working, 14 visits since November 2024, ending from July 2026." What is
 * not known is left out; a sentence of which nothing is known is, too. */
#include "config.h"

#include "tillid-conference-about.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-age.h"
#include "tillid-format.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

static void
add_part (GString *parts, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (parts->len > 0)
    g_string_append (parts, C_ ("list of facts", ", "));
  g_string_append (parts, part);
}

static void
add_sentence (GString *sentences, const char *facts)
{
  g_autofree char *beginning = NULL;

  if (facts == NULL || *facts == '\0')
    return;
  beginning = tillid_words_begin (facts);
  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  /* Translators: facts about a patient as a sentence: "About 55." */
  g_string_append_printf (sentences, C_ ("conference", "%s."), beginning);
}

static char *
describe_age (TillidPatientContext *context)
{
  const TillidPerson *person = tillid_patient_context_get_person (context);
  TillidToldBounds birth;

  if (person->birth == NULL || !tillid_told_bounds (person->birth, NULL, &birth, NULL))
    return NULL;
  return tillid_age_words (&birth, person->birth_administrative,
                           tillid_session_today (tillid_patient_context_get_session (context)));
}

static void
add_languages (TillidPatientContext *context, GString *parts)
{
  g_autoptr (GPtrArray) languages =
    tillid_patient_context_list (context, &tillid_person_language_type);

  for (guint i = 0; i < languages->len; i++)
    {
      const TillidPersonLanguage *language = languages->pdata[i];
      g_autofree char *name = NULL;

      if (!language->preferred && languages->len > 1)
        continue;
      if (language->language != NULL)
        name = tillid_format_language_name (language->language);
      add_part (parts, name);
      add_part (parts, language->dialect);
      return;
    }
}

static void
add_interpreter (TillidPatientContext *context, GString *parts)
{
  const TillidPerson *person = tillid_patient_context_get_person (context);
  const TillidInterpreter *wish =
    tillid_patient_context_find_interpreter (context, person->interpreter_wish);

  if (person->interpreter_needed == TILLID_YES_NO_NO)
    {
      add_part (parts, C_ ("conference", "no interpreter, own choice"));
      return;
    }
  if (person->interpreter_sex == TILLID_SEX_WOMAN)
    add_part (parts, C_ ("conference", "a woman as interpreter"));
  else if (person->interpreter_sex == TILLID_SEX_MAN)
    add_part (parts, C_ ("conference", "a man as interpreter"));
  else if (person->interpreter_needed == TILLID_YES_NO_YES || wish != NULL)
    add_part (parts, C_ ("conference", "with an interpreter"));
  if (wish != NULL && wish->name != NULL)
    {
      g_autofree char *first = g_strndup (wish->name, strcspn (wish->name, " "));
      g_autofree char *isolated = tillid_words_isolate (first);

      add_part (parts, isolated);
    }
}

static void
add_phase (TillidPlanModel *plan, GString *parts)
{
  for (int kind = 0; kind < TILLID_PLAN_N_PHASES; kind++)
    if (tillid_plan_model_get_phase (plan, (TillidPhaseKind) kind)->state == TILLID_PHASE_NOW)
      add_part (parts, tillid_choice_get_label (tillid_phase_kind_choices, kind));
}

static guint
count_attended (TillidPatientContext *context, TillidDay *out_first)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  guint n = 0;

  *out_first = TILLID_ABSENT;
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      if (visit->status != TILLID_VISIT_STATUS_ATTENDED || visit->without_patient)
        continue;
      n++;
      if (visit->day != TILLID_ABSENT && (*out_first == TILLID_ABSENT || visit->day < *out_first))
        *out_first = visit->day;
    }
  return n;
}

static void
add_visits (TillidPatientContext *context, GString *parts)
{
  TillidDay first = TILLID_ABSENT;
  const guint n = count_attended (context, &first);
  g_autofree char *count = tillid_format_count (n);
  g_autofree char *since = NULL;
  g_autofree char *part = NULL;

  if (n == 0)
    {
      add_part (parts, C_ ("conference", "no visits yet"));
      return;
    }
  if (first == TILLID_ABSENT)
    part = g_strdup_printf (ngettext ("%s visit", "%s visits", n), count);
  else
    {
      since = tillid_plan_month_year (first, FALSE);
      /* Translators: a number, then a month and its year: "14 visits since November 2024". */
      part = g_strdup_printf (ngettext ("%1$s visit since %2$s", "%1$s visits since %2$s", n),
                              count, since);
    }
  add_part (parts, part);
}

static void
add_ending (TillidPlanModel *plan, GString *parts)
{
  const TillidPlanPhase *ending = tillid_plan_model_get_phase (plan, TILLID_PHASE_KIND_ENDING);
  g_autofree char *from = NULL;
  g_autofree char *part = NULL;

  if (ending->state != TILLID_PHASE_PLANNED || ending->phase->from_day == TILLID_ABSENT)
    return;
  from = tillid_plan_month_year (ending->phase->from_day, FALSE);
  /* Translators: the last phase of a course of care; a month and its year. */
  part = g_strdup_printf (C_ ("conference", "ending from %s"), from);
  add_part (parts, part);
}

/**
 * tillid_conference_describe_patient:
 * @context: an open patient
 *
 * Returns: (transfer full): age, language, interpreter, phase, visits and ending, as far as they are known
 */
char *
tillid_conference_describe_patient (TillidPatientContext *context)
{
  g_autoptr (TillidPlanModel) plan = tillid_plan_model_new (context);
  g_autofree char *age = describe_age (context);
  g_autoptr (GString) tongue = g_string_new (NULL);
  g_autoptr (GString) course = g_string_new (NULL);
  GString *sentences = g_string_new (NULL);

  add_languages (context, tongue);
  add_interpreter (context, tongue);
  add_phase (plan, course);
  add_visits (context, course);
  add_ending (plan, course);
  add_sentence (sentences, age);
  add_sentence (sentences, tongue->str);
  add_sentence (sentences, course->str);
  return g_string_free (sentences, FALSE);
}
