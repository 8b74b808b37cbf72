/* bench-first-frame.c - from the start of the program to its first picture
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Seen from outside, by the X server: the clock runs from the start of a program until something is drawn into
 * the first large window it makes (the DAMAGE extension tells). Tillid opens a clinic of 20 000 patients and
 * 400 000 visits; an empty libadwaita window of the same size stands beside it. They take turns, and the
 * fastest of each counts: that is the one least disturbed by what else the machine does. Beside it stands the last
 * drawing after which the window is still: by then the rows of the list are there. */
#include "config.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>

#include "bench-clinic.h"
#include "bench.h"

#define N_RUNS 5
#define MIN_WIDTH 300
#define TIMEOUT_MS 60000
/* Nothing drawn for so long: the window is complete. */
#define STILL_MS 400

typedef struct
{
  double first;
  double last;
} Taken;

/* In milliseconds; ends the program that was started. */
static Taken
time_first_frame (Display *display, int damage_event, const char *const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  Taken taken = { 0, 0 };

  process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                       &error);
  bench_fail_if (error);
  while (taken.first <= 0 || bench_now () - start < taken.last + STILL_MS)
    {
      XEvent event;

      if (bench_now () - start > TIMEOUT_MS)
        g_error ("%s drew nothing", argv[0]);
      if (XPending (display) == 0)
        {
          g_usleep (500);
          continue;
        }
      XNextEvent (display, &event);
      if (event.type == CreateNotify && event.xcreatewindow.width >= MIN_WIDTH)
        XDamageCreate (display, event.xcreatewindow.window, XDamageReportNonEmpty);
      else if (event.type == ConfigureNotify && event.xconfigure.width >= MIN_WIDTH)
        XDamageCreate (display, event.xconfigure.window, XDamageReportNonEmpty);
      else if (event.type == damage_event + XDamageNotify)
        {
          XDamageSubtract (display, ((XDamageNotifyEvent *) &event)->damage, None, None);
          taken.last = bench_now () - start;
          if (taken.first <= 0)
            taken.first = taken.last;
        }
    }
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  XSync (display, True);
  return taken;
}

static void
keep_fastest (Taken *fastest, Taken other)
{
  fastest->first = MIN (fastest->first, other.first);
  fastest->last = MIN (fastest->last, other.last);
}

/* A window that is gone when we ask for it is no reason to end. */
static int
error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *clinic = bench_clinic_dup_path (&(BenchClinicSize){ 20000, 20, FALSE, 0 });
  const char *const tillid[] = { argv[1], clinic, NULL };
  const char *const empty[] = { argv[2], NULL };
  Taken ours = { G_MAXDOUBLE, G_MAXDOUBLE }, theirs = ours;
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;

  if (argc != 3 || display == NULL ||
      !XDamageQueryExtension (display, &damage_event, &damage_error))
    g_error ("usage: bench-first-frame TILLID EMPTY, on a display with DAMAGE");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  XSetErrorHandler (error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  for (int i = 0; i < N_RUNS; i++)
    {
      keep_fastest (&theirs, time_first_frame (display, damage_event, empty));
      keep_fastest (&ours, time_first_frame (display, damage_event, tillid));
    }
  bench_figure ("start: first frame to that of an empty window", ours.first / theirs.first, 1.5,
                "x");
  bench_note ("start: first frame, 20 000 patients, 400 000 visits", ours.first, "ms");
  bench_note ("start: until nothing more is drawn", ours.last, "ms");
  bench_note ("start: first frame of an empty window", theirs.first, "ms");
  bench_note ("start: an empty window, until nothing more is drawn", theirs.last, "ms");
  XCloseDisplay (display);
  return 0;
}
