/* tillid-goal-card.c - one goal of the plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-goal-card.h"

#include <glib/gi18n-lib.h>

#include "tillid-focus.h"
#include "tillid-format.h"
#include "tillid-goal-editor.h"
#include "tillid-goal-ladder.h"
#include "tillid-history-window.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-said.h"
#include "tillid-stack-pages.h"

struct _TillidGoalCard
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *head_button;
  GtkLabel *number_label;
  GtkLabel *words_label;
  GtkLabel *staff_label;
  GtkWidget *draft_label;
  GtkLabel *review_label;
  GtkWidget *more_expander;
  GtkLabel *more_label;
  TillidGoalLadder *ladder;
  TillidGoalEditor *editor;
  GtkPopover *menu;

  TillidPlanModel *model; /* (owned) (nullable) */
  gint64 goal;            /* 0: a new one */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidGoalCard, tillid_goal_card, GTK_TYPE_WIDGET)

static gboolean
is_editable (TillidGoalCard *self)
{
  return self->model != NULL && !tillid_plan_model_is_read_only (self->model);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_goal_card_edit (TILLID_GOAL_CARD (widget));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidGoalCard *self = TILLID_GOAL_CARD (widget);

  if (is_editable (self))
    tillid_plan_set_goal_status (self->model, self->goal,
                                 g_str_equal (name, "goal.reached") ? TILLID_GOAL_STATUS_REACHED
                                                                    : TILLID_GOAL_STATUS_SET_ASIDE);
}

/* It stays in the history, and comes back from there. */
static void
in_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidGoalCard *self = TILLID_GOAL_CARD (widget);
  const TillidPlanGoal *item = is_editable (self) && !tillid_goal_card_is_editing (self)
                                 ? tillid_plan_model_find_goal (self->model, self->goal)
                                 : NULL;

  if (item != NULL)
    tillid_patient_context_enter_in_error (tillid_plan_model_get_context (self->model), item->goal);
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidGoalCard *self = TILLID_GOAL_CARD (widget);

  if (self->goal != 0)
    gtk_window_present (tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                   tillid_plan_model_get_context (self->model),
                                                   &tillid_goal_type, self->goal));
}

static void
show_menu (TillidGoalCard *self, double x, double y)
{
  if (!is_editable (self) || tillid_goal_card_is_editing (self))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (TILLID_GOAL_CARD (widget), gtk_widget_get_width (widget) / 2.0, 24);
}

static void
pressed_cb (TillidGoalCard *self, int n_press, double x, double y)
{
  show_menu (self, x, y);
}

static void
rated_cb (TillidGoalCard *self, int attainment)
{
  if (is_editable (self))
    tillid_plan_rate_goal (self->model, self->goal, attainment);
}

static void
closed_cb (TillidGoalCard *self)
{
  gtk_stack_set_visible_child_name (self->stack, "view");
  if (self->goal != 0)
    gtk_widget_grab_focus (self->head_button);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
tillid_goal_card_grab_focus (GtkWidget *widget)
{
  TillidGoalCard *self = TILLID_GOAL_CARD (widget);

  return gtk_widget_grab_focus (tillid_goal_card_is_editing (self) ? GTK_WIDGET (self->editor)
                                                                   : self->head_button);
}

static void
tillid_goal_card_dispose (GObject *object)
{
  TillidGoalCard *self = TILLID_GOAL_CARD (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_GOAL_CARD);

  G_OBJECT_CLASS (tillid_goal_card_parent_class)->dispose (object);
}

static void
tillid_goal_card_class_init (TillidGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_goal_card_dispose;
  widget_class->grab_focus = tillid_goal_card_grab_focus;
  widget_class->focus = tillid_focus_children;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", TILLID_TYPE_GOAL_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TILLID_TYPE_GOAL_LADDER);
  g_type_ensure (TILLID_TYPE_GOAL_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-goal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, head_button);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, number_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, staff_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, review_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, more_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, more_label);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, ladder);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, editor);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalCard, menu);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_install_action (widget_class, "goal.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "goal.reached", NULL, status_action);
  gtk_widget_class_install_action (widget_class, "goal.set-aside", NULL, status_action);
  gtk_widget_class_install_action (widget_class, "goal.in-error", NULL, in_error_action);
  gtk_widget_class_install_action (widget_class, "goal.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "goal.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "goal.in-error", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "goal.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "goal.menu",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_goal_card_init (TillidGoalCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "goal");

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* What else is known; and that it is our draft, while the patient has not said it. */
static void
show_more (TillidGoalCard *self, const TillidGoal *goal)
{
  g_autofree char *more = tillid_goal_describe_more (goal);
  g_autofree char *review =
    tillid_goal_describe_review (goal, tillid_plan_model_get_today (self->model));
  const gboolean is_draft = goal->words == NULL;

  gtk_widget_set_visible (self->draft_label, is_draft);
  if (is_draft)
    gtk_widget_add_css_class (GTK_WIDGET (self), "our-draft");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "our-draft");
  gtk_label_set_label (self->review_label, review);
  gtk_widget_set_visible (GTK_WIDGET (self->review_label), *review != '\0');
  gtk_label_set_label (self->more_label, more);
  gtk_widget_set_visible (self->more_expander, *more != '\0');
}

/**
 * tillid_goal_card_set_goal:
 * @self: a card
 * @model: the plan
 * @goal: (nullable): the goal to show; %NULL for a new one
 */
void
tillid_goal_card_set_goal (TillidGoalCard *self, TillidPlanModel *model, const TillidPlanGoal *goal)
{
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (TILLID_IS_GOAL_CARD (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  self->goal = goal != NULL ? goal->goal->record.id : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.edit", is_editable (self));
  if (goal == NULL)
    return;
  number = tillid_format_number (goal->number, NULL);
  gtk_label_set_label (self->number_label, number);
  tillid_said_set (self->words_label, goal->goal->words, goal->goal->language);
  gtk_label_set_label (self->staff_label, goal->goal->staff_words);
  gtk_widget_set_visible (GTK_WIDGET (self->staff_label), goal->goal->staff_words != NULL);
  show_more (self, goal->goal);
  tillid_goal_ladder_set_goal (self->ladder, goal, is_editable (self));
  spoken =
    g_strdup_printf (C_ ("goal, spoken", "Goal %s, %s"), number, tillid_goal_get_text (goal->goal));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* The id of the goal it shows; 0 for one that is being written. */
gint64
tillid_goal_card_get_goal (TillidGoalCard *self)
{
  g_return_val_if_fail (TILLID_IS_GOAL_CARD (self), 0);

  return self->goal;
}

/* Shows the fields, with what was typed and not kept yet. */
void
tillid_goal_card_edit (TillidGoalCard *self)
{
  const TillidPlanGoal *item;

  g_return_if_fail (TILLID_IS_GOAL_CARD (self));

  if (!is_editable (self))
    return;
  item = tillid_plan_model_find_goal (self->model, self->goal);
  if (!tillid_goal_card_is_editing (self))
    tillid_goal_editor_open (self->editor, self->model, item != NULL ? item->goal : NULL);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* Whether its fields are open. */
gboolean
tillid_goal_card_is_editing (TillidGoalCard *self)
{
  g_return_val_if_fail (TILLID_IS_GOAL_CARD (self), FALSE);

  return tillid_goal_editor_is_open (self->editor);
}

/* Opens what was being typed when the page, the window or the computer went. */
void
tillid_goal_card_restore_drafts (TillidGoalCard *self)
{
  g_autofree char *prefix = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (TILLID_IS_GOAL_CARD (self) && self->model != NULL);

  prefix = tillid_plan_dup_draft_place (self->model, "goal", self->goal, "");
  drafts = tillid_session_list_drafts (tillid_patient_context_get_session (
                                         tillid_plan_model_get_context (self->model)),
                                       prefix);
  if (drafts->len > 0)
    tillid_goal_card_edit (self);
}

/* Keeps what was changed. A goal that was not kept yet may be half a sentence: it stays a draft in its fields. */
void
tillid_goal_card_leave (TillidGoalCard *self)
{
  g_return_if_fail (TILLID_IS_GOAL_CARD (self));

  if (self->goal != 0 && tillid_goal_card_is_editing (self))
    tillid_goal_editor_keep (self->editor);
}
