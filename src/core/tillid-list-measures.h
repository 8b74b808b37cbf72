/* tillid-list-measures.h - continuity of whole lists of patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"
#include "tillid-ratio.h"

G_BEGIN_DECLS

/**
 * TillidListEntry:
 * @patient: key of the patient
 * @person: key of the person whose list the patient is on, the key contact
 *
 * A patient is on one list at most.
 */
typedef struct
{
  gint64 patient;
  gint64 person;
} TillidListEntry;

/**
 * TillidListMeasure:
 * @person: who holds the list, 0 for the whole clinic
 * @slicc: St Leonard's index of continuity of care
 * @opr: own patient ratio
 *
 * The two sides of a list. Absent where there are no appointments.
 */
typedef struct
{
  gint64 person;
  TillidRatio slicc;
  TillidRatio opr;
} TillidListMeasure;

/**
 * TillidChartPoint:
 * @share: of the month; absent in a month without appointments
 * @lower: lower control limit, NAN with @share absent; may lie below 0
 * @upper: upper control limit, may lie above 1
 * @is_outside: @share lies beyond a limit
 *
 * One month of a p-chart.
 */
typedef struct
{
  TillidRatio share;
  double lower;
  double upper;
  gboolean is_outside;
} TillidChartPoint;

/**
 * TillidListMeasures:
 *
 * The counts behind the measures of whole lists, patient by patient: the visits of all patients need not be held at once.
 */
typedef struct _TillidListMeasures TillidListMeasures;

TillidListMeasures *tillid_list_measures_new (TillidPeriod window,
                                              const TillidListEntry *entries,
                                              guint n_entries) G_GNUC_WARN_UNUSED_RESULT;
void tillid_list_measures_free (TillidListMeasures *self);
void tillid_list_measures_add (TillidListMeasures *self,
                               const TillidContactPoint *points,
                               guint n_points);
GArray *tillid_list_measures_finish (TillidListMeasures *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_list_measures_compute (const TillidContactPoint *points,
                                      guint n_points,
                                      TillidPeriod window,
                                      const TillidListEntry *entries,
                                      guint n_entries) G_GNUC_WARN_UNUSED_RESULT;
TillidRatio
tillid_list_chart (const TillidRatio *months, guint n_months, TillidChartPoint *out_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidListMeasures, tillid_list_measures_free)

G_END_DECLS
