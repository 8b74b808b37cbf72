/* tillid-visit-note.h - the note of a visit and its tools
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_NOTE (tillid_visit_note_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitNote, tillid_visit_note, TILLID, VISIT_NOTE, GtkWidget)

void tillid_visit_note_set_model (TillidVisitNote *self, TillidVisitModel *model);
void tillid_visit_note_update (TillidVisitNote *self);
void tillid_visit_note_leave (TillidVisitNote *self);
GtkTextBuffer *tillid_visit_note_get_buffer (TillidVisitNote *self);

G_END_DECLS
