/* tillid-signs.c - the signs of the timeline and of interpreting, drawn with cairo
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Geometry of the drawn pages. Every sign differs from the others by shape alone, so that paper without colours and
 * eyes that see few colours lose nothing. None is mirrored; only what runs along the axis (bars, chevrons) gets its
 * direction from the caller. Nothing here touches the state of the context beyond the current path.
 */
#include "config.h"

#include "tillid-signs.h"

#include <math.h>

static void
add_circle (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

static void
fill_circle (cairo_t *cr, double x, double y, double radius, const TillidRgba *fill)
{
  add_circle (cr, x, y, radius);
  tillid_rgba_set_source (cr, fill, 1);
  cairo_fill (cr);
}

static void
fill_petals (cairo_t *cr, double x, double y, double away, double radius, const TillidRgba *fill)
{
  cairo_fill_rule_t rule = cairo_get_fill_rule (cr);

  for (guint i = 0; i < 5; i++)
    {
      double angle = (-90 + 72 * (double) i) * G_PI / 180;

      add_circle (cr, x + away * cos (angle), y + away * sin (angle), radius);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  tillid_rgba_set_source (cr, fill, 1);
  cairo_fill (cr);
  cairo_set_fill_rule (cr, rule);
}

static void
draw_flower (cairo_t *cr,
             double x,
             double y,
             double r,
             const TillidRgba *ink,
             const TillidRgba *background)
{
  fill_petals (cr, x, y, r * 0.62, r * 0.46, ink);
  fill_circle (cr, x, y, r * 0.3, background);
}

/* Petals in ink, smaller ones in the background over them; B1 gives the sizes for r = 9 (4.8 + 4.1). */
static void
draw_flower_outline (cairo_t *cr,
                     double x,
                     double y,
                     double r,
                     const TillidRgba *ink,
                     const TillidRgba *background)
{
  double unit = r / 8.9;

  fill_petals (cr, x, y, 4.8 * unit, 4.1 * unit, ink);
  fill_petals (cr, x, y, 4.8 * unit, 2.8 * unit, background);
  fill_circle (cr, x, y, 4 * unit, background);
}

/* The path of the icon t-stone in a square of 16, flat side down, 2 r wide. */
static void
add_stone (cairo_t *cr, double x, double y, double r)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_translate (cr, x - r, y - r * 0.98);
  cairo_scale (cr, r / 8, r / 8);
  cairo_new_sub_path (cr);
  cairo_move_to (cr, 1.2, 10.8);
  cairo_curve_to (cr, 0.7, 7.4, 3, 3.6, 6.7, 2.7);
  cairo_rel_curve_to (cr, 3.7, -0.9, 7.3, 1, 8.2, 4.2);
  cairo_rel_curve_to (cr, 0.9, 3.1, 0, 6, -3, 6.6);
  cairo_rel_curve_to (cr, -3, 0.7, -6.3, 0.7, -8.4, -0.2);
  cairo_curve_to (cr, 2.2, 12.8, 1.4, 12, 1.2, 10.8);
  cairo_close_path (cr);
  cairo_set_matrix (cr, &matrix);
}

static void
draw_closed_stone (cairo_t *cr,
                   double x,
                   double y,
                   double r,
                   const TillidRgba *ink,
                   const TillidRgba *background)
{
  double unit = r / 7.5;
  double dash[] = { 3 * unit, 2 * unit };

  add_stone (cr, x, y, r);
  tillid_rgba_set_source (cr, background, 1);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, 1.8 * unit);
  tillid_rgba_set_source (cr, ink, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
fill_and_stroke (cairo_t *cr, double width, const TillidRgba *fill, const TillidRgba *ink)
{
  tillid_rgba_set_source (cr, fill, 1);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_set_line_width (cr, width);
  tillid_rgba_set_source (cr, ink, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_diamond (cairo_t *cr,
              double x,
              double y,
              double r,
              const TillidRgba *fill,
              const TillidRgba *ink)
{
  cairo_move_to (cr, x, y - r);
  cairo_line_to (cr, x + r, y);
  cairo_line_to (cr, x, y + r);
  cairo_line_to (cr, x - r, y);
  cairo_close_path (cr);
  fill_and_stroke (cr, 1.5 * r / 5, fill, ink);
}

/* The icon t-promise: two links, each open where the other passes. */
static void
draw_chain (cairo_t *cr, double x, double y, double r, const TillidRgba *ink)
{
  cairo_save (cr);
  cairo_translate (cr, x - r, y - r);
  cairo_scale (cr, r / 8, r / 8);
  for (guint i = 0; i < 2; i++)
    {
      cairo_new_sub_path (cr);
      cairo_move_to (cr, 6.6, 9.4);
      cairo_curve_to (cr, 5.4, 8.2, 5.4, 6.3, 6.6, 5.1);
      cairo_line_to (cr, 8.6, 3.1);
      cairo_curve_to (cr, 9.8, 1.9, 11.7, 1.9, 12.9, 3.1);
      cairo_curve_to (cr, 14.1, 4.3, 14.1, 6.2, 12.9, 7.4);
      cairo_line_to (cr, 11.9, 8.4);
      /* The second link is the first one turned by half a turn around the middle. */
      cairo_translate (cr, 16, 16);
      cairo_rotate (cr, G_PI);
    }
  cairo_set_line_width (cr, 1.9);
  tillid_rgba_set_source (cr, ink, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * tillid_sign_draw:
 * @cr: a cairo context
 * @kind: a sign; not a bar or a pill, which have their own functions
 * @x: its middle
 * @y: its middle
 * @radius: as #TillidTimelineSign has it
 * @ink: its colour
 * @background: what is behind it
 */
void
tillid_sign_draw (cairo_t *cr,
                  TillidSignKind kind,
                  double x,
                  double y,
                  double radius,
                  const TillidRgba *ink,
                  const TillidRgba *background)
{
  double tick = radius / 1.2;

  cairo_new_path (cr);
  switch (kind)
    {
    case TILLID_SIGN_FLOWER:
      draw_flower (cr, x, y, radius, ink, background);
      break;
    case TILLID_SIGN_FLOWER_OUTLINE:
      draw_flower_outline (cr, x, y, radius, ink, background);
      break;
    case TILLID_SIGN_STONE:
      add_stone (cr, x, y, radius);
      tillid_rgba_set_source (cr, ink, 1);
      cairo_fill (cr);
      break;
    case TILLID_SIGN_CLOSED_STONE:
      draw_closed_stone (cr, x, y, radius, ink, background);
      break;
    case TILLID_SIGN_RING:
      tillid_sign_draw_ring (cr, x, y, radius, radius * 2 / 4.6, ink, background);
      break;
    case TILLID_SIGN_DISC:
      fill_circle (cr, x, y, radius + radius * 0.17, ink);
      break;
    case TILLID_SIGN_DISC_HOLLOW:
      tillid_sign_draw_ring (cr, x, y, radius, radius * 0.34, ink, background);
      break;
    case TILLID_SIGN_TICK:
      add_rounded (cr, x - radius, y - 6.5 * tick, 2 * radius, 13 * tick, radius);
      tillid_rgba_set_source (cr, ink, 0.8);
      cairo_fill (cr);
      break;
    case TILLID_SIGN_SQUARE:
      add_rounded (cr, x - radius, y - radius, 2 * radius, 2 * radius, 2 * radius / 4.5);
      fill_and_stroke (cr, 1.7 * radius / 4.5, background, ink);
      break;
    case TILLID_SIGN_DIAMOND:
      draw_diamond (cr, x, y, radius, ink, ink);
      break;
    case TILLID_SIGN_DIAMOND_HOLLOW:
      draw_diamond (cr, x, y, radius, background, ink);
      break;
    case TILLID_SIGN_CHAIN:
      draw_chain (cr, x, y, radius, ink);
      break;
    case TILLID_SIGN_DENSITY: /* one bar of a strip; in a timeline it has a rectangle of its own */
      cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
      tillid_rgba_set_source (cr, ink, 0.8);
      cairo_fill (cr);
      break;
    case TILLID_SIGN_PILL:
    case TILLID_SIGN_BAR:
    case TILLID_N_SIGNS:
    default:
      break;
    }
}

/**
 * tillid_sign_draw_ring:
 * @cr: a cairo context
 * @x: its middle
 * @y: its middle
 * @radius: of the middle of the line
 * @width: of the line
 * @ink: its colour
 * @background: (nullable): what fills it
 *
 * The ring on the line, the ring of the band and the ring of the selected sign.
 */
void
tillid_sign_draw_ring (cairo_t *cr,
                       double x,
                       double y,
                       double radius,
                       double width,
                       const TillidRgba *ink,
                       const TillidRgba *background)
{
  static const TillidRgba nothing = { 0, 0, 0, 0 };

  cairo_new_path (cr);
  add_circle (cr, x, y, radius);
  fill_and_stroke (cr, width, background != NULL ? background : &nothing, ink);
}

/* A gradient along the axis: from nothing to @opacity over the start, back over the end. */
static cairo_pattern_t *
fade_pattern (const double fade[4], const TillidRgba *colour, double opacity)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (fade[0], 0, fade[3], 0);
  double length = fade[3] - fade[0];
  double alpha = colour->alpha * opacity;

  for (guint i = 0; i < 4; i++)
    {
      double at = length != 0 ? CLAMP ((fade[i] - fade[0]) / length, 0, 1) : 0;
      gboolean soft = (i == 0 && fade[1] != fade[0]) || (i == 3 && fade[2] != fade[3]);

      cairo_pattern_add_color_stop_rgba (pattern, at, colour->red, colour->green, colour->blue,
                                         soft ? 0 : alpha);
    }
  return pattern;
}

/**
 * tillid_sign_draw_soft_bar:
 * @cr: a cairo context
 * @fade: as #TillidTimelineSign has it
 * @y: its middle
 * @height: 8 at scale 1
 * @ink: its colour
 *
 * The bar on the line under an event whose time is approximate.
 */
void
tillid_sign_draw_soft_bar (cairo_t *cr,
                           const double fade[4],
                           double y,
                           double height,
                           const TillidRgba *ink)
{
  cairo_pattern_t *pattern = fade_pattern (fade, ink, 0.75);
  double x = MIN (fade[0], fade[3]);

  cairo_new_path (cr);
  add_rounded (cr, x, y - height / 2, fabs (fade[3] - fade[0]), height, 3 * height / 8);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

/**
 * tillid_sign_draw_bar:
 * @cr: a cairo context
 * @fade: as #TillidTimelineSign has it
 * @y: its middle
 * @height: 14 at scale 1
 * @fill: its tint
 * @ink: edge and outline
 * @outline: width of the line around it; 0: none
 * @firm_start: whether its start is known: an edge of 3 px
 * @dashed: whether it is outlined with dashes: taken but not prescribed, or planned
 */
void
tillid_sign_draw_bar (cairo_t *cr,
                      const double fade[4],
                      double y,
                      double height,
                      const TillidRgba *fill,
                      const TillidRgba *ink,
                      double outline,
                      gboolean firm_start,
                      gboolean dashed)
{
  double unit = height / 14;
  double dash[] = { 4 * unit, 3 * unit };
  double x = MIN (fade[0], fade[3]), width = fabs (fade[3] - fade[0]);
  double radius = (fade[1] != fade[0] ? 2 : 4) * unit;
  cairo_pattern_t *pattern = fade_pattern (fade, fill, dashed ? 0.55 : 1);

  cairo_new_path (cr);
  add_rounded (cr, x, y - height / 2, width, height, radius);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  if (outline > 0 && !dashed)
    {
      pattern = fade_pattern (fade, ink, 1);
      add_rounded (cr, x + outline / 2, y - height / 2 + outline / 2, width - outline,
                   height - outline, radius);
      cairo_set_source (cr, pattern);
      cairo_set_line_width (cr, outline);
      cairo_stroke (cr);
      cairo_pattern_destroy (pattern);
    }
  if (dashed)
    {
      cairo_save (cr);
      add_rounded (cr, x + unit / 2, y - height / 2 + unit / 2, width - unit, height - unit,
                   4 * unit);
      cairo_set_dash (cr, dash, 2, 0);
      cairo_set_line_width (cr, unit);
      tillid_rgba_set_source (cr, ink, 0.65);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  if (firm_start)
    {
      x = fade[3] >= fade[0] ? fade[0] : fade[0] - 3 * unit;
      add_rounded (cr, x, y - height / 2, 3 * unit, height, 1.5 * unit);
      tillid_rgba_set_source (cr, ink, 1);
      cairo_fill (cr);
    }
}

/**
 * tillid_sign_draw_pill:
 * @cr: a cairo context
 * @rect: where
 * @fill: its colour
 */
void
tillid_sign_draw_pill (cairo_t *cr, const TillidTimelineRect *rect, const TillidRgba *fill)
{
  cairo_new_path (cr);
  add_rounded (cr, rect->x, rect->y, rect->width, rect->height, rect->height / 2);
  tillid_rgba_set_source (cr, fill, 1);
  cairo_fill (cr);
}

/**
 * tillid_sign_draw_card:
 * @cr: a cairo context
 * @rect: where
 * @radius: of its corners
 * @width: of its edge
 * @fill: its ground
 * @edge: colour of its edge
 */
void
tillid_sign_draw_card (cairo_t *cr,
                       const TillidTimelineRect *rect,
                       double radius,
                       double width,
                       const TillidRgba *fill,
                       const TillidRgba *edge)
{
  cairo_new_path (cr);
  add_rounded (cr, rect->x + width / 2, rect->y + width / 2, rect->width - width,
               rect->height - width, radius);
  tillid_rgba_set_source (cr, fill, 1);
  cairo_fill_preserve (cr);
  tillid_rgba_set_source (cr, edge, 1);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/**
 * tillid_sign_draw_chevron:
 * @cr: a cairo context
 * @x: its tip
 * @y: its middle
 * @scale: 1 is 4.4 x 8 px
 * @pointing_right: its direction on the page
 * @ink: its colour
 *
 * It goes on beyond the view.
 */
void
tillid_sign_draw_chevron (cairo_t *cr,
                          double x,
                          double y,
                          double scale,
                          gboolean pointing_right,
                          const TillidRgba *ink)
{
  double back = (pointing_right ? -4.4 : 4.4) * scale;

  cairo_new_path (cr);
  cairo_move_to (cr, x + back, y - 4 * scale);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + back, y + 4 * scale);
  cairo_save (cr);
  cairo_set_line_width (cr, 1.5 * scale);
  tillid_rgba_set_source (cr, ink, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * tillid_sign_draw_interpreter:
 * @cr: a cairo context
 * @sign: who interprets, compared with the last attended visit
 * @x: left edge
 * @y: top edge
 * @scale: 1 is 24 x 12 px
 * @ink: its colour
 */
void
tillid_sign_draw_interpreter (cairo_t *cr,
                              TillidInterpreterSign sign,
                              double x,
                              double y,
                              double scale,
                              const TillidRgba *ink)
{
  static const double dash[] = { 2.4, 2 };

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_new_path (cr);
  tillid_rgba_set_source (cr, ink, 1);
  cairo_set_line_width (cr, 1.7);
  if (sign == TILLID_INTERPRETER_NONE)
    {
      cairo_move_to (cr, 7, 6);
      cairo_line_to (cr, 17, 6);
      cairo_stroke (cr);
      cairo_restore (cr);
      return;
    }
  if (sign != TILLID_INTERPRETER_MISSING)
    {
      cairo_move_to (cr, sign == TILLID_INTERPRETER_NEW ? 10.5 : 6, 6);
      cairo_line_to (cr, 18, 6);
      cairo_stroke (cr);
    }
  if (sign == TILLID_INTERPRETER_MISSING)
    cairo_set_dash (cr, dash, 2, 0);
  add_circle (cr, 6, 6, 4.4);
  if (sign == TILLID_INTERPRETER_SAME)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  add_circle (cr, 18, 6, 4.4);
  if (sign != TILLID_INTERPRETER_MISSING)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}
