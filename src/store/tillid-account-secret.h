/* tillid-account-secret.h - what proves a password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

/* Characters; what NIST SP 800-63B asks for at least. */
#define TILLID_PASSWORD_SHORTEST 8

gint64 tillid_account_secret_delay (gint64 failures);
gboolean tillid_account_secret_may_try (gint64 failures,
                                        gint64 last_failure,
                                        gint64 now_ms,
                                        gboolean *out_restart,
                                        GError **error);
gboolean tillid_account_secret_is_long_enough (const char *password, GError **error);
gboolean
tillid_account_secret_exists (TillidDb *db, gint64 member, gboolean *out_exists, GError **error);
gboolean
tillid_account_secret_write (TillidDb *db, gint64 member, const char *password, GError **error);
gboolean tillid_account_secret_check (TillidDb *db,
                                      gint64 member,
                                      const char *password,
                                      gint64 now_ms,
                                      GError **error);

G_END_DECLS
