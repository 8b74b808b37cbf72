/* tillid-problems-paper.h - what weighs and what helps, as it stands on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-document.h"
#include "tillid-problems-model.h"

G_BEGIN_DECLS

TillidDocument *tillid_problems_paper_new (TillidProblemsModel *model,
                                           const char *patient_tag,
                                           gboolean with_confidence,
                                           guint *out_n_confidences) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
