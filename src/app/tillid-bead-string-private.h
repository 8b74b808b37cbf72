/* tillid-bead-string-private.h - what the bead string and its drawing share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-bead-string.h"

G_BEGIN_DECLS

struct _TillidBeadString
{
  GtkWidget parent_instance;

  TillidContinuityModel *model; /* (owned) (nullable) */
  TillidBeadLayout *layout;     /* (owned) (nullable): for the width of now */
  GPtrArray *items;             /* of TillidBeadItem: our children; those in use come first */
  guint n_items;                /* of @items */
  GtkWidget *current;           /* (unowned) (nullable): where Tab comes in */
};

static inline const TillidContinuityBeads *
tillid_bead_string_get_beads (TillidBeadString *self)
{
  return self->model != NULL ? tillid_continuity_model_get_view (self->model)->beads : NULL;
}

/* A change of interpreter is a mark too; only hand-overs have a sentence of their own. */
static inline gboolean
tillid_bead_mark_is_hand_over (const TillidBeadLayout *layout, const TillidBeadMark *mark)
{
  return mark->kind == TILLID_BEAD_MARK_HAND_OVER ||
         (mark->kind == TILLID_BEAD_MARK_CHANGE && mark->y0 == layout->y_lead);
}

void tillid_bead_string_draw (TillidBeadString *self, GtkSnapshot *snapshot);

G_END_DECLS
