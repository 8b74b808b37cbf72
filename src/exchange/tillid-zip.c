/* tillid-zip.c - files packed into one that nobody opens without the passphrase
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A ZIP file as 7-Zip, Ark, Keka and others open it: AES-256 in WinZip's form (AE-2), by libarchive. Names of files are not
 * encrypted in it, and its key derivation is a weak one (PBKDF2, 1000 rounds): the names say nothing, and the passphrase has
 * to be a long one (tillid-passphrase.h). The only file that knows libarchive; without it there is none of this. */
#include "config.h"

#include "tillid-zip.h"

#include <glib/gi18n-lib.h>

#include "tillid-exchange-error.h"

/* Whether this program was built with what it takes. */
gboolean
tillid_zip_is_available (void)
{
#ifdef HAVE_LIBARCHIVE
  return TRUE;
#else
  return FALSE;
#endif
}

static void
set_error (GError **error)
{
  g_set_error_literal (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_READ,
                       C_ ("error", "The encrypted file could not be made here."));
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t size)
{
  g_byte_array_append (data, bytes, (guint) size);
  return (la_ssize_t) size;
}

static gboolean
add_file (struct archive *archive, const TillidZipFile *file, gint64 now_ms)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean done;

  archive_entry_set_pathname (entry, file->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, (la_int64_t) file->size);
  archive_entry_set_mtime (entry, (time_t) (now_ms / 1000), 0);
  done = archive_write_header (archive, entry) == ARCHIVE_OK &&
         archive_write_data (archive, file->content, file->size) == (la_ssize_t) file->size;
  archive_entry_free (entry);
  return done;
}

static gboolean
write_all (struct archive *archive,
           const TillidZipFile *files,
           guint n_files,
           const char *passphrase,
           gint64 now_ms,
           GByteArray *out)
{
  if (archive_write_set_format_zip (archive) != ARCHIVE_OK ||
      archive_write_set_options (archive, "zip:encryption=aes256") != ARCHIVE_OK ||
      archive_write_set_passphrase (archive, passphrase) != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block (archive, 1) != ARCHIVE_OK ||
      archive_write_open (archive, out, NULL, write_cb, NULL) != ARCHIVE_OK)
    return FALSE;
  for (guint i = 0; i < n_files; i++)
    if (!add_file (archive, &files[i], now_ms))
      return FALSE;
  return archive_write_close (archive) == ARCHIVE_OK;
}

#endif

/**
 * tillid_zip_make:
 * @files: (array length=n_files): what goes in
 * @n_files: how many
 * @passphrase: in characters that every system writes alike (ASCII)
 * @now_ms: milliseconds since 1970 UTC, for the files' times
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain
 *
 * Returns: (transfer full) (nullable): the ZIP file; %NULL also without libarchive
 */
GBytes *
tillid_zip_make (const TillidZipFile *files,
                 guint n_files,
                 const char *passphrase,
                 gint64 now_ms,
                 GError **error)
{
#ifdef HAVE_LIBARCHIVE
  g_autoptr (GByteArray) out = NULL;
  struct archive *archive = NULL;
  gboolean done;

  g_return_val_if_fail (files != NULL && passphrase != NULL && *passphrase != '\0', NULL);

  out = g_byte_array_new ();
  archive = archive_write_new ();
  done = write_all (archive, files, n_files, passphrase, now_ms, out);
  archive_write_free (archive);
  if (done)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));
#endif
  set_error (error);
  return NULL;
}
