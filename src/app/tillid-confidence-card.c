/* tillid-confidence-card.c - that an entry was told in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Who sees this card may read the entry: to everybody else there is no entry. Oneself is always named. */
#include "config.h"

#include "tillid-confidence-card.h"

#include <glib/gi18n-lib.h>

#include "tillid-confidence-edits.h"
#include "tillid-rights.h"
#include "tillid-words.h"

struct _TillidConfidenceCard
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkWidget *lock_box;
  GtkLabel *names_label;
  GtkWidget *open_button;
  GtkMenuButton *who_button;
  GtkPopover *popover;
  GtkLabel *hint_label;
  GtkBox *people_box;
  GtkWidget *keep_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidRecord *record;          /* (owned) (nullable): the entry */
  TillidConfidence *confidence;  /* (owned) (nullable): how it is closed */
};

G_DEFINE_FINAL_TYPE (TillidConfidenceCard, tillid_confidence_card, GTK_TYPE_WIDGET)

static gint64
me (TillidConfidenceCard *self)
{
  return tillid_session_get_member (tillid_patient_context_get_session (self->context))->record.id;
}

static gboolean
is_reader (TillidConfidenceCard *self, gint64 member)
{
  if (self->confidence == NULL)
    return FALSE;
  for (guint i = 0; i < self->confidence->readers->len; i++)
    if (((TillidRestrictionReader *) self->confidence->readers->pdata[i])->member == member)
      return TRUE;
  return FALSE;
}

/* Colleagues who work here and may read what was told, and those who are named already. */
static gboolean
can_be_named (TillidConfidenceCard *self, const TillidMember *member)
{
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (self->context));

  if (member->record.id == me (self) || is_reader (self, member->record.id))
    return TRUE;
  return (member->until_day == TILLID_ABSENT || member->until_day >= today) &&
         tillid_rights_may_read (tillid_roles_from_text (member->roles), TILLID_FAMILY_TOLD);
}

static void
add_person (TillidConfidenceCard *self, const TillidMember *member)
{
  GtkWidget *check = gtk_check_button_new_with_label (member->name != NULL ? member->name : "");
  const gboolean is_me = member->record.id == me (self);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               is_me || is_reader (self, member->record.id));
  gtk_widget_set_sensitive (check, !is_me);
  g_object_set_data_full (G_OBJECT (check), "member",
                          g_memdup2 (&member->record.id, sizeof member->record.id), g_free);
  gtk_box_append (self->people_box, check);
}

/* When the popover is shown: what is ticked in it stays while the patient is read again. */
static void
shown_cb (TillidConfidenceCard *self)
{
  GPtrArray *members;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->people_box))) != NULL)
    gtk_box_remove (self->people_box, child);
  if (self->context == NULL)
    return;
  gtk_label_set_label (self->hint_label,
                       C_ ("confidence", "Nobody else reads this entry: no lead, and nobody who "
                                         "comes in for an emergency."));
  members = tillid_patient_context_get_members (self->context);
  for (guint i = 0; i < members->len; i++)
    if (can_be_named (self, members->pdata[i]))
      add_person (self, members->pdata[i]);
}

static void
apply (TillidConfidenceCard *self, TillidEdit *edit, const GError *error)
{
  if (edit == NULL)
    {
      gtk_label_set_label (self->hint_label, error->message);
      return;
    }
  gtk_popover_popdown (self->popover);
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (self->context, edit);
}

static void
keep_cb (TillidConfidenceCard *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  TillidSession *session;

  if (self->context == NULL)
    return;
  session = tillid_patient_context_get_session (self->context);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->people_box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_array_append_vals (members, g_object_get_data (G_OBJECT (check), "member"), 1);
  edit = self->confidence != NULL
           ? tillid_confidence_set_readers (session, self->confidence,
                                            (const gint64 *) members->data, members->len, &error)
           : tillid_confidence_restrict (session, self->record, (const gint64 *) members->data,
                                         members->len, &error);
  apply (self, edit, error);
}

static void
lift_cb (TillidConfidenceCard *self)
{
  g_autoptr (TillidEdit) edit = NULL;

  if (self->confidence == NULL)
    return;
  edit = tillid_confidence_lift (self->confidence);
  apply (self, edit, NULL);
}

static void
show_names (TillidConfidenceCard *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->confidence->readers->len; i++)
    {
      const TillidRestrictionReader *reader = self->confidence->readers->pdata[i];
      const TillidMember *member =
        tillid_patient_context_find_member (self->context, reader->member);
      g_autofree char *name =
        tillid_words_isolate (member != NULL && member->name != NULL ? member->name : "?");

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list of facts", ", ") : "", name);
    }
  /* Translators: names of colleagues. */
  words = g_strdup_printf (C_ ("confidence", "Read by %s and nobody else"), names->str);
  gtk_label_set_label (self->names_label, words);
}

static void
show (TillidConfidenceCard *self)
{
  const gboolean applies = self->record != NULL && tillid_restriction_applies (self->record->type);
  const gboolean may_write =
    applies && tillid_patient_context_may_write (self->context, &tillid_restriction_type);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->confidence, tillid_confidence_free);
  if (applies && !tillid_confidence_find (tillid_patient_context_get_db (self->context),
                                          tillid_patient_context_get_scope (self->context),
                                          self->record->id, &self->confidence, &error))
    g_warning ("%s", error->message);
  gtk_widget_set_visible (GTK_WIDGET (self), may_write || self->confidence != NULL);
  gtk_widget_set_visible (self->lock_box, self->confidence != NULL);
  gtk_widget_set_visible (self->open_button, may_write && self->confidence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->who_button), may_write);
  gtk_menu_button_set_label (self->who_button, self->confidence != NULL
                                                 ? C_ ("confidence", "Who was told")
                                                 : C_ ("confidence", "Told in confidence"));
  if (self->confidence != NULL)
    show_names (self);
}

static void
context_changed_cb (TillidConfidenceCard *self)
{
  if (self->record != NULL)
    show (self);
}

static void
tillid_confidence_card_dispose (GObject *object)
{
  TillidConfidenceCard *self = TILLID_CONFIDENCE_CARD (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->record, tillid_record_unref_any);
  g_clear_pointer (&self->confidence, tillid_confidence_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONFIDENCE_CARD);

  G_OBJECT_CLASS (tillid_confidence_card_parent_class)->dispose (object);
}

static void
tillid_confidence_card_class_init (TillidConfidenceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_confidence_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-confidence-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidConfidenceCard, name)
  BIND (root);
  BIND (lock_box);
  BIND (names_label);
  BIND (open_button);
  BIND (who_button);
  BIND (popover);
  BIND (hint_label);
  BIND (people_box);
  BIND (keep_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, lift_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_confidence_card_init (TillidConfidenceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_popover_set_default_widget (self->popover, self->keep_button);
}

/**
 * tillid_confidence_card_set:
 * @context: (nullable): an open patient; %NULL to let go of it
 * @record: (nullable): an entry of that patient
 */
void
tillid_confidence_card_set (TillidConfidenceCard *self,
                            TillidPatientContext *context,
                            TillidRecord *record)
{
  g_return_if_fail (TILLID_IS_CONFIDENCE_CARD (self));

  if (self->context != context)
    {
      if (self->context != NULL)
        g_signal_handlers_disconnect_by_data (self->context, self);
      g_set_object (&self->context, context);
      if (context != NULL)
        g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
  if (record == NULL || self->record == NULL || record->id != self->record->id)
    gtk_popover_popdown (self->popover);
  g_clear_pointer (&self->record, tillid_record_unref_any);
  self->record = context != NULL && record != NULL ? tillid_record_ref_any (record) : NULL;
  show (self);
}
