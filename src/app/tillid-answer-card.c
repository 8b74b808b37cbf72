/* tillid-answer-card.c - the patient's own answer, beside our numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-answer-card.h"

#include "tillid-words.h"

struct _TillidAnswerCard
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkLabel *question_label;
  GtkButton *ask_button;
  GtkWidget *none_label;
  GtkLabel *words_label;
  GtkLabel *staff_words_label;
  GtkLabel *provenance_label;
  GtkWidget *editor;
  GtkEditable *words_entry;
  GtkEditable *staff_entry;

  TillidContinuityModel *model; /* (owned) (nullable) */
  gboolean is_filling;          /* the texts are set by us: no draft */
};

G_DEFINE_FINAL_TYPE (TillidAnswerCard, tillid_answer_card, GTK_TYPE_WIDGET)

static TillidSession *
session_of (TillidAnswerCard *self)
{
  return tillid_patient_context_get_session (tillid_continuity_model_get_context (self->model));
}

/* Where the draft of one of the two fields is kept. */
static char *
place_of (TillidAnswerCard *self, const char *field)
{
  return g_strdup_printf ("continuity/%" G_GINT64_FORMAT "/answer/%s",
                          tillid_patient_context_get_patient (
                            tillid_continuity_model_get_context (self->model)),
                          field);
}

static void
put_draft (TillidAnswerCard *self, const char *field, const char *text)
{
  g_autofree char *place = place_of (self, field);

  tillid_session_put_draft (session_of (self), place, text != NULL && *text != '\0' ? text : NULL);
}

static void
changed_cb (TillidAnswerCard *self, GtkEditable *entry)
{
  if (self->model == NULL || self->is_filling)
    return;
  put_draft (self, entry == self->words_entry ? "words" : "staff", gtk_editable_get_text (entry));
}

static void
words_activate_cb (TillidAnswerCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->staff_entry));
}

static void
set_texts (TillidAnswerCard *self, const char *words, const char *staff_words)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (self->words_entry, words != NULL ? words : "");
  gtk_editable_set_text (self->staff_entry, staff_words != NULL ? staff_words : "");
  self->is_filling = FALSE;
}

static void
show_editor (TillidAnswerCard *self, gboolean is_open)
{
  gtk_widget_set_visible (self->editor, is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.ask", !is_open);
}

static void
keep (TillidAnswerCard *self)
{
  if (self->model == NULL ||
      !tillid_continuity_model_keep_answer (self->model, gtk_editable_get_text (self->words_entry),
                                            gtk_editable_get_text (self->staff_entry)))
    return;
  put_draft (self, "words", NULL);
  put_draft (self, "staff", NULL);
  set_texts (self, NULL, NULL);
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
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  keep (TILLID_ANSWER_CARD (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidAnswerCard *self = TILLID_ANSWER_CARD (widget);

  show_editor (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->ask_button));
}

static gboolean
key_pressed_cb (TillidAnswerCard *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (!gtk_widget_get_visible (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    gtk_widget_activate_action (GTK_WIDGET (self), "answer.close", NULL);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
           (modifiers & GDK_CONTROL_MASK) != 0)
    keep (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* By the first letter: the words may not be in the language they are said to be in. */
static gboolean
runs_from_the_right (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      switch (g_unichar_get_script (g_utf8_get_char (p)))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return TRUE;
        default:
          return FALSE;
        }
  return FALSE;
}

/* The words stand where reading them begins, with their language for shaping and screen readers. */
static void
set_said (GtkLabel *label, const char *text, const char *language)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const gboolean is_rtl = runs_from_the_right (text);

  if (language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (language)));
  if (is_rtl)
    pango_attr_list_insert (attributes, pango_attr_line_height_new (1.4));
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_direction (GTK_WIDGET (label), is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_answer (TillidAnswerCard *self)
{
  const TillidContinuityAnswer *answer = tillid_continuity_model_get_view (self->model)->answer;
  g_autofree char *words = NULL;
  g_autofree char *staff = NULL;

  gtk_label_set_label (self->question_label, tillid_continuity_model_get_question ());
  gtk_button_set_label (self->ask_button,
                        answer != NULL ? C_ ("answer", "Ask again") : C_ ("answer", "Ask"));
  gtk_widget_set_visible (self->none_label, answer == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->provenance_label), answer != NULL);
  if (answer != NULL && answer->words != NULL)
    words = g_strdup_printf (C_ ("quote", "“%s”"), answer->words);
  if (answer != NULL && answer->staff_words != NULL)
    staff = g_strdup_printf (C_ ("quote", "“%s”"), answer->staff_words);
  set_said (self->words_label, words, answer != NULL ? answer->language : NULL);
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
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, ask_button);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, none_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, staff_words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, provenance_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, editor);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidAnswerCard, staff_entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep);
  gtk_widget_class_install_action (widget_class, "answer.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "answer.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "answer.close", NULL, close_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_answer_card_init (TillidAnswerCard *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  g_autofree char *words_place = NULL, *staff_place = NULL, *words = NULL, *staff = NULL;

  g_return_if_fail (TILLID_IS_ANSWER_CARD (self));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "changed", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  words_place = place_of (self, "words");
  staff_place = place_of (self, "staff");
  words = tillid_session_get_draft (session_of (self), words_place);
  staff = tillid_session_get_draft (session_of (self), staff_place);
  set_texts (self, words, staff);
  show_editor (self, words != NULL || staff != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button),
                          !tillid_patient_context_is_read_only (
                            tillid_continuity_model_get_context (model)));
  show_answer (self);
}

gboolean
tillid_answer_card_is_editing (TillidAnswerCard *self)
{
  g_return_val_if_fail (TILLID_IS_ANSWER_CARD (self), FALSE);

  return gtk_widget_get_visible (self->editor);
}
