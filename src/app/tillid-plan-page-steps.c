/* tillid-plan-page-steps.c - what the Plan page does with steps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Actions of the page take the id of a step. A step that was handed on is followed by the focus; the place of
 * one that left keeps it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-history-window.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-page-private.h"
#include "tillid-plan-words.h"
#include "tillid-step-row.h"

/* Whether there is a plan that may be changed. */
gboolean
tillid_plan_page_is_editable (TillidPlanPage *self)
{
  return self->model != NULL && !tillid_plan_model_is_read_only (self->model);
}

/* Lets a popover point to the middle of the lower edge of @target. */
void
tillid_plan_page_point_to (TillidPlanPage *self, GtkPopover *popover, GtkWidget *target)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (target, GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){
                                          (int) bounds.origin.x, (int) bounds.origin.y,
                                          (int) bounds.size.width, (int) bounds.size.height });
}

static int
focused_side (TillidPlanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (int i = 0; focus != NULL && i < TILLID_PLAN_N_SIDES; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns[i])))
      return i;
  return -1;
}

static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (tillid_plan_page_is_editable (self))
    tillid_step_column_add (self->columns[self->last_side]);
}

/* A new step goes into the column that had the focus last. */
void
tillid_plan_page_column_entered_cb (GtkEventController *controller, gpointer data)
{
  TillidPlanPage *self = data;

  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    if (gtk_event_controller_get_widget (controller) == GTK_WIDGET (self->columns[i]))
      self->last_side = (TillidSide) i;
}

static const TillidPlanStep *
step_of (TillidPlanPage *self, gint64 step)
{
  return tillid_plan_page_is_editable (self) ? tillid_plan_model_find_step (self->model, step)
                                             : NULL;
}

/* (transfer none) (nullable): the row of a step, in whatever column. */
GtkWidget *
tillid_plan_page_find_row (TillidPlanPage *self, gint64 step)
{
  GtkWidget *row = NULL;

  for (int i = 0; row == NULL && i < TILLID_PLAN_N_SIDES; i++)
    row = tillid_step_column_find (self->columns[i], step);
  return row;
}

/* The step leaves the plan: what comes to stand in its place gets the focus it had. */
static void
keep_place (TillidPlanPage *self, const TillidPlanStep *item)
{
  guint place = 0;

  if (focused_side (self) != item->step->side)
    return;
  g_ptr_array_find (tillid_plan_model_get_steps (self->model, item->step->side), item, &place);
  self->focus_side = item->step->side;
  self->focus_place = place;
}

static void
leave_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step = g_variant_get_int64 (parameter);
  const TillidPlanStep *item = step_of (self, step);

  if (item == NULL)
    return;
  keep_place (self, item);
  if (g_str_equal (name, "plan.finish-step"))
    tillid_plan_finish_step (self->model, step);
  else
    tillid_plan_drop_step (self->model, step);
}

/* It stays in the history, and comes back from there; with its promise. */
static void
step_in_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  const TillidPlanStep *item = step_of (self, g_variant_get_int64 (parameter));

  if (item == NULL)
    return;
  keep_place (self, item);
  tillid_patient_context_enter_in_error (tillid_plan_model_get_context (self->model), item->step);
}

static void
step_versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  gtk_window_present (tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 tillid_plan_model_get_context (self->model),
                                                 &tillid_step_type,
                                                 g_variant_get_int64 (parameter)));
}

static void
take_up_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (!tillid_plan_page_is_editable (self))
    return;
  self->focus_step = g_variant_get_int64 (parameter);
  tillid_plan_take_up_step (self->model, self->focus_step);
}

static void
promise_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step = g_variant_get_int64 (parameter);

  if (step_of (self, step) == NULL)
    return;
  self->focus_step = step;
  tillid_plan_promise_step (self->model, step);
}

static void
next_visit_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step = g_variant_get_int64 (parameter);

  if (step_of (self, step) == NULL)
    return;
  self->focus_step = step;
  tillid_plan_set_step_next_visit (self->model, step);
}

static void
date_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step = g_variant_get_int64 (parameter);
  const TillidPlanStep *item = step_of (self, step);
  g_autofree char *place = NULL;

  if (item == NULL)
    return;
  self->dated_step = step;
  place = tillid_plan_dup_draft_place (self->model, "date", step, "when");
  tillid_plan_page_point_to (self, GTK_POPOVER (self->date_popover),
                             tillid_plan_page_find_row (self, step));
  tillid_date_popover_ask (self->date_popover,
                           tillid_patient_context_get_session (
                             tillid_plan_model_get_context (self->model)),
                           place, tillid_step_get_text (item->step), item->step->due);
}

static void
promise_clicked_cb (AdwToast *toast, gpointer data)
{
  TillidPlanPage *self = data;
  gint64 *step = g_object_get_data (G_OBJECT (toast), "step");

  if (step_of (self, *step) != NULL)
    tillid_plan_promise_step (self->model, *step);
}

/* The one question of the page, in a toast of its own: it goes away unanswered. */
static void
ask_to_promise (TillidPlanPage *self, gint64 step)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (C_ ("toast", "This step is ours now, with a date."));
  adw_toast_set_button_label (toast, C_ ("toast", "_Promise it?"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 7);
  g_object_set_data_full (G_OBJECT (toast), "step", g_memdup2 (&step, sizeof step), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (promise_clicked_cb), self, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
hand_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step;
  int side;

  g_variant_get (parameter, "(xi)", &step, &side);
  if (step_of (self, step) == NULL || side < 0 || side >= TILLID_PLAN_N_SIDES)
    return;
  self->focus_step = step;
  if (tillid_plan_hand_step (self->model, step, (TillidSide) side))
    ask_to_promise (self, step);
}

static void
move_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step;
  int by;

  g_variant_get (parameter, "(xi)", &step, &by);
  if (step_of (self, step) == NULL)
    return;
  if (tillid_plan_move_step (self->model, step, by))
    self->focus_step = step;
}

static void
edit_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *row =
    tillid_plan_page_find_row (TILLID_PLAN_PAGE (widget), g_variant_get_int64 (parameter));

  if (row != NULL)
    tillid_step_row_edit (TILLID_STEP_ROW (row));
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_step_menu (const TillidPlanStep *item)
{
  static const char *const sides[] = {
    NC_ ("menu", "Hand to the patient"),
    NC_ ("menu", "Hand to the family"),
    NC_ ("menu", "Hand to us"),
    NC_ ("menu", "Hand to others"),
  };
  gint64 id = item->step->record.id;
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) hand = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_item (first, C_ ("menu", "_Edit"), "plan.edit-step", g_variant_new_int64 (id));
  append_item (first, item->promise != NULL ? C_ ("menu", "_Kept") : C_ ("menu", "D_one"),
               "plan.finish-step", g_variant_new_int64 (id));
  append_item (first, C_ ("menu", "_Date…"), "plan.date-step", g_variant_new_int64 (id));
  append_item (first, C_ ("menu", "At the next _visit"), "plan.next-visit-step",
               g_variant_new_int64 (id));
  if (item->promise == NULL)
    append_item (first, C_ ("menu", "_Promise it"), "plan.promise-step", g_variant_new_int64 (id));
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    if (i != item->step->side)
      append_item (hand, g_dpgettext2 (GETTEXT_PACKAGE, "menu", sides[i]), "plan.hand-step",
                   g_variant_new ("(xi)", id, i));
  append_item (last, C_ ("menu", "_Take off the plan"), "plan.drop-step", g_variant_new_int64 (id));
  append_item (last, C_ ("menu", "_Versions"), "plan.step-versions", g_variant_new_int64 (id));
  append_item (last, C_ ("menu", "Entered in e_rror"), "plan.step-in-error",
               g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (hand));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
step_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);
  gint64 step = g_variant_get_int64 (parameter);
  const TillidPlanStep *item = step_of (self, step);
  g_autoptr (GMenuModel) menu = NULL;

  if (item == NULL)
    return;
  menu = make_step_menu (item);
  gtk_popover_menu_set_menu_model (self->step_menu, menu);
  tillid_plan_page_point_to (self, GTK_POPOVER (self->step_menu),
                             tillid_plan_page_find_row (self, step));
  gtk_popover_popup (GTK_POPOVER (self->step_menu));
}

/* Before the plan is shown again: an undo may move or take away the row that has the focus. */
void
tillid_plan_page_remember_focus (TillidPlanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!TILLID_IS_STEP_ROW (focus) || self->focus_step != 0 || self->focus_side >= 0)
    return;
  self->focus_side = focused_side (self);
  self->focus_step = tillid_step_row_get_step (TILLID_STEP_ROW (focus));
  self->focus_place = tillid_step_row_get_place (TILLID_STEP_ROW (focus));
}

/* Gives the focus back to the step that an action was about, or to its place. */
void
tillid_plan_page_restore_focus (TillidPlanPage *self)
{
  const gboolean has_place = self->focus_step != 0 || self->focus_side >= 0;
  GtkWidget *row = NULL;

  if (self->focus_step != 0)
    row = tillid_plan_page_find_row (self, self->focus_step);
  if (row == NULL && self->focus_side >= 0)
    row = tillid_step_column_peek_place (self->columns[self->focus_side], self->focus_place);
  if (row == NULL && has_place)
    gtk_widget_grab_focus (self->step_button);
  else if (row != NULL && !tillid_step_row_is_editing (TILLID_STEP_ROW (row)))
    gtk_widget_grab_focus (row);
  self->focus_step = 0;
  self->focus_side = -1;
}

/* The date popover has an answer. */
void
tillid_plan_page_day_chosen_cb (TillidPlanPage *self, gint64 day)
{
  if (tillid_plan_page_is_editable (self))
    tillid_plan_set_step_due (self->model, self->dated_step, day);
  self->focus_step = self->dated_step;
}

/* The actions of steps, with the keys that work in the whole page. */
void
tillid_plan_page_install_step_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "plan.add-step", NULL, add_step_action },
    { "plan.finish-step", "x", leave_step_action },
    { "plan.drop-step", "x", leave_step_action },
    { "plan.take-up-step", "x", take_up_step_action },
    { "plan.step-in-error", "x", step_in_error_action },
    { "plan.step-versions", "x", step_versions_action },
    { "plan.promise-step", "x", promise_step_action },
    { "plan.next-visit-step", "x", next_visit_step_action },
    { "plan.date-step", "x", date_step_action },
    { "plan.edit-step", "x", edit_step_action },
    { "plan.step-menu", "x", step_menu_action },
    { "plan.hand-step", "(xi)", hand_step_action },
    { "plan.move-step", "(xi)", move_step_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "plan.add-step",
                                       NULL);
}
