/* tillid-booking-words.c - what a booking says while it is made
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nothing here forbids anything: two visits of one person at one time are said, and may be meant. Times are compared as instants,
 * so that the nights in which the clock is put forward or back, and visits over midnight, are as long as they are. */
#include "config.h"

#include "tillid-booking-form.h"

#include <glib/gi18n-lib.h>

#include "tillid-booking-query.h"
#include "tillid-format.h"
#include "tillid-prompts.h"
#include "tillid-visit-query.h"
#include "tillid-visit-records.h"
#include "tillid-words.h"

#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

typedef struct
{
  const TillidBookingForm *form;
  TillidPatientContext *context;
  TillidSession *session;
  TillidSpan span;
  gint64 room;
  GPtrArray *sentences;
} Check;

/**
 * tillid_booking_form_time_words:
 * @self: a booking
 *
 * Returns: (transfer full): how long it takes and why, in one line
 */
char *
tillid_booking_form_time_words (const TillidBookingForm *self)
{
  const int how = tillid_booking_form_get_how (self);
  const TillidBookingTime time = tillid_booking_time (self->talk, how);
  g_autofree char *talk = tillid_format_number (time.talk, NULL);
  g_autofree char *extra = tillid_format_number (time.extra, NULL);
  g_autofree char *percent = tillid_format_number (time.percent, NULL);
  g_autofree char *brief = tillid_format_number (time.before, NULL);
  g_autofree char *total = tillid_format_number (time.total, NULL);

  if (how == TILLID_INTERPRETING_MODE_NONE || how == TILLID_INTERPRETING_MODE_STAFF)
    /* Translators: %s are minutes. */
    return g_strdup_printf (C_ ("booking", "%s min, without interpreter"), total);
  switch (how)
    {
    case TILLID_INTERPRETING_MODE_VIDEO:
      /* Translators: minutes to talk, minutes more, per cent, minutes before and after, all minutes. */
      return g_strdup_printf (C_ ("booking",
                                  "%5$s min: %1$s to talk, %2$s more by video (%3$s %%), "
                                  "%4$s before and %4$s after with the interpreter"),
                              talk, extra, percent, brief, total);
    case TILLID_INTERPRETING_MODE_PHONE:
      return g_strdup_printf (C_ ("booking",
                                  "%5$s min: %1$s to talk, %2$s more by telephone (%3$s %%), "
                                  "%4$s before and %4$s after with the interpreter"),
                              talk, extra, percent, brief, total);
    case TILLID_INTERPRETING_MODE_RELATIVE:
      return g_strdup_printf (C_ ("booking",
                                  "%5$s min: %1$s to talk, %2$s more through a relative (%3$s %%), "
                                  "%4$s before and %4$s after with whoever interprets"),
                              talk, extra, percent, brief, total);
    default:
      return g_strdup_printf (C_ ("booking", "%3$s min: %1$s to talk, %2$s before and %2$s after "
                                             "with the interpreter"),
                              talk, brief, total);
    }
}

/**
 * tillid_booking_list_members:
 * @context: an open patient
 * @day: day of the visit, or %TILLID_ABSENT for today
 *
 * Returns: (transfer full) (element-type TillidMember): who is offered to lead or to come along on @day, by name
 */
GPtrArray *
tillid_booking_list_members (TillidPatientContext *context, TillidDay day)
{
  GPtrArray *all = tillid_patient_context_get_members (context);
  GPtrArray *offered = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  if (day == TILLID_ABSENT)
    day = tillid_session_today (tillid_patient_context_get_session (context));
  for (guint i = 0; i < all->len; i++)
    {
      const TillidMember *member = all->pdata[i];

      if (member->name != NULL && member->record.state == TILLID_RECORD_ACTIVE &&
          (member->from_day == TILLID_ABSENT || member->from_day <= day) &&
          (member->until_day == TILLID_ABSENT || member->until_day >= day) &&
          tillid_booking_may_lead (tillid_roles_from_text (member->roles)))
        g_ptr_array_add (offered, tillid_record_ref_any (member));
    }
  return offered;
}

/* (transfer full) (element-type TillidRoom): the rooms of the clinic that have a name. */
GPtrArray *
tillid_booking_list_rooms (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_room_type);
  GPtrArray *rooms = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < all->len; i++)
    if (((TillidRoom *) all->pdata[i])->name != NULL)
      g_ptr_array_add (rooms, tillid_record_ref_any (all->pdata[i]));
  return rooms;
}

static TillidSpan
span_of (TillidSession *session, TillidDay day, gint64 minute, gint64 length)
{
  const gint64 from = tillid_session_join_instant (session, day, (int) minute);

  return (TillidSpan){ from, from + length * MINUTE_MS };
}

static char *
clock_of (TillidSession *session, gint64 ms)
{
  g_autofree char *time = NULL;
  int minute;

  tillid_session_split_instant (session, ms, NULL, &minute);
  time = tillid_format_time (minute, NULL);
  return tillid_words_isolate (time);
}

static gint64
room_of (const TillidBookingForm *form, TillidPatientContext *context)
{
  g_autoptr (GPtrArray) rooms = tillid_booking_list_rooms (context);

  for (guint i = 0; form->room != NULL && i < rooms->len; i++)
    if (g_ascii_strcasecmp (((TillidRoom *) rooms->pdata[i])->name, form->room) == 0)
      return ((TillidRoom *) rooms->pdata[i])->record.id;
  return 0;
}

static const char *
name_of (const Check *check, gint64 who)
{
  const TillidBookingForm *form = check->form;
  const TillidMember *member = tillid_patient_context_find_member (check->context, who);
  const TillidInterpreter *interpreter;

  if (member != NULL && (form->lead == who || tillid_booking_form_has_member (form, who)))
    return member->name;
  interpreter = form->needs && form->interpreter == who
                  ? tillid_patient_context_find_interpreter (check->context, who)
                  : NULL;
  return interpreter != NULL ? interpreter->name : NULL;
}

/* Takes @sentence. */
static void
say (const Check *check, char *sentence)
{
  g_ptr_array_add (check->sentences, sentence);
}

static void
say_taken (const Check *check, const char *name, TillidSpan span)
{
  g_autofree char *from = clock_of (check->session, span.from);
  g_autofree char *until = clock_of (check->session, span.until);
  g_autofree char *who = tillid_words_isolate (name);

  say (check, g_strdup_printf (C_ ("booking", "%1$s has another visit from %2$s to %3$s."), who,
                               from, until));
}

static void
check_taken (const Check *check)
{
  const TillidBookingForm *form = check->form;
  g_autoptr (GArray) taken =
    tillid_booking_query_taken (tillid_patient_context_get_db (check->context),
                                tillid_patient_context_get_scope (check->context), form->day - 1,
                                form->day + 1, NULL);
  gint64 room_said = 0;

  for (guint i = 0; taken != NULL && i < taken->len; i++)
    {
      const TillidTaken *one = &g_array_index (taken, TillidTaken, i);
      const TillidSpan span = span_of (check->session, one->day, one->minute, one->length);
      const char *name = name_of (check, one->who);

      if (one->visit == form->visit || !tillid_span_overlaps (span, check->span))
        continue;
      if (name != NULL)
        say_taken (check, name, span);
      if (check->room != 0 && one->room == check->room && room_said != one->visit)
        {
          g_autofree char *from = clock_of (check->session, span.from);
          g_autofree char *until = clock_of (check->session, span.until);
          g_autofree char *room = tillid_words_isolate (form->room);

          room_said = one->visit;
          say (check, g_strdup_printf (C_ ("booking", "%1$s is taken from %2$s to %3$s."), room,
                                       from, until));
        }
    }
}

/* The patient in two places at once. */
static void
check_patient (const Check *check)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (check->context, &tillid_visit_type);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];
      const gint64 length = visit->planned_minutes != TILLID_ABSENT ? visit->planned_minutes
                            : visit->length != TILLID_ABSENT        ? visit->length
                                                                    : TILLID_BOOKING_UNKNOWN_LENGTH;
      TillidSpan span;

      if (visit->record.id == check->form->visit || visit->day == TILLID_ABSENT ||
          visit->minute == TILLID_ABSENT || visit->status != TILLID_VISIT_STATUS_PLANNED)
        continue;
      span = span_of (check->session, visit->day, visit->minute, length);
      if (tillid_span_overlaps (span, check->span))
        say_taken (check, tillid_patient_context_get_short_name (check->context), span);
    }
}

static void
check_member (const Check *check, gint64 id, GArray *away)
{
  const TillidMember *member = tillid_patient_context_find_member (check->context, id);
  const TillidDay day = check->form->day;
  g_autofree char *who =
    member != NULL && member->name != NULL ? tillid_words_isolate (member->name) : NULL;

  if (who == NULL)
    return;
  if (member->until_day != TILLID_ABSENT && member->until_day < day)
    say (check,
         g_strdup_printf (C_ ("booking", "%s does not work here any more on that day."), who));
  if (member->from_day != TILLID_ABSENT && member->from_day > day)
    say (check, g_strdup_printf (C_ ("booking", "%s does not work here yet on that day."), who));
  for (guint i = 0; away != NULL && i < away->len; i++)
    {
      const TillidAway *one = &g_array_index (away, TillidAway, i);

      if (one->member == id && one->from <= day &&
          (one->until == TILLID_ABSENT || one->until >= day))
        say (check, g_strdup_printf (C_ ("booking", "%s is away on that day."), who));
    }
}

static void
check_members (const Check *check)
{
  g_autoptr (GArray) away =
    tillid_visit_query_away (tillid_patient_context_get_db (check->context),
                             tillid_patient_context_get_scope (check->context), NULL);

  check_member (check, check->form->lead, away);
  for (guint i = 0; i < check->form->others->len; i++)
    if (g_array_index (check->form->others, gint64, i) != check->form->lead)
      check_member (check, g_array_index (check->form->others, gint64, i), away);
}

static void
check_interpreter (const Check *check)
{
  const TillidBookingForm *form = check->form;
  const TillidPerson *patient = tillid_patient_context_get_person (check->context);
  const gint64 now = tillid_session_now_ms (check->session);
  const gboolean is_soon =
    form->day != TILLID_ABSENT &&
    tillid_booking_is_soon (tillid_session_join_instant (check->session, form->day,
                                                         form->minute != TILLID_ABSENT
                                                           ? (int) form->minute
                                                           : 0),
                            now);
  const TillidBookingCover cover =
    tillid_booking_cover (patient != NULL ? patient->interpreter_needed : TILLID_YES_NO_UNKNOWN,
                          !form->needs, form->interpreter != 0 || form->person != 0, form->state);
  const char *sentence = NULL;

  if (cover == TILLID_BOOKING_COVER_MISSING)
    sentence = is_soon ? C_ ("booking", "An interpreter is needed, nobody is booked, and the visit "
                                        "is within 48 hours.")
                       : C_ ("booking", "An interpreter is needed, and nobody is booked.");
  else if (cover == TILLID_BOOKING_COVER_ASKED && is_soon)
    sentence =
      C_ ("booking", "The interpreter has not confirmed, and the visit is within 48 hours.");
  if (sentence != NULL)
    say (check, g_strdup (sentence));
}

static void
check_past (const Check *check)
{
  if (check->form->day < tillid_session_today (check->session))
    say (check, g_strdup (C_ ("booking", "The day is past. The visit can be written down "
                                         "afterwards, at its Close.")));
}

/**
 * tillid_booking_form_list_warnings:
 * @self: a booking
 * @context: the patient
 *
 * Returns: (transfer full) (element-type utf8): what is to be known about it, one sentence each; nothing is forbidden
 */
GPtrArray *
tillid_booking_form_list_warnings (const TillidBookingForm *self, TillidPatientContext *context)
{
  Check check = { .form = self, .context = context };

  check.sentences = g_ptr_array_new_with_free_func (g_free);
  g_return_val_if_fail (self != NULL && TILLID_IS_PATIENT_CONTEXT (context), check.sentences);

  check.session = tillid_patient_context_get_session (context);
  check_interpreter (&check);
  if (self->day == TILLID_ABSENT)
    return check.sentences;
  check_past (&check);
  check_members (&check);
  if (self->minute == TILLID_ABSENT)
    return check.sentences;
  check.span = span_of (check.session, self->day, self->minute,
                        tillid_booking_time (self->talk, tillid_booking_form_get_how (self)).total);
  check.room = room_of (self, context);
  check_taken (&check);
  check_patient (&check);
  return check.sentences;
}
