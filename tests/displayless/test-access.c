/* test-access.c - lock, change of person, who holds whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Who may do what with which role is asked of the whole program: tests/ctl/test_access.py and, of the window,
 * tests/display/test-matrix.c. */
#include "config.h"

#include "tillid-access-log.h"
#include "tillid-access-rule.h"
#include "tillid-account.h"
#include "tillid-grants.h"
#include "tillid-new-patient.h"
#include "tillid-record-table.h"
#include "tillid-search.h"
#include "tillid-session-private.h"
#include "tillid-visit-query.h"

#include "tillid-access-fixture.h"
#include "tillid-store-fixture.h"

#define RIGHT "correct horse"
#define WRONG "battery staple"

/* --- A session --- */

static void
test_lock (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  gint64 patient = add_patient (c, "Salma");

  g_assert_true (tillid_account_set_password (c->session, c->amina, NULL, RIGHT, &error));
  tillid_session_put_draft (c->session, "visit:1:note", "half a sen");
  tillid_session_lock (c->session);
  g_assert_true (tillid_session_is_locked (c->session));
  g_assert_cmpint (open_patient (c, patient), ==, TILLID_STORE_ERROR_LOCKED);
  g_assert_cmpint (write_name (c, patient), ==, TILLID_STORE_ERROR_LOCKED);
  g_assert_null (tillid_session_open_list (c->session, "patients", NULL, NULL, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (tillid_session_open_finder (c->session, NULL));
  g_assert_null (tillid_session_open_measures (c->session, "continuity", NULL, NULL));
  g_assert_false (tillid_session_may (c->session, TILLID_ACTION_EXPORT, NULL));
  tillid_session_put_draft (c->session, "visit:1:note", "half a sentence");

  g_assert_false (tillid_session_unlock (c->session, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  g_assert_false (tillid_session_unlock (c->session, WRONG, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_clear_error (&error);
  g_assert_true (tillid_session_is_locked (c->session));
  g_assert_true (tillid_session_unlock (c->session, RIGHT, &error));
  g_assert_cmpint (open_patient (c, patient), ==, 0);
  draft = tillid_session_get_draft (c->session, "visit:1:note");
  g_assert_cmpstr (draft, ==, "half a sentence");
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(int *) data)++;
}

static void
test_switch (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hers = NULL;
  g_autofree char *his = NULL;
  int n_members = 0, n_locked = 0;
  gint64 patient = add_patient (c, "Salma");

  g_signal_connect (c->session, "notify::member", G_CALLBACK (count_cb), &n_members);
  g_signal_connect (c->session, "notify::locked", G_CALLBACK (count_cb), &n_locked);
  tillid_session_put_draft (c->session, "visit:1:note", "hers");
  g_assert_true (tillid_account_set_password (c->session, c->carl, NULL, RIGHT, &error));
  tillid_session_lock (c->session);
  g_assert_false (tillid_session_switch (c->session, c->carl, WRONG, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_clear_error (&error);
  g_assert_cmpint (tillid_session_get_member (c->session)->record.id, ==, c->amina);
  g_assert_true (tillid_session_is_locked (c->session));
  g_assert_true (tillid_session_switch (c->session, c->carl, RIGHT, &error));
  g_assert_false (tillid_session_is_locked (c->session));
  g_assert_cmpint (n_members, ==, 1);
  g_assert_cmpint (n_locked, ==, 2);

  /* Who reads and writes from now on is Carl, and her half sentence is hers. */
  g_assert_null (tillid_session_get_draft (c->session, "visit:1:note"));
  tillid_session_put_draft (c->session, "visit:1:note", "his");
  g_assert_cmpint (open_patient (c, patient), ==, 0);
  g_assert_cmpint (write_name (c, patient), ==, 0);
  tillid_session_flush (c->session);
  g_assert_cmpint (count (c, "SELECT by FROM access_log ORDER BY seq DESC LIMIT 1"), ==, c->carl);
  g_assert_cmpint (count (c, "SELECT by FROM revision ORDER BY seq DESC LIMIT 1"), ==, c->carl);
  his = tillid_session_get_draft (c->session, "visit:1:note");
  g_assert_cmpstr (his, ==, "his");
  work_as (c, c->amina);
  hers = tillid_session_get_draft (c->session, "visit:1:note");
  g_assert_cmpstr (hers, ==, "hers");
}

static void
test_open (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (tillid_session_get_path (c->session));
  g_autoptr (TillidSession) other = NULL;

  g_assert_true (tillid_account_set_password (c->session, c->amina, NULL, RIGHT, &error));
  g_assert_false (tillid_account_set_password (c->session, c->amina, WRONG, WRONG, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_clear_error (&error);
  g_assert_null (tillid_session_open (path, NULL, GPOINTER_TO_INT (flags), &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  other = tillid_session_open (path, NULL, GPOINTER_TO_INT (flags) | TILLID_SESSION_LOCKED, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_session_is_locked (other));
  g_assert_true (tillid_session_unlock (other, RIGHT, &error));
  g_assert_true (tillid_session_may (other, TILLID_ACTION_STAFF, &error));
  tillid_session_close (other);
  g_clear_object (&other);
  other =
    tillid_session_open_with_password (path, "Amina Berg", RIGHT, GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
  tillid_session_close (other);
}

static void
end_member (Clinic *c, gint64 member)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (c->session);
  g_autoptr (TillidRecord) old =
    tillid_record_table_get (tillid_session_get_db (c->session), system, &tillid_member_type,
                             member, NULL);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Ended");
  TillidMember *ended = tillid_member_edit ((TillidMember *) old);

  ended->until_day = tillid_session_today (c->session) - 1;
  tillid_edit_take (edit, tillid_record_seal (ended));
  g_assert_true (tillid_session_apply (c->session, edit, NULL, NULL));
}

/* Also in a session that is open: the other one ended this colleague. */
static void
test_left (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) his = tillid_session_open (tillid_session_get_path (c->session), "Carl",
                                                       GPOINTER_TO_INT (flags), &error);
  gint64 patient = add_patient (c, "Salma");

  g_assert_no_error (error);
  g_assert_true (tillid_session_is_open_patient (his, patient));
  end_member (c, c->carl);
  g_assert_null (tillid_session_open_patient (his, patient, "patient", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LEFT);
  g_clear_error (&error);
  g_assert_false (tillid_session_switch (c->session, c->carl, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LEFT);
  g_clear_error (&error);
  tillid_session_close (his);
}

/* --- Who holds whom --- */

static void
test_nobody_holds (Clinic *c, gconstpointer flags)
{
  for (int way = 0; way < 7; way++)
    {
      gint64 patient = add_patient (c, "Salma");

      g_test_message ("way %d", way);
      work_as (c, c->carl);
      g_assert_cmpint (open_patient (c, patient), ==, 0);
      work_as (c, c->amina);
      hold (c, patient, way);
      work_as (c, c->carl);
      g_assert_cmpint (open_patient (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
      g_assert_cmpint (write_name (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
      work_as (c, c->amina);
      g_assert_cmpint (open_patient (c, patient), ==, 0);
    }
  g_assert_cmpint (count (c, "SELECT count(*) FROM person_key WHERE held = 1"), ==, 7);
}

/* "Yet" is meant: an ended course gives its patient to nobody, not to everybody. */
static void
test_ended (Clinic *c, gconstpointer flags)
{
  gint64 patient = add_patient (c, "Salma");
  const TillidDay today = tillid_session_today (c->session);

  for (int days = 1; days >= 0; days--)
    {
      g_autoptr (TillidScope) system = tillid_session_open_system (c->session);
      g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
      g_autoptr (TillidRecord) old =
        tillid_record_table_get (tillid_session_get_db (c->session), system, &tillid_course_type,
                                 course_of (c, patient), NULL);
      TillidCourse *course = tillid_course_edit ((TillidCourse *) old);

      course->key_contact = c->carl;
      course->ended = today - 1 + days; /* today is the last day; then yesterday was */
      tillid_edit_take (edit, tillid_record_seal (course));
      g_assert_true (tillid_session_apply (c->session, edit, NULL, NULL));
      work_as (c, c->carl);
      g_assert_cmpint (open_patient (c, patient), ==, days > 0 ? 0 : TILLID_STORE_ERROR_CLOSED);
      work_as (c, c->amina);
    }
}

/* Whoever registers a patient for a colleague writes it to the end, in one edit; the next one is refused. */
static void
test_register_for_another (Clinic *c, gconstpointer flags)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  TillidPhase *phase = NULL;
  TillidCourse *course = NULL;
  gint64 patient;

  work_as (c, c->carl);
  edit = tillid_new_patient_edit (c->session, "Salma", &patient);
  course = tillid_edit_assign_id (tillid_course_new (), tillid_session_get_ids (c->session));
  course->patient = patient;
  course->key_contact = c->amina;
  tillid_edit_take (edit, tillid_record_seal (course));
  phase = tillid_edit_assign_id (tillid_phase_new (), tillid_session_get_ids (c->session));
  phase->patient = patient;
  tillid_edit_take (edit, tillid_record_seal (phase));
  g_assert_true (tillid_session_apply (c->session, edit, NULL, &error));
  g_assert_cmpint (write_name (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
}

static GArray *
list_ids (Clinic *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope = tillid_session_open_finder (c->session, &error);
  GArray *ids = tillid_patient_list_ids (tillid_session_get_db (c->session), scope, &error);

  g_assert_no_error (error);
  return ids;
}

/* A row of a patient who is closed says who it is and nothing else; the list leaves it out. */
static void
test_lists (Clinic *c, gconstpointer flags)
{
  gint64 hers = add_patient (c, "Salma Hers"), nobodys = add_patient (c, "Salma Nobodys");
  g_autoptr (GArray) all = list_ids (c);
  g_autoptr (GArray) his = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidContactSet) set = NULL;
  TillidDb *db = tillid_session_get_db (c->session);
  guint n;

  hold (c, hers, 3);
  hold (c, hers, 0);
  g_assert_cmpint (all->len, ==, 2);
  work_as (c, c->carl);
  his = list_ids (c);
  g_assert_cmpint (his->len, ==, 1);
  g_assert_cmpint (g_array_index (his, gint64, 0), ==, nobodys);
  scope = tillid_session_open_list (c->session, "search", "salma", NULL, 0, NULL);
  found = tillid_search_ids (db, scope, "salma", 50, NULL);
  g_assert_cmpint (found->len, ==, 2);
  rows = tillid_patient_list_rows (db, scope, (const gint64 *) found->data, 2,
                                   tillid_session_today (c->session), NULL);
  g_assert_cmpint (rows->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TillidPatientRow *row = rows->pdata[i];

      g_assert_nonnull (row->display_name);
      g_assert_cmpint (row->is_closed, ==, row->id == hers);
      g_assert_cmpint (row->key_contact, ==, 0);
      g_assert_cmpint (row->last_visit, ==, TILLID_ABSENT);
    }
  set = tillid_visit_query_contacts (db, scope, NULL);
  tillid_contact_set_get_points (set, &n);
  g_assert_cmpint (n, ==, 0);
}

/* --- The statements --- */

static void
test_plans (Fixture *f, gconstpointer data)
{
  g_autofree char *one = fixture_plan (f->db, tillid_access_is_open_sql);
  g_autofree char *list = fixture_plan (f->db, tillid_access_open_list_sql);
  g_autofree char *set = fixture_plan (f->db, tillid_access_open_sql);
  static const char *const indices[] = { "care_team_member",   "course_key_contact",
                                         "course_second_face", "visit_lead",
                                         "presence_member",    "grant_member",
                                         "person_key_unheld" };

  g_test_message ("%s\n---\n%s\n---\n%s", one, list, set);
  g_assert_null (strstr (one, "SCAN person_key"));
  for (guint i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      g_assert_nonnull (strstr (list, indices[i]));
      g_assert_nonnull (strstr (set, indices[i]));
    }
  g_assert_null (strstr (one, "SCAN visit"));
  g_assert_null (strstr (one, "SCAN v\n"));
  g_assert_null (strstr (list, "SCAN v\n"));
  g_assert_null (strstr (list, "SCAN course"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Clinic *c, gconstpointer flags);
  } tests[] = {
    { "lock", test_lock },
    { "switch", test_switch },
    { "open", test_open },
    { "left", test_left },
    { "nobody-holds", test_nobody_holds },
    { "ended", test_ended },
    { "register", test_register_for_another },
    { "lists", test_lists },
  };
  static const struct
  {
    const char *prefix;
    int flags;
  } ways[] = { { "/services/access/direct/", TILLID_SESSION_DIRECT },
               { "/services/access/threads/", TILLID_SESSION_THREADS } };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/access/plans", Fixture, NULL, fixture_set_up, test_plans, fixture_tear_down);
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *name = g_strconcat (ways[w].prefix, tests[i].name, NULL);

        g_test_add (name, Clinic, GINT_TO_POINTER (ways[w].flags), set_up, tests[i].test,
                    tear_down);
      }
  return g_test_run ();
}
