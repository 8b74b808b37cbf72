/* tillid-network-layout.h - where the colleagues of a team stand in a drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidNetworkLine:
 * @a: index of a node
 * @b: index of another
 * @shared: how many patients have seen both
 */
typedef struct
{
  guint a;
  guint b;
  gint64 shared;
} TillidNetworkLine;

/**
 * TillidNetworkPlace:
 * @x: of the middle of a node, in pixels
 * @y: the same
 */
typedef struct
{
  double x;
  double y;
} TillidNetworkPlace;

double tillid_network_layout (const guint *groups,
                              guint n,
                              double width,
                              double height,
                              gboolean is_rtl,
                              TillidNetworkPlace *out_places);

G_END_DECLS
