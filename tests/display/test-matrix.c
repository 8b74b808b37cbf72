/* test-matrix.c - who sees what, and who can do what, in the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is expected stands in tables that a person wrote from docs/adr/0010-who-may-read.md: tests/data/who-sees.csv (what
 * the window gives to no role, each role and some that have two) and tests/data/who-reads.csv (kinds of records, which
 * test_access.py reads, too). Each member is let in to one patient, whose every text is a word of its own; a
 * word of a kind that may not be read must be nowhere in the window, shown or not. */
#include "config.h"

#include <string.h>

#include "test-asking.h"
#include "test-clinic.h"
#include "test-support.h"
#include "test-walk.h"
#include "tillid-demo.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  gint64 own, other;
  char *own_name, *other_name;
} Clinic;

static Clinic clinic;

/* Cells of a table without quotation marks; the first row is its head. */
static GPtrArray *
read_table (const char *name)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("TILLID_SOURCE_DIR"), "tests", "data", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static void
apply (gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Scene");
  g_autoptr (GError) error = NULL;

  tillid_edit_take (edit, tillid_record_seal_any (draft));
  tillid_session_apply (clinic.session, edit, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody with @roles, let in to the patient. */
static gint64
hire (const char *roles)
{
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (clinic.session));
  TillidGrant *grant =
    tillid_edit_assign_id (tillid_grant_new (), tillid_session_get_ids (clinic.session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, *roles != '\0' ? roles : "nobody");
  tillid_set_text (&member->roles, roles);
  apply (member);
  grant->patient = clinic.own;
  grant->member = id;
  grant->given_by = tillid_session_get_member (clinic.session)->record.id;
  grant->from_day = tillid_session_today (clinic.session);
  apply (grant);
  return id;
}

static char *
dup_name (gint64 patient)
{
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (clinic.session, NULL, patient, NULL);

  return g_strdup (tillid_patient_context_get_name (context));
}

static void
begin (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidPatientsModel) model = NULL;

  clinic.folder = g_dir_make_tmp ("tillid-matrix-XXXXXX", NULL);
  path = g_build_filename (clinic.folder, "m.tillid", NULL);
  tillid_demo_create (path, 3, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  clinic.session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  model = tillid_patients_model_new (clinic.session);
  tillid_patients_model_set_query (model, "");
  tillid_test_wait (tillid_patients_model_is_settled (model));
  clinic.own = tillid_test_find_patient (clinic.session, "Salma");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (TillidPatientItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (tillid_patient_item_get_id (item) != clinic.own)
        clinic.other = tillid_patient_item_get_id (item);
    }
  tillid_test_mark_patient (clinic.session, clinic.own);
  clinic.own_name = dup_name (clinic.own);
  clinic.other_name = dup_name (clinic.other);
}

static void
end (void)
{
  tillid_session_close (clinic.session);
  tillid_test_settle ();
  g_clear_object (&clinic.session);
  tillid_test_folder_remove (clinic.folder);
  g_free (clinic.folder);
  g_free (clinic.own_name);
  g_free (clinic.other_name);
}

static void
test_row (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) table = read_table ("who-sees.csv");
  g_autoptr (GPtrArray) reads = read_table ("who-reads.csv");
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  char **head = table->pdata[0];
  char **expected = table->pdata[row];
  TillidTestAsking asking = { .roles = expected[0],
                              .window = tillid_test_window (),
                              .own = clinic.own,
                              .other = clinic.other,
                              .own_name = clinic.own_name,
                              .other_name = clinic.other_name,
                              .reads = reads,
                              .wrong = wrong };
  const gint64 owner = tillid_session_get_member (clinic.session)->record.id;
  g_autoptr (GError) error = NULL;

  gtk_window_set_default_size (GTK_WINDOW (asking.window), 1100, 700);
  tillid_session_switch (clinic.session, hire (asking.roles), NULL, &error);
  g_assert_no_error (error);
  tillid_window_set_session (asking.window, clinic.session);
  tillid_test_settle ();
  g_assert_cmpuint (g_strv_length (head), ==, 1 + tillid_test_asking_get_n ());
  for (guint i = 0; i < tillid_test_asking_get_n (); i++)
    {
      const char *answer = NULL;

      g_assert_cmpstr (head[1 + i], ==, tillid_test_asking_get_column (i));
      answer = tillid_test_asking_ask (&asking, i);
      if (!g_str_equal (answer, expected[1 + i]))
        g_ptr_array_add (wrong, g_strdup_printf ("%s, %s: %s, not %s", asking.roles, head[1 + i],
                                                 answer, expected[1 + i]));
      /* Of nobody's name in the title of the window. */
      if (strstr (gtk_window_get_title (GTK_WINDOW (asking.window)), clinic.own_name) != NULL)
        g_ptr_array_add (wrong, g_strdup_printf ("%s: a name in the title", asking.roles));
    }
  for (guint i = 0; i < wrong->len; i++)
    g_test_message ("%s", (const char *) wrong->pdata[i]);
  gtk_window_destroy (GTK_WINDOW (asking.window));
  tillid_test_settle ();
  tillid_session_switch (clinic.session, owner, NULL, &error);
  g_assert_no_error (error);
  if (wrong->len > 0)
    g_test_fail ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) table = NULL;
  int result;

  tillid_test_init (&argc, &argv);
  table = read_table ("who-sees.csv");
  begin ();
  for (guint i = 1; i < table->len; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("/app/matrix/%s", *((char **) table->pdata[i])[0] != '\0'
                                             ? ((char **) table->pdata[i])[0]
                                             : "nobody");

      g_strdelimit (name, " ", '-');
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
  result = g_test_run ();
  end ();
  return result;
}
