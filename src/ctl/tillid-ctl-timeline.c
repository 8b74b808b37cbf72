/* tillid-ctl-timeline.c - tillidctl timeline: a patient's story, as a list or drawn
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-format.h"
#include "tillid-people.h"
#include "tillid-record-table.h"
#include "tillid-timeline-file.h"
#include "tillid-timeline-query.h"
#include "tillid-timeline-words.h"
#include "tillid-words.h"

static const TillidCtlColumn columns[] = {
  { "id", NC_ ("column", "id") },
  { "lane", NC_ ("column", "lane") },
  { "start_earliest", NC_ ("column", "starts from") },
  { "start_latest", NC_ ("column", "starts until") },
  { "end_earliest", NC_ ("column", "ends from") },
  { "end_latest", NC_ ("column", "ends until") },
  { "said_as", NC_ ("column", "said as") },
  { "title", NC_ ("column", "title") },
  { "bank", NC_ ("column", "bank") },
};

/* No width was asked for. */
#define WIDTH_OF_ITS_OWN G_MININT

typedef struct
{
  char *from, *to, *lane, *render, *language, *reader; /* (owned) (nullable) */
  int width;
  TillidTimelineFilter filter;
  TillidTimelineFormat format;
  gboolean for_patient;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->to);
  g_free (options->lane);
  g_free (options->render);
  g_free (options->language);
  g_free (options->reader);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_rows (TillidCtl *ctl, TillidTimelineRows *rows)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < tillid_timeline_rows_get_n (rows); i++)
    {
      const TillidTimelineItem *item = &tillid_timeline_rows_get (rows, i)->item;

      tillid_ctl_table_add_id (table, item->id);
      tillid_ctl_table_add_choice (table, tillid_timeline_lane_choices, item->lane);
      tillid_ctl_table_add_day (table, item->bounds.start_earliest);
      tillid_ctl_table_add_day (table, item->bounds.start_latest);
      tillid_ctl_table_add_day (table, item->bounds.end_earliest);
      tillid_ctl_table_add_day (table, item->bounds.end_latest);
      tillid_ctl_table_add_text (table, item->said_as);
      tillid_ctl_table_add_text (table, item->text);
      if (item->kind == TILLID_TIMELINE_EVENT || item->kind == TILLID_TIMELINE_HOPE)
        tillid_ctl_table_add_choice (table, tillid_bank_choices, item->bank);
      else
        tillid_ctl_table_add_text (table, NULL);
    }
  tillid_ctl_table_print (table);
}

/* As in the window: since arrival, or the days that were asked for. */
static void
set_view (TillidTimelineView *view,
          const TillidPerson *person,
          const GArray *items,
          const TillidTimelineFilter *filter)
{
  tillid_timeline_view_set_life (view, person->birth, (const TillidTimelineItem *) items->data,
                                 items->len);
  tillid_timeline_view_set_range (view, TILLID_TIMELINE_RANGE_ARRIVAL, TILLID_ABSENT, NULL);
  if (filter->from != TILLID_ABSENT)
    view->first = filter->from;
  if (filter->to != TILLID_ABSENT)
    view->last = filter->to;
  tillid_timeline_view_clamp (view);
}

static GBytes *
draw (TillidSession *session,
      TillidScope *scope,
      TillidTimelineRows *rows,
      const Options *options,
      GError **error)
{
  TillidTimelinePrint print;
  g_auto (TillidTimelineTexts) texts = { NULL };
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (tillid_session_get_db (session), scope, &tillid_person_type,
                             tillid_scope_get_patient (scope), error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TillidTimelineItem));

  if (person == NULL)
    return NULL;
  for (guint i = 0; i < tillid_timeline_rows_get_n (rows); i++)
    {
      const TillidTimelineRow *row = tillid_timeline_rows_get (rows, i);
      TillidTimelineItem item = row->item;

      item.row = tillid_timeline_words_row (&item, row->sub_row);
      /* The patient's own words, where there are any. */
      if (options->for_patient && row->words != NULL)
        item.text = row->words;
      g_array_append_val (items, item);
    }
  tillid_timeline_print_init (&print, tillid_session_today (session));
  set_view (&print.view, (const TillidPerson *) person, items, &options->filter);
  tillid_timeline_query_set_lanes (scope, NULL, &print.view);
  print.view.rtl = tillid_format_is_rtl (options->language);
  tillid_timeline_texts_set (&texts, &print.view, options->language);
  print.format = options->format;
  print.palette =
    options->format == TILLID_TIMELINE_PDF ? TILLID_PALETTE_PRINT : TILLID_PALETTE_LIGHT;
  print.width = options->width != WIDTH_OF_ITS_OWN ? options->width : 0;
  print.language = options->language;
  print.for_patient = options->for_patient;
  print.lanes_chosen = print.view.no_life;
  print.with_overview = !options->for_patient;
  return tillid_timeline_render_bytes (&print, (const TillidTimelineItem *) items->data, items->len,
                                       NULL, error);
}

/* In the language of the document: its words, its direction, its months and its digits. Messages keep theirs. */
static GBytes *
draw_in_language (TillidSession *session,
                  TillidScope *scope,
                  const Options *options,
                  GError **error)
{
  g_autofree char *messages =
    options->language != NULL ? tillid_words_speak (options->language) : NULL;
  g_autoptr (TillidTimelineRows) rows =
    tillid_timeline_query (tillid_session_get_db (session), scope, options->filter, error);
  GBytes *bytes = rows != NULL ? draw (session, scope, rows, options, error) : NULL;

  if (options->language != NULL)
    g_free (tillid_words_speak (messages));
  return bytes;
}

static gboolean
render (TillidSession *session, TillidScope *scope, const Options *options, GError **error)
{
  g_autoptr (GBytes) bytes = draw_in_language (session, scope, options, error);

  return bytes != NULL && tillid_timeline_write (bytes, options->render, error);
}

/* What an option says must be known before the clinic is opened. */
static gboolean
read_render (Options *options, int *out_exit)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  gboolean known = options->render == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings) && !known; i++)
    {
      known = g_str_has_suffix (options->render, endings[i]);
      options->format = (TillidTimelineFormat) i;
    }
  if (!known)
    *out_exit = tillid_ctl_refuse_usage (options->render,
                                         C_ ("ctl", "a file that ends in .svg, .pdf or .png"));
  else if (options->width != WIDTH_OF_ITS_OWN && (options->width < 1 || options->width > 100000))
    *out_exit = tillid_ctl_refuse_usage ("--width", C_ ("ctl", "from 1 to 100000 pixels"));
  else
    {
      options->for_patient = g_strcmp0 (options->reader, "patient") == 0;
      if (options->reader == NULL || options->for_patient || g_str_equal (options->reader, "team"))
        return TRUE;
      *out_exit = tillid_ctl_refuse_usage ("--for", C_ ("ctl", "patient or team"));
    }
  return FALSE;
}

static gboolean
read_options (Options *options, int *out_exit)
{
  options->filter = TILLID_TIMELINE_FILTER_ALL;
  if (!tillid_ctl_parse_days (options->from, options->to, &options->filter.from,
                              &options->filter.to, out_exit) ||
      !read_render (options, out_exit))
    return FALSE;
  if (options->lane == NULL)
    return TRUE;
  options->filter.lane = tillid_choice_from_code (tillid_timeline_lane_choices, options->lane);
  if (options->filter.lane >= 0)
    return TRUE;
  *out_exit = tillid_ctl_refuse_usage (options->lane, C_ ("ctl", "no such lane"));
  return FALSE;
}

/* `timeline PATIENT`: the timeline as a table, or drawn as SVG, PDF or PNG. Returns: an exit code. */
int
tillid_ctl_timeline (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { .width = WIDTH_OF_ITS_OWN };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Last day"), "DATE" },
    { "lane", 0, 0, G_OPTION_ARG_STRING, &options.lane, N_ ("One lane only"), "LANE" },
    { "render", 0, 0, G_OPTION_ARG_FILENAME, &options.render, N_ ("Draw into a file"),
      "OUT.{svg,pdf,png}" },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_ ("Width in pixels"), "W" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("The language of the drawing"),
      "TAG" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.reader, N_ ("For whom it is drawn"),
      "patient|team" },
    { NULL },
  };
  static const char usage[] = "PATIENT [--from DATE] [--to DATE] [--lane LANE] [--render OUT]";
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidTimelineRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 1, 1, &argc, &argv, &exit_code) ||
      !read_options (&options, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  scope = tillid_ctl_open_patient (ctl, session, argv[1], "timeline", &patient, &exit_code);
  if (scope == NULL)
    return exit_code;
  if (options.render != NULL)
    return render (session, scope, &options, &error) ? TILLID_EXIT_DONE
                                                     : tillid_ctl_fail (ctl, options.render, error);
  rows = tillid_timeline_query (tillid_session_get_db (session), scope, options.filter, &error);
  if (rows == NULL)
    return tillid_ctl_fail (ctl, argv[1], error);
  print_rows (ctl, rows);
  return TILLID_EXIT_DONE;
}
