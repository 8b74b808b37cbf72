/* test-backup-rota.c - daily backups of a clinic, kept for a while, and brought back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-backup-rota.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tillid-backup.h"
#include "tillid-test-folder.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define PASSPHRASE "three blue boats"

typedef struct
{
  char *folder;
  char *path;
  char *drive; /* where the backups go */
  TillidSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-rota-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->drive = g_build_filename (f->folder, "drive", NULL);
  g_assert_cmpint (g_mkdir (f->drive, 0700), ==, 0);
  f->session = tillid_session_create (f->path, "The clinic", "Amina Berg",
                                      (TillidSessionFlags) GPOINTER_TO_INT (data), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_session_close (f->session);
  g_clear_object (&f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->drive);
}

static void
choose_drive (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tillid_backup_rota_set_folder (f->session, f->drive, &error));
  g_assert_no_error (error);
}

static void
run_rota (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  tillid_backup_rota_run (f->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
get_state (Fixture *f, TillidBackupState *state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tillid_backup_rota_get_state (f->session, state, &error));
  g_assert_no_error (error);
}

static void
test_day (Fixture *f, gconstpointer data)
{
  g_auto (TillidBackupState) none = { 0 };
  g_auto (TillidBackupState) before = { 0 };
  g_auto (TillidBackupState) after = { 0 };
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const TillidBackupRun *run;

  get_state (f, &none);
  g_assert_null (none.folder);
  g_assert_false (none.is_due); /* nobody has asked for backups */
  g_assert_false (none.is_rehearsal_due);
  g_assert_false (tillid_backup_rota_run (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  choose_drive (f);
  get_state (f, &before);
  g_assert_cmpstr (before.folder, ==, f->drive);
  g_assert_true (before.folder_is_there);
  g_assert_true (before.is_due);

  run_rota (f);
  get_state (f, &after);
  g_assert_false (after.is_due);
  g_assert_true (after.is_rehearsal_due);
  g_assert_null (after.problem);
  runs = tillid_backup_rota_list (f->session, &error);
  g_assert_cmpuint (runs->len, ==, 1);
  run = runs->pdata[0];
  g_assert_cmpint (run->at, ==, after.last_at);
  g_assert_cmpstr (run->folder, ==, f->drive);
  g_assert_true (g_str_has_prefix (run->file, "clinic 2"));
  g_assert_cmpint (run->revisions, ==, 3); /* clinic, owner, the folder */
  backups = tillid_backup_list (f->drive, NULL, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((TillidBackup *) backups->pdata[0])->bytes, ==, run->bytes);
}

/* A backup of the rota as it was made @days ago: the file carries the time of its row. */
static void
pretend (Fixture *f, const char *made, int days, gboolean has_row)
{
  TillidDb *db = tillid_session_get_db (f->session);
  g_autofree char *name = g_strdup_printf ("clinic %03d.tillid", days);
  g_autofree char *path = g_build_filename (f->drive, name, NULL);
  g_autofree char *content = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (TillidBackupRun) run = tillid_backup_run_new ();
  g_autoptr (TillidDb) copy = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  run->at = g_get_real_time () / 1000 - days * DAY_MS;
  g_file_get_contents (made, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  copy = tillid_db_open (path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("UPDATE chain_head SET rows = %" G_GINT64_FORMAT " WHERE chain = 'backup';"
                         "PRAGMA journal_mode = DELETE",
                         run->at);
  g_assert_true (tillid_db_exec (copy, sql, &error));
  if (!has_row)
    return;
  run->folder = g_strdup (f->drive);
  run->file = g_strdup (name);
  run->is_rota = TRUE;
  g_assert_true (tillid_backup_run_add (db, run, &error));
}

static void
test_prune (Fixture *f, gconstpointer data)
{
  g_autofree char *made = g_build_filename (f->folder, "made", NULL);
  g_autofree char *stranger = g_build_filename (f->drive, "clinic 033.tillid", NULL);
  g_autofree char *letter = g_build_filename (f->drive, "letter.txt", NULL);
  g_autofree char *changed = g_build_filename (f->drive, "clinic 020.tillid", NULL);
  g_autoptr (TillidScope) scope = tillid_session_open_system (f->session);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  guint n_kept = 0, n_pruned = 0;

  choose_drive (f);
  tillid_backup_make (tillid_session_get_db (f->session), scope, made, NULL, 1, NULL, NULL, NULL,
                      &error);
  g_assert_no_error (error);
  for (int days = 30; days > 0; days--)
    pretend (f, made, days, TRUE);
  pretend (f, made, 33, FALSE); /* nobody knows who made it */
  g_assert_true (g_file_set_contents (letter, "Dear colleague", -1, NULL));
  g_assert_true (g_file_set_contents (changed, "somebody else's now", -1, NULL));
  run_rota (f);
  runs = tillid_backup_rota_list (f->session, &error);
  for (guint i = 0; i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];
      g_autofree char *path = g_build_filename (run->folder, run->file, NULL);

      if (g_str_equal (path, changed))
        continue;
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == (run->pruned_at == TILLID_ABSENT));
      n_kept += run->pruned_at == TILLID_ABSENT;
      n_pruned += run->pruned_at != TILLID_ABSENT;
    }
  /* Seven days, then the ends of three weeks before (one or two of them among the days or months), the months before. */
  g_assert_cmpuint (n_kept, >=, 9);
  g_assert_cmpuint (n_kept, <=, 12);
  g_assert_cmpuint (n_kept + n_pruned, ==, 30);
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (changed, G_FILE_TEST_EXISTS));
}

static void
test_nothing_pruned_without_a_newer_one (Fixture *f, gconstpointer data)
{
  g_autofree char *made = g_build_filename (f->folder, "made", NULL);
  g_autoptr (TillidScope) scope = tillid_session_open_system (f->session);
  g_auto (TillidBackupState) state = { 0 };
  g_autoptr (GError) error = NULL;

  choose_drive (f);
  tillid_backup_make (tillid_session_get_db (f->session), scope, made, NULL, 1, NULL, NULL, NULL,
                      &error);
  g_assert_no_error (error);
  for (int days = 20; days > 0; days--)
    pretend (f, made, days, TRUE);
  /* A record that somebody changed behind the program's back: no copy of it verifies. */
  g_assert_true (tillid_db_exec (tillid_session_get_db (f->session),
                                 "UPDATE member SET name = 'Somebody'", &error));
  g_assert_false (tillid_backup_rota_run (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (n_files (f->drive), ==, 20);
  get_state (f, &state);
  g_assert_true (state.is_due);
  g_assert_cmpstr (state.problem, ==, error->message);
}

static void
test_drive_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_build_filename (f->folder, "away", NULL);
  g_auto (TillidBackupState) state = { 0 };
  g_auto (TillidBackupState) again = { 0 };
  g_autoptr (GError) error = NULL;

  choose_drive (f);
  run_rota (f);
  g_assert_cmpint (g_rename (f->drive, away), ==, 0);
  g_assert_false (tillid_backup_rota_run (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, f->drive));
  g_clear_error (&error);
  g_assert_false (g_file_test (f->drive, G_FILE_TEST_EXISTS)); /* not made on the wrong disk */
  get_state (f, &state);
  g_assert_false (state.folder_is_there);
  g_assert_nonnull (state.problem);
  g_assert_false (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);

  g_assert_cmpint (g_rename (away, f->drive), ==, 0);
  run_rota (f);
  get_state (f, &again);
  g_assert_null (again.problem);
  g_assert_cmpuint (n_files (f->drive), ==, 1); /* the later one of the day */
}

static void
test_rehearse (Fixture *f, gconstpointer data)
{
  g_auto (TillidBackupState) state = { 0 };
  g_autoptr (GError) error = NULL;
  guint n;

  choose_drive (f);
  run_rota (f);
  n = n_files (f->folder);
  g_assert_true (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_files (f->folder), ==, n);
  get_state (f, &state);
  g_assert_false (state.is_rehearsal_due);
  g_assert_null (state.rehearsal_problem);
  g_assert_cmpint (state.rehearsed_at, >, 0);
}

static void
test_rehearse_damaged (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_auto (TillidBackupState) state = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *content = NULL;
  gsize length;
  guint n;

  choose_drive (f);
  run_rota (f);
  runs = tillid_backup_rota_list (f->session, &error);
  path = g_build_filename (f->drive, ((TillidBackupRun *) runs->pdata[0])->file, NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  n = n_files (f->folder);
  g_assert_false (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (n_files (f->folder), ==, n);
  get_state (f, &state);
  g_assert_true (state.is_rehearsal_due);
  g_assert_cmpstr (state.rehearsal_problem, ==, error->message);
}

static void
test_rehearse_another_clinic (Fixture *f, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (f->folder, "other.tillid", NULL);
  g_autoptr (TillidSession) other = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A sound backup of another clinic is no backup of this one");
  choose_drive (f);
  run_rota (f);
  runs = tillid_backup_rota_list (f->session, &error);
  path = g_build_filename (f->drive, ((TillidBackupRun *) runs->pdata[0])->file, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  other = tillid_session_create (other_path, "Another", "Bodil", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_backup_rota_set_folder (other, f->drive, &error));
  scope = tillid_session_open_system (other);
  tillid_backup_make (tillid_session_get_db (other), scope, path, NULL, 1, NULL, NULL, NULL,
                      &error);
  g_assert_no_error (error);
  tillid_session_close (other);
  g_assert_false (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "this clinic"));
}

static void
test_encrypted (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    tillid_backup_copy_to (f->session, f->drive, PASSPHRASE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (tillid_backup_rehearse (f->session, PASSPHRASE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  GMainLoop *loop;
  gboolean done;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;

  wait->done = tillid_backup_copy_to_finish (TILLID_SESSION (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (wait->loop);
}

static void
test_beside_the_window (Fixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  Wait wait = { loop, FALSE };

  g_test_summary ("On the worker's thread, with its row written by the writer's");
  tillid_backup_copy_to_async (f->session, f->drive, NULL, NULL, NULL, NULL, done_cb, &wait);
  g_main_loop_run (loop);
  g_assert_true (wait.done);
  runs = tillid_backup_rota_list (f->session, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_false (((TillidBackupRun *) runs->pdata[0])->is_rota);
  backups = tillid_backup_list (f->drive, NULL, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* Whoever works does what is due; a copy elsewhere, one more of a day and a rehearsal in between are an administrator's. */
static void
test_right (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  const gint64 carl = member->record.id;

  choose_drive (f);
  tillid_set_text (&member->roles, "clinician lead");
  tillid_edit_take (edit, tillid_record_seal (member));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_true (tillid_session_switch (f->session, carl, NULL, &error));
  g_assert_false (tillid_backup_copy_to (f->session, f->drive, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT);
  g_clear_error (&error);
  g_assert_cmpuint (n_files (f->drive), ==, 0);
  run_rota (f);
  g_assert_cmpuint (n_files (f->drive), ==, 1);
  g_assert_false (tillid_backup_rota_run (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT);
  g_clear_error (&error);
  g_assert_true (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_false (tillid_backup_rehearse (f->session, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT);
  g_assert_cmpuint (n_files (f->drive), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, Fixture, GINT_TO_POINTER (TILLID_SESSION_DIRECT), set_up, func, tear_down)
  ADD ("/services/backup-rota/day", test_day);
  ADD ("/services/backup-rota/prune", test_prune);
  ADD ("/services/backup-rota/not-without-a-newer-one", test_nothing_pruned_without_a_newer_one);
  ADD ("/services/backup-rota/drive-gone", test_drive_gone);
  ADD ("/services/backup-rota/rehearse", test_rehearse);
  ADD ("/services/backup-rota/rehearse-damaged", test_rehearse_damaged);
  ADD ("/services/backup-rota/rehearse-another-clinic", test_rehearse_another_clinic);
  ADD ("/services/backup-rota/encrypted", test_encrypted);
  ADD ("/services/backup-rota/right", test_right);
  g_test_add ("/services/backup-rota/beside-the-window", Fixture,
              GINT_TO_POINTER (TILLID_SESSION_THREADS), set_up, test_beside_the_window, tear_down);
  return g_test_run ();
}
