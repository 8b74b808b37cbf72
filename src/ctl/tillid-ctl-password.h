/* tillid-ctl-password.h - passwords on the command line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-ctl.h"

G_BEGIN_DECLS

char *tillid_ctl_read_password (TillidCtl *ctl,
                                const char *prompt,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_ctl_read_new_password (TillidCtl *ctl, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_ctl_read_recovery_key (char **out_text, GError **error);
void tillid_ctl_forget_password (char *password);

gboolean tillid_ctl_read_passphrase (const char *file, char **out_passphrase, GError **error);

G_END_DECLS
