/* tillid-calendar-page-private.h - what the parts of the page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-calendar-page.h"
#include "tillid-calendar-who.h"
#include "tillid-cover-warning.h"
#include "tillid-workplace-switcher.h"

G_BEGIN_DECLS

struct _TillidCalendarPage
{
  GtkWidget parent_instance;

  TillidBanner *banner;
  GtkMenuButton *menu_button;
  AdwWindowTitle *title;
  GtkToggleButton *mine_button;
  GtkToggleButton *whole_button;
  TillidWorkplaceSwitcher *switcher;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *day_calendar;
  GtkLabel *count_label;
  TillidCoverWarning *warning;
  GtkWidget *by_box;
  GtkToggleButton *people_button;
  GtkToggleButton *rooms_button;
  GtkDropDown *only_drop;
  GtkToggleButton *day_toggle;
  GtkToggleButton *week_toggle;
  GtkStack *stack;
  AdwStatusPage *problem_status;
  AdwStatusPage *many_status;
  GtkBox *header_box;
  GtkScrolledWindow *header_window;
  GtkScrolledWindow *hours_window;
  GtkScrolledWindow *grid_window;
  TillidCalendarHours *hours;
  TillidCalendarGrid *grid;
  TillidCalendarWho *who;

  TillidCalendarModel *model; /* (owned) (nullable) */
  GArray *
    only_members; /* (owned) of gint64: by their place in the list after "everybody"; rooms follow */
  char **only_names; /* (owned) (nullable): what the list says */
  guint minute_source;
  guint scroll_idle;
  guint book_column; /* where a visit is to be booked */
  gint64 book_minute;
  int focus_edge; /* after a step over the edge: -1 the last column, 1 the first one */
  gboolean wants_focus;
  gboolean was_scrolled;
  gboolean was_week; /* what it was scrolled for */
  gboolean is_setting;
};

/* tillid-calendar-place.c */
void tillid_calendar_page_init_place (TillidWorkplaceInterface *iface);

/* tillid-calendar-page.c */
void tillid_calendar_page_set_session (TillidCalendarPage *self, TillidSession *session);

G_END_DECLS
