/* tillid-focus.c - Tab through widgets that hand the focus on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* On the way back GTK offers the focus to a widget after its children. One whose grab_focus () gives it to a child takes
 * it every time, and Shift+Tab never gets out: such a widget needs a focus () that asks the children alone. The same
 * goes for rows that are not focusable. */
#include "config.h"

#include "tillid-focus.h"

static GtkWidget *
next_of (GtkWidget *widget, GtkWidget *child, gboolean is_back)
{
  if (child == NULL)
    return is_back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  return is_back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
}

/**
 * tillid_focus_children:
 *
 * The focus () of a widget that is no place of its own: its children one after the other, from the one that has the
 * focus on.
 *
 * Returns: whether one of them took it
 */
gboolean
tillid_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  const gboolean is_back =
    direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ||
    (direction == GTK_DIR_LEFT && gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL) ||
    (direction == GTK_DIR_RIGHT && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  child = gtk_widget_get_focus_child (widget);
  for (child = child != NULL ? child : next_of (widget, NULL, is_back); child != NULL;
       child = next_of (widget, child, is_back))
    if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
