/* tillid-key-index.c - keys in the order in which they were first met
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-key-index.h"

/* More than this are not looked through. */
#define FEW 48

/* Without any key; to be cleared. */
void
tillid_key_index_init (TillidKeyIndex *self)
{
  g_return_if_fail (self != NULL);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = NULL;
}

/* As new, with its memory. */
void
tillid_key_index_reset (TillidKeyIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->keys, 0);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

/* Lets go of its memory. */
void
tillid_key_index_clear (TillidKeyIndex *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

/* Keys of the table are copies: the array moves when it grows. */
static void
place (TillidKeyIndex *self, gint64 key, guint number)
{
  g_hash_table_insert (self->places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number + 1));
}

static void
make_table (TillidKeyIndex *self)
{
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->keys->len; i++)
    place (self, g_array_index (self->keys, gint64, i), i);
}

static gboolean
find (const TillidKeyIndex *self, gint64 key, guint *out_number)
{
  const gint64 *keys = (const gint64 *) (gpointer) self->keys->data;
  guint number;

  if (self->places != NULL)
    {
      number = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &key));
      *out_number = number - 1;
      return number > 0;
    }
  for (number = 0; number < self->keys->len; number++)
    if (keys[number] == key)
      break;
  *out_number = number;
  return number < self->keys->len;
}

/**
 * tillid_key_index_add:
 * @self: an index
 * @key: a key
 * @out_is_new: (out) (optional): it had not been there
 *
 * Returns: its number
 */
guint
tillid_key_index_add (TillidKeyIndex *self, gint64 key, gboolean *out_is_new)
{
  guint number;
  gboolean is_new;

  g_return_val_if_fail (self != NULL, 0);

  is_new = !find (self, key, &number);
  if (out_is_new != NULL)
    *out_is_new = is_new;
  if (!is_new)
    return number;
  number = self->keys->len;
  g_array_append_val (self->keys, key);
  if (self->places != NULL)
    place (self, key, number);
  else if (self->keys->len > FEW)
    make_table (self);
  return number;
}
