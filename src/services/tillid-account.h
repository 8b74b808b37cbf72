/* tillid-account.h - passwords of colleagues
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

gboolean tillid_account_has_password (TillidSession *session,
                                      gint64 member,
                                      gboolean *out_has,
                                      GError **error);
gboolean tillid_account_set_password (TillidSession *session,
                                      gint64 member,
                                      const char *current,
                                      const char *password,
                                      GError **error);

G_END_DECLS
