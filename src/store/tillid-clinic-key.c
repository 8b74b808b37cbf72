/* tillid-clinic-key.c - the key of a clinic file: found with a password, and changed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A new key is a new encryption of every page, and the slots are another file. Whatever happens in between, every
 * password must open the clinic: first the slots hold the old key and the next one, on the disk; then the pages are written
 * anew in one transaction of SQLite, with the file taken for ourselves and with a rollback journal, because a write-ahead log
 * would hold pages of both keys; then the slots hold the next key alone. Until the transaction has committed the old
 * recovery key opens the clinic, from then on the new one: so it must be on paper before this begins. What was
 * interrupted is brought to its end by tillid_key_slots_settle() when somebody opens the clinic. */
#include "config.h"

#include "tillid-clinic-key.h"

#include <glib/gi18n-lib.h>

#include "tillid-clinic-file.h"
#include "tillid-key-slots-private.h"

/* Reading comes first, for it needs nothing of a disk that may be full. A change that was interrupted is taken back by a
 * connection that may write; on media that nobody can write there is nothing to take back. */
static gboolean
opens (const char *clinic, TillidFileKey *key, GError **error)
{
  static const TillidDbMode modes[] = { TILLID_DB_READ, TILLID_DB_WRITE, TILLID_DB_IMMUTABLE };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (TillidDb) db =
        tillid_clinic_file_open_any_with_key (clinic, modes[i], key, &local);

      if (db != NULL)
        return TRUE;
      if (i + 1 < G_N_ELEMENTS (modes) &&
          g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return FALSE;
}

/**
 * tillid_clinic_key_choose:
 * @clinic: an encrypted clinic file
 * @opening: what a password has opened
 * @error: return location for %TILLID_STORE_ERROR_KEY_WRONG when the slots belong to another file, or another error
 *
 * Returns: (transfer full): the key that opens the file
 */
TillidFileKey *
tillid_clinic_key_choose (const char *clinic, const TillidKeyOpening *opening, GError **error)
{
  g_return_val_if_fail (clinic != NULL && opening != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (opening->keys); i++)
    {
      g_autoptr (GError) local = NULL;

      if (opening->keys[i] == NULL)
        continue;
      if (opens (clinic, opening->keys[i], &local))
        return tillid_file_key_ref (opening->keys[i]);
      if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG,
                       C_ ("error",
                           "The passwords beside the clinic file belong to another key. Its "
                           "recovery key opens it."));
  return NULL;
}

/**
 * tillid_clinic_key_from_password:
 * @clinic: an encrypted clinic file
 * @name: as somebody typed it
 * @password: what was typed; the caller zeroes it
 * @now_ms: milliseconds since 1970 UTC
 * @out_opening: (out): whose slot it was; to be cleared
 * @error: return location for the errors of tillid_key_slots_try() and tillid_clinic_key_choose()
 *
 * Returns: (transfer full): the key of the file
 */
TillidFileKey *
tillid_clinic_key_from_password (const char *clinic,
                                 const char *name,
                                 const char *password,
                                 gint64 now_ms,
                                 TillidKeyOpening *out_opening,
                                 GError **error)
{
  if (!tillid_key_slots_try (clinic, name, password, now_ms, out_opening, error))
    return NULL;
  return tillid_clinic_key_choose (clinic, out_opening, error);
}

static gboolean
write_pages (const char *clinic, TillidFileKey *key, TillidFileKey *next, GError **error)
{
  static const char alone[] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;";
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_any_with_key (clinic, TILLID_DB_WRITE, key, error);
  gboolean done;

  if (db == NULL || !tillid_db_exec (db, alone, error))
    return FALSE;
  done = tillid_db_rekey (db, next, error);
  tillid_db_close (db);
  return done;
}

/**
 * tillid_clinic_key_change:
 * @clinic: an encrypted clinic file that nobody has open
 * @key: its key
 * @next: the key it is to have, which somebody has on paper already
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: %TILLID_STORE_ERROR_BUSY when it is open
 *
 * Passwords stay as they are. Backups that were made before keep the old key.
 *
 * Returns: whether the file has the new key; if not, it has the old one
 */
gboolean
tillid_clinic_key_change (const char *clinic,
                          TillidFileKey *key,
                          TillidFileKey *next,
                          GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) why = NULL;
  gboolean done;

  g_return_val_if_fail (clinic != NULL && key != NULL && next != NULL, FALSE);

  slots = tillid_key_slots_lock (clinic, error);
  if (slots == NULL)
    return FALSE;
  tillid_key_slots_begin_rekey (slots, key, next);
  if (!tillid_key_slots_write (slots, error))
    return FALSE;
  write_pages (clinic, key, next, &local);
  /* The file itself says which key it has: one of the two. Where that cannot be seen now, the slots keep both. */
  done = opens (clinic, next, NULL);
  if (!done && !opens (clinic, key, &why))
    {
      done = g_error_matches (why, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG);
      if (!done)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
    }
  tillid_key_slots_end_rekey (slots, done ? next : key);
  /* Slots that hold both keys open as well: the next one who opens the clinic tidies up. */
  tillid_key_slots_write (slots, NULL);
  if (done)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                         C_ ("error",
                             "The clinic file could not be encrypted anew. It has the key it "
                             "had before."));
  return FALSE;
}
