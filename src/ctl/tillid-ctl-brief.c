/* tillid-ctl-brief.c - tillidctl brief and journal: before a visit, and after it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Both say what the window says, word for word: the same functions write them. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-brief-sheet.h"
#include "tillid-ctl.h"
#include "tillid-format.h"
#include "tillid-patient-find.h"
#include "tillid-record-table.h"
#include "tillid-timeline-file.h"
#include "tillid-visit-brief-words.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

typedef struct
{
  char *output;   /* (owned) (nullable) */
  char *paper;    /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->paper);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_paper (const Options *options, TillidBriefPaper *out_paper, int *out_exit)
{
  if (options->output != NULL && !g_str_has_suffix (options->output, ".pdf"))
    *out_exit = tillid_ctl_refuse_usage (options->output, C_ ("ctl", "a file that ends in .pdf"));
  else if (options->paper != NULL && g_ascii_strcasecmp (options->paper, "a4") != 0 &&
           g_ascii_strcasecmp (options->paper, "a6") != 0)
    *out_exit = tillid_ctl_refuse_usage ("--paper", C_ ("ctl", "a4 or a6"));
  else
    {
      *out_paper = options->paper != NULL && g_ascii_strcasecmp (options->paper, "a6") == 0
                     ? TILLID_BRIEF_A6
                     : TILLID_BRIEF_A4;
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_pdf (TillidSession *session,
           const TillidBrief *brief,
           const Options *options,
           TillidBriefPaper paper,
           GError **error)
{
  g_autoptr (GDateTime) now =
    g_date_time_new_from_unix_utc (tillid_session_now_ms (session) / 1000);
  g_autoptr (GBytes) bytes =
    tillid_brief_sheet_make_pdf (brief, paper, tillid_format_is_rtl (options->language), now,
                                 error);

  return bytes != NULL && tillid_timeline_write (bytes, options->output, error);
}

/* In the language of the document; messages keep theirs. */
static gboolean
put_brief (TillidPatientContext *context,
           const Options *options,
           TillidBriefPaper paper,
           GError **error)
{
  g_autofree char *messages =
    options->language != NULL ? tillid_words_speak (options->language) : NULL;
  TillidSession *session = tillid_patient_context_get_session (context);
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (context);
  g_autoptr (TillidBrief) brief =
    tillid_visit_brief_make (context, records,
                             tillid_visit_brief_find (records, tillid_session_today (session)));
  gboolean done = TRUE;

  if (options->output != NULL)
    done = write_pdf (session, brief, options, paper, error);
  else
    {
      g_autofree char *text = tillid_brief_to_text (brief);

      g_print ("%s", text);
    }
  if (options->language != NULL)
    g_free (tillid_words_speak (messages));
  return done;
}

/* `brief PATIENT`: what to know before the next visit, as text or on one page. Returns: an exit code. */
int
tillid_ctl_brief (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Into a PDF file"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("How large the page is"), "a4|a6" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("The language of the text"),
      "TAG" },
    { NULL },
  };
  TillidBriefPaper paper = TILLID_BRIEF_A4;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, "PATIENT [-o OUT.pdf] [--paper a4|a6] [--lang TAG]", 1, 1, &argc,
                         &argv, &exit_code) ||
      !read_paper (&options, &paper, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (tillid_patient_find (session, argv[1], &patient, &error))
    context = tillid_patient_context_new_for (session, NULL, patient, "brief", &error);
  if (context == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  if (!put_brief (context, &options, paper, &error))
    return tillid_ctl_fail (ctl, options.output, error);
  return TILLID_EXIT_DONE;
}

/* Nothing is told of the visit but whose it is: that patient is opened by the rules before the rest is read. */
static gboolean
find_patient (TillidSession *session,
              const char *text,
              gint64 *out_visit,
              gint64 *out,
              GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidRecord) visit = NULL;

  if (!tillid_id_from_text (text, out_visit))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "This is not the id of a visit."));
      return FALSE;
    }
  visit = tillid_record_table_get (tillid_session_get_db (session), system, &tillid_visit_type,
                                   *out_visit, error);
  if (visit == NULL)
    return FALSE;
  *out = ((TillidVisit *) visit)->patient;
  return TRUE;
}

/* `journal VISIT`: who was there, the notes and what was agreed, as plain text. Returns: an exit code. */
int
tillid_ctl_journal (TillidCtl *ctl, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (TillidVisitModel) model = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 visit, patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, "VISIT", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (find_patient (session, argv[1], &visit, &patient, &error))
    context = tillid_patient_context_new_for (session, NULL, patient, "journal", &error);
  if (context == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  model = tillid_visit_model_new (context, visit);
  if (tillid_visit_model_get_visit (model) == NULL)
    {
      g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "This visit was entered in error."));
      return tillid_ctl_fail (ctl, argv[1], error);
    }
  text = tillid_visit_words_journal (model);
  g_print ("%s", text);
  return TILLID_EXIT_DONE;
}
