/* tillid-plan-history.h - a plan as it stood on an earlier day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

GPtrArray *tillid_plan_history_at (TillidSession *session,
                                   const TillidScope *scope,
                                   const TillidRecordType *type,
                                   gint64 at,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
