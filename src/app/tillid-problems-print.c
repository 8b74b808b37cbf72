/* tillid-problems-print.c - what weighs and what helps, on paper or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For the patient or for the team; the preview, the printer and the file draw the same pages of A4. */
#include "config.h"

#include "tillid-problems-print.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-format.h"
#include "tillid-language.h"
#include "tillid-pages.h"
#include "tillid-print.h"
#include "tillid-problems-paper.h"

#define WHAT "print-problems"

struct _TillidProblemsPrint
{
  AdwWindow parent_instance;

  TillidProblemsModel *model; /* (owned) (nullable) */
  TillidPages *pages;         /* (owned) (nullable) */
  guint n_pages;
  guint page; /* that is shown, from 0 */

  GtkScrolledWindow *scrolled;
  GtkDrawingArea *preview;
  GtkWidget *pages_box;
  GtkLabel *page_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  AdwComboRow *reader_row;
  AdwActionRow *confidence_row;
  GtkSwitch *confidence_switch;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TillidProblemsPrint, tillid_problems_print, ADW_TYPE_WINDOW)

static TillidPatientContext *
get_context (TillidProblemsPrint *self)
{
  return tillid_problems_model_get_context (self->model);
}

static void
show_problem (TillidProblemsPrint *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

/* (transfer full): the pages of what was chosen, not laid out yet. */
static TillidPages *
make_pages (TillidProblemsPrint *self, guint *out_n_confidences)
{
  const gboolean for_patient = adw_combo_row_get_selected (self->reader_row) == 0;
  const char *tag =
    for_patient ? tillid_language_choose (tillid_patient_context_get_language (get_context (self)))
                : NULL;

  return tillid_pages_new (
    tillid_problems_paper_new (self->model, tag, gtk_switch_get_active (self->confidence_switch),
                               out_n_confidences));
}

static void
show_page (TillidProblemsPrint *self, guint page)
{
  g_autofree char *number = tillid_format_number (page + 1, NULL);
  g_autofree char *total = tillid_format_number (self->n_pages, NULL);
  g_autofree char *text = g_strdup_printf (C_ ("timeline", "page %1$s of %2$s"), number, total);

  self->page = page;
  gtk_label_set_label (self->page_label, text);
  gtk_widget_set_visible (self->pages_box, self->n_pages > 1);
  gtk_widget_set_sensitive (self->previous_button, page > 0);
  gtk_widget_set_sensitive (self->next_button, page + 1 < self->n_pages);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

/* Something was chosen, or the record changed. */
static void
changed_cb (TillidProblemsPrint *self)
{
  guint n_confidences = 0;
  g_autofree char *text = NULL;

  if (self->model == NULL)
    return;
  g_clear_pointer (&self->pages, tillid_pages_free);
  self->pages = make_pages (self, &n_confidences);
  self->n_pages =
    tillid_pages_paginate (self->pages, TILLID_PAGES_A4_WIDTH - 2 * TILLID_PAGES_MARGIN,
                           TILLID_PAGES_A4_HEIGHT - 2 * TILLID_PAGES_MARGIN);
  gtk_widget_set_visible (GTK_WIDGET (self->confidence_row), n_confidences > 0);
  /* A screen reader reads the sheet. */
  text = tillid_document_to_text (tillid_pages_get_document (self->pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  show_page (self, MIN (self->page, MAX (self->n_pages, 1) - 1));
  show_problem (self, NULL);
}

static void
previous_cb (TillidProblemsPrint *self)
{
  show_page (self, self->page - 1);
}

static void
next_cb (TillidProblemsPrint *self)
{
  show_page (self, self->page + 1);
}

/* A sheet of white paper, as large as there is room. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidProblemsPrint *self = data;
  double scale;

  if (self->pages == NULL || self->n_pages == 0)
    return;
  scale = MIN ((width - 2) / TILLID_PAGES_A4_WIDTH, (height - 2) / TILLID_PAGES_A4_HEIGHT);
  cairo_translate (cr, (width - TILLID_PAGES_A4_WIDTH * scale) / 2,
                   (height - TILLID_PAGES_A4_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, TILLID_PAGES_A4_WIDTH, TILLID_PAGES_A4_HEIGHT);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_translate (cr, TILLID_PAGES_MARGIN, TILLID_PAGES_MARGIN);
  tillid_pages_draw_page (self->pages, cr, self->page);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (
    operation, (int) tillid_pages_paginate (data, gtk_print_context_get_width (context),
                                            gtk_print_context_get_height (context)));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  tillid_pages_draw_page (data, gtk_print_context_get_cairo_context (context), (guint) page);
}

static GtkPrintOperation *
make_operation (TillidProblemsPrint *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkPrintOperation *operation = tillid_print_new ();
  TillidPages *pages = make_pages (self, NULL);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  g_object_set_data_full (G_OBJECT (operation), "pages", pages, (GDestroyNotify) tillid_pages_free);
  return operation;
}

static void
print_cb (TillidProblemsPrint *self)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (self);
  g_autoptr (GError) error = NULL;

  if (tillid_print_run (operation, get_context (self), WHAT,
                        GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error))
    gtk_window_close (GTK_WINDOW (self));
  else if (error != NULL)
    show_problem (self, error->message);
}

/* First the log, then the file: nothing leaves without a line about it. */
static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidProblemsPrint) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->pages == NULL)
    return;
  whole = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  if (tillid_print_log (get_context (self), WHAT, &error) &&
      tillid_pages_write (self->pages, whole, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

/* Not named after the patient: names of files are seen by others. */
static void
save_cb (TillidProblemsPrint *self)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  TillidSession *session = tillid_patient_context_get_session (get_context (self));
  g_autofree char *day = tillid_day_to_iso (tillid_session_today (session));
  /* Translators: name of a file; a day as 2026-03-10. */
  g_autofree char *name = g_strdup_printf (C_ ("print", "What weighs and helps %s.pdf"), day);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the sheet goes"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .name = name,
    .filter_name = "PDF",
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

static void
tillid_problems_print_dispose (GObject *object)
{
  TillidProblemsPrint *self = TILLID_PROBLEMS_PRINT (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->pages, tillid_pages_free);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_PROBLEMS_PRINT);

  G_OBJECT_CLASS (tillid_problems_print_parent_class)->dispose (object);
}

static void
tillid_problems_print_class_init (TillidProblemsPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_problems_print_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-problems-print.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidProblemsPrint, name)
  BIND (scrolled);
  BIND (preview);
  BIND (pages_box);
  BIND (page_label);
  BIND (previous_button);
  BIND (next_button);
  BIND (reader_row);
  BIND (confidence_row);
  BIND (confidence_switch);
  BIND (problem_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_problems_print_init (TillidProblemsPrint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

/**
 * tillid_problems_print_new:
 * @parent: (nullable): the window of the patient
 * @model: what its problems page shows
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_problems_print_new (GtkWindow *parent, TillidProblemsModel *model)
{
  TillidProblemsPrint *self = NULL;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (model), NULL);

  self = g_object_new (TILLID_TYPE_PROBLEMS_PRINT, "transient-for", parent, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WINDOW (self);
}

/* How many sheets it takes. */
guint
tillid_problems_print_get_n_pages (TillidProblemsPrint *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_PRINT (self), 0);

  return self->n_pages;
}
