/* test-store-faults.c - full disks, locked folders, two programs, power off
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A full disk is a small tmpfs in a mount namespace of this process, so nothing stays mounted whatever happens;
 * a folder that cannot be written needs another user than root. Both need root, else the test is skipped.
 *
 * SQLite must not be used on both sides of a fork: the clinic is closed before, and the child opens its own. */
#define _GNU_SOURCE /* unshare, setgroups */
#include "config.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tillid-access-log.h"
#include "tillid-backup.h"
#include "tillid-store-fixture.h"

#define NOBODY 65534
#define NOW 1

static void
assert_sound (TillidDb *db)
{
  g_autoptr (TillidScope) system = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tillid_verify (db, system, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
}

static gboolean
add_note (Fixture *f, gint64 patient, gsize length, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New visit");
  TillidVisit *visit = tillid_edit_assign_id (tillid_visit_new (), &f->ids);

  visit->patient = patient;
  visit->note = g_strnfill (length, 'x');
  tillid_edit_take (edit, tillid_record_seal (visit));
  return tillid_edit_apply (f->db, edit, &f->writer, NULL, error);
}

/* --- a full disk --- */

static char *
mount_small_disk (void)
{
  g_autofree char *folder = NULL;

  if (geteuid () != 0 || unshare (CLONE_NEWNS) != 0 ||
      mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    {
      g_test_skip ("needs root and a mount namespace");
      return NULL;
    }
  folder = g_dir_make_tmp ("tillid-disk-XXXXXX", NULL);
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("no tmpfs can be mounted");
      g_rmdir (folder);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

/* Leaves @left bytes free. */
static char *
fill_disk (const char *folder, gsize left)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  struct statvfs info;
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (statvfs (folder, &info), ==, 0);
  g_assert_cmpint (posix_fallocate (fd, 0, (off_t) (info.f_bavail * info.f_bsize - left)), ==, 0);
  close (fd);
  return g_steal_pointer (&path);
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
unmount (const char *folder)
{
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
  g_rmdir (folder);
}

static void
test_full_edit (void)
{
  g_autofree char *folder = mount_small_disk ();
  g_autofree char *path = NULL, *filler = NULL;
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };
  gint64 patient;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "clinic.tillid", NULL);
  fixture_open (&f, path);
  patient = fixture_add_patient_id (&f, "Salma");
  filler = fill_disk (folder, 64 * 1024);
  g_assert_false (add_note (&f, patient, 500000, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FULL);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  g_assert_false (tillid_db_in_transaction (f.db));
  g_assert_cmpint (fixture_count (&f, "SELECT count(*) FROM visit"), ==, 0);
  assert_sound (f.db);

  g_unlink (filler); /* room was made: work goes on without opening the file again */
  g_assert_true (add_note (&f, patient, 500000, &error));
  g_assert_cmpint (fixture_count (&f, "SELECT count(*) FROM visit"), ==, 1);
  assert_sound (f.db);
  fixture_tear_down (&f, NULL);
  unmount (folder);
}

static void
assert_full (gboolean done, GError **error, const char *folder, guint n_before)
{
  g_assert_false (done);
  g_assert_error (*error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FULL);
  g_clear_error (error);
  g_assert_cmpuint (n_files (folder), ==, n_before); /* nothing half-written */
}

static void
test_full_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = mount_small_disk ();
  g_autofree char *path = NULL, *filler = NULL, *backup = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "backup", NULL);
  backup = g_build_filename (f->folder, "backup", NULL);
  fixture_add_patient_id (f, "Salma");
  tillid_backup_make (f->db, f->system, backup, NULL, NOW, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  filler = fill_disk (folder, 64 * 1024);
  n = n_files (folder);
  assert_full (tillid_backup_make (f->db, f->system, path, NULL, NOW, NULL, NULL, NULL, &error),
               &error, folder, n);
  assert_full (tillid_backup_make (f->db, f->system, path, "passphrase", NOW, NULL, NULL, NULL,
                                   &error),
               &error, folder, n);
  assert_full (tillid_backup_restore (f->system, backup, path, NULL, NULL, NULL, NULL, &error),
               &error, folder, n);
  n = n_files (f->folder);
  g_assert_cmpuint (n, ==, 4); /* clinic, -wal, -shm, backup: no unencrypted copy left */
  assert_sound (f->db);
  unmount (folder);
}

static void
test_full_create (void)
{
  g_autofree char *folder = mount_small_disk ();
  g_autofree char *path = NULL, *filler = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "clinic.tillid", NULL);
  filler = fill_disk (folder, 64 * 1024);
  n = n_files (folder);
  assert_full (tillid_clinic_file_create (path, &error) != NULL, &error, folder, n);
  unmount (folder);
}

/* --- a folder that cannot be written --- */

typedef void (*ChildFunc) (Fixture *f);

/* Runs @func as another user; asserts in it end the child, which fails the test. */
static void
run_as_nobody (Fixture *f, ChildFunc func)
{
  int status = -1;
  pid_t child;

  g_clear_object (&f->db);
  child = fork ();
  if (child == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
        _exit (2);
      func (f);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
is_root (void)
{
  if (geteuid () == 0)
    return TRUE;
  g_test_skip ("needs root to become another user");
  return FALSE;
}

static void
assert_read_only (GError **error)
{
  g_assert_error (*error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
  g_test_message ("%s", (*error)->message);
  g_clear_error (error);
}

static void
try_to_write (Fixture *f)
{
  g_autofree char *other = g_build_filename (f->folder, "other.tillid", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  g_autoptr (TillidDb) made = NULL, media = NULL;

  g_assert_null (db);
  assert_read_only (&error);
  made = tillid_clinic_file_create (other, &error);
  g_assert_null (made);
  assert_read_only (&error);
  g_assert_false (
    tillid_backup_restore (f->system, f->path, other, NULL, NULL, NULL, NULL, &error));
  assert_read_only (&error);

  /* Reading goes on: as from media that nobody can write. */
  media = tillid_clinic_file_open (f->path, TILLID_DB_IMMUTABLE, &error);
  g_assert_no_error (error);
  assert_sound (media);
  g_assert_false (
    tillid_backup_make (media, f->system, other, NULL, NOW, NULL, NULL, NULL, &error));
  assert_read_only (&error);
  g_assert_false (tillid_access_log_append (media, 1, 1, 0, "list:x", NULL, NULL, 0, &error));
  assert_read_only (&error);
}

static void
test_read_only_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL;
  guint n;

  if (!is_root ())
    return;
  fixture_add_patient_id (f, "Salma");
  g_clear_object (&f->db);
  n = n_files (f->folder);
  g_assert_cmpint (chmod (f->folder, 0555), ==, 0);
  g_assert_cmpint (chmod (f->path, 0644), ==, 0);
  run_as_nobody (f, try_to_write);
  g_assert_cmpuint (n_files (f->folder), ==, n);
  db = tillid_clinic_file_open (f->path, TILLID_DB_READ, &error);
  g_assert_no_error (error);
  assert_sound (db);
}

/* The file may be written, but not the folder, where SQLite wants its log. */
static void
try_to_write_file (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);

  if (db != NULL)
    tillid_db_begin (db, &error);
  assert_read_only (&error);
}

static void
test_writable_file_in_read_only_folder (Fixture *f, gconstpointer data)
{
  if (!is_root ())
    return;
  g_clear_object (&f->db);
  g_assert_cmpint (chmod (f->folder, 0555), ==, 0);
  g_assert_cmpint (chmod (f->path, 0666), ==, 0);
  run_as_nobody (f, try_to_write_file);
}

/* --- two programs --- */

static void
test_busy (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) other = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_exec (f, "PRAGMA busy_timeout = 20");
  g_assert_true (tillid_db_begin (other, &error));
  g_assert_false (add_note (f, patient, 10, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM visit"), ==, 0); /* reading goes on */
  tillid_db_rollback (other);
  g_assert_true (add_note (f, patient, 10, &error));
  assert_sound (other);
}

static void
test_two_writers (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  g_autoptr (GError) error = NULL;
  Fixture other = *f;
  gint64 version;

  g_test_summary ("Turns of two programs make one chain, and each sees that the other wrote");
  other.db = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  version = tillid_db_get_data_version (f->db);
  for (int i = 0; i < 3; i++)
    {
      other.ids.last = MAX (other.ids.last, f->ids.last);
      g_assert_true (add_note (&other, patient, 10, &error));
      f->ids.last = other.ids.last;
      g_assert_true (add_note (f, patient, 10, &error));
    }
  g_assert_cmpint (tillid_db_get_data_version (f->db), !=, version);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM visit"), ==, 6);
  assert_sound (f->db);
  g_object_unref (other.db);
}

/* --- power off --- */

/* Writes notes, each followed by one byte to @fd once it is on the disk; with @in_middle stops before the commit
 * of the one after @n and waits for its end. */
static void
write_until_killed (Fixture *f, gint64 patient, int fd, int n, gboolean in_middle)
{
  g_autoptr (GError) error = NULL;

  f->db = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  for (int i = 0; i < n || !in_middle; i++)
    {
      if (!add_note (f, patient, 2000, &error))
        _exit (1);
      if (write (fd, "x", 1) != 1)
        _exit (1);
    }
  if (!tillid_db_begin (f->db, &error) ||
      !tillid_db_exec (
        f->db,
        "PRAGMA cache_spill = 1; UPDATE visit SET note = note || 'lost', version = 9;"
        "UPDATE chain_head SET rows = rows + 1",
        &error))
    _exit (1);
  if (write (fd, "y", 1) != 1)
    _exit (1);
  for (;;)
    pause ();
}

static void
kill_a_writer (Fixture *f, gint64 patient, int n, gboolean in_middle)
{
  g_autoptr (GError) error = NULL;
  gint64 before = fixture_count (f, "SELECT count(*) FROM visit"), after;
  int pipes[2], status = 0, acknowledged = 0;
  pid_t child;
  char byte = 'x';

  g_clear_object (&f->db);
  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (pipes[0]);
      write_until_killed (f, patient, pipes[1], n, in_middle);
    }
  close (pipes[1]);
  while ((in_middle ? byte != 'y' : acknowledged < n) && read (pipes[0], &byte, 1) == 1)
    acknowledged += byte == 'x';
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (pipes[0], &byte, 1) == 1)
    acknowledged += byte == 'x';
  close (pipes[0]);

  f->db = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  after = fixture_count (f, "SELECT count(*) FROM visit");
  g_assert_cmpint (after, >=, before + acknowledged); /* what was said to be kept is there */
  g_assert_cmpint (after, <=, before + acknowledged + 1);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM visit WHERE note LIKE '%lost'"), ==, 0);
  assert_sound (f->db);
  f->ids.last = fixture_count (f, "SELECT max (max (record), max (edit)) FROM revision");
}

static void
test_killed_in_transaction (Fixture *f, gconstpointer data)
{
  kill_a_writer (f, fixture_add_patient_id (f, "Salma"), 2, TRUE);
}

static void
test_killed_anywhere (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");

  for (int i = 1; i < 6; i++)
    kill_a_writer (f, patient, i, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, Fixture, NULL, fixture_set_up_file, func, fixture_tear_down)
  g_test_add_func ("/store/faults/full/edit", test_full_edit);
  ADD ("/store/faults/full/backup", test_full_backup);
  g_test_add_func ("/store/faults/full/create", test_full_create);
  ADD ("/store/faults/read-only/folder", test_read_only_folder);
  ADD ("/store/faults/read-only/file", test_writable_file_in_read_only_folder);
  ADD ("/store/faults/two/busy", test_busy);
  ADD ("/store/faults/two/writers", test_two_writers);
  ADD ("/store/faults/killed/in-transaction", test_killed_in_transaction);
  ADD ("/store/faults/killed/anywhere", test_killed_anywhere);
  return g_test_run ();
}
