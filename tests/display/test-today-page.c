/* test-today-page.c - the day of the demo clinic on the screen, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-booking-window.h"
#include "tillid-demo.h"
#include "tillid-quick-contact-window.h"
#include "tillid-test-folder.h"
#include "tillid-today-line.h"
#include "tillid-today-page.h"
#include "tillid-today-words.h"
#include "tillid-visit.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidWindow *window;
  TillidTodayPage *page;
} Fixture;

static TillidTodayModel *
model_of (Fixture *f)
{
  return tillid_today_page_get_model (f->page);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-today-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, TILLID_DEMO_PATIENTS, TILLID_DEMO_YEARS,
                                     TILLID_DEMO_SEED, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->window = tillid_window_new (GTK_APPLICATION (tillid_test_application ()),
                                 tillid_application_get_settings (tillid_test_application ()));
  tillid_window_set_session (f->window, f->session);
  tillid_test_show (GTK_WIDGET (f->window), 1440, 900);
  f->page =
    TILLID_TODAY_PAGE (tillid_shell_get_place (tillid_window_get_shell (f->window), "today"));
  tillid_test_wait (tillid_today_model_is_settled (model_of (f)));
  tillid_test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  tillid_session_close (f->session);
  g_object_unref (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static GtkListBox *
list_of (Fixture *f, const char *name)
{
  return GTK_LIST_BOX (tillid_test_child (GTK_WIDGET (f->page), name));
}

static TillidTodayLine *
line_at (Fixture *f, const char *list, int i)
{
  return TILLID_TODAY_LINE (gtk_list_box_get_row_at_index (list_of (f, list), i));
}

static guint
count (Fixture *f, const char *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list_of (f, list), (int) n) != NULL)
    n++;
  return n;
}

static GtkWidget *
get_focus (Fixture *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window));
}

/* As a key controller of the line gets it. */
static void
press (gpointer line, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (line);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
}

/* The window opens on the day, on the first promise; late ones are marked; the sidebar counts what is due. */
static void
test_first (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (tillid_window_get_place (f->window), ==, "today");
  g_assert_true (get_focus (f) == GTK_WIDGET (line_at (f, "promises_list", 0)));
  g_assert_true (gtk_widget_has_css_class (get_focus (f), "late-edge"));
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (line_at (f, "promises_list", 3)), "due-edge"));
  g_assert_cmpuint (count (f, "visits_list"), ==, 6);
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (line_at (f, "visits_list", 1)), "today-next"));
  g_assert_cmpuint (count (f, "waiting_list"), ==, 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                  tillid_test_child (GTK_WIDGET (f->page), "mine_button")),
                                TRUE);
  g_assert_cmpuint (count (f, "visits_list"), ==, 4);
}

/* Space: the line stays where it is, faded; Undo makes it what it was. */
static void
test_keep_and_undo (Fixture *f, gconstpointer data)
{
  TillidTodayLine *line = line_at (f, "promises_list", 0);
  const gint64 id = tillid_today_line_get_id (line);
  AdwToast *toast = NULL;

  press (line, GDK_KEY_space);
  tillid_test_wait (tillid_window_get_toast (f->window) != NULL);
  tillid_test_wait (gtk_widget_has_css_class (GTK_WIDGET (line), "today-kept"));
  g_assert_cmpint (tillid_today_line_get_id (line_at (f, "promises_list", 0)), ==, id);
  toast = tillid_window_get_toast (f->window);
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "Promise kept");
  g_assert_true (get_focus (f) == GTK_WIDGET (line));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo-edit", "x",
                              g_variant_get_int64 (adw_toast_get_action_target_value (toast)));
  tillid_test_wait (!gtk_widget_has_css_class (GTK_WIDGET (line), "today-kept"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (line), "late-edge"));
}

/* D asks for a day; the line goes to its place and the first day stays beside it. */
static void
test_new_date (Fixture *f, gconstpointer data)
{
  TillidTodayLine *line = line_at (f, "promises_list", 0);
  const gint64 id = tillid_today_line_get_id (line);
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "date_popover"));

  press (line, GDK_KEY_d);
  tillid_test_wait (gtk_widget_get_mapped (popover));
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (popover, "date_entry")), "2026-03-20");
  g_signal_emit_by_name (tillid_test_child (popover, "keep_button"), "clicked");
  tillid_test_wait (tillid_today_line_get_id (line_at (f, "promises_list", 0)) != id);
  tillid_test_wait (!gtk_widget_get_mapped (popover));
}

/* O gives it to a colleague: the menu names everybody else. */
static void
test_pass_on (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (model_of (f), TILLID_TODAY_PROMISES);
  const TillidTodayRow *row = rows->pdata[0];
  const gint64 id = row->record->id;
  const gint64 owner = row->owner;
  const gint64 me = tillid_session_get_member (f->session)->record.id;

  g_assert_cmpint (owner, !=, me);
  press (line_at (f, "promises_list", 0), GDK_KEY_o);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "today.give", "(xx)", id, me);
  tillid_test_wait (tillid_window_get_toast (f->window) != NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                  tillid_test_child (GTK_WIDGET (f->page), "mine_button")),
                                TRUE);
  tillid_test_wait (tillid_today_line_get_id (line_at (f, "promises_list", 0)) == id);
}

/* Enter opens the patient at the visit; Alt+Left comes back to the day. */
static void
test_open_and_back (Fixture *f, gconstpointer data)
{
  TillidTodayLine *line = line_at (f, "visits_list", 1);

  g_signal_emit_by_name (list_of (f, "visits_list"), "row-activated", line);
  tillid_test_wait (g_str_equal (tillid_window_get_place (f->window), "patient"));
  g_assert_cmpstr (tillid_patient_page_get_shown (
                     tillid_shell_get_patient_page (tillid_window_get_shell (f->window))),
                   ==, "visits");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL);
  g_assert_cmpstr (tillid_window_get_place (f->window), ==, "today");
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static GtkWindow *
find_contact_window (void)
{
  return find_window (TILLID_TYPE_QUICK_CONTACT_WINDOW);
}

static gboolean
is_silent (Fixture *f, gint64 patient)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (model_of (f), TILLID_TODAY_SILENT);

  for (guint i = 0; i < rows->len; i++)
    if (((const TillidTodayRow *) rows->pdata[i])->patient == patient)
      return TRUE;
  return FALSE;
}

/* F7 on the line of somebody silent: the patient is filled in, what is typed is a draft, Ctrl+Enter keeps it, and the patient is silent no
 * more. */
static void
test_quick_contact (Fixture *f, gconstpointer data)
{
  TillidTodayLine *line = line_at (f, "silent_list", 0);
  const gint64 patient = tillid_today_line_get_patient (line);
  GtkWindow *window = NULL;
  g_autofree char *draft = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (line));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.quick-contact", NULL);
  tillid_test_wait (find_contact_window () != NULL);
  window = find_contact_window ();
  gtk_editable_set_text (GTK_EDITABLE (tillid_quick_contact_window_get_next (
                           TILLID_QUICK_CONTACT_WINDOW (window))),
                         "write the letter");
  draft = tillid_session_get_draft (f->session, "quick-contact");
  g_assert_nonnull (draft);
  g_assert_nonnull (strstr (draft, "write the letter"));
  gtk_window_close (window);
  tillid_test_wait (find_contact_window () == NULL);

  gtk_widget_activate_action (GTK_WIDGET (line), "win.quick-contact-with", "x", patient);
  tillid_test_wait (find_contact_window () != NULL);
  window = find_contact_window ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     tillid_quick_contact_window_get_next (TILLID_QUICK_CONTACT_WINDOW (window)))),
                   ==, "write the letter");
  gtk_widget_activate_action (GTK_WIDGET (window), "contact.keep", NULL);
  tillid_test_wait (!is_silent (f, patient));
  tillid_test_wait (find_contact_window () == NULL);
  g_free (g_steal_pointer (&draft));
  draft = tillid_session_get_draft (f->session, "quick-contact");
  g_assert_null (draft);
}

static GtkWidget *
find_child (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      return child;
  return NULL;
}

/* Visits with nobody: the line leads to each of them, named by day, time and patient. */
static void
test_covers (Fixture *f, gconstpointer data)
{
  GtkWidget *covers = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "covers"));
  GtkWidget *row = GTK_WIDGET (tillid_test_child (covers, "missing_row"));
  g_autoptr (GArray) visits =
    tillid_today_model_list_covers (model_of (f), TILLID_TODAY_INTERPRETER_MISSING);
  const TillidTodayCover *second = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *words = NULL;
  GtkWidget *popover = NULL;
  GMenuModel *menu = NULL;

  g_assert_cmpuint (visits->len, >, 1);
  g_signal_emit_by_name (tillid_test_child (covers, "covers_list"), "row-activated", row);
  popover = find_child (covers, GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popover);
  menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, (int) visits->len);
  second = &g_array_index (visits, TillidTodayCover, 1);
  target = g_menu_model_get_item_attribute_value (menu, 1, G_MENU_ATTRIBUTE_TARGET, NULL);
  words = tillid_today_words_cover (model_of (f), second);
  g_assert_nonnull (strstr (words, tillid_today_model_find_name (model_of (f), second->patient)));
  gtk_popover_popdown (GTK_POPOVER (popover));
  tillid_test_wait (find_child (covers, GTK_TYPE_POPOVER_MENU) == NULL);
  gtk_widget_activate_action_variant (covers, "win.open-patient-page", target);
  tillid_test_wait (g_str_equal (tillid_window_get_place (f->window), "patient"));
}

/* Nobody is booked for a visit of today: Space on its line asks for one. */
static void
test_book (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = tillid_today_model_list (model_of (f), TILLID_TODAY_VISITS);
  guint n_missing = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidTodayRow *row = visits->pdata[i];
      GtkWidget *line = GTK_WIDGET (line_at (f, "visits_list", (int) i));

      if (row->cover.state != TILLID_TODAY_INTERPRETER_MISSING ||
          ((const TillidVisit *) row->record)->status != TILLID_VISIT_STATUS_PLANNED)
        continue;
      n_missing++;
      gtk_widget_grab_focus (line);
      press (line, GDK_KEY_space);
      tillid_test_wait (find_window (TILLID_TYPE_BOOKING_WINDOW) != NULL);
      gtk_window_close (find_window (TILLID_TYPE_BOOKING_WINDOW));
      tillid_test_wait (find_window (TILLID_TYPE_BOOKING_WINDOW) == NULL);
      break;
    }
  g_assert_cmpuint (n_missing, ==, 1);
}

/* A minute passes: nothing jumps under whoever stands on a line. */
static void
test_tick (Fixture *f, gconstpointer data)
{
  TillidTodayLine *line = line_at (f, "promises_list", 4);

  gtk_widget_grab_focus (GTK_WIDGET (line));
  tillid_today_model_tick (model_of (f));
  tillid_test_settle ();
  g_assert_true (get_focus (f) == GTK_WIDGET (line));
  g_assert_true (line_at (f, "promises_list", 4) == line);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/today/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("first", test_first);
  ADD ("keep-and-undo", test_keep_and_undo);
  ADD ("new-date", test_new_date);
  ADD ("pass-on", test_pass_on);
  ADD ("open-and-back", test_open_and_back);
  ADD ("quick-contact", test_quick_contact);
  ADD ("covers", test_covers);
  ADD ("book", test_book);
  ADD ("tick", test_tick);

  return g_test_run ();
}
