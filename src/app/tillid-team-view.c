/* tillid-team-view.c - the colleagues of a clinic, and who shares patients with whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nodes are children of one size; the lines are drawn below them, and drawn again only when somebody else stands out or the room
 * changes. Where neighbours are too near for names, the letters in the sign, the tooltip and the list below say who it is. */
#include "config.h"

#include "tillid-team-view.h"

#include <adwaita.h>

#include "tillid-compat.h"
#include "tillid-person-sign.h"
#include "tillid-team-drawing.h"
#include "tillid-timeline-canvas.h"

#define SIGN 28
#define NAME_ROOM 62.0 /* between neighbours, for their names to stand below them */
#define LEAST_WIDTH 300
#define USUAL_WIDTH 620
#define LEAST_HEIGHT 320
#define MOST_HEIGHT 520
#define ASPECT 0.62

typedef struct
{
  GtkWidget *widget; /* (unowned): a child */
  GtkWidget *sign;   /* (unowned) */
  GtkWidget *label;  /* (unowned) */
} Node;

struct _TillidTeamView
{
  GtkWidget parent_instance;

  GArray *nodes;  /* (owned) of Node */
  GArray *groups; /* (owned) of guint */
  GArray *lines;  /* (owned) of TillidNetworkLine */
  GArray *places; /* (owned) of TillidNetworkPlace */
  int focused;    /* -1: nobody */
  int pointed;    /* -1: nobody */
};

G_DEFINE_FINAL_TYPE (TillidTeamView, tillid_team_view, GTK_TYPE_WIDGET)

static void
clear (TillidTeamView *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_unparent (g_array_index (self->nodes, Node, i).widget);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->groups, 0);
  g_array_set_size (self->places, 0);
  self->focused = self->pointed = -1;
}

static void
tillid_team_view_dispose (GObject *object)
{
  clear (TILLID_TEAM_VIEW (object));

  G_OBJECT_CLASS (tillid_team_view_parent_class)->dispose (object);
}

static void
tillid_team_view_finalize (GObject *object)
{
  TillidTeamView *self = TILLID_TEAM_VIEW (object);

  g_array_unref (self->nodes);
  g_array_unref (self->groups);
  g_array_unref (self->lines);
  g_array_unref (self->places);

  G_OBJECT_CLASS (tillid_team_view_parent_class)->finalize (object);
}

static GtkSizeRequestMode
tillid_team_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tillid_team_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const double scale = tillid_widget_get_text_scale (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = (int) (USUAL_WIDTH * scale);
      return;
    }
  if (for_size < 0)
    for_size = (int) (USUAL_WIDTH * scale);
  *minimum = *natural =
    CLAMP ((int) (for_size * ASPECT), (int) (LEAST_HEIGHT * scale), (int) (MOST_HEIGHT * scale));
}

static void
allocate_node (TillidTeamView *self, guint i, double distance, double scale)
{
  const Node *node = &g_array_index (self->nodes, Node, i);
  const TillidNetworkPlace place = g_array_index (self->places, TillidNetworkPlace, i);
  const gboolean has_name = self->nodes->len == 1 || distance >= NAME_ROOM * scale;
  int sign, least, width, height;

  gtk_widget_set_child_visible (node->label, has_name);
  gtk_widget_measure (node->sign, GTK_ORIENTATION_VERTICAL, -1, NULL, &sign, NULL, NULL);
  gtk_widget_measure (node->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &width, NULL, NULL);
  width = has_name ? CLAMP ((int) distance, least, width) : least;
  gtk_widget_measure (node->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (node->widget,
                            &(GtkAllocation){ (int) (place.x - width / 2.0),
                                              (int) (place.y - sign / 2.0 - 2), width, height },
                            -1);
}

static void
tillid_team_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidTeamView *self = TILLID_TEAM_VIEW (widget);
  const double scale = tillid_widget_get_text_scale (widget);
  const double side = (NAME_ROOM / 2 + 8) * scale, top = (SIGN / 2.0 + 6) * scale;
  const double foot = top + 20 * scale;
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  TillidNetworkPlace *places = (TillidNetworkPlace *) (gpointer) self->places->data;
  double distance;

  distance = tillid_network_layout ((const guint *) (gpointer) self->groups->data, self->nodes->len,
                                    width - 2 * side, height - top - foot, is_rtl, places);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      places[i].x += side;
      places[i].y += top;
      allocate_node (self, i, distance, scale);
    }
}

static void
tillid_team_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidTeamView *self = TILLID_TEAM_VIEW (widget);
  const double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const TillidTeamDrawing drawing = {
    .places = (const TillidNetworkPlace *) (gpointer) self->places->data,
    .n = self->nodes->len,
    .lines = (const TillidNetworkLine *) (gpointer) self->lines->data,
    .n_lines = self->lines->len,
    .chosen = tillid_team_view_get_chosen (self),
    .width = width,
    .height = height,
  };
  cairo_t *cr;

  if (self->lines->len > 0 && width > 0 && height > 0)
    {
      cr = gtk_snapshot_append_cairo (snapshot,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      tillid_team_drawing_draw_lines (&drawing, cr, tillid_timeline_canvas_get_palette (),
                                      tillid_widget_get_text_scale (widget));
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (tillid_team_view_parent_class)->snapshot (widget, snapshot);
}

static int
index_of (TillidTeamView *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, Node, i).widget == widget)
      return (int) i;
  return -1;
}

/* The one stop for Tab is the node that had the focus last. */
static void
make_stop (TillidTeamView *self, guint stop)
{
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_set_focusable (g_array_index (self->nodes, Node, i).widget, i == stop);
}

static void
go_to (TillidTeamView *self, guint i)
{
  gtk_widget_set_focusable (g_array_index (self->nodes, Node, i).widget, TRUE);
  gtk_widget_grab_focus (g_array_index (self->nodes, Node, i).widget);
  make_stop (self, i);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        TillidTeamView *self)
{
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint n = self->nodes->len;
  guint next;

  if (self->focused < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      next = (guint) self->focused + ((keyval == GDK_KEY_Right) != is_rtl ? 1 : n - 1);
      break;
    case GDK_KEY_Down:
      next = (guint) self->focused + 1;
      break;
    case GDK_KEY_Up:
      next = (guint) self->focused + n - 1;
      break;
    case GDK_KEY_Home:
      next = 0;
      break;
    case GDK_KEY_End:
      next = n - 1;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  go_to (self, next % n);
  return GDK_EVENT_STOP;
}

static void
focus_cb (GtkEventControllerFocus *controller, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  TillidTeamView *self = TILLID_TEAM_VIEW (gtk_widget_get_parent (widget));

  self->focused = gtk_event_controller_focus_is_focus (controller) ? index_of (self, widget) : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
entered_cb (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  TillidTeamView *self = TILLID_TEAM_VIEW (gtk_widget_get_parent (widget));

  self->pointed = index_of (self, widget);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (GtkEventControllerMotion *controller, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  TillidTeamView *self = TILLID_TEAM_VIEW (gtk_widget_get_parent (widget));

  self->pointed = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  TillidTeamView *self = TILLID_TEAM_VIEW (gtk_widget_get_parent (widget));

  go_to (self, (guint) index_of (self, widget));
}

static void
add_controllers (GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_cb), NULL);
  gtk_widget_add_controller (widget, focus);
  g_signal_connect (motion, "enter", G_CALLBACK (entered_cb), NULL);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
add_node (TillidTeamView *self, const TillidClinicNode *from)
{
  Node node;

  node.widget = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  node.sign = tillid_person_sign_new (SIGN);
  node.label =
    g_object_new (GTK_TYPE_LABEL, "label", from->name, "max-width-chars", 12, "ellipsize",
                  PANGO_ELLIPSIZE_END, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_halign (node.sign, GTK_ALIGN_CENTER);
  if (from->member != NULL)
    tillid_person_sign_set_member (TILLID_PERSON_SIGN (node.sign), from->member);
  else
    tillid_person_sign_set_name (TILLID_PERSON_SIGN (node.sign), TILLID_SIGN_COLLEAGUE, from->name);
  gtk_widget_add_css_class (node.label, "caption");
  gtk_widget_add_css_class (node.widget, "team-node");
  gtk_box_append (GTK_BOX (node.widget), node.sign);
  gtk_box_append (GTK_BOX (node.widget), node.label);
  gtk_widget_set_tooltip_text (node.widget, from->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (node.widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  from->sentence, -1);
  add_controllers (node.widget);
  gtk_widget_set_parent (node.widget, GTK_WIDGET (self));
  g_array_append_val (self->nodes, node);
  g_array_append_val (self->groups, from->group);
}

static void
tillid_team_view_class_init (TillidTeamViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_team_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_team_view_finalize;
  widget_class->get_request_mode = tillid_team_view_get_request_mode;
  widget_class->measure = tillid_team_view_measure;
  widget_class->size_allocate = tillid_team_view_size_allocate;
  widget_class->snapshot = tillid_team_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tillid_team_view_init (TillidTeamView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (TillidNetworkLine));
  self->places = g_array_new (FALSE, TRUE, sizeof (TillidNetworkPlace));
  self->focused = self->pointed = -1;
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * tillid_team_view_show:
 * @self: a view
 * @nodes: (element-type TillidClinicNode): in their order
 * @lines: (element-type TillidNetworkLine): between them
 */
void
tillid_team_view_show (TillidTeamView *self, const GPtrArray *nodes, const GArray *lines)
{
  g_return_if_fail (TILLID_IS_TEAM_VIEW (self) && nodes != NULL && lines != NULL);

  clear (self);
  g_array_set_size (self->lines, 0);
  if (lines->len > 0)
    g_array_append_vals (self->lines, lines->data, lines->len);
  for (guint i = 0; i < nodes->len; i++)
    add_node (self, nodes->pdata[i]);
  g_array_set_size (self->places, nodes->len);
  if (nodes->len > 0)
    make_stop (self, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* How many colleagues are drawn. */
guint
tillid_team_view_get_n_nodes (TillidTeamView *self)
{
  g_return_val_if_fail (TILLID_IS_TEAM_VIEW (self), 0);

  return self->nodes->len;
}

/* (transfer none) (nullable): the widget of a colleague. */
GtkWidget *
tillid_team_view_get_node (TillidTeamView *self, guint node)
{
  g_return_val_if_fail (TILLID_IS_TEAM_VIEW (self), NULL);

  return node < self->nodes->len ? g_array_index (self->nodes, Node, node).widget : NULL;
}

/* Whose lines stand out: the one that is pointed at, else the one that has the focus; -1 for nobody. */
int
tillid_team_view_get_chosen (TillidTeamView *self)
{
  g_return_val_if_fail (TILLID_IS_TEAM_VIEW (self), -1);

  return self->pointed >= 0 ? self->pointed : self->focused;
}
