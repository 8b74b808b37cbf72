/* tillid-key-slots-private.h - the file of key slots
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sodium.h>

#include "tillid-key-slots.h"

G_BEGIN_DECLS

#define SLOT_SALT_BYTES crypto_pwhash_SALTBYTES
#define SLOT_SECRET_BYTES (crypto_secretbox_MACBYTES + crypto_box_SECRETKEYBYTES)
#define SLOT_SEALED_BYTES (crypto_box_SEALBYTES + TILLID_FILE_KEY_BYTES)
#define SLOT_HASH_BYTES 32

G_STATIC_ASSERT (TILLID_KEY_SLOT_ID_BYTES == crypto_box_PUBLICKEYBYTES);

/**
 * TillidKeySlot:
 * @name: hash of the name under the salt of the file
 * @secret: the slot's own secret key, locked with the password
 * @public_key: belongs to it; says which slot it is
 * @key: the file key, sealed with @public_key
 * @key_mac: over the slot, with the file key: made by somebody who had it
 * @next: the same for the next file key, all zeros when no change is under way
 * @ops: of Argon2id
 * @memory: of Argon2id, in bytes
 */
typedef struct
{
  guint8 name[SLOT_HASH_BYTES];
  guint8 salt[SLOT_SALT_BYTES];
  guint8 nonce[crypto_secretbox_NONCEBYTES];
  guint8 secret[SLOT_SECRET_BYTES];
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 key[SLOT_SEALED_BYTES];
  guint8 key_mac[SLOT_HASH_BYTES];
  guint8 next[SLOT_SEALED_BYTES];
  guint8 next_mac[SLOT_HASH_BYTES];
  gint64 member;
  gint64 ops;
  gint64 memory;
  gint64 failures;
  gint64 last_failure; /* ms UTC, or TILLID_ABSENT */
} TillidKeySlot;

/**
 * TillidKeySlots:
 * @path: of the file
 * @name_salt: of names
 * @slots: (element-type TillidKeySlot)
 * @is_damaged: the file does not agree with its check: what can be read of it is here
 * @lock: a descriptor that keeps other programs from writing; -1: none
 */
typedef struct
{
  char *path;
  guint8 name_salt[crypto_generichash_KEYBYTES_MIN];
  GArray *slots;
  gboolean is_damaged;
  int lock;
} TillidKeySlots;

/* Of new slots; tests make them cheap. */
typedef struct
{
  guint64 ops;
  gsize memory;
} TillidKeyCost;

extern TillidKeyCost tillid_key_cost;

/* tillid-key-slots-file.c */
TillidKeySlots *tillid_key_slots_read (const char *clinic,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidKeySlots *tillid_key_slots_lock (const char *clinic,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_key_slots_write (TillidKeySlots *self, GError **error);
void tillid_key_slots_free (TillidKeySlots *self);

/* tillid-key-slots.c */
void tillid_key_slots_begin_rekey (TillidKeySlots *self,
                                   const TillidFileKey *key,
                                   const TillidFileKey *next);
void tillid_key_slots_end_rekey (TillidKeySlots *self, const TillidFileKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidKeySlots, tillid_key_slots_free)

G_END_DECLS
