/* tillid-handbook-window.c - the handbook, in a window of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-handbook-window.h"

struct _TillidHandbookWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (TillidHandbookWindow, tillid_handbook_window, ADW_TYPE_WINDOW)

static void
tillid_handbook_window_class_init (TillidHandbookWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-handbook-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_handbook_window_init (TillidHandbookWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (nullable) parent. */
GtkWindow *
tillid_handbook_window_new (GtkWindow *parent)
{
  return g_object_new (TILLID_TYPE_HANDBOOK_WINDOW, "transient-for", parent, NULL);
}
