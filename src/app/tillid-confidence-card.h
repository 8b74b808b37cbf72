/* tillid-confidence-card.h - that an entry was told in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CONFIDENCE_CARD (tillid_confidence_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidConfidenceCard,
                      tillid_confidence_card,
                      TILLID,
                      CONFIDENCE_CARD,
                      GtkWidget)

void tillid_confidence_card_set (TillidConfidenceCard *self,
                                 TillidPatientContext *context,
                                 TillidRecord *record);

G_END_DECLS
