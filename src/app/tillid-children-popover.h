/* tillid-children-popover.h - the children of a patient: who cares for them, and whether we asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/* It holds something of the patient only while it is open. */
#define TILLID_TYPE_CHILDREN_POPOVER (tillid_children_popover_get_type ())
G_DECLARE_FINAL_TYPE (TillidChildrenPopover,
                      tillid_children_popover,
                      TILLID,
                      CHILDREN_POPOVER,
                      GtkPopover)

void tillid_children_popover_set_context (TillidChildrenPopover *self,
                                          TillidPatientContext *context);

G_END_DECLS
