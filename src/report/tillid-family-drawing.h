/* tillid-family-drawing.h - the family drawing on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-family-scene.h"
#include "tillid-palette.h"

G_BEGIN_DECLS

/**
 * TillidFamilyDrawing:
 *
 * Draws a scene that is laid out: areas, lines, signs of the standard (man square, woman circle, other diamond, the patient
 * double, died crossed, missing dashed), ecomap partners and badges. The same for the window, a file and paper.
 */
typedef struct _TillidFamilyDrawing TillidFamilyDrawing;

TillidFamilyDrawing *tillid_family_drawing_new (TillidPalette palette,
                                                gboolean on_pixels) G_GNUC_WARN_UNUSED_RESULT;
void tillid_family_drawing_free (TillidFamilyDrawing *self);
void tillid_family_drawing_set_staff_layer (TillidFamilyDrawing *self, gboolean shown);
void
tillid_family_drawing_draw (TillidFamilyDrawing *self, cairo_t *cr, const TillidFamilyScene *scene);
void tillid_family_drawing_draw_ground (TillidFamilyDrawing *self,
                                        cairo_t *cr,
                                        const TillidFamilyScene *scene);
void tillid_family_drawing_draw_figure (TillidFamilyDrawing *self,
                                        cairo_t *cr,
                                        const TillidFamilyScene *scene,
                                        guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFamilyDrawing, tillid_family_drawing_free)

G_END_DECLS
