/* tillid-plain-row.c - rows and cells that are no place of their own: only what stands in them has the focus
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* See tillid-focus.c: in GTK 4.8 a GtkListBoxRow or GtkFlowBoxChild that is not focusable says on the way back that it
 * took the focus all the same. */
#include "config.h"

#include "tillid-plain-row.h"

#include "tillid-focus.h"

struct _TillidPlainRow
{
  GtkListBoxRow parent_instance;
};

struct _TillidPlainCell
{
  GtkFlowBoxChild parent_instance;
};

G_DEFINE_FINAL_TYPE (TillidPlainRow, tillid_plain_row, GTK_TYPE_LIST_BOX_ROW)
G_DEFINE_FINAL_TYPE (TillidPlainCell, tillid_plain_cell, GTK_TYPE_FLOW_BOX_CHILD)

static void
tillid_plain_row_class_init (TillidPlainRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = tillid_focus_children;
}

static void
tillid_plain_row_init (TillidPlainRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
tillid_plain_cell_class_init (TillidPlainCellClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = tillid_focus_children;
}

/* A GtkFlowBox stays where it is if the next cell cannot take the focus, and it asks the cell alone whether it can. */
static void
child_changed_cb (TillidPlainCell *self)
{
  GtkWidget *child = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (self));

  if (child == NULL)
    return;
  g_object_bind_property (child, "sensitive", self, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (child, "visible", self, "visible", G_BINDING_SYNC_CREATE);
}

static void
tillid_plain_cell_init (TillidPlainCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::child", G_CALLBACK (child_changed_cb), NULL);
}
