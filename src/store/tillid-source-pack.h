/* tillid-source-pack.h - a file that is being imported, packed as it is read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-edit.h"

G_BEGIN_DECLS

/**
 * TillidSourcePack:
 *
 * The content of one file. Filled by one thread, stored by that of the connection, never both at once.
 */
typedef struct _TillidSourcePack TillidSourcePack;

#define TILLID_STAGE_PART                                                                          \
  (256 * 1024) /* packed bytes of one part: a few milliseconds of the writer */

TillidSourcePack *tillid_source_pack_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_source_pack_free (TillidSourcePack *self);
void tillid_source_pack_add (TillidSourcePack *self, gconstpointer data, gsize size);
guint64 tillid_source_pack_get_size (const TillidSourcePack *self);
gboolean tillid_source_pack_has_part (const TillidSourcePack *self);
gboolean tillid_source_pack_stage (TillidSourcePack *self,
                                   TillidDb *db,
                                   const TillidWriter *writer,
                                   GError **error);
gboolean tillid_source_pack_store (TillidSourcePack *self,
                                   TillidDb *db,
                                   const TillidWriter *writer,
                                   const char *name,
                                   const char *type,
                                   gint64 *out_file,
                                   GError **error);
gboolean
tillid_source_pack_clear (TillidSourcePack *self, TillidDb *db, gboolean *out_more, GError **error);
gboolean tillid_source_clear_stages (TillidDb *db, gint64 now_ms, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidSourcePack, tillid_source_pack_free)

G_END_DECLS
