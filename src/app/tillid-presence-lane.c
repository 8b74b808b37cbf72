/* tillid-presence-lane.c - the minutes of a visit, and when somebody was in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything goes through minute_to_x (), which alone knows the direction of reading. */
#include "config.h"

#include "tillid-presence-lane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-sign-of.h"

#define BAR_HEIGHT 17.0f
#define LINE 1.5f

typedef struct
{
  gint64 from;
  gint64 until;
  gboolean is_open;    /* still in the room: no end is drawn */
  gboolean is_planned; /* hatched */
} Bar;

struct _TillidPresenceLane
{
  GtkWidget parent_instance;

  TillidPresenceSpan span;
  gboolean is_head;
  TillidPersonSignKind kind;
  gint64 colour;
  GArray *bars; /* (owned) of Bar */
  char *words;  /* (owned) (nullable): behind the last bar, or in it where it is planned */
};

G_DEFINE_FINAL_TYPE (TillidPresenceLane, tillid_presence_lane, GTK_TYPE_WIDGET)

static float
minute_to_x (TillidPresenceLane *self, gint64 minute)
{
  const float width = gtk_widget_get_width (GTK_WIDGET (self));
  const gint64 length = MAX (1, self->span.end - self->span.start);
  const float x = CLAMP ((float) (minute - self->span.start) / (float) length, 0.0f, 1.0f) * width;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* From the earlier to the later minute, as a rectangle that is not mirrored any more. */
static graphene_rect_t
minutes_to_rect (TillidPresenceLane *self, gint64 from, gint64 until, float y, float height)
{
  const float a = minute_to_x (self, from), b = minute_to_x (self, until);

  return GRAPHENE_RECT_INIT (MIN (a, b), y, MAX (2.0f, ABS (b - a)), height);
}

/* The shortest step whose times can be read. */
static int
tick_minutes (TillidPresenceLane *self)
{
  static const int steps[] = { 15, 30, 60, 120, 240 };
  const double room = 44 * tillid_widget_get_text_scale (GTK_WIDGET (self));
  const double per_minute = (double) gtk_widget_get_width (GTK_WIDGET (self)) /
                            (double) MAX (1, self->span.end - self->span.start);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * per_minute >= room)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

static PangoLayout *
small_layout (TillidPresenceLane *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* @x: where the text starts, in reading direction. */
static void
draw_text (TillidPresenceLane *self, GtkSnapshot *snapshot, const char *text, float x, float room)
{
  g_autoptr (PangoLayout) layout = small_layout (self, text);
  GdkRGBA color;
  int width, height;

  if (room < 12)
    return;
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  pango_layout_set_width (layout, MIN (width + 1, (int) room) * PANGO_SCALE);
  tillid_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.7f;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x -= MIN (width, room);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, (gtk_widget_get_height (GTK_WIDGET (self)) -
                                                    height) /
                                                     2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static float
forwards (TillidPresenceLane *self, float px)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -px : px;
}

static void
draw_ticks (TillidPresenceLane *self, GtkSnapshot *snapshot)
{
  const float height = gtk_widget_get_height (GTK_WIDGET (self));
  const int step = tick_minutes (self);
  GdkRGBA color;

  tillid_widget_lookup_color (GTK_WIDGET (self), "borders", &color);
  for (gint64 minute = self->span.start; minute < self->span.end; minute += step)
    {
      const float x = minute_to_x (self, minute);

      if (self->is_head)
        {
          g_autofree char *time = tillid_format_time ((int) (minute % (24 * 60)), NULL);
          const float room = ABS (minute_to_x (self, minute + step) - x) - 4;

          draw_text (self, snapshot, time, x + forwards (self, 3), room);
        }
      else if (minute > self->span.start)
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, 1, height));
    }
}

static void
draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  const GdkRGBA clear = { color->red, color->green, color->blue, 0 };
  const GdkRGBA line = { color->red, color->green, color->blue, 0.22f };
  const GskColorStop stops[] = {
    { 0, clear },
    { 0.5f, clear },
    { 0.5f, line },
    { 1, line },
  };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (6, 6), stops,
                                                 G_N_ELEMENTS (stops));
}

static void
draw_bar (TillidPresenceLane *self, GtkSnapshot *snapshot, const Bar *bar)
{
  const float y = (gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT) / 2;
  const graphene_rect_t rect = minutes_to_rect (self, bar->from, bar->until, y, BAR_HEIGHT);
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const float r = MIN (BAR_HEIGHT / 2, rect.size.width / 2);
  const graphene_size_t round = GRAPHENE_SIZE_INIT (r, r), sharp = GRAPHENE_SIZE_INIT (0, 0);
  const graphene_size_t *start = &round, *end = bar->is_open ? &sharp : &round;
  const float end_line = bar->is_open ? 0 : LINE;
  GskRoundedRect shape;
  GdkRGBA color, tint;

  tillid_person_sign_lookup_color (GTK_WIDGET (self), self->kind, self->colour, &color);
  tint = color;
  tint.alpha = 0.24f;
  if (is_rtl)
    gsk_rounded_rect_init (&shape, &rect, end, start, start, end);
  else
    gsk_rounded_rect_init (&shape, &rect, start, end, end, start);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  if (bar->is_planned)
    draw_hatch (snapshot, &rect, &color);
  else
    gtk_snapshot_append_color (snapshot, &tint, &rect);
  gtk_snapshot_pop (snapshot);
  if (bar->is_planned)
    color.alpha = 0.5f;
  gtk_snapshot_append_border (snapshot, &shape,
                              (float[]){ LINE, is_rtl ? LINE : end_line, LINE,
                                         is_rtl ? end_line : LINE },
                              (GdkRGBA[]){ color, color, color, color });
}

static void
draw_words (TillidPresenceLane *self, GtkSnapshot *snapshot)
{
  const Bar *last = &g_array_index (self->bars, Bar, self->bars->len - 1);
  const float width = gtk_widget_get_width (GTK_WIDGET (self));
  float x, room;

  if (last->is_planned)
    x = minute_to_x (self, last->from) + forwards (self, 10);
  else
    x = minute_to_x (self, last->until) + forwards (self, 7);
  room = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? x : width - x;
  draw_text (self, snapshot, self->words, x, room);
}

static void
tillid_presence_lane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidPresenceLane *self = TILLID_PRESENCE_LANE (widget);

  draw_ticks (self, snapshot);
  if (self->is_head)
    return;
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, snapshot, &g_array_index (self->bars, Bar, i));
  if (self->words != NULL && self->bars->len > 0)
    draw_words (self, snapshot);
  if (self->span.now != TILLID_ABSENT)
    {
      GdkRGBA accent;

      tillid_widget_lookup_color (widget, "accent_bg_color", &accent);
      gtk_snapshot_append_color (snapshot, &accent,
                                 &GRAPHENE_RECT_INIT (minute_to_x (self, self->span.now) - 1, 0, 2,
                                                      gtk_widget_get_height (widget)));
    }
}

static void
tillid_presence_lane_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  const int height = TILLID_PRESENCE_LANE (widget)->is_head ? 24 : 35;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 120;
  else
    *minimum = *natural = (int) (height * tillid_widget_get_text_scale (widget));
}

static void
tillid_presence_lane_finalize (GObject *object)
{
  TillidPresenceLane *self = TILLID_PRESENCE_LANE (object);

  g_array_unref (self->bars);
  g_free (self->words);

  G_OBJECT_CLASS (tillid_presence_lane_parent_class)->finalize (object);
}

static void
tillid_presence_lane_class_init (TillidPresenceLaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tillid_presence_lane_finalize;
  widget_class->snapshot = tillid_presence_lane_snapshot;
  widget_class->measure = tillid_presence_lane_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_presence_lane_init (TillidPresenceLane *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->is_head = TRUE;
  self->span.end = 60;
  self->span.now = TILLID_ABSENT;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

static void
add_bar (TillidPresenceLane *self, const TillidPresence *part)
{
  const TillidPresenceSpan *span = &self->span;
  const gint64 from = part->from_minute != TILLID_ABSENT ? part->from_minute : span->begun;
  Bar bar = { from, part->until_minute, FALSE, span->is_planned };

  if (span->now != TILLID_ABSENT && from > span->now)
    bar.is_planned = TRUE;
  if (bar.until == TILLID_ABSENT)
    {
      bar.is_open = span->now != TILLID_ABSENT && !bar.is_planned;
      bar.until = bar.is_open ? span->now : span->over != TILLID_ABSENT ? span->over : span->end;
    }
  if (bar.is_open || bar.is_planned || span->now == TILLID_ABSENT || bar.until <= span->now)
    {
      g_array_append_val (self->bars, bar);
      return;
    }
  /* Agreed to go at a later time: so far, and the planned rest. */
  Bar rest = { span->now, bar.until, FALSE, TRUE };

  bar.until = span->now;
  bar.is_open = TRUE;
  g_array_append_val (self->bars, bar);
  g_array_append_val (self->bars, rest);
}

/**
 * tillid_presence_lane_set:
 * @span: the minutes to draw
 * @person: (nullable): whose; %NULL for the head
 */
void
tillid_presence_lane_set (TillidPresenceLane *self,
                          const TillidPresenceSpan *span,
                          const TillidVisitPerson *person)
{
  g_return_if_fail (TILLID_IS_PRESENCE_LANE (self) && span != NULL);

  self->span = *span;
  self->is_head = person == NULL;
  g_array_set_size (self->bars, 0);
  g_clear_pointer (&self->words, g_free);
  if (person != NULL)
    {
      const TillidPresence *last = tillid_visit_person_get_last (person);

      self->kind = tillid_sign_kind_of (person->who);
      self->colour = person->colour;
      for (guint i = 0; i < person->parts->len; i++)
        add_bar (self, person->parts->pdata[i]);
      if (last->note != NULL)
        self->words = g_strdup (last->note);
      else if (span->now != TILLID_ABSENT && last->until_minute != TILLID_ABSENT &&
               last->until_minute <= span->now)
        self->words = g_strdup (C_ ("presence", "outside"));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
