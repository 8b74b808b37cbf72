/* tillid-plan-page-more.c - decisions, papers and the other windows of the Plan page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-crisis-window.h"
#include "tillid-decisions.h"
#include "tillid-ending-window.h"
#include "tillid-paper-window.h"
#include "tillid-plan-page-private.h"
#include "tillid-plan-review.h"
#include "tillid-plan-words.h"
#include "tillid-review-window.h"

static void
prepare_decision (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  const TillidCourse *course = tillid_patient_context_get_course (context);
  TillidDecision *decision = (TillidDecision *) draft;

  decision->course = course != NULL ? course->record.id : 0;
  decision->decided_on = tillid_session_today (tillid_patient_context_get_session (context));
}

static const TillidFormField decision_fields[] = {
  { "question", NULL, FALSE },        { "options", NULL, TRUE },
  { "patient_prefers", NULL, FALSE }, { "family_prefers", NULL, FALSE },
  { "clinic_prefers", NULL, FALSE },  { "decided", NULL, TRUE },
  { "doubts", NULL, FALSE },          { "review_on", NULL, FALSE },
};

static const TillidRecordKind decision_kind = {
  .type = &tillid_decision_type,
  .title = NC_ ("form", "Decision"),
  .empty = NC_ ("empty",
                "No decision yet. Write the question and what could be done; the rest can "
                "wait."),
  .added = NC_ ("edit", "Decision added"),
  .changed = NC_ ("edit", "Decision changed"),
  .fields = decision_fields,
  .n_fields = G_N_ELEMENTS (decision_fields),
  .dup_title = tillid_decision_dup_title,
  .dup_subtitle = tillid_decision_describe,
  .prepare = prepare_decision,
};

static GtkWindow *
window_of (TillidPlanPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_decision_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (tillid_plan_page_is_editable (self))
    tillid_record_list_add (self->decision_list);
}

static void
show_paper (TillidPlanPage *self, TillidPlanPaperKind kind)
{
  if (self->model != NULL)
    gtk_window_present (tillid_paper_window_new (window_of (self), self->model, kind));
}

static void
paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const int kind = g_variant_get_int32 (parameter);

  if (kind >= 0 && kind < TILLID_PLAN_N_PAPERS)
    show_paper (TILLID_PLAN_PAGE (widget), (TillidPlanPaperKind) kind);
}

static void
crisis_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (self->model != NULL)
    gtk_window_present (tillid_crisis_window_new (window_of (self), self->model));
}

static void
ending_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (self->model != NULL)
    gtk_window_present (tillid_ending_window_new (window_of (self), self->model));
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (self->model != NULL)
    gtk_window_present (tillid_review_window_new (window_of (self), self->model));
}

/* Ctrl+P: the patient's copy, with its preview. */
void
tillid_plan_page_print (TillidPlanPage *self)
{
  show_paper (self, TILLID_PLAN_PAPER_PATIENT);
}

/* Shows what else the plan says now. */
void
tillid_plan_page_refresh_more (TillidPlanPage *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  g_autoptr (GPtrArray) decisions = tillid_decisions_list (context);
  g_autofree char *attainment = tillid_plan_describe_attainment (self->model);
  const gboolean editable = tillid_plan_page_is_editable (self);

  tillid_record_list_set (self->decision_list, context, &decision_kind, 0, decisions, editable);
  tillid_record_list_set_label (self->decision_list, C_ ("heading", "Decisions"));
  gtk_widget_set_visible (self->decision_button, editable);
  gtk_widget_set_visible (self->older_label, tillid_plan_is_print_older (self->model));
  gtk_label_set_label (self->team_label, attainment);
  gtk_widget_set_visible (self->team_expander, *attainment != '\0');
}

/* The children and actions of this file, with the keys that work in the whole page. */
void
tillid_plan_page_bind_more (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, older_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, team_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, team_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, decision_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, decision_list);
  gtk_widget_class_install_action (widget_class, "plan.add-decision", NULL, add_decision_action);
  gtk_widget_class_install_action (widget_class, "plan.paper", "i", paper_action);
  gtk_widget_class_install_action (widget_class, "plan.crisis", NULL, crisis_action);
  gtk_widget_class_install_action (widget_class, "plan.ending", NULL, ending_action);
  gtk_widget_class_install_action (widget_class, "plan.review", NULL, review_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "plan.add-decision", NULL);
}
