/* tillid-clinic-months.c - a clinic as a whole, month by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Patients come one after the other, each with all visits of the window: that is how a file gives them, and how a month
 * can know from how many different patients it is made without remembering them. The rules of the measures are those of one
 * patient (tillid_counted_visits(), tillid_continuity_key()) and of lists (tillid_list_measures_compute()); here they are only
 * laid out by month, so that the months of a measure add up to it.
 *
 * What is not shown must not follow from what is: a caller who draws or prints leaves out months and groups that
 * are not large enough and does not print a sum that holds them. Professions that are too small stand together; if together they are still
 * too small, the smallest of the others joins them. */
#include "config.h"

#include "tillid-clinic-months.h"

#include "tillid-continuity.h"

#define N_PROFESSIONS (TILLID_PROFESSION_STUDENT + 1)

/* A count, and the patient who was counted last. */
typedef struct
{
  TillidClinicCount count;
  gint64 last;
} Cell;

struct _TillidClinicMonths
{
  TillidDay first;
  guint n_months;
  int first_month;     /* months since year 0 */
  GHashTable *lists;   /* (owned): patient -> TillidListEntry (unowned) */
  GHashTable *holders; /* (owned): persons who hold a list (unowned) */
  GArray *entries;     /* (owned) of TillidListEntry */
  Cell *cells;         /* (owned): by measure and month */
  Cell kinds[TILLID_CLINIC_N_KINDS];
  Cell professions[N_PROFESSIONS];
  GHashTable *leads[N_PROFESSIONS]; /* (owned): who led a visit whose minutes are known */
  guint n_patients;
  guint n_visits;
};

static int
month_of (TillidDay day)
{
  int year, month, day_of_month;

  tillid_day_to_ymd (day, &year, &month, &day_of_month);
  return year * 12 + month - 1;
}

/**
 * tillid_clinic_months_new:
 * @first: the first day of a month
 * @n_months: how many months from there on
 * @entries: (array length=n_entries): who is on whose list
 * @n_entries: how many
 *
 * Returns: (transfer full): months in which nothing is counted yet
 */
TillidClinicMonths *
tillid_clinic_months_new (TillidDay first,
                          guint n_months,
                          const TillidListEntry *entries,
                          guint n_entries)
{
  TillidClinicMonths *self;

  g_return_val_if_fail (n_months > 0, NULL);

  self = g_new0 (TillidClinicMonths, 1);
  self->first = first;
  self->n_months = n_months;
  self->first_month = month_of (first);
  self->cells = g_new0 (Cell, TILLID_CLINIC_N_MEASURES * n_months);
  self->lists = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->holders = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (TillidListEntry), n_entries);
  if (n_entries > 0)
    g_array_append_vals (self->entries, entries, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      TillidListEntry *entry = &g_array_index (self->entries, TillidListEntry, i);

      g_hash_table_insert (self->lists, &entry->patient, entry);
      g_hash_table_add (self->holders, &entry->person);
    }
  for (guint i = 0; i < N_PROFESSIONS; i++)
    self->leads[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tillid_clinic_months_free (TillidClinicMonths *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_PROFESSIONS; i++)
    g_hash_table_unref (self->leads[i]);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->holders);
  g_array_unref (self->entries);
  g_free (self->cells);
  g_free (self);
}

/* The first day of the first month. */
TillidDay
tillid_clinic_months_get_first (const TillidClinicMonths *self)
{
  g_return_val_if_fail (self != NULL, TILLID_ABSENT);

  return self->first;
}

/* How many months. */
guint
tillid_clinic_months_get_n (const TillidClinicMonths *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_months;
}

/* The days of all the months. */
TillidPeriod
tillid_clinic_months_get_window (const TillidClinicMonths *self)
{
  g_return_val_if_fail (self != NULL, TILLID_PERIOD_OPEN);

  return (TillidPeriod){ self->first,
                         tillid_day_add_months (self->first, (int) self->n_months) - 1 };
}

static void
take (Cell *cell, gint64 patient, gint64 numerator, gint64 planned)
{
  cell->count.patients += cell->count.share.denominator == 0 || cell->last != patient;
  cell->last = patient;
  cell->count.share.numerator += numerator;
  cell->count.share.denominator++;
  cell->count.planned += planned;
}

static void
count (TillidClinicMonths *self,
       TillidClinicMeasure measure,
       TillidDay day,
       gint64 patient,
       gboolean has)
{
  const guint month = (guint) (month_of (day) - self->first_month);

  take (&self->cells[measure * self->n_months + month], patient, has ? 1 : 0, 0);
}

static void
count_lists (TillidClinicMonths *self, gint64 patient, const TillidCountedVisit *visit)
{
  const TillidListEntry *entry = g_hash_table_lookup (self->lists, &patient);
  const gboolean own = entry != NULL && visit->lead == entry->person;

  if (visit->lead == 0)
    return;
  if (entry != NULL)
    count (self, TILLID_CLINIC_SLICC, visit->day, patient, own);
  if (g_hash_table_contains (self->holders, &visit->lead))
    count (self, TILLID_CLINIC_OPR, visit->day, patient, own);
}

/**
 * tillid_clinic_months_take_patient:
 * @self: months
 * @points: (array length=n_points): the visits of one patient that count, with staff and interpreters, in any order; those
 *   outside the months do not exist
 * @n_points: how many
 *
 * To be called once for a patient.
 */
void
tillid_clinic_months_take_patient (TillidClinicMonths *self,
                                   const TillidContactPoint *points,
                                   guint n_points)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GHashTable) interpreters = NULL;

  g_return_if_fail (self != NULL);

  visits = tillid_counted_visits (points, n_points, tillid_clinic_months_get_window (self));
  interpreters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = visits->pdata[i];
      const gint64 patient = points[0].patient;
      gint64 key;

      count_lists (self, patient, visit);
      if (i > 0)
        count (self, TILLID_CLINIC_KNOWN_FACE, visit->day, patient, visit->known_face);
      if (!tillid_continuity_key (visit, TILLID_CONTINUITY_UNIT_INTERPRETER, &key))
        continue;
      if (g_hash_table_size (interpreters) > 0)
        count (self, TILLID_CLINIC_KNOWN_INTERPRETER, visit->day, patient,
               g_hash_table_contains (interpreters, &key));
      g_hash_table_add (interpreters, g_memdup2 (&key, sizeof key));
    }
  self->n_patients += visits->len > 0;
  self->n_visits += visits->len;
}

static TillidClinicKind
kind_of (const TillidClinicUse *use)
{
  if (use->kind == TILLID_VISIT_KIND_NETWORK)
    return TILLID_CLINIC_KIND_NETWORK;
  switch ((TillidVisitMode) use->mode)
    {
    case TILLID_VISIT_MODE_HOME:
      return TILLID_CLINIC_KIND_HOME;
    case TILLID_VISIT_MODE_VIDEO:
      return TILLID_CLINIC_KIND_VIDEO;
    case TILLID_VISIT_MODE_PHONE:
      return TILLID_CLINIC_KIND_PHONE;
    case TILLID_VISIT_MODE_ROOM:
    default:
      return TILLID_CLINIC_KIND_ROOM;
    }
}

static void
take_minutes (TillidClinicMonths *self, const TillidClinicUse *use, guint month)
{
  take (&self->cells[TILLID_CLINIC_MINUTES * self->n_months + month], use->patient, use->used,
        use->planned);
  take (&self->kinds[kind_of (use)], use->patient, use->used, use->planned);
  if (use->lead == 0 || use->profession < 0 || use->profession >= N_PROFESSIONS)
    return;
  take (&self->professions[use->profession], use->patient, use->used, use->planned);
  if (!g_hash_table_contains (self->leads[use->profession], &use->lead))
    g_hash_table_add (self->leads[use->profession], g_memdup2 (&use->lead, sizeof (gint64)));
}

/**
 * tillid_clinic_months_take_use:
 * @self: months
 * @use: what a visit took; the visits of a patient come one after the other
 *
 * Minutes count where both the planned and the used ones are known and more than none.
 */
void
tillid_clinic_months_take_use (TillidClinicMonths *self, const TillidClinicUse *use)
{
  g_return_if_fail (self != NULL && use != NULL);

  if (!tillid_period_contains (tillid_clinic_months_get_window (self), use->day))
    return;
  if (use->needs_interpreter)
    count (self, TILLID_CLINIC_WITHOUT_INTERPRETER, use->day, use->patient, !use->interpreted);
  /* TILLID_ABSENT is smaller than every length. */
  if (use->planned > 0 && use->used > 0)
    take_minutes (self, use, (guint) (month_of (use->day) - self->first_month));
}

/**
 * tillid_clinic_months_get:
 * @self: months
 * @measure: a measure
 * @month: 0 is the first one
 *
 * Returns: what was counted in that month, few or many: see tillid_clinic_count_is_shown()
 */
TillidClinicCount
tillid_clinic_months_get (const TillidClinicMonths *self, TillidClinicMeasure measure, guint month)
{
  g_return_val_if_fail (self != NULL && month < self->n_months, (TillidClinicCount){ 0 });
  g_return_val_if_fail (measure < TILLID_CLINIC_N_MEASURES, (TillidClinicCount){ 0 });

  return self->cells[measure * self->n_months + month].count;
}

/* Whether @count is of enough patients to be shown. Nobody at all is not shown either: there is nothing. */
gboolean
tillid_clinic_count_is_shown (TillidClinicCount count)
{
  return count.patients >= TILLID_CLINIC_FEW;
}

/**
 * tillid_clinic_months_list_kinds:
 * @self: months
 *
 * Returns: (transfer full) (element-type TillidClinicGroup): minutes over all months by #TillidClinicKind, those of enough
 *   patients, in the order of the kinds
 */
GArray *
tillid_clinic_months_list_kinds (const TillidClinicMonths *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (TillidClinicGroup));

  g_return_val_if_fail (self != NULL, groups);

  for (guint i = 0; i < TILLID_CLINIC_N_KINDS; i++)
    {
      const TillidClinicGroup group = { .key = i, .count = self->kinds[i].count };

      if (tillid_clinic_count_is_shown (group.count))
        g_array_append_val (groups, group);
    }
  return groups;
}

static void
add_up (TillidClinicGroup *sum, const TillidClinicGroup *group)
{
  sum->count.share.numerator += group->count.share.numerator;
  sum->count.share.denominator += group->count.share.denominator;
  sum->count.planned += group->count.planned;
  sum->colleagues += group->colleagues;
  /* At least so many: a patient may be in both. */
  sum->count.patients = MAX (sum->count.patients, group->count.patients);
}

static gboolean
is_large (const TillidClinicGroup *group)
{
  return group->colleagues >= TILLID_CLINIC_FEW && tillid_clinic_count_is_shown (group->count);
}

/* The group of the fewest colleagues; of several the last one. */
static guint
find_smallest (const GArray *groups)
{
  guint smallest = 0;

  for (guint i = 1; i < groups->len; i++)
    if (g_array_index (groups, TillidClinicGroup, i).colleagues <=
        g_array_index (groups, TillidClinicGroup, smallest).colleagues)
      smallest = i;
  return smallest;
}

/**
 * tillid_clinic_months_list_professions:
 * @self: months
 *
 * A profession of few colleagues would be these colleagues: they stand together, with the key %TILLID_ABSENT, last. Where that would
 * still be few, the smallest of the larger professions stands with them; so it is never possible to take the shown ones from
 * all and find the few.
 *
 * Returns: (transfer full) (element-type TillidClinicGroup): minutes over all months by #TillidProfession of the
 *   lead; nothing where all together are few
 */
GArray *
tillid_clinic_months_list_professions (const TillidClinicMonths *self)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (TillidClinicGroup));
  TillidClinicGroup others = { .key = TILLID_ABSENT };

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < N_PROFESSIONS; i++)
    {
      const TillidClinicGroup group = { i, self->professions[i].count,
                                        g_hash_table_size (self->leads[i]) };

      if (is_large (&group))
        g_array_append_val (groups, group);
      else if (group.colleagues > 0)
        add_up (&others, &group);
    }
  while (others.colleagues > 0 && !is_large (&others) && groups->len > 0)
    {
      const guint smallest = find_smallest (groups);

      add_up (&others, &g_array_index (groups, TillidClinicGroup, smallest));
      g_array_remove_index (groups, smallest);
    }
  if (is_large (&others))
    g_array_append_val (groups, others);
  return g_steal_pointer (&groups);
}

/* How many different patients came in these months. */
guint
tillid_clinic_months_get_n_patients (const TillidClinicMonths *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_patients;
}

/* How many visits were counted, after the same-day rule. */
guint
tillid_clinic_months_get_n_visits (const TillidClinicMonths *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_visits;
}
