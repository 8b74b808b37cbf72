/* tillid-visit-notes.c - notes of colleagues beside the note of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The first note is the visit's. Each colleague may write an own one beside it, in a record of its own: two who write at once
 * never write over each other. An own note is signed alone; what comes to mind afterwards is another one. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"

static TillidSession *
session_of (TillidVisitModel *self)
{
  return tillid_patient_context_get_session (tillid_visit_model_get_context (self));
}

static gint64
writer_of (TillidVisitModel *self)
{
  return tillid_session_get_member (session_of (self))->record.id;
}

/**
 * tillid_visit_model_list_colleague_notes:
 *
 * Returns: (transfer full) (element-type TillidColleagueNote): all of this visit, in the order in which they were begun
 */
GPtrArray *
tillid_visit_model_list_colleague_notes (TillidVisitModel *self)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *notes = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), notes);

  all = tillid_patient_context_list (tillid_visit_model_get_context (self),
                                     &tillid_colleague_note_type);
  for (guint i = 0; i < all->len; i++)
    if (((TillidColleagueNote *) all->pdata[i])->visit == tillid_visit_model_get_id (self))
      g_ptr_array_add (notes, tillid_record_ref_any (all->pdata[i]));
  return notes;
}

/* (transfer full) (nullable): what whoever works here has written beside the visit's note and not signed yet. */
TillidColleagueNote *
tillid_visit_model_get_own_note (TillidVisitModel *self)
{
  g_autoptr (GPtrArray) notes = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  notes = tillid_visit_model_list_colleague_notes (self);
  for (guint i = notes->len; i > 0; i--)
    {
      TillidColleagueNote *note = notes->pdata[i - 1];

      if (note->member == writer_of (self) && note->signed_at == TILLID_ABSENT)
        return tillid_record_ref (note);
    }
  return NULL;
}

/* Whether whoever works here may write beside the visit's note. */
gboolean
tillid_visit_model_may_write_own_note (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  return tillid_visit_model_get_visit (self) != NULL &&
         tillid_visit_model_get_visit (self)->status != TILLID_VISIT_STATUS_PLANNED &&
         tillid_patient_context_may_write (tillid_visit_model_get_context (self),
                                           &tillid_colleague_note_type);
}

/* A draft of the own note with that text; %NULL if it says that already. */
static TillidColleagueNote *
write_note (TillidVisitModel *self, const char *text)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  g_autoptr (TillidColleagueNote) old = tillid_visit_model_get_own_note (self);
  TillidColleagueNote *note = NULL;

  if (g_strcmp0 (old != NULL ? old->note : NULL, text) == 0)
    return NULL;
  if (old != NULL)
    note = tillid_colleague_note_edit (old);
  else
    {
      note = tillid_patient_context_new_record (context, &tillid_colleague_note_type);
      note->visit = tillid_visit_model_get_id (self);
      note->member = writer_of (self);
    }
  tillid_set_text (&note->note, text);
  tillid_set_text (&note->note_language,
                   text != NULL && tillid_visit_model_is_patients_language (self, text)
                     ? tillid_patient_context_get_language (context)
                     : NULL);
  return note;
}

static void
build_own (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidColleagueNote *note =
    tillid_visit_model_may_write_own_note (self) ? write_note (self, change->texts[0]) : NULL;

  if (note != NULL)
    tillid_visit_change_take (edit, note);
}

/* @text: (nullable): the whole own note; the first words of it make one */
void
tillid_visit_model_set_own_note (TillidVisitModel *self, const char *text)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Own note kept"), build_own, 0);
  change->texts[0] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  tillid_visit_model_queue (self, change);
}

static void
build_signed (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  g_autoptr (TillidColleagueNote) own = tillid_visit_model_get_own_note (self);
  TillidColleagueNote *note = NULL;

  if (own == NULL || g_strcmp0 (own->note, change->texts[0]) != 0 ||
      !tillid_session_may (session_of (self), TILLID_ACTION_SIGN, NULL))
    return;
  note = tillid_colleague_note_edit (own);
  note->signed_at = tillid_session_now_ms (session_of (self));
  tillid_visit_change_take (edit, note);
}

/**
 * tillid_visit_model_sign_own_note:
 * @text: as it was read; if the note says something else by then, nothing is signed
 *
 * Signs the own note alone, after what is still on its way; there is no undo.
 */
void
tillid_visit_model_sign_own_note (TillidVisitModel *self, const char *text)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && text != NULL);

  change = tillid_visit_change_new (C_ ("edit", "Own note signed"), build_signed, 0);
  change->texts[0] = g_strdup (text);
  tillid_visit_model_queue (self, change);
}
