/* bench-clinic.h - large invented clinics
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The day after the last attended visit: 10 March 2026. */
#define TILLID_BENCH_TODAY 20522

/**
 * BenchClinicSize:
 * @patients: how many
 * @visits: of each patient, attended in the years before 10 March 2026
 * @planned_first: each visit was planned in one edit and held in another: two revisions
 * @life: items in the story of the first patient, beside the visits
 * @colleagues: who lead the visits besides the owner; with some, every patient has a course of care, people, promises
 *   and, most of them, a next visit, and every visit an interpreter
 */
typedef struct
{
  guint patients;
  guint visits;
  gboolean planned_first;
  guint life;
  guint colleagues;
} BenchClinicSize;

char *bench_clinic_dup_path (const BenchClinicSize *size) G_GNUC_WARN_UNUSED_RESULT;
char *bench_clinic_make_folder (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
