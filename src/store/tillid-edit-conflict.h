/* tillid-edit-conflict.h - what two people changed at the same time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-edit.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidConflict:
 * @mine: as the edit wanted it
 * @theirs: as it stands in the file
 * @base: as it was when the edit was begun
 * @field: which both sides changed, to different values
 */
typedef struct
{
  TillidRecord *mine;
  TillidRecord *theirs;
  TillidRecord *base;
  const TillidField *field;
} TillidConflict;

/**
 * TillidConflictChoice:
 *
 * Which value stays.
 */
typedef enum
{
  TILLID_CONFLICT_MINE,
  TILLID_CONFLICT_THEIRS,
  TILLID_CONFLICT_BOTH,
} TillidConflictChoice;

void tillid_conflict_free (TillidConflict *self);
gboolean tillid_conflict_can_join (const TillidConflict *self);
char *tillid_conflict_join (const TillidConflict *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_edit_find_conflicts (TillidDb *db,
                                       const TillidScope *scope,
                                       TillidEdit *edit,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_edit_resolve (TillidEdit *edit,
                                 GPtrArray *conflicts,
                                 const TillidConflictChoice *choices) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidConflict, tillid_conflict_free)

G_END_DECLS
