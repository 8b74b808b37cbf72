/* test-caseload.c - the coordinator's table: rules, and rows made again alone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected values: the worked case of the design (Salma: 13 visits, hand-over on the fifth), its picture of the table, and
 * for the rest the rules written out here. TILLID_EDITS=10000 is the number of docs/performance.md. */
#include "config.h"

#include "tillid-caseload-table.h"

#include <stdlib.h>
#include <string.h>

#include "tillid-test-folder.h"

#define N_DEFAULT 300
#define SEED 20260310
#define N_PATIENTS 12

/* A clinic in a folder of its own, with some patients, colleagues and interpreters. */
typedef struct
{
  char *folder;
  TillidSession *session;
  TillidScope *scope;
  TillidCaseloadTable *table;
  GRand *rand;
  gint64 patients[N_PATIENTS];
  gint64 courses[N_PATIENTS];
  gint64 members[4];
  gint64 interpreters[3];
  GArray *visits; /* of gint64: id, then the place of the patient */
  GArray *edits;  /* of gint64 */
} Clinic;

static gint64
add (Clinic *c, TillidEdit *edit, gpointer draft)
{
  TillidRecord *record =
    tillid_record_seal_any (tillid_edit_assign_id (draft, tillid_session_get_ids (c->session)));
  gint64 id = record->id;

  tillid_edit_take (edit, record);
  return id;
}

static void
apply (Clinic *c, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  tillid_session_apply (c->session, edit, &id, &error);
  g_assert_no_error (error);
  g_array_append_val (c->edits, id);
}

static void
add_people (Clinic *c)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("People");

  for (guint i = 0; i < N_PATIENTS; i++)
    {
      TillidPersonName *name = tillid_person_name_new ();

      c->patients[i] = add (c, edit, tillid_person_new ());
      name->patient = c->patients[i];
      name->text = g_strdup_printf ("Patient %c", 'A' + (int) (i * 7 % N_PATIENTS));
      add (c, edit, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (c->members); i++)
    c->members[i] = add (c, edit, tillid_member_new ());
  for (guint i = 0; i < G_N_ELEMENTS (c->interpreters); i++)
    c->interpreters[i] = add (c, edit, tillid_interpreter_new ());
  apply (c, edit);
}

static void
open_clinic (Clinic *c, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  memset (c->courses, 0, sizeof c->courses);
  c->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (c->folder, "clinic.tillid", NULL);
  c->session = tillid_session_create (path, "Clinic", "Lone Friis", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  c->rand = g_rand_new_with_seed (seed);
  c->visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  c->edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_people (c);
  c->scope = tillid_session_open_list (c->session, "caseload", NULL, NULL, 0, &error);
  g_assert_no_error (error);
  c->table = tillid_caseload_table_new (c->session, c->scope);
  tillid_caseload_table_read (c->table, &error);
  g_assert_no_error (error);
}

static void
close_clinic (Clinic *c)
{
  tillid_caseload_table_free (c->table);
  tillid_scope_unref (c->scope);
  tillid_session_close (c->session);
  g_assert_finalize_object (c->session);
  g_rand_free (c->rand);
  g_array_unref (c->visits);
  g_array_unref (c->edits);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

static void
clinic_set_up (Clinic *c, gconstpointer data)
{
  open_clinic (c, SEED);
}

static void
clinic_tear_down (Clinic *c, gconstpointer data)
{
  close_clinic (c);
}

static guint
below (Clinic *c, guint n)
{
  return (guint) g_rand_int_range (c->rand, 0, (gint32) n);
}

#define ANY(c, array) ((array)[below ((c), G_N_ELEMENTS (array))])

static void
add_course (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidCourse *course = tillid_course_new ();

  course->patient = c->patients[i];
  course->started = today - (TillidDay) below (c, 400);
  if (below (c, 6) == 0)
    course->ended = today - 1;
  course->key_contact = below (c, 5) > 0 ? ANY (c, c->members) : 0;
  course->second_face = below (c, 2) > 0 ? ANY (c, c->members) : 0;
  course->review_due = today - 20 + (TillidDay) below (c, 40);
  c->courses[i] = add (c, edit, course);
}

static void
add_visit (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidVisit *visit = tillid_visit_new ();
  gint64 place = i, id;

  visit->patient = c->patients[i];
  visit->day = today - 300 + (TillidDay) below (c, 330);
  visit->status = visit->day >= today ? TILLID_VISIT_STATUS_PLANNED : (int) below (c, 5);
  visit->minute = below (c, 3) > 0 ? 480 + (gint64) below (c, 500) : (gint64) TILLID_ABSENT;
  visit->mode = (int) below (c, 4);
  visit->kind = below (c, 8) == 0 ? TILLID_VISIT_KIND_GROUP : TILLID_VISIT_KIND_VISIT;
  visit->length = 5 + (gint64) below (c, 30);
  visit->lead = below (c, 6) > 0 ? ANY (c, c->members) : 0;
  visit->no_interpreter = below (c, 6) == 0;
  id = add (c, edit, visit);
  g_array_append_val (c->visits, id);
  g_array_append_val (c->visits, place);
}

static void
add_presence (Clinic *c, TillidEdit *edit)
{
  TillidPresence *presence;
  guint pair;

  if (c->visits->len == 0)
    return;
  pair = below (c, c->visits->len / 2) * 2;
  presence = tillid_presence_new ();
  presence->visit = g_array_index (c->visits, gint64, pair);
  presence->patient = c->patients[g_array_index (c->visits, gint64, pair + 1)];
  if (below (c, 2) == 0)
    presence->member = ANY (c, c->members);
  else
    {
      presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
      presence->interpreter = ANY (c, c->interpreters);
      presence->mode = (int) below (c, 7);
    }
  add (c, edit, presence);
}

static void
add_small (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidPromise *promise;
  TillidPhase *phase;
  TillidHandOver *hand_over;
  TillidSnooze *snooze;
  TillidQuestion *question;
  TillidContact *contact;

  switch (below (c, 6))
    {
    case 0:
      promise = tillid_promise_new ();
      promise->patient = c->patients[i];
      promise->due = today - 10 + (TillidDay) below (c, 20);
      promise->status = (int) below (c, 2);
      add (c, edit, promise);
      break;
    case 1:
      phase = tillid_phase_new ();
      phase->patient = c->patients[i];
      phase->course = c->courses[i];
      phase->kind = (int) below (c, 5);
      phase->from_day = today - 20 + (TillidDay) below (c, 30);
      add (c, edit, phase);
      break;
    case 2:
      hand_over = tillid_hand_over_new ();
      hand_over->patient = c->patients[i];
      hand_over->day = today - (TillidDay) below (c, 300);
      add (c, edit, hand_over);
      break;
    case 3:
      snooze = tillid_snooze_new ();
      snooze->patient = c->patients[i];
      tillid_set_text (&snooze->prompt, below (c, 2) == 0 ? "R1" : "R2");
      snooze->until_day = today - 5 + (TillidDay) below (c, 30);
      add (c, edit, snooze);
      break;
    case 4:
      question = tillid_question_new ();
      question->patient = c->patients[i];
      add (c, edit, question);
      break;
    default:
      contact = tillid_contact_new ();
      contact->patient = c->patients[i];
      contact->at = tillid_told_new_day (today - 40 + (TillidDay) below (c, 50));
      add (c, edit, contact);
    }
}

/* Absences and colleagues make the whole table anew: not often. */
static void
add_staff (Clinic *c, TillidEdit *edit, TillidDay today)
{
  TillidAbsence *absence = tillid_absence_new ();

  absence->member = ANY (c, c->members);
  absence->from_day = today - 10 + (TillidDay) below (c, 100);
  absence->until_day = absence->from_day + 5;
  add (c, edit, absence);
}

static void
undo_one (Clinic *c)
{
  g_autoptr (GError) error = NULL;
  const guint last = c->edits->len - 1;
  gint64 undone;

  if (last == 0)
    return;
  tillid_session_undo (c->session, g_array_index (c->edits, gint64, last), "Undone", &undone,
                       &error);
  g_assert_no_error (error);
  g_array_set_size (c->edits, last);
  /* What the edit had made is gone: nothing hangs on its visits and courses any more. */
  g_array_set_size (c->visits, 0);
  memset (c->courses, 0, sizeof c->courses);
}

static void
do_something (Clinic *c)
{
  const TillidDay today = tillid_session_today (c->session);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Something");

  if (below (c, 8) == 0)
    {
      undo_one (c);
      return;
    }
  for (guint n = 1 + below (c, 4); n > 0; n--)
    {
      const guint i = below (c, N_PATIENTS);
      const guint what = below (c, 40);

      if (what == 0)
        add_staff (c, edit, today);
      else if (what < 5)
        add_course (c, edit, i, today);
      else if (what < 20)
        add_visit (c, edit, i, today);
      else if (what < 30)
        add_presence (c, edit);
      else
        add_small (c, edit, i, today);
    }
  if (tillid_edit_get_n_records (edit) > 0)
    apply (c, edit);
}

static void
assert_same (TillidCaseloadTable *one, TillidCaseloadTable *two)
{
  g_assert_cmpuint (tillid_caseload_table_get_n (one), ==, tillid_caseload_table_get_n (two));
  for (guint i = 0; i < tillid_caseload_table_get_n (one); i++)
    {
      const TillidCaseloadEntry *a = tillid_caseload_table_get (one, i);
      const TillidCaseloadEntry *b = tillid_caseload_table_get (two, i);

      g_assert_cmpint (a->row.patient, ==, b->row.patient);
      g_assert_true (tillid_caseload_entry_equal (a, b));
      g_assert_true (tillid_caseload_table_find (one, a->row.patient) == a);
    }
}

/* A clinic is left for a new one after some edits: what is counted after each of them stays small, so that many can be tried. */
static void
test_random (Clinic *c, gconstpointer data)
{
  const char *wanted = g_getenv ("TILLID_EDITS");
  const guint n = wanted != NULL ? (guint) atoi (wanted) : N_DEFAULT;
  guint n_alone = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TillidCaseloadTable) full = NULL;
      g_autoptr (GArray) patients = NULL;
      g_autoptr (GError) error = NULL;
      gboolean all;

      if (i > 0 && i % N_DEFAULT == 0)
        {
          close_clinic (c);
          open_clinic (c, SEED + i);
        }
      full = tillid_caseload_table_new (c->session, c->scope);
      do_something (c);
      tillid_caseload_table_refresh (c->table, &patients, &all, &error);
      g_assert_no_error (error);
      n_alone += !all;
      if (all)
        tillid_caseload_table_read (c->table, &error);
      tillid_caseload_table_read (full, &error);
      g_assert_no_error (error);
      assert_same (c->table, full);
    }
  g_test_message ("%u of %u refreshed row by row", n_alone, n);
  g_assert_cmpuint (n_alone, >, n / 2);
}

/* The order that the first screen is sorted by is the order of the whole table. */
static void
test_first_screen (Clinic *c, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TillidCaseloadTable) full = tillid_caseload_table_new (c->session, c->scope);
      g_autoptr (TillidCaseloadTable) order = tillid_caseload_table_new (c->session, c->scope);
      const TillidDay today = tillid_session_today (c->session);
      g_autoptr (GError) error = NULL;

      do_something (c);
      tillid_caseload_table_read (full, &error);
      g_assert_no_error (error);
      tillid_caseload_table_read_order (order, &error);
      g_assert_no_error (error);
      g_assert_false (tillid_caseload_table_is_whole (order));
      for (guint j = 0; j + 1 < N_PATIENTS; j++)
        g_assert_cmpint (
          tillid_caseload_row_compare_waits (&tillid_caseload_table_get (full, j)->row,
                                             &tillid_caseload_table_get (full, j + 1)->row, today),
          ==,
          tillid_caseload_row_compare_waits (&tillid_caseload_table_get (order, j)->row,
                                             &tillid_caseload_table_get (order, j + 1)->row,
                                             today));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/caseload/random-edits", Clinic, NULL, clinic_set_up, test_random, clinic_tear_down);
  g_test_add ("/caseload/first-screen", Clinic, NULL, clinic_set_up, test_first_screen,
              clinic_tear_down);
  return g_test_run ();
}
