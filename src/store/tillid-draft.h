/* tillid-draft.h - text that is being typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

/**
 * TillidDraft:
 * @place: which field
 * @text: what stands in it
 * @at: milliseconds since 1970 UTC of the last key
 */
typedef struct
{
  char *place;
  char *text;
  gint64 at;
} TillidDraft;

void tillid_draft_free (TillidDraft *self);

gboolean tillid_draft_put (TillidDb *db,
                           gint64 author,
                           const char *place,
                           const char *text,
                           gint64 at,
                           GError **error);
gboolean tillid_draft_forget (TillidDb *db, gint64 author, const char *place, GError **error);
char *tillid_draft_get (TillidDb *db, gint64 author, const char *place, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_draft_list (TillidDb *db, gint64 author, const char *prefix, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidDraft, tillid_draft_free)

G_END_DECLS
