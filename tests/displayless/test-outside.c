/* test-outside.c - others outside the clinic, what may be shared, and medicines as prescribed and as taken
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected words and orders are read off the records that each test writes. */
#include "config.h"

#include <string.h>

#include "tillid-confidence-edits.h"
#include "tillid-medicines.h"
#include "tillid-outside.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidPatientContext *context;
  TillidDay today;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autofree char *path = NULL;
  TillidPerson *person;
  gint64 patient;

  f->folder = g_dir_make_tmp ("tillid-outside-XXXXXX", NULL);
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

static void
keep (Fixture *f, gpointer record)
{
  tillid_patient_context_apply_one (f->context, "Made for a test", record);
  settle ();
}

/* Without the marks around what somebody typed. */
static char *
plain (char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u2068", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_auto (GStrv) rest = g_strsplit (joined, "\u2069", -1);

  g_free (text);
  return g_strjoinv ("", rest);
}

/* What stands in the @place-th row, as "title: detail". */
static char *
read_row (Fixture *f, const TillidRecordType *type, guint place, gboolean *is_late)
{
  g_autoptr (GPtrArray) rows = tillid_outside_list (f->context, type);
  g_autofree char *title = NULL, *detail = NULL;

  g_assert_cmpuint (rows->len, >, place);
  title = tillid_outside_dup_title (f->context, rows->pdata[place]);
  detail = tillid_outside_describe (f->context, rows->pdata[place]);
  *is_late = tillid_outside_is_late (f->context, rows->pdata[place]);
  return plain (g_strdup_printf ("%s: %s", title, detail));
}

static void
test_contacts (Fixture *f, gconstpointer data)
{
  TillidContact *contact = tillid_patient_context_new_record (f->context, &tillid_contact_type);
  g_autofree char *late = NULL, *answered = NULL, *second = NULL;
  gboolean is_late = FALSE;

  g_test_summary ("Who there, what was sent, and how late the answer is; then when it came");
  tillid_outside_prepare (f->context, &contact->record);
  g_assert_nonnull (contact->at);
  contact->kind = TILLID_CONTACT_KIND_LETTER;
  contact->counterpart = TILLID_COUNTERPART_MUNICIPALITY;
  tillid_set_text (&contact->with_text, "Housing office");
  tillid_set_text (&contact->caseworker, "Lene M.");
  tillid_set_text (&contact->title, "More time");
  tillid_set_text (&contact->sent, "one page");
  contact->reply_due = f->today - 3;
  keep (f, contact);
  late = read_row (f, &tillid_contact_type, 0, &is_late);
  g_assert_true (g_str_has_prefix (late, "Housing office, Lene M.: "));
  g_assert_nonnull (strstr (late, "letter, from us, More time, one page, no answer, "));
  g_assert_true (is_late);
  {
    g_autoptr (GPtrArray) rows = tillid_outside_list (f->context, &tillid_contact_type);
    TillidContact *draft = tillid_contact_edit (rows->pdata[0]);

    draft->replied_on = f->today;
    keep (f, draft);
  }
  answered = read_row (f, &tillid_contact_type, 0, &is_late);
  g_assert_false (is_late);
  g_assert_nonnull (strstr (answered, "answered "));
  g_assert_null (strstr (answered, "no answer"));

  /* Without a name the kind of office stands there; what is due today is not late. */
  contact = tillid_patient_context_new_record (f->context, &tillid_contact_type);
  tillid_outside_prepare (f->context, &contact->record);
  contact->counterpart = TILLID_COUNTERPART_SCHOOL;
  contact->reply_due = f->today;
  keep (f, contact);
  second = read_row (f, &tillid_contact_type, 0, &is_late);
  g_assert_true (g_str_has_prefix (second, "School: "));
  g_assert_false (is_late);
}

static TillidConsent *
ask (Fixture *f, int counterpart, int answer)
{
  TillidConsent *consent = tillid_patient_context_new_record (f->context, &tillid_consent_type);

  tillid_outside_prepare (f->context, &consent->record);
  consent->counterpart = counterpart;
  consent->answer = answer;
  return consent;
}

static void
test_consents (Fixture *f, gconstpointer data)
{
  TillidConsent *consent = ask (f, TILLID_COUNTERPART_GP, TILLID_CONSENT_STATE_YES);
  g_autofree char *over = NULL, *gp = NULL;
  gboolean is_late = FALSE;

  g_test_summary ("The newest answer for each counterpart; past its day it is over and not a no");
  tillid_set_text (&consent->about, "medicines");
  consent->until_day = f->today - 1;
  keep (f, consent);
  over = read_row (f, &tillid_consent_type, 0, &is_late);
  g_assert_true (is_late);
  g_assert_nonnull (strstr (over, "GP: yes, medicines, over since "));
  {
    g_autoptr (GPtrArray) rows = tillid_outside_list (f->context, &tillid_consent_type);

    consent = (TillidConsent *) tillid_outside_ask_again (f->context, rows->pdata[0]);
    g_assert_cmpint (consent->answer, ==, TILLID_CONSENT_STATE_YES);
    g_assert_cmpstr (consent->about, ==, "medicines");
    g_assert_cmpint (consent->until_day, ==, TILLID_ABSENT);
    consent->answer = TILLID_CONSENT_STATE_WITHDRAWN;
    keep (f, consent);
  }
  keep (f, ask (f, TILLID_COUNTERPART_SCHOOL, TILLID_CONSENT_STATE_NO));
  {
    g_autoptr (GPtrArray) rows = tillid_outside_list (f->context, &tillid_consent_type);
    g_autoptr (GPtrArray) all = tillid_patient_context_list (f->context, &tillid_consent_type);

    g_assert_cmpuint (rows->len, ==, 2);
    g_assert_cmpuint (all->len, ==, 3); /* what was answered before stays */
  }
  gp = read_row (f, &tillid_consent_type, 1, &is_late);
  g_assert_true (g_str_has_prefix (gp, "GP: withdrawn, medicines"));
  g_assert_false (is_late);
}

static void
add_medicine (Fixture *f, int kind, const char *name, const char *dose)
{
  TillidMedicine *medicine = tillid_patient_context_new_record (f->context, &tillid_medicine_type);

  tillid_medicines_prepare (f->context, &medicine->record);
  g_assert_cmpint (medicine->kind, ==, TILLID_MEDICINE_KIND_TAKEN);
  medicine->kind = kind;
  tillid_set_text (&medicine->name, name);
  tillid_set_text (&medicine->dose, dose);
  keep (f, medicine);
}

static void
test_medicines (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  const TillidMedicinePair *vitamin = NULL;
  TillidMedicineReview *review = NULL;
  g_autofree char *said = NULL, *whole = NULL;

  g_test_summary ("Prescribed beside taken by name; a review changes neither");
  add_medicine (f, TILLID_MEDICINE_KIND_PRESCRIBED, "Vitamin D", "two a day");
  add_medicine (f, TILLID_MEDICINE_KIND_PRESCRIBED, "Sertraline", "50 mg");
  add_medicine (f, TILLID_MEDICINE_KIND_TAKEN, " vitamin d ", "one");
  add_medicine (f, TILLID_MEDICINE_KIND_TAKEN, "Ibuprofen", "400 mg");
  before = tillid_medicines_list (f->context);
  g_assert_cmpuint (before->len, ==, 3);
  vitamin = before->pdata[0];
  g_assert_cmpstr (tillid_medicine_pair_describe_difference (vitamin), ==,
                   "taken in another way than prescribed");
  g_assert_cmpstr (tillid_medicine_pair_describe_difference (before->pdata[1]), ==,
                   "prescribed; nobody said how it is taken");
  g_assert_cmpstr (tillid_medicine_pair_describe_difference (before->pdata[2]), ==,
                   "taken, not prescribed");
  review = (TillidMedicineReview *)
    tillid_medicines_review (f->context, &tillid_medicine_pair_get_medicine (vitamin)->record);
  review->brought = TILLID_YES_NO_YES;
  tillid_set_text (&review->takes_how, "one in the evening");
  tillid_set_text (&review->agreed, "the GP is asked");
  keep (f, review);
  after = tillid_medicines_list (f->context);
  vitamin =
    tillid_medicines_find (after, ((TillidMedicinePair *) after->pdata[0])->taken->record.id);
  said = plain (tillid_medicine_pair_describe_review (vitamin));
  g_assert_true (g_str_has_suffix (said, ": brought, one in the evening, agreed: the GP is asked"));
  g_assert_cmpstr (vitamin->prescribed->dose, ==, "two a day");
  g_assert_cmpstr (vitamin->taken->dose, ==, "one");
  g_assert_cmpint (vitamin->prescribed->record.version, ==, 1);
  g_assert_cmpint (vitamin->taken->record.version, ==, 1);
  whole = plain (tillid_medicine_pair_describe (vitamin));
  g_assert_true (g_str_has_prefix (whole, "Prescribed: two a day\nTaken: one\n"
                                          "taken in another way than prescribed\n"));
}

static void
test_paper (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = NULL, paper = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 me = tillid_session_get_member (f->session)->record.id;

  g_test_summary ("On paper stands what differs, and nothing that was told in confidence");
  add_medicine (f, TILLID_MEDICINE_KIND_PRESCRIBED, "Metformin", "500 mg");
  add_medicine (f, TILLID_MEDICINE_KIND_TAKEN, "Metformin", "500 mg");
  add_medicine (f, TILLID_MEDICINE_KIND_TAKEN, "Ibuprofen", "400 mg");
  add_medicine (f, TILLID_MEDICINE_KIND_TAKEN, "Tablets of a friend", "some nights");
  pairs = tillid_medicines_list (f->context);
  g_assert_cmpuint (pairs->len, ==, 3);
  edit = tillid_confidence_restrict (f->session,
                                     &((TillidMedicinePair *) pairs->pdata[2])->taken->record, &me,
                                     1, &error);
  g_assert_no_error (error);
  tillid_patient_context_apply (f->context, edit);
  settle ();
  g_clear_pointer (&pairs, g_ptr_array_unref);
  pairs = tillid_medicines_list (f->context);
  g_assert_cmpuint (pairs->len, ==, 3); /* who was told reads it */
  paper = tillid_medicines_list_for_paper (f->context);
  g_assert_cmpuint (paper->len, ==, 1);
  g_assert_cmpstr (((TillidMedicinePair *) paper->pdata[0])->name, ==, "Ibuprofen");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/outside/contacts", test_contacts);
  ADD ("/model/outside/consents", test_consents);
  ADD ("/model/outside/medicines", test_medicines);
  ADD ("/model/outside/paper", test_paper);
#undef ADD
  return g_test_run ();
}
