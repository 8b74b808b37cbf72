/* tillid-colleague-notes.h - notes of colleagues beside the note of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_COLLEAGUE_NOTES (tillid_colleague_notes_get_type ())
G_DECLARE_FINAL_TYPE (TillidColleagueNotes,
                      tillid_colleague_notes,
                      TILLID,
                      COLLEAGUE_NOTES,
                      GtkWidget)

void tillid_colleague_notes_update (TillidColleagueNotes *self, TillidVisitModel *model);
void tillid_colleague_notes_write (TillidColleagueNotes *self);
void tillid_colleague_notes_leave (TillidColleagueNotes *self);

G_END_DECLS
