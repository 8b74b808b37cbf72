/* tillid-calendar-grid.c - the hours of the calendar, with the visits in them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One function says where a column is, one where a minute is: drawing, placing and pointing go through them, and the direction of
 * reading is known to the first one alone. Children are kept by visit and column: what is read anew moves them, and the focus stays
 * where it was. */
#include "config.h"

#include "tillid-calendar-grid-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-calendar-words.h"
#include "tillid-compat.h"

#define HOUR 64         /* px at 100 % text */
#define UNTIMED_LINE 22 /* px of a visit without a time */
#define HOURS 24
#define GAP 2

enum
{
  BOOK,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidCalendarGrid, tillid_calendar_grid, GTK_TYPE_WIDGET)

static double
get_scale (TillidCalendarGrid *self)
{
  return tillid_widget_get_text_scale (GTK_WIDGET (self));
}

/* Height of what stands above the hours. */
static double
get_top (TillidCalendarGrid *self)
{
  return self->n_untimed * UNTIMED_LINE * get_scale (self);
}

/* Where a minute of the day is, from the top. */
double
tillid_calendar_grid_y_of (TillidCalendarGrid *self, gint64 minute)
{
  return get_top (self) + minute * HOUR * get_scale (self) / 60.0;
}

static gint64
minute_at (TillidCalendarGrid *self, double y)
{
  return (gint64) ((y - get_top (self)) * 60.0 / (HOUR * get_scale (self)));
}

static double
column_width (TillidCalendarGrid *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / (double) MAX (self->columns->len, 1);
}

/* The left edge of the part from @from to @until (0 to 1) of a column. */
static double
x_of (TillidCalendarGrid *self, guint column, double from, double until)
{
  const double width = column_width (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - (column + until) * width;
  return (column + from) * width;
}

static guint
column_at (TillidCalendarGrid *self, double x)
{
  const double width = column_width (self);
  double column = x / width;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column = (gtk_widget_get_width (GTK_WIDGET (self)) - x) / width;
  return (guint) CLAMP (column, 0, MAX (self->columns->len, 1) - 1);
}

static void
tillid_calendar_grid_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil (tillid_calendar_grid_y_of (self, HOURS * 60));
  else
    *minimum = *natural =
      (int) ceil (MAX (self->columns->len, 1) * TILLID_CALENDAR_COLUMN * get_scale (self));
}

static void
allocate (GtkWidget *child, double x, double y, double width, double height)
{
  const int least_width = MAX ((int) width, 1);
  const int least_height = MAX ((int) height, 1);
  GskTransform *transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  /* Asked, as GTK wants it, although the answer is not waited for. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, least_width, least_height, -1, transform);
}

static void
allocate_block (TillidCalendarGrid *self, TillidCalendarBlockWidget *child)
{
  const TillidCalendarBlock *block = tillid_calendar_block_widget_get (child);
  const double from = block->lane / (double) block->n_lanes;
  const double until = (block->lane + 1) / (double) block->n_lanes;
  const double x = x_of (self, block->column, from, until) + GAP;
  const double width = column_width (self) * (until - from) - 2 * GAP;
  double y;

  if (block->from == TILLID_ABSENT)
    {
      y = block->lane * UNTIMED_LINE * get_scale (self);
      allocate (GTK_WIDGET (child), x_of (self, block->column, 0, 1) + GAP, y + 1,
                column_width (self) - 2 * GAP, UNTIMED_LINE * get_scale (self) - 2);
      return;
    }
  y = tillid_calendar_grid_y_of (self, block->from);
  allocate (GTK_WIDGET (child), x, y + 1, width,
            tillid_calendar_grid_y_of (self, MAX (block->until,
                                                  block->from + TILLID_CALENDAR_LEAST_MINUTES)) -
              y - 2);
}

static void
tillid_calendar_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (widget);
  const double y = tillid_calendar_grid_y_of (self, self->minute);

  for (guint i = 0; i < self->children->len; i++)
    allocate_block (self, self->children->pdata[i]);
  if (gtk_widget_get_visible (self->slot))
    allocate (self->slot, x_of (self, self->column, 0, 1) + GAP, y + 1,
              column_width (self) - 2 * GAP,
              tillid_calendar_grid_y_of (self, self->minute + TILLID_CALENDAR_STEP) - y - 2);
}

static void
draw_line (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double w, double h)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) w, (float) h));
}

static void
draw_columns (TillidCalendarGrid *self, GtkSnapshot *snapshot, const GdkRGBA *line, double height)
{
  const double width = column_width (self);
  GdkRGBA today, away;

  tillid_widget_lookup_color (GTK_WIDGET (self), "said_bg", &today);
  tillid_widget_lookup_color (GTK_WIDGET (self), "place_bg", &away);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TillidCalendarColumn *column = self->columns->pdata[i];
      const double x = x_of (self, i, 0, 1);

      if (column->is_away)
        draw_line (snapshot, &away, x, 0, width, height);
      else if (column->is_today && self->columns->len > 1 &&
               tillid_calendar_model_get_view (self->model)->week)
        draw_line (snapshot, &today, x, 0, width, height);
      draw_line (snapshot, line, x_of (self, i, 0, 0), 0, 1, height);
    }
}

static void
draw_now (TillidCalendarGrid *self, GtkSnapshot *snapshot)
{
  const double y =
    tillid_calendar_grid_y_of (self, tillid_session_minute_of_day (
                                       tillid_calendar_model_get_session (self->model)));
  GdkRGBA accent;

  tillid_widget_lookup_color (GTK_WIDGET (self), "accent_color", &accent);
  for (guint i = 0; i < self->columns->len; i++)
    if (((TillidCalendarColumn *) self->columns->pdata[i])->is_today)
      draw_line (snapshot, &accent, x_of (self, i, 0, 1), y - 1, column_width (self), 2);
}

static void
tillid_calendar_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (widget);
  const double width = gtk_widget_get_width (widget);
  GdkRGBA line, half;

  if (self->model == NULL)
    return;
  tillid_widget_lookup_color (widget, "borders", &line);
  half = line;
  half.alpha *= 0.45f;
  draw_columns (self, snapshot, &line, gtk_widget_get_height (widget));
  for (int hour = 0; hour < HOURS; hour++)
    {
      draw_line (snapshot, &line, 0, tillid_calendar_grid_y_of (self, hour * 60), width, 1);
      draw_line (snapshot, &half, 0, tillid_calendar_grid_y_of (self, hour * 60 + 30), width, 1);
    }
  GTK_WIDGET_CLASS (tillid_calendar_grid_parent_class)->snapshot (widget, snapshot);
  draw_now (self, snapshot);
}

/* The free half hour that the keyboard or the pointer stands on. */
static void
show_slot (TillidCalendarGrid *self)
{
  const TillidCalendarColumn *column =
    self->column < self->columns->len ? self->columns->pdata[self->column] : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->slot, column != NULL && self->may_book);
  if (column == NULL)
    return;
  words = tillid_calendar_words_slot (column, self->minute);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slot), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Stands on a half hour, without the focus. */
void
tillid_calendar_grid_place_slot (TillidCalendarGrid *self, guint column, gint64 minute)
{
  self->column = MIN (column, MAX (self->columns->len, 1) - 1);
  self->minute = CLAMP (minute - minute % TILLID_CALENDAR_STEP, 0,
                        TILLID_CALENDAR_DAY_MINUTES - TILLID_CALENDAR_STEP);
  show_slot (self);
}

static void
pressed_cb (TillidCalendarGrid *self, int n_press, double x, double y)
{
  GtkWidget *child = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (child != GTK_WIDGET (self) || !self->may_book || y < get_top (self))
    return;
  tillid_calendar_grid_focus_slot (self, column_at (self, x), minute_at (self, y));
  if (n_press == 2)
    tillid_calendar_grid_book_here (self);
}

static gboolean
tillid_calendar_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (widget);

  /* Tab goes between groups: the arrows go on inside. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  tillid_calendar_grid_grab_focus (self);
  return gtk_widget_get_focus_child (widget) != NULL;
}

static void
tillid_calendar_grid_dispose (GObject *object)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (object);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    gtk_widget_unparent (self->children->pdata[i]);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->slot, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tillid_calendar_grid_parent_class)->dispose (object);
}

static void
tillid_calendar_grid_finalize (GObject *object)
{
  TillidCalendarGrid *self = TILLID_CALENDAR_GRID (object);

  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (tillid_calendar_grid_parent_class)->finalize (object);
}

static void
tillid_calendar_grid_class_init (TillidCalendarGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_calendar_grid_dispose;
  object_class->finalize = tillid_calendar_grid_finalize;
  widget_class->measure = tillid_calendar_grid_measure;
  widget_class->size_allocate = tillid_calendar_grid_size_allocate;
  widget_class->snapshot = tillid_calendar_grid_snapshot;
  widget_class->focus = tillid_calendar_grid_focus;

  signals[BOOK] = g_signal_new ("book", TILLID_TYPE_CALENDAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[LEAVE] = g_signal_new ("leave", TILLID_TYPE_CALENDAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "calendargrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tillid_calendar_grid_init (TillidCalendarGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->children = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_calendar_column_free);
  self->minute = 9 * 60;
  self->slot = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->slot, "calendar-slot");
  gtk_widget_set_visible (self->slot, FALSE);
  gtk_widget_set_overflow (self->slot, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (self->slot, C_ ("tooltip", "Book a visit here (N)"));
  g_signal_connect_object (self->slot, "clicked", G_CALLBACK (tillid_calendar_grid_book_here), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->slot, GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  tillid_calendar_grid_add_keys (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("calendar", "Visits"), -1);
}

/* What has the focus of the window; the grid itself stands for nothing. */
static GtkWidget *
get_focus (TillidCalendarGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? focus : GTK_WIDGET (self);
}

/* The child of that visit in that column, or one that is free. */
static TillidCalendarBlockWidget *
take_child (TillidCalendarGrid *self, GPtrArray *old, const TillidCalendarBlock *block)
{
  for (guint i = 0; i < old->len; i++)
    {
      TillidCalendarBlockWidget *child = old->pdata[i];

      if (tillid_calendar_block_widget_get_visit (child) == block->row->visit &&
          tillid_calendar_block_widget_get (child)->column == block->column)
        return g_ptr_array_steal_index (old, i);
    }
  return NULL;
}

static void
fill (TillidCalendarGrid *self, GArray *blocks)
{
  g_autoptr (GPtrArray) old = self->children;
  GtkWidget *before = NULL;

  self->children = g_ptr_array_new ();
  for (guint i = 0; i < blocks->len; i++)
    {
      const TillidCalendarBlock *block = &g_array_index (blocks, TillidCalendarBlock, i);
      GtkWidget *child = GTK_WIDGET (take_child (self, old, block));

      if (child == NULL)
        child = tillid_calendar_block_widget_new ();
      tillid_calendar_block_widget_set (TILLID_CALENDAR_BLOCK (child), self->model, block);
      gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      g_ptr_array_add (self->children, child);
      before = child;
    }
  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (old->pdata[i]);
}

/* Those without a time stand below each other, above the hours. */
static void
place_untimed (TillidCalendarGrid *self, GArray *blocks)
{
  self->n_untimed = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      TillidCalendarBlock *block = &g_array_index (blocks, TillidCalendarBlock, i);
      const TillidCalendarBlock *before =
        i > 0 ? &g_array_index (blocks, TillidCalendarBlock, i - 1) : NULL;

      if (block->from != TILLID_ABSENT)
        continue;
      block->n_lanes = 1;
      block->lane = before != NULL && before->column == block->column ? before->lane + 1 : 0;
      self->n_untimed = MAX (self->n_untimed, block->lane + 1);
    }
}

/**
 * tillid_calendar_grid_set:
 * @self: a grid
 * @model: where it comes from
 * @columns: (transfer full) (element-type TillidCalendarColumn): of the model
 * @blocks: (element-type TillidCalendarBlock): of the model, by column and time; what has no time gets its place
 *
 * Shows them. The focus stays on its visit, or goes to the free half hour where it was.
 */
void
tillid_calendar_grid_set (TillidCalendarGrid *self,
                          TillidCalendarModel *model,
                          GPtrArray *columns,
                          GArray *blocks)
{
  gboolean had_focus, on_slot;

  g_return_if_fail (TILLID_IS_CALENDAR_GRID (self));
  g_return_if_fail (TILLID_IS_CALENDAR_MODEL (model) && columns != NULL && blocks != NULL);

  had_focus = gtk_widget_is_ancestor (get_focus (self), GTK_WIDGET (self));
  on_slot = get_focus (self) == self->slot;
  g_set_object (&self->model, model);
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  self->may_book =
    tillid_session_may_write_kind (tillid_calendar_model_get_session (model), &tillid_visit_type) &&
    !tillid_session_is_read_only (tillid_calendar_model_get_session (model));
  place_untimed (self, blocks);
  fill (self, blocks);
  tillid_calendar_grid_place_slot (self, self->column, self->minute);
  if (had_focus && (on_slot || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL))
    tillid_calendar_grid_grab_focus (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* (transfer none) (nullable): the first block of a visit. */
TillidCalendarBlockWidget *
tillid_calendar_grid_find (TillidCalendarGrid *self, gint64 visit)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_GRID (self), NULL);

  for (guint i = 0; i < self->children->len; i++)
    if (tillid_calendar_block_widget_get_visit (self->children->pdata[i]) == visit)
      return self->children->pdata[i];
  return NULL;
}

/* Onto the free half hour in that column; the focus with it. */
void
tillid_calendar_grid_focus_slot (TillidCalendarGrid *self, guint column, gint64 minute)
{
  g_return_if_fail (TILLID_IS_CALENDAR_GRID (self));

  tillid_calendar_grid_place_slot (self, column, minute);
  if (gtk_widget_get_visible (self->slot))
    gtk_widget_grab_focus (self->slot);
}

/* (transfer none): what stands on the free half hour. */
GtkWidget *
tillid_calendar_grid_get_slot (TillidCalendarGrid *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_GRID (self), NULL);

  return self->slot;
}

/* Where the keyboard stands. */
void
tillid_calendar_grid_get_cursor (TillidCalendarGrid *self, guint *out_column, gint64 *out_minute)
{
  g_return_if_fail (TILLID_IS_CALENDAR_GRID (self));

  *out_column = self->column;
  *out_minute = self->minute;
}

/* As with N: says "book" for where the keyboard stands. */
void
tillid_calendar_grid_book_here (TillidCalendarGrid *self)
{
  g_return_if_fail (TILLID_IS_CALENDAR_GRID (self));

  if (self->may_book && self->column < self->columns->len)
    g_signal_emit (self, signals[BOOK], 0, self->column, self->minute);
}

/* The keyboard goes over the edge. */
void
tillid_calendar_grid_leave (TillidCalendarGrid *self, int steps)
{
  g_signal_emit (self, signals[LEAVE], 0, steps);
}
