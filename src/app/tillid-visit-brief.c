/* tillid-visit-brief.c - what to know before and during a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-brief.h"

#include <glib/gi18n-lib.h>

#include "tillid-mark-words.h"
#include "tillid-person-row.h"
#include "tillid-text-field.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

struct _TillidVisitBrief
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkWidget *promises_box;
  GtkListBox *promise_list;
  GtkWidget *agreed_box;
  GtkLabel *agreed_day_label;
  GtkListBox *agreed_list;
  TillidTextField *wish_field;
  TillidTextField *wish_staff_field;
  GtkWidget *remember_box;
  GtkLabel *remember_label;
  GtkWidget *interpreter_box;
  GtkLabel *interpreter_title;
  GtkLabel *interpreter_label;

  TillidVisitModel *model; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidVisitBrief, tillid_visit_brief, GTK_TYPE_WIDGET)

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
update_promises (TillidVisitBrief *self, TillidPatientContext *context)
{
  g_autoptr (GPtrArray) promises = tillid_visit_model_list_open_promises (self->model);

  empty (self->promise_list);
  gtk_widget_set_visible (self->promises_box, promises->len > 0);
  for (guint i = 0; i < promises->len; i++)
    {
      const TillidPromise *promise = promises->pdata[i];
      TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());
      gboolean is_late;
      g_autofree char *due =
        tillid_visit_words_due (tillid_patient_context_get_session (context), promise, &is_late);

      tillid_person_sign_set_member (tillid_person_row_get_sign (row),
                                     tillid_patient_context_find_member (context, promise->owner));
      tillid_person_row_set (row, promise->words != NULL ? promise->words : "", due, is_late);
      gtk_list_box_append (self->promise_list, GTK_WIDGET (row));
    }
}

static void
update_agreed (TillidVisitBrief *self, TillidPatientContext *context)
{
  const TillidVisit *last = tillid_visit_model_get_last_visit (self->model);
  GPtrArray *agreements =
    last != NULL
      ? tillid_visit_records_get_agreements (tillid_visit_model_get_records (self->model),
                                             last->record.id)
      : NULL;

  empty (self->agreed_list);
  gtk_widget_set_visible (self->agreed_box, agreements != NULL);
  if (agreements == NULL)
    return;

  g_autofree char *day =
    tillid_visit_words_day (tillid_patient_context_get_session (context), last->day);

  gtk_label_set_label (self->agreed_day_label, day);
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];
      TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());

      tillid_person_row_set_number (row, (int) i + 1);
      tillid_person_row_set (row, tillid_visit_words_agreement (agreement),
                             tillid_choice_get_label (tillid_teach_back_choices,
                                                      agreement->teach_back),
                             FALSE);
      gtk_list_box_append (self->agreed_list, GTK_WIDGET (row));
    }
}

static void
update_wish (TillidVisitBrief *self, TillidPatientContext *context)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self->model);
  TillidSession *session = tillid_patient_context_get_session (context);
  g_autofree char *place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":wish", visit->record.id);
  g_autofree char *staff =
    g_strdup_printf ("visit:%" G_GINT64_FORMAT ":wish-staff", visit->record.id);

  tillid_text_field_set_place (self->wish_field, session, place);
  tillid_text_field_set_place (self->wish_staff_field, session, staff);
  tillid_text_field_set_language (self->wish_field, tillid_patient_context_get_language (context));
  tillid_text_field_set_kept (self->wish_field, visit->wish);
  tillid_text_field_set_kept (self->wish_staff_field, visit->wish_staff_words);
  tillid_text_field_set_editable (self->wish_field, tillid_visit_model_is_editable (self->model));
  tillid_text_field_set_editable (self->wish_staff_field,
                                  tillid_visit_model_is_editable (self->model));
}

static void
update_interpreter (TillidVisitBrief *self, TillidPatientContext *context)
{
  const gint64 id = tillid_visit_model_get_interpreter (self->model);
  const TillidInterpreter *interpreter = tillid_patient_context_find_interpreter (context, id);
  g_autofree char *name = NULL, *title = NULL, *together = NULL, *words = NULL;

  gtk_widget_set_visible (self->interpreter_box, interpreter != NULL);
  if (interpreter == NULL)
    return;
  name = tillid_words_isolate (interpreter->name);
  /* Translators: heading above what to know about working with this interpreter */
  title = g_strdup_printf (C_ ("visit", "With %s"), name);
  together = tillid_visit_words_together (
    tillid_visit_records_count_with_interpreter (tillid_visit_model_get_records (self->model), id,
                                                 tillid_visit_model_get_visit (self->model)));
  words = interpreter->note != NULL ? g_strdup_printf ("%s\n%s", together, interpreter->note)
                                    : g_strdup (together);
  gtk_label_set_label (self->interpreter_title, title);
  gtk_label_set_label (self->interpreter_label, words);
}

static void
wish_committed_cb (TillidVisitBrief *self, const char *text, TillidTextField *field)
{
  g_autofree char *words = tillid_text_field_dup_text (self->wish_field);
  g_autofree char *staff = tillid_text_field_dup_text (self->wish_staff_field);

  if (self->model == NULL)
    return;
  tillid_visit_model_expect (self->model, field == self->wish_field ? "wish" : "wish_staff_words",
                             tillid_text_field_get_expected (field));
  tillid_visit_model_set_wish (self->model, words, staff);
}

static void
tillid_visit_brief_dispose (GObject *object)
{
  TillidVisitBrief *self = TILLID_VISIT_BRIEF (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_BRIEF);

  G_OBJECT_CLASS (tillid_visit_brief_parent_class)->dispose (object);
}

static void
tillid_visit_brief_class_init (TillidVisitBriefClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_brief_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-brief.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, promises_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, promise_list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, agreed_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, agreed_day_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, agreed_list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, wish_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, wish_staff_field);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, remember_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, remember_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, interpreter_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, interpreter_title);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitBrief, interpreter_label);
  gtk_widget_class_bind_template_callback (widget_class, wish_committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_brief_init (TillidVisitBrief *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the patient wants remembered, and where the story was left for a visit that is still to come or going on. */
static void
update_remember (TillidVisitBrief *self, TillidPatientContext *context, const TillidPerson *person)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self->model);
  g_autofree char *mark = NULL, *text = NULL;

  if (visit != NULL && visit->day != TILLID_ABSENT && visit->status != TILLID_VISIT_STATUS_ATTENDED)
    mark = tillid_mark_words_last (context, visit->day);
  text = person->please_remember != NULL && mark != NULL
           ? g_strdup_printf ("%s\n%s", person->please_remember, mark)
           : g_strdup (person->please_remember != NULL ? person->please_remember : mark);
  gtk_widget_set_visible (self->remember_box, text != NULL);
  gtk_label_set_label (self->remember_label, text != NULL ? text : "");
}

/* @model: a visit that is there; read again */
void
tillid_visit_brief_update (TillidVisitBrief *self, TillidVisitModel *model)
{
  TillidPatientContext *context;
  const TillidPerson *person;

  g_return_if_fail (TILLID_IS_VISIT_BRIEF (self) && TILLID_IS_VISIT_MODEL (model));

  g_set_object (&self->model, model);
  context = tillid_visit_model_get_context (model);
  person = tillid_patient_context_get_person (context);
  update_promises (self, context);
  update_agreed (self, context);
  update_wish (self, context);
  update_remember (self, context, person);
  update_interpreter (self, context);
}

/* Keeps what is being typed. */
void
tillid_visit_brief_leave (TillidVisitBrief *self)
{
  g_return_if_fail (TILLID_IS_VISIT_BRIEF (self));

  tillid_text_field_commit (self->wish_field);
  tillid_text_field_commit (self->wish_staff_field);
}
