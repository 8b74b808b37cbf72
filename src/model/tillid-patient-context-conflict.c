/* tillid-patient-context-conflict.c - what is written after a person chose between two versions
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nothing that was typed may be lost by choosing. Where the other text stays, one's own is written first and the
 * other one put back: two edits, so that the history has both, and Undo brings one's own back. The second edit expects
 * the first one's text; whoever writes in between is asked about again. Other fields than texts can be set anew from
 * what the dialog showed, and take one edit. */
#include "config.h"

#include "tillid-patient-context.h"

#include <glib/gi18n-lib.h>

#include "tillid-masking.h"

/* (transfer none) (nullable): one's own text, where there is one to lose. */
static const char *
own_text (const TillidConflict *conflict)
{
  const char *mine = conflict->field->kind == TILLID_KIND_TEXT
                       ? TILLID_MEMBER (conflict->mine, conflict->field, char *)
                       : NULL;

  return mine != NULL && *mine != '\0' ? mine : NULL;
}

/* Fields that wait for what they sent show what was chosen. */
static void
tell_fields (TillidPatientContext *self,
             const TillidConflict *conflict,
             TillidConflictChoice choice)
{
  const char *mine = NULL;
  g_autofree char *joined = NULL;

  if (conflict->field->kind != TILLID_KIND_TEXT || choice == TILLID_CONFLICT_MINE)
    return;
  mine = own_text (conflict);
  if (choice == TILLID_CONFLICT_BOTH)
    joined = tillid_conflict_join (conflict);
  tillid_session_emit_settled (tillid_patient_context_get_session (self), mine != NULL ? mine : "",
                               joined != NULL
                                 ? joined
                                 : TILLID_MEMBER (conflict->theirs, conflict->field, char *),
                               choice == TILLID_CONFLICT_THEIRS && mine == NULL);
}

/* Puts the other text back where one's own was written for the history. */
static void
put_back (TillidEdit *edit, const TillidConflict *conflict)
{
  const TillidRecord *theirs = conflict->theirs;
  gboolean is_there = FALSE;

  for (guint i = 0; i < tillid_edit_get_n_records (edit) && !is_there; i++)
    is_there = tillid_edit_get_record (edit, i)->id == theirs->id;
  if (!is_there)
    tillid_edit_take (edit, tillid_record_seal_any (tillid_record_edit (theirs)));
  tillid_edit_expect_text (edit, theirs->id, conflict->field->name, own_text (conflict));
}

/**
 * tillid_patient_context_resolve:
 * @self: an open patient
 * @edit: an edit that "conflict" was about
 * @conflicts: (element-type TillidConflict): and what it said
 * @choices: (array): what was chosen, one for each of @conflicts
 *
 * Writes what was chosen, as tillid_patient_context_apply() does; fields with the text that was sent show it. A text of
 * this window that gives way to the other one is in the history.
 */
void
tillid_patient_context_resolve (TillidPatientContext *self,
                                TillidEdit *edit,
                                GPtrArray *conflicts,
                                const TillidConflictChoice *choices)
{
  g_autofree TillidConflictChoice *first = NULL;
  g_autoptr (TillidEdit) resolved = NULL;
  g_autoptr (TillidEdit) back = NULL;

  g_return_if_fail (TILLID_IS_PATIENT_CONTEXT (self) && edit != NULL);
  g_return_if_fail (conflicts != NULL && choices != NULL);

  first = g_memdup2 (choices, conflicts->len * sizeof *choices);
  back = tillid_edit_new (C_ ("edit", "The other version kept"));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const TillidConflict *conflict = conflicts->pdata[i];

      tell_fields (self, conflict, choices[i]);
      /* A hidden text cannot be put back by whoever does not see it: it is not replaced in the first place. */
      if (choices[i] != TILLID_CONFLICT_THEIRS || own_text (conflict) == NULL ||
          tillid_record_field_is_hidden (conflict->theirs, conflict->field))
        continue;
      first[i] = TILLID_CONFLICT_MINE;
      put_back (back, conflict);
    }
  resolved = tillid_edit_resolve (edit, conflicts, first);
  if (tillid_edit_get_n_records (resolved) > 0)
    tillid_patient_context_apply (self, resolved);
  if (tillid_edit_get_n_records (back) > 0)
    tillid_patient_context_apply (self, back);
}
