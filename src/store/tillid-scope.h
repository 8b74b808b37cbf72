/* tillid-scope.h - who reads, and what may be read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TillidScopeKind:
 * @TILLID_SCOPE_PATIENT: everything of one patient; opening it was logged
 * @TILLID_SCOPE_LIST: list columns of many patients; the list was logged
 * @TILLID_SCOPE_SYSTEM: verify, backup, migration, import: rows as rows, shown to nobody
 */
typedef enum
{
  TILLID_SCOPE_PATIENT,
  TILLID_SCOPE_LIST,
  TILLID_SCOPE_SYSTEM,
} TillidScopeKind;

/**
 * TillidScope:
 *
 * The permission without which no query gives rows. Only the session makes one, after it has checked
 * the right and committed the row of the access log (docs/rules.md). Reference counted, atomic.
 */
typedef struct _TillidScope TillidScope;

#define TILLID_TYPE_SCOPE (tillid_scope_get_type ())
GType tillid_scope_get_type (void) G_GNUC_CONST;

TillidScope *tillid_scope_ref (TillidScope *self);
void tillid_scope_unref (TillidScope *self);
TillidScopeKind tillid_scope_get_kind (const TillidScope *self);
gint64 tillid_scope_get_viewer (const TillidScope *self);
gint64 tillid_scope_get_patient (const TillidScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidScope, tillid_scope_unref)

G_END_DECLS
