/* tillid-visit-question-row.c - a missing piece, to be answered
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-question-row.h"

#include "tillid-text-field.h"
#include "tillid-visit-words.h"

struct _TillidVisitQuestionRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *words_label;
  GtkLabel *meta_label;
  GtkToggleButton *answer_button;
  GtkRevealer *answer_revealer;
  TillidTextField *answer_field;

  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 question;
};

G_DEFINE_FINAL_TYPE (TillidVisitQuestionRow, tillid_visit_question_row, GTK_TYPE_LIST_BOX_ROW)

static void
answer_toggled_cb (TillidVisitQuestionRow *self)
{
  if (gtk_toggle_button_get_active (self->answer_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->answer_field));
}

static void
answer_committed_cb (TillidVisitQuestionRow *self)
{
  g_autofree char *answer = tillid_text_field_dup_text (self->answer_field);

  if (self->model == NULL)
    return;
  tillid_visit_model_expect (self->model, "answer",
                             tillid_text_field_get_expected (self->answer_field));
  tillid_visit_model_answer_question (self->model, self->question, answer);
}

static void
activate_cb (TillidVisitQuestionRow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->answer_button)))
    gtk_toggle_button_set_active (self->answer_button,
                                  !gtk_toggle_button_get_active (self->answer_button));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitQuestionRow *self = TILLID_VISIT_QUESTION_ROW (widget);

  if (self->model != NULL && tillid_visit_model_is_editable (self->model))
    tillid_visit_model_remove_question (self->model, self->question);
}

static void
tillid_visit_question_row_dispose (GObject *object)
{
  TillidVisitQuestionRow *self = TILLID_VISIT_QUESTION_ROW (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_QUESTION_ROW);

  G_OBJECT_CLASS (tillid_visit_question_row_parent_class)->dispose (object);
}

static void
tillid_visit_question_row_class_init (TillidVisitQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_question_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-visit-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, image);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, meta_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, answer_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, answer_revealer);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitQuestionRow, answer_field);
  gtk_widget_class_bind_template_callback (widget_class, answer_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "question.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "question.remove", NULL);
}

static void
tillid_visit_question_row_init (TillidVisitQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): an empty row, to be set. */
GtkWidget *
tillid_visit_question_row_new (void)
{
  return g_object_new (TILLID_TYPE_VISIT_QUESTION_ROW, NULL);
}

/* Shows @question of @model, which is held until another one is set; @question is not. */
void
tillid_visit_question_row_set (TillidVisitQuestionRow *self,
                               TillidVisitModel *model,
                               const TillidQuestion *question)
{
  TillidSession *session;
  gboolean is_answered;
  g_autofree char *meta = NULL, *place = NULL, *label = NULL;

  g_return_if_fail (TILLID_IS_VISIT_QUESTION_ROW (self) && question != NULL);

  g_set_object (&self->model, model);
  session = tillid_patient_context_get_session (tillid_visit_model_get_context (model));
  self->question = question->record.id;
  is_answered = question->status == TILLID_QUESTION_STATUS_ANSWERED;
  meta = tillid_visit_words_question (session, question);
  gtk_label_set_label (self->words_label, question->words != NULL ? question->words : "");
  gtk_label_set_label (self->meta_label, meta);
  gtk_widget_set_visible (GTK_WIDGET (self->meta_label), *meta != '\0');
  gtk_image_set_from_icon_name (self->image,
                                is_answered ? "emblem-ok-symbolic" : "dialog-question-symbolic");
  if (is_answered)
    gtk_widget_add_css_class (GTK_WIDGET (self->words_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words_label), "dim-label");
  if (is_answered && !gtk_widget_is_focus (GTK_WIDGET (self->answer_field)))
    gtk_toggle_button_set_active (self->answer_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_button), tillid_visit_model_is_editable (model));

  place = g_strdup_printf ("question:%" G_GINT64_FORMAT ":answer", self->question);
  tillid_text_field_set_place (self->answer_field, session, place);
  tillid_text_field_set_kept (self->answer_field, question->answer);
  if (tillid_text_field_is_dirty (self->answer_field))
    gtk_toggle_button_set_active (self->answer_button, TRUE);
  label = g_strdup_printf ("%s\n%s", gtk_label_get_label (self->words_label), meta);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
