/* tillid-key-slots.c - which passwords open an encrypted clinic file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The clinic file is encrypted with one random key. A slot lets one person in: it has a key pair of its own; the secret half
 * is locked with the password (Argon2id, then XSalsa20-Poly1305), and the file key is sealed to the public half
 * (X25519). So the file can get a new key without anybody's password, and who has no slot any more does not learn the new
 * one. Every slot carries a keyed hash with the file key over all its parts: nobody without that key can smuggle a slot
 * in to have the next key sealed to it.
 *
 * A person is found by a salted hash of the name, in any case: no name stands in the file. Whoever holds the file can still try
 * names, and passwords, as fast as Argon2id lets them; the growing wait after wrong ones is counted in the file and
 * slows only those who use the program. As with a member's password (tillid-account-secret.c) a failure is counted
 * before the password is looked at. */
#include "config.h"

#include "tillid-key-slots-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-account-secret.h"
#include "tillid-day.h"
#include "tillid-id.h"

TillidKeyCost tillid_key_cost = { crypto_pwhash_OPSLIMIT_MODERATE,
                                  crypto_pwhash_MEMLIMIT_MODERATE };

/* Frees what it holds. */
void
tillid_key_opening_clear (TillidKeyOpening *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i++)
    g_clear_pointer (&self->keys[i], tillid_file_key_unref);
}

static TillidKeySlot *
slot_at (const TillidKeySlots *slots, guint i)
{
  return &g_array_index (slots->slots, TillidKeySlot, i);
}

static void
hash_name (const TillidKeySlots *slots, const char *name, guint8 hash[SLOT_HASH_BYTES])
{
  g_autofree char *one_form = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = one_form != NULL ? g_utf8_casefold (g_strstrip (one_form), -1) : NULL;
  const char *text = folded != NULL ? folded : name;

  crypto_generichash (hash, SLOT_HASH_BYTES, (const guint8 *) text, strlen (text), slots->name_salt,
                      sizeof slots->name_salt);
}

/* By the name of the person, or by the id as outside the file. */
static gboolean
is_of (const TillidKeySlot *slot, const guint8 hash[SLOT_HASH_BYTES], const char *name)
{
  gint64 id = 0;

  return memcmp (slot->name, hash, SLOT_HASH_BYTES) == 0 ||
         (tillid_id_from_text (name, &id) && id == slot->member);
}

/* Over everything but the name, which may change, and the count of failures. */
static void
compute_mac (const TillidKeySlot *slot, const TillidFileKey *key, guint8 mac[SLOT_HASH_BYTES])
{
  static const char what[] = "Tillid key slot";
  crypto_generichash_state state;

  crypto_generichash_init (&state, tillid_file_key_get_bytes (key), TILLID_FILE_KEY_BYTES,
                           SLOT_HASH_BYTES);
  crypto_generichash_update (&state, (const guint8 *) what, sizeof what);
  crypto_generichash_update (&state, slot->salt, sizeof slot->salt);
  crypto_generichash_update (&state, slot->nonce, sizeof slot->nonce);
  crypto_generichash_update (&state, slot->secret, sizeof slot->secret);
  crypto_generichash_update (&state, slot->public_key, sizeof slot->public_key);
  crypto_generichash_update (&state, (const guint8 *) &slot->member, sizeof slot->member);
  crypto_generichash_update (&state, (const guint8 *) &slot->ops, sizeof slot->ops);
  crypto_generichash_update (&state, (const guint8 *) &slot->memory, sizeof slot->memory);
  crypto_generichash_final (&state, mac, SLOT_HASH_BYTES);
}

static gboolean
has_mac (const TillidKeySlot *slot, const TillidFileKey *key, const guint8 *mac)
{
  guint8 expected[SLOT_HASH_BYTES];

  compute_mac (slot, key, expected);
  return sodium_memcmp (expected, mac, sizeof expected) == 0;
}

static void
seal (const TillidKeySlot *slot, const TillidFileKey *key, guint8 *sealed, guint8 *mac)
{
  if (crypto_box_seal (sealed, tillid_file_key_get_bytes (key), TILLID_FILE_KEY_BYTES,
                       slot->public_key) != 0)
    g_error ("libsodium cannot seal a key");
  compute_mac (slot, key, mac);
}

static void
forget_next (TillidKeySlot *slot)
{
  memset (slot->next, 0, sizeof slot->next);
  memset (slot->next_mac, 0, sizeof slot->next_mac);
}

static gboolean
derive (const TillidKeySlot *slot, const char *password, guint8 *lock, GError **error)
{
  if (crypto_pwhash (lock, crypto_secretbox_KEYBYTES, password, strlen (password), slot->salt,
                     (guint64) slot->ops, (gsize) slot->memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                       C_ ("error",
                           "There is not enough memory for a password. Nothing was changed."));
  return FALSE;
}

static TillidFileKey *
unseal (const TillidKeySlot *slot, const guint8 *secret_key, const guint8 *sealed)
{
  guint8 bytes[TILLID_FILE_KEY_BYTES];
  TillidFileKey *key = NULL;

  if (crypto_box_seal_open (bytes, sealed, SLOT_SEALED_BYTES, slot->public_key, secret_key) == 0)
    key = tillid_file_key_new (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

/* Whether @password opens @slot. */
static gboolean
open_slot (const TillidKeySlot *slot, const char *password, TillidKeyOpening *out, GError **error)
{
  guint8 lock[crypto_secretbox_KEYBYTES], secret_key[crypto_box_SECRETKEYBYTES];
  gboolean is_open = derive (slot, password, lock, error) &&
                     crypto_secretbox_open_easy (secret_key, slot->secret, sizeof slot->secret,
                                                 slot->nonce, lock) == 0;

  if (is_open)
    {
      out->member = slot->member;
      memcpy (out->slot, slot->public_key, sizeof out->slot);
      out->keys[0] = unseal (slot, secret_key, slot->key);
      out->keys[1] = unseal (slot, secret_key, slot->next);
    }
  sodium_memzero (lock, sizeof lock);
  sodium_memzero (secret_key, sizeof secret_key);
  return is_open;
}

/* A name that has no slot takes as long as one that has. */
static void
take_as_long (const char *password)
{
  const TillidKeySlot slot = { .ops = (gint64) tillid_key_cost.ops,
                               .memory = (gint64) tillid_key_cost.memory };
  guint8 lock[crypto_secretbox_KEYBYTES];

  derive (&slot, password, lock, NULL);
  sodium_memzero (lock, sizeof lock);
}

/* Counts a failure in every slot of that name, unless there is still a wait. What cannot be written is not counted. */
static TillidKeySlots *
begin_try (const char *clinic, const char *name, gint64 now_ms, GError **error)
{
  g_autoptr (TillidKeySlots) slots =
    tillid_key_slots_exist (clinic) ? tillid_key_slots_lock (clinic, NULL) : NULL;
  const gboolean counts = slots != NULL;
  guint8 hash[SLOT_HASH_BYTES];
  gboolean may = TRUE;

  if (slots == NULL)
    slots = tillid_key_slots_read (clinic, error);
  if (slots == NULL)
    return NULL;
  hash_name (slots, name, hash);
  for (guint i = 0; i < slots->slots->len && may; i++)
    {
      TillidKeySlot *slot = slot_at (slots, i);
      gboolean restart = FALSE;

      if (!is_of (slot, hash, name))
        continue;
      may =
        tillid_account_secret_may_try (slot->failures, slot->last_failure, now_ms, &restart, error);
      if (may)
        slot->failures++;
      if (may || restart)
        slot->last_failure = now_ms;
    }
  if (counts && slots->slots->len > 0 && !slots->is_damaged)
    tillid_key_slots_write (slots, NULL);
  return may ? g_steal_pointer (&slots) : NULL;
}

/**
 * tillid_key_slots_try:
 * @clinic: a clinic file
 * @name: as somebody typed it, or the id of the member
 * @password: what was typed; the caller zeroes it
 * @now_ms: milliseconds since 1970 UTC
 * @out_opening: (out): what it opened; to be cleared
 * @error: return location for %TILLID_STORE_ERROR_PASSWORD_WRONG, %TILLID_STORE_ERROR_PASSWORD_WAIT,
 *   %TILLID_STORE_ERROR_CORRUPT when the file of slots is damaged, or another error
 *
 * Takes 256 MiB and most of a second (crypto_pwhash, MODERATE). It counts as a failure until tillid_key_slots_keep()
 * says that it was the right one.
 *
 * Returns: whether there is a slot for that name which opens with that password
 */
gboolean
tillid_key_slots_try (const char *clinic,
                      const char *name,
                      const char *password,
                      gint64 now_ms,
                      TillidKeyOpening *out_opening,
                      GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;
  guint8 hash[SLOT_HASH_BYTES];
  gboolean is_known = FALSE;

  g_return_val_if_fail (clinic != NULL && name != NULL && password != NULL, FALSE);
  g_return_val_if_fail (out_opening != NULL, FALSE);

  slots = begin_try (clinic, name, now_ms, error);
  if (slots == NULL)
    return FALSE;
  if (slots->lock >= 0)
    {
      /* Others need not wait for Argon2. */
      g_autoptr (TillidKeySlots) locked = g_steal_pointer (&slots);

      slots = tillid_key_slots_read (clinic, error);
      if (slots == NULL)
        return FALSE;
    }
  hash_name (slots, name, hash);
  for (guint i = 0; i < slots->slots->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if (!is_of (slot_at (slots, i), hash, name))
        continue;
      is_known = TRUE;
      if (open_slot (slot_at (slots, i), password, out_opening, &local))
        return TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (!is_known)
    take_as_long (password);
  if (slots->is_damaged)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                         C_ ("error",
                             "The file with the passwords of this clinic is damaged. The "
                             "recovery key opens the clinic; then set the password anew."));
  else
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG,
                         C_ ("error", "This name and this password do not open the clinic."));
  return FALSE;
}

static void
fill_slot (const TillidKeySlots *slots,
           const TillidKeyHolder *holder,
           guint8 *secret_key,
           TillidKeySlot *slot)
{
  *slot = (TillidKeySlot){ .member = holder->member,
                           .ops = (gint64) tillid_key_cost.ops,
                           .memory = (gint64) tillid_key_cost.memory,
                           .last_failure = TILLID_ABSENT };
  hash_name (slots, holder->name, slot->name);
  randombytes_buf (slot->salt, sizeof slot->salt);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  crypto_box_keypair (slot->public_key, secret_key);
}

/**
 * tillid_key_slots_add:
 * @clinic: an encrypted clinic file
 * @key: its key
 * @holder: whom the slot is for
 * @password: the caller zeroes it
 * @out_slot: (out): which slot it is
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Adds a slot beside those that the member has: the old password still opens the file until tillid_key_slots_keep().
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_key_slots_add (const char *clinic,
                      const TillidFileKey *key,
                      const TillidKeyHolder *holder,
                      const char *password,
                      guint8 *out_slot,
                      GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;
  guint8 lock[crypto_secretbox_KEYBYTES], secret_key[crypto_box_SECRETKEYBYTES];
  TillidKeySlot slot;
  gboolean done;

  g_return_val_if_fail (clinic != NULL && key != NULL && holder != NULL, FALSE);
  g_return_val_if_fail (holder->name != NULL && password != NULL && out_slot != NULL, FALSE);

  slots = tillid_key_slots_lock (clinic, error);
  if (slots == NULL)
    return FALSE;
  fill_slot (slots, holder, secret_key, &slot);
  done = derive (&slot, password, lock, error);
  if (done)
    {
      crypto_secretbox_easy (slot.secret, secret_key, sizeof secret_key, slot.nonce, lock);
      seal (&slot, key, slot.key, slot.key_mac);
      g_array_append_val (slots->slots, slot);
      memcpy (out_slot, slot.public_key, TILLID_KEY_SLOT_ID_BYTES);
      done = tillid_key_slots_write (slots, error);
    }
  sodium_memzero (lock, sizeof lock);
  sodium_memzero (secret_key, sizeof secret_key);
  return done;
}

/**
 * tillid_key_slots_keep:
 * @clinic: a clinic file
 * @member: id of a member
 * @slot: (nullable): the one slot of this member that stays, because its password is the right one; %NULL: none stays
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Failures of that slot are forgotten.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_key_slots_keep (const char *clinic, gint64 member, const guint8 *slot, GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;

  g_return_val_if_fail (clinic != NULL, FALSE);

  slots = tillid_key_slots_lock (clinic, error);
  if (slots == NULL)
    return FALSE;
  for (guint i = slots->slots->len; i > 0; i--)
    {
      TillidKeySlot *found = slot_at (slots, i - 1);

      if (found->member != member)
        continue;
      if (slot == NULL || memcmp (found->public_key, slot, sizeof found->public_key) != 0)
        {
          g_array_remove_index (slots->slots, i - 1);
          continue;
        }
      found->failures = 0;
      found->last_failure = TILLID_ABSENT;
    }
  return tillid_key_slots_write (slots, error);
}

/* Takes one slot away: its password was never the member's. */
gboolean
tillid_key_slots_drop (const char *clinic, const guint8 *slot, GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;

  g_return_val_if_fail (clinic != NULL && slot != NULL, FALSE);

  slots = tillid_key_slots_lock (clinic, error);
  if (slots == NULL)
    return FALSE;
  for (guint i = slots->slots->len; i > 0; i--)
    if (memcmp (slot_at (slots, i - 1)->public_key, slot, TILLID_KEY_SLOT_ID_BYTES) == 0)
      g_array_remove_index (slots->slots, i - 1);
  return tillid_key_slots_write (slots, error);
}

static const TillidKeyHolder *
find_holder (const TillidKeyHolder *holders, guint n_holders, gint64 member)
{
  for (guint i = 0; i < n_holders; i++)
    if (holders[i].member == member)
      return &holders[i];
  return NULL;
}

/* Makes @slot what it is to be. Returns: whether it stays. */
static gboolean
settle_slot (const TillidKeySlots *slots,
             TillidKeySlot *slot,
             const TillidFileKey *key,
             const TillidKeyHolder *holder)
{
  if (holder == NULL)
    return FALSE;
  if (!has_mac (slot, key, slot->key_mac))
    {
      if (!has_mac (slot, key, slot->next_mac))
        return FALSE;
      memcpy (slot->key, slot->next, sizeof slot->key);
      memcpy (slot->key_mac, slot->next_mac, sizeof slot->key_mac);
    }
  forget_next (slot);
  hash_name (slots, holder->name, slot->name);
  return TRUE;
}

/**
 * tillid_key_slots_settle:
 * @clinic: an encrypted clinic file
 * @key: the key that opens it
 * @holders: who works there and has a password
 * @n_holders: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Slots of others go, slots of people whose name changed are found by the new one, and what an interrupted change of the
 * key has left is brought to its end. Writes only what changes.
 *
 * Returns: whether the slots are as they are to be, on the disk
 */
gboolean
tillid_key_slots_settle (const char *clinic,
                         const TillidFileKey *key,
                         const TillidKeyHolder *holders,
                         guint n_holders,
                         GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL;
  gboolean changed;

  g_return_val_if_fail (clinic != NULL && key != NULL, FALSE);

  if (!tillid_key_slots_exist (clinic))
    return TRUE;
  slots = tillid_key_slots_lock (clinic, error);
  if (slots == NULL)
    return FALSE;
  changed = slots->is_damaged;
  for (guint i = slots->slots->len; i > 0; i--)
    {
      TillidKeySlot *slot = slot_at (slots, i - 1), before = *slot;

      if (!settle_slot (slots, slot, key, find_holder (holders, n_holders, slot->member)))
        {
          g_array_remove_index (slots->slots, i - 1);
          changed = TRUE;
        }
      else if (memcmp (&before, slot, sizeof before) != 0)
        changed = TRUE;
    }
  return !changed || tillid_key_slots_write (slots, error);
}

/* How many slots of others than @member a clinic file has; 0 also where they cannot be read. */
guint
tillid_key_slots_count_others (const char *clinic, gint64 member)
{
  g_autoptr (TillidKeySlots) slots = tillid_key_slots_read (clinic, NULL);
  guint n = 0;

  for (guint i = 0; slots != NULL && i < slots->slots->len; i++)
    n += slot_at (slots, i)->member != member;
  return n;
}

/**
 * tillid_key_slots_copy:
 * @from: an encrypted clinic file
 * @to: another one with the same key, which has no slots yet
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * The same passwords open both.
 *
 * Returns: whether they are on the disk
 */
gboolean
tillid_key_slots_copy (const char *from, const char *to, GError **error)
{
  g_autoptr (TillidKeySlots) slots = NULL, copy = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  slots = tillid_key_slots_read (from, error);
  copy = slots != NULL ? tillid_key_slots_lock (to, error) : NULL;
  if (copy == NULL)
    return FALSE;
  memcpy (copy->name_salt, slots->name_salt, sizeof copy->name_salt);
  g_array_set_size (copy->slots, 0);
  g_array_append_vals (copy->slots, slots->slots->data, slots->slots->len);
  return tillid_key_slots_write (copy, error);
}

/* Seals the next key into every slot that was made with @key; others are not believed and go. */
void
tillid_key_slots_begin_rekey (TillidKeySlots *self,
                              const TillidFileKey *key,
                              const TillidFileKey *next)
{
  for (guint i = self->slots->len; i > 0; i--)
    {
      TillidKeySlot *slot = slot_at (self, i - 1);

      if (has_mac (slot, key, slot->key_mac))
        seal (slot, next, slot->next, slot->next_mac);
      else
        g_array_remove_index (self->slots, i - 1);
    }
}

/* Each slot holds only @key, one of the two it was between. */
void
tillid_key_slots_end_rekey (TillidKeySlots *self, const TillidFileKey *key)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      TillidKeySlot *slot = slot_at (self, i);

      if (has_mac (slot, key, slot->next_mac))
        {
          memcpy (slot->key, slot->next, sizeof slot->key);
          memcpy (slot->key_mac, slot->next_mac, sizeof slot->key_mac);
        }
      forget_next (slot);
    }
}
