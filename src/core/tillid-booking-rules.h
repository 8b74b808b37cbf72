/* tillid-booking-rules.h - the rules by which a visit and its interpreter are booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-rights.h"
#include "tillid-told.h"

G_BEGIN_DECLS

/* How long a visit is usually talked: the first one, a whole one, a short one, one by telephone. */
#define TILLID_BOOKING_FIRST 90
#define TILLID_BOOKING_WHOLE 60
#define TILLID_BOOKING_SHORT 30
#define TILLID_BOOKING_PHONE 15

/* With an interpreter: a talk before the visit, and one after it. */
#define TILLID_BOOKING_BRIEFING 5

/* From here on it is late to look for an interpreter. */
#define TILLID_BOOKING_WARNING_HOURS 48

/* A visit of unknown length takes an hour. */
#define TILLID_BOOKING_UNKNOWN_LENGTH 60

/**
 * TillidBookingTime:
 * @talk: minutes that were asked for
 * @percent: what the way of interpreting adds, per hundred
 * @extra: the same in minutes, begun minutes are whole ones
 * @before: minutes with the interpreter before the visit
 * @after: minutes with the interpreter after it
 * @total: all of them
 *
 * How long a visit takes, and why.
 */
typedef struct
{
  gint64 talk;
  int percent;
  gint64 extra;
  gint64 before;
  gint64 after;
  gint64 total;
} TillidBookingTime;

/**
 * TillidBookingGuard:
 * @TILLID_BOOKING_GUARD_ADULT: nothing is asked
 * @TILLID_BOOKING_GUARD_AGE_UNKNOWN: whether the person is 18 or older is asked
 * @TILLID_BOOKING_GUARD_YOUNG: 15 to 17: acute and life-threatening, or a doctor has judged it simple
 * @TILLID_BOOKING_GUARD_CHILD: under 15: only acute and life-threatening
 *
 * Whether somebody of the family may interpret (clinical.md 6.3: order 504 of 2015, section 3).
 */
typedef enum
{
  TILLID_BOOKING_GUARD_ADULT,
  TILLID_BOOKING_GUARD_AGE_UNKNOWN,
  TILLID_BOOKING_GUARD_YOUNG,
  TILLID_BOOKING_GUARD_CHILD,
} TillidBookingGuard;

/**
 * TillidBookingCover:
 * @TILLID_BOOKING_COVER_NOT_NEEDED: the patient speaks for the own person, or has declined
 * @TILLID_BOOKING_COVER_MISSING: nobody is booked
 * @TILLID_BOOKING_COVER_ASKED: somebody was asked and has not confirmed
 * @TILLID_BOOKING_COVER_BOOKED: somebody comes
 *
 * How a planned visit stands with its interpreter.
 */
typedef enum
{
  TILLID_BOOKING_COVER_NOT_NEEDED,
  TILLID_BOOKING_COVER_MISSING,
  TILLID_BOOKING_COVER_ASKED,
  TILLID_BOOKING_COVER_BOOKED,
} TillidBookingCover;

/**
 * TillidSpan:
 * @from: where it begins
 * @until: where it has ended
 *
 * A stretch of time, in whatever unit; @until is no part of it.
 */
typedef struct
{
  gint64 from;
  gint64 until;
} TillidSpan;

TillidBookingTime tillid_booking_time (gint64 talk, int mode) G_GNUC_CONST;
gint64 tillid_booking_talk (gint64 total, int mode) G_GNUC_CONST;
TillidBookingGuard
tillid_booking_guard (const TillidToldBounds *birth, gboolean administrative, TillidDay day);
TillidBookingCover
tillid_booking_cover (int needed, gboolean by_choice, gboolean somebody, gint64 state) G_GNUC_CONST;
gboolean tillid_booking_may_lead (TillidRoles roles);
gboolean tillid_booking_is_soon (gint64 start_ms, gint64 now_ms) G_GNUC_CONST;
gboolean tillid_span_overlaps (TillidSpan a, TillidSpan b);
void tillid_span_lanes (const TillidSpan *spans, guint n, guint *out_lane, guint *out_n_lanes);

G_END_DECLS
