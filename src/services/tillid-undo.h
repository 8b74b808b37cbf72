/* tillid-undo.h - what one window can undo
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/* One per window: the edits made in it, newest last. Properties "can-undo", "can-redo". */
#define TILLID_TYPE_UNDO (tillid_undo_get_type ())
G_DECLARE_FINAL_TYPE (TillidUndo, tillid_undo, TILLID, UNDO, GObject)

TillidUndo *tillid_undo_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
void tillid_undo_push (TillidUndo *self, gint64 edit, const char *label);
gboolean tillid_undo_can_undo (TillidUndo *self);
gboolean tillid_undo_can_redo (TillidUndo *self);
const char *tillid_undo_get_undo_label (TillidUndo *self);
const char *tillid_undo_get_redo_label (TillidUndo *self);
void
tillid_undo_undo_async (TillidUndo *self, gint64 edit, GAsyncReadyCallback callback, gpointer data);
void tillid_undo_redo_async (TillidUndo *self, GAsyncReadyCallback callback, gpointer data);
char *tillid_undo_finish (TillidUndo *self,
                          GAsyncResult *result,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
