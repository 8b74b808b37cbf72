/* tillid-calendar-grid-keys.c - the calendar by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar-grid-private.h"

static TillidCalendarBlockWidget *
focused (TillidCalendarGrid *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return TILLID_IS_CALENDAR_BLOCK (child) ? TILLID_CALENDAR_BLOCK (child) : NULL;
}

static const TillidCalendarBlock *
block_at (TillidCalendarGrid *self, guint i)
{
  return tillid_calendar_block_widget_get (self->children->pdata[i]);
}

/* The keyboard stands on the visit: the free half hour follows it. */
static void
stand_on (TillidCalendarGrid *self, TillidCalendarBlockWidget *child)
{
  const TillidCalendarBlock *block = tillid_calendar_block_widget_get (child);

  tillid_calendar_grid_place_slot (self, block->column, MAX (block->from, 0));
  gtk_widget_grab_focus (GTK_WIDGET (child));
}

/* (nullable): the first visit of a column that goes on in the half hour from @minute on. */
static TillidCalendarBlockWidget *
find_at (TillidCalendarGrid *self, guint column, gint64 minute)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      const TillidCalendarBlock *block = block_at (self, i);

      if (block->column == column && block->from != TILLID_ABSENT &&
          block->from < minute + TILLID_CALENDAR_STEP && block->until > minute)
        return self->children->pdata[i];
    }
  return NULL;
}

static void
stand_at (TillidCalendarGrid *self, guint column, gint64 minute)
{
  TillidCalendarBlockWidget *child = find_at (self, column, minute);

  if (child != NULL)
    stand_on (self, child);
  else
    tillid_calendar_grid_focus_slot (self, column, minute);
}

/* (nullable): the visit after @child in its column, or before it, if it begins in the same half hour or beside it. */
static TillidCalendarBlockWidget *
find_beside (TillidCalendarGrid *self, TillidCalendarBlockWidget *child, int step)
{
  guint i = 0;

  if (!g_ptr_array_find (self->children, child, &i) || (step < 0 && i == 0) ||
      i + step >= self->children->len)
    return NULL;
  return self->children->pdata[i + step];
}

static void
go_down (TillidCalendarGrid *self)
{
  TillidCalendarBlockWidget *child = focused (self);
  TillidCalendarBlockWidget *next = child != NULL ? find_beside (self, child, 1) : NULL;
  const TillidCalendarBlock *block =
    child != NULL ? tillid_calendar_block_widget_get (child) : NULL;
  const TillidCalendarBlock *after = next != NULL ? tillid_calendar_block_widget_get (next) : NULL;

  if (block == NULL)
    stand_at (self, self->column,
              MIN (self->minute + TILLID_CALENDAR_STEP,
                   TILLID_CALENDAR_DAY_MINUTES - TILLID_CALENDAR_STEP));
  else if (after != NULL && after->column == block->column &&
           (block->from == TILLID_ABSENT || after->from < block->until + TILLID_CALENDAR_STEP))
    stand_on (self, next);
  else if (block->from == TILLID_ABSENT)
    stand_at (self, block->column, 8 * 60);
  else
    tillid_calendar_grid_focus_slot (self, block->column, block->until + TILLID_CALENDAR_STEP - 1);
}

static void
go_up (TillidCalendarGrid *self)
{
  TillidCalendarBlockWidget *child = focused (self);
  TillidCalendarBlockWidget *previous = child != NULL ? find_beside (self, child, -1) : NULL;
  const TillidCalendarBlock *block =
    child != NULL ? tillid_calendar_block_widget_get (child) : NULL;
  const TillidCalendarBlock *before =
    previous != NULL ? tillid_calendar_block_widget_get (previous) : NULL;

  if (block == NULL)
    stand_at (self, self->column, MAX (self->minute - TILLID_CALENDAR_STEP, 0));
  else if (before != NULL && before->column == block->column &&
           (before->from == TILLID_ABSENT || before->until + TILLID_CALENDAR_STEP > block->from))
    stand_on (self, previous);
  else if (block->from != TILLID_ABSENT)
    tillid_calendar_grid_focus_slot (self, block->column,
                                     MAX (block->from - TILLID_CALENDAR_STEP, 0));
}

/* Over the edge are the days before and after. @step: in the direction of reading */
static void
go_aside (TillidCalendarGrid *self, int step)
{
  if (step < 0 && self->column == 0)
    tillid_calendar_grid_leave (self, -1);
  else if (step > 0 && self->column + 1 >= self->columns->len)
    tillid_calendar_grid_leave (self, 1);
  else
    stand_at (self, self->column + step, self->minute);
}

/* From visit to visit, through all columns. */
static void
go_to_visit (TillidCalendarGrid *self, int step)
{
  TillidCalendarBlockWidget *child = focused (self);

  if (child != NULL)
    child = find_beside (self, child, step);
  else
    for (guint i = 0; i < self->children->len; i++)
      {
        const TillidCalendarBlock *block = block_at (self, i);
        const gboolean is_after = block->column > self->column ||
                                  (block->column == self->column && block->from > self->minute);

        if (is_after && step > 0)
          {
            child = self->children->pdata[i];
            break;
          }
        if (!is_after && step < 0)
          child = self->children->pdata[i];
      }
  if (child != NULL)
    stand_on (self, child);
}

static gboolean
key_pressed_cb (TillidCalendarGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    {
      go_to_visit (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
      go_down (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      go_up (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
      go_aside (self, rtl ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      go_aside (self, rtl ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
    case GDK_KEY_N:
      tillid_calendar_grid_book_here (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Once, for a new grid. */
void
tillid_calendar_grid_add_keys (TillidCalendarGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Onto what goes on where the keyboard stood, the first visit, or a free half hour. */
void
tillid_calendar_grid_grab_focus (TillidCalendarGrid *self)
{
  g_return_if_fail (TILLID_IS_CALENDAR_GRID (self));

  if (self->columns->len > 0)
    stand_at (self, self->column, self->minute);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL && self->children->len > 0)
    stand_on (self, self->children->pdata[0]);
}
