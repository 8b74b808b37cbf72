/* tillid-letter-edits.h - what went out is kept
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-letter.h"
#include "tillid-plan-papers.h"

G_BEGIN_DECLS

TillidEdit *tillid_letter_make_edit (TillidPlanModel *model,
                                     const TillidPlanPaper *paper,
                                     const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
