/* test-lock.c - the locked window: nothing of a patient, the same place afterwards, and who may go on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-account.h"
#include "tillid-idle.h"
#include "tillid-lock-page.h"

#define PASSWORD "seven quiet herons"

static TillidLockPage *
lock_page (TillidWindow *window)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));

  g_assert_true (TILLID_IS_LOCK_PAGE (content));
  return TILLID_LOCK_PAGE (content);
}

/* As a person does it: types, and presses Enter. */
static void
unlock (TillidWindow *window, const char *password)
{
  GObject *entry = tillid_test_child (GTK_WIDGET (lock_page (window)), "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), password);
  g_signal_emit_by_name (entry, "activate");
  /* The password is looked at on another thread, and nothing else can be typed meanwhile. */
  g_assert_true (tillid_window_is_locked (window));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  tillid_test_wait (!tillid_window_is_locked (window) ||
                    gtk_editable_get_editable (GTK_EDITABLE (entry)));
}

static void
lock (TillidWindow *window)
{
  g_action_group_activate_action (G_ACTION_GROUP (tillid_test_application ()), "lock", NULL);
  g_assert_true (tillid_window_is_locked (window));
}

static void
add_patient (TillidWindow *window, const char *name)
{
  TillidPatientsPage *page = tillid_shell_get_patients_page (tillid_window_get_shell (window));
  GObject *entry = tillid_test_child (GTK_WIDGET (page), "new_entry");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  tillid_test_wait (g_str_equal (tillid_window_get_place (window), "patient"));
}

static gint64
own_id (TillidWindow *window)
{
  return tillid_session_get_member (tillid_window_get_session (window))->record.id;
}

static void
set_password (TillidWindow *window, gint64 member)
{
  g_autoptr (GError) error = NULL;

  tillid_account_set_password (tillid_window_get_session (window), member, NULL, PASSWORD, &error);
  g_assert_no_error (error);
}

static gint64
add_colleague (TillidWindow *window, const char *name)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, "clinician");
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* Whether @text stands in any label or field under @widget. */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  const char *here = NULL;

  if (GTK_IS_LABEL (widget))
    here = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_EDITABLE (widget))
    here = gtk_editable_get_text (GTK_EDITABLE (widget));
  if (here != NULL && strstr (here, text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_nothing_is_shown (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GtkWidget *page = NULL;

  add_patient (window, "Salma Nasir Abboud");
  g_assert_true (shows (GTK_WIDGET (window), "Salma"));
  gdk_clipboard_set_text (clipboard, "Salma was asleep");
  page = GTK_WIDGET (tillid_shell_get_patient_page (tillid_window_get_shell (window)));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);

  lock (window);
  g_assert_false (shows (GTK_WIDGET (window), "Salma"));
  g_assert_null (tillid_window_get_shell (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Tillid");
  g_assert_null (gdk_clipboard_get_content (clipboard));
  tillid_test_wait (page == NULL);
  g_assert_true (tillid_session_is_locked (tillid_window_get_session (window)));
  /* Nothing gets in by a key either. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "patients");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_null (tillid_window_get_shell (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same patient and page, and the sentence that was being typed in its field. */
static void
test_the_same_place (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidPatientPage *frame = NULL;

  add_patient (window, "Salma");
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  g_assert_true (tillid_patient_page_show (frame, "plan"));
  set_password (window, own_id (window));

  lock (window);
  unlock (window, "another one");
  g_assert_true (tillid_window_is_locked (window));
  g_assert_true (gtk_widget_get_visible (
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (lock_page (window)), "problem_label"))));
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (tillid_test_child (GTK_WIDGET (lock_page (window)), "entry"))),
                   ==, "");
  unlock (window, PASSWORD);
  g_assert_false (tillid_window_is_locked (window));
  g_assert_cmpstr (tillid_window_get_place (window), ==, "patient");
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  g_assert_cmpstr (tillid_patient_page_get_shown (frame), ==, "plan");
  g_assert_true (shows (GTK_WIDGET (window), "Salma"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_draft_stays (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidPatientsPage *page = tillid_shell_get_patients_page (tillid_window_get_shell (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (GTK_WIDGET (page), "new_entry")),
                         "Letebr");
  lock (window);
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (lock_page (window)), "unlock_button"),
                         "clicked");
  g_assert_false (tillid_window_is_locked (window));
  page = tillid_shell_get_patients_page (tillid_window_get_shell (window));
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (tillid_test_child (GTK_WIDGET (page), "new_entry"))),
                   ==, "Letebr");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Somebody else at the same computer: the day, nothing to go back to, nothing to undo. */
static void
test_switch (void)
{
  TillidWindow *window = tillid_test_clinic ();
  const gint64 mehmet = add_colleague (window, "Mehmet Yilmaz");

  set_password (window, mehmet);
  add_patient (window, "Salma");
  lock (window);
  g_assert_cmpint (tillid_lock_page_get_chosen (lock_page (window)), ==, own_id (window));
  g_assert_true (shows (GTK_WIDGET (window), "Mehmet Yilmaz"));
  tillid_lock_page_choose (lock_page (window), mehmet);
  unlock (window, PASSWORD);

  g_assert_false (tillid_window_is_locked (window));
  g_assert_cmpint (own_id (window), ==, mehmet);
  g_assert_cmpstr (tillid_window_get_place (window), ==, "today");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (tillid_window_get_place (window), ==, "today");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A clinic whose owner has a password opens on the lock page; closing it leads to the first-run page. */
static void
test_open_asks (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *path = g_strdup (tillid_session_get_path (tillid_window_get_session (window)));

  set_password (window, own_id (window));
  gtk_window_destroy (GTK_WINDOW (window));
  tillid_test_settle ();

  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  g_assert_true (tillid_window_is_locked (window));
  unlock (window, PASSWORD);
  g_assert_false (tillid_window_is_locked (window));
  g_assert_nonnull (tillid_window_get_shell (window));

  lock (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-locked", NULL);
  g_assert_null (tillid_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dialogs_close (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GListModel *toplevels = gtk_window_get_toplevels ();
  const guint before = g_list_model_get_n_items (toplevels);

  g_action_group_activate_action (G_ACTION_GROUP (tillid_test_application ()), "preferences", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, before + 1);
  lock (window);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (guint *n)
{
  *n += 1;
}

/* Once, and again only after somebody was there. */
static void
test_idle (void)
{
  g_autoptr (TillidIdle) idle = tillid_idle_new (GTK_APPLICATION (tillid_test_application ()));
  guint n = 0;

  g_signal_connect_swapped (idle, "idle", G_CALLBACK (count_cb), &n);
  tillid_idle_set_seconds (idle, 1);
  tillid_test_wait (n == 1);
  tillid_idle_touch (idle);
  tillid_test_wait (n == 2);
  tillid_idle_set_seconds (idle, 0);
}

int
main (int argc, char **argv)
{
  tillid_test_init (&argc, &argv);
  g_test_add_func ("/app/lock/nothing-is-shown", test_nothing_is_shown);
  g_test_add_func ("/app/lock/the-same-place", test_the_same_place);
  g_test_add_func ("/app/lock/draft-stays", test_draft_stays);
  g_test_add_func ("/app/lock/switch", test_switch);
  g_test_add_func ("/app/lock/open-asks", test_open_asks);
  g_test_add_func ("/app/lock/dialogs-close", test_dialogs_close);
  g_test_add_func ("/app/lock/idle", test_idle);
  return g_test_run ();
}
