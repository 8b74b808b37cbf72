/* tillid-prompt-facts.h - what the prompts look at beside the visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-prompts.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidPromptFacts:
 *
 * Open problems and steps, contacts, endings, conferences and wishes, of one patient or of all.
 */
typedef struct _TillidPromptFacts TillidPromptFacts;

TillidPromptFacts *tillid_prompt_facts_read (TillidDb *db,
                                             const TillidScope *scope,
                                             TillidDay today,
                                             const GArray *patients,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_prompt_facts_free (TillidPromptFacts *self);
void tillid_prompt_facts_fill (TillidPromptFacts *self,
                               gint64 patient,
                               gint64 course,
                               TillidDay started,
                               TillidArrangement *arrangement);
GArray *tillid_prompt_facts_join_interpreters (const TillidPromptFacts *self,
                                               const TillidContactPoint *points,
                                               guint n_points) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPromptFacts, tillid_prompt_facts_free)

G_END_DECLS
