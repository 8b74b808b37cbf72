/* tillid-grants.c - who was let in to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each function is one edit, and what it may do is checked again inside that edit (tillid-access-write.c): here are the
 * sentences that come before. */
#include "config.h"

#include "tillid-grants.h"

#include <glib/gi18n-lib.h>

#include "tillid-record-table.h"

static TillidRecord *
read_record (TillidSession *session, const TillidRecordType *type, gint64 id, GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);

  return tillid_record_table_get (tillid_session_get_db (session), system, type, id, error);
}

/* @record: (transfer full): not sealed yet */
static gboolean
apply (TillidSession *session, const char *why, gpointer record, gint64 *out_edit, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal_any (record));
  return tillid_session_apply (session, edit, out_edit, error);
}

/**
 * tillid_grants_give:
 * @session: a session of a lead
 * @plan: whom to let in, to whom
 * @out_edit: (out) (optional): id of the edit, to undo it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Lets a colleague open a patient.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_grants_give (TillidSession *session,
                    const TillidGrantPlan *plan,
                    gint64 *out_edit,
                    GError **error)
{
  g_autoptr (TillidRecord) person = NULL;
  g_autoptr (TillidRecord) member = NULL;
  TillidGrant *grant = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && plan != NULL, FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_GRANT, error))
    return FALSE;
  person = read_record (session, &tillid_person_type, plan->patient, error);
  member = person != NULL ? read_record (session, &tillid_member_type, plan->member, error) : NULL;
  if (member == NULL)
    return FALSE;
  grant = tillid_edit_assign_id (tillid_grant_new (), tillid_session_get_ids (session));
  grant->patient = plan->patient;
  grant->member = plan->member;
  grant->given_by = tillid_session_get_member (session)->record.id;
  grant->from_day = plan->from != TILLID_ABSENT ? plan->from : tillid_session_today (session);
  grant->until_day = plan->until;
  tillid_set_text (&grant->reason, plan->reason);
  return apply (session, C_ ("edit", "Access given"), grant, out_edit, error);
}

/**
 * tillid_grants_end:
 * @session: a session of a lead
 * @grant: id of a grant
 * @out_edit: (out) (optional): id of the edit, to undo it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Ends a grant with yesterday, so that it opens nothing from now on.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_grants_end (TillidSession *session, gint64 grant, gint64 *out_edit, GError **error)
{
  g_autoptr (TillidRecord) old = NULL;
  TillidGrant *ended = NULL;
  TillidDay yesterday;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_GRANT, error))
    return FALSE;
  old = read_record (session, &tillid_grant_type, grant, error);
  if (old == NULL)
    return FALSE;
  yesterday = tillid_session_today (session) - 1;
  ended = tillid_grant_edit ((TillidGrant *) old);
  if (ended->until_day == TILLID_ABSENT || ended->until_day > yesterday)
    ended->until_day = yesterday;
  return apply (session, C_ ("edit", "Access ended"), ended, out_edit, error);
}

/**
 * tillid_grants_look:
 * @session: a session of a lead who is not the one who opened
 * @grant: id of an emergency
 * @words: (nullable): what the second look found
 * @out_edit: (out) (optional): id of the edit, to undo it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Takes the second look at what was opened with a reason.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_grants_look (TillidSession *session,
                    gint64 grant,
                    const char *words,
                    gint64 *out_edit,
                    GError **error)
{
  g_autoptr (TillidRecord) old = NULL;
  const TillidGrant *before;
  TillidGrant *looked = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_SECOND_LOOK, error))
    return FALSE;
  old = read_record (session, &tillid_grant_type, grant, error);
  if (old == NULL)
    return FALSE;
  before = (const TillidGrant *) old;
  if (before->kind != TILLID_GRANT_KIND_EMERGENCY || before->looked_by != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                           C_ ("error", "There is nothing here that waits for a second look."));
      return FALSE;
    }
  looked = tillid_grant_edit (before);
  looked->looked_by = tillid_session_get_member (session)->record.id;
  looked->looked_on = tillid_session_today (session);
  tillid_set_text (&looked->look_words, words);
  return apply (session, C_ ("edit", "Second look"), looked, out_edit, error);
}

/**
 * tillid_grants_list:
 * @session: a session
 * @patient: id of a patient who is open, or 0 for all, which is a lead's
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidGrant): grants past, present and to come, in the order they were written
 */
GPtrArray *
tillid_grants_list (TillidSession *session, gint64 patient, GError **error)
{
  static const char sql[] = "SELECT id FROM \"grant\" WHERE state = 'active' ORDER BY id";
  g_autoptr (TillidScope) scope = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (patient != 0)
    {
      scope = tillid_session_open_patient (session, patient, "grants", NULL, error);
      return scope != NULL ? tillid_record_table_list (tillid_session_get_db (session), scope,
                                                       &tillid_grant_type, error)
                           : NULL;
    }
  if (!tillid_session_may (session, TILLID_ACTION_GRANT, error))
    return NULL;
  scope = tillid_session_open_system (session);
  return tillid_record_table_select (tillid_session_get_db (session), scope, &tillid_grant_type,
                                     sql, NULL, 0, error);
}

/**
 * tillid_grants_list_waiting:
 * @session: a session of a lead
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidGrant): what was opened with a reason and nobody has looked at yet, oldest
 *   first; tillid_grant_is_overdue() says which wait too long
 */
GPtrArray *
tillid_grants_list_waiting (TillidSession *session, GError **error)
{
  static const char sql[] = "SELECT id FROM \"grant\" WHERE state = 'active' AND kind = 'emergency'"
                            " AND looked_by IS NULL ORDER BY from_day, id";
  g_autoptr (TillidScope) system = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!tillid_session_may (session, TILLID_ACTION_SECOND_LOOK, error))
    return NULL;
  system = tillid_session_open_system (session);
  return tillid_record_table_select (tillid_session_get_db (session), system, &tillid_grant_type,
                                     sql, NULL, 0, error);
}

/**
 * tillid_grants_open_to_all:
 * @session: a session of a lead
 * @open: whether everybody who treats here may open every patient
 * @out_edit: (out) (optional): id of the edit, to undo it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_grants_open_to_all (TillidSession *session, gboolean open, gint64 *out_edit, GError **error)
{
  g_autoptr (TillidRecord) old = NULL;
  TillidClinic *clinic = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_SETTINGS, error))
    return FALSE;
  old = read_record (session, &tillid_clinic_type, tillid_session_get_clinic (session)->record.id,
                     error);
  if (old == NULL)
    return FALSE;
  clinic = tillid_clinic_edit ((TillidClinic *) old);
  clinic->open_to_all = open;
  return apply (session,
                open ? C_ ("edit", "Every patient opened to everybody here")
                     : C_ ("edit", "Patients opened to those who work with them"),
                clinic, out_edit, error);
}

/* Whether a lead has decided that everybody who treats here may open every patient. */
gboolean
tillid_grants_is_open_to_all (TillidSession *session)
{
  g_autoptr (TillidRecord) clinic = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  clinic = read_record (session, &tillid_clinic_type,
                        tillid_session_get_clinic (session)->record.id, NULL);
  return clinic != NULL && ((TillidClinic *) clinic)->open_to_all;
}
