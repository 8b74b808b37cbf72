/* tillid-burden-layout.c - how much a problem weighs, as dots and as a line over time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Ten dots of 8 px, 3 px apart: filled as far as the last rating goes, ringed as far as the one before it went. Below
 * them, from the second rating on, the last ratings as points over their days: 0 is at the foot, 10 on top. Ratings
 * without a day, or all of one day, stand evenly apart. */
#include "config.h"

#include "tillid-burden-layout.h"

#define DOT 8.0
#define GAP 3.0
#define WIDTH (TILLID_BURDEN_MOST * DOT + (TILLID_BURDEN_MOST - 1) * GAP)
#define LINE_GAP 4.0
#define LINE_HEIGHT 14.0
#define POINT_RADIUS 2.0

static gint64
clamped (gint64 burden)
{
  return CLAMP (burden, 0, TILLID_BURDEN_MOST);
}

static void
place_dots (TillidBurdenLayout *layout,
            double scale,
            const TillidBurdenRating *ratings,
            guint n_ratings)
{
  gint64 now = n_ratings > 0 ? clamped (ratings[n_ratings - 1].burden) : 0;
  gint64 was = n_ratings > 1 ? clamped (ratings[n_ratings - 2].burden) : 0;

  for (int i = 0; i < TILLID_BURDEN_MOST; i++)
    layout->dots[i] = (TillidBurdenDot){ scale * (i * (DOT + GAP) + DOT / 2), scale * DOT / 2,
                                         i < now   ? TILLID_BURDEN_NOW
                                         : i < was ? TILLID_BURDEN_WAS
                                                   : TILLID_BURDEN_EMPTY };
}

/* Whether the days say how far apart the ratings from @first on are. */
static gboolean
has_days (const TillidBurdenRating *ratings, guint first, guint n_ratings)
{
  for (guint i = first; i < n_ratings; i++)
    if (ratings[i].day == TILLID_ABSENT || (i > first && ratings[i].day < ratings[i - 1].day))
      return FALSE;
  return ratings[first].day < ratings[n_ratings - 1].day;
}

static void
place_points (TillidBurdenLayout *layout,
              double scale,
              const TillidBurdenRating *ratings,
              guint n_ratings)
{
  guint first = n_ratings - MIN (n_ratings, TILLID_BURDEN_POINTS);
  gboolean by_day = has_days (ratings, first, n_ratings);
  double room = WIDTH - 2 * POINT_RADIUS;
  double top = DOT + LINE_GAP + POINT_RADIUS;
  double depth = LINE_HEIGHT - 2 * POINT_RADIUS;

  layout->n_earlier = first;
  layout->n_points = n_ratings - first;
  for (guint i = first; i < n_ratings; i++)
    {
      double share = by_day ? (double) (ratings[i].day - ratings[first].day) /
                                (double) (ratings[n_ratings - 1].day - ratings[first].day)
                            : (double) (i - first) / (layout->n_points - 1);
      double rise = (double) clamped (ratings[i].burden) / TILLID_BURDEN_MOST;

      layout->points[i - first] = (TillidBurdenPoint){ i, scale * (POINT_RADIUS + share * room),
                                                       scale * (top + (1 - rise) * depth) };
    }
}

/**
 * tillid_burden_layout_compute:
 * @scale: 1.0 at 100 % text
 * @ratings: (array length=n_ratings): in order of time
 * @n_ratings: how many
 * @out_layout: (out caller-allocates): where everything stands
 */
void
tillid_burden_layout_compute (double scale,
                              const TillidBurdenRating *ratings,
                              guint n_ratings,
                              TillidBurdenLayout *out_layout)
{
  g_return_if_fail (out_layout != NULL);
  g_return_if_fail (ratings != NULL || n_ratings == 0);

  *out_layout =
    (TillidBurdenLayout){ .width = scale * WIDTH,
                          .height = scale * (n_ratings > 1 ? DOT + LINE_GAP + LINE_HEIGHT : DOT),
                          .dot_radius = scale * DOT / 2 };
  place_dots (out_layout, scale, ratings, n_ratings);
  if (n_ratings > 1)
    place_points (out_layout, scale, ratings, n_ratings);
}

/* Turns the drawing for scripts that run from right to left. */
void
tillid_burden_layout_mirror (TillidBurdenLayout *layout)
{
  g_return_if_fail (layout != NULL);

  for (int i = 0; i < TILLID_BURDEN_MOST; i++)
    layout->dots[i].x = layout->width - layout->dots[i].x;
  for (guint i = 0; i < layout->n_points; i++)
    layout->points[i].x = layout->width - layout->points[i].x;
}
