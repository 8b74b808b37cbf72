/* tillid-clinic-query.c - what the visits of a clinic took
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-clinic-query.h"

#include "tillid-booking-rules.h"
#include "tillid-visit-query-private.h"

/* Whether one came: an interpreter who is no relative, or a colleague who interprets. The visits of the days are found in the index
 * that has them by patient (the plus): of a million, a sixth of them in the days, this took 1 s where those of the days, sorted
 * afterwards, took 4. Indices: visit_counted, presence_counted, interpreting_visit, primary keys. */
const char tillid_clinic_query_uses_sql[] =
  "SELECT v.patient, v.day, v.kind, v.mode, v.length, v.without_patient, v.planned_minutes, v.lead,"
  " m.profession, v.no_interpreter, k.interpreter_needed,"
  " (SELECT i.booking FROM interpreting i WHERE i.visit = v.id AND i.state = 'active'"
  "  ORDER BY i.id DESC LIMIT 1),"
  " EXISTS (SELECT 1 FROM presence p WHERE p.patient = v.patient AND p.visit = v.id"
  "  AND p.state = 'active' AND p.who IN ('member', 'interpreter')"
  "  AND ((p.who = 'interpreter' AND coalesce (p.mode, '') NOT IN ('none', 'relative'))"
  "   OR p.mode = 'staff'))"
  " FROM visit v LEFT JOIN person k ON k.id = v.patient LEFT JOIN member m ON m.id = v.lead"
  " WHERE v.state = 'active' AND v.status = 'attended' AND v.day IS NOT NULL AND +v.day BETWEEN ?1 "
  "AND ?2"
  " ORDER BY v.patient, v.id";

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? MAX (tillid_choice_from_code (choices, text), 0) : 0;
}

static TillidClinicUse
read_use (TillidStmt *stmt)
{
  TillidClinicUse use = {
    .patient = tillid_stmt_get_int (stmt, 0),
    .day = tillid_stmt_get_int (stmt, 1),
    .kind = code (tillid_visit_kind_choices, stmt, 2),
    .mode = code (tillid_visit_mode_choices, stmt, 3),
    .used = tillid_stmt_get_optional (stmt, 4),
    .planned = tillid_stmt_get_optional (stmt, 6),
    .lead = tillid_stmt_get_int (stmt, 7),
    .profession = TILLID_ABSENT,
    .interpreted = tillid_stmt_get_int (stmt, 12) != 0,
  };
  const gint64 state = tillid_stmt_is_null (stmt, 11)
                         ? TILLID_ABSENT
                         : code (tillid_interpreting_state_choices, stmt, 11);

  if (use.lead != 0)
    use.profession = code (tillid_profession_choices, stmt, 8);
  use.needs_interpreter = tillid_booking_cover (code (tillid_yes_no_choices, stmt, 10),
                                                tillid_stmt_get_int (stmt, 9) != 0, use.interpreted,
                                                state) != TILLID_BOOKING_COVER_NOT_NEEDED;
  return use;
}

/**
 * tillid_clinic_query_uses:
 * @db: a connection
 * @scope: a list's or the program's own
 * @months: takes what the visits took that count, of the patients who are open to the viewer
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Whether a visit needed an interpreter is the rule of booking (tillid_booking_cover()): nobody chose to do without, and the patient
 * needs one, or one was asked for this visit, or one came.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_clinic_query_uses (TillidDb *db,
                          const TillidScope *scope,
                          TillidClinicMonths *months,
                          GError **error)
{
  const TillidPeriod window = tillid_clinic_months_get_window (months);
  g_autoptr (GHashTable) patients = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && months != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, FALSE);

  if (!tillid_visit_query_read_counted (db, scope, 0, &patients, error))
    return FALSE;
  stmt = tillid_db_borrow (db, tillid_clinic_query_uses_sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, window.from);
  tillid_stmt_bind_int (stmt, 2, window.to);
  for (;;)
    {
      TillidClinicUse use;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      use = read_use (stmt);
      if (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, use.kind, use.mode, use.used,
                                  tillid_stmt_get_int (stmt, 5) != 0) &&
          (patients == NULL || g_hash_table_contains (patients, &use.patient)))
        tillid_clinic_months_take_use (months, &use);
    }
}
