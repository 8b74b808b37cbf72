/* tillid-visit-agreements.h - what we agree and what we do not know yet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_AGREEMENTS (tillid_visit_agreements_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitAgreements,
                      tillid_visit_agreements,
                      TILLID,
                      VISIT_AGREEMENTS,
                      GtkWidget)

void tillid_visit_agreements_update (TillidVisitAgreements *self, TillidVisitModel *model);
void tillid_visit_agreements_leave (TillidVisitAgreements *self);
void tillid_visit_agreements_focus_new (TillidVisitAgreements *self);
void tillid_visit_agreements_focus_new_question (TillidVisitAgreements *self);

G_END_DECLS
