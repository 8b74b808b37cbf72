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

/* The type of a provider is the one of the latest visit that names one. */
typedef struct
{
  gint64 provider;
  gint64 type;
  TillidDay day;
} Type;

struct _TillidNetwork
{
  GArray *circles;   /* (owned) of Circle */
  GHashTable *pairs; /* (owned): a set of Pair */
  GHashTable *types; /* (owned): provider -> Type */
};

/**
 * tillid_network_new:
 *
 * Returns: (transfer full): a network of nobody yet
 */
TillidNetwork *
tillid_network_new (void)
{
  TillidNetwork *self = g_new0 (TillidNetwork, 1);

  self->circles = g_array_new (FALSE, FALSE, sizeof (Circle));
  g_array_set_clear_func (self->circles, circle_clear);
  self->pairs = g_hash_table_new_full (pair_hash, pair_equal, NULL, g_free);
  self->types = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

/**
 * tillid_network_free:
 * @self: (transfer full) (nullable): a network
 */
void
tillid_network_free (TillidNetwork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->circles);
  g_hash_table_unref (self->pairs);
  g_hash_table_unref (self->types);
  g_free (self);
}

static void
note_type (TillidNetwork *self, const TillidContactPoint *point)
{
  Type *type = g_hash_table_lookup (self->types, &point->lead);

  if (point->profession == TILLID_ABSENT || (type != NULL && point->day < type->day))
    return;
  if (type == NULL)
    {
      type = g_new0 (Type, 1);
      type->provider = point->lead;
      g_hash_table_insert (self->types, &type->provider, type);
    }
  type->type = point->profession;
  type->day = point->day;
}

static void
count_pairs (TillidNetwork *self, const GArray *providers)
{
  for (guint i = 0; i < providers->len; i++)
    for (guint j = i + 1; j < providers->len; j++)
      {
        Pair key = { g_array_index (providers, gint64, i), g_array_index (providers, gint64, j),
                     0 };
        Pair *pair = g_hash_table_lookup (self->pairs, &key);

        if (pair == NULL)
          {
            pair = g_memdup2 (&key, sizeof key);
            g_hash_table_add (self->pairs, pair);
          }
        pair->shared++;
      }
}

/**
 * tillid_network_take_patient:
 * @self: a network
 * @points: (array length=n_points): visits of one patient, in any order; the leads are the providers
 * @n_points: how many
 * @window: the days to look at
 *
 * To be called once for a patient; one without a visit in the window is left out.
 */
void
tillid_network_take_patient (TillidNetwork *self,
                             const TillidContactPoint *points,
                             guint n_points,
                             TillidPeriod window)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_inside = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < n_points; i++)
    {
      if (!tillid_period_contains (window, points[i].day))
        continue;
      n_inside++;
      if (points[i].lead == 0)
        continue;
      note_type (self, &points[i]);
      g_array_append_val (found, points[i].lead);
    }
  if (n_inside > 0)
    {
      Circle circle = { points[0].patient, g_array_new (FALSE, FALSE, sizeof (gint64)) };

      g_array_sort (found, compare_keys);
      for (guint i = 0; i < found->len; i++)
        if (i == 0 || g_array_index (found, gint64, i) != g_array_index (found, gint64, i - 1))
          g_array_append_val (circle.providers, g_array_index (found, gint64, i));
      count_pairs (self, circle.providers);
      g_array_append_val (self->circles, circle);
    }
}

static int
find_weight (const TillidTypeWeight *weights, guint n_weights, gint64 a, gint64 b)
{
  for (guint i = 0; i < n_weights; i++)
    if ((weights[i].a == a && weights[i].b == b) || (weights[i].a == b && weights[i].b == a))
      return (int) i;
  return -1;
}

/* One question to a network. */
typedef struct
{
  const TillidNetwork *network;
  const TillidTypeWeight *weights; /* (nullable) */
  guint n_weights;
} Question;

static gint64
type_of (const TillidNetwork *network, gint64 provider)
{
  const Type *type = g_hash_table_lookup (network->types, &provider);

  return type != NULL ? type->type : TILLID_ABSENT;
}

static gboolean
measure_circle (const Question *question,
                const Circle *circle,
                TillidCareDensity *out,
                TillidTypeWeight *out_missing)
{
  const GArray *providers = circle->providers;
  g_autofree gint64 *by_weight = g_new0 (gint64, question->n_weights + 1);
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
        const Pair *pair = g_hash_table_lookup (question->network->pairs, &key);
        gint64 a = type_of (question->network, key.a), b = type_of (question->network, key.b);
        int weight;

        shared += pair->shared;
        if (question->weights == NULL)
          continue;
        weight = find_weight (question->weights, question->n_weights, a, b);
        if (weight < 0)
          {
            *out_missing = (TillidTypeWeight){ a, b, NAN };
            return FALSE;
          }
        by_weight[weight] += pair->shared;
      }

  out->care_density = (double) shared / (double) n_pairs;
  for (guint i = 0; i < question->n_weights; i++)
    weighted += question->weights[i].weight * (double) by_weight[i];
  if (question->weights != NULL)
    out->fragmented_care_density = weighted / (double) n_pairs;
  return TRUE;
}

/**
 * tillid_network_measure:
 * @self: a network of all patients
 * @weights: (array length=n_weights) (nullable): weight of each pair of types, or %NULL for the plain measure only
 * @n_weights: how many
 * @out_missing: (out): the pair of types for which there is no weight, set only on failure; %TILLID_ABSENT stands for
 *   a provider without a type
 *
 * Sources: Pollack 2013 (care density); Engels 2024 (fragmented care density).
 *
 * Returns: (transfer full) (nullable) (element-type TillidCareDensity): a row per patient, in the order in which they were added; or %NULL
 *   if a pair of types that occurs has no weight
 */
GArray *
tillid_network_measure (const TillidNetwork *self,
                        const TillidTypeWeight *weights,
                        guint n_weights,
                        TillidTypeWeight *out_missing)
{
  g_autoptr (GArray) result = g_array_new (FALSE, FALSE, sizeof (TillidCareDensity));
  const Question question = { self, weights, weights != NULL ? n_weights : 0 };

  g_return_val_if_fail (self != NULL && out_missing != NULL, NULL);

  for (guint i = 0; i < self->circles->len; i++)
    {
      TillidCareDensity row;

      if (!measure_circle (&question, &g_array_index (self->circles, Circle, i), &row, out_missing))
        return NULL;
      g_array_append_val (result, row);
    }
  return g_steal_pointer (&result);
}

/**
 * tillid_network_compute:
 * @points: (array length=n_points): the visits of the whole data set, in any order; the leads are the providers
 * @n_points: how many
 * @weights: (array length=n_weights) (nullable): weight of each pair of types, or %NULL for the plain measure only
 * @n_weights: how many
 * @out_missing: (out): as for tillid_network_measure()
 *
 * All patients in one go.
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
  g_autoptr (TillidNetwork) network = tillid_network_new ();
  g_autoptr (GArray) sorted =
    g_array_sized_new (FALSE, FALSE, sizeof (TillidContactPoint), n_points);

  g_return_val_if_fail (out_missing != NULL, NULL);

  if (n_points > 0)
    g_array_append_vals (sorted, points, n_points);
  tillid_contact_points_sort (sorted);
  points = (const TillidContactPoint *) sorted->data;
  for (guint start = 0, end; start < n_points; start = end)
    {
      end = tillid_contact_points_patient_end (points, n_points, start);
      tillid_network_take_patient (network, points + start, end - start, TILLID_PERIOD_OPEN);
    }
  return tillid_network_measure (network, weights, n_weights, out_missing);
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
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Pair));
  GHashTableIter iter;
  Pair *pair;

  g_return_val_if_fail (self != NULL, list);

  g_hash_table_iter_init (&iter, self->pairs);
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
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TillidCareDensity));
  g_autoptr (GArray) all = NULL;
  TillidTypeWeight missing;

  g_return_val_if_fail (self != NULL, list);

  all = tillid_network_measure (self, NULL, 0, &missing);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, TillidCareDensity, i).providers >= 2)
      g_array_append_vals (list, &g_array_index (all, TillidCareDensity, i), 1);
  return list;
}
