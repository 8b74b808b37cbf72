/* test-window.c - the window: first run, patients, language, undo, keys
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-actions.h"
#include "tillid-demo.h"
#include "tillid-dialogs.h"
#include "tillid-first-run-page.h"
#include "tillid-language.h"
#include "tillid-new-clinic-dialog.h"
#include "tillid-new-patient.h"
#include "tillid-page.h"
#include "tillid-tabs.h"
#include "tillid-types.h"

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (data);
}

static TillidPatientsPage *
patients_of (TillidWindow *window)
{
  return tillid_shell_get_patients_page (tillid_window_get_shell (window));
}

static guint
find (TillidWindow *window, const char *query)
{
  TillidPatientsModel *model = tillid_patients_page_get_model (patients_of (window));

  tillid_patients_page_set_query (patients_of (window), query);
  tillid_test_wait (tillid_patients_model_is_settled (model) &&
                    g_str_equal (tillid_patients_model_get_query (model), query));
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* As a person does it: Ctrl+N, the name, Enter. */
static void
add_patient (TillidWindow *window, const char *name)
{
  TillidPatientsPage *page = patients_of (window);
  GObject *entry = tillid_test_child (GTK_WIDGET (page), "new_entry");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  tillid_test_wait (g_str_equal (tillid_window_get_place (window), "patient"));
}

static GtkWidget *
find_new_clinic_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_NEW_CLINIC_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* Where the program can encrypt it asks; here the answer is no. */
static void
answer_plain (void)
{
  GtkWidget *dialog = NULL;

  if (!tillid_db_can_encrypt ())
    return;
  tillid_test_wait (find_new_clinic_dialog () != NULL);
  dialog = find_new_clinic_dialog ();
  gtk_switch_set_active (GTK_SWITCH (tillid_test_child (dialog, "encrypt_switch")), FALSE);
  g_signal_emit_by_name (tillid_test_child (dialog, "create_button"), "clicked");
}

static void
test_create (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *path = tillid_test_path ("Clinic in Odense");
  g_autofree char *made = g_strconcat (path, ".tillid", NULL);

  g_assert_true (TILLID_IS_FIRST_RUN_PAGE (
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))));
  tillid_dialogs_set_file_fake (answer_with, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.create-clinic", NULL);
  answer_plain ();
  tillid_test_wait (tillid_window_get_shell (window) != NULL);
  tillid_dialogs_set_file_fake (NULL, NULL);

  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (tillid_session_get_clinic (tillid_window_get_session (window))->name, ==,
                   "Clinic in Odense");
  g_assert_cmpstr (tillid_window_get_place (window), ==, "today");
  tillid_window_show_patients (window);
  g_assert_cmpuint (find (window, ""), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_test_child (GTK_WIDGET (patients_of (window)), "stack"))),
                   ==, "empty");
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
problem_with (TillidWindow *window, const char *path)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));

  tillid_dialogs_set_file_fake (answer_with, (gpointer) path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.choose-clinic", NULL);
  tillid_test_wait (*tillid_first_run_page_get_problem (TILLID_FIRST_RUN_PAGE (content),
                                                        TILLID_FIRST_RUN_OPEN) != '\0');
  tillid_dialogs_set_file_fake (NULL, NULL);
  g_assert_null (tillid_window_get_session (window));
  return tillid_first_run_page_get_problem (TILLID_FIRST_RUN_PAGE (content), TILLID_FIRST_RUN_OPEN);
}

static void
test_bad_files (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *missing = tillid_test_path ("nowhere.tillid");
  g_autofree char *stranger = tillid_test_path ("stranger.tillid");

  g_assert_nonnull (strstr (problem_with (window, missing), "There is no file"));
  gtk_window_destroy (GTK_WINDOW (window));

  window = tillid_test_window ();
  g_assert_true (g_file_set_contents (stranger, "a shopping list, and no clinic", -1, NULL));
  g_assert_cmpstr (problem_with (window, stranger), ==, "The file is not a Tillid clinic.");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_patients (void)
{
  TillidWindow *window = tillid_test_clinic ();
  static const char *const names[] = { "Salma Nasir Abboud", "فرهاد رحیمی", "Оксана Лисенко" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      add_patient (window, names[i]);
      tillid_window_show_patients (window);
    }
  /* Any order, and Latin letters for another script. */
  g_assert_cmpuint (find (window, "abboud sal"), ==, 1);
  g_assert_cmpuint (find (window, "farhad"), ==, 1);
  g_assert_cmpuint (find (window, "oksana"), ==, 1);
  g_assert_cmpuint (find (window, "xyzzy"), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_test_child (GTK_WIDGET (patients_of (window)), "stack"))),
                   ==, "nobody");
  /* Those who were opened, without a word typed. */
  g_assert_cmpuint (find (window, ""), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* More than the first picture takes: all of them stand in the list. */
static void
test_many_patients (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  GtkListView *list =
    GTK_LIST_VIEW (tillid_test_child (GTK_WIDGET (patients_of (window)), "list_view"));

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TillidEdit) edit = tillid_new_patient_edit (session, "Salma", NULL);
      g_autoptr (GError) error = NULL;

      tillid_session_apply (session, edit, NULL, &error);
      g_assert_no_error (error);
    }
  tillid_test_wait (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == 60);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A new patient needs nothing; the toast takes it back, and one is where one was. */
static void
test_new_and_undo (void)
{
  TillidWindow *window = tillid_test_clinic ();
  AdwToast *toast = NULL;
  GVariant *target = NULL;

  add_patient (window, "");
  toast = tillid_window_get_toast (window);
  g_assert_nonnull (toast);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "Undo");
  g_assert_cmpstr (adw_toast_get_action_name (toast), ==, "win.undo-edit");
  target = adw_toast_get_action_target_value (toast);
  g_assert_true (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-edit", "x",
                              g_variant_get_int64 (target));
  tillid_test_wait (g_str_equal (tillid_window_get_place (window), "patients"));
  g_assert_cmpuint (find (window, ""), ==, 0);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  tillid_test_wait (g_list_model_get_n_items (
                      G_LIST_MODEL (tillid_patients_page_get_model (patients_of (window)))) == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The focus goes back from the button of a toast to where it was; what is done again can be undone again. */
static void
test_toast_by_keyboard (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *before, *toasts;

  add_patient (window, "Salma");
  tillid_test_settle ();
  before = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (before);
  toasts = GTK_WIDGET (tillid_shell_get_toasts (tillid_window_get_shell (window)));
  g_assert_true (gtk_widget_child_focus (gtk_widget_get_last_child (toasts), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != before);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-edit", "x",
                              g_variant_get_int64 (adw_toast_get_action_target_value (
                                tillid_window_get_toast (window))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  tillid_test_wait (g_str_equal (tillid_window_get_place (window), "patients"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  tillid_test_wait (
    tillid_window_get_toast (window) != NULL &&
    g_str_has_prefix (adw_toast_get_title (tillid_window_get_toast (window)), "Done again"));
  g_assert_cmpstr (adw_toast_get_button_label (tillid_window_get_toast (window)), ==, "Undo");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One after the other, faster than a toast comes up: libadwaita 1.2 does not bear to let such a one go. */
static void
test_quick_toasts (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (AdwToast) first = NULL; /* held: the next one is not to get its address */
  int frames = 0;

  tillid_window_add_edit_toast (window, 1, "First");
  first = g_object_ref (tillid_window_get_toast (window));
  for (int i = 2; i <= 6; i++)
    {
      tillid_test_turn ();
      tillid_window_add_edit_toast (window, i, "Next");
      g_assert_true (tillid_window_get_toast (window) == first);
    }
  g_assert_cmpstr (adw_toast_get_title (first), ==, "Next");
  g_assert_cmpint (g_variant_get_int64 (adw_toast_get_action_target_value (first)), ==, 6);
  /* Once it has come up the next one is another one. */
  tillid_test_wait (tillid_window_get_toast (window) != first || ({
                      tillid_window_add_edit_toast (window, 7, "Later");
                      FALSE;
                    }));
  for (frames = 0; frames < 60; frames++)
    tillid_test_turn ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_toast_is_text (void)
{
  TillidWindow *window = tillid_test_clinic ();

  tillid_window_add_edit_toast (window, 7, "Goal <1> & more");
  g_assert_cmpstr (adw_toast_get_title (tillid_window_get_toast (window)), ==,
                   "Goal &lt;1&gt; &amp; more");
  tillid_window_add_edit_toast (window, 8, "Another");
  g_assert_cmpint (g_variant_get_int64 (
                     adw_toast_get_action_target_value (tillid_window_get_toast (window))),
                   ==, 8);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The name that is being typed is kept when the program is killed, and stands in its field again. */
static void
test_draft (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (TillidSession) session = g_object_ref (tillid_window_get_session (window));
  GObject *entry = tillid_test_child (GTK_WIDGET (patients_of (window)), "new_entry");
  g_autofree char *draft = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Letebr");
  tillid_window_leave (window);
  draft = tillid_session_get_draft (session, "patients/new-name");
  g_assert_cmpstr (draft, ==, "Letebr");

  tillid_window_rebuild (window);
  entry = tillid_test_child (GTK_WIDGET (patients_of (window)), "new_entry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Letebr");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_language (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidApplication *application = tillid_test_application ();

  find (window, "abc");
  tillid_application_set_language (application, "ar");
  g_assert_cmpstr (tillid_language_get (), ==, "ar");
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (tillid_window_get_shell (window))), ==,
                   GTK_TEXT_DIR_RTL);
  /* The place is kept, and what was searched for. */
  g_assert_cmpstr (tillid_window_get_place (window), ==, "patients");
  g_assert_cmpstr (tillid_patients_page_get_query (patients_of (window)), ==, "abc");

  tillid_application_set_language (application, "da");
  g_assert_cmpstr (tillid_language_get (), ==, "da");
  tillid_application_set_language (application, "en");
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (tillid_window_get_shell (window))), ==,
                   GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sidebar (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSidebar *sidebar = tillid_shell_get_sidebar (tillid_window_get_shell (window));
  const gboolean wide = tillid_sidebar_get_wide (sidebar);
  int width = 0;

  g_assert_true (wide);
  gtk_widget_measure (GTK_WIDGET (sidebar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  g_assert_cmpint (width, ==, 224);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  g_assert_false (tillid_sidebar_get_wide (sidebar));
  gtk_widget_measure (GTK_WIDGET (sidebar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  g_assert_cmpint (width, ==, 64);
  /* Each place has its own: a patient's is the rail from the start, and coming back finds it as it was left. */
  add_patient (window, "A");
  g_assert_false (tillid_sidebar_get_wide (sidebar));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  g_assert_true (tillid_sidebar_get_wide (sidebar));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (tillid_window_get_place (window), ==, "patients");
  g_assert_false (tillid_sidebar_get_wide (sidebar));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_banner (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidBanner *banner = tillid_patients_page_get_banner (patients_of (window));

  g_assert_false (tillid_banner_is_shown (banner));
  tillid_window_show_failure (window, "Nothing was changed.");
  g_assert_true (tillid_banner_is_shown (banner));
  g_assert_cmpstr (tillid_banner_get_title (banner), ==, "Nothing was changed.");
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (banner), "button"), "clicked");
  g_assert_false (tillid_banner_is_shown (banner));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* No key twice, a title for each, and each action exists in the program or in its window. */
static void
test_table (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *xml = tillid_actions_build_shortcuts_ui ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  guint n = 0;
  const TillidActionInfo *actions = tillid_actions_list (&n);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      guint key = 0;
      GdkModifierType modifiers = 0;

      g_assert_cmpstr (actions[i].title, !=, "");
      g_assert_true (actions[i].keys != NULL);
      if (actions[i].flags & TILLID_ACTION_LOCAL)
        continue;
      g_assert_true (gtk_accelerator_parse (actions[i].keys, &key, &modifiers));
      if (!g_hash_table_add (keys, gtk_accelerator_name (key, modifiers)))
        g_error ("%s has a key that another action has", actions[i].name);
      g_assert_true (g_action_parse_detailed_name (actions[i].name, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        g_assert_true (
          g_action_group_has_action (G_ACTION_GROUP (tillid_test_application ()), name + 4));
      else
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + 4));
    }
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The labels take the room there is. */
static void
test_tabs (void)
{
  static const char *const words[] = { "Story", "Problems", "Family", "Plan" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  TillidTabs *tabs = g_object_new (TILLID_TYPE_TABS, NULL);
  GtkWindow *window = NULL;
  int minimum = 0;
  int natural = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    tillid_tabs_add (tabs, words[i], words[i], "tillid-story-symbolic");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tabs));
  window = tillid_test_show (box, 900, 100);
  gtk_widget_measure (GTK_WIDGET (tabs), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <, natural);

  gtk_widget_size_allocate (GTK_WIDGET (tabs), &(GtkAllocation){ 0, 0, natural, 40 }, -1);
  g_assert_cmpint (tillid_tabs_get_mode (tabs), ==, TILLID_TABS_BESIDE);
  gtk_widget_size_allocate (GTK_WIDGET (tabs), &(GtkAllocation){ 0, 0, natural - 1, 40 }, -1);
  g_assert_cmpint (tillid_tabs_get_mode (tabs), ==, TILLID_TABS_BELOW);
  gtk_widget_size_allocate (GTK_WIDGET (tabs), &(GtkAllocation){ 0, 0, minimum, 40 }, -1);
  g_assert_cmpint (tillid_tabs_get_mode (tabs), ==, TILLID_TABS_ICONS);

  tillid_tabs_select (tabs, "Plan");
  g_assert_cmpstr (tillid_tabs_get_selected (tabs), ==, "Plan");
  gtk_window_destroy (window);
}

static void
test_two_sizes (void)
{
  TillidWindow *one = tillid_test_window ();
  TillidWindow *other = tillid_test_window ();
  TillidWindow *later = NULL;
  int width = 0;
  int height = 0;

  g_test_summary (
    "The size of one window is not that of another that is open, but of the next that is opened");
  gtk_window_set_default_size (GTK_WINDOW (one), 1200, 760);
  tillid_test_settle ();
  gtk_window_get_default_size (GTK_WINDOW (other), &width, &height);
  g_assert_cmpint (width, ==, 1440);
  g_assert_cmpint (height, ==, 900);
  later = tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                             tillid_application_get_settings (tillid_test_application ()));
  gtk_window_get_default_size (GTK_WINDOW (later), &width, &height);
  g_assert_cmpint (width, ==, 1200);
  g_assert_cmpint (height, ==, 760);
  gtk_window_destroy (GTK_WINDOW (later));
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (one));
}

/* The worked case has a full header: everybody who is about the patient, and what to remember. */
static void
test_smallest (void)
{
  static const char *const languages[] = { "en", "da", "ar" };
  TillidWindow *window = tillid_test_window ();
  g_autofree char *path = tillid_test_path ("demo.tillid");
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);

  tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  tillid_window_set_session (window, session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  for (guint i = 0; i < n * G_N_ELEMENTS (languages); i++)
    {
      GtkWidget *page = NULL;
      GtkWidget *header = NULL;
      int least = 0;

      tillid_application_set_language (tillid_test_application (), languages[i / n]);
      tillid_window_open_patient (window, tillid_test_find_patient (session, "salma"),
                                  tillid_page_peek (pages[i % n]())->id);
      page = GTK_WIDGET (tillid_shell_get_patient_page (tillid_window_get_shell (window)));
      tillid_test_wait (gtk_widget_get_width (GTK_WIDGET (window)) <= 1100 &&
                        gtk_widget_get_width (page) > 0);
      header = GTK_WIDGET (tillid_test_child (page, "header"));
      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, gtk_widget_get_width (page));
    }
  tillid_application_set_language (tillid_test_application (), "en");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* At 200 % text in the smallest window something scrolls; the window is never wider or higher than it was made. */
static void
test_large_text (void)
{
  static const char *const languages[] = { "en", "da", "ar" };
  TillidWindow *window = tillid_test_clinic ();
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  add_patient (window, "Salma Nasir Abboud, called Umm Yusuf by those who know her");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      tillid_application_set_language (tillid_test_application (), languages[l]);
      for (guint i = 0; i < n; i++)
        {
          int width = 0;
          int height = 0;
          GtkWidget *shell = GTK_WIDGET (tillid_window_get_shell (window));

          gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "(sx)",
                                      tillid_page_peek (pages[i]())->id, G_GINT64_CONSTANT (0));
          tillid_test_settle ();
          gtk_widget_measure (shell, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
          gtk_widget_measure (shell, GTK_ORIENTATION_VERTICAL, 1100, &height, NULL, NULL, NULL);
          g_assert_cmpint (width, <=, 1100);
          g_assert_cmpint (height, <=, 700);
        }
    }
  tillid_application_set_language (tillid_test_application (), "en");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/window/create", test_create);
  g_test_add_func ("/app/window/bad-files", test_bad_files);
  g_test_add_func ("/app/window/patients", test_patients);
  g_test_add_func ("/app/window/many-patients", test_many_patients);
  g_test_add_func ("/app/window/new-and-undo", test_new_and_undo);
  g_test_add_func ("/app/window/toast-by-keyboard", test_toast_by_keyboard);
  g_test_add_func ("/app/window/quick-toasts", test_quick_toasts);
  g_test_add_func ("/app/window/toast-is-text", test_toast_is_text);
  g_test_add_func ("/app/window/draft", test_draft);
  g_test_add_func ("/app/window/language", test_language);
  g_test_add_func ("/app/window/sidebar", test_sidebar);
  g_test_add_func ("/app/window/banner", test_banner);
  g_test_add_func ("/app/window/table", test_table);
  g_test_add_func ("/app/window/tabs", test_tabs);
  g_test_add_func ("/app/window/two-sizes", test_two_sizes);
  g_test_add_func ("/app/window/smallest", test_smallest);
  g_test_add_func ("/app/window/large-text", test_large_text);

  return g_test_run ();
}
