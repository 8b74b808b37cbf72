/* tillid-key-slots.h - which passwords open an encrypted clinic file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-file-key.h"

G_BEGIN_DECLS

#define TILLID_KEY_SLOT_ID_BYTES 32

/**
 * TillidKeyOpening:
 * @member: id of the member whose password it was
 * @slot: which slot it opened
 * @keys: (owned): what was in it: the key of the file and, while a change of key is under way, the next one
 *
 * What a password opened.
 */
typedef struct
{
  gint64 member;
  guint8 slot[TILLID_KEY_SLOT_ID_BYTES];
  TillidFileKey *keys[2];
} TillidKeyOpening;

void tillid_key_opening_clear (TillidKeyOpening *self);

/**
 * TillidKeyHolder:
 * @member: id of a member who may have a slot
 * @name: the name as it is now
 */
typedef struct
{
  gint64 member;
  const char *name;
} TillidKeyHolder;

char *tillid_key_slots_dup_path (const char *clinic) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_key_slots_exist (const char *clinic);
gboolean tillid_key_slots_try (const char *clinic,
                               const char *name,
                               const char *password,
                               gint64 now_ms,
                               TillidKeyOpening *out_opening,
                               GError **error);
gboolean tillid_key_slots_add (const char *clinic,
                               const TillidFileKey *key,
                               const TillidKeyHolder *holder,
                               const char *password,
                               guint8 *out_slot,
                               GError **error);
gboolean
tillid_key_slots_keep (const char *clinic, gint64 member, const guint8 *slot, GError **error);
gboolean tillid_key_slots_drop (const char *clinic, const guint8 *slot, GError **error);
gboolean tillid_key_slots_settle (const char *clinic,
                                  const TillidFileKey *key,
                                  const TillidKeyHolder *holders,
                                  guint n_holders,
                                  GError **error);
guint tillid_key_slots_count_others (const char *clinic, gint64 member);
gboolean tillid_key_slots_copy (const char *from, const char *to, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidKeyOpening, tillid_key_opening_clear)

G_END_DECLS
