/* tillid-catalog.c - the program's texts in another language than the one it speaks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A .mo file as the GNU gettext manual describes it ("The Format of GNU MO Files"): a magic number that gives the order
 * of bytes, two tables of lengths and offsets, the first sorted by text. A text with a context is "context\4text". The
 * file is mapped and searched where it lies; nothing outside of it is read, whatever stands in its tables. */
#include "config.h"

#include "tillid-catalog.h"

#include <libintl.h>
#include <string.h>

#define MAGIC 0x950412deU
#define MAGIC_SWAPPED 0xde120495U
#define HEADER_BYTES 28

struct _TillidCatalog
{
  GMappedFile *file; /* (owned) (nullable): none is English */
  const char *bytes;
  gsize length;
  gboolean is_swapped;
  gboolean is_english; /* the texts are what they are called by */
  guint32 n;
  guint32 originals;
  guint32 translations;
};

static guint32
read_number (const TillidCatalog *self, gsize offset)
{
  guint32 number;

  if (offset > self->length || self->length - offset < sizeof number)
    return 0;
  memcpy (&number, self->bytes + offset, sizeof number);
  return self->is_swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* (nullable): the text of a row of one of the tables; it ends within the file. */
static const char *
read_text (const TillidCatalog *self, guint32 table, guint32 row)
{
  const gsize at = (gsize) table + (gsize) row * 8;
  const gsize length = read_number (self, at);
  const gsize offset = read_number (self, at + 4);

  if (offset == 0 || offset >= self->length || self->length - offset <= length ||
      self->bytes[offset + length] != '\0')
    return NULL;
  return self->bytes + offset;
}

static GMappedFile *
map_file (const char *tag)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *language = g_strdup (tag);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return NULL;
  language[strcspn (language, "-_")] = '\0';
  path = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  return g_mapped_file_new (path, FALSE, NULL);
}

/**
 * tillid_catalog_new:
 * @tag: BCP 47 tag of a language
 *
 * Returns: (transfer full): its texts, from the folder that tillid_words_init() has bound; English for a language of
 *   which there is no file
 */
TillidCatalog *
tillid_catalog_new (const char *tag)
{
  TillidCatalog *self = g_new0 (TillidCatalog, 1);
  guint32 magic;

  g_return_val_if_fail (tag != NULL, self);

  self->is_english = g_str_has_prefix (tag, "en");
  self->file = map_file (tag);
  if (self->file == NULL)
    return self;
  self->bytes = g_mapped_file_get_contents (self->file);
  self->length = g_mapped_file_get_length (self->file);
  magic = read_number (self, 0);
  self->is_swapped = magic == MAGIC_SWAPPED;
  if (self->length < HEADER_BYTES || (magic != MAGIC && magic != MAGIC_SWAPPED))
    return self;
  self->n = read_number (self, 8);
  self->originals = read_number (self, 12);
  self->translations = read_number (self, 16);
  return self;
}

/* Texts that were given out go with it. */
void
tillid_catalog_free (TillidCatalog *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * tillid_catalog_get:
 * @self: the texts of a language
 * @context: of the text, as in NC_()
 * @text: in English
 *
 * Returns: (transfer none): the translation, or @text where there is none; as long as @self and @text live
 */
const char *
tillid_catalog_get (const TillidCatalog *self, const char *context, const char *text)
{
  g_autofree char *key = NULL;
  guint32 low = 0, high;

  g_return_val_if_fail (self != NULL && context != NULL && text != NULL, text);

  key = g_strconcat (context, "\004", text, NULL);
  high = self->n;
  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;
      const char *original = read_text (self, self->originals, middle);
      const int order = original != NULL ? strcmp (key, original) : -1;

      if (order == 0)
        {
          const char *found = read_text (self, self->translations, middle);

          return found != NULL && *found != '\0' ? found : text;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return text;
}

/**
 * tillid_catalog_say:
 * @self: (nullable): the texts of a language; %NULL: of the program
 * @context: of the text, as in NC_()
 * @text: in English
 *
 * Returns: (transfer none): the translation; in the language of the program where @self has none
 */
const char *
tillid_catalog_say (const TillidCatalog *self, const char *context, const char *text)
{
  const char *said = self != NULL ? tillid_catalog_get (self, context, text) : text;

  return said != text || (self != NULL && self->is_english)
           ? said
           : g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}
