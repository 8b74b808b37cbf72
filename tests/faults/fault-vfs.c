/* fault-vfs.c - SQLite's files with a fault among them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A VFS (sqlite.org/vfs.html) in front of SQLite's own. Its files hold the real one behind them. What a fault
 * returns is what SQLite's own VFS for Unix returns then: a write that finds no room is SQLITE_FULL. */
#include "config.h"

#include <errno.h>
#include <sqlite3.h>

#include "fault.h"

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
refuse (FaultKind kind, int io_error)
{
  errno = kind == FAULT_IO ? EIO : ENOSPC;
  return kind == FAULT_IO ? io_error : SQLITE_FULL;
}

static int
file_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, size, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = real_of (file);
  FaultKind kind = fault_step (CALL_WRITE);

  if (kind == FAULT_NONE)
    return real->pMethods->xWrite (real, data, size, offset);
  if (kind == FAULT_SHORT || kind == FAULT_TORN)
    real->pMethods->xWrite (real, data, size / 2, offset);
  if (kind == FAULT_TORN)
    fault_die ();
  return refuse (kind, SQLITE_IOERR_WRITE);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  FaultKind kind = fault_step (CALL_TRUNCATE);

  return kind == FAULT_NONE ? real_of (file)->pMethods->xTruncate (real_of (file), size)
                            : SQLITE_IOERR_TRUNCATE;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  FaultKind kind = fault_step (CALL_SYNC);

  return kind == FAULT_NONE ? SQLITE_OK : refuse (kind, SQLITE_IOERR_FSYNC);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
file_lock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
file_unlock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
file_check_reserved (sqlite3_file *file, int *out)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
  FaultKind kind = extend ? fault_step (CALL_SHARE) : FAULT_NONE;

  if (kind != FAULT_NONE)
    return refuse (kind, SQLITE_IOERR_SHMSIZE);
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete);
}

/* Version 2: with a log, without memory-mapped pages. */
static const sqlite3_io_methods methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_reserved,
  file_control,
  file_sector_size,
  file_characteristics,
  file_shm_map,
  file_shm_lock,
  file_shm_barrier,
  file_shm_unmap,
};

/* Opening to read changes nothing and is not counted. */
static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  FaultKind kind = flags & SQLITE_OPEN_CREATE ? fault_step (CALL_OPEN) : FAULT_NONE;
  int rc;

  self->base.pMethods = NULL;
  if (kind != FAULT_NONE)
    {
      errno = kind == FAULT_IO ? EIO : ENOSPC;
      return SQLITE_CANTOPEN;
    }
  self->real = (sqlite3_file *) (self + 1);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  FaultKind kind = fault_step (CALL_DELETE);

  return kind == FAULT_NONE ? real_vfs->xDelete (real_vfs, name, FALSE) : SQLITE_IOERR_DELETE;
}

void
fault_install_vfs (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "tillid-fault";
  fault_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  fault_vfs.xOpen = vfs_open;
  fault_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, TRUE), ==, SQLITE_OK);
}
