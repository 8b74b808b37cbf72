/* tillid-step-editor.c - the fields of a step
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-step-editor.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-form-keys.h"
#include "tillid-format.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"

struct _TillidStepEditor
{
  GtkWidget parent_instance;

  GtkWidget *staff_entry;
  GtkWidget *words_entry;
  GtkWidget *when_entry;
  GtkLabel *understood_label;
  GtkCheckButton *visit_check;
  GtkDropDown *goal_drop;
  GtkDropDown *owner_drop;
  GtkWidget *keep_button;

  TillidPlanModel *model; /* (owned) (nullable): while open */
  GArray *goals;          /* (owned) of gint64: ids behind goal_drop */
  GArray *owners;         /* (owned) of gint64: ids behind owner_drop */
  TillidSide side;
  TillidStep *step; /* (owned) (nullable): as it was opened; %NULL is a new one */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidStepEditor, tillid_step_editor, GTK_TYPE_WIDGET)

/* A typed date is shown back as it was understood. */
static void
changed_cb (TillidStepEditor *self)
{
  g_autofree char *when = g_strstrip (tillid_draft_keeper_dup_field (self->when_entry));
  g_autofree char *shown = NULL;
  TillidDay day;

  gtk_widget_set_sensitive (self->keep_button, tillid_draft_keeper_has_text (self->words_entry) ||
                                                 tillid_draft_keeper_has_text (self->staff_entry));
  if (self->model != NULL && *when != '\0' &&
      tillid_plan_read_day (when, tillid_plan_model_get_today (self->model), &day))
    shown = tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL);
  /* A day is one day, whenever the next visit is. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->visit_check), shown == NULL);
  gtk_label_set_label (self->understood_label, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label), shown != NULL);
}

static void
close_editor (TillidStepEditor *self)
{
  if (self->model == NULL)
    return;
  g_clear_object (&self->model);
  g_clear_pointer (&self->step, tillid_step_unref);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
close_cb (TillidStepEditor *self)
{
  close_editor (self);
}

static void
keep_cb (TillidStepEditor *self)
{
  tillid_step_editor_keep (self);
}

static void
close_form (GtkWidget *form)
{
  close_editor (TILLID_STEP_EDITOR (form));
}

static void
keep_form (GtkWidget *form)
{
  tillid_step_editor_keep (TILLID_STEP_EDITOR (form));
}

static const TillidFormKeys form_keys = { .close = close_form, .keep = keep_form };

static gboolean
tillid_step_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TILLID_STEP_EDITOR (widget)->staff_entry);
}

static void
tillid_step_editor_dispose (GObject *object)
{
  TillidStepEditor *self = TILLID_STEP_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->step, tillid_step_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STEP_EDITOR);

  G_OBJECT_CLASS (tillid_step_editor_parent_class)->dispose (object);
}

static void
tillid_step_editor_finalize (GObject *object)
{
  TillidStepEditor *self = TILLID_STEP_EDITOR (object);

  g_array_unref (self->goals);
  g_array_unref (self->owners);

  G_OBJECT_CLASS (tillid_step_editor_parent_class)->finalize (object);
}

static void
tillid_step_editor_class_init (TillidStepEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_step_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_step_editor_finalize;
  widget_class->grab_focus = tillid_step_editor_grab_focus;
  widget_class->focus = tillid_focus_children;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", TILLID_TYPE_STEP_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-step-editor.ui");
  /* No member: it is only disposed of with the template. */
  gtk_widget_class_bind_template_child_full (widget_class, "root", TRUE, 0);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, staff_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, when_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, visit_check);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, goal_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, owner_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidStepEditor, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_step_editor_init (TillidStepEditor *self)
{

  self->goals = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));

  tillid_form_keys_add (GTK_WIDGET (self), &form_keys);
}

static void
offer (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

static void
choose (GtkDropDown *drop, GtkStringList *names, GArray *ids, gint64 id)
{
  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop, 0);
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      gtk_drop_down_set_selected (drop, i);
  gtk_widget_set_visible (GTK_WIDGET (drop), ids->len > 1);
}

static gint64
chosen (GtkDropDown *drop, GArray *ids)
{
  guint index = gtk_drop_down_get_selected (drop);

  return index < ids->len ? g_array_index (ids, gint64, index) : 0;
}

static void
fill_goals (TillidStepEditor *self, gint64 goal)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *goals = tillid_plan_model_get_goals (self->model);

  g_array_set_size (self->goals, 0);
  offer (names, self->goals, C_ ("step", "No goal"), 0);
  for (guint i = 0; i < goals->len; i++)
    {
      const TillidPlanGoal *item = goals->pdata[i];
      g_autofree char *number = tillid_format_count (item->number);
      g_autofree char *name =
        g_strdup_printf (C_ ("goal", "%s: %s"), number, tillid_goal_get_text (item->goal));

      offer (names, self->goals, name, item->goal->record.id);
    }
  choose (self->goal_drop, names, self->goals, goal);
}

static void
fill_owners (TillidStepEditor *self, gint64 owner)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *members =
    tillid_patient_context_get_members (tillid_plan_model_get_context (self->model));

  g_array_set_size (self->owners, 0);
  if (self->side == TILLID_SIDE_CLINIC)
    for (guint i = 0; i < members->len; i++)
      {
        const TillidMember *member = members->pdata[i];

        offer (names, self->owners, member->name != NULL ? member->name : "", member->record.id);
      }
  choose (self->owner_drop, names, self->owners, owner);
}

static void
bind_field (TillidStepEditor *self, GtkWidget *entry, const char *field, const char *stored)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autofree char *place =
    tillid_plan_dup_draft_place (self->model, "step",
                                 self->step != NULL ? self->step->record.id : -(gint64) self->side,
                                 field);

  tillid_draft_keeper_bind (entry, tillid_patient_context_get_session (context), place, stored);
}

/**
 * tillid_step_editor_open:
 * @self: an editor
 * @model: the plan
 * @side: who does it
 * @step: (nullable): the step to change, %NULL for a new one
 *
 * Shows the words of @step, or the drafts of them.
 */
void
tillid_step_editor_open (TillidStepEditor *self,
                         TillidPlanModel *model,
                         TillidSide side,
                         const TillidStep *step)
{
  TillidSession *session;
  g_autofree char *when = NULL;

  g_return_if_fail (TILLID_IS_STEP_EDITOR (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  session = tillid_patient_context_get_session (tillid_plan_model_get_context (model));
  self->side = side;
  g_clear_pointer (&self->step, tillid_step_unref);
  if (step != NULL)
    self->step = tillid_record_ref_any (step);
  when = step != NULL ? tillid_plan_write_when (step) : NULL;
  bind_field (self, self->staff_entry, "staff", step != NULL ? step->staff_words : NULL);
  bind_field (self, self->words_entry, "words", step != NULL ? step->words : NULL);
  bind_field (self, self->when_entry, "when", when);
  gtk_widget_set_visible (self->words_entry, tillid_plan_needs_two_languages (model) ||
                                               tillid_draft_keeper_has_text (self->words_entry));
  gtk_check_button_set_active (self->visit_check, step != NULL && step->next_visit);
  fill_goals (self, step != NULL ? step->goal : 0);
  fill_owners (self, step != NULL ? step->owner : tillid_session_get_member (session)->record.id);
  changed_cb (self);
}

/* Whether it holds a step, and the plan with it. */
gboolean
tillid_step_editor_is_open (TillidStepEditor *self)
{
  g_return_val_if_fail (TILLID_IS_STEP_EDITOR (self), FALSE);

  return self->model != NULL;
}

/**
 * tillid_step_editor_keep:
 * @self: an editor
 *
 * Makes one edit of what is typed.
 *
 * Returns: %FALSE if nothing says yet what will be done: then it stays a draft
 */
gboolean
tillid_step_editor_keep (TillidStepEditor *self)
{
  g_autofree char *staff = NULL;
  g_autofree char *words = NULL;
  g_autofree char *when = NULL;
  TillidStepText text;

  g_return_val_if_fail (TILLID_IS_STEP_EDITOR (self), FALSE);

  if (self->model == NULL || !gtk_widget_get_sensitive (self->keep_button))
    return FALSE;
  staff = tillid_draft_keeper_dup_field (self->staff_entry);
  words = tillid_draft_keeper_dup_field (self->words_entry);
  when = tillid_draft_keeper_dup_field (self->when_entry);
  text = (TillidStepText){ .words = words,
                           .staff_words = staff,
                           .when = when,
                           .goal = chosen (self->goal_drop, self->goals),
                           .owner = chosen (self->owner_drop, self->owners),
                           .next_visit = gtk_check_button_get_active (self->visit_check) };
  if (self->step == NULL)
    tillid_plan_add_step (self->model, self->side, &text);
  else
    tillid_plan_edit_step (self->model, self->step, &text);
  tillid_draft_keeper_forget (self->staff_entry);
  tillid_draft_keeper_forget (self->words_entry);
  tillid_draft_keeper_forget (self->when_entry);
  close_editor (self);
  return TRUE;
}
