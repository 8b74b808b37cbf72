/* tillid-popup-menu.c - a menu that is made for one question
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-popup-menu.h"

static gboolean
forget_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the item that was chosen acts after this. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, forget_cb, g_object_ref (popover), g_object_unref);
}

/**
 * tillid_popup_menu:
 * @parent: a widget with a layout manager, whose actions the menu finds
 * @at: (nullable): a widget within @parent: the menu stands below it
 * @menu: what there is to choose
 *
 * Shows it; it goes when something was chosen.
 */
void
tillid_popup_menu (GtkWidget *parent, GtkWidget *at, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  graphene_rect_t bounds;

  gtk_widget_set_parent (popover, parent);
  if (at != NULL && gtk_widget_compute_bounds (at, parent, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle){ (int) (bounds.origin.x + bounds.size.width / 2),
                                                  (int) (bounds.origin.y + bounds.size.height - 8),
                                                  1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
