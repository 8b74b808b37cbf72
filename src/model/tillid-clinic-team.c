/* tillid-clinic-team.c - who shares patients with whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Colleagues stand in the order of their professions and names, which says nothing about them. A line is between two, and how many
 * patients one has is nowhere to be seen; lines of fewer than five patients are not there. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "tillid-clinic-model-private.h"
#include "tillid-continuity-words.h"
#include "tillid-format.h"
#include "tillid-words.h"

static void
node_free (gpointer data)
{
  TillidClinicNode *node = data;

  tillid_record_unref_any (node->member);
  g_free (node->name);
  g_free (node->sentence);
  g_free (node);
}

static const TillidMember *
find_member (TillidClinicModel *self, gint64 key)
{
  for (guint i = 0; i < self->members->len; i++)
    if (((TillidRecord *) self->members->pdata[i])->id == key)
      return self->members->pdata[i];
  return NULL;
}

static int
profession_of (const TillidClinicNode *node)
{
  return node->member != NULL ? node->member->profession : TILLID_PROFESSION_OTHER;
}

static int
compare_nodes (gconstpointer left, gconstpointer right)
{
  const TillidClinicNode *a = *(TillidClinicNode *const *) left,
                         *b = *(TillidClinicNode *const *) right;
  const int order = profession_of (a) - profession_of (b);

  if (order != 0)
    return order;
  if (a->member != NULL && b->member != NULL && g_strcmp0 (a->member->name, b->member->name) != 0)
    return g_utf8_collate (a->member->name != NULL ? a->member->name : "",
                           b->member->name != NULL ? b->member->name : "");
  return (a->key > b->key) - (a->key < b->key);
}

static char *
first_name_of (const TillidMember *member)
{
  return member->name != NULL ? g_strndup (member->name, strcspn (member->name, " ")) : NULL;
}

/* Two of one first name have their whole names. */
static gboolean
is_shared_name (TillidClinicModel *self, const TillidMember *member)
{
  g_autofree char *own = first_name_of (member);

  for (guint i = 0; i < self->members->len; i++)
    {
      const TillidMember *other = self->members->pdata[i];
      g_autofree char *name = first_name_of (other);

      if (other->record.id != member->record.id && g_strcmp0 (name, own) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Who may not know the colleagues reads a number. */
static char *
write_name (TillidClinicModel *self, const TillidMember *member, guint number)
{
  g_autofree char *digits = NULL;

  if (member != NULL && member->name != NULL)
    return is_shared_name (self, member) ? g_strdup (member->name) : first_name_of (member);
  digits = tillid_format_count (number);
  /* Translators: a number in place of a name. */
  return g_strdup_printf (C_ ("clinic level", "Colleague %s"), digits);
}

static void
place_groups (GPtrArray *nodes)
{
  for (guint i = 1; i < nodes->len; i++)
    {
      const TillidClinicNode *before = nodes->pdata[i - 1];
      TillidClinicNode *node = nodes->pdata[i];

      node->group = before->group + (profession_of (before) != profession_of (node));
    }
}

static int
compare_edges (gconstpointer left, gconstpointer right)
{
  const TillidNetworkLine *a = left, *b = right;

  return a->a != b->a ? (int) a->a - (int) b->a : (int) a->b - (int) b->b;
}

static guint
index_of (const GPtrArray *nodes, gint64 key)
{
  for (guint i = 0; i < nodes->len; i++)
    if (((TillidClinicNode *) nodes->pdata[i])->key == key)
      return i;
  return 0;
}

/**
 * tillid_clinic_model_list_edges:
 * @self: a model that has read
 * @nodes: of tillid_clinic_model_list_nodes()
 *
 * Returns: (transfer full) (element-type TillidNetworkLine): who shares five patients or more, in the order of the nodes
 */
GArray *
tillid_clinic_model_list_edges (TillidClinicModel *self, const GPtrArray *nodes)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (TillidNetworkLine));
  g_autoptr (GArray) pairs = NULL;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, edges);

  pairs = tillid_network_list_pairs (self->reading->network);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TillidNetworkPair *pair = &g_array_index (pairs, TillidNetworkPair, i);
      const guint a = index_of (nodes, pair->a), b = index_of (nodes, pair->b);
      const TillidNetworkLine edge = { MIN (a, b), MAX (a, b), pair->shared };

      if (pair->shared >= TILLID_CLINIC_FEW)
        g_array_append_val (edges, edge);
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

static char *
write_with (const GPtrArray *nodes, const GArray *edges, guint node)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edges->len; i++)
    {
      const TillidNetworkLine *edge = &g_array_index (edges, TillidNetworkLine, i);
      const TillidClinicNode *other;
      g_autofree char *name = NULL, *number = NULL;

      if (edge->a != node && edge->b != node)
        continue;
      other = nodes->pdata[edge->a == node ? edge->b : edge->a];
      name = tillid_words_isolate (other->name);
      number = tillid_format_count (edge->shared);
      if (text->len > 0)
        g_string_append (text, C_ ("clinic level", ", "));
      /* Translators: a name and a number of patients: "Bodil 12". */
      g_string_append_printf (text, C_ ("clinic level", "%1$s %2$s"), name, number);
    }
  return g_string_free (text, FALSE);
}

/* "Amina, nurse. Shares patients with Bodil 12, Jonas 7." */
static char *
write_sentence (const TillidClinicNode *node, const char *with)
{
  g_autofree char *name = tillid_words_isolate (node->name);
  g_autofree char *few = tillid_format_count (TILLID_CLINIC_FEW);
  g_autofree char *who = node->member != NULL
                           /* Translators: a name and a profession. */
                           ? g_strdup_printf (C_ ("clinic level", "%1$s, %2$s"), name,
                                              tillid_choice_get_label (tillid_profession_choices,
                                                                       node->member->profession))
                           : g_strdup (name);

  if (*with == '\0')
    /* Translators: who, and the number 5. */
    return g_strdup_printf (C_ ("clinic level", "%1$s. With nobody as many as %2$s patients."), who,
                            few);
  /* Translators: who, and a list of names with numbers. */
  return g_strdup_printf (C_ ("clinic level", "%1$s. Shares patients with %2$s."), who, with);
}

/**
 * tillid_clinic_model_list_nodes:
 * @self: a model that has read
 *
 * Returns: (transfer full) (element-type TillidClinicNode): everybody who led a visit in these months, by profession and name
 */
GPtrArray *
tillid_clinic_model_list_nodes (TillidClinicModel *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GArray) keys = NULL, edges = NULL;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, nodes);

  keys = tillid_network_list_providers (self->reading->network);
  for (guint i = 0; i < keys->len; i++)
    {
      TillidClinicNode *node = g_new0 (TillidClinicNode, 1);
      const TillidMember *member = find_member (self, g_array_index (keys, gint64, i));

      node->key = g_array_index (keys, gint64, i);
      node->member = member != NULL ? tillid_record_ref_any (member) : NULL;
      node->name = write_name (self, member, i + 1);
      g_ptr_array_add (nodes, node);
    }
  g_ptr_array_sort (nodes, compare_nodes);
  place_groups (nodes);
  edges = tillid_clinic_model_list_edges (self, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      TillidClinicNode *node = nodes->pdata[i];
      g_autofree char *with = write_with (nodes, edges, i);

      node->sentence = write_sentence (node, with);
    }
  return nodes;
}

static int
compare_densities (gconstpointer left, gconstpointer right)
{
  const double a = ((const TillidCareDensity *) left)->care_density,
               b = ((const TillidCareDensity *) right)->care_density;

  return (a > b) - (a < b);
}

/**
 * tillid_clinic_model_write_team:
 * @self: a model that has read
 *
 * Care density (Pollack 2013) belongs to a patient; of the clinic it is the median over the patients who met two colleagues or
 * more.
 *
 * Returns: (transfer full): what the drawing of the team says
 */
char *
tillid_clinic_model_write_team (TillidClinicModel *self)
{
  g_autoptr (GArray) densities = NULL;
  g_autofree char *median = NULL, *number = NULL;
  guint n;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, NULL);

  densities = tillid_network_list_densities (self->reading->network);
  n = densities->len;
  if (n < TILLID_CLINIC_FEW)
    {
      g_autofree char *few = tillid_clinic_write_few ();

      /* Translators: "fewer than 5". */
      return g_strdup_printf (C_ ("clinic level",
                                  "Patients who met two colleagues or more: %s. Nothing is shown."),
                              few);
    }
  g_array_sort (densities, compare_densities);
  number = tillid_format_count (n);
  median = tillid_continuity_words_chance (
    (g_array_index (densities, TillidCareDensity, (n - 1) / 2).care_density +
     g_array_index (densities, TillidCareDensity, n / 2).care_density) /
    2);
  return g_strdup_printf (
    /* Translators: a decimal number and a number of patients. */
    C_ ("clinic level", "Care density: two colleagues whom a patient has met share %1$s patients "
                        "(median over %2$s patients)."),
    median, number);
}
