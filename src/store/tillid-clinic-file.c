/* tillid-clinic-file.c - making and opening clinic files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A clinic file says what it is in two numbers of its header: application_id (ours) and user_version (its
 * schema). Both are looked at before anything else is read. SQLite's locks do not hold on network file
 * systems, so a clinic is refused there, with the name of the file system. */
#include "config.h"

#include "tillid-clinic-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/vfs.h>

#include "tillid-key-slots.h"
#include "tillid-migration-private.h"
#include "tillid-schema.h"

/* From statfs(2) and the kernel's magic.h: file systems whose locks cannot be trusted. */
static const struct
{
  guint32 magic;
  const char *name;
} refused[] = {
  { 0x6969, "NFS" },     { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB" },  { 0x517b, "SMB" },
  { 0x5346414f, "AFS" }, { 0x6b414653, "AFS" },  { 0x00c36400, "Ceph" }, { 0x01021997, "9P" },
};

#define FUSE_MAGIC 0x65735546

/* Of SQLite and of SQLCipher 4, unless somebody asks for another. */
#define PAGE_BYTES 4096

static gboolean
mount_type (const char *path, char **out_type)
{
  g_autofree char *mounts = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gsize best = 0;

  *out_type = NULL;
  if (!g_file_get_contents ("/proc/self/mounts", &mounts, NULL, NULL))
    return FALSE;
  lines = g_strsplit (mounts, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
      /* Blanks in a path stand there as \040. */
      g_autofree char *point = g_strv_length (words) >= 3 ? g_strcompress (words[1]) : NULL;
      gsize length = point != NULL ? strlen (point) : 0;

      /* The longest mount point above the file is the one it lies on. */
      if (length == 0 || length < best || !g_str_has_prefix (absolute, point) ||
          (length > 1 && absolute[length] != '/' && absolute[length] != '\0'))
        continue;
      best = length;
      g_free (*out_type);
      *out_type = g_strdup (words[2]);
    }
  return *out_type != NULL;
}

static guint32 pretended; /* 0: nothing */

static gboolean
refuse_network (const char *name, GError **error)
{
  g_set_error (
    error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NETWORK,
    C_ ("error",
        "The folder is on a network drive (%s). A clinic file there can be damaged when two "
        "computers write to it; choose a folder on this computer."),
    name);
  return FALSE;
}

/**
 * tillid_clinic_file_check_file_system:
 * @magic: f_type of statfs(2)
 * @type: (nullable): its name in /proc/self/mounts, which tells the kinds of FUSE apart
 * @out_warning: (out) (transfer full) (nullable) (optional): a sentence when the place works but deserves a
 *   warning
 * @error: return location for %TILLID_STORE_ERROR_NETWORK
 *
 * Returns: %FALSE if a clinic must not live on such a file system
 */
gboolean
tillid_clinic_file_check_file_system (guint32 magic,
                                      const char *type,
                                      char **out_warning,
                                      GError **error)
{
  if (out_warning != NULL)
    *out_warning = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (magic == refused[i].magic)
      return refuse_network (refused[i].name, error);
  if (magic != FUSE_MAGIC || type == NULL)
    return TRUE;
  if (g_str_equal (type, "fuse.sshfs") || g_str_has_prefix (type, "fuse.davfs") ||
      g_str_equal (type, "davfs"))
    return refuse_network (type, error);
  if (out_warning != NULL)
    *out_warning =
      g_strdup_printf (C_ ("error",
                           "The folder is on a special drive (%s). Make sure that only one "
                           "computer uses the clinic file at a time."),
                       type);
  return TRUE;
}

/**
 * tillid_clinic_file_check_place:
 * @path: a clinic file, existing or to be made
 * @out_warning: (out) (transfer full) (nullable) (optional): a sentence when the place works but deserves a
 *   warning
 * @error: return location for %TILLID_STORE_ERROR_NETWORK
 *
 * Returns: %FALSE if a clinic must not live there
 */
gboolean
tillid_clinic_file_check_place (const char *path, char **out_warning, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *type = NULL;
  struct statfs info;
  guint32 magic;

  if (out_warning != NULL)
    *out_warning = NULL;
  if (statfs (g_file_test (path, G_FILE_TEST_EXISTS) ? path : folder, &info) != 0)
    return TRUE; /* opening will say what is wrong */
  magic = pretended != 0 ? pretended : (guint32) info.f_type;
  if (magic == FUSE_MAGIC)
    mount_type (path, &type);
  return tillid_clinic_file_check_file_system (magic, type, out_warning, error);
}

/* For tests: every place lies on a file system with @magic from now on; 0: on its own. */
void
tillid_clinic_file_pretend_file_system (guint32 magic)
{
  pretended = magic;
}

/* As tillid_clinic_file_create_with_key (), without one. */
TillidDb *
tillid_clinic_file_create (const char *path, GError **error)
{
  return tillid_clinic_file_create_with_key (path, NULL, error);
}

/**
 * tillid_clinic_file_create_with_key:
 * @path: a file that must not exist; ":memory:" for tests
 * @key: (nullable): encrypts the file
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes an empty clinic file of the current schema. If that fails half-way nothing is left behind.
 *
 * Returns: (transfer full): a writing connection to it
 */
TillidDb *
tillid_clinic_file_create_with_key (const char *path, TillidFileKey *key, GError **error)
{
  g_autoptr (TillidDb) db = NULL;
  gboolean in_memory;

  g_return_val_if_fail (path != NULL, NULL);

  in_memory = g_str_equal (path, ":memory:");
  if (!in_memory && !tillid_clinic_file_check_place (path, NULL, error))
    return NULL;
  db = tillid_db_open_with_key (path, TILLID_DB_CREATE, key, error);
  if (db == NULL)
    return NULL;

  if (tillid_migration_create (db, error))
    return g_steal_pointer (&db);
  tillid_db_close (db);
  if (!in_memory)
    tillid_db_remove_files (path);
  return NULL;
}

static gboolean
check_header (TillidDb *db, GError **error)
{
  gint64 application, version;

  if (!tillid_db_query_int (db, "PRAGMA application_id", &application, error) ||
      !tillid_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != TILLID_APPLICATION_ID)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC,
                           C_ ("error", "The file is not a Tillid clinic."));
      return FALSE;
    }
  if (version > tillid_migrations.version)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_TOO_NEW,
        C_ ("error", "The clinic file was made by a newer version of Tillid. It was left as it is; "
                     "update the program, or restore a backup."));
      return FALSE;
    }
  return TRUE;
}

/* A file that is no plain SQLite file: from outside an encrypted one is pages of noise. Its key slots beside it give it
 * away; they may be lost. */
static gboolean
refuse_noise (const char *path, goffset size, GError **error)
{
  const gboolean has_slots = tillid_key_slots_exist (path);

  if (has_slots && !tillid_db_can_encrypt ())
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER,
                         C_ ("error",
                             "The clinic file is encrypted, and this Tillid was built without "
                             "SQLCipher. It was left as it is."));
  else if (has_slots)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED,
                         C_ ("error", "The clinic file is encrypted. The name and the password of "
                                      "somebody who works there open it, or its recovery key."));
  else if (size > 0 && size % PAGE_BYTES == 0 && tillid_db_can_encrypt ())
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED,
                         C_ ("error", "The file is not a Tillid clinic, or it is an encrypted one "
                                      "without its passwords: then its recovery key opens it."));
  else
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC,
                         C_ ("error", "The file is not a Tillid clinic."));
  return FALSE;
}

/* A change of the key that was interrupted is taken back when the file is opened for writing; until then neither key
 * fits the pages as they lie there. */
static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf status;

  return g_stat (journal, &status) == 0 && status.st_size > 0;
}

/* Before anything is written: a WAL or a lock beside a stranger's file would already be too much. SQLite itself
 * looks, without a lock, and not we with a descriptor of our own: closing that would drop every POSIX lock this
 * program holds on the same file (fcntl(2)), and the next program that closes the clinic would take itself for
 * the last one and delete the WAL under our feet. */
static gboolean
check_magic (const char *path, TillidFileKey *key, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TillidDb) db = NULL;
  gint64 version = 0;
  GStatBuf status = { 0 };

  if (g_stat (path, &status) != 0)
    return TRUE; /* it gets its own sentence from tillid_db_open () */
  if (status.st_size == 0 || S_ISDIR (status.st_mode))
    return refuse_noise (path, 0, error);
  if (key != NULL && has_journal (path))
    return TRUE;
  db = tillid_db_open_with_key (path, TILLID_DB_IMMUTABLE, key, &local);
  if (db != NULL)
    tillid_db_query_int (db, "PRAGMA schema_version", &version, &local);
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC))
    return refuse_noise (path, status.st_size, error);
  if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG) &&
      !g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tillid_clinic_file_needs_key:
 * @path: a file
 *
 * Returns: whether it is no plain clinic, but can be an encrypted one that this program could open with its key
 */
gboolean
tillid_clinic_file_needs_key (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  check_magic (path, NULL, &error);
  return g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED);
}

/* As tillid_clinic_file_open_any_with_key () for a file that is not encrypted. */
TillidDb *
tillid_clinic_file_open_any (const char *path, TillidDbMode mode, GError **error)
{
  return tillid_clinic_file_open_any_with_key (path, mode, NULL, error);
}

/**
 * tillid_clinic_file_open_any_with_key:
 * @path: a clinic file, also one that an older program made
 * @mode: %TILLID_DB_READ, %TILLID_DB_WRITE or %TILLID_DB_IMMUTABLE
 * @key: (nullable): of an encrypted file
 * @error: as for tillid_clinic_file_open()
 *
 * For copying: of an older schema no record can be read.
 *
 * Returns: (transfer full): a connection for the calling thread
 */
TillidDb *
tillid_clinic_file_open_any_with_key (const char *path,
                                      TillidDbMode mode,
                                      TillidFileKey *key,
                                      GError **error)
{
  g_autoptr (TillidDb) db = NULL;

  g_return_val_if_fail (path != NULL && mode != TILLID_DB_CREATE, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "There is no file “%s”."), path);
      return NULL;
    }
  /* Nothing is written and no lock is taken on an immutable file: it may lie anywhere. */
  if ((mode != TILLID_DB_IMMUTABLE && !tillid_clinic_file_check_place (path, NULL, error)) ||
      !check_magic (path, key, error))
    return NULL;
  if (mode == TILLID_DB_WRITE && g_access (path, W_OK) != 0)
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
                   C_ ("error",
                       "The clinic file “%s” cannot be written. It can be opened for reading."),
                   path);
      return NULL;
    }
  db = tillid_db_open_with_key (path, mode, key, error);
  if (db == NULL || !check_header (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* As tillid_clinic_file_open_with_key () for a file that is not encrypted. */
TillidDb *
tillid_clinic_file_open (const char *path, TillidDbMode mode, GError **error)
{
  return tillid_clinic_file_open_with_key (path, mode, NULL, error);
}

/**
 * tillid_clinic_file_open_with_key:
 * @path: a clinic file
 * @mode: %TILLID_DB_READ, %TILLID_DB_WRITE or %TILLID_DB_IMMUTABLE
 * @key: (nullable): of an encrypted file (tillid-clinic-key.h)
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: not a clinic, made by a newer
 *   program, on a network drive, damaged, not writable, encrypted, encrypted with another key
 *
 * A file that an older program made is brought up to date, with a copy as it was beside it; that needs
 * %TILLID_DB_WRITE (%TILLID_STORE_ERROR_TOO_OLD).
 *
 * Returns: (transfer full): a connection for the calling thread
 */
TillidDb *
tillid_clinic_file_open_with_key (const char *path,
                                  TillidDbMode mode,
                                  TillidFileKey *key,
                                  GError **error)
{
  g_autoptr (TillidDb) db = tillid_clinic_file_open_any_with_key (path, mode, key, error);
  gboolean is_old;

  if (db == NULL || !tillid_migration_is_needed (db, &is_old, error))
    return NULL;
  if (is_old && mode != TILLID_DB_WRITE)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_TOO_OLD,
        C_ ("error", "The clinic file was made by an older version of Tillid and must be brought "
                     "up to date first. Open it where it can be written."));
      return NULL;
    }
  if (is_old && !tillid_migration_run (db, TRUE, error))
    return NULL;
  return g_steal_pointer (&db);
}
