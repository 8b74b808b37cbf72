/* tillid-key-index.h - keys in the order in which they were first met
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidKeyIndex:
 *
 * Gives each different key the next number from 0. A patient meets a handful of people: those are looked through; only where there are
 * many is a table made.
 */
typedef struct
{
  GArray *keys;       /* (owned) of gint64 */
  GHashTable *places; /* (owned) (nullable): key -> number + 1 */
} TillidKeyIndex;

void tillid_key_index_init (TillidKeyIndex *self);
void tillid_key_index_reset (TillidKeyIndex *self);
void tillid_key_index_clear (TillidKeyIndex *self);
guint tillid_key_index_add (TillidKeyIndex *self, gint64 key, gboolean *out_is_new);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidKeyIndex, tillid_key_index_clear)

G_END_DECLS
