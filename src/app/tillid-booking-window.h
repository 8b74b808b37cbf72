/* tillid-booking-window.h - a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-booking-form.h"

G_BEGIN_DECLS

/**
 * TillidBookingWindow:
 *
 * Who, when, where and with which interpreter. Nothing of it is needed, and what is typed is a draft in the clinic file: closing
 * the window loses nothing and asks nothing. Booking is one edit, which undo takes back.
 */
#define TILLID_TYPE_BOOKING_WINDOW (tillid_booking_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidBookingWindow, tillid_booking_window, TILLID, BOOKING_WINDOW, AdwWindow)

GtkWindow *
tillid_booking_window_new (GtkWindow *parent, TillidPatientContext *context, gint64 visit);
void tillid_booking_window_propose (TillidBookingWindow *self, const TillidBookingForm *proposal);

G_END_DECLS
