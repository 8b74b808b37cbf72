/* tillid-conflict-dialog.h - which of two versions stays
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/* Has no way out but an answer, and its answer by default keeps both. */
#define TILLID_TYPE_CONFLICT_DIALOG (tillid_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TillidConflictDialog,
                      tillid_conflict_dialog,
                      TILLID,
                      CONFLICT_DIALOG,
                      AdwWindow)

GtkWindow *tillid_conflict_dialog_new (GtkWindow *parent,
                                       TillidPatientContext *context,
                                       TillidEdit *edit,
                                       GPtrArray *conflicts);

G_END_DECLS
