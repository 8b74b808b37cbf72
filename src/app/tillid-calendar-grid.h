/* tillid-calendar-grid.h - the hours of the calendar, with the visits in them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-calendar-block.h"

G_BEGIN_DECLS

/* Least width of a column at 100 % text. */
#define TILLID_CALENDAR_COLUMN 108

/**
 * TillidCalendarGrid:
 *
 * Visits are children in the order of columns and time; one more child is the free half hour on which the keyboard stands. Arrows
 * go by half hours and from column to column, onto a visit where there is one; Ctrl+Up and Ctrl+Down from visit to visit.
 *
 * Signals:
 *   "book" (guint column, gint64 minute): a visit is to be booked there
 *   "leave" (int steps): the keyboard went over the edge, to the days before or after
 */
#define TILLID_TYPE_CALENDAR_GRID (tillid_calendar_grid_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarGrid, tillid_calendar_grid, TILLID, CALENDAR_GRID, GtkWidget)

void tillid_calendar_grid_set (TillidCalendarGrid *self,
                               TillidCalendarModel *model,
                               GPtrArray *columns,
                               GArray *blocks);
TillidCalendarBlockWidget *tillid_calendar_grid_find (TillidCalendarGrid *self, gint64 visit);
void tillid_calendar_grid_grab_focus (TillidCalendarGrid *self);
void tillid_calendar_grid_focus_slot (TillidCalendarGrid *self, guint column, gint64 minute);
GtkWidget *tillid_calendar_grid_get_slot (TillidCalendarGrid *self);
void
tillid_calendar_grid_get_cursor (TillidCalendarGrid *self, guint *out_column, gint64 *out_minute);
void tillid_calendar_grid_book_here (TillidCalendarGrid *self);
double tillid_calendar_grid_y_of (TillidCalendarGrid *self, gint64 minute);

/* tillid-calendar-hours.c: the names of the hours, beside a grid */
#define TILLID_TYPE_CALENDAR_HOURS (tillid_calendar_hours_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarHours, tillid_calendar_hours, TILLID, CALENDAR_HOURS, GtkWidget)

void tillid_calendar_hours_set_grid (TillidCalendarHours *self, TillidCalendarGrid *grid);

G_END_DECLS
