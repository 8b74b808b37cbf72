/* test-import-async.c - a file comes in beside the window: progress, a way out, and what is told
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tillid-import.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-source-pack.h"
#include "tillid-test-folder.h"
#include "tillid-verify.h"

#define N_VISITS 3000
#define N_LARGE 900 /* visits of a file above 50 MB */
#define NARRATIVE (62 * 1024)

typedef struct
{
  char *folder;
  char *path;
  char *file;
  TillidSession *session;
  guint n_changed;
  gint64 changed_edit;
  int n_progress; /* atomic: written on the reading thread */
  GCancellable *cancel_at_progress;
  gboolean in_other_thread;
  GThread *main_thread;
} Fixture;

static void
changed_cb (TillidSession *session, gint64 patient, gint64 edit, Fixture *f)
{
  g_assert_true (g_thread_self () == f->main_thread);
  f->n_changed++;
  f->changed_edit = edit;
}

/* Large enough that the reader tells how far it is more than once. */
static void
write_file (Fixture *f)
{
  g_autoptr (GString) xml =
    g_string_new ("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/>"
                  "<entry><fullUrl value=\"urn:uuid:p\"/><resource><Patient>"
                  "<id value=\"p\"/><name><text value=\"Test Person\"/></name>"
                  "</Patient></resource></entry>\n");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_VISITS; i++)
    g_string_append_printf (
      xml,
      "<entry><fullUrl value=\"urn:uuid:v%d\"/><resource><Encounter><id value=\"v%d\"/>"
      "<status value=\"finished\"/><class><code value=\"AMB\"/></class>"
      "<subject><reference value=\"urn:uuid:p\"/></subject>"
      "<period><start value=\"20%02d-%02d-%02d\"/></period></Encounter></resource></entry>\n",
      i, i, i % 25, i % 12 + 1, i % 28 + 1);
  g_string_append (xml, "</Bundle>\n");
  g_assert_true (g_file_set_contents (f->file, xml->str, (gssize) xml->len, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;

  f->main_thread = g_thread_self ();
  f->folder = g_dir_make_tmp ("tillid-import-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->file = g_build_filename (f->folder, "in.xml", NULL);
  write_file (f);
  f->session =
    tillid_session_create (f->path, "Test clinic", "Amina Berg", GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
  g_signal_connect (f->session, "changed", G_CALLBACK (changed_cb), f);
}

/* The thread that read the file lets go of its task, and with it of the session, a moment after the result is here. */
static void
wait_until_gone (TillidSession *session)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gpointer left = session;

  g_object_add_weak_pointer (G_OBJECT (session), &left);
  g_object_unref (session);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < end)
    g_thread_yield ();
  g_assert_null (left);
}

static void
tear_down (Fixture *f, gconstpointer flags)
{
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wait_until_gone (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->file);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Fixture *f = data;

  g_assert_cmpuint (done, <=, total);
  f->in_other_thread = g_thread_self () != f->main_thread;
  g_atomic_int_inc (&f->n_progress);
  if (f->cancel_at_progress != NULL)
    g_cancellable_cancel (f->cancel_at_progress);
}

static gboolean
import (Fixture *f,
        const char *file,
        GCancellable *cancellable,
        TillidImportResult *out_result,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tillid_import_file_async (f->session, file, cancellable, progress_cb, f, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tillid_import_file_finish (f->session, result, out_result, error);
}

static gint64
count (Fixture *f, const char *sql)
{
  gint64 value = -1;

  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), sql, &value, NULL));
  return value;
}

static void
assert_no_records (Fixture *f)
{
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM visit"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM source_document"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM source_file"), ==, 0);
}

static void
assert_empty (Fixture *f)
{
  assert_no_records (f);
  g_assert_cmpuint (f->n_changed, ==, 0);
}

static void
test_done (Fixture *f, gconstpointer flags)
{
  g_auto (TillidImportResult) result = { 0 }, again = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file is in, and everybody is told once, on the main thread");
  g_assert_true (import (f, f->file, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.counts[TILLID_IMPORT_PATIENTS], ==, 1);
  g_assert_cmpuint (result.counts[TILLID_IMPORT_VISITS], ==, N_VISITS);
  g_assert_cmpuint (result.skipped, ==, 0);
  g_assert_cmpuint (result.warnings->len, ==, 0);
  g_assert_cmpint (result.edit, !=, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM visit WHERE state = 'active'"), ==, N_VISITS);
  g_assert_cmpint (g_atomic_int_get (&f->n_progress), >, 1);
  g_assert_true (f->in_other_thread);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpint (f->changed_edit, ==, result.edit);

  g_test_message ("The same file again changes nothing and tells nobody");
  g_assert_true (import (f, f->file, NULL, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again.counts[TILLID_IMPORT_VISITS], ==, N_VISITS);
  g_assert_cmpint (again.edit, ==, 0);
  g_assert_cmpuint (f->n_changed, ==, 1);
}

static void
test_cancelled_while_reading (Fixture *f, gconstpointer flags)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (TillidImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  f->cancel_at_progress = cancellable;
  g_assert_false (import (f, f->file, cancellable, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_empty (f);

  g_test_message ("Afterwards the clinic can be written as before");
  g_clear_error (&error);
  f->cancel_at_progress = NULL;
  g_assert_true (import (f, f->file, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (f->n_changed, ==, 1);
}

static void
test_cancelled_before (Fixture *f, gconstpointer flags)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (TillidImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (import (f, f->file, cancellable, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_empty (f);
}

static void
test_refused (Fixture *f, gconstpointer flags)
{
  g_auto (TillidImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file that ends too early leaves nothing behind");
  g_assert_true (
    g_file_set_contents (f->file, "<Bundle xmlns=\"http://hl7.org/fhir\"><type", -1, NULL));
  g_assert_false (import (f, f->file, NULL, &result, &error));
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  assert_empty (f);
}

/* Letters that zlib cannot make much smaller, from a fixed seed. */
static void
write_large_file (Fixture *f)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  g_autofree char *narrative = g_malloc (NARRATIVE + 1);
  FILE *file = g_fopen (f->file, "w");

  fputs ("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/>"
         "<entry><fullUrl value=\"urn:uuid:p\"/><resource><Patient><id value=\"p\"/><name>"
         "<text value=\"Test Person\"/></name></Patient></resource></entry>\n",
         file);
  /* The same one each time: it is longer than what zlib looks back. */
  for (int c = 0; c < NARRATIVE; c++)
    narrative[c] = letters[g_rand_int (chance) % 64];
  narrative[NARRATIVE] = '\0';
  for (int i = 0; i < N_LARGE; i++)
    {
      fprintf (file,
               "<entry><fullUrl value=\"urn:uuid:v%d\"/><resource><Encounter><id value=\"v%d\"/>"
               "<text><status value=\"generated\"/><div xmlns=\"http://www.w3.org/1999/xhtml\">"
               "%s</div></text><status value=\"finished\"/><class><code value=\"AMB\"/></class>"
               "<subject><reference value=\"urn:uuid:p\"/></subject>"
               "<period><start value=\"20%02d-%02d-%02d\"/></period></Encounter></resource>"
               "</entry>\n",
               i, i, narrative, i % 25, i % 12 + 1, i % 28 + 1);
    }
  fputs ("</Bundle>\n", file);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* What stands in the clinic file while a large one is on its way. */
typedef struct
{
  gint64 most_parts;
  gint64 longest_part;
  gint64 visits_before_end;
  gboolean saved;
  GCancellable *cancel_at_part;
} Watched;

static void
save_something (Fixture *f)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  TillidMember *member = tillid_member_new ();
  g_autoptr (GError) error = NULL;

  tillid_edit_assign_id (member, tillid_session_get_ids (f->session));
  tillid_set_text (&member->name, "Sara Lind");
  tillid_edit_take (edit, tillid_record_seal (member));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
import_watched (Fixture *f, Watched *watched, GCancellable *cancellable, GError **error)
{
  g_auto (TillidImportResult) summary = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  tillid_import_file_async (f->session, f->file, cancellable, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    {
      gint64 n = count (f, "SELECT count(*) FROM stage_source");

      if (n > 0)
        {
          watched->most_parts = MAX (watched->most_parts, n);
          watched->longest_part =
            MAX (watched->longest_part, count (f, "SELECT max(length(content)) FROM stage_source"));
          if (watched->cancel_at_part != NULL)
            g_cancellable_cancel (watched->cancel_at_part);
          if (!watched->saved)
            {
              watched->saved = TRUE;
              save_something (f);
              watched->visits_before_end = count (f, "SELECT count(*) FROM visit");
            }
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return tillid_import_file_finish (f->session, result, &summary, error);
}

static void
test_large (Fixture *f, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  Watched watched = { .visits_before_end = -1 };

  g_test_summary (
    "A file above 50 MB comes in parts; somebody saves meanwhile; then all of it is there");
  write_large_file (f);
  g_assert_true (import_watched (f, &watched, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (watched.most_parts, >, 1);
  g_assert_cmpint (watched.longest_part, ==, TILLID_STAGE_PART);
  g_assert_true (watched.saved);
  g_assert_cmpint (watched.visits_before_end, ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM visit"), ==, N_LARGE);
  g_assert_cmpint (count (f, "SELECT bytes FROM source_file"), >, 50 * 1024 * 1024);
  g_assert_cmpint (count (f, "SELECT count(*) FROM stage_source"), ==, 0);

  scope = tillid_session_open_system (f->session);
  findings = tillid_verify (tillid_session_get_db (f->session), scope, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_verify_is_sound (findings));
}

static void
test_large_cancelled (Fixture *f, gconstpointer flags)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watched watched = { .saved = TRUE, .cancel_at_part = cancellable };

  write_large_file (f);
  g_assert_false (import_watched (f, &watched, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (watched.most_parts, >, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM stage_source"), ==, 0);
  assert_no_records (f);
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
    { "done", test_done },
    { "cancelled-while-reading", test_cancelled_while_reading },
    { "cancelled-before", test_cancelled_before },
    { "refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
      {
        g_autofree char *path =
          g_strdup_printf ("/services/import-async/%s/%s", ways[w].name, tests[t].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (ways[w].flags), set_up, tests[t].func,
                    tear_down);
      }
  g_test_add ("/services/import-async/large", Fixture, GINT_TO_POINTER (TILLID_SESSION_THREADS),
              set_up, test_large, tear_down);
  g_test_add ("/services/import-async/large-cancelled", Fixture,
              GINT_TO_POINTER (TILLID_SESSION_THREADS), set_up, test_large_cancelled, tear_down);
  return g_test_run ();
}
