/* tillid-booking-form.c - what is asked when a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A new booking proposes what was last time: the same room and time of day, three weeks on, the key contact, the same
 * interpreter. It can be kept as it is. While it is being filled in it is a draft: one line of text. */
#include "config.h"

#include "tillid-booking-form.h"

#include "tillid-visit-records.h"

/* A proposal: three weeks on. */
#define AFTER_DAYS 21

#define DRAFT_TYPE "(xxxixaxmsmsbiixxi)"

void
tillid_booking_form_free (TillidBookingForm *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->others);
  g_free (self->room);
  g_free (self->purpose);
  tillid_record_unref_any (self->read_visit);
  g_clear_pointer (&self->read_presences, g_ptr_array_unref);
  tillid_record_unref_any (self->read_interpreting);
  g_free (self);
}

static TillidBookingForm *
form_new (void)
{
  TillidBookingForm *self = g_new0 (TillidBookingForm, 1);

  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->day = self->minute = TILLID_ABSENT;
  self->talk = TILLID_BOOKING_WHOLE;
  return self;
}

static const TillidVisit *
find_last (const TillidVisitRecords *records)
{
  for (guint i = records->visits->len; i > 0; i--)
    if (((TillidVisit *) records->visits->pdata[i - 1])->status == TILLID_VISIT_STATUS_ATTENDED)
      return records->visits->pdata[i - 1];
  return NULL;
}

static char *
dup_room (TillidPatientContext *context, const TillidVisit *visit)
{
  g_autoptr (TillidRecord) room =
    visit->room != 0 ? tillid_patient_context_get (context, &tillid_room_type, visit->room) : NULL;

  if (room != NULL)
    return g_strdup (((const TillidRoom *) room)->name);
  return visit->record.masked ? NULL : g_strdup (visit->place);
}

static void
propose_interpreter (TillidBookingForm *self, TillidPatientContext *context)
{
  const TillidPerson *patient = tillid_patient_context_get_person (context);
  g_autoptr (GPtrArray) offers = tillid_interpreters_list (context, self->day);
  int mode;
  const gint64 last = tillid_interpreters_find_last (context, &mode);

  self->how = mode != TILLID_INTERPRETING_MODE_UNKNOWN && mode != TILLID_INTERPRETING_MODE_RELATIVE
                ? mode
                : TILLID_INTERPRETING_MODE_VIDEO;
  self->needs = patient != NULL && (patient->interpreter_needed == TILLID_YES_NO_YES ||
                                    (patient->interpreter_needed == TILLID_YES_NO_UNKNOWN &&
                                     (last != 0 || patient->interpreter_wish != 0)));
  if (!self->needs)
    return;
  for (guint i = 0; i < offers->len; i++)
    {
      const TillidInterpreterOffer *offer = offers->pdata[i];

      if (offer->interpreter == patient->interpreter_wish ||
          (offer->interpreter == last && self->interpreter == 0))
        self->interpreter = offer->interpreter;
    }
  if (self->interpreter != 0)
    self->state = TILLID_INTERPRETING_STATE_ASKED;
}

/**
 * tillid_booking_form_new:
 * @context: an open patient
 *
 * Returns: (transfer full): a booking with what can be proposed
 */
TillidBookingForm *
tillid_booking_form_new (TillidPatientContext *context)
{
  TillidBookingForm *self = form_new ();
  const TillidCourse *course;
  g_autoptr (TillidVisitRecords) records = NULL;
  g_autoptr (GPtrArray) members = NULL;
  const TillidVisit *last;
  gint64 self_id, wanted;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), self);

  records = tillid_visit_records_read (context);
  course = tillid_patient_context_get_course (context);
  last = find_last (records);
  self->day = tillid_session_today (tillid_patient_context_get_session (context)) + AFTER_DAYS;
  if (last == NULL)
    self->talk = TILLID_BOOKING_FIRST;
  else
    {
      self->minute = last->minute;
      self->mode = last->mode;
      self->room = dup_room (context, last);
    }
  members = tillid_booking_list_members (context, self->day);
  self_id = tillid_session_get_member (tillid_patient_context_get_session (context))->record.id;
  wanted = course != NULL && course->key_contact != 0 ? course->key_contact : self_id;
  for (guint i = 0; i < members->len; i++)
    {
      const gint64 id = ((TillidMember *) members->pdata[i])->record.id;

      if (id == wanted || (id == self_id && self->lead == 0))
        self->lead = id;
    }
  propose_interpreter (self, context);
  return self;
}

static void
read_presences (TillidBookingForm *self, GPtrArray *presences)
{
  self->read_presences = presences != NULL ? g_ptr_array_ref (presences) : NULL;
  for (guint i = 0; presences != NULL && i < presences->len; i++)
    {
      const TillidPresence *presence = presences->pdata[i];

      if (presence->who == TILLID_PRESENCE_WHO_MEMBER && presence->member != 0 &&
          presence->member != self->lead)
        tillid_booking_form_set_member (self, presence->member, TRUE);
      else if (presence->who == TILLID_PRESENCE_WHO_INTERPRETER && self->interpreter == 0)
        {
          self->interpreter = presence->interpreter;
          self->how = presence->mode;
          self->needs = TRUE;
          self->state = TILLID_INTERPRETING_STATE_CONFIRMED;
        }
    }
}

static void
read_interpreting (TillidBookingForm *self, TillidPatientContext *context)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_interpreting_type);

  for (guint i = 0; i < all->len; i++)
    {
      TillidInterpreting *interpreting = all->pdata[i];

      if (interpreting->visit != self->visit)
        continue;
      self->read_interpreting = tillid_record_ref_any (interpreting);
      self->needs = TRUE;
      self->state = interpreting->booking;
      self->how = interpreting->mode;
      self->interpreter = interpreting->interpreter;
      self->person = interpreting->person;
      self->guard = interpreting->guard;
      return;
    }
}

/**
 * tillid_booking_form_read:
 * @context: an open patient
 * @visit: id of one of the visits
 *
 * Returns: (transfer full) (nullable): how it is booked; %NULL if there is no such visit
 */
TillidBookingForm *
tillid_booking_form_read (TillidPatientContext *context, gint64 visit)
{
  g_autoptr (TillidBookingForm) self = form_new ();
  g_autoptr (TillidVisitRecords) records = NULL;
  const TillidPerson *patient;
  TillidVisit *record;
  gint64 planned;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  records = tillid_visit_records_read (context);
  record = tillid_visit_records_find (records, visit);
  if (record == NULL)
    return NULL;
  patient = tillid_patient_context_get_person (context);
  self->visit = visit;
  self->read_visit = tillid_record_ref_any (record);
  self->day = record->day;
  self->minute = record->minute;
  self->mode = record->mode;
  self->lead = record->lead;
  self->room = dup_room (context, record);
  self->purpose = g_strdup (record->purpose);
  self->needs =
    patient != NULL && patient->interpreter_needed == TILLID_YES_NO_YES && !record->no_interpreter;
  read_presences (self, tillid_visit_records_get_presences (records, visit));
  read_interpreting (self, context);
  planned = record->planned_minutes != TILLID_ABSENT ? record->planned_minutes : record->length;
  if (planned != TILLID_ABSENT)
    self->talk = tillid_booking_talk (planned, tillid_booking_form_get_how (self));
  return g_steal_pointer (&self);
}

/* What counts for the time: nobody interprets, or how it is done. #TillidInterpretingMode */
int
tillid_booking_form_get_how (const TillidBookingForm *self)
{
  g_return_val_if_fail (self != NULL, TILLID_INTERPRETING_MODE_NONE);

  if (!self->needs || self->state == TILLID_INTERPRETING_STATE_DECLINED)
    return TILLID_INTERPRETING_MODE_NONE;
  return self->person != 0 ? TILLID_INTERPRETING_MODE_RELATIVE : self->how;
}

static guint
find_member (const TillidBookingForm *self, gint64 member)
{
  for (guint i = 0; i < self->others->len; i++)
    if (g_array_index (self->others, gint64, i) == member)
      return i;
  return G_MAXUINT;
}

/* Whether @member comes along; the lead does not. */
gboolean
tillid_booking_form_has_member (const TillidBookingForm *self, gint64 member)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return find_member (self, member) != G_MAXUINT;
}

/* Whether @member comes along with the lead. */
void
tillid_booking_form_set_member (TillidBookingForm *self, gint64 member, gboolean comes_along)
{
  guint i;

  g_return_if_fail (self != NULL && member != 0);

  i = find_member (self, member);
  if (comes_along && i == G_MAXUINT)
    g_array_append_val (self->others, member);
  else if (!comes_along && i != G_MAXUINT)
    g_array_remove_index (self->others, i);
}

/* (transfer full): a line that tillid_booking_form_take_text() understands. */
char *
tillid_booking_form_to_text (const TillidBookingForm *self)
{
  GVariantBuilder others;
  g_autoptr (GVariant) draft = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&others, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->others->len; i++)
    g_variant_builder_add (&others, "x", g_array_index (self->others, gint64, i));
  draft = g_variant_ref_sink (g_variant_new (DRAFT_TYPE, self->day, self->minute, self->talk,
                                             self->mode, self->lead, &others, self->room,
                                             self->purpose, self->needs, self->state, self->how,
                                             self->interpreter, self->person, self->guard));
  return g_variant_print (draft, FALSE);
}

/* %FALSE, and nothing is changed, if @text is not of this program. */
gboolean
tillid_booking_form_take_text (TillidBookingForm *self, const char *text)
{
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariantIter) others = NULL;
  gint64 member;
  const char *room = NULL, *purpose = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  draft = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), text, NULL, NULL, NULL);
  if (draft == NULL)
    return FALSE;
  g_variant_get (draft, "(xxxixaxm&sm&sbiixxi)", &self->day, &self->minute, &self->talk,
                 &self->mode, &self->lead, &others, &room, &purpose, &self->needs, &self->state,
                 &self->how, &self->interpreter, &self->person, &self->guard);
  g_array_set_size (self->others, 0);
  while (g_variant_iter_next (others, "x", &member))
    g_array_append_val (self->others, member);
  g_free (self->room);
  self->room = g_strdup (room);
  g_free (self->purpose);
  self->purpose = g_strdup (purpose);
  return TRUE;
}
