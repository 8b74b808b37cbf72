/* tillid-plan-edits-private.h - what the files that edit a plan share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plan-edits.h"

G_BEGIN_DECLS

void tillid_plan_take_text (char **member, const char *text);
void
tillid_plan_take_words (TillidPlanModel *self, char **words, char **language, const char *text);

G_END_DECLS
