/* tillid-step-row.c - one step of the plan, as a card in a column
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-step-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-plan-words.h"
#include "tillid-said.h"
#include "tillid-step-editor.h"

struct _TillidStepRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *view;
  GtkLabel *text_label;
  GtkWidget *done_button;
  GtkWidget *meta_box;
  GtkLabel *goal_label;
  TillidPersonSign *owner_sign;
  GtkLabel *due_label;
  GtkWidget *promised_chip;
  TillidStepEditor *editor;

  TillidPlanModel *model; /* (owned) (nullable) */
  gint64 step;
  TillidSide side;
  guint place;
  gboolean is_promised;
};

G_DEFINE_FINAL_TYPE (TillidStepRow, tillid_step_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_editable (TillidStepRow *self)
{
  return self->model != NULL && !tillid_plan_model_is_read_only (self->model);
}

static void
act (TillidStepRow *self, const char *action)
{
  if (is_editable (self))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "x", self->step);
}

static void
act_by (TillidStepRow *self, const char *action, int by)
{
  if (is_editable (self))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(xi)", self->step, by);
}

static void
done_cb (TillidStepRow *self)
{
  act (self, "plan.finish-step");
}

static void
closed_cb (TillidStepRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  gtk_widget_set_visible (self->view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Alt with an arrow. In a language that runs from right to left the columns do so too. */
static gboolean
arrow_pressed (TillidStepRow *self, guint keyval)
{
  int ahead = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
      act_by (self, "plan.hand-step", (int) self->side - ahead);
      return TRUE;
    case GDK_KEY_Right:
      act_by (self, "plan.hand-step", (int) self->side + ahead);
      return TRUE;
    case GDK_KEY_Up:
      act_by (self, "plan.move-step", -1);
      return TRUE;
    case GDK_KEY_Down:
      act_by (self, "plan.move-step", 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (TillidStepRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  if (mods == GDK_ALT_MASK)
    return arrow_pressed (self, keyval);
  if ((keyval == GDK_KEY_Menu && mods == 0) || (keyval == GDK_KEY_F10 && mods == GDK_SHIFT_MASK))
    {
      act (self, "plan.step-menu");
      return TRUE;
    }
  if (mods != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      act (self, "plan.finish-step");
      return TRUE;
    case GDK_KEY_p:
    case GDK_KEY_P:
      act (self, "plan.promise-step");
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      act (self, "plan.step-in-error");
      return TRUE;
    case GDK_KEY_d:
    case GDK_KEY_D:
      act (self, "plan.date-step");
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pressed_cb (TillidStepRow *self)
{
  act (self, "plan.step-menu");
}

static void
tillid_step_row_dispose (GObject *object)
{
  TillidStepRow *self = TILLID_STEP_ROW (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STEP_ROW);

  G_OBJECT_CLASS (tillid_step_row_parent_class)->dispose (object);
}

static void
tillid_step_row_class_init (TillidStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_step_row_dispose;

  g_type_ensure (TILLID_TYPE_PERSON_SIGN);
  g_type_ensure (TILLID_TYPE_STEP_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, view);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, done_button);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, meta_box);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, goal_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, owner_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, promised_chip);
  gtk_widget_class_bind_template_child (widget_class, TillidStepRow, editor);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
tillid_step_row_init (TillidStepRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* (transfer floating): an empty card, to be set. */
GtkWidget *
tillid_step_row_new (void)
{
  return g_object_new (TILLID_TYPE_STEP_ROW, NULL);
}

static void
show_meta (TillidStepRow *self, const TillidPlanStep *step)
{
  g_autofree char *due = tillid_plan_describe_due (self->model, step);
  g_autofree char *goal =
    step->goal_number > 0 ? tillid_format_number (step->goal_number, NULL) : g_strdup ("");
  TillidMember *owner =
    tillid_patient_context_find_member (tillid_plan_model_get_context (self->model),
                                        step->step->owner);
  gboolean is_late = step->days_late > 0;

  gtk_label_set_label (self->goal_label, goal);
  gtk_widget_set_visible (GTK_WIDGET (self->goal_label), step->goal_number > 0);
  if (owner != NULL)
    {
      tillid_person_sign_set_member (self->owner_sign, owner);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->owner_sign), owner->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->owner_sign), owner != NULL);
  gtk_label_set_label (self->due_label, due);
  gtk_widget_set_visible (self->promised_chip, step->promise != NULL);
  gtk_widget_set_visible (self->meta_box, step->goal_number > 0 || owner != NULL || *due != '\0' ||
                                            step->promise != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->due_label),
                              is_late ? (const char *[]){ "caption-heading", "late", NULL }
                                      : (const char *[]){ "caption", "dim-label", NULL });
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "overdue");
}

/**
 * tillid_step_row_set_step:
 * @self: a row
 * @model: the plan
 * @step: the step to show; not kept
 * @place: its place in the column
 */
void
tillid_step_row_set_step (TillidStepRow *self,
                          TillidPlanModel *model,
                          const TillidPlanStep *step,
                          guint place)
{
  g_autofree char *spoken = NULL;
  g_autofree char *title = NULL;
  const char *done;

  g_return_if_fail (TILLID_IS_STEP_ROW (self) && TILLID_IS_PLAN_MODEL (model) && step != NULL);

  g_set_object (&self->model, model);
  self->step = step->step->record.id;
  self->side = (TillidSide) step->step->side;
  self->place = place;
  title = tillid_step_dup_title (step->step);
  if (step->step->staff_words == NULL)
    tillid_said_set (self->text_label, title, step->step->language);
  else
    gtk_label_set_label (self->text_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text_label),
                               step->step->staff_words != NULL ? step->step->words : NULL);
  show_meta (self, step);
  done = step->promise != NULL ? C_ ("tooltip", "Kept (Space)") : C_ ("tooltip", "Done (Space)");
  gtk_widget_set_tooltip_text (self->done_button, done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step->promise != NULL ? C_ ("button", "Kept")
                                                        : C_ ("button", "Done"),
                                  -1);
  gtk_widget_set_visible (self->done_button, is_editable (self));
  spoken = tillid_plan_describe_step (model, step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The id of its step; 0 before it is set. */
gint64
tillid_step_row_get_step (TillidStepRow *self)
{
  g_return_val_if_fail (TILLID_IS_STEP_ROW (self), 0);

  return self->step;
}

/* Its place in the column, from 0. */
guint
tillid_step_row_get_place (TillidStepRow *self)
{
  g_return_val_if_fail (TILLID_IS_STEP_ROW (self), 0);

  return self->place;
}

/* Turns the card into its fields. */
void
tillid_step_row_edit (TillidStepRow *self)
{
  const TillidPlanStep *item;

  g_return_if_fail (TILLID_IS_STEP_ROW (self));

  if (!is_editable (self))
    return;
  item = tillid_plan_model_find_step (self->model, self->step);
  if (item == NULL)
    return;
  if (!tillid_step_row_is_editing (self))
    tillid_step_editor_open (self->editor, self->model, self->side, item->step);
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* Whether its fields are open. */
gboolean
tillid_step_row_is_editing (TillidStepRow *self)
{
  g_return_val_if_fail (TILLID_IS_STEP_ROW (self), FALSE);

  return tillid_step_editor_is_open (self->editor);
}

/* Keeps what is complete; the rest is a draft. */
void
tillid_step_row_leave (TillidStepRow *self)
{
  g_return_if_fail (TILLID_IS_STEP_ROW (self));

  if (tillid_step_row_is_editing (self))
    tillid_step_editor_keep (self->editor);
}
