/* tillid-prompts-private.h - what the rules of the prompts share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-prompts.h"

G_BEGIN_DECLS

TillidPrompt *tillid_prompt_new (TillidPromptKind kind, gint64 holder, const GPtrArray *visits);
void
tillid_prompt_add_row (TillidPrompt *prompt, TillidPromptSource source, gint64 id, TillidDay day);
gboolean tillid_prompt_is_known (const GPtrArray *visits, gint64 member);

G_END_DECLS
