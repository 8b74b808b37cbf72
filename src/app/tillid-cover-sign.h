/* tillid-cover-sign.h - how a visit stands with its interpreter, as a small sign
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-signs.h"
#include "tillid-today-query.h"

G_BEGIN_DECLS

/**
 * TillidCoverSign:
 *
 * Two discs joined, ring and disc, two dashed rings or a dash, 24 x 12 px at 100 % text. Decoration beside words that say the
 * same.
 */
#define TILLID_TYPE_COVER_SIGN (tillid_cover_sign_get_type ())
G_DECLARE_FINAL_TYPE (TillidCoverSign, tillid_cover_sign, TILLID, COVER_SIGN, GtkWidget)

GtkWidget *tillid_cover_sign_new (TillidInterpreterSign sign);
void tillid_cover_sign_set (TillidCoverSign *self, TillidInterpreterSign sign);
gboolean tillid_cover_sign_find (TillidTodayInterpreter state, TillidInterpreterSign *out_sign);

G_END_DECLS
