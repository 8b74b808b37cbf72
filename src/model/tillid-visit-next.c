/* tillid-visit-next.c - the next visit, with the same people
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whoever was there is offered again, each person once; who has left the clinic by then is not. An interpreter is chosen, never
 * carried over. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"
#include "tillid-visit-presence.h"
#include "tillid-words.h"

static TillidPresence *
expected (TillidPatientContext *context, gint64 visit, int who)
{
  TillidPresence *presence = tillid_patient_context_new_record (context, &tillid_presence_type);

  presence->visit = visit;
  presence->who = who;
  return presence;
}

/* Whoever was there besides the patient, the lead and interpreters, and can be expected on @day. */
static gboolean
comes_again (TillidVisitModel *self, const TillidVisitPerson *person, TillidDay day, gint64 lead)
{
  const TillidPresence *part = person->parts->pdata[0];
  const TillidMember *member = NULL;

  if (person->who == TILLID_PRESENCE_WHO_PATIENT || person->who == TILLID_PRESENCE_WHO_INTERPRETER)
    return FALSE;
  if (person->who != TILLID_PRESENCE_WHO_MEMBER)
    return TRUE;
  member = tillid_patient_context_find_member (tillid_visit_model_get_context (self), part->member);
  return part->member != lead && member != NULL &&
         (member->until_day == TILLID_ABSENT || member->until_day >= day);
}

static GPtrArray *
list_people (TillidVisitModel *self)
{
  return tillid_visit_people (tillid_visit_model_get_context (self),
                              tillid_visit_model_get_presences (self),
                              tillid_visit_model_get_visit (self)->lead);
}

/**
 * tillid_visit_model_dup_others:
 * @day: of the next visit
 *
 * Returns: (transfer full) (nullable): the names of those who were there besides the patient, the lead and interpreters, and can
 *   be expected again on @day; %NULL for nobody
 */
char *
tillid_visit_model_dup_others (TillidVisitModel *self, TillidDay day)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GString) names = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  if (tillid_visit_model_get_visit (self) == NULL)
    return NULL;
  people = list_people (self);
  names = g_string_new (NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      g_autofree char *name = tillid_words_isolate (person->name);

      if (comes_again (self, person, day, tillid_visit_model_get_visit (self)->lead))
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list of facts", ", ") : "",
                                name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
take_others (TillidVisitModel *self, TillidEdit *edit, gint64 visit, TillidDay day, gint64 lead)
{
  g_autoptr (GPtrArray) people = list_people (self);

  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      const TillidPresence *part = person->parts->pdata[0];
      TillidPresence *presence = NULL;

      if (!comes_again (self, person, day, tillid_visit_model_get_visit (self)->lead) ||
          (person->who == TILLID_PRESENCE_WHO_MEMBER && part->member == lead))
        continue;
      presence = expected (tillid_visit_model_get_context (self), visit, person->who);
      presence->member = part->member;
      presence->person = part->person;
      tillid_set_text (&presence->name, part->name);
      tillid_set_text (&presence->role, part->role);
      tillid_visit_change_take (edit, presence);
    }
}

static void
build_next (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  const TillidVisit *now = tillid_visit_model_get_visit (self);
  TillidVisit *visit = tillid_patient_context_new_record (context, &tillid_visit_type);
  const gint64 id = visit->record.id;
  const gint64 interpreter = change->numbers[3];
  TillidPresence *presence = expected (context, id, TILLID_PRESENCE_WHO_PATIENT);

  visit->course = now->course;
  visit->status = TILLID_VISIT_STATUS_PLANNED;
  visit->mode = now->mode;
  visit->day = change->numbers[0];
  visit->minute = change->numbers[1];
  visit->lead = change->numbers[2];
  tillid_set_text (&visit->place, now->place);
  visit = tillid_record_seal (visit);
  tillid_edit_take (edit, visit);

  presence->person = tillid_patient_context_get_patient (context);
  tillid_visit_change_take (edit, presence);
  if (change->numbers[2] != 0)
    {
      presence = expected (context, id, TILLID_PRESENCE_WHO_MEMBER);
      presence->member = change->numbers[2];
      tillid_visit_change_take (edit, presence);
    }
  if (interpreter != 0)
    {
      presence = expected (context, id, TILLID_PRESENCE_WHO_INTERPRETER);
      presence->interpreter = interpreter;
      tillid_visit_change_take (edit, presence);
    }
  if (change->texts[0] != NULL)
    take_others (self, edit, id, visit->day, visit->lead);
}

/**
 * tillid_visit_model_plan_next:
 * @day: the day
 * @minute: minute of the day, or %TILLID_ABSENT
 * @lead: id of a colleague, or 0
 * @interpreter: id of an interpreter, or 0
 * @with_others: whether those of tillid_visit_model_dup_others() are expected again
 *
 * Plans the next visit, in the same place and way as this one.
 */
void
tillid_visit_model_plan_next (TillidVisitModel *self,
                              gint64 day,
                              gint64 minute,
                              gint64 lead,
                              gint64 interpreter,
                              gboolean with_others)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && day != TILLID_ABSENT);

  change = tillid_visit_change_new (C_ ("undo", "Next visit planned"), build_next, 0);
  change->numbers[0] = day;
  change->numbers[1] = minute;
  change->numbers[2] = lead;
  change->numbers[3] = interpreter;
  change->texts[0] = with_others ? g_strdup ("others") : NULL;
  tillid_visit_model_queue (self, change);
}
