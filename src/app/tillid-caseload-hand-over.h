/* tillid-caseload-hand-over.h - several patients get another key contact
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-caseload-actions.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CASELOAD_HAND_OVER (tillid_caseload_hand_over_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadHandOver,
                      tillid_caseload_hand_over,
                      TILLID,
                      CASELOAD_HAND_OVER,
                      AdwWindow)

GtkWindow *tillid_caseload_hand_over_new (GtkWindow *parent,
                                          TillidCaseloadModel *model,
                                          TillidSession *session,
                                          const GArray *patients);

G_END_DECLS
