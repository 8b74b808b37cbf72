/* tillid-palette.h - the colours of everything that is drawn by hand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidPalette:
 * @TILLID_PALETTE_LIGHT: screen, light
 * @TILLID_PALETTE_DARK: screen, dark
 * @TILLID_PALETTE_PRINT: paper, readable on a printer without colours
 * @TILLID_PALETTE_CONTRAST_LIGHT: screen, light, high contrast
 * @TILLID_PALETTE_CONTRAST_DARK: screen, dark, high contrast
 */
typedef enum
{
  TILLID_PALETTE_LIGHT,
  TILLID_PALETTE_DARK,
  TILLID_PALETTE_PRINT,
  TILLID_PALETTE_CONTRAST_LIGHT,
  TILLID_PALETTE_CONTRAST_DARK,
  TILLID_N_PALETTES,
} TillidPalette;

/**
 * TillidColour:
 *
 * Colours by what they are for, as in the style sheet. "_ink" goes with the tint of the same name.
 */
typedef enum
{
  TILLID_COLOUR_VIEW,
  TILLID_COLOUR_WINDOW,
  TILLID_COLOUR_TEXT,
  TILLID_COLOUR_DIM,
  TILLID_COLOUR_FAINT,
  TILLID_COLOUR_LINE,
  TILLID_COLOUR_STRONG_LINE,
  TILLID_COLOUR_SHADE,
  TILLID_COLOUR_PILL,
  TILLID_COLOUR_ACCENT,
  TILLID_COLOUR_ACCENT_PILL,
  TILLID_COLOUR_ON_ACCENT,
  TILLID_COLOUR_BAND,
  TILLID_COLOUR_GOOD,
  TILLID_COLOUR_GOOD_TEXT,
  TILLID_COLOUR_GOOD_TINT,
  TILLID_COLOUR_HARD,
  TILLID_COLOUR_NEUTRAL,
  TILLID_COLOUR_PROMISE,
  TILLID_COLOUR_PROMISE_TINT,
  TILLID_COLOUR_LATE,
  TILLID_COLOUR_LATE_EDGE,
  TILLID_COLOUR_SAID_TINT,
  TILLID_COLOUR_COMING_TINT,
  TILLID_COLOUR_SYMPTOM,
  TILLID_COLOUR_SYMPTOM_TINT,
  TILLID_COLOUR_CARE,
  TILLID_COLOUR_RESULT,
  TILLID_COLOUR_MEDICINE,
  TILLID_COLOUR_MEDICINE_TINT,
  TILLID_COLOUR_PLACE,
  TILLID_COLOUR_PLACE_TINT,
  TILLID_COLOUR_WORK,
  TILLID_COLOUR_WORK_TINT,
  TILLID_COLOUR_HELP,
  TILLID_COLOUR_HELP_TINT,
  TILLID_COLOUR_SIDE_PATIENT,
  TILLID_COLOUR_SIDE_FAMILY,
  TILLID_COLOUR_SIDE_CLINIC,
  TILLID_COLOUR_SIDE_OTHERS,
  TILLID_N_COLOURS,
} TillidColour;

typedef struct
{
  double red, green, blue, alpha;
} TillidRgba;

gboolean tillid_palette_is_contrast (TillidPalette palette);
TillidRgba tillid_palette_get (TillidPalette palette, TillidColour colour);
void
tillid_palette_set_source (cairo_t *cr, TillidPalette palette, TillidColour colour, double opacity);
void tillid_rgba_set_source (cairo_t *cr, const TillidRgba *rgba, double opacity);

G_END_DECLS
