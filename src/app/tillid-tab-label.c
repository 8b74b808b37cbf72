/* tillid-tab-label.c - icon and label of a tab, in three arrangements
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The arrangement is decided by the tabs while they are allocated, so changing it must not ask for
 * another round of measuring: the label says that it needs an icon's width, would like room for both beside
 * each other, and is always as high as both on top of each other. */
#include "config.h"

#include "tillid-tab-label.h"

#define GAP 7
#define STACKED_GAP 1

struct _TillidTabLabel
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *beside; /* the label beside the icon */
  GtkWidget *below;  /* the smaller one below it */
  TillidTabsMode mode;
};

G_DEFINE_FINAL_TYPE (TillidTabLabel, tillid_tab_label, GTK_TYPE_WIDGET)

static int
natural (GtkWidget *widget, GtkOrientation orientation)
{
  int size = 0;

  gtk_widget_measure (widget, orientation, -1, NULL, &size, NULL, NULL);
  return size;
}

/* How wide it would be in @mode, in logical pixels. */
int
tillid_tab_label_get_width (TillidTabLabel *self, TillidTabsMode mode)
{
  const int icon = natural (self->icon, GTK_ORIENTATION_HORIZONTAL);

  g_return_val_if_fail (TILLID_IS_TAB_LABEL (self), 0);

  switch (mode)
    {
    case TILLID_TABS_BESIDE:
      return icon + GAP + natural (self->beside, GTK_ORIENTATION_HORIZONTAL);
    case TILLID_TABS_BELOW:
      return MAX (icon, natural (self->below, GTK_ORIENTATION_HORIZONTAL));
    case TILLID_TABS_ICONS:
    default:
      return icon;
    }
}

/* Takes effect at the next allocation, which follows at once. */
void
tillid_tab_label_set_mode (TillidTabLabel *self, TillidTabsMode mode)
{
  g_return_if_fail (TILLID_IS_TAB_LABEL (self));

  self->mode = mode;
}

static void
tillid_tab_label_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *nat,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  TillidTabLabel *self = TILLID_TAB_LABEL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = tillid_tab_label_get_width (self, TILLID_TABS_ICONS);
      *nat = tillid_tab_label_get_width (self, TILLID_TABS_BESIDE);
    }
  else
    *minimum = *nat =
      MAX (natural (self->beside, orientation),
           natural (self->icon, orientation) + STACKED_GAP + natural (self->below, orientation));
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
tillid_tab_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidTabLabel *self = TILLID_TAB_LABEL (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int icon = natural (self->icon, GTK_ORIENTATION_HORIZONTAL);
  const int icon_height = natural (self->icon, GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_child_visible (self->beside, self->mode == TILLID_TABS_BESIDE);
  gtk_widget_set_child_visible (self->below, self->mode == TILLID_TABS_BELOW);

  if (self->mode == TILLID_TABS_BESIDE)
    {
      const int rest = MAX (0, width - icon - GAP);

      place (self->icon, rtl ? width - icon : 0, (height - icon_height) / 2, icon, icon_height);
      place (self->beside, rtl ? 0 : icon + GAP, 0, rest, height);
    }
  else if (self->mode == TILLID_TABS_BELOW)
    {
      const int below = natural (self->below, GTK_ORIENTATION_VERTICAL);
      const int top = MAX (0, (height - icon_height - STACKED_GAP - below) / 2);

      place (self->icon, (width - icon) / 2, top, icon, icon_height);
      place (self->below, 0, top + icon_height + STACKED_GAP, width, below);
    }
  else
    place (self->icon, (width - icon) / 2, (height - icon_height) / 2, icon, icon_height);
}

static void
tillid_tab_label_dispose (GObject *object)
{
  TillidTabLabel *self = TILLID_TAB_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->beside, gtk_widget_unparent);
  g_clear_pointer (&self->below, gtk_widget_unparent);

  G_OBJECT_CLASS (tillid_tab_label_parent_class)->dispose (object);
}

static void
tillid_tab_label_class_init (TillidTabLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_tab_label_dispose;
  widget_class->measure = tillid_tab_label_measure;
  widget_class->size_allocate = tillid_tab_label_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_label (TillidTabLabel *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
tillid_tab_label_init (TillidTabLabel *self)
{
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->beside = add_label (self);
  self->below = add_label (self);
  gtk_widget_add_css_class (self->below, "caption");
}

/* (transfer floating): @title is translated, @icon the name of a symbolic icon. */
GtkWidget *
tillid_tab_label_new (const char *title, const char *icon)
{
  TillidTabLabel *self = g_object_new (TILLID_TYPE_TAB_LABEL, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_label (GTK_LABEL (self->beside), title);
  gtk_label_set_label (GTK_LABEL (self->below), title);
  return GTK_WIDGET (self);
}
