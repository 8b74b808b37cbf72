/* tillid-edit-private.h - the inside of an edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-edit.h"

G_BEGIN_DECLS

/* What a field held when somebody began to type in it. */
typedef struct
{
  gint64 record;
  char *field;          /* (owned) */
  char *text;           /* (owned) (nullable) */
  gboolean over_hidden; /* nothing is expected: what was typed may replace a text that is hidden */
} TillidExpectation;

void tillid_expectation_clear (gpointer data);

struct _TillidEdit
{
  gatomicrefcount refs;
  char *why;            /* (owned) */
  GPtrArray *records;   /* (owned) of sealed TillidRecord */
  GArray *expectations; /* (owned) of TillidExpectation */
};

/* tillid-edit-conflict.c */
TillidRecord *tillid_edit_merge (TillidDb *db,
                                 const TillidEdit *edit,
                                 const TillidRecord *mine,
                                 TillidRecord *theirs,
                                 GError **error);

/* tillid-edit-checks.c */
gboolean
tillid_edit_check_confidence (TillidDb *db, const TillidEdit *edit, gint64 by, GError **error);
gboolean tillid_edit_check_signed (TillidDb *db,
                                   const TillidRecord *before,
                                   const TillidRecord *after,
                                   GError **error);
gboolean tillid_edit_check_undo (const TillidEdit *undo, GError **error);

G_END_DECLS
