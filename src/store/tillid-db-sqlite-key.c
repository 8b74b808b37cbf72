/* tillid-db-sqlite-key.c - the driver: encrypted files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* SQLCipher is SQLite whose pages are encrypted and authenticated one by one (AES-256-CBC, HMAC-SHA512), the write-ahead
 * log and rollback journals with them. It gets the key raw, 32 random bytes as hexadecimal digits, so it derives nothing
 * from a password: that is done in tillid-key-slots.c. The key goes through its C interface, never through
 * SQL, where a trace or an error message could show it.
 *
 * A library that only pretends to be SQLCipher would take the key and write everything in clear. So the library that
 * was really loaded is asked for its version before each key, and files are of format 4 whatever its default is.
 * A file without a key is an ordinary SQLite file in both builds. */
#define SQLITE_HAS_CODEC 1 /* the header shows sqlite3_key_v2 () only to those who say so */
#include "config.h"

#include "tillid-db-sqlite-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#if TILLID_HAVE_SQLCIPHER

#define KEY_TEXT (2 * TILLID_FILE_KEY_BYTES + 3) /* x'...' */
#define OLDEST_MAJOR 4
#define OLDEST_MINOR 5

static void
write_key (const TillidFileKey *key, char text[KEY_TEXT + 1])
{
  memcpy (text, "x'", 2);
  sodium_bin2hex (text + 2, 2 * TILLID_FILE_KEY_BYTES + 1, tillid_file_key_get_bytes (key),
                  TILLID_FILE_KEY_BYTES);
  memcpy (text + KEY_TEXT - 1, "'", 2);
}

static gboolean
is_new_enough (sqlite3 *handle)
{
  sqlite3_stmt *stmt = NULL;
  gboolean is = FALSE;

  if (sqlite3_prepare_v2 (handle, "PRAGMA cipher_version", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    {
      char *rest = NULL;
      const char *version = (const char *) sqlite3_column_text (stmt, 0);
      const gint64 major = g_ascii_strtoll (version, &rest, 10);
      const gint64 minor = *rest == '.' ? g_ascii_strtoll (rest + 1, NULL, 10) : 0;

      is = major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
    }
  sqlite3_finalize (stmt);
  return is;
}

/* What SQLCipher says of a wrong key goes to standard error unless it is told to be silent; we say it in our own words. */
static const char before_key[] = "PRAGMA cipher_log_level = NONE";
static const char after_key[] = "PRAGMA cipher_compatibility = 4; PRAGMA temp_store = MEMORY";

/* Whether this program can read and write encrypted clinic files: built with SQLCipher, and running with it. */
gboolean
tillid_db_can_encrypt (void)
{
  sqlite3 *handle = NULL;
  gboolean can;

  tillid_db_configure_once ();
  if (sqlite3_open (":memory:", &handle) != SQLITE_OK)
    {
      sqlite3_close (handle);
      return FALSE;
    }
  can = is_new_enough (handle);
  sqlite3_close (handle);
  return can;
}

/* Before anything else is done on a new connection. Whether the key is the right one shows when a page is read. */
gboolean
tillid_db_apply_key (TillidDb *self, TillidFileKey *key, GError **error)
{
  char text[KEY_TEXT + 1];
  int rc;

  if (!is_new_enough (self->handle))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER,
                           C_ ("error", "The library that encrypts clinic files (SQLCipher 4.5) is "
                                        "not there. Nothing was changed."));
      return FALSE;
    }
  sqlite3_exec (self->handle, before_key, NULL, NULL, NULL);
  write_key (key, text);
  rc = sqlite3_key_v2 (self->handle, "main", text, KEY_TEXT);
  sodium_memzero (text, sizeof text);
  if (rc != SQLITE_OK)
    return tillid_db_set_error (self, rc, error);
  self->key = tillid_file_key_ref (key);
  return tillid_db_exec (self, after_key, error);
}

/**
 * tillid_db_rekey:
 * @self: a writing connection to an encrypted file without a write-ahead log, the only one there is
 * @key: the new key
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Writes every page anew in one transaction. SQLCipher does not say whether it succeeded: open the file with the new key
 * to know.
 *
 * Returns: %FALSE if it cannot have succeeded
 */
gboolean
tillid_db_rekey (TillidDb *self, TillidFileKey *key, GError **error)
{
  char text[KEY_TEXT + 1];
  int rc;

  g_return_val_if_fail (TILLID_IS_DB (self) && key != NULL && self->key != NULL, FALSE);
  g_assert (self->owner == g_thread_self () && self->handle != NULL);

  write_key (key, text);
  rc = sqlite3_rekey_v2 (self->handle, "main", text, KEY_TEXT);
  sodium_memzero (text, sizeof text);
  return rc == SQLITE_OK || tillid_db_set_error (self, rc, error);
}

#else

/* Not in this build. */
gboolean
tillid_db_can_encrypt (void)
{
  return FALSE;
}

/* Not in this build: always an error. */
gboolean
tillid_db_apply_key (TillidDb *self, TillidFileKey *key, GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_CIPHER,
                       C_ ("error", "This Tillid was built without SQLCipher: it cannot open or "
                                    "make encrypted clinic files. Nothing was changed."));
  return FALSE;
}

/* Not in this build: always an error. */
gboolean
tillid_db_rekey (TillidDb *self, TillidFileKey *key, GError **error)
{
  return tillid_db_apply_key (self, key, error);
}

#endif

/* (transfer none) (nullable): the key of the file; %NULL for one that is not encrypted. */
TillidFileKey *
tillid_db_get_key (TillidDb *self)
{
  g_return_val_if_fail (TILLID_IS_DB (self), NULL);

  return self->key;
}
