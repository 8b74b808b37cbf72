/* tillid-goal-ladder.c - the ladder of a goal, with its last reviews
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Rungs, months and words are real labels; tint, line and dots are drawn. Where they stand says
 * core/tillid-ladder-layout.h for rungs of 33 px; with larger text all five rungs grow alike, and the dots with
 * them. */
#include "config.h"

#include "tillid-goal-ladder.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-plan-words.h"

#define HEADER_HEIGHT 20
/* Between the edge of the card and the level: the rest up to the words is the level's. */
#define EDGE 14
#define NOMINAL_WIDTH 318
/* The narrowest card: without a width the height is that of a ladder in it, so that none is cut. */
#define NARROW_WIDTH 300
/* Between the names of two months. */
#define MONTH_GAP 3
#define LINE_WIDTH 1.5
#define HALO 2.0

struct _TillidGoalLadder
{
  GtkWidget parent_instance;

  GtkWidget *how_label;
  GtkWidget *months[TILLID_LADDER_REVIEWS];
  GtkWidget *rungs[TILLID_LADDER_RUNGS];
  GtkLabel *levels[TILLID_LADDER_RUNGS];
  GtkLabel *words[TILLID_LADDER_RUNGS];

  TillidLadderRating *ratings; /* (owned) */
  guint n_ratings;
  gboolean editable;

  TillidLadderLayout layout;
  int header_height;
  double rung_height;
};

enum
{
  SIGNAL_RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidGoalLadder, tillid_goal_ladder, GTK_TYPE_WIDGET)

static int
focused_rung (TillidGoalLadder *self)
{
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    if (gtk_widget_has_focus (self->rungs[i]))
      return i;
  return -1;
}

/**
 * tillid_goal_ladder_focus_rung:
 * @rung: 0 for +2 on top
 *
 * Returns: whether the focus is there
 */
gboolean
tillid_goal_ladder_focus_rung (TillidGoalLadder *self, int rung)
{
  g_return_val_if_fail (TILLID_IS_GOAL_LADDER (self), FALSE);
  g_return_val_if_fail (rung >= 0 && rung < TILLID_LADDER_RUNGS, FALSE);

  return gtk_widget_grab_focus (self->rungs[rung]);
}

static int
current_rung (TillidGoalLadder *self)
{
  return self->n_ratings > 0 ? tillid_ladder_rung_of (self->ratings[self->n_ratings - 1].attainment)
                             : -1;
}

static void
rate (TillidGoalLadder *self, int rung)
{
  if (self->editable)
    g_signal_emit (self, signals[SIGNAL_RATED], 0, 2 - rung);
}

static gboolean
key_pressed_cb (TillidGoalLadder *self, guint keyval, guint keycode, GdkModifierType state)
{
  int rung = focused_rung (self);

  if (rung < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      tillid_goal_ladder_focus_rung (self, MAX (rung - 1, 0));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      tillid_goal_ladder_focus_rung (self, MIN (rung + 1, TILLID_LADDER_RUNGS - 1));
      return TRUE;
    case GDK_KEY_Home:
      tillid_goal_ladder_focus_rung (self, 0);
      return TRUE;
    case GDK_KEY_End:
      tillid_goal_ladder_focus_rung (self, TILLID_LADDER_RUNGS - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      rate (self, rung);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
released_cb (TillidGoalLadder *self, int n_press, double x, double y)
{
  int rung = (int) ((y - self->header_height) / self->rung_height);

  if (y < self->header_height || rung < 0 || rung >= TILLID_LADDER_RUNGS)
    return;
  tillid_goal_ladder_focus_rung (self, rung);
  rate (self, rung);
}

/* Tab enters at the rung of now (or of "as agreed") and leaves at the next Tab. */
static gboolean
tillid_goal_ladder_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TillidGoalLadder *self = TILLID_GOAL_LADDER (widget);
  int current = current_rung (self);

  if (focused_rung (self) >= 0)
    return FALSE;
  return tillid_goal_ladder_focus_rung (self, current >= 0 ? current : TILLID_LADDER_RUNGS / 2);
}

static void
measure_rows (TillidGoalLadder *self, int width, int *out_header, int *out_rung)
{
  int natural;

  gtk_widget_measure (self->how_label, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  *out_header = MAX (HEADER_HEIGHT, natural + 2);
  *out_rung = (int) TILLID_LADDER_RUNG_HEIGHT;
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      gtk_widget_measure (self->rungs[i], GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                          NULL);
      *out_rung = MAX (*out_rung, natural);
    }
}

static void
tillid_goal_ladder_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TillidGoalLadder *self = TILLID_GOAL_LADDER (widget);
  int header, rung;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
        {
          int min;

          gtk_widget_measure (self->rungs[i], orientation, -1, &min, NULL, NULL, NULL);
          *minimum = MAX (*minimum, min);
        }
      *natural = MAX (*minimum, NOMINAL_WIDTH);
      return;
    }
  measure_rows (self, for_size >= 0 ? for_size : NARROW_WIDTH, &header, &rung);
  *minimum = *natural = header + TILLID_LADDER_RUNGS * rung;
}

/* The latest month, the first and then what is between: one that would run into another is left out. */
static void
place_months (TillidGoalLadder *self)
{
  const guint n = self->layout.n_dots;
  int from[TILLID_LADDER_REVIEWS] = { 0 }, to[TILLID_LADDER_REVIEWS] = { 0 };
  gboolean placed[TILLID_LADDER_REVIEWS] = { FALSE };

  for (guint i = 0; i < n; i++)
    {
      const guint month = i == 0 ? n - 1 : i - 1;
      gboolean is_free = TRUE;
      int width;

      gtk_widget_measure (self->months[month], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                          NULL);
      from[month] = (int) self->layout.dots[month].x - width / 2;
      to[month] = from[month] + width;
      for (guint other = 0; other < n; other++)
        is_free = is_free && !(placed[other] && from[month] < to[other] + MONTH_GAP &&
                               from[other] < to[month] + MONTH_GAP);
      placed[month] = is_free;
    }
  for (guint month = 0; month < TILLID_LADDER_REVIEWS; month++)
    {
      gtk_widget_set_child_visible (self->months[month], placed[month]);
      if (placed[month])
        gtk_widget_size_allocate (self->months[month],
                                  &(GtkAllocation){ from[month], 0, to[month] - from[month],
                                                    self->header_height },
                                  -1);
    }
}

static void
allocate_header (TillidGoalLadder *self)
{
  int how_width = (int) self->layout.words_width;

  gtk_widget_size_allocate (self->how_label,
                            &(GtkAllocation){ (int) self->layout.words_x, 0, how_width,
                                              self->header_height },
                            -1);
  place_months (self);
}

static void
tillid_goal_ladder_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidGoalLadder *self = TILLID_GOAL_LADDER (widget);
  int rung;

  measure_rows (self, width, &self->header_height, &rung);
  self->rung_height =
    MAX ((double) rung, (double) (height - self->header_height) / TILLID_LADDER_RUNGS);
  tillid_ladder_layout_compute (width, self->ratings, self->n_ratings, &self->layout);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    tillid_ladder_layout_mirror (&self->layout, width);

  allocate_header (self);
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      int top = (int) (self->header_height + i * self->rung_height);
      int bottom = (int) (self->header_height + (i + 1) * self->rung_height);

      gtk_widget_size_allocate (self->rungs[i], &(GtkAllocation){ 0, top, width, bottom - top },
                                -1);
    }
}

static double
dot_y (TillidGoalLadder *self, const TillidLadderDot *dot)
{
  return self->header_height + dot->y * self->rung_height / TILLID_LADDER_RUNG_HEIGHT;
}

static void
draw_history (TillidGoalLadder *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA past, now, halo;

  tillid_widget_lookup_color (widget, "ladder_past", &past);
  tillid_widget_lookup_color (widget, "accent_bg_color", &now);
  tillid_widget_lookup_color (widget, "ladder_halo", &halo);

  gdk_cairo_set_source_rgba (cr, &past);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->layout.n_dots; i++)
    cairo_line_to (cr, self->layout.dots[i].x, dot_y (self, &self->layout.dots[i]));
  cairo_stroke (cr);
  for (guint i = 0; i < self->layout.n_dots; i++)
    {
      const TillidLadderDot *dot = &self->layout.dots[i];
      double y = dot_y (self, dot);

      if (dot->is_latest)
        {
          gdk_cairo_set_source_rgba (cr, &halo);
          cairo_arc (cr, dot->x, y, dot->r + HALO, 0, 2 * G_PI);
          cairo_fill (cr);
        }
      gdk_cairo_set_source_rgba (cr, dot->is_latest ? &now : &past);
      cairo_arc (cr, dot->x, y, dot->r, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
tillid_goal_ladder_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidGoalLadder *self = TILLID_GOAL_LADDER (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  GTK_WIDGET_CLASS (tillid_goal_ladder_parent_class)->snapshot (widget, snapshot);
  if (self->layout.n_dots == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_history (self, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
tillid_goal_ladder_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tillid_goal_ladder_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_GOAL_LADDER);

  G_OBJECT_CLASS (tillid_goal_ladder_parent_class)->dispose (object);
}

static void
tillid_goal_ladder_finalize (GObject *object)
{
  g_free (TILLID_GOAL_LADDER (object)->ratings);

  G_OBJECT_CLASS (tillid_goal_ladder_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidGoalLadder, how_label);
  for (int i = 0; i < TILLID_LADDER_REVIEWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("month_%d", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (TillidGoalLadder,
                                                                            months) +
                                                           i * sizeof (gpointer)));
    }
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      const struct
      {
        const char *name;
        gsize offset;
      } parts[] = { { "rung_", G_STRUCT_OFFSET (TillidGoalLadder, rungs) },
                    { "level_", G_STRUCT_OFFSET (TillidGoalLadder, levels) },
                    { "words_", G_STRUCT_OFFSET (TillidGoalLadder, words) } };

      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          g_autofree char *name = g_strdup_printf ("%s%d", parts[p].name, i);

          gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                     (gssize) (parts[p].offset +
                                                               i * sizeof (gpointer)));
        }
    }
}

static void
tillid_goal_ladder_class_init (TillidGoalLadderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_goal_ladder_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_goal_ladder_finalize;
  widget_class->measure = tillid_goal_ladder_measure;
  widget_class->size_allocate = tillid_goal_ladder_size_allocate;
  widget_class->get_request_mode = tillid_goal_ladder_get_request_mode;
  widget_class->snapshot = tillid_goal_ladder_snapshot;
  widget_class->focus = tillid_goal_ladder_focus;

  signals[SIGNAL_RATED] = g_signal_new ("rated", TILLID_TYPE_GOAL_LADDER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-goal-ladder.ui");
  bind_children (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_css_name (widget_class, "goalladder");
}

static void
tillid_goal_ladder_init (TillidGoalLadder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  TillidLadderLayout layout;

  gtk_widget_init_template (GTK_WIDGET (self));

  tillid_ladder_layout_compute (NOMINAL_WIDTH, NULL, 0, &layout);
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    {
      g_autofree char *level = tillid_plan_describe_rung (2 - i);

      gtk_label_set_label (self->levels[i], level);
      gtk_widget_set_margin_start (GTK_WIDGET (self->levels[i]), EDGE);
      gtk_widget_set_size_request (GTK_WIDGET (self->levels[i]), (int) layout.words_x - EDGE, -1);
      gtk_widget_set_margin_end (GTK_WIDGET (self->words[i]),
                                 NOMINAL_WIDTH - (int) (layout.words_x + layout.words_width));
    }
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
show_rung (TillidGoalLadder *self, const TillidPlanGoal *goal, int rung, gboolean is_current)
{
  const char *words = tillid_goal_get_rung (goal->goal, rung);
  const char *level = gtk_label_get_label (self->levels[rung]);
  g_autofree char *spoken = words != NULL
                              ? g_strdup_printf (C_ ("rung, spoken", "%s, %s"), level, words)
                              : g_strdup (level);

  gtk_label_set_label (self->words[rung], words != NULL ? words : "");
  if (is_current)
    gtk_widget_add_css_class (self->rungs[rung], "current");
  else
    gtk_widget_remove_css_class (self->rungs[rung], "current");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rungs[rung]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->rungs[rung]), GTK_ACCESSIBLE_STATE_CHECKED,
                               is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/* Reviews that are not drawn are in the tooltip. */
static void
show_earlier (TillidGoalLadder *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i + TILLID_LADDER_REVIEWS < self->n_ratings; i++)
    {
      g_autofree char *day =
        tillid_format_day (self->ratings[i].day, TILLID_FORMAT_DAY_SHORT, NULL);
      g_autofree char *level = tillid_plan_describe_rung (self->ratings[i].attainment);

      g_string_append_printf (lines, C_ ("earlier review", "%s: %s"), day, level);
      g_string_append_c (lines, '\n');
    }
  g_strchomp (lines->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *lines->str != '\0' ? lines->str : NULL);
  g_string_free (lines, TRUE);
}

/**
 * tillid_goal_ladder_set_goal:
 * @goal: a goal of the plan; not kept
 * @editable: whether a rung can be chosen
 */
void
tillid_goal_ladder_set_goal (TillidGoalLadder *self, const TillidPlanGoal *goal, gboolean editable)
{
  g_autofree char *spoken = NULL;
  guint first;

  g_return_if_fail (TILLID_IS_GOAL_LADDER (self) && goal != NULL);

  self->editable = editable;
  g_clear_pointer (&self->ratings, g_free);
  self->n_ratings = tillid_plan_goal_get_ladder_ratings (goal, &self->ratings);
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    show_rung (self, goal, i, i == current_rung (self));
  first = self->n_ratings > TILLID_LADDER_REVIEWS ? self->n_ratings - TILLID_LADDER_REVIEWS : 0;
  for (guint i = 0; i < TILLID_LADDER_REVIEWS; i++)
    {
      g_autofree char *month = first + i < self->n_ratings
                                 ? tillid_plan_short_month (self->ratings[first + i].day)
                                 : g_strdup ("");

      gtk_label_set_label (GTK_LABEL (self->months[i]), month);
    }
  show_earlier (self);
  spoken = tillid_plan_describe_goal (goal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
