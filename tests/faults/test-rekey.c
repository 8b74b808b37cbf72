/* test-rekey.c - making an encrypted clinic, and a new key for it, with each call that changes a file failing or killed once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whatever happens to a new key, every password opens the clinic afterwards, it verifies, and of the two recovery keys exactly one opens
 * it: the new one if the change said that it was done, the old one if it said that it was not. A clinic that is being made is there with its password or it is not: what
 * a kill leaves opens to nobody or is whole, is no obstacle to making another, and is never overwritten. The calls on the slots and the
 * first and last ones on the pages are all taken, of the many in between a sample (TILLID_FAULTS=all: every one). */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"
#include "tillid-account.h"
#include "tillid-clinic-file.h"
#include "tillid-clinic-key.h"
#include "tillid-key-slots-private.h"
#include "tillid-session.h"
#include "tillid-test-folder.h"
#include "tillid-verify.h"

#define OWNER "Amina Berg"
#define PASSWORD "three blue boats"
#define AT_EACH_END 12
#define SAMPLE_REKEY 60
#define SAMPLE_CREATE 24

static struct
{
  char *folder;
  char *base;
  char *base_keys;
  gsize base_size;
  gsize base_keys_size;
  char *path;
  TillidFileKey *old;
  TillidFileKey *next;
} stage;

static char *
beside (const char *ending)
{
  return g_strconcat (stage.path, ending, NULL);
}

static void
put (const char *ending, const char *content, gsize size)
{
  g_autofree char *path = beside (ending);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  if (content != NULL)
    g_file_set_contents (path, content, (gssize) size, &error);
  g_assert_no_error (error);
}

/* The clinic as it was before. */
static void
set_out (void)
{
  put ("", stage.base, stage.base_size);
  put (".keys", stage.base_keys, stage.base_keys_size);
  put ("-wal", NULL, 0);
  put ("-shm", NULL, 0);
  put ("-journal", NULL, 0);
}

static gboolean
opens_with (TillidFileKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_with_key (stage.path, TILLID_DB_WRITE, key, &error);

  if (db == NULL)
    g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG);
  return db != NULL;
}

static void
assert_opens_and_is_sound (void)
{
  g_auto (TillidKeyOpening) opening = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidFileKey) key =
    tillid_clinic_key_from_password (stage.path, OWNER, PASSWORD, 1, &opening, &error);
  g_autoptr (TillidScope) system = tillid_session_scope_for_restore ();
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const TillidKeyHolder owner = { opening.member, OWNER };

  g_assert_no_error (error);
  db = tillid_clinic_file_open_with_key (stage.path, TILLID_DB_WRITE, key, &error);
  g_assert_no_error (error);
  rows = tillid_verify (db, system, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_verify_is_sound (rows));
  tillid_db_close (db);
  tillid_key_slots_keep (stage.path, opening.member, opening.slot, &error);
  tillid_key_slots_settle (stage.path, key, &owner, 1, &error);
  g_assert_no_error (error);
}

/* @done: what was said; killed: nothing. */
static void
look_at (gboolean was_killed, gboolean done)
{
  gboolean is_new;

  assert_opens_and_is_sound ();
  is_new = opens_with (stage.next);
  g_assert_true (opens_with (stage.old) == !is_new);
  if (!was_killed)
    g_assert_true (is_new == done);
  assert_opens_and_is_sound (); /* with tidied slots */
}

static void
run_point (guint call, FaultKind kind)
{
  const gboolean kills = kind == FAULT_KILL || kind == FAULT_TORN;
  gboolean done = FALSE;
  int status = 0;

  set_out ();
  if (kills)
    {
      pid_t child = fork ();

      if (child == 0)
        {
          fault_arm (call, kind);
          tillid_clinic_key_change (stage.path, stage.old, stage.next, NULL);
          _exit (0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
    }
  else
    {
      g_autoptr (GError) error = NULL;

      fault_arm (call, kind);
      done = tillid_clinic_key_change (stage.path, stage.old, stage.next, &error);
      fault_disarm (NULL);
      g_assert_true (done == (error == NULL));
    }
  g_test_message ("%s at call %u: %s", fault_kind_names[kind], call,
                  kills  ? "killed"
                  : done ? "done"
                         : "refused");
  look_at (kills, done);
}

static void
make_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = NULL;
  g_autoptr (TillidSession) session = NULL;

  stage.folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  stage.path = g_build_filename (stage.folder, "clinic.tillid", NULL);
  session = tillid_session_create_encrypted (stage.path, "Test clinic", OWNER, PASSWORD,
                                             TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  stage.old = tillid_file_key_ref (tillid_session_get_key (session));
  stage.next = tillid_file_key_new_random ();
  tillid_session_close (session);
  keys = beside (".keys");
  g_file_get_contents (stage.path, &stage.base, &stage.base_size, &error);
  g_assert_no_error (error);
  g_file_get_contents (keys, &stage.base_keys, &stage.base_keys_size, &error);
  g_assert_no_error (error);
}

/* All at each end, about @sample of those between. */
static gboolean
is_taken (guint call, guint n_calls, guint sample, FaultKind kind)
{
  const gboolean is_all = g_strcmp0 (g_getenv ("TILLID_FAULTS"), "all") == 0;
  const guint step = MAX (n_calls / sample, 1);

  if (is_all || call <= AT_EACH_END || call + AT_EACH_END > n_calls)
    return TRUE;
  return call % step == 0 && kind == FAULT_IO + (call / step) % (N_FAULT_KINDS - FAULT_IO);
}

static gboolean
skips (void)
{
  if (tillid_db_can_encrypt ())
    return FALSE;
  g_test_skip ("built without SQLCipher");
  return TRUE;
}

static void
test_rekey (void)
{
  guint n_calls, n_points = 0;

  if (skips ())
    return;
  make_clinic ();
  set_out ();
  fault_arm (0, FAULT_NONE);
  g_assert_true (tillid_clinic_key_change (stage.path, stage.old, stage.next, NULL));
  n_calls = fault_disarm (NULL);
  look_at (FALSE, TRUE);
  for (guint call = 1; call <= n_calls; call++)
    for (FaultKind kind = FAULT_IO; kind < N_FAULT_KINDS; kind++)
      if (is_taken (call, n_calls, SAMPLE_REKEY, kind))
        {
          run_point (call, kind);
          n_points++;
        }
  g_test_message ("%u of the faults in %u calls", n_points, n_calls);
  tillid_test_folder_remove (stage.folder);
}

static TillidSession *
create (GError **error)
{
  return tillid_session_create_encrypted (stage.path, "Test clinic", OWNER, PASSWORD,
                                          TILLID_SESSION_DIRECT, error);
}

/* In a folder of its own; returns the number of files that were there at the end. */
static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (stage.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
begin_folder (void)
{
  g_autoptr (GError) error = NULL;

  stage.folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  stage.path = g_build_filename (stage.folder, "clinic.tillid", NULL);
}

static void
end_folder (void)
{
  tillid_test_folder_remove (stage.folder);
  g_clear_pointer (&stage.folder, g_free);
  g_clear_pointer (&stage.path, g_free);
}

/* Whether a clinic is there, sound, to which the password belongs. */
static gboolean
is_made (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session = NULL;

  if (!g_file_test (stage.path, G_FILE_TEST_EXISTS))
    return FALSE;
  session =
    tillid_session_open_with_password (stage.path, OWNER, PASSWORD, TILLID_SESSION_DIRECT, &error);
  if (session == NULL)
    {
      g_assert_cmpuint (error->domain, ==, TILLID_STORE_ERROR);
      return FALSE;
    }
  tillid_session_close (session);
  assert_opens_and_is_sound ();
  return TRUE;
}

static void
kill_create (guint call, FaultKind kind)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      fault_arm (call, kind);
      create (NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  is_made ();
}

static void
fail_create (guint call, FaultKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session = NULL;

  fault_arm (call, kind);
  session = create (&error);
  if (session != NULL)
    tillid_session_close (session);
  fault_disarm (NULL);
  g_assert_true ((session == NULL) == (error != NULL));
  g_test_message ("%s at call %u: %s", fault_kind_names[kind], call,
                  error != NULL ? error->message : "made");
  if (session != NULL)
    g_assert_true (is_made ());
  else
    g_assert_cmpuint (count_files (), ==, 0);
}

/* After any of it there is room for a clinic: here, or beside what was left. */
static void
assert_can_go_on (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) again = create (&error);

  if (again == NULL)
    {
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
      g_free (stage.path);
      stage.path = g_build_filename (stage.folder, "another.tillid", NULL);
      g_clear_error (&error);
      again = create (&error);
      g_assert_no_error (error);
    }
  tillid_session_close (again);
  g_assert_true (is_made ());
}

static void
test_create (void)
{
  guint n_calls, n_points = 0;

  if (skips ())
    return;
  begin_folder ();
  fault_arm (0, FAULT_NONE);
  {
    g_autoptr (TillidSession) session = create (NULL);

    g_assert_nonnull (session);
    n_calls = fault_disarm (NULL);
    tillid_session_close (session);
  }
  end_folder ();
  for (guint call = 1; call <= n_calls; call++)
    for (FaultKind kind = FAULT_IO; kind < N_FAULT_KINDS; kind++)
      if (is_taken (call, n_calls, SAMPLE_CREATE, kind))
        {
          begin_folder ();
          if (kind == FAULT_KILL || kind == FAULT_TORN)
            kill_create (call, kind);
          else
            fail_create (call, kind);
          assert_can_go_on ();
          end_folder ();
          n_points++;
        }
  g_test_message ("%u of the faults in %u calls", n_points, n_calls);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_install ();
  tillid_key_cost = (TillidKeyCost){ crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };
  g_test_add_func ("/faults/create-encrypted", test_create);
  g_test_add_func ("/faults/rekey", test_rekey);
  return g_test_run ();
}
