/* tillid-visit-end.c - the questions at the end of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Three questions to the patient, in both languages where the program speaks the patient's, and one about interpreting. None has
 * to be asked. */
#include "config.h"

#include "tillid-visit-end.h"

#include <glib/gi18n-lib.h>

#include "tillid-catalog.h"
#include "tillid-choice-toggles.h"
#include "tillid-language.h"
#include "tillid-text-field.h"
#include "tillid-words.h"

struct _TillidVisitEnd
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkBox *questions_box;
  TillidTextField *words_field;
  GtkWidget *understood_box;
  GtkLabel *understood_label;
  TillidChoiceToggles *understood_toggles;

  TillidChoiceToggles *answers[TILLID_END_N_QUESTIONS]; /* (unowned) */
  GtkLabel *translations[TILLID_END_N_QUESTIONS];       /* (unowned) */
  TillidVisitModel *model;                              /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidVisitEnd, tillid_visit_end, GTK_TYPE_WIDGET)

static const char *const questions[TILLID_END_N_QUESTIONS] = {
  [TILLID_END_SAID_IMPORTANT] = NC_ ("end of a visit", "Could you say what was important?"),
  [TILLID_END_UNDERSTOOD] = NC_ ("end of a visit", "Did you understand what happens now?"),
  [TILLID_END_CHANGE] = NC_ ("end of a visit", "Do you want to change something next time?"),
};

static void
answered_cb (TillidVisitEnd *self, int answer, TillidChoiceToggles *toggles)
{
  if (self->model == NULL)
    return;
  for (guint i = 0; i < TILLID_END_N_QUESTIONS; i++)
    if (self->answers[i] == toggles)
      tillid_visit_model_set_end_check (self->model, (TillidEndQuestion) i, answer);
}

static void
understood_cb (TillidVisitEnd *self, int answer, TillidChoiceToggles *toggles)
{
  if (self->model != NULL)
    tillid_visit_model_set_understood (self->model, answer);
}

static void
words_committed_cb (TillidVisitEnd *self)
{
  g_autofree char *words = tillid_text_field_dup_text (self->words_field);

  if (self->model != NULL)
    tillid_visit_model_set_end_words (self->model, words);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_questions (TillidVisitEnd *self)
{
  for (guint i = 0; i < TILLID_END_N_QUESTIONS; i++)
    {
      const char *text = g_dpgettext2 (GETTEXT_PACKAGE, "end of a visit", questions[i]);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      add_label (GTK_BOX (box), text, NULL);
      self->translations[i] = add_label (GTK_BOX (box), "", "dim-label");
      self->answers[i] = g_object_new (TILLID_TYPE_CHOICE_TOGGLES, NULL);
      tillid_choice_toggles_set_choices (self->answers[i], tillid_check_answer_choices, text);
      g_signal_connect_object (self->answers[i], "chosen", G_CALLBACK (answered_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answers[i]));
      gtk_box_append (self->questions_box, box);
    }
}

static void
tillid_visit_end_dispose (GObject *object)
{
  TillidVisitEnd *self = TILLID_VISIT_END (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_END);

  G_OBJECT_CLASS (tillid_visit_end_parent_class)->dispose (object);
}

static void
tillid_visit_end_class_init (TillidVisitEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_end_dispose;

  g_type_ensure (TILLID_TYPE_CHOICE_TOGGLES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-end.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidVisitEnd, name)
  BIND (root);
  BIND (questions_box);
  BIND (words_field);
  BIND (understood_box);
  BIND (understood_label);
  BIND (understood_toggles);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, words_committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_end_init (TillidVisitEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_questions (self);
  tillid_choice_toggles_set_choices (self->understood_toggles, tillid_understood_choices,
                                     C_ ("visit", "We understood each other"));
  g_signal_connect_object (self->understood_toggles, "chosen", G_CALLBACK (understood_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The patient's language, if it is one of ours and not the one that is shown already. */
static void
update_translations (TillidVisitEnd *self)
{
  const char *wanted =
    tillid_patient_context_get_language (tillid_visit_model_get_context (self->model));
  const char *tag = NULL;
  guint n = 0;
  const TillidLanguage *ours = tillid_language_list (&n);
  TillidCatalog *texts = NULL;

  for (guint i = 0; wanted != NULL && i < n; i++)
    if (g_str_has_prefix (wanted, ours[i].tag) &&
        g_strcmp0 (ours[i].tag, tillid_language_get ()) != 0)
      tag = ours[i].tag;
  texts = tag != NULL ? tillid_catalog_new (tag) : NULL;
  for (guint i = 0; i < TILLID_END_N_QUESTIONS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->translations[i]), texts != NULL);
      if (texts != NULL)
        gtk_label_set_label (self->translations[i],
                             tillid_catalog_get (texts, "end of a visit", questions[i]));
    }
  g_clear_pointer (&texts, tillid_catalog_free);
}

static void
update_understood (TillidVisitEnd *self)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self->model);
  const TillidInterpreter *interpreter = tillid_patient_context_find_interpreter (
    context, tillid_visit_records_get_interpreter (tillid_visit_model_get_records (self->model),
                                                   tillid_visit_model_get_id (self->model)));
  g_autofree char *name = NULL, *heading = NULL;

  gtk_widget_set_visible (self->understood_box, interpreter != NULL);
  if (interpreter == NULL)
    return;
  name = tillid_words_isolate (interpreter->name != NULL ? interpreter->name : "");
  /* Translators: %s is the name of an interpreter; below stand "well", "with trouble", "not safely". */
  heading = g_strdup_printf (C_ ("visit", "With %s we understood each other"), name);
  gtk_label_set_label (self->understood_label, heading);
  tillid_choice_toggles_set_chosen (self->understood_toggles,
                                    tillid_visit_model_get_understood (self->model));
}

/* @model: a visit that is there; read again */
void
tillid_visit_end_update (TillidVisitEnd *self, TillidVisitModel *model)
{
  g_autoptr (TillidEndCheck) check = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (TILLID_IS_VISIT_END (self) && TILLID_IS_VISIT_MODEL (model));

  g_set_object (&self->model, model);
  check = tillid_visit_model_get_end_check (model);
  tillid_choice_toggles_set_chosen (self->answers[TILLID_END_SAID_IMPORTANT],
                                    check != NULL ? check->said_important : 0);
  tillid_choice_toggles_set_chosen (self->answers[TILLID_END_UNDERSTOOD],
                                    check != NULL ? check->understood : 0);
  tillid_choice_toggles_set_chosen (self->answers[TILLID_END_CHANGE],
                                    check != NULL ? check->change : 0);
  place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":end", tillid_visit_model_get_id (model));
  tillid_text_field_set_place (self->words_field,
                               tillid_patient_context_get_session (
                                 tillid_visit_model_get_context (model)),
                               place);
  tillid_text_field_set_kept (self->words_field, check == NULL          ? NULL
                                                 : check->words != NULL ? check->words
                                                                        : check->staff_words);
  update_translations (self);
  update_understood (self);
  tillid_text_field_set_editable (self->words_field, tillid_visit_model_is_editable (model));
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions_box),
                            tillid_visit_model_is_editable (model));
  gtk_widget_set_sensitive (GTK_WIDGET (self->understood_toggles),
                            tillid_visit_model_is_editable (model));
}

/* Keeps what is being typed. */
void
tillid_visit_end_leave (TillidVisitEnd *self)
{
  g_return_if_fail (TILLID_IS_VISIT_END (self));

  if (self->model != NULL)
    tillid_text_field_commit (self->words_field);
}
