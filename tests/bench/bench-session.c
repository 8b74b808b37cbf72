/* bench-session.c - a clinic whose day is always the same
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-session.h"

#include "bench-clinic.h"
#include "bench.h"

/* It has its own clock from now on. */
static void
set_clock (TillidSession *session)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Clock");
  g_autoptr (GError) error = NULL;
  TillidClinic *clinic = tillid_clinic_edit (tillid_session_get_clinic (session));

  clinic->demo = TRUE;
  clinic->demo_now = (gint64) TILLID_BENCH_TODAY * 24 * 3600 * 1000;
  tillid_edit_take (edit, tillid_record_seal (clinic));
  tillid_session_apply (session, edit, NULL, &error);
  bench_fail_if (error);
}

/**
 * bench_session_open:
 * @path: of a clinic of bench-clinic.c
 * @flags: how it is opened
 *
 * What is to come in the clinic is to come whenever this runs: its own clock says 10 March 2026.
 *
 * Returns: (transfer full): the clinic
 */
TillidSession *
bench_session_open (const char *path, TillidSessionFlags flags)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  set_clock (session);
  tillid_session_close (session);
  g_clear_object (&session);
  session = tillid_session_open (path, NULL, flags, &error);
  bench_fail_if (error);
  g_assert_cmpint (tillid_session_today (session), ==, TILLID_BENCH_TODAY);
  return g_steal_pointer (&session);
}
