/* tillid-matters-card.h - what matters to the patient, in the patient's own sentence
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/* Enter edits, Ctrl+Enter keeps, Escape puts aside: a draft. */
#define TILLID_TYPE_MATTERS_CARD (tillid_matters_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidMattersCard, tillid_matters_card, TILLID, MATTERS_CARD, GtkWidget)

void tillid_matters_card_set_model (TillidMattersCard *self, TillidPlanModel *model);
void tillid_matters_card_refresh (TillidMattersCard *self);
void tillid_matters_card_restore_drafts (TillidMattersCard *self);
void tillid_matters_card_leave (TillidMattersCard *self);

G_END_DECLS
