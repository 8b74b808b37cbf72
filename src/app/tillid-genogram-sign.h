/* tillid-genogram-sign.h - somebody in the family drawing, as a widget
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-family-drawing.h"

G_BEGIN_DECLS

#define TILLID_TYPE_GENOGRAM_SIGN (tillid_genogram_sign_get_type ())
G_DECLARE_FINAL_TYPE (TillidGenogramSign, tillid_genogram_sign, TILLID, GENOGRAM_SIGN, GtkWidget)

GtkWidget *tillid_genogram_sign_new (void);
void tillid_genogram_sign_set (TillidGenogramSign *self,
                               TillidFamilyDrawing *drawing,
                               const TillidFamilyScene *scene,
                               guint index,
                               double zoom);
void tillid_genogram_sign_set_selected (TillidGenogramSign *self, gboolean selected);
gint64 tillid_genogram_sign_get_person (TillidGenogramSign *self);
void tillid_genogram_sign_get_area (TillidGenogramSign *self, graphene_rect_t *out_area);

G_END_DECLS
