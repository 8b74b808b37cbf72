/* test-meeting.c - a network meeting: parties, what is agreed with each, and what each one's paper holds
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected words are read off what each test writes; that a paper holds nobody else's words is looked for in its whole text. */
#include "config.h"

#include <string.h>

#include "tillid-meeting.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidPatientContext *context;
  gint64 visit;
  TillidDay today;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
keep (Fixture *f,
      gpointer draft,
      void (*also) (TillidPatientContext *, TillidEdit *, const TillidRecord *))
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a test");
  g_autoptr (TillidRecord) sealed = tillid_record_seal_any (draft);

  tillid_edit_add (edit, sealed);
  if (also != NULL)
    also (f->context, edit, sealed);
  tillid_patient_context_apply (f->context, edit);
  settle ();
  return sealed->id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autofree char *path = NULL;
  TillidPerson *person;
  TillidVisit *visit;
  gint64 patient;

  f->folder = g_dir_make_tmp ("tillid-meeting-XXXXXX", NULL);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  person = tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));
  patient = person->record.id;
  tillid_edit_take (edit, tillid_record_seal (person));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  f->context = tillid_patient_context_new (f->session, NULL, patient, &error);
  g_assert_no_error (error);
  f->today = tillid_session_today (f->session);
  visit = tillid_patient_context_new_record (f->context, &tillid_visit_type);
  visit->day = f->today;
  f->visit = keep (f, visit, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (f->context);
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static gint64
add_party (Fixture *f, int counterpart, const char *name)
{
  TillidParty *party = tillid_patient_context_new_record (f->context, &tillid_party_type);

  tillid_meeting_prepare_party (f->context, &party->record, f->visit);
  party->counterpart = counterpart;
  tillid_set_text (&party->name, name);
  return keep (f, party, tillid_meeting_also_party);
}

static TillidAgreement *
begin (Fixture *f, gint64 party, const char *words)
{
  TillidAgreement *agreement =
    tillid_patient_context_new_record (f->context, &tillid_agreement_type);

  tillid_meeting_prepare_agreement (f->context, &agreement->record, party);
  tillid_set_text (&agreement->staff_words, words);
  return agreement;
}

static gint64
agree (Fixture *f, TillidAgreement *agreement)
{
  return keep (f, agreement, tillid_meeting_also_agreement);
}

static guint
count (Fixture *f, const TillidRecordType *type)
{
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (f->context, type);

  return rows->len;
}

static void
test_parties (Fixture *f, gconstpointer data)
{
  gint64 municipality, school;
  g_autoptr (GPtrArray) parties = NULL;
  g_autofree char *name = NULL;

  g_test_summary (
    "With a first party a visit is a network meeting; parties stand in the order they came");
  g_assert_cmpint (tillid_meeting_find (f->context), ==, 0);
  municipality = add_party (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.");
  g_assert_cmpint (tillid_meeting_find (f->context), ==, f->visit);
  school = add_party (f, TILLID_COUNTERPART_SCHOOL, NULL);
  parties = tillid_meeting_list_parties (f->context, f->visit);
  g_assert_cmpuint (parties->len, ==, 2);
  g_assert_cmpint (((TillidParty *) parties->pdata[0])->record.id, ==, municipality);
  g_assert_cmpint (((TillidParty *) parties->pdata[1])->record.id, ==, school);
  name = tillid_meeting_dup_party (f->context, parties->pdata[1]);
  g_assert_cmpstr (name, ==, "School");
}

static void
test_follows (Fixture *f, gconstpointer data)
{
  const gint64 party = add_party (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.");
  TillidAgreement *agreement = NULL;
  gint64 ours;

  g_test_summary ("A colleague's line is a promise, somebody else's a step, a line with neither is "
                  "a line; each follows its line");
  agree (f, begin (f, party, "The rent was talked about"));
  g_assert_cmpuint (count (f, &tillid_promise_type) + count (f, &tillid_step_type), ==, 0);

  agreement = begin (f, party, "Write about the rent");
  agreement->owner = tillid_session_get_member (f->session)->record.id;
  agreement->due = f->today + 7;
  ours = agree (f, agreement);
  {
    g_autoptr (GPtrArray) promises = tillid_patient_context_list (f->context, &tillid_promise_type);
    const TillidPromise *promise = promises->pdata[0];

    g_assert_cmpuint (promises->len, ==, 1);
    g_assert_cmpstr (promise->words, ==, "Write about the rent");
    g_assert_cmpint (promise->due, ==, f->today + 7);
    g_assert_cmpint (promise->first_due, ==, f->today + 7);
    g_assert_cmpint (promise->agreement, ==, ours);
    g_assert_cmpint (promise->visit, ==, f->visit);
  }

  agreement = begin (f, party, "Answer about the flat");
  agreement->due = f->today + 14;
  agree (f, agreement);
  {
    g_autoptr (GPtrArray) steps = tillid_patient_context_list (f->context, &tillid_step_type);
    const TillidStep *step = steps->pdata[0];

    g_assert_cmpuint (steps->len, ==, 1);
    g_assert_cmpint (step->side, ==, TILLID_SIDE_OTHERS);
    g_assert_cmpstr (step->owner_text, ==, "Lene M.");
    g_assert_cmpint (step->due, ==, f->today + 14);
  }

  /* Another day: the same promise, which remembers the first. */
  {
    g_autoptr (TillidRecord) old =
      tillid_patient_context_get (f->context, &tillid_agreement_type, ours);

    agreement = tillid_agreement_edit ((TillidAgreement *) old);
    agreement->due = f->today + 9;
    agree (f, agreement);
  }
  {
    g_autoptr (GPtrArray) promises = tillid_patient_context_list (f->context, &tillid_promise_type);

    g_assert_cmpuint (promises->len, ==, 1);
    g_assert_cmpint (((TillidPromise *) promises->pdata[0])->due, ==, f->today + 9);
    g_assert_cmpint (((TillidPromise *) promises->pdata[0])->first_due, ==, f->today + 7);
  }
}

static char *
paper_of (Fixture *f, gint64 id)
{
  g_autoptr (TillidRecord) party = tillid_patient_context_get (f->context, &tillid_party_type, id);
  g_autoptr (TillidDocument) document = tillid_meeting_write (f->context, (TillidParty *) party);

  return tillid_document_to_text (document);
}

static void
test_paper (Fixture *f, gconstpointer data)
{
  const gint64 municipality = add_party (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.");
  const gint64 school = add_party (f, TILLID_COUNTERPART_SCHOOL, "Hanne");
  TillidAgreement *own = tillid_patient_context_new_record (f->context, &tillid_agreement_type);
  TillidAgreement *said = begin (f, school, NULL);
  g_autofree char *text = NULL, *other = NULL;

  g_test_summary ("A party's paper has its own lines: nobody else's, not the patient's own, "
                  "nothing told in confidence");
  agree (f, begin (f, municipality, "Xrent"));
  agree (f, begin (f, school, "Xhomework"));
  tillid_set_text (&said->words, "Xown words");
  agree (f, said);
  own->visit = f->visit;
  tillid_set_text (&own->staff_words, "Xwalk");
  keep (f, own, NULL);
  text = paper_of (f, school);
  g_assert_nonnull (strstr (text, "Xhomework"));
  g_assert_nonnull (strstr (text, "School, "));
  g_assert_null (strstr (text, "Xrent"));
  g_assert_null (strstr (text, "Lene"));
  g_assert_null (strstr (text, "Municipality"));
  g_assert_null (strstr (text, "Xwalk"));
  g_assert_null (strstr (text, "Xown"));
  other = paper_of (f, municipality);
  g_assert_nonnull (strstr (other, "Xrent"));
  g_assert_null (strstr (other, "Xhomework"));
}

static void
answer (Fixture *f, int counterpart, const char *with, int said, TillidDay until)
{
  TillidConsent *consent = tillid_patient_context_new_record (f->context, &tillid_consent_type);

  consent->counterpart = counterpart;
  consent->answer = said;
  consent->day = f->today;
  consent->until_day = until;
  tillid_set_text (&consent->with_text, with);
  keep (f, consent, NULL);
}

static void
test_share (Fixture *f, gconstpointer data)
{
  const gint64 id = add_party (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.");
  g_autoptr (TillidRecord) record = tillid_patient_context_get (f->context, &tillid_party_type, id);
  const TillidParty *party = (TillidParty *) record;

  g_test_summary (
    "What the patient said about the party by name counts; else the strictest answer about such");
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==,
                   TILLID_MEETING_SHARE_NOT_ASKED);
  answer (f, TILLID_COUNTERPART_SCHOOL, NULL, TILLID_CONSENT_STATE_NO, TILLID_ABSENT);
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==,
                   TILLID_MEETING_SHARE_NOT_ASKED);
  answer (f, TILLID_COUNTERPART_MUNICIPALITY, NULL, TILLID_CONSENT_STATE_YES, f->today - 1);
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==, TILLID_MEETING_SHARE_OVER);
  answer (f, TILLID_COUNTERPART_MUNICIPALITY, "Ole", TILLID_CONSENT_STATE_NO, TILLID_ABSENT);
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==, TILLID_MEETING_SHARE_NO);
  answer (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.", TILLID_CONSENT_STATE_YES, f->today);
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==, TILLID_MEETING_SHARE_YES);
  answer (f, TILLID_COUNTERPART_MUNICIPALITY, "Lene M.", TILLID_CONSENT_STATE_WITHDRAWN,
          TILLID_ABSENT);
  g_assert_cmpint (tillid_meeting_may_share (f->context, party), ==, TILLID_MEETING_SHARE_NO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/meeting/parties", test_parties);
  ADD ("/model/meeting/follows", test_follows);
  ADD ("/model/meeting/paper", test_paper);
  ADD ("/model/meeting/share", test_share);
#undef ADD
  return g_test_run ();
}
