/* tillid-compat.h - the calls that later GTK versions replace, in one place
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colour of text in @widget: gtk_widget_get_color () from GTK 4.10 on. */
static inline void
tillid_widget_get_color (GtkWidget *widget, GdkRGBA *out_color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), out_color);
}

/* GTK 4.8 lets go of those children of a template only that have an id and are bound. */
static inline void
tillid_widget_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child = NULL;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/* A named colour of style.css, as it is now (light, dark, high contrast); the text colour if there is no
 * such name. */
static inline void
tillid_widget_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *out_color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, out_color))
    gtk_style_context_get_color (context, out_color);
}

/* How much larger than 96 dpi the text is: drawn signs grow with it. */
static inline double
tillid_widget_get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0;
}

/* What a screen reader says of the row of a list view that shows @child: gtk_list_item_set_accessible_label () from
 * GTK 4.12 on. Until then the row that has the focus is the parent that the list view made. */
static inline void
tillid_list_item_set_label (GtkWidget *child, const char *label)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* GTK has one window for all tooltips, a child of the one it was shown over last, and it keeps the last words. */
static inline void
tillid_window_forget_tooltip (GtkWidget *window)
{
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkTooltipWindow"))
      for (GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (child));
           label != NULL; label = gtk_widget_get_next_sibling (label))
        if (GTK_IS_LABEL (label))
          gtk_label_set_label (GTK_LABEL (label), "");
}

G_END_DECLS
