/* bench.h - measuring, and one line per figure
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times in milliseconds; a sample is a GArray of double. */
double bench_now (void);
double bench_cpu (void);
GArray *bench_sample_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_sample_add (GArray *sample, double value);
double bench_sample_quantile (GArray *sample, double quantile);

void bench_figure (const char *name, double measured, double limit, const char *unit);
void bench_note (const char *name, double measured, const char *unit);
void bench_fail_if (GError *error);
gboolean bench_is_full (void);

G_END_DECLS
