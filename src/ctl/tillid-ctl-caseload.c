/* tillid-ctl-caseload.c - tillidctl caseload: the coordinator's table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Prompts are never given out: they are no part of this table. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-table.h"
#include "tillid-ctl.h"
#include "tillid-search.h"

static const TillidCtlColumn columns[] = {
  { "patient", NC_ ("column", "patient") },
  { "phase", NC_ ("column", "phase") },
  { "key_contact", NC_ ("column", "key contact") },
  { "second_face", NC_ ("column", "second face") },
  { "last_visit", NC_ ("column", "last visit") },
  { "next_visit", NC_ ("column", "next visit") },
  { "interpreter", NC_ ("column", "interpreter") },
  { "promises_open", NC_ ("column", "promises") },
  { "promises_overdue", NC_ ("column", "late") },
  { "plan_review_due", NC_ ("column", "review") },
  { "upc", NC_ ("column", "UPC") },
  { "coc", NC_ ("column", "COC") },
  { "known_face", NC_ ("column", "known face") },
};

static const char *
interpreter_for_people (TillidCaseloadInterpreter state)
{
  switch (state)
    {
    case TILLID_CASELOAD_INTERPRETER_SAME:
      return C_ ("interpreter", "same as last time");
    case TILLID_CASELOAD_INTERPRETER_NEW:
      return C_ ("interpreter", "new");
    case TILLID_CASELOAD_INTERPRETER_MISSING:
      return C_ ("interpreter", "nobody");
    case TILLID_CASELOAD_INTERPRETER_NONE:
      return C_ ("interpreter", "own choice");
    case TILLID_CASELOAD_INTERPRETER_OPEN:
    default:
      return NULL;
    }
}

static void
add_row (TillidCtlTable *table, const TillidCaseloadEntry *entry, GHashTable *names)
{
  const TillidCaseloadRow *row = &entry->row;
  const TillidCaseloadInterpreter interpreter = tillid_caseload_row_get_interpreter (row);
  g_autofree char *id = tillid_id_dup_text (row->patient);

  tillid_ctl_table_add_for_people (table, id, entry->name);
  tillid_ctl_table_add_choice (table, tillid_phase_kind_choices, row->phase);
  tillid_ctl_table_add_text (table, tillid_ctl_name (names, row->key_contact));
  tillid_ctl_table_add_text (table, tillid_ctl_name (names, row->second_face));
  tillid_ctl_table_add_day (table, row->last_visit);
  tillid_ctl_table_add_day (table, row->next_visit);
  tillid_ctl_table_add_for_people (table, tillid_caseload_interpreter_to_code (interpreter),
                                   interpreter_for_people (interpreter));
  tillid_ctl_table_add_int (table, row->promises_open);
  tillid_ctl_table_add_int (table, row->promises_overdue);
  tillid_ctl_table_add_day (table, row->review_due);
  tillid_ctl_table_add_ratio (table, row->upc);
  tillid_ctl_table_add_ratio (table, row->coc);
  tillid_ctl_table_add_ratio (table, row->known_face);
}

/* Who is in the list is known before anything is shown, so that the log names them. */
static TillidScope *
open_list (TillidSession *session, gboolean open_only, GError **error)
{
  g_autoptr (TillidScope) finder = tillid_session_open_finder (session, error);
  g_autoptr (GArray) ids = NULL;

  if (finder != NULL)
    ids = tillid_patient_list_ids (tillid_session_get_db (session), finder, error);
  return ids != NULL
           ? tillid_session_open_list (session, "caseload", open_only ? "open" : NULL,
                                       (const gint64 *) (gpointer) ids->data, ids->len, error)
           : NULL;
}

/* `caseload`: a row for each patient, or for those in a course that goes on. Returns: an exit code. */
int
tillid_ctl_caseload (TillidCtl *ctl, int argc, char **argv)
{
  gboolean open_only = FALSE;
  const GOptionEntry entries[] = {
    { "open-only", 0, 0, G_OPTION_ARG_NONE, &open_only, N_ ("Courses of care that go on"), NULL },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidCaseloadTable) caseload = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--open-only]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  names = tillid_ctl_names (session, &error);
  scope = names != NULL ? open_list (session, open_only, &error) : NULL;
  caseload = scope != NULL ? tillid_caseload_table_new (session, scope) : NULL;
  if (caseload == NULL || !tillid_caseload_table_read (caseload, &error))
    return tillid_ctl_fail (ctl, "caseload", error);
  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < tillid_caseload_table_get_n (caseload); i++)
    {
      const TillidCaseloadEntry *entry = tillid_caseload_table_get (caseload, i);

      if (!open_only || tillid_caseload_row_is_open (&entry->row))
        add_row (table, entry, names);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
