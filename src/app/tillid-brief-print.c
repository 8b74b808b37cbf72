/* tillid-brief-print.c - a brief on paper, or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The preview, the printer and the file draw the same page. */
#include "config.h"

#include "tillid-brief-print.h"

#include <glib/gi18n-lib.h>

#include "tillid-brief-sheet.h"
#include "tillid-dialogs.h"
#include "tillid-format.h"
#include "tillid-print.h"
#include "tillid-timeline-file.h"

struct _TillidBriefPrint
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidBrief *brief;            /* (owned) (nullable) */

  GtkScrolledWindow *scrolled;
  GtkDrawingArea *preview;
  AdwComboRow *paper_row;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TillidBriefPrint, tillid_brief_print, ADW_TYPE_WINDOW)

static TillidBriefPaper
get_paper (TillidBriefPrint *self)
{
  return adw_combo_row_get_selected (self->paper_row) == 1 ? TILLID_BRIEF_A6 : TILLID_BRIEF_A4;
}

static void
show_problem (TillidBriefPrint *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
paper_changed_cb (TillidBriefPrint *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

/* A sheet of white paper, as large as there is room. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidBriefPrint *self = data;
  const double margin = tillid_brief_paper_get_margin (get_paper (self));
  double paper_width, paper_height, scale;

  if (self->brief == NULL)
    return;
  tillid_brief_paper_get_size (get_paper (self), &paper_width, &paper_height);
  scale = MIN ((width - 2) / paper_width, (height - 2) / paper_height);
  cairo_translate (cr, (width - paper_width * scale) / 2, (height - paper_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, paper_width, paper_height);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_translate (cr, margin, margin);
  tillid_brief_sheet_draw (self->brief, cr, paper_width - 2 * margin, paper_height - 2 * margin,
                           tillid_format_is_rtl (NULL));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  TillidBriefPrint *self = data;

  tillid_brief_sheet_draw (self->brief, gtk_print_context_get_cairo_context (context),
                           gtk_print_context_get_width (context),
                           gtk_print_context_get_height (context), tillid_format_is_rtl (NULL));
}

/**
 * tillid_brief_print_make_operation:
 *
 * Returns: (transfer full): an operation that prints what the preview shows, on the paper the printer has
 */
GtkPrintOperation *
tillid_brief_print_make_operation (TillidBriefPrint *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  GtkPrintOperation *operation = NULL;

  g_return_val_if_fail (TILLID_IS_BRIEF_PRINT (self), NULL);

  paper = gtk_paper_size_new (get_paper (self) == TILLID_BRIEF_A6 ? "iso_a6" : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  operation = tillid_print_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  return operation;
}

static void
print_cb (TillidBriefPrint *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_brief_print_make_operation (self);
  g_autoptr (GError) error = NULL;

  if (tillid_print_run (operation, self->context, "print-brief",
                        GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error))
    gtk_window_close (GTK_WINDOW (self));
  else if (error != NULL)
    show_problem (self, error->message);
}

/* First the log, then the file: nothing leaves without a line about it. */
static gboolean
write_file (TillidBriefPrint *self, const char *chosen, GError **error)
{
  TillidSession *session = tillid_patient_context_get_session (self->context);
  g_autoptr (GDateTime) now =
    g_date_time_new_from_unix_local (tillid_session_now_ms (session) / 1000);
  g_autofree char *path =
    g_str_has_suffix (chosen, ".pdf") ? g_strdup (chosen) : g_strconcat (chosen, ".pdf", NULL);
  g_autoptr (GBytes) bytes = tillid_brief_sheet_make_pdf (self->brief, get_paper (self),
                                                          tillid_format_is_rtl (NULL), now, error);

  return bytes != NULL && tillid_print_log (self->context, "print-brief", error) &&
         tillid_timeline_write (bytes, path, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidBriefPrint) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->brief == NULL)
    return;
  if (write_file (self, g_file_peek_path (file), &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

/* Not named after the patient: names of files are seen by others. */
static void
save_cb (TillidBriefPrint *self)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  g_autofree char *day =
    tillid_day_to_iso (tillid_session_today (tillid_patient_context_get_session (self->context)));
  /* Translators: name of a file; a day as 2026-03-10. */
  g_autofree char *name = g_strdup_printf (C_ ("print", "Before the visit %s.pdf"), day);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the brief goes"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .name = name,
    .filter_name = C_ ("file", "PDF"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

static void
tillid_brief_print_dispose (GObject *object)
{
  TillidBriefPrint *self = TILLID_BRIEF_PRINT (object);

  g_clear_pointer (&self->brief, tillid_brief_free);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_BRIEF_PRINT);

  G_OBJECT_CLASS (tillid_brief_print_parent_class)->dispose (object);
}

static void
tillid_brief_print_class_init (TillidBriefPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_brief_print_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-brief-print.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidBriefPrint, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidBriefPrint, preview);
  gtk_widget_class_bind_template_child (widget_class, TillidBriefPrint, paper_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBriefPrint, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_brief_print_init (TillidBriefPrint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

/**
 * tillid_brief_print_new:
 * @parent: the window of the patient
 * @context: the patient
 * @brief: (transfer full): what stands on the page
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_brief_print_new (GtkWindow *parent, TillidPatientContext *context, TillidBrief *brief)
{
  TillidBriefPrint *self = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && brief != NULL, NULL);

  self = g_object_new (TILLID_TYPE_BRIEF_PRINT, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->brief = brief;
  text = tillid_brief_to_text (brief);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return GTK_WINDOW (self);
}
