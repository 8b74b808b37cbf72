/* tillid-visit-presence.c - who is in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Somebody who goes out and comes back has two presences: who was in the room for which part. Those of one
 * person belong together; the last of them says whether the person is in the room now. A presence
 * without a beginning began with the visit, one without an end lasts. */
#include "config.h"

#include "tillid-visit-presence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-visit-model-private.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

static gboolean
is_same_person (const TillidPresence *a, const TillidPresence *b)
{
  return a->who == b->who && a->member == b->member && a->interpreter == b->interpreter &&
         a->person == b->person && g_strcmp0 (a->name, b->name) == 0;
}

static void
person_free (gpointer data)
{
  TillidVisitPerson *self = data;

  g_ptr_array_unref (self->parts);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->role);
  g_free (self->initials);
  g_free (self);
}

static char *
first_word (const char *name)
{
  const char *space = name != NULL ? strchr (name, ' ') : NULL;

  return space != NULL ? g_strndup (name, (gsize) (space - name)) : g_strdup (name);
}

static char *
interpreter_role (const TillidPresence *presence)
{
  if (presence->mode == TILLID_INTERPRETING_MODE_UNKNOWN)
    return g_strdup (C_ ("presence", "interpreter"));
  /* Translators: "interpreter, by video" */
  return g_strdup_printf (C_ ("presence", "interpreter, %s"),
                          tillid_choice_get_label (tillid_interpreting_mode_choices,
                                                   presence->mode));
}

static void
describe_member (TillidVisitPerson *person, const TillidMember *member)
{
  if (member == NULL)
    return;
  person->name = g_strdup (member->name);
  person->initials = g_strdup (member->initials);
  person->colour = member->colour;
  if (person->role == NULL)
    person->role =
      g_strdup (member->title != NULL
                  ? member->title
                  : tillid_choice_get_label (tillid_profession_choices, member->profession));
}

static void
describe_interpreter (TillidVisitPerson *person, const TillidInterpreter *interpreter)
{
  if (interpreter == NULL)
    return;
  person->name = g_strdup (interpreter->name);
  person->initials = g_strdup (interpreter->initials);
  person->colour = interpreter->colour;
}

static TillidVisitPerson *
person_new (TillidPatientContext *context, TillidPresence *presence)
{
  TillidVisitPerson *person = g_new0 (TillidVisitPerson, 1);

  person->who = presence->who;
  person->colour = TILLID_ABSENT;
  person->parts = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  g_ptr_array_add (person->parts, tillid_record_ref_any (presence));
  person->role = g_strdup (presence->role);

  switch (presence->who)
    {
    case TILLID_PRESENCE_WHO_MEMBER:
      describe_member (person, tillid_patient_context_find_member (context, presence->member));
      break;
    case TILLID_PRESENCE_WHO_INTERPRETER:
      describe_interpreter (person,
                            tillid_patient_context_find_interpreter (context,
                                                                     presence->interpreter));
      if (person->role == NULL)
        person->role = interpreter_role (presence);
      break;
    case TILLID_PRESENCE_WHO_PATIENT:
      person->name = g_strdup (tillid_patient_context_get_short_name (context));
      if (person->role == NULL)
        person->role = g_strdup (C_ ("presence", "patient"));
      break;
    default:
      break;
    }
  if (person->name == NULL)
    person->name =
      g_strdup (presence->name != NULL
                  ? presence->name
                  : tillid_choice_get_label (tillid_presence_who_choices, presence->who));
  if (person->role == NULL)
    person->role =
      g_strdup (presence->who == TILLID_PRESENCE_WHO_FAMILY ? C_ ("presence", "family") : "");
  person->short_name = first_word (person->name);
  return person;
}

static int
order_of (const TillidVisitPerson *person, gint64 lead)
{
  static const int order[] = {
    [TILLID_PRESENCE_WHO_PATIENT] = 0,     [TILLID_PRESENCE_WHO_MEMBER] = 2,
    [TILLID_PRESENCE_WHO_INTERPRETER] = 3, [TILLID_PRESENCE_WHO_FAMILY] = 4,
    [TILLID_PRESENCE_WHO_OTHER] = 5,
  };
  const TillidPresence *first = person->parts->pdata[0];

  if (person->who == TILLID_PRESENCE_WHO_MEMBER && first->member == lead)
    return 1;
  return order[person->who];
}

static int
compare_people (gconstpointer a, gconstpointer b, gpointer lead)
{
  const TillidVisitPerson *x = *(const TillidVisitPerson *const *) a;
  const TillidVisitPerson *y = *(const TillidVisitPerson *const *) b;
  const TillidPresence *first_x = x->parts->pdata[0], *first_y = y->parts->pdata[0];
  const int order = order_of (x, *(gint64 *) lead) - order_of (y, *(gint64 *) lead);

  if (order != 0)
    return order;
  return first_x->record.id < first_y->record.id ? -1 : first_x->record.id > first_y->record.id;
}

/**
 * tillid_visit_people:
 * @context: an open patient
 * @presences: (nullable) (element-type TillidPresence): of one visit
 * @lead: id of its lead
 *
 * Returns: (transfer full) (element-type TillidVisitPerson): the people, each once: the patient, the lead,
 *   colleagues, interpreters, family, others
 */
GPtrArray *
tillid_visit_people (TillidPatientContext *context, GPtrArray *presences, gint64 lead)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), people);

  for (guint i = 0; presences != NULL && i < presences->len; i++)
    {
      TillidVisitPerson *known = NULL;

      for (guint p = 0; known == NULL && p < people->len; p++)
        {
          TillidVisitPerson *person = people->pdata[p];

          if (is_same_person (person->parts->pdata[0], presences->pdata[i]))
            known = person;
        }
      if (known != NULL)
        g_ptr_array_add (known->parts, tillid_record_ref_any (presences->pdata[i]));
      else
        g_ptr_array_add (people, person_new (context, presences->pdata[i]));
    }
  g_ptr_array_sort_with_data (people, compare_people, &lead);
  return people;
}

/* (transfer none): the part that counts now: the last one. */
TillidPresence *
tillid_visit_person_get_last (const TillidVisitPerson *self)
{
  g_return_val_if_fail (self != NULL && self->parts->len > 0, NULL);

  return self->parts->pdata[self->parts->len - 1];
}

/**
 * tillid_visit_person_is_there:
 * @self: a person
 * @minute: of the visit's day; %TILLID_ABSENT: at the end of what is written down
 * @start: the minute at which the visit began
 *
 * Returns: whether the person was in the room in that minute
 */
gboolean
tillid_visit_person_is_there (const TillidVisitPerson *self, gint64 minute, gint64 start)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (minute == TILLID_ABSENT)
    return tillid_visit_person_get_last (self)->until_minute == TILLID_ABSENT;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const TillidPresence *part = self->parts->pdata[i];
      const gint64 from = part->from_minute != TILLID_ABSENT ? part->from_minute : start;

      if (from <= minute && (part->until_minute == TILLID_ABSENT || minute < part->until_minute))
        return TRUE;
    }
  return FALSE;
}

static char *
part_words (const TillidPresence *part, gint64 start)
{
  const gint64 from = part->from_minute != TILLID_ABSENT ? part->from_minute : start;
  g_autofree char *begun = tillid_visit_words_time (from);
  g_autofree char *ended = tillid_visit_words_time (part->until_minute);
  g_autofree char *b = tillid_words_isolate (begun), *e = tillid_words_isolate (ended);

  if (part->until_minute == TILLID_ABSENT)
    /* Translators: somebody is in the room since 10:15 */
    return g_strdup_printf (C_ ("presence", "in the room since %s"), b);
  return g_strdup_printf (C_ ("presence", "in the room %1$s to %2$s, now outside"), b, e);
}

/**
 * tillid_visit_person_sentence:
 * @self: a person
 * @start: the minute at which the visit began
 *
 * Returns: (transfer full): "Maryam, daughter, in the room 10:15 to 10:26, now outside"
 */
char *
tillid_visit_person_sentence (const TillidVisitPerson *self, gint64 start)
{
  g_autofree char *name = NULL, *times = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = tillid_words_isolate (self->name);
  times = part_words (tillid_visit_person_get_last (self), start);
  if (*self->role == '\0')
    return g_strdup_printf (C_ ("presence", "%1$s, %2$s"), name, times);
  return g_strdup_printf (C_ ("presence", "%1$s, %2$s, %3$s"), name, self->role, times);
}

/* An interpreter whom the clinic meets for the first time, for the language that is interpreted here. Returns the
 * id. */
static gint64
add_interpreter (TillidPatientContext *context, TillidEdit *edit, const char *name)
{
  TillidInterpreter *interpreter =
    tillid_patient_context_new_record (context, &tillid_interpreter_type);
  const gint64 id = interpreter->record.id;

  tillid_set_text (&interpreter->name, name);
  tillid_set_text (&interpreter->language, tillid_patient_context_get_language (context));
  interpreter->colour = tillid_patient_context_get_interpreters (context)->len;
  tillid_visit_change_take (edit, interpreter);
  return id;
}

/* A colleague who is not in the list of those who work here, from the day of the visit. Returns the id. */
static gint64
add_member (TillidPatientContext *context,
            TillidEdit *edit,
            const char *name,
            const char *title,
            TillidDay day)
{
  TillidMember *member = tillid_patient_context_new_record (context, &tillid_member_type);
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->title, title);
  member->profession = TILLID_PROFESSION_OTHER;
  member->colour = tillid_patient_context_get_members (context)->len;
  member->from_day = day;
  tillid_visit_change_take (edit, member);
  return id;
}

/* Whoever is new to the clinic comes into its lists with the same edit, so that undo takes both back. */
static void
build_add (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  TillidPresence *presence = tillid_patient_context_new_record (context, &tillid_presence_type);
  TillidVisit *visit = tillid_visit_model_get_visit (self);
  const char *name = change->texts[0], *role = change->texts[1];

  presence->visit = visit->record.id;
  presence->who = (int) change->numbers[0];
  presence->from_minute = tillid_visit_model_get_now (self);
  switch (presence->who)
    {
    case TILLID_PRESENCE_WHO_MEMBER:
      presence->member =
        change->id != 0 ? change->id : add_member (context, edit, name, role, visit->day);
      break;
    case TILLID_PRESENCE_WHO_INTERPRETER:
      presence->interpreter = change->id != 0 ? change->id : add_interpreter (context, edit, name);
      presence->mode = visit->mode == TILLID_VISIT_MODE_VIDEO   ? TILLID_INTERPRETING_MODE_VIDEO
                       : visit->mode == TILLID_VISIT_MODE_PHONE ? TILLID_INTERPRETING_MODE_PHONE
                                                                : TILLID_INTERPRETING_MODE_ROOM;
      break;
    default:
      presence->person = change->id;
      tillid_set_text (&presence->name, name);
      break;
    }
  /* What a new colleague is called is the title from now on. */
  if (presence->who != TILLID_PRESENCE_WHO_MEMBER || change->id != 0)
    tillid_set_text (&presence->role, role);
  if (presence->who == TILLID_PRESENCE_WHO_MEMBER && visit->lead == 0)
    {
      visit = tillid_visit_edit (visit);
      visit->lead = presence->member;
      tillid_visit_change_take (edit, visit);
    }
  tillid_visit_change_take (edit, presence);
}

/**
 * tillid_visit_model_add_presence:
 * @who: #TillidPresenceWho
 * @id: id of the colleague, interpreter or person; 0 for somebody who is only a name, and for a colleague or an
 *   interpreter who is new to the clinic
 * @name: (nullable): that name
 * @role: (nullable): "daughter", "from the municipality"
 *
 * Somebody comes in: now if the visit runs, else for the whole of it. A colleague leads it if nobody does.
 */
void
tillid_visit_model_add_presence (TillidVisitModel *self,
                                 int who,
                                 gint64 id,
                                 const char *name,
                                 const char *role)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Came into the room"), build_add, id);
  change->numbers[0] = who;
  change->texts[0] = g_strdup (name);
  change->texts[1] = g_strdup (role);
  tillid_visit_model_queue (self, change);
}

static void
build_come_or_go (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  GPtrArray *presences = tillid_visit_model_get_presences (self);
  TillidPresence *known = tillid_visit_model_find (presences, change->id), *last = NULL, *next;
  const gint64 now = tillid_visit_model_get_now (self);

  if (known == NULL || now == TILLID_ABSENT)
    return;
  for (guint i = 0; i < presences->len; i++)
    if (is_same_person (known, presences->pdata[i]))
      last = presences->pdata[i];

  /* Back within the same minute: the going was a slip. */
  if (last->until_minute == TILLID_ABSENT || last->until_minute == now)
    {
      next = tillid_presence_edit (last);
      next->until_minute = last->until_minute == TILLID_ABSENT ? now : TILLID_ABSENT;
    }
  else
    {
      next = tillid_patient_context_new_record (tillid_visit_model_get_context (self),
                                                &tillid_presence_type);
      next->visit = last->visit;
      next->who = last->who;
      next->member = last->member;
      next->interpreter = last->interpreter;
      next->person = last->person;
      next->mode = last->mode;
      tillid_set_text (&next->name, last->name);
      tillid_set_text (&next->role, last->role);
      next->from_minute = now;
    }
  tillid_visit_change_take (edit, next);
}

/* @presence: id of any part of a person's presence. Only while the visit runs. */
void
tillid_visit_model_come_or_go (TillidVisitModel *self, gint64 presence)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Came or went"),
                                                           build_come_or_go, presence));
}

/* Somebody who types 00:20 in a visit that began at 23:30 means the day after. */
static gint64
after_midnight (TillidVisitModel *self, gint64 minute)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (minute == TILLID_ABSENT || visit->minute == TILLID_ABSENT || minute >= visit->minute ||
      minute + 24 * 60 - visit->minute >= TILLID_VISIT_LONGEST_NIGHT)
    return minute;
  return minute + 24 * 60;
}

static void
build_presence (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPresence *old =
    tillid_visit_model_find (tillid_visit_model_get_presences (self), change->id);
  TillidPresence *presence;

  if (old == NULL)
    return;
  presence = tillid_presence_edit (old);
  presence->from_minute = after_midnight (self, change->numbers[0]);
  presence->until_minute = after_midnight (self, change->numbers[1]);
  presence->mode = (int) change->numbers[2];
  tillid_set_text (&presence->role, change->texts[0]);
  tillid_set_text (&presence->note, change->texts[1]);
  if (tillid_record_equal ((TillidRecord *) presence, (TillidRecord *) old))
    tillid_record_unref_any (presence);
  else
    tillid_visit_change_take (edit, presence);
}

/**
 * tillid_visit_model_set_presence:
 * @presence: id of one part
 * @from: minute of the day, %TILLID_ABSENT: from the beginning
 * @until: minute of the day, %TILLID_ABSENT: still there
 * @role: (nullable): in the room as
 * @mode: #TillidInterpretingMode
 * @note: (nullable): "outside, Salma's wish"
 */
void
tillid_visit_model_set_presence (TillidVisitModel *self,
                                 gint64 presence,
                                 gint64 from,
                                 gint64 until,
                                 const char *role,
                                 int mode,
                                 const char *note)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Presence changed"), build_presence, presence);
  change->numbers[0] = from;
  change->numbers[1] = until;
  change->numbers[2] = mode;
  change->texts[0] = role != NULL && *role != '\0' ? g_strdup (role) : NULL;
  change->texts[1] = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  tillid_visit_model_queue (self, change);
}

static void
build_remove (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  GPtrArray *presences = tillid_visit_model_get_presences (self);
  TillidPresence *known = tillid_visit_model_find (presences, change->id);

  for (guint i = 0; known != NULL && i < presences->len; i++)
    if (is_same_person (known, presences->pdata[i]))
      tillid_visit_model_take_in_error (self, edit, presences->pdata[i]);
}

/* Somebody was not there at all: all parts of that person. */
void
tillid_visit_model_remove_presence (TillidVisitModel *self, gint64 presence)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Removed from the visit"),
                                                           build_remove, presence));
}
