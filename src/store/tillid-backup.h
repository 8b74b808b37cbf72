/* tillid-backup.h - copies of a clinic file that can be trusted, and back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-scope.h"
#include "tillid-verify.h"

G_BEGIN_DECLS

/**
 * TillidBackup:
 * @file: its name in the folder
 * @at: when it was made, milliseconds since 1970 UTC
 * @bytes: its size
 * @is_verified: it was verified when it was made, and is as long as it was then
 * @is_encrypted: it needs a passphrase
 */
typedef struct
{
  char *file;
  gint64 at;
  gint64 bytes;
  gboolean is_verified;
  gboolean is_encrypted;
} TillidBackup;

void tillid_backup_free (TillidBackup *self);

gboolean tillid_backup_make (TillidDb *db,
                             const TillidScope *scope,
                             const char *dest,
                             const char *passphrase,
                             gint64 now_ms,
                             TillidStoreProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);
gboolean tillid_backup_restore (const TillidScope *scope,
                                const char *source,
                                const char *dest,
                                const char *passphrase,
                                TillidStoreProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);
gboolean tillid_backup_restore_with_key (const TillidScope *scope,
                                         const char *source,
                                         const char *dest,
                                         const char *passphrase,
                                         TillidFileKey *key,
                                         TillidStoreProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean tillid_backup_is_encrypted (const char *path);
GPtrArray *tillid_backup_list (const char *folder,
                               TillidFileKey *key,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBackup, tillid_backup_free)

G_END_DECLS
