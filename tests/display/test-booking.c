/* test-booking.c - a visit is booked in its window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"
#include "tillid-booking-interpreter.h"
#include "tillid-booking-window.h"
#include "tillid-demo.h"
#include "tillid-person-row.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  GtkWidget *dialog; /* (weak) (nullable) */
} Fixture;

static GtkWidget *
child (Fixture *f, const char *name)
{
  return GTK_WIDGET (tillid_test_child (f->dialog, name));
}

static GtkWidget *
part (Fixture *f, const char *name)
{
  return GTK_WIDGET (tillid_test_child (child (f, "interpreter"), name));
}

static void
open_dialog (Fixture *f, gint64 visit)
{
  GtkWindow *dialog = tillid_booking_window_new (NULL, f->context, visit);

  f->dialog = GTK_WIDGET (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &f->dialog);
  gtk_window_present (dialog);
  tillid_test_wait (gtk_widget_get_mapped (f->dialog));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-booking-XXXXXX", &error);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL, NULL,
                      NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context =
    tillid_patient_context_new (f->session, f->undo,
                                tillid_test_find_patient (f->session, "Salma Nasir Abboud"),
                                &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (f->dialog));
  tillid_test_settle ();
  g_assert_null (f->dialog);
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static guint
count_planned (Fixture *f)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (f->context, &tillid_visit_type);
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    n += ((TillidVisit *) visits->pdata[i])->status == TILLID_VISIT_STATUS_PLANNED;
  return n;
}

/* As proposed, at another time, with Ctrl+Enter; undo takes it back. */
static void
test_book (Fixture *f, gconstpointer data)
{
  const guint before = count_planned (f);

  open_dialog (f, 0);
  tillid_test_settle ();
  tillid_test_picture (f->dialog, "booking");
  gtk_editable_set_text (GTK_EDITABLE (child (f, "time_row")), "09:20");
  gtk_editable_set_text (GTK_EDITABLE (child (f, "room_row")), "Garden room");
  gtk_widget_activate_action (f->dialog, "booking.book", NULL);
  tillid_test_wait (f->dialog == NULL);
  g_assert_cmpuint (count_planned (f), ==, before + 1);
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (count_planned (f) == before);
}

/* What is typed waits: closed and opened again it is there; "Begin again" proposes anew. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  GtkWidget *again;

  open_dialog (f, 0);
  g_assert_false (gtk_widget_get_visible (child (f, "draft_box")));
  gtk_editable_set_text (GTK_EDITABLE (child (f, "purpose_row")), "The scan");
  gtk_window_close (GTK_WINDOW (f->dialog));
  tillid_test_wait (f->dialog == NULL);

  open_dialog (f, 0);
  g_assert_true (gtk_widget_get_visible (child (f, "draft_box")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (f, "purpose_row"))), ==, "The scan");
  again = gtk_widget_get_last_child (child (f, "draft_box"));
  g_signal_emit_by_name (again, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (f, "purpose_row"))), ==, "");
  g_assert_false (gtk_widget_get_visible (child (f, "draft_box")));
}

static const char *
selected_name (Fixture *f)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (part (f, "list")));

  return row != NULL ? tillid_person_row_get_title (TILLID_PERSON_ROW (row)) : NULL;
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* Two keys: the row, Delete. Whoever is excluded is not offered, only counted, and can be asked again. */
static void
test_exclude (Fixture *f, gconstpointer data)
{
  guint offered;
  GtkWidget *button, *lift;

  open_dialog (f, 0);
  offered = count_rows (part (f, "list"));
  g_assert_true (g_str_has_prefix (selected_name (f), "Rana"));
  g_assert_false (gtk_widget_get_visible (part (f, "exclusions_button")));

  gtk_widget_activate_action (part (f, "list"), "booking.exclude", NULL);
  tillid_test_wait (gtk_widget_get_visible (part (f, "exclusions_button")));
  g_assert_cmpuint (count_rows (part (f, "list")), ==, offered - 1);
  g_assert_cmpstr (selected_name (f), ==, "Nobody yet");
  button = gtk_widget_get_first_child (part (f, "exclusions_button"));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==,
                   "\u20681\u2069 excluded");

  lift = gtk_widget_get_last_child (gtk_widget_get_first_child (
    gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  g_signal_emit_by_name (lift, "clicked");
  tillid_test_wait (!gtk_widget_get_visible (part (f, "exclusions_button")));
  g_assert_cmpuint (count_rows (part (f, "list")), ==, offered);
}

/* Somebody of the family whose age nobody knows is not taken without an answer. */
static void
test_guard (Fixture *f, gconstpointer data)
{
  GtkListBox *relatives;
  GtkListBoxRow *asked = NULL;

  open_dialog (f, 0);
  relatives = GTK_LIST_BOX (part (f, "relatives_list"));
  gtk_expander_set_expanded (GTK_EXPANDER (part (f, "relatives_expander")), TRUE);
  g_assert_cmpuint (count_rows (GTK_WIDGET (relatives)), >, 0);
  for (guint i = 0; asked == NULL && i < count_rows (GTK_WIDGET (relatives)); i++)
    {
      g_signal_emit_by_name (relatives, "row-activated",
                             gtk_list_box_get_row_at_index (relatives, (int) i));
      if (gtk_widget_get_visible (part (f, "guard_box")))
        asked = gtk_list_box_get_row_at_index (relatives, (int) i);
    }
  g_assert_nonnull (asked);
  g_assert_true (gtk_list_box_get_selected_row (relatives) != asked);
  g_signal_emit_by_name (part (f, "acute_button"), "clicked");
  g_assert_false (gtk_widget_get_visible (part (f, "guard_box")));
  g_assert_true (gtk_list_box_get_selected_row (relatives) == asked);
  g_assert_null (selected_name (f));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/app/booking/book", test_book);
  ADD ("/app/booking/draft", test_draft);
  ADD ("/app/booking/exclude", test_exclude);
  ADD ("/app/booking/guard", test_guard);

  return g_test_run ();
}
