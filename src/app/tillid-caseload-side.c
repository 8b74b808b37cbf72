/* tillid-caseload-side.c - beside the caseload: the clinic over time, cover, who will be away
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-side.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-caseload-actions.h"
#include "tillid-compat.h"
#include "tillid-course.h"
#include "tillid-format.h"
#include "tillid-month-words.h"
#include "tillid-person-sign.h"
#include "tillid-run-chart.h"
#include "tillid-timeline-canvas.h"

#define WIDTH 326
#define CHART_HEIGHT 168
#define LABEL_CHARS 17
#define MONTHS TILLID_CASELOAD_CHART_MONTHS

struct _TillidCaseloadSide
{
  GtkWidget parent_instance;

  TillidCaseloadModel *model; /* (owned) (nullable) */
  TillidText *text;           /* (owned): of the chart */
  GPtrArray *absences;        /* (owned) (nullable) of TillidCaseloadAbsence: in the rows */

  GtkLabel *sentence_label;
  GtkWidget *chart_box;
  GtkDrawingArea *chart;
  GtkWidget *numbers_expander;
  GtkGrid *numbers_grid;
  GtkWidget *own_box;
  GtkGrid *own_grid;
  GtkGrid *cover_grid;
  GtkWidget *away_heading;
  GtkListBox *away_list;
};

enum
{
  PERSON_CHOSEN,
  PLAN_ABSENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidCaseloadSide, tillid_caseload_side, GTK_TYPE_WIDGET)

static void
tillid_caseload_side_dispose (GObject *object)
{
  TillidCaseloadSide *self = TILLID_CASELOAD_SIDE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->text, tillid_text_free);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_CASELOAD_SIDE);

  G_OBJECT_CLASS (tillid_caseload_side_parent_class)->dispose (object);
}

/* As wide as in the design, whatever stands in it. */
static void
tillid_caseload_side_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural =
      MAX (*minimum, (int) (WIDTH * MIN (tillid_widget_get_text_scale (widget), 1.5)));
}

static void
tillid_caseload_side_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
draw_chart_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidCaseloadSide *self = data;
  const TillidCaseloadChart *read =
    self->model != NULL ? tillid_caseload_model_get_chart (self->model) : NULL;
  TillidChartPoint points[MONTHS];
  TillidRunChart chart = { .n_months = MONTHS, .points = points, .few = TILLID_CASELOAD_CHART_FEW };

  if (read == NULL)
    return;
  chart.first = read->first;
  chart.mean = tillid_list_chart (read->months, MONTHS, points);
  tillid_run_chart_draw (&chart, cr, self->text, tillid_timeline_canvas_get_palette (), width,
                         height, tillid_widget_get_text_scale (GTK_WIDGET (self)),
                         gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkWidget *
add_label (GtkGrid *grid, int column, int row, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

/* The same as the drawing, for everybody who does not see it. */
static void
fill_numbers (TillidCaseloadSide *self, const TillidCaseloadChart *chart)
{
  clear_grid (self->numbers_grid);
  add_label (self->numbers_grid, 0, 0, C_ ("caseload", "Month"), "caption-heading");
  add_label (self->numbers_grid, 1, 0, C_ ("caseload", "With the named"), "caption-heading");
  add_label (self->numbers_grid, 2, 0, C_ ("caseload", "All"), "caption-heading");
  for (guint i = 0; i < MONTHS; i++)
    {
      const TillidRatio share = chart->months[i];
      g_autofree char *month =
        tillid_month_words_write (tillid_day_add_months (chart->first, (int) i), NULL);
      g_autofree char *with = tillid_format_number (share.numerator, NULL);
      g_autofree char *all = tillid_format_number (share.denominator, NULL);

      add_label (self->numbers_grid, 0, (int) i + 1, month, NULL);
      add_label (self->numbers_grid, 1, (int) i + 1, with, NULL);
      add_label (self->numbers_grid, 2, (int) i + 1, all, NULL);
    }
}

static void
fill_cover (TillidCaseloadSide *self)
{
  TillidCaseloadCover cover[TILLID_CASELOAD_N_COVERS];

  clear_grid (self->cover_grid);
  tillid_caseload_model_get_cover (self->model, cover);
  for (int i = 0; i < TILLID_CASELOAD_N_COVERS; i++)
    {
      g_autofree char *has = tillid_format_number (cover[i].share.numerator, NULL);
      g_autofree char *all = tillid_format_number (cover[i].share.denominator, NULL);
      /* Translators: a number of patients, of all of them. */
      g_autofree char *words = g_strdup_printf (C_ ("caseload", "%1$s of %2$s"), has, all);
      GtkWidget *bar = gtk_progress_bar_new ();
      GtkWidget *label = add_label (self->cover_grid, 0, i, cover[i].title, NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), cover[i].share.denominator > 0
                                                               ? tillid_ratio_value (cover[i].share)
                                                               : 0);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (bar, "caseload-bar");
      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      cover[i].title, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                      -1);
      gtk_grid_attach (self->cover_grid, bar, 1, i, 1, 1);
      add_label (self->cover_grid, 2, i, words, NULL);
    }
}

/* For the eye of the person who works: shown with *Mine*, on no paper and in no file. */
static void
fill_own (TillidCaseloadSide *self)
{
  TillidCaseloadLoad load[TILLID_CASELOAD_N_LOADS];
  const gboolean is_mine = tillid_caseload_model_get_own_load (self->model, load);

  clear_grid (self->own_grid);
  for (int i = 0; is_mine && i < TILLID_CASELOAD_N_LOADS; i++)
    {
      g_autofree char *number = tillid_format_number (load[i].n, NULL);
      GtkWidget *title = add_label (self->own_grid, 0, i, load[i].title, NULL);

      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_set_hexpand (title, TRUE);
      add_label (self->own_grid, 1, i, number, NULL);
    }
  gtk_widget_set_visible (self->own_box, is_mine);
}

static void
plan_cb (TillidCaseloadSide *self, GtkWidget *button)
{
  g_signal_emit (self, signals[PLAN_ABSENCE], 0,
                 g_object_get_data (G_OBJECT (button), "tillid-absence"));
}

/* Somebody else whom these patients know, proposed for all of them. */
static GtkWidget *
make_plan_button (TillidCaseloadSide *self, TillidCaseloadAbsence *absence)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("system-users-symbolic");
  /* Translators: a name and days. */
  g_autofree char *hint =
    g_strdup_printf (C_ ("caseload", "Propose second faces: %s"), absence->text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_object_set_data (G_OBJECT (button), "tillid-absence", absence);
  g_signal_connect_object (button, "clicked", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_away (TillidCaseloadSide *self, TillidCaseloadAbsence *absence)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *sign = tillid_person_sign_new (22);
  gint64 *member = g_memdup2 (&absence->member->record.id, sizeof (gint64));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), absence->text);
  if (absence->note != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), absence->note);
  tillid_person_sign_set_member (TILLID_PERSON_SIGN (sign), absence->member);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  g_object_set_data_full (G_OBJECT (row), "tillid-member", member, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), absence->n_alone > 0);
  if (absence->n_alone > 0)
    {
      if (tillid_caseload_model_may_write (self->model, &tillid_course_type))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_plan_button (self, absence));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  return row;
}

static void
fill_away (TillidCaseloadSide *self)
{
  GPtrArray *absences = tillid_caseload_model_list_absences (self->model);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->away_list))) != NULL)
    gtk_list_box_remove (self->away_list, child);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  self->absences = absences;
  for (guint i = 0; i < absences->len; i++)
    gtk_list_box_append (self->away_list, make_away (self, absences->pdata[i]));
  gtk_widget_set_visible (self->away_heading, absences->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->away_list), absences->len > 0);
}

static void
away_activated_cb (TillidCaseloadSide *self, GtkListBoxRow *row)
{
  const gint64 *member = g_object_get_data (G_OBJECT (row), "tillid-member");

  g_signal_emit (self, signals[PERSON_CHOSEN], 0, *member);
}

static void
changed_cb (TillidCaseloadSide *self)
{
  const TillidCaseloadChart *chart = tillid_caseload_model_get_chart (self->model);
  g_autofree char *sentence = NULL;

  /* Rows whose numbers are counted only now would say something else in a moment. */
  if (!tillid_caseload_model_is_whole (self->model) || chart == NULL)
    return;
  sentence = tillid_caseload_model_write_chart (self->model);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  gtk_widget_set_visible (self->chart_box, TRUE);
  gtk_widget_set_visible (self->numbers_expander, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self->chart));
  fill_numbers (self, chart);
  fill_own (self);
  fill_cover (self);
  fill_away (self);
}

static void
tillid_caseload_side_class_init (TillidCaseloadSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_side_dispose;
  widget_class->measure = tillid_caseload_side_measure;
  widget_class->size_allocate = tillid_caseload_side_size_allocate;

  signals[PERSON_CHOSEN] =
    g_signal_new ("person-chosen", TILLID_TYPE_CASELOAD_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* (TillidCaseloadAbsence *absence) */
  signals[PLAN_ABSENCE] =
    g_signal_new ("plan-absence", TILLID_TYPE_CASELOAD_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-caseload-side.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, chart_box);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, chart);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, numbers_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, numbers_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, own_box);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, own_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, cover_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, away_heading);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadSide, away_list);
  gtk_widget_class_bind_template_callback (widget_class, away_activated_cb);
}

static void
tillid_caseload_side_init (TillidCaseloadSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = tillid_text_new (TRUE);
  gtk_widget_set_visible (self->chart_box, FALSE);
  gtk_widget_set_visible (self->numbers_expander, FALSE);
  gtk_widget_set_visible (self->away_heading, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->away_list), FALSE);
  gtk_drawing_area_set_content_height (self->chart,
                                       (int) (CHART_HEIGHT *
                                              tillid_widget_get_text_scale (GTK_WIDGET (self))));
  gtk_drawing_area_set_draw_func (self->chart, draw_chart_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self->chart, G_CONNECT_SWAPPED);
}

/* Follows @model from now on. */
void
tillid_caseload_side_set_model (TillidCaseloadSide *self, TillidCaseloadModel *model)
{
  g_return_if_fail (TILLID_IS_CASELOAD_SIDE (self));

  g_set_object (&self->model, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
