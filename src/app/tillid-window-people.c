/* tillid-window-people.c - colleagues, and who may open what, in a window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-colleagues-window.h"
#include "tillid-copy-window.h"
#include "tillid-conference-model.h"
#include "tillid-in-error-window.h"
#include "tillid-keeping-window.h"
#include "tillid-looks-window.h"
#include "tillid-quick-contact-window.h"
#include "tillid-readers-window.h"
#include "tillid-today-line.h"
#include "tillid-window-private.h"

/* Who works here, in a window of its own. */
void
tillid_window_show_colleagues (TillidWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidColleagues) model = NULL;

  if (self->session == NULL || self->shell == NULL)
    return;
  model = tillid_colleagues_new (self->session, self->undo, &error);
  if (model == NULL)
    tillid_window_show_failure (self, error->message);
  else
    gtk_window_present (tillid_colleagues_window_new (GTK_WINDOW (self), model, self->undo));
}

/* What was opened with a reason, for a lead. */
void
tillid_window_show_second_looks (TillidWindow *self)
{
  if (self->session != NULL && self->shell != NULL)
    gtk_window_present (tillid_looks_window_new (GTK_WINDOW (self), self->session, self->undo));
}

/* Whether the address of the patient who is open is protected: an edit like any other. */
void
tillid_window_toggle_address (TillidWindow *self)
{
  TillidPerson *person = NULL;

  if (self->context == NULL ||
      !tillid_patient_context_may_write (self->context, &tillid_person_type))
    return;
  person = tillid_person_edit (tillid_patient_context_get_person (self->context));
  person->address_protected = !person->address_protected;
  tillid_patient_context_apply_one (self->context,
                                    person->address_protected
                                      ? C_ ("edit", "Address protected")
                                      : C_ ("edit", "Address no longer protected"),
                                    person);
}

/* Who may open the patient who is open, and who has read. */
void
tillid_window_show_readers (TillidWindow *self)
{
  if (self->context != NULL)
    gtk_window_present (tillid_readers_window_new (GTK_WINDOW (self), self->context));
}

/* Somebody who knows of every patient and treats some opens, in an emergency, what another one told. */
void
tillid_window_ask_for_reason (TillidWindow *self)
{
  g_autofree char *name = NULL;
  gint64 patient;

  if (self->context == NULL)
    return;
  patient = tillid_patient_context_get_patient (self->context);
  name = g_strdup (tillid_patient_context_get_name (self->context));
  tillid_window_show_patients (self);
  if (self->context == NULL)
    tillid_patients_page_show_closed (tillid_shell_get_patients_page (self->shell), patient, name,
                                      NULL);
}

/* The team is to talk about the patient who is open. */
void
tillid_window_put_on_agenda (TillidWindow *self)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->context == NULL)
    return;
  edit = tillid_conference_put_on_edit (self->session,
                                        tillid_patient_context_get_patient (self->context), NULL,
                                        &error);
  if (edit != NULL)
    tillid_patient_context_apply (self->context, edit);
  else if (error != NULL)
    tillid_window_show_failure (self, error->message);
  else
    tillid_window_add_toast (self, C_ ("conference", "On the agenda already"), NULL, NULL, NULL);
}

/* What the patient who is open may ask for. */
void
tillid_window_copy_record (TillidWindow *self)
{
  if (self->context != NULL)
    gtk_window_present (tillid_copy_window_new (GTK_WINDOW (self), self->context));
}

/* What of the patient who is open was entered in error. */
void
tillid_window_show_in_error (TillidWindow *self)
{
  if (self->context != NULL)
    gtk_window_present (tillid_in_error_window_new (GTK_WINDOW (self), self->context));
}

/* How long records are kept, for a lead; also of the patient who is open. */
void
tillid_window_show_keeping (TillidWindow *self)
{
  if (self->session != NULL && self->shell != NULL)
    gtk_window_present (
      tillid_keeping_window_new (GTK_WINDOW (self), self->session, self->undo, self->context));
}

/* Whose line has the focus, or who is open; 0 for nobody. */
static gint64
find_patient_at_hand (TillidWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *line = NULL;

  if (self->context != NULL)
    return tillid_patient_context_get_patient (self->context);
  if (focus != NULL && TILLID_IS_TODAY_LINE (focus))
    line = focus;
  else if (focus != NULL)
    line = gtk_widget_get_ancestor (focus, TILLID_TYPE_TODAY_LINE);
  return line != NULL ? tillid_today_line_get_patient (TILLID_TODAY_LINE (line)) : 0;
}

static void
contact_kept_cb (TillidWindow *self, gint64 edit, const char *label)
{
  tillid_undo_push (self->undo, edit, label);
  tillid_window_add_edit_toast (self, edit, label);
}

/* A contact between visits, in a small window; @patient: with whom, or 0: whoever is at hand. */
void
tillid_window_write_contact (TillidWindow *self, gint64 patient)
{
  GtkWindow *window = NULL;

  if (self->session == NULL || self->shell == NULL)
    return;
  window = tillid_quick_contact_window_new (GTK_WINDOW (self), self->session,
                                            patient != 0 ? patient : find_patient_at_hand (self));
  g_signal_connect_object (window, "kept", G_CALLBACK (contact_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "failed", G_CALLBACK (tillid_window_show_failure), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}
