/* test-in-error.c - entered in error: where an entry stands, and in one list, on the plan of the demo clinic's first patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plan-page-fixture.h"
#include "tillid-goal-card.h"
#include "tillid-plan-edits.h"
#include "tillid-history-window.h"
#include "tillid-in-error-window.h"
#include "tillid-step-row.h"

static gboolean
press_key (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_button (part, label);
  return found;
}

static void
bring_all_back (Fixture *f)
{
  GtkWindow *dialog = tillid_in_error_window_new (f->window, f->demo.context);
  GtkWidget *button = NULL;

  gtk_window_present (dialog);
  while ((button = find_button (GTK_WIDGET (dialog), "Bring back")) != NULL)
    {
      g_signal_emit_by_name (button, "clicked");
      tillid_test_wait (find_button (GTK_WIDGET (dialog), "Bring back") != button);
    }
  gtk_window_destroy (dialog);
}

/* Delete marks a step, with its promise, and a goal; both have versions to look at; undo brings each back at once, and the
 * window of what was entered in error does so later. */
static void
test_in_error (Fixture *f, gconstpointer data)
{
  const TillidPlanStep *late = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->pdata[0];
  const gint64 step = late->step->record.id, promise = late->promise->record.id;
  const gint64 goal =
    ((TillidPlanGoal *) tillid_plan_model_get_goals (f->model)->pdata[0])->goal->record.id;
  const guint n_past = tillid_plan_model_get_past_steps (f->model)->len;
  GtkWidget *row = tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), step);
  GtkWidget *card =
    gtk_widget_get_first_child (GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "goals_box")));

  gtk_widget_activate_action (row, "plan.step-versions", "x", step);
  g_assert_nonnull (find_window (TILLID_TYPE_HISTORY_WINDOW));
  gtk_window_destroy (find_window (TILLID_TYPE_HISTORY_WINDOW));

  gtk_widget_grab_focus (row);
  tillid_test_wait (gtk_widget_has_focus (row));
  g_assert_true (press_key (row, GDK_KEY_Delete));
  tillid_test_wait (tillid_plan_model_find_step (f->model, step) == NULL);
  /* Not done and not taken off: it never was. */
  g_assert_cmpuint (tillid_plan_model_get_past_steps (f->model)->len, ==, n_past);
  g_assert_cmpint (tillid_plan_model_find_promised_step (f->model, promise), ==, 0);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_plan_model_find_step (f->model, step) != NULL);
  g_assert_nonnull (tillid_plan_model_find_step (f->model, step)->promise);

  g_assert_true (TILLID_IS_GOAL_CARD (card));
  gtk_widget_activate_action (card, "goal.versions", NULL);
  g_assert_nonnull (find_window (TILLID_TYPE_HISTORY_WINDOW));
  gtk_window_destroy (find_window (TILLID_TYPE_HISTORY_WINDOW));
  gtk_widget_activate_action (card, "goal.in-error", NULL);
  tillid_test_wait (tillid_plan_model_find_goal (f->model, goal) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.step-in-error", "x", step);
  tillid_test_wait (tillid_plan_model_find_step (f->model, step) == NULL);

  bring_all_back (f);
  g_assert_nonnull (tillid_plan_model_find_goal (f->model, goal));
  g_assert_nonnull (tillid_plan_model_find_step (f->model, step));
  g_assert_nonnull (tillid_plan_model_find_step (f->model, step)->promise);
}

/* A phase is marked where it is dated; what has no row on any page is marked in the window, which lists it with the rest. */
static void
test_in_error_elsewhere (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_popover (f, "phase_popover", 0);
  TillidMark *mark = tillid_patient_context_new_record (f->demo.context, &tillid_mark_type);
  const gint64 id = mark->record.id;
  g_autoptr (TillidRecord) after = NULL;
  GtkWindow *window = NULL;
  GtkListBox *latest = NULL;
  GtkWidget *button = NULL;

  g_assert_nonnull (tillid_plan_model_get_phase (f->model, TILLID_PHASE_KIND_ENDING)->phase);
  tillid_test_wait (gtk_widget_get_mapped (popover));
  tillid_test_picture (popover, "phase-popover");
  g_signal_emit_by_name (tillid_test_child (popover, "in_error_button"), "clicked");
  tillid_test_wait (tillid_plan_model_get_phase (f->model, TILLID_PHASE_KIND_ENDING)->phase ==
                    NULL);
  popover = open_popover (f, "phase_popover", 0);
  g_assert_false (
    gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (popover, "in_error_button"))));
  gtk_popover_popdown (GTK_POPOVER (popover));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_plan_model_get_phase (f->model, TILLID_PHASE_KIND_ENDING)->phase !=
                    NULL);

  tillid_set_text (&mark->next_time, "Start with the bread");
  tillid_patient_context_apply_one (f->demo.context, "Mark", mark);
  window = tillid_in_error_window_new (f->window, f->demo.context);
  gtk_window_present (window);
  latest = GTK_LIST_BOX (tillid_test_child (GTK_WIDGET (window), "latest_list"));
  tillid_test_wait (gtk_list_box_get_row_at_index (latest, 0) != NULL &&
                    strstr (adw_preferences_row_get_title (
                              ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (latest, 0))),
                            "Start with the bread") != NULL);
  button = find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (latest, 0)), "Entered in error");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  tillid_test_wait (find_button (GTK_WIDGET (window), "Bring back") != NULL);
  after = tillid_patient_context_get (f->demo.context, &tillid_mark_type, id);
  g_assert_cmpint (after->state, ==, TILLID_RECORD_IN_ERROR);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add ("/app/in-error/plan", Fixture, NULL, set_up, test_in_error, tear_down);
  g_test_add ("/app/in-error/elsewhere", Fixture, NULL, set_up, test_in_error_elsewhere, tear_down);
  return g_test_run ();
}
