/* tillid-plan-letters.c - letters about a plan: what we ask on top
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A GP reads the first lines: what we ask stands there. An office gets what it is asked and what was written for it and nothing
 * else of the record: goals, what matters and who does what are not its business. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-course.h"
#include "tillid-crisis.h"
#include "tillid-format.h"
#include "tillid-plan-ending.h"
#include "tillid-plan-papers-private.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

static void
write_to (TillidPaperWriter *self)
{
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (self->asked->to == NULL || *self->asked->to == '\0')
    return;
  name = tillid_words_isolate (self->asked->to);
  line = g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "To: %s")), name);
  tillid_paper_ours (self, TILLID_BLOCK_SMALL, line);
}

static void
write_ask (TillidPaperWriter *self)
{
  if (self->asked->ask != NULL && *self->asked->ask != '\0')
    {
      tillid_paper_heading (self, NC_ ("paper", "What we ask of you"));
      tillid_paper_lines (self, TILLID_BLOCK_ITEM, self->asked->ask);
    }
  if (self->asked->reply_due != TILLID_ABSENT)
    {
      g_autofree char *day = tillid_paper_day (self, self->asked->reply_due);
      g_autofree char *line =
        g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "We hope for an answer by %s.")),
                         day);

      tillid_paper_ours (self, TILLID_BLOCK_TEXT, line);
    }
}

/* Who may be called, and whose letter it is. */
static void
write_from (TillidPaperWriter *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidCourse *course = tillid_patient_context_get_course (context);
  const TillidMember *writer = tillid_session_get_member (session);
  const TillidMember *key =
    course != NULL ? tillid_patient_context_find_member (context, course->key_contact) : NULL;
  const char *clinic = tillid_session_get_clinic (session)->name;
  g_autofree char *name = tillid_words_isolate (writer->name != NULL ? writer->name : "");
  g_autofree char *place = tillid_words_isolate (clinic != NULL ? clinic : "");
  /* Translators: name of a colleague, name of the clinic. */
  g_autofree char *from =
    g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "%s, %s")), name, place);

  tillid_paper_heading (self, NC_ ("paper", "Who writes"));
  tillid_paper_ours (self, TILLID_BLOCK_TEXT, from);
  if (key != NULL && key->name != NULL && key->record.id != writer->record.id)
    {
      g_autofree char *who = tillid_words_isolate (key->name);
      g_autofree char *line =
        g_strdup_printf (tillid_paper_text (self, NC_ ("paper", "Key contact: %s")), who);

      tillid_paper_ours (self, TILLID_BLOCK_TEXT, line);
    }
}

/* A letter to the GP, or to an office. */
void
tillid_paper_write_letter (TillidPaperWriter *self)
{
  write_to (self);
  write_ask (self);
  tillid_paper_lines (self, TILLID_BLOCK_TEXT, self->asked->words);
  if (self->asked->kind == TILLID_PLAN_PAPER_GP)
    {
      tillid_paper_matters (self, NC_ ("paper", "What matters to the patient"));
      tillid_paper_goals (self, NC_ ("paper", "Goals"));
      tillid_paper_steps (self, TILLID_SIDE_CLINIC, NC_ ("paper", "What we do"));
      tillid_paper_steps (self, TILLID_SIDE_PATIENT, NC_ ("paper", "What the patient does"));
      tillid_paper_steps (self, TILLID_SIDE_FAMILY, NC_ ("paper", "What the family does"));
    }
  write_from (self);
}

static void
write_take_overs (TillidPaperWriter *self)
{
  g_autoptr (GPtrArray) rows = tillid_plan_ending_list (self->model);

  if (rows->len > 0)
    tillid_paper_heading (self, NC_ ("paper", "Who takes over what"));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidTakeOver *row = rows->pdata[i];
      g_autofree char *number = tillid_paper_number (self, i + 1);

      tillid_document_add_item (self->document, number, row->what != NULL ? row->what : row->who,
                                NULL, row->what != NULL ? row->who : NULL);
    }
}

/* The summary that is written with the patient, for those who go on. */
void
tillid_paper_write_transfer (TillidPaperWriter *self)
{
  const TillidCourse *course =
    tillid_patient_context_get_course (tillid_plan_model_get_context (self->model));

  write_to (self);
  write_ask (self);
  tillid_paper_matters (self, NC_ ("paper", "What matters to the patient"));
  tillid_paper_lines (self, TILLID_BLOCK_TEXT, self->asked->words);
  if (course != NULL && course->ending_criteria != NULL)
    {
      tillid_paper_heading (self, NC_ ("paper", "When care here may end"));
      tillid_paper_lines (self, TILLID_BLOCK_TEXT, course->ending_criteria);
    }
  write_take_overs (self);
  tillid_paper_goals (self, NC_ ("paper", "Goals, and where they stand"));
  tillid_paper_steps (self, TILLID_SIDE_PATIENT, NC_ ("paper", "What the patient goes on with"));
  tillid_paper_steps (self, TILLID_SIDE_FAMILY, NC_ ("paper", "What the family goes on with"));
  tillid_paper_steps (self, TILLID_SIDE_OTHERS, NC_ ("paper", "What others do"));
  tillid_paper_steps (self, TILLID_SIDE_CLINIC, NC_ ("paper", "What we still do"));
  write_from (self);
}

/* What to do in a crisis, in the patient's words, in the order in which it is needed. */
void
tillid_paper_write_crisis (TillidPaperWriter *self)
{
  static const char *const headings[TILLID_CRISIS_N_SECTIONS] = {
    [TILLID_CRISIS_SECTION_SIGNS] = NC_ ("paper", "How I notice it early"),
    [TILLID_CRISIS_SECTION_HELPS] = NC_ ("paper", "What helps me"),
    [TILLID_CRISIS_SECTION_PEOPLE] = NC_ ("paper", "Who helps me"),
    [TILLID_CRISIS_SECTION_WORSE] = NC_ ("paper", "What makes it worse"),
    [TILLID_CRISIS_SECTION_CALL] = NC_ ("paper", "Whom I call"),
  };

  for (int section = 0; section < TILLID_CRISIS_N_SECTIONS; section++)
    {
      g_autoptr (GPtrArray) lines = tillid_crisis_list (tillid_plan_model_get_context (self->model),
                                                        (TillidCrisisSection) section);

      if (lines->len > 0)
        tillid_paper_heading (self, headings[section]);
      for (guint i = 0; i < lines->len; i++)
        {
          const TillidCrisisLine *line = lines->pdata[i];
          const char *language = NULL;
          const char *text =
            tillid_paper_choose (self, line->words, line->language, line->staff_words, &language);

          tillid_document_add_item (self->document, "\u2022", text, language, NULL);
        }
    }
}

/* Whether the owner of a step outside is the GP: "GP", "general practitioner", and what it is called in Danish. */
static gboolean
is_gp (const char *owner)
{
  static const char *const names[] = { "gp", "general practitioner", "egen læge", "læge" };
  g_autofree char *folded = g_utf8_casefold (owner, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);

      if (g_str_has_prefix (folded, name))
        return TRUE;
    }
  return FALSE;
}

/**
 * tillid_plan_papers_suggest_ask:
 * @model: a plan
 * @kind: to whom
 *
 * Returns: (transfer full): what the plan already says we ask of them, one thing in each line: the open steps that are the
 *   GP's, for a letter to the GP; "" for others
 */
char *
tillid_plan_papers_suggest_ask (TillidPlanModel *model, TillidPlanPaperKind kind)
{
  GPtrArray *steps = NULL;
  GString *ask = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  ask = g_string_new (NULL);
  steps = tillid_plan_model_get_steps (model, TILLID_SIDE_OTHERS);
  for (guint i = 0; kind == TILLID_PLAN_PAPER_GP && i < steps->len; i++)
    {
      const TillidStep *step = ((TillidPlanStep *) steps->pdata[i])->step;

      if (step->owner_text == NULL || !is_gp (step->owner_text))
        continue;
      if (ask->len > 0)
        g_string_append_c (ask, '\n');
      g_string_append (ask, tillid_step_get_text (step));
    }
  return g_string_free (ask, FALSE);
}
