/* bench-today.c - the day of a large clinic, and a save in it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* 5 000 patients, 200 000 attended visits with an interpreter each, a promise for everybody - some 600 of them late or due -, 500
 * answers of others that are waited for. The clock on the wall runs in a program that has a window and an open clinic, from the page being
 * made to the picture of the day: reading on the worker thread, making of the lines and the drawing of the X server are in it. A save
 * is what a visit with a note costs from the key until the writer thread has said that the disk has it, while the day is shown, which is
 * read anew after each. */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-clinic.h"
#include "bench-session.h"
#include "bench-window.h"
#include "bench.h"
#include "tillid-plan.h"
#include "tillid-today-page.h"
#include "tillid-visit.h"
#include "tillid-workplace.h"

#define PATIENTS 5000
#define VISITS 40
#define WAITING 500
#define RUNS 9
#define SAVES 100
#define WIDTH 1216
#define HEIGHT 860

typedef struct
{
  GtkWidget *page;
  double end; /* 0: not yet */
} Picture;

static void
painted_cb (GdkFrameClock *clock, Picture *self)
{
  GtkWidget *stack = NULL;

  if (self->page == NULL || self->end > 0 || !gtk_widget_get_mapped (self->page))
    return;
  stack = GTK_WIDGET (gtk_widget_get_template_child (self->page, TILLID_TYPE_TODAY_PAGE, "stack"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "day") != 0)
    return;
  gdk_display_sync (gtk_widget_get_display (self->page));
  self->end = bench_now ();
}

static void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The page has come and is drawn; @out_cpu: what this thread took. */
static double
show_page (GtkWindow *window,
           Picture *picture,
           TillidSession *session,
           TillidUndo *undo,
           double *out_cpu)
{
  double start, cpu;

  picture->page = NULL;
  adw_window_set_content (ADW_WINDOW (window), NULL);
  run_idle ();
  start = bench_now ();
  cpu = bench_cpu ();
  picture->end = 0;
  picture->page = g_object_new (TILLID_TYPE_TODAY_PAGE, NULL);
  tillid_workplace_set_session (TILLID_WORKPLACE (picture->page), session, undo);
  adw_window_set_content (ADW_WINDOW (window), picture->page);
  while (picture->end <= 0)
    g_main_context_iteration (NULL, TRUE);
  *out_cpu = bench_cpu () - cpu;
  return picture->end - start;
}

/* What the worker thread reads for the page. */
static double
time_reading (TillidSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_list (session, "today", NULL, NULL, 0, &error);
  const TillidTodayQuestion question = { .day = TILLID_BENCH_TODAY,
                                         .visits_day = TILLID_BENCH_TODAY,
                                         .viewer = tillid_session_get_member (session)->record.id,
                                         .silent_days = TILLID_TODAY_SILENT_DAYS,
                                         .most_silent = TILLID_TODAY_MOST_SILENT,
                                         .most_later = TILLID_TODAY_MOST_LATER };
  TillidTodayAnswer *answer = NULL;
  const double start = bench_cpu ();

  bench_fail_if (error);
  answer = tillid_today_query_read (tillid_session_get_db (session), scope, &question, &error);
  bench_fail_if (error);
  tillid_today_answer_free (answer);
  return bench_cpu () - start;
}

static gint64
number (TillidSession *session, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  tillid_db_query_int (tillid_session_get_db (session), sql, &value, &error);
  bench_fail_if (error);
  return value;
}

static gint64
next_patient (TillidStmt *patients)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row;

  tillid_stmt_step (patients, &has_row, &error);
  bench_fail_if (error);
  g_assert_true (has_row);
  return tillid_stmt_get_int (patients, 0);
}

/* Others owe us answers, too: of the first patients. */
static void
add_waiting (TillidSession *session)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Steps");
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) patients =
    tillid_db_borrow (tillid_session_get_db (session),
                      "SELECT id FROM person WHERE role = 'patient' ORDER BY id", &error);

  bench_fail_if (error);
  for (guint i = 0; i < WAITING; i++)
    {
      TillidStep *step =
        tillid_edit_assign_id (tillid_step_new (), tillid_session_get_ids (session));

      step->patient = next_patient (patients);
      step->side = TILLID_SIDE_OTHERS;
      tillid_set_text (&step->words, "The municipality answers about help at home");
      step->due = TILLID_BENCH_TODAY - 20 + (TillidDay) (i % 60);
      tillid_edit_take (edit, tillid_record_seal (step));
    }
  g_clear_pointer (&patients, tillid_stmt_return);
  tillid_session_apply (session, edit, NULL, &error);
  bench_fail_if (error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  double *end = data;
  g_autoptr (GError) error = NULL;

  tillid_session_apply_finish (TILLID_SESSION (source), result, &error);
  bench_fail_if (error);
  *end = bench_now ();
}

static double
save_visit (TillidSession *session, gint64 patient)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New visit");
  const double start = bench_now ();
  double end = 0;
  TillidVisit *visit =
    tillid_edit_assign_id (tillid_visit_new (), tillid_session_get_ids (session));

  visit->patient = patient;
  visit->day = TILLID_BENCH_TODAY;
  visit->status = TILLID_VISIT_STATUS_RUNNING;
  tillid_set_text (&visit->note, "Slept four hours. The letter from school was good; we read it "
                                 "together. Wants to try the choir on Thursday.");
  tillid_edit_take (edit, tillid_record_seal (visit));
  tillid_session_apply_async (session, edit, NULL, saved_cb, &end);
  while (end <= 0)
    g_main_context_iteration (NULL, TRUE);
  return end - start;
}

static void
measure_saves (TillidSession *session)
{
  g_autoptr (GArray) times = bench_sample_new ();
  const gint64 patient = number (session, "SELECT max (id) FROM person WHERE role = 'patient'");

  for (guint i = 0; i < SAVES; i++)
    bench_sample_add (times, save_visit (session, patient));
  bench_figure ("save of a visit acknowledged, the day shown, p99, wall",
                bench_sample_quantile (times, 0.99), 50, "ms");
  bench_note ("the same, median", bench_sample_quantile (times, 0.5), "ms");
  bench_note ("the same, slowest", bench_sample_quantile (times, 1), "ms");
}

static void
measure (TillidSession *session)
{
  g_autoptr (TillidUndo) undo = tillid_undo_new (session);
  g_autoptr (GArray) times = bench_sample_new ();
  g_autoptr (GArray) cpus = bench_sample_new ();
  GtkWidget *window = adw_window_new ();
  Picture picture = { NULL, 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  run_idle ();
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    &picture);
  for (guint i = 0; i < RUNS; i++)
    {
      double cpu;

      bench_sample_add (times, show_page (GTK_WINDOW (window), &picture, session, undo, &cpu));
      bench_sample_add (cpus, cpu);
    }
  run_idle ();
  bench_figure ("today of 5 000 patients, 200 000 visits, drawn, median, wall",
                bench_sample_quantile (times, 0.5), 100, "ms");
  bench_note ("the same, processor time of the window's thread, median",
              bench_sample_quantile (cpus, 0.5), "ms");
  bench_note ("the same, fastest", bench_sample_quantile (times, 0), "ms");
  bench_note ("the same, slowest", bench_sample_quantile (times, 1), "ms");
  measure_saves (session);
  picture.page = NULL;
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was measured is a copy, whose visits are gone with it. */
static char *
dup_copy (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".today", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  bench_fail_if (error);
  return g_steal_pointer (&copy);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = bench_clinic_dup_path (
    &(BenchClinicSize){ .patients = PATIENTS, .visits = VISITS, .colleagues = 30 });
  g_autofree char *copy = dup_copy (path);
  g_autoptr (AdwApplication) application = bench_window_start ();
  g_autoptr (TillidSession) session = bench_session_open (copy, TILLID_SESSION_DIRECT);

  add_waiting (session);
  time_reading (session);
  bench_note ("today: reading, processor time", time_reading (session), "ms");
  tillid_session_close (session);
  g_clear_object (&session);
  session = bench_session_open (copy, TILLID_SESSION_THREADS);
  measure (session);
  tillid_session_close (session);
  g_unlink (copy);
  return 0;
}
