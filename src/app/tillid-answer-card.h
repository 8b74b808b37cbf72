/* tillid-answer-card.h - the patient's own answer, beside our numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

/**
 * TillidAnswerCard:
 *
 * Actions: "answer.ask" opens the editor, "answer.keep" writes one edit, "answer.close" leaves the draft.
 */
#define TILLID_TYPE_ANSWER_CARD (tillid_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidAnswerCard, tillid_answer_card, TILLID, ANSWER_CARD, GtkWidget)

void tillid_answer_card_set_model (TillidAnswerCard *self, TillidContinuityModel *model);
gboolean tillid_answer_card_is_editing (TillidAnswerCard *self);

G_END_DECLS
