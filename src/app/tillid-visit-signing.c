/* tillid-visit-signing.c - who signed a note, and what was corrected since
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-signing.h"

#include <glib/gi18n-lib.h>

#include "tillid-field-words.h"
#include "tillid-person-row.h"
#include "tillid-text-field.h"

struct _TillidVisitSigning
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkWidget *sign_box;
  GtkWidget *signed_box;
  GtkLabel *signed_label;
  GtkWidget *correction_scrolled;
  GtkListBox *correction_list;
  GtkWidget *add_button;
  GtkWidget *add_box;
  TillidTextField *correction_field;

  TillidVisitModel *model; /* (owned) (nullable) */
  gboolean is_adding;      /* the field was asked for */
  gboolean waits;          /* what stands in the field is on its way to the record */
};

G_DEFINE_FINAL_TYPE (TillidVisitSigning, tillid_visit_signing, GTK_TYPE_WIDGET)

static TillidSession *
session_of (TillidVisitModel *model)
{
  return tillid_patient_context_get_session (tillid_visit_model_get_context (model));
}

static const char *
name_of (TillidVisitModel *model, gint64 id)
{
  const TillidMember *member =
    tillid_patient_context_find_member (tillid_visit_model_get_context (model), id);

  return member != NULL && member->name != NULL ? member->name : C_ ("visit", "a former colleague");
}

/**
 * tillid_visit_signing_words:
 * @model: a visit
 *
 * Returns: (transfer full) (nullable): who signed its note, and when; %NULL if nobody has
 */
char *
tillid_visit_signing_words (TillidVisitModel *model)
{
  const TillidNoteState *state;
  g_autofree char *when = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (model), NULL);

  if (!tillid_visit_model_is_signed (model))
    return NULL;
  state = tillid_visit_model_get_note_state (model);
  when = tillid_instant_to_words (session_of (model), state->signature->at);
  /* Translators: of a note: a name, a day and a time: "Signed by Marie Holm, 5 Oct 2026 14:02". */
  return g_strdup_printf (C_ ("visit", "Signed by %1$s, %2$s"),
                          name_of (model, state->signature->member), when);
}

static void
add_row (TillidVisitSigning *self, const TillidCorrection *correction)
{
  TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());
  g_autofree char *when = tillid_instant_to_words (session_of (self->model), correction->at);
  g_autofree char *below =
    /* Translators: under a correction: a name, a day and a time. */
    g_strdup_printf (C_ ("visit", "Correction: %1$s, %2$s"),
                     name_of (self->model, correction->member), when);

  tillid_person_sign_set_member (
    tillid_person_row_get_sign (row),
    tillid_patient_context_find_member (tillid_visit_model_get_context (self->model),
                                        correction->member));
  tillid_person_row_set (row, correction->words != NULL ? correction->words : "", below, FALSE);
  tillid_person_row_set_language (row, correction->language);
  gtk_list_box_append (self->correction_list, GTK_WIDGET (row));
}

static void
update_corrections (TillidVisitSigning *self, GPtrArray *corrections)
{
  g_autofree char *words = tillid_text_field_dup_text (self->correction_field);
  GtkListBoxRow *row;

  g_strstrip (words);
  while ((row = gtk_list_box_get_row_at_index (self->correction_list, 0)) != NULL)
    gtk_list_box_remove (self->correction_list, GTK_WIDGET (row));
  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    {
      const TillidCorrection *correction = corrections->pdata[i];

      add_row (self, correction);
      /* Once the words are in the record the field is free for the next ones. */
      if (self->waits && g_strcmp0 (correction->words, words) == 0)
        {
          self->waits = FALSE;
          self->is_adding = FALSE;
          tillid_text_field_clear (self->correction_field);
        }
    }
  gtk_widget_set_visible (self->correction_scrolled, corrections != NULL && corrections->len > 0);
}

static void
show_field (TillidVisitSigning *self)
{
  const gboolean can_add =
    tillid_visit_model_is_signed (self->model) && tillid_visit_model_is_editable (self->model);
  /* A draft from last time stands in its field. */
  const gboolean is_open =
    can_add && (self->is_adding || tillid_text_field_is_dirty (self->correction_field));

  if (!is_open && gtk_widget_get_focus_child (self->add_box) != NULL)
    gtk_widget_grab_focus (self->add_button);
  gtk_widget_set_visible (self->add_button, can_add && !is_open);
  gtk_widget_set_visible (self->add_box, is_open);
}

static void
add_cb (TillidVisitSigning *self)
{
  self->is_adding = TRUE;
  show_field (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->correction_field));
}

/* A correction stays for good: only its button, or Ctrl+Enter, adds it. Until then it is a draft. */
static void
keep_cb (TillidVisitSigning *self)
{
  g_autofree char *words = tillid_text_field_dup_text (self->correction_field);

  if (self->model != NULL && !(self->waits && tillid_visit_model_is_busy (self->model)))
    self->waits = tillid_visit_model_add_correction (self->model, g_strstrip (words));
}

static void
tillid_visit_signing_dispose (GObject *object)
{
  TillidVisitSigning *self = TILLID_VISIT_SIGNING (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_SIGNING);

  G_OBJECT_CLASS (tillid_visit_signing_parent_class)->dispose (object);
}

static void
tillid_visit_signing_class_init (TillidVisitSigningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_signing_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-signing.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidVisitSigning, name)
  BIND (root);
  BIND (sign_box);
  BIND (signed_box);
  BIND (signed_label);
  BIND (correction_scrolled);
  BIND (correction_list);
  BIND (add_button);
  BIND (add_box);
  BIND (correction_field);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_signing_init (TillidVisitSigning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @model: (nullable): the visit; %NULL to let go of it */
void
tillid_visit_signing_set_model (TillidVisitSigning *self, TillidVisitModel *model)
{
  g_autofree char *place = NULL;

  g_return_if_fail (TILLID_IS_VISIT_SIGNING (self));

  self->waits = FALSE;
  self->is_adding = FALSE;
  g_set_object (&self->model, model);
  if (model == NULL)
    {
      tillid_text_field_set_place (self->correction_field, NULL, NULL);
      return;
    }
  place =
    g_strdup_printf ("visit:%" G_GINT64_FORMAT ":correction", tillid_visit_model_get_id (model));
  tillid_text_field_set_place (self->correction_field, session_of (model), place);
}

/* The visit was read again. */
void
tillid_visit_signing_update (TillidVisitSigning *self)
{
  const TillidNoteState *state;
  const TillidVisit *visit;
  g_autofree char *words = NULL;

  g_return_if_fail (TILLID_IS_VISIT_SIGNING (self));

  visit = self->model != NULL ? tillid_visit_model_get_visit (self->model) : NULL;
  if (visit == NULL)
    return;
  state = tillid_visit_model_get_note_state (self->model);
  words = tillid_visit_signing_words (self->model);
  /* A visit that is running is signed where it is closed. */
  gtk_widget_set_visible (self->sign_box, tillid_visit_model_can_sign (self->model) &&
                                            visit->status != TILLID_VISIT_STATUS_RUNNING);
  gtk_widget_set_visible (self->signed_box, words != NULL);
  if (words != NULL)
    gtk_label_set_label (self->signed_label, words);
  update_corrections (self, state != NULL ? state->corrections : NULL);
  show_field (self);
}

/* @words: what was still being typed into the note when somebody else signed it: it goes on as a draft of a correction. */
void
tillid_visit_signing_offer (TillidVisitSigning *self, const char *words)
{
  g_autofree char *typed = NULL;
  g_autofree char *both = NULL;

  g_return_if_fail (TILLID_IS_VISIT_SIGNING (self) && words != NULL);

  typed = tillid_text_field_dup_text (self->correction_field);
  both = *typed != '\0' ? g_strdup_printf ("%s\n%s", typed, words) : g_strdup (words);
  tillid_text_field_type (self->correction_field, both);
  tillid_text_field_commit (self->correction_field);
}

/* Keeps what is typed, as a draft. */
void
tillid_visit_signing_leave (TillidVisitSigning *self)
{
  g_return_if_fail (TILLID_IS_VISIT_SIGNING (self));

  if (self->model != NULL)
    tillid_text_field_commit (self->correction_field);
}
