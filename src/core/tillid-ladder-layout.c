/* tillid-ladder-layout.c - where the rungs and dots of a goal stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Five rungs of 33 px, +2 on top; at the end side three columns 28 px apart for the last three reviews. Fewer reviews stand in the
 * first columns, so that the next one has its place. */
#include "config.h"

#include "tillid-ladder-layout.h"

#define SIDE 14.0
#define NUMBER_WIDTH 26.0
#define HISTORY_WIDTH 92.0
#define FIRST_COLUMN 18.0
#define COLUMN_PITCH 28.0
#define DOT_RADIUS 4.5
#define LATEST_RADIUS 7.0
/* Between the words and the widest dot of the first column. */
#define WORDS_GAP 4.0

/**
 * tillid_ladder_rung_of:
 * @attainment: -2 to +2
 *
 * Returns: the index of the rung, 0 on top for +2
 */
int
tillid_ladder_rung_of (gint64 attainment)
{
  g_return_val_if_fail (attainment >= -2 && attainment <= 2, 2);

  return (int) (2 - attainment);
}

/**
 * tillid_ladder_layout_compute:
 * @width: of the goal's card in px
 * @ratings: (array length=n_ratings): the reviews in order of time
 * @n_ratings: how many
 * @out_layout: (out caller-allocates): where everything stands
 */
void
tillid_ladder_layout_compute (double width,
                              const TillidLadderRating *ratings,
                              guint n_ratings,
                              TillidLadderLayout *out_layout)
{
  double history = width - SIDE - HISTORY_WIDTH;

  g_return_if_fail (out_layout != NULL);

  *out_layout = (TillidLadderLayout){ .height = TILLID_LADDER_RUNGS * TILLID_LADDER_RUNG_HEIGHT,
                                      .words_x = SIDE + NUMBER_WIDTH,
                                      .words_width = MAX (history + FIRST_COLUMN - LATEST_RADIUS -
                                                            WORDS_GAP - SIDE - NUMBER_WIDTH,
                                                          0),
                                      .current = -1 };
  for (guint i = 0; i < TILLID_LADDER_RUNGS; i++)
    out_layout->rung_y[i] = i * TILLID_LADDER_RUNG_HEIGHT;

  out_layout->n_dots = MIN (n_ratings, TILLID_LADDER_REVIEWS);
  out_layout->n_earlier = n_ratings - out_layout->n_dots;
  for (guint i = 0; i < out_layout->n_dots; i++)
    {
      guint rating = out_layout->n_earlier + i;
      int rung = tillid_ladder_rung_of (ratings[rating].attainment);
      gboolean latest = rating + 1 == n_ratings;

      out_layout->dots[i] = (TillidLadderDot){ rating, history + FIRST_COLUMN + i * COLUMN_PITCH,
                                               (rung + 0.5) * TILLID_LADDER_RUNG_HEIGHT,
                                               latest ? LATEST_RADIUS : DOT_RADIUS, latest };
      if (latest)
        out_layout->current = rung;
    }
}

/**
 * tillid_ladder_layout_mirror:
 * @layout: a layout
 * @width: the width it was made for
 *
 * Turns the drawing for scripts that run from right to left.
 */
void
tillid_ladder_layout_mirror (TillidLadderLayout *layout, double width)
{
  g_return_if_fail (layout != NULL);

  layout->words_x = width - layout->words_x - layout->words_width;
  for (guint i = 0; i < layout->n_dots; i++)
    layout->dots[i].x = width - layout->dots[i].x;
}
