/* tillid-pseudonym.c - the same stranger for the same patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An id tells when its record was made, so none leaves the clinic with numbers for research: a BLAKE2b of it does, under
 * a key that is made once for a clinic and kept in its file. */
#include "config.h"

#include "tillid-pseudonym.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define KEY_BYTES crypto_generichash_KEYBYTES
#define BYTES 16

struct _TillidPseudonym
{
  guint8 key[KEY_BYTES];
};

static gboolean
read_key (TillidDb *db, TillidPseudonym *self, gboolean *out_found, GError **error)
{
  static const char sql[] = "SELECT secret FROM clinic_secret WHERE name = 'pseudonym'";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gconstpointer bytes;
  gsize size = 0;

  *out_found = FALSE;
  if (stmt == NULL || !tillid_stmt_step (stmt, out_found, error))
    return FALSE;
  if (!*out_found)
    return TRUE;
  bytes = tillid_stmt_get_bytes (stmt, 0, &size);
  if (size != KEY_BYTES)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
        C_ ("error", "The clinic file is damaged. Nothing was changed; restore a backup."));
      return FALSE;
    }
  memcpy (self->key, bytes, KEY_BYTES);
  return TRUE;
}

/* A #TillidJob: whoever comes first makes it. */
static gboolean
make_key_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char sql[] = "INSERT INTO clinic_secret (name, secret) VALUES ('pseudonym', ?1)"
                            " ON CONFLICT (name) DO NOTHING";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  guint8 key[KEY_BYTES];
  gboolean done;

  if (stmt == NULL)
    return FALSE;
  randombytes_buf (key, sizeof key);
  tillid_stmt_bind_bytes (stmt, 1, key, sizeof key);
  done = tillid_stmt_run (stmt, error);
  sodium_memzero (key, sizeof key);
  return done;
}

/**
 * tillid_pseudonym_new:
 * @session: an open clinic
 * @error: return location for an error; %TILLID_STORE_ERROR_READ_ONLY when the key is still to be made
 *
 * Returns: (transfer full): free with tillid_pseudonym_free(), which zeroes the key
 */
TillidPseudonym *
tillid_pseudonym_new (TillidSession *session, GError **error)
{
  g_autoptr (TillidPseudonym) self = g_new0 (TillidPseudonym, 1);
  gboolean found;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!read_key (tillid_session_get_db (session), self, &found, error))
    return NULL;
  if (!found && (!tillid_session_run (session, TRUE, make_key_job, NULL, NULL, error) ||
                 !read_key (tillid_session_get_db (session), self, &found, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
tillid_pseudonym_free (TillidPseudonym *self)
{
  if (self == NULL)
    return;
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/**
 * tillid_pseudonym_dup_text:
 * @self: the key
 * @id: of a patient or a member
 *
 * Returns: (transfer full): 32 hexadecimal digits
 */
char *
tillid_pseudonym_dup_text (const TillidPseudonym *self, gint64 id)
{
  const gint64 bytes = GINT64_TO_BE (id);
  guint8 hash[BYTES];
  char text[2 * BYTES + 1];

  g_return_val_if_fail (self != NULL, NULL);

  crypto_generichash (hash, sizeof hash, (const guint8 *) &bytes, sizeof bytes, self->key,
                      KEY_BYTES);
  return g_strdup (sodium_bin2hex (text, sizeof text, hash, sizeof hash));
}
