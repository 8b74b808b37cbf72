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

static void
mark_known_faces (GPtrArray *visits)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < visits->len; i++)
    {
      TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      for (guint j = 0; j < visit->staff->len; j++)
        visit->known_face |= !g_hash_table_add (met, &g_array_index (visit->staff, gint64, j));
    }
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
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_counted_visit_free);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));

  for (guint i = 0; i < n_points; i++)
    if (tillid_period_contains (window, points[i].day))
      g_array_append_val (sorted, points[i]);
  tillid_contact_points_sort (sorted);

  for (guint i = 0; i < sorted->len; i++)
    {
      const TillidContactPoint *point = &g_array_index (sorted, TillidContactPoint, i);
      TillidCountedVisit *visit = visit_of_same_day (visits, point);

      if (visit == NULL)
        {
          visit = g_new0 (TillidCountedVisit, 1);
          visit->id = point->id;
          visit->day = point->day;
          visit->lead = point->lead;
          visit->profession = point->profession;
          visit->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
          visit->interpreters = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_ptr_array_add (visits, visit);
        }
      add_present (visit, point);
    }
  mark_known_faces (visits);
  return visits;
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
