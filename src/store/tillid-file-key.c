/* tillid-file-key.c - the key of an encrypted clinic file, in memory and on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* On paper the key is the recovery key: its 32 bytes and 3 bytes of check, 280 bits, as 56 characters of Crockford's
 * base 32 in groups of four. The alphabet has no I, L, O and U; what people write for 1 and 0 is read as that, in either
 * case and with any spaces and hyphens. The check is the beginning of a BLAKE2b over the key: one wrong character is
 * told from a wrong key with certainty of 1 - 2^-24. It is the key itself and not a key to it, so that it
 * opens the clinic and every backup made with it when nothing else is left. */
#include "config.h"

#include "tillid-file-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-id.h"

#define CHECK_BYTES 3
#define PAPER_BYTES (TILLID_FILE_KEY_BYTES + CHECK_BYTES)
#define PAPER_DIGITS (PAPER_BYTES * 8 / 5)
#define GROUP 4

G_STATIC_ASSERT (PAPER_DIGITS + PAPER_DIGITS / GROUP - 1 == TILLID_RECOVERY_KEY_LENGTH);

struct _TillidFileKey
{
  gatomicrefcount n_refs;
  guint8 bytes[TILLID_FILE_KEY_BYTES];
};

static TillidFileKey *
allocate (void)
{
  TillidFileKey *self;

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("no memory for a key");
  g_atomic_ref_count_init (&self->n_refs);
  return self;
}

/* (transfer full): a new key. */
TillidFileKey *
tillid_file_key_new_random (void)
{
  TillidFileKey *self = allocate ();

  randombytes_buf (self->bytes, sizeof self->bytes);
  return self;
}

/* (transfer full): the key of 32 @bytes, which the caller zeroes. */
TillidFileKey *
tillid_file_key_new (const guint8 *bytes)
{
  TillidFileKey *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = allocate ();
  memcpy (self->bytes, bytes, sizeof self->bytes);
  return self;
}

/* (transfer full): the same; on any thread. */
TillidFileKey *
tillid_file_key_ref (TillidFileKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

/* Zeroes the key with the last reference. */
void
tillid_file_key_unref (TillidFileKey *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->n_refs))
    sodium_free (self);
}

/* (transfer none): its 32 bytes. Never in a message or a log. */
const guint8 *
tillid_file_key_get_bytes (const TillidFileKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/* Whether both are the same, in a time that does not depend on where they differ. */
gboolean
tillid_file_key_equal (const TillidFileKey *a, const TillidFileKey *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return sodium_memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* Zeroes and frees a secret text; %NULL is nothing. */
void
tillid_secret_free (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

static void
compute_check (const guint8 *key, guint8 *check)
{
  static const char what[] = "Tillid recovery key";
  guint8 hash[crypto_generichash_BYTES_MIN];

  crypto_generichash (hash, sizeof hash, (const guint8 *) what, strlen (what), key,
                      TILLID_FILE_KEY_BYTES);
  memcpy (check, hash, CHECK_BYTES);
}

/**
 * tillid_file_key_to_recovery:
 * @self: a key
 *
 * Returns: (transfer full): what is printed: 14 groups of four characters; free with tillid_secret_free()
 */
char *
tillid_file_key_to_recovery (const TillidFileKey *self)
{
  guint8 paper[PAPER_BYTES];
  char *text;
  guint at = 0;

  g_return_val_if_fail (self != NULL, NULL);

  memcpy (paper, self->bytes, TILLID_FILE_KEY_BYTES);
  compute_check (self->bytes, paper + TILLID_FILE_KEY_BYTES);
  text = g_malloc0 (TILLID_RECOVERY_KEY_LENGTH + 1);
  for (guint i = 0; i < PAPER_DIGITS; i++)
    {
      /* Five bits, which may lie across two bytes. */
      const guint bit = i * 5, byte = bit / 8, rest = bit % 8;
      guint pair = (guint) paper[byte] << 8;

      if (byte + 1 < PAPER_BYTES)
        pair |= paper[byte + 1];
      if (i > 0 && i % GROUP == 0)
        text[at++] = '-';
      text[at++] = tillid_id_digit ((pair >> (11 - rest)) & 31);
    }
  sodium_memzero (paper, sizeof paper);
  return text;
}

static TillidFileKey *
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG, sentence);
  return NULL;
}

static void
refuse_length (int n, GError **error)
{
  g_autofree char *number = tillid_format_number (n, NULL);

  g_set_error (
    error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG,
    g_dngettext (GETTEXT_PACKAGE,
                 "A recovery key has 14 groups of four characters; here is %s character.",
                 "A recovery key has 14 groups of four characters; here are %s characters.",
                 (gulong) n),
    number);
}

/* Returns how many digits there were; those beyond the last are only counted. -1: something else is in it. */
static int
read_digits (const char *text, guint8 *paper)
{
  int n = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      const int value = tillid_id_digit_value (*c);

      if (*c == '-' || g_ascii_isspace (*c))
        continue;
      if (value < 0)
        return -1;
      for (int k = 0; k < 5 && n < PAPER_DIGITS; k++)
        if ((value >> (4 - k)) & 1)
          paper[(n * 5 + k) / 8] |= (guint8) (0x80 >> ((n * 5 + k) % 8));
      n++;
    }
  return n;
}

/**
 * tillid_file_key_from_recovery:
 * @text: what somebody typed from paper; the caller zeroes it
 * @error: return location for %TILLID_STORE_ERROR_KEY_WRONG: the sentence says whether it is too short, too long, holds
 *   other characters or does not agree with its check
 *
 * Returns: (transfer full): the key; whether it opens anything is for the file to say
 */
TillidFileKey *
tillid_file_key_from_recovery (const char *text, GError **error)
{
  guint8 paper[PAPER_BYTES] = { 0 }, check[CHECK_BYTES];
  TillidFileKey *key = NULL;
  int n;

  g_return_val_if_fail (text != NULL, NULL);

  n = read_digits (text, paper);
  compute_check (paper, check);
  if (n < 0)
    refuse (C_ ("error", "A recovery key holds only digits and letters, and no U."), error);
  else if (n != PAPER_DIGITS)
    refuse_length (n, error);
  else if (memcmp (check, paper + TILLID_FILE_KEY_BYTES, CHECK_BYTES) != 0)
    refuse (C_ ("error", "A character of the recovery key is not as it was printed."), error);
  else
    key = tillid_file_key_new (paper);
  sodium_memzero (paper, sizeof paper);
  return key;
}
