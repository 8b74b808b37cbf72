/* tillid-recovery-window.h - the recovery key of an encrypted clinic, to keep on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidRecoveryUse:
 * @TILLID_RECOVERY_CREATED: of a clinic that was made just now; whether it is on paper is asked, and may wait
 * @TILLID_RECOVERY_SHOWN: the one that holds, once more
 * @TILLID_RECOVERY_NEXT: the one that is to hold: only who has it on paper goes on, for from then on the other one is nothing
 *
 * Why the key is shown.
 */
typedef enum
{
  TILLID_RECOVERY_CREATED,
  TILLID_RECOVERY_SHOWN,
  TILLID_RECOVERY_NEXT,
} TillidRecoveryUse;

/* Signal "kept": whoever sits there has it on paper; the window has gone. */
#define TILLID_TYPE_RECOVERY_WINDOW (tillid_recovery_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidRecoveryWindow,
                      tillid_recovery_window,
                      TILLID,
                      RECOVERY_WINDOW,
                      AdwWindow)

GtkWindow *tillid_recovery_window_new (GtkWindow *parent,
                                       TillidSession *session,
                                       TillidRecoveryUse use,
                                       const char *recovery);
guint tillid_recovery_window_get_asked (TillidRecoveryWindow *self);
void tillid_recovery_window_ask_for (TillidRecoveryWindow *self, guint group);

G_END_DECLS
