/* tillid-caseload-print.c - the rows of the caseload, to a printer and into a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is on the screen, in its order. Prompts are for the team's own eyes: they are not printed, and in no file. Both ways out are in
 * the access log. */
#include "config.h"

#include "tillid-caseload-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-dialogs.h"
#include "tillid-format.h"
#include "tillid-sheet-print.h"
#include "tillid-words.h"

static void
add (GPtrArray *parts, const char *title, const TillidCaseloadText *text)
{
  if (text->text != NULL)
    /* Translators: a column of the caseload, and what stands in it. */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("caseload", "%1$s: %2$s"), title, text->text));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (". ", (char **) parts->pdata);
}

static char *
write_care (TillidCaseloadItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, C_ ("caseload", "Phase"), &item->phase);
  add (parts, C_ ("caseload", "Key contact"), &item->key_name);
  add (parts, C_ ("caseload", "Second face"), &item->second_name);
  add (parts, C_ ("caseload", "Last visit"), &item->last);
  add (parts, C_ ("caseload", "Next visit"), &item->next);
  return join (parts);
}

static char *
write_owed (TillidCaseloadItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, C_ ("caseload", "Interpreter"), &item->interpreter);
  add (parts, C_ ("caseload", "Promises"), &item->promises);
  add (parts, C_ ("caseload", "Promises"), &item->late_promises);
  add (parts, C_ ("caseload", "Review"), &item->review);
  return join (parts);
}

/* (transfer full): a sheet of the rows that @model shows. */
TillidSheet *
tillid_caseload_print_make_sheet (TillidCaseloadModel *model, TillidSession *session)
{
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  const char *tag = tillid_format_ui_language ();
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *name = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");
  /* Translators: the name of the clinic and a date. */
  g_autofree char *printed = g_strdup_printf (C_ ("readers", "%s, printed %s"), name, day);
  TillidSheet *sheet =
    tillid_sheet_new (C_ ("place", "Caseload"), printed, tag, tillid_format_is_rtl (tag));

  tillid_sheet_set_headings (sheet, C_ ("caseload", "Patient"), C_ ("caseload", "Care"),
                             C_ ("caseload", "What is owed"));
  tillid_sheet_set_shares (sheet, 0.24, 0.46, 0.3);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (TillidCaseloadItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autofree char *care = write_care (item);
      g_autofree char *owed = write_owed (item);

      tillid_sheet_add_row (sheet, item->name, care, owed);
    }
  return sheet;
}

static void
show_failure (GtkWidget *widget, const GError *error)
{
  gtk_widget_activate_action (widget, "win.show-failure", "s", error->message);
}

/* Prints the rows that @model shows, with the dialog of @widget's window. */
void
tillid_caseload_print_run (GtkWidget *widget, TillidCaseloadModel *model, TillidSession *session)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && TILLID_IS_CASELOAD_MODEL (model));

  if (!tillid_caseload_model_log (model, "caseload-print", &error))
    {
      show_failure (widget, error);
      return;
    }
  operation = tillid_sheet_print_new (tillid_caseload_print_make_sheet (model, session));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), &error);
  if (error != NULL)
    show_failure (widget, error);
}

/* Where rows are saved, while the file is chosen. */
typedef struct
{
  GtkWidget *widget;          /* (owned) */
  TillidCaseloadModel *model; /* (owned) */
} Saving;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (GtkWidget) widget = saving->widget;
  g_autoptr (TillidCaseloadModel) model = saving->model;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  if (tillid_caseload_model_log (model, "caseload-csv", &error))
    {
      csv = tillid_caseload_model_write_csv (model);
      g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               NULL, &error);
    }
  if (error != NULL)
    show_failure (widget, error);
}

/* Asks for a file and writes the rows that @model shows into it, as CSV. */
void
tillid_caseload_print_save (GtkWidget *widget, TillidCaseloadModel *model)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("caseload", "Save these rows"),
    .accept = C_ ("caseload", "_Save"),
    .save = TRUE,
    .name = C_ ("caseload", "caseload.csv"),
    .filter_name = C_ ("caseload", "CSV tables"),
    .patterns = patterns,
  };
  Saving *saving;

  g_return_if_fail (GTK_IS_WIDGET (widget) && TILLID_IS_CASELOAD_MODEL (model));

  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->model = g_object_ref (model);
  tillid_dialogs_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), &question,
                                    file_chosen_cb, saving);
}
