/* tillid-problems-paper.c - what weighs and what helps, as it stands on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The patient's words come first, in the patient's order, and what helps has the same weight. For the patient: the patient's own list in
 * both languages with the burden, headings in the patient's language if it is one of ours; what others added and who has the next
 * step stay in the clinic, because the sheet is given away. For the team: also these. Nobody knows who reads a sheet of paper: what was
 * told in confidence stays off it until somebody who was told puts it there. */
#include "config.h"

#include "tillid-problems-paper.h"

#include <glib/gi18n-lib.h>

#include "tillid-catalog.h"
#include "tillid-confidence-edits.h"
#include "tillid-format.h"
#include "tillid-problems-words.h"
#include "tillid-words.h"

/* For eyes that read slowly, and for those of the clinic. */
#define PATIENT_POINTS 12.0
#define TEAM_POINTS 10.5

typedef struct
{
  TillidProblemsModel *model;
  TillidDocument *document;
  TillidCatalog *texts; /* (owned) */
  const char *tag;      /* (unowned): of the paper */
  gboolean for_patient;
  gboolean with_confidence;
  guint n_confidences;
} Paper;

static const char *get_text (const Paper *self, const char *context, const char *text)
  G_GNUC_FORMAT (3);

static const char *
get_text (const Paper *self, const char *context, const char *text)
{
  return tillid_catalog_get (self->texts, context, text);
}

/* Whether it goes on this sheet. An entry of which nobody can say it does not. */
static gboolean
is_for_paper (Paper *self, const TillidProblemsItem *item)
{
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  TillidConfidence *found = NULL;
  g_autoptr (TillidConfidence) confidence = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = tillid_confidence_find (tillid_patient_context_get_db (context),
                                                    tillid_patient_context_get_scope (context),
                                                    item->record->id, &found, &error);

  confidence = found;
  if (is_known && confidence == NULL)
    return TRUE;
  self->n_confidences++;
  return is_known && self->with_confidence;
}

static void
add_part (GString *line, const Paper *self, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, get_text (self, "list of facts", NC_ ("list of facts", ", ")));
  g_string_append (line, part);
}

/* (transfer full) (nullable): "8 of 10" of the last time; %NULL if nobody asked. */
static char *
write_burden (const Paper *self, const TillidProblemsItem *item)
{
  g_autofree TillidBurdenRating *ratings = NULL;
  const guint n = tillid_problems_item_get_burdens (item, &ratings);
  g_autofree char *number = n > 0 ? tillid_format_number (ratings[n - 1].burden, self->tag) : NULL;
  g_autofree char *most = tillid_format_number (10, self->tag);

  if (n == 0)
    return NULL;
  /* Translators: how much something weighs, from 0 to 10: "8 of 10" */
  return g_strdup_printf (get_text (self, "problems, on paper",
                                    NC_ ("problems, on paper", "%1$s of %2$s")),
                          number, most);
}

/* The other language, how much; for the team also where it stands, who has the next step and since when. */
static char *
write_detail (const Paper *self, const TillidProblemsItem *item)
{
  GString *line = g_string_new (NULL);
  const gboolean is_problem = item->part != TILLID_PROBLEMS_HELPS;
  g_autofree char *other = NULL;
  g_autofree char *burden = is_problem ? write_burden (self, item) : NULL;

  if (item->words != NULL && item->staff_words != NULL)
    other = tillid_words_isolate (item->staff_words);
  add_part (line, self, other);
  add_part (line, self, burden);
  if (!self->for_patient)
    {
      const TillidProblemsOwner owner =
        is_problem ? tillid_problems_owner_of (item) : (TillidProblemsOwner){ 0 };
      g_autofree char *state = is_problem ? tillid_problems_describe_state (item) : NULL;
      g_autofree char *who =
        is_problem && owner.is_said ? tillid_problems_describe_owner (self->model, &owner) : NULL;
      g_autofree char *noticed = tillid_problems_describe_noticed (item);

      add_part (line, self, state);
      add_part (line, self, who);
      add_part (line, self, noticed);
    }
  return g_string_free (line, FALSE);
}

static guint
add_items (Paper *self, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const TillidProblemsItem *item = items->pdata[i];
      const gboolean is_said = item->words != NULL && *item->words != '\0';
      g_autofree char *place = NULL;
      g_autofree char *detail = NULL;

      if (!is_for_paper (self, item))
        continue;
      place = item->part == TILLID_PROBLEMS_OWN && item->number > 0
                ? tillid_format_number (item->number, self->tag)
                : tillid_problems_describe_place (item);
      detail = write_detail (self, item);
      tillid_document_add_item (self->document, *place != '\0' ? place : "•",
                                is_said ? item->words : tillid_problems_item_get_text (item),
                                is_said ? item->language : tillid_format_ui_language (),
                                *detail != '\0' ? detail : NULL);
      n++;
    }
  return n;
}

static void
add_list (Paper *self, TillidProblemsPart part, const char *heading, const char *question)
{
  GPtrArray *items = tillid_problems_model_get_items (self->model, part);

  tillid_document_add (self->document, TILLID_BLOCK_HEADING, heading);
  if (add_items (self, items) == 0)
    tillid_document_add (self->document, TILLID_BLOCK_TEXT, question);
}

static void
add_team_lists (Paper *self)
{
  GPtrArray *past = tillid_problems_model_get_past (self->model);

  if (tillid_problems_model_get_items (self->model, TILLID_PROBLEMS_ADDED)->len > 0)
    add_list (self, TILLID_PROBLEMS_ADDED,
              get_text (self, "heading", NC_ ("heading", "Added by us")), "");
  if (past->len > 0)
    {
      tillid_document_add (self->document, TILLID_BLOCK_HEADING,
                           get_text (self, "problems, on paper",
                                     NC_ ("problems, on paper", "Solved and passed on")));
      add_items (self, past);
    }
}

static void
add_head (Paper *self)
{
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  g_autofree char *name = tillid_words_isolate (tillid_patient_context_get_name (context));
  g_autofree char *where = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, self->tag);
  /* Translators: the name of a patient, the name of the clinic and a date: on a sheet of paper */
  g_autofree char *line =
    g_strdup_printf (get_text (self, "problems, on paper",
                               NC_ ("problems, on paper", "%1$s. %2$s, %3$s")),
                     name, where, day);

  tillid_document_set_size (self->document, self->for_patient ? PATIENT_POINTS : TEAM_POINTS);
  tillid_document_set_foot (self->document, line,
                            get_text (self, "problems, on paper",
                                      NC_ ("problems, on paper", "page %s of %s")));
  tillid_document_add (self->document, TILLID_BLOCK_SMALL, line);
}

/**
 * tillid_problems_paper_new:
 * @model: the problems
 * @patient_tag: (nullable): for the patient: the language of the headings, one of the program's; the patient's own list alone,
 *   larger. %NULL: for the team
 * @with_confidence: also what was told in confidence to the one who prints
 * @out_n_confidences: (out) (optional): how many entries of this sheet were told in confidence
 *
 * Returns: (transfer full): what goes on paper
 */
TillidDocument *
tillid_problems_paper_new (TillidProblemsModel *model,
                           const char *patient_tag,
                           gboolean with_confidence,
                           guint *out_n_confidences)
{
  Paper self = { .model = model,
                 .for_patient = patient_tag != NULL,
                 .with_confidence = with_confidence };

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (model), NULL);

  self.tag = patient_tag != NULL ? patient_tag : tillid_format_ui_language ();
  self.texts = tillid_catalog_new (self.tag);
  self.document =
    tillid_document_new (get_text (&self, "problems, on paper",
                                   NC_ ("problems, on paper", "What weighs on me, and what helps")),
                         self.tag, tillid_format_is_rtl (self.tag));
  add_head (&self);
  add_list (&self, TILLID_PROBLEMS_OWN,
            get_text (&self, "heading", NC_ ("heading", "What weighs on me")),
            get_text (&self, "problems, on paper",
                      NC_ ("problems, on paper", "What troubles you most just now?")));
  add_list (&self, TILLID_PROBLEMS_HELPS,
            get_text (&self, "heading", NC_ ("heading", "What helps, what I can")),
            get_text (&self, "problems, on paper",
                      NC_ ("problems, on paper", "What gives you a quiet hour?")));
  if (!self.for_patient)
    add_team_lists (&self);
  tillid_catalog_free (self.texts);
  if (out_n_confidences != NULL)
    *out_n_confidences = self.n_confidences;
  return self.document;
}
