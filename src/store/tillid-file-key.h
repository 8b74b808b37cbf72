/* tillid-file-key.h - the key of an encrypted clinic file, in memory and on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "tillid-store-error.h"

G_BEGIN_DECLS

#define TILLID_FILE_KEY_BYTES 32

/* Characters of a recovery key with its hyphens, without the terminating zero. */
#define TILLID_RECOVERY_KEY_LENGTH 69

/**
 * TillidFileKey:
 *
 * 256 random bits. Immutable; the count of references is atomic. The memory is locked where the system lets it, and
 * zeroed with the last reference.
 */
typedef struct _TillidFileKey TillidFileKey;

TillidFileKey *tillid_file_key_new_random (void) G_GNUC_WARN_UNUSED_RESULT;
TillidFileKey *tillid_file_key_new (const guint8 *bytes) G_GNUC_WARN_UNUSED_RESULT;
TillidFileKey *tillid_file_key_ref (TillidFileKey *self);
void tillid_file_key_unref (TillidFileKey *self);
const guint8 *tillid_file_key_get_bytes (const TillidFileKey *self);
gboolean tillid_file_key_equal (const TillidFileKey *a, const TillidFileKey *b);

char *tillid_file_key_to_recovery (const TillidFileKey *self) G_GNUC_WARN_UNUSED_RESULT;
TillidFileKey *tillid_file_key_from_recovery (const char *text,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_secret_free (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFileKey, tillid_file_key_unref)

G_END_DECLS
