/* tillid-document.h - a letter or a plan as it stands on paper, without the paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidBlockKind:
 * @TILLID_BLOCK_TEXT: a paragraph
 * @TILLID_BLOCK_HEADING: above what belongs together
 * @TILLID_BLOCK_SMALL: a line about the paper itself: clinic, day, to whom
 * @TILLID_BLOCK_QUOTE: somebody's own words
 * @TILLID_BLOCK_ITEM: with a mark before it and a smaller line below it
 * @TILLID_BLOCK_NOTICE: in a dashed frame: what must not be overlooked
 * @TILLID_BLOCK_PICTURE: drawn, as wide as the page; what it says stands in words beside it
 */
typedef enum
{
  TILLID_BLOCK_TEXT,
  TILLID_BLOCK_HEADING,
  TILLID_BLOCK_SMALL,
  TILLID_BLOCK_QUOTE,
  TILLID_BLOCK_ITEM,
  TILLID_BLOCK_NOTICE,
  TILLID_BLOCK_PICTURE,
} TillidBlockKind;

/**
 * TillidDrawFunc:
 * @cr: a cairo_t, at the upper left corner of the picture
 * @width: in points
 * @height: in points
 * @data: what was given
 */
typedef void (*TillidDrawFunc) (gpointer cr, double width, double height, gpointer data);

/**
 * TillidBlock:
 * @text: what it says; empty for a picture
 * @mark: (nullable): of an item: its number
 * @detail: (nullable): of an item: who and when
 * @language: (nullable): of @text where it is another one than the document's
 * @draw: (nullable): of a picture
 * @height: of a picture, in points
 * @data: (owned) (nullable): for @draw
 * @free_data: (nullable): frees it
 */
typedef struct
{
  TillidBlockKind kind;
  char *text;
  char *mark;
  char *detail;
  char *language;
  TillidDrawFunc draw;
  double height;
  gpointer data;
  GDestroyNotify free_data;
} TillidBlock;

/**
 * TillidReadability:
 * @sentences: how many
 * @words: how many, in all of them
 * @longest: words of the longest one
 *
 * How long the sentences are that somebody is to read.
 */
typedef struct
{
  guint sentences;
  guint words;
  guint longest;
} TillidReadability;

/**
 * TillidDocument:
 *
 * A title and blocks in the order in which they are read, in one language and direction, for paper, a file or a screen.
 */
typedef struct _TillidDocument TillidDocument;

TillidDocument *tillid_document_new (const char *title,
                                     const char *language,
                                     gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
void tillid_document_free (TillidDocument *self);
void tillid_document_set_size (TillidDocument *self, double points);
void tillid_document_set_foot (TillidDocument *self, const char *foot, const char *pages);
void tillid_document_add (TillidDocument *self, TillidBlockKind kind, const char *text);
void tillid_document_add_said (TillidDocument *self,
                               TillidBlockKind kind,
                               const char *text,
                               const char *language);
void tillid_document_add_item (TillidDocument *self,
                               const char *mark,
                               const char *text,
                               const char *language,
                               const char *detail);
void tillid_document_add_picture (TillidDocument *self,
                                  double height,
                                  TillidDrawFunc draw,
                                  gpointer data,
                                  GDestroyNotify free_data);

const char *tillid_document_get_title (const TillidDocument *self);
const char *tillid_document_get_language (const TillidDocument *self);
gboolean tillid_document_is_rtl (const TillidDocument *self);
double tillid_document_get_size (const TillidDocument *self);
const char *tillid_document_get_foot (const TillidDocument *self);
const char *tillid_document_get_pages (const TillidDocument *self);
GPtrArray *tillid_document_get_blocks (const TillidDocument *self);
char *tillid_document_to_text (const TillidDocument *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_document_measure (const TillidDocument *self, TillidReadability *out_readability);
void tillid_readability_add (TillidReadability *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidDocument, tillid_document_free)

G_END_DECLS
