/* tillid-clinic-reading.c - a clinic as a whole, out of its file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two readings of the visits of the months: with everybody who was present, patient by patient, and with what each visit
 * took. One transaction, so that both are of one state of the file. */
#include "config.h"

#include "tillid-clinic-reading.h"

#include "tillid-clinic-query.h"
#include "tillid-grants.h"
#include "tillid-visit-query.h"

/**
 * tillid_clinic_reading_is_for:
 * @session: an open clinic
 *
 * Whoever may see only some of the patients would take the numbers of these for those of the clinic, and often for the own ones.
 *
 * Returns: whether the person at work gets the numbers of the clinic as a whole
 */
gboolean
tillid_clinic_reading_is_for (TillidSession *session)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  return tillid_session_may (session, TILLID_ACTION_MEASURE, NULL) &&
         (tillid_session_may (session, TILLID_ACTION_RESEARCH, NULL) ||
          tillid_session_may (session, TILLID_ACTION_EVERY_PATIENT, NULL) ||
          tillid_grants_is_open_to_all (session));
}

/* The first day of the first of the months that are shown on @today. */
TillidDay
tillid_clinic_reading_first_day (TillidDay today)
{
  int year, month, day_of_month;

  tillid_day_to_ymd (today, &year, &month, &day_of_month);
  return tillid_day_add_months (today - (day_of_month - 1), -TILLID_CLINIC_MONTHS);
}

static void
take_patient_cb (const TillidContactPoint *points, guint n_points, gpointer data)
{
  TillidClinicReading *self = data;

  tillid_clinic_months_take_patient (self->months, points, n_points);
  tillid_network_take_patient (self->network, points, n_points,
                               tillid_clinic_months_get_window (self->months));
}

static gboolean
read_all (TillidClinicReading *self,
          TillidDb *db,
          const TillidScope *scope,
          TillidDay today,
          GError **error)
{
  g_autoptr (GArray) entries = tillid_visit_query_past_lists (db, scope, error);

  if (entries == NULL)
    return FALSE;
  self->months =
    tillid_clinic_months_new (tillid_clinic_reading_first_day (today), TILLID_CLINIC_MONTHS,
                              (const TillidListEntry *) (gpointer) entries->data, entries->len);
  self->network = tillid_network_new ();
  return tillid_visit_query_each_between (db, scope, tillid_clinic_months_get_window (self->months),
                                          take_patient_cb, self, error) &&
         tillid_clinic_query_uses (db, scope, self->months, error);
}

/**
 * tillid_clinic_reading_read:
 * @db: a connection, of any thread
 * @scope: of tillid_session_open_measures(), or a list's
 * @today: the clinic's day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the twelve whole months before that of @today
 */
TillidClinicReading *
tillid_clinic_reading_read (TillidDb *db, const TillidScope *scope, TillidDay today, GError **error)
{
  g_autoptr (TillidClinicReading) self = g_new0 (TillidClinicReading, 1);
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin_read (db, error))
    return NULL;
  done = read_all (self, db, scope, today, error);
  if (own)
    tillid_db_rollback (db);
  return done ? g_steal_pointer (&self) : NULL;
}

void
tillid_clinic_reading_free (TillidClinicReading *self)
{
  if (self == NULL)
    return;
  tillid_clinic_months_free (self->months);
  tillid_network_free (self->network);
  g_free (self);
}
