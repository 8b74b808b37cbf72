/* tillid-backup-file.c - files that get their name when they are whole
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include "tillid-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PART_PREFIX ".tillid-"
#define PART_SUFFIX ".part"

/* Where the kernel or the file system knows no RENAME_NOREPLACE, a hard link refuses to overwrite as well;
 * where there are no hard links either (FAT), looking first has to do. */
static int
rename_without_overwriting (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (link (from, to) == 0)
    return unlink (from) == 0 ? 0 : errno;
  if (errno != EPERM && errno != EOPNOTSUPP)
    return errno;
  if (access (to, F_OK) == 0)
    return EEXIST;
  return rename (from, to) == 0 ? 0 : errno;
}

TillidFileCalls tillid_file_calls = { g_mkstemp_full, write, fsync, rename_without_overwriting,
                                      rename };

/* Always FALSE: an errno as an error that says what to do. */
gboolean
tillid_file_set_error (int saved_errno, GError **error)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FULL,
                           C_ ("error",
                               "The disk is full. Nothing was changed; make room and try again."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
        C_ ("error", "The file or its folder cannot be read or written. Nothing was changed."));
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "There is no such file or folder. Nothing was changed."));
      break;
    default:
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                   C_ ("error", "The file cannot be read or written: %s. Nothing was changed."),
                   g_strerror (saved_errno));
      break;
    }
  return FALSE;
}

static void
remove_part (const char *path)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *other = g_strconcat (path, beside[i], NULL);

      g_unlink (other);
    }
}

/* A program that was killed leaves the part it was writing: a copy of the clinic that nobody would ever look for.
 * Whoever still writes to one holds a lock on it. */
static void
remove_forgotten_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int fd;

      if (!g_str_has_prefix (name, PART_PREFIX) || !g_str_has_suffix (name, PART_SUFFIX))
        continue;
      path = g_build_filename (folder, name, NULL);
      fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
      if (fd < 0)
        continue;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        remove_part (path);
      close (fd);
    }
}

/**
 * tillid_part_file_new:
 * @folder: where the finished file is to be
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Parts that a killed program has left in @folder are removed.
 *
 * Returns: (transfer full): an empty file that only its owner can read
 */
TillidPartFile *
tillid_part_file_new (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PART_PREFIX "XXXXXX" PART_SUFFIX, NULL);
  int fd = tillid_file_calls.make (path, O_RDWR | O_CLOEXEC, 0600);
  TillidPartFile *self;

  if (fd < 0)
    {
      tillid_file_set_error (errno, error);
      return NULL;
    }
  /* Where there are no such locks, nobody else gets one either. */
  flock (fd, LOCK_EX | LOCK_NB);
  remove_forgotten_parts (folder);
  self = g_new0 (TillidPartFile, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

void
tillid_part_file_free (TillidPartFile *self)
{
  if (self == NULL)
    return;
  if (self->path != NULL)
    remove_part (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && tillid_file_calls.sync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  /* Some file systems cannot sync a folder; they have nothing to lose there. */
  return done || saved_errno == EINVAL || tillid_file_set_error (saved_errno, error);
}

/**
 * tillid_part_file_finish:
 * @self: a file that is whole; it has no other name afterwards
 * @path: its real name, in the same folder
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Brings it to the disk, then gives it its name, and never to the place of another file.
 *
 * Returns: whether it is there, for good
 */
gboolean
tillid_part_file_finish (TillidPartFile *self, const char *path, GError **error)
{
  int rc;

  if (tillid_file_calls.sync (self->fd) != 0)
    return tillid_file_set_error (errno, error);
  rc = tillid_file_calls.rename (self->path, path);
  if (rc == EEXIST)
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                   C_ ("error", "There is already a file “%s”; it was left as it is."), path);
      return FALSE;
    }
  if (rc != 0)
    return tillid_file_set_error (rc, error);
  g_clear_pointer (&self->path, g_free);
  if (sync_folder (path, error))
    return TRUE;
  g_unlink (path); /* what may be gone after a power cut is not said to be there */
  return FALSE;
}

/**
 * tillid_part_file_replace:
 * @self: a file that is whole; it has no other name afterwards
 * @path: its real name, in the same folder; an older file there is replaced
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_part_file_finish(): at every moment either the old file or the new one is there, whole.
 *
 * Returns: whether the new one is there, for good; if not, either may be
 */
gboolean
tillid_part_file_replace (TillidPartFile *self, const char *path, GError **error)
{
  if (tillid_file_calls.sync (self->fd) != 0 || tillid_file_calls.replace (self->path, path) != 0)
    return tillid_file_set_error (errno, error);
  g_clear_pointer (&self->path, g_free);
  return sync_folder (path, error);
}

/* Writes all of it. */
gboolean
tillid_file_write (int fd, gconstpointer data, gsize size, GError **error)
{
  const guint8 *next = data;

  while (size > 0)
    {
      gssize n = tillid_file_calls.write (fd, next, size);

      if (n < 0 && errno != EINTR)
        return tillid_file_set_error (errno, error);
      next += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* Reads @size bytes, or less at the end of the file. */
gboolean
tillid_file_read (int fd, gpointer data, gsize size, gsize *out_size, GError **error)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, (guint8 *) data + done, size - done);

      if (n < 0 && errno != EINTR)
        return tillid_file_set_error (errno, error);
      if (n == 0)
        break;
      done += (gsize) MAX (n, 0);
    }
  *out_size = done;
  return TRUE;
}
