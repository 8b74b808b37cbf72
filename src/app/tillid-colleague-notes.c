/* tillid-colleague-notes.c - notes of colleagues beside the note of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What others wrote is read; the own note, until it is signed, is a field below. */
#include "config.h"

#include "tillid-colleague-notes.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-person-row.h"
#include "tillid-text-field.h"
#include "tillid-visit-words.h"

struct _TillidColleagueNotes
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkWidget *scrolled;
  GtkListBox *list;
  GtkWidget *own_box;
  TillidTextField *own_field;
  GtkWidget *sign_button;
  GtkWidget *write_button;

  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 visit;
  gboolean is_writing; /* the field was asked for */
};

G_DEFINE_FINAL_TYPE (TillidColleagueNotes, tillid_colleague_notes, GTK_TYPE_WIDGET)

static void
show_field (TillidColleagueNotes *self)
{
  g_autoptr (TillidColleagueNote) own = tillid_visit_model_get_own_note (self->model);
  const TillidVisit *visit = tillid_visit_model_get_visit (self->model);
  const gboolean may = tillid_visit_model_may_write_own_note (self->model);
  /* A draft from last time stands in its field. */
  const gboolean is_open =
    may && (self->is_writing || own != NULL || tillid_text_field_is_dirty (self->own_field));

  if (!is_open && gtk_widget_get_focus_child (self->own_box) != NULL)
    gtk_widget_grab_focus (self->write_button);
  gtk_widget_set_visible (self->own_box, is_open);
  /* Whoever leads a visit without a note yet writes that one. */
  gtk_widget_set_visible (self->write_button,
                          may && !is_open &&
                            (visit->note != NULL ||
                             visit->lead != tillid_session_get_member (
                                              tillid_patient_context_get_session (
                                                tillid_visit_model_get_context (self->model)))
                                              ->record.id));
  gtk_widget_set_visible (self->sign_button,
                          own != NULL && own->note != NULL &&
                            tillid_session_may (tillid_patient_context_get_session (
                                                  tillid_visit_model_get_context (self->model)),
                                                TILLID_ACTION_SIGN, NULL));
}

static void
write_cb (TillidColleagueNotes *self)
{
  tillid_colleague_notes_write (self);
}

static void
own_committed_cb (TillidColleagueNotes *self)
{
  g_autofree char *text = tillid_text_field_dup_text (self->own_field);

  if (self->model != NULL)
    tillid_visit_model_set_own_note (self->model, text);
}

typedef struct
{
  TillidVisitModel *model; /* (owned) */
  char *text;              /* (owned): what was seen */
} Signing;

static void
sign_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Signing *signing = data;

  if (tillid_dialogs_ask_finish (result))
    tillid_visit_model_sign_own_note (signing->model, signing->text);
  g_object_unref (signing->model);
  g_free (signing->text);
  g_free (signing);
}

/* What is being typed belongs to the note that is signed. */
static void
sign_cb (TillidColleagueNotes *self)
{
  Signing *signing = NULL;

  if (self->model == NULL)
    return;
  tillid_text_field_commit (self->own_field);
  self->is_writing = FALSE;
  signing = g_new0 (Signing, 1);
  signing->model = g_object_ref (self->model);
  signing->text = tillid_text_field_dup_text (self->own_field);
  tillid_dialogs_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            C_ ("visit", "Sign your own note?"),
                            C_ ("visit",
                                "Only this note is signed: it stays as it is now, and what "
                                "comes later is another note beside it. Signing cannot be "
                                "undone."),
                            C_ ("visit", "_Not now"), C_ ("visit", "_Sign"), FALSE,
                            sign_answered_cb, signing);
}

static void
add_row (TillidColleagueNotes *self, const TillidColleagueNote *note)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self->model);
  TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());
  g_autofree char *who = tillid_visit_words_colleague_note (context, note);

  tillid_person_sign_set_member (tillid_person_row_get_sign (row),
                                 tillid_patient_context_find_member (context, note->member));
  tillid_person_row_set (row, note->note != NULL ? note->note : "", who, FALSE);
  tillid_person_row_set_language (row, note->note_language);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
tillid_colleague_notes_dispose (GObject *object)
{
  TillidColleagueNotes *self = TILLID_COLLEAGUE_NOTES (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_COLLEAGUE_NOTES);

  G_OBJECT_CLASS (tillid_colleague_notes_parent_class)->dispose (object);
}

static void
tillid_colleague_notes_class_init (TillidColleagueNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_colleague_notes_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-colleague-notes.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidColleagueNotes, name)
  BIND (root);
  BIND (scrolled);
  BIND (list);
  BIND (own_box);
  BIND (own_field);
  BIND (sign_button);
  BIND (write_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_colleague_notes_init (TillidColleagueNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_visit (TillidColleagueNotes *self, TillidVisitModel *model)
{
  g_autofree char *place = NULL;

  g_set_object (&self->model, model);
  if (self->visit == tillid_visit_model_get_id (model))
    return;
  self->visit = tillid_visit_model_get_id (model);
  self->is_writing = FALSE;
  place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":own-note", self->visit);
  tillid_text_field_set_place (self->own_field,
                               tillid_patient_context_get_session (
                                 tillid_visit_model_get_context (model)),
                               place);
}

/* @model: a visit that is there; read again */
void
tillid_colleague_notes_update (TillidColleagueNotes *self, TillidVisitModel *model)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TillidColleagueNote) own = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_COLLEAGUE_NOTES (self) && TILLID_IS_VISIT_MODEL (model));

  set_visit (self, model);
  own = tillid_visit_model_get_own_note (model);
  notes = tillid_visit_model_list_colleague_notes (model);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < notes->len; i++)
    {
      const TillidColleagueNote *note = notes->pdata[i];

      if (own == NULL || note->record.id != own->record.id)
        add_row (self, note);
    }
  gtk_widget_set_visible (self->scrolled, gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  tillid_text_field_set_kept (self->own_field, own != NULL ? own->note : NULL);
  show_field (self);
}

/* Puts the focus where an own note is written; nothing where none may be. */
void
tillid_colleague_notes_write (TillidColleagueNotes *self)
{
  g_return_if_fail (TILLID_IS_COLLEAGUE_NOTES (self));

  if (self->model == NULL || !tillid_visit_model_may_write_own_note (self->model))
    return;
  self->is_writing = TRUE;
  show_field (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->own_field));
}

/* Keeps what is being typed. */
void
tillid_colleague_notes_leave (TillidColleagueNotes *self)
{
  g_return_if_fail (TILLID_IS_COLLEAGUE_NOTES (self));

  if (self->model != NULL)
    tillid_text_field_commit (self->own_field);
}
