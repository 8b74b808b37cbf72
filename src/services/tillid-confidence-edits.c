/* tillid-confidence-edits.c - telling an entry in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each function makes an edit and leaves applying it to the caller (tillid_session_apply (),
 * tillid_patient_context_apply ()): an edit like any other, with a toast and undo. The store refuses it from anybody who
 * may not read the entry. Whoever tells that an entry is in confidence was told it, and is named; somebody is always
 * named, so that no entry is lost to everybody. */
#include "config.h"

#include "tillid-confidence-edits.h"

#include <glib/gi18n-lib.h>

#include "tillid-record-table.h"

void
tillid_confidence_free (TillidConfidence *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->restriction, tillid_record_unref_any);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_free (self);
}

static gboolean
names (const gint64 *members, guint n_members, gint64 member)
{
  for (guint i = 0; i < n_members; i++)
    if (members[i] == member)
      return TRUE;
  return FALSE;
}

/**
 * tillid_confidence_find:
 * @db: a connection
 * @scope: of the patient
 * @entry: id of an entry that was read under @scope
 * @out_confidence: (out) (transfer full) (nullable): how it is closed; %NULL when everybody who may open the patient
 *   reads it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_confidence_find (TillidDb *db,
                        const TillidScope *scope,
                        gint64 entry,
                        TillidConfidence **out_confidence,
                        GError **error)
{
  static const char sql[] = "SELECT id FROM restriction WHERE entry = ?1 AND state = 'active'"
                            " AND lifted = 0 ORDER BY id DESC LIMIT 1";
  static const char readers_sql[] =
    "SELECT id FROM restriction_reader WHERE restriction = ?1 AND state = 'active' ORDER BY id";
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TillidConfidence) confidence = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_confidence != NULL, FALSE);

  *out_confidence = NULL;
  found = tillid_record_table_select (db, scope, &tillid_restriction_type, sql, &entry, 1, error);
  if (found == NULL || found->len == 0)
    return found != NULL;
  confidence = g_new0 (TillidConfidence, 1);
  confidence->restriction = tillid_record_ref_any (found->pdata[0]);
  confidence->readers =
    tillid_record_table_select (db, scope, &tillid_restriction_reader_type, readers_sql,
                                &confidence->restriction->record.id, 1, error);
  if (confidence->readers == NULL)
    return FALSE;
  *out_confidence = g_steal_pointer (&confidence);
  return TRUE;
}

static void
add_reader (TillidSession *session,
            TillidEdit *edit,
            const TillidRestriction *restriction,
            gint64 member)
{
  TillidRestrictionReader *reader = tillid_restriction_reader_new ();

  reader->patient = restriction->patient;
  reader->restriction = restriction->record.id;
  reader->member = member;
  tillid_edit_assign_id (reader, tillid_session_get_ids (session));
  tillid_edit_take (edit, tillid_record_seal (reader));
}

/**
 * tillid_confidence_restrict:
 * @session: whose colleague was told
 * @entry: what was told; of a kind tillid_restriction_applies() to
 * @members: (array length=n_members) (nullable): who else was told
 * @n_members: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (nullable): the edit that closes the entry to everybody but these and oneself
 */
TillidEdit *
tillid_confidence_restrict (TillidSession *session,
                            const TillidRecord *entry,
                            const gint64 *members,
                            guint n_members,
                            GError **error)
{
  g_autoptr (TillidEdit) edit = NULL;
  TillidRestriction *restriction = NULL;
  gint64 me;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && entry != NULL && entry->id != 0, NULL);

  if (!tillid_restriction_applies (entry->type))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "An entry of this kind cannot be told in confidence."));
      return NULL;
    }
  me = tillid_session_get_member (session)->record.id;
  edit = tillid_edit_new (C_ ("edit", "Told in confidence"));
  restriction = tillid_restriction_new ();
  restriction->patient = tillid_record_get_patient (entry);
  restriction->entry = entry->id;
  tillid_edit_assign_id (restriction, tillid_session_get_ids (session));
  tillid_edit_take (edit, tillid_record_seal (restriction));
  add_reader (session, edit, restriction, me);
  for (guint i = 0; i < n_members; i++)
    if (members[i] != me && !names (members, i, members[i]))
      add_reader (session, edit, restriction, members[i]);
  return g_steal_pointer (&edit);
}

/**
 * tillid_confidence_set_readers:
 * @session: whose colleague may read it
 * @confidence: how the entry is closed now
 * @members: (array length=n_members): everybody who was told
 * @n_members: how many, at least one
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (nullable): the edit that names these and nobody else
 */
TillidEdit *
tillid_confidence_set_readers (TillidSession *session,
                               const TillidConfidence *confidence,
                               const gint64 *members,
                               guint n_members,
                               GError **error)
{
  g_autoptr (TillidEdit) edit = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && confidence != NULL, NULL);

  if (n_members == 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
                           C_ ("error", "Somebody has to be named who may read this entry."));
      return NULL;
    }
  edit = tillid_edit_new (C_ ("edit", "Who was told in confidence"));
  for (guint i = 0; i < n_members; i++)
    {
      gboolean is_new = !names (members, i, members[i]);

      for (guint k = 0; k < confidence->readers->len; k++)
        is_new = is_new &&
                 ((TillidRestrictionReader *) confidence->readers->pdata[k])->member != members[i];
      if (is_new)
        add_reader (session, edit, confidence->restriction, members[i]);
    }
  for (guint k = 0; k < confidence->readers->len; k++)
    {
      const TillidRestrictionReader *reader = confidence->readers->pdata[k];
      TillidRestrictionReader *gone = NULL;

      if (names (members, n_members, reader->member))
        continue;
      gone = tillid_restriction_reader_edit (reader);
      gone->record.state = TILLID_RECORD_UNDONE;
      tillid_edit_take (edit, tillid_record_seal (gone));
    }
  return g_steal_pointer (&edit);
}

/**
 * tillid_confidence_lift:
 * @confidence: how an entry is closed
 *
 * Returns: (transfer full): the edit that opens it to everybody who may open the patient
 */
TillidEdit *
tillid_confidence_lift (const TillidConfidence *confidence)
{
  TillidEdit *edit = NULL;
  TillidRestriction *open = NULL;

  g_return_val_if_fail (confidence != NULL, NULL);

  edit = tillid_edit_new (C_ ("edit", "No longer in confidence"));
  open = tillid_restriction_edit (confidence->restriction);
  open->lifted = TRUE;
  tillid_edit_take (edit, tillid_record_seal (open));
  return edit;
}
