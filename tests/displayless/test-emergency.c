/* test-emergency.c - openings with a reason, and people who are not the patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-access-fixture.h"
#include "tillid-grants.h"
#include "tillid-record-table.h"
#include "tillid-search.h"

/* --- Openings with a reason --- */

static void
test_break_glass (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  gint64 patient = add_patient (c, "Salma"), edit, grant;
  TillidGrant *made = NULL;

  hold (c, patient, 0);
  g_assert_false (
    tillid_session_break_glass (c->session, patient, "a lead opens everybody", &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  work_as (c, c->carl);
  g_assert_false (tillid_session_break_glass (c->session, patient, "  because  ", &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (open_patient (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
  g_assert_true (
    tillid_session_break_glass (c->session, patient, "fainted in the waiting room", &error));
  g_assert_cmpint (open_patient (c, patient), ==, 0);
  g_assert_cmpint (count (c, "SELECT count(*) FROM access_log WHERE what = 'emergency' AND why ="
                             " 'fainted in the waiting room'"),
                   ==, 1);
  g_assert_cmpint (count (c, "SELECT until_day - from_day FROM \"grant\""), ==, 1);

  /* It does not go away, and is looked at by somebody else. */
  edit = count (c, "SELECT max(edit) FROM revision");
  g_assert_false (tillid_session_undo (c->session, edit, "Undone", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT);
  g_clear_error (&error);
  g_assert_null (tillid_grants_list_waiting (c->session, NULL));
  work_as (c, c->amina);
  g_assert_false (tillid_session_undo (c->session, edit, "Undone", NULL, &error));
  g_clear_error (&error);
  waiting = tillid_grants_list_waiting (c->session, &error);
  g_assert_cmpint (waiting->len, ==, 1);
  made = waiting->pdata[0];
  grant = made->record.id;
  g_assert_false (tillid_grant_is_overdue (made, made->from_day + 7));
  g_assert_true (tillid_grant_is_overdue (made, made->from_day + 8));
  g_assert_true (tillid_grants_look (c->session, grant, "was right", NULL, &error));
  g_assert_false (tillid_grants_look (c->session, grant, "twice", NULL, &error));
  g_clear_error (&error);
  g_assert_true (tillid_grants_end (c->session, grant, NULL, &error));
  work_as (c, c->carl);
  g_assert_cmpint (open_patient (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
}

static gboolean
exec_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tillid_db_exec (db, data, error);
}

static void
exec (Clinic *c, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tillid_session_run (c->session, TRUE, exec_job, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* The grant and its row in the log, or neither. */
static void
test_break_glass_whole (Clinic *c, gconstpointer flags)
{
  static const char reason[] = "fainted in the waiting room";
  gint64 patient = add_patient (c, "Salma"), log, grants;

  hold (c, patient, 0);
  grants = count (c, "SELECT count(*) FROM \"grant\"");
  work_as (c, c->carl);
  log = count (c, "SELECT count(*) FROM access_log");
  exec (c, "CREATE TRIGGER no_log BEFORE INSERT ON access_log WHEN NEW.what = 'emergency'"
           " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  g_assert_false (tillid_session_break_glass (c->session, patient, reason, NULL));
  g_assert_cmpint (count (c, "SELECT count(*) FROM \"grant\""), ==, grants);
  g_assert_cmpint (open_patient (c, patient), ==, TILLID_STORE_ERROR_CLOSED);
  exec (c, "DROP TRIGGER no_log; CREATE TRIGGER no_grant BEFORE INSERT ON \"grant\""
           " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  g_assert_false (tillid_session_break_glass (c->session, patient, reason, NULL));
  g_assert_cmpint (count (c, "SELECT count(*) FROM access_log"), ==, log);
  exec (c, "DROP TRIGGER no_grant");
  g_assert_true (tillid_session_break_glass (c->session, patient, reason, NULL));
  g_assert_cmpint (count (c, "SELECT count(*) FROM access_log WHERE what = 'emergency'"), ==, 1);
}

/* --- People who are not the patient --- */

static int
read_person (Clinic *c, gint64 patient, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (c->session, patient, "patient", NULL, &error);
  g_autoptr (TillidRecord) record = NULL;

  g_assert_no_error (error);
  record = tillid_record_table_get (tillid_session_get_db (c->session), scope, &tillid_person_type,
                                    person, &error);
  return record != NULL ? 0 : error->code;
}

/* Under the scope of a patient: this one, and those the record names. */
static void
test_persons (Clinic *c, gconstpointer flags)
{
  const gint64 salma = add_patient (c, "Salma"), other = add_patient (c, "Farhad");
  TillidPerson *aunt = tillid_person_new ();
  TillidRelation *relation = tillid_relation_new ();
  gint64 id;

  aunt->role = TILLID_PERSON_ROLE_RELATIVE;
  id = add_record (c, aunt);
  g_assert_cmpint (read_person (c, salma, salma), ==, 0);
  g_assert_cmpint (read_person (c, salma, other), ==, TILLID_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (read_person (c, salma, id), ==, TILLID_STORE_ERROR_NOT_FOUND);
  relation->patient = salma;
  relation->person = id;
  add_record (c, relation);
  g_assert_cmpint (read_person (c, salma, id), ==, 0);
  g_assert_cmpint (read_person (c, other, id), ==, TILLID_STORE_ERROR_NOT_FOUND);
}

/* Who is closed is found by a name, and not by a letter or two. */
static void
test_found (Clinic *c, gconstpointer flags)
{
  static const struct
  {
    const char *typed;
    guint closed, open;
  } cases[] = { { "S", 0, 1 }, { "sa", 0, 1 }, { "sal", 1, 1 }, { "salma", 1, 1 } };
  gint64 patient = add_patient (c, "Salma");

  hold (c, patient, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int is_lead = 0; is_lead < 2; is_lead++)
      {
        g_autoptr (TillidScope) scope = NULL;
        g_autoptr (GArray) ids = NULL;

        work_as (c, is_lead ? c->amina : c->carl);
        scope = tillid_session_open_list (c->session, "search", cases[i].typed, NULL, 0, NULL);
        ids =
          tillid_search_ids (tillid_session_get_db (c->session), scope, cases[i].typed, 5, NULL);
        g_assert_cmpuint (ids->len, ==, is_lead ? cases[i].open : cases[i].closed);
      }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Clinic *c, gconstpointer flags);
  } tests[] = {
    { "break-glass", test_break_glass },
    { "break-glass-whole", test_break_glass_whole },
    { "persons", test_persons },
    { "found", test_found },
  };
  static const struct
  {
    const char *prefix;
    int flags;
  } ways[] = { { "/services/access/direct/", TILLID_SESSION_DIRECT },
               { "/services/access/threads/", TILLID_SESSION_THREADS } };

  g_test_init (&argc, &argv, NULL);
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *name = g_strconcat (ways[w].prefix, tests[i].name, NULL);

        g_test_add (name, Clinic, GINT_TO_POINTER (ways[w].flags), set_up, tests[i].test,
                    tear_down);
      }
  return g_test_run ();
}
