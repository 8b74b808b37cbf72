/* tillid-choice-toggles.h - one of a few answers, as linked buttons
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-choices.h"

G_BEGIN_DECLS

/**
 * TillidChoiceToggles:
 *
 * The answers of a table of choices but the first, which means that nobody said: pressing the answer that is chosen takes it
 * back. Signal "chosen" (int value): somebody pressed one.
 */
#define TILLID_TYPE_CHOICE_TOGGLES (tillid_choice_toggles_get_type ())
G_DECLARE_FINAL_TYPE (TillidChoiceToggles, tillid_choice_toggles, TILLID, CHOICE_TOGGLES, GtkBox)

void tillid_choice_toggles_set_choices (TillidChoiceToggles *self,
                                        const TillidChoice *choices,
                                        const char *label);
void tillid_choice_toggles_set_chosen (TillidChoiceToggles *self, int value);
int tillid_choice_toggles_get_chosen (TillidChoiceToggles *self);

G_END_DECLS
