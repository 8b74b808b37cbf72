/* tillid-continuity-reading.c - what the Continuity page reads from the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include <string.h>

#include "tillid-format.h"

#define YEAR_MONTHS 12

static int
compare_hand_overs (gconstpointer left, gconstpointer right)
{
  const TillidHandOver *a = *(TillidHandOver *const *) left, *b = *(TillidHandOver *const *) right;

  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  return (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

static GPtrArray *
read_hand_overs (TillidPatientContext *context, TillidDay today)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_hand_over_type);
  GPtrArray *past = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < all->len; i++)
    {
      const TillidHandOver *hand_over = all->pdata[i];

      if (!hand_over->planned && hand_over->day != TILLID_ABSENT && hand_over->day <= today)
        g_ptr_array_add (past, tillid_record_ref_any (all->pdata[i]));
    }
  g_ptr_array_sort (past, compare_hand_overs);
  return past;
}

/* (nullable): the last one until today. */
TillidHandOver *
tillid_continuity_reading_last_hand_over (const TillidContinuityReading *self)
{
  return self->hand_overs->len > 0 ? self->hand_overs->pdata[self->hand_overs->len - 1] : NULL;
}

GPtrArray *
tillid_continuity_reading_visits_in (const TillidContinuityReading *self, TillidPeriod window)
{
  guint n;
  const TillidContactPoint *points = tillid_contact_set_get_points (self->contacts, &n);

  return tillid_counted_visits (points, n, window);
}

static void
set_windows (TillidContinuityReading *self, TillidContinuityWindow window)
{
  const TillidCourse *course = tillid_patient_context_get_course (self->context);
  const TillidHandOver *last = tillid_continuity_reading_last_hand_over (self);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  g_autoptr (GArray) parts = NULL;

  self->course = TILLID_PERIOD_OPEN;
  if (course != NULL)
    self->course = (TillidPeriod){ course->started, course->ended };
  self->window = self->course;
  if (window == TILLID_CONTINUITY_WINDOW_YEAR)
    self->window = (TillidPeriod){ tillid_day_add_months (self->today, -YEAR_MONTHS), self->today };
  else if (window == TILLID_CONTINUITY_WINDOW_HAND_OVER && last != NULL)
    self->window = (TillidPeriod){ last->day + 1, self->today };

  for (guint i = 0; i < self->hand_overs->len; i++)
    g_array_append_val (days, ((TillidHandOver *) self->hand_overs->pdata[i])->day);
  parts = tillid_period_split (self->window, (const TillidDay *) days->data, days->len);
  self->part = g_array_index (parts, TillidPeriod, parts->len - 1);
  self->has_before = parts->len > 1;
  if (self->has_before)
    self->before = g_array_index (parts, TillidPeriod, parts->len - 2);
}

/**
 * tillid_continuity_reading_new:
 * @context: an open patient
 * @window: the days to look at
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): one reading of the record
 */
TillidContinuityReading *
tillid_continuity_reading_new (TillidPatientContext *context,
                               TillidContinuityWindow window,
                               GError **error)
{
  TillidDb *db = tillid_patient_context_get_db (context);
  TillidScope *scope = tillid_patient_context_get_scope (context);
  g_autoptr (TillidContinuityReading) self = g_new0 (TillidContinuityReading, 1);

  self->context = context;
  self->today = tillid_session_today (tillid_patient_context_get_session (context));
  self->contacts = tillid_visit_query_contacts (db, scope, error);
  if (self->contacts == NULL)
    return NULL;
  self->rows = tillid_visit_query_list (db, scope, error);
  if (self->rows == NULL)
    return NULL;
  self->away = tillid_visit_query_away (db, scope, error);
  if (self->away == NULL)
    return NULL;

  self->hand_overs = read_hand_overs (context, self->today);
  set_windows (self, window);
  self->visits = tillid_continuity_reading_visits_in (self, TILLID_PERIOD_OPEN);
  self->in_course = tillid_continuity_reading_visits_in (self, self->course);
  self->in_window = tillid_continuity_reading_visits_in (self, self->window);
  self->in_part = tillid_continuity_reading_visits_in (self, self->part);
  if (self->has_before)
    self->in_before = tillid_continuity_reading_visits_in (self, self->before);
  return g_steal_pointer (&self);
}

void
tillid_continuity_reading_free (TillidContinuityReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->contacts, tillid_contact_set_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->in_course, g_ptr_array_unref);
  g_clear_pointer (&self->in_window, g_ptr_array_unref);
  g_clear_pointer (&self->in_part, g_ptr_array_unref);
  g_clear_pointer (&self->in_before, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->hand_overs, g_ptr_array_unref);
  g_clear_pointer (&self->away, g_array_unref);
  g_free (self);
}

/* (nullable) (transfer none) */
TillidVisitRow *
tillid_continuity_reading_find_row (const TillidContinuityReading *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TillidVisitRow *row = self->rows->pdata[i];

      if (row->visit->record.id == id)
        return row;
    }
  return NULL;
}

/* (nullable) (transfer none): the first planned visit after today; else the one planned for today. */
TillidVisitRow *
tillid_continuity_reading_next_visit (const TillidContinuityReading *self)
{
  TillidVisitRow *of_today = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TillidVisitRow *row = self->rows->pdata[i];

      if (row->visit->status != TILLID_VISIT_STATUS_PLANNED || row->visit->day == TILLID_ABSENT ||
          row->visit->day < self->today)
        continue;
      if (row->visit->day > self->today)
        return row;
      of_today = row;
    }
  return of_today;
}

/* The first interpreter who is to come, or 0. */
gint64
tillid_visit_row_interpreter (const TillidVisitRow *row)
{
  for (guint i = 0; i < row->presences->len; i++)
    {
      const TillidPresence *presence = row->presences->pdata[i];

      if (presence->who == TILLID_PRESENCE_WHO_INTERPRETER && presence->interpreter != 0 &&
          presence->mode != TILLID_INTERPRETING_MODE_NONE)
        return presence->interpreter;
    }
  return 0;
}

gboolean
tillid_visit_row_has_member (const TillidVisitRow *row, gint64 member)
{
  if (row->visit->lead == member)
    return TRUE;
  for (guint i = 0; i < row->presences->len; i++)
    {
      const TillidPresence *presence = row->presences->pdata[i];

      if (presence->who == TILLID_PRESENCE_WHO_MEMBER && presence->member == member)
        return TRUE;
    }
  return FALSE;
}

static char *
first_word (const char *name)
{
  return g_strndup (name, strcspn (name, " "));
}

/* What a colleague is called in a sentence: the first name, unless two colleagues have the same one. */
char *
tillid_continuity_member_name (TillidPatientContext *context, gint64 id)
{
  const TillidMember *member = tillid_patient_context_find_member (context, id);
  GPtrArray *members = tillid_patient_context_get_members (context);
  g_autofree char *first = NULL;

  if (member == NULL || member->name == NULL)
    return g_strdup (C_ ("continuity", "somebody"));
  first = first_word (member->name);
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *other = members->pdata[i];
      g_autofree char *name = other->name != NULL ? first_word (other->name) : NULL;

      if (other != member && g_strcmp0 (first, name) == 0)
        return g_strdup (member->name);
    }
  return g_steal_pointer (&first);
}

char *
tillid_continuity_interpreter_name (TillidPatientContext *context, gint64 id)
{
  const TillidInterpreter *interpreter = tillid_patient_context_find_interpreter (context, id);

  if (interpreter == NULL || interpreter->name == NULL)
    return g_strdup (C_ ("continuity", "somebody"));
  return first_word (interpreter->name);
}

static gboolean
is_first_time (const TillidContinuityReading *self, gint64 interpreter, gint64 visit)
{
  for (guint i = 0; i < self->visits->len; i++)
    {
      const TillidCountedVisit *other = self->visits->pdata[i];

      if (tillid_keys_contain (other->interpreters, interpreter))
        return other->id == visit;
    }
  return TRUE;
}

/* Whether somebody present had met the patient before, at any visit: the indices of a window know only the visits inside
 * it, but what is said of a single visit must be true. */
gboolean
tillid_continuity_is_known_face (const TillidContinuityReading *self,
                                 const TillidCountedVisit *visit)
{
  for (guint i = 0; i < self->visits->len; i++)
    {
      const TillidCountedVisit *other = self->visits->pdata[i];

      if (other->id == visit->id)
        return other->known_face;
    }
  return visit->known_face;
}

/* (transfer full): "Visit 9, 26 August 2025, led by ...": its number counts within the course. */
char *
tillid_continuity_visit_label (const TillidContinuityReading *self, const TillidCountedVisit *visit)
{
  gint64 interpreter =
    visit->interpreters->len > 0 ? g_array_index (visit->interpreters, gint64, 0) : 0;
  g_autofree char *date = tillid_format_day (visit->day, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *lead =
    visit->lead != 0 ? tillid_continuity_member_name (self->context, visit->lead) : NULL;
  g_autofree char *voice =
    interpreter != 0 ? tillid_continuity_interpreter_name (self->context, interpreter) : NULL;
  gint64 number = 1;

  for (guint i = 0; i < self->in_course->len; i++)
    if (((TillidCountedVisit *) self->in_course->pdata[i])->id == visit->id)
      number = i + 1;
  return tillid_continuity_words_bead (number, date, lead, voice,
                                       interpreter != 0 &&
                                         is_first_time (self, interpreter, visit->id),
                                       tillid_continuity_is_known_face (self, visit));
}
