/* tillid-visit-agreements.c - what we agree and what we do not know yet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-agreements.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-plain-row.h"
#include "tillid-text-field.h"
#include "tillid-visit-agreement-row.h"
#include "tillid-visit-question-row.h"
#include "tillid-visit-words.h"

struct _TillidVisitAgreements
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkLabel *count_label;
  GtkListBox *list;
  GtkListBoxRow *new_row;
  GtkLabel *new_number_label;
  TillidTextField *new_field;
  GtkLabel *full_label;
  GtkListBox *question_list;
  GtkListBoxRow *new_question_row;
  TillidTextField *new_question_field;
  GtkButton *add_question_button;

  TillidVisitModel *model;      /* (owned) (nullable) */
  gboolean waits_for_agreement; /* what stands in the field is on its way to the record */
  gboolean waits_for_question;
};

G_DEFINE_FINAL_TYPE (TillidVisitAgreements, tillid_visit_agreements, GTK_TYPE_WIDGET)

static gboolean
is_full (TillidVisitAgreements *self)
{
  return tillid_visit_model_get_agreements (self->model)->len >= TILLID_VISIT_MOST_AGREEMENTS;
}

static void
new_committed_cb (TillidVisitAgreements *self)
{
  g_autofree char *words = tillid_text_field_dup_text (self->new_field);

  if (self->model == NULL || self->waits_for_agreement || *words == '\0')
    return;
  self->waits_for_agreement = tillid_visit_model_add_agreement (self->model, words, NULL);
}

static void
new_question_committed_cb (TillidVisitAgreements *self)
{
  g_autofree char *words = tillid_text_field_dup_text (self->new_question_field);

  if (self->model == NULL || self->waits_for_question || *words == '\0')
    return;
  self->waits_for_question = TRUE;
  tillid_visit_model_add_question (self->model, words);
}

static void
add_question_cb (TillidVisitAgreements *self)
{
  tillid_visit_agreements_focus_new_question (self);
}

/* Once the words are in the record the field is free for the next ones. */
static void
empty_new_fields (TillidVisitAgreements *self, GPtrArray *agreements, GPtrArray *questions)
{
  g_autofree char *words = tillid_text_field_dup_text (self->new_field);
  g_autofree char *question = tillid_text_field_dup_text (self->new_question_field);

  for (guint i = 0; self->waits_for_agreement && i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];

      if (g_strcmp0 (agreement->words, words) == 0 ||
          g_strcmp0 (agreement->staff_words, words) == 0)
        {
          self->waits_for_agreement = FALSE;
          tillid_text_field_clear (self->new_field);
        }
    }
  for (guint i = 0; self->waits_for_question && i < questions->len; i++)
    if (g_strcmp0 (((TillidQuestion *) questions->pdata[i])->words, question) == 0)
      {
        self->waits_for_question = FALSE;
        tillid_text_field_clear (self->new_question_field);
      }
}

static void
update_agreements (TillidVisitAgreements *self, GPtrArray *agreements)
{
  const gboolean is_editable = tillid_visit_model_is_editable (self->model);
  g_autofree char *number = tillid_format_number (agreements->len + 1, NULL);
  g_autofree char *some = NULL, *most = NULL, *count = NULL;

  for (guint i = 0; i < agreements->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == self->new_row)
        {
          row = GTK_LIST_BOX_ROW (tillid_visit_agreement_row_new ());
          gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
        }
      tillid_visit_agreement_row_set (TILLID_VISIT_AGREEMENT_ROW (row), self->model,
                                      agreements->pdata[i], (int) i + 1);
    }
  for (;;)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) agreements->len);

      if (row == self->new_row)
        break;
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  gtk_label_set_label (self->new_number_label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), is_editable && !is_full (self));
  gtk_widget_set_visible (GTK_WIDGET (self->full_label), is_full (self));
  some = tillid_format_count (agreements->len);
  most = tillid_format_count (TILLID_VISIT_MOST_AGREEMENTS);
  count = g_strdup_printf (C_ ("visit", "%1$s of %2$s"), some, most);
  gtk_label_set_label (self->count_label, count);
}

static void
update_questions (TillidVisitAgreements *self, GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->question_list, (int) i);

      if (row == self->new_question_row)
        {
          row = GTK_LIST_BOX_ROW (tillid_visit_question_row_new ());
          gtk_list_box_insert (self->question_list, GTK_WIDGET (row), (int) i);
        }
      tillid_visit_question_row_set (TILLID_VISIT_QUESTION_ROW (row), self->model,
                                     questions->pdata[i]);
    }
  for (;;)
    {
      GtkListBoxRow *row =
        gtk_list_box_get_row_at_index (self->question_list, (int) questions->len);

      if (row == self->new_question_row)
        break;
      gtk_list_box_remove (self->question_list, GTK_WIDGET (row));
    }
}

static void
set_places (TillidVisitAgreements *self, TillidVisitModel *model)
{
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (model));
  const gint64 id = tillid_visit_model_get_id (model);
  g_autofree char *words = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":agreement", id);
  g_autofree char *question = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":question", id);

  tillid_text_field_set_place (self->new_field, session, words);
  tillid_text_field_set_place (self->new_question_field, session, question);
}

static void
tillid_visit_agreements_dispose (GObject *object)
{
  TillidVisitAgreements *self = TILLID_VISIT_AGREEMENTS (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_AGREEMENTS);

  G_OBJECT_CLASS (tillid_visit_agreements_parent_class)->dispose (object);
}

static void
tillid_visit_agreements_class_init (TillidVisitAgreementsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_agreements_dispose;

  g_type_ensure (TILLID_TYPE_PLAIN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-agreements.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, count_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, new_row);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, new_number_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, new_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, full_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, question_list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, new_question_row);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, new_question_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitAgreements, add_question_button);
  gtk_widget_class_bind_template_callback (widget_class, new_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_question_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_question_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_agreements_init (TillidVisitAgreements *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @model: a visit that is there; read again */
void
tillid_visit_agreements_update (TillidVisitAgreements *self, TillidVisitModel *model)
{
  GPtrArray *agreements;
  g_autoptr (GPtrArray) questions = NULL;
  gboolean is_editable;

  g_return_if_fail (TILLID_IS_VISIT_AGREEMENTS (self) && TILLID_IS_VISIT_MODEL (model));

  g_set_object (&self->model, model);
  set_places (self, model);
  is_editable = tillid_visit_model_is_editable (model);
  agreements = tillid_visit_model_get_agreements (model);
  questions = tillid_visit_model_list_questions (model);
  update_agreements (self, agreements);
  update_questions (self, questions);
  empty_new_fields (self, agreements, questions);
  gtk_widget_set_visible (GTK_WIDGET (self->add_question_button), is_editable);
  if (!is_editable)
    gtk_widget_set_visible (GTK_WIDGET (self->new_question_row), FALSE);
}

/* Keeps what is being typed. */
void
tillid_visit_agreements_leave (TillidVisitAgreements *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_VISIT_AGREEMENTS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != self->new_row; i++)
    tillid_visit_agreement_row_leave (TILLID_VISIT_AGREEMENT_ROW (row));
  tillid_text_field_commit (self->new_field);
  tillid_text_field_commit (self->new_question_field);
}

/* The focus goes to the field of the next agreement; it stays where it is when there are five. */
void
tillid_visit_agreements_focus_new (TillidVisitAgreements *self)
{
  g_return_if_fail (TILLID_IS_VISIT_AGREEMENTS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->new_field));
}

/* The focus goes to the field of the next missing piece. */
void
tillid_visit_agreements_focus_new_question (TillidVisitAgreements *self)
{
  g_return_if_fail (TILLID_IS_VISIT_AGREEMENTS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->new_question_field));
}
