/* tillid-burden-layout.h - how much a problem weighs, as dots and as a line over time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

#define TILLID_BURDEN_MOST 10
/* So many ratings are drawn, the last ones. */
#define TILLID_BURDEN_POINTS 12

/**
 * TillidBurdenRating:
 * @day: of the rating, or %TILLID_ABSENT
 * @burden: 0 to 10
 */
typedef struct
{
  TillidDay day;
  gint64 burden;
} TillidBurdenRating;

/**
 * TillidBurdenDotKind:
 * @TILLID_BURDEN_EMPTY: a faint ring
 * @TILLID_BURDEN_WAS: it was as much the last time, and is not any more
 * @TILLID_BURDEN_NOW: it is as much now
 */
typedef enum
{
  TILLID_BURDEN_EMPTY,
  TILLID_BURDEN_WAS,
  TILLID_BURDEN_NOW,
} TillidBurdenDotKind;

/**
 * TillidBurdenDot:
 * @x: centre
 * @y: centre
 * @kind: what it says
 */
typedef struct
{
  double x;
  double y;
  TillidBurdenDotKind kind;
} TillidBurdenDot;

/**
 * TillidBurdenPoint:
 * @rating: index into the ratings
 * @x: centre
 * @y: centre
 */
typedef struct
{
  guint rating;
  double x;
  double y;
} TillidBurdenPoint;

/**
 * TillidBurdenLayout:
 * @width: of the whole
 * @height: of the whole: without the line there is only the row of dots
 * @dot_radius: of a dot
 * @dots: one for each step from 1 to 10
 * @points: the last ratings, joined in this order; none while there are fewer than two
 * @n_points: how many
 * @n_earlier: ratings that are not drawn
 *
 * The geometry in px, left to right.
 */
typedef struct
{
  double width;
  double height;
  double dot_radius;
  TillidBurdenDot dots[TILLID_BURDEN_MOST];
  TillidBurdenPoint points[TILLID_BURDEN_POINTS];
  guint n_points;
  guint n_earlier;
} TillidBurdenLayout;

void tillid_burden_layout_compute (double scale,
                                   const TillidBurdenRating *ratings,
                                   guint n_ratings,
                                   TillidBurdenLayout *out_layout);
void tillid_burden_layout_mirror (TillidBurdenLayout *layout);

G_END_DECLS
