/* tillid-genogram-view.c - the family drawing on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Areas and lines are drawn by the view, people by children, one for each figure of the scene, in its order. Children are kept by
 * person, so that the focus stays where it was when the scene changes. */
#include "config.h"

#include "tillid-genogram-view-private.h"

#include <math.h>

#include "tillid-compat.h"
#include "tillid-genogram-sign.h"
#include "tillid-timeline-canvas.h"

#define LEAST_ZOOM 0.4
#define MOST_ZOOM 3.0
#define LINE_WIDTH 2.0

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  SIGNAL_MOVED,
  SIGNAL_JOINED,
  SIGNAL_ZOOMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidGenogramView, tillid_genogram_view, GTK_TYPE_WIDGET)

/* (transfer none) (nullable): what is shown. */
const TillidFamilyScene *
tillid_genogram_view_get_scene (TillidGenogramView *self)
{
  return self->model != NULL ? tillid_family_model_get_scene (self->model) : NULL;
}

/* Pixels of the screen for one of the layout. */
double
tillid_genogram_view_get_scale (TillidGenogramView *self)
{
  return self->zoom * tillid_widget_get_text_scale (GTK_WIDGET (self));
}

/* (transfer none) (nullable): the child of a person. */
GtkWidget *
tillid_genogram_view_get_sign (TillidGenogramView *self, gint64 person)
{
  g_return_val_if_fail (TILLID_IS_GENOGRAM_VIEW (self), NULL);

  for (guint i = 0; i < self->signs->len; i++)
    if (tillid_genogram_sign_get_person (self->signs->pdata[i]) == person)
      return self->signs->pdata[i];
  return NULL;
}

static void
make_drawing (TillidGenogramView *self)
{
  TillidFamilyDrawing *old = g_steal_pointer (&self->drawing);

  self->drawing = tillid_family_drawing_new (tillid_timeline_canvas_get_palette (), TRUE);
  tillid_family_drawing_set_staff_layer (self->drawing, self->staff_layer);
  tillid_family_drawing_free (old);
}

/* Children in the order of the figures; those of people who stay are the same as before. */
static void
fill (TillidGenogramView *self)
{
  const TillidFamilyScene *scene = tillid_genogram_view_get_scene (self);
  guint n = scene != NULL ? scene->figures->len : 0;
  g_autoptr (GPtrArray) signs = g_ptr_array_new ();
  GtkWidget *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *sign =
        tillid_genogram_view_get_sign (self, tillid_family_scene_get (scene, i)->person);

      if (sign == NULL)
        {
          sign = tillid_genogram_sign_new ();
          gtk_widget_set_parent (sign, GTK_WIDGET (self));
        }
      else
        g_ptr_array_remove (self->signs, sign);
      gtk_widget_insert_after (sign, GTK_WIDGET (self), before);
      before = sign;
      g_ptr_array_add (signs, sign);
    }
  while (self->signs->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->signs, self->signs->len - 1));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->signs, signs->pdata[i]);
      tillid_genogram_sign_set (signs->pdata[i], self->drawing, scene, i,
                                tillid_genogram_view_get_scale (self));
      tillid_genogram_sign_set_selected (signs->pdata[i],
                                         tillid_family_scene_get (scene, i)->person ==
                                           self->selected);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
model_changed_cb (TillidGenogramView *self)
{
  const TillidFamilyScene *scene = tillid_genogram_view_get_scene (self);

  if (self->selected != 0 && tillid_family_scene_find (scene, self->selected) == G_MAXUINT)
    tillid_genogram_view_select (self, 0);
  if (tillid_family_scene_find (scene, self->line_from) == G_MAXUINT)
    self->line_from = 0;
  fill (self);
}

static void
style_changed_cb (TillidGenogramView *self)
{
  make_drawing (self);
  fill (self);
}

static void
tillid_genogram_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (widget);
  const TillidFamilyScene *scene = tillid_genogram_view_get_scene (self);
  double size = 0;

  if (scene != NULL)
    size = orientation == GTK_ORIENTATION_HORIZONTAL ? scene->layout->width : scene->layout->height;
  *minimum = *natural = (int) ceil (size * tillid_genogram_view_get_scale (self));
}

static void
tillid_genogram_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (widget);

  for (guint i = 0; i < self->signs->len; i++)
    {
      graphene_rect_t area;

      tillid_genogram_sign_get_area (self->signs->pdata[i], &area);
      if (self->dragged != 0 && self->drag == TILLID_GENOGRAM_DRAG_MOVES &&
          tillid_genogram_sign_get_person (self->signs->pdata[i]) == self->dragged)
        graphene_rect_offset (&area, (float) self->drag_x, (float) self->drag_y);
      gtk_widget_allocate (self->signs->pdata[i], (int) area.size.width, (int) area.size.height, -1,
                           gsk_transform_translate (NULL, &area.origin));
    }
}

/* @out: (out): the middle of somebody's sign on the view; %FALSE: not there */
static gboolean
get_middle (TillidGenogramView *self, gint64 person, graphene_point_t *out)
{
  const TillidFamilyScene *scene = tillid_genogram_view_get_scene (self);
  guint index = tillid_family_scene_find (scene, person);
  double scale = tillid_genogram_view_get_scale (self);
  const TillidFamilySign *sign;

  if (index == G_MAXUINT)
    return FALSE;
  sign = &g_array_index (scene->layout->signs, TillidFamilySign, index);
  graphene_point_init (out, (float) (sign->x * scale), (float) (sign->y * scale));
  return TRUE;
}

/* The line that is being drawn: to the pointer, or to who is selected. */
static void
draw_line (TillidGenogramView *self, cairo_t *cr)
{
  graphene_point_t from, to;
  GdkRGBA accent;

  if (self->line_from == 0 || !get_middle (self, self->line_from, &from))
    return;
  if (self->line_follows)
    graphene_point_init (&to, (float) self->drag_x, (float) self->drag_y);
  else if (!get_middle (self, self->selected, &to))
    return;
  tillid_widget_lookup_color (GTK_WIDGET (self), "accent_color", &accent);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_dash (cr, (double[]){ 4, 4 }, 2, 0);
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_stroke (cr);
}

static void
tillid_genogram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (widget);
  const TillidFamilyScene *scene = tillid_genogram_view_get_scene (self);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr;

  if (scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_save (cr);
  cairo_scale (cr, tillid_genogram_view_get_scale (self), tillid_genogram_view_get_scale (self));
  tillid_family_drawing_draw_ground (self->drawing, cr, scene);
  cairo_restore (cr);
  draw_line (self, cr);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (tillid_genogram_view_parent_class)->snapshot (widget, snapshot);
}

/* The child that takes the focus is the one that is selected. */
static void
tillid_genogram_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (tillid_genogram_view_parent_class)->set_focus_child (widget, child);
  if (TILLID_IS_GENOGRAM_SIGN (child))
    tillid_genogram_view_select (TILLID_GENOGRAM_VIEW (widget),
                                 tillid_genogram_sign_get_person (TILLID_GENOGRAM_SIGN (child)));
}

static gboolean
tillid_genogram_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (widget);
  GtkWidget *sign;

  /* One stop for Tab: arrows go on from there. */
  if (gtk_widget_get_focus_child (widget) != NULL || self->signs->len == 0)
    return FALSE;
  sign = tillid_genogram_view_get_sign (self, self->selected);
  return gtk_widget_grab_focus (sign != NULL ? sign : self->signs->pdata[0]);
}

static void
tillid_genogram_view_dispose (GObject *object)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (object);

  tillid_genogram_view_set_model (self, NULL);

  G_OBJECT_CLASS (tillid_genogram_view_parent_class)->dispose (object);
}

static void
tillid_genogram_view_finalize (GObject *object)
{
  TillidGenogramView *self = TILLID_GENOGRAM_VIEW (object);

  tillid_family_drawing_free (self->drawing);
  g_ptr_array_unref (self->signs);

  G_OBJECT_CLASS (tillid_genogram_view_parent_class)->finalize (object);
}

static void
tillid_genogram_view_class_init (TillidGenogramViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_genogram_view_dispose;
  object_class->finalize = tillid_genogram_view_finalize;
  widget_class->measure = tillid_genogram_view_measure;
  widget_class->size_allocate = tillid_genogram_view_size_allocate;
  widget_class->snapshot = tillid_genogram_view_snapshot;
  widget_class->focus = tillid_genogram_view_focus;
  widget_class->set_focus_child = tillid_genogram_view_set_focus_child;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[SIGNAL_JOINED] =
    g_signal_new ("joined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "genogram");
}

static void
tillid_genogram_view_init (TillidGenogramView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->zoom = 1;
  self->signs = g_ptr_array_new ();
  make_drawing (self);
  tillid_genogram_view_add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* @model: (nullable): the family that is shown */
void
tillid_genogram_view_set_model (TillidGenogramView *self, TillidFamilyModel *model)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  self->selected = self->line_from = self->dragged = 0;
  if (model != NULL)
    {
      tillid_family_model_set_rtl (model, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                            GTK_TEXT_DIR_RTL);
      g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  fill (self);
}

/* @person: 0 for nobody */
void
tillid_genogram_view_select (TillidGenogramView *self, gint64 person)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  if (self->selected == person)
    return;
  self->selected = person;
  for (guint i = 0; i < self->signs->len; i++)
    tillid_genogram_sign_set_selected (self->signs->pdata[i], tillid_genogram_sign_get_person (
                                                                self->signs->pdata[i]) == person);
  if (self->line_from != 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, person);
}

/* The id of who is selected; 0 for nobody. */
gint64
tillid_genogram_view_get_selected (TillidGenogramView *self)
{
  g_return_val_if_fail (TILLID_IS_GENOGRAM_VIEW (self), 0);

  return self->selected;
}

/* 1 is the size of the layout. */
void
tillid_genogram_view_set_zoom (TillidGenogramView *self, double zoom)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  fill (self);
  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0);
}

/* 1 is the size of the layout. */
double
tillid_genogram_view_get_zoom (TillidGenogramView *self)
{
  g_return_val_if_fail (TILLID_IS_GENOGRAM_VIEW (self), 1);

  return self->zoom;
}

/* Who is a safe person: for the team. */
void
tillid_genogram_view_set_staff_layer (TillidGenogramView *self, gboolean shown)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  self->staff_layer = shown;
  tillid_family_drawing_set_staff_layer (self->drawing, shown);
  fill (self);
}

/* What a drag does that begins at a person. */
void
tillid_genogram_view_set_drag (TillidGenogramView *self, TillidGenogramDrag drag)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  self->drag = drag;
}

/* Begins a line at @person that ends at who is selected; 0: no line. */
void
tillid_genogram_view_set_line_from (TillidGenogramView *self, gint64 person)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_VIEW (self));

  self->line_from = person;
  self->line_follows = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the line that is being drawn begins; 0: there is none. */
gint64
tillid_genogram_view_get_line_from (TillidGenogramView *self)
{
  g_return_val_if_fail (TILLID_IS_GENOGRAM_VIEW (self), 0);

  return self->line_from;
}
