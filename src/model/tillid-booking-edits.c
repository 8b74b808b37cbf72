/* tillid-booking-edits.c - a booking, written into the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One edit: the visit, who is expected, how it stands with the interpreter, and the room if it is a new one. Undo takes all of
 * it back. Who is expected stands in the presences, as for any other visit; an interpreter who did not come, or whom the
 * patient did not want that day, stays there as "none", so that nobody counts a meeting that was none.
 *
 * A change begins with what the form was read from, not with what is in the file by now: what somebody else has changed since
 * stays, and a field that both have changed is asked about. */
#include "config.h"

#include "tillid-booking-form.h"

#include <glib/gi18n-lib.h>

#include "tillid-in-error.h"
#include "tillid-visit-records.h"

typedef struct
{
  const TillidBookingForm *form;
  TillidPatientContext *context;
  TillidEdit *edit;
  GPtrArray *presences; /* (nullable) of the visit as the form was read */
  GPtrArray *now;       /* (nullable) and as it is */
  gint64 visit;
} Booking;

static void
take (Booking *booking, gpointer draft)
{
  tillid_edit_take (booking->edit, tillid_record_seal_any (draft));
}

static void
take_away (Booking *booking, gpointer record)
{
  tillid_in_error_add (tillid_patient_context_get_db (booking->context),
                       tillid_patient_context_get_scope (booking->context), booking->edit, record,
                       NULL);
}

/* Takes @draft if it says anything else than @old. */
static void
take_changed (Booking *booking, gpointer draft, gconstpointer old)
{
  if (old != NULL && tillid_record_equal (draft, old))
    tillid_record_unref_any (draft);
  else
    take (booking, draft);
}

/**
 * tillid_booking_form_is_allowed:
 * @self: a booking
 * @context: the patient
 *
 * Returns: %FALSE while a relative is to interpret without the answer that the age asks for
 */
gboolean
tillid_booking_form_is_allowed (const TillidBookingForm *self, TillidPatientContext *context)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->needs || self->person == 0 ||
         tillid_interpreters_guard_takes (tillid_interpreters_guard (context, self->person,
                                                                     self->day),
                                          self->guard);
}

/* The id of the room; one that is new to the clinic comes into its list with the same edit. */
static gint64
find_room (Booking *booking)
{
  g_autoptr (GPtrArray) rooms = tillid_booking_list_rooms (booking->context);
  g_autofree char *wanted = NULL;
  TillidRoom *room;
  gint64 id;

  if (booking->form->room == NULL)
    return 0;
  wanted = g_utf8_casefold (booking->form->room, -1);
  for (guint i = 0; i < rooms->len; i++)
    {
      const TillidRoom *known = rooms->pdata[i];
      g_autofree char *name = g_utf8_casefold (known->name, -1);

      if (g_str_equal (name, wanted))
        return known->record.id;
    }
  room = tillid_patient_context_new_record (booking->context, &tillid_room_type);
  tillid_set_text (&room->name, booking->form->room);
  id = room->record.id;
  take (booking, room);
  return id;
}

static void
fill_visit (Booking *booking, TillidVisit *visit)
{
  const TillidBookingForm *form = booking->form;
  const TillidPerson *patient = tillid_patient_context_get_person (booking->context);
  const gint64 room = find_room (booking);

  visit->day = form->day;
  visit->minute = form->minute;
  visit->mode = form->mode;
  visit->lead = form->lead;
  visit->planned_minutes =
    tillid_booking_time (form->talk, tillid_booking_form_get_how (form)).total;
  if (visit->status == TILLID_VISIT_STATUS_PLANNED)
    visit->length = visit->planned_minutes;
  /* The same room in other letters is no change. */
  if (!visit->record.masked && (room == 0 || room != visit->room))
    tillid_set_text (&visit->place, form->room);
  visit->room = room;
  tillid_set_text (&visit->purpose, form->purpose);
  visit->no_interpreter =
    !form->needs && patient != NULL && patient->interpreter_needed == TILLID_YES_NO_YES;
}

static TillidPresence *
expect (Booking *booking, int who)
{
  TillidPresence *presence =
    tillid_patient_context_new_record (booking->context, &tillid_presence_type);

  presence->visit = booking->visit;
  presence->who = who;
  return presence;
}

/* @presences: (nullable); @member: 0 for anybody */
static TillidPresence *
find_presence (GPtrArray *presences, int who, gint64 member)
{
  for (guint i = 0; presences != NULL && i < presences->len; i++)
    {
      TillidPresence *presence = presences->pdata[i];

      if (presence->who == who && (member == 0 || presence->member == member))
        return presence;
    }
  return NULL;
}

static void
take_member (Booking *booking, gint64 member)
{
  TillidPresence *presence;

  if (member == 0 ||
      find_presence (booking->presences, TILLID_PRESENCE_WHO_MEMBER, member) != NULL ||
      find_presence (booking->now, TILLID_PRESENCE_WHO_MEMBER, member) != NULL)
    return;
  presence = expect (booking, TILLID_PRESENCE_WHO_MEMBER);
  presence->member = member;
  take (booking, presence);
}

static void
take_members (Booking *booking)
{
  const TillidBookingForm *form = booking->form;

  take_member (booking, form->lead);
  for (guint i = 0; i < form->others->len; i++)
    if (g_array_index (form->others, gint64, i) != form->lead)
      take_member (booking, g_array_index (form->others, gint64, i));
  for (guint i = 0; booking->presences != NULL && i < booking->presences->len; i++)
    {
      TillidPresence *presence = booking->presences->pdata[i];

      if (presence->who == TILLID_PRESENCE_WHO_MEMBER && presence->member != 0 &&
          presence->member != form->lead &&
          !tillid_booking_form_has_member (form, presence->member))
        take_away (booking, presence);
    }
}

/* Interpreter or relative @id. @presences: (nullable) */
static TillidPresence *
find_other (GPtrArray *presences, int who, gint64 id)
{
  for (guint i = 0; presences != NULL && i < presences->len; i++)
    {
      TillidPresence *presence = presences->pdata[i];

      if (presence->who == who &&
          (who == TILLID_PRESENCE_WHO_INTERPRETER ? presence->interpreter : presence->person) == id)
        return presence;
    }
  return NULL;
}

static void
take_interpreter (Booking *booking)
{
  const TillidBookingForm *form = booking->form;
  TillidPresence *old = find_presence (booking->presences, TILLID_PRESENCE_WHO_INTERPRETER, 0),
                 *presence;

  if (!form->needs || form->interpreter == 0)
    {
      if (old != NULL)
        take_away (booking, old);
      return;
    }
  if (old == NULL)
    old = find_other (booking->now, TILLID_PRESENCE_WHO_INTERPRETER, form->interpreter);
  presence =
    old != NULL ? tillid_presence_edit (old) : expect (booking, TILLID_PRESENCE_WHO_INTERPRETER);
  presence->interpreter = form->interpreter;
  presence->mode = form->state == TILLID_INTERPRETING_STATE_ABSENT ||
                       form->state == TILLID_INTERPRETING_STATE_DECLINED
                     ? TILLID_INTERPRETING_MODE_NONE
                     : form->how;
  take_changed (booking, presence, old);
}

static void
take_relative (Booking *booking)
{
  const TillidBookingForm *form = booking->form;
  g_autoptr (GPtrArray) relatives = NULL;
  TillidPresence *old, *presence;

  if (!form->needs || form->person == 0)
    return;
  old = find_other (booking->presences, TILLID_PRESENCE_WHO_FAMILY, form->person);
  if (old == NULL)
    old = find_other (booking->now, TILLID_PRESENCE_WHO_FAMILY, form->person);
  presence =
    old != NULL ? tillid_presence_edit (old) : expect (booking, TILLID_PRESENCE_WHO_FAMILY);
  presence->person = form->person;
  presence->mode = TILLID_INTERPRETING_MODE_RELATIVE;
  relatives = tillid_interpreters_list_relatives (booking->context, form->day);
  for (guint i = 0; old == NULL && i < relatives->len; i++)
    {
      const TillidInterpreterOffer *offer = relatives->pdata[i];

      if (offer->person != form->person)
        continue;
      tillid_set_text (&presence->name, offer->name);
      tillid_set_text (&presence->role, offer->line);
    }
  take_changed (booking, presence, old);
}

static TillidInterpreting *
find_interpreting (Booking *booking, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    if (((TillidInterpreting *) all->pdata[i])->visit == booking->visit)
      return all->pdata[i];
  return NULL;
}

static void
fill_language (Booking *booking, TillidInterpreting *interpreting)
{
  g_autoptr (GPtrArray) languages =
    tillid_patient_context_list (booking->context, &tillid_person_language_type);
  const char *tag = tillid_patient_context_get_language (booking->context);
  const TillidPerson *patient = tillid_patient_context_get_person (booking->context);

  tillid_set_text (&interpreting->language, tag);
  interpreting->sex = patient != NULL ? patient->interpreter_sex : TILLID_SEX_UNKNOWN;
  for (guint i = 0; i < languages->len; i++)
    {
      const TillidPersonLanguage *language = languages->pdata[i];

      if (g_strcmp0 (language->language, tag) == 0)
        tillid_set_text (&interpreting->dialect, language->dialect);
    }
}

static void
take_interpreting (Booking *booking)
{
  const TillidBookingForm *form = booking->form;
  TillidSession *session = tillid_patient_context_get_session (booking->context);
  g_autoptr (GPtrArray) all =
    tillid_patient_context_list (booking->context, &tillid_interpreting_type);
  TillidInterpreting *old = form->read_interpreting, *interpreting;

  if (!form->needs)
    {
      if (old != NULL)
        take_away (booking, old);
      return;
    }
  if (old == NULL)
    old = find_interpreting (booking, all);
  interpreting =
    old != NULL ? tillid_interpreting_edit (old)
                : tillid_patient_context_new_record (booking->context, &tillid_interpreting_type);
  interpreting->visit = booking->visit;
  interpreting->booking = form->state;
  interpreting->mode = form->person != 0 ? TILLID_INTERPRETING_MODE_RELATIVE : form->how;
  interpreting->interpreter = form->person != 0 ? 0 : form->interpreter;
  interpreting->person = form->person;
  if (old == NULL)
    fill_language (booking, interpreting);
  if (interpreting->asked_on == TILLID_ABSENT && form->state != TILLID_INTERPRETING_STATE_NEEDED)
    interpreting->asked_on = tillid_session_today (session);
  if (form->person == 0)
    {
      interpreting->guard = TILLID_CHILD_GUARD_NONE;
      interpreting->guard_member = 0;
      interpreting->guard_at = TILLID_ABSENT;
    }
  else if (old == NULL || old->guard != form->guard || old->person != form->person)
    {
      interpreting->guard = form->guard;
      interpreting->guard_member = tillid_session_get_member (session)->record.id;
      interpreting->guard_at = tillid_session_now_ms (session);
    }
  take_changed (booking, interpreting, old);
}

static void
take_patient (Booking *booking)
{
  TillidPresence *presence;

  if (booking->now != NULL)
    return;
  presence = expect (booking, TILLID_PRESENCE_WHO_PATIENT);
  presence->person = tillid_patient_context_get_patient (booking->context);
  take (booking, presence);
}

/**
 * tillid_booking_form_apply:
 * @self: a booking
 * @context: the patient
 *
 * Writes it; "edited" or "failed" of @context follows.
 *
 * Returns: id of the visit; 0 if nothing was written: somebody else has removed the visit, nothing is different, or a child is to
 *   interpret without a reason
 */
gint64
tillid_booking_form_apply (const TillidBookingForm *self, TillidPatientContext *context)
{
  g_autoptr (TillidVisitRecords) records = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  Booking booking = { .form = self, .context = context };
  const TillidCourse *course;
  TillidVisit *old = NULL, *visit;

  g_return_val_if_fail (self != NULL && TILLID_IS_PATIENT_CONTEXT (context), 0);

  records = tillid_visit_records_read (context);
  if (self->visit != 0)
    old = tillid_visit_records_find (records, self->visit);
  if ((self->visit != 0 && old == NULL) || !tillid_booking_form_is_allowed (self, context))
    return 0;
  edit = tillid_edit_new (self->visit != 0 ? C_ ("undo", "Booking changed")
                                           : C_ ("undo", "Visit booked"));
  booking.edit = edit;
  if (old != NULL)
    {
      old = self->read_visit != NULL ? self->read_visit : old;
      visit = tillid_visit_edit (old);
    }
  else
    {
      visit = tillid_patient_context_new_record (context, &tillid_visit_type);
      course = tillid_patient_context_get_course (context);
      visit->course = course != NULL ? course->record.id : 0;
      visit->status = TILLID_VISIT_STATUS_PLANNED;
    }
  booking.visit = visit->record.id;
  booking.presences = self->read_presences;
  booking.now = tillid_visit_records_get_presences (records, booking.visit);
  fill_visit (&booking, visit);
  take_changed (&booking, visit, old);
  take_patient (&booking);
  take_members (&booking);
  take_interpreter (&booking);
  take_relative (&booking);
  take_interpreting (&booking);
  if (tillid_edit_get_n_records (edit) == 0)
    return 0;
  tillid_patient_context_apply (context, edit);
  return booking.visit;
}
