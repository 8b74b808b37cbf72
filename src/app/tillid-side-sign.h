/* tillid-side-sign.h - who a step is for, as a shape
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-choices.h"

G_BEGIN_DECLS

/**
 * TillidSideSign:
 *
 * Circle: the patient; house: the family; rounded square: the clinic; square: others. Decoration beside the
 * name of the side.
 */
#define TILLID_TYPE_SIDE_SIGN (tillid_side_sign_get_type ())
G_DECLARE_FINAL_TYPE (TillidSideSign, tillid_side_sign, TILLID, SIDE_SIGN, GtkWidget)

void tillid_side_sign_set_side (TillidSideSign *self, TillidSide side);

G_END_DECLS
