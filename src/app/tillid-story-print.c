/* tillid-story-print.c - a story on paper, or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For the team it shows what the screen shows. For the patient it has the patient's words, larger, and only the lanes the
 * patient chose. The preview, the printer and the files draw the same pages. */
#include "config.h"

#include "tillid-story-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-dialogs.h"
#include "tillid-format.h"
#include "tillid-print.h"
#include "tillid-timeline-file.h"
#include "tillid-timeline-words.h"
#include "tillid-words.h"

#define POINTS_PER_PIXEL 0.75
#define MARGIN_PT 34.0

struct _TillidStoryPrint
{
  AdwWindow parent_instance;

  TillidTimelineState *state; /* (owned) (nullable) */
  GArray *items;              /* (owned) (nullable) of TillidTimelineItem */
  TillidTimelinePages *pages; /* (owned) (nullable): on the paper that was chosen */
  TillidTimelineTexts texts;
  TillidCatalog *patient_texts; /* (owned): of the patient's language */
  TillidTimelinePrint print;
  char *name;       /* (owned) (nullable) */
  char *printed_by; /* (owned) (nullable) */
  GDateTime *now;   /* (owned) (nullable) */
  guint page;       /* that is shown, from 0 */

  GtkScrolledWindow *scrolled;
  GtkDrawingArea *preview;
  GtkWidget *pages_box;
  GtkLabel *page_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  AdwComboRow *reader_row;
  AdwComboRow *span_row;
  AdwComboRow *paper_row;
  AdwActionRow *confidence_row;
  GtkSwitch *confidence_switch;
  GtkWidget *lanes_group;
  GtkFlowBox *lanes_box;
  GtkLabel *problem_label;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TillidStoryPrint, tillid_story_print, ADW_TYPE_WINDOW)

static void
get_paper (TillidStoryPrint *self, double *out_width, double *out_height)
{
  const gboolean is_a3 = adw_combo_row_get_selected (self->paper_row) == 1;

  *out_width = is_a3 ? 1190.551 : 841.890;
  *out_height = is_a3 ? 841.890 : 595.276;
}

static gboolean
is_for_patient (TillidStoryPrint *self)
{
  return adw_combo_row_get_selected (self->reader_row) == 1;
}

/* (nullable): of whoever reads the sheet; NULL: of the program. */
static const char *
get_language (TillidStoryPrint *self)
{
  return is_for_patient (self)
           ? tillid_patient_context_get_language (tillid_timeline_state_get_context (self->state))
           : NULL;
}

static void
show_problem (TillidStoryPrint *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

/* The lanes of the screen, or those the patient ticked. */
static void
choose_lanes (TillidStoryPrint *self, TillidTimelineView *view)
{
  GtkFlowBoxChild *child = NULL;

  if (!is_for_patient (self))
    return;
  view->n_lanes = 0;
  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->lanes_box, i)) != NULL; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child))) &&
        (i == TILLID_LANE_LIFE || tillid_timeline_state_has_lane (self->state, (guint) i)))
      view->lanes[view->n_lanes++] = (TillidTimelineLane) i;
}

/* What is seen: the days and lanes of the screen, at the size of paper. */
static void
set_view (TillidStoryPrint *self)
{
  const TillidTimelineView *screen = tillid_timeline_state_get_view (self->state);
  TillidPatientContext *context = tillid_timeline_state_get_context (self->state);
  TillidTimelineView *view = &self->print.view;

  tillid_timeline_view_set_life (view, tillid_patient_context_get_person (context)->birth,
                                 (const TillidTimelineItem *) (gpointer) self->items->data,
                                 self->items->len);
  memcpy (view->lanes, screen->lanes, sizeof view->lanes);
  view->n_lanes = screen->n_lanes;
  view->no_life = screen->no_life;
  view->good_only = screen->good_only;
  view->first = screen->first;
  view->last = screen->last;
  if (adw_combo_row_get_selected (self->span_row) == 1)
    tillid_timeline_view_set_range (view, TILLID_TIMELINE_RANGE_LIFE, TILLID_ABSENT, NULL);
  tillid_timeline_view_clamp (view);
  view->rtl = tillid_format_is_rtl (get_language (self));
  choose_lanes (self, view);
  tillid_timeline_texts_clear (&self->texts);
  tillid_timeline_texts_set (&self->texts, view, get_language (self));
}

static void
prepare (TillidStoryPrint *self)
{
  TillidPatientContext *context = tillid_timeline_state_get_context (self->state);
  TillidSession *session = tillid_patient_context_get_session (context);
  guint n_confidences = 0;

  g_clear_pointer (&self->pages, tillid_timeline_pages_free);
  g_clear_pointer (&self->items, g_array_unref);
  self->items =
    tillid_timeline_state_list_for_paper (self->state, is_for_patient (self),
                                          gtk_switch_get_active (self->confidence_switch),
                                          is_for_patient (self) ? self->patient_texts : NULL,
                                          &n_confidences);
  gtk_widget_set_visible (GTK_WIDGET (self->confidence_row), n_confidences > 0);
  tillid_timeline_print_init (&self->print, tillid_session_today (session));
  self->print.format = TILLID_TIMELINE_PDF;
  self->print.palette = TILLID_PALETTE_PRINT;
  self->print.paper =
    adw_combo_row_get_selected (self->paper_row) == 1 ? TILLID_PAPER_A3 : TILLID_PAPER_A4;
  self->print.for_patient = is_for_patient (self);
  self->print.lanes_chosen = is_for_patient (self);
  self->print.language = get_language (self);
  self->print.name = self->name;
  self->print.printed_by = self->printed_by;
  self->print.printed_at = self->now;
  set_view (self);
}

static TillidTimelinePages *
make_pages (TillidStoryPrint *self, double width_pt, double height_pt)
{
  return tillid_timeline_pages_new (&self->print,
                                    (const TillidTimelineItem *) (gpointer) self->items->data,
                                    self->items->len, width_pt / POINTS_PER_PIXEL,
                                    height_pt / POINTS_PER_PIXEL);
}

static void
show_page (TillidStoryPrint *self, guint page)
{
  const guint n = tillid_timeline_pages_get_n (self->pages);
  g_autofree char *number = tillid_format_number (page + 1, NULL);
  g_autofree char *total = tillid_format_number (n, NULL);
  g_autofree char *text = g_strdup_printf (C_ ("timeline", "page %1$s of %2$s"), number, total);

  self->page = page;
  gtk_label_set_label (self->page_label, text);
  gtk_widget_set_visible (self->pages_box, n > 1);
  gtk_widget_set_sensitive (self->previous_button, page > 0);
  gtk_widget_set_sensitive (self->next_button, page + 1 < n);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

/* Something was chosen, or the record changed. */
static void
changed_cb (TillidStoryPrint *self)
{
  double width, height;

  if (self->state == NULL)
    return;
  get_paper (self, &width, &height);
  gtk_widget_set_visible (self->lanes_group, is_for_patient (self));
  prepare (self);
  self->pages = make_pages (self, width - 2 * MARGIN_PT, height - 2 * MARGIN_PT);
  show_page (self, MIN (self->page, tillid_timeline_pages_get_n (self->pages) - 1));
  show_problem (self, NULL);
}

static void
previous_cb (TillidStoryPrint *self)
{
  show_page (self, self->page - 1);
}

static void
next_cb (TillidStoryPrint *self)
{
  show_page (self, self->page + 1);
}

/* A sheet of white paper, as large as there is room. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TillidStoryPrint *self = data;
  double paper_width, paper_height, scale;

  if (self->pages == NULL)
    return;
  get_paper (self, &paper_width, &paper_height);
  scale = MIN ((width - 2) / paper_width, (height - 2) / paper_height);
  cairo_translate (cr, (width - paper_width * scale) / 2, (height - paper_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, paper_width, paper_height);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_translate (cr, MARGIN_PT, MARGIN_PT);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  tillid_timeline_pages_draw (self->pages, cr, self->page);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  TillidStoryPrint *self = data;
  TillidTimelinePages *pages = make_pages (self, gtk_print_context_get_width (context),
                                           gtk_print_context_get_height (context));

  g_object_set_data_full (G_OBJECT (operation), "pages", pages,
                          (GDestroyNotify) tillid_timeline_pages_free);
  gtk_print_operation_set_n_pages (operation, (int) tillid_timeline_pages_get_n (pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  tillid_timeline_pages_draw (g_object_get_data (G_OBJECT (operation), "pages"), cr, (guint) page);
}

/**
 * tillid_story_print_make_operation:
 *
 * Returns: (transfer full): an operation that prints what the preview shows, on the paper the printer has
 */
GtkPrintOperation *
tillid_story_print_make_operation (TillidStoryPrint *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  GtkPrintOperation *operation = NULL;

  g_return_val_if_fail (TILLID_IS_STORY_PRINT (self), NULL);

  paper = gtk_paper_size_new (self->print.paper == TILLID_PAPER_A3 ? GTK_PAPER_NAME_A3
                                                                   : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  operation = tillid_print_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  return operation;
}

static void
print_cb (TillidStoryPrint *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_story_print_make_operation (self);
  g_autoptr (GError) error = NULL;

  if (tillid_print_run (operation, tillid_timeline_state_get_context (self->state), "print-story",
                        GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error))
    gtk_window_close (GTK_WINDOW (self));
  else if (error != NULL)
    show_problem (self, error->message);
}

/* The ending says which kind of file; without one of ours it is a PDF. */
static char *
read_format (const char *path, TillidTimelineFormat *out_format)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      {
        *out_format = (TillidTimelineFormat) i;
        return g_strdup (path);
      }
  *out_format = TILLID_TIMELINE_PDF;
  return g_strconcat (path, ".pdf", NULL);
}

/* First the log, then the file: nothing leaves without a line about it. */
static gboolean
write_file (TillidStoryPrint *self, const char *chosen, GError **error)
{
  TillidTimelinePrint print = self->print;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = read_format (chosen, &print.format);

  if (print.format != TILLID_TIMELINE_PDF)
    {
      double width, height;

      get_paper (self, &width, &height);
      print.palette = TILLID_PALETTE_LIGHT;
      print.width = (width - 2 * MARGIN_PT) / POINTS_PER_PIXEL;
      print.density = 2;
      print.with_overview = !print.for_patient;
    }
  bytes =
    tillid_timeline_render_bytes (&print, (const TillidTimelineItem *) (gpointer) self->items->data,
                                  self->items->len, NULL, error);
  return bytes != NULL &&
         tillid_print_log (tillid_timeline_state_get_context (self->state), "print-story", error) &&
         tillid_timeline_write (bytes, path, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidStoryPrint) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->pages == NULL)
    return;
  if (write_file (self, g_file_peek_path (file), &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

/* Not named after the patient: names of files are seen by others. */
static void
save_cb (TillidStoryPrint *self)
{
  static const char *const patterns[] = { "*.pdf", "*.svg", "*.png", NULL };
  g_autofree char *day = tillid_day_to_iso (self->print.view.today);
  /* Translators: name of a file; a day as 2026-03-10. */
  g_autofree char *name = g_strdup_printf (C_ ("print", "Life story %s.pdf"), day);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the story goes"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .name = name,
    .filter_name = C_ ("file", "PDF, SVG or PNG"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

/* A tick for each lane, in their order. The four that are about a life are ticked; the patient's own is always there. */
static GtkCheckButton *
get_lane_button (TillidStoryPrint *self, guint lane)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->lanes_box, (int) lane);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

/* What the patient chose is chosen the next time, too. */
static void
lanes_toggled_cb (TillidStoryPrint *self)
{
  guint lanes = 0;

  if (self->state == NULL)
    return;
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    if (gtk_check_button_get_active (get_lane_button (self, lane)))
      lanes |= 1u << lane;
  tillid_timeline_state_set_paper_lanes (self->state, lanes);
  changed_cb (self);
}

static void
fill_lanes (TillidStoryPrint *self)
{
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (
        tillid_choice_get_label (tillid_timeline_lane_choices, (int) lane));

      gtk_widget_set_sensitive (button, lane != TILLID_LANE_LIFE);
      g_signal_connect_object (button, "toggled", G_CALLBACK (lanes_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_flow_box_insert (self->lanes_box, button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
tillid_story_print_dispose (GObject *object)
{
  TillidStoryPrint *self = TILLID_STORY_PRINT (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_pointer (&self->pages, tillid_timeline_pages_free);
  g_clear_pointer (&self->items, g_array_unref);
  tillid_timeline_texts_clear (&self->texts);
  g_clear_pointer (&self->patient_texts, tillid_catalog_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->printed_by, g_free);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_STORY_PRINT);

  G_OBJECT_CLASS (tillid_story_print_parent_class)->dispose (object);
}

static void
tillid_story_print_class_init (TillidStoryPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_print_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-print.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidStoryPrint, name)
  BIND (scrolled);
  BIND (preview);
  BIND (pages_box);
  BIND (page_label);
  BIND (previous_button);
  BIND (next_button);
  BIND (reader_row);
  BIND (span_row);
  BIND (paper_row);
  BIND (confidence_row);
  BIND (confidence_switch);
  BIND (lanes_group);
  BIND (lanes_box);
  BIND (problem_label);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_story_print_init (TillidStoryPrint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  fill_lanes (self);
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

static void
read_names (TillidStoryPrint *self)
{
  TillidPatientContext *context = tillid_timeline_state_get_context (self->state);
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidMember *member = tillid_session_get_member (session);

  self->name = g_strdup (tillid_patient_context_get_name (context));
  self->printed_by = member != NULL ? g_strdup (member->name) : NULL;
  self->now = g_date_time_new_from_unix_local (tillid_session_now_ms (session) / 1000);
}

/**
 * tillid_story_print_new:
 * @parent: the window of the patient
 * @state: what its story page shows
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_story_print_new (GtkWindow *parent, TillidTimelineState *state)
{
  TillidStoryPrint *self = NULL;
  const char *language;
  guint lanes;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (state), NULL);

  self = g_object_new (TILLID_TYPE_STORY_PRINT, "transient-for", parent, NULL);
  /* Before the buttons have anybody to tell. */
  lanes = tillid_timeline_state_get_paper_lanes (state);
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    gtk_check_button_set_active (get_lane_button (self, lane), (lanes & 1u << lane) != 0);
  self->state = g_object_ref (state);
  language = tillid_patient_context_get_language (tillid_timeline_state_get_context (state));
  self->patient_texts = language != NULL ? tillid_catalog_new (language) : NULL;
  read_names (self);
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    gtk_widget_set_visible (GTK_WIDGET (
                              gtk_flow_box_get_child_at_index (self->lanes_box, (int) lane)),
                            tillid_timeline_state_has_lane (state, lane));
  g_signal_connect_object (state, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WINDOW (self);
}

/* How many sheets it takes. */
guint
tillid_story_print_get_n_pages (TillidStoryPrint *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_PRINT (self), 0);

  return self->pages != NULL ? tillid_timeline_pages_get_n (self->pages) : 0;
}
