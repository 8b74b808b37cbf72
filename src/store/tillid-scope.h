/* tillid-scope.h - who reads, and what may be read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "tillid-day.h"
#include "tillid-rights.h"

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
 * TillidViewer:
 * @member: id of the member who works; 0 is the program itself, which is asked for no right
 * @roles: what the member may do here
 * @day: the clinic's day: care teams and grants begin and end
 * @open_to_all: the clinic has decided that everybody here may open every patient
 * @importing: a file is brought in: whatever it holds may be written, but not to patients who are closed
 *
 * Who reads or writes, and with what rights. Made by the session.
 */
typedef struct
{
  gint64 member;
  TillidRoles roles;
  TillidDay day;
  gboolean open_to_all;
  gboolean importing;
} TillidViewer;

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
const TillidViewer *tillid_scope_get_rights (const TillidScope *self);
gboolean tillid_scope_reads_kind (const TillidScope *self, const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidScope, tillid_scope_unref)

G_END_DECLS
