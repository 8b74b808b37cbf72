/* tillid-visit-story.c - what was told in a visit becomes part of the story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* It carries the minute: who listened, who interpreted and who else was there. What was told while the relatives were out of
 * the room is not for them: it is marked as not shared with the family, which a person may change. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"
#include "tillid-visit-presence.h"
#include "tillid-visit-words.h"

static GPtrArray *
list_people (TillidVisitModel *self)
{
  return tillid_visit_people (tillid_visit_model_get_context (self),
                              tillid_visit_model_get_presences (self),
                              tillid_visit_model_get_visit (self)->lead);
}

/**
 * tillid_visit_model_is_family_out:
 * @minute: of the visit's day, or %TILLID_ABSENT for now
 *
 * Returns: whether relatives belong to this visit and none of them was in the room in that minute
 */
gboolean
tillid_visit_model_is_family_out (TillidVisitModel *self, gint64 minute)
{
  g_autoptr (GPtrArray) people = NULL;
  gboolean has_family = FALSE;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  if (tillid_visit_model_get_visit (self) == NULL)
    return FALSE;
  people = list_people (self);
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      if (person->who != TILLID_PRESENCE_WHO_FAMILY)
        continue;
      if (tillid_visit_person_is_there (person, minute, tillid_visit_model_get_start (self)))
        return FALSE;
      has_family = TRUE;
    }
  return has_family;
}

/**
 * tillid_visit_model_find_minute:
 * @time: (nullable): the time that stands before what was written: "10:28"
 *
 * Returns: the minute of the visit's day, also after midnight; now while it runs if nothing is written, else %TILLID_ABSENT
 */
gint64
tillid_visit_model_find_minute (TillidVisitModel *self, const char *time)
{
  gint64 minute = TILLID_ABSENT;
  gint64 start;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), TILLID_ABSENT);

  if (time != NULL)
    minute = tillid_visit_words_parse_time (time);
  if (minute == TILLID_ABSENT)
    return tillid_visit_model_get_now (self);
  start = tillid_visit_model_get_start (self);
  if (minute < start && minute + 24 * 60 - start < TILLID_VISIT_LONGEST_NIGHT)
    minute += 24 * 60;
  return minute;
}

/* Whoever writes it and was in the room heard it; else it was told to the lead. */
static gint64
find_listener (TillidVisitModel *self, GPtrArray *people, gint64 minute)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self);
  const gint64 writer = tillid_session_get_member (tillid_patient_context_get_session (
                                                     tillid_visit_model_get_context (self)))
                          ->record.id;

  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      const TillidPresence *part = person->parts->pdata[0];

      if (person->who == TILLID_PRESENCE_WHO_MEMBER && part->member == writer &&
          tillid_visit_person_is_there (person, minute, tillid_visit_model_get_start (self)))
        return writer;
    }
  return visit->lead;
}

static gint64
find_interpreter (TillidVisitModel *self, GPtrArray *people, gint64 minute)
{
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      if (person->who == TILLID_PRESENCE_WHO_INTERPRETER &&
          tillid_visit_person_is_there (person, minute, tillid_visit_model_get_start (self)))
        return ((TillidPresence *) person->parts->pdata[0])->interpreter;
    }
  return 0;
}

/* Who else was in the room in that minute, as names: never the patient, the listener and the interpreter. */
static char *
also_present (TillidVisitModel *self, GPtrArray *people, gint64 listener, gint64 minute)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      const TillidPresence *part = person->parts->pdata[0];

      if (person->who == TILLID_PRESENCE_WHO_PATIENT ||
          person->who == TILLID_PRESENCE_WHO_INTERPRETER ||
          (person->who == TILLID_PRESENCE_WHO_MEMBER && part->member == listener) ||
          !tillid_visit_person_is_there (person, minute, tillid_visit_model_get_start (self)))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list of facts", ", ") : "",
                              person->name);
    }
  return g_string_free (names, FALSE);
}

static void
build_story (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  const TillidVisit *visit = tillid_visit_model_get_visit (self);
  TillidLifeEvent *event = tillid_patient_context_new_record (context, &tillid_life_event_type);
  g_autoptr (GPtrArray) people = list_people (self);
  const gint64 minute = change->numbers[0];
  g_autofree char *present = NULL;

  if (tillid_visit_model_is_patients_language (self, change->texts[0]))
    {
      tillid_set_text (&event->words, change->texts[0]);
      tillid_set_text (&event->language, tillid_patient_context_get_language (context));
    }
  else
    tillid_set_text (&event->staff_words, change->texts[0]);
  event->told_on = visit->day;
  event->told_to = find_listener (self, people, minute);
  event->told_through = find_interpreter (self, people, minute);
  event->told_visit = visit->record.id;
  present = also_present (self, people, event->told_to, minute);
  tillid_set_text (&event->told_by, change->texts[1]);
  tillid_set_text (&event->told_present, *present != '\0' ? present : NULL);
  if (tillid_visit_model_is_family_out (self, minute))
    event->share_family = TILLID_SHARE_NO;
  tillid_visit_change_take (edit, event);
}

/**
 * tillid_visit_model_to_story:
 * @words: what was told
 * @told_by: (nullable): by whom; %NULL: the patient
 * @minute: of the visit's day, or %TILLID_ABSENT where nobody knows
 *
 * Adds a life event without a date, with teller, listener, interpreter and who was present in this minute.
 */
void
tillid_visit_model_to_story (TillidVisitModel *self,
                             const char *words,
                             const char *told_by,
                             gint64 minute)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && words != NULL && *words != '\0');

  if (tillid_visit_model_get_visit (self) == NULL)
    return;
  change = tillid_visit_change_new (tillid_visit_model_is_family_out (self, minute)
                                      ? C_ ("undo", "Added to the story, told without family")
                                      : C_ ("undo", "Added to the story"),
                                    build_story, 0);
  change->numbers[0] = minute;
  change->texts[0] = g_strdup (words);
  change->texts[1] =
    g_strdup (told_by != NULL
                ? told_by
                : tillid_patient_context_get_short_name (tillid_visit_model_get_context (self)));
  tillid_visit_model_queue (self, change);
}
