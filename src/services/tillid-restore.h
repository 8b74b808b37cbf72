/* tillid-restore.h - a clinic file of a backup
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-file-key.h"
#include "tillid-progress.h"

G_BEGIN_DECLS

/**
 * TillidRestoreKey:
 * @key: (nullable): of the encrypted clinic that the backup was made of
 * @clinic: (nullable): that clinic, if its passwords are to open the new file as well
 *
 * What opens a backup of an encrypted clinic.
 */
typedef struct
{
  TillidFileKey *key;
  const char *clinic;
} TillidRestoreKey;

char *tillid_restore_propose (const char *backup, const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void tillid_restore_async (const char *backup,
                           const char *dest,
                           const char *passphrase,
                           const TillidRestoreKey *key,
                           GCancellable *cancellable,
                           TillidProgress progress,
                           gpointer progress_data,
                           GAsyncReadyCallback callback,
                           gpointer callback_data);
gboolean tillid_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
