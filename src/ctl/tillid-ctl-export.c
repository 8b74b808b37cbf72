/* tillid-ctl-export.c - tillidctl export: a patient's record in open formats
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-access-export.h"
#include "tillid-ctl-password.h"
#include "tillid-ctl.h"
#include "tillid-export.h"
#include "tillid-patient-find.h"
#include "tillid-words.h"

/* In the language of the document: what FHIR calls displays. Messages keep theirs. */
static GBytes *
export_in_language (TillidCtl *ctl,
                    TillidSession *session,
                    gint64 patient,
                    const char *language,
                    char **out_left_out,
                    GError **error)
{
  g_autofree char *messages = language != NULL ? tillid_words_speak (language) : NULL;
  GBytes *bundle =
    tillid_export_fhir (session, patient, language, out_left_out, ctl->cancellable, error);

  if (language != NULL)
    g_free (tillid_words_speak (messages));
  return bundle;
}

static gboolean
write_fhir (TillidCtl *ctl,
            TillidSession *session,
            gint64 patient,
            const char *language,
            const char *out,
            char **out_left_out,
            GError **error)
{
  g_autoptr (GBytes) bundle =
    export_in_language (ctl, session, patient, language, out_left_out, error);
  const char *text;
  gsize size;

  if (bundle == NULL)
    return FALSE;
  text = g_bytes_get_data (bundle, &size);
  return g_file_set_contents_full (out, text, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

static gboolean
write_html (TillidCtl *ctl,
            TillidSession *session,
            gint64 patient,
            const char *language,
            const char *passphrase_file,
            const char *out,
            GError **error)
{
  g_autofree char *messages = language != NULL ? tillid_words_speak (language) : NULL;
  char *passphrase = NULL;
  gboolean done =
    tillid_ctl_read_passphrase (passphrase_file, &passphrase, error) &&
    tillid_access_export (session, patient, out, passphrase, language, ctl->cancellable, error);

  tillid_ctl_forget_password (passphrase);

  if (language != NULL)
    g_free (tillid_words_speak (messages));
  return done;
}

/* `export`: a patient as FHIR XML, as a copy to read, or as CSV. Returns: an exit code. */
int
tillid_ctl_export (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *to = NULL;
  g_autofree char *language = NULL;
  g_autofree char *out = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *left_out = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("What to write"), "fhir|html|csv" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The language of the document"), "TAG" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_ ("The file, or the folder for html and csv"), "OUT" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("For html: one encrypted file instead of a folder, with the first line of that file"),
      "FILE" },
    { NULL },
  };
  static const char usage[] =
    "PATIENT --to fhir|html|csv [--lang TAG] [--passphrase-file FILE] -o OUT";
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;
  gint64 patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  if (to == NULL || out == NULL ||
      (!g_str_equal (to, "fhir") && !g_str_equal (to, "html") && !g_str_equal (to, "csv")) ||
      (passphrase_file != NULL && !g_str_equal (to, "html")))
    return tillid_ctl_refuse_usage ("export", usage);
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (!tillid_patient_find (session, argv[1], &patient, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  if (g_str_equal (to, "fhir"))
    done = write_fhir (ctl, session, patient, language, out, &left_out, &error);
  else if (g_str_equal (to, "html"))
    done = write_html (ctl, session, patient, language, passphrase_file, out, &error);
  else
    done = tillid_export_csv (session, patient, out, &left_out, ctl->cancellable, &error);
  /* What was asked for is there: a message, and no warning. */
  if (done && left_out != NULL)
    tillid_ctl_warn (ctl, out, left_out);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, out, error);
}
