/* tillid-record-window.c - one entry in a window of its own, to be written or changed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Keep makes one edit, which the window behind shows with Undo; Escape closes, and what was typed stands there again the next
 * time. Somebody else who changed the same entry meanwhile is asked about by the patient context, as everywhere. */
#include "config.h"

#include "tillid-record-window.h"

#include "tillid-edit-toasts.h"
#include "tillid-form-keys.h"
#include "tillid-id.h"

struct _TillidRecordWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidRecord *opened;          /* (owned) (nullable): what is changed; %NULL is a new one */
  TillidRecord *draft;           /* (owned) (nullable): of a new one, not sealed */
  char *why;                     /* (owned) */
  gboolean choosing_is_enough;
  void (*also) (TillidPatientContext *context, TillidEdit *edit, const TillidRecord *record);

  GtkWidget *root;
  TillidRecordForm *form;
  GtkWidget *keep_button;
};

G_DEFINE_FINAL_TYPE (TillidRecordWindow, tillid_record_window, ADW_TYPE_WINDOW)

static void
changed_cb (TillidRecordWindow *self)
{
  gtk_widget_set_sensitive (self->keep_button, tillid_record_form_is_complete (self->form) &&
                                                 (tillid_record_form_is_filled (self->form) ||
                                                  (self->choosing_is_enough &&
                                                   tillid_record_form_is_chosen (self->form))));
}

static void
keep_cb (TillidRecordWindow *self)
{
  tillid_record_window_keep (self);
}

static void
close_form (GtkWidget *form)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (form)));
}

static void
keep_form (GtkWidget *form)
{
  tillid_record_window_keep (TILLID_RECORD_WINDOW (gtk_widget_get_root (form)));
}

static const TillidFormKeys form_keys = { .close = close_form, .keep = keep_form };

static void
tillid_record_window_dispose (GObject *object)
{
  TillidRecordWindow *self = TILLID_RECORD_WINDOW (object);

  if (self->form != NULL)
    tillid_record_form_release (self->form);
  g_clear_pointer (&self->opened, tillid_record_unref_any);
  g_clear_pointer (&self->draft, tillid_record_unref_any);
  g_clear_pointer (&self->why, g_free);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_RECORD_WINDOW);

  G_OBJECT_CLASS (tillid_record_window_parent_class)->dispose (object);
}

static void
tillid_record_window_class_init (TillidRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_record_window_dispose;

  g_type_ensure (TILLID_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-record-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidRecordWindow, root);
  gtk_widget_class_bind_template_child (widget_class, TillidRecordWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TillidRecordWindow, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tillid_record_window_init (TillidRecordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_form_keys_add (self->root, &form_keys);
}

/**
 * tillid_record_window_new:
 * @parent: the window it belongs to
 * @context: an open patient
 * @question: what is asked, and what the edit is called
 * @opened: (nullable): the entry to change
 * @draft: (transfer full) (nullable): for a new one: with what is known of it, not sealed
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_record_window_new (GtkWindow *parent,
                          TillidPatientContext *context,
                          const TillidRecordQuestion *question,
                          const TillidRecord *opened,
                          gpointer draft)
{
  TillidRecordWindow *self = NULL;
  const TillidRecord *shown = opened != NULL ? opened : draft;
  g_autofree char *person = NULL;
  g_autofree char *which = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && question != NULL, NULL);
  g_return_val_if_fail (shown != NULL, NULL);

  self = g_object_new (TILLID_TYPE_RECORD_WINDOW, "transient-for", parent, "title", question->title,
                       NULL);
  self->context = g_object_ref (context);
  self->why = g_strdup (question->why);
  self->choosing_is_enough = question->choosing_is_enough;
  self->also = question->also;
  self->opened = opened != NULL ? tillid_record_ref_any (opened) : NULL;
  self->draft = draft;
  tillid_edit_toasts_close_with (GTK_WINDOW (self), tillid_patient_context_get_session (context));
  person = tillid_id_dup_text (tillid_patient_context_get_patient (context));
  which = opened != NULL ? tillid_id_dup_text (opened->id)
                         : g_strdup_printf ("new%" G_GINT64_FORMAT, question->list);
  place = g_strconcat ("plan/", person, "/", shown->type->kind, "/", which, NULL);
  tillid_record_form_open (self->form, context, shown, place, question->fields, question->n_fields);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return GTK_WINDOW (self);
}

/* (transfer none): its fields */
TillidRecordForm *
tillid_record_window_get_form (TillidRecordWindow *self)
{
  g_return_val_if_fail (TILLID_IS_RECORD_WINDOW (self), NULL);

  return self->form;
}

static void
apply (TillidRecordWindow *self, TillidRecord *record)
{
  g_autoptr (TillidRecord) sealed = tillid_record_seal_any (record);
  g_autoptr (TillidEdit) edit = NULL;

  if (self->opened != NULL && tillid_record_equal (self->opened, sealed))
    return;
  edit = tillid_edit_new (self->why);
  tillid_edit_add (edit, sealed);
  if (self->also != NULL)
    self->also (self->context, edit, sealed);
  tillid_patient_context_apply (self->context, edit);
}

/**
 * tillid_record_window_keep:
 * @self: a window
 *
 * Makes one edit of what is written, and closes.
 *
 * Returns: %FALSE if nothing is written yet, or a day cannot be read: then it stays a draft
 */
gboolean
tillid_record_window_keep (TillidRecordWindow *self)
{
  TillidRecord *record;

  g_return_val_if_fail (TILLID_IS_RECORD_WINDOW (self), FALSE);

  if (self->context == NULL || !gtk_widget_get_sensitive (self->keep_button))
    return FALSE;
  record = self->opened != NULL ? tillid_record_edit (self->opened)
                                : (TillidRecord *) g_steal_pointer (&self->draft);
  tillid_record_form_read (self->form, record);
  tillid_record_form_forget (self->form);
  apply (self, record);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}
