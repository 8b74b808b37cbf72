/* tillid-booking-rules.c - the rules by which a visit and its interpreter are booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Interpreting takes time: on the telephone or through a relative a quarter more, by video 15 per cent, in the room nothing
 * (clinical.md 6.3), and five minutes before and after with whoever interprets. A colleague who speaks the language needs
 * neither.
 *
 * Spans that touch each other's time stand side by side: a group is everything that is tied together by overlaps, and all of
 * a group are as wide as its most crowded moment asks for. Each takes the first lane that is free when it begins. */
#include "config.h"

#include "tillid-booking-rules.h"

#include "tillid-age-bounds.h"

#define ADULT 18
#define YOUNG 15
#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)

static int
percent_of (int mode)
{
  switch (mode)
    {
    case TILLID_INTERPRETING_MODE_PHONE:
    case TILLID_INTERPRETING_MODE_RELATIVE:
      return 25;
    case TILLID_INTERPRETING_MODE_VIDEO:
      return 15;
    default:
      return 0;
    }
}

/**
 * tillid_booking_time:
 * @talk: minutes that are wanted to talk
 * @mode: #TillidInterpretingMode
 *
 * Returns: how long the visit is to be planned
 */
TillidBookingTime
tillid_booking_time (gint64 talk, int mode)
{
  TillidBookingTime time = { .talk = MAX (talk, 0), .percent = percent_of (mode) };

  time.extra = (time.talk * time.percent + 99) / 100;
  if (mode != TILLID_INTERPRETING_MODE_STAFF && mode != TILLID_INTERPRETING_MODE_NONE)
    time.before = time.after = TILLID_BOOKING_BRIEFING;
  time.total = time.talk + time.extra + time.before + time.after;
  return time;
}

/**
 * tillid_booking_talk:
 * @total: planned minutes
 * @mode: #TillidInterpretingMode
 *
 * Returns: the most minutes to talk that fit into @total: tillid_booking_time() the other way
 */
gint64
tillid_booking_talk (gint64 total, int mode)
{
  gint64 talk = MAX (total, 0);

  while (talk > 0 && tillid_booking_time (talk, mode).total > total)
    talk--;
  return talk;
}

/**
 * tillid_booking_guard:
 * @birth: (nullable): bounds of the birth date of whoever would interpret
 * @administrative: the day was given by an authority
 * @day: day of the visit
 *
 * Who might be younger is asked as the younger one, who might be of age is asked for the age.
 *
 * Returns: what is asked before a relative interprets
 */
TillidBookingGuard
tillid_booking_guard (const TillidToldBounds *birth, gboolean administrative, TillidDay day)
{
  int youngest, oldest;

  if (birth == NULL || !tillid_age_bounds (birth, administrative, day, &youngest, &oldest))
    return TILLID_BOOKING_GUARD_AGE_UNKNOWN;
  if (youngest >= ADULT)
    return TILLID_BOOKING_GUARD_ADULT;
  if (oldest >= ADULT)
    return TILLID_BOOKING_GUARD_AGE_UNKNOWN;
  return youngest >= YOUNG ? TILLID_BOOKING_GUARD_YOUNG : TILLID_BOOKING_GUARD_CHILD;
}

/**
 * tillid_booking_cover:
 * @needed: #TillidYesNo: what stands in the patient's header
 * @by_choice: the visit is without interpreter by choice
 * @somebody: an interpreter, or a relative who interprets, is expected
 * @state: #TillidInterpretingState, or %TILLID_ABSENT where nobody wrote it down: then whoever is expected is booked
 *
 * Returns: how a planned visit stands with its interpreter
 */
TillidBookingCover
tillid_booking_cover (int needed, gboolean by_choice, gboolean somebody, gint64 state)
{
  if (by_choice || state == TILLID_INTERPRETING_STATE_DECLINED)
    return TILLID_BOOKING_COVER_NOT_NEEDED;
  if (state == TILLID_ABSENT && !somebody)
    return needed == TILLID_YES_NO_YES ? TILLID_BOOKING_COVER_MISSING
                                       : TILLID_BOOKING_COVER_NOT_NEEDED;
  if (!somebody || state == TILLID_INTERPRETING_STATE_NEEDED ||
      state == TILLID_INTERPRETING_STATE_ABSENT)
    return TILLID_BOOKING_COVER_MISSING;
  return state == TILLID_INTERPRETING_STATE_ASKED ? TILLID_BOOKING_COVER_ASKED
                                                  : TILLID_BOOKING_COVER_BOOKED;
}

/**
 * tillid_booking_may_lead:
 * @roles: of a colleague
 *
 * Returns: whether the colleague is offered for a visit: not a researcher or an administrator who is nothing else.
 *   Somebody who is only a name here (a student, a guest) is offered
 */
gboolean
tillid_booking_may_lead (TillidRoles roles)
{
  return roles == TILLID_ROLES_NONE || tillid_rights_may_write (roles, TILLID_FAMILY_VISIT);
}

/* Whether a visit that begins at @start_ms is to come within 48 hours, or should have begun. */
gboolean
tillid_booking_is_soon (gint64 start_ms, gint64 now_ms)
{
  return start_ms - now_ms <= TILLID_BOOKING_WARNING_HOURS * HOUR_MS;
}

/* Whether @a and @b have time in common. One that ends when the other begins has not. */
gboolean
tillid_span_overlaps (TillidSpan a, TillidSpan b)
{
  return a.from < b.until && b.from < a.until;
}

static guint
first_free_lane (const TillidSpan *spans, const guint *lanes, guint first, guint i)
{
  for (guint lane = 0;; lane++)
    {
      gboolean is_free = TRUE;

      for (guint k = first; k < i && is_free; k++)
        is_free = lanes[k] != lane || !tillid_span_overlaps (spans[k], spans[i]);
      if (is_free)
        return lane;
    }
}

/**
 * tillid_span_lanes:
 * @spans: (array length=n): in the order of their beginnings
 * @n: how many
 * @out_lane: (out caller-allocates) (array length=n): which lane of its group each one stands in
 * @out_n_lanes: (out caller-allocates) (array length=n): how many lanes its group has
 *
 * Places spans side by side where they overlap.
 */
void
tillid_span_lanes (const TillidSpan *spans, guint n, guint *out_lane, guint *out_n_lanes)
{
  guint first = 0;

  while (first < n)
    {
      gint64 until = spans[first].until;
      guint end = first, n_lanes = 0;

      for (; end < n && (end == first || spans[end].from < until); end++)
        {
          out_lane[end] = first_free_lane (spans, out_lane, first, end);
          n_lanes = MAX (n_lanes, out_lane[end] + 1);
          until = MAX (until, spans[end].until);
        }
      for (guint i = first; i < end; i++)
        out_n_lanes[i] = n_lanes;
      first = end;
    }
}
