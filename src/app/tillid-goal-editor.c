/* tillid-goal-editor.c - the fields of a goal
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-goal-editor.h"

#include <string.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-form-keys.h"
#include "tillid-format.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-record-form.h"

struct _TillidGoalEditor
{
  GtkWidget parent_instance;

  GtkWidget *words_entry;
  GtkWidget *staff_entry;
  GtkWidget *rungs[TILLID_LADDER_RUNGS];
  GtkLabel *levels[TILLID_LADDER_RUNGS];
  GtkExpander *more_expander;
  TillidRecordForm *more_form;
  GtkWidget *keep_button;

  TillidPlanModel *model; /* (owned) (nullable): while open */
  TillidGoal *goal;       /* (owned) (nullable): as it was opened; %NULL is a new one */
};

/* All of it can wait. */
static const TillidFormField more_fields[] = {
  { "why", NULL, FALSE },
  { "smallest_step", NULL, FALSE },
  { "how_we_know", NULL, FALSE },
  { "could_stop", NULL, FALSE },
  { "patient_brings", NULL, FALSE },
  { "clinic_brings", NULL, FALSE },
  { "review_on", NULL, FALSE },
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidGoalEditor, tillid_goal_editor, GTK_TYPE_WIDGET)

static void
changed_cb (TillidGoalEditor *self)
{
  gtk_widget_set_sensitive (self->keep_button, (tillid_draft_keeper_has_text (self->words_entry) ||
                                                tillid_draft_keeper_has_text (self->staff_entry)) &&
                                                 tillid_record_form_is_complete (self->more_form));
}

static void
close_editor (TillidGoalEditor *self)
{
  if (self->model == NULL)
    return;
  tillid_record_form_release (self->more_form);
  g_clear_object (&self->model);
  g_clear_pointer (&self->goal, tillid_goal_unref);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
close_cb (TillidGoalEditor *self)
{
  close_editor (self);
}

static void
keep_cb (TillidGoalEditor *self)
{
  tillid_goal_editor_keep (self);
}

static void
close_form (GtkWidget *form)
{
  close_editor (TILLID_GOAL_EDITOR (form));
}

static void
keep_form (GtkWidget *form)
{
  tillid_goal_editor_keep (TILLID_GOAL_EDITOR (form));
}

static const TillidFormKeys form_keys = { .close = close_form, .keep = keep_form };

static gboolean
tillid_goal_editor_grab_focus (GtkWidget *widget)
{
  TillidGoalEditor *self = TILLID_GOAL_EDITOR (widget);

  return gtk_widget_grab_focus (self->words_entry);
}

static void
tillid_goal_editor_dispose (GObject *object)
{
  TillidGoalEditor *self = TILLID_GOAL_EDITOR (object);

  if (self->more_form != NULL)
    tillid_record_form_release (self->more_form);
  g_clear_object (&self->model);
  g_clear_pointer (&self->goal, tillid_goal_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_GOAL_EDITOR);

  G_OBJECT_CLASS (tillid_goal_editor_parent_class)->dispose (object);
}

static void
bind_rungs (GtkWidgetClass *widget_class)
{
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      g_autofree char *rung = g_strdup_printf ("rung_%d", i);
      g_autofree char *level = g_strdup_printf ("level_%d", i);

      gtk_widget_class_bind_template_child_full (widget_class, rung, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (TillidGoalEditor,
                                                                            rungs) +
                                                           i * sizeof (gpointer)));
      gtk_widget_class_bind_template_child_full (widget_class, level, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (TillidGoalEditor,
                                                                            levels) +
                                                           i * sizeof (gpointer)));
    }
}

static void
tillid_goal_editor_class_init (TillidGoalEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_goal_editor_dispose;
  widget_class->grab_focus = tillid_goal_editor_grab_focus;
  widget_class->focus = tillid_focus_children;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", TILLID_TYPE_GOAL_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TILLID_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-goal-editor.ui");
  /* No member: it is only disposed of with the template. */
  gtk_widget_class_bind_template_child_full (widget_class, "root", TRUE, 0);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalEditor, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalEditor, staff_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalEditor, more_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalEditor, more_form);
  gtk_widget_class_bind_template_child (widget_class, TillidGoalEditor, keep_button);
  bind_rungs (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_goal_editor_init (TillidGoalEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      g_autofree char *level = tillid_plan_describe_rung (2 - i);

      gtk_label_set_label (self->levels[i], level);
    }
  tillid_form_keys_add (GTK_WIDGET (self), &form_keys);
}

static void
bind_field (TillidGoalEditor *self, GtkWidget *entry, const char *field, const char *stored)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autofree char *place =
    tillid_plan_dup_draft_place (self->model, "goal",
                                 self->goal != NULL ? self->goal->record.id : 0, field);

  tillid_draft_keeper_bind (entry, tillid_patient_context_get_session (context), place, stored);
}

/* What is not asked at once; opened where something stands in it. */
static void
open_more (TillidGoalEditor *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autoptr (TillidGoal) blank = tillid_goal_new ();
  const TillidGoal *shown = self->goal != NULL ? self->goal : blank;
  g_autofree char *place =
    tillid_plan_dup_draft_place (self->model, "goal",
                                 self->goal != NULL ? self->goal->record.id : 0, "more");

  tillid_record_form_open (self->more_form, context, &shown->record, place, more_fields,
                           G_N_ELEMENTS (more_fields));
  gtk_expander_set_expanded (self->more_expander, tillid_record_form_is_filled (self->more_form));
}

/**
 * tillid_goal_editor_open:
 * @self: an editor
 * @model: the plan
 * @goal: (nullable): the goal to change, %NULL for a new one
 *
 * Shows the words of @goal, or the drafts of them.
 */
void
tillid_goal_editor_open (TillidGoalEditor *self, TillidPlanModel *model, const TillidGoal *goal)
{
  g_return_if_fail (TILLID_IS_GOAL_EDITOR (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  g_clear_pointer (&self->goal, tillid_goal_unref);
  if (goal != NULL)
    self->goal = tillid_record_ref_any (goal);
  bind_field (self, self->words_entry, "words", goal != NULL ? goal->words : NULL);
  bind_field (self, self->staff_entry, "staff", goal != NULL ? goal->staff_words : NULL);
  gtk_widget_set_visible (self->staff_entry, tillid_plan_needs_two_languages (model) ||
                                               tillid_draft_keeper_has_text (self->staff_entry));
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      g_autofree char *field = g_strdup_printf ("rung%d", i);

      bind_field (self, self->rungs[i], field,
                  goal != NULL ? tillid_goal_get_rung (goal, i) : NULL);
    }
  open_more (self);
  changed_cb (self);
}

/* Whether it holds a goal, and the plan with it. */
gboolean
tillid_goal_editor_is_open (TillidGoalEditor *self)
{
  g_return_val_if_fail (TILLID_IS_GOAL_EDITOR (self), FALSE);

  return self->model != NULL;
}

/**
 * tillid_goal_editor_keep:
 * @self: an editor
 *
 * Makes one edit of what is typed; only a sentence is needed.
 *
 * Returns: %FALSE if there is no sentence yet: then it stays a draft
 */
gboolean
tillid_goal_editor_keep (TillidGoalEditor *self)
{
  g_autofree char *words = NULL;
  g_autofree char *staff = NULL;
  char *rungs[TILLID_LADDER_RUNGS];
  g_autoptr (TillidGoal) more = tillid_goal_new ();
  TillidGoalText text;

  g_return_val_if_fail (TILLID_IS_GOAL_EDITOR (self), FALSE);

  if (self->model == NULL || !gtk_widget_get_sensitive (self->keep_button))
    return FALSE;
  words = tillid_draft_keeper_dup_field (self->words_entry);
  staff = tillid_draft_keeper_dup_field (self->staff_entry);
  tillid_record_form_read (self->more_form, &more->record);
  text = (TillidGoalText){ .words = words, .staff_words = staff, .more = more };
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    text.rungs[i] = rungs[i] = tillid_draft_keeper_dup_field (self->rungs[i]);
  if (self->goal == NULL)
    tillid_plan_add_goal (self->model, &text);
  else
    tillid_plan_edit_goal (self->model, self->goal, &text);

  tillid_record_form_forget (self->more_form);
  tillid_draft_keeper_forget (self->words_entry);
  tillid_draft_keeper_forget (self->staff_entry);
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      tillid_draft_keeper_forget (self->rungs[i]);
      g_free (rungs[i]);
    }
  close_editor (self);
  return TRUE;
}
