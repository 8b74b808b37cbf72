/* test-conference-page.c - the conference of the demo clinic on the screen, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-support.h"
#include "tillid-access-log.h"
#include "tillid-conference-page.h"
#include "tillid-conference-row.h"
#include "tillid-demo.h"
#include "tillid-dialogs.h"
#include "tillid-plan.h"
#include "tillid-record-table.h"
#include "tillid-test-folder.h"
#include "tillid-window.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidConferencePage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-conference-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 16, 3, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->page = g_object_new (TILLID_TYPE_CONFERENCE_PAGE, NULL);
  tillid_workplace_set_session (TILLID_WORKPLACE (f->page), f->session, f->undo);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 850);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static GPtrArray *
agenda (Fixture *f)
{
  return tillid_conference_model_get_agenda (tillid_conference_page_get_model (f->page));
}

static gint64
nth (Fixture *f, guint index)
{
  g_assert_cmpuint (index, <, agenda (f)->len);
  return ((TillidAgendaRow *) agenda (f)->pdata[index])->patient;
}

/* What the keyboard would send to @widget. */
static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
    }
  return is_handled;
}

static GtkWidget *
child (Fixture *f, const char *name)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), name));
}

static GtkWidget *
row_at (Fixture *f, int index)
{
  return GTK_WIDGET (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (child (f, "agenda_list")), index));
}

static void
test_next_patient (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (agenda (f)->len, >=, 3);
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), ==, nth (f, 0));
  g_assert_true (press (GTK_WIDGET (f->page), GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), ==, nth (f, 1));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row_at (f, 1))));
  tillid_test_picture (GTK_WIDGET (f->window), "conference-second");
  g_assert_true (press (GTK_WIDGET (f->page), GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_true (press (GTK_WIDGET (f->page), GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), ==, nth (f, 0));
}

static void
test_order (Fixture *f, gconstpointer data)
{
  const gint64 first = nth (f, 0), second = nth (f, 1);

  gtk_widget_grab_focus (row_at (f, 0));
  g_assert_true (press (row_at (f, 0), GDK_KEY_Down, GDK_ALT_MASK));
  tillid_test_wait (nth (f, 0) == second && nth (f, 1) == first);
  /* Whoever was moved stays chosen, and the next key moves the same patient. */
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), ==, first);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == row_at (f, 1));
  g_assert_true (press (row_at (f, 1), GDK_KEY_Up, GDK_ALT_MASK));
  tillid_test_wait (nth (f, 0) == first);
}

static void
test_taken_off (Fixture *f, gconstpointer data)
{
  const gint64 first = nth (f, 0);
  const guint n = agenda (f)->len;

  g_assert_true (press (row_at (f, 0), GDK_KEY_Delete, 0));
  tillid_test_wait (agenda (f)->len == n - 1);
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), !=, first);
  g_assert_cmpint (tillid_conference_page_get_patient (f->page), ==, nth (f, 0));
}

static guint
count_promises (Fixture *f, gint64 patient, const char *words)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (f->session, patient, "test", NULL, NULL);
  g_autoptr (GPtrArray) promises = tillid_record_table_list (tillid_session_get_db (f->session),
                                                             scope, &tillid_promise_type, NULL);
  guint n = 0;

  for (guint i = 0; i < promises->len; i++)
    n += g_strcmp0 (((TillidPromise *) promises->pdata[i])->words, words) == 0;
  return n;
}

static GtkWidget *
decision_entry (Fixture *f)
{
  return GTK_WIDGET (tillid_test_child (child (f, "decide"), "entry"));
}

static void
test_decision (Fixture *f, gconstpointer data)
{
  const gint64 patient = nth (f, 0);
  GtkWidget *entry = decision_entry (f);

  g_assert_true (press (GTK_WIDGET (f->page), GDK_KEY_d, GDK_CONTROL_MASK));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Call the GP about Thursday");
  g_signal_emit_by_name (entry, "activate");
  tillid_test_wait (count_promises (f, patient, "Call the GP about Thursday") == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  tillid_test_wait (((TillidAgendaRow *) agenda (f)->pdata[0])->item->discussed);
}

/* What is being typed waits with its patient. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = decision_entry (f);

  gtk_editable_set_text (GTK_EDITABLE (entry), "half a sen");
  press (GTK_WIDGET (f->page), GDK_KEY_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  press (GTK_WIDGET (f->page), GDK_KEY_Up, GDK_CONTROL_MASK);
  tillid_test_wait (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "half a sen"));
}

static gboolean
has_label (GtkWidget *box, const char *text)
{
  for (GtkWidget *label = gtk_widget_get_first_child (box); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_text_view (Fixture *f, gconstpointer data)
{
  const TillidAgendaRow *row = agenda (f)->pdata[0];

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child (f, "text_button")), TRUE);
  tillid_test_wait (has_label (child (f, "text_box"), row->name));
  g_assert_true (has_label (child (f, "text_box"), "Our open promises"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (child (f, "stack"))), ==, "text");
}

static GFile *
choose_file (const TillidFileQuestion *question, gpointer data)
{
  /* Names of files are seen by others. */
  g_assert_nonnull (strstr (question->name, "2026-03-12"));
  return g_file_new_for_path (data);
}

static guint
count_prints (Fixture *f, gint64 patient)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM access_log WHERE what = 'print-conference' AND patient = "
    "%" G_GINT64_FORMAT,
    patient);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row = FALSE;

  tillid_session_flush (f->session);
  stmt = tillid_db_borrow (tillid_session_get_db (f->session), g_intern_string (sql), NULL);
  g_assert_true (tillid_stmt_step (stmt, &has_row, NULL) && has_row);
  return (guint) tillid_stmt_get_int (stmt, 0);
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "sheets.pdf", NULL);

  tillid_dialogs_set_file_fake (choose_file, path);
  g_assert_true (press (GTK_WIDGET (f->page), GDK_KEY_s, GDK_CONTROL_MASK));
  tillid_test_wait (g_file_test (path, G_FILE_TEST_EXISTS));
  tillid_dialogs_set_file_fake (NULL, NULL);
  for (guint i = 0; i < agenda (f)->len; i++)
    tillid_test_wait (count_prints (f, nth (f, i)) == 1);
}

/* A on the pages of a patient, in a window: the patient is on the agenda once, and Undo takes the patient off. */
static void
test_put_on (Fixture *f, gconstpointer data)
{
  const TillidAgendaRow *suggestion =
    tillid_conference_model_get_suggestions (tillid_conference_page_get_model (f->page))->pdata[0];
  const gint64 patient = suggestion->patient;
  const guint n = agenda (f)->len;
  TillidWindow *window =
    tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                       tillid_application_get_settings (tillid_test_application ()));

  tillid_window_set_session (window, f->session);
  tillid_test_show (GTK_WIDGET (window), 1376, 850);
  tillid_window_open_patient (window, patient, "plan");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.put-on-agenda", NULL));
  tillid_test_wait (agenda (f)->len == n + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.put-on-agenda", NULL));
  tillid_test_settle ();
  g_assert_cmpuint (agenda (f)->len, ==, n + 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  tillid_test_wait (agenda (f)->len == n);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  tillid_test_init (&argc, &argv);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/conference-page/next-patient", test_next_patient);
  ADD ("/conference-page/order", test_order);
  ADD ("/conference-page/taken-off", test_taken_off);
  ADD ("/conference-page/decision", test_decision);
  ADD ("/conference-page/draft", test_draft);
  ADD ("/conference-page/text-view", test_text_view);
  ADD ("/conference-page/file", test_file);
  ADD ("/conference-page/put-on", test_put_on);
#undef ADD
  return g_test_run ();
}
