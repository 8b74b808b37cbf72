/* tillid-conference-page-paper.c - the sheet on the screen, as text, on a printer and in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-conference-page-private.h"
#include "tillid-dialogs.h"
#include "tillid-said.h"
#include "tillid-words.h"

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidConferencePage *self = data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->sheet == NULL)
    return;
  cairo_scale (cr, width / TILLID_CONFERENCE_SHEET_WIDTH, height / TILLID_CONFERENCE_SHEET_HEIGHT);
  tillid_conference_sheet_draw (self->sheet, cr);
}

static GtkWidget *
make_label (const TillidConferenceText *text)
{
  GtkWidget *label = gtk_label_new (text->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (text->level < 3)
    gtk_widget_add_css_class (label, text->level == 1 ? "title-2" : "heading");
  if (text->level == 2)
    gtk_widget_set_margin_top (label, 12);
  if (text->language != NULL)
    tillid_said_set (GTK_LABEL (label), text->text, text->language);
  return label;
}

/* The sheet as a column of lines, for a screen reader and for large type; made when it is asked for. */
static void
show_text (TillidConferencePage *self)
{
  GtkWidget *child = NULL;
  g_autoptr (GArray) texts = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->text_box))) != NULL)
    gtk_box_remove (self->text_box, child);
  if (self->sheet == NULL || !gtk_toggle_button_get_active (self->text_button))
    return;
  texts = tillid_conference_sheet_list_texts (self->sheet);
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (self->text_box, make_label (&g_array_index (texts, TillidConferenceText, i)));
}

static void
name_preview (TillidConferencePage *self)
{
  const TillidAgendaRow *row = tillid_conference_model_find (self->model, self->patient);
  g_autofree char *name = tillid_words_isolate (row != NULL && row->name != NULL ? row->name : "");
  /* Translators: the name of a patient. */
  g_autofree char *words =
    g_strdup_printf (C_ ("conference", "The sheet of %s; Text view reads it"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/* The sheet of the chosen patient, made from the record as it is now. */
void
tillid_conference_page_show_sheet (TillidConferencePage *self)
{
  g_autoptr (GError) error = NULL;
  const gboolean has_row =
    self->model != NULL && tillid_conference_model_find (self->model, self->patient) != NULL;

  g_clear_pointer (&self->sheet, tillid_conference_sheet_free);
  if (has_row)
    self->sheet = tillid_conference_sheets_make (self->model, self->patient, &self->wanted, &error);
  if (error != NULL)
    tillid_conference_page_show_failure (self, error->message);
  if (self->sheet != NULL)
    name_preview (self);
  gtk_label_set_label (self->page_label, self->sheet != NULL &&
                                             self->wanted.shown[TILLID_CONFERENCE_STORY] &&
                                             !tillid_conference_sheet_has_story (self->sheet)
                                           ? C_ ("conference", "1 page, without the story")
                                           : C_ ("conference", "1 page"));
  show_text (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text_button), has_row);
  gtk_stack_set_visible_child_name (self->stack, !has_row ? "nobody"
                                                 : gtk_toggle_button_get_active (self->text_button)
                                                   ? "text"
                                                   : "sheet");
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static GtkWindow *
get_window (TillidConferencePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Ctrl+P: every sheet of the agenda; the dialog has a preview. */
void
tillid_conference_page_print (TillidConferencePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  GPtrArray *sheets = NULL;

  if (self->model == NULL || tillid_conference_model_get_agenda (self->model)->len == 0)
    return;
  sheets = tillid_conference_sheets_make_all (self->model, &self->wanted, &error);
  if (sheets != NULL)
    {
      operation = tillid_conference_sheets_print_new (sheets);
      if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                   get_window (self), &error) == GTK_PRINT_OPERATION_RESULT_APPLY)
        tillid_conference_sheets_log (self->model, &error);
    }
  if (error != NULL)
    tillid_conference_page_show_failure (self, error->message);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidConferencePage) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->model == NULL)
    return;
  sheets = tillid_conference_sheets_make_all (self->model, &self->wanted, &error);
  if (sheets == NULL ||
      !tillid_conference_sheets_write (self->model, sheets, g_file_peek_path (file), &error))
    tillid_conference_page_show_failure (self, error->message);
}

/* Ctrl+S: every sheet of the agenda in one file, which is not named after anybody. */
void
tillid_conference_page_save (TillidConferencePage *self)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  const TillidConference *conference = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  TillidFileQuestion question = {
    .title = C_ ("file", "Where the sheets go"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .filter_name = C_ ("file", "PDF"),
    .patterns = patterns,
  };

  if (self->model == NULL || tillid_conference_model_get_agenda (self->model)->len == 0)
    return;
  conference = tillid_conference_model_get_conference (self->model);
  day =
    tillid_day_to_iso (conference != NULL ? conference->day : tillid_session_today (self->session));
  /* Translators: name of a file; a day as 2026-03-12. */
  name = g_strdup_printf (C_ ("print", "Conference %s.pdf"), day);
  question.name = name;
  tillid_dialogs_choose_file_async (get_window (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

/* Part of the page's making. */
void
tillid_conference_page_init_paper (TillidConferencePage *self)
{
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}
