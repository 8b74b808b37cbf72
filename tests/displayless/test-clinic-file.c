/* test-clinic-file.c - what is a clinic file, and what is not
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tillid-schema.h"
#include "tillid-store-fixture.h"

static char *
beside (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
assert_refused (const char *path, TillidDbMode mode, TillidStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open (path, mode, &error);

  g_assert_null (db);
  g_assert_error (error, TILLID_STORE_ERROR, (int) code);
  g_assert_null (strstr (error->message, "SELECT")); /* a sentence for a person */
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_count (f, "PRAGMA application_id"), ==, 0x54696c6c);
  g_assert_cmpint (fixture_count (f, "PRAGMA user_version"), ==, TILLID_SCHEMA_VERSION);
  g_assert_cmpint (fixture_count (f, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (fixture_count (f, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (fixture_count (f, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (fixture_count (f, "PRAGMA synchronous"), ==, 2);
  g_assert_null (tillid_clinic_file_create (f->path, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
}

/* Nobody else on the computer reads a life story, whatever the umask: neither the file nor the log beside it. */
static void
test_rights (Fixture *f, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (f->path, endings[i], NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_schema (Fixture *f, gconstpointer data)
{
  g_autofree char *made = tillid_schema_sql ();

  g_test_summary ("data/sql/001.sql is what the field tables and base.sql make");
  g_assert_cmpstr (made, ==, tillid_schema_version_sql (TILLID_SCHEMA_VERSION));
}

static void
test_create_nowhere (Fixture *f, gconstpointer data)
{
  g_autofree char *path = beside (f, "no/such/folder/clinic.tillid");
  g_autoptr (GError) error = NULL;

  g_assert_null (tillid_clinic_file_create (path, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
}

static void
test_not_a_clinic (Fixture *f, gconstpointer data)
{
  g_autofree char *text = beside (f, "letter.txt");
  g_autofree char *empty = beside (f, "empty");
  g_autofree char *other = beside (f, "other.sqlite");
  g_autofree char *log = beside (f, "letter.txt-wal");
  g_autofree char *content = NULL;
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (text, "Dear colleague, thank you for the letter", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  db = tillid_db_open (other, TILLID_DB_CREATE, &error);
  g_assert_true (tillid_db_exec (db, "CREATE TABLE t (x)", &error));
  tillid_db_close (db);
  for (TillidDbMode mode = TILLID_DB_READ; mode <= TILLID_DB_IMMUTABLE; mode++)
    {
      if (mode == TILLID_DB_CREATE)
        continue;
      assert_refused (text, mode, TILLID_STORE_ERROR_NOT_A_CLINIC);
      assert_refused (empty, mode, TILLID_STORE_ERROR_NOT_A_CLINIC);
      assert_refused (other, mode, TILLID_STORE_ERROR_NOT_A_CLINIC);
    }
  g_assert_true (g_file_get_contents (text, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Dear colleague, thank you for the letter");
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  fixture_exec (f, "PRAGMA user_version = 99");
  assert_refused (f->path, TILLID_DB_WRITE, TILLID_STORE_ERROR_TOO_NEW);
  assert_refused (f->path, TILLID_DB_READ, TILLID_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (fixture_count (f, "PRAGMA user_version"), ==, 99);
}

static void
test_not_there (Fixture *f, gconstpointer data)
{
  g_autofree char *path = beside (f, "nothing");

  assert_refused (path, TILLID_DB_WRITE, TILLID_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_truncated (Fixture *f, gconstpointer data)
{
  static const gsize lengths[] = { 50, 100, 4096, 40000 };
  g_autofree char *content = NULL;
  gsize length;

  fixture_add_patient_id (f, "Salma");
  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_object (&f->db);
  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/cut%u", f->folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidDb) db = NULL;
      gint64 n;

      g_assert_true (g_file_set_contents (path, content, (gssize) lengths[i], NULL));
      db = tillid_clinic_file_open (path, TILLID_DB_READ, &error);
      /* A header may have survived: then the first reading says so. */
      if (db != NULL)
        tillid_db_query_int (db, "SELECT count(*) FROM person_name NOT INDEXED", &n, &error);
      g_test_message ("%u: %s", (guint) lengths[i], error != NULL ? error->message : "");
      g_assert_nonnull (error);
      g_assert_true (g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT) ||
                     g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC));
    }
}

static void
test_odd_names (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "a b.tillid", "50%.tillid", "what?mode=rwc.tillid",
                                       "#1.tillid", "عيادة.tillid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = beside (f, names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidDb) made = tillid_clinic_file_create (path, &error);
      g_autoptr (TillidDb) opened = NULL;

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      opened = tillid_clinic_file_open (path, TILLID_DB_READ, &error);
      g_assert_no_error (error);
    }
}

static void
test_file_systems (void)
{
  /* Numbers from linux/magic.h and statfs(2), names from /proc/self/mounts. */
  static const struct
  {
    guint32 magic;
    const char *type;
    gboolean is_refused;
    gboolean is_warned;
  } cases[] = {
    { 0xef53, "ext4", FALSE, FALSE },
    { 0x9123683e, "btrfs", FALSE, FALSE },
    { 0x58465342, "xfs", FALSE, FALSE },
    { 0x01021994, "tmpfs", FALSE, FALSE },
    { 0x4d44, "vfat", FALSE, FALSE },
    { 0x794c7630, "overlay", FALSE, FALSE },
    { 0x6969, "nfs4", TRUE, FALSE },
    { 0xff534d42, "cifs", TRUE, FALSE },
    { 0xfe534d42, "smb3", TRUE, FALSE },
    { 0x5346414f, "afs", TRUE, FALSE },
    { 0x00c36400, "ceph", TRUE, FALSE },
    { 0x01021997, "9p", TRUE, FALSE },
    { 0x65735546, "fuse.sshfs", TRUE, FALSE },
    { 0x65735546, "fuse.davfs2", TRUE, FALSE },
    { 0x65735546, "fuse.gocryptfs", FALSE, TRUE },
    { 0x65735546, "fuseblk", FALSE, TRUE },
    { 0x65735546, NULL, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *warning = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_allowed =
        tillid_clinic_file_check_file_system (cases[i].magic, cases[i].type, &warning, &error);

      g_test_message ("%s", cases[i].type);
      g_assert_cmpint (is_allowed, ==, !cases[i].is_refused);
      g_assert_cmpint (warning != NULL, ==, cases[i].is_warned);
      if (cases[i].is_refused)
        g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NETWORK);
    }
}

/* A clinic on a network drive is neither made nor opened, and what is there stays as it is. */
static void
test_network (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strconcat (f->path, "-new", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (TillidDb) made = NULL, opened = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0, size_after = 0;

  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_object (&f->db);
  g_assert_true (g_file_get_contents (f->path, &before, &size, NULL));
  tillid_clinic_file_pretend_file_system (0x6969); /* NFS: linux/magic.h */
  made = tillid_clinic_file_create (other, &error);
  g_assert_null (made);
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "network drive"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  opened = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  g_assert_null (opened);
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NETWORK);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (f->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
  tillid_clinic_file_pretend_file_system (0);
  again = tillid_clinic_file_open (f->path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
}

/* SQLite's SHARED lock: 510 bytes from PENDING_BYTE + 2 (sqlite.org/lockingv3.html; os.h of SQLite). */
static gboolean
is_locked_for_others (const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510
      };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 ? lock.l_type != F_UNLCK : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

static void
test_keeps_locks (Fixture *f, gconstpointer data)
{
  const TillidDbMode modes[] = { TILLID_DB_READ, TILLID_DB_WRITE };
  g_autoptr (GError) error = NULL;

  g_test_summary ("opening a clinic again does not drop the locks that keep its WAL");
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM clinic"), >=, 0);
  g_assert_true (is_locked_for_others (f->path));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (TillidDb) again = tillid_clinic_file_open (f->path, modes[i], &error);

      g_assert_no_error (error);
      g_clear_object (&again);
      g_assert_true (is_locked_for_others (f->path));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, Fixture, NULL, fixture_set_up_file, func, fixture_tear_down)
  ADD ("/store/clinic-file/create", test_create);
  ADD ("/store/clinic-file/rights", test_rights);
  ADD ("/store/clinic-file/schema", test_schema);
  ADD ("/store/clinic-file/create-nowhere", test_create_nowhere);
  ADD ("/store/clinic-file/not-a-clinic", test_not_a_clinic);
  ADD ("/store/clinic-file/newer", test_newer);
  ADD ("/store/clinic-file/not-there", test_not_there);
  ADD ("/store/clinic-file/truncated", test_truncated);
  ADD ("/store/clinic-file/odd-names", test_odd_names);
  ADD ("/store/clinic-file/keeps-locks", test_keeps_locks);
  ADD ("/store/clinic-file/network", test_network);
  g_test_add_func ("/store/clinic-file/file-systems", test_file_systems);
  return g_test_run ();
}
