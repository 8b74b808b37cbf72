/* tillid-caseload-views-popover.h - the clinic's views of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-caseload-views.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CASELOAD_VIEWS_POPOVER (tillid_caseload_views_popover_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadViewsPopover,
                      tillid_caseload_views_popover,
                      TILLID,
                      CASELOAD_VIEWS_POPOVER,
                      GtkPopover)

void tillid_caseload_views_popover_set_model (TillidCaseloadViewsPopover *self,
                                              TillidCaseloadModel *model,
                                              TillidSession *session);

G_END_DECLS
