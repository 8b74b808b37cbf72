/* test-plan-page.c - the plan of the demo clinic's first patient on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plan-page-fixture.h"
#include "tillid-goal-card.h"
#include "tillid-goal-editor.h"
#include "tillid-goal-ladder.h"
#include "tillid-plan-edits.h"
#include "tillid-history-window.h"
#include "tillid-in-error-window.h"
#include "tillid-plan-words.h"
#include "tillid-step-editor.h"
#include "tillid-step-row.h"

static TillidGoalCard *
last_card (Fixture *f)
{
  GtkWidget *box = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "goals_box"));

  return TILLID_GOAL_CARD (gtk_widget_get_last_child (box));
}

static void
type_into (GtkWidget *parent, const char *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (parent, entry)), text);
}

static guint
n_goals (Fixture *f)
{
  return tillid_plan_model_get_goals (f->model)->len;
}

static void
test_goal (Fixture *f, gconstpointer data)
{
  guint before = n_goals (f);
  GtkWidget *editor;
  const TillidPlanGoal *goal;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.add-goal", NULL);
  g_assert_true (tillid_goal_card_is_editing (last_card (f)));
  editor = GTK_WIDGET (tillid_test_child (GTK_WIDGET (last_card (f)), "editor"));
  g_assert_false (tillid_goal_editor_keep (TILLID_GOAL_EDITOR (editor)));
  type_into (editor, "words_entry", "أمشي كل يوم");
  type_into (editor, "rung_2", "Twice a week");
  g_assert_true (tillid_goal_editor_keep (TILLID_GOAL_EDITOR (editor)));
  tillid_test_wait (n_goals (f) == before + 1);
  goal = tillid_plan_model_get_goals (f->model)->pdata[before];
  g_assert_cmpstr (goal->goal->words, ==, "أمشي كل يوم");
  g_assert_cmpstr (goal->goal->rung_0, ==, "Twice a week");
  g_assert_false (tillid_goal_card_is_editing (last_card (f)));

  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (n_goals (f) == before);
  tillid_test_undo (f->demo.undo, TRUE);
  tillid_test_wait (n_goals (f) == before + 1);
}

static void
test_rate (Fixture *f, gconstpointer data)
{
  const TillidPlanGoal *goal = tillid_plan_model_get_goals (f->model)->pdata[0];
  gint64 id = goal->goal->record.id;
  guint before = goal->ratings->len;
  GtkWidget *box = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "goals_box"));
  GtkWidget *ladder = GTK_WIDGET (tillid_test_child (gtk_widget_get_first_child (box), "ladder"));
  GtkWidget *rung = GTK_WIDGET (tillid_test_child (ladder, "rung_2"));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ladder), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rung), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (rung), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_true (tillid_goal_ladder_focus_rung (TILLID_GOAL_LADDER (ladder), 2));
  g_signal_emit_by_name (ladder, "rated", 0);
  tillid_test_wait (tillid_plan_model_find_goal (f->model, id)->ratings->len == before + 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (rung), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  for (int side = 0; side < TILLID_PLAN_N_SIDES; side++)
    {
      guint before = tillid_plan_model_get_steps (f->model, (TillidSide) side)->len;
      TillidStepColumn *column = column_of (f, (TillidSide) side);
      GtkWidget *editor = GTK_WIDGET (tillid_test_child (GTK_WIDGET (column), "editor"));

      tillid_step_column_add (column);
      type_into (editor, "staff_entry", "A new step");
      type_into (editor, "when_entry", "every evening");
      g_assert_true (tillid_step_editor_keep (TILLID_STEP_EDITOR (editor)));
      tillid_test_wait (tillid_plan_model_get_steps (f->model, (TillidSide) side)->len ==
                        before + 1);
      g_assert_nonnull (tillid_step_column_peek_place (column, before));
    }
}

static void
test_kept (Fixture *f, gconstpointer data)
{
  const TillidPlanStep *late = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->pdata[0];
  gint64 id = late->step->record.id;
  GtkWidget *row = tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id);

  g_assert_nonnull (late->promise);
  g_assert_true (gtk_widget_has_css_class (row, "overdue"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (tillid_test_child (row, "due_label"))), ==,
                   "\u20684\u2069 days late");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Read the housing letter, call the municipality. Jonas L. "
                                       "does it. Promised, \u20684\u2069 days "
                                       "late. Goal \u20683\u2069.");

  gtk_widget_activate_action (row, "plan.finish-step", "x", id);
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id) == NULL);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id) != NULL);
}

static void
test_hand (Fixture *f, gconstpointer data)
{
  gint64 id =
    ((TillidPlanStep *) tillid_plan_model_get_steps (f->model, TILLID_SIDE_FAMILY)->pdata[0])
      ->step->record.id;
  GtkWidget *row;

  row = tillid_step_column_find (column_of (f, TILLID_SIDE_FAMILY), id);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (row, "plan.hand-step", "(xi)", id, (int) TILLID_SIDE_CLINIC);
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id) != NULL);
  row = tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id);
  g_assert_true (gtk_window_get_focus (f->window) == row);

  /* An undo takes the step back, and the focus with it. */
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id) == NULL);
  g_assert_true (TILLID_IS_STEP_ROW (gtk_window_get_focus (f->window)));
  g_assert_cmpint (tillid_step_row_get_step (TILLID_STEP_ROW (gtk_window_get_focus (f->window))),
                   ==, id);
  tillid_test_undo (f->demo.undo, TRUE);
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id) != NULL);
  row = tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), id);
  g_assert_true (gtk_window_get_focus (f->window) == row);
  gtk_widget_activate_action (row, "plan.promise-step", "x", id);
  tillid_test_wait (tillid_plan_model_find_step (f->model, id)->promise != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (row, "promised_chip"))));
}

/* From the last column back to the first: steps are reached in the order of the sides, however tall they are. */
static void
test_tab_order (Fixture *f, gconstpointer data)
{
  int side = TILLID_SIDE_OTHERS, places = 0;
  GtkWidget *row;

  row = tillid_step_column_peek_place (column_of (f, TILLID_SIDE_OTHERS), 0);
  gtk_widget_grab_focus (row);
  while (side > TILLID_SIDE_PATIENT && ++places < 100)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_BACKWARD);
      focus = gtk_window_get_focus (f->window);
      if (gtk_widget_is_ancestor (focus, GTK_WIDGET (column_of (f, (TillidSide) side))))
        continue;
      g_assert_true (
        gtk_widget_is_ancestor (focus, GTK_WIDGET (column_of (f, (TillidSide) (side - 1)))));
      side--;
    }
  g_assert_cmpint (side, ==, TILLID_SIDE_PATIENT);
}

static void
test_drafts (Fixture *f, gconstpointer data)
{
  const guint before = n_goals (f);
  guint steps = tillid_plan_model_get_steps (f->model, TILLID_SIDE_OTHERS)->len;
  GtkWidget *editor;

  g_test_summary (
    "What is unfinished is in its field when the page is made again, and not in the plan");
  tillid_step_column_add (column_of (f, TILLID_SIDE_OTHERS));
  editor =
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (column_of (f, TILLID_SIDE_OTHERS)), "editor"));
  type_into (editor, "when_entry", "before su");
  type_into (editor, "staff_entry", "The school wri");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.add-goal", NULL);
  editor = GTK_WIDGET (tillid_test_child (GTK_WIDGET (last_card (f)), "editor"));
  type_into (editor, "words_entry", "I walk to the");
  g_assert_true (tillid_page_leave (TILLID_PAGE (f->page)));
  tillid_session_flush (f->demo.session);
  tillid_test_settle ();
  g_assert_cmpuint (n_goals (f), ==, before);
  g_assert_cmpuint (tillid_plan_model_get_steps (f->model, TILLID_SIDE_OTHERS)->len, ==, steps);
  gtk_window_destroy (f->window);
  show_page (f);
  editor =
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (column_of (f, TILLID_SIDE_OTHERS)), "editor"));
  g_assert_true (tillid_step_editor_is_open (TILLID_STEP_EDITOR (editor)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (editor, "when_entry"))),
                   ==, "before su");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (editor, "staff_entry"))),
                   ==, "The school wri");
  editor = GTK_WIDGET (tillid_test_child (GTK_WIDGET (last_card (f)), "editor"));
  g_assert_true (tillid_goal_editor_is_open (TILLID_GOAL_EDITOR (editor)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (editor, "words_entry"))),
                   ==, "I walk to the");
}

static const char *
text_in (GtkWidget *parent, const char *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (parent, entry)));
}

/* What is unfinished in a popover is there when it is opened again, also in another page; also nothing. */
static void
test_popover_drafts (Fixture *f, gconstpointer data)
{
  const TillidPlanStep *late = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->pdata[0];
  gint64 step = late->step->record.id;
  GtkWidget *popover = open_popover (f, "phase_popover", 0);

  type_into (popover, "receiver_entry", "The family doc");
  type_into (popover, "note_entry", "Talked ab");
  type_into (popover, "from_entry", "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  popover = open_popover (f, "date_popover", step);
  g_assert_cmpstr (text_in (popover, "date_entry"), !=, "");
  type_into (popover, "date_entry", "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_window_destroy (f->window);
  show_page (f);

  popover = open_popover (f, "phase_popover", 0);
  g_assert_cmpstr (text_in (popover, "receiver_entry"), ==, "The family doc");
  g_assert_cmpstr (text_in (popover, "note_entry"), ==, "Talked ab");
  g_assert_cmpstr (text_in (popover, "from_entry"), ==, "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  popover = open_popover (f, "date_popover", step);
  g_assert_cmpstr (text_in (popover, "date_entry"), ==, "");

  /* What is kept is no draft any more, and what was not typed is what the plan says. */
  type_into (popover, "date_entry", "2026-04-01");
  g_signal_emit_by_name (tillid_test_child (popover, "keep_button"), "clicked");
  tillid_test_wait (tillid_plan_model_find_step (f->model, step)->due ==
                    tillid_day_from_iso ("2026-04-01"));
  popover = open_popover (f, "date_popover", step);
  g_assert_cmpstr (text_in (popover, "date_entry"), ==, "1 April 2026");
}

static GtkWidget *
past_button (Fixture *f, const char *list_name, int index)
{
  GtkWidget *list = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), list_name));
  GtkListBoxRow *row =
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (tillid_test_child (list, "list")), index);

  gtk_expander_set_expanded (GTK_EXPANDER (tillid_test_child (list, "expander")), TRUE);
  g_assert_nonnull (row);
  return GTK_WIDGET (tillid_test_child (gtk_list_box_row_get_child (row), "take_up_button"));
}

static const char *
past_title (Fixture *f, const char *list_name)
{
  GtkWidget *list = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), list_name));

  g_assert_true (gtk_widget_get_visible (list));
  return gtk_expander_get_label (GTK_EXPANDER (tillid_test_child (list, "expander")));
}

/* What is done can be seen again, and taken up; each side keeps its own. */
static void
test_past (Fixture *f, gconstpointer data)
{
  const TillidPlanStep *late = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->pdata[0];
  const TillidPlanGoal *goal = tillid_plan_model_get_goals (f->model)->pdata[0];
  gint64 step_id = late->step->record.id, goal_id = goal->goal->record.id;
  guint steps = tillid_plan_model_get_past_steps (f->model)->len;
  guint goals = tillid_plan_model_get_past_goals (f->model)->len;
  g_autofree char *label = NULL;

  tillid_plan_finish_step (f->model, step_id);
  tillid_test_wait (tillid_plan_model_get_past_steps (f->model)->len == steps + 1);
  g_assert_null (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), step_id));
  label = g_strdup_printf ("Done and taken off (\u2068%u\u2069)", steps + 1);
  g_assert_cmpstr (past_title (f, "past_steps"), ==, label);
  /* Done today: the first one. */
  g_assert_true (gtk_widget_get_visible (past_button (f, "past_steps", 0)));
  tillid_test_picture (GTK_WIDGET (f->window), "plan-past-en");
  g_signal_emit_by_name (past_button (f, "past_steps", 0), "clicked");
  tillid_test_wait (tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), step_id) != NULL);
  g_assert_cmpuint (tillid_plan_model_find_step (f->model, step_id)->step->done_on, ==,
                    TILLID_ABSENT);
  g_assert_true (gtk_window_get_focus (f->window) ==
                 tillid_step_column_find (column_of (f, TILLID_SIDE_CLINIC), step_id));

  tillid_plan_set_goal_status (f->model, goal_id, TILLID_GOAL_STATUS_REACHED);
  tillid_test_wait (tillid_plan_model_get_past_goals (f->model)->len == goals + 1);
  g_assert_null (tillid_plan_model_find_goal (f->model, goal_id));
  g_assert_true (g_str_has_prefix (past_title (f, "past_goals"), "Reached and set aside ("));
  g_signal_emit_by_name (past_button (f, "past_goals", (int) goals), "clicked");
  tillid_test_wait (tillid_plan_model_find_goal (f->model, goal_id) != NULL);
  g_assert_cmpuint (tillid_plan_model_find_goal (f->model, goal_id)->number, ==, 1);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_plan_model_find_goal (f->model, goal_id) == NULL);
}

/* Popovers that were open, and were closed or not, hold nothing of the patient: tear_down() sees to it. */
static void
test_popovers (Fixture *f, gconstpointer data)
{
  const TillidPlanStep *late = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->pdata[0];
  gint64 step = late->step->record.id;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->page));
  gtk_popover_popdown (GTK_POPOVER (open_popover (f, "phase_popover", 0)));
  gtk_popover_popdown (GTK_POPOVER (open_popover (f, "date_popover", step)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.step-menu", "x", step);
  gtk_popover_popdown (GTK_POPOVER (tillid_test_child (GTK_WIDGET (f->page), "step_menu")));
  gtk_widget_activate_action (GTK_WIDGET (last_card (f)), "goal.menu", NULL);
  if (data != NULL)
    open_popover (f, "phase_popover", 0);
}

static void
test_fold (Fixture *f, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "matters_card"));
  GtkWidget *column = GTK_WIDGET (column_of (f, TILLID_SIDE_PATIENT));
  graphene_rect_t quote, steps;

  g_test_summary ("The columns mirror in a language that runs from right to left");
  g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (f->page), &quote));
  g_assert_true (gtk_widget_compute_bounds (column, GTK_WIDGET (f->page), &steps));
  g_assert_cmpfloat (quote.origin.x + quote.size.width, <, steps.origin.x);
  g_assert_cmpfloat_with_epsilon (quote.size.width, 340, 1);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_window_destroy (f->window);
  show_page (f);
  card = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "matters_card"));
  column = GTK_WIDGET (column_of (f, TILLID_SIDE_PATIENT));
  g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (f->page), &quote));
  g_assert_true (gtk_widget_compute_bounds (column, GTK_WIDGET (f->page), &steps));
  g_assert_cmpfloat (quote.origin.x, >, steps.origin.x + steps.size.width);
  tillid_test_picture (GTK_WIDGET (f->window), "plan-light-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
show_sized (Fixture *f, int width, int height, const char *name)
{
  gtk_window_destroy (f->window);
  f->page = g_object_new (TILLID_TYPE_PLAN_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), width, height);
  tillid_test_picture (GTK_WIDGET (f->window), name);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  tillid_test_picture (GTK_WIDGET (f->window), "plan-light-en");
  tillid_test_set_dark (TRUE);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "plan-dark-en");
  tillid_test_set_dark (FALSE);
  show_sized (f, 1036, 600, "plan-small-en");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  show_sized (f, 1376, 900, "plan-large-text-en");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/plan-page/pictures", test_pictures },
    { "/app/plan-page/goal", test_goal },
    { "/app/plan-page/rate", test_rate },
    { "/app/plan-page/steps", test_steps },
    { "/app/plan-page/kept", test_kept },
    { "/app/plan-page/hand", test_hand },
    { "/app/plan-page/tab-order", test_tab_order },
    { "/app/plan-page/drafts", test_drafts },
    { "/app/plan-page/fold", test_fold },
    { "/app/plan-page/popover-drafts", test_popover_drafts },
    { "/app/plan-page/popovers", test_popovers },
    { "/app/plan-page/past", test_past },
  };

  tillid_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add ("/app/plan-page/popovers-open", Fixture, GINT_TO_POINTER (1), set_up, test_popovers,
              tear_down);

  return g_test_run ();
}
