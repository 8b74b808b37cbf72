/* tillid-conference-sheets.c - the sheets of an agenda, for the screen, a printer or a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each sheet that leaves the clinic is a line in the log of its patient: who, when, and that it was a page for the conference.
 * Opening the patient for the preview is in the log already. */
#include "config.h"

#include "tillid-conference-sheets.h"

#include "tillid-conference-file.h"
#include "tillid-conference-read.h"
#include "tillid-picture-file.h"
#include "tillid-print.h"

static guint
place_of (GPtrArray *agenda, gint64 patient)
{
  for (guint i = 0; i < agenda->len; i++)
    if (((TillidAgendaRow *) agenda->pdata[i])->patient == patient)
      return i;
  return agenda->len;
}

/**
 * tillid_conference_sheets_make:
 * @model: the conference
 * @patient: id of somebody on its agenda
 * @wanted: which parts, and how large
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the sheet of a patient as the record is now
 */
TillidConferenceSheet *
tillid_conference_sheets_make (TillidConferenceModel *model,
                               gint64 patient,
                               const TillidConferenceOptions *wanted,
                               GError **error)
{
  TillidSession *session = tillid_conference_model_get_session (model);
  GPtrArray *agenda = tillid_conference_model_get_agenda (model);
  const TillidConference *conference = tillid_conference_model_get_conference (model);
  const TillidAgendaRow *row = tillid_conference_model_find (model, patient);
  const TillidMember *member = tillid_session_get_member (session);
  g_autofree char *present = tillid_conference_describe_present (model);
  TillidConferenceOptions options = *wanted;
  g_autoptr (TillidPatientContext) context = NULL;

  context = tillid_patient_context_new (session, NULL, patient, error);
  if (context == NULL)
    return NULL;
  options.printed_day = tillid_session_today (session);
  options.printed_minute = tillid_session_minute_of_day (session);
  options.printed_by = member != NULL ? member->name : NULL;
  options.day = conference != NULL ? conference->day : TILLID_ABSENT;
  options.number = place_of (agenda, patient) + 1;
  options.total = MAX (agenda->len, options.number);
  options.present = present;
  options.initials_only = row != NULL && row->item->initials_only;
  return tillid_conference_sheet_new (
    tillid_conference_read (context, row != NULL ? row->item->question : NULL, 0), &options);
}

/**
 * tillid_conference_sheets_make_all:
 * @model: the conference
 * @wanted: which parts, and how large
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidConferenceSheet): those of the whole agenda in its order
 */
GPtrArray *
tillid_conference_sheets_make_all (TillidConferenceModel *model,
                                   const TillidConferenceOptions *wanted,
                                   GError **error)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (model);
  g_autoptr (GPtrArray) sheets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_conference_sheet_free);

  for (guint i = 0; i < agenda->len; i++)
    {
      TillidConferenceSheet *sheet =
        tillid_conference_sheets_make (model, ((TillidAgendaRow *) agenda->pdata[i])->patient,
                                       wanted, error);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

/* Writes into the log of every patient of the agenda that their sheet was put on paper or into a file. */
gboolean
tillid_conference_sheets_log (TillidConferenceModel *model, GError **error)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (model);

  for (guint i = 0; i < agenda->len; i++)
    {
      g_autoptr (TillidScope) logged =
        tillid_session_open_patient (tillid_conference_model_get_session (model),
                                     ((TillidAgendaRow *) agenda->pdata[i])->patient,
                                     "print-conference", NULL, error);

      if (logged == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (operation, (int) ((GPtrArray *) data)->len);
}

/* The margins are the sheet's own: where the paper has others it is made smaller. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double scale =
    MIN (gtk_print_context_get_width (context) / TILLID_CONFERENCE_SHEET_WIDTH,
         gtk_print_context_get_height (context) / TILLID_CONFERENCE_SHEET_HEIGHT);

  cairo_scale (cr, scale, scale);
  tillid_conference_sheet_draw (((GPtrArray *) data)->pdata[page], cr);
}

/**
 * tillid_conference_sheets_print_new:
 * @sheets: (transfer full) (element-type TillidConferenceSheet): what is printed
 *
 * Returns: (transfer full): an operation that prints them on A4
 */
GtkPrintOperation *
tillid_conference_sheets_print_new (GPtrArray *sheets)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkPrintOperation *operation = tillid_print_new ();

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), sheets);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), sheets);
  g_object_set_data_full (G_OBJECT (operation), "sheets", sheets,
                          (GDestroyNotify) g_ptr_array_unref);
  return operation;
}

/**
 * tillid_conference_sheets_write:
 * @model: the conference
 * @sheets: (element-type TillidConferenceSheet): those of its agenda
 * @path: where to; ".pdf" is added where it is missing
 * @error: return location for an error
 *
 * First the log, then the file: nothing leaves without a line about it.
 *
 * Returns: %FALSE if nothing was written
 */
gboolean
tillid_conference_sheets_write (TillidConferenceModel *model,
                                GPtrArray *sheets,
                                const char *path,
                                GError **error)
{
  TillidSession *session = tillid_conference_model_get_session (model);
  g_autoptr (GDateTime) now =
    g_date_time_new_from_unix_local (tillid_session_now_ms (session) / 1000);
  g_autofree char *whole =
    g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  g_autoptr (GBytes) bytes = tillid_conference_render_bytes (sheets, now, error);

  return bytes != NULL && tillid_conference_sheets_log (model, error) &&
         tillid_picture_write (bytes, whole, error);
}
