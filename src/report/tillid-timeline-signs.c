/* tillid-timeline-signs.c - signs, bars and labels of a drawn timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "tillid-format.h"
#include "tillid-signs.h"
#include "tillid-timeline-brush.h"

#define SELECTED_RADIUS 10.5
#define STRIP_OPACITY 0.75
#define CARD_PAD 6.0
#define CARD_RADIUS 6.0
#define SECOND_LINE_SIZE 11.0

static const struct
{
  TillidColour ink;
  TillidColour tint;
} lane_colours[TILLID_N_LANES] = {
  [TILLID_LANE_LIFE] = { TILLID_COLOUR_NEUTRAL, TILLID_COLOUR_PLACE_TINT },
  [TILLID_LANE_SYMPTOM] = { TILLID_COLOUR_SYMPTOM, TILLID_COLOUR_SYMPTOM_TINT },
  [TILLID_LANE_CARE] = { TILLID_COLOUR_CARE, TILLID_COLOUR_SAID_TINT },
  [TILLID_LANE_RESULT] = { TILLID_COLOUR_RESULT, TILLID_COLOUR_PLACE_TINT },
  [TILLID_LANE_MEDICINE] = { TILLID_COLOUR_MEDICINE, TILLID_COLOUR_MEDICINE_TINT },
  [TILLID_LANE_PLACE] = { TILLID_COLOUR_PLACE, TILLID_COLOUR_PLACE_TINT },
  [TILLID_LANE_WORK] = { TILLID_COLOUR_WORK, TILLID_COLOUR_WORK_TINT },
  [TILLID_LANE_HELP] = { TILLID_COLOUR_HELP, TILLID_COLOUR_HELP_TINT },
};

/**
 * tillid_timeline_lane_tint:
 * @lane: a lane
 *
 * Returns: the colour of its bars
 */
TillidColour
tillid_timeline_lane_tint (TillidTimelineLane lane)
{
  g_return_val_if_fail (lane < TILLID_N_LANES, TILLID_COLOUR_PLACE_TINT);

  return lane_colours[lane].tint;
}

/**
 * tillid_timeline_sign_ink:
 * @sign: a sign of a layout
 * @item: its (first) item
 *
 * Returns: the colour it is drawn with: that of the bank the patient chose, or of the lane
 */
TillidColour
tillid_timeline_sign_ink (const TillidTimelineSign *sign, const TillidTimelineItem *item)
{
  switch ((int) sign->kind)
    {
    case TILLID_SIGN_FLOWER:
      return TILLID_COLOUR_GOOD;
    case TILLID_SIGN_FLOWER_OUTLINE:
      return TILLID_COLOUR_GOOD_TEXT;
    case TILLID_SIGN_STONE:
    case TILLID_SIGN_CLOSED_STONE:
      return TILLID_COLOUR_HARD;
    case TILLID_SIGN_RING:
      return TILLID_COLOUR_NEUTRAL;
    case TILLID_SIGN_CHAIN:
      return TILLID_COLOUR_PROMISE;
    case TILLID_SIGN_PILL:
      if (item->kind == TILLID_TIMELINE_HOPE)
        return TILLID_COLOUR_GOOD_TEXT;
      if (item->kind == TILLID_TIMELINE_EVENT)
        return item->closed || item->bank == TILLID_BANK_HARD ? TILLID_COLOUR_HARD
               : item->bank == TILLID_BANK_GOOD               ? TILLID_COLOUR_GOOD_TEXT
                                                              : TILLID_COLOUR_NEUTRAL;
      break;
    default:
      break;
    }
  return lane_colours[sign->lane].ink;
}

static TillidRgba
background_of (const TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  return tillid_palette_get (self->palette,
                             sign->coming ? TILLID_COLOUR_COMING_TINT : TILLID_COLOUR_VIEW);
}

/* Soft bar and stem of an event, under all signs. */
static void
draw_roots (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  TillidColour colour = tillid_timeline_sign_ink (sign, &self->items[sign->index]);
  TillidRgba ink = tillid_palette_get (self->palette, colour);

  if (sign->has_link)
    {
      tillid_rgba_set_source (self->cr, &ink, 1);
      tillid_timeline_brush_line (self, sign->link_x, sign->y, sign->x, sign->y, 1.3);
    }
  if (sign->has_soft)
    tillid_sign_draw_soft_bar (self->cr, sign->fade, sign->soft_y, 8 * self->scale, &ink);
  if (sign->has_stem)
    {
      tillid_rgba_set_source (self->cr, &ink, 0.7);
      tillid_timeline_brush_line (self, sign->x, sign->line_y, sign->x, sign->y, 1.3);
    }
}

/* The flower at the start of what helps. */
static void
draw_help_flower (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  TillidRgba good = tillid_palette_get (self->palette, TILLID_COLOUR_GOOD);
  TillidRgba tint = tillid_palette_get (self->palette, TILLID_COLOUR_HELP_TINT);
  double x = tillid_timeline_brush_forward (self, sign->fade[1], sign->chevron_start ? 20 : 8);

  if (fabs (sign->fade[3] - sign->fade[1]) < 30 * self->scale)
    return;
  tillid_sign_draw (self->cr, TILLID_SIGN_FLOWER, x, sign->y, 5 * self->scale, &good, &tint);
}

static void
draw_bar (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  TillidRgba ink = tillid_palette_get (self->palette, lane_colours[sign->lane].ink);
  TillidRgba fill = tillid_palette_get (self->palette, lane_colours[sign->lane].tint);
  gboolean rtl = self->view->rtl;
  double scale = self->scale, height = sign->rect.height;

  if (sign->coming)
    fill.alpha = 0;
  tillid_sign_draw_bar (self->cr, sign->fade, sign->y, height, &fill, &ink,
                        tillid_palette_is_contrast (self->palette) ? 1.6 * scale : 0,
                        sign->firm_start && !sign->coming, sign->dashed);
  if (sign->chevron_end)
    tillid_sign_draw_chevron (self->cr, tillid_timeline_brush_forward (self, sign->fade[3], -3),
                              sign->y, scale, !rtl, &ink);
  if (sign->chevron_start)
    tillid_sign_draw_chevron (self->cr, tillid_timeline_brush_forward (self, sign->fade[0], 3),
                              sign->y, scale, rtl, &ink);
  if (self->items[sign->index].kind == TILLID_TIMELINE_STRENGTH && !sign->coming)
    draw_help_flower (self, sign);
  if (sign->in_band || sign->selected)
    {
      TillidRgba accent = tillid_palette_get (self->palette, TILLID_COLOUR_ACCENT);
      double x = tillid_timeline_brush_forward (self, sign->fade[1], -1.5);
      TillidTimelineRect block = { rtl ? x - 5 * scale : x, sign->y - height / 2 - scale, 5 * scale,
                                   height + 2 * scale };

      tillid_sign_draw_pill (self->cr, &block, &accent);
    }
}

static void
draw_number (TillidTimelineDrawing *self, const TillidTimelineSign *sign, const TillidRgba *colour)
{
  TillidTextStyle style = tillid_timeline_brush_style (self, 11.5, TILLID_COLOUR_VIEW);
  g_autofree char *number = tillid_format_number (sign->n_items, self->language);

  style.colour = *colour;
  style.bold = TRUE;
  style.anchor = 0.5;
  tillid_timeline_brush_text (self, number, sign->x, sign->y, &style);
}

/* Two tellings of one event: a small number, neither is marked as right. */
static void
draw_tellings (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  guint n = self->items[sign->index].n_tellings;
  TillidTextStyle style = tillid_timeline_brush_style (self, 9.5, TILLID_COLOUR_TEXT);
  TillidRgba halo = background_of (self, sign);
  g_autofree char *number = NULL;

  if (n < 2 || sign->kind == TILLID_SIGN_PILL || sign->kind == TILLID_SIGN_BAR)
    return;
  number = tillid_format_number (n, self->language);
  style.bold = TRUE;
  style.halo = &halo;
  style.anchor = 0.5;
  tillid_timeline_brush_text (self, number, tillid_timeline_brush_forward (self, sign->x, 7),
                              sign->y - sign->radius, &style);
}

static void
draw_sign (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  TillidRgba ink =
    tillid_palette_get (self->palette, tillid_timeline_sign_ink (sign, &self->items[sign->index]));
  TillidRgba background = background_of (self, sign);
  TillidRgba accent = tillid_palette_get (self->palette, TILLID_COLOUR_ACCENT);

  if (sign->kind == TILLID_SIGN_TICK && sign->in_band)
    ink = accent;
  else if (sign->kind == TILLID_SIGN_DENSITY)
    ;
  else if (sign->selected && sign->kind != TILLID_SIGN_PILL)
    tillid_sign_draw_ring (self->cr, sign->x, sign->y, SELECTED_RADIUS * self->scale,
                           2.5 * self->scale, &accent, &background);
  else if (sign->in_band && sign->kind != TILLID_SIGN_PILL)
    tillid_sign_draw_ring (self->cr, sign->x, sign->y, sign->radius + 4 * self->scale,
                           2 * self->scale, &accent, &background);
  if (sign->kind == TILLID_SIGN_DENSITY)
    {
      tillid_rgba_set_source (self->cr, sign->in_band ? &accent : &ink, STRIP_OPACITY);
      tillid_timeline_brush_rect (self, &sign->rect);
      return;
    }
  if (sign->kind == TILLID_SIGN_PILL)
    {
      tillid_sign_draw_pill (self->cr, &sign->rect,
                             sign->in_band || sign->selected ? &accent : &ink);
      draw_number (self, sign, &background);
    }
  else
    tillid_sign_draw (self->cr, sign->kind, sign->x, sign->y, sign->radius, &ink, &background);
  draw_tellings (self, sign);
}

/* Two lines in a frame: the words, and who, how long or how it was told. */
static void
draw_card (TillidTimelineDrawing *self, const TillidTimelineSign *sign, TillidTextStyle *style)
{
  const TillidTimelineRect *rect = &sign->label_rect;
  const TillidRgba ground = background_of (self, sign);
  const TillidRgba edge =
    tillid_palette_get (self->palette,
                        sign->selected ? TILLID_COLOUR_ACCENT : TILLID_COLOUR_STRONG_LINE);
  double pad = CARD_PAD * self->scale;
  double x = self->view->rtl ? rect->x + rect->width - pad : rect->x + pad;

  tillid_sign_draw_card (self->cr, rect, CARD_RADIUS * self->scale,
                         (sign->selected ? 2 : 1) * self->scale, &ground, &edge);
  style->anchor = self->view->rtl ? 1 : 0;
  style->width = rect->width - 2 * pad + 0.5;
  tillid_timeline_brush_text (self, sign->label, x, rect->y + rect->height * 0.28, style);
  style->size = SECOND_LINE_SIZE * self->scale;
  style->bold = style->italic = FALSE;
  style->language = self->language;
  style->colour = tillid_palette_get (self->palette, TILLID_COLOUR_DIM);
  tillid_timeline_brush_text (self, sign->second_line, x, rect->y + rect->height * 0.72, style);
}

static void
draw_label (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  const TillidTimelineItem *item = &self->items[sign->index];
  TillidTextStyle style =
    tillid_timeline_brush_style (self, TILLID_TIMELINE_LABEL_SIZE,
                                 sign->label_dim ? TILLID_COLOUR_DIM : TILLID_COLOUR_TEXT);
  TillidRgba halo = background_of (self, sign);
  TillidRgba pill = tillid_palette_get (self->palette, TILLID_COLOUR_ACCENT_PILL);
  double middle = sign->label_rect.y + sign->label_rect.height / 2;

  if (!sign->has_label)
    return;
  style.language = sign->label == item->text ? item->language : self->language;
  style.bold = sign->label_bold;
  style.italic = item->closed;
  style.anchor = 0.5;
  if (sign->is_card)
    {
      draw_card (self, sign, &style);
      return;
    }
  if (sign->selected && sign->kind != TILLID_SIGN_BAR)
    {
      tillid_sign_draw_pill (self->cr, &sign->label_rect, &pill);
      style.colour = tillid_palette_get (self->palette, TILLID_COLOUR_ON_ACCENT);
    }
  else
    style.width = sign->label_rect.width + 0.5;
  if (sign->kind != TILLID_SIGN_BAR && !sign->selected)
    style.halo = &halo;
  tillid_timeline_brush_text (self, sign->label, sign->label_rect.x + sign->label_rect.width / 2,
                              middle, &style);
}

/* The stems and the soft bars on the line: they lie behind every sign. */
void
tillid_timeline_brush_roots (TillidTimelineDrawing *self)
{
  const GArray *signs = self->layout->signs;

  for (guint i = 0; i < signs->len; i++)
    draw_roots (self, &g_array_index (signs, TillidTimelineSign, i));
}

/* One sign with its text. */
void
tillid_timeline_brush_sign (TillidTimelineDrawing *self, const TillidTimelineSign *sign)
{
  if (sign->kind == TILLID_SIGN_BAR)
    draw_bar (self, sign);
  else
    draw_sign (self, sign);
  draw_label (self, sign);
}

/* Everything that stands for an item: roots, bars, signs, text; the selected one last. */
void
tillid_timeline_brush_signs (TillidTimelineDrawing *self)
{
  const GArray *signs = self->layout->signs;

  tillid_timeline_brush_roots (self);
  for (guint i = 0; i < signs->len; i++)
    if (g_array_index (signs, TillidTimelineSign, i).kind == TILLID_SIGN_BAR)
      draw_bar (self, &g_array_index (signs, TillidTimelineSign, i));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < signs->len; i++)
      {
        const TillidTimelineSign *sign = &g_array_index (signs, TillidTimelineSign, i);

        if ((sign->selected ? 1 : 0) != pass)
          continue;
        if (sign->kind != TILLID_SIGN_BAR)
          draw_sign (self, sign);
        draw_label (self, sign);
      }
}
