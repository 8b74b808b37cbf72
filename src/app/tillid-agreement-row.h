/* tillid-agreement-row.h - one line that a visit agreed on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_AGREEMENT_ROW (tillid_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidAgreementRow,
                      tillid_agreement_row,
                      TILLID,
                      AGREEMENT_ROW,
                      GtkListBoxRow)

GtkWidget *tillid_agreement_row_new (const TillidPlanAgreement *agreement, guint number);

G_END_DECLS
