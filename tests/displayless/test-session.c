/* test-session.c - opening a clinic, logging, writing, drafts and undo, with and without threads
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tillid-draft.h"
#include "tillid-record-table.h"
#include "tillid-session-private.h"
#include "tillid-test-folder.h"
#include "tillid-undo.h"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-session-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (f->path, "Test clinic", "Amina Berg", GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer flags)
{
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gint64
count (Fixture *f, const char *sql)
{
  gint64 value = -1;

  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), sql, &value, NULL));
  return value;
}

static TillidEdit *
new_patient (Fixture *f, gint64 *out_id)
{
  TillidEdit *edit = tillid_edit_new ("New patient");
  TillidPerson *person =
    tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));

  *out_id = person->record.id;
  tillid_edit_take (edit, tillid_record_seal (person));
  return edit;
}

static void
test_owner (Fixture *f, gconstpointer flags)
{
  TillidMember *owner = tillid_session_get_member (f->session);

  g_assert_cmpstr (owner->name, ==, "Amina Berg");
  g_assert_cmpstr (owner->initials, ==, "AB");
  g_assert_true (owner->owner);
  g_assert_cmpstr (tillid_session_get_clinic (f->session)->name, ==, "Test clinic");
  g_assert_false (tillid_session_is_demo (f->session));
}

static void
test_reading_is_logged (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidScope) scope = NULL, list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;

  edit = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM access_log"), ==, 0);
  g_assert_null (tillid_session_open_patient (f->session, 4711, "patient", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (count (f, "SELECT count(*) FROM access_log"), ==, 0);
  g_clear_error (&error);

  scope = tillid_session_open_patient (f->session, patient, "patient", "conference", &error);
  g_assert_no_error (error);
  g_assert_cmpint (tillid_scope_get_patient (scope), ==, patient);
  g_assert_cmpint (count (f, "SELECT count(*) FROM access_log WHERE patient IS NOT NULL AND what = "
                             "'patient' AND why = 'conference'"),
                   ==, 1);
  list = tillid_session_open_list (f->session, "search", "sal", &patient, 1, &error);
  g_assert_nonnull (list);
  g_assert_cmpint (
    count (f,
           "SELECT count(*) FROM access_log WHERE what = 'list:search' AND length (patients) = 8"),
    ==, 1);
}

static void
test_async (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient, made;

  edit = new_patient (f, &patient);
  tillid_session_apply_async (f->session, edit, NULL, keep_result_cb, &result);
  made = tillid_session_apply_finish (f->session, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, !=, 0);
  g_assert_cmpint (tillid_session_get_save_state (f->session), ==, TILLID_SAVE_SAVED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE state = 'active'"), ==, 1);
}

static void
undo_step (TillidUndo *undo, gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (redo)
    tillid_undo_redo_async (undo, keep_result_cb, &result);
  else
    tillid_undo_undo_async (undo, 0, keep_result_cb, &result);
  label = tillid_undo_finish (undo, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "New patient");
}

static void
test_undo (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidUndo) undo = tillid_undo_new (f->session);
  g_autoptr (TillidEdit) edit = NULL;
  gint64 patient, made;

  edit = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, edit, &made, NULL));
  tillid_undo_push (undo, made, "New patient");
  for (int i = 0; i < 3; i++)
    {
      undo_step (undo, FALSE);
      g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE state = 'undone'"), ==, 1);
      g_assert_false (tillid_undo_can_undo (undo));
      undo_step (undo, TRUE);
      g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE state = 'active'"), ==, 1);
      g_assert_false (tillid_undo_can_redo (undo));
    }
}

static void
test_drafts (Fixture *f, gconstpointer flags)
{
  g_autofree char *text = NULL, *in_file = NULL, *gone = NULL;
  g_autoptr (GPtrArray) soon = NULL, drafts = NULL, left = NULL;

  tillid_session_put_draft (f->session, "visit:1:note", "We begin with Sara");
  tillid_session_put_draft (f->session, "visit:1:note", "We begin with Sara’s drawing");
  text = tillid_session_get_draft (f->session, "visit:1:note");
  g_assert_cmpstr (text, ==, "We begin with Sara’s drawing");
  /* Also while the writer has not come to it. */
  soon = tillid_session_list_drafts (f->session, "visit:");
  g_assert_cmpuint (soon->len, ==, 1);
  g_assert_cmpstr (((TillidDraft *) soon->pdata[0])->place, ==, "visit:1:note");
  g_assert_cmpstr (((TillidDraft *) soon->pdata[0])->text, ==, text);
  tillid_session_flush (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  in_file =
    tillid_draft_get (tillid_session_get_db (f->session),
                      tillid_session_get_member (f->session)->record.id, "visit:1:note", NULL);
  g_assert_cmpstr (in_file, ==, text);
  drafts = tillid_session_list_drafts (f->session, "visit:");
  g_assert_cmpuint (drafts->len, ==, 1);
  tillid_session_put_draft (f->session, "visit:1:note", NULL);
  gone = tillid_session_get_draft (f->session, "visit:1:note");
  g_assert_null (gone);
  left = tillid_session_list_drafts (f->session, "visit:");
  g_assert_cmpuint (left->len, ==, 0);
  tillid_session_flush (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 0);
}

static void
test_read_only (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidSession) reading = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;

  edit = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  reading =
    tillid_session_open (f->path, NULL, GPOINTER_TO_INT (flags) | TILLID_SESSION_READ_ONLY, &error);
  g_assert_no_error (error);
  scope = tillid_session_open_patient (reading, patient, "patient", NULL, &error);
  g_assert_nonnull (scope);
  g_assert_false (tillid_session_is_logging (reading));
  g_assert_false (tillid_session_apply (reading, edit, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
  tillid_session_close (reading);
}

/* Runs in a child that has become another user. */
static int
read_as_nobody (Fixture *f, TillidSessionFlags flags, gint64 patient)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GError) error = NULL;

  if (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0)
    return 2;
  session = tillid_session_open (f->path, NULL, flags, &error);
  if (session != NULL || !g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY))
    return 3;
  g_clear_error (&error);
  session = tillid_session_open (f->path, NULL, flags | TILLID_SESSION_READ_ONLY, &error);
  if (session == NULL)
    return 4;
  scope = tillid_session_open_patient (session, patient, "patient", NULL, &error);
  if (scope == NULL || tillid_session_is_logging (session))
    return 5;
  tillid_session_close (session);
  return 0;
}

/* A new clinic file is nobody else's to read: whoever shares it says so, for the files beside it as well. */
static void
let_others_read (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_assert_cmpint (g_chmod (file, 0644), ==, 0);
    }
}

static void
test_folder_of_others (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidEdit) edit = NULL;
  gint64 patient;
  int status = -1;
  pid_t child;

  g_test_summary ("In a folder that cannot be written a clinic is refused, and can be read");
  if (geteuid () != 0)
    {
      g_test_skip ("needs root to become another user");
      return;
    }
  edit = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, NULL));
  tillid_session_close (f->session);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  let_others_read (f->path);
  child = fork ();
  if (child == 0)
    _exit (read_as_nobody (f, GPOINTER_TO_INT (flags), patient));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

static void
test_two_sessions (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidSession) other = NULL;
  g_autoptr (TillidEdit) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;

  other = tillid_session_open (f->path, "Amina Berg", GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
  first = new_patient (f, &patient);
  second = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, first, NULL, &error));
  g_assert_true (tillid_session_apply (other, second, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 2);
  g_assert_null (tillid_session_open (f->path, "Nobody", 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  tillid_session_close (other);
}

static void
count_cb (TillidSession *session, gint64 patient, gint64 edit, guint *n)
{
  (*n)++;
}

static void
test_news (Fixture *f, gconstpointer flags)
{
  g_autoptr (TillidSession) other = NULL;
  g_autoptr (TillidEdit) ours = NULL, theirs = NULL;
  g_autoptr (TillidScope) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;
  guint n = 0;

  g_test_summary (
    "Only a changed record is news: not who read it there, not our own edit a second time");
  tillid_session_begin_news (f->session);
  g_signal_connect (f->session, "changed", G_CALLBACK (count_cb), &n);
  other = tillid_session_open (f->path, "Amina Berg", GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
  list = tillid_session_open_list (other, "patients", NULL, NULL, 0, &error);
  g_assert_nonnull (list);
  tillid_session_look_for_news (f->session);
  g_assert_cmpint (n, ==, 0);
  ours = new_patient (f, &patient);
  theirs = new_patient (f, &patient);
  g_assert_true (tillid_session_apply (f->session, ours, NULL, &error));
  g_assert_cmpint (n, ==, 1);
  tillid_session_look_for_news (f->session);
  g_assert_cmpint (n, ==, 1);
  g_assert_true (tillid_session_apply (other, theirs, NULL, &error));
  tillid_session_look_for_news (f->session);
  g_assert_cmpint (n, ==, 2);
  tillid_session_look_for_news (f->session);
  g_assert_cmpint (n, ==, 2);
  tillid_session_close (other);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    TillidSessionFlags flags;
  } ways[] = { { "direct", TILLID_SESSION_DIRECT }, { "threads", TILLID_SESSION_THREADS } };
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "owner", test_owner },
    { "logged", test_reading_is_logged },
    { "async", test_async },
    { "undo", test_undo },
    { "drafts", test_drafts },
    { "read-only", test_read_only },
    { "two", test_two_sessions },
    { "news", test_news },
    { "folder-of-others", test_folder_of_others },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
      {
        g_autofree char *path =
          g_strdup_printf ("/services/session/%s/%s", ways[w].name, tests[t].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (ways[w].flags), set_up, tests[t].func,
                    tear_down);
      }
  return g_test_run ();
}
