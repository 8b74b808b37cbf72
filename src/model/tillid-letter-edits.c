/* tillid-letter-edits.c - what went out is kept
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A letter is kept with the text that stood on the paper, whatever becomes of the plan. Of the patient's own copy it is enough
 * to know when it was printed: it says what the plan said then, and the history still has that. */
#include "config.h"

#include "tillid-letter-edits.h"

#include <glib/gi18n-lib.h>

#include "tillid-decision.h"

static void
fill_print (TillidPlanPrint *print, TillidSession *session, const TillidPlanPaper *paper)
{
  print->day = tillid_session_today (session);
  print->at = tillid_session_now_ms (session);
  tillid_set_text (&print->language, paper->language);
  print->member = tillid_session_get_member (session)->record.id;
}

static void
fill_letter (TillidLetter *letter,
             TillidSession *session,
             const TillidPlanPaper *paper,
             const char *text)
{
  static const struct
  {
    TillidLetterKind kind;
    TillidCounterpart counterpart;
  } kinds[TILLID_PLAN_N_PAPERS] = {
    [TILLID_PLAN_PAPER_GP] = { TILLID_LETTER_KIND_GP, TILLID_COUNTERPART_GP },
    [TILLID_PLAN_PAPER_AUTHORITY] = { TILLID_LETTER_KIND_AUTHORITY,
                                      TILLID_COUNTERPART_MUNICIPALITY },
    [TILLID_PLAN_PAPER_TRANSFER] = { TILLID_LETTER_KIND_TRANSFER, TILLID_COUNTERPART_OTHER },
  };
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);

  letter->kind = (int) kinds[paper->kind].kind;
  letter->counterpart = (int) kinds[paper->kind].counterpart;
  tillid_set_text (&letter->to_text, paper->to);
  tillid_set_text (&letter->ask, paper->ask);
  tillid_set_text (&letter->title, lines[0]);
  tillid_set_text (&letter->words, text);
  tillid_set_text (&letter->language, paper->language);
  letter->reply_due = paper->reply_due;
  letter->day = tillid_session_today (session);
  letter->printed_on = letter->day;
  letter->member = tillid_session_get_member (session)->record.id;
}

/**
 * tillid_letter_make_edit:
 * @model: the plan that was put on paper
 * @paper: what a person decided about it
 * @text: (nullable): what stood on the paper; of the patient's copy nothing is kept
 *
 * Returns: (transfer full) (nullable): the edit that keeps what went out; %NULL for a crisis plan, which keeps itself
 */
TillidEdit *
tillid_letter_make_edit (TillidPlanModel *model, const TillidPlanPaper *paper, const char *text)
{
  TillidPatientContext *context = NULL;
  TillidSession *session = NULL;
  TillidEdit *edit = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model) && paper != NULL, NULL);

  context = tillid_plan_model_get_context (model);
  session = tillid_patient_context_get_session (context);
  if (paper->kind == TILLID_PLAN_PAPER_CRISIS)
    return NULL;
  if (paper->kind == TILLID_PLAN_PAPER_PATIENT)
    {
      TillidPlanPrint *print = tillid_patient_context_new_record (context, &tillid_plan_print_type);

      fill_print (print, session, paper);
      edit = tillid_edit_new (C_ ("edit", "Patient copy printed"));
      tillid_edit_take (edit, tillid_record_seal (print));
      return edit;
    }
  else
    {
      TillidLetter *letter = tillid_patient_context_new_record (context, &tillid_letter_type);

      fill_letter (letter, session, paper, text != NULL ? text : "");
      edit = tillid_edit_new (C_ ("edit", "Letter written"));
      tillid_edit_take (edit, tillid_record_seal (letter));
      return edit;
    }
}
