/* tillid-continuity.c - continuity of care of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A unit turns the counted visits into a sequence of keys; every index is then a ratio of integers over that
 * sequence (docs: measures). COC and HHI need the sum of squares, MMCI and K the number of different keys,
 * SECON the neighbours, KPC the last day of each key. The known face is about the staff in the room whatever the unit: the
 * unit decides which visits are asked, all visits in the window decide who had met the patient before. */
#include "config.h"

#include "tillid-continuity.h"

#include "tillid-key-index.h"

static const char *const unit_codes[] = { "person", "profession", "team", "interpreter" };

/* What is known of one key while the sequence is read. */
typedef struct
{
  gint64 key;
  gint64 visits;
  TillidDay last;
} Seen;

/* Everybody who was seen, by number. */
typedef struct
{
  TillidKeyIndex index;
  GArray *people; /* (owned) of Seen */
} Providers;

static void
providers_init (Providers *self)
{
  tillid_key_index_init (&self->index);
  self->people = g_array_new (FALSE, FALSE, sizeof (Seen));
}

static void
providers_clear (Providers *self)
{
  tillid_key_index_clear (&self->index);
  g_clear_pointer (&self->people, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Providers, providers_clear)

/**
 * tillid_continuity_unit_to_code:
 * @unit: a unit
 *
 * Returns: (transfer none): its name in the command line and in files
 */
const char *
tillid_continuity_unit_to_code (TillidContinuityUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (unit_codes), NULL);

  return unit_codes[unit];
}

/**
 * tillid_continuity_unit_from_code:
 * @code: (nullable): "person", "profession", "team" or "interpreter"
 * @out_unit: (out): the unit; unchanged if there is none of that name
 *
 * Returns: whether there is one
 */
gboolean
tillid_continuity_unit_from_code (const char *code, TillidContinuityUnit *out_unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_codes); i++)
    if (g_strcmp0 (code, unit_codes[i]) == 0)
      {
        *out_unit = (TillidContinuityUnit) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * tillid_continuity_key:
 * @visit: a visit
 * @unit: a unit
 * @out_key: (out) (optional): the provider; 0 for the team, which has none
 *
 * Visits without a lead stand outside *person* and *profession*, those without an interpreter outside *interpreter*.
 *
 * Returns: whether @visit belongs to the sequence of @unit
 */
gboolean
tillid_continuity_key (const TillidCountedVisit *visit, TillidContinuityUnit unit, gint64 *out_key)
{
  gint64 key = 0;
  gboolean belongs = TRUE;

  switch (unit)
    {
    case TILLID_CONTINUITY_UNIT_PERSON:
      key = visit->lead;
      belongs = visit->lead != 0;
      break;
    case TILLID_CONTINUITY_UNIT_PROFESSION:
      key = visit->profession;
      belongs = visit->lead != 0 && visit->profession != TILLID_ABSENT;
      break;
    case TILLID_CONTINUITY_UNIT_TEAM:
      break;
    case TILLID_CONTINUITY_UNIT_INTERPRETER:
      belongs = visit->interpreters->len > 0;
      key = belongs ? g_array_index (visit->interpreters, gint64, 0) : 0;
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (out_key != NULL)
    *out_key = key;
  return belongs;
}

/* Adds one visit of the sequence to what is known; returns whether its provider was known within @look_back. */
static gboolean
add_to_seen (Providers *providers, gint64 key, TillidDay day, int look_back)
{
  gboolean is_new, known;
  const guint number = tillid_key_index_add (&providers->index, key, &is_new);
  Seen *entry;

  if (is_new)
    {
      Seen first = { key, 1, day };

      g_array_append_val (providers->people, first);
      return FALSE;
    }
  entry = &g_array_index (providers->people, Seen, number);
  known = look_back == 0 || day - entry->last <= look_back;
  entry->visits++;
  entry->last = day;
  return known;
}

static void
sum_up (const Providers *providers, gint64 last_key, TillidContinuity *out)
{
  TillidDay latest = G_MININT64;

  for (guint i = 0; i < providers->people->len; i++)
    {
      const Seen *entry = &g_array_index (providers->people, Seen, i);
      gboolean later = entry->last > latest || (entry->last == latest && entry->key == last_key);

      out->sum_of_squares += entry->visits * entry->visits;
      if (entry->visits < out->most_seen_visits ||
          (entry->visits == out->most_seen_visits && !later))
        continue;
      out->most_seen = entry->key;
      out->most_seen_visits = entry->visits;
      latest = entry->last;
    }
  out->k = providers->people->len;
}

static void
set_indices (TillidContinuity *out, gint64 same, gint64 known_provider)
{
  gint64 n = out->n, pairs = n * (n - 1);

  out->upc = (TillidRatio){ out->most_seen_visits, n };
  out->coc = (TillidRatio){ out->sum_of_squares - n, pairs };
  out->secon = (TillidRatio){ same, n - 1 };
  /* (1 - k/(N + 0.1)) / (1 - 1/(N + 0.1)), multiplied by 10 (N + 0.1). */
  out->mmci = (TillidRatio){ 10 * (n - out->k) + 1, 10 * n - 9 };
  out->hhi = (TillidRatio){ out->sum_of_squares, n * n };
  out->k_index = (TillidRatio){ n - out->k, n - 1 };
  out->fci = (TillidRatio){ pairs - (out->sum_of_squares - n), pairs };
  out->kpc = (TillidRatio){ known_provider, n - 1 };
}

/**
 * tillid_continuity_measure:
 * @visits: (element-type TillidCountedVisit): from tillid_counted_visits() for @window
 * @unit: the unit
 * @window: the days @visits was made for; only noted in @out
 * @look_back: days within which a lead is a known one, 0 for no limit
 * @out: (out caller-allocates): the measures
 *
 * Computes all indices of one sequence. O(visits).
 *
 * Sources: UPC Breslau & Reeb 1975; COC Bice & Boxerman 1977; SECON Steinwachs 1979; MMCI Magill & Senf 1987; K Ejlertsson &
 * Berg 1984. All ratios in [0, 1] without unit.
 */
void
tillid_continuity_measure (const GPtrArray *visits,
                           TillidContinuityUnit unit,
                           TillidPeriod window,
                           int look_back,
                           TillidContinuity *out)
{
  g_auto (Providers) seen = { { NULL, NULL }, NULL };
  gint64 same = 0, known_provider = 0, known_face = 0, previous = 0;

  g_return_if_fail (visits != NULL);
  g_return_if_fail (look_back >= 0);
  g_return_if_fail (out != NULL);

  providers_init (&seen);
  *out = (TillidContinuity){ .unit = unit, .window = window, .look_back = look_back };
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);
      gint64 key;

      if (!tillid_continuity_key (visit, unit, &key))
        continue;
      known_provider += add_to_seen (&seen, key, visit->day, look_back);
      if (out->n > 0)
        {
          same += key == previous;
          known_face += visit->known_face;
        }
      previous = key;
      out->n++;
    }

  if (unit == TILLID_CONTINUITY_UNIT_TEAM)
    out->k = TILLID_ABSENT;
  else
    sum_up (&seen, previous, out);
  if (out->n < 2)
    return;
  out->known_face = (TillidRatio){ known_face, out->n - 1 };
  if (unit != TILLID_CONTINUITY_UNIT_TEAM)
    set_indices (out, same, known_provider);
}

/**
 * tillid_continuity_compute:
 * @points: (array length=n_points): visits of one patient that count, in any order
 * @n_points: how many
 * @unit: the unit
 * @window: the days to look at
 * @look_back: days within which a lead is a known one, 0 for no limit
 * @out: (out caller-allocates): the measures
 *
 * tillid_counted_visits() and tillid_continuity_measure() in one go.
 */
void
tillid_continuity_compute (const TillidContactPoint *points,
                           guint n_points,
                           TillidContinuityUnit unit,
                           TillidPeriod window,
                           int look_back,
                           TillidContinuity *out)
{
  g_autoptr (GPtrArray) visits = tillid_counted_visits (points, n_points, window);

  tillid_continuity_measure (visits, unit, window, look_back, out);
}

static int
compare_descending (gconstpointer left, gconstpointer right)
{
  gint64 a = *(const gint64 *) left, b = *(const gint64 *) right;

  return (a < b) - (a > b);
}

/**
 * tillid_continuity_counts:
 * @visits: (element-type TillidCountedVisit): counted visits
 * @unit: the unit
 *
 * Returns: (transfer full) (element-type gint64): visits with each provider, most first: what COC is filled in with
 */
GArray *
tillid_continuity_counts (const GPtrArray *visits, TillidContinuityUnit unit)
{
  g_auto (Providers) seen = { { NULL, NULL }, NULL };
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 key;

  g_return_val_if_fail (visits != NULL, counts);

  providers_init (&seen);
  for (guint i = 0; i < visits->len; i++)
    if (tillid_continuity_key (g_ptr_array_index (visits, i), unit, &key))
      add_to_seen (&seen, key, 0, 0);
  for (guint i = 0; i < seen.people->len; i++)
    g_array_append_val (counts, g_array_index (seen.people, Seen, i).visits);
  g_array_sort (counts, compare_descending);
  return counts;
}

/**
 * tillid_continuity_upc_named:
 * @visits: (element-type TillidCountedVisit): counted visits
 * @lead: the key contact
 *
 * UPC with the person named instead of the one seen most; may be 0.
 *
 * Returns: visits led by @lead / visits with a lead; absent below two
 */
TillidRatio
tillid_continuity_upc_named (const GPtrArray *visits, gint64 lead)
{
  TillidRatio share = { 0, 0 };

  g_return_val_if_fail (visits != NULL, share);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      share.numerator += visit->lead != 0 && visit->lead == lead;
      share.denominator += visit->lead != 0;
    }
  return share.denominator < 2 ? (TillidRatio){ 0, 0 } : share;
}

/**
 * tillid_continuity_presence_share:
 * @visits: (element-type TillidCountedVisit): counted visits
 * @member: somebody of the staff
 *
 * Returns: visits at which @member was present / all visits; absent without any
 */
TillidRatio
tillid_continuity_presence_share (const GPtrArray *visits, gint64 member)
{
  TillidRatio share = { 0, 0 };

  g_return_val_if_fail (visits != NULL, share);

  share.denominator = visits->len;
  for (guint i = 0; i < visits->len; i++)
    share.numerator +=
      tillid_keys_contain (((TillidCountedVisit *) g_ptr_array_index (visits, i))->staff, member);
  return share;
}

/**
 * tillid_continuity_interpreter_share:
 * @visits: (element-type TillidCountedVisit): counted visits
 * @interpreter: an interpreter
 *
 * Returns: visits at which @interpreter was present / all visits with an interpreter; absent without any
 */
TillidRatio
tillid_continuity_interpreter_share (const GPtrArray *visits, gint64 interpreter)
{
  TillidRatio share = { 0, 0 };

  g_return_val_if_fail (visits != NULL, share);

  for (guint i = 0; i < visits->len; i++)
    {
      const GArray *present = ((TillidCountedVisit *) g_ptr_array_index (visits, i))->interpreters;

      share.denominator += present->len > 0;
      share.numerator += tillid_keys_contain (present, interpreter);
    }
  return share;
}
