/* tillid-screens.c - draws every page of the demo clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Not a test: ./dev screens calls it for people to look at. Light and dark, in each language, at 1440 x 900, and some at
 * 150 % text and at the smallest size; in high contrast when it is started so. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-support.h"
#include "tillid-calendar-page.h"
#include "tillid-caseload-page.h"
#include "tillid-clinic-page.h"
#include "tillid-demo.h"
#include "tillid-first-run-page.h"
#include "tillid-language.h"
#include "tillid-patient-find.h"
#include "tillid-patient-page.h"
#include "tillid-screens-parts.h"
#include "tillid-store-error.h"
#include "tillid-story-page.h"
#include "tillid-tabs.h"
#include "tillid-types.h"
#include "tillid-workplace.h"
#include "tillid-window.h"

#define WIDTH 1440
#define HEIGHT 900
#define SMALL_WIDTH 1100
#define SMALL_HEIGHT 700

static char *folder;
static const char *only; /* (nullable): a part of the names of the pictures that are wanted */

static void
draw (TillidWindow *window, const char *page, const char *variant)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", page, variant);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (only != NULL && strstr (file, only) == NULL)
    return;
  for (int i = 0; i < 20; i++)
    tillid_test_turn ();
  tillid_test_settle ();
  tillid_test_save_picture (GTK_WIDGET (window), path);
  g_print ("%s\n", file);
}

/* Every place of the program but the list of patients, which is drawn with a search, too. */
static void
draw_places (TillidWindow *window, const char *variant)
{
  guint n = 0;
  const TillidTypeFunc *places = tillid_types_list_places (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *id = tillid_workplace_peek (places[i]())->id;

      if (g_str_equal (id, "patients"))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", id);
      draw (window, id, variant);
    }
}

/* By colleague it was drawn with the places. */
static void
draw_calendar (TillidWindow *window, const char *variant)
{
  TillidWorkplace *place = tillid_shell_get_place (tillid_window_get_shell (window), "calendar");
  TillidCalendarModel *model = tillid_calendar_page_get_model (TILLID_CALENDAR_PAGE (place));
  TillidCalendarView view = *tillid_calendar_model_get_view (model);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "calendar");
  view.by = TILLID_CALENDAR_BY_ROOM;
  tillid_calendar_model_set_view (model, &view);
  draw (window, "calendar-rooms", variant);
  view.week = TRUE;
  tillid_calendar_model_set_view (model, &view);
  tillid_test_wait (tillid_calendar_model_is_settled (model));
  draw (window, "calendar-week", variant);
  view.week = FALSE;
  view.by = TILLID_CALENDAR_BY_PERSON;
  tillid_calendar_model_set_view (model, &view);
  tillid_test_wait (tillid_calendar_model_is_settled (model));
}

/* A window that belongs to the main one, and goes again. */
static void
draw_asked (TillidWindow *window, GtkWidget *page, const char *action, const char *variant)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", action, variant);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GList) windows = NULL;

  if (only != NULL && strstr (file, only) == NULL)
    return;
  gtk_widget_activate_action (page, action, NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *i = windows; i != NULL; i = i->next)
    if (gtk_window_get_transient_for (i->data) == GTK_WINDOW (window))
      {
        tillid_test_settle ();
        tillid_test_save_picture (i->data, path);
        g_print ("%s\n", file);
        gtk_window_destroy (i->data);
      }
}

static void
draw_caseload (TillidWindow *window, const char *variant)
{
  TillidWorkplace *place = tillid_shell_get_place (tillid_window_get_shell (window), "caseload");
  TillidCaseloadModel *model = tillid_caseload_page_get_model (TILLID_CASELOAD_PAGE (place));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "caseload");
  tillid_test_wait (tillid_caseload_model_is_whole (model));
  draw (window, "caseload", variant);
  gtk_selection_model_select_range (gtk_list_view_get_model (GTK_LIST_VIEW (
                                      tillid_test_child (GTK_WIDGET (place), "list_view"))),
                                    1, 3, TRUE);
  draw (window, "caseload-chosen", variant);
  draw_asked (window, GTK_WIDGET (place), "caseload.hand-over", variant);
  draw_asked (window, GTK_WIDGET (place), "caseload.second-face", variant);
}

static void
draw_clinic (TillidWindow *window, const char *variant)
{
  TillidClinicPage *page;
  GtkAdjustment *adjustment;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "clinic");
  page = TILLID_CLINIC_PAGE (tillid_shell_get_place (tillid_window_get_shell (window), "clinic"));
  tillid_test_wait (tillid_clinic_page_is_shown (page));
  adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (tillid_test_child (GTK_WIDGET (page), "scroller")));
  gtk_adjustment_set_value (adjustment, 0);
  draw (window, "clinic", variant);
  gtk_adjustment_set_value (adjustment, G_MAXDOUBLE);
  draw (window, "clinic-team", variant);
}

static void
draw_all (TillidWindow *window, gint64 patient, const char *variant)
{
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);
  TillidPatientsPage *patients = tillid_shell_get_patients_page (tillid_window_get_shell (window));

  draw_places (window, variant);
  tillid_window_show_patients (window);
  tillid_patients_page_set_query (patients, "");
  tillid_test_wait (tillid_patients_model_is_settled (tillid_patients_page_get_model (patients)));
  draw (window, "patients", variant);
  tillid_patients_page_set_query (patients, "ma");
  tillid_test_wait (tillid_patients_model_is_settled (tillid_patients_page_get_model (patients)));
  draw (window, "patients-search", variant);
  draw_calendar (window, variant);
  draw_caseload (window, variant);
  draw_clinic (window, variant);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "conference");
  draw (window, "conference", variant);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "library");
  draw (window, "library", variant);

  tillid_window_open_patient (window, patient, NULL);
  if (n == 0)
    draw (window, "patient", variant);
  for (guint i = 0; i < n; i++)
    {
      const char *id = tillid_page_peek (pages[i]())->id;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "(sx)", id,
                                  G_GINT64_CONSTANT (0));
      draw (window, id, variant);
    }
  draw_asked (window, GTK_WIDGET (window), "win.book-visit", variant);
  draw_asked (window, GTK_WIDGET (window), "win.interpreter-need", variant);
}

/* As it is at the first start, and with a file that is damaged. */
static void
draw_first_run (TillidWindow *window, const char *variant)
{
  GtkWidget *page = NULL;
  g_autoptr (GError) error = NULL;

  draw (window, "first-run", variant);
  page = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                       g_dpgettext2 (GETTEXT_PACKAGE, "error",
                                     "The clinic file is damaged. Nothing was changed; restore a "
                                     "backup."));
  tillid_first_run_page_show_problem (TILLID_FIRST_RUN_PAGE (page), TILLID_FIRST_RUN_OPEN,
                                      "/nowhere/clinic.tillid", error, TRUE);
  draw (window, "first-run-damaged", variant);
  tillid_window_rebuild (window);
}

/* Before and after the room. */
static void
draw_visit (TillidWindow *window, gint64 patient, const char *variant)
{
  static const char *const parts[] = { "prepare", "room", "close" };
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  GtkWidget *page, *view;

  tillid_window_open_patient (window, patient, "visits");
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, "visits"));
  gtk_widget_activate_action (page, "visit.new", NULL);
  view = GTK_WIDGET (tillid_test_child (page, "view"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("visit-%s", parts[i]);

      gtk_widget_activate_action (view, "visit.show-part", "s", parts[i]);
      draw (window, name, variant);
    }
  gtk_widget_activate_action (page, "visit.show-list", NULL);
}

/* What stands behind a click: an event with its band, the numbers. */
static void
draw_opened (TillidWindow *window, gint64 patient, const char *variant)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  GtkWidget *page, *button;
  TillidTimelineState *state;
  const TillidTimelineItem *items;
  guint n;

  tillid_window_open_patient (window, patient, "story");
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, "story"));
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (page));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  items = tillid_timeline_state_get_items (state, &n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (items[i].text, "Suddenly off sick") == 0)
      {
        tillid_timeline_state_select (state, items[i].id);
        break;
      }
  draw (window, "story-selected", variant);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  draw (window, "story-three-years", variant);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_ARRIVAL);
  tillid_timeline_state_select (state, 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "(sx)", "continuity",
                              G_GINT64_CONSTANT (0));
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, "continuity"));
  button = GTK_WIDGET (tillid_test_child (page, "numbers_button"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  draw (window, "continuity-numbers", variant);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
}

static void
set_text_size (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
}

/* High contrast is a setting of the whole process (ADW_DEBUG_HIGH_CONTRAST): English only, every page and what opens. */
static void
draw_high_contrast (TillidWindow *window, TillidWindow *first_run, gint64 patient)
{
  for (int dark = 0; dark < 2; dark++)
    {
      const char *variant = dark ? "en-dark-hc" : "en-light-hc";

      tillid_test_set_dark (dark != 0);
      draw_first_run (first_run, variant);
      draw_all (window, patient, variant);
      draw_opened (window, patient, variant);
      tillid_screens_draw_parts (window, patient, folder, variant);
    }
}

/* "ar-150" as a part of a name: no other variant is gone through. */
static gboolean
is_wanted (const char *variant)
{
  return only == NULL || strchr (only, '-') == NULL || strstr (variant, only) != NULL;
}

/* The smallest window that there is. */
static void
draw_small (TillidWindow *window, gint64 patient, const char *tag)
{
  g_autofree char *variant = g_strdup_printf ("%s-small", tag);

  if (!is_wanted (variant))
    return;
  gtk_window_set_default_size (GTK_WINDOW (window), SMALL_WIDTH, SMALL_HEIGHT);
  draw_all (window, patient, variant);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
}

static void
draw_languages (TillidWindow *window, TillidWindow *first_run, gint64 patient)
{
  guint n = 0;
  const TillidLanguage *languages = tillid_language_list (&n);

  for (guint i = 0; i < n; i++)
    {
      tillid_application_set_language (tillid_test_application (), languages[i].tag);
      for (int dark = 0; dark < 2; dark++)
        {
          g_autofree char *variant =
            g_strdup_printf ("%s-%s", languages[i].tag, dark ? "dark" : "light");

          if (!is_wanted (variant))
            continue;
          tillid_test_set_dark (dark != 0);
          draw_first_run (first_run, variant);
          draw_all (window, patient, variant);
          draw_opened (window, patient, variant);
          draw_visit (window, patient, variant);
          tillid_screens_draw_parts (window, patient, folder, variant);
        }
      tillid_test_set_dark (FALSE);
      draw_small (window, patient, languages[i].tag);
      if (g_str_equal (languages[i].tag, "da"))
        continue;
      {
        g_autofree char *variant = g_strdup_printf ("%s-150", languages[i].tag);

        if (!is_wanted (variant))
          continue;
        set_text_size (1.5);
        draw_first_run (first_run, variant);
        draw_all (window, patient, variant);
        draw_visit (window, patient, variant);
        tillid_screens_draw_parts (window, patient, folder, variant);
      }
      set_text_size (1);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *data = g_dir_make_tmp ("tillid-screens-XXXXXX", NULL);
  g_autofree char *clinic = NULL;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  TillidWindow *window = NULL;
  TillidWindow *first_run = NULL;
  gint64 patient = 0;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("usage: tillid-screens DIR [PART OF A NAME]\n");
      return 2;
    }
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  folder = g_canonicalize_filename (argv[1], NULL);
  only = argc == 3 ? argv[2] : NULL;
  g_mkdir_with_parents (folder, 0755);
  clinic = g_build_filename (data, "demo.tillid", NULL);
  tillid_test_init (&argc, &argv);
  /* A page that complains is looked at all the same. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);

  if (tillid_demo_create (clinic, TILLID_DEMO_PATIENTS, TILLID_DEMO_YEARS, TILLID_DEMO_SEED,
                          TILLID_ABSENT, NULL, NULL, NULL, &error))
    session = tillid_session_open (clinic, NULL, TILLID_SESSION_THREADS, &error);
  if (session == NULL || !tillid_patient_find (session, "Salma Nasir Abboud", &patient, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  first_run = tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                                 tillid_application_get_settings (tillid_test_application ()));
  window = tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                              tillid_application_get_settings (tillid_test_application ()));
  tillid_window_set_session (window, session);
  tillid_test_show (GTK_WIDGET (first_run), WIDTH, HEIGHT);
  tillid_test_show (GTK_WIDGET (window), WIDTH, HEIGHT);
  /* The stripes of a development build are not what anybody should look at. */
  gtk_widget_remove_css_class (GTK_WIDGET (first_run), "devel");
  gtk_widget_remove_css_class (GTK_WIDGET (window), "devel");
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    draw_high_contrast (window, first_run, patient);
  else
    draw_languages (window, first_run, patient);

  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (first_run));
  tillid_session_close (session);
  g_unlink (clinic);
  g_rmdir (data);
  return 0;
}
