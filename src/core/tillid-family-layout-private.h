/* tillid-family-layout-private.h - a family while it is laid out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to tillid-family-*.c in this folder.
 */
#pragma once

#include "tillid-family-layout.h"

G_BEGIN_DECLS

#define TILLID_FAMILY_NOBODY G_MAXUINT
/* A line of the text below a sign. */
#define TILLID_FAMILY_TEXT_LINE 15.0

/* Somebody of the family, or (after the people of the input) somebody who is needed but not drawn. */
typedef struct
{
  gboolean is_hidden;
  gboolean is_family;
  int generation;
  gboolean has_generation;
  GArray *parents;  /* (owned) of guint */
  GArray *children; /* (owned) of guint */
  GArray *partners; /* (owned) of guint: of any generation */
  guint chain;
  guint reach; /* the last area in which this person or a descendant is */
  guint order; /* from the start, over all rows */
  guint cell;
  double packed; /* the place in a row in which everybody stands as near as allowed */
  double x;
  double y;
} TillidFamilyNode;

/* The parents of some children: two, one, or one who is not drawn. */
typedef struct
{
  guint first;
  guint second;     /* TILLID_FAMILY_NOBODY: one parent */
  GArray *children; /* (owned) of guint */
  guint track;
} TillidFamilyUnion;

/* People of one generation who are couples with each other, in the order in which they stand. */
typedef struct
{
  GArray *members; /* (owned) of guint */
  gboolean is_placed;
} TillidFamilyChain;

typedef struct
{
  const TillidFamilyInput *input;
  GArray *nodes;  /* (owned) of TillidFamilyNode */
  GArray *unions; /* (owned) of TillidFamilyUnion */
  GArray *chains; /* (owned) of TillidFamilyChain */
  guint n_placed;
  int first_generation;
  int last_generation;
  GArray *cycle; /* (owned) of guint */
} TillidFamilyWork;

static inline TillidFamilyNode *
tillid_family_node (const TillidFamilyWork *self, guint index)
{
  return &g_array_index (self->nodes, TillidFamilyNode, index);
}

static inline TillidFamilyUnion *
tillid_family_union (const TillidFamilyWork *self, guint index)
{
  return &g_array_index (self->unions, TillidFamilyUnion, index);
}

static inline guint
tillid_family_at (const GArray *list, guint index)
{
  return g_array_index (list, guint, index);
}

gboolean tillid_family_has (const GArray *list, guint value);
guint tillid_family_area (const TillidFamilyWork *self, guint node);
double tillid_family_text_bottom (const TillidFamilyWork *self, guint node);

/* tillid-family-kin.c */
void tillid_family_find_kin (TillidFamilyWork *self);
/* tillid-family-order.c */
void tillid_family_order (TillidFamilyWork *self);
/* tillid-family-place.c */
void tillid_family_place (TillidFamilyWork *self);
/* tillid-family-lines.c */
void tillid_family_set_tracks (TillidFamilyWork *self);
void tillid_family_draw_lines (const TillidFamilyWork *self, TillidFamilyLayout *layout);

G_END_DECLS
