/* tillid-exclusions-button.h - how many interpreters a patient does not want
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidExclusionsButton:
 *
 * "1 excluded": not there where nobody is. It opens who it is, without a reason, and lifts it again.
 */
#define TILLID_TYPE_EXCLUSIONS_BUTTON (tillid_exclusions_button_get_type ())
G_DECLARE_FINAL_TYPE (TillidExclusionsButton,
                      tillid_exclusions_button,
                      TILLID,
                      EXCLUSIONS_BUTTON,
                      GtkWidget)

void tillid_exclusions_button_set_context (TillidExclusionsButton *self,
                                           TillidPatientContext *context);

G_END_DECLS
