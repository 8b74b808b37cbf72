/* tillid-window-booking.c - booking a visit, from wherever one is in a window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking-window.h"
#include "tillid-fee-window.h"
#include "tillid-window-private.h"

/* (transfer full) (nullable): the patient who is open, or another one, opened for the booking alone; that is one row of the
 * access log. */
static TillidPatientContext *
open_context (TillidWindow *self, gint64 patient)
{
  g_autoptr (GError) error = NULL;
  TillidPatientContext *context;

  if (self->context != NULL &&
      (patient == 0 || patient == tillid_patient_context_get_patient (self->context)))
    return g_object_ref (self->context);
  if (patient == 0)
    return NULL;
  context = tillid_patient_context_new (self->session, self->undo, patient, &error);
  if (context == NULL)
    tillid_window_show_failure (self, error->message);
  else
    tillid_window_follow_edits (self, context);
  return context;
}

/**
 * tillid_window_book:
 * @self: a window
 * @patient: id of a patient; 0: who is open
 * @visit: id of a planned visit of the patient, 0 for a new one
 * @proposal: (nullable): what is said already
 *
 * Asks for a booking in a window of its own.
 */
void
tillid_window_book (TillidWindow *self,
                    gint64 patient,
                    gint64 visit,
                    const TillidBookingForm *proposal)
{
  g_autoptr (TillidPatientContext) context = NULL;
  GtkWindow *window;

  if (self->session == NULL || self->shell == NULL || tillid_session_is_read_only (self->session))
    return;
  context = open_context (self, patient);
  if (context == NULL || !tillid_patient_context_may_write (context, &tillid_visit_type))
    return;
  window = tillid_booking_window_new (GTK_WINDOW (self), context, visit);
  if (proposal != NULL)
    tillid_booking_window_propose (TILLID_BOOKING_WINDOW (window), proposal);
  gtk_window_present (window);
}

/* "win.book": patient (0: who is open), visit (0: a new one), day and minute (%TILLID_ABSENT: as proposed), lead, who is
 * introduced, interpreter (0: as proposed), name of the room (empty: as proposed). */
void
tillid_window_book_variant (TillidWindow *self, GVariant *parameter)
{
  gint64 patient, visit, introduces;
  const char *room;
  TillidBookingForm proposal = { .others = NULL };

  g_variant_get (parameter, "(xxxxxxx&s)", &patient, &visit, &proposal.day, &proposal.minute,
                 &proposal.lead, &introduces, &proposal.interpreter, &room);
  proposal.room = *room != '\0' ? g_strdup (room) : NULL;
  proposal.others = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (introduces != 0)
    g_array_append_val (proposal.others, introduces);
  tillid_window_book (self, patient, visit, &proposal);
  g_array_unref (proposal.others);
  g_free (proposal.room);
}

/* What a doctor judged about the patient who is open: the need for an interpreter, and the fee. */
void
tillid_window_show_interpreter_need (TillidWindow *self)
{
  if (self->context != NULL)
    gtk_window_present (tillid_fee_window_new (GTK_WINDOW (self), self->context));
}
