/* tillid-backup-cipher.c - backups that only a passphrase opens
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The format, numbers little endian:
 *
 *    0  8   "TILLIDBK"
 *    8  4   version of the format: 1
 *   12  4   Argon2id: passes
 *   16  8   Argon2id: bytes of memory
 *   24  8   when it was made, milliseconds since 1970 UTC
 *   32  8   bytes of the clinic file in it
 *   40  16  salt
 *   56  16  check: BLAKE2b of bytes 0 to 55 under the second half of the key
 *   72  24  header of the secretstream (XChaCha20-Poly1305)
 *   96      chunks of 64 KiB of the file, each 17 bytes longer; the last one, which may be empty, is marked
 *
 * Argon2id makes 64 bytes of the passphrase: 32 for the stream, 32 for the check. The check tells a wrong
 * passphrase from a damaged file before anything is decrypted; it tells an attacker nothing that the first
 * chunk would not. Bytes 0 to 71 are authenticated with the first chunk. Memory is bounded by the chunk and
 * by what Argon2id is asked for; a file that asks for more than MAX_MEMORY is not ours. */
#include "config.h"

#include "tillid-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "TILLIDBK"
#define FORMAT 1
#define CHUNK 65536
#define TAG_BYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES

#define PASSES 3
#define MEMORY (G_GUINT64_CONSTANT (64) << 20)
#define MAX_PASSES 64
#define MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)

#define CHECKED_BYTES 56
#define AUTHENTICATED_BYTES 72
#define HEADER_BYTES 96

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == 16);
G_STATIC_ASSERT (crypto_secretstream_xchacha20poly1305_HEADERBYTES ==
                 HEADER_BYTES - AUTHENTICATED_BYTES);

typedef struct
{
  guint8 bytes[HEADER_BYTES];
} Header;

typedef struct
{
  guint8 stream[KEY_BYTES];
  guint8 check[32];
} Keys;

static void
put_number (Header *header, gsize offset, gsize size, guint64 value)
{
  guint64 value_le = GUINT64_TO_LE (value);

  memcpy (header->bytes + offset, &value_le, size);
}

static guint64
get_number (const Header *header, gsize offset, gsize size)
{
  guint64 value_le = 0;

  memcpy (&value_le, header->bytes + offset, size);
  return GUINT64_FROM_LE (value_le);
}

static guint64
file_bytes (guint64 content_bytes)
{
  /* As many full chunks as fit, and the last one, which holds the rest. */
  return HEADER_BYTES + content_bytes + (content_bytes / CHUNK + 1) * TAG_BYTES;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                       C_ ("error", "The backup is damaged: its content is not what was written. "
                                    "Nothing was changed; try an older backup."));
  return FALSE;
}

static gboolean
set_cut_off (GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                       C_ ("error", "The backup is not complete: its end is missing. Nothing was "
                                    "changed; try an older backup."));
  return FALSE;
}

static gboolean
derive_keys (const Header *header, const char *passphrase, Keys *keys, GError **error)
{
  guint8 both[64];
  int rc = crypto_pwhash (both, sizeof both, passphrase, strlen (passphrase), header->bytes + 40,
                          get_number (header, 12, 4), get_number (header, 16, 8),
                          crypto_pwhash_ALG_ARGON2ID13);

  if (rc != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                           C_ ("error", "There is not enough memory to work with the passphrase. "
                                        "Nothing was changed."));
      return FALSE;
    }
  memcpy (keys->stream, both, sizeof keys->stream);
  memcpy (keys->check, both + sizeof keys->stream, sizeof keys->check);
  sodium_memzero (both, sizeof both);
  return TRUE;
}

static void
make_check (const Header *header, const Keys *keys, guint8 out_check[16])
{
  crypto_generichash (out_check, 16, header->bytes, CHECKED_BYTES, keys->check, sizeof keys->check);
}

static gboolean
go_on (const TillidCipherJob *job, guint64 done, guint64 total, GError **error)
{
  if (job->progress != NULL && total > 0)
    job->progress (MIN (1, (double) done / (double) total), job->progress_data);
  if (!g_cancellable_is_cancelled (job->cancellable))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED,
                       C_ ("error", "Stopped. Nothing was changed."));
  return FALSE;
}

static gboolean
encrypt_chunks (const TillidCipherJob *job,
                const Header *header,
                crypto_secretstream_xchacha20poly1305_state *state,
                GError **error)
{
  g_autofree guint8 *plain = g_malloc (CHUNK);
  g_autofree guint8 *secret = g_malloc (CHUNK + TAG_BYTES);
  guint64 total = get_number (header, 32, 8), done = 0;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      gsize size;
      gboolean is_first = done == 0;

      if (!go_on (job, done, total, error) ||
          !tillid_file_read (job->in, plain, CHUNK, &size, error))
        return FALSE;
      is_last = size < CHUNK;
      done += size;
      crypto_secretstream_xchacha20poly1305_push (
        state, secret, NULL, plain, size, is_first ? header->bytes : NULL,
        is_first ? AUTHENTICATED_BYTES : 0,
        is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (!tillid_file_write (job->out, secret, size + TAG_BYTES, error))
        return FALSE;
    }
  sodium_memzero (plain, CHUNK);
  return done == total || set_damaged (error); /* somebody wrote to it meanwhile */
}

/**
 * tillid_cipher_encrypt:
 * @job: from where, to where
 * @passphrase: not empty
 * @now_ms: milliseconds since 1970 UTC
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether everything was written
 */
gboolean
tillid_cipher_encrypt (const TillidCipherJob *job,
                       const char *passphrase,
                       gint64 now_ms,
                       GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  Header header = { MAGIC };
  struct stat info;
  gboolean done;
  Keys keys;

  if (sodium_init () < 0 || fstat (job->in, &info) != 0 || lseek (job->in, 0, SEEK_SET) != 0)
    return tillid_file_set_error (errno, error);
  put_number (&header, 8, 4, FORMAT);
  put_number (&header, 12, 4, PASSES);
  put_number (&header, 16, 8, MEMORY);
  put_number (&header, 24, 8, (guint64) now_ms);
  put_number (&header, 32, 8, (guint64) info.st_size);
  randombytes_buf (header.bytes + 40, crypto_pwhash_SALTBYTES);
  if (!derive_keys (&header, passphrase, &keys, error))
    return FALSE;
  make_check (&header, &keys, header.bytes + CHECKED_BYTES);
  crypto_secretstream_xchacha20poly1305_init_push (&state, header.bytes + AUTHENTICATED_BYTES,
                                                   keys.stream);
  done = tillid_file_write (job->out, header.bytes, sizeof header.bytes, error) &&
         encrypt_chunks (job, &header, &state, error);
  sodium_memzero (&keys, sizeof keys);
  sodium_memzero (&state, sizeof state);
  return done;
}

static gboolean
read_header (int fd, Header *header, gboolean *out_is_ours, GError **error)
{
  gsize size;

  memset (header, 0, sizeof *header);
  if (lseek (fd, 0, SEEK_SET) != 0)
    return tillid_file_set_error (errno, error);
  if (!tillid_file_read (fd, header->bytes, sizeof header->bytes, &size, error))
    return FALSE;
  *out_is_ours = size >= strlen (MAGIC) && memcmp (header->bytes, MAGIC, strlen (MAGIC)) == 0;
  return size == sizeof header->bytes || !*out_is_ours || set_cut_off (error);
}

static gboolean
check_header (const Header *header, GError **error)
{
  guint64 passes = get_number (header, 12, 4), memory = get_number (header, 16, 8);

  if (get_number (header, 8, 4) > FORMAT)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_TOO_NEW,
        C_ ("error",
            "The backup was made by a newer version of Tillid. Nothing was changed; update the "
            "program."));
      return FALSE;
    }
  if (get_number (header, 8, 4) != FORMAT || passes < 1 || passes > MAX_PASSES ||
      memory < crypto_pwhash_MEMLIMIT_MIN || memory > MAX_MEMORY)
    return set_damaged (error);
  return TRUE;
}

static gboolean
decrypt_chunks (const TillidCipherJob *job,
                const Header *header,
                crypto_secretstream_xchacha20poly1305_state *state,
                GError **error)
{
  g_autofree guint8 *secret = g_malloc (CHUNK + TAG_BYTES);
  g_autofree guint8 *plain = g_malloc (CHUNK);
  guint64 total = get_number (header, 32, 8), done = 0;
  gboolean is_last = FALSE;
  gsize size;

  while (!is_last)
    {
      unsigned long long plain_size = 0;
      gboolean is_first = done == 0;
      guint8 tag = 0;

      if (!go_on (job, done, total, error) ||
          !tillid_file_read (job->in, secret, CHUNK + TAG_BYTES, &size, error))
        return FALSE;
      if (size < TAG_BYTES)
        return set_cut_off (error);
      if (crypto_secretstream_xchacha20poly1305_pull (state, plain, &plain_size, &tag, secret, size,
                                                      is_first ? header->bytes : NULL,
                                                      is_first ? AUTHENTICATED_BYTES : 0) != 0)
        return size < CHUNK + TAG_BYTES && done + size - TAG_BYTES < total ? set_cut_off (error)
                                                                           : set_damaged (error);
      is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
      done += plain_size;
      if (!tillid_file_write (job->out, plain, plain_size, error))
        return FALSE;
    }
  sodium_memzero (plain, CHUNK);
  if (!tillid_file_read (job->in, secret, 1, &size, error))
    return FALSE;
  return (size == 0 && done == total) || set_damaged (error);
}

/**
 * tillid_cipher_decrypt:
 * @job: from where, to where; on error what was written is to be thrown away
 * @passphrase: what was typed
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: wrong passphrase
 *   (%TILLID_STORE_ERROR_PASSPHRASE), cut off or damaged (%TILLID_STORE_ERROR_CORRUPT), too new
 *
 * Returns: whether everything was read and is authentic
 */
gboolean
tillid_cipher_decrypt (const TillidCipherJob *job, const char *passphrase, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  Header header;
  guint8 check[16];
  gboolean is_ours, done;
  Keys keys;

  if (sodium_init () < 0 || !read_header (job->in, &header, &is_ours, error) ||
      !check_header (&header, error) || !derive_keys (&header, passphrase, &keys, error))
    return FALSE;
  make_check (&header, &keys, check);
  if (sodium_memcmp (check, header.bytes + CHECKED_BYTES, sizeof check) != 0)
    {
      sodium_memzero (&keys, sizeof keys);
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSPHRASE,
        C_ ("error", "The passphrase does not open this backup. Nothing was changed; try again."));
      return FALSE;
    }
  done =
    crypto_secretstream_xchacha20poly1305_init_pull (&state, header.bytes + AUTHENTICATED_BYTES,
                                                     keys.stream) == 0
      ? decrypt_chunks (job, &header, &state, error)
      : set_damaged (error);
  sodium_memzero (&keys, sizeof keys);
  sodium_memzero (&state, sizeof state);
  return done;
}

/**
 * tillid_cipher_recognise:
 * @path: a file
 * @out_info: (out) (optional): what its header says
 *
 * Returns: whether it is an encrypted backup, whole or not
 */
gboolean
tillid_cipher_recognise (const char *path, TillidCipherInfo *out_info)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_ours = FALSE;
  struct stat info;
  Header header;

  if (fd < 0)
    return FALSE;
  if (!read_header (fd, &header, &is_ours, NULL) && !is_ours)
    is_ours = FALSE;
  if (is_ours && out_info != NULL && fstat (fd, &info) == 0)
    *out_info =
      (TillidCipherInfo){ (gint64) get_number (&header, 24, 8),
                          (guint64) info.st_size == file_bytes (get_number (&header, 32, 8)) };
  close (fd);
  return is_ours;
}
