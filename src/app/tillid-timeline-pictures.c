/* tillid-timeline-pictures.c - signs that look the same are drawn once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* While one zooms nearly every sign on the timeline moves by a part of a pixel, folds or unfolds, and would be drawn
 * again: four hundred ticks that all look the same. Their pictures are kept here and shared. There are two generations of
 * them: when the younger one is full the older one goes, and what is asked for moves into the younger one. So what is in use
 * stays, and there are never more than twice GENERATION of them, of a few kilobytes each. */
#include "config.h"

#include "tillid-timeline-pictures.h"

#include <string.h>

#define GENERATION 384

struct _TillidTimelinePictures
{
  GHashTable *young; /* (owned) TillidTimelinePictureKey -> cairo_surface_t */
  GHashTable *old;   /* (owned): the same */
};

/* FNV-1a over words of eight bytes. */
static guint
hash_key (gconstpointer data)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037), word;

  G_STATIC_ASSERT (sizeof (TillidTimelinePictureKey) % sizeof word == 0);
  for (gsize at = 0; at < sizeof (TillidTimelinePictureKey); at += sizeof word)
    {
      memcpy (&word, (const char *) data + at, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (1099511628211);
    }
  return (guint) (hash >> 32);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (TillidTimelinePictureKey)) == 0;
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free,
                                (GDestroyNotify) cairo_surface_destroy);
}

/* (transfer full): empty. */
TillidTimelinePictures *
tillid_timeline_pictures_new (void)
{
  TillidTimelinePictures *self = g_new0 (TillidTimelinePictures, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  return self;
}

/* @self: (nullable) (transfer full) */
void
tillid_timeline_pictures_free (TillidTimelinePictures *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

/* For when colours or fonts are others: nothing looks as it did. */
void
tillid_timeline_pictures_clear (TillidTimelinePictures *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}

/**
 * tillid_timeline_pictures_get:
 * @self: pictures
 * @key: what is to be seen
 *
 * Returns: (transfer full) (nullable): its picture
 */
cairo_surface_t *
tillid_timeline_pictures_get (TillidTimelinePictures *self, const TillidTimelinePictureKey *key)
{
  cairo_surface_t *picture;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  picture = g_hash_table_lookup (self->young, key);
  if (picture == NULL && (picture = g_hash_table_lookup (self->old, key)) != NULL)
    tillid_timeline_pictures_keep (self, key, picture);
  return picture != NULL ? cairo_surface_reference (picture) : NULL;
}

/**
 * tillid_timeline_pictures_keep:
 * @self: pictures
 * @key: (transfer none): what is seen on it
 * @picture: (transfer none): a picture that nobody draws on any more
 */
void
tillid_timeline_pictures_keep (TillidTimelinePictures *self,
                               const TillidTimelinePictureKey *key,
                               cairo_surface_t *picture)
{
  g_return_if_fail (self != NULL && key != NULL && picture != NULL);

  /* Held here, too: it may be in the generation that goes. */
  cairo_surface_reference (picture);
  if (g_hash_table_size (self->young) >= GENERATION)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = new_generation ();
    }
  g_hash_table_insert (self->young, g_memdup2 (key, sizeof *key), picture);
}
