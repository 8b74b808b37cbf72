/* tillid-rota.h - which backups are kept, and when the next is due
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

#define TILLID_ROTA_DAYS 7
#define TILLID_ROTA_WEEKS 4
#define TILLID_ROTA_MONTHS 12
#define TILLID_ROTA_REHEARSAL_DAYS 30

void tillid_rota_choose (const TillidDay *days, guint n_days, TillidDay today, gboolean *out_keep);
gboolean tillid_rota_is_due (const TillidDay *days, guint n_days, TillidDay today);
gboolean tillid_rota_rehearsal_is_due (TillidDay last, TillidDay today);

G_END_DECLS
