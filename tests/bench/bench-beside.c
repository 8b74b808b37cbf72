/* bench-beside.c - the first picture and single zoom steps, by the clock on the wall, to stand beside another timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Started by vis-timeline/run.py, which gives the same items to somebody else's timeline. Writes the items into the file that is
 * its argument, and one JSON object with the times to stdout. A picture is there when the X server has drawn it. */
#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "bench-clinic.h"
#include "bench-window.h"
#include "bench.h"
#include "tillid-timeline-canvas.h"

#define WIDTH 1376
#define HEIGHT 740
#define N_ITEMS 10000
#define N_STEPS 20
#define STEP 1.08

typedef struct
{
  TillidTimelineCanvas *canvas;
  double start;  /* 0: not yet */
  double end;    /* 0: not yet */
  gboolean full; /* wait for every sign, not for any picture */
} Picture;

static void
begin (Picture *self)
{
  self->end = 0;
  self->start = bench_now ();
}

static void
painted_cb (GdkFrameClock *clock, Picture *self)
{
  const TillidTimelineLayout *layout = tillid_timeline_canvas_get_layout (self->canvas);

  if (self->start <= 0 || self->end > 0 || layout->signs->len == 0)
    return;
  if (self->full && tillid_timeline_canvas_get_n_shown (self->canvas) != layout->signs->len)
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->canvas)));
  self->end = bench_now ();
}

static double
wait_for (Picture *self)
{
  while (self->end <= 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return self->end - self->start;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_day (JsonBuilder *builder, const char *name, TillidDay day)
{
  g_autofree char *iso = day != TILLID_ABSENT ? tillid_day_to_iso (day) : NULL;

  add_text (builder, name, iso);
}

static void
write_items (TillidTimelineState *state, const char *path)
{
  guint n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (state, &n_items);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, items[i].id);

      json_builder_begin_object (builder);
      /* A number of another language may be too short for it. */
      add_text (builder, "id", id);
      add_text (builder, "lane",
                tillid_choice_to_code (tillid_timeline_lane_choices, items[i].lane));
      add_text (builder, "text", items[i].text);
      add_day (builder, "first", items[i].bounds.start_earliest);
      add_day (builder, "last",
               tillid_timeline_kind_is_bar (items[i].kind) ? items[i].bounds.end_latest
                                                           : TILLID_ABSENT);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_to_file (generator, path, &error);
  bench_fail_if (error);
}

static void
measure (TillidSession *session, const char *path)
{
  g_autoptr (TillidUndo) undo = tillid_undo_new (session);
  g_autoptr (TillidPatientContext) context = bench_window_open_story (session, undo);
  g_autoptr (TillidTimelineState) state = tillid_timeline_state_new (context);
  g_autoptr (GArray) steps = bench_sample_new ();
  GtkWidget *canvas = g_object_new (TILLID_TYPE_TIMELINE_CANVAS, NULL);
  GtkWidget *window = adw_window_new ();
  Picture picture = { TILLID_TIMELINE_CANVAS (canvas), 0, 0, TRUE };
  guint n_items;
  double first;

  adw_window_set_content (ADW_WINDOW (window), canvas);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  tillid_timeline_canvas_set_state (picture.canvas, state);
  g_signal_connect_after (gtk_widget_get_frame_clock (canvas), "paint", G_CALLBACK (painted_cb),
                          &picture);
  g_signal_connect_swapped (state, "items-changed", G_CALLBACK (begin), &picture);
  tillid_timeline_state_load (state);
  first = wait_for (&picture);

  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  picture.full = FALSE;
  begin (&picture);
  gtk_widget_queue_draw (canvas);
  wait_for (&picture);
  for (guint i = 0; i < N_STEPS; i++)
    {
      begin (&picture);
      tillid_timeline_state_zoom_middle (state, STEP);
      bench_sample_add (steps, wait_for (&picture));
    }
  tillid_timeline_state_get_items (state, &n_items);
  write_items (state, path);
  g_print ("{\"items\": %u, \"first\": %.2f, \"zoom\": %.2f, \"worst\": %.2f}\n", n_items, first,
           bench_sample_quantile (steps, 0.5), bench_sample_quantile (steps, 1.0));
  tillid_timeline_canvas_set_state (picture.canvas, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autofree char *path =
    bench_clinic_dup_path (&(BenchClinicSize){ 1, N_ITEMS * 2 / 5, FALSE, N_ITEMS * 3 / 5 });
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (argc == 2);
  application = bench_window_start ();
  session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  bench_fail_if (error);
  measure (session, argv[1]);
  tillid_session_close (session);
  return 0;
}
