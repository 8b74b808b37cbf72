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
#include <string.h>

#include "tillid-access-log.h"
#include "tillid-record-table.h"
#include "tillid-scope-private.h"

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

/* A colleague whose only role is administrator looks after accounts and backups, not patients. */
static gboolean
may_read_patients (TillidSession *self, GError **error)
{
  const char *roles = self->member->roles;

  if (roles == NULL || strstr (roles, "clinician") != NULL ||
      strstr (roles, "coordinator") != NULL || strstr (roles, "lead") != NULL)
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                       C_ ("error",
                           "Your roles in this clinic do not include reading patients’ records."));
  return FALSE;
}

/**
 * tillid_session_open_patient:
 * @self: a session
 * @patient: id of a patient
 * @what: a code for the log: "patient", "export", "timeline", ...
 * @why: (nullable): a reason, in the words of the person who reads
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
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

  g_return_val_if_fail (TILLID_IS_SESSION (self) && what != NULL, NULL);

  if (!may_read_patients (self, error))
    return NULL;
  person = tillid_record_table_get (self->db, system, &tillid_person_type, patient, error);
  if (person == NULL)
    return NULL;
  log_reading (self, reading_new (self, patient, what, why));
  return tillid_scope_new (TILLID_SCOPE_PATIENT, self->member->record.id, patient);
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
 * The door to the list columns of many patients.
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
  g_autofree char *what = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && list != NULL, NULL);

  if (!may_read_patients (self, error))
    return NULL;
  what = g_strconcat ("list:", list, NULL);
  reading = reading_new (self, 0, what, filter);
  if (n_patients > 0)
    {
      reading->patients = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (reading->patients, patients, n_patients);
    }
  log_reading (self, reading);
  return tillid_scope_new (TILLID_SCOPE_LIST, self->member->record.id, 0);
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

/* (transfer full): for making a clinic file of a backup, where there is no clinic to open yet. */
TillidScope *
tillid_session_scope_for_restore (void)
{
  return tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
}
