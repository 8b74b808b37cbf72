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
#include "tillid-chain.h"
#include "tillid-schema.h"
#include "tillid-verify.h"

#define FEWEST_POINTS 500
#define SEED 20260310

typedef struct
{
  guint call;
  FaultKind kind;
} Point;

static Stage stage;
static guint n_done, n_possible, n_kept_by_failed;

/* --- what is in a file --- */

static void
hash_row (TillidHasher *hasher, TillidStmt *stmt)
{
  for (int i = 0; i < tillid_stmt_n_columns (stmt); i++)
    {
      gsize size;
      gconstpointer bytes = tillid_stmt_get_bytes (stmt, i, &size);

      tillid_hasher_add_bytes (hasher, bytes, size);
    }
}

/* Of a backup the row that makes it one is left out. */
static gint64
hash_table (TillidDb *db, const char *table, TillidHasher *content)
{
  g_autofree char *sql =
    g_str_equal (table, "chain_head")
      ? g_strdup ("SELECT * FROM chain_head WHERE chain <> 'backup' ORDER BY chain")
      : g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), &error);
  gboolean has_row;
  gint64 n = 0;

  g_assert_no_error (error);
  for (;; n++)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return n;
      hash_row (content, stmt);
    }
}

static void
read_state (TillidDb *db, SceneState *out_state)
{
  /* Tables behind a search are an affair of FTS5. */
  static const char sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\' ORDER BY name";
  g_autoptr (TillidHasher) content = tillid_hasher_new ();
  g_autoptr (TillidHasher) shape = tillid_hasher_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        break;
      tillid_hasher_add_int (shape, hash_table (db, tillid_stmt_get_text (stmt, 0), content));
    }
  tillid_hasher_finish (content, out_state->content);
  tillid_hasher_finish (shape, out_state->shape);
}

/* Of the schema, whichever program wrote it. */
static int
read_version (const char *path, TillidDbMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_db_open (path, mode, &error);
  gint64 version = 0;

  g_assert_no_error (error);
  tillid_db_query_int (db, "PRAGMA user_version", &version, &error);
  g_assert_no_error (error);
  return (int) version;
}

/* Opens @path anew: it must be a sound clinic. */
static void
look_at (const char *path, TillidDbMode mode, SceneState *out_state)
{
  g_autoptr (GError) error = NULL;

  stage_expect_version (read_version (path, mode));
  g_autoptr (TillidDb) db = tillid_clinic_file_open (path, mode, &error);
  g_autoptr (GPtrArray) rows = NULL;

  stage_expect_version (TILLID_SCHEMA_VERSION);
  g_assert_no_error (error);
  rows = tillid_verify (db, stage.base.system, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
  read_state (db, out_state);
}

static gboolean
is_same (const Scene *scene, const SceneState *one, const SceneState *other, gboolean by_shape)
{
  return scene->is_random || by_shape
           ? memcmp (one->shape, other->shape, sizeof one->shape) == 0
           : memcmp (one->content, other->content, sizeof one->content) == 0;
}

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

  look_at (stage.path, TILLID_DB_WRITE, &now);
  is_after = is_same (scene, &now, &stage.after, outcome == SCENE_RETRIED);
  if (outcome == SCENE_DONE || outcome == SCENE_RETRIED)
    g_assert_true (is_after);
  else
    g_assert_true (is_after || is_same (scene, &now, &stage.before, FALSE));
  n_kept_by_failed +=
    outcome == SCENE_FAILED && is_after && !is_same (scene, &now, &stage.before, FALSE);
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
      look_at (stage.path, TILLID_DB_WRITE, &now);
      g_assert_true (is_same (scene, &now, &stage.before, FALSE));
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
  look_at (stage.dest, TILLID_DB_IMMUTABLE, &now);
  g_assert_true (is_same (scene, &now, &stage.before, FALSE));
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

static gboolean
can_happen (FaultCall call, FaultKind kind)
{
  switch (kind)
    {
    case FAULT_IO:
    case FAULT_KILL:
      return TRUE;
    case FAULT_FULL:
      return call != CALL_DELETE && call != CALL_TRUNCATE;
    case FAULT_SHORT:
    case FAULT_TORN:
      return call == CALL_WRITE;
    default:
      return FALSE;
    }
}

/* Without a fault: what it makes of the clinic, and all points. */
static GArray *
run_dry (const Scene *scene)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GError) error = NULL;
  guint n_calls;

  set_out (scene);
  if (g_file_test (stage.path, G_FILE_TEST_EXISTS))
    look_at (stage.path, TILLID_DB_WRITE, &stage.before);
  set_out (scene);
  stage.retry = FALSE;
  fault_arm (0, FAULT_NONE);
  g_assert_true (scene->run (&stage, &error));
  g_assert_no_error (error);
  n_calls = fault_disarm (NULL);
  for (guint call = 1; call <= n_calls; call++)
    for (FaultKind kind = FAULT_IO; kind < N_FAULT_KINDS; kind++)
      if (can_happen (fault_get_call (call), kind))
        g_array_append_val (points, ((Point){ call, kind }));
  look_at (scene->makes_file && !tillid_backup_is_encrypted (stage.dest) ? stage.dest : stage.path,
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
