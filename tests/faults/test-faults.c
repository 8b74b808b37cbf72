/* test-faults.c - every call that changes a file fails once, in every way
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A scene (fault-scenes.c) is done without a fault: its calls are counted, and what it makes of the clinic is
 * kept as "after". Then it is done again for each call and each kind of fault that such a call can have.
 * Afterwards the clinic is opened anew, and
 *
 *   - verify finds nothing;
 *   - its content is the one before or the one after, nothing in between; the one after, if the scene said so;
 *   - after a failure that was survived there is no file that was not there before;
 *   - what failed once can be done again with the same connection.
 *
 * A process that is killed is a child: SQLite must not be used on both sides of a fork, so nothing is open then.
 * The default run takes an even sample; TILLID_FAULTS=all takes every point. */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-scene.h"
#include "tillid-backup.h"

#define FEWEST_POINTS 500
#define SEED 20260310

typedef struct
{
  guint call;
  FaultKind kind;
} Point;

static Stage stage;
static guint n_done, n_possible, n_kept_by_failed;

/* --- one point --- */

/* Files that are neither the clinic nor beside it. */
static guint
n_others (void)
{
  g_autoptr (GDir) dir = g_dir_open (stage.folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "clinic.tillid");
  return n;
}

static void
check_clinic (const Scene *scene, SceneOutcome outcome)
{
  SceneState now;
  gboolean is_after;

  stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &now);
  is_after = scene_is_same (scene, &now, &stage.after, outcome == SCENE_RETRIED);
  if (outcome == SCENE_DONE || outcome == SCENE_RETRIED)
    g_assert_true (is_after);
  else
    g_assert_true (is_after || scene_is_same (scene, &now, &stage.before, FALSE));
  n_kept_by_failed +=
    outcome == SCENE_FAILED && is_after && !scene_is_same (scene, &now, &stage.before, FALSE);
}

/* A copy is there and whole, or there is none; the clinic is what it was in any case. */
static void
check_copy (const Scene *scene, SceneOutcome outcome)
{
  gboolean exists = g_file_test (stage.dest, G_FILE_TEST_EXISTS);
  SceneState now;

  if (outcome == SCENE_DONE)
    g_assert_true (exists);
  if (outcome == SCENE_FAILED)
    g_assert_false (exists);
  if (outcome != SCENE_KILLED)
    g_assert_cmpuint (n_others (), ==, exists);
  if (g_file_test (stage.path, G_FILE_TEST_EXISTS))
    {
      stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &now);
      g_assert_true (scene_is_same (scene, &now, &stage.before, FALSE));
    }
  if (!exists)
    return;
  if (tillid_backup_is_encrypted (stage.dest))
    {
      g_autoptr (GPtrArray) backups = tillid_backup_list (stage.folder, NULL, NULL);

      g_assert_cmpuint (backups->len, >=, 1);
      g_assert_true (((TillidBackup *) backups->pdata[0])->is_verified);
      return;
    }
  stage_look_at (&stage, stage.dest, TILLID_DB_IMMUTABLE, &now);
  g_assert_true (scene_is_same (scene, &now, &stage.before, FALSE));
}

static void
set_out (const Scene *scene)
{
  stage_empty (&stage);
  if (scene->set_out != NULL)
    scene->set_out (&stage);
  else
    stage_copy (stage.base.path, stage.path);
}

static SceneOutcome
run_here (const Scene *scene, const Point *point)
{
  g_autoptr (GError) error = NULL;
  gboolean done, has_fired;

  stage.retry = point->kind == FAULT_IO && !scene->makes_file;
  stage.retried = FALSE;
  fault_arm (point->call, point->kind);
  done = scene->run (&stage, &error);
  fault_disarm (&has_fired);
  g_assert_true (has_fired);
  g_assert_true (done == (error == NULL));
  if (error != NULL) /* a sentence for a person */
    g_assert_true (g_str_has_suffix (error->message, ".") || strchr (error->message, ':') != NULL);
  if (!done)
    return SCENE_FAILED;
  return stage.retried ? SCENE_RETRIED : SCENE_DONE;
}

static SceneOutcome
run_killed (const Scene *scene, const Point *point)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      stage.retry = FALSE;
      fault_arm (point->call, point->kind);
      scene->run (&stage, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return SCENE_KILLED;
}

static void
run_point (const Scene *scene, const Point *point)
{
  SceneOutcome outcome;

  set_out (scene);
  outcome = point->kind == FAULT_KILL || point->kind == FAULT_TORN ? run_killed (scene, point)
                                                                   : run_here (scene, point);
  if (scene->makes_file)
    check_copy (scene, outcome);
  else
    check_clinic (scene, outcome);
  n_done++;
}

/* --- a scene --- */

/* Without a fault: what it makes of the clinic, and all points. */
static GArray *
run_dry (const Scene *scene)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GError) error = NULL;
  guint n_calls;

  set_out (scene);
  if (g_file_test (stage.path, G_FILE_TEST_EXISTS))
    stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &stage.before);
  set_out (scene);
  stage.retry = FALSE;
  fault_arm (0, FAULT_NONE);
  g_assert_true (scene->run (&stage, &error));
  g_assert_no_error (error);
  n_calls = fault_disarm (NULL);
  for (guint call = 1; call <= n_calls; call++)
    for (FaultKind kind = FAULT_IO; kind < N_FAULT_KINDS; kind++)
      if (fault_can_happen (fault_get_call (call), kind))
        g_array_append_val (points, ((Point){ call, kind }));
  stage_look_at (&stage,
                 scene->makes_file && !tillid_backup_is_encrypted (stage.dest) ? stage.dest
                                                                               : stage.path,
                 scene->makes_file ? TILLID_DB_IMMUTABLE : TILLID_DB_WRITE, &stage.after);
  return points;
}

static void
test_scene (gconstpointer data)
{
  const Scene *scene = data;
  gboolean is_all = g_strcmp0 (g_getenv ("TILLID_FAULTS"), "all") == 0;
  g_autoptr (GArray) points = run_dry (scene);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n = is_all ? points->len : MIN (scene->share, points->len);
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    {
      /* One in each of n equal parts. */
      guint from = (guint) ((guint64) points->len * i / n);
      guint to = (guint) ((guint64) points->len * (i + 1) / n);
      const Point *point =
        &g_array_index (points, Point,
                        to > from + 1 ? (guint) g_rand_int_range (rand, (int) from, (int) to)
                                      : from);

      g_test_message ("call %u: %s", point->call, fault_kind_names[point->kind]);
      run_point (scene, point);
    }
  n_possible += points->len;
  g_test_message ("%s: %u of %u fault points, %.1f s", scene->name, n, points->len,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
}

static void
test_number (void)
{
  g_test_message ("%u fault points of %u; %u edits were said to have failed and were kept whole",
                  n_done, n_possible, n_kept_by_failed);
  g_assert_cmpuint (n_done, >=, FEWEST_POINTS);
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  fault_install ();
  stage_make (&stage);
  for (guint i = 0; i < n_scenes; i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", scenes[i].name, NULL);

      g_test_add_data_func (path, &scenes[i], test_scene);
    }
  g_test_add_func ("/faults/number", test_number);
  failed = g_test_run ();
  stage_clear (&stage);
  return failed;
}
