/* tillid-genogram-view.h - the family drawing on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-family-model.h"

G_BEGIN_DECLS

/**
 * TillidGenogramDrag:
 * @TILLID_GENOGRAM_DRAG_NOTHING: nothing
 * @TILLID_GENOGRAM_DRAG_MOVES: a person
 * @TILLID_GENOGRAM_DRAG_DRAWS: draws a line from person to person
 *
 * What is done by a drag that begins at a person.
 */
typedef enum
{
  TILLID_GENOGRAM_DRAG_NOTHING,
  TILLID_GENOGRAM_DRAG_MOVES,
  TILLID_GENOGRAM_DRAG_DRAWS,
} TillidGenogramDrag;

/**
 * TillidGenogramView:
 *
 * A list of people, each a child that can have the focus. Arrows go along relations.
 *
 * Signals:
 *   "selected" (gint64 person): another one is selected; 0 is nobody
 *   "opened" (gint64 person, gboolean by_key): Enter, or a click
 *   "joined" (gint64 from, gint64 to): a line was dragged from one to the other
 *   "moved" (gint64 person, double dx, double dy): dragged or nudged, in px of the layout
 *   "zoomed": the zoom is another
 */
#define TILLID_TYPE_GENOGRAM_VIEW (tillid_genogram_view_get_type ())
G_DECLARE_FINAL_TYPE (TillidGenogramView, tillid_genogram_view, TILLID, GENOGRAM_VIEW, GtkWidget)

void tillid_genogram_view_set_model (TillidGenogramView *self, TillidFamilyModel *model);
void tillid_genogram_view_select (TillidGenogramView *self, gint64 person);
gint64 tillid_genogram_view_get_selected (TillidGenogramView *self);
void tillid_genogram_view_set_zoom (TillidGenogramView *self, double zoom);
double tillid_genogram_view_get_zoom (TillidGenogramView *self);
void tillid_genogram_view_set_drag (TillidGenogramView *self, TillidGenogramDrag drag);
void tillid_genogram_view_set_line_from (TillidGenogramView *self, gint64 person);
gint64 tillid_genogram_view_get_line_from (TillidGenogramView *self);
void tillid_genogram_view_set_staff_layer (TillidGenogramView *self, gboolean shown);
gboolean tillid_genogram_view_step (TillidGenogramView *self, GtkDirectionType direction);
GtkWidget *tillid_genogram_view_get_sign (TillidGenogramView *self, gint64 person);

G_END_DECLS
