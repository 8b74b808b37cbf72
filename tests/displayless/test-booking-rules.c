/* test-booking-rules.c - the rules by which a visit and its interpreter are booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking-rules.h"

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)

/* By hand from clinical.md 6.3: +25 % by telephone or relative, +15 % by video, nothing in the room, and five minutes
 * before and after. Begun minutes are whole ones: 15 * 0.25 = 3.75, 30 * 0.15 = 4.5, 90 * 0.25 = 22.5. */
static void
test_time (void)
{
  static const struct
  {
    gint64 talk;
    int mode;
    gint64 extra;
    gint64 total;
  } rows[] = {
    { 60, TILLID_INTERPRETING_MODE_ROOM, 0, 70 },
    { 60, TILLID_INTERPRETING_MODE_UNKNOWN, 0, 70 },
    { 60, TILLID_INTERPRETING_MODE_VIDEO, 9, 79 },
    { 60, TILLID_INTERPRETING_MODE_PHONE, 15, 85 },
    { 60, TILLID_INTERPRETING_MODE_RELATIVE, 15, 85 },
    { 60, TILLID_INTERPRETING_MODE_STAFF, 0, 60 },
    { 60, TILLID_INTERPRETING_MODE_NONE, 0, 60 },
    { 90, TILLID_INTERPRETING_MODE_PHONE, 23, 123 },
    { 90, TILLID_INTERPRETING_MODE_VIDEO, 14, 114 },
    { 30, TILLID_INTERPRETING_MODE_VIDEO, 5, 45 },
    { 15, TILLID_INTERPRETING_MODE_PHONE, 4, 29 },
    { 0, TILLID_INTERPRETING_MODE_PHONE, 0, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TillidBookingTime time = tillid_booking_time (rows[i].talk, rows[i].mode);

      g_assert_cmpint (time.talk, ==, rows[i].talk);
      g_assert_cmpint (time.extra, ==, rows[i].extra);
      g_assert_cmpint (time.total, ==, rows[i].total);
      g_assert_cmpint (time.talk + time.extra + time.before + time.after, ==, time.total);
      g_assert_cmpint (tillid_booking_talk (time.total, rows[i].mode), ==, rows[i].talk);
    }
  /* 78 minutes by video: 59 * 0.15 = 8.85, 59 + 9 + 10 = 78. */
  g_assert_cmpint (tillid_booking_talk (78, TILLID_INTERPRETING_MODE_VIDEO), ==, 59);
  g_assert_cmpint (tillid_booking_talk (5, TILLID_INTERPRETING_MODE_ROOM), ==, 0);
}

static TillidBookingGuard
guard (const char *first, const char *last, gboolean administrative, const char *day)
{
  const TillidToldBounds birth = { tillid_day_from_iso (first), tillid_day_from_iso (first),
                                   tillid_day_from_iso (last), tillid_day_from_iso (last) };

  return tillid_booking_guard (&birth, administrative, tillid_day_from_iso (day));
}

static void
test_guard (void)
{
  /* Eighteen on the day of the visit, and the day before. */
  g_assert_cmpint (guard ("2008-03-10", "2008-03-10", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_ADULT);
  g_assert_cmpint (guard ("2008-03-11", "2008-03-11", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_YOUNG);
  /* Fifteen on the day, and the day before. */
  g_assert_cmpint (guard ("2011-03-10", "2011-03-10", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_YOUNG);
  g_assert_cmpint (guard ("2011-03-11", "2011-03-11", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_CHILD);
  /* Born some day of 2008: 17 or 18. Of 2011: 14 or 15, asked as the younger. Of 2007: 18 at least. */
  g_assert_cmpint (guard ("2008-01-01", "2008-12-31", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_AGE_UNKNOWN);
  g_assert_cmpint (guard ("2011-01-01", "2011-12-31", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_CHILD);
  g_assert_cmpint (guard ("2007-01-01", "2007-12-31", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_ADULT);
  /* 1 January 2008 from an office says only the year. */
  g_assert_cmpint (guard ("2008-01-01", "2008-01-01", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_ADULT);
  g_assert_cmpint (guard ("2008-01-01", "2008-01-01", TRUE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_AGE_UNKNOWN);
  /* Nothing is known; born after the visit, which is nonsense. */
  g_assert_cmpint (tillid_booking_guard (NULL, FALSE, 0), ==, TILLID_BOOKING_GUARD_AGE_UNKNOWN);
  g_assert_cmpint (guard ("2027-01-01", "2027-01-01", FALSE, "2026-03-10"), ==,
                   TILLID_BOOKING_GUARD_AGE_UNKNOWN);
}

static void
test_soon (void)
{
  g_assert_true (tillid_booking_is_soon (48 * HOUR_MS, 0));
  g_assert_false (tillid_booking_is_soon (48 * HOUR_MS + 1, 0));
  g_assert_true (tillid_booking_is_soon (-HOUR_MS, 0));
}

static void
test_cover (void)
{
  static const struct
  {
    int needed;
    gboolean by_choice;
    gboolean somebody;
    gint64 state;
    TillidBookingCover cover;
  } rows[] = {
    { TILLID_YES_NO_YES, FALSE, FALSE, TILLID_ABSENT, TILLID_BOOKING_COVER_MISSING },
    { TILLID_YES_NO_UNKNOWN, FALSE, FALSE, TILLID_ABSENT, TILLID_BOOKING_COVER_NOT_NEEDED },
    { TILLID_YES_NO_NO, FALSE, FALSE, TILLID_ABSENT, TILLID_BOOKING_COVER_NOT_NEEDED },
    { TILLID_YES_NO_YES, TRUE, FALSE, TILLID_ABSENT, TILLID_BOOKING_COVER_NOT_NEEDED },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_ABSENT, TILLID_BOOKING_COVER_BOOKED },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_INTERPRETING_STATE_NEEDED,
      TILLID_BOOKING_COVER_MISSING },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_INTERPRETING_STATE_ASKED, TILLID_BOOKING_COVER_ASKED },
    { TILLID_YES_NO_YES, FALSE, FALSE, TILLID_INTERPRETING_STATE_ASKED,
      TILLID_BOOKING_COVER_MISSING },
    { TILLID_YES_NO_NO, FALSE, TRUE, TILLID_INTERPRETING_STATE_CONFIRMED,
      TILLID_BOOKING_COVER_BOOKED },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_INTERPRETING_STATE_LATE, TILLID_BOOKING_COVER_BOOKED },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_INTERPRETING_STATE_ABSENT,
      TILLID_BOOKING_COVER_MISSING },
    { TILLID_YES_NO_YES, FALSE, TRUE, TILLID_INTERPRETING_STATE_DECLINED,
      TILLID_BOOKING_COVER_NOT_NEEDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (tillid_booking_cover (rows[i].needed, rows[i].by_choice, rows[i].somebody,
                                           rows[i].state),
                     ==, rows[i].cover);
}

static void
test_lead (void)
{
  g_assert_true (tillid_booking_may_lead (TILLID_ROLE_CLINICIAN));
  g_assert_true (tillid_booking_may_lead (TILLID_ROLE_COORDINATOR));
  g_assert_true (tillid_booking_may_lead (TILLID_ROLE_CLINICIAN | TILLID_ROLE_RESEARCHER));
  g_assert_true (tillid_booking_may_lead (TILLID_ROLES_NONE));
  g_assert_false (tillid_booking_may_lead (TILLID_ROLE_RESEARCHER));
  g_assert_false (tillid_booking_may_lead (TILLID_ROLE_ADMINISTRATOR));
  g_assert_false (tillid_booking_may_lead (TILLID_ROLE_RESEARCHER | TILLID_ROLE_ADMINISTRATOR));
}

/* A long one beside two short ones that follow each other, then one alone, then three of one time. */
static void
test_lanes (void)
{
  static const TillidSpan spans[] = { { 0, 60 },    { 0, 30 },    { 30, 60 },   { 60, 90 },
                                      { 100, 160 }, { 110, 130 }, { 120, 150 }, { 130, 140 } };
  static const guint lanes[] = { 0, 1, 1, 0, 0, 1, 2, 1 };
  static const guint of[] = { 2, 2, 2, 1, 3, 3, 3, 3 };
  guint lane[G_N_ELEMENTS (spans)], n_lanes[G_N_ELEMENTS (spans)];

  tillid_span_lanes (spans, G_N_ELEMENTS (spans), lane, n_lanes);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_assert_cmpuint (lane[i], ==, lanes[i]);
      g_assert_cmpuint (n_lanes[i], ==, of[i]);
    }
  g_assert_false (tillid_span_overlaps (spans[1], spans[2]));
  g_assert_true (tillid_span_overlaps (spans[0], spans[2]));
  tillid_span_lanes (NULL, 0, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/booking-rules/time", test_time);
  g_test_add_func ("/core/booking-rules/guard", test_guard);
  g_test_add_func ("/core/booking-rules/soon", test_soon);
  g_test_add_func ("/core/booking-rules/cover", test_cover);
  g_test_add_func ("/core/booking-rules/lead", test_lead);
  g_test_add_func ("/core/booking-rules/lanes", test_lanes);

  return g_test_run ();
}
