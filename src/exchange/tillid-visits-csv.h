/* tillid-visits-csv.h - visits, lists and weights from a CSV file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-list-measures.h"
#include "tillid-network.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TillidVisitsCsv:
 *
 * Any list of visits as the measures read it: names become numbers, from 1 in order of appearance. Millions of rows in little memory.
 */
typedef struct _TillidVisitsCsv TillidVisitsCsv;

TillidVisitsCsv *
tillid_visits_csv_read (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidVisitsCsv *tillid_visits_csv_read_stream (GInputStream *stream,
                                                TillidDay today,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint tillid_visits_csv_get_n_patients (const TillidVisitsCsv *self);
const char *tillid_visits_csv_get_patient (const TillidVisitsCsv *self, gint64 key);
const char *tillid_visits_csv_get_provider (const TillidVisitsCsv *self, gint64 key);
const char *tillid_visits_csv_get_profession (const TillidVisitsCsv *self, gint64 key);
const GPtrArray *tillid_visits_csv_get_unknown_columns (const TillidVisitsCsv *self);
guint tillid_visits_csv_get_n_future (const TillidVisitsCsv *self, guint *out_line);
void tillid_visits_csv_append_points (const TillidVisitsCsv *self, gint64 patient, GArray *points);
void tillid_visits_csv_free (TillidVisitsCsv *self);
GArray *tillid_visits_csv_read_lists (TillidVisitsCsv *self,
                                      const char *text,
                                      gsize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_visits_csv_read_weights (TillidVisitsCsv *self,
                                        const char *text,
                                        gsize length,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_visits_csv_set_missing_weight (const TillidVisitsCsv *self,
                                           const TillidTypeWeight *missing,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidVisitsCsv, tillid_visits_csv_free)

G_END_DECLS
