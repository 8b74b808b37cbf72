/* bench-canvas.c - a timeline of ten thousand items on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The canvas stands in a meter, a widget that does nothing but time the allocation (in which the layout is
 * computed) and the snapshot of its child. A frame clock runs on Xvfb; each frame pans or zooms a little, as a
 * person does. What is left of the paint phase is raster; beside it stands the same for 500 labels that move
 * one pixel in each frame in a window of the same size. The cairo renderer draws on the processor. */
#include "config.h"

#include <adwaita.h>
#include <malloc.h>

#include "bench-clinic.h"
#include "bench-window.h"
#include "bench.h"
#include "tillid-timeline-canvas.h"

#define WIDTH 1376
#define HEIGHT 740
#define N_ITEMS 10000
#define N_MANY 100000
#define N_FRAMES 240
#define N_LABELS 500

/* The meter */

#define BENCH_TYPE_METER (bench_meter_get_type ())
G_DECLARE_FINAL_TYPE (BenchMeter, bench_meter, BENCH, METER, GtkWidget)

struct _BenchMeter
{
  GtkWidget parent_instance;

  GtkWidget *child;   /* (unowned): the only child */
  double allocate_ms; /* of this frame */
  double snapshot_ms; /* of this frame */
};

G_DEFINE_FINAL_TYPE (BenchMeter, bench_meter, GTK_TYPE_WIDGET)

static void
bench_meter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BenchMeter *self = BENCH_METER (widget);
  double start = bench_cpu ();

  gtk_widget_allocate (self->child, width, height, baseline, NULL);
  self->allocate_ms += bench_cpu () - start;
}

static void
bench_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchMeter *self = BENCH_METER (widget);
  double start = bench_cpu ();

  gtk_widget_snapshot_child (widget, self->child, snapshot);
  self->snapshot_ms += bench_cpu () - start;
}

static void
bench_meter_dispose (GObject *object)
{
  g_clear_pointer (&BENCH_METER (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (bench_meter_parent_class)->dispose (object);
}

static void
bench_meter_class_init (BenchMeterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_meter_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = bench_meter_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_meter_snapshot;
}

static void
bench_meter_init (BenchMeter *self)
{
}

/* The run of frames */

typedef void (*BenchStep) (gpointer data, guint frame);

typedef struct
{
  BenchMeter *meter;
  BenchStep step;
  gpointer data;
  guint frame;
  double paint_start;
  GArray *ours;   /* layout, allocation and snapshot */
  GArray *raster; /* the rest of the paint phase */
} Run;

static void
layout_done_cb (GdkFrameClock *clock, Run *run)
{
  run->paint_start = bench_cpu ();
}

static gboolean
step_cb (gpointer data)
{
  Run *run = data;

  run->step (run->data, run->frame++);
  gtk_widget_queue_allocate (GTK_WIDGET (run->meter));
  return G_SOURCE_REMOVE;
}

static void
paint_done_cb (GdkFrameClock *clock, Run *run)
{
  double paint = bench_cpu () - run->paint_start;

  /* The first frames make widgets and glyphs. */
  if (run->frame > 3)
    {
      bench_sample_add (run->ours, run->meter->allocate_ms + run->meter->snapshot_ms);
      bench_sample_add (run->raster, paint - run->meter->snapshot_ms);
    }
  run->meter->allocate_ms = run->meter->snapshot_ms = 0;
  if (run->frame < N_FRAMES)
    g_idle_add (step_cb, run);
  else
    run->frame = G_MAXUINT;
}

static void
run_init (Run *run, BenchMeter *meter, BenchStep step, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (meter));

  *run = (Run){ .meter = meter, .step = step, .data = data };
  run->ours = bench_sample_new ();
  run->raster = bench_sample_new ();
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_done_cb), run);
  g_signal_connect_after (clock, "paint", G_CALLBACK (paint_done_cb), run);
}

static void
run_frames (Run *run)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (run->meter));

  g_idle_add (step_cb, run);
  while (run->frame != G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, run);
}

static void
run_clear (Run *run)
{
  g_array_unref (run->ours);
  g_array_unref (run->raster);
}

static BenchMeter *
show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();
  BenchMeter *meter = g_object_new (BENCH_TYPE_METER, NULL);

  meter->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (meter));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (meter));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return meter;
}

static void
close_window (BenchMeter *meter)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (meter))));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* 500 labels */

static void
move_labels (gpointer data, guint frame)
{
  GtkFixed *fixed = data;
  guint i = 0;

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixed)); label != NULL;
       label = gtk_widget_get_next_sibling (label), i++)
    gtk_fixed_move (fixed, label, 20 + i % 10 * 130 + frame % 30, 8 + i / 10 * 14);
}

static GArray *
measure_labels (void)
{
  GtkWidget *fixed = gtk_fixed_new ();
  BenchMeter *meter;
  Run run;

  for (guint i = 0; i < N_LABELS; i++)
    {
      g_autofree char *text = g_strdup_printf ("slept badly %u", i);

      gtk_fixed_put (GTK_FIXED (fixed), gtk_label_new (text), 0, 0);
    }
  meter = show (fixed);
  run_init (&run, meter, move_labels, fixed);
  run_frames (&run);
  close_window (meter);
  g_array_unref (run.ours);
  return run.raster;
}

/* The timeline */

static void
pan (gpointer data, guint frame)
{
  tillid_timeline_state_pan (data, frame % 60 < 30 ? -20 : 20);
}

/* From the whole life down to a week and back, in the steps of the wheel: every step is another picture. */
static void
zoom_all (gpointer data, guint frame)
{
  tillid_timeline_state_zoom_middle (data, frame % 120 < 60 ? 1.17 : 1 / 1.17);
}

static void
zoom (gpointer data, guint frame)
{
  tillid_timeline_state_zoom_middle (data, frame % 40 < 20 ? 1.08 : 1 / 1.08);
}

typedef struct
{
  double start;
  double end;
  double wall;
  TillidTimelineCanvas *canvas;
} FirstFrame;

static void
items_changed_cb (TillidTimelineState *state, FirstFrame *first)
{
  first->start = bench_cpu ();
  first->wall = -bench_now ();
}

static void
first_paint_cb (GdkFrameClock *clock, FirstFrame *first)
{
  const TillidTimelineLayout *layout = tillid_timeline_canvas_get_layout (first->canvas);

  if (first->start > 0 && first->end <= 0 && layout->signs->len > 0 &&
      tillid_timeline_canvas_get_n_shown (first->canvas) == layout->signs->len)
    {
      first->end = bench_cpu ();
      first->wall += bench_now ();
    }
}

static void
wait_for_first_frame (TillidTimelineState *state, BenchMeter *meter, FirstFrame *first)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (meter));
  gulong items, paint;

  *first = (FirstFrame){ .canvas = TILLID_TIMELINE_CANVAS (meter->child) };
  items = g_signal_connect (state, "items-changed", G_CALLBACK (items_changed_cb), first);
  paint = g_signal_connect_after (clock, "paint", G_CALLBACK (first_paint_cb), first);
  tillid_timeline_state_load (state);
  while (first->end <= 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (state, items);
  g_signal_handler_disconnect (clock, paint);
}

typedef struct
{
  BenchStep step;
  const char *name;
  TillidTimelineRange range;
  double quantile;
  double limit; /* ms */
} Measure;

static void
measure_frames (TillidTimelineState *state,
                BenchMeter *meter,
                const Measure *measure,
                GArray *labels)
{
  g_autofree char *figure = g_strdup_printf ("timeline: %s, layout + allocate + snapshot, p%.0f",
                                             measure->name, measure->quantile * 100);
  g_autofree char *raster =
    g_strdup_printf ("timeline: %s, raster to that of 500 labels", measure->name);
  g_autofree char *middle = g_strdup_printf ("timeline: %s, median", measure->name);
  g_autofree char *worst = g_strdup_printf ("timeline: %s, worst", measure->name);
  Run run;

  tillid_timeline_state_set_range (state, measure->range);
  run_init (&run, meter, measure->step, state);
  run_frames (&run);
  bench_figure (figure, bench_sample_quantile (run.ours, measure->quantile), measure->limit, "ms");
  bench_note (middle, bench_sample_quantile (run.ours, 0.5), "ms");
  bench_note (worst, bench_sample_quantile (run.ours, 1.0), "ms");
  bench_note (raster, bench_sample_quantile (run.raster, 0.5) / bench_sample_quantile (labels, 0.5),
              "x");
  run_clear (&run);
}

/* Bytes that are in use, those of large arrays included. */
static double
used_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

/* The data are the rows as they were read, with their texts; what a canvas needs beside them is measured while a whole life is
 * seen, when every item has a place. */
static void
measure_memory (TillidPatientContext *context, BenchMeter *meter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidTimelineState) state = NULL;
  double before = used_bytes (), data, all;
  FirstFrame first;
  guint n_items;
  TillidTimelineRows *rows =
    tillid_timeline_query (tillid_session_get_db (tillid_patient_context_get_session (context)),
                           tillid_patient_context_get_scope (context), TILLID_TIMELINE_FILTER_ALL,
                           &error);

  bench_fail_if (error);
  data = used_bytes () - before;
  tillid_timeline_rows_unref (rows);
  before = used_bytes ();
  state = tillid_timeline_state_new (context);
  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (meter->child), state);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  wait_for_first_frame (state, meter, &first);
  all = used_bytes () - before;
  tillid_timeline_state_get_items (state, &n_items);
  bench_note ("timeline: items of the long life", n_items, "");
  bench_note ("timeline: first frame of the long life, by the clock on the wall", first.wall, "ms");
  bench_figure ("timeline: memory above the data, for each item", (all - data) / n_items, 200.0,
                "bytes");
  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (meter->child), NULL);
}

/* A life of 100 000 entries. */
static void
measure_many (TillidSession *session, GArray *labels)
{
  static const Measure measures[] = {
    { pan, "pan of 100 000 items", TILLID_TIMELINE_RANGE_THREE_YEARS, 0.95, 16.0 },
    { pan, "pan of 100 000 items, whole years", TILLID_TIMELINE_RANGE_ARRIVAL, 0.95, 16.0 },
  };
  g_autoptr (TillidUndo) undo = tillid_undo_new (session);
  g_autoptr (TillidPatientContext) context = bench_window_open_story (session, undo);
  g_autoptr (TillidTimelineState) state = NULL;
  GtkWidget *canvas = g_object_new (TILLID_TYPE_TIMELINE_CANVAS, NULL);
  BenchMeter *meter = show (canvas);
  FirstFrame first;

  measure_memory (context, meter);
  state = tillid_timeline_state_new (context);
  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (canvas), state);
  wait_for_first_frame (state, meter, &first);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    measure_frames (state, meter, &measures[i], labels);
  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (canvas), NULL);
  close_window (meter);
}

static void
measure_timeline (TillidSession *session, GArray *labels)
{
  static const Measure measures[] = {
    { pan, "pan", TILLID_TIMELINE_RANGE_THREE_YEARS, 0.95, 8.0 },
    { zoom, "zoom", TILLID_TIMELINE_RANGE_THREE_YEARS, 0.95, 8.0 },
    { zoom_all, "zoom from a life to days", TILLID_TIMELINE_RANGE_LIFE, 0.99, 16.0 },
  };
  g_autoptr (TillidUndo) undo = tillid_undo_new (session);
  g_autoptr (TillidPatientContext) context = bench_window_open_story (session, undo);
  g_autoptr (TillidTimelineState) state = tillid_timeline_state_new (context);
  GtkWidget *canvas = g_object_new (TILLID_TYPE_TIMELINE_CANVAS, NULL);
  BenchMeter *meter = show (canvas);
  FirstFrame first;
  guint n_items;

  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (canvas), state);
  wait_for_first_frame (state, meter, &first);
  tillid_timeline_state_get_items (state, &n_items);
  bench_figure ("timeline: first frame after the data", first.end - first.start, 50.0, "ms");
  bench_note ("timeline: first frame, by the clock on the wall", first.wall, "ms");
  bench_note ("timeline: items", n_items, "");
  bench_note ("timeline: signs in the first frame",
              tillid_timeline_canvas_get_layout (TILLID_TIMELINE_CANVAS (canvas))->signs->len, "");
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    measure_frames (state, meter, &measures[i], labels);
  tillid_timeline_canvas_set_state (TILLID_TIMELINE_CANVAS (canvas), NULL);
  close_window (meter);
}

/* One patient with @n_items: two fifths visits, three fifths of the other kinds. */
static TillidSession *
open_clinic (guint n_items)
{
  g_autofree char *path =
    bench_clinic_dup_path (&(BenchClinicSize){ 1, n_items * 2 / 5, FALSE, n_items * 3 / 5 });
  g_autoptr (GError) error = NULL;
  TillidSession *session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);

  bench_fail_if (error);
  return session;
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GArray) labels = NULL;

  application = bench_window_start ();

  labels = measure_labels ();
  session = open_clinic (N_ITEMS);
  measure_timeline (session, labels);
  tillid_session_close (session);
  g_clear_object (&session);
  session = open_clinic (N_MANY);
  measure_many (session, labels);
  bench_note ("timeline: raster of 500 moving labels, median", bench_sample_quantile (labels, 0.5),
              "ms");
  tillid_session_close (session);
  return 0;
}
