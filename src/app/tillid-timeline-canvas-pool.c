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

static void
allocate_event (TillidTimelineCanvas *self,
                TillidTimelineChild *event,
                guint index,
                const TillidTimelineItem *items)
{
  const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, index);
  gboolean is_new = tillid_timeline_child_get_item (event) != sign->id;
  gboolean is_locked_now;
  guint n;
  const guint *folded = tillid_timeline_layout_get_folded (self->layout, sign, &n);
  const graphene_rect_t *area;

  tillid_timeline_child_show (event, self->drawing, tillid_timeline_state_get_view (self->state),
                              self->layout, items, index);
  is_locked_now =
    tillid_timeline_child_set_locked (event, tillid_timeline_state_is_in_confidence (self->state,
                                                                                     sign->id));
  if (tillid_timeline_child_set_n_items (event, n) || is_new || is_locked_now || sign->selected)
    {
      g_autofree char *label =
        n > 1 ? tillid_timeline_words_folded (items, folded, n)
              : tillid_timeline_state_describe (self->state, &items[sign->index]);

      tillid_timeline_child_set_label (event, label);
    }
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
  guint n_items, next = 0;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);

  release_unseen (self);
  for (guint i = 0; i < self->layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, i);
      TillidTimelineChild *event = take_from_pool (self, sign->id, &next);

      if (event != NULL)
        allocate_event (self, event, i, items);
      else if (self->grow_source == 0)
        self->grow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, grow_pool_cb, self, NULL);
    }
  hide_rest (self);
}
