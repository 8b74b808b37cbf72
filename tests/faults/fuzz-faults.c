/* fuzz-faults.c - random work on one clinic, while one call after the other fails
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A sequence is some steps on the same clinic: random edits, undo, a draft, a reading, an import, a backup. Each step is done
 * on a copy first, without a fault: so it is known what the clinic is after it, and which calls there are. Then it is done
 * with one or two faults, tried again if that is asked for, or killed; what a killed process has left is opened again, with
 * faults of its own. After each step the clinic is sound and is what it was before the step or after it.
 *
 * Everything follows from the seed, which is printed when something does not hold. */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-scene.h"
#include "tillid-backup.h"

#define MOST_STEPS 7
#define MOST_RECOVERIES 3
#define IDS_PER_STEP 4096

static Stage stage;
static char said[256]; /* what is printed when it ends badly */
static guint n_sequences, n_steps, n_faults, n_kills;

static void
say_seed (int number)
{
  const gssize written = write (STDERR_FILENO, said, strlen (said));

  _exit (written > 0 ? 1 : 2);
}

/* --- random edits --- */

static void
take_random (Fixture *f, TillidEdit *edit, gint64 patient, GRand *rand)
{
  g_autofree char *words = g_strdup_printf ("Told %u", g_rand_int (rand));

  if (g_rand_boolean (rand))
    {
      TillidLifeEvent *event = tillid_edit_assign_id (tillid_life_event_new (), &f->ids);

      event->patient = patient;
      tillid_set_text (&event->words, words);
      event->at = tillid_told_new_year (1950 + g_rand_int_range (rand, 0, 75));
      tillid_edit_take (edit, tillid_record_seal (event));
    }
  else
    {
      TillidVisit *visit = tillid_edit_assign_id (tillid_visit_new (), &f->ids);

      visit->patient = patient;
      visit->day = 20000 + g_rand_int_range (rand, 0, 500);
      visit->note = g_strnfill ((gsize) g_rand_int_range (rand, 1, 12000), 'n');
      tillid_edit_take (edit, tillid_record_seal (visit));
    }
}

/* Something new, and sometimes a change of what there was, or that it was entered in error. */
static gboolean
edit_randomly (Fixture *f, Stage *self, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Random");
  g_autoptr (TillidRecord) visit =
    tillid_record_table_get (f->db, f->system, &tillid_visit_type, self->visit, error);

  if (visit == NULL)
    return FALSE;
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    take_random (f, edit, self->patient, rand);
  if (g_rand_boolean (rand))
    {
      TillidVisit *changed = tillid_visit_edit ((TillidVisit *) visit);
      g_autofree char *note = g_strdup_printf ("Note %u", g_rand_int (rand));

      tillid_set_text (&changed->note, note);
      changed->record.state =
        g_rand_int_range (rand, 0, 4) == 0 ? TILLID_RECORD_IN_ERROR : TILLID_RECORD_ACTIVE;
      tillid_edit_take (edit, tillid_record_seal (changed));
    }
  return tillid_edit_apply (f->db, edit, &f->writer, NULL, error);
}

static gboolean
run_edit (Stage *self, GError **error)
{
  return stage_work (self, edit_randomly, error);
}

/* Whatever was written last: also an undo, or an import. */
static gboolean
undo_last (Fixture *f, Stage *self, GError **error)
{
  return tillid_edit_undo (f->db, self->edit, "Undo", &f->writer, NULL, error);
}

static gboolean
run_undo (Stage *self, GError **error)
{
  return stage_work (self, undo_last, error);
}

static const Scene own[] = {
  { "edit", 0, NULL, run_edit, FALSE, FALSE },
  { "undo", 0, NULL, run_undo, FALSE, FALSE },
};

static const Scene *
find_scene (const char *name)
{
  for (guint i = 0; i < n_scenes; i++)
    if (g_str_equal (scenes[i].name, name))
      return &scenes[i];
  g_assert_not_reached ();
}

static const Scene *
choose_scene (GRand *rand)
{
  static const char *const others[] = { "draft", "reading", "import", "backup" };
  const int n = g_rand_int_range (rand, 0, 10);

  if (n < 5)
    return &own[0];
  if (n == 5)
    return &own[1];
  return find_scene (others[n - 6]);
}

/* --- one step --- */

static void
remove_files (gboolean and_clinic)
{
  g_autoptr (GDir) dir = g_dir_open (stage.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stage.folder, name, NULL);

      if (and_clinic || !g_str_has_prefix (name, "clinic.tillid"))
        g_unlink (path);
    }
}

static void
find_last_edit (void)
{
  g_autoptr (TillidDb) db = tillid_db_open (stage.path, TILLID_DB_WRITE, NULL);

  tillid_db_query_int (db, "SELECT max (edit) FROM revision", &stage.edit, NULL);
}

/* On the clinic as it is, put back afterwards: whether the step can be done at all, what it makes, and its calls. */
static gboolean
run_dry (const Scene *scene, guint *out_n_calls)
{
  g_autofree char *kept = g_build_filename (stage.sources, "kept.tillid", NULL);
  gboolean done;

  stage_copy (stage.path, kept);
  stage.retry = FALSE;
  fault_arm (0, FAULT_NONE);
  done = scene->run (&stage, NULL);
  *out_n_calls = fault_disarm (NULL);
  stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &stage.after);
  remove_files (TRUE);
  stage_copy (kept, stage.path);
  return done;
}

/* The kind of a fault that call number @call can have. */
static FaultKind
choose_kind (GRand *rand, guint call)
{
  FaultKind kind;

  do
    kind = (FaultKind) g_rand_int_range (rand, FAULT_IO, N_FAULT_KINDS);
  while (!fault_can_happen (fault_get_call (call), kind));
  return kind;
}

/* Whether it was killed; otherwise @out_done says what it said. */
static gboolean
run_with (const Scene *scene, guint call, FaultKind kind, guint again, gboolean *out_done)
{
  const FaultKind next = again % 2 == 0 ? FAULT_IO : FAULT_KILL;
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      stage.retry = kind == FAULT_IO && !scene->makes_file;
      fault_arm (call, kind);
      fault_arm_again (again, next);
      _exit (scene->run (&stage, NULL) ? 0 : 3);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  n_faults++;
  *out_done = WIFEXITED (status) && WEXITSTATUS (status) == 0;
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      n_kills++;
      return TRUE;
    }
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 3);
  return FALSE;
}

/* What a killed process has left is opened again and again, and killed again. */
static void
recover_with_faults (GRand *rand)
{
  const Scene *recovery = find_scene ("recovery");

  for (int n = g_rand_int_range (rand, 0, MOST_RECOVERIES + 1); n > 0; n--)
    {
      gboolean done;

      run_with (recovery, (guint) g_rand_int_range (rand, 1, 12),
                g_rand_boolean (rand) ? FAULT_IO : FAULT_KILL, 0, &done);
    }
}

static void
check_backup (gboolean done)
{
  SceneState copy;

  if (done)
    g_assert_true (g_file_test (stage.dest, G_FILE_TEST_EXISTS));
  if (!g_file_test (stage.dest, G_FILE_TEST_EXISTS))
    return;
  stage_look_at (&stage, stage.dest, TILLID_DB_IMMUTABLE, &copy);
  g_assert_true (scene_is_same (find_scene ("backup"), &copy, &stage.before, FALSE));
}

static void
do_step (const Scene *scene, GRand *rand)
{
  guint n_calls = 0, call, again;
  gboolean can_be_done, killed, done, by_shape;
  FaultKind kind;
  SceneState now;

  remove_files (FALSE);
  find_last_edit ();
  stage.seed = g_rand_int (rand);
  stage.base.random += IDS_PER_STEP;
  stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &stage.before);
  can_be_done = run_dry (scene, &n_calls);
  g_assert_cmpuint (n_calls, >, 0);
  call = (guint) g_rand_int_range (rand, 1, (int) n_calls + 1);
  again = (guint) g_rand_int_range (rand, 0, 12);
  kind = choose_kind (rand, call);
  by_shape = kind == FAULT_IO; /* tried again it has other ids */
  killed = run_with (scene, call, kind, again, &done);
  if (killed)
    recover_with_faults (rand);
  stage_look_at (&stage, stage.path, TILLID_DB_WRITE, &now);
  if (scene->makes_file)
    {
      check_backup (done);
      g_assert_true (scene_is_same (scene, &now, &stage.before, FALSE));
    }
  else if (done)
    g_assert_true (scene_is_same (scene, &now, &stage.after, by_shape));
  else
    g_assert_true (scene_is_same (scene, &now, &stage.before, FALSE) ||
                   scene_is_same (scene, &now, &stage.after, by_shape));
  if (done && !killed)
    g_assert_true (can_be_done);
  n_steps++;
}

static void
do_sequence (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const guint32 random = stage.base.random;

  remove_files (TRUE);
  stage_copy (stage.base.path, stage.path);
  for (int n = g_rand_int_range (rand, 1, MOST_STEPS + 1), i = 1; i <= n; i++)
    {
      const Scene *scene = choose_scene (rand);

      g_snprintf (said, sizeof said,
                  "\nfuzz-faults: seed %u, step %d (%s): the clinic is not what it was before or "
                  "after. Again with: --seed %u\n",
                  seed, i, scene->name, seed);
      do_step (scene, rand);
    }
  stage.base.random = random;
  n_sequences++;
}

int
main (int argc, char *argv[])
{
  int seconds = 10, sequences = 0;
  gint64 seed = -1;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "For how long", "N" },
    { "sequences", 0, 0, G_OPTION_ARG_INT, &sequences, "How many instead, from the seed on", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "The first sequence; alone: only that one", "SEED" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 until;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (sequences == 0 && seed >= 0)
    sequences = 1;
  if (seed < 0)
    seed = g_random_int ();
  signal (SIGABRT, say_seed);
  fault_install ();
  stage_make (&stage);
  g_print ("fuzz-faults: from seed %u on\n", (guint32) seed);
  until = g_get_monotonic_time () + seconds * (gint64) G_USEC_PER_SEC;
  for (guint i = 0; sequences > 0 ? i < (guint) sequences : g_get_monotonic_time () < until; i++)
    do_sequence ((guint32) seed + i);
  g_print ("fuzz-faults: %u sequences, %u steps, %u runs with faults, %u kills: all sound\n",
           n_sequences, n_steps, n_faults, n_kills);
  stage_clear (&stage);
  return 0;
}
