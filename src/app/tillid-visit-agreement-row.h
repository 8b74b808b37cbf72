/* tillid-visit-agreement-row.h - one line that a visit agreed on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_AGREEMENT_ROW (tillid_visit_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitAgreementRow,
                      tillid_visit_agreement_row,
                      TILLID,
                      VISIT_AGREEMENT_ROW,
                      GtkListBoxRow)

GtkWidget *tillid_visit_agreement_row_new (void);
void tillid_visit_agreement_row_set (TillidVisitAgreementRow *self,
                                     TillidVisitModel *model,
                                     const TillidAgreement *agreement,
                                     int number);
void tillid_visit_agreement_row_leave (TillidVisitAgreementRow *self);

G_END_DECLS
