/* tillid-story-list.c - the same items as on the timeline, line by line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One object for each item that is shown, kept by the item's id as long as the item is there: after a change only what
 * stands elsewhere leaves its place in the list, and the focus stays where it was. What an object shows it asks the state
 * for, by index. The list is filled when it is looked at, not before: while the canvas is shown it costs nothing. */
#include "config.h"

#include "tillid-story-list.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-story-keys.h"
#include "tillid-story-line.h"

/* So many frames it is waited for a row to be there. */
#define FOCUS_TICKS 10

#define TILLID_TYPE_STORY_ITEM (tillid_story_item_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryItem, tillid_story_item, TILLID, STORY_ITEM, GObject)

struct _TillidStoryItem
{
  GObject parent_instance;

  gint64 id;
  guint index; /* among the items of the state */
};

G_DEFINE_FINAL_TYPE (TillidStoryItem, tillid_story_item, G_TYPE_OBJECT)

static void
tillid_story_item_class_init (TillidStoryItemClass *klass)
{
}

static void
tillid_story_item_init (TillidStoryItem *self)
{
}

struct _TillidStoryList
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *count_label;
  GtkListView *list_view;

  TillidTimelineState *state;    /* (owned) (nullable) */
  GListStore *items;             /* (owned) of TillidStoryItem */
  GtkSingleSelection *selection; /* (owned) */
  GPtrArray *bound;              /* (unowned) of GtkListItem: lines that show something */
  guint filter;                  /* what the lines were filtered by */
  int focus_ticks; /* so many frames more it is tried to put the focus on the selected line */
  gboolean is_filled;
  gboolean is_following; /* the selection is being taken from the state */
};

G_DEFINE_FINAL_TYPE (TillidStoryList, tillid_story_list, ADW_TYPE_BIN)

static void
show_line (TillidStoryList *self, GtkListItem *line)
{
  TillidStoryItem *item = gtk_list_item_get_item (line);
  guint n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);

  if (item->index < n_items && items[item->index].id == item->id)
    tillid_story_line_show (TILLID_STORY_LINE (gtk_list_item_get_child (line)), self->state,
                            &items[item->index]);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *line, TillidStoryList *self)
{
  gtk_list_item_set_child (line, tillid_story_line_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *line, TillidStoryList *self)
{
  g_ptr_array_add (self->bound, line);
  if (self->state != NULL)
    show_line (self, line);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *line, TillidStoryList *self)
{
  g_ptr_array_remove_fast (self->bound, line);
}

static guint
find_line (TillidStoryList *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; id != 0 && i < n; i++)
    {
      g_autoptr (TillidStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->id == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_focus_inside (TillidStoryList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The line of what is selected in the state is selected here, and in sight. */
static void
follow_selection (TillidStoryList *self)
{
  guint place = find_line (self, tillid_timeline_state_get_selected (self->state));

  if (place == gtk_single_selection_get_selected (self->selection))
    return;
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->is_following = FALSE;
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", place);
}

static void
selected_cb (TillidStoryList *self)
{
  TillidStoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_following || self->state == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (item != NULL)
    tillid_timeline_state_select (self->state, item->id);
}

/* (transfer full) (element-type TillidStoryItem): what is shown now, with the objects there were. */
static GPtrArray *
list_items (TillidStoryList *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items, n_known = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);

  for (guint i = 0; i < n_known; i++)
    {
      g_autoptr (TillidStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (known, &item->id, item);
    }
  for (guint i = 0; i < n_items; i++)
    {
      TillidStoryItem *item;

      if (!tillid_timeline_view_shows (tillid_timeline_state_get_view (self->state), &items[i]))
        continue;
      item = g_hash_table_lookup (known, &items[i].id);
      if (item != NULL)
        g_object_ref (item);
      else
        item = g_object_new (TILLID_TYPE_STORY_ITEM, NULL);
      item->id = items[i].id;
      item->index = i;
      g_ptr_array_add (list, item);
    }
  return list;
}

/* Only the part that differs is put in; the rest of the lines stay as they are. */
static void
splice (TillidStoryList *self, GPtrArray *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint before = 0, after = 0;

  for (; before < MIN (n, list->len); before++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (self->items), before);

      if (old != list->pdata[before])
        break;
    }
  for (; after < MIN (n, list->len) - before; after++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (self->items), n - 1 - after);

      if (old != list->pdata[list->len - 1 - after])
        break;
    }
  if (n - before - after > 0 || list->len - before - after > 0)
    g_list_store_splice (self->items, before, n - before - after, list->pdata + before,
                         list->len - before - after);
}

static void
show_count (TillidStoryList *self, guint n_shown)
{
  g_autofree char *number = tillid_format_count (n_shown);
  g_autofree char *hidden = NULL, *count = NULL, *text = NULL;
  guint n_items;

  tillid_timeline_state_get_items (self->state, &n_items);
  /* Translators: over the story as a list. */
  count =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s entry", "%s entries", n_shown), number);
  if (n_items > n_shown)
    {
      g_autofree char *rest = tillid_format_count (n_items - n_shown);

      /* Translators: over the story as a list: lanes that are switched off, or the pause, hide some. */
      hidden =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is hidden, as on the timeline",
                                      "%s are hidden, as on the timeline", n_items - n_shown),
                         rest);
      text = g_strdup_printf ("%s · %s", count, hidden);
    }
  gtk_label_set_text (self->count_label, text != NULL ? text : count);
}

static void
fill (TillidStoryList *self)
{
  g_autoptr (GPtrArray) list = NULL;
  gboolean had_focus = has_focus_inside (self);

  if (self->state == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_filled = FALSE;
      return;
    }
  list = list_items (self);
  self->is_following = TRUE;
  splice (self, list);
  self->is_following = FALSE;
  self->filter = tillid_timeline_view_get_filter (tillid_timeline_state_get_view (self->state));
  self->is_filled = TRUE;
  show_count (self, list->len);
  for (guint i = 0; i < self->bound->len; i++)
    show_line (self, self->bound->pdata[i]);
  follow_selection (self);
  if (had_focus && !has_focus_inside (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Zoom and pan come many times a second and change nothing here. */
static void
view_changed_cb (TillidStoryList *self)
{
  if (tillid_timeline_view_get_filter (tillid_timeline_state_get_view (self->state)) !=
      self->filter)
    fill (self);
}

static void
selection_changed_cb (TillidStoryList *self)
{
  if (self->is_filled)
    follow_selection (self);
}

static void
activate_cb (TillidStoryList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "story.inspect", NULL);
}

static void
tillid_story_list_map (GtkWidget *widget)
{
  TillidStoryList *self = TILLID_STORY_LIST (widget);

  GTK_WIDGET_CLASS (tillid_story_list_parent_class)->map (widget);
  if (!self->is_filled)
    fill (self);
}

/* (nullable): the row of the selected line, if the list view has made one. */
static GtkWidget *
find_selected_row (TillidStoryList *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_position (self->bound->pdata[i]) == place)
      return gtk_widget_get_parent (gtk_list_item_get_child (self->bound->pdata[i]));
  return NULL;
}

/* A list that was just shown has rows where it was scrolled to only after its next allocation. */
static gboolean
focus_selected_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TillidStoryList *self = TILLID_STORY_LIST (widget);
  GtkWidget *row = find_selected_row (self);

  self->focus_ticks--;
  if (row != NULL && self->focus_ticks < FOCUS_TICKS - 1)
    {
      gtk_widget_grab_focus (row);
      self->focus_ticks = 0;
    }
  return self->focus_ticks > 0;
}

static gboolean
tillid_story_list_grab_focus (GtkWidget *widget)
{
  TillidStoryList *self = TILLID_STORY_LIST (widget);
  guint place = gtk_single_selection_get_selected (self->selection);
  gboolean grabbed = gtk_widget_grab_focus (GTK_WIDGET (self->list_view));

  if (place != GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", place);
      if (self->focus_ticks <= 0)
        gtk_widget_add_tick_callback (widget, focus_selected_cb, NULL, NULL);
      self->focus_ticks = FOCUS_TICKS;
    }
  return grabbed;
}

static void
tillid_story_list_dispose (GObject *object)
{
  TillidStoryList *self = TILLID_STORY_LIST (object);

  tillid_story_list_set_state (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tillid_story_list_parent_class)->dispose (object);
}

static void
tillid_story_list_finalize (GObject *object)
{
  g_ptr_array_unref (TILLID_STORY_LIST (object)->bound);

  G_OBJECT_CLASS (tillid_story_list_parent_class)->finalize (object);
}

static void
tillid_story_list_class_init (TillidStoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_story_list_finalize;
  widget_class->map = tillid_story_list_map;
  widget_class->grab_focus = tillid_story_list_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryList, count_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryList, list_view);
  tillid_story_keys_add (widget_class);
}

static void
tillid_story_list_init (TillidStoryList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (TILLID_TYPE_STORY_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tillid_story_list_set_state:
 * @self: a list
 * @state: (nullable): what it shows
 */
void
tillid_story_list_set_state (TillidStoryList *self, TillidTimelineState *state)
{
  g_return_if_fail (TILLID_IS_STORY_LIST (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  self->is_filled = FALSE;
  if (self->items != NULL)
    {
      self->is_following = TRUE;
      g_list_store_remove_all (self->items);
      self->is_following = FALSE;
    }
  if (state == NULL)
    return;
  g_signal_connect_object (state, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}

/* How many lines there are: for tests. */
guint
tillid_story_list_get_n_lines (TillidStoryList *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}
