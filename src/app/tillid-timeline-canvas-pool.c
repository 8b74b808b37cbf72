/* tillid-timeline-canvas-pool.c - the children of the canvas: one for each visible sign
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A child that showed an item in the last frame shows it in this one, too, so that the focus and what a screen reader said
 * stay with it; the others wait in the pool, hidden. Widgets are never made during an allocation: where the pool is too
 * small, it grows right after, and the next frame has them all. */
#include "config.h"

#include "tillid-timeline-canvas-private.h"

#include "tillid-timeline-child.h"

/* So many sentences are made at once. */
#define MOST_SAID 40
/* So many texts are measured before they are asked for: less than are kept (tillid-text.c). */
#define MOST_WARM 6000
#define WARM_AT_ONCE 100

static TillidTimelineChild *
take_from_pool (TillidTimelineCanvas *self, gint64 id, guint *next)
{
  TillidTimelineChild *event = g_hash_table_lookup (self->shown, &id);

  if (event != NULL)
    return event;
  while (*next < self->pool->len)
    {
      event = self->pool->pdata[(*next)++];
      if (tillid_timeline_child_get_item (event) == 0)
        return event;
    }
  return NULL;
}

/* As many children as there are signs; never during an allocation. */
void
tillid_timeline_canvas_grow_pool (TillidTimelineCanvas *self)
{
  while (self->pool->len < self->layout->signs->len)
    {
      GtkWidget *event = tillid_timeline_child_new (self->pictures);

      gtk_widget_set_child_visible (event, FALSE);
      gtk_widget_set_parent (event, GTK_WIDGET (self));
      g_ptr_array_add (self->pool, event);
    }
}

static gboolean
grow_pool_cb (gpointer data)
{
  TillidTimelineCanvas *self = data;

  self->grow_source = 0;
  tillid_timeline_canvas_grow_pool (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Who of the pool is not seen any more? */
static void
release_unseen (TillidTimelineCanvas *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->layout->signs->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->layout->signs, TillidTimelineSign, i).id);
  g_hash_table_remove_all (self->shown);
  for (guint i = 0; i < self->pool->len; i++)
    {
      TillidTimelineChild *event = self->pool->pdata[i];
      gint64 id = tillid_timeline_child_get_item (event);

      if (id == 0)
        continue;
      if (g_hash_table_contains (wanted, &id) && !g_hash_table_contains (self->shown, &id))
        g_hash_table_insert (self->shown, g_memdup2 (&id, sizeof id), event);
      else
        tillid_timeline_child_hide (event);
    }
}

static gboolean
warm_cb (gpointer data)
{
  TillidTimelineCanvas *self = data;
  guint n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  const guint most = MIN (n_items, MOST_WARM);
  /* The view measures with the drawing, which goes when colours or fonts change. */
  const guint end = self->drawing != NULL ? MIN (self->n_warm + WARM_AT_ONCE, most) : 0;

  for (; self->n_warm < end; self->n_warm++)
    {
      const TillidTimelineItem *item = &items[n_items - 1 - self->n_warm];

      if (item->text != NULL && *item->text != '\0')
        view->measure (item->text, item->strong, view->measure_data);
    }
  if (self->n_warm < most && self->drawing != NULL)
    return G_SOURCE_CONTINUE;
  self->warm_source = 0;
  return G_SOURCE_REMOVE;
}

/*
 * Measuring a text for the first time is what the first look at other years costs. It is done a few at a time while nothing else
 * is to be done, from today back.
 */
void
tillid_timeline_canvas_warm_up (TillidTimelineCanvas *self)
{
  self->n_warm = 0;
  g_clear_handle_id (&self->warm_source, g_source_remove);
  if (self->state != NULL)
    self->warm_source = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
}

/* The sentence of one sign. */
static void
say (TillidTimelineCanvas *self, TillidTimelineChild *event, guint index)
{
  const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, index);
  guint n, n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);
  const guint *folded = tillid_timeline_layout_get_folded (self->layout, sign, &n);
  g_autofree char *label = n > 1
                             ? tillid_timeline_words_folded (items, folded, n)
                             : tillid_timeline_state_describe (self->state, &items[sign->index]);

  tillid_timeline_child_set_label (event, label);
}

static gboolean
say_rest_cb (gpointer data)
{
  TillidTimelineCanvas *self = data;
  guint index;

  self->say_source = 0;
  for (guint i = 0; self->state != NULL && i < self->pool->len; i++)
    if (tillid_timeline_child_get_unsaid (self->pool->pdata[i], &index) &&
        index < self->layout->signs->len)
      say (self, self->pool->pdata[i], index);
  return G_SOURCE_REMOVE;
}

/* While one zooms, hundreds of sentences are others in every frame, and nobody hears them: they wait until the picture stands. */
static void
say_soon (TillidTimelineCanvas *self,
          TillidTimelineChild *event,
          const TillidTimelineSign *sign,
          guint index,
          guint *inout_said)
{
  if (sign->selected || (*inout_said)++ < MOST_SAID)
    {
      say (self, event, index);
      return;
    }
  tillid_timeline_child_set_unsaid (event);
  if (self->say_source == 0)
    self->say_source = g_idle_add_full (G_PRIORITY_LOW, say_rest_cb, self, NULL);
}

static void
allocate_event (TillidTimelineCanvas *self,
                TillidTimelineChild *event,
                guint index,
                const TillidTimelineItem *items,
                guint *inout_said)
{
  const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, index);
  gboolean is_new = tillid_timeline_child_get_item (event) != sign->id;
  gboolean is_locked_now;
  const graphene_rect_t *area;

  tillid_timeline_child_show (event, self->drawing, tillid_timeline_state_get_view (self->state),
                              self->layout, items, index);
  is_locked_now =
    tillid_timeline_child_set_locked (event, tillid_timeline_state_is_in_confidence (self->state,
                                                                                     sign->id));
  if (tillid_timeline_child_set_n_items (event, sign->n_items) || is_new || is_locked_now ||
      sign->selected)
    say_soon (self, event, sign, index, inout_said);
  area = tillid_timeline_child_get_area (event);
  gtk_widget_set_child_visible (GTK_WIDGET (event), TRUE);
  gtk_widget_allocate (GTK_WIDGET (event), (int) area->size.width, (int) area->size.height, -1,
                       gsk_transform_translate (NULL, &area->origin));
}

/* GTK paints a child that is visible, and warns of one that has got no place: whoever shows nothing must not be. */
static void
hide_rest (TillidTimelineCanvas *self)
{
  for (guint i = 0; i < self->pool->len; i++)
    if (tillid_timeline_child_get_item (self->pool->pdata[i]) == 0)
      gtk_widget_set_child_visible (self->pool->pdata[i], FALSE);
}

/* Every visible sign gets a child and its place. */
void
tillid_timeline_canvas_place_children (TillidTimelineCanvas *self)
{
  guint n_items, next = 0, n_said = 0;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);

  release_unseen (self);
  for (guint i = 0; i < self->layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, i);
      TillidTimelineChild *event = take_from_pool (self, sign->id, &next);

      if (event != NULL)
        allocate_event (self, event, i, items, &n_said);
      else if (self->grow_source == 0)
        self->grow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, grow_pool_cb, self, NULL);
    }
  hide_rest (self);
}
