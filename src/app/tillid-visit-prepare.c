/* tillid-visit-prepare.c - who will be in the room, what to begin with, what nobody knows yet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Beside the brief, in the part of a visit that is prepared; it is read, and changed where it lives. */
#include "config.h"

#include "tillid-visit-prepare.h"

#include <glib/gi18n-lib.h>

#include "tillid-person-row.h"
#include "tillid-sign-of.h"
#include "tillid-visit-brief-words.h"
#include "tillid-visit-presence.h"
#include "tillid-visit-words.h"

struct _TillidVisitPrepare
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkWidget *good_box;
  GtkLabel *good_label;
  GtkListBox *people_list;
  GtkLabel *interpreter_label;
  GtkWidget *questions_box;
  GtkListBox *question_list;
};

G_DEFINE_FINAL_TYPE (TillidVisitPrepare, tillid_visit_prepare, GTK_TYPE_WIDGET)

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
update_good (TillidVisitPrepare *self, TillidVisitModel *model)
{
  g_autoptr (GPtrArray) lines =
    tillid_visit_brief_beginning (tillid_visit_model_get_context (model),
                                  tillid_visit_model_get_visit (model));
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->good_box, lines->len > 0);
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  gtk_label_set_label (self->good_label, text);
}

static void
update_people (TillidVisitPrepare *self, TillidVisitModel *model)
{
  TillidPatientContext *context = tillid_visit_model_get_context (model);
  const TillidVisit *visit = tillid_visit_model_get_visit (model);
  g_autoptr (GPtrArray) people =
    tillid_visit_people (context, tillid_visit_model_get_presences (model), visit->lead);
  g_autofree char *interpreter = NULL;

  empty (self->people_list);
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());

      tillid_person_sign_set_presence (tillid_person_row_get_sign (row), person->who,
                                       person->colour, person->initials, person->name);
      tillid_person_row_set (row, person->name, person->role, FALSE);
      gtk_list_box_append (self->people_list, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_list), people->len > 0);
  if (tillid_visit_records_get_interpreter (tillid_visit_model_get_records (model),
                                            visit->record.id) == 0)
    interpreter =
      tillid_visit_brief_interpreter (context, tillid_visit_model_get_records (model), visit);
  gtk_widget_set_visible (GTK_WIDGET (self->interpreter_label), interpreter != NULL);
  gtk_label_set_label (self->interpreter_label, interpreter != NULL ? interpreter : "");
}

static void
update_questions (TillidVisitPrepare *self, TillidVisitModel *model)
{
  g_autoptr (GPtrArray) questions = tillid_visit_model_list_questions (model);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (model));

  empty (self->question_list);
  gtk_widget_set_visible (self->questions_box, questions->len > 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const TillidQuestion *question = questions->pdata[i];
      TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());
      g_autofree char *meta = tillid_visit_words_question (session, question);

      tillid_person_row_set_number (row, (int) i + 1);
      tillid_person_row_set (row, question->words != NULL ? question->words : "", meta, FALSE);
      gtk_list_box_append (self->question_list, GTK_WIDGET (row));
    }
}

static void
tillid_visit_prepare_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_PREPARE);

  G_OBJECT_CLASS (tillid_visit_prepare_parent_class)->dispose (object);
}

static void
tillid_visit_prepare_class_init (TillidVisitPrepareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_prepare_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-prepare.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidVisitPrepare, name)
  BIND (root);
  BIND (good_box);
  BIND (good_label);
  BIND (people_list);
  BIND (interpreter_label);
  BIND (questions_box);
  BIND (question_list);
#undef BIND
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_prepare_init (TillidVisitPrepare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @model: a visit that is there; read again */
void
tillid_visit_prepare_update (TillidVisitPrepare *self, TillidVisitModel *model)
{
  g_return_if_fail (TILLID_IS_VISIT_PREPARE (self) && TILLID_IS_VISIT_MODEL (model));

  update_good (self, model);
  update_people (self, model);
  update_questions (self, model);
}
