/* tillid-clinic-card.c - one measure of the clinic, by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-clinic-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-timeline-canvas.h"

#define CHART_HEIGHT 168

struct _TillidClinicCard
{
  GtkWidget parent_instance;

  TillidClinicChart chart;
  TillidText *text; /* (owned): of the drawing */

  GtkLabel *title_label;
  GtkLabel *figure_label;
  GtkLabel *counts_label;
  GtkDrawingArea *drawing;
  GtkLabel *sentence_label;
  GtkWidget *numbers_expander;
  GtkGrid *numbers_grid;
  GtkGrid *groups_grid;
  GtkLabel *groups_label;
  GtkLabel *definition_label;
  GtkLabel *window_label;
};

G_DEFINE_FINAL_TYPE (TillidClinicCard, tillid_clinic_card, GTK_TYPE_WIDGET)

static void
tillid_clinic_card_dispose (GObject *object)
{
  TillidClinicCard *self = TILLID_CLINIC_CARD (object);

  g_clear_pointer (&self->text, tillid_text_free);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_CLINIC_CARD);

  G_OBJECT_CLASS (tillid_clinic_card_parent_class)->dispose (object);
}

/* How @chart is drawn, on the screen and on paper; it points into @chart. */
TillidRunChart
tillid_clinic_card_make_drawing (const TillidClinicChart *chart)
{
  return (TillidRunChart){
    .first = chart->first,
    .n_months = TILLID_CLINIC_MONTHS,
    .points = chart->points,
    .mean = chart->mean,
    .few = chart->few,
    .other = chart->measure == TILLID_CLINIC_MINUTES ? chart->planned : NULL,
    .top = chart->top,
  };
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidClinicCard *self = data;
  const TillidRunChart drawing = tillid_clinic_card_make_drawing (&self->chart);

  if (self->chart.first != 0)
    tillid_run_chart_draw (&drawing, cr, self->text, tillid_timeline_canvas_get_palette (), width,
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

static void
fill_grid (GtkGrid *grid, const GPtrArray *rows)
{
  clear_grid (grid);
  for (guint i = 0; i < rows->len; i++)
    for (int column = 0; column < 4; column++)
      {
        GtkWidget *label = gtk_label_new (((GStrv) rows->pdata[i])[column]);

        gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        gtk_widget_set_hexpand (label, column == 0);
        gtk_widget_add_css_class (label, i == 0 ? "caption-heading" : "numeric");
        gtk_grid_attach (grid, label, column, (int) i, 1, 1);
      }
}

static void
fill_groups (TillidClinicCard *self, TillidClinicModel *model)
{
  g_autoptr (GPtrArray) rows = NULL;
  const gboolean has_groups = self->chart.measure == TILLID_CLINIC_MINUTES;

  gtk_widget_set_visible (GTK_WIDGET (self->groups_grid), has_groups);
  gtk_widget_set_visible (GTK_WIDGET (self->groups_label), has_groups);
  if (!has_groups)
    return;
  rows = tillid_clinic_model_list_groups (model);
  fill_grid (self->groups_grid, rows);
}

static void
tillid_clinic_card_class_init (TillidClinicCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_clinic_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-clinic-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, figure_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, counts_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, drawing);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, numbers_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, numbers_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, groups_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, groups_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, definition_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicCard, window_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_clinic_card_init (TillidClinicCard *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = tillid_text_new (TRUE);
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, self, NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self->drawing,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self->drawing, G_CONNECT_SWAPPED);
}

/* (transfer floating) */
GtkWidget *
tillid_clinic_card_new (void)
{
  return g_object_new (TILLID_TYPE_CLINIC_CARD, NULL);
}

/**
 * tillid_clinic_card_show:
 * @self: a card
 * @model: a model that has read
 * @measure: what is shown
 */
void
tillid_clinic_card_show (TillidClinicCard *self,
                         TillidClinicModel *model,
                         TillidClinicMeasure measure)
{
  const char *title = tillid_clinic_measure_get_title (measure);
  g_autofree char *figure = NULL, *counts = NULL, *sentence = NULL, *window = NULL, *spoken = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (TILLID_IS_CLINIC_CARD (self));

  tillid_clinic_model_get_chart (model, measure, &self->chart);
  figure = tillid_clinic_chart_write_figure (&self->chart);
  counts = tillid_clinic_chart_write_counts (&self->chart);
  sentence = tillid_clinic_chart_write_sentence (&self->chart);
  window = tillid_clinic_model_write_basis (model);
  rows = tillid_clinic_chart_list_rows (&self->chart);
  spoken = figure != NULL
             /* Translators: what is counted; a number; of how many; a sentence. */
             ? g_strdup_printf (C_ ("clinic level", "%1$s: %2$s, %3$s. %4$s"), title, figure,
                                counts, sentence)
             /* Translators: what is counted; a sentence. */
             : g_strdup_printf (C_ ("clinic level", "%1$s: %2$s"), title, sentence);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->figure_label, figure != NULL ? figure : "–");
  gtk_label_set_label (self->counts_label, counts != NULL ? counts : "");
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->definition_label, tillid_clinic_measure_get_definition (measure));
  gtk_label_set_label (self->window_label, window);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drawing), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing), self->chart.n_shown > 0);
  gtk_drawing_area_set_content_height (self->drawing,
                                       (int) (CHART_HEIGHT *
                                              tillid_widget_get_text_scale (GTK_WIDGET (self))));
  fill_grid (self->numbers_grid, rows);
  fill_groups (self, model);
  gtk_widget_queue_draw (GTK_WIDGET (self->drawing));
}
