/* tillid-scope.c - who reads, and what may be read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-scope-private.h"

struct _TillidScope
{
  gatomicrefcount refs;
  TillidScopeKind kind;
  TillidViewer viewer; /* member 0 for the program itself */
  gint64 patient;      /* PATIENT only */
};

G_DEFINE_BOXED_TYPE (TillidScope, tillid_scope, tillid_scope_ref, tillid_scope_unref)

/**
 * tillid_scope_new_for:
 * @kind: what may be read
 * @viewer: who reads, and with what rights
 * @patient: id of the patient, for %TILLID_SCOPE_PATIENT
 *
 * Returns: (transfer full): the permission
 */
TillidScope *
tillid_scope_new_for (TillidScopeKind kind, const TillidViewer *viewer, gint64 patient)
{
  TillidScope *self = g_new0 (TillidScope, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->viewer = *viewer;
  self->patient = patient;
  return self;
}

/**
 * tillid_scope_new:
 * @kind: what may be read
 * @viewer: id of the member who reads; 0 for the program itself
 * @patient: id of the patient, for %TILLID_SCOPE_PATIENT
 *
 * With every right: for the program itself, and for tests.
 *
 * Returns: (transfer full): the permission
 */
TillidScope *
tillid_scope_new (TillidScopeKind kind, gint64 viewer, gint64 patient)
{
  return tillid_scope_new_for (kind, &(TillidViewer){ .member = viewer, .roles = TILLID_ROLES_ALL },
                               patient);
}

TillidScope *
tillid_scope_ref (TillidScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tillid_scope_unref (TillidScope *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/* What it is a permission for. */
TillidScopeKind
tillid_scope_get_kind (const TillidScope *self)
{
  g_return_val_if_fail (self != NULL, TILLID_SCOPE_LIST);

  return self->kind;
}

/* The id of the member who reads; 0 for the program itself. */
gint64
tillid_scope_get_viewer (const TillidScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->viewer.member;
}

/* (transfer none): who reads, and with what rights. */
const TillidViewer *
tillid_scope_get_rights (const TillidScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->viewer;
}

/**
 * tillid_scope_reads_kind:
 * @self: a scope
 * @kind: the name of a kind of record
 *
 * Returns: whether records of that kind are shown under this scope at all; the program's own reads every row
 */
gboolean
tillid_scope_reads_kind (const TillidScope *self, const char *kind)
{
  g_return_val_if_fail (self != NULL && kind != NULL, FALSE);

  return self->kind == TILLID_SCOPE_SYSTEM ||
         tillid_rights_may_read (self->viewer.roles, tillid_family_of_kind (kind));
}

/* 0 unless the scope is that of one patient. */
gint64
tillid_scope_get_patient (const TillidScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == TILLID_SCOPE_PATIENT ? self->patient : 0;
}
