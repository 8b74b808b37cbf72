/* tillid-timeline-index.c - what a layout asks of every item again and again, told once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long life has a hundred thousand items of 80 bytes: reading all of them for each picture takes longer than the
 * picture may. What decides whether and where a thing stands fits into 20 bytes: three days, what it folds with, and a
 * few bits. They are made when the items change; the items themselves are only read for what gets a sign of its own.
 *
 * Invariants: briefs stand in the order of the items; the days of an open side lie far beyond any calendar, so that
 * comparing them says what the open side means; two items of one lane have the same key exactly if they may fold.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <string.h>

/* Before and after everything; doubled they still fit. */
#define NEVER (-(1 << 30))
#define FOREVER (1 << 30)

/* Items are their own keys: lane, kind, row key, normal or not. */
static guint
hash_item (gconstpointer key)
{
  const TillidTimelineItem *item = key;

  return ((g_str_hash (item->row) * 31 + item->kind) * 2 + (item->hollow ? 1 : 0)) *
           TILLID_N_LANES +
         item->lane;
}

static gboolean
equal_items (gconstpointer a, gconstpointer b)
{
  const TillidTimelineItem *item_a = a, *item_b = b;

  return item_a->kind == item_b->kind && item_a->lane == item_b->lane &&
         !item_a->hollow == !item_b->hollow && g_strcmp0 (item_a->row, item_b->row) == 0;
}

static gint32
day_or (TillidDay day, gint32 open)
{
  return day == TILLID_ABSENT ? open : (gint32) CLAMP (day, NEVER + 1, FOREVER - 1);
}

/* From the first day at which it may have begun to the last at which it may have ended; a moment, begun. */
static void
set_extent (TillidTimelineBrief *brief, const TillidToldBounds *bounds)
{
  gint32 latest = day_or (bounds->start_latest, brief->middle);

  if (!brief->is_bar)
    {
      brief->from = MIN (day_or (bounds->start_earliest, latest), latest);
      brief->to = MAX (latest, brief->from);
      return;
    }
  brief->from = MIN (day_or (bounds->start_earliest, NEVER), latest);
  if (bounds->end_earliest == TILLID_ABSENT && bounds->end_latest == TILLID_ABSENT)
    brief->to = FOREVER;
  else
    brief->to = MAX (day_or (bounds->end_latest, FOREVER), day_or (bounds->end_earliest, latest));
  brief->to = MAX (brief->to, latest);
}

static guint
number_of (GHashTable *keys, guint *inout_n, const TillidTimelineItem *item)
{
  guint number;

  if (item->row == NULL || item->kind < TILLID_TIMELINE_VISIT ||
      item->kind > TILLID_TIMELINE_RESULT)
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (keys, item));
  if (number == 0)
    {
      number = ++*inout_n;
      g_hash_table_insert (keys, (gpointer) item, GUINT_TO_POINTER (number));
    }
  return number;
}

static void
set_brief (TillidTimelineBrief *brief, const TillidTimelineItem *item)
{
  *brief = (TillidTimelineBrief){
    .lane = item->lane,
    .low_id = item->id & 0xff,
    .bank = tillid_timeline_life_bank (item),
    .is_bar = tillid_timeline_kind_is_bar (item->kind),
    .is_dated = tillid_told_bounds_is_dated (&item->bounds),
    .is_coming =
      item->planned || item->kind == TILLID_TIMELINE_HOPE || item->kind == TILLID_TIMELINE_PROMISE,
    .is_hard =
      item->kind == TILLID_TIMELINE_EVENT && (item->bank == TILLID_BANK_HARD || item->closed),
    .is_dashed = item->dashed,
    .is_result = item->kind == TILLID_TIMELINE_RESULT,
    .is_seen_whole = item->kind == TILLID_TIMELINE_EVENT || item->kind == TILLID_TIMELINE_HOPE ||
                     item->kind == TILLID_TIMELINE_SYMPTOM,
  };
  if (!brief->is_dated)
    return;
  brief->middle =
    (gint32) CLAMP (tillid_told_bounds_midpoint (&item->bounds), NEVER + 1, FOREVER - 1);
  set_extent (brief, &item->bounds);
}

/**
 * tillid_timeline_layout_set_items:
 * @self: a result
 * @items: (array length=n_items): sorted by tillid_timeline_sort(); must outlive the result, or the next call
 * @n_items: their number
 *
 * Tells what tillid_timeline_layout_update() will place. To be called again whenever an item is another one.
 */
void
tillid_timeline_layout_set_items (TillidTimelineLayout *self,
                                  const TillidTimelineItem *items,
                                  guint n_items)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (hash_item, equal_items);
  guint n_in_lane[TILLID_N_LANES] = { 0 };
  TillidTimelineWork *work;

  g_return_if_fail (self != NULL);
  g_return_if_fail (items != NULL || n_items == 0);

  work = self->work;
  if (n_items != work->n_items)
    {
      work->next = g_renew (guint, work->next, n_items);
      work->briefs = g_renew (TillidTimelineBrief, work->briefs, n_items);
      work->all_members = g_renew (TillidTimelineMember, work->all_members, n_items);
    }
  work->items = items;
  work->n_items = n_items;
  work->has_overview = FALSE;
  memset (work->n_keys, 0, sizeof work->n_keys);
  for (guint i = 0; i < n_items; i++)
    {
      set_brief (&work->briefs[i], &items[i]);
      work->briefs[i].key = number_of (keys, &work->n_keys[items[i].lane], &items[i]);
      n_in_lane[items[i].lane]++;
    }
  for (guint i = 0, first = 0; i < TILLID_N_LANES; i++)
    {
      work->members[i] = (TillidTimelineMembers){ work->all_members + first, 0 };
      first += n_in_lane[i];
    }
}
