/* tillid-booking-window-private.h - what the parts of the window share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking-interpreter.h"
#include "tillid-booking-window.h"

G_BEGIN_DECLS

struct _TillidBookingWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *draft_box;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *day_calendar;
  GtkEditable *time_row;
  AdwActionRow *minutes_row;
  GtkWidget *minutes_spin;
  GtkAdjustment *minutes_adjustment;
  GtkButton *first_button;
  GtkButton *whole_button;
  GtkButton *short_button;
  GtkButton *phone_button;
  AdwComboRow *mode_row;
  GtkEditable *room_row;
  GtkWidget *rooms_button;
  GtkPopover *rooms_popover;
  GtkListBox *rooms_list;
  GtkEditable *purpose_row;
  AdwComboRow *lead_row;
  AdwExpanderRow *others_row;
  GtkWidget *warnings_box;
  TillidBookingInterpreter *interpreter;
  GtkWidget *pairs_box;
  GtkLabel *pairs_label;
  GtkListBox *pair_list;
  GtkLabel *pairs_foot_label;
  GtkLabel *problem_label;
  GtkButton *book_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidBookingForm *form;       /* (owned) (nullable) */
  char *place;                   /* (owned) (nullable): of the draft */
  GPtrArray *members;            /* (owned) (nullable) of TillidMember: who is offered */
  GPtrArray *member_rows;        /* (owned) of GtkWidget: who may come along */
  GPtrArray *pairs;              /* (owned) (nullable) of TillidContinuityPair */
  guint idle;                    /* what follows is to be worked out */
  guint draft_timeout;           /* a draft waits to be written */
  gboolean is_setting;
  gboolean is_booking; /* the edit is on its way to the disk */
};

/* tillid-booking-window.c */
void tillid_booking_window_changed (TillidBookingWindow *self);

/* tillid-booking-window-lists.c */
void tillid_booking_window_show_warnings (TillidBookingWindow *self);
void tillid_booking_window_show_pairs (TillidBookingWindow *self);
void tillid_booking_window_fill_members (TillidBookingWindow *self);
void tillid_booking_window_fill_others (TillidBookingWindow *self);
void tillid_booking_window_fill_rooms (TillidBookingWindow *self);

G_END_DECLS
