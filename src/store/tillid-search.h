/* tillid-search.h - finding a patient by name, number or birth date
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"
#include "tillid-db.h"
#include "tillid-scope.h"
#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidPatientRow:
 * @id: of the patient
 * @display_name: (nullable): the name a list shows, in Latin letters where there is one
 * @native_name: (nullable): the name in its own script, if that is another
 * @birth_said: (nullable): the birth date as it was told
 * @birth_edtf: (nullable): the same for exchange
 * @birth: bounds of the birth date, all %TILLID_ABSENT if not known
 * @birth_administrative: the birth date was given by an authority and may be no more than a year
 * @languages: (nullable): BCP 47 tags separated by a space, the preferred one first
 * @key_contact: id of a member, 0 for nobody
 * @last_visit: day of the last attended visit, or %TILLID_ABSENT
 * @next_visit: day of the next planned visit, or %TILLID_ABSENT
 * @is_closed: not open to the viewer: nothing but names and birth stands here
 *
 * What a list shows of a patient; nothing of the record itself.
 */
typedef struct
{
  gint64 id;
  char *display_name;
  char *native_name;
  char *birth_said;
  char *birth_edtf;
  TillidToldBounds birth;
  gboolean birth_administrative;
  char *languages;
  gint64 key_contact;
  TillidDay last_visit;
  TillidDay next_visit;
  gboolean is_closed;
} TillidPatientRow;

void tillid_patient_row_free (TillidPatientRow *self);

GPtrArray *tillid_search_people (TillidDb *db,
                                 const TillidScope *scope,
                                 const char *typed,
                                 TillidDay today,
                                 guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_search_ids (TillidDb *db,
                           const TillidScope *scope,
                           const char *typed,
                           guint limit,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_search_recent (TillidDb *db, const TillidScope *scope, guint limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* tillid-patient-list.c: lists of any length */
GArray *tillid_patient_list_ids (TillidDb *db,
                                 const TillidScope *scope,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_patient_list_rows (TillidDb *db,
                                     const TillidScope *scope,
                                     const gint64 *ids,
                                     guint n_ids,
                                     TillidDay today,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_patient_list_languages (TillidDb *db,
                                          const TillidScope *scope,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The queries, for the test that looks at their plans. */
extern const char tillid_patient_list_ids_sql[];
extern const char tillid_patient_list_row_sql[];
extern const char tillid_search_match_sql[];
extern const char tillid_search_ranked_sql[];
extern const char tillid_search_recent_sql[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPatientRow, tillid_patient_row_free)

G_END_DECLS
