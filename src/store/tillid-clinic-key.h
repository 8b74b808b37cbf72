/* tillid-clinic-key.h - the key of a clinic file: found with a password, and changed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-key-slots.h"

G_BEGIN_DECLS

TillidFileKey *tillid_clinic_key_choose (const char *clinic,
                                         const TillidKeyOpening *opening,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidFileKey *tillid_clinic_key_from_password (const char *clinic,
                                                const char *name,
                                                const char *password,
                                                gint64 now_ms,
                                                TillidKeyOpening *out_opening,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_clinic_key_change (const char *clinic,
                                   TillidFileKey *key,
                                   TillidFileKey *next,
                                   GError **error);

G_END_DECLS
