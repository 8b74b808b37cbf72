/* tillid-caseload-header.h - the headings of the caseload, to sort by
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-caseload-model.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadHeader:
 *
 * A row of buttons that stand over the columns of the rows below. A second press turns the order round.
 */
#define TILLID_TYPE_CASELOAD_HEADER (tillid_caseload_header_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadHeader,
                      tillid_caseload_header,
                      TILLID,
                      CASELOAD_HEADER,
                      GtkWidget)

void tillid_caseload_header_set_model (TillidCaseloadHeader *self, TillidCaseloadModel *model);

G_END_DECLS
