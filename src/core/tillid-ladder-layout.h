/* tillid-ladder-layout.h - where the rungs and dots of a goal stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

#define TILLID_LADDER_RUNGS 5
#define TILLID_LADDER_RUNG_HEIGHT 33.0
#define TILLID_LADDER_REVIEWS 3

/**
 * TillidLadderRating:
 * @day: of the review
 * @attainment: -2 to +2
 */
typedef struct
{
  TillidDay day;
  gint64 attainment;
} TillidLadderRating;

/**
 * TillidLadderDot:
 * @rating: index into the ratings
 * @x: centre
 * @y: centre
 * @r: radius
 * @is_latest: in accent
 */
typedef struct
{
  guint rating;
  double x;
  double y;
  double r;
  gboolean is_latest;
} TillidLadderDot;

/**
 * TillidLadderLayout:
 * @height: of the five rungs
 * @words_x: where the words begin
 * @words_width: room for them
 * @rung_y: upper edge of each rung, +2 first
 * @current: index of the rung the patient stands on, or -1
 * @dots: the last three reviews, joined in this order
 * @n_dots: how many
 * @n_earlier: reviews that are not drawn
 *
 * The geometry in px, left to right.
 */
typedef struct
{
  double height;
  double words_x;
  double words_width;
  double rung_y[TILLID_LADDER_RUNGS];
  int current;
  TillidLadderDot dots[TILLID_LADDER_REVIEWS];
  guint n_dots;
  guint n_earlier;
} TillidLadderLayout;

int tillid_ladder_rung_of (gint64 attainment);
void tillid_ladder_layout_compute (double width,
                                   const TillidLadderRating *ratings,
                                   guint n_ratings,
                                   TillidLadderLayout *out_layout);
void tillid_ladder_layout_mirror (TillidLadderLayout *layout, double width);

G_END_DECLS
