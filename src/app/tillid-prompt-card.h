/* tillid-prompt-card.h - what the team might look at, and what can be done about it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

/**
 * TillidPromptCard:
 *
 * Actions: "prompt.introduce", "prompt.fine", "prompt.snooze" (reason, days).
 */
#define TILLID_TYPE_PROMPT_CARD (tillid_prompt_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidPromptCard, tillid_prompt_card, TILLID, PROMPT_CARD, GtkWidget)

void tillid_prompt_card_set (TillidPromptCard *self, TillidContinuityModel *model, guint index);
gboolean tillid_prompt_card_activate_nth (TillidPromptCard *self, guint n);

G_END_DECLS
