/* test-patients-model.c - the list of patients: what is read, and what a list widget is told
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-new-patient.h"
#include "tillid-patients-model.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

/* More than the pages that are held (512). */
#define N_PATIENTS 600

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidPatientsModel *model; /* (owned) */
  GArray *signals;            /* of guint: position, removed, added */
  guint n_items;              /* by the signals */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *f)
{
  const guint what[] = { position, removed, added };

  g_array_append_vals (f->signals, what, 3);
  f->n_items += added - removed;
  g_assert_cmpint (g_list_model_get_n_items (model), ==, f->n_items);
}

static void
assert_signal (Fixture *f, guint index, guint position, guint removed, guint added)
{
  g_assert_cmpint (f->signals->len, >=, 3 * (index + 1));
  g_assert_cmpint (g_array_index (f->signals, guint, 3 * index), ==, position);
  g_assert_cmpint (g_array_index (f->signals, guint, 3 * index + 1), ==, removed);
  g_assert_cmpint (g_array_index (f->signals, guint, 3 * index + 2), ==, added);
}

static void
ask (Fixture *f, const char *typed)
{
  g_array_set_size (f->signals, 0);
  tillid_patients_model_set_query (f->model, typed);
  while (!tillid_patients_model_is_settled (f->model))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-patients-XXXXXX", &error);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Patient %03u", i);
      gint64 patient;
      g_autoptr (TillidEdit) edit = tillid_new_patient_edit (f->session, name, &patient);

      g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
      g_assert_no_error (error);
    }
  f->model = tillid_patients_model_new (f->session);
  f->signals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (f->model, "items-changed", G_CALLBACK (items_changed_cb), f);
  ask (f, "");
  assert_signal (f, 0, 0, 0, N_PATIENTS);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->model);
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_array_unref (f->signals);
}

static void
test_held (Fixture *f, gconstpointer data)
{
  gpointer first = g_list_model_get_item (G_LIST_MODEL (f->model), 0);
  gpointer again;

  g_test_summary (
    "A list widget asks for an item and lets it go, again and again: it is read once");
  g_assert_cmpstr (tillid_patient_item_get_name (first), ==, "Patient 000");
  g_object_add_weak_pointer (G_OBJECT (first), &first);
  g_object_unref (first);
  g_assert_nonnull (first);
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autoptr (TillidPatientItem) item = g_list_model_get_item (G_LIST_MODEL (f->model), i);
      g_autofree char *name = g_strdup_printf ("Patient %03u", i);

      g_assert_cmpstr (tillid_patient_item_get_name (item), ==, name);
    }
  /* But not everybody who was ever seen. */
  g_assert_null (first);
  again = g_list_model_get_item (G_LIST_MODEL (f->model), 0);
  g_assert_cmpstr (tillid_patient_item_get_name (again), ==, "Patient 000");
  g_object_unref (again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->model), N_PATIENTS));
}

static void
test_many (Fixture *f, gconstpointer data)
{
  g_test_summary ("Many at once come by a signal of their own, so that GTK does not read them all");
  ask (f, "Patient 007");
  assert_signal (f, 0, 0, N_PATIENTS, 1);
  ask (f, "");
  assert_signal (f, 0, 0, 1, 0);
  assert_signal (f, 1, 0, 0, N_PATIENTS);
  g_assert_cmpint (f->n_items, ==, N_PATIENTS);
}

static gint64
id_at (Fixture *f, guint position)
{
  g_autoptr (TillidPatientItem) item = g_list_model_get_item (G_LIST_MODEL (f->model), position);

  return tillid_patient_item_get_id (item);
}

static void
test_recent (Fixture *f, gconstpointer data)
{
  const gint64 first = id_at (f, 0), tenth = id_at (f, 10), last = id_at (f, N_PATIENTS - 1);
  const gint64 opened[] = { last, tenth, last };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_test_summary ("Who was opened last comes first, then all others by name, each of them once");
  g_assert_cmpuint (tillid_patients_model_get_n_recent (f->model), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidScope) scope =
        tillid_session_open_patient (f->session, opened[i], "read", NULL, &error);

      g_assert_no_error (error);
    }
  ask (f, "Patient 001");
  g_assert_cmpuint (tillid_patients_model_get_n_recent (f->model), ==, 0);
  ask (f, "");
  g_assert_cmpuint (tillid_patients_model_get_n_recent (f->model), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, N_PATIENTS);
  g_assert_cmpint (id_at (f, 0), ==, last);
  g_assert_cmpint (id_at (f, 1), ==, tenth);
  g_assert_cmpint (id_at (f, 2), ==, first);
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      const gint64 id = id_at (f, i);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
}

static void
test_change (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPatientItem) before = g_list_model_get_item (G_LIST_MODEL (f->model), 7);
  g_autoptr (TillidPatientItem) after = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("A language");
  TillidPersonLanguage *language =
    tillid_edit_assign_id (tillid_person_language_new (), tillid_session_get_ids (f->session));
  g_autoptr (GError) error = NULL;

  g_test_summary (
    "After a change the rows that were seen are read again (a page of 64), no others");
  g_array_set_size (f->signals, 0);
  language->patient = tillid_patient_item_get_id (before);
  tillid_set_text (&language->language, "ckb");
  tillid_edit_take (edit, tillid_record_seal (language));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  while (!tillid_patients_model_is_settled (f->model))
    g_main_context_iteration (NULL, TRUE);
  assert_signal (f, 0, 0, 64, 64);
  g_assert_cmpint (f->signals->len, ==, 3);
  after = g_list_model_get_item (G_LIST_MODEL (f->model), 7);
  g_assert_true (after != before);
  g_assert_cmpint (tillid_patient_item_get_id (after), ==, tillid_patient_item_get_id (before));
  g_assert_cmpstr (tillid_patient_item_get_language_tag (after), ==, "ckb");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
#define ADD(path, func) g_test_add ("/patients-model/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("held", test_held);
  ADD ("many", test_many);
  ADD ("recent", test_recent);
  ADD ("change", test_change);
  return g_test_run ();
}
