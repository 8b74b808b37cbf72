/* tillid-caseload-row-widget.c - one patient in the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-row-widget.h"

#include <math.h>

#include "tillid-caseload-columns.h"
#include "tillid-compat.h"
#include "tillid-person-sign.h"
#include "tillid-signs.h"
#include "tillid-timeline-canvas.h"

#define HEIGHT 41
#define GAP 6
#define SIGN 22
#define BEAD_STEP 11.5
#define N_PHASES 5

struct _TillidCaseloadRowWidget
{
  GtkWidget parent_instance;

  TillidCaseloadItem *item; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidCaseloadRowWidget, tillid_caseload_row_widget, GTK_TYPE_WIDGET)

/* Where a cell is drawn: from the start side, mirrored where people read from right to left. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  TillidCaseloadColumns columns;
  double scale;
  int width, height;
  gboolean rtl;
} Pen;

static void
tillid_caseload_row_widget_dispose (GObject *object)
{
  g_clear_object (&TILLID_CASELOAD_ROW_WIDGET (object)->item);

  G_OBJECT_CLASS (tillid_caseload_row_widget_parent_class)->dispose (object);
}

static void
tillid_caseload_row_widget_measure (GtkWidget *widget,
                                    GtkOrientation orientation,
                                    int for_size,
                                    int *minimum,
                                    int *natural,
                                    int *minimum_baseline,
                                    int *natural_baseline)
{
  const double scale = tillid_widget_get_text_scale (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) ceil (HEIGHT * scale) : 0;
}

static PangoLayout *
make_layout (const Pen *pen, const char *text, double points, gboolean bold, const char *language)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (pen->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (points * PANGO_SCALE)));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (language)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static void
find_colour (const Pen *pen, gboolean is_late, gboolean is_dim, GdkRGBA *out)
{
  if (is_late)
    {
      tillid_widget_lookup_color (pen->widget, "late", out);
      return;
    }
  tillid_widget_get_color (pen->widget, out);
  if (is_dim)
    out->alpha *= 0.62F;
}

/* Writes one line at @x from the start side, its middle at @middle; returns how wide it is. */
static int
write_line (const Pen *pen,
            PangoLayout *layout,
            double x,
            double room,
            double middle,
            const GdkRGBA *colour)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (layout, (int) (MAX (room, 1) * PANGO_SCALE));
      width = (int) MAX (room, 1);
    }
  /* A line that fits has no width of its own to be aligned in: it begins where reading begins. */
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (pen->rtl ? pen->width - x - width : x),
                                                (float) (middle - height / 2.0)));
  gtk_snapshot_append_layout (pen->snapshot, layout, colour);
  gtk_snapshot_restore (pen->snapshot);
  return width;
}

static double
start_of (const Pen *pen, TillidCaseloadColumn column)
{
  return pen->columns.x[column];
}

static double
room_of (const Pen *pen, TillidCaseloadColumn column)
{
  return pen->columns.width[column] - GAP * pen->scale;
}

static int
write_cell (const Pen *pen,
            TillidCaseloadColumn column,
            double indent,
            const TillidCaseloadText *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;

  if (pen->columns.width[column] == 0 || text->text == NULL)
    return 0;
  layout = make_layout (pen, text->text, 10, text->is_late || text->is_strong, NULL);
  find_colour (pen, text->is_late, text->is_dim, &colour);
  return write_line (pen, layout, start_of (pen, column) + indent, room_of (pen, column) - indent,
                     pen->height / 2.0, &colour);
}

static cairo_t *
draw_in (const Pen *pen, double x, double width)
{
  const double left = pen->rtl ? pen->width - x - width : x;

  return gtk_snapshot_append_cairo (pen->snapshot,
                                    &GRAPHENE_RECT_INIT ((float) left, 0, (float) width,
                                                         (float) pen->height));
}

/* The middle of something that is @at from the start side. */
static double
mirrored (const Pen *pen, double at)
{
  return pen->rtl ? pen->width - at : at;
}

static void
draw_name (const Pen *pen, TillidCaseloadItem *item)
{
  const double x = start_of (pen, TILLID_CASELOAD_COLUMN_PATIENT);
  const double room = room_of (pen, TILLID_CASELOAD_COLUMN_PATIENT);
  g_autoptr (PangoLayout) name = make_layout (pen, item->name, 10, TRUE, NULL);
  GdkRGBA colour;

  find_colour (pen, FALSE, FALSE, &colour);
  write_line (pen, name, x, room, item->below != NULL ? pen->height * 0.3 : pen->height * 0.5,
              &colour);
  if (item->below != NULL)
    {
      g_autoptr (PangoLayout) below = make_layout (pen, item->below, 9, FALSE, item->language);

      find_colour (pen, FALSE, TRUE, &colour);
      write_line (pen, below, x, room, pen->height * 0.72, &colour);
    }
}

/* Decoration: a sign that a question for the team waits. It is no number and has no colour of its own. */
static void
draw_prompt (const Pen *pen, TillidCaseloadItem *item)
{
  const double x = start_of (pen, TILLID_CASELOAD_COLUMN_PATIENT) - 9 * pen->scale;
  GdkRGBA colour;
  cairo_t *cr;

  if (item->row.prompts == 0)
    return;
  cr = draw_in (pen, x - 4, 8 * pen->scale + 4);
  tillid_widget_lookup_color (pen->widget, "neutral", &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_arc (cr, mirrored (pen, x), pen->height * 0.3, 3 * pen->scale, 0, 2 * G_PI);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_phase (const Pen *pen, TillidCaseloadItem *item)
{
  const double x = start_of (pen, TILLID_CASELOAD_COLUMN_PHASE);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA ink, faint;

  if (pen->columns.width[TILLID_CASELOAD_COLUMN_PHASE] == 0 || item->phase.text == NULL)
    return;
  find_colour (pen, FALSE, FALSE, &ink);
  faint = ink;
  faint.alpha *= 0.16F;
  ink.alpha *= 0.7F;
  for (int i = 0; i < N_PHASES; i++)
    {
      const double at = x + i * 16 * pen->scale;

      gtk_snapshot_append_color (pen->snapshot, i == item->row.phase ? &ink : &faint,
                                 &GRAPHENE_RECT_INIT ((float) (pen->rtl
                                                                 ? pen->width - at - 14 * pen->scale
                                                                 : at),
                                                      (float) (pen->height * 0.22),
                                                      (float) (14 * pen->scale),
                                                      (float) (5 * pen->scale)));
    }
  layout = make_layout (pen, item->phase.text, 9, FALSE, NULL);
  find_colour (pen, FALSE, FALSE, &ink);
  write_line (pen, layout, x, room_of (pen, TILLID_CASELOAD_COLUMN_PHASE), pen->height * 0.68,
              &ink);
}

/* A filled circle with two letters; an outline for somebody whom the patient has not met. */
static void
draw_person (const Pen *pen,
             TillidCaseloadColumn column,
             const TillidMember *member,
             gboolean has_met,
             const TillidCaseloadText *text)
{
  const double radius = SIGN * pen->scale / 2;
  const double at = start_of (pen, column) + radius;
  g_autofree char *initials = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;
  cairo_t *cr;
  int width, height;

  if (pen->columns.width[column] == 0)
    return;
  if (member == NULL)
    {
      write_cell (pen, column, 0, text);
      return;
    }
  tillid_person_sign_lookup_color (pen->widget,
                                   has_met ? TILLID_SIGN_COLLEAGUE : TILLID_SIGN_NOT_MET,
                                   member->colour, &colour);
  cr = draw_in (pen, at - radius - 1, radius * 2 + 2);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_arc (cr, mirrored (pen, at), pen->height / 2.0, radius - (has_met ? 0 : 1), 0, 2 * G_PI);
  cairo_set_line_width (cr, 1.5);
  if (has_met)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  if (has_met)
    colour = (GdkRGBA){ 1, 1, 1, 1 };
  initials = member->initials != NULL ? g_strdup (member->initials)
                                      : tillid_person_sign_initials (member->name);
  layout = make_layout (pen, initials, 7.5, TRUE, NULL);
  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, mirrored (pen, at) - width / 2.0, pen->height / 2.0 - height / 2.0);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  write_cell (pen, column, radius * 2 + GAP * pen->scale, text);
}

static void
draw_bead (const Pen *pen, cairo_t *cr, TillidCaseloadBead kind, double at)
{
  const double x = mirrored (pen, at), y = pen->height / 2.0;
  const double radius = (kind == TILLID_CASELOAD_BEAD_KEY ? 4.6 : 4.0) * pen->scale;
  GdkRGBA colour, ground;

  tillid_widget_lookup_color (pen->widget, kind == TILLID_CASELOAD_BEAD_OTHER ? "neutral" : "care",
                              &colour);
  tillid_widget_lookup_color (pen->widget, "view_bg_color", &ground);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, kind == TILLID_CASELOAD_BEAD_KEY ? &colour : &ground);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  if (kind != TILLID_CASELOAD_BEAD_SECOND)
    return;
  cairo_arc (cr, x, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_beads (const Pen *pen, TillidCaseloadItem *item)
{
  const TillidCaseloadRow *row = &item->row;
  const double start = start_of (pen, TILLID_CASELOAD_COLUMN_VISITS) + 6 * pen->scale;
  const double beads = BEAD_STEP * pen->scale;
  GdkRGBA colour;
  cairo_t *cr;

  if (pen->columns.width[TILLID_CASELOAD_COLUMN_VISITS] == 0 || row->n_beads == 0)
    return;
  cr = draw_in (pen, start - 6 * pen->scale, pen->columns.width[TILLID_CASELOAD_COLUMN_VISITS]);
  tillid_widget_get_color (pen->widget, &colour);
  colour.alpha *= 0.2F;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, mirrored (pen, start - 4 * pen->scale), pen->height / 2.0);
  cairo_line_to (cr, mirrored (pen, start + (row->n_beads - 0.6) * beads), pen->height / 2.0);
  cairo_stroke (cr);
  tillid_widget_get_color (pen->widget, &colour);
  for (guint i = 0; i <= row->n_beads; i++)
    {
      if (row->hand_overs & (1U << i))
        {
          const double x = mirrored (pen, start + (i - 0.5) * beads);

          gdk_cairo_set_source_rgba (cr, &colour);
          cairo_set_line_width (cr, 1.6);
          cairo_move_to (cr, x, pen->height / 2.0 - 7 * pen->scale);
          cairo_line_to (cr, x, pen->height / 2.0 + 7 * pen->scale);
          cairo_stroke (cr);
        }
      if (i < row->n_beads)
        draw_bead (pen, cr, row->beads[i], start + i * beads);
    }
  cairo_destroy (cr);
}

static void
draw_interpreter (const Pen *pen, TillidCaseloadItem *item)
{
  static const TillidInterpreterSign signs[] = {
    [TILLID_CASELOAD_INTERPRETER_SAME] = TILLID_INTERPRETER_SAME,
    [TILLID_CASELOAD_INTERPRETER_NEW] = TILLID_INTERPRETER_NEW,
    [TILLID_CASELOAD_INTERPRETER_MISSING] = TILLID_INTERPRETER_MISSING,
    [TILLID_CASELOAD_INTERPRETER_NONE] = TILLID_INTERPRETER_NONE,
  };
  const TillidCaseloadInterpreter state = tillid_caseload_row_get_interpreter (&item->row);
  const double x = start_of (pen, TILLID_CASELOAD_COLUMN_INTERPRETER);
  const double width = 24 * pen->scale;
  TillidColour ink = TILLID_COLOUR_NEUTRAL;
  TillidRgba rgba;
  cairo_t *cr;

  if (pen->columns.width[TILLID_CASELOAD_COLUMN_INTERPRETER] == 0)
    return;
  if (state != TILLID_CASELOAD_INTERPRETER_OPEN)
    {
      if (state == TILLID_CASELOAD_INTERPRETER_SAME)
        ink = TILLID_COLOUR_CARE;
      else if (state == TILLID_CASELOAD_INTERPRETER_MISSING)
        ink = TILLID_COLOUR_LATE;
      rgba = tillid_palette_get (tillid_timeline_canvas_get_palette (), ink);
      cr = draw_in (pen, x, width);
      tillid_sign_draw_interpreter (cr, signs[state], pen->rtl ? pen->width - x - width : x,
                                    pen->height / 2.0 - 6 * pen->scale, pen->scale, &rgba);
      cairo_destroy (cr);
    }
  write_cell (pen, TILLID_CASELOAD_COLUMN_INTERPRETER, width + GAP * pen->scale,
              &item->interpreter);
}

static void
draw_promises (const Pen *pen, TillidCaseloadItem *item)
{
  const int used = write_cell (pen, TILLID_CASELOAD_COLUMN_PROMISES, 0, &item->promises);

  write_cell (pen, TILLID_CASELOAD_COLUMN_PROMISES, used + GAP * pen->scale, &item->late_promises);
}

static void
tillid_caseload_row_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidCaseloadItem *item = TILLID_CASELOAD_ROW_WIDGET (widget)->item;
  Pen pen = { .widget = widget,
              .snapshot = snapshot,
              .scale = tillid_widget_get_text_scale (widget),
              .width = gtk_widget_get_width (widget),
              .height = gtk_widget_get_height (widget),
              .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  if (item == NULL)
    return;
  tillid_caseload_columns_lay (pen.width, pen.scale, &pen.columns);
  draw_prompt (&pen, item);
  draw_name (&pen, item);
  draw_phase (&pen, item);
  draw_person (&pen, TILLID_CASELOAD_COLUMN_KEY, item->key_contact, TRUE, &item->key_name);
  draw_person (&pen, TILLID_CASELOAD_COLUMN_SECOND, item->second_face, item->row.second_face_met,
               &item->second_name);
  write_cell (&pen, TILLID_CASELOAD_COLUMN_LAST, 0, &item->last);
  write_cell (&pen, TILLID_CASELOAD_COLUMN_NEXT, 0, &item->next);
  draw_beads (&pen, item);
  draw_interpreter (&pen, item);
  draw_promises (&pen, item);
  write_cell (&pen, TILLID_CASELOAD_COLUMN_REVIEW, 0, &item->review);
  write_cell (&pen, TILLID_CASELOAD_COLUMN_STARTED, 0, &item->started);
}

static void
tillid_caseload_row_widget_class_init (TillidCaseloadRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_row_widget_dispose;
  widget_class->measure = tillid_caseload_row_widget_measure;
  widget_class->snapshot = tillid_caseload_row_widget_snapshot;
}

static void
tillid_caseload_row_widget_init (TillidCaseloadRowWidget *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* (transfer floating): a row, to be filled and filled again as the list scrolls. */
GtkWidget *
tillid_caseload_row_widget_new (void)
{
  return g_object_new (TILLID_TYPE_CASELOAD_ROW_WIDGET, NULL);
}

/* Shows @item, and says it to a screen reader. */
void
tillid_caseload_row_widget_set_item (TillidCaseloadRowWidget *self, TillidCaseloadItem *item)
{
  g_return_if_fail (TILLID_IS_CASELOAD_ROW_WIDGET (self));

  g_set_object (&self->item, item);
  if (item != NULL)
    tillid_list_item_set_label (GTK_WIDGET (self), item->label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* (transfer none) (nullable) */
TillidCaseloadItem *
tillid_caseload_row_widget_get_item (TillidCaseloadRowWidget *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_ROW_WIDGET (self), NULL);

  return self->item;
}
