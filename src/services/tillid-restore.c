/* tillid-restore.c - a clinic file of a backup
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* There is no clinic yet and so no session and no thread of one: the work runs on a thread of its own. The store
 * verifies the new file before it gets its name, and never puts it in the place of another. */
#include "config.h"

#include "tillid-restore.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-backup.h"
#include "tillid-clinic-file.h"
#include "tillid-key-slots.h"
#include "tillid-session.h"

#define PARTS 1000

typedef struct
{
  char *backup;     /* (owned) */
  char *dest;       /* (owned) */
  char *passphrase; /* (owned) (nullable): wiped when the job is over */
  TillidRestoreKey key;
  TillidProgress progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tillid_secret_free (job->passphrase);
  g_clear_pointer (&job->key.key, tillid_file_key_unref);
  g_free ((char *) job->key.clinic);
  g_free (job->backup);
  g_free (job->dest);
  g_free (job);
}

static void
report_fraction (double fraction, gpointer data)
{
  const Job *job = data;

  if (job->progress != NULL)
    job->progress ((guint64) (fraction * PARTS), PARTS, job->progress_data);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (TillidScope) scope = tillid_session_scope_for_restore ();
  GError *error = NULL;

  if (tillid_backup_restore_with_key (scope, job->backup, job->dest, job->passphrase, job->key.key,
                                      report_fraction, job, cancellable, &error))
    {
      /* Without its passwords the new clinic opens with the recovery key alone. */
      if (job->key.clinic != NULL && tillid_clinic_file_needs_key (job->dest) &&
          !tillid_key_slots_exist (job->dest))
        tillid_key_slots_copy (job->key.clinic, job->dest, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * tillid_restore_propose:
 * @backup: a backup
 * @folder: (nullable): where the clinic is to live; %NULL is beside the backup
 *
 * A name nobody has: "Clinic restored.tillid", "Clinic restored 2.tillid".
 *
 * Returns: (transfer full): a path where there is no file now
 */
char *
tillid_restore_propose (const char *backup, const char *folder)
{
  g_autofree char *name = NULL;
  g_autofree char *own_folder = NULL;
  char *dot = NULL;

  g_return_val_if_fail (backup != NULL, NULL);

  name = g_path_get_basename (backup);
  own_folder = g_path_get_dirname (backup);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  for (guint i = 1;; i++)
    {
      /* Translators: name of a file; %s is the name of the backup. */
      g_autofree char *first = g_strdup_printf (C_ ("file", "%s restored"), name);
      g_autofree char *file =
        i == 1 ? g_strdup_printf ("%s.tillid", first) : g_strdup_printf ("%s %u.tillid", first, i);
      g_autofree char *path = g_build_filename (folder != NULL ? folder : own_folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * tillid_restore_async:
 * @backup: a backup, encrypted or not
 * @dest: a clinic file that must not exist
 * @passphrase: (nullable): for an encrypted backup; copied, and wiped afterwards
 * @key: (nullable): for a backup of an encrypted clinic; copied
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @progress: (nullable): called on the thread that works
 *
 * As tillid_backup_restore(), on a thread.
 */
void
tillid_restore_async (const char *backup,
                      const char *dest,
                      const char *passphrase,
                      const TillidRestoreKey *key,
                      GCancellable *cancellable,
                      TillidProgress progress,
                      gpointer progress_data,
                      GAsyncReadyCallback callback,
                      gpointer callback_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = NULL;

  g_return_if_fail (backup != NULL && dest != NULL);

  task = g_task_new (NULL, cancellable, callback, callback_data);
  job = g_new0 (Job, 1);
  job->backup = g_strdup (backup);
  job->dest = g_strdup (dest);
  job->passphrase = g_strdup (passphrase);
  if (key != NULL && key->key != NULL)
    {
      job->key.key = tillid_file_key_ref (key->key);
      job->key.clinic = g_strdup (key->clinic);
    }
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_free);
  /* The store says what was cancelled: a file that is whole by then stays. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, restore_thread);
}

/**
 * tillid_restore_finish:
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether a verified clinic is there
 */
gboolean
tillid_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
