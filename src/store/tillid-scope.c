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
  gint64 viewer;  /* id of a member, 0 for the program itself */
  gint64 patient; /* PATIENT only */
};

G_DEFINE_BOXED_TYPE (TillidScope, tillid_scope, tillid_scope_ref, tillid_scope_unref)

/**
 * tillid_scope_new:
 * @kind: what may be read
 * @viewer: id of the member who reads; 0 for the program itself
 * @patient: id of the patient, for %TILLID_SCOPE_PATIENT
 *
 * Returns: (transfer full): the permission
 */
TillidScope *
tillid_scope_new (TillidScopeKind kind, gint64 viewer, gint64 patient)
{
  TillidScope *self = g_new0 (TillidScope, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->viewer = viewer;
  self->patient = patient;
  return self;
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

  return self->viewer;
}

/* 0 unless the scope is that of one patient. */
gint64
tillid_scope_get_patient (const TillidScope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == TILLID_SCOPE_PATIENT ? self->patient : 0;
}
