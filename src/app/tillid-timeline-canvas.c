/* tillid-timeline-canvas.c - the timeline on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The canvas owns a layout and draws what belongs to nobody: lanes, grid, marks. Each visible sign is a child
 * widget from a pool (tillid-timeline-child.h), so that it has focus, a tooltip and a sentence for the
 * screen reader. Zoom, pan and selection change the state; the state says "view-changed"; a new layout is
 * computed in size_allocate and the children are moved (tillid-timeline-canvas-pool.c). */
#include "config.h"

#include "tillid-timeline-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-timeline-drawing.h"
#include "tillid-timeline-child.h"
#include "tillid-timeline-words.h"

#define MIN_HEIGHT 360
#define NATURAL_HEIGHT 636
#define MIN_WIDTH 480
#define NATURAL_WIDTH 1056
#define ICON_SIZE 14
/* From the icon to the name of its lane. */
#define NAME_INDENT 21

enum
{
  SIGNAL_ADD_AT,
  SIGNAL_MOVE_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidTimelineCanvas, tillid_timeline_canvas, GTK_TYPE_WIDGET)

/* The colours of the style as it is now. */
TillidPalette
tillid_timeline_canvas_get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? TILLID_PALETTE_CONTRAST_DARK : TILLID_PALETTE_CONTRAST_LIGHT;
  return dark ? TILLID_PALETTE_DARK : TILLID_PALETTE_LIGHT;
}

/* Colours follow the style; the drawing is made again when it changes. */
static void
make_drawing (TillidTimelineCanvas *self)
{
  g_clear_pointer (&self->drawing, tillid_timeline_drawing_free);
  tillid_timeline_pictures_clear (self->pictures);
  self->drawing = tillid_timeline_drawing_new (tillid_timeline_canvas_get_palette (), TRUE, NULL);
  tillid_timeline_drawing_set_name_indent (self->drawing, NAME_INDENT);
}

/* What text and direction make of the view, before its size is known. */
static TillidTimelineView *
prepare_view (TillidTimelineCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TillidTimelineView *view = tillid_timeline_state_get_view (self->state);

  if (self->drawing == NULL)
    make_drawing (self);
  view->scale = tillid_widget_get_text_scale (widget);
  view->gutter = TILLID_TIMELINE_GUTTER * view->scale;
  view->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  tillid_timeline_drawing_prepare (self->drawing, view);
  return view;
}

static void
compute_layout (TillidTimelineCanvas *self, int width, int height)
{
  TillidTimelineView *view = prepare_view (self);
  const TillidTimelineItem *items;
  guint n_items;

  view->width = width;
  view->height = height;
  tillid_timeline_texts_set (&self->texts, view, NULL);
  items = tillid_timeline_state_get_items (self->state, &n_items);
  if (self->serial != tillid_timeline_state_get_serial (self->state))
    tillid_timeline_layout_set_items (self->layout, items, n_items);
  self->serial = tillid_timeline_state_get_serial (self->state);
  tillid_timeline_layout_update (self->layout, view);
  tillid_timeline_layout_snap (self->layout);
}

static void
tillid_timeline_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);

  if (self->state == NULL || width <= 0 || height <= 0)
    return;
  compute_layout (self, width, height);
  tillid_timeline_canvas_place_children (self);
}

static void
tillid_timeline_canvas_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
  /* With less than one row of each lane and its name the page scrolls. */
  if (orientation == GTK_ORIENTATION_VERTICAL && self->state != NULL)
    {
      self->least_height = (int) ceil (tillid_timeline_view_least_height (prepare_view (self)));
      *minimum = self->least_height;
      *natural = MAX (*natural, *minimum);
    }
  *minimum_baseline = *natural_baseline = -1;
}

/* The icons before the names of the lanes. */
static void
snapshot_icons (TillidTimelineCanvas *self, GtkSnapshot *snapshot)
{
  static const char *const names[TILLID_N_LANES] = {
    "tillid-story-symbolic",   "tillid-brain-symbolic",  "system-users-symbolic",
    "tillid-diamond-symbolic", "tillid-pill-symbolic",   "tillid-home-symbolic",
    "tillid-school-symbolic",  "tillid-flower-symbolic",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  int size = (int) (ICON_SIZE * view->scale);
  GdkRGBA color;

  tillid_widget_get_color (widget, &color);
  color.alpha *= 0.55f;
  for (guint i = 0; i < self->layout->n_lanes; i++)
    {
      const TillidTimelineLaneBox *box = &self->layout->lanes[i];
      double x = view->rtl ? self->layout->width - 12 * view->scale - size : 12 * view->scale;
      double y = box->height < 30 * view->scale ? box->y + (box->height - size) / 2
                                                : box->y + 7 * view->scale;
      g_autoptr (GtkIconPaintable) icon =
        gtk_icon_theme_lookup_icon (theme, names[box->lane], NULL, size,
                                    gtk_widget_get_scale_factor (widget),
                                    gtk_widget_get_direction (widget),
                                    GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

      if (box->height <= 0)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon),
                                                GDK_SNAPSHOT (snapshot), size, size, &color, 1);
      gtk_snapshot_restore (snapshot);
    }
}

static void
tillid_timeline_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  const TillidTimelineItem *items;
  guint n_items;
  cairo_t *cr;

  if (self->state == NULL || self->drawing == NULL || self->layout->n_lanes == 0)
    return;
  items = tillid_timeline_state_get_items (self->state, &n_items);
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  tillid_timeline_drawing_draw_ground (self->drawing, cr,
                                       tillid_timeline_state_get_view (self->state), self->layout,
                                       items);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (tillid_timeline_canvas_parent_class)->snapshot (widget, snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  tillid_timeline_drawing_draw_marks (self->drawing, cr,
                                      tillid_timeline_state_get_view (self->state), self->layout,
                                      items);
  tillid_timeline_canvas_snapshot_move (self, cr);
  tillid_timeline_canvas_snapshot_lane (self, cr);
  cairo_destroy (cr);
  snapshot_icons (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* A double click on an empty place. */
void
tillid_timeline_canvas_emit_add_at (TillidTimelineCanvas *self, double x, double y)
{
  g_signal_emit (self, signals[SIGNAL_ADD_AT], 0, x, y,
                 tillid_timeline_scale_day (&self->layout->scale, x));
}

/* Something was dragged: the owner asks how it was said. */
void
tillid_timeline_canvas_emit_move_to (TillidTimelineCanvas *self,
                                     gint64 id,
                                     TillidToldPart part,
                                     TillidDay to)
{
  g_signal_emit (self, signals[SIGNAL_MOVE_TO], 0, id, (int) part, to);
}

static void
view_changed_cb (TillidTimelineCanvas *self)
{
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);

  if (self->least_height != (int) ceil (tillid_timeline_view_least_height (view)))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
items_changed_cb (TillidTimelineCanvas *self)
{
  guint n_items;
  g_autofree char *count = NULL, *label = NULL;

  /* Everything may look different: nobody in the pool keeps a picture. */
  for (guint i = 0; i < self->pool->len; i++)
    tillid_timeline_child_hide (self->pool->pdata[i]);
  tillid_timeline_state_get_items (self->state, &n_items);
  count = tillid_format_count (n_items);
  /* Translators: what a screen reader says of the whole timeline. */
  label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Story, %s event", "Story, %s events", n_items),
                     count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* How many signs will be seen? Then the first frame has them all. */
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      compute_layout (self, gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
      tillid_timeline_canvas_grow_pool (self);
      tillid_timeline_canvas_warm_up (self);
    }
  view_changed_cb (self);
}

static gboolean
has_focus_inside (TillidTimelineCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* One stop of Tab, whatever is shown: the arrows go from event to event. */
static gboolean
tillid_timeline_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tillid_timeline_canvas_parent_class)->focus (widget, direction);
  return !has_focus_inside (self) && gtk_widget_grab_focus (widget);
}

static gboolean
focus_selected_cb (gpointer data)
{
  g_autoptr (TillidTimelineCanvas) self = data;
  gint64 id = self->state != NULL ? tillid_timeline_state_get_selected (self->state) : 0;
  GtkWidget *event = g_hash_table_lookup (self->shown, &id);

  if (event != NULL && gtk_widget_get_child_visible (event) && has_focus_inside (self))
    gtk_widget_grab_focus (event);
  return G_SOURCE_REMOVE;
}

static void
selection_changed_cb (TillidTimelineCanvas *self)
{
  view_changed_cb (self);
  /* After the allocation that places the sign. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_selected_cb, g_object_ref (self), NULL);
}

static void
style_changed_cb (TillidTimelineCanvas *self)
{
  g_clear_pointer (&self->drawing, tillid_timeline_drawing_free);
  if (self->state != NULL)
    items_changed_cb (self);
}

static void
tillid_timeline_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tillid_timeline_canvas_parent_class)->system_setting_changed (widget, setting);
  style_changed_cb (TILLID_TIMELINE_CANVAS (widget));
}

static void
tillid_timeline_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (tillid_timeline_canvas_parent_class)->direction_changed (widget, previous);
  style_changed_cb (TILLID_TIMELINE_CANVAS (widget));
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  const TillidTimelineSign *sign;
  const TillidTimelineItem *items;
  g_autofree char *text = NULL;
  const guint *folded;
  guint n_items;

  sign = self->state != NULL ? tillid_timeline_layout_pick (self->layout, x, y) : NULL;
  if (sign == NULL)
    return FALSE;
  items = tillid_timeline_state_get_items (self->state, &n_items);
  folded = tillid_timeline_layout_get_folded (self->layout, sign, &n_items);
  if (sign->n_items > 1)
    text = tillid_timeline_words_folded (items, folded, n_items);
  else
    text = tillid_timeline_state_describe (self->state, &items[sign->index]);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
tillid_timeline_canvas_dispose (GObject *object)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (object);

  tillid_timeline_canvas_set_state (self, NULL);
  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_clear_handle_id (&self->say_source, g_source_remove);
  g_clear_handle_id (&self->warm_source, g_source_remove);
  g_clear_pointer (&self->move.told, tillid_told_free);
  if (self->pool != NULL)
    for (guint i = 0; i < self->pool->len; i++)
      gtk_widget_unparent (self->pool->pdata[i]);
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);

  G_OBJECT_CLASS (tillid_timeline_canvas_parent_class)->dispose (object);
}

static void
tillid_timeline_canvas_finalize (GObject *object)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (object);

  g_clear_pointer (&self->layout, tillid_timeline_layout_free);
  g_clear_pointer (&self->pictures, tillid_timeline_pictures_free);
  g_clear_pointer (&self->drawing, tillid_timeline_drawing_free);
  tillid_timeline_texts_clear (&self->texts);

  G_OBJECT_CLASS (tillid_timeline_canvas_parent_class)->finalize (object);
}

static void
tillid_timeline_canvas_class_init (TillidTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_timeline_canvas_dispose;
  object_class->finalize = tillid_timeline_canvas_finalize;
  widget_class->measure = tillid_timeline_canvas_measure;
  widget_class->size_allocate = tillid_timeline_canvas_size_allocate;
  widget_class->focus = tillid_timeline_canvas_focus;
  widget_class->snapshot = tillid_timeline_canvas_snapshot;
  widget_class->system_setting_changed = tillid_timeline_canvas_system_setting_changed;
  widget_class->direction_changed = tillid_timeline_canvas_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "timeline-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  signals[SIGNAL_ADD_AT] =
    g_signal_new ("add-at", TILLID_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_INT64);
  signals[SIGNAL_MOVE_TO] =
    g_signal_new ("move-to", TILLID_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT64);
  tillid_timeline_canvas_add_bindings (widget_class);
}

static void
tillid_timeline_canvas_init (TillidTimelineCanvas *self)
{
  self->layout = tillid_timeline_layout_new ();
  self->pictures = tillid_timeline_pictures_new ();
  self->pool = g_ptr_array_new ();
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  tillid_timeline_canvas_add_controllers (self);
  tillid_timeline_canvas_add_move (self);
  tillid_timeline_canvas_add_lane_drag (self);
}

/**
 * tillid_timeline_canvas_set_state:
 * @self: a canvas
 * @state: (nullable): what it shows
 */
void
tillid_timeline_canvas_set_state (TillidTimelineCanvas *self, TillidTimelineState *state)
{
  g_return_if_fail (TILLID_IS_TIMELINE_CANVAS (self));

  if (self->state == state)
    return;
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_handle_id (&self->warm_source, g_source_remove);
  g_clear_handle_id (&self->say_source, g_source_remove);
  g_set_object (&self->state, state);
  self->serial = 0;
  if (state == NULL)
    return;
  g_signal_connect_object (state, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

/* Where the selected sign stands, for a popover. FALSE if it is not seen. */
gboolean
tillid_timeline_canvas_get_selected_area (TillidTimelineCanvas *self, GdkRectangle *out_area)
{
  guint n_items;
  const TillidTimelineSign *sign;

  g_return_val_if_fail (TILLID_IS_TIMELINE_CANVAS (self), FALSE);

  if (self->state == NULL)
    return FALSE;
  sign = tillid_timeline_layout_find (self->layout,
                                      tillid_timeline_state_get_items (self->state, &n_items),
                                      tillid_timeline_state_get_selected (self->state));
  if (sign == NULL)
    return FALSE;
  *out_area = (GdkRectangle){ (int) sign->rect.x, (int) sign->rect.y, (int) sign->rect.width,
                              (int) sign->rect.height };
  return TRUE;
}

/* The day in the middle of the visible past, and where that is on the patient's line. Asked of the view, not of
 * the layout, which may be that of another range until the next allocation. */
TillidDay
tillid_timeline_canvas_get_middle_day (TillidTimelineCanvas *self, GdkRectangle *out_place)
{
  TillidTimelineView *view;
  TillidTimelineScale scale;
  double day;

  g_return_val_if_fail (TILLID_IS_TIMELINE_CANVAS (self) && self->state != NULL, TILLID_ABSENT);

  view = tillid_timeline_state_get_view (self->state);
  tillid_timeline_view_get_scale (view, &scale);
  day = (view->first + view->last) / 2;
  *out_place = (GdkRectangle){ (int) tillid_timeline_scale_x (&scale, day),
                               (int) self->layout->lanes[0].line_y, 1, 1 };
  return (TillidDay) day;
}

/* How many signs have a child on the screen: for tests. */
guint
tillid_timeline_canvas_get_n_shown (TillidTimelineCanvas *self)
{
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_TIMELINE_CANVAS (self), 0);

  for (guint i = 0; i < self->pool->len; i++)
    if (gtk_widget_get_child_visible (self->pool->pdata[i]))
      n++;
  return n;
}

/* (transfer none) (nullable) */
TillidTimelineState *
tillid_timeline_canvas_get_state (TillidTimelineCanvas *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CANVAS (self), NULL);

  return self->state;
}

/* (transfer none): as it was computed for the last frame. */
const TillidTimelineLayout *
tillid_timeline_canvas_get_layout (TillidTimelineCanvas *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_CANVAS (self), NULL);

  return self->layout;
}
