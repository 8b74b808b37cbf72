/* tillid-network-layout.c - where the colleagues of a team stand in a drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everybody stands on one ellipse, at the same distance from the next one, so that no place is better than another and none moves when
 * the numbers change. It begins at the top and goes on in the direction of reading; between two groups is a little more
 * room. Distances are along the ellipse, measured on a line of many corners: equal angles would crowd its ends. */
#include "config.h"

#include "tillid-network-layout.h"

#include <math.h>

#define CORNERS 720
#define GAP 0.6 /* between two groups, in distances between neighbours */

typedef struct
{
  double rx, ry;
  double along[CORNERS + 1]; /* length from the top to each corner */
} Ellipse;

static double
angle_of (guint corner)
{
  return 2 * G_PI * corner / CORNERS;
}

/* Clockwise from the top. */
static TillidNetworkPlace
point_at (const Ellipse *ellipse, double angle)
{
  return (TillidNetworkPlace){ ellipse->rx * sin (angle), -ellipse->ry * cos (angle) };
}

static void
measure (Ellipse *ellipse)
{
  TillidNetworkPlace last = point_at (ellipse, 0);

  ellipse->along[0] = 0;
  for (guint i = 1; i <= CORNERS; i++)
    {
      const TillidNetworkPlace next = point_at (ellipse, angle_of (i));

      ellipse->along[i] = ellipse->along[i - 1] + hypot (next.x - last.x, next.y - last.y);
      last = next;
    }
}

static TillidNetworkPlace
point_along (const Ellipse *ellipse, double length)
{
  guint low = 0, high = CORNERS;
  double part;

  while (low + 1 < high)
    {
      const guint middle = (low + high) / 2;

      if (ellipse->along[middle] <= length)
        low = middle;
      else
        high = middle;
    }
  part = ellipse->along[high] > ellipse->along[low]
           ? (length - ellipse->along[low]) / (ellipse->along[high] - ellipse->along[low])
           : 0;
  return point_at (ellipse, angle_of (low) + part * (angle_of (high) - angle_of (low)));
}

/**
 * tillid_network_layout:
 * @groups: (array length=n): the group of each node; those of one group follow each other
 * @n: how many nodes
 * @width: of the room for their middles, in pixels
 * @height: the same
 * @is_rtl: they go on from right to left
 * @out_places: (out caller-allocates) (array length=n): where each one stands
 *
 * The same nodes in the same room stand at the same places.
 *
 * Returns: the distance between two neighbours of one group along the ellipse, in pixels; 0 for nobody
 */
double
tillid_network_layout (const guint *groups,
                       guint n,
                       double width,
                       double height,
                       gboolean is_rtl,
                       TillidNetworkPlace *out_places)
{
  Ellipse ellipse = { MAX (width, 1) / 2, MAX (height, 1) / 2, { 0 } };
  double slots = n, at = 0, distance;

  if (n == 0)
    return 0;
  g_return_val_if_fail (groups != NULL && out_places != NULL, 0);

  measure (&ellipse);
  /* The last one has the first one behind it, of another group or not. */
  for (guint i = 0; i < n; i++)
    slots += groups[i] != groups[(i + 1) % n] ? GAP : 0;
  distance = ellipse.along[CORNERS] / slots;
  for (guint i = 0; i < n; i++)
    {
      TillidNetworkPlace place = point_along (&ellipse, at);

      out_places[i] =
        (TillidNetworkPlace){ ellipse.rx + (is_rtl ? -place.x : place.x), ellipse.ry + place.y };
      at += distance * (groups[i] != groups[(i + 1) % n] ? 1 + GAP : 1);
    }
  return distance;
}
