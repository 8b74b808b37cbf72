/* tillid-visits-csv.h - visits, lists and weights from a CSV file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-list-measures.h"
#include "tillid-network.h"

G_BEGIN_DECLS

/**
 * TillidVisitsCsv:
 * @points: (element-type TillidContactPoint): the visits, in the order of the file
 * @patients: (element-type utf8): name of patient key n at n - 1, in order of appearance
 * @providers: (element-type utf8): name of provider key n at n - 1
 * @professions: (element-type utf8): name of profession key n at n - 1
 *
 * Any list of visits as the measures read it: names become numbers. Owned by the reader of the file; use the members, do not change them.
 */
typedef struct
{
  GArray *points;
  GPtrArray *patients;
  GPtrArray *providers;
  GPtrArray *professions;
  /*< private >*/
  GHashTable *keys[3];
  GPtrArray *presences; /* (element-type GArray): what points[].staff refers to */
} TillidVisitsCsv;

TillidVisitsCsv *
tillid_visits_csv_read (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
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
