/* tillid-access-write.c - who may write what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Asked for each record of an edit inside its transaction, with the row as it stands: what a role may write
 * (tillid-rights.h), whether the patient is open, and the few rules that depend on what is changed. Whether a patient is
 * open is decided once for an edit, before its first record of that patient: a new patient whose course names a
 * colleague is still written to the end by whoever registers the patient. */
#include "config.h"

#include "tillid-access-rule.h"

#include <glib/gi18n-lib.h>

#include "tillid-records.h"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT, sentence);
  return FALSE;
}

static gboolean
refuse_role (GError **error)
{
  return refuse (error,
                 C_ ("error",
                     "Your roles in this clinic do not include this change. Nothing was changed."));
}

static const char *
roles_text (const TillidRecord *record)
{
  return record != NULL ? ((const TillidMember *) record)->roles : NULL;
}

static gboolean
is_owner (const TillidRecord *record)
{
  return record != NULL && ((const TillidMember *) record)->owner;
}

/* Somebody without a role is a name in the record, which whoever writes visits may add; rights are given by an
 * administrator, and not to oneself. */
static gboolean
check_member (const TillidViewer *viewer,
              const TillidRecord *before,
              const TillidRecord *after,
              GError **error)
{
  const TillidRoles old = tillid_roles_from_text (roles_text (before));
  const TillidRoles now = tillid_roles_from_text (roles_text (after));

  if (viewer->importing)
    return (old == now && is_owner (before) == is_owner (after)) || refuse_role (error);
  if (!tillid_rights_may (viewer->roles, TILLID_ACTION_STAFF))
    return (tillid_rights_may (viewer->roles, TILLID_ACTION_PATIENTS) && old == TILLID_ROLES_NONE &&
            now == TILLID_ROLES_NONE && !is_owner (before) && !is_owner (after)) ||
           refuse_role (error);
  if (is_owner (before) != is_owner (after) ||
      (is_owner (before) &&
       (after->state != TILLID_RECORD_ACTIVE || !(now & TILLID_ROLE_ADMINISTRATOR) ||
        ((const TillidMember *) after)->until_day != TILLID_ABSENT)))
    return refuse (
      error,
      C_ ("error",
          "The owner of the clinic file stays, and stays administrator. Nothing was changed."));
  if (after->id == viewer->member && ((int) now & ~(int) old) != 0 &&
      !(viewer->roles & TILLID_ROLE_LEAD))
    return refuse (
      error,
      C_ ("error", "Nobody gives more roles to themselves; ask a colleague. Nothing was changed."));
  return TRUE;
}

static gboolean
check_account (const TillidViewer *viewer,
               const TillidAccount *before,
               const TillidAccount *after,
               GError **error)
{
  return tillid_rights_may (viewer->roles, TILLID_ACTION_STAFF) ||
         (after->member == viewer->member && (before == NULL || before->member == after->member)) ||
         refuse_role (error);
}

static gboolean
check_clinic (const TillidViewer *viewer,
              const TillidClinic *before,
              const TillidClinic *after,
              GError **error)
{
  if (!tillid_rights_may_write (viewer->roles, TILLID_FAMILY_CLINIC))
    return refuse_role (error);
  return (before != NULL && before->open_to_all == after->open_to_all) ||
         tillid_rights_may (viewer->roles, TILLID_ACTION_SETTINGS) || refuse_role (error);
}

/* What a clinician writes alone: from today until tomorrow, to oneself, with a reason. */
static gboolean
is_own_emergency (const TillidViewer *viewer, const TillidGrant *grant)
{
  return grant->kind == TILLID_GRANT_KIND_EMERGENCY && grant->member == viewer->member &&
         grant->given_by == viewer->member && grant->from_day == viewer->day &&
         grant->until_day == viewer->day + 1 && grant->reason != NULL && grant->looked_by == 0 &&
         grant->looked_on == TILLID_ABSENT && grant->look_words == NULL &&
         grant->record.state == TILLID_RECORD_ACTIVE;
}

/* Whoever took the second look takes it back, as an undo does. */
static gboolean
is_look_undone (const TillidViewer *viewer, const TillidGrant *before, const TillidGrant *after)
{
  return before->looked_by == viewer->member && after->looked_by == 0 &&
         after->looked_on == TILLID_ABSENT && after->look_words == NULL;
}

/* An opening in an emergency stays as it was written: it can be looked at, once, by somebody else, and ended. */
static gboolean
keeps_emergency (const TillidViewer *viewer, const TillidGrant *before, const TillidGrant *after)
{
  gboolean is_look = before->looked_by == 0 && after->looked_by != 0;

  return after->record.state == TILLID_RECORD_ACTIVE && after->kind == before->kind &&
         after->patient == before->patient && after->member == before->member &&
         after->given_by == before->given_by && after->from_day == before->from_day &&
         after->until_day != TILLID_ABSENT && after->until_day <= before->until_day &&
         g_strcmp0 (after->reason, before->reason) == 0 &&
         (before->looked_by == 0 || is_look_undone (viewer, before, after) ||
          (after->looked_by == before->looked_by && after->looked_on == before->looked_on &&
           g_strcmp0 (after->look_words, before->look_words) == 0)) &&
         (!is_look || (after->looked_by == viewer->member && before->member != viewer->member));
}

static gboolean
check_grant (const TillidViewer *viewer,
             const TillidGrant *before,
             const TillidGrant *after,
             GError **error)
{
  if (before == NULL && after->kind == TILLID_GRANT_KIND_EMERGENCY)
    return (tillid_rights_may (viewer->roles, TILLID_ACTION_BREAK_GLASS) &&
            is_own_emergency (viewer, after)) ||
           refuse_role (error);
  if (!tillid_rights_may (viewer->roles, TILLID_ACTION_GRANT))
    return refuse_role (error);
  if (before != NULL && before->kind == TILLID_GRANT_KIND_EMERGENCY &&
      !keeps_emergency (viewer, before, after))
    return refuse (error,
                   C_ ("error", "What was opened with a reason stays as it was written; somebody "
                                "else takes the second look. Nothing was changed."));
  return TRUE;
}

/* The roles that count for @patient in this edit. */
static gboolean
decide (TillidDb *db,
        const TillidViewer *viewer,
        gint64 patient,
        GHashTable *decided,
        TillidRoles *out_roles,
        GError **error)
{
  gpointer known;

  if (g_hash_table_lookup_extended (decided, &patient, NULL, &known))
    {
      *out_roles = (TillidRoles) GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!tillid_access_read_roles (db, viewer, patient, out_roles, error))
    return FALSE;
  g_hash_table_insert (decided, g_memdup2 (&patient, sizeof patient), GINT_TO_POINTER (*out_roles));
  return TRUE;
}

static gboolean
check_patient (TillidDb *db,
               const TillidViewer *viewer,
               gint64 patient,
               TillidFamily family,
               GHashTable *decided,
               GError **error)
{
  TillidRoles roles = viewer->roles;

  if (patient != 0 && !decide (db, viewer, patient, decided, &roles, error))
    return FALSE;
  if (viewer->importing ? roles != TILLID_ROLES_NONE : tillid_rights_may_write (roles, family))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CLOSED,
                       C_ ("error", "This patient is not open to you. Nothing was changed."));
  return FALSE;
}

static gboolean
check_patients (TillidDb *db,
                const TillidViewer *viewer,
                const TillidRecord *before,
                const TillidRecord *after,
                GHashTable *decided,
                GError **error)
{
  const TillidFamily family = tillid_family_of_kind (after->type->kind);
  const gint64 patient = tillid_record_get_patient (after);
  const gint64 old = before != NULL ? tillid_record_get_patient (before) : patient;

  if ((viewer->roles & TILLID_ROLE_LEAD) ||
      (viewer->importing && (viewer->roles & TILLID_ROLE_ADMINISTRATOR)))
    return TRUE;
  if (before == NULL && after->type == &tillid_person_type)
    g_hash_table_insert (decided, g_memdup2 (&patient, sizeof patient),
                         GINT_TO_POINTER (viewer->roles));
  return check_patient (db, viewer, patient, family, decided, error) &&
         (old == patient || check_patient (db, viewer, old, family, decided, error));
}

/**
 * tillid_access_may_write:
 * @db: the writing connection, in the transaction of the edit
 * @viewer: who writes; a member of 0 is the program itself
 * @before: (nullable): the record as it stands in the file
 * @after: as it is to be written
 * @decided: (element-type gint64 gint): patients of this edit, and the roles that count for them; made by the caller with
 *   g_int64_hash and g_free for its keys
 * @error: return location for %TILLID_STORE_ERROR_NO_RIGHT, %TILLID_STORE_ERROR_CLOSED or another error
 *
 * Returns: whether @after may be written
 */
gboolean
tillid_access_may_write (TillidDb *db,
                         const TillidViewer *viewer,
                         const TillidRecord *before,
                         const TillidRecord *after,
                         GHashTable *decided,
                         GError **error)
{
  g_return_val_if_fail (TILLID_IS_DB (db) && viewer != NULL && after != NULL, FALSE);

  if (viewer->member == 0)
    return TRUE;
  if (after->type == &tillid_member_type)
    return check_member (viewer, before, after, error);
  if (viewer->importing &&
      (after->type == &tillid_account_type || after->type == &tillid_grant_type ||
       after->type == &tillid_clinic_type))
    return refuse_role (error);
  if (after->type == &tillid_account_type)
    return check_account (viewer, (const TillidAccount *) before, (const TillidAccount *) after,
                          error);
  if (after->type == &tillid_clinic_type)
    return check_clinic (viewer, (const TillidClinic *) before, (const TillidClinic *) after,
                         error);
  if (after->type == &tillid_grant_type)
    return check_grant (viewer, (const TillidGrant *) before, (const TillidGrant *) after, error);
  if (!viewer->importing &&
      !tillid_rights_may_write (viewer->roles, tillid_family_of_kind (after->type->kind)))
    return refuse_role (error);
  return check_patients (db, viewer, before, after, decided, error);
}
