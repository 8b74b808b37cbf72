/* tillid-answer-card.c - the patient's own answer, beside our numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-answer-card.h"

#include "tillid-draft-keeper.h"
#include "tillid-form-keys.h"
#include "tillid-history-window.h"
#include "tillid-said.h"
#include "tillid-words.h"

struct _TillidAnswerCard
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkLabel *question_label;
  GtkLabel *spoken_label;
  GtkButton *ask_button;
  GtkWidget *more_button;
  GtkWidget *none_label;
  GtkLabel *words_label;
  GtkLabel *staff_words_label;
  GtkLabel *provenance_label;
  GtkWidget *editor;
  GtkEditable *words_entry;
  GtkEditable *staff_entry;

  TillidContinuityModel *model; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidAnswerCard, tillid_answer_card, GTK_TYPE_WIDGET)

/* Shows what was being typed when the page was left, and keeps what is typed from now on. */
static void
bind_draft (TillidAnswerCard *self, GtkEditable *entry, const char *field)
{
  TillidPatientContext *context = tillid_continuity_model_get_context (self->model);
  g_autofree char *place = g_strdup_printf ("continuity/%" G_GINT64_FORMAT "/answer/%s",
                                            tillid_patient_context_get_patient (context), field);

  tillid_draft_keeper_bind (GTK_WIDGET (entry), tillid_patient_context_get_session (context), place,
                            NULL);
}

static void
bind_drafts (TillidAnswerCard *self)
{
  bind_draft (self, self->words_entry, "words");
  bind_draft (self, self->staff_entry, "staff");
}

static void
words_activate_cb (TillidAnswerCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->staff_entry));
}

static void
show_editor (TillidAnswerCard *self, gboolean is_open)
{
  gtk_widget_set_visible (self->editor, is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.ask", !is_open);
}

static gboolean
is_open (GtkWidget *widget)
{
  return gtk_widget_get_visible (TILLID_ANSWER_CARD (widget)->editor);
}

static void
keep (GtkWidget *widget)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);

  if (self->model == NULL ||
      !tillid_continuity_model_keep_answer (self->model, gtk_editable_get_text (self->words_entry),
                                            gtk_editable_get_text (self->staff_entry)))
    return;
  tillid_draft_keeper_forget (GTK_WIDGET (self->words_entry));
  tillid_draft_keeper_forget (GTK_WIDGET (self->staff_entry));
  bind_drafts (self);
  show_editor (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->ask_button));
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);

  show_editor (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words_entry));
}

static void
close_editor (GtkWidget *widget)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);

  show_editor (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->ask_button));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  keep (widget);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_editor (widget);
}

static gboolean
may_write (TillidAnswerCard *self)
{
  return tillid_patient_context_may_write (tillid_continuity_model_get_context (self->model),
                                           &tillid_patient_answer_type);
}

static void
in_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);

  if (self->model != NULL && may_write (self))
    tillid_continuity_model_answer_in_error (self->model);
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);
  const TillidContinuityAnswer *answer =
    self->model != NULL ? tillid_continuity_model_get_view (self->model)->answer : NULL;

  if (answer != NULL)
    gtk_window_present (
      tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 tillid_continuity_model_get_context (self->model),
                                 &tillid_patient_answer_type, answer->id));
}

static void
show_answer (TillidAnswerCard *self)
{
  const TillidContinuityAnswer *answer = tillid_continuity_model_get_view (self->model)->answer;
  g_autofree char *words = NULL;
  g_autofree char *staff = NULL;

  gtk_label_set_label (self->question_label, tillid_continuity_model_get_question ());
  tillid_said_set (self->spoken_label, tillid_continuity_model_get_spoken_question (self->model),
                   tillid_patient_context_get_language (
                     tillid_continuity_model_get_context (self->model)));
  gtk_button_set_label (self->ask_button,
                        answer != NULL ? C_ ("answer", "Ask again") : C_ ("answer", "Ask"));
  gtk_widget_set_visible (self->none_label, answer == NULL);
  gtk_widget_set_visible (self->more_button, answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.in-error", may_write (self));
  gtk_widget_set_visible (GTK_WIDGET (self->provenance_label), answer != NULL);
  if (answer != NULL && answer->words != NULL)
    words = g_strdup_printf (tillid_words_is_rtl (answer->words) ? "«%s»" : C_ ("quote", "“%s”"),
                             answer->words);
  if (answer != NULL && answer->staff_words != NULL)
    staff = g_strdup_printf (C_ ("quote", "“%s”"), answer->staff_words);
  tillid_said_set (self->words_label, words, answer != NULL ? answer->language : NULL);
  gtk_label_set_label (self->staff_words_label, staff != NULL ? staff : "");
  gtk_widget_set_visible (GTK_WIDGET (self->staff_words_label), staff != NULL);
  gtk_label_set_label (self->provenance_label, answer != NULL ? answer->provenance : "");
}

static void
tillid_answer_card_dispose (GObject *object)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_ANSWER_CARD);

  G_OBJECT_CLASS (tillid_answer_card_parent_class)->dispose (object);
}

static void
tillid_answer_card_class_init (TillidAnswerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_answer_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, content);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, question_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, spoken_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, ask_button);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, more_button);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, none_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, staff_words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, provenance_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, editor);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, staff_entry);
  gtk_widget_class_bind_template_callback (widget_class, words_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep);
  gtk_widget_class_install_action (widget_class, "answer.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "answer.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "answer.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "answer.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "answer.in-error", NULL, in_error_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_answer_card_init (TillidAnswerCard *self)
{
  static const TillidFormKeys keys = { is_open, close_editor, keep };

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_form_keys_add (GTK_WIDGET (self), &keys);
}

/**
 * tillid_answer_card_set_model:
 * @model: (nullable): whose answer to show
 *
 * A draft that was left behind opens the editor again.
 */
void
tillid_answer_card_set_model (TillidAnswerCard *self, TillidContinuityModel *model)
{
  g_return_if_fail (TILLID_IS_ANSWER_CARD (self));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    {
      tillid_draft_keeper_release (GTK_WIDGET (self->words_entry));
      tillid_draft_keeper_release (GTK_WIDGET (self->staff_entry));
      return;
    }
  g_signal_connect_object (model, "changed", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  bind_drafts (self);
  show_editor (self, tillid_draft_keeper_is_field_dirty (GTK_WIDGET (self->words_entry)) ||
                       tillid_draft_keeper_is_field_dirty (GTK_WIDGET (self->staff_entry)));
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), may_write (self));
  /* Who does not read answers is not told whether there is one. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          tillid_scope_reads_kind (tillid_patient_context_get_scope (
                                                     tillid_continuity_model_get_context (model)),
                                                   tillid_patient_answer_type.kind));
  show_answer (self);
}

/* Whether the fields of an answer are open, with something typed in them or not. */
gboolean
tillid_answer_card_is_editing (TillidAnswerCard *self)
{
  g_return_val_if_fail (TILLID_IS_ANSWER_CARD (self), FALSE);

  return gtk_widget_get_visible (self->editor);
}
