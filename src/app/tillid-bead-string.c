/* tillid-bead-string.c - who has been there, as beads on strings
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Core's layout is made for a width at 100 % text; everything drawn is multiplied by the text scale, so that the
 * names of the rows keep their room. It runs from left to right, and tillid_bead_layout_mirror() is the only place
 * that turns it around. Marks are drawn here, below the children; children are kept and set anew. */
#include "config.h"

#include "tillid-bead-string-private.h"

#include <math.h>

#include "tillid-bead-item.h"
#include "tillid-compat.h"
#include "tillid-focus.h"

#define ROW_LEAD 0
#define ROW_INTERPRETERS 100
#define ROW_FACES 101
#define SMALLEST_WIDTH 560

enum
{
  SIGNAL_OPEN_VISIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidBeadString, tillid_bead_string, GTK_TYPE_WIDGET)

/* The one function that knows about directions. */
static TillidBeadLayout *
make_layout (TillidBeadString *self, double width)
{
  TillidBeadInput input = tillid_bead_string_get_beads (self)->input;
  TillidBeadLayout *layout;

  input.width = width;
  layout = tillid_bead_layout_new (&input);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    tillid_bead_layout_mirror (layout, width);
  return layout;
}

static TillidBeadItem *
next_item (TillidBeadString *self)
{
  TillidBeadItem *item;

  if (self->n_items == self->items->len)
    {
      GtkWidget *child = tillid_bead_item_new ();

      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_ptr_array_add (self->items, child);
    }
  item = self->items->pdata[self->n_items++];
  gtk_widget_set_child_visible (GTK_WIDGET (item), TRUE);
  return item;
}

static void
look_up_person (TillidBeadString *self, const TillidBead *bead, int *colour, const char **letters)
{
  TillidPatientContext *context = tillid_continuity_model_get_context (self->model);

  *colour = 1;
  *letters = NULL;
  if (bead->kind == TILLID_BEAD_INTERPRETER || bead->kind == TILLID_BEAD_PLANNED_INTERPRETER)
    {
      const TillidInterpreter *interpreter =
        tillid_patient_context_find_interpreter (context, bead->owner);

      if (interpreter != NULL && interpreter->colour != TILLID_ABSENT)
        *colour = (int) interpreter->colour;
      *letters = interpreter != NULL ? interpreter->initials : NULL;
    }
  else
    {
      const TillidMember *member = tillid_patient_context_find_member (context, bead->owner);

      if (member != NULL && member->colour != TILLID_ABSENT)
        *colour = (int) member->colour;
      *letters = member != NULL ? member->initials : NULL;
    }
  if (!bead->has_letters)
    *letters = NULL;
}

static int
row_of (TillidBeadString *self, const TillidBead *bead)
{
  switch (bead->kind)
    {
    case TILLID_BEAD_LEAD:
    case TILLID_BEAD_PLANNED_LEAD:
      return ROW_LEAD;
    case TILLID_BEAD_INTERPRETER:
    case TILLID_BEAD_PLANNED_INTERPRETER:
      return ROW_INTERPRETERS;
    case TILLID_BEAD_KNOWN:
    case TILLID_BEAD_UNKNOWN:
      return ROW_FACES;
    default:
      return 1 + (int) lround ((bead->y - tillid_bead_layout_row_y (0)) /
                               (tillid_bead_layout_row_y (1) - tillid_bead_layout_row_y (0)));
    }
}

static void
set_bead (TillidBeadString *self, TillidBeadItem *item, const TillidBead *bead)
{
  static const TillidBeadShape shapes[] = {
    [TILLID_BEAD_LEAD] = TILLID_BEAD_SHAPE_FILLED,
    [TILLID_BEAD_LED] = TILLID_BEAD_SHAPE_FILLED,
    [TILLID_BEAD_PRESENT] = TILLID_BEAD_SHAPE_OUTLINE,
    [TILLID_BEAD_INTERPRETER] = TILLID_BEAD_SHAPE_OUTLINE,
    [TILLID_BEAD_KNOWN] = TILLID_BEAD_SHAPE_FILLED,
    [TILLID_BEAD_UNKNOWN] = TILLID_BEAD_SHAPE_OUTLINE,
    [TILLID_BEAD_PLANNED_LEAD] = TILLID_BEAD_SHAPE_DASHED,
    [TILLID_BEAD_PLANNED_INTERPRETER] = TILLID_BEAD_SHAPE_DASHED,
  };
  const TillidContinuityBeads *beads = tillid_bead_string_get_beads (self);
  const char *letters = NULL;
  int colour = -1;

  if (bead->owner != 0)
    look_up_person (self, bead, &colour, &letters);
  tillid_bead_item_set (item, shapes[bead->kind],
                        bead->kind == TILLID_BEAD_INTERPRETER ||
                          bead->kind == TILLID_BEAD_PLANNED_INTERPRETER,
                        bead->r, colour, letters);
  tillid_bead_item_set_subject (item, beads->input.visits[bead->visit].id, row_of (self, bead),
                                beads->visit_labels->pdata[bead->visit]);
}

/* One child per bead, then one per hand-over. */
static void
place_items (TillidBeadString *self)
{
  const TillidContinuityBeads *beads = tillid_bead_string_get_beads (self);

  self->n_items = 0;
  for (guint i = 0; i < self->layout->beads->len; i++)
    set_bead (self, next_item (self), &g_array_index (self->layout->beads, TillidBead, i));
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const TillidBeadMark *mark = &g_array_index (self->layout->marks, TillidBeadMark, i);
      TillidBeadItem *item;

      if (!tillid_bead_mark_is_hand_over (self->layout, mark))
        continue;
      item = next_item (self);
      tillid_bead_item_set (item,
                            mark->kind == TILLID_BEAD_MARK_HAND_OVER ? TILLID_BEAD_SHAPE_KNOT
                                                                     : TILLID_BEAD_SHAPE_STROKES,
                            FALSE, TILLID_BEAD_RADIUS_HAND_OVER, -1, NULL);
      tillid_bead_item_set_subject (item, 0, ROW_LEAD, beads->hand_over_labels->pdata[mark->index]);
    }
  for (guint i = self->n_items; i < self->items->len; i++)
    gtk_widget_set_child_visible (self->items->pdata[i], FALSE);
}

static void
allocate_item (TillidBeadString *self, guint index, double x, double y)
{
  GtkWidget *item = self->items->pdata[index];
  int size;

  gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);
  gtk_widget_allocate (item, size, size, -1,
                       gsk_transform_translate (NULL,
                                                &GRAPHENE_POINT_INIT ((float) (x - size / 2.0),
                                                                      (float) (y - size / 2.0))));
}

static void
tillid_bead_string_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidBeadString *self = TILLID_BEAD_STRING (widget);
  const double scale = tillid_widget_get_text_scale (GTK_WIDGET (self));
  guint n = 0;

  g_clear_pointer (&self->layout, tillid_bead_layout_free);
  if (tillid_bead_string_get_beads (self) == NULL)
    return;
  self->layout = make_layout (self, width / scale);
  place_items (self);
  for (guint i = 0; i < self->layout->beads->len; i++)
    {
      const TillidBead *bead = &g_array_index (self->layout->beads, TillidBead, i);

      allocate_item (self, n++, bead->x * scale, bead->y * scale);
    }
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const TillidBeadMark *mark = &g_array_index (self->layout->marks, TillidBeadMark, i);

      if (tillid_bead_mark_is_hand_over (self->layout, mark))
        allocate_item (self, n++, mark->x0 * scale, mark->y0 * scale);
    }
}

static void
tillid_bead_string_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TillidBeadString *self = TILLID_BEAD_STRING (widget);
  g_autoptr (TillidBeadLayout) layout = NULL;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = SMALLEST_WIDTH;
      return;
    }
  if (tillid_bead_string_get_beads (self) == NULL)
    return;
  layout = make_layout (self, SMALLEST_WIDTH);
  *minimum = *natural =
    (int) ceil (layout->height * tillid_widget_get_text_scale (GTK_WIDGET (self)));
}

static void
tillid_bead_string_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidBeadString *self = TILLID_BEAD_STRING (widget);

  if (self->layout == NULL || tillid_bead_string_get_beads (self) == NULL)
    return;
  tillid_bead_string_draw (self, snapshot);
  GTK_WIDGET_CLASS (tillid_bead_string_parent_class)->snapshot (widget, snapshot);
}

/* ---- keys, pointer and focus ---- */

static double
x_of (TillidBeadString *self, GtkWidget *item)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (item, GTK_WIDGET (self), &bounds))
    return 0;
  return bounds.origin.x + bounds.size.width / 2;
}

static TillidBeadItem *
focused_item (TillidBeadString *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return TILLID_IS_BEAD_ITEM (focus) ? TILLID_BEAD_ITEM (focus) : NULL;
}

static void
focus_item (TillidBeadString *self, GtkWidget *item)
{
  self->current = item;
  gtk_widget_grab_focus (item);
}

/* Along a row, to what stands next on that side of the screen. */
static void
move_along (TillidBeadString *self, TillidBeadItem *from, int side)
{
  const double x = x_of (self, GTK_WIDGET (from));
  GtkWidget *nearest = NULL;
  double distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->n_items; i++)
    {
      TillidBeadItem *item = self->items->pdata[i];
      const double step = side * (x_of (self, GTK_WIDGET (item)) - x);

      if (tillid_bead_item_get_row (item) == tillid_bead_item_get_row (from) && step > 0.01 &&
          step < distance)
        {
          nearest = GTK_WIDGET (item);
          distance = step;
        }
    }
  if (nearest != NULL)
    focus_item (self, nearest);
}

/* To the next row that has beads, as near as can be to where one was. */
static void
move_across (TillidBeadString *self, TillidBeadItem *from, int side)
{
  const double x = x_of (self, GTK_WIDGET (from));
  GtkWidget *nearest = NULL;
  double distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->n_items; i++)
    {
      TillidBeadItem *item = self->items->pdata[i];
      const int rows = side * (tillid_bead_item_get_row (item) - tillid_bead_item_get_row (from));
      const double far = rows * 100000.0 + fabs (x_of (self, GTK_WIDGET (item)) - x);

      if (rows > 0 && far < distance)
        {
          nearest = GTK_WIDGET (item);
          distance = far;
        }
    }
  if (nearest != NULL)
    focus_item (self, nearest);
}

static void
open_item (TillidBeadString *self, TillidBeadItem *item)
{
  if (tillid_bead_item_get_visit (item) != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN_VISIT], 0, tillid_bead_item_get_visit (item));
}

static gboolean
key_pressed_cb (TillidBeadString *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  TillidBeadItem *item = focused_item (self);

  if (item == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      move_along (self, item, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      move_along (self, item, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move_across (self, item, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      move_across (self, item, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      open_item (self, item);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
released_cb (TillidBeadString *self, int n_press, double x, double y)
{
  GtkWidget *item = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (!TILLID_IS_BEAD_ITEM (item))
    return;
  focus_item (self, item);
  open_item (self, TILLID_BEAD_ITEM (item));
}

static gboolean
is_in_use (TillidBeadString *self, GtkWidget *item)
{
  for (guint i = 0; i < self->n_items; i++)
    if (self->items->pdata[i] == item)
      return TRUE;
  return FALSE;
}

/* Tab comes in where one was last, else at the newest attended visit, and goes on to the next group. */
static gboolean
tillid_bead_string_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TillidBeadString *self = TILLID_BEAD_STRING (widget);

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      focused_item (self) != NULL || self->n_items == 0 ||
      tillid_bead_string_get_beads (self) == NULL)
    return FALSE;
  if (!is_in_use (self, self->current))
    {
      const TillidBeadInput *input = &tillid_bead_string_get_beads (self)->input;

      self->current = self->items->pdata[0];
      for (guint i = 0; i < self->layout->beads->len; i++)
        {
          const TillidBead *bead = &g_array_index (self->layout->beads, TillidBead, i);

          if (bead->kind == TILLID_BEAD_LEAD && !input->visits[bead->visit].is_planned)
            self->current = self->items->pdata[i];
        }
    }
  return gtk_widget_grab_focus (self->current);
}

static gboolean
tillid_bead_string_grab_focus (GtkWidget *widget)
{
  return tillid_bead_string_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
model_changed_cb (TillidBeadString *self)
{
  const TillidContinuityBeads *beads = tillid_bead_string_get_beads (self);

  /* The children's sentences belong to the new reading; they are set when the size is allocated. */
  g_clear_pointer (&self->layout, tillid_bead_layout_free);
  if (beads != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    beads->label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
tillid_bead_string_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tillid_bead_string_parent_class)->system_setting_changed (widget, setting);
  gtk_widget_queue_resize (widget);
}

static void
tillid_bead_string_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (tillid_bead_string_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_allocate (widget);
}

static void
tillid_bead_string_dispose (GObject *object)
{
  TillidBeadString *self = TILLID_BEAD_STRING (object);

  tillid_bead_string_set_model (self, NULL);
  if (self->items != NULL)
    for (guint i = 0; i < self->items->len; i++)
      gtk_widget_unparent (self->items->pdata[i]);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->n_items = 0;

  G_OBJECT_CLASS (tillid_bead_string_parent_class)->dispose (object);
}

static void
tillid_bead_string_class_init (TillidBeadStringClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_bead_string_dispose;
  widget_class->size_allocate = tillid_bead_string_size_allocate;
  widget_class->measure = tillid_bead_string_measure;
  widget_class->snapshot = tillid_bead_string_snapshot;
  widget_class->focus = tillid_bead_string_focus;
  widget_class->grab_focus = tillid_bead_string_grab_focus;
  widget_class->focus = tillid_focus_children;
  widget_class->direction_changed = tillid_bead_string_direction_changed;
  widget_class->system_setting_changed = tillid_bead_string_system_setting_changed;

  signals[SIGNAL_OPEN_VISIT] =
    g_signal_new ("open-visit", TILLID_TYPE_BEAD_STRING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "beadstring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tillid_bead_string_init (TillidBeadString *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->items = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* (nullable) @model: whose beads to show */
void
tillid_bead_string_set_model (TillidBeadString *self, TillidContinuityModel *model)
{
  g_return_if_fail (TILLID_IS_BEAD_STRING (self));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->layout, tillid_bead_layout_free);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

/* How many beads and hand-overs are shown. */
guint
tillid_bead_string_get_n_items (TillidBeadString *self)
{
  g_return_val_if_fail (TILLID_IS_BEAD_STRING (self), 0);

  return self->n_items;
}

/* The visit of the bead that has the focus, or 0. */
gint64
tillid_bead_string_get_focus_visit (TillidBeadString *self)
{
  TillidBeadItem *item;

  g_return_val_if_fail (TILLID_IS_BEAD_STRING (self), 0);

  item = focused_item (self);
  return item != NULL ? tillid_bead_item_get_visit (item) : 0;
}
