/* tillid-phase-strip.c - the five phases of a course of care
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Five equal parts; each is a button, and a thread runs from its words to the next mark: solid where the next
 * phase has come or is expected, dashed after a planned one. */
#include "config.h"

#include "tillid-phase-strip.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-plan-words.h"

#define MARGIN 18
#define HEIGHT 62
#define GAP 4
#define THREAD 2.0

struct _TillidPhaseStrip
{
  GtkWidget parent_instance;

  GtkWidget *parts[TILLID_PLAN_N_PHASES];
  GtkStack *marks[TILLID_PLAN_N_PHASES];
  GtkLabel *numbers[TILLID_PLAN_N_PHASES];
  GtkLabel *names[TILLID_PLAN_N_PHASES];
  GtkLabel *whens[TILLID_PLAN_N_PHASES];
  TillidPhaseState states[TILLID_PLAN_N_PHASES];
};

enum
{
  SIGNAL_PHASE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidPhaseStrip, tillid_phase_strip, GTK_TYPE_WIDGET)

static void
clicked_cb (TillidPhaseStrip *self, GtkWidget *part)
{
  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    if (self->parts[i] == part)
      g_signal_emit (self, signals[SIGNAL_PHASE_ACTIVATED], 0, i);
}

static void
tillid_phase_strip_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TillidPhaseStrip *self = TILLID_PHASE_STRIP (widget);
  int min = 0, nat = 0;

  *minimum_baseline = *natural_baseline = -1;
  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    {
      int part_min, part_nat;

      gtk_widget_measure (self->parts[i], orientation, -1, &part_min, &part_nat, NULL, NULL);
      min = MAX (min, part_min);
      nat = MAX (nat, part_nat);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = TILLID_PLAN_N_PHASES * min + 2 * MARGIN;
      *natural = TILLID_PLAN_N_PHASES * nat + 2 * MARGIN;
    }
  else
    *minimum = *natural = MAX (HEIGHT, nat + 8);
}

/* One place knows the direction: where the part of @width begins that starts @from the start side. */
static double
mirror (GtkWidget *widget, double from, double width)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (widget) - from - width;
  return from;
}

static double
part_start (GtkWidget *widget, int index)
{
  double room = gtk_widget_get_width (widget) - 2 * MARGIN;

  return MARGIN + index * room / TILLID_PLAN_N_PHASES;
}

static void
tillid_phase_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidPhaseStrip *self = TILLID_PHASE_STRIP (widget);

  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    {
      int room = (int) (part_start (widget, i + 1) - part_start (widget, i));
      int natural, part_height;

      gtk_widget_measure (self->parts[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                          NULL);
      gtk_widget_measure (self->parts[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &part_height, NULL,
                          NULL);
      natural = MIN (natural, room);
      part_height = MIN (part_height, height);
      gtk_widget_size_allocate (self->parts[i],
                                &(GtkAllocation){
                                  (int) mirror (widget, part_start (widget, i), natural),
                                  (height - part_height) / 2, natural, part_height },
                                -1);
    }
}

static void
draw_thread (TillidPhaseStrip *self, cairo_t *cr, int index)
{
  static const double dashes[] = { 5, 4 };
  GtkWidget *widget = GTK_WIDGET (self);
  double from = part_start (widget, index) + gtk_widget_get_width (self->parts[index]) + GAP;
  double to = part_start (widget, index + 1) - GAP;
  double y = gtk_widget_get_height (widget) / 2.0;

  if (to <= from)
    return;
  if (self->states[index] == TILLID_PHASE_PLANNED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, mirror (widget, from, 0), y);
  cairo_line_to (cr, mirror (widget, to, 0), y);
  cairo_stroke (cr);
}

static void
tillid_phase_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA colour;

  tillid_widget_lookup_color (widget, "phase_thread", &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, THREAD);
  for (int i = 0; i + 1 < TILLID_PLAN_N_PHASES; i++)
    draw_thread (TILLID_PHASE_STRIP (widget), cr, i);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (tillid_phase_strip_parent_class)->snapshot (widget, snapshot);
}

static void
tillid_phase_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PHASE_STRIP);

  G_OBJECT_CLASS (tillid_phase_strip_parent_class)->dispose (object);
}

static void
bind_parts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gsize offset;
  } members[] = { { "part", G_STRUCT_OFFSET (TillidPhaseStrip, parts) },
                  { "mark", G_STRUCT_OFFSET (TillidPhaseStrip, marks) },
                  { "number", G_STRUCT_OFFSET (TillidPhaseStrip, numbers) },
                  { "name", G_STRUCT_OFFSET (TillidPhaseStrip, names) },
                  { "when", G_STRUCT_OFFSET (TillidPhaseStrip, whens) } };

  for (guint m = 0; m < G_N_ELEMENTS (members); m++)
    for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
      {
        g_autofree char *name = g_strdup_printf ("%s_%d", members[m].name, i);

        gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                   (gssize) (members[m].offset +
                                                             i * sizeof (gpointer)));
      }
}

static void
tillid_phase_strip_class_init (TillidPhaseStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_phase_strip_dispose;
  widget_class->measure = tillid_phase_strip_measure;
  widget_class->size_allocate = tillid_phase_strip_size_allocate;
  widget_class->snapshot = tillid_phase_strip_snapshot;

  signals[SIGNAL_PHASE_ACTIVATED] =
    g_signal_new ("phase-activated", TILLID_TYPE_PHASE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-phase-strip.ui");
  bind_parts (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "phasestrip");
}

static void
tillid_phase_strip_init (TillidPhaseStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    {
      g_autofree char *number = tillid_format_number (i + 1, NULL);

      gtk_label_set_label (self->numbers[i], number);
      gtk_label_set_label (self->names[i], tillid_choice_get_label (tillid_phase_kind_choices, i));
      g_signal_connect_swapped (self->parts[i], "clicked", G_CALLBACK (clicked_cb), self);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("heading", "Phases"), -1);
}

static void
show_part (TillidPhaseStrip *self, TillidPlanModel *model, int kind)
{
  static const char *const classes[] = { "to-come", "planned", "now", "done" };
  static const char *const spoken[] = {
    NC_ ("phase, spoken", "to come"),
    NC_ ("phase, spoken", "planned"),
    NC_ ("phase, spoken", "now"),
    NC_ ("phase, spoken", "done"),
  };
  const TillidPlanPhase *item = tillid_plan_model_get_phase (model, (TillidPhaseKind) kind);
  const char *name = gtk_label_get_label (self->names[kind]);
  const char *state = g_dpgettext2 (GETTEXT_PACKAGE, "phase, spoken", spoken[item->state]);
  g_autofree char *when = tillid_plan_describe_phase (model, (TillidPhaseKind) kind);
  g_autofree char *label =
    *when != '\0' ? g_strdup_printf (C_ ("phase, spoken", "%s, %s, %s"), name, state, when)
                  : g_strdup_printf (C_ ("phase, spoken", "%s, %s"), name, state);

  self->states[kind] = item->state;
  gtk_widget_set_css_classes (self->parts[kind],
                              (const char *[]){ "flat", "phase", classes[item->state], NULL });
  gtk_stack_set_visible_child_name (self->marks[kind],
                                    item->state == TILLID_PHASE_DONE ? "done" : "number");
  gtk_label_set_label (self->whens[kind], when);
  gtk_widget_set_visible (GTK_WIDGET (self->whens[kind]), *when != '\0');
  gtk_widget_set_tooltip_text (self->parts[kind], label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts[kind]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* Shows what the plan says now. */
void
tillid_phase_strip_show (TillidPhaseStrip *self, TillidPlanModel *model)
{
  g_return_if_fail (TILLID_IS_PHASE_STRIP (self) && TILLID_IS_PLAN_MODEL (model));

  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    show_part (self, model, i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* (transfer none) */
GtkWidget *
tillid_phase_strip_get_part (TillidPhaseStrip *self, TillidPhaseKind kind)
{
  g_return_val_if_fail (TILLID_IS_PHASE_STRIP (self), NULL);
  g_return_val_if_fail ((int) kind >= 0 && (int) kind < TILLID_PLAN_N_PHASES, NULL);

  return self->parts[kind];
}
