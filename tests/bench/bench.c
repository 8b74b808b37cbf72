/* bench.c - measuring, and one line per figure
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* Processor time of this thread: what it takes when nobody else uses the machine. */
double
bench_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

GArray *
bench_sample_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_sample_add (GArray *sample, double value)
{
  g_array_append_val (sample, value);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

/**
 * bench_sample_quantile:
 * @sample: at least one value; sorted by this
 * @quantile: 0 to 1: 0.5 is the median
 *
 * Returns: the smallest value that at least this share of the sample does not exceed (nearest rank)
 */
double
bench_sample_quantile (GArray *sample, double quantile)
{
  int rank;

  g_return_val_if_fail (sample->len > 0, NAN);

  g_array_sort (sample, compare);
  rank = (int) ceil (quantile * sample->len) - 1;
  return g_array_index (sample, double, CLAMP (rank, 0, (int) sample->len - 1));
}

/* One figure with its limit. */
void
bench_figure (const char *name, double measured, double limit, const char *unit)
{
  g_print ("%-58s %9.2f %-2s  limit %7.2f %-2s  %s\n", name, measured, unit, limit, unit,
           measured <= limit ? "ok" : "over");
}

/* Something beside a figure that has no limit. */
void
bench_note (const char *name, double measured, const char *unit)
{
  g_print ("%-58s %9.2f %-2s\n", name, measured, unit);
}

/* A benchmark that cannot run ends with the reason. */
void
bench_fail_if (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (2);
}

/* TILLID_BENCH_FULL=1: every size as the figure names it, however long it takes. */
gboolean
bench_is_full (void)
{
  return g_strcmp0 (g_getenv ("TILLID_BENCH_FULL"), "1") == 0;
}
