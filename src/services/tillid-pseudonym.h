/* tillid-pseudonym.h - the same stranger for the same patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidPseudonym:
 *
 * Turns ids into pseudonyms that stay the same in one clinic and mean nothing outside it.
 */
typedef struct _TillidPseudonym TillidPseudonym;

TillidPseudonym *tillid_pseudonym_new (TillidSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_pseudonym_free (TillidPseudonym *self);
char *tillid_pseudonym_dup_text (const TillidPseudonym *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPseudonym, tillid_pseudonym_free)

G_END_DECLS
