/* tillid-palette.c - the colours of everything that is drawn by hand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only place in C that holds colours (the style sheet holds them for widgets; the drawn pages for both). Light
 * and dark keep text at 4.5:1 on its background. On paper nothing is told by colour: tints are light greys and the
 * signs differ by shape; warm and cold hues only please the eye. In high contrast tints are the view colour, bars have an
 * outline, and every sign has 3:1 at least.
 */
#include "config.h"

#include "tillid-palette.h"

/* 0xRRGGBBAA */
static const guint32 colours[TILLID_N_COLOURS][TILLID_N_PALETTES] = {
  /*                                light       dark        print       contrast: light, dark */
  [TILLID_COLOUR_VIEW] = { 0xffffffff, 0x1e1e1eff, 0xffffffff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_WINDOW] = { 0xfafafaff, 0x242424ff, 0xffffffff, 0xfafafaff, 0x242424ff },
  [TILLID_COLOUR_TEXT] = { 0x000000cc, 0xffffffff, 0x000000ff, 0x000000ff, 0xffffffff },
  [TILLID_COLOUR_DIM] = { 0x0000008f, 0xffffff9e, 0x000000a8, 0x000000cc, 0xffffffd9 },
  [TILLID_COLOUR_FAINT] = { 0x00000057, 0xffffff61, 0x00000070, 0x000000a6, 0xffffffa6 },
  [TILLID_COLOUR_LINE] = { 0x0000001a, 0xffffff1a, 0x00000026, 0x00000066, 0xffffff66 },
  [TILLID_COLOUR_STRONG_LINE] = { 0x00000029, 0xffffff2e, 0x00000040, 0x00000099, 0xffffff99 },
  [TILLID_COLOUR_SHADE] = { 0x00000007, 0xffffff08, 0x00000007, 0x00000000, 0xffffff00 },
  [TILLID_COLOUR_PILL] = { 0x00000024, 0xffffff33, 0x0000001f, 0x00000024, 0xffffff33 },
  [TILLID_COLOUR_ACCENT] = { 0x1c71d8ff, 0x78aeedff, 0x1a4a80ff, 0x1a4a80ff, 0x99c1f1ff },
  [TILLID_COLOUR_ACCENT_PILL] = { 0x1c71d8ff, 0x1c71d8ff, 0x1a4a80ff, 0x1a4a80ff, 0x1a4a80ff },
  [TILLID_COLOUR_ON_ACCENT] = { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
  [TILLID_COLOUR_BAND] = { 0x1c71d829, 0x1c71d833, 0x1a4a801f, 0x1a5fb433, 0x62a0ea4d },
  [TILLID_COLOUR_GOOD] = { 0xb87d00ff, 0xf5c211ff, 0xc08a10ff, 0x8a5f00ff, 0xf8e45cff },
  [TILLID_COLOUR_GOOD_TEXT] = { 0x8a5f00ff, 0xf8e45cff, 0x6b4a00ff, 0x6b4a00ff, 0xf9f06bff },
  [TILLID_COLOUR_GOOD_TINT] = { 0xfdf3d6ff, 0x4a3f17ff, 0xf4f0e6ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_HARD] = { 0x5e5c64ff, 0xb9b7c0ff, 0x4a484fff, 0x3d3846ff, 0xdedddaff },
  [TILLID_COLOUR_NEUTRAL] = { 0x77767bff, 0xc0bfbcff, 0x66656aff, 0x3d3846ff, 0xdedddaff },
  [TILLID_COLOUR_PROMISE] = { 0x813d9cff, 0xdc8addff, 0x613583ff, 0x613583ff, 0xe8b0e9ff },
  [TILLID_COLOUR_PROMISE_TINT] = { 0xf4eaf7ff, 0x43304aff, 0xf0edf1ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_LATE] = { 0xa14200ff, 0xffbe6fff, 0x6e2d00ff, 0x7a3200ff, 0xffd9a8ff },
  [TILLID_COLOUR_LATE_EDGE] = { 0xc64600ff, 0xffa348ff, 0x8a3a00ff, 0xa14200ff, 0xffbe6fff },
  [TILLID_COLOUR_SAID_TINT] = { 0xeaf2fcff, 0x253347ff, 0xf0f2f5ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_COMING_TINT] = { 0xf1f5fbff, 0x222a35ff, 0xf6f7f9ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_SYMPTOM] = { 0x813d9cff, 0xdc8addff, 0x613583ff, 0x613583ff, 0xe8b0e9ff },
  [TILLID_COLOUR_SYMPTOM_TINT] = { 0xefe3f3ff, 0x4b3652ff, 0xe4dfe6ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_CARE] = { 0x1a5fb4ff, 0x99c1f1ff, 0x1a4a80ff, 0x1a4a80ff, 0xc4dcf7ff },
  [TILLID_COLOUR_RESULT] = { 0x3d3846ff, 0xdedddaff, 0x2b2831ff, 0x241f31ff, 0xffffffff },
  [TILLID_COLOUR_MEDICINE] = { 0x865e3cff, 0xcdab8fff, 0x63452cff, 0x63452cff, 0xe0c9b4ff },
  [TILLID_COLOUR_MEDICINE_TINT] = { 0xf1e6dcff, 0x4d4036ff, 0xe8e4e0ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_PLACE] = { 0x0000008f, 0xffffff9e, 0x000000a8, 0x000000cc, 0xffffffd9 },
  [TILLID_COLOUR_PLACE_TINT] = { 0xe8e7e5ff, 0x3f3f41ff, 0xe6e6e6ff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_WORK] = { 0x1c71d8ff, 0x99c1f1ff, 0x1a4a80ff, 0x1a4a80ff, 0xc4dcf7ff },
  [TILLID_COLOUR_WORK_TINT] = { 0xe3edf9ff, 0x273d58ff, 0xe2e6ebff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_HELP] = { 0xb07c00ff, 0xf8e45cff, 0x6b4a00ff, 0x6b4a00ff, 0xf9f06bff },
  [TILLID_COLOUR_HELP_TINT] = { 0xfcf0ccff, 0x4a431fff, 0xf0ebdcff, 0xffffffff, 0x1e1e1eff },
  [TILLID_COLOUR_SIDE_PATIENT] = { 0xc07a00ff, 0xf5c211ff, 0x8a5f00ff, 0x8a5f00ff, 0xf8e45cff },
  [TILLID_COLOUR_SIDE_FAMILY] = { 0x865e3cff, 0xcdab8fff, 0x63452cff, 0x63452cff, 0xe0c9b4ff },
  [TILLID_COLOUR_SIDE_CLINIC] = { 0x1c71d8ff, 0x78aeedff, 0x1a4a80ff, 0x1a4a80ff, 0x99c1f1ff },
  [TILLID_COLOUR_SIDE_OTHERS] = { 0x5e5c64ff, 0xb9b7c0ff, 0x4a484fff, 0x3d3846ff, 0xdedddaff },
};

/**
 * tillid_palette_get:
 * @palette: where it is drawn
 * @colour: what it is for
 *
 * Returns: the colour, each part from 0 to 1, not multiplied by alpha
 */
TillidRgba
tillid_palette_get (TillidPalette palette, TillidColour colour)
{
  guint32 value;

  g_return_val_if_fail (palette < TILLID_N_PALETTES && colour < TILLID_N_COLOURS,
                        ((TillidRgba){ 0, 0, 0, 1 }));

  value = colours[colour][palette];
  return (TillidRgba){ (value >> 24) / 255.0, ((value >> 16) & 0xff) / 255.0,
                       ((value >> 8) & 0xff) / 255.0, (value & 0xff) / 255.0 };
}

/**
 * tillid_rgba_set_source:
 * @cr: a cairo context
 * @rgba: a colour
 * @opacity: from 0 to 1, multiplied with that of the colour
 */
void
tillid_rgba_set_source (cairo_t *cr, const TillidRgba *rgba, double opacity)
{
  cairo_set_source_rgba (cr, rgba->red, rgba->green, rgba->blue, rgba->alpha * opacity);
}

/**
 * tillid_palette_set_source:
 * @cr: a cairo context
 * @palette: where it is drawn
 * @colour: what it is for
 * @opacity: from 0 to 1, multiplied with that of the colour
 */
void
tillid_palette_set_source (cairo_t *cr, TillidPalette palette, TillidColour colour, double opacity)
{
  TillidRgba rgba = tillid_palette_get (palette, colour);

  tillid_rgba_set_source (cr, &rgba, opacity);
}

/**
 * tillid_palette_is_contrast:
 *
 * Returns: whether tints are replaced by outlines
 */
gboolean
tillid_palette_is_contrast (TillidPalette palette)
{
  return palette == TILLID_PALETTE_CONTRAST_LIGHT || palette == TILLID_PALETTE_CONTRAST_DARK;
}
