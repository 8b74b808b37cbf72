/* test-first-run.c - the first page: the demo clinic and the languages
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-first-run.h"

#include "test-clinic.h"
#include "test-support.h"

static GtkWidget *
sidebar_of (TillidWindow *window)
{
  return GTK_WIDGET (tillid_shell_get_sidebar (tillid_window_get_shell (window)));
}

static gboolean
is_marked_demo (TillidWindow *window)
{
  return gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (sidebar_of (window), "demo_mark")));
}

static GtkProgressBar *
demo_bar (TillidWindow *window)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));

  return GTK_PROGRESS_BAR (
    tillid_test_child (GTK_WIDGET (tillid_first_run_page_get_row (TILLID_FIRST_RUN_PAGE (content),
                                                                  TILLID_FIRST_RUN_DEMO)),
                       "progress_bar"));
}

static char *
demo_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tillid-demo", NULL);
}

/* Making it is cancelled by its button; nothing half-way stays, and the row is as before. */
static void
test_demo_cancel (void)
{
  TillidWindow *window = tillid_test_window ();
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autofree char *folder = demo_folder ();
  g_autofree char *path = g_build_filename (folder, "demo.tillid", NULL);
  TillidFirstRunRow *row =
    tillid_first_run_page_get_row (TILLID_FIRST_RUN_PAGE (content), TILLID_FIRST_RUN_DEMO);

  g_signal_emit_by_name (tillid_test_child (content, "list_box"), "row-activated", row);
  assert_button (row, 0, "_Cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (demo_bar (window))));
  press (row, 0);
  tillid_test_wait (!gtk_widget_get_visible (GTK_WIDGET (demo_bar (window))));
  assert_button (row, 0, NULL);
  g_assert_cmpstr (tillid_first_run_row_get_problem (row), ==, "");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (tillid_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The demo clinic says what it is, lies apart from real files, and is not the clinic of the next start. */
static void
test_demo (void)
{
  TillidWindow *window = tillid_test_window ();
  TillidWindow *real = NULL;
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  GSettings *settings = tillid_application_get_settings (tillid_test_application ());
  g_autofree char *folder = demo_folder ();
  g_autofree char *before = g_settings_get_string (settings, "last-clinic");
  g_autofree char *after = NULL;
  double last = -1;

  g_signal_emit_by_name (tillid_test_child (content, "list_box"), "row-activated",
                         tillid_first_run_page_get_row (TILLID_FIRST_RUN_PAGE (content),
                                                        TILLID_FIRST_RUN_DEMO));
  while (tillid_window_get_session (window) == NULL)
    {
      tillid_test_wait (tillid_window_get_session (window) != NULL ||
                        gtk_progress_bar_get_fraction (demo_bar (window)) > last);
      if (tillid_window_get_session (window) == NULL)
        last = gtk_progress_bar_get_fraction (demo_bar (window));
    }
  g_assert_true (tillid_session_is_demo (tillid_window_get_session (window)));
  g_assert_true (is_marked_demo (window));
  g_assert_true (
    g_str_has_prefix (tillid_session_get_path (tillid_window_get_session (window)), folder));
  after = g_settings_get_string (settings, "last-clinic");
  g_assert_cmpstr (after, ==, before);

  real = tillid_test_clinic ();
  g_assert_false (is_marked_demo (real));
  gtk_window_destroy (GTK_WINDOW (real));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
pill_is_active (TillidWindow *window, guint n)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  GtkWidget *pill =
    gtk_widget_get_first_child (GTK_WIDGET (tillid_test_child (content, "languages_box")));

  while (n-- > 0)
    pill = gtk_widget_get_next_sibling (pill);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pill));
}

/* The pills (Dansk, English, Arabic) show the language also when something else has changed it. */
static void
test_pills (void)
{
  TillidWindow *window = tillid_test_window ();

  g_assert_true (pill_is_active (window, 1));
  tillid_application_set_language (tillid_test_application (), "ar");
  g_assert_true (pill_is_active (window, 2));
  g_assert_false (pill_is_active (window, 1));
  tillid_application_set_language (tillid_test_application (), "da");
  g_assert_true (pill_is_active (window, 0));
  tillid_application_set_language (tillid_test_application (), "en");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/first-run/demo-cancel", test_demo_cancel);
  g_test_add_func ("/app/first-run/demo", test_demo);
  g_test_add_func ("/app/first-run/pills", test_pills);

  return g_test_run ();
}
