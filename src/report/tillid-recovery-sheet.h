/* tillid-recovery-sheet.h - the recovery key of an encrypted clinic, on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"
#include "tillid-sheet.h"

G_BEGIN_DECLS

TillidSheet *tillid_recovery_sheet_new (const char *clinic,
                                        const char *recovery,
                                        TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_recovery_sheet_write (const char *clinic,
                                      const char *recovery,
                                      TillidDay day,
                                      const char *path,
                                      GError **error);

G_END_DECLS
