/* tillid-life-years.c - the visible years as two numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The frame of the overview for keyboard and screen reader: the first and the last visible year. They stand over the start of the
 * overview, unseen until one of them has the focus, so that the picture stays what it is. */
#include "config.h"

#include "tillid-life-years.h"

#include "tillid-format.h"

struct _TillidLifeYears
{
  AdwBin parent_instance;

  /* Template children */
  GtkSpinButton *from_spin;
  GtkSpinButton *to_spin;

  TillidTimelineState *state; /* (owned) (nullable) */
  gboolean showing;           /* the program sets the numbers, not a person */
};

G_DEFINE_FINAL_TYPE (TillidLifeYears, tillid_life_years, ADW_TYPE_BIN)

static int
year_of (double day)
{
  int year;

  tillid_day_to_ymd ((TillidDay) day, &year, NULL, NULL);
  return year;
}

static void
show (TillidLifeYears *self)
{
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  int first = year_of (MIN (view->life_first, view->first)), last = year_of (view->today);

  self->showing = TRUE;
  gtk_spin_button_set_range (self->from_spin, first, last);
  gtk_spin_button_set_range (self->to_spin, first, last);
  gtk_spin_button_set_value (self->from_spin, year_of (view->first));
  gtk_spin_button_set_value (self->to_spin, year_of (view->last));
  self->showing = FALSE;
}

/* The other end goes along where the two would meet. */
static void
from_changed_cb (GtkSpinButton *spin, TillidLifeYears *self)
{
  TillidTimelineView *view;
  double first;

  if (self->showing || self->state == NULL)
    return;
  view = tillid_timeline_state_get_view (self->state);
  first = tillid_day_from_ymd (gtk_spin_button_get_value_as_int (spin), 1, 1);
  tillid_timeline_state_set_span (self->state, first,
                                  first < view->last ? view->last
                                                     : MIN (first + 365, (double) view->today));
}

static void
to_changed_cb (GtkSpinButton *spin, TillidLifeYears *self)
{
  TillidTimelineView *view;
  double last;

  if (self->showing || self->state == NULL)
    return;
  view = tillid_timeline_state_get_view (self->state);
  last = MIN (tillid_day_from_ymd (gtk_spin_button_get_value_as_int (spin), 12, 31), view->today);
  tillid_timeline_state_set_span (self->state, view->first < last ? view->first : last - 365, last);
}

static gboolean
output_cb (GtkSpinButton *spin, TillidLifeYears *self)
{
  g_autofree char *year = tillid_format_number (gtk_spin_button_get_value_as_int (spin), NULL);

  if (g_strcmp0 (year, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), year);
  return TRUE;
}

/* Digits of any script. */
static int
input_cb (GtkSpinButton *spin, double *out_value, TillidLifeYears *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  int year = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (text));

      if (digit < 0 || year > 9999)
        return GTK_INPUT_ERROR;
      year = year * 10 + digit;
    }
  *out_value = year;
  return TRUE;
}

/* Unseen they must not be in the way of the pointer either. */
static void
focus_changed_cb (GtkEventControllerFocus *focus, GParamSpec *pspec, TillidLifeYears *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), gtk_event_controller_focus_contains_focus (focus));
}

static void
tillid_life_years_dispose (GObject *object)
{
  tillid_life_years_set_state (TILLID_LIFE_YEARS (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_LIFE_YEARS);

  G_OBJECT_CLASS (tillid_life_years_parent_class)->dispose (object);
}

static void
tillid_life_years_class_init (TillidLifeYearsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_life_years_dispose;
  gtk_widget_class_set_css_name (widget_class, "life-years");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-life-years.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidLifeYears, from_spin);
  gtk_widget_class_bind_template_child (widget_class, TillidLifeYears, to_spin);
  gtk_widget_class_bind_template_callback (widget_class, from_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
}

static void
tillid_life_years_init (TillidLifeYears *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_life_years_set_state:
 * @self: the two years
 * @state: (nullable): whose view they show and change
 */
void
tillid_life_years_set_state (TillidLifeYears *self, TillidTimelineState *state)
{
  g_return_if_fail (TILLID_IS_LIFE_YEARS (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;
  g_signal_connect_object (state, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
