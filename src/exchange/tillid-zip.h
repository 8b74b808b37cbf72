/* tillid-zip.h - files packed into one that nobody opens without the passphrase
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidZipFile:
 * @name: of the file inside
 * @content: what stands in it
 * @size: how many bytes
 */
typedef struct
{
  const char *name;
  gconstpointer content;
  gsize size;
} TillidZipFile;

gboolean tillid_zip_is_available (void);
GBytes *tillid_zip_make (const TillidZipFile *files,
                         guint n_files,
                         const char *passphrase,
                         gint64 now_ms,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
