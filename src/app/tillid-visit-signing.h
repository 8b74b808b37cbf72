/* tillid-visit-signing.h - who signed a note, and what was corrected since
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_SIGNING (tillid_visit_signing_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitSigning, tillid_visit_signing, TILLID, VISIT_SIGNING, GtkWidget)

void tillid_visit_signing_set_model (TillidVisitSigning *self, TillidVisitModel *model);
void tillid_visit_signing_update (TillidVisitSigning *self);
void tillid_visit_signing_offer (TillidVisitSigning *self, const char *words);
void tillid_visit_signing_leave (TillidVisitSigning *self);
char *tillid_visit_signing_words (TillidVisitModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
