/* tillid-team-drawing.h - the lines between colleagues who share patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-network-layout.h"
#include "tillid-text.h"

G_BEGIN_DECLS

/**
 * TillidTeamDrawing:
 * @places: (array length=n): the middles of the nodes
 * @names: (nullable) (array length=n): what is written beside each, on paper
 * @n: how many nodes
 * @lines: (array length=n_lines): between them
 * @n_lines: how many
 * @chosen: index of the node whose lines stand out, or -1
 * @width: of the drawing
 * @height: the same
 */
typedef struct
{
  const TillidNetworkPlace *places;
  const char *const *names;
  guint n;
  const TillidNetworkLine *lines;
  guint n_lines;
  int chosen;
  double width;
  double height;
} TillidTeamDrawing;

void tillid_team_drawing_draw_lines (const TillidTeamDrawing *drawing,
                                     cairo_t *cr,
                                     TillidPalette palette,
                                     double scale);
void tillid_team_drawing_draw_nodes (const TillidTeamDrawing *drawing,
                                     cairo_t *cr,
                                     TillidText *text,
                                     TillidPalette palette,
                                     double scale);

G_END_DECLS
