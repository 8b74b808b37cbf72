/* tillid-disk-encryption.h - whether a folder lies on an encrypted disk
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidDiskEncryption:
 * @TILLID_DISK_UNKNOWN: cannot be told
 * @TILLID_DISK_ENCRYPTED: dm-crypt (LUKS), fscrypt, eCryptfs, or a file system of its own that encrypts
 * @TILLID_DISK_PLAIN: nothing that this computer's system knows encrypts it
 */
typedef enum
{
  TILLID_DISK_UNKNOWN,
  TILLID_DISK_ENCRYPTED,
  TILLID_DISK_PLAIN,
} TillidDiskEncryption;

TillidDiskEncryption tillid_disk_encryption_look (const char *path, char **out_how);
TillidDiskEncryption
tillid_disk_encryption_look_below (const char *path, const char *root, char **out_how);
char *tillid_disk_encryption_to_text (TillidDiskEncryption encryption,
                                      const char *how) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
