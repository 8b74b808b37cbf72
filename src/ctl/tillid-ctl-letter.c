/* tillid-ctl-letter.c - tillidctl letter: the plan on paper, for the patient, the GP or an office
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-letter-edits.h"
#include "tillid-pages.h"
#include "tillid-patient-find.h"
#include "tillid-plan-papers.h"
#include "tillid-words.h"

static const struct
{
  const char *name;
  TillidPlanPaperKind kind;
} kinds[] = {
  { "patient", TILLID_PLAN_PAPER_PATIENT },
  { "gp", TILLID_PLAN_PAPER_GP },
  { "authority", TILLID_PLAN_PAPER_AUTHORITY },
};

static gboolean
read_kind (const char *name, TillidPlanPaperKind *out_kind)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      {
        *out_kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* Writes the file, and keeps what went out. */
static gboolean
write_letter (TillidPatientContext *context,
              TillidPlanPaper *paper,
              const char *out,
              GError **error)
{
  g_autoptr (TillidPlanModel) model = tillid_plan_model_new (context);
  g_autofree char *ask = tillid_plan_papers_suggest_ask (model, paper->kind);
  g_autofree char *text = NULL;
  g_autoptr (TillidPages) pages = NULL;
  g_autoptr (TillidEdit) edit = NULL;

  paper->ask = ask;
  if (paper->language == NULL)
    paper->language = tillid_plan_papers_get_language (model, paper->kind);
  pages = tillid_pages_new (tillid_plan_papers_write (model, paper));
  text = tillid_document_to_text (tillid_pages_get_document (pages));
  if (!tillid_pages_write (pages, out, error))
    return FALSE;
  if (tillid_plan_model_is_read_only (model))
    return TRUE;
  edit = tillid_letter_make_edit (model, paper, text);
  return tillid_session_apply (tillid_patient_context_get_session (context), edit, NULL, error);
}

/* `letter PATIENT`: a letter about the plan, as PDF. Returns: an exit code. */
int
tillid_ctl_letter (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *language = NULL;
  g_autofree char *to = NULL;
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("To whom it is written"),
      "patient|gp|authority" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The name of who reads it"), "NAME" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The language of the document"), "TAG" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file"), "OUT.pdf" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GError) error = NULL;
  TillidPlanPaper paper = { .reply_due = TILLID_ABSENT };
  gint64 patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, "PATIENT --kind KIND [--to NAME] [--lang TAG] -o OUT.pdf", 1, 1,
                         &argc, &argv, &exit_code))
    return exit_code;
  if (!read_kind (kind, &paper.kind))
    return tillid_ctl_refuse_usage ("--kind", C_ ("ctl", "patient, gp or authority"));
  if (out == NULL || !g_str_has_suffix (out, ".pdf"))
    return tillid_ctl_refuse_usage ("-o", C_ ("ctl", "a file that ends in .pdf"));
  paper.language = language;
  paper.to = to;
  session = tillid_ctl_open (ctl, TRUE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (tillid_patient_find (session, argv[1], &patient, &error))
    context = tillid_patient_context_new_for (session, NULL, patient,
                                              paper.kind == TILLID_PLAN_PAPER_PATIENT ? "print-plan"
                                                                                      : "letter",
                                              &error);
  if (context == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  return write_letter (context, &paper, out, &error) ? TILLID_EXIT_DONE
                                                     : tillid_ctl_fail (ctl, out, error);
}
