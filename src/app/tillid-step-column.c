/* tillid-step-column.c - the steps of one side
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Rows are kept by the id of their step when the plan is read again: what is being typed in one of them, and
 * where the focus is, does not move. */
#include "config.h"

#include "tillid-step-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-plan-words.h"
#include "tillid-said.h"
#include "tillid-side-sign.h"
#include "tillid-step-editor.h"
#include "tillid-step-row.h"

struct _TillidStepColumn
{
  GtkWidget parent_instance;

  TillidSideSign *sign;
  GtkLabel *name_label;
  GtkLabel *native_label;
  GtkLabel *count_label;
  GtkListBox *list;
  GtkLabel *empty_label;
  TillidStepEditor *editor;

  TillidPlanModel *model; /* (owned) (nullable) */
  TillidSide side;
};

G_DEFINE_FINAL_TYPE (TillidStepColumn, tillid_step_column, GTK_TYPE_WIDGET)

static const char *const empty_words[] = {
  [TILLID_SIDE_PATIENT] = NC_ ("steps, empty", "Ask: what will you try yourself?"),
  [TILLID_SIDE_FAMILY] = NC_ ("steps, empty", "Nothing here. Who at home can help?"),
  [TILLID_SIDE_CLINIC] = NC_ ("steps, empty", "Nothing here. What do we do next?"),
  [TILLID_SIDE_OTHERS] = NC_ ("steps, empty", "Nothing here. Whom do we ask?"),
};

static void
row_activated_cb (TillidStepColumn *self, GtkListBoxRow *row)
{
  tillid_step_row_edit (TILLID_STEP_ROW (row));
}

static void
closed_cb (TillidStepColumn *self)
{
  GtkListBoxRow *row;
  int n = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL)
    n++;
  row = gtk_list_box_get_row_at_index (self->list, n - 1);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  guint place_a = tillid_step_row_get_place (TILLID_STEP_ROW (a));
  guint place_b = tillid_step_row_get_place (TILLID_STEP_ROW (b));

  return place_a < place_b ? -1 : place_a > place_b;
}

static void
tillid_step_column_dispose (GObject *object)
{
  TillidStepColumn *self = TILLID_STEP_COLUMN (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STEP_COLUMN);

  G_OBJECT_CLASS (tillid_step_column_parent_class)->dispose (object);
}

static void
tillid_step_column_class_init (TillidStepColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_step_column_dispose;

  g_type_ensure (TILLID_TYPE_SIDE_SIGN);
  g_type_ensure (TILLID_TYPE_STEP_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-step-column.ui");
  /* No member: it is only disposed of with the template. */
  gtk_widget_class_bind_template_child_full (widget_class, "root", TRUE, 0);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, sign);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, native_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, count_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, list);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepColumn, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_step_column_init (TillidStepColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

static void
show_names (TillidStepColumn *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  const char *native = tillid_patient_context_get_native_name (context);
  g_autofree char *first = NULL;
  const char *name = tillid_plan_get_side_name (self->model, self->side);

  gtk_label_set_label (self->name_label, name);
  if (self->side == TILLID_SIDE_PATIENT && native != NULL)
    first = g_strndup (native, strcspn (native, " "));
  tillid_said_set (self->native_label, first, tillid_patient_context_get_language (context));
  gtk_widget_set_visible (GTK_WIDGET (self->native_label), TRUE);
  gtk_label_set_xalign (self->native_label, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * tillid_step_column_set_side:
 * @self: a column
 * @model: the plan
 * @side: whose steps
 */
void
tillid_step_column_set_side (TillidStepColumn *self, TillidPlanModel *model, TillidSide side)
{
  g_return_if_fail (TILLID_IS_STEP_COLUMN (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  self->side = side;
  tillid_side_sign_set_side (self->sign, side);
  gtk_label_set_label (self->empty_label,
                       g_dpgettext2 (GETTEXT_PACKAGE, "steps, empty", empty_words[side]));
  tillid_step_column_refresh (self);
}

static void
remove_gone (TillidStepColumn *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    {
      const TillidPlanStep *item =
        tillid_plan_model_find_step (self->model, tillid_step_row_get_step (TILLID_STEP_ROW (row)));

      if (item != NULL && item->step->side == (int) self->side)
        i++;
      else
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

/* Shows what the plan says now. */
void
tillid_step_column_refresh (TillidStepColumn *self)
{
  g_autofree char *count = NULL;
  GPtrArray *steps;

  g_return_if_fail (TILLID_IS_STEP_COLUMN (self) && self->model != NULL);

  steps = tillid_plan_model_get_steps (self->model, self->side);
  show_names (self);
  count = tillid_format_number (steps->len, NULL);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), steps->len > 0);
  remove_gone (self);
  for (guint i = 0; i < steps->len; i++)
    {
      const TillidPlanStep *item = steps->pdata[i];
      GtkWidget *row = tillid_step_column_find (self, item->step->record.id);
      gboolean is_new = row == NULL;

      if (is_new)
        row = tillid_step_row_new ();
      tillid_step_row_set_step (TILLID_STEP_ROW (row), self->model, item, i);
      if (is_new)
        gtk_list_box_append (self->list, row);
    }
  gtk_list_box_invalidate_sort (self->list);
}

/* (transfer none) (nullable): the row of a step. */
GtkWidget *
tillid_step_column_find (TillidStepColumn *self, gint64 step)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TILLID_IS_STEP_COLUMN (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (tillid_step_row_get_step (TILLID_STEP_ROW (row)) == step)
      return GTK_WIDGET (row);
  return NULL;
}

/* (transfer none) (nullable): the row at @place, or the last one before it. */
GtkWidget *
tillid_step_column_peek_place (TillidStepColumn *self, guint place)
{
  g_return_val_if_fail (TILLID_IS_STEP_COLUMN (self), NULL);

  for (int i = (int) place; i >= 0; i--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != NULL)
        return GTK_WIDGET (row);
    }
  return NULL;
}

/* Opens the fields of a new step at the foot of the column. */
void
tillid_step_column_add (TillidStepColumn *self)
{
  g_return_if_fail (TILLID_IS_STEP_COLUMN (self) && self->model != NULL);

  if (!tillid_step_editor_is_open (self->editor))
    tillid_step_editor_open (self->editor, self->model, self->side, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static gboolean
has_draft (TillidStepColumn *self, gint64 id)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autofree char *prefix = tillid_plan_dup_draft_place (self->model, "step", id, "");
  g_autoptr (GPtrArray) drafts =
    tillid_session_list_drafts (tillid_patient_context_get_session (context), prefix);

  return drafts->len > 0;
}

/* Opens what was being typed when the page, the window or the computer went. */
void
tillid_step_column_restore_drafts (TillidStepColumn *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_STEP_COLUMN (self) && self->model != NULL);

  if (has_draft (self, -(gint64) self->side))
    tillid_step_column_add (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (has_draft (self, tillid_step_row_get_step (TILLID_STEP_ROW (row))))
      tillid_step_row_edit (TILLID_STEP_ROW (row));
}

/* Keeps what was changed. A step that was not kept yet may be half a sentence: it stays a draft in its fields. */
void
tillid_step_column_leave (TillidStepColumn *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_STEP_COLUMN (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    tillid_step_row_leave (TILLID_STEP_ROW (row));
}
