/* tillid-note-edits.h - signing a note, and correcting a signed one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"
#include "tillid-signature.h"

G_BEGIN_DECLS

/**
 * TillidNoteState:
 * @signature: (nullable): who signed the note, and when
 * @corrections: (element-type TillidCorrection): in the order in which they were written
 */
typedef struct
{
  TillidSignature *signature;
  GPtrArray *corrections;
} TillidNoteState;

void tillid_note_state_free (TillidNoteState *self);
TillidNoteState *tillid_note_read_state (TillidDb *db,
                                         const TillidScope *scope,
                                         gint64 visit,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_note_sign (TillidSession *session,
                              const TillidVisit *visit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_note_correct (TillidSession *session,
                                 const TillidVisit *visit,
                                 const char *words,
                                 const char *language,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidNoteState, tillid_note_state_free)

G_END_DECLS
