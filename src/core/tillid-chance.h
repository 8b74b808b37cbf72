/* tillid-chance.h - what the indices would be if visits fell at random
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidChance:
 * @coc: expected COC
 * @secon: expected SECON
 * @k_index: expected K
 * @upc: expected UPC
 *
 * Expected values for N visits that fall at random on s equally likely people.
 */
typedef struct
{
  double coc;
  double secon;
  double k_index;
  double upc;
} TillidChance;

gboolean tillid_chance_compute (guint n_visits, guint n_people, TillidChance *out_chance);

G_END_DECLS
