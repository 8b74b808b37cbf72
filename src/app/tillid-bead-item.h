/* tillid-bead-item.h - one bead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-bead-layout.h"
#include "tillid-person-sign.h"

G_BEGIN_DECLS

/**
 * TillidBeadShape:
 * @TILLID_BEAD_SHAPE_FILLED: led the visit; a known face
 * @TILLID_BEAD_SHAPE_OUTLINE: was also there; nobody known
 * @TILLID_BEAD_SHAPE_DASHED: planned
 * @TILLID_BEAD_SHAPE_KNOT: ring with a dot: hand-over together
 * @TILLID_BEAD_SHAPE_STROKES: two slanted strokes: changed without meeting
 */
typedef enum
{
  TILLID_BEAD_SHAPE_FILLED,
  TILLID_BEAD_SHAPE_OUTLINE,
  TILLID_BEAD_SHAPE_DASHED,
  TILLID_BEAD_SHAPE_KNOT,
  TILLID_BEAD_SHAPE_STROKES,
} TillidBeadShape;

/* A bead of the bead string, and the signs of its legend ("shape", "square", "radius"). */
#define TILLID_TYPE_BEAD_ITEM (tillid_bead_item_get_type ())
G_DECLARE_FINAL_TYPE (TillidBeadItem, tillid_bead_item, TILLID, BEAD_ITEM, GtkWidget)

GtkWidget *tillid_bead_item_new (void);
void tillid_bead_item_set (TillidBeadItem *self,
                           TillidBeadShape shape,
                           gboolean is_square,
                           double radius,
                           int colour,
                           const char *letters);
void tillid_bead_item_set_subject (TillidBeadItem *self, gint64 visit, int row, const char *label);
gint64 tillid_bead_item_get_visit (TillidBeadItem *self);
int tillid_bead_item_get_row (TillidBeadItem *self);

G_END_DECLS
