/* tillid-ctl-patients.c - tillidctl patients: ranked search
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-format.h"
#include "tillid-search.h"

static const TillidCtlColumn columns[] = {
  { "id", NC_ ("column", "id") },
  { "name", NC_ ("column", "name") },
  { "birth", NC_ ("column", "born") },
  { "languages", NC_ ("column", "languages") },
  { "key_contact", NC_ ("column", "key contact") },
  { "last_visit", NC_ ("column", "last visit") },
  { "next_visit", NC_ ("column", "next visit") },
};

static char *
language_names (const char *tags)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = tillid_format_language_name (words[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

/* Who is found is known before anything is shown, so that the log names them. */
static GPtrArray *
read_rows (TillidSession *session, const char *typed, int limit, GError **error)
{
  TillidDb *db = tillid_session_get_db (session);
  g_autoptr (TillidScope) finder = tillid_session_open_finder (session, error);
  g_autoptr (TillidScope) list = NULL;
  g_autoptr (GArray) ids = NULL;

  if (finder != NULL)
    ids = typed != NULL && *typed != '\0'
            ? tillid_search_ids (db, finder, typed, (guint) limit, error)
            : tillid_patient_list_ids (db, finder, error);
  if (ids == NULL)
    return NULL;
  if (ids->len > (guint) limit)
    g_array_set_size (ids, (guint) limit);
  list = tillid_session_open_list (session, typed != NULL ? "search" : "patients", typed,
                                   (const gint64 *) ids->data, ids->len, error);
  if (list == NULL)
    return NULL;
  return tillid_patient_list_rows (db, list, (const gint64 *) ids->data, ids->len,
                                   tillid_session_today (session), error);
}

static void
print_rows (TillidCtl *ctl, const GPtrArray *rows, GHashTable *names)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < rows->len; i++)
    {
      const TillidPatientRow *row = rows->pdata[i];
      g_autofree char *languages = language_names (row->languages);

      tillid_ctl_table_add_id (table, row->id);
      tillid_ctl_table_add_text (table, row->display_name);
      tillid_ctl_table_add_text (table, row->birth_edtf);
      tillid_ctl_table_add_for_people (table, row->languages, languages);
      tillid_ctl_table_add_text (table, tillid_ctl_name (names, row->key_contact));
      tillid_ctl_table_add_day (table, row->last_visit);
      tillid_ctl_table_add_day (table, row->next_visit);
    }
  tillid_ctl_table_print (table);
}

/* `patients`: a table of patients, or of those that a search finds. Returns: an exit code. */
int
tillid_ctl_patients (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *typed = NULL;
  int limit = G_MAXINT;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &typed, N_ ("A name, number or birth date"), "TEXT" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many at most"), "N" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--search TEXT] [--limit N]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  if (limit < 0)
    return tillid_ctl_refuse_usage ("--limit", C_ ("ctl", "a number from 0 on"));
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  names = tillid_ctl_names (session, &error);
  rows = names != NULL ? read_rows (session, typed, limit, &error) : NULL;
  if (rows == NULL)
    return tillid_ctl_fail (ctl, "patients", error);
  print_rows (ctl, rows, names);
  return TILLID_EXIT_DONE;
}
