/* test-backup.c - backups that are whole or not there, and the way back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "tillid-backup.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tillid-store-fixture.h"

#define NOW G_GINT64_CONSTANT (1773135480000)
#define PASSPHRASE "three blue boats"

static char *
beside (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

/* Files in the folder of the clinic that are neither the clinic nor its log. */
static guint
n_others (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "clinic.tillid");
  return n;
}

static void
make (Fixture *f, const char *dest, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  tillid_backup_make (f->db, f->system, dest, passphrase, NOW, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_restores (Fixture *f, const char *source, const char *passphrase)
{
  g_autofree char *dest = beside (f, "restored.tillid");
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  tillid_backup_restore (f->system, source, dest, passphrase, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  db = tillid_clinic_file_open (dest, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (db, "SELECT count(*) FROM person", &n, &error));
  g_assert_cmpint (n, ==, fixture_count (f, "SELECT count(*) FROM person"));
  g_assert_true (tillid_db_query_int (db, "SELECT count(*) FROM chain_head", &n, &error));
  g_assert_cmpint (n, ==, 2);
  rows = tillid_verify (db, f->system, NULL, NULL, NULL, &error);
  g_assert_true (tillid_verify_is_sound (rows));
}

static void
assert_refused (Fixture *f,
                const char *source,
                const char *passphrase,
                TillidStoreError code,
                const char *says)
{
  g_autofree char *dest = beside (f, "refused.tillid");
  g_autoptr (GError) error = NULL;
  guint n = n_others (f);

  g_assert_false (
    tillid_backup_restore (f->system, source, dest, passphrase, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_false (g_file_test (dest, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_others (f), ==, n); /* nothing half-written either */
}

static void
test_plain (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  GStatBuf info;

  fixture_add_patient_id (f, "Salma");
  make (f, dest, NULL);
  g_assert_cmpuint (n_others (f), ==, 1);
  g_assert_cmpint (g_stat (dest, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  fixture_add_patient_id (f, "Yusuf"); /* the clinic goes on */
  fixture_exec (f, "DELETE FROM draft");
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM chain_head"), ==, 2);
  {
    g_autofree char *restored = beside (f, "restored.tillid");
    g_autoptr (TillidDb) db = NULL;
    g_autoptr (GError) error = NULL;
    gint64 n = 0;

    tillid_backup_restore (f->system, dest, restored, NULL, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    db = tillid_clinic_file_open (restored, TILLID_DB_READ, &error);
    g_assert_true (tillid_db_query_int (db, "SELECT count(*) FROM person", &n, &error));
    g_assert_cmpint (n, ==, 1); /* as it was then */
  }
}

static void
test_live_source (Fixture *f, gconstpointer data)
{
  g_test_summary ("A clinic with a log beside it is restored with what is in the log");
  fixture_exec (f, "PRAGMA wal_autocheckpoint = 0");
  fixture_add_patient_id (f, "Salma");
  assert_restores (f, f->path, NULL);
}

static void
test_encrypted (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillidbackup");
  g_autofree char *content = NULL;
  gsize length;

  fixture_add_patient_id (f, "Salma Nasir Abboud");
  make (f, dest, PASSPHRASE);
  g_assert_cmpuint (n_others (f), ==, 1);
  g_assert_true (g_file_get_contents (dest, &content, &length, NULL));
  g_assert_cmpmem (content, 8, "TILLIDBK", 8);
  g_assert_null (g_strstr_len (content, (gssize) length, "SQLite format"));
  g_assert_null (memmem (content, length, "Abboud", 6));
  assert_restores (f, dest, PASSPHRASE);
}

static void
test_encrypted_sizes (Fixture *f, gconstpointer data)
{
  g_test_summary ("Files that end exactly with a chunk, and others");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *dest = g_strdup_printf ("%s/%d", f->folder, i);
      g_autofree char *restored = g_strdup_printf ("%s/r%d", f->folder, i);
      g_autoptr (GPtrArray) backups = NULL;
      g_autoptr (GError) error = NULL;
      gint64 pages, left;

      make (f, dest, PASSPHRASE);
      g_assert_true (
        tillid_backup_restore (f->system, dest, restored, PASSPHRASE, NULL, NULL, NULL, &error));
      backups = tillid_backup_list (f->folder, NULL, &error);
      g_assert_true (((TillidBackup *) backups->pdata[i])->is_verified);
      /* Pages of 4 KiB, chunks of 64 KiB: fill up to a multiple of 16 pages. */
      pages = (((TillidBackup *) backups->pdata[i])->bytes - 96) / 4096;
      left = 16 - pages % 16;
      g_test_message ("%d pages", (int) pages);
      if (i == 0)
        for (gint64 j = 0; j < left; j++)
          {
            g_autofree char *sql = g_strdup_printf ("CREATE TABLE t%d (x)", (int) j);

            fixture_exec (f, sql);
          }
      else
        g_assert_cmpint (pages % 16, ==, 0);
    }
}

/* Copies @source with @change applied to its bytes. */
static char *
damaged_copy (Fixture *f, const char *source, gsize cut_to, gssize flip)
{
  g_autofree char *path = beside (f, "damaged");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  if (flip >= 0)
    content[flip] ^= 1;
  g_assert_true (g_file_set_contents (path, content,
                                      (gssize) (cut_to > 0 ? MIN (cut_to, length) : length), NULL));
  return g_steal_pointer (&path);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillidbackup");
  g_autofree char *extra = beside (f, "extra");
  g_autofree char *content = NULL, *longer = NULL;
  struct
  {
    gsize cut_to;
    gssize flip;
    TillidStoreError code;
    const char *says;
  } cases[] = {
    { 50, -1, TILLID_STORE_ERROR_CORRUPT, "not complete" },         /* in the header */
    { 96, -1, TILLID_STORE_ERROR_CORRUPT, "not complete" },         /* before the first chunk */
    { 5000, -1, TILLID_STORE_ERROR_CORRUPT, "not complete" },       /* in a chunk */
    { 96 + 65553, -1, TILLID_STORE_ERROR_CORRUPT, "not complete" }, /* between two */
    { 0, 8, TILLID_STORE_ERROR_TOO_NEW, "newer" },                  /* version 0 or 2: see below */
    { 0, 22, TILLID_STORE_ERROR_CORRUPT, "damaged" },               /* absurd memory */
    { 0, 80, TILLID_STORE_ERROR_CORRUPT, "damaged" },               /* header of the stream */
    { 0, 200, TILLID_STORE_ERROR_CORRUPT, "damaged" },              /* a byte of a chunk */
    { 0, 70000, TILLID_STORE_ERROR_CORRUPT, "damaged" },            /* of a later one */
  };
  gsize length;

  fixture_add_patient_id (f, "Salma");
  make (f, dest, PASSPHRASE);
  assert_refused (f, dest, NULL, TILLID_STORE_ERROR_PASSPHRASE, "is encrypted");
  assert_refused (f, dest, "three blue boat", TILLID_STORE_ERROR_PASSPHRASE, "does not open");
  assert_refused (f, dest, "", TILLID_STORE_ERROR_PASSPHRASE, "does not open");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = damaged_copy (f, dest, cases[i].cut_to, cases[i].flip);

      if (cases[i].flip == 8) /* format 1 with its lowest bit flipped is 0: make it 2 */
        {
          g_autofree char *bytes = NULL;

          g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
          bytes[8] = 2;
          g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
        }
      g_test_message ("case %u", i);
      assert_refused (f, path, PASSPHRASE, cases[i].code, cases[i].says);
    }
  g_assert_true (g_file_get_contents (dest, &content, &length, NULL));
  longer = g_malloc (length + 1);
  memcpy (longer, content, length);
  longer[length] = 'x';
  g_assert_true (g_file_set_contents (extra, longer, (gssize) length + 1, NULL));
  assert_refused (f, extra, PASSPHRASE, TILLID_STORE_ERROR_CORRUPT, "damaged");
}

static void
test_not_a_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *text = beside (f, "letter.txt");
  g_autofree char *none = beside (f, "nothing-here");
  g_autofree char *cut = NULL;

  g_assert_true (g_file_set_contents (text, "Dear colleague", -1, NULL));
  assert_refused (f, text, NULL, TILLID_STORE_ERROR_NOT_A_CLINIC, "not a Tillid clinic");
  assert_refused (f, none, NULL, TILLID_STORE_ERROR_NOT_FOUND, "no file");
  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  cut = damaged_copy (f, f->path, 40000, -1);
  assert_refused (f, cut, NULL, TILLID_STORE_ERROR_CORRUPT, "damaged");
}

static void
test_never_overwrites (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (dest, "precious", -1, NULL));
  g_assert_false (tillid_backup_make (f->db, f->system, dest, NULL, NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (tillid_backup_restore (f->system, f->path, dest, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (dest, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "precious");
  g_assert_cmpuint (n_others (f), ==, 1);
  g_assert_false (
    tillid_backup_make (f->db, f->system, "/nowhere/at/all", NULL, NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
    tillid_backup_make (f->db, f->system, "/tmp/x", "", NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSPHRASE);
}

/* Somebody makes the file while the copy is being made. */
static void
make_dest (double fraction, gpointer data)
{
  if (fraction > 0.5)
    g_file_set_contents (data, "precious", -1, NULL);
}

static void
test_race (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
    tillid_backup_make (f->db, f->system, dest, NULL, NOW, make_dest, dest, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (dest, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "precious");
  g_assert_cmpuint (n_others (f), ==, 1);
}

static void
test_unsound_is_no_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  g_autoptr (GError) error = NULL;

  fixture_add_patient_id (f, "Salma");
  fixture_exec (f, "UPDATE person_name SET text = 'Yusuf'");
  g_assert_false (tillid_backup_make (f->db, f->system, dest, NULL, NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "person_name"));
  g_assert_cmpuint (n_others (f), ==, 0);
}

static void
cancel_late (double fraction, gpointer data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tillid_backup_make (f->db, f->system, dest, NULL, NOW, cancel_late, cancellable,
                                      cancellable, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED);
  g_assert_cmpuint (n_others (f), ==, 0);
  fixture_add_patient_id (f, "Salma"); /* the clinic is as usable as before */
}

static void
test_forgotten_parts (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = beside (f, "backup.tillid");
  g_autofree char *forgotten = beside (f, ".tillid-abc123.part");
  g_autofree char *log = beside (f, ".tillid-abc123.part-journal");
  g_autofree char *in_use = beside (f, ".tillid-def456.part");
  g_autofree char *stranger = beside (f, ".tillid-notes");
  int fd;

  g_test_summary (
    "What a killed program was writing goes with the next backup; what is being written stays");
  g_assert_true (g_file_set_contents (forgotten, "half", -1, NULL));
  g_assert_true (g_file_set_contents (log, "half", -1, NULL));
  g_assert_true (g_file_set_contents (in_use, "half", -1, NULL));
  g_assert_true (g_file_set_contents (stranger, "mine", -1, NULL));
  fd = g_open (in_use, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  make (f, dest, NULL);
  g_assert_false (g_file_test (forgotten, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (in_use, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  close (fd);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autofree char *plain = beside (f, "a.tillid");
  g_autofree char *secret = beside (f, "b.tillidbackup");
  g_autofree char *text = beside (f, "letter.txt");
  g_autofree char *cut = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const TillidBackup *backup;
  GStatBuf info;

  make (f, plain, NULL);
  tillid_backup_make (f->db, f->system, secret, PASSPHRASE, NOW + 1000, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (text, "Dear colleague", -1, NULL));
  cut = damaged_copy (f, secret, 5000, -1);
  backups = tillid_backup_list (f->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 3); /* not the clinic itself, not the letter */
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->file, ==, "b.tillidbackup");
  g_assert_cmpint (backup->at, ==, NOW + 1000);
  g_assert_true (backup->is_encrypted);
  g_assert_true (backup->is_verified);
  backup = backups->pdata[1];
  g_assert_cmpstr (backup->file, ==, "damaged");
  g_assert_false (backup->is_verified);
  backup = backups->pdata[2];
  g_assert_cmpstr (backup->file, ==, "a.tillid");
  g_assert_cmpint (backup->at, ==, NOW);
  g_assert_false (backup->is_encrypted);
  g_assert_true (backup->is_verified);
  g_assert_cmpint (g_stat (plain, &info), ==, 0);
  g_assert_cmpint (backup->bytes, ==, info.st_size);
  g_assert_null (tillid_backup_list ("/nowhere/at/all", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, Fixture, NULL, fixture_set_up_file, func, fixture_tear_down)
  ADD ("/store/backup/plain", test_plain);
  ADD ("/store/backup/live-source", test_live_source);
  ADD ("/store/backup/encrypted", test_encrypted);
  ADD ("/store/backup/encrypted-sizes", test_encrypted_sizes);
  ADD ("/store/backup/refusals", test_refusals);
  ADD ("/store/backup/not-a-backup", test_not_a_backup);
  ADD ("/store/backup/never-overwrites", test_never_overwrites);
  ADD ("/store/backup/race", test_race);
  ADD ("/store/backup/unsound", test_unsound_is_no_backup);
  ADD ("/store/backup/cancel", test_cancel);
  ADD ("/store/backup/forgotten-parts", test_forgotten_parts);
  ADD ("/store/backup/list", test_list);
  return g_test_run ();
}
