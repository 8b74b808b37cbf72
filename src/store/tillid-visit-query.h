/* tillid-visit-query.h - visits and who was there, as the measures want them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"
#include "tillid-db.h"
#include "tillid-scope.h"
#include "tillid-visit.h"

G_BEGIN_DECLS

/**
 * TillidContactSet:
 *
 * The visits that count for continuity, of one patient or of all, sorted by patient, time and id. Immutable;
 * reference counted, atomic.
 */
typedef struct _TillidContactSet TillidContactSet;

/**
 * TillidVisitRow:
 * @visit: a visit of any state of attendance
 * @presences: (element-type TillidPresence): who was there, or is to be; in the order they were written
 */
typedef struct
{
  TillidVisit *visit;
  GPtrArray *presences;
} TillidVisitRow;

/**
 * TillidContactFunc:
 * @points: (array length=n_points): the counted visits of one patient, in order, with the staff; with interpreters only where
 *   the query says so
 * @n_points: one or more
 * @data: what was given
 */
typedef void (*TillidContactFunc) (const TillidContactPoint *points, guint n_points, gpointer data);

TillidContactSet *tillid_contact_set_ref (TillidContactSet *self);
void tillid_contact_set_unref (TillidContactSet *self);
const TillidContactPoint *tillid_contact_set_get_points (const TillidContactSet *self,
                                                         guint *out_n_points);
void tillid_visit_row_free (TillidVisitRow *self);

TillidContactSet *tillid_visit_query_contacts (TillidDb *db,
                                               const TillidScope *scope,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_visit_query_each (TillidDb *db,
                                  const TillidScope *scope,
                                  gint64 patient,
                                  TillidContactFunc func,
                                  gpointer data,
                                  GError **error);
gboolean tillid_visit_query_each_between (TillidDb *db,
                                          const TillidScope *scope,
                                          TillidPeriod window,
                                          TillidContactFunc func,
                                          gpointer data,
                                          GError **error);
GPtrArray *tillid_visit_query_list (TillidDb *db,
                                    const TillidScope *scope,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_visit_query_hand_overs (TillidDb *db,
                                       const TillidScope *scope,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_visit_query_lists (TillidDb *db,
                                  const TillidScope *scope,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_visit_query_past_lists (TillidDb *db,
                                       const TillidScope *scope,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_visit_query_away (TillidDb *db,
                                 const TillidScope *scope,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_visit_query_active_members (TillidDb *db,
                                              const TillidScope *scope,
                                              TillidDay day,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_visit_query_count_leads (TillidDb *db,
                                         const TillidScope *scope,
                                         TillidPeriod window,
                                         guint *out_n,
                                         GError **error);
GArray *tillid_visit_query_busy (TillidDb *db,
                                 const TillidScope *scope,
                                 const TillidVisit *visit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the test that looks at their plans: of one patient, and of all. */
extern const char tillid_visit_query_visits_sql[];
extern const char tillid_visit_query_all_visits_sql[];
extern const char tillid_visit_query_all_presences_sql[];
extern const char tillid_visit_query_all_staff_sql[];
extern const char tillid_visit_query_between_sql[];
extern const char tillid_visit_query_between_presences_sql[];
extern const char tillid_visit_query_count_leads_sql[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidContactSet, tillid_contact_set_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidVisitRow, tillid_visit_row_free)

G_END_DECLS
