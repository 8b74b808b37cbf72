/* tillid-next-words.h - the next visit of a patient in a few words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

const TillidVisit *tillid_next_words_find (GPtrArray *visits, TillidDay today);
char *tillid_next_words_when (const TillidVisit *visit, TillidDay today) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_next_words_who (TillidPatientContext *context,
                             const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_next_words_where (const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
