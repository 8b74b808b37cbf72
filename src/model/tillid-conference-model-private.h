/* tillid-conference-model-private.h - for the edits of a conference
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference-model.h"

G_BEGIN_DECLS

void tillid_conference_model_apply (TillidConferenceModel *self, TillidEdit *edit);

G_END_DECLS
