/* tillid-ctl-conference.c - tillidctl conference: one page for each patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-conference-file.h"
#include "tillid-conference-model.h"
#include "tillid-conference-read.h"
#include "tillid-ctl.h"
#include "tillid-id.h"
#include "tillid-picture-file.h"
#include "tillid-words.h"

typedef struct
{
  char *out, *language; /* (owned) (nullable) */
  gboolean initials, large;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->out);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The sheet of one patient, with the question if the patient is on the agenda; the reading is in the log as a print. */
static TillidConferenceSheet *
make_sheet (TillidCtl *ctl,
            TillidConferenceModel *model,
            const char *name,
            const TillidConferenceOptions *wanted,
            int *out_exit)
{
  TillidSession *session = tillid_conference_model_get_session (model);
  const TillidAgendaRow *row = NULL;
  TillidConferenceOptions options = *wanted;
  g_autoptr (TillidScope) logged = NULL;
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;

  logged = tillid_ctl_open_patient (ctl, session, name, "print-conference", &patient, out_exit);
  if (logged == NULL)
    return NULL;
  row = tillid_conference_model_find (model, patient);
  options.initials_only = options.initials_only || (row != NULL && row->item->initials_only);
  context = tillid_patient_context_new (session, NULL, patient, &error);
  if (context != NULL)
    return tillid_conference_sheet_new (
      tillid_conference_read (context, row != NULL ? row->item->question : NULL, 0), &options);
  *out_exit = tillid_ctl_fail (ctl, name, error);
  return NULL;
}

/* (transfer full): those who were named, or the whole agenda. */
static GPtrArray *
list_patients (TillidConferenceModel *model, int n, char **names)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (model);
  GPtrArray *patients = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (patients, g_strdup (names[i]));
  for (guint i = 0; i < agenda->len && n == 0; i++)
    g_ptr_array_add (patients,
                     tillid_id_dup_text (((TillidAgendaRow *) agenda->pdata[i])->patient));
  return patients;
}

static int
write_sheets (TillidCtl *ctl, TillidSession *session, const Options *options, int n, char **names)
{
  const TillidMember *member = tillid_session_get_member (session);
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (session);
  const TillidConference *conference = tillid_conference_model_get_conference (model);
  g_autofree char *present = tillid_conference_describe_present (model);
  g_autoptr (GPtrArray) patients = list_patients (model, n, names);
  g_autoptr (GPtrArray) sheets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_conference_sheet_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TillidConferenceOptions asked;
  int exit_code;

  tillid_conference_options_init (&asked, tillid_session_today (session),
                                  tillid_session_minute_of_day (session));
  asked.initials_only = options->initials;
  asked.large_type = options->large;
  asked.printed_by = member != NULL ? member->name : NULL;
  asked.total = patients->len;
  asked.day = conference != NULL ? conference->day : TILLID_ABSENT;
  asked.present = present;
  if (patients->len == 0)
    {
      tillid_ctl_warn (ctl, "conference", C_ ("ctl", "nobody is on the agenda"));
      return TILLID_EXIT_FAILED;
    }
  for (guint i = 0; i < patients->len; i++)
    {
      TillidConferenceSheet *sheet = NULL;

      asked.number = i + 1;
      sheet = make_sheet (ctl, model, patients->pdata[i], &asked, &exit_code);
      if (sheet == NULL)
        return exit_code;
      g_ptr_array_add (sheets, sheet);
    }
  bytes = tillid_conference_render_bytes (sheets, NULL, &error);
  if (bytes != NULL && tillid_picture_write (bytes, options->out, &error))
    return TILLID_EXIT_DONE;
  return tillid_ctl_fail (ctl, options->out, error);
}

/* `conference [PATIENT...] -o OUT.pdf`: the sheets of those who are named, or of the agenda. Returns: an exit code. */
int
tillid_ctl_conference (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_ ("The file to write"), "OUT.pdf" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("The language of the sheet"),
      "TAG" },
    { "initials", 0, 0, G_OPTION_ARG_NONE, &options.initials, N_ ("Initials instead of names"),
      NULL },
    { "large", 0, 0, G_OPTION_ARG_NONE, &options.large, N_ ("Large type"), NULL },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autofree char *messages = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[PATIENT...] -o OUT.pdf [--initials] [--large] [--lang TAG]", 0,
                         -1, &argc, &argv, &exit_code))
    return exit_code;
  if (options.out == NULL)
    return tillid_ctl_refuse_usage ("-o", C_ ("ctl", "which file is to be written?"));
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (options.language != NULL)
    messages = tillid_words_speak (options.language);
  exit_code = write_sheets (ctl, session, &options, argc - 1, argv + 1);
  if (options.language != NULL)
    g_free (tillid_words_speak (messages));
  return exit_code;
}
