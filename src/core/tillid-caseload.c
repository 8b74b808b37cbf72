/* tillid-caseload.c - one patient in the coordinator's table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A row has two halves. What is arranged (course, people, next visit, promises) is a handful of numbers and decides the
 * order and the filters; what has been (visits) is long and gives beads, indices and prompts. Both halves of one patient
 * depend on nobody else, so a row can be made again alone, and equals the one a full count makes. */
#include "config.h"

#include "tillid-caseload.h"

#include "tillid-continuity.h"
#include "tillid-key-index.h"

#define NEVER G_MAXINT64

static const char *const interpreter_codes[] = { NULL, "same", "new", "missing", "none" };

/**
 * tillid_caseload_row_init:
 * @row: (out caller-allocates): a row
 * @patient: id
 *
 * Makes the row of somebody of whom nothing is known.
 */
void
tillid_caseload_row_init (TillidCaseloadRow *row, gint64 patient)
{
  g_return_if_fail (row != NULL);

  *row = (TillidCaseloadRow){
    .patient = patient,
    .started = TILLID_ABSENT,
    .ended = TILLID_ABSENT,
    .phase = -1,
    .review_due = TILLID_ABSENT,
    .next_visit = TILLID_ABSENT,
    .next_minute = TILLID_ABSENT,
    .last_touch = TILLID_ABSENT,
    .last_visit = TILLID_ABSENT,
  };
}

static gboolean
ratio_equal (TillidRatio a, TillidRatio b)
{
  return a.numerator == b.numerator && a.denominator == b.denominator;
}

static gboolean
plan_equal (const TillidCaseloadRow *a, const TillidCaseloadRow *b)
{
  return a->patient == b->patient && a->course == b->course && a->started == b->started &&
         a->ended == b->ended && a->phase == b->phase && a->key_contact == b->key_contact &&
         a->second_face == b->second_face && a->review_due == b->review_due &&
         a->needs_interpreter == b->needs_interpreter && a->next_visit == b->next_visit &&
         a->next_minute == b->next_minute && a->next_id == b->next_id &&
         a->next_without == b->next_without && a->next_interpreter == b->next_interpreter &&
         a->promises_open == b->promises_open && a->promises_overdue == b->promises_overdue &&
         a->questions_open == b->questions_open && a->last_touch == b->last_touch &&
         a->aside == b->aside;
}

/* Whether both say the same. */
gboolean
tillid_caseload_row_equal (const TillidCaseloadRow *a, const TillidCaseloadRow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!plan_equal (a, b) || a->last_visit != b->last_visit || a->last_counted != b->last_counted ||
      a->last_interpreter != b->last_interpreter || a->n_visits != b->n_visits ||
      a->second_face_met != b->second_face_met || a->n_faces != b->n_faces ||
      !ratio_equal (a->upc, b->upc) || !ratio_equal (a->coc, b->coc) ||
      !ratio_equal (a->known_face, b->known_face) || a->n_beads != b->n_beads ||
      a->hand_overs != b->hand_overs || a->prompts != b->prompts)
    return FALSE;
  for (guint i = 0; i < a->n_beads; i++)
    if (a->beads[i] != b->beads[i])
      return FALSE;
  return TRUE;
}

/* A hand-over stands after the visits of its day: that day belongs to the part before it. */
static void
string_beads (TillidCaseloadRow *row,
              const GPtrArray *visits,
              const TillidCaseloadHistory *history,
              TillidDay today)
{
  const guint first = visits->len > TILLID_CASELOAD_BEADS ? visits->len - TILLID_CASELOAD_BEADS : 0;

  row->n_beads = visits->len - first;
  for (guint i = 0; i < row->n_beads; i++)
    {
      const gint64 lead = ((TillidCountedVisit *) visits->pdata[first + i])->lead;

      row->beads[i] = lead != 0 && lead == row->key_contact   ? TILLID_CASELOAD_BEAD_KEY
                      : lead != 0 && lead == row->second_face ? TILLID_CASELOAD_BEAD_SECOND
                                                              : TILLID_CASELOAD_BEAD_OTHER;
    }
  for (guint i = 0; i < history->n_hand_overs && row->n_beads > 0; i++)
    {
      guint before = 0;

      if (history->hand_overs[i] > today)
        continue;
      while (before < row->n_beads &&
             ((TillidCountedVisit *) visits->pdata[first + before])->day <= history->hand_overs[i])
        before++;
      /* One that is older than the first bead is no part of this string. */
      if (before > 0)
        row->hand_overs |= 1U << before;
    }
}

static void
meet (TillidKeyIndex *met, gint64 member)
{
  if (member != 0)
    tillid_key_index_add (met, member, NULL);
}

static void
count_faces (TillidCaseloadRow *row, const TillidCaseloadHistory *history)
{
  g_auto (TillidKeyIndex) met;

  tillid_key_index_init (&met);
  for (guint i = 0; i < history->n_points; i++)
    {
      const TillidContactPoint *point = &history->points[i];

      meet (&met, point->lead);
      for (guint j = 0; j < point->n_staff; j++)
        meet (&met, point->staff[j]);
    }
  row->n_faces = met.keys->len;
  row->second_face_met = row->second_face != 0 && tillid_keys_contain (met.keys, row->second_face);
}

/* The last of all counted visits, or 0. */
static gint64
last_counted (const TillidCaseloadHistory *history)
{
  const TillidContactPoint *last = NULL;

  for (guint i = 0; i < history->n_points; i++)
    {
      const TillidContactPoint *point = &history->points[i];

      if (last == NULL || point->day > last->day ||
          (point->day == last->day && (point->minute > last->minute ||
                                       (point->minute == last->minute && point->id > last->id))))
        last = point;
    }
  return last != NULL ? last->id : 0;
}

/* The same rules as on the page of the patient, which says what is behind them. */
static void
look_for_prompts (TillidCaseloadRow *row,
                  const GPtrArray *visits,
                  const TillidCaseloadHistory *history,
                  TillidDay today)
{
  TillidArrangement arrangement;
  g_autoptr (GPtrArray) found = NULL;

  if (!tillid_caseload_row_is_open (row))
    return;
  tillid_arrangement_init (&arrangement, today);
  if (history->arrangement != NULL)
    arrangement = *history->arrangement;
  arrangement.key_contact = row->key_contact;
  arrangement.key_contact_until = history->key_contact_until;
  arrangement.second_face = row->second_face;
  arrangement.away = history->away;
  arrangement.n_away = history->n_away;
  found = tillid_prompts_find (visits, &arrangement, row->aside);
  for (guint i = 0; i < found->len; i++)
    row->prompts |= 1U << ((TillidPrompt *) found->pdata[i])->kind;
}

/**
 * tillid_caseload_row_take_history:
 * @row: a row whose first half is filled in
 * @history: the visits of the patient
 * @today: the clinic's day
 *
 * Fills in beads, indices of this course, whom the patient has met, and whether a prompt waits.
 */
void
tillid_caseload_row_take_history (TillidCaseloadRow *row,
                                  const TillidCaseloadHistory *history,
                                  TillidDay today)
{
  TillidPeriod window = TILLID_PERIOD_OPEN;
  const GPtrArray *visits = NULL;
  TillidContinuity measures;

  g_return_if_fail (row != NULL && history != NULL && history->counter != NULL);

  row->hand_overs = row->prompts = 0;
  row->upc = row->coc = row->known_face = (TillidRatio){ 0, 0 };
  if (row->course != 0)
    window = (TillidPeriod){ row->started, row->ended };
  visits =
    tillid_visit_counter_count (history->counter, history->points, history->n_points, window);
  row->n_visits = visits->len;
  row->last_counted = last_counted (history);
  string_beads (row, visits, history, today);
  count_faces (row, history);
  look_for_prompts (row, visits, history, today);

  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_PERSON, window,
                             TILLID_CONTINUITY_LOOK_BACK_DAYS, &measures);
  if (measures.n < TILLID_CONTINUITY_FEWEST_SHOWN)
    return;
  row->upc = measures.upc;
  row->coc = measures.coc;
  row->known_face = measures.known_face;
}

/* Whether the patient is in a course of care that goes on. */
gboolean
tillid_caseload_row_is_open (const TillidCaseloadRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  return row->course != 0 && row->ended == TILLID_ABSENT;
}

/**
 * tillid_caseload_row_get_interpreter:
 * @row: a row
 *
 * Without a word about whether one is needed, the last visit says it: somebody who had an interpreter needs one.
 *
 * Returns: who interprets at the next visit, compared with the last attended one
 */
TillidCaseloadInterpreter
tillid_caseload_row_get_interpreter (const TillidCaseloadRow *row)
{
  g_return_val_if_fail (row != NULL, TILLID_CASELOAD_INTERPRETER_OPEN);

  if (row->next_id == 0)
    return TILLID_CASELOAD_INTERPRETER_OPEN;
  if (row->next_interpreter != 0)
    return row->next_interpreter == row->last_interpreter ? TILLID_CASELOAD_INTERPRETER_SAME
                                                          : TILLID_CASELOAD_INTERPRETER_NEW;
  if (row->next_without || row->needs_interpreter == TILLID_YES_NO_NO)
    return TILLID_CASELOAD_INTERPRETER_NONE;
  if (row->needs_interpreter == TILLID_YES_NO_YES || row->last_interpreter != 0)
    return TILLID_CASELOAD_INTERPRETER_MISSING;
  return TILLID_CASELOAD_INTERPRETER_OPEN;
}

/* (nullable): its name in files. */
const char *
tillid_caseload_interpreter_to_code (TillidCaseloadInterpreter state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (interpreter_codes), NULL);

  return interpreter_codes[state];
}

/* After the course there is nothing to plan but what was agreed. */
static gboolean
lacks_visit (const TillidCaseloadRow *row)
{
  return row->next_id == 0 && row->phase != TILLID_PHASE_KIND_AFTER;
}

/**
 * tillid_caseload_row_get_wait:
 * @row: a row
 * @today: the clinic's day
 *
 * Returns: the first thing that waits; nothing when the course is over
 */
TillidCaseloadWait
tillid_caseload_row_get_wait (const TillidCaseloadRow *row, TillidDay today)
{
  g_return_val_if_fail (row != NULL, TILLID_CASELOAD_WAIT_NOTHING);

  if (!tillid_caseload_row_is_open (row))
    return TILLID_CASELOAD_WAIT_NOTHING;
  if (row->next_visit == today &&
      tillid_caseload_row_get_interpreter (row) == TILLID_CASELOAD_INTERPRETER_MISSING)
    return TILLID_CASELOAD_WAIT_INTERPRETER;
  if (row->promises_overdue > 0)
    return TILLID_CASELOAD_WAIT_PROMISE;
  if (lacks_visit (row))
    return TILLID_CASELOAD_WAIT_VISIT;
  if (row->review_due != TILLID_ABSENT && row->review_due < today)
    return TILLID_CASELOAD_WAIT_REVIEW;
  return TILLID_CASELOAD_WAIT_NOTHING;
}

static gboolean
is_silent (const TillidCaseloadRow *row, TillidDay today)
{
  TillidDay last = MAX (row->last_visit, row->last_touch);

  if (last == TILLID_ABSENT)
    last = row->started;
  return last != TILLID_ABSENT && today - last > TILLID_CASELOAD_SILENT_DAYS;
}

/**
 * tillid_caseload_row_get_gaps:
 * @row: a row
 * @today: the clinic's day
 *
 * Returns: #TillidCaseloadGap that the row has; none when the course is over
 */
guint
tillid_caseload_row_get_gaps (const TillidCaseloadRow *row, TillidDay today)
{
  guint gaps = 0;

  g_return_val_if_fail (row != NULL, 0);

  if (!tillid_caseload_row_is_open (row))
    return 0;
  if (row->promises_overdue > 0)
    gaps |= TILLID_CASELOAD_GAP_PROMISE;
  if (lacks_visit (row))
    gaps |= TILLID_CASELOAD_GAP_VISIT;
  if (tillid_caseload_row_get_interpreter (row) == TILLID_CASELOAD_INTERPRETER_MISSING)
    gaps |= TILLID_CASELOAD_GAP_INTERPRETER;
  if (row->second_face == 0)
    gaps |= TILLID_CASELOAD_GAP_SECOND_FACE;
  if (row->review_due != TILLID_ABSENT && row->review_due <= today)
    gaps |= TILLID_CASELOAD_GAP_REVIEW;
  if (row->phase == TILLID_PHASE_KIND_ENDING)
    gaps |= TILLID_CASELOAD_GAP_ENDING;
  if (is_silent (row, today))
    gaps |= TILLID_CASELOAD_GAP_SILENT;
  if (row->n_faces == 1)
    gaps |= TILLID_CASELOAD_GAP_ONE_FACE;
  return gaps;
}

static gint64
or_never (gint64 value)
{
  return value != TILLID_ABSENT ? value : NEVER;
}

/**
 * tillid_caseload_row_get_place:
 * @row: a row
 * @today: the clinic's day
 *
 * Courses that go on first; then what waits; then the next visit, those without one last. Made once for each row, so that
 * many of them are sorted by comparing numbers.
 *
 * Returns: where the row stands by what waits
 */
TillidCaseloadPlace
tillid_caseload_row_get_place (const TillidCaseloadRow *row, TillidDay today)
{
  TillidCaseloadPlace place = { { 0 } };

  g_return_val_if_fail (row != NULL, place);

  place.parts[0] = tillid_caseload_row_get_wait (row, today);
  if (!tillid_caseload_row_is_open (row))
    place.parts[0] += TILLID_CASELOAD_WAIT_NOTHING + 1;
  place.parts[1] = or_never (row->next_visit);
  place.parts[2] = or_never (row->next_minute);
  return place;
}

/* Below, equal to or above 0; equals stay in the order of names. */
int
tillid_caseload_place_compare (const TillidCaseloadPlace *a, const TillidCaseloadPlace *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->parts); i++)
    if (a->parts[i] != b->parts[i])
      return a->parts[i] < b->parts[i] ? -1 : 1;
  return 0;
}

/**
 * tillid_caseload_row_compare_waits:
 * @a: a row
 * @b: another one
 * @today: the clinic's day
 *
 * Returns: as tillid_caseload_place_compare() of their places
 */
int
tillid_caseload_row_compare_waits (const TillidCaseloadRow *a,
                                   const TillidCaseloadRow *b,
                                   TillidDay today)
{
  const TillidCaseloadPlace one = tillid_caseload_row_get_place (a, today);
  const TillidCaseloadPlace two = tillid_caseload_row_get_place (b, today);

  return tillid_caseload_place_compare (&one, &two);
}
