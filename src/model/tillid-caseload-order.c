/* tillid-caseload-order.c - which rows of the caseload are shown, and in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What a row is sorted by is made into a few numbers once, names of colleagues into their place among all of them; rows come in the
 * order of names and the sort is stable, so that equals stay in it. 20 000 rows are sorted anew after each edit. */
#include "config.h"

#include "tillid-caseload-model-private.h"

#include <string.h>

/* As many as a screen shows, and some more. */
#define FIRST_ROWS 40
#define LAST_OF_ALL G_MAXINT64

typedef struct
{
  gint64 patient;
  TillidCaseloadPlace place;
} Sorted;

static gint64
or_last (TillidDay day)
{
  return day != TILLID_ABSENT ? day : LAST_OF_ALL;
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  const TillidMember *a = *(const TillidMember *const *) left;
  const TillidMember *b = *(const TillidMember *const *) right;

  if (a->name == NULL || b->name == NULL)
    return (a->name == NULL) - (b->name == NULL);
  return g_utf8_collate (a->name, b->name);
}

/* id of a colleague -> place among all names, from 1. */
static GHashTable *
place_names (const GPtrArray *members)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    if (((TillidMember *) members->pdata[i])->name != NULL)
      g_ptr_array_add (sorted, members->pdata[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    g_hash_table_insert (places, &((TillidRecord *) sorted->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  return places;
}

/* Nobody comes last. */
static gint64
place_of_name (GHashTable *names, gint64 member)
{
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (names, &member));

  return place > 0 ? (gint64) place : LAST_OF_ALL;
}

static TillidCaseloadPlace
place_row (TillidCaseloadModel *self, const TillidCaseloadRow *row, GHashTable *names)
{
  switch (self->sort)
    {
    case TILLID_CASELOAD_SORT_PHASE:
      return (TillidCaseloadPlace){ { row->phase } };
    case TILLID_CASELOAD_SORT_KEY_CONTACT:
      return (TillidCaseloadPlace){ { place_of_name (names, row->key_contact) } };
    case TILLID_CASELOAD_SORT_SECOND_FACE:
      return (TillidCaseloadPlace){ { place_of_name (names, row->second_face) } };
    case TILLID_CASELOAD_SORT_LAST_VISIT:
      return (TillidCaseloadPlace){ { or_last (row->last_visit) } };
    case TILLID_CASELOAD_SORT_NEXT_VISIT:
      return (TillidCaseloadPlace){ { or_last (row->next_visit) } };
    case TILLID_CASELOAD_SORT_INTERPRETER:
      return (TillidCaseloadPlace){ { tillid_caseload_row_get_interpreter (row) } };
    case TILLID_CASELOAD_SORT_PROMISES:
      return (
        TillidCaseloadPlace){ { -(gint64) row->promises_overdue, -(gint64) row->promises_open } };
    case TILLID_CASELOAD_SORT_REVIEW:
      return (TillidCaseloadPlace){ { or_last (row->review_due) } };
    case TILLID_CASELOAD_SORT_NAME:
      return (TillidCaseloadPlace){ { 0 } };
    case TILLID_CASELOAD_SORT_WAITS:
    case TILLID_CASELOAD_N_SORTS:
    default:
      return tillid_caseload_row_get_place (row, tillid_caseload_table_get_today (self->table));
    }
}

static int
compare_sorted (gconstpointer left, gconstpointer right, gpointer data)
{
  const Sorted *a = left, *b = right;

  return tillid_caseload_place_compare (&a->place, &b->place);
}

static gboolean
is_ones (const TillidCaseloadRow *row, gint64 member)
{
  return row->key_contact == member || row->second_face == member;
}

static gboolean
fits_text (TillidCaseloadModel *self, const TillidCaseloadEntry *entry)
{
  return *self->text == '\0' ||
         (entry->name != NULL && g_str_match_string (self->text, entry->name, TRUE)) ||
         (entry->native_name != NULL && g_str_match_string (self->text, entry->native_name, TRUE));
}

static void
count_gaps (TillidCaseloadModel *self, guint gaps)
{
  self->n_open++;
  for (guint bit = 0; bit < TILLID_CASELOAD_N_GAPS; bit++)
    self->counts[bit] += (gaps >> bit) & 1;
}

/* Counts the gaps of everybody, or of mine, and gathers the rows that have all those that are asked for. */
static GArray *
gather (TillidCaseloadModel *self)
{
  const TillidDay today = tillid_caseload_table_get_today (self->table);
  const gint64 me = tillid_session_get_member (self->session)->record.id;
  const guint n = tillid_caseload_table_get_n (self->table);
  g_autoptr (GHashTable) names = place_names (self->members);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), n);

  self->n_open = 0;
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < n; i++)
    {
      const TillidCaseloadEntry *entry = tillid_caseload_table_get (self->table, i);
      guint gaps;

      if (!tillid_caseload_row_is_open (&entry->row) || (self->mine && !is_ones (&entry->row, me)))
        continue;
      gaps = tillid_caseload_row_get_gaps (&entry->row, today);
      count_gaps (self, gaps);
      if ((gaps & self->gaps) == self->gaps && fits_text (self, entry) &&
          (self->person == 0 || entry->row.key_contact == self->person))
        {
          Sorted sorted = { entry->row.patient, place_row (self, &entry->row, names) };

          g_array_append_val (found, sorted);
        }
    }
  return found;
}

/* (transfer full) (element-type gint64): who is to be shown, in order; of a table that is not whole the first screen. */
GArray *
tillid_caseload_model_make_order (TillidCaseloadModel *self)
{
  g_autoptr (GArray) found = gather (self);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len);
  guint n;

  if (self->sort != TILLID_CASELOAD_SORT_NAME)
    g_array_sort_with_data (found, compare_sorted, NULL);
  n = tillid_caseload_table_is_whole (self->table) ? found->len : MIN (found->len, FIRST_ROWS);
  for (guint i = 0; i < n; i++)
    g_array_append_val (
      order, g_array_index (found, Sorted, self->is_reversed ? found->len - 1 - i : i).patient);
  return order;
}
