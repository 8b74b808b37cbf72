/* tillid-calendar-grid-private.h - what the parts of the grid share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-calendar-grid.h"

G_BEGIN_DECLS

/* The keyboard goes by half hours. */
#define TILLID_CALENDAR_STEP 30

struct _TillidCalendarGrid
{
  GtkWidget parent_instance;

  TillidCalendarModel *model; /* (owned) (nullable) */
  GPtrArray *columns;         /* (owned) of TillidCalendarColumn */
  GPtrArray *children;        /* of TillidCalendarBlockWidget, by column and time */
  GtkWidget *slot;            /* the free half hour at column and minute */
  guint column;
  gint64 minute;
  guint n_untimed; /* lines above the hours */
  gboolean may_book;
};

void tillid_calendar_grid_place_slot (TillidCalendarGrid *self, guint column, gint64 minute);
void tillid_calendar_grid_leave (TillidCalendarGrid *self, int steps);

/* tillid-calendar-grid-keys.c */
void tillid_calendar_grid_add_keys (TillidCalendarGrid *self);

G_END_DECLS
