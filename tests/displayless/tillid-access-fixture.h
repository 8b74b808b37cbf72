/* tillid-access-fixture.h - a clinic with a lead and a clinician, in which somebody holds a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-new-patient.h"
#include "tillid-session.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  gint64 amina; /* owner: clinician, lead and administrator */
  gint64 carl;  /* clinician */
} Clinic;

static inline G_GNUC_UNUSED gint64
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

static inline G_GNUC_UNUSED gint64
add_patient (Clinic *c, const char *name)
{
  gint64 patient;
  g_autoptr (TillidEdit) edit = tillid_new_patient_edit (c->session, name, &patient);
  g_autoptr (GError) error = NULL;

  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  return patient;
}

static inline G_GNUC_UNUSED gint64
add_member (Clinic *c, const char *name, const char *roles)
{
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, roles);
  return add_record (c, member);
}

static inline G_GNUC_UNUSED void
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

static inline G_GNUC_UNUSED void
tear_down (Clinic *c, gconstpointer flags)
{
  tillid_session_close (c->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (c->session);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

static inline G_GNUC_UNUSED void
work_as (Clinic *c, gint64 member)
{
  g_autoptr (GError) error = NULL;

  tillid_session_switch (c->session, member, NULL, &error);
  g_assert_no_error (error);
}

/* 0: open, else the code of the error. */
static inline G_GNUC_UNUSED int
open_patient (Clinic *c, gint64 patient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (c->session, patient, "patient", NULL, &error);

  g_assert_cmpint (tillid_session_is_open_patient (c->session, patient), ==, scope != NULL);
  return scope != NULL ? 0 : error->code;
}

static inline G_GNUC_UNUSED int
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

static inline G_GNUC_UNUSED gint64
count (Clinic *c, const char *sql)
{
  gint64 value = -1;

  g_assert_true (tillid_db_query_int (tillid_session_get_db (c->session), sql, &value, NULL));
  return value;
}

static inline G_GNUC_UNUSED gint64
course_of (Clinic *c, gint64 patient)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM course WHERE patient = %" G_GINT64_FORMAT, patient);

  return count (c, g_intern_string (sql));
}

/* Each way in which Amina comes to hold @patient, alone; -1 when there is none left. */
static inline G_GNUC_UNUSED int
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
