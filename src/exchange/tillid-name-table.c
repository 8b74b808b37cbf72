/* tillid-name-table.c - numbers for names
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* All names stand in one buffer, each ending with a zero byte. A slot of the hash table (open addressing, a power of two of them,
 * at most two thirds in use) holds a number and the hash of its name, so that other names are mostly told apart without
 * looking at them. */
#include "config.h"

#include "tillid-name-table.h"

#include <string.h>

#define FEWEST_SLOTS 1024

typedef struct
{
  guint32 number; /* 0: free */
  guint32 hash;
} Slot;

struct _TillidNameTable
{
  GString *names;  /* (owned) */
  GArray *offsets; /* (owned) of gsize */
  Slot *slots;     /* (owned) */
  guint32 n_slots;
  guint32 last; /* the number given out last: many rows name the same as the one before */
};

/**
 * tillid_name_table_new:
 *
 * Returns: (transfer full): a table without names
 */
TillidNameTable *
tillid_name_table_new (void)
{
  TillidNameTable *self = g_new0 (TillidNameTable, 1);

  self->names = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->n_slots = FEWEST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  return self;
}

/**
 * tillid_name_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
tillid_name_table_free (TillidNameTable *self)
{
  if (self == NULL)
    return;
  g_string_free (self->names, TRUE);
  g_array_unref (self->offsets);
  g_free (self->slots);
  g_free (self);
}

/* FNV-1a. */
static guint32
hash_of (const char *name, gsize *out_length)
{
  guint32 hash = 2166136261u;
  const char *c = name;

  for (; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * 16777619u;
  *out_length = (gsize) (c - name);
  return hash ^ (hash >> 15);
}

static Slot *
free_slot (Slot *slots, guint32 n_slots, guint32 hash)
{
  guint32 i = hash & (n_slots - 1);

  while (slots[i].number != 0)
    i = (i + 1) & (n_slots - 1);
  return &slots[i];
}

static void
grow (TillidNameTable *self)
{
  const guint32 n_slots = self->n_slots * 2;
  Slot *slots = g_new0 (Slot, n_slots);

  for (guint32 i = 0; i < self->n_slots; i++)
    if (self->slots[i].number != 0)
      *free_slot (slots, n_slots, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

/* How many names there are. */
guint32
tillid_name_table_get_n (const TillidNameTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offsets->len;
}

/**
 * tillid_name_table_get:
 * @self: a table
 * @number: one that it gave out
 *
 * Returns: (transfer none): the name, until the next one is taken
 */
const char *
tillid_name_table_get (const TillidNameTable *self, guint32 number)
{
  g_return_val_if_fail (self != NULL && number > 0 && number <= self->offsets->len, NULL);

  return self->names->str + g_array_index (self->offsets, gsize, number - 1);
}

/**
 * tillid_name_table_take:
 * @self: a table
 * @name: a name
 *
 * Returns: its number, a new one for a new name
 */
guint32
tillid_name_table_take (TillidNameTable *self, const char *name)
{
  guint32 hash, i;
  gsize length;
  gsize offset;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  if (self->last != 0 && strcmp (tillid_name_table_get (self, self->last), name) == 0)
    return self->last;
  hash = hash_of (name, &length);
  for (i = hash & (self->n_slots - 1); self->slots[i].number != 0;
       i = (i + 1) & (self->n_slots - 1))
    if (self->slots[i].hash == hash &&
        strcmp (tillid_name_table_get (self, self->slots[i].number), name) == 0)
      return self->last = self->slots[i].number;

  offset = self->names->len;
  g_string_append_len (self->names, name, (gssize) length + 1);
  g_array_append_val (self->offsets, offset);
  self->last = self->offsets->len;
  self->slots[i] = (Slot){ self->last, hash };
  if ((guint64) self->last * 3 > (guint64) self->n_slots * 2)
    grow (self);
  return self->last;
}
