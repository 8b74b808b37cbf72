/* tillid-chain.h - the two hash chains
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

#define TILLID_HASH_BYTES 32
#define TILLID_SALT_BYTES 16

/**
 * TillidHasher:
 *
 * BLAKE2b over columns; each is written with its type and length, so that no two rows look alike.
 */
typedef struct _TillidHasher TillidHasher;

TillidHasher *tillid_hasher_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_hasher_free (TillidHasher *self);
void tillid_hasher_add_int (TillidHasher *self, gint64 value);
void tillid_hasher_add_text (TillidHasher *self, const char *value);
void tillid_hasher_add_bytes (TillidHasher *self, gconstpointer data, gsize size);
void tillid_hasher_add_plain (TillidHasher *self, gconstpointer data, gsize size);
void tillid_hasher_finish (TillidHasher *self, guint8 out_hash[TILLID_HASH_BYTES]);

void tillid_body_hash (const guint8 salt[TILLID_SALT_BYTES],
                       const char *body,
                       guint8 out_hash[TILLID_HASH_BYTES]);

/**
 * TillidRevisionColumns:
 *
 * The columns of a revision that its hash covers, without the hash before.
 */
typedef struct
{
  gint64 seq;
  gint64 edit;
  gint64 at;
  gint64 by;
  const char *why;
  const char *kind;
  gint64 record;
  gint64 version;
  gconstpointer body_hash;
  gsize body_hash_size;
} TillidRevisionColumns;

/**
 * TillidAccessColumns:
 *
 * The columns of a row of the access log that its hash covers; @patients is packed.
 */
typedef struct
{
  gint64 seq;
  gint64 at;
  gint64 by;
  gint64 patient;
  const char *what;
  const char *why;
  gconstpointer patients;
  gsize patients_size;
} TillidAccessColumns;

void tillid_chain_add_revision (guint8 head[TILLID_HASH_BYTES],
                                const TillidRevisionColumns *columns);
void tillid_chain_add_access (guint8 head[TILLID_HASH_BYTES], const TillidAccessColumns *columns);
gboolean tillid_chain_read_head (TillidDb *db,
                                 const char *chain,
                                 gint64 *out_rows,
                                 guint8 out_hash[TILLID_HASH_BYTES],
                                 GError **error);
gboolean tillid_chain_write_head (TillidDb *db,
                                  const char *chain,
                                  gint64 rows,
                                  const guint8 hash[TILLID_HASH_BYTES],
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidHasher, tillid_hasher_free)

G_END_DECLS
