/* test-calendar-page.c - the calendar of the demo clinic on the screen, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-support.h"
#include "tillid-booking-window.h"
#include "tillid-calendar-page.h"
#include "tillid-calendar-words.h"
#include "tillid-demo.h"
#include "tillid-test-folder.h"
#include "tillid-window.h"

#define TUESDAY 20522 /* 10 March 2026, in days since 1970 */

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidWindow *window;
  TillidCalendarPage *page;
  TillidCalendarModel *model;
  TillidCalendarGrid *grid;
} Fixture;

static void
wait_settled (Fixture *f)
{
  tillid_test_wait (tillid_calendar_model_is_settled (f->model));
  tillid_test_settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-calendar-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, TILLID_DEMO_PATIENTS, 1, TILLID_DEMO_SEED, TUESDAY, NULL,
                                     NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->window = tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                                 tillid_application_get_settings (tillid_test_application ()));
  tillid_window_set_session (f->window, f->session);
  tillid_test_show (GTK_WIDGET (f->window), 1440, 900);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-place", "s", "calendar");
  f->page =
    TILLID_CALENDAR_PAGE (tillid_shell_get_place (tillid_window_get_shell (f->window), "calendar"));
  f->model = tillid_calendar_page_get_model (f->page);
  f->grid = tillid_calendar_page_get_grid (f->page);
  wait_settled (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->model), (gpointer *) &f->model);
  gtk_window_destroy (GTK_WINDOW (f->window));
  tillid_test_wait (f->model == NULL);
  tillid_session_close (f->session);
  g_object_unref (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static GtkWidget *
get_focus (Fixture *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window));
}

/* As a key controller of the grid gets it. */
static void
press (Fixture *f, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->grid));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  g_assert_true (handled);
}

static gint64
find_visit (Fixture *f, const char *name)
{
  GPtrArray *rows = tillid_calendar_model_get_rows (f->model);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (tillid_calendar_words_name (rows->pdata[i]), name) &&
        ((TillidCalendarRow *) rows->pdata[i])->day == TUESDAY)
      return ((TillidCalendarRow *) rows->pdata[i])->visit;
  g_assert_not_reached ();
}

static void
assert_on (Fixture *f, const char *name)
{
  g_assert_true (TILLID_IS_CALENDAR_BLOCK (get_focus (f)));
  g_assert_cmpint (tillid_calendar_block_widget_get_visit (TILLID_CALENDAR_BLOCK (get_focus (f))),
                   ==, find_visit (f, name));
}

/* Amina's day: 10:15 Salma, 11:45 Letebrhan, 13:45 Oksana, 14:30 Gülizar. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *slot = tillid_calendar_grid_get_slot (f->grid);
  guint column;
  gint64 minute;

  tillid_calendar_grid_focus_slot (f->grid, 0, 9 * 60);
  g_assert_true (get_focus (f) == slot);
  press (f, GDK_KEY_Down, 0);
  g_assert_true (get_focus (f) == slot);
  press (f, GDK_KEY_Down, 0);
  assert_on (f, "Salma");
  press (f, GDK_KEY_Down, 0);
  g_assert_true (get_focus (f) == slot || TILLID_IS_CALENDAR_BLOCK (get_focus (f)));
  press (f, GDK_KEY_Down, GDK_CONTROL_MASK);
  press (f, GDK_KEY_Up, GDK_CONTROL_MASK);
  press (f, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_on (f, "Salma");
  press (f, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_on (f, "Letebrhan");
  /* The next column at the same time is free. */
  press (f, GDK_KEY_Right, 0);
  g_assert_true (get_focus (f) == slot);
  tillid_calendar_grid_get_cursor (f->grid, &column, &minute);
  g_assert_cmpuint (column, ==, 1);
  g_assert_cmpint (minute, ==, 11 * 60 + 30);
  /* Over the edge to the day before, on its last column. */
  press (f, GDK_KEY_Left, 0);
  press (f, GDK_KEY_Left, 0);
  wait_settled (f);
  g_assert_cmpint (tillid_calendar_model_get_view (f->model)->day, ==, TUESDAY - 1);
  tillid_calendar_grid_get_cursor (f->grid, &column, &minute);
  g_assert_cmpuint (column, >, 1);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "calendar.today", NULL);
  wait_settled (f);
  g_assert_nonnull (tillid_calendar_grid_find (f->grid, find_visit (f, "Salma")));
}

/* The label says everything; what is missing has an edge, too. */
static void
test_words (Fixture *f, gconstpointer data)
{
  GtkWidget *farhad = GTK_WIDGET (tillid_calendar_grid_find (f->grid, find_visit (f, "Farhad")));
  const char *tooltip = gtk_widget_get_tooltip_text (farhad);

  g_assert_true (gtk_widget_has_css_class (farhad, "late-edge"));
  g_assert_nonnull (strstr (tooltip, "interpreter missing."));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (farhad), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tooltip);
  g_assert_true (
    gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "warning"))));
}

/* A week and a day again: what is in sight is the working day, not midnight. */
static void
test_hours_in_sight (Fixture *f)
{
  TillidCalendarModel *model = tillid_calendar_page_get_model (f->page);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (tillid_test_child (GTK_WIDGET (f->page), "grid_window")));
  TillidCalendarView view = *tillid_calendar_model_get_view (model);

  tillid_test_wait (gtk_adjustment_get_value (adjustment) > 0);
  tillid_calendar_grid_focus_slot (f->grid, 0, 9 * 60);
  for (guint i = 0; i < 4; i++)
    {
      view.by = i == 0 ? TILLID_CALENDAR_BY_ROOM : view.by;
      view.week = i == 1 || i == 2;
      view.by = i == 2 ? TILLID_CALENDAR_BY_PERSON : view.by;
      tillid_calendar_model_set_view (model, &view);
      wait_settled (f);
      tillid_test_settle ();
      tillid_test_wait (gtk_adjustment_get_value (adjustment) > 0);
    }
}

static GtkWindow *
find_booking (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TILLID_IS_BOOKING_WINDOW (window))
        return window;
    }
  return NULL;
}

/* N on a free half hour of Marie: whose visit, and the booking has day, time and colleague. */
static void
test_book (Fixture *f, gconstpointer data)
{
  GtkWidget *who = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "who"));
  GtkWindow *booking;
  GtkEditable *time;
  gint64 patient = 0;

  g_assert_true (
    tillid_db_query_int (tillid_session_get_db (f->session),
                         "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'",
                         &patient, NULL));
  tillid_calendar_grid_focus_slot (f->grid, 4, 15 * 60);
  press (f, GDK_KEY_n, 0);
  tillid_test_wait (gtk_widget_get_mapped (who));
  g_signal_emit_by_name (who, "chosen", patient);
  gtk_popover_popdown (GTK_POPOVER (who));
  tillid_test_wait (find_booking () != NULL);
  booking = find_booking ();
  time = GTK_EDITABLE (tillid_test_child (GTK_WIDGET (booking), "time_row"));
  g_assert_cmpstr (gtk_editable_get_text (time), ==, "15:00");
  gtk_widget_activate_action (GTK_WIDGET (booking), "booking.book", NULL);
  tillid_test_wait (find_booking () == NULL);
  wait_settled (f);
  tillid_test_wait (tillid_calendar_model_get_rows (f->model)->len > 0);
  {
    GPtrArray *rows = tillid_calendar_model_get_rows (f->model);
    gboolean found = FALSE;

    for (guint i = 0; i < rows->len; i++)
      {
        const TillidCalendarRow *row = rows->pdata[i];

        found = found || (row->patient == patient && row->minute == 15 * 60 && row->day == TUESDAY);
      }
    g_assert_true (found);
  }
}

/* Enter opens the visit at the patient. */
static void
test_open (Fixture *f, gconstpointer data)
{
  GtkWidget *salma = GTK_WIDGET (tillid_calendar_grid_find (f->grid, find_visit (f, "Salma")));

  gtk_widget_activate_action (salma, "block.open", NULL);
  tillid_test_wait (g_strcmp0 (tillid_window_get_place (f->window), "patient") == 0);
  tillid_test_settle ();
}

/* A demo clinic takes its time: what does not get in each other's way shares one. */
static void
test_keys_and_book (Fixture *f, gconstpointer data)
{
  test_keys (f, data);
  test_book (f, data);
}

static void
test_words_and_open (Fixture *f, gconstpointer data)
{
  test_words (f, data);
  test_hours_in_sight (f);
  test_open (f, data);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/calendar-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys-and-book", test_keys_and_book);
  ADD ("words-and-open", test_words_and_open);

  return g_test_run ();
}
