/* tillid-mark-words.h - how far the story was told, and how to begin next time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

char *tillid_mark_words_last (TillidPatientContext *context,
                              TillidDay before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
