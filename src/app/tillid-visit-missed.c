/* tillid-visit-missed.c - what got in the way of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-missed.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-words.h"

struct _TillidVisitMissed
{
  GtkWidget parent_instance;

  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 visit;            /* whose words are in the field */
  gboolean is_setting;

  GtkWidget *box;
  GtkDropDown *reason_drop;
  GtkWidget *words_entry;
};

G_DEFINE_FINAL_TYPE (TillidVisitMissed, tillid_visit_missed, GTK_TYPE_WIDGET)

static void
tillid_visit_missed_dispose (GObject *object)
{
  TillidVisitMissed *self = TILLID_VISIT_MISSED (object);

  if (self->words_entry != NULL)
    tillid_draft_keeper_release (self->words_entry);
  self->words_entry = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tillid_visit_missed_parent_class)->dispose (object);
}

static void
tillid_visit_missed_class_init (TillidVisitMissedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_missed_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* One edit, when something is different. */
static void
apply (TillidVisitMissed *self)
{
  const TillidVisit *visit = NULL;
  g_autofree char *words = NULL, *base = NULL;
  const int reason = (int) gtk_drop_down_get_selected (self->reason_drop);

  if (self->is_setting || self->model == NULL || !tillid_visit_model_is_editable (self->model))
    return;
  visit = tillid_visit_model_get_visit (self->model);
  words = tillid_draft_keeper_dup_field (self->words_entry);
  if (visit->record.id != self->visit || visit->status != TILLID_VISIT_STATUS_MISSED ||
      (visit->missed_reason == reason &&
       g_strcmp0 (visit->missed_words != NULL ? visit->missed_words : "", words) == 0))
    return;
  base = tillid_draft_keeper_dup_field_base (self->words_entry);
  tillid_draft_keeper_forget (self->words_entry);
  self->visit = 0;
  /* Another window may have written there: what was not typed here is not emptied here. */
  tillid_visit_model_expect (self->model, "missed_words", base);
  tillid_visit_model_set_missed (self->model, reason, words);
}

static void
tillid_visit_missed_init (TillidVisitMissed *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *question = gtk_label_new (C_ ("missed", "What got in the way?"));
  GtkWidget *note = gtk_label_new (C_ ("missed", "It may stay without an answer."));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  for (int i = 0; tillid_missed_reason_choices[i].code != NULL; i++)
    {
      g_autofree char *name =
        tillid_words_begin (tillid_choice_get_label (tillid_missed_reason_choices, i));

      gtk_string_list_append (names, name);
    }
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->reason_drop =
    GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  self->words_entry = gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (question, "heading");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_halign (GTK_WIDGET (self->reason_drop), GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->reason_drop),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, question, NULL, -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->words_entry), C_ ("missed", "In a few words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("missed", "In a few words"), -1);
  gtk_box_append (GTK_BOX (self->box), question);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->reason_drop));
  gtk_box_append (GTK_BOX (self->box), self->words_entry);
  gtk_box_append (GTK_BOX (self->box), note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->reason_drop, "notify::selected", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words_entry, "activate", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->words_entry, focus);
}

/* @model: a visit; the question is asked when it was missed */
void
tillid_visit_missed_update (TillidVisitMissed *self, TillidVisitModel *model)
{
  const TillidVisit *visit = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (TILLID_IS_VISIT_MISSED (self) && TILLID_IS_VISIT_MODEL (model));

  g_set_object (&self->model, model);
  visit = tillid_visit_model_get_visit (model);
  gtk_widget_set_visible (GTK_WIDGET (self), visit->status == TILLID_VISIT_STATUS_MISSED);
  gtk_widget_set_sensitive (GTK_WIDGET (self), tillid_visit_model_is_editable (model));
  if (visit->status != TILLID_VISIT_STATUS_MISSED)
    return;
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->reason_drop, (guint) visit->missed_reason);
  self->visit = visit->record.id;
  place = g_strdup_printf ("visits/missed/%" G_GINT64_FORMAT, visit->record.id);
  tillid_draft_keeper_bind (self->words_entry,
                            tillid_patient_context_get_session (
                              tillid_visit_model_get_context (model)),
                            place, visit->missed_words);
  self->is_setting = FALSE;
}
