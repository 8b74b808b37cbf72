/* tillid-scope-private.h - making scopes: for the session alone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-scope.h"

G_BEGIN_DECLS

TillidScope *
tillid_scope_new (TillidScopeKind kind, gint64 viewer, gint64 patient) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_scope_new_for (TillidScopeKind kind,
                                   const TillidViewer *viewer,
                                   gint64 patient) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
