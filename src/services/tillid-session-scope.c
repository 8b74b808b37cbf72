/* tillid-session-scope.c - the one place that permits and logs reading
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every reading of a patient passes here: the right is checked, the row of the access log is committed, and
 * only then is the scope made without which no query gives rows. When the file cannot be written (read
 * only, full disk) reading goes on: the rows wait in memory and follow when writing works again, and
 * tillid_session_is_logging () is FALSE until then, so that the window can say so. */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>
#include "tillid-access-log.h"
#include "tillid-access-rule.h"
#include "tillid-record-table.h"
#include "tillid-scope-private.h"

#define FEWEST_WORDS 3 /* of a reason */

typedef struct
{
  gint64 at;
  gint64 by;
  gint64 patient;
  char *what;       /* (owned) */
  char *why;        /* (owned) (nullable) */
  GArray *patients; /* (owned) (nullable) of gint64 */
  gboolean done;
  GError *error; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->what);
  g_free (reading->why);
  g_clear_pointer (&reading->patients, g_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
write_reading (TillidDb *db, gpointer data)
{
  Reading *reading = data;
  GArray *patients = reading->patients;

  g_clear_error (&reading->error);
  reading->done =
    tillid_access_log_append (db, reading->at, reading->by, reading->patient, reading->what,
                              reading->why,
                              patients != NULL ? (const gint64 *) (gpointer) patients->data : NULL,
                              patients != NULL ? patients->len : 0, &reading->error);
}

/* FALSE when the row could not be written now. */
static gboolean
try_to_write (TillidSession *self, Reading *reading)
{
  if (self->flags & TILLID_SESSION_READ_ONLY)
    return FALSE;
  if (self->writer != NULL)
    tillid_store_thread_call (self->writer, write_reading, reading);
  else
    write_reading (self->db, reading);
  return reading->done;
}

static void
log_reading (TillidSession *self, Reading *reading)
{
  if (try_to_write (self, reading))
    {
      reading_free (reading);
      return;
    }
  if (self->unlogged == NULL)
    self->unlogged = g_ptr_array_new_with_free_func (reading_free);
  g_ptr_array_add (self->unlogged, reading);
}

/* Writes the readings that had to wait, oldest first, as long as it works. */
void
tillid_session_try_unlogged (TillidSession *self)
{
  while (self->unlogged != NULL && self->unlogged->len > 0 &&
         try_to_write (self, self->unlogged->pdata[0]))
    g_ptr_array_remove_index (self->unlogged, 0);
}

/**
 * tillid_session_is_logging:
 * @self: a session
 *
 * Returns: whether everything that was read is in the access log
 */
gboolean
tillid_session_is_logging (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return self->unlogged == NULL || self->unlogged->len == 0;
}

static Reading *
reading_new (TillidSession *self, gint64 patient, const char *what, const char *why)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->at = tillid_session_now_ms (self);
  reading->by = self->member->record.id;
  reading->patient = patient;
  reading->what = g_strdup (what);
  reading->why = g_strdup (why);
  return reading;
}

/* Puts into the log what is no reading of a patient, but must be seen afterwards. */
void
tillid_session_log_act (TillidSession *self, const char *what)
{
  log_reading (self, reading_new (self, 0, what, NULL));
}

/* Leaves @viewer the roles that count for @patient; FALSE, with @error set, when that patient is closed. */
static gboolean
narrow (TillidSession *self, TillidViewer *viewer, gint64 patient, GError **error)
{
  if (!tillid_access_read_roles (self->db, viewer, patient, &viewer->roles, error))
    return FALSE;
  if (viewer->roles == TILLID_ROLES_NONE)
    g_set_error_literal (
      error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CLOSED,
      C_ ("error", "This patient is not open to you. In an emergency a clinician opens the record "
                   "with a reason; a lead looks at that afterwards."));
  return viewer->roles != TILLID_ROLES_NONE;
}

/**
 * tillid_session_open_patient:
 * @self: a session
 * @patient: id of a patient
 * @what: a code for the log: "patient", "export", "timeline", ...
 * @why: (nullable): a reason, in the words of the person who reads
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_CLOSED when the patient is
 *   not open to the person who works, %TILLID_STORE_ERROR_NO_RIGHT when no patient is
 *
 * The door to one patient's record.
 *
 * Returns: (transfer full): the scope; the reading is in the log (or waits, see the top of this file)
 */
TillidScope *
tillid_session_open_patient (TillidSession *self,
                             gint64 patient,
                             const char *what,
                             const char *why,
                             GError **error)
{
  g_autoptr (TillidScope) system = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (TillidRecord) person = NULL;
  TillidViewer viewer;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && what != NULL, NULL);

  if (!tillid_session_may (self, TILLID_ACTION_PATIENTS, error) ||
      !tillid_session_get_viewer (self, &viewer, error))
    return NULL;
  person = tillid_record_table_get (self->db, system, &tillid_person_type, patient, error);
  if (person == NULL || !narrow (self, &viewer, patient, error))
    return NULL;
  log_reading (self, reading_new (self, patient, what, why));
  return tillid_scope_new_for (TILLID_SCOPE_PATIENT, &viewer, patient);
}

/* Whether tillid_session_open_patient () would open: for a row in a list. Logs nothing. */
gboolean
tillid_session_is_open_patient (TillidSession *self, gint64 patient)
{
  TillidViewer viewer;

  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return tillid_session_get_viewer (self, &viewer, NULL) && narrow (self, &viewer, patient, NULL);
}

/**
 * tillid_session_open_list:
 * @self: a session
 * @list: which list: "search", "patients", "caseload", ...
 * @filter: (nullable): what it was narrowed to, as typed
 * @patients: (array length=n_patients) (nullable): who was shown, where that is known beforehand
 * @n_patients: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * The door to the list columns of many patients: of those who are open, and the name alone of others.
 *
 * Returns: (transfer full): the scope
 */
TillidScope *
tillid_session_open_list (TillidSession *self,
                          const char *list,
                          const char *filter,
                          const gint64 *patients,
                          guint n_patients,
                          GError **error)
{
  Reading *reading;
  TillidViewer viewer;
  g_autofree char *what = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && list != NULL, NULL);

  if (!tillid_session_may (self, TILLID_ACTION_PATIENTS, error) ||
      !tillid_session_get_viewer (self, &viewer, error))
    return NULL;
  what = g_strconcat ("list:", list, NULL);
  reading = reading_new (self, 0, what, filter);
  if (n_patients > 0)
    {
      reading->patients = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (reading->patients, patients, n_patients);
    }
  log_reading (self, reading);
  return tillid_scope_new_for (TILLID_SCOPE_LIST, &viewer, 0);
}

/**
 * tillid_session_open_measures:
 * @self: a session
 * @list: which measures: "continuity", ...
 * @filter: (nullable): what they were narrowed to
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_session_open_list() for numbers over many patients, also for researchers, who get them of everybody and
 * with pseudonyms (tillid-pseudonym.h).
 *
 * Returns: (transfer full): the scope
 */
TillidScope *
tillid_session_open_measures (TillidSession *self,
                              const char *list,
                              const char *filter,
                              GError **error)
{
  TillidViewer viewer;
  g_autofree char *what = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && list != NULL, NULL);

  if (!tillid_session_may (self, TILLID_ACTION_MEASURE, error) ||
      !tillid_session_get_viewer (self, &viewer, error))
    return NULL;
  what = g_strconcat ("list:", list, NULL);
  log_reading (self, reading_new (self, 0, what, filter));
  return tillid_scope_new_for (TILLID_SCOPE_LIST, &viewer, 0);
}

/**
 * tillid_session_open_finder:
 * @self: a session
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * For the ids of a list, which are known before the list is opened and logged with them (tillid_session_open_list()).
 *
 * Returns: (transfer full): the scope; it is not logged and shows nothing but ids
 */
TillidScope *
tillid_session_open_finder (TillidSession *self, GError **error)
{
  TillidViewer viewer;

  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  if (!tillid_session_may (self, TILLID_ACTION_PATIENTS, error) ||
      !tillid_session_get_viewer (self, &viewer, error))
    return NULL;
  return tillid_scope_new_for (TILLID_SCOPE_LIST, &viewer, 0);
}

/**
 * tillid_session_open_system:
 * @self: a session
 *
 * For verify, backup, migration and import, which show nothing to anybody.
 *
 * Returns: (transfer full): the scope
 */
TillidScope *
tillid_session_open_system (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return tillid_scope_new (TILLID_SCOPE_SYSTEM, self->member->record.id, 0);
}

/**
 * tillid_session_is_reason:
 * @reason: what is said
 *
 * Returns: whether it is a few words: what a colleague can understand a week later
 */
gboolean
tillid_session_is_reason (const char *reason)
{
  g_auto (GStrv) words = g_strsplit_set (reason, " \t\r\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n >= FEWEST_WORDS;
}

static TillidEdit *
new_emergency (TillidSession *self, const TillidViewer *viewer, gint64 patient, const char *reason)
{
  TillidEdit *edit = tillid_edit_new (C_ ("edit", "Opened with a reason"));
  TillidGrant *grant = tillid_edit_assign_id (tillid_grant_new (), &self->ids);
  g_autofree char *text = g_strstrip (g_strdup (reason));

  grant->patient = patient;
  grant->member = grant->given_by = viewer->member;
  grant->kind = TILLID_GRANT_KIND_EMERGENCY;
  grant->from_day = viewer->day;
  grant->until_day = viewer->day + 1;
  tillid_set_text (&grant->reason, text);
  tillid_edit_take (edit, tillid_record_seal (grant));
  return edit;
}

/**
 * tillid_session_break_glass:
 * @self: a session
 * @patient: id of a patient with whom the person who works has nothing to do yet
 * @reason: why, in a few words
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Opens a patient to a clinician for today and tomorrow, in an emergency. The reason stands in the access log and waits for a
 * lead's second look; entries told in confidence stay closed.
 *
 * Returns: whether tillid_session_open_patient() opens now
 */
gboolean
tillid_session_break_glass (TillidSession *self, gint64 patient, const char *reason, GError **error)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidScope) system = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (TillidRecord) person = NULL;
  TillidViewer viewer, narrowed;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && reason != NULL, FALSE);

  if (!tillid_session_may (self, TILLID_ACTION_BREAK_GLASS, error) ||
      !tillid_session_get_viewer (self, &viewer, error))
    return FALSE;
  person = tillid_record_table_get (self->db, system, &tillid_person_type, patient, error);
  if (person == NULL)
    return FALSE;
  narrowed = viewer;
  if (narrow (self, &narrowed, patient, NULL) &&
      (narrowed.roles & (TILLID_ROLE_CLINICIAN | TILLID_ROLE_LEAD)))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                           C_ ("error", "This patient is open to you already."));
      return FALSE;
    }
  if (!tillid_session_is_reason (reason))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                           C_ ("error", "Say the reason in a few words. Nothing was opened."));
      return FALSE;
    }
  /* The row of the log is written with the grant: tillid-edit.c */
  edit = new_emergency (self, &viewer, patient, reason);
  return tillid_session_apply (self, edit, NULL, error);
}

/* (transfer full): for making a clinic file of a backup, where there is no clinic to open yet. */
TillidScope *
tillid_session_scope_for_restore (void)
{
  return tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
}
