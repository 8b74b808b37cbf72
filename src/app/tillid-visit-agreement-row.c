/* tillid-visit-agreement-row.c - one line that a visit agreed on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-agreement-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-format.h"
#include "tillid-focus.h"
#include "tillid-text-field.h"
#include "tillid-visit-words.h"

struct _TillidVisitAgreementRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  TillidTextField *words_field;
  TillidTextField *staff_field;
  GtkMenuButton *ours_button;
  GtkLabel *ours_label;
  GtkPopover *ours_popover;
  GtkCalendar *due_calendar;
  GtkButton *not_ours_button;
  GtkWidget *teach_back_box;
  GtkToggleButton *not_asked_button;
  GtkToggleButton *understood_button;
  GtkToggleButton *again_button;

  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 agreement;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TillidVisitAgreementRow, tillid_visit_agreement_row, GTK_TYPE_LIST_BOX_ROW)

static void
words_committed_cb (TillidVisitAgreementRow *self, const char *text, TillidTextField *field)
{
  g_autofree char *words = tillid_text_field_dup_text (self->words_field);
  g_autofree char *staff = tillid_text_field_dup_text (self->staff_field);

  if (self->model == NULL)
    return;
  if (*words == '\0' && *staff == '\0')
    {
      tillid_visit_model_remove_agreement (self->model, self->agreement);
      return;
    }
  tillid_visit_model_expect (self->model, field == self->words_field ? "words" : "staff_words",
                             tillid_text_field_get_expected (field));
  tillid_visit_model_set_agreement_words (self->model, self->agreement, words, staff);
}

static void
activated_cb (TillidVisitAgreementRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.new-agreement", NULL);
}

static void
toggled_cb (TillidVisitAgreementRow *self, GtkToggleButton *button)
{
  int teach_back = TILLID_TEACH_BACK_NOT_ASKED;

  if (self->is_setting || self->model == NULL || !gtk_toggle_button_get_active (button))
    return;
  if (button == self->understood_button)
    teach_back = TILLID_TEACH_BACK_UNDERSTOOD;
  else if (button == self->again_button)
    teach_back = TILLID_TEACH_BACK_AGAIN;
  tillid_visit_model_set_teach_back (self->model, self->agreement, teach_back);
}

static void
ours_shown_cb (TillidVisitAgreementRow *self)
{
  const TillidPromise *promise;
  TillidSession *session;

  if (self->model == NULL)
    return;
  promise = tillid_visit_model_find_promise (self->model, self->agreement);
  session = tillid_patient_context_get_session (tillid_visit_model_get_context (self->model));
  tillid_calendar_set_day (self->due_calendar, promise != NULL && promise->due != TILLID_ABSENT
                                                 ? promise->due
                                                 : tillid_session_today (session) + 7);
}

static void
keep_ours_cb (TillidVisitAgreementRow *self)
{
  gtk_popover_popdown (self->ours_popover);
  if (self->model != NULL)
    tillid_visit_model_set_ours (self->model, self->agreement,
                                 tillid_calendar_get_day (self->due_calendar));
}

static void
not_ours_cb (TillidVisitAgreementRow *self)
{
  gtk_popover_popdown (self->ours_popover);
  if (self->model != NULL)
    tillid_visit_model_set_not_ours (self->model, self->agreement);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitAgreementRow *self = TILLID_VISIT_AGREEMENT_ROW (widget);

  if (self->model != NULL && tillid_visit_model_is_editable (self->model))
    tillid_visit_model_remove_agreement (self->model, self->agreement);
}

static void
tillid_visit_agreement_row_dispose (GObject *object)
{
  TillidVisitAgreementRow *self = TILLID_VISIT_AGREEMENT_ROW (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_AGREEMENT_ROW);

  G_OBJECT_CLASS (tillid_visit_agreement_row_parent_class)->dispose (object);
}

static void
tillid_visit_agreement_row_class_init (TillidVisitAgreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_agreement_row_dispose;

  widget_class->focus = tillid_focus_children;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-visit-agreement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, words_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, staff_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, ours_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, ours_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, ours_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, due_calendar);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, not_ours_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, teach_back_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, not_asked_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, understood_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreementRow, again_button);
  gtk_widget_class_bind_template_callback (widget_class, words_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, ours_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_ours_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_ours_cb);

  gtk_widget_class_install_action (widget_class, "agreement.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "agreement.remove", NULL);
}

static void
tillid_visit_agreement_row_init (TillidVisitAgreementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): an empty row, to be set. */
GtkWidget *
tillid_visit_agreement_row_new (void)
{
  return g_object_new (TILLID_TYPE_VISIT_AGREEMENT_ROW, NULL);
}

static void
set_ours (TillidVisitAgreementRow *self, const TillidAgreement *agreement)
{
  const TillidPromise *promise =
    tillid_visit_model_find_promise (self->model, agreement->record.id);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (self->model));

  gtk_widget_set_visible (GTK_WIDGET (self->not_ours_button), agreement->ours);
  if (agreement->ours)
    gtk_widget_add_css_class (GTK_WIDGET (self->ours_button), "promised");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->ours_button), "promised");
  if (promise != NULL && promise->due != TILLID_ABSENT)
    {
      g_autofree char *day = tillid_visit_words_day (session, promise->due);
      /* Translators: a promise of the clinic, and the day by which */
      g_autofree char *words = g_strdup_printf (C_ ("agreement", "ours, %s"), day);

      gtk_label_set_label (self->ours_label, words);
    }
  else
    gtk_label_set_label (self->ours_label,
                         agreement->ours ? C_ ("agreement", "ours") : C_ ("agreement", "ours?"));
}

static void
set_teach_back (TillidVisitAgreementRow *self, int teach_back)
{
  GtkToggleButton *const buttons[] = {
    [TILLID_TEACH_BACK_NOT_ASKED] = self->not_asked_button,
    [TILLID_TEACH_BACK_UNDERSTOOD] = self->understood_button,
    [TILLID_TEACH_BACK_AGAIN] = self->again_button,
  };

  self->is_setting = TRUE;
  gtk_toggle_button_set_active (buttons[teach_back], TRUE);
  self->is_setting = FALSE;
}

/* @number: its place on the list, from 1 */
void
tillid_visit_agreement_row_set (TillidVisitAgreementRow *self,
                                TillidVisitModel *model,
                                const TillidAgreement *agreement,
                                int number)
{
  TillidSession *session;
  gboolean is_editable;
  g_autofree char *n = NULL, *place = NULL, *staff_place = NULL;

  g_return_if_fail (TILLID_IS_VISIT_AGREEMENT_ROW (self));
  g_return_if_fail (TILLID_IS_VISIT_MODEL (model) && agreement != NULL);

  g_set_object (&self->model, model);
  session = tillid_patient_context_get_session (tillid_visit_model_get_context (model));
  is_editable = tillid_visit_model_is_editable (model);
  self->agreement = agreement->record.id;
  n = tillid_format_number (number, NULL);
  gtk_label_set_label (self->number_label, n);

  place = g_strdup_printf ("agreement:%" G_GINT64_FORMAT ":words", self->agreement);
  staff_place = g_strdup_printf ("agreement:%" G_GINT64_FORMAT ":staff", self->agreement);
  tillid_text_field_set_place (self->words_field, session, place);
  tillid_text_field_set_place (self->staff_field, session, staff_place);
  tillid_text_field_set_language (self->words_field, tillid_patient_context_get_language (
                                                       tillid_visit_model_get_context (model)));
  tillid_text_field_set_kept (self->words_field, agreement->words);
  tillid_text_field_set_kept (self->staff_field, agreement->staff_words);
  tillid_text_field_set_editable (self->words_field, is_editable);
  tillid_text_field_set_editable (self->staff_field, is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ours_button), is_editable);
  gtk_widget_set_sensitive (self->teach_back_box, is_editable);
  set_ours (self, agreement);
  set_teach_back (self, agreement->teach_back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->teach_back_box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tillid_visit_words_agreement (agreement), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tillid_visit_words_agreement (agreement), -1);
}

/* Keeps what is being typed. */
void
tillid_visit_agreement_row_leave (TillidVisitAgreementRow *self)
{
  g_return_if_fail (TILLID_IS_VISIT_AGREEMENT_ROW (self));

  tillid_text_field_commit (self->words_field);
  tillid_text_field_commit (self->staff_field);
}
