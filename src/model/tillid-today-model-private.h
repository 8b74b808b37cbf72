/* tillid-today-model-private.h - what the parts of the day's model share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-model.h"

G_BEGIN_DECLS

void tillid_today_model_apply (TillidTodayModel *self, TillidEdit *edit);
void tillid_today_model_fade (TillidTodayModel *self, const TillidTodayRow *row);

G_END_DECLS
