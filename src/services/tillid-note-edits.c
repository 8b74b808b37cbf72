/* tillid-note-edits.c - signing a note, and correcting a signed one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A note is text of a visit until it is signed. Then the file refuses every change of it (triggers in base.sql,
 * tillid-edit-checks.c), and what was wrong or missing is added beside it, with name and time. Signing and correcting
 * are edits that the caller applies; they have no undo. */
#include "config.h"

#include "tillid-note-edits.h"

#include <glib/gi18n-lib.h>

#include "tillid-record-table.h"

void
tillid_note_state_free (TillidNoteState *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->signature, tillid_record_unref_any);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_free (self);
}

/**
 * tillid_note_read_state:
 * @db: a connection
 * @scope: of the patient
 * @visit: id of a visit
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): whether the note is signed, and what was added since
 */
TillidNoteState *
tillid_note_read_state (TillidDb *db, const TillidScope *scope, gint64 visit, GError **error)
{
  static const char signature_sql[] =
    "SELECT id FROM signature WHERE visit = ?1 AND state = 'active' ORDER BY id LIMIT 1";
  static const char correction_sql[] =
    "SELECT id FROM correction WHERE visit = ?1 AND state = 'active' ORDER BY id";
  g_autoptr (TillidNoteState) state = g_new0 (TillidNoteState, 1);
  g_autoptr (GPtrArray) signatures = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  signatures =
    tillid_record_table_select (db, scope, &tillid_signature_type, signature_sql, &visit, 1, error);
  if (signatures == NULL)
    return NULL;
  if (signatures->len > 0)
    state->signature = tillid_record_ref_any (signatures->pdata[0]);
  state->corrections = tillid_record_table_select (db, scope, &tillid_correction_type,
                                                   correction_sql, &visit, 1, error);
  return state->corrections != NULL ? g_steal_pointer (&state) : NULL;
}

/* Whether the note of @visit is signed in the file now. */
static gboolean
read_signed (TillidSession *session, const TillidVisit *visit, gboolean *out_signed, GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidNoteState) state =
    tillid_note_read_state (tillid_session_get_db (session), system, visit->record.id, error);

  *out_signed = state != NULL && state->signature != NULL;
  return state != NULL;
}

/**
 * tillid_note_sign:
 * @session: of the colleague who signs
 * @visit: a visit with a note, as it was read last
 * @error: return location for %TILLID_STORE_ERROR_SIGNED, or %TILLID_STORE_ERROR_NOT_FOUND without a note
 *
 * Returns: (transfer full) (nullable): the edit that signs the note as it stands in @visit
 */
TillidEdit *
tillid_note_sign (TillidSession *session, const TillidVisit *visit, GError **error)
{
  g_autoptr (TillidEdit) edit = NULL;
  TillidSignature *signature = NULL;
  gboolean is_signed;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && visit != NULL, NULL);

  if (!read_signed (session, visit, &is_signed, error))
    return NULL;
  if (is_signed || visit->note == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR,
                           is_signed ? TILLID_STORE_ERROR_SIGNED : TILLID_STORE_ERROR_NOT_FOUND,
                           is_signed
                             ? C_ ("error", "This note is signed already.")
                             : C_ ("error",
                                   "There is no note to sign yet. Write one sentence first."));
      return NULL;
    }
  edit = tillid_edit_new (C_ ("edit", "Note signed"));
  signature = tillid_signature_new ();
  signature->patient = visit->patient;
  signature->visit = visit->record.id;
  signature->member = tillid_session_get_member (session)->record.id;
  signature->at = tillid_session_now_ms (session);
  signature->note_hash = tillid_note_hash (visit->note);
  tillid_edit_assign_id (signature, tillid_session_get_ids (session));
  tillid_edit_take (edit, tillid_record_seal (signature));
  return g_steal_pointer (&edit);
}

/**
 * tillid_note_correct:
 * @session: of the colleague who corrects
 * @visit: a visit whose note is signed
 * @words: what was wrong or missing
 * @language: (nullable): BCP 47 tag of @words
 * @error: return location for %TILLID_STORE_ERROR_NOT_FOUND when the note is not signed: then it is simply changed
 *
 * Returns: (transfer full) (nullable): the edit that adds the correction
 */
TillidEdit *
tillid_note_correct (TillidSession *session,
                     const TillidVisit *visit,
                     const char *words,
                     const char *language,
                     GError **error)
{
  g_autoptr (TillidEdit) edit = NULL;
  TillidCorrection *correction = NULL;
  gboolean is_signed;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && visit != NULL && words != NULL, NULL);

  if (!read_signed (session, visit, &is_signed, error))
    return NULL;
  if (!is_signed || *words == '\0')
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           is_signed
                             ? C_ ("error", "A correction needs words.")
                             : C_ ("error", "This note is not signed; change the note itself."));
      return NULL;
    }
  edit = tillid_edit_new (C_ ("edit", "Correction added"));
  correction = tillid_correction_new ();
  correction->patient = visit->patient;
  correction->visit = visit->record.id;
  correction->member = tillid_session_get_member (session)->record.id;
  correction->at = tillid_session_now_ms (session);
  tillid_set_text (&correction->words, words);
  tillid_set_text (&correction->language, language);
  tillid_edit_assign_id (correction, tillid_session_get_ids (session));
  tillid_edit_take (edit, tillid_record_seal (correction));
  return g_steal_pointer (&edit);
}
