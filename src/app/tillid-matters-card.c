/* tillid-matters-card.c - what matters to the patient, in the patient's own sentence
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-matters-card.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-form-keys.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-said.h"
#include "tillid-stack-pages.h"
#include "tillid-words.h"

struct _TillidMattersCard
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *view_button;
  GtkLabel *words_label;
  GtkWidget *draft_label;
  GtkLabel *staff_label;
  GtkLabel *said_label;
  GtkWidget *words_view;
  GtkWidget *staff_view;
  GtkWidget *keep_button;

  TillidPlanModel *model; /* (owned) (nullable) */
  TillidCourse *opened;   /* (owned) (nullable): as it was when editing began */
  gboolean is_editing;
};

G_DEFINE_FINAL_TYPE (TillidMattersCard, tillid_matters_card, GTK_TYPE_WIDGET)

static TillidCourse *
get_course (TillidMattersCard *self)
{
  return tillid_patient_context_get_course (tillid_plan_model_get_context (self->model));
}

static void
show_view (TillidMattersCard *self)
{
  self->is_editing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "view");
  gtk_widget_grab_focus (self->view_button);
}

static void
bind_field (TillidMattersCard *self, GtkWidget *view, const char *field, const char *stored)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autofree char *place = tillid_plan_dup_draft_place (self->model, "matters", 0, field);

  tillid_draft_keeper_bind (view, tillid_patient_context_get_session (context), place, stored);
}

static void
edit_cb (TillidMattersCard *self)
{
  TillidCourse *course;

  if (self->model == NULL || tillid_plan_model_is_read_only (self->model))
    return;
  course = get_course (self);
  if (!self->is_editing)
    {
      g_clear_pointer (&self->opened, tillid_course_unref);
      if (course != NULL)
        self->opened = tillid_record_ref_any (course);
      bind_field (self, self->words_view, "words", course != NULL ? course->matters_words : NULL);
      bind_field (self, self->staff_view, "staff",
                  course != NULL ? course->matters_staff_words : NULL);
    }
  self->is_editing = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (self->words_view);
}

static void
close_cb (TillidMattersCard *self)
{
  show_view (self);
}

static void
keep (TillidMattersCard *self)
{
  g_autofree char *words = tillid_draft_keeper_dup_field (self->words_view);
  g_autofree char *staff = tillid_draft_keeper_dup_field (self->staff_view);

  tillid_plan_set_matters (self->model, self->opened, words, staff);
  tillid_draft_keeper_forget (self->words_view);
  tillid_draft_keeper_forget (self->staff_view);
  self->is_editing = FALSE;
}

static void
keep_cb (TillidMattersCard *self)
{
  if (!self->is_editing)
    return;
  keep (self);
  show_view (self);
}

static gboolean
is_form_open (GtkWidget *form)
{
  return TILLID_MATTERS_CARD (form)->is_editing;
}

static void
close_form (GtkWidget *form)
{
  show_view (TILLID_MATTERS_CARD (form));
}

static void
keep_form (GtkWidget *form)
{
  keep_cb (TILLID_MATTERS_CARD (form));
}

static const TillidFormKeys form_keys = { is_form_open, close_form, keep_form };

static gboolean
tillid_matters_card_grab_focus (GtkWidget *widget)
{
  TillidMattersCard *self = TILLID_MATTERS_CARD (widget);

  return gtk_widget_grab_focus (self->is_editing ? self->words_view : self->view_button);
}

static void
tillid_matters_card_dispose (GObject *object)
{
  TillidMattersCard *self = TILLID_MATTERS_CARD (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->opened, tillid_course_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_MATTERS_CARD);

  G_OBJECT_CLASS (tillid_matters_card_parent_class)->dispose (object);
}

static void
tillid_matters_card_class_init (TillidMattersCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_matters_card_dispose;
  widget_class->grab_focus = tillid_matters_card_grab_focus;
  widget_class->focus = tillid_focus_children;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-matters-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, view_button);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, staff_label);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, said_label);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, words_view);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, staff_view);
  gtk_widget_class_bind_template_child (widget_class, TillidMattersCard, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_matters_card_init (TillidMattersCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);

  tillid_form_keys_add (GTK_WIDGET (self), &form_keys);
}

/* The plan whose sentence it shows and edits. The card holds @model until another one is set or it goes. */
void
tillid_matters_card_set_model (TillidMattersCard *self, TillidPlanModel *model)
{
  g_return_if_fail (TILLID_IS_MATTERS_CARD (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  tillid_matters_card_refresh (self);
}

/* Shows what the plan says now; what is being typed stays. */
void
tillid_matters_card_refresh (TillidMattersCard *self)
{
  g_autofree char *said = NULL;
  g_autofree char *own = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *spoken = NULL;
  TillidCourse *course;
  const char *words, *staff;

  g_return_if_fail (TILLID_IS_MATTERS_CARD (self) && self->model != NULL);

  course = get_course (self);
  words = course != NULL ? course->matters_words : NULL;
  staff = course != NULL ? course->matters_staff_words : NULL;
  said = tillid_plan_describe_matters (self->model);
  if (words != NULL)
    own = g_strconcat (tillid_words_is_rtl (words) ? "«" : "“", words,
                       tillid_words_is_rtl (words) ? "»" : "”", NULL);
  tillid_said_set (self->words_label, own, course != NULL ? course->matters_language : NULL);
  gtk_widget_set_visible (self->draft_label, words == NULL);
  if (staff != NULL && words != NULL)
    quoted = g_strdup_printf (C_ ("what matters", "“%s”"), staff);
  else
    quoted = g_strdup (staff);
  gtk_label_set_label (self->staff_label, quoted != NULL ? quoted : "");
  gtk_widget_set_visible (GTK_WIDGET (self->staff_label), quoted != NULL);
  gtk_label_set_label (self->said_label, said);
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), *said != '\0');
  if (words == NULL)
    gtk_widget_add_css_class (self->view_button, "our-draft");
  else
    gtk_widget_remove_css_class (self->view_button, "our-draft");
  spoken = g_strdup_printf (C_ ("what matters, spoken", "What matters to me: %s"),
                            staff != NULL   ? staff
                            : words != NULL ? words
                                            : gtk_label_get_label (GTK_LABEL (self->draft_label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* Opens what was being typed when the page, the window or the computer went. */
void
tillid_matters_card_restore_drafts (TillidMattersCard *self)
{
  g_autofree char *prefix = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (TILLID_IS_MATTERS_CARD (self) && self->model != NULL);

  prefix = tillid_plan_dup_draft_place (self->model, "matters", 0, "");
  drafts = tillid_session_list_drafts (tillid_patient_context_get_session (
                                         tillid_plan_model_get_context (self->model)),
                                       prefix);
  if (drafts->len > 0)
    edit_cb (self);
}

/* Keeps what is typed. */
void
tillid_matters_card_leave (TillidMattersCard *self)
{
  g_return_if_fail (TILLID_IS_MATTERS_CARD (self));

  if (self->is_editing)
    keep_cb (self);
}
