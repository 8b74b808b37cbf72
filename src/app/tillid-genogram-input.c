/* tillid-genogram-input.c - keys and pointer of the family drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Arrows go along relations, with Ctrl they move the sign. A drag moves a person, or draws a line while a tool for lines is chosen;
 * a press that does not become a drag opens the person when it is let go. */
#include "config.h"

#include "tillid-genogram-view-private.h"

#include <math.h>

#include "tillid-genogram-sign.h"

#define NUDGE 8
#define ZOOM_STEP 1.1

static const TillidFamilySign *
sign_at (const TillidFamilyScene *scene, guint index)
{
  return &g_array_index (scene->layout->signs, TillidFamilySign, index);
}

static gboolean
is_partner (const TillidFamilyScene *scene, guint index)
{
  return tillid_family_scene_get (scene, index)->shape == TILLID_FAMILY_SHAPE_PARTNER;
}

/* Somebody at the other end of such bonds, the nearest across; G_MAXUINT: nobody. */
static guint
find_bonded (const TillidFamilyScene *scene, guint from, TillidFamilyBondKind kind, gboolean up)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < scene->bonds->len; i++)
    {
      const TillidFamilyBond *bond = &g_array_index (scene->bonds, TillidFamilyBond, i);
      guint other = up ? bond->a : bond->b;

      if (bond->kind != kind || (up ? bond->b : bond->a) != from)
        continue;
      if (best == G_MAXUINT || fabs (sign_at (scene, other)->x - sign_at (scene, from)->x) <
                                 fabs (sign_at (scene, best)->x - sign_at (scene, from)->x))
        best = other;
    }
  return best;
}

/* A parent or a child; where none of them is drawn a grandparent or a grandchild. */
static guint
find_kin (const TillidFamilyScene *scene, guint from, gboolean up)
{
  const guint kin = find_bonded (scene, from, TILLID_FAMILY_PARENT, up);

  return kin != G_MAXUINT ? kin : find_bonded (scene, from, TILLID_FAMILY_GRANDPARENT, up);
}

/* The nearest in that direction on the screen, among those who stand there. */
static guint
find_near (const TillidFamilyScene *scene, guint from, double ux, double uy)
{
  const TillidFamilySign *here = sign_at (scene, from);
  guint best = G_MAXUINT;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < scene->figures->len; i++)
    {
      double dx = sign_at (scene, i)->x - here->x, dy = sign_at (scene, i)->y - here->y;
      double along = dx * ux + dy * uy, aside = fabs (dx * uy - dy * ux);
      double cost = along + 4 * aside;

      if (i != from && along > 1 && aside < 2 * along && cost < least)
        {
          least = cost;
          best = i;
        }
    }
  return best;
}

/* Up to parents, down to children, sideways to brothers, sisters, partners and who stands around. %FALSE: nobody is there. */
gboolean
tillid_genogram_view_step (TillidGenogramView *self, GtkDirectionType direction)
{
  const TillidFamilyScene *scene;
  guint from, to = G_MAXUINT;

  g_return_val_if_fail (TILLID_IS_GENOGRAM_VIEW (self), FALSE);

  scene = tillid_genogram_view_get_scene (self);
  from = scene != NULL ? tillid_family_scene_find (scene, self->selected) : G_MAXUINT;
  if (from == G_MAXUINT)
    to = scene != NULL ? 0 : G_MAXUINT;
  else if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    to = is_partner (scene, from) ? find_near (scene, from, 0, direction == GTK_DIR_UP ? -1 : 1)
                                  : find_kin (scene, from, direction == GTK_DIR_UP);
  else
    to = find_near (scene, from, direction == GTK_DIR_LEFT ? -1 : 1, 0);
  if (to == G_MAXUINT)
    return FALSE;
  tillid_genogram_view_select (self, tillid_family_scene_get (scene, to)->person);
  gtk_widget_grab_focus (tillid_genogram_view_get_sign (self, self->selected));
  return TRUE;
}

static gboolean
arrow_pressed (TillidGenogramView *self, guint keyval, GdkModifierType modifiers)
{
  static const struct
  {
    guint keys[2];
    GtkDirectionType direction;
    int dx, dy;
  } arrows[] = {
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, GTK_DIR_UP, 0, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, GTK_DIR_DOWN, 0, 1 },
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, GTK_DIR_LEFT, -1, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, GTK_DIR_RIGHT, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (keyval == arrows[i].keys[0] || keyval == arrows[i].keys[1])
      {
        if ((modifiers & GDK_CONTROL_MASK) == 0)
          tillid_genogram_view_step (self, arrows[i].direction);
        else if (self->selected != 0)
          g_signal_emit_by_name (self, "moved", self->selected, (double) arrows[i].dx * NUDGE,
                                 (double) arrows[i].dy * NUDGE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (TillidGenogramView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  if (arrow_pressed (self, keyval, modifiers))
    return TRUE;
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  if (self->selected != 0)
    g_signal_emit_by_name (self, "opened", self->selected, TRUE);
  return TRUE;
}

static gint64
person_at (TillidGenogramView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return TILLID_IS_GENOGRAM_SIGN (picked)
           ? tillid_genogram_sign_get_person (TILLID_GENOGRAM_SIGN (picked))
           : 0;
}

static void
pressed_cb (TillidGenogramView *self, int n_press, double x, double y)
{
  gint64 person = person_at (self, x, y);

  if (person != 0)
    gtk_widget_grab_focus (tillid_genogram_view_get_sign (self, person));
  tillid_genogram_view_select (self, person);
}

static void
released_cb (TillidGenogramView *self, int n_press, double x, double y)
{
  gint64 person = person_at (self, x, y);

  if (person != 0 && person == self->selected)
    g_signal_emit_by_name (self, "opened", person, FALSE);
}

static void
drag_begin_cb (TillidGenogramView *self, double x, double y)
{
  self->dragged = self->drag != TILLID_GENOGRAM_DRAG_NOTHING ? person_at (self, x, y) : 0;
  self->drag_x = self->drag_y = 0;
}

static void
drag_update_cb (TillidGenogramView *self, double dx, double dy, GtkGestureDrag *drag)
{
  if (self->dragged == 0 || (self->line_from == 0 && hypot (dx, dy) <= NUDGE))
    return;
  /* It is not a click any more. */
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_x = dx;
  self->drag_y = dy;
  if (self->drag == TILLID_GENOGRAM_DRAG_MOVES)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  gtk_gesture_drag_get_start_point (drag, &self->drag_x, &self->drag_y);
  self->drag_x += dx;
  self->drag_y += dy;
  self->line_from = self->dragged;
  self->line_follows = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (TillidGenogramView *self, double dx, double dy, GtkGestureDrag *drag)
{
  const gint64 dragged = self->dragged;
  const double scale = tillid_genogram_view_get_scale (self);
  double x, y;

  self->dragged = 0;
  if (dragged == 0 || hypot (dx, dy) <= NUDGE)
    return;
  if (self->drag == TILLID_GENOGRAM_DRAG_MOVES)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      g_signal_emit_by_name (self, "moved", dragged, dx / scale, dy / scale);
      return;
    }
  tillid_genogram_view_set_line_from (self, 0);
  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    {
      const gint64 other = person_at (self, x + dx, y + dy);

      if (other != 0 && other != dragged)
        g_signal_emit_by_name (self, "joined", dragged, other);
    }
}

static gboolean
scroll_cb (TillidGenogramView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  tillid_genogram_view_set_zoom (self, self->zoom * (dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
  return TRUE;
}

/* The keys and the pointer. */
void
tillid_genogram_view_add_controllers (TillidGenogramView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
