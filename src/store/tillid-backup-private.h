/* tillid-backup-private.h - files that get their name when they are whole, and their encryption
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-verify.h"

G_BEGIN_DECLS

/* tillid-backup-file.c */

/**
 * TillidFileCalls:
 * @make: as g_mkstemp_full()
 * @write: as write(2)
 * @sync: as fsync(2)
 * @rename: as rename(2), but never to the place of another file; 0 or an errno
 * @replace: as rename(2)
 *
 * The system calls that change anything in a backup. Tests put their own in front of them, so that each fails once.
 */
typedef struct
{
  int (*make) (char *path, int flags, int mode);
  gssize (*write) (int fd, gconstpointer data, gsize size);
  int (*sync) (int fd);
  int (*rename) (const char *from, const char *to);
  int (*replace) (const char *from, const char *to);
} TillidFileCalls;

extern TillidFileCalls tillid_file_calls;

/**
 * TillidPartFile:
 *
 * A file that is being written under a name nobody takes for a finished one. Freeing it removes it, unless
 * tillid_part_file_finish() has given it its real name.
 */
typedef struct
{
  char *path; /* (owned) */
  int fd;
} TillidPartFile;

TillidPartFile *tillid_part_file_new (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_part_file_free (TillidPartFile *self);
gboolean tillid_part_file_finish (TillidPartFile *self, const char *path, GError **error);
gboolean tillid_part_file_replace (TillidPartFile *self, const char *path, GError **error);
gboolean tillid_file_write (int fd, gconstpointer data, gsize size, GError **error);
gboolean tillid_file_read (int fd, gpointer data, gsize size, gsize *out_size, GError **error);
gboolean tillid_file_set_error (int saved_errno, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPartFile, tillid_part_file_free)

/* tillid-backup.c */
gboolean tillid_backup_copy_as_is (TillidDb *db, const char *dest, gint64 now_ms, GError **error);

/* tillid-backup-cipher.c */

/**
 * TillidCipherJob:
 * @in: read from here, from the beginning
 * @out: write to here
 * @progress: (nullable): called now and then
 * @cancellable: (nullable)
 */
typedef struct
{
  int in;
  int out;
  TillidStoreProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} TillidCipherJob;

/**
 * TillidCipherInfo:
 * @at: milliseconds since 1970 UTC, from the header
 * @is_whole: the file is as long as the header says
 */
typedef struct
{
  gint64 at;
  gboolean is_whole;
} TillidCipherInfo;

gboolean tillid_cipher_encrypt (const TillidCipherJob *job,
                                const char *passphrase,
                                gint64 now_ms,
                                GError **error);
gboolean tillid_cipher_decrypt (const TillidCipherJob *job, const char *passphrase, GError **error);
gboolean tillid_cipher_recognise (const char *path, TillidCipherInfo *out_info);

G_END_DECLS
