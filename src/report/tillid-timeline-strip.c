/* tillid-timeline-strip.c - who interpreted, under the care contacts of a drawn timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* With room each visit has the sign of interpreting: the same person as last time, somebody new, nobody, none by choice. Where
 * visits stand close there is room for one small mark only, and it says how: filled in the room or by video,
 * hatched by phone, open a relative or a colleague, dashed nobody, a short line none by choice. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-signs.h"
#include "tillid-timeline-brush.h"

#define SMALL_WIDTH 4.0
#define SMALL_HEIGHT 8.0
#define WIDE_SCALE 0.9

static void
draw_wide (TillidTimelineDrawing *self, const TillidTimelineStripMark *mark, const TillidRgba *ink)
{
  static const TillidInterpreterSign signs[] = {
    [TILLID_TIMELINE_INTERPRETER_SAME] = TILLID_INTERPRETER_SAME,
    [TILLID_TIMELINE_INTERPRETER_NEW] = TILLID_INTERPRETER_NEW,
    [TILLID_TIMELINE_INTERPRETER_MISSING] = TILLID_INTERPRETER_MISSING,
    [TILLID_TIMELINE_INTERPRETER_NONE] = TILLID_INTERPRETER_NONE,
  };
  const double scale = WIDE_SCALE * self->scale;

  tillid_sign_draw_interpreter (self->cr, signs[mark->kind], mark->x - 12 * scale,
                                self->layout->strip_y - 6 * scale, scale, ink);
}

static void
draw_small (TillidTimelineDrawing *self, const TillidTimelineStripMark *mark, const TillidRgba *ink)
{
  static const double dash[] = { 1.5, 1.5 };
  const double width = SMALL_WIDTH * self->scale, height = SMALL_HEIGHT * self->scale;
  const double x = mark->x - width / 2, y = self->layout->strip_y - height / 2;
  const gboolean is_missing = mark->kind == TILLID_TIMELINE_INTERPRETER_MISSING;
  const gboolean is_phone = mark->mode == TILLID_INTERPRETING_MODE_PHONE;

  tillid_rgba_set_source (self->cr, ink, 1);
  if (mark->kind == TILLID_TIMELINE_INTERPRETER_NONE)
    {
      tillid_timeline_brush_line (self, x, y + height / 2, x + width, y + height / 2, 1.4);
      return;
    }
  cairo_save (self->cr);
  cairo_new_path (self->cr);
  if (!is_missing && mark->mode <= TILLID_INTERPRETING_MODE_VIDEO)
    {
      cairo_rectangle (self->cr, x, y, width, height);
      cairo_fill (self->cr);
    }
  else
    {
      if (is_missing)
        cairo_set_dash (self->cr, dash, 2, 0);
      cairo_rectangle (self->cr, x + 0.5, y + 0.5, width - 1, height - 1);
      for (guint i = 1; is_phone && i < 4; i++)
        {
          cairo_move_to (self->cr, x, y + i * height / 4);
          cairo_line_to (self->cr, x + width, y + i * height / 4);
        }
      cairo_set_line_width (self->cr, 1);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}

/* The marks, and before the axis what they are about. */
void
tillid_timeline_brush_strip (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  const TillidRgba care = tillid_palette_get (self->palette, TILLID_COLOUR_CARE);
  const TillidRgba late = tillid_palette_get (self->palette, TILLID_COLOUR_LATE);
  TillidTextStyle style = tillid_timeline_brush_style (self, 10.5, TILLID_COLOUR_DIM);
  const double indent = (12 + self->name_indent) * self->scale;

  if (layout->strip->len == 0)
    return;
  for (guint i = 0; i < layout->strip->len; i++)
    {
      const TillidTimelineStripMark *mark =
        &g_array_index (layout->strip, TillidTimelineStripMark, i);
      const TillidRgba *ink = mark->kind == TILLID_TIMELINE_INTERPRETER_MISSING ? &late : &care;

      if (mark->is_wide)
        draw_wide (self, mark, ink);
      else
        draw_small (self, mark, ink);
    }
  style.width = layout->scale.gutter - indent - 22 * self->scale;
  tillid_timeline_brush_text (self,
                              tillid_timeline_brush_say (self, NC_ ("timeline", "interpreter")),
                              self->view->rtl ? layout->width - indent : indent, layout->strip_y,
                              &style);
}
