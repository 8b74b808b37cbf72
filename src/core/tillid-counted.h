/* tillid-counted.h - which contacts count, in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-day.h"

G_BEGIN_DECLS

/**
 * TILLID_COUNTED_PHONE_MINUTES:
 *
 * A telephone visit counts from this length on.
 */
#define TILLID_COUNTED_PHONE_MINUTES 10

/**
 * TillidContactPoint:
 * @patient: key of the patient
 * @id: key of the visit; decides between two visits that start at the same time
 * @day: the day, known
 * @minute: minute of the day, or %TILLID_ABSENT (comes before known ones)
 * @lead: key of the person who led it, 0 for nobody
 * @profession: key of the lead's profession, %TILLID_ABSENT if not known
 * @staff: (array length=n_staff) (nullable) (unowned): keys of the staff present; the lead is present in any case
 * @n_staff: how many
 * @interpreters: (array length=n_interpreters) (nullable) (unowned): keys of the interpreters present, the one
 *   who interpreted first
 * @n_interpreters: how many
 *
 * A visit as the measures see it. Keys are ids of records, or numbers given to the names of a CSV file.
 */
typedef struct
{
  gint64 patient;
  gint64 id;
  TillidDay day;
  gint64 minute;
  gint64 lead;
  gint64 profession;
  const gint64 *staff;
  guint n_staff;
  const gint64 *interpreters;
  guint n_interpreters;
} TillidContactPoint;

/**
 * TillidPeriod:
 * @from: first day, or %TILLID_ABSENT for open
 * @to: last day, or %TILLID_ABSENT for open
 *
 * The days a measure looks at, both ends included. Nothing outside them exists for it.
 */
typedef struct
{
  TillidDay from;
  TillidDay to;
} TillidPeriod;

#define TILLID_PERIOD_OPEN ((TillidPeriod){ TILLID_ABSENT, TILLID_ABSENT })

/**
 * TillidCountedVisit:
 * @id: key of the (first) visit
 * @day: the day
 * @lead: key of the lead, 0 for nobody
 * @profession: of the lead, or %TILLID_ABSENT
 * @staff: (element-type gint64): everybody of the staff who was present, lead first, each once
 * @interpreters: (element-type gint64): each once
 * @known_face: somebody of @staff was present at an earlier visit
 *
 * One visit after the same-day rule.
 */
typedef struct
{
  gint64 id;
  TillidDay day;
  gint64 lead;
  gint64 profession;
  GArray *staff;
  GArray *interpreters;
  gboolean known_face;
} TillidCountedVisit;

gboolean tillid_counted_applies (TillidVisitStatus status,
                                 TillidVisitKind kind,
                                 TillidVisitMode mode,
                                 gint64 length,
                                 gboolean without_patient);
gboolean tillid_period_contains (TillidPeriod window, TillidDay day);
GArray *tillid_period_split (TillidPeriod window,
                             const TillidDay *hand_overs,
                             guint n_hand_overs) G_GNUC_WARN_UNUSED_RESULT;
void tillid_contact_points_sort (GArray *points);
guint
tillid_contact_points_patient_end (const TillidContactPoint *points, guint n_points, guint start);
GPtrArray *tillid_counted_visits (const TillidContactPoint *points,
                                  guint n_points,
                                  TillidPeriod window) G_GNUC_WARN_UNUSED_RESULT;

/**
 * TillidVisitCounter:
 *
 * Counts the visits of one patient after the other in the same memory, for tables of many.
 */
typedef struct _TillidVisitCounter TillidVisitCounter;

TillidVisitCounter *tillid_visit_counter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_visit_counter_free (TillidVisitCounter *self);
const GPtrArray *tillid_visit_counter_count (TillidVisitCounter *self,
                                             const TillidContactPoint *points,
                                             guint n_points,
                                             TillidPeriod window);
void tillid_counted_visit_free (TillidCountedVisit *visit);
gboolean tillid_keys_contain (const GArray *keys, gint64 key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidVisitCounter, tillid_visit_counter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCountedVisit, tillid_counted_visit_free)

G_END_DECLS
