/* tillid-story-near-row.c - one thing that stood within the band
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-story-near-row.h"

struct _TillidStoryNearRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkImage *sign_image;
  GtkLabel *title_label;
  GtkLabel *distance_label;

  gint64 item;
};

G_DEFINE_FINAL_TYPE (TillidStoryNearRow, tillid_story_near_row, GTK_TYPE_LIST_BOX_ROW)

static void
tillid_story_near_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_NEAR_ROW);

  G_OBJECT_CLASS (tillid_story_near_row_parent_class)->dispose (object);
}

static void
tillid_story_near_row_class_init (TillidStoryNearRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_near_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-near-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryNearRow, sign_image);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryNearRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryNearRow, distance_label);
}

static void
tillid_story_near_row_init (TillidStoryNearRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A flower, a stone or a ring where the patient has chosen one, else the sign of the lane. */
static const char *
sign_of (const TillidTimelineItem *item)
{
  static const char *const lanes[TILLID_N_LANES] = {
    "tillid-ring-symbolic",    "tillid-brain-symbolic",  "system-users-symbolic",
    "tillid-diamond-symbolic", "tillid-pill-symbolic",   "tillid-home-symbolic",
    "tillid-school-symbolic",  "tillid-flower-symbolic",
  };

  if (item->kind != TILLID_TIMELINE_EVENT)
    return lanes[item->lane];
  if (item->closed)
    return "tillid-closed-symbolic";
  return item->bank == TILLID_BANK_GOOD   ? "tillid-flower-symbolic"
         : item->bank == TILLID_BANK_HARD ? "tillid-stone-symbolic"
                                          : "tillid-ring-symbolic";
}

/**
 * tillid_story_near_row_set_sign:
 * @image: an image
 * @item: whose sign it shows from now on
 */
void
tillid_story_near_row_set_sign (GtkImage *image, const TillidTimelineItem *item)
{
  const gboolean good = item->bank == TILLID_BANK_GOOD && !item->closed;

  g_return_if_fail (GTK_IS_IMAGE (image));

  gtk_image_set_from_icon_name (image, sign_of (item));
  gtk_widget_remove_css_class (GTK_WIDGET (image), good ? "dim-label" : "good-sign");
  gtk_widget_add_css_class (GTK_WIDGET (image), good ? "good-sign" : "dim-label");
}

/**
 * tillid_story_near_row_new:
 * @item: the item
 * @title: (nullable): its words
 * @distance: how far it stands from the selected one, in words
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tillid_story_near_row_new (const TillidTimelineItem *item, const char *title, const char *distance)
{
  TillidStoryNearRow *self = g_object_new (TILLID_TYPE_STORY_NEAR_ROW, NULL);
  g_autofree char *label = g_strdup_printf ("%s, %s", title != NULL ? title : "", distance);

  self->item = item->id;
  tillid_story_near_row_set_sign (self->sign_image, item);
  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_label_set_text (self->distance_label, distance);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/* The id of the item that the row selects. */
gint64
tillid_story_near_row_get_item (TillidStoryNearRow *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_NEAR_ROW (self), 0);

  return self->item;
}
