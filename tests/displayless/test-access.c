/* test-access.c - lock, change of person, who holds whom, openings with a reason
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

#include "tillid-store-fixture.h"

#define RIGHT "correct horse"
#define WRONG "battery staple"

/* --- A session --- */

typedef struct
{
  char *folder;
  TillidSession *session;
  gint64 amina; /* owner: clinician, lead and administrator */
  gint64 carl;  /* clinician */
} Clinic;

static gint64
add_record (Clinic *c, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidRecord *record = tillid_edit_assign_id (draft, tillid_session_get_ids (c->session));
  const gint64 id = record->id;

  tillid_edit_take (edit, tillid_record_seal_any (record));
  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_patient (Clinic *c, const char *name)
{
  gint64 patient;
  g_autoptr (TillidEdit) edit = tillid_new_patient_edit (c->session, name, &patient);
  g_autoptr (GError) error = NULL;

  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  return patient;
}

static gint64
add_member (Clinic *c, const char *name, const char *roles)
{
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, roles);
  return add_record (c, member);
}

static void
set_up (Clinic *c, gconstpointer flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  c->folder = g_dir_make_tmp ("tillid-access-XXXXXX", &error);
  path = g_build_filename (c->folder, "clinic.tillid", NULL);
  c->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", GPOINTER_TO_INT (flags), &error);
  g_assert_no_error (error);
  c->amina = tillid_session_get_member (c->session)->record.id;
  c->carl = add_member (c, "Carl", "clinician");
}

static void
tear_down (Clinic *c, gconstpointer flags)
{
  tillid_session_close (c->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (c->session);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

static void
work_as (Clinic *c, gint64 member)
{
  g_autoptr (GError) error = NULL;

  tillid_session_switch (c->session, member, NULL, &error);
  g_assert_no_error (error);
}

/* 0: open, else the code of the error. */
static int
open_patient (Clinic *c, gint64 patient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (c->session, patient, "patient", NULL, &error);

  g_assert_cmpint (tillid_session_is_open_patient (c->session, patient), ==, scope != NULL);
  return scope != NULL ? 0 : error->code;
}

static int
write_name (Clinic *c, gint64 patient)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidPersonName *name =
    tillid_edit_assign_id (tillid_person_name_new (), tillid_session_get_ids (c->session));

  name->patient = patient;
  tillid_set_text (&name->text, "Another name");
  tillid_edit_take (edit, tillid_record_seal (name));
  return tillid_session_apply (c->session, edit, NULL, &error) ? 0 : error->code;
}

static gint64
count (Clinic *c, const char *sql)
{
  gint64 value = -1;

  g_assert_true (tillid_db_query_int (tillid_session_get_db (c->session), sql, &value, NULL));
  return value;
}

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

static gint64
course_of (Clinic *c, gint64 patient)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM course WHERE patient = %" G_GINT64_FORMAT, patient);

  return count (c, g_intern_string (sql));
}

/* Each way in which Amina comes to hold @patient, alone; -1 when there is none left. */
static int
hold (Clinic *c, gint64 patient, int way)
{
  const TillidDay today = tillid_session_today (c->session);
  TillidCourse *course = tillid_course_new ();
  TillidCareTeam *team = tillid_care_team_new ();
  TillidVisit *visit = tillid_visit_new ();
  TillidPresence *presence = tillid_presence_new ();
  TillidGrant *grant = tillid_grant_new ();
  gpointer drafts[] = { course, course, team, visit, visit, presence, grant };
  TillidRecord *draft =
    way < (int) G_N_ELEMENTS (drafts) ? tillid_record_ref_any (drafts[way]) : NULL;

  course->patient = team->patient = visit->patient = presence->patient = grant->patient = patient;
  team->course = course_of (c, patient);
  course->started = visit->day = today;
  *(way == 1 ? &course->second_face : &course->key_contact) = c->amina;
  team->member = presence->member = grant->member = c->amina;
  visit->lead = c->amina;
  visit->status = way == 3 ? TILLID_VISIT_STATUS_ATTENDED : TILLID_VISIT_STATUS_PLANNED;
  presence->who = TILLID_PRESENCE_WHO_MEMBER;
  if (way == 5)
    {
      TillidVisit *nobodys = tillid_visit_new ();

      nobodys->patient = patient;
      nobodys->day = today;
      presence->visit = add_record (c, nobodys);
    }
  if (draft != NULL)
    add_record (c, draft);
  for (guint i = 1; i < G_N_ELEMENTS (drafts); i++)
    if (i != 4)
      tillid_record_unref_any (drafts[i]);
  return draft != NULL ? 0 : -1;
}

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
    { "break-glass", test_break_glass },
    { "break-glass-whole", test_break_glass_whole },
    { "persons", test_persons },
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
