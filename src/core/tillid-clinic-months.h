/* tillid-clinic-months.h - a clinic as a whole, month by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-list-measures.h"

G_BEGIN_DECLS

/**
 * TILLID_CLINIC_FEW:
 *
 * Fewer patients, or fewer colleagues, than this are no group: what is counted over them is not shown.
 */
#define TILLID_CLINIC_FEW 5

/**
 * TillidClinicMeasure:
 * @TILLID_CLINIC_SLICC: visits of patients who have a key contact / with that key contact (tillid_list_measures_compute())
 * @TILLID_CLINIC_OPR: visits led by key contacts / with patients of the own list
 * @TILLID_CLINIC_KNOWN_FACE: visits from a patient's second one in the window on / with somebody who had met the patient
 * @TILLID_CLINIC_KNOWN_INTERPRETER: interpreted visits from a patient's second one in the window on / whose interpreter had
 *   interpreted for the patient
 * @TILLID_CLINIC_WITHOUT_INTERPRETER: visits that needed an interpreter / to which none came
 * @TILLID_CLINIC_MINUTES: visits whose planned and used minutes are known; a share's numerator is the minutes used
 *
 * What is counted over the clinic. Never over a person.
 */
typedef enum
{
  TILLID_CLINIC_SLICC,
  TILLID_CLINIC_OPR,
  TILLID_CLINIC_KNOWN_FACE,
  TILLID_CLINIC_KNOWN_INTERPRETER,
  TILLID_CLINIC_WITHOUT_INTERPRETER,
  TILLID_CLINIC_MINUTES,
  TILLID_CLINIC_N_MEASURES,
} TillidClinicMeasure;

/**
 * TillidClinicCount:
 * @share: as #TillidClinicMeasure says
 * @planned: of %TILLID_CLINIC_MINUTES: the minutes planned for the same visits
 * @patients: how many different patients are in the denominator
 *
 * One measure in one month, or in one group of visits.
 */
typedef struct
{
  TillidRatio share;
  gint64 planned;
  guint patients;
} TillidClinicCount;

/**
 * TillidClinicKind:
 *
 * How a visit took place: the groups of planned and used minutes.
 */
typedef enum
{
  TILLID_CLINIC_KIND_ROOM,
  TILLID_CLINIC_KIND_HOME,
  TILLID_CLINIC_KIND_VIDEO,
  TILLID_CLINIC_KIND_PHONE,
  TILLID_CLINIC_KIND_NETWORK,
  TILLID_CLINIC_N_KINDS,
} TillidClinicKind;

/**
 * TillidClinicUse:
 * @patient: key of the patient
 * @day: of the visit
 * @kind: #TillidVisitKind
 * @mode: #TillidVisitMode
 * @lead: key of the person who led it, or 0
 * @profession: #TillidProfession of the lead, or %TILLID_ABSENT
 * @planned: minutes, or %TILLID_ABSENT
 * @used: minutes, or %TILLID_ABSENT
 * @needs_interpreter: one was needed
 * @interpreted: an interpreter, or a colleague who interprets, came
 *
 * What a visit took. Visits that count only, before the same-day rule: each took its own time.
 */
typedef struct
{
  gint64 patient;
  TillidDay day;
  int kind;
  int mode;
  gint64 lead;
  gint64 profession;
  gint64 planned;
  gint64 used;
  gboolean needs_interpreter;
  gboolean interpreted;
} TillidClinicUse;

/**
 * TillidClinicGroup:
 * @key: #TillidClinicKind or #TillidProfession; %TILLID_ABSENT for all the others together
 * @count: its visits and minutes
 * @colleagues: of a profession: how many different colleagues led them
 *
 * A group of visits that is large enough to be shown.
 */
typedef struct
{
  gint64 key;
  TillidClinicCount count;
  guint colleagues;
} TillidClinicGroup;

/**
 * TillidClinicMonths:
 *
 * The counts of some months on end. Made by one thread, then read by any.
 */
typedef struct _TillidClinicMonths TillidClinicMonths;

TillidClinicMonths *tillid_clinic_months_new (TillidDay first,
                                              guint n_months,
                                              const TillidListEntry *entries,
                                              guint n_entries) G_GNUC_WARN_UNUSED_RESULT;
void tillid_clinic_months_free (TillidClinicMonths *self);
TillidDay tillid_clinic_months_get_first (const TillidClinicMonths *self);
guint tillid_clinic_months_get_n (const TillidClinicMonths *self);
TillidPeriod tillid_clinic_months_get_window (const TillidClinicMonths *self);
void tillid_clinic_months_take_patient (TillidClinicMonths *self,
                                        const TillidContactPoint *points,
                                        guint n_points);
void tillid_clinic_months_take_use (TillidClinicMonths *self, const TillidClinicUse *use);
TillidClinicCount
tillid_clinic_months_get (const TillidClinicMonths *self, TillidClinicMeasure measure, guint month);
gboolean tillid_clinic_count_is_shown (TillidClinicCount count);
GArray *tillid_clinic_months_list_kinds (const TillidClinicMonths *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *
tillid_clinic_months_list_professions (const TillidClinicMonths *self) G_GNUC_WARN_UNUSED_RESULT;
guint tillid_clinic_months_get_n_patients (const TillidClinicMonths *self);
guint tillid_clinic_months_get_n_visits (const TillidClinicMonths *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidClinicMonths, tillid_clinic_months_free)

G_END_DECLS
