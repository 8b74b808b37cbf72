/* tillid-story-lanes.c - which lanes of the story are seen, how large, and in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-story-lanes.h"

#include <glib/gi18n-lib.h>

/* The buttons of one line. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *check;
  GtkWidget *collapse;
  GtkWidget *up;
  GtkWidget *down;
} Line;

struct _TillidStoryLanes
{
  GtkBox parent_instance;

  Line lines[TILLID_N_LANES];
  TillidTimelineState *state; /* (owned) (nullable) */
  gboolean is_showing;        /* the buttons are being set from the state */
};

G_DEFINE_FINAL_TYPE (TillidStoryLanes, tillid_story_lanes, GTK_TYPE_BOX)

static TillidTimelineLane
lane_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lane"));
}

/* Everything as the state has it. */
static void
show_lanes (TillidStoryLanes *self)
{
  const TillidTimelineLane *order;
  GtkWidget *before = NULL;

  if (self->state == NULL)
    return;
  self->is_showing = TRUE;
  order = tillid_timeline_state_get_lane_order (self->state);
  for (guint i = 0; i < TILLID_N_LANES; i++)
    {
      const TillidTimelineLane lane = order[i];
      const Line *line = &self->lines[lane];
      const gboolean is_own = lane == TILLID_LANE_LIFE;
      const gboolean shown = tillid_timeline_state_is_lane_shown (self->state, lane);

      gtk_widget_set_visible (line->box, tillid_timeline_state_has_lane (self->state, lane));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), shown);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (line->collapse),
                                    tillid_timeline_state_is_lane_collapsed (self->state, lane));
      gtk_widget_set_sensitive (line->collapse, !is_own && shown);
      gtk_widget_set_sensitive (line->up, i > 1);
      gtk_widget_set_sensitive (line->down, !is_own && i + 1 < TILLID_N_LANES);
      gtk_widget_set_tooltip_text (
        line->check, tillid_timeline_state_is_lane_empty (self->state, lane)
                       ? C_ ("story", "Nothing is told here yet; it comes with the first entry")
                       : NULL);
      if (gtk_widget_get_prev_sibling (line->box) != before)
        gtk_box_reorder_child_after (GTK_BOX (self), line->box, before);
      before = line->box;
    }
  self->is_showing = FALSE;
}

static void
checked_cb (GtkCheckButton *button, TillidStoryLanes *self)
{
  if (self->state != NULL && !self->is_showing)
    tillid_timeline_state_set_lane_shown (self->state, lane_of (GTK_WIDGET (button)),
                                          gtk_check_button_get_active (button));
}

static void
collapsed_cb (GtkToggleButton *button, TillidStoryLanes *self)
{
  if (self->state != NULL && !self->is_showing)
    tillid_timeline_state_set_lane_collapsed (self->state, lane_of (GTK_WIDGET (button)),
                                              gtk_toggle_button_get_active (button));
}

/* The focus goes along; a button at the end of its way gives it to the other one. */
static void
move (TillidStoryLanes *self, TillidTimelineLane lane, int steps, GtkWidget *focus)
{
  if (self->state == NULL || !tillid_timeline_state_move_lane (self->state, lane, steps))
    return;
  if (!gtk_widget_get_sensitive (focus))
    focus = self->lines[lane].check;
  gtk_widget_grab_focus (focus);
}

static void
up_cb (GtkWidget *button, TillidStoryLanes *self)
{
  move (self, lane_of (button), -1, button);
}

static void
down_cb (GtkWidget *button, TillidStoryLanes *self)
{
  move (self, lane_of (button), 1, button);
}

static gboolean
move_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidStoryLanes *self = TILLID_STORY_LANES (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint lane = 0; lane < TILLID_N_LANES && focus != NULL; lane++)
    if (gtk_widget_is_ancestor (focus, self->lines[lane].box))
      {
        move (self, lane, g_variant_get_int32 (arguments), focus);
        return TRUE;
      }
  return FALSE;
}

static GtkWidget *
add_button (Line *line,
            GtkWidget *button,
            const char *icon,
            const char *tooltip,
            TillidTimelineLane lane)
{
  const char *name = tillid_choice_get_label (tillid_timeline_lane_choices, lane);
  /* Translators: what a button does, and with which lane: "Further up: Medicines". */
  g_autofree char *label = g_strdup_printf (C_ ("story", "%1$s: %2$s"), tooltip, name);

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "lane", GUINT_TO_POINTER (lane));
  gtk_box_append (GTK_BOX (line->box), button);
  return button;
}

static void
add_line (TillidStoryLanes *self, TillidTimelineLane lane)
{
  Line *line = &self->lines[lane];

  line->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  line->check =
    gtk_check_button_new_with_label (tillid_choice_get_label (tillid_timeline_lane_choices, lane));
  gtk_widget_set_hexpand (line->check, TRUE);
  /* The patient's own lane is always there. */
  gtk_widget_set_sensitive (line->check, lane != TILLID_LANE_LIFE);
  g_object_set_data (G_OBJECT (line->check), "lane", GUINT_TO_POINTER (lane));
  gtk_box_append (GTK_BOX (line->box), line->check);
  line->collapse = add_button (line, gtk_toggle_button_new (), "pan-down-symbolic",
                               C_ ("story", "One row, marks without words"), lane);
  line->up = add_button (line, gtk_button_new (), "go-up-symbolic",
                         C_ ("story", "Further up (Alt+Up)"), lane);
  line->down = add_button (line, gtk_button_new (), "go-down-symbolic",
                           C_ ("story", "Further down (Alt+Down)"), lane);
  g_signal_connect_object (line->check, "toggled", G_CALLBACK (checked_cb), self, 0);
  g_signal_connect_object (line->collapse, "toggled", G_CALLBACK (collapsed_cb), self, 0);
  g_signal_connect_object (line->up, "clicked", G_CALLBACK (up_cb), self, 0);
  g_signal_connect_object (line->down, "clicked", G_CALLBACK (down_cb), self, 0);
  gtk_box_append (GTK_BOX (self), line->box);
}

static void
tillid_story_lanes_dispose (GObject *object)
{
  tillid_story_lanes_set_state (TILLID_STORY_LANES (object), NULL);

  G_OBJECT_CLASS (tillid_story_lanes_parent_class)->dispose (object);
}

static void
tillid_story_lanes_class_init (TillidStoryLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_lanes_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_binding, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_binding, "i", 1);
}

static void
tillid_story_lanes_init (TillidStoryLanes *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    add_line (self, lane);
}

/* @state: (nullable): whose lanes these are */
void
tillid_story_lanes_set_state (TillidStoryLanes *self, TillidTimelineState *state)
{
  g_return_if_fail (TILLID_IS_STORY_LANES (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;
  g_signal_connect_object (state, "items-changed", G_CALLBACK (show_lanes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "lanes-changed", G_CALLBACK (show_lanes), self,
                           G_CONNECT_SWAPPED);
  show_lanes (self);
}
