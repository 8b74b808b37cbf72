/* tillid-clinic-model.h - a clinic as a whole, as its page shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-reading.h"
#include "tillid-network-layout.h"

G_BEGIN_DECLS

/**
 * TillidClinicChart:
 * @measure: what is counted
 * @first: first day of the first month
 * @months: the share of each month; absent where there is nothing, and where it is of too few patients
 * @is_few: (array): there is something, and it is of too few patients
 * @points: the same with control limits
 * @mean: of the months that are shown
 * @planned: of %TILLID_CLINIC_MINUTES: minutes planned for a visit, NAN where there is nothing to show
 * @planned_sum: of %TILLID_CLINIC_MINUTES: minutes planned for all visits that are shown
 * @n_shown: months that are shown
 * @few: months of fewer visits have no limits; 0: none has
 * @top: upper edge of the drawing, 0 for shares
 *
 * A measure by month. What is not shown is not in it.
 */
typedef struct
{
  TillidClinicMeasure measure;
  TillidDay first;
  TillidRatio months[TILLID_CLINIC_MONTHS];
  gboolean is_few[TILLID_CLINIC_MONTHS];
  TillidChartPoint points[TILLID_CLINIC_MONTHS];
  TillidRatio mean;
  double planned[TILLID_CLINIC_MONTHS];
  gint64 planned_sum;
  guint n_shown;
  gint64 few;
  double top;
} TillidClinicChart;

/**
 * TillidClinicNode:
 * @key: of the colleague
 * @member: (nullable) (owned): the colleague; %NULL for whoever may not know who works here
 * @name: what is written: the first name, or the profession with a number
 * @group: place of the profession among those that are there
 * @sentence: for a screen reader, and for the list: with whom patients are shared
 *
 * A colleague in the drawing of the team. All are drawn alike.
 */
typedef struct
{
  gint64 key;
  TillidMember *member;
  char *name;
  guint group;
  char *sentence;
} TillidClinicNode;

/**
 * TillidClinicModel:
 *
 * The twelve months of a clinic. Signal "changed": they were read, or could not be.
 */
#define TILLID_TYPE_CLINIC_MODEL (tillid_clinic_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidClinicModel, tillid_clinic_model, TILLID, CLINIC_MODEL, GObject)

TillidClinicModel *tillid_clinic_model_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_clinic_model_is_reading (TillidClinicModel *self);
gboolean tillid_clinic_model_is_empty (TillidClinicModel *self);
guint tillid_clinic_model_get_years_back (TillidClinicModel *self);
void tillid_clinic_model_set_years_back (TillidClinicModel *self, guint years);
const char *tillid_clinic_model_get_problem (TillidClinicModel *self);
const TillidClinicReading *tillid_clinic_model_get_reading (TillidClinicModel *self);
void tillid_clinic_model_get_chart (TillidClinicModel *self,
                                    TillidClinicMeasure measure,
                                    TillidClinicChart *out_chart);
gboolean tillid_clinic_model_log (TillidClinicModel *self, const char *how, GError **error);

/* tillid-clinic-words.c */
const char *tillid_clinic_measure_get_title (TillidClinicMeasure measure);
const char *tillid_clinic_measure_get_definition (TillidClinicMeasure measure);
char *tillid_clinic_model_write_window (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_model_write_basis (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_chart_write_figure (const TillidClinicChart *chart) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_chart_write_counts (const TillidClinicChart *chart) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_chart_write_sentence (const TillidClinicChart *chart) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_write_few (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_clinic_chart_list_rows (const TillidClinicChart *chart) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_clinic_model_list_groups (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_model_write_csv (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-clinic-team.c */
GPtrArray *tillid_clinic_model_list_nodes (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_clinic_model_list_edges (TillidClinicModel *self,
                                        const GPtrArray *nodes) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_clinic_model_write_team (TillidClinicModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
