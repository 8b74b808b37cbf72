/* tillid-document.c - a letter or a plan as it stands on paper, without the paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A sentence ends at a full stop, a question mark or an exclamation mark of any of the clinic's scripts with a space or
 * nothing behind it ("3.5 mg" goes on), at the end of a line and at the end of a block. A word is what stands between
 * spaces and has a letter or a digit in it. */
#include "config.h"

#include "tillid-document.h"

#define USUAL_POINTS 10.5

struct _TillidDocument
{
  char *title;
  char *language; /* (nullable) */
  char *foot;     /* (nullable) */
  char *pages;    /* (nullable) */
  gboolean is_rtl;
  double points;
  GPtrArray *blocks; /* (owned) of TillidBlock */
};

static void
block_free (gpointer data)
{
  TillidBlock *block = data;

  g_free (block->text);
  g_free (block->mark);
  g_free (block->detail);
  g_free (block->language);
  if (block->free_data != NULL)
    block->free_data (block->data);
  g_free (block);
}

/**
 * tillid_document_new:
 * @title: what it is
 * @language: (nullable): BCP 47 tag of its texts; %NULL is that of the program
 * @is_rtl: whether it begins on the right
 *
 * Returns: (transfer full): a document that says nothing yet
 */
TillidDocument *
tillid_document_new (const char *title, const char *language, gboolean is_rtl)
{
  TillidDocument *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (TillidDocument, 1);
  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->is_rtl = is_rtl;
  self->points = USUAL_POINTS;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/**
 * tillid_document_free:
 * @self: (nullable) (transfer full): a document
 */
void
tillid_document_free (TillidDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->foot);
  g_free (self->pages);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* The size of its paragraphs, in points; everything else follows. */
void
tillid_document_set_size (TillidDocument *self, double points)
{
  g_return_if_fail (self != NULL && points > 0);

  self->points = points;
}

/**
 * tillid_document_set_foot:
 * @self: a document
 * @foot: (nullable): what stands at the foot of each page: of whom, printed when and by whom
 * @pages: (nullable): "Page %s of %s" in the language of the document
 */
void
tillid_document_set_foot (TillidDocument *self, const char *foot, const char *pages)
{
  g_return_if_fail (self != NULL);

  g_free (self->foot);
  self->foot = g_strdup (foot);
  g_free (self->pages);
  self->pages = g_strdup (pages);
}

static TillidBlock *
add_block (TillidDocument *self, TillidBlockKind kind, const char *text, const char *language)
{
  TillidBlock *block = g_new0 (TillidBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  block->language = g_strdup (language);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Adds a block in the language of the document; nothing, if @text is %NULL or empty. */
void
tillid_document_add (TillidDocument *self, TillidBlockKind kind, const char *text)
{
  tillid_document_add_said (self, kind, text, NULL);
}

/* As tillid_document_add(), in the language in which somebody has said it. */
void
tillid_document_add_said (TillidDocument *self,
                          TillidBlockKind kind,
                          const char *text,
                          const char *language)
{
  g_return_if_fail (self != NULL);

  if (text != NULL && *text != '\0')
    add_block (self, kind, text, language);
}

/**
 * tillid_document_add_item:
 * @self: a document
 * @mark: (nullable): what stands before it, a number
 * @text: (nullable): what it says; nothing is added without
 * @language: (nullable): of @text, if it is another one
 * @detail: (nullable): the smaller line below it
 */
void
tillid_document_add_item (TillidDocument *self,
                          const char *mark,
                          const char *text,
                          const char *language,
                          const char *detail)
{
  TillidBlock *block;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    return;
  block = add_block (self, TILLID_BLOCK_ITEM, text, language);
  block->mark = g_strdup (mark);
  block->detail = detail != NULL && *detail != '\0' ? g_strdup (detail) : NULL;
}

/**
 * tillid_document_add_picture:
 * @self: a document
 * @height: in points, at most half a page
 * @draw: draws it, as wide as the page
 * @data: (transfer full) (nullable): for @draw
 * @free_data: (nullable): frees @data
 *
 * What a picture says stands beside it in words: a text of the document does not have it.
 */
void
tillid_document_add_picture (TillidDocument *self,
                             double height,
                             TillidDrawFunc draw,
                             gpointer data,
                             GDestroyNotify free_data)
{
  TillidBlock *block;

  g_return_if_fail (self != NULL && draw != NULL && height > 0);

  block = add_block (self, TILLID_BLOCK_PICTURE, "", NULL);
  block->draw = draw;
  block->height = height;
  block->data = data;
  block->free_data = free_data;
}

/* (transfer none) */
const char *
tillid_document_get_title (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* (transfer none) (nullable) */
const char *
tillid_document_get_language (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/* Whether it begins on the right. */
gboolean
tillid_document_is_rtl (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_rtl;
}

/* Points of a paragraph. */
double
tillid_document_get_size (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, USUAL_POINTS);

  return self->points;
}

/* (transfer none) (nullable) */
const char *
tillid_document_get_foot (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->foot;
}

/* (transfer none) (nullable): "Page %s of %s" */
const char *
tillid_document_get_pages (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pages;
}

/* (transfer none) (element-type TillidBlock): in the order of reading */
GPtrArray *
tillid_document_get_blocks (const TillidDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks;
}

/**
 * tillid_document_to_text:
 * @self: a document
 *
 * Returns: (transfer full): the same as plain text, to be kept, copied or read aloud
 */
char *
tillid_document_to_text (const TillidDocument *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TillidBlock *block = self->blocks->pdata[i];

      if (block->kind == TILLID_BLOCK_PICTURE)
        continue;
      if (block->kind == TILLID_BLOCK_HEADING)
        g_string_append_c (text, '\n');
      if (block->mark != NULL)
        g_string_append_printf (text, "%s. ", block->mark);
      g_string_append (text, block->text);
      if (block->detail != NULL)
        g_string_append_printf (text, "\n   %s", block->detail);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_end (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* ... */
    case 0x061F: /* Arabic question mark */
    case 0x06D4: /* Urdu full stop */
    case 0x1362: /* Ethiopic full stop */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
end_sentence (TillidReadability *self, guint *words)
{
  if (*words == 0)
    return;
  self->sentences++;
  self->words += *words;
  self->longest = MAX (self->longest, *words);
  *words = 0;
}

/**
 * tillid_readability_add:
 * @self: what was counted so far
 * @text: (nullable): what somebody is to read
 *
 * Adds the sentences of @text.
 */
void
tillid_readability_add (TillidReadability *self, const char *text)
{
  guint words = 0;
  gboolean in_word = FALSE, ended = FALSE;

  g_return_if_fail (self != NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          if (ended || c == '\n')
            end_sentence (self, &words);
          in_word = FALSE;
          continue;
        }
      ended = is_end (c);
      if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          words++;
        }
    }
  end_sentence (self, &words);
}

/**
 * tillid_document_measure:
 * @self: a document
 * @out_readability: (out): how long its sentences are; headings, small lines and notices are left out
 */
void
tillid_document_measure (const TillidDocument *self, TillidReadability *out_readability)
{
  g_return_if_fail (self != NULL && out_readability != NULL);

  *out_readability = (TillidReadability){ 0 };
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TillidBlock *block = self->blocks->pdata[i];

      if (block->kind == TILLID_BLOCK_TEXT || block->kind == TILLID_BLOCK_QUOTE ||
          block->kind == TILLID_BLOCK_ITEM)
        tillid_readability_add (out_readability, block->text);
    }
}
