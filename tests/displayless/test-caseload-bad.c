/* test-caseload-bad.c - the coordinator's table with visits that should not be
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected values follow by hand from the rules (docs: measures): what is written counts as it is written, nobody is guessed. */
#include "config.h"

#include <glib/gstdio.h>

#include "tillid-caseload-table.h"
#include "tillid-records.h"
#include "tillid-test-folder.h"

#define N_MEMBERS 12

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidScope *scope;
  TillidDay today;
  gint64 patient;
  gint64 members[N_MEMBERS];
} Clinic;

static gint64
add (Clinic *c, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Something");
  g_autoptr (GError) error = NULL;
  TillidRecord *record =
    tillid_record_seal_any (tillid_edit_assign_id (draft, tillid_session_get_ids (c->session)));
  const gint64 id = record->id;

  tillid_edit_take (edit, record);
  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Clinic *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  TillidPersonName *name = tillid_person_name_new ();
  TillidCourse *course = tillid_course_new ();

  c->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (c->folder, "clinic.tillid", NULL);
  c->session = tillid_session_create (path, "Clinic", "Lone Friis", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  c->today = tillid_session_today (c->session);
  c->patient = add (c, tillid_person_new ());
  name->patient = c->patient;
  tillid_set_text (&name->text, "Patient A");
  add (c, name);
  for (guint i = 0; i < N_MEMBERS; i++)
    c->members[i] = add (c, tillid_member_new ());
  course->patient = c->patient;
  course->started = c->today - 400;
  course->key_contact = c->members[0];
  add (c, course);
  c->scope = tillid_session_open_list (c->session, "caseload", NULL, NULL, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Clinic *c, gconstpointer data)
{
  tillid_scope_unref (c->scope);
  tillid_session_close (c->session);
  g_assert_finalize_object (c->session);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

static gint64
hold_visit (Clinic *c, TillidDay day, gint64 minute, gint64 lead)
{
  TillidVisit *visit = tillid_visit_new ();

  visit->patient = c->patient;
  visit->day = day;
  visit->minute = minute;
  visit->length = 60;
  visit->lead = lead;
  return add (c, visit);
}

static void
bring (Clinic *c, gint64 visit, gint64 member)
{
  TillidPresence *presence = tillid_presence_new ();

  presence->patient = c->patient;
  presence->visit = visit;
  presence->member = member;
  add (c, presence);
}

/* The row as the whole table has it, and as it is made again alone: the same. */
static TillidCaseloadRow
read_row (Clinic *c)
{
  g_autoptr (TillidCaseloadTable) table = tillid_caseload_table_new (c->session, c->scope);
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TillidCaseloadRow whole;

  tillid_caseload_table_read (table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tillid_caseload_table_get_n (table), ==, 1);
  whole = tillid_caseload_table_find (table, c->patient)->row;
  g_array_append_val (patients, c->patient);
  tillid_caseload_table_read_some (table, patients, &error);
  g_assert_no_error (error);
  g_assert_true (
    tillid_caseload_row_equal (&whole, &tillid_caseload_table_find (table, c->patient)->row));
  return whole;
}

/* A visit that nobody led is a visit, and nobody's: the bead is somebody else's, no index is made of it. */
static void
test_without_lead (Clinic *c, gconstpointer data)
{
  TillidCaseloadRow row;

  for (int i = 0; i < 5; i++)
    hold_visit (c, c->today - 10 - i, 600, 0);
  row = read_row (c);
  g_assert_cmpuint (row.n_visits, ==, 5);
  g_assert_cmpuint (row.n_beads, ==, 5);
  for (guint i = 0; i < row.n_beads; i++)
    g_assert_cmpint (row.beads[i], ==, TILLID_CASELOAD_BEAD_OTHER);
  g_assert_cmpuint (row.n_faces, ==, 0);
  g_assert_false (tillid_ratio_is_defined (row.upc));
  g_assert_false (tillid_ratio_is_defined (row.known_face));
  g_assert_cmpint (row.last_visit, ==, c->today - 10);
}

/* Twelve colleagues at one visit are twelve faces and one visit of the one who led it. */
static void
test_twelve_leads (Clinic *c, gconstpointer data)
{
  const gint64 visit = hold_visit (c, c->today - 3, 600, c->members[0]);
  TillidCaseloadRow row;

  for (guint i = 0; i < N_MEMBERS; i++)
    {
      bring (c, visit, c->members[i]);
      bring (c, visit, c->members[i]); /* twice: once */
    }
  row = read_row (c);
  g_assert_cmpuint (row.n_visits, ==, 1);
  g_assert_cmpint (row.beads[0], ==, TILLID_CASELOAD_BEAD_KEY);
  g_assert_cmpuint (row.n_faces, ==, N_MEMBERS);
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, c->today) & TILLID_CASELOAD_GAP_ONE_FACE,
                    ==, 0);
}

/* Two visits in the same minute: of the same colleague one, of two colleagues two, in the order in which they were written. */
static void
test_same_minute (Clinic *c, gconstpointer data)
{
  TillidCaseloadRow row;

  hold_visit (c, c->today - 3, 600, c->members[1]);
  hold_visit (c, c->today - 3, 600, c->members[0]);
  hold_visit (c, c->today - 3, 600, c->members[0]);
  row = read_row (c);
  g_assert_cmpuint (row.n_visits, ==, 2);
  g_assert_cmpint (row.beads[0], ==, TILLID_CASELOAD_BEAD_OTHER);
  g_assert_cmpint (row.beads[1], ==, TILLID_CASELOAD_BEAD_KEY);
}

/* A visit that is said to have been and lies ahead stands where it was written; it is no next visit, and no silence either. */
static void
test_future (Clinic *c, gconstpointer data)
{
  TillidCaseloadRow row;

  hold_visit (c, c->today + 90, 600, c->members[0]);
  row = read_row (c);
  g_assert_cmpint (row.last_visit, ==, c->today + 90);
  g_assert_cmpint (row.next_id, ==, 0);
  g_assert_cmpuint (row.n_visits, ==, 1);
  g_assert_cmpint (tillid_caseload_row_get_wait (&row, c->today), ==, TILLID_CASELOAD_WAIT_VISIT);
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, c->today) & TILLID_CASELOAD_GAP_SILENT, ==,
                    0);
}

/* Whoever does not work here any more has been met all the same, and a key contact who has left stays one until somebody is named. */
static void
test_ended_staff (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidRecord) record = NULL;
  TillidMember *gone = tillid_member_new ();
  TillidCourse *course = tillid_course_new ();
  gint64 id;
  TillidCaseloadRow row;

  gone->until_day = c->today - 100;
  id = add (c, gone);
  course->patient = c->patient;
  course->started = c->today - 300;
  course->key_contact = id;
  add (c, course);
  hold_visit (c, c->today - 5, 600, id); /* after the last day here */
  hold_visit (c, c->today - 200, 600, id);
  row = read_row (c);
  g_assert_cmpint (row.key_contact, ==, id);
  g_assert_cmpuint (row.n_visits, ==, 2);
  g_assert_cmpint (row.beads[0], ==, TILLID_CASELOAD_BEAD_KEY);
  g_assert_cmpint (row.beads[1], ==, TILLID_CASELOAD_BEAD_KEY);
  g_assert_cmpuint (row.n_faces, ==, 1);
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, c->today) & TILLID_CASELOAD_GAP_ONE_FACE,
                    !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/caseload-bad/" name, Clinic, NULL, set_up, func, tear_down)
  ADD ("without-lead", test_without_lead);
  ADD ("twelve-leads", test_twelve_leads);
  ADD ("same-minute", test_same_minute);
  ADD ("future", test_future);
  ADD ("ended-staff", test_ended_staff);
  return g_test_run ();
}
