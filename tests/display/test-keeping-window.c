/* test-keeping-window.c - how long records are kept, in the window of a lead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-keeping-window.h"
#include "tillid-keeping.h"
#include "tillid-new-patient.h"

static GObject *
child (GtkWindow *dialog, const char *name)
{
  return tillid_test_child (GTK_WIDGET (dialog), name);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_KEEPING_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_row (part);
  return found;
}

static void
write_row (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

/* Years in digits of any script; what cannot be read changes nothing; a record is held for a reason, and let go. */
static void
test_years_and_hold (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidEdit) edit = NULL;
  TillidKeeping after;
  gint64 patient = 0;
  GtkWindow *dialog = NULL;
  GtkWidget *row = NULL;

  edit = tillid_new_patient_edit (session, "Salma Nasir Abboud", &patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  tillid_window_open_patient (window, patient, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.keeping", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);

  row = find_row (GTK_WIDGET (child (dialog, "years_group")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "10");
  write_row (row, "ten");
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (child (dialog, "problem_label"))), "whole number"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "10");
  /* Arabic digits, as somebody types them. */
  write_row (row, "٢٠");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "20");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_cmpint (after.until, ==, tillid_day_add_months (after.last_entry, 20 * 12));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (dialog, "release_row"))));
  write_row (child (dialog, "reason_row"), "   ");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_false (after.held);
  write_row (child (dialog, "reason_row"), "A case is pending");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_true (after.held);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (dialog, "release_row"))));
  g_signal_emit_by_name (child (dialog, "release_button"), "clicked");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_false (after.held);
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/keeping-window/years-and-hold", test_years_and_hold);

  return g_test_run ();
}
