/* tillid-network.c - who works together around the same patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* First every patient's different providers, then for every pair of providers the number of patients they share, then
 * per patient the mean over the pairs (care density, Pollack 2013). With weights the pairs are grouped by the unordered pair of the
 * providers' types, the shared patients of a group summed as integers, and each sum weighted (fragmented care density, Engels
 * 2024). The patient looked at is among the shared ones. */
#include "config.h"

#include "tillid-network.h"

#include <math.h>

typedef TillidNetworkPair Pair;

/* One patient's providers, ascending. */
typedef struct
{
  gint64 patient;
  GArray *providers;
} Circle;

static guint
pair_hash (gconstpointer key)
{
  const Pair *pair = key;

  return g_int64_hash (&pair->a) * 31u + g_int64_hash (&pair->b);
}

static gboolean
pair_equal (gconstpointer left, gconstpointer right)
{
  const Pair *a = left, *b = right;

  return a->a == b->a && a->b == b->b;
}

static int
compare_keys (gconstpointer left, gconstpointer right)
{
  gint64 a = *(const gint64 *) left, b = *(const gint64 *) right;

  return (a > b) - (a < b);
}

static void
circle_clear (gpointer data)
{
  g_array_unref (((Circle *) data)->providers);
}

static GArray *
circles_new (void)
{
  GArray *circles = g_array_new (FALSE, FALSE, sizeof (Circle));

  g_array_set_clear_func (circles, circle_clear);
  return circles;
}

/* @points: the visits of one patient. */
static void
add_circle (GArray *circles, const TillidContactPoint *points, guint n_points, TillidPeriod window)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  Circle circle = { points[0].patient, g_array_new (FALSE, FALSE, sizeof (gint64)) };

  for (guint i = 0; i < n_points; i++)
    if (points[i].lead != 0 && tillid_period_contains (window, points[i].day) &&
        g_hash_table_add (seen, (gpointer) &points[i].lead))
      g_array_append_val (circle.providers, points[i].lead);
  g_array_sort (circle.providers, compare_keys);
  g_array_append_val (circles, circle);
}

static GArray *
circles_of (const GArray *sorted)
{
  GArray *circles = circles_new ();
  const TillidContactPoint *points = (const TillidContactPoint *) sorted->data;

  for (guint start = 0, end; start < sorted->len; start = end)
    {
      end = tillid_contact_points_patient_end (points, sorted->len, start);
      add_circle (circles, points + start, end - start, TILLID_PERIOD_OPEN);
    }
  return circles;
}

static GHashTable *
pairs_of (const GArray *circles)
{
  GHashTable *pairs = g_hash_table_new_full (pair_hash, pair_equal, NULL, g_free);

  for (guint c = 0; c < circles->len; c++)
    {
      const GArray *providers = g_array_index (circles, Circle, c).providers;

      for (guint i = 0; i < providers->len; i++)
        for (guint j = i + 1; j < providers->len; j++)
          {
            Pair key = { g_array_index (providers, gint64, i), g_array_index (providers, gint64, j),
                         0 };
            Pair *pair = g_hash_table_lookup (pairs, &key);

            if (pair == NULL)
              {
                pair = g_memdup2 (&key, sizeof key);
                g_hash_table_add (pairs, pair);
              }
            pair->shared++;
          }
    }
  return pairs;
}

static int
find_weight (const TillidTypeWeight *weights, guint n_weights, gint64 a, gint64 b)
{
  for (guint i = 0; i < n_weights; i++)
    if ((weights[i].a == a && weights[i].b == b) || (weights[i].a == b && weights[i].b == a))
      return (int) i;
  return -1;
}

/* The type of a provider is the one of the latest visit that names one. */
static GHashTable *
types_of (const GArray *sorted)
{
  GHashTable *types = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sorted->len; i++)
    {
      TillidContactPoint *point = &g_array_index (sorted, TillidContactPoint, i);
      const TillidContactPoint *other = g_hash_table_lookup (types, &point->lead);

      if (point->lead != 0 && point->profession != TILLID_ABSENT &&
          (other == NULL || point->day >= other->day))
        g_hash_table_replace (types, &point->lead, point);
    }
  return types;
}

typedef struct
{
  GHashTable *pairs;
  GHashTable *types;
  const TillidTypeWeight *weights; /* (nullable) */
  guint n_weights;
} Network;

static gint64
type_of (const Network *network, gint64 provider)
{
  const TillidContactPoint *point = g_hash_table_lookup (network->types, &provider);

  return point != NULL ? point->profession : TILLID_ABSENT;
}

static gboolean
measure_circle (const Network *network,
                const Circle *circle,
                TillidCareDensity *out,
                TillidTypeWeight *out_missing)
{
  const GArray *providers = circle->providers;
  g_autofree gint64 *by_weight = g_new0 (gint64, network->n_weights + 1);
  gint64 n = providers->len, n_pairs = n * (n - 1) / 2, shared = 0;
  double weighted = 0;

  *out = (TillidCareDensity){ circle->patient, n, NAN, NAN };
  if (n < 2)
    return TRUE;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        Pair key = { g_array_index (providers, gint64, i), g_array_index (providers, gint64, j),
                     0 };
        const Pair *pair = g_hash_table_lookup (network->pairs, &key);
        gint64 a = type_of (network, key.a), b = type_of (network, key.b);
        int weight;

        shared += pair->shared;
        if (network->weights == NULL)
          continue;
        weight = find_weight (network->weights, network->n_weights, a, b);
        if (weight < 0)
          {
            *out_missing = (TillidTypeWeight){ a, b, NAN };
            return FALSE;
          }
        by_weight[weight] += pair->shared;
      }

  out->care_density = (double) shared / (double) n_pairs;
  for (guint i = 0; i < network->n_weights; i++)
    weighted += network->weights[i].weight * (double) by_weight[i];
  if (network->weights != NULL)
    out->fragmented_care_density = weighted / (double) n_pairs;
  return TRUE;
}

/**
 * tillid_network_compute:
 * @points: (array length=n_points): the visits of the whole data set, in any order; the leads are the providers
 * @n_points: how many
 * @weights: (array length=n_weights) (nullable): weight of each pair of types, or %NULL for the plain measure only
 * @n_weights: how many
 * @out_missing: (out): the pair of types for which there is no weight, set only on failure; %TILLID_ABSENT stands for
 *   a provider without a type
 *
 * Sources: Pollack 2013 (care density); Engels 2024 (fragmented care density).
 *
 * Returns: (transfer full) (nullable) (element-type TillidCareDensity): a row per patient, by key; or %NULL if a pair of types that
 *   occurs has no weight
 */
GArray *
tillid_network_compute (const TillidContactPoint *points,
                        guint n_points,
                        const TillidTypeWeight *weights,
                        guint n_weights,
                        TillidTypeWeight *out_missing)
{
  g_autoptr (GArray) sorted =
    g_array_sized_new (FALSE, FALSE, sizeof (TillidContactPoint), n_points);
  g_autoptr (GArray) circles = NULL;
  g_autoptr (GArray) result = g_array_new (FALSE, FALSE, sizeof (TillidCareDensity));
  g_autoptr (GHashTable) pairs = NULL;
  g_autoptr (GHashTable) types = NULL;
  Network network;

  g_return_val_if_fail (out_missing != NULL, NULL);

  if (n_points > 0)
    g_array_append_vals (sorted, points, n_points);
  tillid_contact_points_sort (sorted);
  circles = circles_of (sorted);
  pairs = pairs_of (circles);
  types = types_of (sorted);
  network = (Network){ pairs, types, weights, weights != NULL ? n_weights : 0 };

  for (guint i = 0; i < circles->len; i++)
    {
      TillidCareDensity row;

      if (!measure_circle (&network, &g_array_index (circles, Circle, i), &row, out_missing))
        return NULL;
      g_array_append_val (result, row);
    }
  return g_steal_pointer (&result);
}

struct _TillidNetwork
{
  GArray *circles; /* (owned) of Circle */
};

/* (transfer full): a network of nobody yet. */
TillidNetwork *
tillid_network_new (void)
{
  TillidNetwork *self = g_new0 (TillidNetwork, 1);

  self->circles = circles_new ();
  return self;
}

void
tillid_network_free (TillidNetwork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->circles);
  g_free (self);
}

/**
 * tillid_network_take_patient:
 * @self: a network
 * @points: (array length=n_points): visits of one patient, in any order
 * @n_points: how many
 * @window: the days to look at
 *
 * To be called once for a patient.
 */
void
tillid_network_take_patient (TillidNetwork *self,
                             const TillidContactPoint *points,
                             guint n_points,
                             TillidPeriod window)
{
  g_return_if_fail (self != NULL);

  if (n_points > 0)
    add_circle (self->circles, points, n_points, window);
}

/* (transfer full) (element-type gint64): everybody who led a visit, by key. */
GArray *
tillid_network_list_providers (const TillidNetwork *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (self != NULL, keys);

  for (guint c = 0; c < self->circles->len; c++)
    {
      const GArray *providers = g_array_index (self->circles, Circle, c).providers;

      for (guint i = 0; i < providers->len; i++)
        if (g_hash_table_add (seen, &g_array_index (providers, gint64, i)))
          g_array_append_val (keys, g_array_index (providers, gint64, i));
    }
  g_array_sort (keys, compare_keys);
  return keys;
}

static int
compare_pairs (gconstpointer left, gconstpointer right)
{
  const Pair *a = left, *b = right;
  int order = compare_keys (&a->a, &b->a);

  return order != 0 ? order : compare_keys (&a->b, &b->b);
}

/* (transfer full) (element-type TillidNetworkPair): all pairs who share a patient, by keys. */
GArray *
tillid_network_list_pairs (const TillidNetwork *self)
{
  g_autoptr (GHashTable) pairs = NULL;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Pair));
  GHashTableIter iter;
  Pair *pair;

  g_return_val_if_fail (self != NULL, list);

  pairs = pairs_of (self->circles);
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pair, NULL))
    g_array_append_vals (list, pair, 1);
  g_array_sort (list, compare_pairs);
  return list;
}

/* (transfer full) (element-type TillidCareDensity): of the patients who have seen two providers or more, in the order in which
 * they were taken. */
GArray *
tillid_network_list_densities (const TillidNetwork *self)
{
  g_autoptr (GHashTable) pairs = NULL;
  g_autoptr (GHashTable) types = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TillidCareDensity));
  TillidTypeWeight missing;
  Network network;

  g_return_val_if_fail (self != NULL, list);

  pairs = pairs_of (self->circles);
  network = (Network){ pairs, types, NULL, 0 };
  for (guint i = 0; i < self->circles->len; i++)
    {
      TillidCareDensity row;

      measure_circle (&network, &g_array_index (self->circles, Circle, i), &row, &missing);
      if (row.providers >= 2)
        g_array_append_val (list, row);
    }
  return list;
}
