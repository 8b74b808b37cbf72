/* tillid-conference-row.h - a patient on the agenda of a conference, or one who could be
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-conference-model.h"

G_BEGIN_DECLS

/* Signals: "moved" (int by): by how many places it is to stand elsewhere; "taken-off"; "put-on": of a suggestion. */
#define TILLID_TYPE_CONFERENCE_ROW (tillid_conference_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidConferenceRow,
                      tillid_conference_row,
                      TILLID,
                      CONFERENCE_ROW,
                      GtkListBoxRow)

GtkWidget *tillid_conference_row_new (void);
void tillid_conference_row_set (TillidConferenceRow *self,
                                TillidConferenceModel *model,
                                const TillidAgendaRow *row);
gint64 tillid_conference_row_get_patient (TillidConferenceRow *self);

G_END_DECLS
