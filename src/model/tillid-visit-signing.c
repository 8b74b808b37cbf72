/* tillid-visit-signing.c - the note of a visit is signed, and corrected beside it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"

/* (transfer full) (nullable): of the visit as the file has it now; %NULL before it is on the disk. */
TillidNoteState *
tillid_visit_model_read_note_state (TillidVisitModel *self)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  g_autoptr (GError) error = NULL;
  TillidNoteState *state = NULL;

  if (tillid_visit_model_get_visit (self) == NULL)
    return NULL;
  state = tillid_note_read_state (tillid_patient_context_get_db (context),
                                  tillid_patient_context_get_scope (context),
                                  tillid_visit_model_get_id (self), &error);
  if (state == NULL)
    g_warning ("%s", error->message);
  return state;
}

/* Whether somebody has signed the note: then it stays as it is. */
gboolean
tillid_visit_model_is_signed (TillidVisitModel *self)
{
  const TillidNoteState *state;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  state = tillid_visit_model_get_note_state (self);
  return state != NULL && state->signature != NULL;
}

/* Whether there is a note, it is not signed yet, and the visit is not still to come. */
gboolean
tillid_visit_model_can_sign (TillidVisitModel *self)
{
  const TillidVisit *visit;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  visit = tillid_visit_model_get_visit (self);
  return visit != NULL && visit->note != NULL && visit->status != TILLID_VISIT_STATUS_PLANNED &&
         tillid_visit_model_is_editable (self) && !tillid_visit_model_is_signed (self) &&
         tillid_session_may (tillid_patient_context_get_session (
                               tillid_visit_model_get_context (self)),
                             TILLID_ACTION_SIGN, NULL);
}

/* The records of @made (transfer full) go into the edit that waits its turn; %NULL: the file says by itself what stands. */
static void
take_all (TillidEdit *edit, TillidEdit *made)
{
  for (guint i = 0; made != NULL && i < tillid_edit_get_n_records (made); i++)
    tillid_edit_take (edit, tillid_record_ref_any (tillid_edit_get_record (made, i)));
  g_clear_pointer (&made, tillid_edit_unref);
}

/* What is signed is what was read: if another text has come meanwhile, nobody has signed that one. */
static void
build_signature (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self);

  if (tillid_visit_model_can_sign (self) && g_strcmp0 (visit->note, change->texts[0]) == 0)
    take_all (edit, tillid_note_sign (tillid_patient_context_get_session (
                                        tillid_visit_model_get_context (self)),
                                      visit, NULL));
}

/**
 * tillid_visit_model_sign:
 * @note: the text as it was read; if the note says something else by then, nothing is signed
 *
 * Signs the note, after what is still on its way; there is no undo.
 */
void
tillid_visit_model_sign (TillidVisitModel *self, const char *note)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && note != NULL);

  change = tillid_visit_change_new (C_ ("edit", "Note signed"), build_signature, 0);
  change->texts[0] = g_strdup (note);
  tillid_visit_model_queue (self, change);
}

static void
build_correction (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  if (tillid_visit_model_is_signed (self))
    take_all (edit, tillid_note_correct (tillid_patient_context_get_session (
                                           tillid_visit_model_get_context (self)),
                                         tillid_visit_model_get_visit (self), change->texts[0],
                                         change->texts[1], NULL));
}

/**
 * tillid_visit_model_add_correction:
 * @words: what was wrong or missing in the signed note
 *
 * Returns: whether it is on its way; empty words are not
 */
gboolean
tillid_visit_model_add_correction (TillidVisitModel *self, const char *words)
{
  TillidVisitChange *change;
  const char *language = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self) && words != NULL, FALSE);

  if (*words == '\0' || !tillid_visit_model_is_editable (self))
    return FALSE;
  if (tillid_visit_model_is_patients_language (self, words))
    language = tillid_patient_context_get_language (tillid_visit_model_get_context (self));
  change = tillid_visit_change_new (C_ ("edit", "Correction added"), build_correction, 0);
  change->texts[0] = g_strdup (words);
  change->texts[1] = g_strdup (language);
  tillid_visit_model_queue (self, change);
  return TRUE;
}
