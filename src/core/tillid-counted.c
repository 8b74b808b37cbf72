/* tillid-counted.c - which contacts count, in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* All measures start from the same list: the contacts of one patient inside the window, in order of start and
 * id, several visits of one day with the same lead folded into one. What was present at any of the folded visits was
 * present. Visits without a lead are never folded: nobody led them, so nobody led two of them. */
#include "config.h"

#include "tillid-counted.h"

#include "tillid-key-index.h"

/**
 * tillid_counted_applies:
 * @status: of the visit
 * @kind: of the visit
 * @mode: of the visit
 * @length: minutes, or %TILLID_ABSENT
 * @without_patient: the patient was not there
 *
 * Returns: whether the visit counts for continuity: attended, with the patient, not a group; a
 *   telephone visit only when it is known to have lasted ten minutes
 */
gboolean
tillid_counted_applies (TillidVisitStatus status,
                        TillidVisitKind kind,
                        TillidVisitMode mode,
                        gint64 length,
                        gboolean without_patient)
{
  if (status != TILLID_VISIT_STATUS_ATTENDED || kind == TILLID_VISIT_KIND_GROUP || without_patient)
    return FALSE;
  /* TILLID_ABSENT is smaller than every length. */
  return mode != TILLID_VISIT_MODE_PHONE || length >= TILLID_COUNTED_PHONE_MINUTES;
}

/**
 * tillid_period_contains:
 * @window: a window
 * @day: a known day
 *
 * Returns: whether @day lies in @window
 */
gboolean
tillid_period_contains (TillidPeriod window, TillidDay day)
{
  return (window.from == TILLID_ABSENT || day >= window.from) &&
         (window.to == TILLID_ABSENT || day <= window.to);
}

/**
 * tillid_period_split:
 * @window: a window
 * @hand_overs: (array length=n_hand_overs): days of hand-overs, ascending
 * @n_hand_overs: how many
 *
 * Cuts a window at the hand-overs inside it. The day of a hand-over belongs to the part before it.
 *
 * Returns: (transfer full) (element-type TillidPeriod): the parts in order, at least one
 */
GArray *
tillid_period_split (TillidPeriod window, const TillidDay *hand_overs, guint n_hand_overs)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (TillidPeriod));
  TillidPeriod rest = window;

  for (guint i = 0; i < n_hand_overs; i++)
    {
      TillidDay day = hand_overs[i];
      TillidPeriod part;

      /* A hand-over on the last day leaves nothing after it, one before the window nothing before it. */
      if (!tillid_period_contains (rest, day) || day == rest.to)
        continue;
      part = (TillidPeriod){ rest.from, day };
      g_array_append_val (parts, part);
      rest.from = day + 1;
    }
  g_array_append_val (parts, rest);
  return parts;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_points (gconstpointer left, gconstpointer right)
{
  const TillidContactPoint *a = left, *b = right;
  int order = compare_numbers (a->patient, b->patient);

  if (order == 0)
    order = compare_numbers (a->day, b->day);
  if (order == 0)
    order = compare_numbers (a->minute, b->minute);
  if (order == 0)
    order = compare_numbers (a->id, b->id);
  return order;
}

static gboolean
is_sorted (const TillidContactPoint *points, guint n_points)
{
  for (guint i = 1; i < n_points; i++)
    if (compare_points (&points[i - 1], &points[i]) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_patients_in_order (const TillidContactPoint *points, guint n_points)
{
  for (guint i = 1; i < n_points; i++)
    if (points[i - 1].patient > points[i].patient)
      return FALSE;
  return TRUE;
}

static int
compare_points_with_data (gconstpointer left, gconstpointer right, gpointer data)
{
  return compare_points (left, right);
}

/**
 * tillid_contact_points_sort:
 * @points: (element-type TillidContactPoint): visits of any patients
 *
 * Sorts by patient, then by start, then by id. A million visits mostly come patient by patient: then each patient's few
 * are sorted by themselves, and those that are in order stay as they are.
 */
void
tillid_contact_points_sort (GArray *points)
{
  TillidContactPoint *all;

  g_return_if_fail (points != NULL);

  all = (TillidContactPoint *) (gpointer) points->data;
  if (!has_patients_in_order (all, points->len))
    {
      g_array_sort (points, compare_points);
      return;
    }
  for (guint start = 0, end; start < points->len; start = end)
    {
      end = tillid_contact_points_patient_end (all, points->len, start);
      if (!is_sorted (all + start, end - start))
        g_qsort_with_data (all + start, (int) (end - start), sizeof *all, compare_points_with_data,
                           NULL);
    }
}

/**
 * tillid_contact_points_patient_end:
 * @points: (array length=n_points): sorted visits
 * @n_points: how many
 * @start: index of the first visit of a patient
 *
 * Returns: the index after that patient's last visit
 */
guint
tillid_contact_points_patient_end (const TillidContactPoint *points, guint n_points, guint start)
{
  guint end = start;

  g_return_val_if_fail (start < n_points, n_points);

  while (end < n_points && points[end].patient == points[start].patient)
    end++;
  return end;
}

/**
 * tillid_keys_contain:
 * @keys: (element-type gint64): keys
 * @key: a key
 *
 * Returns: whether @key is among @keys
 */
gboolean
tillid_keys_contain (const GArray *keys, gint64 key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, gint64, i) == key)
      return TRUE;
  return FALSE;
}

static void
add_key (GArray *keys, gint64 key)
{
  if (key != 0 && !tillid_keys_contain (keys, key))
    g_array_append_val (keys, key);
}

static void
add_present (TillidCountedVisit *visit, const TillidContactPoint *point)
{
  add_key (visit->staff, point->lead);
  for (guint i = 0; i < point->n_staff; i++)
    add_key (visit->staff, point->staff[i]);
  for (guint i = 0; i < point->n_interpreters; i++)
    add_key (visit->interpreters, point->interpreters[i]);
}

static TillidCountedVisit *
visit_of_same_day (GPtrArray *visits, const TillidContactPoint *point)
{
  if (point->lead == 0)
    return NULL;
  for (guint i = visits->len; i > 0; i--)
    {
      TillidCountedVisit *visit = g_ptr_array_index (visits, i - 1);

      if (visit->day != point->day)
        break;
      if (visit->lead == point->lead)
        return visit;
    }
  return NULL;
}

/* Visits made earlier lie behind those in use and are filled again. */
struct _TillidVisitCounter
{
  GPtrArray *visits; /* (owned): what was counted last */
  GPtrArray *spare;  /* (owned) of TillidCountedVisit */
  GArray *sorted;    /* (owned) of TillidContactPoint */
  TillidKeyIndex met;
};

/* (transfer full): to count the visits of one patient after the other in the same memory. */
TillidVisitCounter *
tillid_visit_counter_new (void)
{
  TillidVisitCounter *self = g_new0 (TillidVisitCounter, 1);

  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_counted_visit_free);
  self->spare = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_counted_visit_free);
  self->sorted = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  tillid_key_index_init (&self->met);
  return self;
}

void
tillid_visit_counter_free (TillidVisitCounter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->spare);
  g_array_unref (self->sorted);
  tillid_key_index_clear (&self->met);
  g_free (self);
}

static TillidCountedVisit *
add_visit (TillidVisitCounter *self, const TillidContactPoint *point)
{
  TillidCountedVisit *visit;

  if (self->spare->len > 0)
    visit = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    {
      visit = g_new0 (TillidCountedVisit, 1);
      visit->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
      visit->interpreters = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  visit->id = point->id;
  visit->day = point->day;
  visit->lead = point->lead;
  visit->profession = point->profession;
  g_ptr_array_add (self->visits, visit);
  return visit;
}

static void
empty (TillidVisitCounter *self)
{
  while (self->visits->len > 0)
    {
      TillidCountedVisit *visit =
        g_ptr_array_steal_index_fast (self->visits, self->visits->len - 1);

      g_array_set_size (visit->staff, 0);
      g_array_set_size (visit->interpreters, 0);
      visit->known_face = FALSE;
      g_ptr_array_add (self->spare, visit);
    }
  g_array_set_size (self->sorted, 0);
  tillid_key_index_reset (&self->met);
}

static void
mark_known_faces (TillidVisitCounter *self)
{
  for (guint i = 0; i < self->visits->len; i++)
    {
      TillidCountedVisit *visit = g_ptr_array_index (self->visits, i);

      for (guint j = 0; j < visit->staff->len; j++)
        {
          gboolean is_new;

          tillid_key_index_add (&self->met, g_array_index (visit->staff, gint64, j), &is_new);
          visit->known_face |= !is_new;
        }
    }
}

/**
 * tillid_visit_counter_count:
 * @self: a counter
 * @points: (array length=n_points): visits of one patient that count, in any order
 * @n_points: how many
 * @window: the days to look at
 *
 * Returns: (transfer none) (element-type TillidCountedVisit): what the measures count, in order, until the next patient is counted
 */
const GPtrArray *
tillid_visit_counter_count (TillidVisitCounter *self,
                            const TillidContactPoint *points,
                            guint n_points,
                            TillidPeriod window)
{
  g_return_val_if_fail (self != NULL, NULL);

  empty (self);
  if (!is_sorted (points, n_points))
    {
      g_array_append_vals (self->sorted, points, n_points);
      tillid_contact_points_sort (self->sorted);
      points = (const TillidContactPoint *) (gpointer) self->sorted->data;
    }
  for (guint i = 0; i < n_points; i++)
    {
      TillidCountedVisit *visit;

      if (!tillid_period_contains (window, points[i].day))
        continue;
      visit = visit_of_same_day (self->visits, &points[i]);
      if (visit == NULL)
        visit = add_visit (self, &points[i]);
      add_present (visit, &points[i]);
    }
  mark_known_faces (self);
  return self->visits;
}

/**
 * tillid_counted_visits:
 * @points: (array length=n_points): visits of one patient that count, in any order
 * @n_points: how many
 * @window: the days to look at
 *
 * Returns: (transfer full) (element-type TillidCountedVisit): what the measures count, in order
 */
GPtrArray *
tillid_counted_visits (const TillidContactPoint *points, guint n_points, TillidPeriod window)
{
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();

  tillid_visit_counter_count (counter, points, n_points, window);
  return g_ptr_array_ref (counter->visits);
}

/**
 * tillid_counted_visit_free:
 * @visit: (transfer full) (nullable): a visit
 */
void
tillid_counted_visit_free (TillidCountedVisit *visit)
{
  if (visit == NULL)
    return;
  g_array_unref (visit->staff);
  g_array_unref (visit->interpreters);
  g_free (visit);
}
