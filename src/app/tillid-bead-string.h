/* tillid-bead-string.h - who has been there, as beads on strings
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

/**
 * TillidBeadString:
 *
 * Geometry comes from core; every bead and every hand-over is a child widget that says its sentence. Left and
 * Right go along a row, Up and Down to another row, Return opens the visit (signal "open-visit", gint64).
 */
#define TILLID_TYPE_BEAD_STRING (tillid_bead_string_get_type ())
G_DECLARE_FINAL_TYPE (TillidBeadString, tillid_bead_string, TILLID, BEAD_STRING, GtkWidget)

void tillid_bead_string_set_model (TillidBeadString *self, TillidContinuityModel *model);
guint tillid_bead_string_get_n_items (TillidBeadString *self);
gint64 tillid_bead_string_get_focus_visit (TillidBeadString *self);

G_END_DECLS
