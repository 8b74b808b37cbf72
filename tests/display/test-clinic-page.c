/* test-clinic-page.c - the clinic by month of the demo clinic, by keyboard and on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "test-support.h"
#include "tillid-caseload-chart.h"
#include "tillid-clinic-page.h"
#include "tillid-clinic-print.h"
#include "tillid-demo.h"
#include "tillid-document-window.h"
#include "tillid-test-folder.h"
#include "tillid-visit-query.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidClinicPage *page;   /* (unowned): the window's */
  TillidClinicModel *model; /* (unowned): the page's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-clinic-page-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 30, 2, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->page = g_object_new (TILLID_TYPE_CLINIC_PAGE, NULL);
  tillid_workplace_set_session (TILLID_WORKPLACE (f->page), f->session, f->undo);
  f->model = tillid_clinic_page_get_model (f->page);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 840);
  tillid_test_wait (tillid_clinic_page_is_shown (f->page));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

/* The first measure is the one beside the caseload, and an edit is counted without anybody asking. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Visit held");
  g_autoptr (GError) error = NULL;
  TillidCaseloadChart beside;
  TillidClinicChart chart;
  TillidVisit *visit;
  guint before;

  scope = tillid_session_open_measures (f->session, "clinic", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_caseload_chart_read (tillid_session_get_db (f->session), scope,
                                             tillid_session_today (f->session), &beside, &error));
  tillid_clinic_model_get_chart (f->model, TILLID_CLINIC_SLICC, &chart);
  g_assert_cmpint (chart.mean.denominator, >, 0);
  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    {
      g_assert_cmpint (chart.months[i].numerator, ==, beside.months[i].numerator);
      g_assert_cmpint (chart.months[i].denominator, ==, beside.months[i].denominator);
    }

  before = tillid_clinic_months_get_n_visits (tillid_clinic_model_get_reading (f->model)->months);
  visit = tillid_edit_assign_id (tillid_visit_new (), tillid_session_get_ids (f->session));
  {
    g_autoptr (GArray) lists =
      tillid_visit_query_lists (tillid_session_get_db (f->session), scope, &error);

    visit->patient = g_array_index (lists, TillidListEntry, 0).patient;
  }
  visit->day = beside.first;
  tillid_edit_take (edit, tillid_record_seal (visit));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  tillid_test_wait (tillid_clinic_months_get_n_visits (
                      tillid_clinic_model_get_reading (f->model)->months) == before + 1);
}

static void
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
    }
}

static void
press_button (Fixture *f, const char *name)
{
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (f->page), name), "clicked");
}

/* The year before, and back; what is beyond the demo's first year says so. */
static void
test_years (Fixture *f, gconstpointer data)
{
  GtkWidget *later = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "later_button"));
  const TillidDay first =
    tillid_clinic_months_get_first (tillid_clinic_model_get_reading (f->model)->months);

  g_assert_false (gtk_widget_get_sensitive (later));
  press_button (f, "earlier_button");
  tillid_test_wait (
    tillid_clinic_months_get_first (tillid_clinic_model_get_reading (f->model)->months) ==
    tillid_day_add_months (first, -12));
  g_assert_true (gtk_widget_get_sensitive (later));
  for (guint i = 0; i < 9; i++)
    press_button (f, "earlier_button");
  tillid_test_wait (!tillid_clinic_model_is_reading (f->model));
  g_assert_true (tillid_clinic_model_is_empty (f->model));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_test_child (GTK_WIDGET (f->page), "stack"))),
                   ==, "empty");
  for (guint i = 0; i < 10; i++)
    press_button (f, "later_button");
  tillid_test_wait (!tillid_clinic_model_is_reading (f->model));
  g_assert_cmpint (tillid_clinic_months_get_first (
                     tillid_clinic_model_get_reading (f->model)->months),
                   ==, first);
  g_assert_false (gtk_widget_get_sensitive (later));
}

/* One stop for Tab; arrows go around, and the lines of the one in focus stand out. */
static void
test_team (Fixture *f, gconstpointer data)
{
  TillidTeamView *team = tillid_clinic_page_get_team (f->page);
  const guint n = tillid_team_view_get_n_nodes (team);
  g_autoptr (GPtrArray) nodes = tillid_clinic_model_list_nodes (f->model);

  g_assert_cmpuint (n, ==, nodes->len);
  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (gtk_widget_get_focusable (tillid_team_view_get_node (team, i)), ==, i == 0);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (tillid_team_view_get_node (team, i)), ==,
                       ((TillidClinicNode *) nodes->pdata[i])->sentence);
    }
  g_assert_cmpint (tillid_team_view_get_chosen (team), ==, -1);
  gtk_widget_grab_focus (tillid_team_view_get_node (team, 0));
  tillid_test_wait (tillid_team_view_get_chosen (team) == 0);
  press (GTK_WIDGET (team), GDK_KEY_Right);
  tillid_test_wait (tillid_team_view_get_chosen (team) == 1);
  press (GTK_WIDGET (team), GDK_KEY_Home);
  tillid_test_wait (tillid_team_view_get_chosen (team) == 0);
  press (GTK_WIDGET (team), GDK_KEY_Left);
  tillid_test_wait (tillid_team_view_get_chosen (team) == (int) n - 1);
  g_assert_true (gtk_widget_get_focusable (tillid_team_view_get_node (team, n - 1)));
  g_assert_false (gtk_widget_get_focusable (tillid_team_view_get_node (team, 0)));
}

static GtkWindow *
find_paper (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TILLID_IS_DOCUMENT_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
node_free (gpointer data)
{
  TillidClinicNode *node = data;

  g_free (node->name);
  g_free (node->sentence);
  g_free (node);
}

/* @n colleagues of four professions, each of whom shares patients with every seventh one. */
static void
fill_team (TillidTeamView *team, guint n)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TillidNetworkLine));

  for (guint i = 0; i < n; i++)
    {
      TillidClinicNode *node = g_new0 (TillidClinicNode, 1);

      node->name = g_strdup_printf ("%c%c Colleague", 'A' + i % 26, 'A' + i / 26);
      node->sentence = g_strdup_printf ("%s, nurse", node->name);
      node->group = i * 4 / n;
      g_ptr_array_add (nodes, node);
      for (guint k = i + 1; k < n; k += 7)
        {
          const TillidNetworkLine line = { i, k, 5 + (i * 13 + k * 7) % 40 };

          g_array_append_val (lines, line);
        }
    }
  tillid_team_view_show (team, nodes, lines);
}

/* With five and with sixty colleagues: everybody is inside, and no sign stands on another. */
static void
test_sizes (void)
{
  static const guint sizes[] = { 1, 5, 60 };
  TillidTeamView *team = g_object_new (TILLID_TYPE_TEAM_VIEW, NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window = NULL;

  gtk_widget_add_css_class (card, "background");
  gtk_widget_set_vexpand (GTK_WIDGET (team), TRUE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (team));
  window = tillid_test_show (card, 820, 520);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      graphene_rect_t last = GRAPHENE_RECT_INIT (-100, -100, 1, 1);

      fill_team (team, sizes[i]);
      tillid_test_settle ();
      for (guint k = 0; k < sizes[i]; k++)
        {
          GtkWidget *sign = gtk_widget_get_first_child (tillid_team_view_get_node (team, k));
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (sign, GTK_WIDGET (team), &bounds));
          g_assert_cmpfloat (bounds.origin.x, >=, 0);
          g_assert_cmpfloat (bounds.origin.y, >=, 0);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                             gtk_widget_get_width (GTK_WIDGET (team)));
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                             gtk_widget_get_height (GTK_WIDGET (team)));
          g_assert_cmpfloat (hypot (bounds.origin.x - last.origin.x,
                                    bounds.origin.y - last.origin.y),
                             >=, bounds.size.width * 0.9);
          last = bounds;
        }
      tillid_test_picture (card, sizes[i] == 60 ? "team-60" : "team-few");
    }
  gtk_window_destroy (window);
}

/* Everything is on paper, and the window that shows it says it to a screen reader. */
static void
test_paper (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidDocument) document = tillid_clinic_print_make_document (f->model, f->session);
  g_autofree char *text = tillid_document_to_text (document);
  g_autofree char *path = g_build_filename (f->folder, "clinic.pdf", NULL);
  g_autoptr (TillidPages) pages =
    tillid_pages_new (tillid_clinic_print_make_document (f->model, f->session));
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  for (guint i = 0; i < TILLID_CLINIC_N_MEASURES; i++)
    {
      g_assert_nonnull (strstr (text, tillid_clinic_measure_get_title (i)));
      g_assert_nonnull (strstr (text, tillid_clinic_measure_get_definition (i)));
    }
  tillid_pages_write (pages, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  tillid_clinic_print_show (GTK_WIDGET (f->page), f->model, f->session);
  window = find_paper ();
  g_assert_nonnull (window);
  g_assert_cmpuint (tillid_page_preview_get_n_pages (
                      tillid_document_window_get_preview (TILLID_DOCUMENT_WINDOW (window))),
                    >=, 3);
  gtk_window_destroy (window);
}

/* (transfer full): the same clinic, with somebody of @roles at work. */
static TillidSession *
open_as (Fixture *f, const char *name, const char *roles)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  TillidSession *session;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, roles);
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  session =
    tillid_session_open (tillid_session_get_path (f->session), name, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  return session;
}

/* Who treats has some patients and no clinic; a researcher has all numbers, and no name of a colleague. */
static void
test_roles (Fixture *f, gconstpointer data)
{
  const TillidWorkplaceInterface *place = tillid_workplace_find ("clinic");
  static const struct
  {
    const char *name, *roles;
    gboolean has_page;
  } cases[] = {
    { "Clara Lund", "clinician", FALSE },
    { "Ida Kjær", "coordinator", TRUE },
    { "Adam Ravn", "administrator", FALSE },
    { "Rosa Lind", "researcher", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TillidSession *session = open_as (f, cases[i].name, cases[i].roles);

      g_assert_cmpint (tillid_workplace_is_for (place, session), ==, cases[i].has_page);
      if (g_str_equal (cases[i].roles, "researcher"))
        {
          TillidClinicModel *model = tillid_clinic_model_new (session);

          tillid_test_wait (!tillid_clinic_model_is_reading (model));
          {
            g_autoptr (GPtrArray) nodes = tillid_clinic_model_list_nodes (model);

            g_assert_cmpuint (nodes->len, >=, 4);
            for (guint k = 0; k < nodes->len; k++)
              g_assert_nonnull (
                strstr (((TillidClinicNode *) nodes->pdata[k])->sentence, "Colleague"));
            g_assert_cmpuint (tillid_clinic_months_get_n_visits (
                                tillid_clinic_model_get_reading (model)->months),
                              ==,
                              tillid_clinic_months_get_n_visits (
                                tillid_clinic_model_get_reading (f->model)->months));
          }
          tillid_test_finalize (model);
        }
      tillid_session_close (session);
      tillid_test_finalize (session);
    }
}

/* It stands under the caseload, for whoever may open every patient. */
static void
test_place (Fixture *f, gconstpointer data)
{
  const TillidWorkplaceInterface *place = tillid_workplace_find ("clinic");

  g_assert_nonnull (place);
  g_assert_cmpstr (place->under, ==, "caseload");
  g_assert_cmpint (tillid_workplace_is_for (place, f->session), ==,
                   tillid_session_may (f->session, TILLID_ACTION_EVERY_PATIENT, NULL));
}

#define ADD(name, func) g_test_add ("/clinic-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  ADD ("numbers", test_numbers);
  ADD ("team", test_team);
  g_test_add_func ("/clinic-page/sizes", test_sizes);
  ADD ("years", test_years);
  ADD ("paper", test_paper);
  ADD ("place", test_place);
  ADD ("roles", test_roles);
  return g_test_run ();
}
