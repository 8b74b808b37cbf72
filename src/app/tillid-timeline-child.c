/* tillid-timeline-child.c - one sign of the timeline as a widget
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The canvas keeps a pool of these, one for each visible sign, and moves them by allocation: GTK keeps the
 * render node of a widget that only moves. So a sign is drawn again only when it looks different: the
 * sign, taken relative to its own corner, is compared with the one that was drawn. What is drawn is kept as a
 * picture, since a cairo node is replayed in every frame, and the halo around a label is slow to draw. It has no
 * template, since making templates is the slow part of making widgets. */
#include "config.h"

#include "tillid-timeline-child.h"

#include <string.h>

#include "tillid-compat.h"

/* Room around a sign for the rings of band and selection, and for the halo of its label. */
#define MARGIN 14.0
/* A bar, with its margins, that is drawn for itself. */
#define LEAST_LONG 100

struct _TillidTimelineChild
{
  GtkWidget parent_instance;

  gint64 item;
  graphene_rect_t area;               /* on the canvas */
  TillidTimelineSign drawn;           /* as it was drawn, relative to the area's corner */
  TillidTimelineDrawing *drawing;     /* (unowned): the canvas's; outlives its children */
  const TillidTimelineView *view;     /* (unowned) */
  const TillidTimelineLayout *layout; /* (unowned) */
  const TillidTimelineItem *items;    /* (unowned) */
  guint index;                        /* of the sign in the layout */
  char *drawn_text;                   /* (owned) (nullable) the label that was drawn */
  TillidTimelinePictures *pictures;   /* (unowned): the canvas's; outlives its children */
  cairo_surface_t *picture;           /* (owned) (nullable): of drawn, once it was seen */
  guint n_items;                      /* that the sentence speaks of */
  gboolean is_locked;                 /* told in confidence */
  gboolean is_unsaid;                 /* the sentence is still that of before */
};

G_DEFINE_FINAL_TYPE (TillidTimelineChild, tillid_timeline_child, GTK_TYPE_WIDGET)

static void
draw (TillidTimelineChild *self, cairo_t *cr)
{
  cairo_translate (cr, -self->area.origin.x, -self->area.origin.y);
  tillid_timeline_drawing_draw_sign (self->drawing, cr, self->view, self->layout, self->items,
                                     self->index);
}

/* A small lock at the end of the sign, on a ground of its own: it is read over any colour. */
static void
draw_lock (TillidTimelineChild *self, cairo_t *cr)
{
  const double scale = self->view->scale > 0 ? self->view->scale : 1;
  const double middle = self->drawn.kind == TILLID_SIGN_BAR ? self->drawn.rect.x + 10 * scale
                                                            : self->drawn.x + 8 * scale;
  const double top = self->drawn.rect.y - 3 * scale;
  GdkRGBA ink, ground;

  tillid_widget_get_color (GTK_WIDGET (self), &ink);
  tillid_widget_lookup_color (GTK_WIDGET (self), "view_bg_color", &ground);
  cairo_save (cr);
  cairo_translate (cr, middle, top);
  cairo_scale (cr, scale, scale);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_arc (cr, 0, 0, 8, 0, 2 * G_PI);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_rectangle (cr, -4, -1, 8, 6);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, 0, -1.5, 2.5, G_PI, 2 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The sign on pixels of the screen, (transfer full). */
static cairo_surface_t *
draw_picture (TillidTimelineChild *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) self->area.size.width * factor,
                                (int) self->area.size.height * factor);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  draw (self, cr);
  cairo_destroy (cr);
  return surface;
}

/* Whether others may look the same: small, without words, and nothing in it that the sign itself does not say. */
static gboolean
is_common (const TillidTimelineChild *self)
{
  const TillidTimelineSign *sign =
    &g_array_index (self->layout->signs, TillidTimelineSign, self->index);

  return !self->drawn.has_label && !self->drawn.selected &&
         (self->drawn.kind == TILLID_SIGN_PILL || self->items[sign->index].n_tellings < 2);
}

/* A picture that looks like this, drawn now or before, (transfer full). */
static cairo_surface_t *
find_picture (TillidTimelineChild *self)
{
  const TillidTimelineSign *sign =
    &g_array_index (self->layout->signs, TillidTimelineSign, self->index);
  TillidTimelinePictureKey key;
  cairo_surface_t *picture;

  if (!is_common (self))
    return draw_picture (self);
  memset (&key, 0, sizeof key);
  memcpy (&key.sign, &self->drawn, sizeof key.sign);
  key.scale = self->view->scale;
  key.ink = tillid_timeline_sign_ink (sign, &self->items[sign->index]);
  key.factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  key.rtl = self->view->rtl;
  picture = tillid_timeline_pictures_get (self->pictures, &key);
  if (picture == NULL)
    {
      picture = draw_picture (self);
      tillid_timeline_pictures_keep (self->pictures, &key, picture);
    }
  return picture;
}

static void
tillid_timeline_child_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidTimelineChild *self = TILLID_TIMELINE_CHILD (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->area.size.width, self->area.size.height);
  cairo_t *cr;

  if (self->item == 0 || self->index >= self->layout->signs->len)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (self->drawn.kind == TILLID_SIGN_BAR &&
      !(is_common (self) && self->area.size.width < LEAST_LONG))
    {
      /* Has no halo, and another length in most frames: not worth keeping. Short ones look alike. */
      draw (self, cr);
    }
  else
    {
      if (self->picture == NULL)
        self->picture = find_picture (self);
      cairo_set_source_surface (cr, self->picture, 0, 0);
      cairo_paint (cr);
    }
  if (self->is_locked)
    draw_lock (self, cr);
  cairo_destroy (cr);
}

/* On another screen one pixel of the layout may be more of the screen. */
static void
forget_picture (TillidTimelineChild *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tillid_timeline_child_finalize (GObject *object)
{
  TillidTimelineChild *self = TILLID_TIMELINE_CHILD (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_free (self->drawn_text);

  G_OBJECT_CLASS (tillid_timeline_child_parent_class)->finalize (object);
}

static void
tillid_timeline_child_class_init (TillidTimelineChildClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tillid_timeline_child_finalize;
  widget_class->snapshot = tillid_timeline_child_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeline-child");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tillid_timeline_child_init (TillidTimelineChild *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_picture), NULL);
}

/**
 * tillid_timeline_child_new:
 * @pictures: what signs look like; outlives it
 *
 * Returns: (transfer floating): a child for the pool of a canvas; it shows nothing until it is set
 */
GtkWidget *
tillid_timeline_child_new (TillidTimelinePictures *pictures)
{
  TillidTimelineChild *self = g_object_new (TILLID_TYPE_TIMELINE_CHILD, NULL);

  self->pictures = pictures;
  return GTK_WIDGET (self);
}

/* The id of what it shows, 0 while it waits in the pool. */
gint64
tillid_timeline_child_get_item (TillidTimelineChild *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CHILD (self), 0);

  return self->item;
}

/* (transfer none): where it stands on the canvas. */
const graphene_rect_t *
tillid_timeline_child_get_area (TillidTimelineChild *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CHILD (self), NULL);

  return &self->area;
}

static void
grow (graphene_rect_t *area, const TillidTimelineRect *rect)
{
  graphene_rect_t other = GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height);

  graphene_rect_union (area, &other, area);
}

static graphene_rect_t
area_of (const TillidTimelineSign *sign, double scale)
{
  graphene_rect_t area =
    GRAPHENE_RECT_INIT (sign->rect.x, sign->rect.y, sign->rect.width, sign->rect.height);

  if (sign->has_label)
    grow (&area, &sign->label_rect);
  graphene_rect_inset (&area, -MARGIN * scale, -MARGIN * scale);
  /* On whole pixels, so that a sign that moved by whole pixels is the same picture. */
  graphene_rect_round_extents (&area, &area);
  return area;
}

static void
shift (TillidTimelineRect *rect, double dx, double dy)
{
  rect->x -= dx;
  rect->y -= dy;
}

/* The sign as seen from the corner of its area; what does not show is zero. */
static TillidTimelineSign
relative (const TillidTimelineSign *sign, const graphene_rect_t *area)
{
  TillidTimelineSign copy;
  double dx = area->origin.x, dy = area->origin.y;

  memset (&copy, 0, sizeof copy);
  copy.kind = sign->kind;
  copy.lane = sign->lane;
  copy.n_items = sign->n_items;
  copy.x = sign->x - dx;
  copy.y = sign->y - dy;
  copy.radius = sign->radius;
  copy.rect = sign->rect;
  shift (&copy.rect, dx, dy);
  for (guint i = 0; sign->kind == TILLID_SIGN_BAR && i < G_N_ELEMENTS (copy.fade); i++)
    copy.fade[i] = sign->fade[i] - dx;
  copy.firm_start = sign->firm_start;
  copy.dashed = sign->dashed;
  copy.chevron_start = sign->chevron_start;
  copy.chevron_end = sign->chevron_end;
  copy.has_label = sign->has_label;
  if (sign->has_label)
    {
      copy.label_before = sign->label_before;
      copy.label_bold = sign->label_bold;
      copy.label_dim = sign->label_dim;
      copy.is_card = sign->is_card;
      copy.label_rect = sign->label_rect;
      shift (&copy.label_rect, dx, dy);
    }
  copy.in_band = sign->in_band;
  copy.selected = sign->selected;
  copy.coming = sign->coming;
  return copy;
}

/**
 * tillid_timeline_child_show:
 * @self: a child of the canvas
 * @drawing: draws it; outlives @self
 * @view: the view; outlives @self
 * @layout: the layout; outlives @self
 * @items: the items of the layout
 * @index: which sign of the layout
 *
 * Makes @self the sign; it is drawn again only if it looks different from before.
 */
void
tillid_timeline_child_show (TillidTimelineChild *self,
                            TillidTimelineDrawing *drawing,
                            const TillidTimelineView *view,
                            const TillidTimelineLayout *layout,
                            const TillidTimelineItem *items,
                            guint index)
{
  const TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, index);
  g_autofree char *card =
    sign->is_card ? g_strconcat (sign->label, "\n", sign->second_line, NULL) : NULL;
  const char *text = card != NULL ? card : sign->has_label ? sign->label : NULL;
  TillidTimelineSign now;

  g_return_if_fail (TILLID_IS_TIMELINE_CHILD (self));

  self->area = area_of (sign, view->scale);
  now = relative (sign, &self->area);
  self->drawing = drawing;
  self->view = view;
  self->layout = layout;
  self->items = items;
  self->index = index;
  if (self->item == sign->id && memcmp (&now, &self->drawn, sizeof now) == 0 &&
      g_strcmp0 (self->drawn_text, text) == 0)
    return;
  self->item = sign->id;
  self->drawn = now;
  g_free (self->drawn_text);
  self->drawn_text = g_strdup (text);
  forget_picture (self);
}

/* Back into the pool. */
void
tillid_timeline_child_hide (TillidTimelineChild *self)
{
  g_return_if_fail (TILLID_IS_TIMELINE_CHILD (self));

  self->item = 0;
}

/* Whether what it shows was told in confidence; its sentence says so, too. TRUE if that is news. */
gboolean
tillid_timeline_child_set_locked (TillidTimelineChild *self, gboolean is_locked)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CHILD (self), FALSE);

  if (self->is_locked == is_locked)
    return FALSE;
  self->is_locked = is_locked;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* For how many things it stands. TRUE if that is news: then the sentence is another one, too. */
gboolean
tillid_timeline_child_set_n_items (TillidTimelineChild *self, guint n_items)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CHILD (self), FALSE);

  if (self->n_items == n_items)
    return FALSE;
  self->n_items = n_items;
  return TRUE;
}

/* The sentence that a screen reader says. */
void
tillid_timeline_child_set_label (TillidTimelineChild *self, const char *label)
{
  g_return_if_fail (TILLID_IS_TIMELINE_CHILD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->is_unsaid = FALSE;
}

/* Its sentence is not right any more; tillid_timeline_child_set_label() will come. */
void
tillid_timeline_child_set_unsaid (TillidTimelineChild *self)
{
  g_return_if_fail (TILLID_IS_TIMELINE_CHILD (self));

  self->is_unsaid = TRUE;
}

/* FALSE if it shows nothing, or its sentence is right; else for which sign of the layout it wants one. */
gboolean
tillid_timeline_child_get_unsaid (TillidTimelineChild *self, guint *out_index)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CHILD (self), FALSE);

  *out_index = self->index;
  return self->is_unsaid && self->item != 0;
}
