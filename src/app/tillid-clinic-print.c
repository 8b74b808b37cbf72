/* tillid-clinic-print.c - the clinic's numbers, on paper and as a table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The paper says what the page says, with everything that stands behind its openers. Both ways out are in the access log. */
#include "config.h"

#include "tillid-clinic-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-clinic-card.h"
#include "tillid-dialogs.h"
#include "tillid-document-window.h"
#include "tillid-format.h"
#include "tillid-team-drawing.h"
#include "tillid-words.h"

#define CHART_HEIGHT 104.0 /* points */
#define TEAM_HEIGHT 260.0
#define LETTERS 0.8 /* of charts, in those of the screen */
#define ROW 15.0
#define CELL_SIZE 9.0
#define N_CELLS 4

static void
draw_chart (gpointer cr, double width, double height, gpointer data)
{
  const TillidRunChart drawing = tillid_clinic_card_make_drawing (data);
  g_autoptr (TillidText) text = tillid_text_new (FALSE);

  tillid_run_chart_draw (&drawing, cr, text, TILLID_PALETTE_PRINT, width, height, LETTERS,
                         tillid_format_is_rtl (NULL));
}

/* Cells as they stand on the screen: the first column at the beginning, numbers at the ends of theirs. */
static void
draw_table (gpointer cr, double width, double height, gpointer data)
{
  const GPtrArray *rows = data;
  g_autoptr (TillidText) text = tillid_text_new (FALSE);
  const gboolean is_rtl = tillid_format_is_rtl (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < N_CELLS; k++)
      {
        const TillidTextStyle style = { .size = CELL_SIZE,
                                        .bold = i == 0,
                                        .anchor = (k == 0) != is_rtl ? 0 : 1,
                                        .colour = tillid_palette_get (TILLID_PALETTE_PRINT,
                                                                      TILLID_COLOUR_TEXT) };
        const double x = k == 0 ? 0 : width * (0.4 + 0.2 * k);

        tillid_text_draw (text, cr, ((GStrv) rows->pdata[i])[k], is_rtl ? width - x : x,
                          (i + 0.75) * ROW, &style);
      }
}

/* The team, kept for as long as its paper. */
typedef struct
{
  GPtrArray *nodes; /* (owned) of TillidClinicNode */
  GArray *lines;    /* (owned) of TillidNetworkLine */
} Team;

static void
team_free (gpointer data)
{
  Team *team = data;

  g_ptr_array_unref (team->nodes);
  g_array_unref (team->lines);
  g_free (team);
}

static void
draw_team (gpointer cr, double width, double height, gpointer data)
{
  const Team *team = data;
  const guint n = team->nodes->len;
  const double side = 86, top = 20;
  g_autofree guint *groups = g_new0 (guint, n + 1);
  g_autofree TillidNetworkPlace *places = g_new0 (TillidNetworkPlace, n + 1);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  g_autoptr (TillidText) text = tillid_text_new (FALSE);
  const TillidTeamDrawing drawing = {
    .places = places,
    .names = names,
    .n = n,
    .lines = (const TillidNetworkLine *) (gpointer) team->lines->data,
    .n_lines = team->lines->len,
    .chosen = -1,
    .width = width,
    .height = height,
  };

  for (guint i = 0; i < n; i++)
    {
      const TillidClinicNode *node = team->nodes->pdata[i];

      groups[i] = node->group;
      names[i] = node->name;
    }
  tillid_network_layout (groups, n, width - 2 * side, height - 2 * top, tillid_format_is_rtl (NULL),
                         places);
  for (guint i = 0; i < n; i++)
    {
      places[i].x += side;
      places[i].y += top;
    }
  tillid_team_drawing_draw_lines (&drawing, cr, TILLID_PALETTE_PRINT, 0.8);
  tillid_team_drawing_draw_nodes (&drawing, cr, text, TILLID_PALETTE_PRINT, 0.8);
}

static void
add_table (TillidDocument *document, GPtrArray *rows)
{
  if (rows->len > 1)
    tillid_document_add_picture (document, ROW * rows->len, draw_table, g_ptr_array_ref (rows),
                                 (GDestroyNotify) g_ptr_array_unref);
}

static void
add_measure (TillidDocument *document, TillidClinicModel *model, TillidClinicMeasure measure)
{
  TillidClinicChart *chart = g_new0 (TillidClinicChart, 1);
  g_autofree char *figure = NULL, *counts = NULL, *sentence = NULL, *line = NULL;

  tillid_clinic_model_get_chart (model, measure, chart);
  figure = tillid_clinic_chart_write_figure (chart);
  counts = tillid_clinic_chart_write_counts (chart);
  sentence = tillid_clinic_chart_write_sentence (chart);
  /* Translators: a number, of how many, and a sentence. */
  line = figure != NULL
           ? g_strdup_printf (C_ ("clinic level", "%1$s, %2$s. %3$s"), figure, counts, sentence)
           : g_strdup (sentence);
  tillid_document_add (document, TILLID_BLOCK_HEADING, tillid_clinic_measure_get_title (measure));
  tillid_document_add (document, TILLID_BLOCK_TEXT, line);
  tillid_document_add (document, TILLID_BLOCK_SMALL,
                       tillid_clinic_measure_get_definition (measure));
  if (chart->n_shown > 0)
    {
      g_autoptr (GPtrArray) rows = tillid_clinic_chart_list_rows (chart);

      tillid_document_add_picture (document, CHART_HEIGHT, draw_chart, g_steal_pointer (&chart),
                                   g_free);
      add_table (document, rows);
    }
  g_free (chart);
}

static void
add_team (TillidDocument *document, TillidClinicModel *model)
{
  Team *team = g_new0 (Team, 1);
  g_autofree char *sentence = tillid_clinic_model_write_team (model);

  team->nodes = tillid_clinic_model_list_nodes (model);
  team->lines = tillid_clinic_model_list_edges (model, team->nodes);
  tillid_document_add (document, TILLID_BLOCK_HEADING, C_ ("clinic level", "Who shares patients"));
  tillid_document_add (document, TILLID_BLOCK_TEXT, sentence);
  tillid_document_add_picture (document, TEAM_HEIGHT, draw_team, team, team_free);
  for (guint i = 0; i < team->nodes->len; i++)
    tillid_document_add (document, TILLID_BLOCK_SMALL,
                         ((TillidClinicNode *) team->nodes->pdata[i])->sentence);
}

/**
 * tillid_clinic_print_make_document:
 * @model: a model that has read
 * @session: whose clinic it is
 *
 * Returns: (transfer full): everything of the page, in the language of the program
 */
TillidDocument *
tillid_clinic_print_make_document (TillidClinicModel *model, TillidSession *session)
{
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  const char *tag = tillid_format_ui_language ();
  TillidDocument *document = tillid_document_new (C_ ("clinic level", "The clinic by month"), tag,
                                                  tillid_format_is_rtl (tag));
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *name = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");
  /* Translators: the name of the clinic and a date. */
  g_autofree char *foot = g_strdup_printf (C_ ("readers", "%s, printed %s"), name, day);
  g_autofree char *basis = tillid_clinic_model_write_basis (model);
  g_autoptr (GPtrArray) groups = tillid_clinic_model_list_groups (model);

  tillid_document_set_foot (document, foot, C_ ("paper", "Page %s of %s"));
  tillid_document_add (document, TILLID_BLOCK_SMALL, basis);
  tillid_document_add (document, TILLID_BLOCK_SMALL,
                       C_ ("caseload", "Line: the mean. Dashes: control limits, 3 sigma. Hollow: "
                                       "fewer than ten visits. The clinic as a whole, never a "
                                       "colleague."));
  for (guint i = 0; i < TILLID_CLINIC_N_MEASURES; i++)
    add_measure (document, model, i);
  add_table (document, groups);
  add_team (document, model);
  return document;
}

/* A paper and where it comes from, while its window is open. */
typedef struct
{
  TillidClinicModel *model; /* (owned) */
  TillidSession *session;   /* (owned) */
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_object_unref (paper->model);
  g_object_unref (paper->session);
  g_free (paper);
}

static TillidDocument *
write_paper (gpointer data)
{
  Paper *paper = data;

  return tillid_clinic_print_make_document (paper->model, paper->session);
}

static gboolean
log_paper (gpointer data, GError **error)
{
  return tillid_clinic_model_log (((Paper *) data)->model, "clinic-print", error);
}

/* Shows how the numbers will look on paper, over the window of @widget. */
void
tillid_clinic_print_show (GtkWidget *widget, TillidClinicModel *model, TillidSession *session)
{
  static const TillidDocumentSource source = { write_paper, log_paper, paper_free };
  Paper *paper;

  g_return_if_fail (GTK_IS_WIDGET (widget) && TILLID_IS_CLINIC_MODEL (model));

  paper = g_new0 (Paper, 1);
  paper->model = g_object_ref (model);
  paper->session = g_object_ref (session);
  gtk_window_present (tillid_document_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                  C_ ("clinic level", "The clinic by month"),
                                                  C_ ("clinic level", "clinic.pdf"), &source,
                                                  paper));
}

/* Where the months are saved, while the file is chosen. */
typedef struct
{
  GtkWidget *widget;        /* (owned) */
  TillidClinicModel *model; /* (owned) */
} Saving;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (GtkWidget) widget = saving->widget;
  g_autoptr (TillidClinicModel) model = saving->model;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  if (tillid_clinic_model_log (model, "clinic-csv", &error))
    {
      csv = tillid_clinic_model_write_csv (model);
      g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               NULL, &error);
    }
  if (error != NULL)
    gtk_widget_activate_action (widget, "win.show-failure", "s", error->message);
}

/* Asks for a file and writes the months of @model into it, as CSV. */
void
tillid_clinic_print_save (GtkWidget *widget, TillidClinicModel *model)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("clinic level", "Save the months"),
    .accept = C_ ("caseload", "_Save"),
    .save = TRUE,
    .name = C_ ("clinic level", "clinic.csv"),
    .filter_name = C_ ("caseload", "CSV tables"),
    .patterns = patterns,
  };
  Saving *saving;

  g_return_if_fail (GTK_IS_WIDGET (widget) && TILLID_IS_CLINIC_MODEL (model));

  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->model = g_object_ref (model);
  tillid_dialogs_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), &question,
                                    file_chosen_cb, saving);
}
