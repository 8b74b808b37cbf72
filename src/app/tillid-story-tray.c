/* tillid-story-tray.c - what nobody has said the time of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* So many chips as somebody looks through; the rest is in the list, where what has no date stands last. */
#include "config.h"

#include "tillid-story-tray.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-story-near-row.h"
#include "tillid-timeline-words.h"

#define MOST_CHIPS 40
#define MOST_CHARS 28

struct _TillidStoryTray
{
  AdwBin parent_instance;

  /* Template children */
  GtkBox *chips_box;
  GtkLabel *more_label;

  TillidTimelineState *state; /* (owned) (nullable) */
  guint filter;
  guint n_waiting;
};

G_DEFINE_FINAL_TYPE (TillidStoryTray, tillid_story_tray, ADW_TYPE_BIN)

static gint64
id_of_chip (GtkWidget *chip)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (chip), "item");
}

static void
clicked_cb (GtkWidget *chip, TillidStoryTray *self)
{
  tillid_timeline_state_select (self->state, id_of_chip (chip));
  gtk_widget_activate_action (GTK_WIDGET (self), "story.when", NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *chip)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, id_of_chip (chip));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *chip)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (chip);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
add_chip (TillidStoryTray *self, const TillidTimelineItem *item)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (item->text != NULL ? item->text
                                    : item->closed     ? C_ ("timeline item", "not now")
                                                       : tillid_timeline_words_what (item));
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *sentence = tillid_timeline_state_describe (self->state, item);

  tillid_story_near_row_set_sign (GTK_IMAGE (image), item);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_tooltip_text (chip, gtk_label_get_text (GTK_LABEL (label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_object_set_data_full (G_OBJECT (chip), "item", g_memdup2 (&item->id, sizeof item->id), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, 0);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), chip, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), chip, 0);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (source));
  gtk_box_append (self->chips_box, chip);
}

static void
show_more (TillidStoryTray *self)
{
  g_autofree char *number = NULL, *more = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->more_label), self->n_waiting > MOST_CHIPS);
  if (self->n_waiting <= MOST_CHIPS)
    return;
  number = tillid_format_count (self->n_waiting - MOST_CHIPS);
  /* Translators: things without a date that the strip has no room for. */
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more at the end of the list (Ctrl+L)",
                                       "%s more at the end of the list (Ctrl+L)",
                                       self->n_waiting - MOST_CHIPS),
                          number);
  gtk_label_set_text (self->more_label, more);
}

/* Undated items are the last of all. */
static void
fill (TillidStoryTray *self)
{
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  guint n_items, from;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips_box))) != NULL)
    gtk_box_remove (self->chips_box, chip);
  self->n_waiting = 0;
  self->filter = tillid_timeline_view_get_filter (view);
  for (from = n_items; from > 0 && !tillid_told_bounds_is_dated (&items[from - 1].bounds);)
    from--;
  for (guint i = from; i < n_items; i++)
    if (tillid_timeline_item_waits (&items[i]) && tillid_timeline_view_shows (view, &items[i]) &&
        self->n_waiting++ < MOST_CHIPS)
      add_chip (self, &items[i]);
  show_more (self);
}

static void
view_changed_cb (TillidStoryTray *self)
{
  if (tillid_timeline_view_get_filter (tillid_timeline_state_get_view (self->state)) !=
      self->filter)
    fill (self);
}

static void
tillid_story_tray_dispose (GObject *object)
{
  tillid_story_tray_set_state (TILLID_STORY_TRAY (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_TRAY);

  G_OBJECT_CLASS (tillid_story_tray_parent_class)->dispose (object);
}

static void
tillid_story_tray_class_init (TillidStoryTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_tray_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-tray.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTray, chips_box);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTray, more_label);
}

static void
tillid_story_tray_init (TillidStoryTray *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_story_tray_set_state:
 * @self: a tray
 * @state: (nullable): whose undated items it shows
 */
void
tillid_story_tray_set_state (TillidStoryTray *self, TillidTimelineState *state)
{
  GtkWidget *chip;

  g_return_if_fail (TILLID_IS_STORY_TRAY (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    {
      while (self->chips_box != NULL &&
             (chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips_box))) != NULL)
        gtk_box_remove (self->chips_box, chip);
      return;
    }
  g_signal_connect_object (state, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}

/* How many items have no date, also those that have no chip. */
guint
tillid_story_tray_get_n_waiting (TillidStoryTray *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_TRAY (self), 0);

  return self->n_waiting;
}
