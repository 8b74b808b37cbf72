/* test-cipher.c - encrypted clinic files: recovery keys, passwords, backups
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is in a file is looked at by grep, another program: a descriptor of our own, once closed, would take SQLite's
 * locks with it. Argon2id is made cheap; what it costs is no matter of these tests. */
#include "config.h"

#include <string.h>
#include <sys/wait.h>

#include "tillid-account.h"
#include "tillid-backup.h"
#include "tillid-clinic-file.h"
#include "tillid-clinic-key.h"
#include "tillid-key-slots-private.h"
#include "tillid-record-table.h"
#include "tillid-session.h"
#include "tillid-test-folder.h"
#include "tillid-verify.h"

#define OWNER "Amina Berg"
#define PASSWORD "three blue boats"
#define OTHER_PASSWORD "four green boats"
#define PATIENT "Zaynabmarker Test"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  char *recovery;
} Clinic;

static gboolean
skips (void)
{
  if (tillid_db_can_encrypt ())
    return FALSE;
  g_test_skip ("built without SQLCipher");
  return TRUE;
}

static void
add_patient (TillidSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  TillidIdSource *ids = tillid_session_get_ids (session);
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), ids);
  TillidPersonName *name = tillid_edit_assign_id (tillid_person_name_new (), ids);

  name->patient = person->record.id;
  tillid_set_text (&name->text, PATIENT);
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (name));
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Clinic *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  c->path = g_build_filename (c->folder, "clinic.tillid", NULL);
  if (!tillid_db_can_encrypt ())
    return;
  c->session = tillid_session_create_encrypted (c->path, "Test clinic", OWNER, PASSWORD,
                                                GPOINTER_TO_INT (data), &error);
  g_assert_no_error (error);
  c->recovery = tillid_session_dup_recovery_key (c->session, &error);
  g_assert_no_error (error);
  add_patient (c->session);
}

static void
close_clinic (Clinic *c)
{
  if (c->session != NULL)
    tillid_session_close (c->session);
  g_clear_object (&c->session);
}

static void
tear_down (Clinic *c, gconstpointer data)
{
  close_clinic (c);
  tillid_secret_free (c->recovery);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
  g_free (c->path);
}

static char *
beside (Clinic *c, const char *name)
{
  return g_build_filename (c->folder, name, NULL);
}

/* Whether @text stands in the raw bytes of @path. */
static gboolean
holds (const char *path, const char *text)
{
  const char *argv[] = { "grep", "-q", "-a", "-F", text, path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) <= 1);
  return WEXITSTATUS (status) == 0;
}

static void
assert_opens (Clinic *c, const char *name, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open_with_password (c->path, name, password, TILLID_SESSION_DIRECT, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (tillid_session_get_db (session),
                                      "SELECT count(*) FROM person", &n, &error));
  g_assert_cmpint (n, ==, 1);
  tillid_session_close (session);
}

static void
assert_refuses (Clinic *c, const char *name, const char *password, TillidStoreError code)
{
  g_autoptr (GError) error = NULL;
  TillidSession *session =
    tillid_session_open_with_password (c->path, name, password, TILLID_SESSION_DIRECT, &error);

  g_assert_null (session);
  g_assert_error (error, TILLID_STORE_ERROR, (int) code);
  g_assert_null (strstr (error->message, "x'"));
}

static void
assert_recovery_opens (const char *path, const char *recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open_with_recovery_key (path, NULL, recovery, TILLID_SESSION_DIRECT, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tillid_session_get_member (session)->name, ==, OWNER);
  tillid_session_close (session);
}

static void
test_no_plain_text (Clinic *c, gconstpointer data)
{
  static const char *const files[] = { "clinic.tillid", "clinic.tillid-wal", "clinic.tillid-shm",
                                       "clinic.tillid.keys" };
  static const char *const words[] = { "Zaynabmarker", "zaynabmarker", "SQLite format 3",
                                       OWNER,          "Test clinic",  "CREATE TABLE" };
  g_autofree char *plain = beside (c, "plain.tillid");
  g_autoptr (TillidSession) session = NULL;

  if (skips ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = beside (c, files[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        g_assert_false (holds (path, words[k]));
    }
  /* The same words are there when nothing is encrypted: grep can find them. */
  session = tillid_session_create (plain, "Test clinic", OWNER, TILLID_SESSION_DIRECT, NULL);
  add_patient (session);
  tillid_session_close (session);
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    g_assert_true (holds (plain, words[k]));
}

/* Name in any case; wrong password, wrong name, nothing at all. */
static void
test_password (Clinic *c, gconstpointer data)
{
  if (skips ())
    return;
  close_clinic (c);
  assert_opens (c, OWNER, PASSWORD);
  assert_opens (c, " amina BERG", PASSWORD);
  assert_refuses (c, OWNER, OTHER_PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_refuses (c, "Nobody", PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_refuses (c, OWNER, NULL, TILLID_STORE_ERROR_KEY_NEEDED);
  assert_refuses (c, NULL, PASSWORD, TILLID_STORE_ERROR_KEY_NEEDED);
}

/* From the third failure on there is a wait, which stands in the file of slots. */
static void
test_wait (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidKeySlots) slots = NULL;

  if (skips ())
    return;
  close_clinic (c);
  for (guint i = 0; i < 3; i++)
    assert_refuses (c, OWNER, OTHER_PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_PASSWORD_WAIT);
  slots = tillid_key_slots_lock (c->path, NULL);
  g_assert_cmpint (g_array_index (slots->slots, TillidKeySlot, 0).failures, ==, 3);
  g_array_index (slots->slots, TillidKeySlot, 0).last_failure -= 1000 * 1000;
  g_assert_true (tillid_key_slots_write (slots, NULL));
  g_clear_pointer (&slots, tillid_key_slots_free);
  assert_opens (c, OWNER, PASSWORD);
  assert_refuses (c, OWNER, OTHER_PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
}

static void
test_recovery (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidFileKey) other = tillid_file_key_new_random ();
  g_autofree char *wrong = tillid_file_key_to_recovery (other);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session = NULL;
  gint64 n = 0;

  if (skips ())
    return;
  close_clinic (c);
  g_assert_null (tillid_session_open_with_recovery_key (c->path, NULL, wrong, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG);
  g_clear_error (&error);

  /* Who forgot the password sets a new one without it, and the log says how the clinic was opened. */
  session = tillid_session_open_with_recovery_key (c->path, NULL, c->recovery, 0, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_account_set_password (session,
                                              tillid_session_get_member (session)->record.id, NULL,
                                              OTHER_PASSWORD, &error));
  tillid_db_query_int (tillid_session_get_db (session),
                       "SELECT count(*) FROM access_log WHERE what = 'recovery-key'", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  tillid_session_close (session);
  assert_opens (c, OWNER, OTHER_PASSWORD);
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
}

static void
test_lost_slots (Clinic *c, gconstpointer data)
{
  g_autofree char *keys = tillid_key_slots_dup_path (c->path);

  if (skips ())
    return;
  close_clinic (c);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_refuses (c, NULL, NULL, TILLID_STORE_ERROR_KEY_NEEDED);
  assert_recovery_opens (c->path, c->recovery);
}

/* One bit of each byte of the file changed: no crash, never a clinic for a wrong password, and the recovery key opens. */
static void
test_damaged_slots (Clinic *c, gconstpointer data)
{
  g_autofree char *keys = tillid_key_slots_dup_path (c->path);
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n_damaged = 0;

  if (skips ())
    return;
  close_clinic (c);
  g_file_get_contents (keys, &text, &length, NULL);
  for (gsize i = 0; i < length; i += 7)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_auto (TillidKeyOpening) opening = { 0 };
      g_autoptr (GError) error = NULL;

      copy[i] ^= 1;
      g_assert_true (g_file_set_contents (keys, copy, (gssize) length, NULL));
      if (!tillid_key_slots_try (c->path, OWNER, PASSWORD, 1, &opening, &error))
        {
          g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
          n_damaged++;
        }
    }
  g_assert_cmpuint (n_damaged, >, 20);
  g_assert_true (g_file_set_contents (keys, "gibberish", -1, NULL));
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_CORRUPT);
  assert_recovery_opens (c->path, c->recovery);
}

static void
test_changed_password (Clinic *c, gconstpointer data)
{
  const gint64 owner = skips () ? 0 : tillid_session_get_member (c->session)->record.id;
  g_autoptr (GError) error = NULL;
  guint8 slot[TILLID_KEY_SLOT_ID_BYTES];
  TillidKeyHolder holder = { owner, OWNER };

  if (c->session == NULL)
    return;
  g_assert_true (tillid_account_set_password (c->session, owner, PASSWORD, OTHER_PASSWORD, &error));
  close_clinic (c);
  assert_opens (c, OWNER, OTHER_PASSWORD);
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);

  /* A change that was interrupted after the slot was written: the password that stands in the clinic counts. */
  c->session = tillid_session_open_with_recovery_key (c->path, NULL, c->recovery, 0, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_key_slots_add (c->path, tillid_session_get_key (c->session), &holder,
                                       PASSWORD, slot, &error));
  close_clinic (c);
  assert_refuses (c, OWNER, PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 2);
  assert_opens (c, OWNER, OTHER_PASSWORD);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 1);
}

/* The password was being set when the program was killed: its slot is there, the clinic knows of none. Whoever comes in
 * with it must come in again tomorrow: it may be the only way. */
static void
test_first_password_interrupted (Clinic *c, gconstpointer data)
{
  static const char forget[] = "DELETE FROM account_secret; DELETE FROM account";
  g_autoptr (GError) error = NULL;

  if (skips ())
    return;
  g_assert_true (tillid_db_exec (tillid_session_get_db (c->session), forget, &error));
  close_clinic (c);
  for (guint i = 0; i < 2; i++)
    assert_opens (c, OWNER, PASSWORD);
  assert_refuses (c, OWNER, OTHER_PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 1);
}

static gint64
add_colleague (Clinic *c, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (c->session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, "clinician");
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  tillid_account_set_password (c->session, id, NULL, PASSWORD, &error);
  g_assert_no_error (error);
  return id;
}

static void
change_colleague (Clinic *c, gint64 id, const char *name, gboolean ends)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) system = tillid_session_open_system (c->session);
  g_autoptr (TillidRecord) record =
    tillid_record_table_get (tillid_session_get_db (c->session), system, &tillid_member_type, id,
                             &error);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  TillidMember *member = tillid_member_edit ((TillidMember *) record);

  tillid_set_text (&member->name, name);
  if (ends)
    member->until_day = tillid_session_today (c->session) - 1;
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
}

/* A new name is what opens from then on; who leaves has no slot any more; the last password stays. */
static void
test_colleague (Clinic *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (skips ())
    return;
  g_assert_false (tillid_account_set_password (c->session,
                                               tillid_session_get_member (c->session)->record.id,
                                               PASSWORD, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT);
  id = add_colleague (c, "Bo Lund");
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 2);
  change_colleague (c, id, "Bo Holm", FALSE);
  close_clinic (c);
  assert_refuses (c, "Bo Lund", PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_opens (c, "Bo Holm", PASSWORD);

  c->session = tillid_session_open_with_password (c->path, OWNER, PASSWORD, 0, NULL);
  change_colleague (c, id, "Bo Holm", TRUE);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 1);
  close_clinic (c);
  assert_refuses (c, "Bo Holm", PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  assert_opens (c, OWNER, PASSWORD);
}

/* A password that was taken away opens nothing, also where its slot could not be removed in the same moment. */
static void
test_taken_away_interrupted (Clinic *c, gconstpointer data)
{
  TillidKeyHolder holder = { 0, "Bo Lund" };
  guint8 slot[TILLID_KEY_SLOT_ID_BYTES];
  g_autoptr (GError) error = NULL;

  if (skips ())
    return;
  holder.member = add_colleague (c, "Bo Lund");
  g_assert_true (tillid_account_set_password (c->session, holder.member, NULL, NULL, &error));
  g_assert_true (tillid_key_slots_add (c->path, tillid_session_get_key (c->session), &holder,
                                       PASSWORD, slot, &error));
  close_clinic (c);
  assert_refuses (c, "Bo Lund", PASSWORD, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 1);
  assert_opens (c, OWNER, PASSWORD);
}

/* All passwords stay, the old recovery key does not; somebody who put a slot there without the key does not learn the next. */
static void
test_new_key (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidFileKey) next = tillid_file_key_new_random ();
  g_autoptr (TillidFileKey) forged = tillid_file_key_new_random ();
  g_autofree char *recovery = tillid_file_key_to_recovery (next);
  const TillidKeyHolder intruder = { 7, "Intruder" };
  guint8 slot[TILLID_KEY_SLOT_ID_BYTES];
  g_autoptr (GError) error = NULL;

  if (skips ())
    return;
  add_colleague (c, "Bo Lund");
  g_assert_true (tillid_key_slots_add (c->path, forged, &intruder, OTHER_PASSWORD, slot, &error));
  g_assert_true (tillid_session_change_key (c->session, next, &error));
  g_assert_no_error (error);
  g_clear_object (&c->session);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 7), ==, 2);
  g_assert_cmpuint (tillid_key_slots_count_others (c->path, 0), ==, 2);
  assert_opens (c, OWNER, PASSWORD);
  assert_opens (c, "Bo Lund", PASSWORD);
  assert_recovery_opens (c->path, recovery);
  g_assert_null (tillid_session_open_with_recovery_key (c->path, NULL, c->recovery, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG);
}

/* While somebody has the clinic open there is no new key. */
static void
test_busy (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidFileKey) next = tillid_file_key_new_random ();
  g_autoptr (TillidSession) other = NULL;
  g_autoptr (GError) error = NULL;

  if (skips ())
    return;
  other = tillid_session_open_with_password (c->path, OWNER, PASSWORD, 0, &error);
  g_assert_no_error (error);
  g_assert_false (tillid_session_change_key (c->session, next, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY);
  g_clear_object (&c->session);
  tillid_session_close (other);
  assert_opens (c, OWNER, PASSWORD);
  assert_recovery_opens (c->path, c->recovery);
}

/* With and without a passphrase; the backup is as unreadable as the clinic, and needs its key. */
static void
test_backup (Clinic *c, gconstpointer data)
{
  static const char *const passphrases[] = { NULL, "a passphrase" };

  if (skips ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%u.tillid", i);
      g_autofree char *copy = beside (c, name);
      g_autofree char *dest = beside (c, i == 0 ? "one.tillid" : "two.tillid");
      g_autoptr (TillidScope) system = tillid_session_open_system (c->session);
      TillidFileKey *key = tillid_session_get_key (c->session);
      g_autoptr (GPtrArray) backups = NULL;
      g_autoptr (GError) error = NULL;

      tillid_backup_make (tillid_session_get_db (c->session), system, copy, passphrases[i], 5, NULL,
                          NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (holds (copy, "SQLite format 3"));
      g_assert_false (holds (copy, "Zaynabmarker"));
      backups = tillid_backup_list (c->folder, key, &error);
      g_assert_cmpuint (backups->len, ==, i + 1);

      g_assert_false (
        tillid_backup_restore (system, copy, dest, passphrases[i], NULL, NULL, NULL, &error));
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED);
      g_clear_error (&error);
      g_assert_false (g_file_test (dest, G_FILE_TEST_EXISTS));
      tillid_backup_restore_with_key (system, copy, dest, passphrases[i], key, NULL, NULL, NULL,
                                      &error);
      g_assert_no_error (error);
      g_assert_false (holds (dest, "Zaynabmarker"));
      assert_recovery_opens (dest, c->recovery);
    }
}

/* A changed byte of any page is found, and no other clinic is read. */
static void
test_damaged_page (Clinic *c, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidFileKey) key = NULL;
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TillidScope) system = tillid_session_scope_for_restore ();

  if (skips ())
    return;
  close_clinic (c);
  g_file_get_contents (c->path, &text, &length, NULL);
  text[4096 * 5 + 100] ^= 1;
  g_file_set_contents (c->path, text, (gssize) length, NULL);
  key = tillid_file_key_from_recovery (c->recovery, &error);
  db = tillid_clinic_file_open_with_key (c->path, TILLID_DB_IMMUTABLE, key, &error);
  g_assert_no_error (error);
  rows = tillid_verify (db, system, NULL, NULL, NULL, &error);
  g_assert_true (rows == NULL || !tillid_verify_is_sound (rows));
  if (error != NULL)
    g_test_message ("%s", error->message);
}

/* Without SQLCipher an encrypted clinic is named as what it is. */
static void
test_without (Clinic *c, gconstpointer data)
{
  g_autofree char *keys = tillid_key_slots_dup_path (c->path);
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autoptr (GError) error = NULL;

  if (tillid_db_can_encrypt ())
    {
      g_test_skip ("built with SQLCipher");
      return;
    }
  g_assert_true (g_file_set_contents (c->path, noise, 8192, NULL));
  g_assert_null (tillid_session_open (c->path, NULL, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (keys, "", 0, NULL));
  g_assert_null (tillid_session_open (c->path, NULL, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER);
}

int
main (int argc, char *argv[])
{
  const TillidSessionFlags direct = TILLID_SESSION_DIRECT, threads = TILLID_SESSION_THREADS;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tillid_key_cost = (TillidKeyCost){ crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

#define ADD(path, func, flags)                                                                     \
  g_test_add (path, Clinic, GINT_TO_POINTER (flags), set_up, func, tear_down)
  ADD ("/store/cipher/no-plain-text", test_no_plain_text, direct);
  ADD ("/store/cipher/no-plain-text-threads", test_no_plain_text, threads);
  ADD ("/store/cipher/password", test_password, direct);
  ADD ("/store/cipher/wait", test_wait, direct);
  ADD ("/store/cipher/recovery", test_recovery, direct);
  ADD ("/store/cipher/lost-slots", test_lost_slots, direct);
  ADD ("/store/cipher/damaged-slots", test_damaged_slots, direct);
  ADD ("/store/cipher/changed-password", test_changed_password, direct);
  ADD ("/store/cipher/changed-password-threads", test_changed_password, threads);
  ADD ("/store/cipher/first-password-interrupted", test_first_password_interrupted, direct);
  ADD ("/store/cipher/taken-away-interrupted", test_taken_away_interrupted, direct);
  ADD ("/store/cipher/colleague", test_colleague, direct);
  ADD ("/store/cipher/new-key", test_new_key, direct);
  ADD ("/store/cipher/busy", test_busy, direct);
  ADD ("/store/cipher/backup", test_backup, direct);
  ADD ("/store/cipher/damaged-page", test_damaged_page, direct);
  ADD ("/store/cipher/without", test_without, direct);
#undef ADD

  return g_test_run ();
}
