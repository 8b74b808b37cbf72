/* tillid-plan-papers.c - the plan on paper, and the patient's copy of it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A paper is written from the plan each time it is looked at; nothing of it is stored but what a person typed. Headings come
 * from the catalog of the paper's language (decision 16), sentences from the records: for the patient in the patient's
 * words where there are any, for others in the clinic's. What was told in confidence is no part of a plan and cannot come
 * onto a paper from here; scores and prompts of the team neither. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-crisis.h"
#include "tillid-format.h"
#include "tillid-next-words.h"
#include "tillid-plan-papers-private.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

#define PATIENT_POINTS 15.0
#define CRISIS_POINTS 13.0

/* Languages that the program's texts are written in. */
static const char *const ours[] = { "en", "da", "ar" };

const char *
tillid_paper_text (const TillidPaperWriter *self, const char *text)
{
  return tillid_catalog_get (self->texts, "paper", text);
}

/* A text of ours keeps its direction on a sheet that runs the other way. */
void
tillid_paper_ours (TillidPaperWriter *self, TillidBlockKind kind, const char *text)
{
  const gboolean same = tillid_document_is_rtl (self->document) == tillid_format_is_rtl (self->tag);

  tillid_document_add_said (self->document, kind, text, same ? NULL : self->tag);
}

/* @text is marked with NC_ ("paper", ...). */
void
tillid_paper_heading (TillidPaperWriter *self, const char *text)
{
  tillid_paper_ours (self, TILLID_BLOCK_HEADING, tillid_catalog_get (self->texts, "paper", text));
}

/* Each line of what was typed as a block of its own; items are numbered. */
void
tillid_paper_lines (TillidPaperWriter *self, TillidBlockKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      if (kind == TILLID_BLOCK_ITEM)
        {
          g_autofree char *number = tillid_paper_number (self, ++n);

          tillid_document_add_item (self->document, number, line, NULL, NULL);
        }
      else
        tillid_document_add (self->document, kind, line);
    }
}

/* "Tuesday 24 March 2026", in the language of the paper. */
char *
tillid_paper_day (const TillidPaperWriter *self, TillidDay day)
{
  return tillid_format_day (day, TILLID_FORMAT_DAY_FULL, self->tag);
}

/* In the digits of the paper. */
char *
tillid_paper_number (const TillidPaperWriter *self, guint n)
{
  return tillid_format_number (n, self->tag);
}

/* (transfer none) (nullable): of two sentences the one that the reader reads. */
const char *
tillid_paper_choose (const TillidPaperWriter *self,
                     const char *words,
                     const char *language,
                     const char *staff_words,
                     const char **out_language)
{
  const gboolean take_words = words != NULL && (self->for_patient || staff_words == NULL);

  *out_language = take_words ? language : tillid_format_ui_language ();
  return take_words ? words : staff_words;
}

/* (transfer full): "next visit", a day, or the words that were typed; with who of us does it. */
static char *
describe_step (TillidPaperWriter *self, const TillidPlanStep *item)
{
  const TillidMember *owner =
    tillid_patient_context_find_member (tillid_plan_model_get_context (self->model),
                                        item->step->owner);
  g_autofree char *name =
    owner != NULL && owner->name != NULL ? tillid_words_isolate (owner->name) : NULL;
  g_autofree char *when = NULL;

  if (item->step->when_words != NULL)
    when = tillid_words_isolate (item->step->when_words);
  else if (item->step->next_visit)
    when = g_strdup (tillid_paper_text (self, NC_ ("paper", "at the next visit")));
  else if (item->due != TILLID_ABSENT)
    when = tillid_paper_day (self, item->due);
  if (name == NULL && item->step->owner_text != NULL)
    name = tillid_words_isolate (item->step->owner_text);
  if (name != NULL && when != NULL)
    /* Translators: who does a step, and when. */
    return g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "%s, %s")), name, when);
  return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&when);
}

/* The open steps of one side, numbered, under a heading; nothing where there are none. */
void
tillid_paper_steps (TillidPaperWriter *self, TillidSide side, const char *heading)
{
  GPtrArray *steps = tillid_plan_model_get_steps (self->model, side);

  if (steps->len > 0)
    tillid_paper_heading (self, heading);
  for (guint i = 0; i < steps->len; i++)
    {
      const TillidPlanStep *item = steps->pdata[i];
      const char *language = NULL;
      const char *text = tillid_paper_choose (self, item->step->words, item->step->language,
                                              item->step->staff_words, &language);
      g_autofree char *number = tillid_paper_number (self, i + 1);
      g_autofree char *detail = describe_step (self, item);

      tillid_document_add_item (self->document, number, text, language, detail);
    }
}

/* What matters, in the patient's own words; until there are any, our draft, framed and named. */
void
tillid_paper_matters (TillidPaperWriter *self, const char *heading)
{
  const TillidCourse *course =
    tillid_patient_context_get_course (tillid_plan_model_get_context (self->model));
  const char *language = NULL;

  if (course == NULL || (course->matters_words == NULL && course->matters_staff_words == NULL))
    return;
  tillid_paper_heading (self, heading);
  if (course->matters_words == NULL)
    {
      tillid_paper_ours (self, TILLID_BLOCK_NOTICE,
                         tillid_paper_text (self,
                                            NC_ ("paper", "Our draft: the patient has not said "
                                                          "this yet.")));
      tillid_document_add_said (self->document, TILLID_BLOCK_TEXT, course->matters_staff_words,
                                tillid_format_ui_language ());
      return;
    }
  tillid_document_add_said (self->document, TILLID_BLOCK_QUOTE,
                            tillid_paper_choose (self, course->matters_words,
                                                 course->matters_language,
                                                 course->matters_staff_words, &language),
                            language);
}

/* Where a goal stands today, in the words of its rung. */
static char *
describe_now (TillidPaperWriter *self, const TillidPlanGoal *item)
{
  const TillidGoalRating *latest =
    item->ratings->len > 0 ? item->ratings->pdata[item->ratings->len - 1] : NULL;
  const char *rung =
    latest != NULL ? tillid_goal_get_rung (item->goal, tillid_ladder_rung_of (latest->attainment))
                   : NULL;
  g_autofree char *isolated = rung != NULL ? tillid_words_isolate (rung) : NULL;

  if (rung == NULL)
    return NULL;
  return g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "Now: %s")), isolated);
}

/* The goals, numbered, with where they stand; one that the patient has not said is called our draft. */
void
tillid_paper_goals (TillidPaperWriter *self, const char *heading)
{
  GPtrArray *goals = tillid_plan_model_get_goals (self->model);

  if (goals->len > 0)
    tillid_paper_heading (self, heading);
  for (guint i = 0; i < goals->len; i++)
    {
      const TillidPlanGoal *item = goals->pdata[i];
      const TillidGoal *goal = item->goal;
      const char *language = NULL;
      const char *text =
        tillid_paper_choose (self, goal->words, goal->language, goal->staff_words, &language);
      g_autofree char *number = tillid_paper_number (self, item->number);
      g_autofree char *now = describe_now (self, item);

      if (goal->words == NULL)
        {
          g_autofree char *draft =
            g_strconcat (tillid_paper_text (self, NC_ ("paper", "Our draft.")),
                         now != NULL ? " " : "", now, NULL);

          tillid_document_add_item (self->document, number, text, language, draft);
        }
      else
        tillid_document_add_item (self->document, number, text, language, now);
    }
}

static void
write_agreements (TillidPaperWriter *self)
{
  GPtrArray *agreements = tillid_plan_model_get_agreements (self->model);

  if (agreements->len > 0)
    tillid_paper_heading (self, NC_ ("paper", "What we agreed"));
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *line = ((TillidPlanAgreement *) agreements->pdata[i])->agreement;
      const char *language = NULL;
      const char *text =
        tillid_paper_choose (self, line->words, line->language, line->staff_words, &language);
      g_autofree char *number = tillid_paper_number (self, i + 1);

      tillid_document_add_item (self->document, number, text, language, NULL);
    }
}

static void
write_next_visit (TillidPaperWriter *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  const TillidVisit *next =
    tillid_next_words_find (visits, tillid_plan_model_get_today (self->model));
  const TillidMember *lead =
    next != NULL ? tillid_patient_context_find_member (context, next->lead) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *when = NULL;

  tillid_paper_heading (self, NC_ ("paper", "My next visit"));
  if (next == NULL)
    {
      tillid_paper_ours (self, TILLID_BLOCK_TEXT,
                         tillid_paper_text (self, NC_ ("paper", "We will call you.")));
      return;
    }
  day = tillid_paper_day (self, next->day);
  time = next->minute != TILLID_ABSENT ? tillid_format_time ((int) next->minute, self->tag) : NULL;
  when = time != NULL
           /* Translators: a day and a time of day. */
           ? g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "%s at %s")), day, time)
           : g_strdup (day);
  tillid_paper_ours (self, TILLID_BLOCK_TEXT, when);
  if (lead != NULL && lead->name != NULL)
    {
      g_autofree char *name = tillid_words_isolate (lead->name);
      g_autofree char *who =
        g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "You meet %s.")), name);

      tillid_paper_ours (self, TILLID_BLOCK_TEXT, who);
    }
}

static void
write_patient_copy (TillidPaperWriter *self)
{
  tillid_document_set_size (self->document, PATIENT_POINTS);
  tillid_paper_steps (self, TILLID_SIDE_PATIENT, NC_ ("paper", "What I do"));
  tillid_paper_matters (self, NC_ ("paper", "What matters to me"));
  tillid_paper_lines (self, TILLID_BLOCK_TEXT, self->asked->words);
  tillid_paper_steps (self, TILLID_SIDE_FAMILY, NC_ ("paper", "What my family does"));
  tillid_paper_steps (self, TILLID_SIDE_CLINIC, NC_ ("paper", "What the clinic does"));
  tillid_paper_steps (self, TILLID_SIDE_OTHERS, NC_ ("paper", "What others do"));
  write_agreements (self);
  tillid_paper_goals (self, NC_ ("paper", "My goals"));
  write_next_visit (self);
}

/**
 * tillid_plan_papers_get_language:
 * @model: a plan
 * @kind: what is written
 *
 * Returns: (transfer none): the patient's language for the patient's papers where it is one of ours, else that of the
 *   program
 */
const char *
tillid_plan_papers_get_language (TillidPlanModel *model, TillidPlanPaperKind kind)
{
  const char *wanted;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  wanted = tillid_patient_context_get_language (tillid_plan_model_get_context (model));
  if (wanted != NULL && (kind == TILLID_PLAN_PAPER_PATIENT || kind == TILLID_PLAN_PAPER_CRISIS))
    for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
      if (g_str_has_prefix (wanted, ours[i]))
        return ours[i];
  return tillid_format_ui_language ();
}

static const char *
title_of (const TillidPaperWriter *self)
{
  static const char *const titles[TILLID_PLAN_N_PAPERS] = {
    [TILLID_PLAN_PAPER_PATIENT] = NC_ ("paper", "My plan"),
    [TILLID_PLAN_PAPER_GP] = NC_ ("paper", "To the GP"),
    [TILLID_PLAN_PAPER_AUTHORITY] = NC_ ("paper", "Letter"),
    [TILLID_PLAN_PAPER_TRANSFER] = NC_ ("paper", "Summary for those who go on"),
    [TILLID_PLAN_PAPER_CRISIS] = NC_ ("paper", "When it gets hard: my plan"),
  };

  return tillid_catalog_get (self->texts, "paper", titles[self->asked->kind]);
}

/* (transfer full): "Salma Nasir Abboud. Clinic, 10 March 2026": whose it is, and where and when it was written. */
static char *
write_whose (TillidPaperWriter *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  TillidSession *session = tillid_patient_context_get_session (context);
  const char *native = tillid_patient_context_get_native_name (context);
  const char *clinic = tillid_session_get_clinic (session)->name;
  g_autofree char *name = tillid_words_isolate (
    self->for_patient && native != NULL ? native : tillid_patient_context_get_name (context));
  g_autofree char *place = tillid_words_isolate (clinic != NULL ? clinic : "");
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, self->tag);

  /* Translators: name of the patient, name of the clinic, a date. */
  return g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "%s. %s, %s")), name, place, day);
}

static void
write_body (TillidPaperWriter *self)
{
  switch (self->asked->kind)
    {
    case TILLID_PLAN_PAPER_PATIENT:
      write_patient_copy (self);
      break;
    case TILLID_PLAN_PAPER_TRANSFER:
      tillid_paper_write_transfer (self);
      break;
    case TILLID_PLAN_PAPER_CRISIS:
      tillid_document_set_size (self->document, CRISIS_POINTS);
      tillid_paper_write_crisis (self);
      break;
    default:
      tillid_paper_write_letter (self);
    }
}

/**
 * tillid_plan_papers_write:
 * @model: a plan
 * @paper: what a person decided about it
 *
 * Returns: (transfer full): the paper
 */
TillidDocument *
tillid_plan_papers_write (TillidPlanModel *model, const TillidPlanPaper *paper)
{
  TillidPaperWriter self = { .model = model, .asked = paper };
  const char *patient_language;
  g_autofree char *whose = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model) && paper != NULL, NULL);

  self.for_patient =
    paper->kind == TILLID_PLAN_PAPER_PATIENT || paper->kind == TILLID_PLAN_PAPER_CRISIS;
  self.tag = paper->language != NULL ? paper->language
                                     : tillid_plan_papers_get_language (model, paper->kind);
  self.texts = tillid_catalog_new (self.tag);
  patient_language = tillid_patient_context_get_language (tillid_plan_model_get_context (model));
  /* Without a language of its own it runs as the patient writes, whatever our headings do. */
  self.document =
    tillid_document_new (title_of (&self), self.tag,
                         tillid_format_is_rtl (self.for_patient && paper->language == NULL &&
                                                   patient_language != NULL
                                                 ? patient_language
                                                 : self.tag));
  whose = write_whose (&self);
  tillid_document_set_foot (self.document, whose,
                            tillid_paper_text (&self, NC_ ("paper", "Page %s of %s")));
  tillid_paper_ours (&self, TILLID_BLOCK_SMALL, whose);
  write_body (&self);
  tillid_catalog_free (self.texts);
  return self.document;
}

static gboolean
is_untranslated (const char *words, const char *staff_words)
{
  return words == NULL && staff_words != NULL;
}

/**
 * tillid_plan_papers_count_untranslated:
 * @model: a plan
 *
 * Returns: how many steps and goals have no words in the patient's language yet; 0 for one who speaks ours
 */
guint
tillid_plan_papers_count_untranslated (TillidPlanModel *model)
{
  GPtrArray *goals = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), 0);

  if (!tillid_plan_needs_two_languages (model))
    return 0;
  goals = tillid_plan_model_get_goals (model);
  for (guint i = 0; i < goals->len; i++)
    {
      const TillidGoal *goal = ((TillidPlanGoal *) goals->pdata[i])->goal;

      n += is_untranslated (goal->words, goal->staff_words);
    }
  for (int side = 0; side < TILLID_PLAN_N_SIDES; side++)
    {
      GPtrArray *steps = tillid_plan_model_get_steps (model, (TillidSide) side);

      for (guint i = 0; i < steps->len; i++)
        {
          const TillidStep *step = ((TillidPlanStep *) steps->pdata[i])->step;

          n += is_untranslated (step->words, step->staff_words);
        }
    }
  return n;
}

/**
 * tillid_plan_papers_describe_reading:
 * @document: a paper
 *
 * Returns: (transfer full): how long its sentences are, in a sentence; it is said, nothing is refused
 */
char *
tillid_plan_papers_describe_reading (const TillidDocument *document)
{
  TillidReadability counted;
  g_autofree char *mean = NULL;
  g_autofree char *longest = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  tillid_document_measure (document, &counted);
  if (counted.sentences == 0)
    return g_strdup ("");
  mean = tillid_format_count ((counted.words + counted.sentences / 2) / counted.sentences);
  longest = tillid_format_count (counted.longest);
  /* Translators: numbers of words: the mean, and those of the longest sentence. */
  return g_strdup_printf (C_ ("paper", "Words in a sentence: %s, in the longest %s."), mean,
                          longest);
}
