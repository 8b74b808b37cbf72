/* test-bad-days.c - files that move, clocks that go back, computers that sleep, two programs at once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tillid-access-log.h"
#include "tillid-backup-run.h"
#include "tillid-clinic-file.h"
#include "tillid-draft.h"
#include "tillid-record-table.h"
#include "tillid-session.h"
#include "tillid-test-folder.h"
#include "tillid-verify.h"

typedef struct
{
  char *folder;
  char *path;
  char *away;
  TillidSession *session;
} Fixture;

static TillidSession *
open_session (const char *path, TillidSessionFlags flags)
{
  g_autoptr (GError) error = NULL;
  TillidSession *session = tillid_session_open (path, NULL, flags, &error);

  g_assert_no_error (error);
  return session;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-bad-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->away = g_build_filename (f->folder, "away.tillid", NULL);
  f->session = tillid_session_create (f->path, "The clinic", "Amina Berg",
                                      (TillidSessionFlags) GPOINTER_TO_INT (data), &error);
  g_assert_no_error (error);
}

static void
close_session (Fixture *f)
{
  if (f->session == NULL)
    return;
  tillid_session_close (f->session);
  g_clear_object (&f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_session (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->away);
}

/* A patient is enough of an edit. */
static gboolean
add_patient (TillidSession *session, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  TillidIdSource *ids = tillid_session_get_ids (session);
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), ids);
  TillidPersonName *name = tillid_edit_assign_id (tillid_person_name_new (), ids);

  name->patient = person->record.id;
  tillid_set_text (&name->text, "Salma Nasir");
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (name));
  return tillid_session_apply (session, edit, NULL, error);
}

static void
add_ok (TillidSession *session)
{
  g_autoptr (GError) error = NULL;

  add_patient (session, &error);
  g_assert_no_error (error);
}

static gint64
query (TillidSession *session, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  tillid_db_query_int (tillid_session_get_db (session), g_intern_string (sql), &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
assert_sound (TillidSession *session)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    tillid_verify (tillid_session_get_db (session), scope, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
}

/* --- the file is not where it was --- */

static void
assert_moved (Fixture *f, GError **error)
{
  g_assert_error (*error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_MOVED);
  g_assert_nonnull (strstr ((*error)->message, f->path));
  g_clear_error (error);
}

static void
type (Fixture *f, const char *text)
{
  tillid_session_put_draft (f->session, "visit:note", text);
  tillid_session_flush (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The saves that were refused and the text that was typed are in the new place. */
static void
rescue (Fixture *f)
{
  g_autofree char *dest = g_build_filename (f->folder, "rescued.tillid", NULL);
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tillid_session_get_n_unsaved (f->session), ==, 1);
  tillid_session_rescue (f->session, dest, &error);
  g_assert_no_error (error);
  close_session (f);
  f->session = open_session (dest, TILLID_SESSION_DIRECT);
  assert_sound (f->session);
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM person"), ==, 2);
  draft = tillid_session_get_draft (f->session, "visit:note");
  g_assert_cmpstr (draft, ==, "Today we");
}

static void
test_moved (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_ok (f->session);
  g_assert_cmpint (g_rename (f->path, f->away), ==, 0);
  type (f, "Today we");
  g_assert_cmpint (tillid_session_get_save_state (f->session), ==, TILLID_SAVE_FAILED);
  g_assert_nonnull (strstr (tillid_session_get_save_problem (f->session), "moved"));
  g_assert_false (add_patient (f->session, &error));
  assert_moved (f, &error);
  rescue (f);
}

static void
test_replaced (Fixture *f, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_test_summary ("As programs do that keep folders in step: the new file is left as it is");
  add_ok (f->session);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_true (g_file_set_contents (f->path, "somebody else's", -1, NULL));
  type (f, "Today we");
  g_assert_false (add_patient (f->session, &error));
  assert_moved (f, &error);
  rescue (f);
  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  g_assert_cmpstr (content, ==, "somebody else's");
}

static void
test_put_back (Fixture *f, gconstpointer data)
{
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;

  add_ok (f->session);
  g_assert_cmpint (g_rename (f->path, f->away), ==, 0);
  g_assert_false (add_patient (f->session, &error));
  assert_moved (f, &error);
  type (f, "Today we");
  g_assert_cmpint (g_rename (f->away, f->path), ==, 0);
  type (f, "Today we spoke"); /* is tried again with the next key */
  g_assert_cmpint (tillid_session_get_save_state (f->session), ==, TILLID_SAVE_SAVED);
  add_ok (f->session);
  close_session (f);
  f->session = open_session (f->path, TILLID_SESSION_DIRECT);
  assert_sound (f->session);
  draft = tillid_session_get_draft (f->session, "visit:note");
  g_assert_cmpstr (draft, ==, "Today we spoke");
}

/* --- clocks --- */

#define YEAR_2040 G_GINT64_CONSTANT (2208988800000)

static gint64
in_2040 (gpointer data)
{
  return YEAR_2040;
}

static guint32
random_of (gpointer data)
{
  return g_random_int ();
}

/* What was written while the clock stood in 2040. */
static void
write_in_2040 (Fixture *f)
{
  TillidDb *db = tillid_session_get_db (f->session);
  TillidIdSource ids = { in_2040, random_of, NULL, 0 };
  TillidWriter writer = { &ids, tillid_session_get_member (f->session)->record.id, YEAR_2040 };
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autoptr (GError) error = NULL;

  tillid_edit_take (edit, tillid_record_seal (tillid_edit_assign_id (tillid_person_new (), &ids)));
  tillid_edit_apply (db, edit, &writer, NULL, &error);
  g_assert_no_error (error);
  tillid_access_log_append (db, YEAR_2040, writer.by, 0, "list:x", NULL, NULL, 0, &error);
  g_assert_no_error (error);
  tillid_draft_put (db, writer.by, "visit:note", "in 2040", YEAR_2040, &error);
  g_assert_no_error (error);
}

static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL, *none = NULL, *draft = NULL;
  gint64 edit;

  none = tillid_session_dup_clock_warning (f->session);
  g_assert_null (none);
  write_in_2040 (f);
  close_session (f);
  f->session = open_session (f->path, TILLID_SESSION_DIRECT);
  warning = tillid_session_dup_clock_warning (f->session);
  g_assert_nonnull (strstr (warning, "2040-01-01"));

  add_ok (f->session);
  add_ok (f->session);
  /* Ids and edits grow with the chain, whatever the clock says. */
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM revision a JOIN revision b ON b.seq ="
                                      " a.seq + 1 WHERE b.edit < a.edit OR b.record <= a.record"),
                   ==, 0);
  edit = query (f->session, "SELECT max(edit) FROM revision");
  g_assert_true (tillid_session_undo (f->session, edit, "Undo", NULL, &error));
  g_assert_cmpint (query (f->session, "SELECT edit > (SELECT max(edit) FROM revision WHERE seq <"
                                      " r.seq - 1) FROM revision r ORDER BY seq DESC LIMIT 1"),
                   ==, 1);
  tillid_session_put_draft (f->session, "visit:note", "in 2026");
  draft = tillid_session_get_draft (f->session, "visit:note");
  g_assert_cmpstr (draft, ==, "in 2026");
  assert_sound (f->session);
}

static void
test_clock_set_back_twice_open (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidSession) other = NULL;

  g_test_summary ("Two programs that count on from the same last id never give the same one");
  write_in_2040 (f);
  close_session (f);
  f->session = open_session (f->path, TILLID_SESSION_DIRECT);
  other = open_session (f->path, TILLID_SESSION_DIRECT);
  for (int i = 0; i < 20; i++)
    {
      add_ok (f->session);
      add_ok (other);
    }
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM person"), ==, 41);
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM revision a JOIN revision b ON b.seq ="
                                      " a.seq + 1 WHERE b.edit < a.edit"),
                   ==, 0);
  tillid_session_close (other);
  assert_sound (f->session);
}

/* --- a computer that sleeps --- */

/* Types, is put to sleep, and saves when it wakes up. */
static void
sleep_in_mid_edit (const char *path)
{
  TillidSession *session = open_session (path, TILLID_SESSION_THREADS);
  g_autoptr (GError) error = NULL;

  tillid_session_put_draft (session, "visit:note", "Today we");
  tillid_session_flush (session);
  raise (SIGSTOP);
  if (!add_patient (session, &error))
    _exit (1);
  tillid_session_close (session);
  _exit (0);
}

static void
test_suspend (Fixture *f, gconstpointer data)
{
  g_autofree char *draft = NULL;
  int status = 0;
  pid_t child;

  g_test_summary ("Nothing is locked while nobody saves, and what was typed is in the file");
  close_session (f);
  child = fork ();
  if (child == 0)
    sleep_in_mid_edit (f->path);
  g_assert_cmpint (waitpid (child, &status, WUNTRACED), ==, child);
  g_assert_true (WIFSTOPPED (status));
  f->session = open_session (f->path, TILLID_SESSION_DIRECT);
  add_ok (f->session);
  draft = tillid_session_get_draft (f->session, "visit:note");
  g_assert_cmpstr (draft, ==, "Today we");
  g_assert_cmpint (kill (child, SIGCONT), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM person"), ==, 2);
  assert_sound (f->session);
}

/* --- a file that cannot be written --- */

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBackupRun) run = tillid_backup_run_new ();
  g_autoptr (GError) error = NULL;

  add_ok (f->session);
  close_session (f);
  f->session = open_session (f->path, TILLID_SESSION_READ_ONLY);
  g_assert_false (add_patient (f->session, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  run->folder = g_strdup ("/");
  run->file = g_strdup ("x");
  g_assert_false (tillid_backup_run_add (tillid_session_get_db (f->session), run, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (query (f->session, "SELECT count(*) FROM person"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, flags, func)                                                                     \
  g_test_add (path, Fixture, GINT_TO_POINTER (flags), set_up, func, tear_down)
  /* First: a process that forks has no other threads. */
  ADD ("/services/bad-days/suspend", TILLID_SESSION_DIRECT, test_suspend);
  ADD ("/services/bad-days/moved", TILLID_SESSION_DIRECT, test_moved);
  ADD ("/services/bad-days/moved/window", TILLID_SESSION_THREADS, test_moved);
  ADD ("/services/bad-days/replaced", TILLID_SESSION_DIRECT, test_replaced);
  ADD ("/services/bad-days/replaced/window", TILLID_SESSION_THREADS, test_replaced);
  ADD ("/services/bad-days/put-back", TILLID_SESSION_DIRECT, test_put_back);
  ADD ("/services/bad-days/put-back/window", TILLID_SESSION_THREADS, test_put_back);
  ADD ("/services/bad-days/clock-set-back", TILLID_SESSION_DIRECT, test_clock_set_back);
  ADD ("/services/bad-days/clock-set-back/two", TILLID_SESSION_DIRECT,
       test_clock_set_back_twice_open);
  ADD ("/services/bad-days/read-only", TILLID_SESSION_DIRECT, test_read_only);
  return g_test_run ();
}
