/* tillid-keeping-purge.c - taking a record out after its time, with a protocol
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Before the day nothing is taken out; after it only when a lead says so, for one patient, with a protocol that says who,
 * when and how much, and that names the patient by a number nobody can read back without the file. Whether the time has
 * passed is asked inside the transaction: an entry that somebody makes at that moment keeps the record. The protocol's file
 * is made before anything is gone, so that a folder that cannot be written is known in time. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tillid-field-words.h"
#include "tillid-format.h"
#include "tillid-id.h"
#include "tillid-keeping-private.h"
#include "tillid-words.h"

typedef struct
{
  TillidKeepingRules rules;
  gint64 patient;
  char *path; /* (owned): of the protocol */
  char *by;   /* (owned) */
  TillidWriter writer;
  TillidKeeping keeping;
  TillidPurged purged;
  TillidProtocol *protocol; /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tillid_keeping_rules_clear (&job->rules);
  g_clear_pointer (&job->protocol, tillid_protocol_free);
  g_free (job->path);
  g_free (job->by);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Lets go of all texts, and of @self. */
void
tillid_protocol_free (TillidProtocol *self)
{
  g_free (self->title);
  g_free (self->closing);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full): as it stands in its file. */
char *
tillid_protocol_to_text (const TillidProtocol *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, "%s\n\n", self->title);
  for (guint i = 0; i < self->labels->len; i++)
    g_string_append_printf (text, "%s: %s\n", (char *) self->labels->pdata[i],
                            (char *) self->values->pdata[i]);
  g_string_append_printf (text, "\n%s\n", self->closing);
  return g_string_free (text, FALSE);
}

/* Takes @value. */
static void
add (TillidProtocol *self, const char *label, char *value)
{
  g_ptr_array_add (self->labels, g_strdup (label));
  g_ptr_array_add (self->values, value);
}

static char *
head_text (const TillidPurged *purged)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TILLID_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", purged->head[i]);
  return g_string_free (text, FALSE);
}

static char *
number_of (const Job *job)
{
  g_autofree char *id = tillid_id_dup_text (job->patient);
  g_autofree char *number =
    g_compute_hmac_for_string (G_CHECKSUM_SHA256, job->purged.head, TILLID_HASH_BYTES, id, -1);

  return g_strndup (number, 16);
}

static TillidProtocol *
make_protocol (const Job *job)
{
  TillidProtocol *self = g_new0 (TillidProtocol, 1);

  self->title = g_strdup (C_ ("protocol", "A record was taken out after its time"));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->closing =
    g_strdup (C_ ("protocol", "Backups that were made before still hold the record."));
  add (self, C_ ("protocol", "When"),
       tillid_instant_to_words (job->rules.session, job->writer.now_ms));
  add (self, C_ ("protocol", "By"), g_strdup (job->by));
  add (self, C_ ("protocol", "Patient, as a number"), number_of (job));
  add (self, C_ ("protocol", "Last entry"),
       tillid_format_day (job->keeping.last_entry, TILLID_FORMAT_DAY_LONG, NULL));
  add (self, C_ ("protocol", "Kept until"),
       tillid_format_day (job->keeping.until, TILLID_FORMAT_DAY_LONG, NULL));
  add (self, C_ ("protocol", "Entries"), tillid_format_number (job->purged.n_records, NULL));
  add (self, C_ ("protocol", "Versions without their text"),
       tillid_format_number (job->purged.n_revisions, NULL));
  add (self, C_ ("protocol", "Relatives who were in no other record"),
       tillid_format_number (job->purged.n_relatives, NULL));
  add (self, C_ ("protocol", "Imported documents"),
       tillid_format_number (job->purged.n_documents, NULL));
  add (self, C_ ("protocol", "Head of the chain of revisions"), head_text (&job->purged));
  return self;
}

/* A #TillidPurgeCheck. */
static gboolean
check_time (TillidDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autofree char *day = NULL;

  if (!tillid_keeping_rules_read (&job->rules, db, job->patient, &job->keeping, error))
    return FALSE;
  if (job->keeping.held)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                           C_ ("error", "This record is held while a case is pending. Nothing was "
                                        "taken out."));
      return FALSE;
    }
  if (job->keeping.until < job->rules.today)
    return TRUE;
  day = tillid_format_day (job->keeping.until, TILLID_FORMAT_DAY_LONG, NULL);
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
               C_ ("error", "This record is kept until %s. Nothing was taken out."), day);
  return FALSE;
}

static gboolean
begin_file (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                       C_ ("error", "The file for the protocol is there already. Nothing was "
                                    "taken out."));
  return FALSE;
}

/* A #TillidJob. */
static gboolean
purge_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *text = NULL;

  if (!begin_file (job->path, error))
    return FALSE;
  if (!tillid_purge_patient (db, job->rules.system, job->patient, check_time, job, &job->writer,
                             &job->purged, error))
    {
      g_unlink (job->path);
      return FALSE;
    }
  job->protocol = make_protocol (job);
  text = tillid_protocol_to_text (job->protocol);
  if (g_file_set_contents_full (job->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return TRUE;
  /* Translators: followed by the reason. */
  g_prefix_error (error, "%s ",
                  C_ ("error", "The record was taken out, but its protocol could not be written:"));
  return FALSE;
}

static Job *
job_new (TillidSession *session, gint64 patient, const char *path, GError **error)
{
  g_autoptr (Job) job = g_new0 (Job, 1);
  const char *name = tillid_session_get_member (session)->name;

  job->patient = patient;
  job->path = g_strdup (path);
  job->by = g_strdup (name != NULL ? name : "");
  if (!tillid_keeping_check_right (session, error) ||
      !tillid_keeping_rules_init (&job->rules, session, error))
    return NULL;
  tillid_session_get_writer (session, &job->writer);
  return g_steal_pointer (&job);
}

/**
 * tillid_keeping_count:
 * @session: of a lead
 * @patient: id
 * @out_purged: (out): how much would go now
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_keeping_count (TillidSession *session,
                      gint64 patient,
                      TillidPurged *out_purged,
                      GError **error)
{
  g_autoptr (TillidScope) system = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_purged != NULL, FALSE);

  if (!tillid_keeping_check_right (session, error))
    return FALSE;
  system = tillid_session_open_system (session);
  return tillid_purge_count (tillid_session_get_db (session), system, patient, out_purged, error);
}

/**
 * tillid_keeping_purge:
 * @session: of a lead
 * @patient: id
 * @protocol: a file that does not exist yet, for the protocol
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: %TILLID_STORE_ERROR_CONSTRAINT inside the
 *   period or while the record is held
 *
 * Takes a record out of the file. There is no way back but a backup.
 *
 * Returns: (transfer full) (nullable): what is also in the file, when both are done
 */
TillidProtocol *
tillid_keeping_purge (TillidSession *session, gint64 patient, const char *protocol, GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && protocol != NULL, NULL);

  job = job_new (session, patient, protocol, error);
  if (job == NULL)
    return NULL;
  if (!tillid_session_run (session, TRUE, purge_job, job, NULL, error))
    {
      /* Gone it may be, when only the protocol could not be written to its end. */
      if (job->protocol != NULL)
        tillid_session_emit_changed (session, patient, 0);
      return NULL;
    }
  tillid_session_emit_changed (session, patient, 0);
  return g_steal_pointer (&job->protocol);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  const gboolean done = tillid_session_run_finish (TILLID_SESSION (source), result, &error);

  if (job->protocol != NULL)
    tillid_session_emit_changed (TILLID_SESSION (source), job->patient, 0);
  if (done)
    g_task_return_pointer (task, g_steal_pointer (&job->protocol),
                           (GDestroyNotify) tillid_protocol_free);
  else
    g_task_return_error (task, error);
}

/* As tillid_keeping_purge(), on the writer: what is saved meanwhile waits for it. It cannot be stopped half-way. */
void
tillid_keeping_purge_async (TillidSession *session,
                            gint64 patient,
                            const char *protocol,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job = NULL;

  g_return_if_fail (TILLID_IS_SESSION (session) && protocol != NULL);

  task = g_task_new (session, NULL, callback, data);
  g_task_set_source_tag (task, tillid_keeping_purge_async);
  job = job_new (session, patient, protocol, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, job, job_free);
  tillid_session_run_async (session, TRUE, purge_job, job, NULL, NULL, purged_cb,
                            g_object_ref (task));
}

/* (transfer full) (nullable): as tillid_keeping_purge(). */
TillidProtocol *
tillid_keeping_purge_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session) && g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
