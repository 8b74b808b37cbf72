/* tillid-booking-interpreter.h - who interprets at a visit, and how that stands
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-booking-form.h"

G_BEGIN_DECLS

/**
 * TillidBookingInterpreter:
 *
 * The part of a booking that is about the interpreter. It writes into the form it is given. A relative under age is taken only
 * with the answer that the age asks for. Signal "changed": the form says something else.
 */
#define TILLID_TYPE_BOOKING_INTERPRETER (tillid_booking_interpreter_get_type ())
G_DECLARE_FINAL_TYPE (TillidBookingInterpreter,
                      tillid_booking_interpreter,
                      TILLID,
                      BOOKING_INTERPRETER,
                      GtkWidget)

void tillid_booking_interpreter_show (TillidBookingInterpreter *self,
                                      TillidPatientContext *context,
                                      TillidBookingForm *form);

/* For tests. */
GtkListBox *tillid_booking_interpreter_get_list (TillidBookingInterpreter *self);
GtkListBox *tillid_booking_interpreter_get_relatives (TillidBookingInterpreter *self);

G_END_DECLS
