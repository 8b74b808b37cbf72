/* tillid-first-run-art.h - a line with flowers, stones and beads
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Decoration of the first-run page: 440 by 132. */
#define TILLID_TYPE_FIRST_RUN_ART (tillid_first_run_art_get_type ())
G_DECLARE_FINAL_TYPE (TillidFirstRunArt, tillid_first_run_art, TILLID, FIRST_RUN_ART, GtkWidget)

G_END_DECLS
