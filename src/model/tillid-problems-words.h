/* tillid-problems-words.h - the sentences of a problem list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-problems-edits.h"

G_BEGIN_DECLS

const char *tillid_problems_item_get_text (const TillidProblemsItem *item);
char *tillid_problems_describe_place (const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe_burden (TillidProblemsModel *self,
                                       const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe_state (const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe_noticed (const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe_source (TillidProblemsModel *self,
                                       const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
TillidProblemsOwner tillid_problems_owner_of (const TillidProblemsItem *item);
char *tillid_problems_describe_owner (TillidProblemsModel *self,
                                      const TillidProblemsOwner *owner) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe (TillidProblemsModel *self,
                                const TillidProblemsItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_problems_describe_order (TillidProblemsModel *self) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_problems_get_question (TillidProblemsModel *self, const char *key);

G_END_DECLS
