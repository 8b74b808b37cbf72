/* tillid-visit-edits.c - what can be changed about a visit itself
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"

/**
 * tillid_visit_model_start_new:
 * @context: an open patient
 *
 * Begins a visit now: led by the person who works here, with the patient present. Nothing else is needed.
 *
 * Returns: its id, before it is on the disk
 */
gint64
tillid_visit_model_start_new (TillidPatientContext *context)
{
  TillidSession *session;
  TillidVisit *visit;
  TillidPresence *patient, *lead;
  TillidCourse *course;
  g_autoptr (TillidEdit) edit = NULL;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), 0);

  session = tillid_patient_context_get_session (context);
  course = tillid_patient_context_get_course (context);
  edit = tillid_edit_new (C_ ("undo", "Visit begun"));

  visit = tillid_patient_context_new_record (context, &tillid_visit_type);
  id = visit->record.id;
  visit->course = course != NULL ? course->record.id : 0;
  visit->status = TILLID_VISIT_STATUS_RUNNING;
  visit->day = tillid_session_today (session);
  visit->minute = tillid_session_minute_of_day (session);
  visit->lead = tillid_session_get_member (session)->record.id;

  patient = tillid_patient_context_new_record (context, &tillid_presence_type);
  patient->visit = id;
  patient->who = TILLID_PRESENCE_WHO_PATIENT;
  patient->person = tillid_patient_context_get_patient (context);
  patient->from_minute = visit->minute;

  lead = tillid_patient_context_new_record (context, &tillid_presence_type);
  lead->visit = id;
  lead->who = TILLID_PRESENCE_WHO_MEMBER;
  lead->member = visit->lead;
  lead->from_minute = visit->minute;

  tillid_visit_change_take (edit, visit);
  tillid_visit_change_take (edit, patient);
  tillid_visit_change_take (edit, lead);
  tillid_patient_context_apply (context, edit);
  return id;
}

static void
build_note (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (g_strcmp0 (visit->note, change->texts[0]) == 0)
    return;
  visit = tillid_visit_edit (visit);
  tillid_set_text (&visit->note, change->texts[0]);
  tillid_visit_change_take (edit, visit);
}

/* @text: (nullable): the whole note */
void
tillid_visit_model_set_note (TillidVisitModel *self, const char *text)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Note kept"), build_note, 0);
  change->texts[0] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  tillid_visit_model_queue (self, change);
}

static void
build_wish (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (g_strcmp0 (visit->wish, change->texts[0]) == 0 &&
      g_strcmp0 (visit->wish_staff_words, change->texts[1]) == 0)
    return;
  visit = tillid_visit_edit (visit);
  tillid_set_text (&visit->wish, change->texts[0]);
  tillid_set_text (&visit->wish_language,
                   visit->wish != NULL
                     ? tillid_patient_context_get_language (tillid_visit_model_get_context (self))
                     : NULL);
  tillid_set_text (&visit->wish_staff_words, change->texts[1]);
  tillid_visit_change_take (edit, visit);
}

/* The patient's wish for the visit, in the patient's words and in the clinic's; each may be %NULL. */
void
tillid_visit_model_set_wish (TillidVisitModel *self, const char *words, const char *staff)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Wish for the visit changed"), build_wish, 0);
  change->texts[0] = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  change->texts[1] = staff != NULL && *staff != '\0' ? g_strdup (staff) : NULL;
  tillid_visit_model_queue (self, change);
}

static void
build_place (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (g_strcmp0 (visit->place, change->texts[0]) == 0)
    return;
  visit = tillid_visit_edit (visit);
  tillid_set_text (&visit->place, change->texts[0]);
  tillid_visit_change_take (edit, visit);
}

/* @place: (nullable): the room; %NULL or "" for none. */
void
tillid_visit_model_set_place (TillidVisitModel *self, const char *place)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Room changed"), build_place, 0);
  change->texts[0] = place != NULL && *place != '\0' ? g_strdup (place) : NULL;
  tillid_visit_model_queue (self, change);
}

/* Who came when the visit began came at its new beginning. */
static void
move_beginnings (TillidVisitModel *self, TillidEdit *edit, gint64 from, gint64 to)
{
  GPtrArray *presences = tillid_visit_model_get_presences (self);

  if (from == to || from == TILLID_ABSENT || to == TILLID_ABSENT)
    return;
  for (guint i = 0; i < presences->len; i++)
    {
      TillidPresence *presence = presences->pdata[i];

      if (presence->from_minute != from ||
          (presence->until_minute != TILLID_ABSENT && presence->until_minute < to))
        continue;
      presence = tillid_presence_edit (presence);
      presence->from_minute = to;
      tillid_visit_change_take (edit, presence);
    }
}

static void
build_when (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (visit->day == change->numbers[0] && visit->minute == change->numbers[1])
    return;
  move_beginnings (self, edit, visit->minute, change->numbers[1]);
  visit = tillid_visit_edit (visit);
  visit->day = change->numbers[0];
  visit->minute = change->numbers[1];
  tillid_visit_change_take (edit, visit);
}

/* @minute: of the day, or %TILLID_ABSENT */
void
tillid_visit_model_set_when (TillidVisitModel *self, gint64 day, gint64 minute)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && day != TILLID_ABSENT);

  change = tillid_visit_change_new (C_ ("undo", "Time of the visit changed"), build_when, 0);
  change->numbers[0] = day;
  change->numbers[1] = minute;
  tillid_visit_model_queue (self, change);
}

/* Which of the visit's numbers an edit changes. */
enum
{
  WHAT_LENGTH,
  WHAT_MODE,
  WHAT_LEAD,
  WHAT_JUST_LISTENING,
};

static void
build_number (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_edit (tillid_visit_model_get_visit (self));
  const gint64 value = change->numbers[1];

  switch (change->numbers[0])
    {
    case WHAT_LENGTH:
      visit->length = value;
      break;
    case WHAT_MODE:
      visit->mode = (int) value;
      break;
    case WHAT_LEAD:
      visit->lead = value;
      break;
    case WHAT_JUST_LISTENING:
      visit->just_listening = value != 0;
      break;
    default:
      g_assert_not_reached ();
    }
  if (tillid_record_equal ((TillidRecord *) visit,
                           (TillidRecord *) tillid_visit_model_get_visit (self)))
    tillid_record_unref_any (visit);
  else
    tillid_visit_change_take (edit, visit);
}

static void
queue_number (TillidVisitModel *self, const char *why, gint64 what, gint64 value)
{
  TillidVisitChange *change = tillid_visit_change_new (why, build_number, 0);

  change->numbers[0] = what;
  change->numbers[1] = value;
  tillid_visit_model_queue (self, change);
}

/* @minutes: how long, or %TILLID_ABSENT */
void
tillid_visit_model_set_length (TillidVisitModel *self, gint64 minutes)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  queue_number (self, C_ ("undo", "Length of the visit changed"), WHAT_LENGTH, minutes);
}

/* @mode: #TillidVisitMode */
void
tillid_visit_model_set_mode (TillidVisitModel *self, int mode)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  queue_number (self, C_ ("undo", "Kind of meeting changed"), WHAT_MODE, mode);
}

/* @member: id of a colleague, 0 for nobody */
void
tillid_visit_model_set_lead (TillidVisitModel *self, gint64 member)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  queue_number (self, C_ ("undo", "Lead changed"), WHAT_LEAD, member);
}

/* Whether only note and clock are shown. It is part of the visit: others see that nothing was asked. */
void
tillid_visit_model_set_just_listening (TillidVisitModel *self, gboolean just_listening)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  queue_number (self,
                just_listening ? C_ ("undo", "Just listening")
                               : C_ ("undo", "All of the visit again"),
                WHAT_JUST_LISTENING, just_listening);
}

static void
build_status (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (self));
  const gint64 elapsed = tillid_visit_model_get_elapsed (self);
  TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (visit->status == change->numbers[0])
    return;
  visit = tillid_visit_edit (visit);
  if (change->numbers[0] == TILLID_VISIT_STATUS_ATTENDED &&
      visit->status == TILLID_VISIT_STATUS_RUNNING && elapsed != TILLID_ABSENT && elapsed > 0)
    visit->length = elapsed;
  if (change->numbers[0] == TILLID_VISIT_STATUS_RUNNING &&
      visit->status == TILLID_VISIT_STATUS_PLANNED)
    {
      visit->day = tillid_session_today (session);
      visit->minute = tillid_session_minute_of_day (session);
    }
  visit->status = (int) change->numbers[0];
  tillid_visit_change_take (edit, visit);
}

/**
 * tillid_visit_model_set_status:
 * @status: #TillidVisitStatus
 *
 * A running visit that is ended takes the time since it began as its length; a planned one that is begun
 * begins now.
 */
void
tillid_visit_model_set_status (TillidVisitModel *self, int status)
{
  static const char *const why[] = {
    [TILLID_VISIT_STATUS_ATTENDED] = NC_ ("undo", "Visit ended"),
    [TILLID_VISIT_STATUS_PLANNED] = NC_ ("undo", "Visit planned"),
    [TILLID_VISIT_STATUS_RUNNING] = NC_ ("undo", "Visit begun"),
    [TILLID_VISIT_STATUS_MISSED] = NC_ ("undo", "Visit written down as missed"),
    [TILLID_VISIT_STATUS_CANCELLED] = NC_ ("undo", "Visit cancelled"),
  };
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));
  g_return_if_fail (status >= 0 && status < (int) G_N_ELEMENTS (why));

  change =
    tillid_visit_change_new (g_dpgettext2 (GETTEXT_PACKAGE, "undo", why[status]), build_status, 0);
  change->numbers[0] = status;
  tillid_visit_model_queue (self, change);
}

static void
build_missed (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidVisit *visit = tillid_visit_edit (tillid_visit_model_get_visit (self));

  visit->missed_reason = (int) change->numbers[0];
  tillid_set_text (&visit->missed_words, change->texts[0]);
  tillid_visit_change_take (edit, visit);
}

/* What got in the way: @reason is #TillidMissedReason, @words may be empty. Asked of ourselves first; nothing is counted. */
void
tillid_visit_model_set_missed (TillidVisitModel *self, int reason, const char *words)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("edit", "What got in the way"), build_missed, 0);
  change->numbers[0] = reason;
  change->texts[0] = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  tillid_visit_model_queue (self, change);
}

static void
build_remove (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  tillid_visit_model_take_in_error (self, edit, tillid_visit_model_get_visit (self));
}

/* Entered in error: the visit, who was there, what was agreed and promised. */
void
tillid_visit_model_remove (TillidVisitModel *self)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Visit removed"),
                                                           build_remove, 0));
}
