/* tillid-age.h - how old somebody is, as far as that is known
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

gboolean tillid_age_on (const TillidToldBounds *birth,
                        gboolean administrative,
                        TillidDay today,
                        int *out_age,
                        gboolean *out_about);
char *tillid_age_words (const TillidToldBounds *birth,
                        gboolean administrative,
                        TillidDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
