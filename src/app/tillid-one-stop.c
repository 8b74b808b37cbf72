/* tillid-one-stop.c - a list that Tab goes into and out of, and not through
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-one-stop.h"

struct _TillidOneStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TillidOneStop, tillid_one_stop, ADW_TYPE_BIN)

static gboolean
tillid_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL &&
      gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return GTK_WIDGET_CLASS (tillid_one_stop_parent_class)->focus (widget, direction);
}

static void
tillid_one_stop_class_init (TillidOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = tillid_one_stop_focus;
}

static void
tillid_one_stop_init (TillidOneStop *self)
{
}
