/* tillid-booking-form.h - what is asked when a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-interpreters.h"

G_BEGIN_DECLS

/**
 * TillidBookingForm:
 * @visit: id of the visit that is changed, 0 for a new one
 * @day: its day, or %TILLID_ABSENT
 * @minute: minute of the day, or %TILLID_ABSENT
 * @talk: minutes wanted to talk
 * @mode: #TillidVisitMode
 * @lead: id of a colleague, 0 for nobody yet
 * @others: (element-type gint64): ids of the colleagues who come along
 * @room: (nullable): name of the room, known or new
 * @purpose: (nullable): what it is about
 * @needs: somebody interprets
 * @state: #TillidInterpretingState
 * @how: #TillidInterpretingMode
 * @interpreter: id of an interpreter, or 0
 * @person: id of a relative who interprets, or 0
 * @guard: #TillidChildGuard: what was answered about @person
 * @read_visit: (nullable): the visit as it was when this was read
 * @read_presences: (element-type TillidPresence) (nullable): who was expected then
 * @read_interpreting: (nullable): how it stood with the interpreter then
 *
 * A booking as it stands in the window. Nothing of it is needed. What was read is what a change begins with: whoever else changes
 * the booking meanwhile loses nothing.
 */
typedef struct
{
  gint64 visit;
  TillidDay day;
  gint64 minute;
  gint64 talk;
  int mode;
  gint64 lead;
  GArray *others;
  char *room;
  char *purpose;
  gboolean needs;
  int state;
  int how;
  gint64 interpreter;
  gint64 person;
  int guard;
  TillidVisit *read_visit;
  GPtrArray *read_presences;
  TillidInterpreting *read_interpreting;
} TillidBookingForm;

TillidBookingForm *
tillid_booking_form_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidBookingForm *tillid_booking_form_read (TillidPatientContext *context,
                                             gint64 visit) G_GNUC_WARN_UNUSED_RESULT;
void tillid_booking_form_free (TillidBookingForm *self);

char *tillid_booking_form_to_text (const TillidBookingForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_booking_form_take_text (TillidBookingForm *self, const char *text);

int tillid_booking_form_get_how (const TillidBookingForm *self);
gboolean tillid_booking_form_has_member (const TillidBookingForm *self, gint64 member);
void tillid_booking_form_set_member (TillidBookingForm *self, gint64 member, gboolean comes_along);

/* What it says: tillid-booking-words.c */
char *tillid_booking_form_time_words (const TillidBookingForm *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
tillid_booking_form_list_warnings (const TillidBookingForm *self,
                                   TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_booking_list_members (TillidPatientContext *context,
                                        TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_booking_list_rooms (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* Into the record: tillid-booking-edits.c */
gboolean tillid_booking_form_is_allowed (const TillidBookingForm *self,
                                         TillidPatientContext *context);
gint64 tillid_booking_form_apply (const TillidBookingForm *self, TillidPatientContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBookingForm, tillid_booking_form_free)

G_END_DECLS
