/* tillid-continuity-pairs.c - who could meet the patient next, as the Continuity page shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Core puts colleagues and interpreters in order. Here each colleague is joined with the usual interpreter: the one
 * booked, else the one the patient wishes for, else the one of last time. Two more rows show what another known
 * interpreter, and nobody known, would mean. */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include <string.h>

#include "tillid-format.h"
#include "tillid-interpreters.h"
#include "tillid-words.h"

/* A large clinic has more people than a table: the known ones are all there, of the others these many. */
#define MOST_NEW_FACES 3

typedef struct
{
  const TillidContinuityReading *reading;
  const TillidVisitRow *next; /* (nullable) */
  const TillidVisit *when;    /* (nullable): the visit that is asked about */
  TillidNextQuestion question;
  GArray *busy;                 /* (owned) */
  GPtrArray *members;           /* (owned) */
  GArray *leads;                /* (owned) of TillidNextVisit */
  GArray *interpreters;         /* (owned) of TillidNextVisit */
  const TillidNextVisit *usual; /* (nullable) */
  gint64 last_lead;
  gint64 last_interpreter;
  guint n_unwanted;
} Table;

void
tillid_continuity_pair_free (gpointer data)
{
  TillidContinuityPair *pair = data;

  g_free (pair->who);
  g_free (pair->meaning);
  g_free (pair->coc);
  g_free (pair->label);
  g_free (pair);
}

static gboolean
is_away (const Table *table, gint64 member)
{
  for (guint i = 0; i < table->reading->away->len; i++)
    {
      const TillidAway *away = &g_array_index (table->reading->away, TillidAway, i);

      if (away->member == member && away->from <= table->question.today &&
          (away->until == TILLID_ABSENT || away->until >= table->question.today))
        return TRUE;
    }
  return FALSE;
}

static void
rank_leads (Table *table)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (TillidNextCandidate));

  for (guint i = 0; i < table->members->len; i++)
    {
      const TillidMember *member = table->members->pdata[i];
      TillidNextCandidate one = { .id = member->record.id, .name = member->name };

      if (member->name != NULL && !is_away (table, one.id) &&
          tillid_booking_may_lead (tillid_roles_from_text (member->roles)) &&
          !tillid_keys_contain (table->busy, one.id))
        g_array_append_val (candidates, one);
    }
  table->leads =
    tillid_next_visit_rank (&table->question, TILLID_CONTINUITY_UNIT_PERSON,
                            (const TillidNextCandidate *) candidates->data, candidates->len, NULL);
}

static void
rank_interpreters (Table *table)
{
  TillidPatientContext *context = table->reading->context;
  const TillidPerson *patient = tillid_patient_context_get_person (context);
  GPtrArray *all = tillid_patient_context_get_interpreters (context);
  g_autoptr (GPtrArray) excluded = tillid_interpreters_list_exclusions (context);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (TillidNextCandidate));

  for (guint i = 0; patient->interpreter_needed != TILLID_YES_NO_NO && i < all->len; i++)
    {
      const TillidInterpreter *interpreter = all->pdata[i];
      TillidNextCandidate one = { .id = interpreter->record.id, .name = interpreter->name };

      if (interpreter->name == NULL || tillid_keys_contain (table->busy, one.id) ||
          !tillid_interpreter_speaks (interpreter, tillid_patient_context_get_language (context)))
        continue;
      one.is_unwanted = tillid_interpreters_is_excluded (excluded, one.id);
      if (!one.is_unwanted)
        one.is_unwanted = patient->interpreter_sex != TILLID_SEX_UNKNOWN &&
                          interpreter->sex != TILLID_SEX_UNKNOWN &&
                          interpreter->sex != patient->interpreter_sex &&
                          one.id != patient->interpreter_wish;
      g_array_append_val (candidates, one);
    }
  table->interpreters =
    tillid_next_visit_rank (&table->question, TILLID_CONTINUITY_UNIT_INTERPRETER,
                            (const TillidNextCandidate *) candidates->data, candidates->len,
                            &table->n_unwanted);
}

static const TillidNextVisit *
find_interpreter (const Table *table, gint64 id)
{
  for (guint i = 0; i < table->interpreters->len; i++)
    if (g_array_index (table->interpreters, TillidNextVisit, i).who == id)
      return &g_array_index (table->interpreters, TillidNextVisit, i);
  return NULL;
}

static void
find_usual (Table *table)
{
  const TillidPerson *patient = tillid_patient_context_get_person (table->reading->context);
  gint64 booked = table->next != NULL ? tillid_visit_row_interpreter (table->next) : 0;

  table->usual = find_interpreter (table, booked);
  if (table->usual == NULL)
    table->usual = find_interpreter (table, patient->interpreter_wish);
  if (table->usual == NULL)
    table->usual = find_interpreter (table, table->last_interpreter);
  if (table->usual == NULL && table->interpreters->len > 0)
    table->usual = &g_array_index (table->interpreters, TillidNextVisit, 0);
}

static char *
who_text (const Table *table, const TillidNextVisit *lead, gint64 interpreter, gboolean is_new)
{
  TillidPatientContext *context = table->reading->context;
  g_autofree char *a = tillid_continuity_member_name (context, lead->who);
  g_autofree char *name = tillid_words_isolate (a);
  g_autofree char *b =
    lead->introduces != 0 ? tillid_continuity_member_name (context, lead->introduces) : NULL;
  g_autofree char *second = b != NULL ? tillid_words_isolate (b) : NULL;
  g_autofree char *c =
    interpreter != 0 ? tillid_continuity_interpreter_name (context, interpreter) : NULL;
  g_autofree char *voice = c != NULL ? tillid_words_isolate (c) : NULL;

  if (second != NULL && voice != NULL)
    return g_strdup_printf (C_ ("next visit", "%1$s and %2$s, %3$s"), name, second, voice);
  if (second != NULL)
    return g_strdup_printf (C_ ("next visit", "%1$s and %2$s"), name, second);
  if (voice != NULL)
    return g_strdup_printf (C_ ("next visit", "%1$s with %2$s"), name, voice);
  if (is_new)
    return g_strdup_printf (C_ ("next visit", "%s, new interpreter"), name);
  return g_steal_pointer (&name);
}

static char *
meaning_text (const Table *table,
              const TillidNextVisit *lead,
              const TillidNextVisit *interpreter,
              gboolean is_new)
{
  gboolean known_voice = interpreter != NULL && interpreter->known_face;
  g_autofree char *second =
    lead->introduces != 0
      ? tillid_continuity_member_name (table->reading->context, lead->introduces)
      : NULL;

  if (second != NULL || (interpreter == NULL && !is_new))
    return tillid_continuity_words_next (lead, second);
  if (lead->known_face && known_voice && lead->who == table->last_lead &&
      interpreter->who == table->last_interpreter)
    return g_strdup (C_ ("next visit", "as last time"));
  if (lead->known_face && known_voice && interpreter == table->usual)
    return tillid_continuity_words_next (lead, NULL);
  if (lead->known_face)
    return g_strdup (known_voice ? C_ ("next visit", "known face, known voice")
                                 : C_ ("next visit", "known face, new voice"));
  return g_strdup (known_voice ? C_ ("next visit", "new face, known voice")
                               : C_ ("next visit", "nobody is known"));
}

static gboolean
is_booked (const Table *table, const TillidNextVisit *lead, gint64 interpreter)
{
  gint64 second = table->question.second_face;

  return table->next != NULL && table->next->visit->lead == lead->who &&
         tillid_visit_row_interpreter (table->next) == interpreter &&
         (lead->introduces != 0) == (second != 0 && second != lead->who &&
                                     tillid_visit_row_has_member (table->next, second));
}

static void
add_pair (const Table *table,
          TillidContinuityView *view,
          const TillidNextVisit *lead,
          const TillidNextVisit *interpreter,
          gboolean is_new)
{
  TillidContinuityPair *pair = g_new0 (TillidContinuityPair, 1);
  TillidRatio coc = lead->after.coc;
  g_autofree char *who = NULL;

  if (lead->after.n < TILLID_CONTINUITY_FEWEST_SHOWN)
    coc = (TillidRatio){ 0, 0 };
  pair->lead = lead->who;
  pair->introduces = lead->introduces;
  pair->interpreter = interpreter != NULL ? interpreter->who : 0;
  pair->knows_lead = lead->known_face;
  pair->new_interpreter = is_new || (interpreter != NULL && !interpreter->known_face);
  pair->is_booked = !is_new && is_booked (table, lead, pair->interpreter);
  who = who_text (table, lead, pair->interpreter, is_new);
  pair->who = tillid_format_line (who);
  pair->meaning = meaning_text (table, lead, interpreter, is_new);
  pair->coc = tillid_continuity_words_value (coc);
  pair->label =
    g_strdup_printf (pair->is_booked ? C_ ("next visit", "%1$s, booked: %2$s, COC after it %3$s.")
                                     : C_ ("next visit", "%1$s: %2$s, COC after it %3$s."),
                     pair->who, pair->meaning, pair->coc);
  g_ptr_array_add (view->pairs, pair);
}

/* Another interpreter whom the patient knows. */
static const TillidNextVisit *
find_other_voice (const Table *table)
{
  for (guint i = 0; i < table->interpreters->len; i++)
    {
      const TillidNextVisit *other = &g_array_index (table->interpreters, TillidNextVisit, i);

      if (other != table->usual && other->known_face)
        return other;
    }
  return NULL;
}

static void
add_pairs (const Table *table, TillidContinuityView *view)
{
  const TillidNextVisit *other = find_other_voice (table);
  const TillidNextVisit *new_face = NULL;
  guint n_new = 0;

  for (guint i = 0; i < table->leads->len; i++)
    {
      const TillidNextVisit *lead = &g_array_index (table->leads, TillidNextVisit, i);
      gboolean is_second = lead->who == table->question.second_face;

      if (!lead->known_face && !is_second && ++n_new > MOST_NEW_FACES)
        continue;
      if (!lead->known_face && (new_face == NULL || is_second))
        new_face = lead;
      add_pair (table, view, lead, table->usual, FALSE);
      if (other != NULL && lead->known_face && lead->introduces == 0)
        {
          add_pair (table, view, lead, other, FALSE);
          other = NULL;
        }
    }
  if (new_face != NULL && table->usual != NULL && table->usual->known_face)
    add_pair (table, view, new_face, NULL, TRUE);
}

static void
set_texts (const Table *table, TillidContinuityView *view)
{
  const TillidVisit *visit = table->when;
  g_autofree char *day = NULL, *time = NULL, *n = NULL;

  if (table->n_unwanted > 0)
    {
      n = tillid_format_count (table->n_unwanted);
      view->pairs_foot =
        g_strdup_printf (ngettext ("%s interpreter left out, by wish",
                                   "%s interpreters left out, by wish", table->n_unwanted),
                         n);
    }
  if (visit == NULL)
    return;
  day = tillid_format_day (visit->day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  if (visit->minute != TILLID_ABSENT)
    time = tillid_format_time ((int) visit->minute, NULL);
  view->next_date =
    time != NULL ? g_strdup_printf (C_ ("next visit", "%1$s, %2$s"), day, time) : g_strdup (day);
}

static void
set_last (Table *table)
{
  const TillidCountedVisit *last;

  if (table->reading->visits->len == 0)
    return;
  last = table->reading->visits->pdata[table->reading->visits->len - 1];
  table->last_lead = last->lead;
  if (last->interpreters->len > 0)
    table->last_interpreter = g_array_index (last->interpreters, gint64, 0);
}

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->busy, g_array_unref);
  g_clear_pointer (&table->members, g_ptr_array_unref);
  g_clear_pointer (&table->leads, g_array_unref);
  g_clear_pointer (&table->interpreters, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* Fills in the table of @view for a visit at the time of @when; %NULL: for the next one that is planned. %FALSE if @error
 * was set. */
gboolean
tillid_continuity_build_pairs (const TillidContinuityReading *reading,
                               const TillidVisit *when,
                               TillidContinuityView *view,
                               GError **error)
{
  TillidDb *db = tillid_patient_context_get_db (reading->context);
  TillidScope *scope = tillid_patient_context_get_scope (reading->context);
  const TillidCourse *course = tillid_patient_context_get_course (reading->context);
  g_auto (Table) table = { .reading = reading };

  view->pairs = g_ptr_array_new_with_free_func (tillid_continuity_pair_free);
  if (course != NULL && course->ended != TILLID_ABSENT)
    return TRUE;
  table.next = when == NULL ? tillid_continuity_reading_next_visit (reading)
                            : tillid_continuity_reading_find_row (reading, when->record.id);
  table.when = when != NULL ? when : table.next != NULL ? table.next->visit : NULL;
  table.question.points =
    tillid_contact_set_get_points (reading->contacts, &table.question.n_points);
  table.question.window = (TillidPeriod){ reading->part.from, TILLID_ABSENT };
  table.question.look_back = TILLID_CONTINUITY_LOOK_BACK_DAYS;
  table.question.today =
    table.when != NULL && table.when->day != TILLID_ABSENT ? table.when->day : reading->today;
  if (course != NULL)
    {
      table.question.key_contact = course->key_contact;
      table.question.second_face = course->second_face;
    }
  table.members = tillid_visit_query_active_members (db, scope, table.question.today, error);
  if (table.members == NULL)
    return FALSE;
  table.busy = table.when != NULL ? tillid_visit_query_busy (db, scope, table.when, error)
                                  : g_array_new (FALSE, FALSE, sizeof (gint64));
  if (table.busy == NULL)
    return FALSE;
  view->next_visit = table.next != NULL ? table.next->visit->record.id : 0;
  set_last (&table);
  rank_leads (&table);
  rank_interpreters (&table);
  find_usual (&table);
  add_pairs (&table, view);
  set_texts (&table, view);
  return TRUE;
}

/**
 * tillid_continuity_list_pairs:
 * @context: an open patient
 * @when: a visit, in the record or not yet: its day, time and length
 * @out_foot: (out): (transfer full) (nullable): who was left out
 *
 * Who could meet the patient then. A failure is announced by "failed" of @context and gives nobody.
 *
 * Returns: (transfer full) (element-type TillidContinuityPair): as on the Continuity page
 */
GPtrArray *
tillid_continuity_list_pairs (TillidPatientContext *context,
                              const TillidVisit *when,
                              char **out_foot)
{
  TillidContinuityView view = { 0 };
  TillidContinuityReading *reading;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && when != NULL, NULL);

  reading = tillid_continuity_reading_new (context, TILLID_CONTINUITY_WINDOW_COURSE, &error);
  if (reading == NULL || !tillid_continuity_build_pairs (reading, when, &view, &error))
    {
      g_signal_emit_by_name (context, "failed", error->message);
      g_clear_pointer (&view.pairs, g_ptr_array_unref);
    }
  tillid_continuity_reading_free (reading);
  g_free (view.next_date);
  *out_foot = view.pairs_foot;
  return view.pairs != NULL ? view.pairs
                            : g_ptr_array_new_with_free_func (tillid_continuity_pair_free);
}
