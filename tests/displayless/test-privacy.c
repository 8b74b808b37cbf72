/* test-privacy.c - what was told in confidence, and what a protected address hides
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-confidence-edits.h"
#include "tillid-edit-conflict.h"
#include "tillid-masking.h"
#include "tillid-record-table.h"
#include "tillid-session.h"
#include "tillid-test-folder.h"
#include "tillid-timeline-query.h"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;   /* of the owner */
  TillidSession *colleague; /* the same clinic, somebody else */
  gint64 patient;
} Fixture;

static gint64
add (TillidSession *session, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidRecord *record = tillid_edit_assign_id (draft, tillid_session_get_ids (session));

  tillid_edit_take (edit, tillid_record_seal_any (record));
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
  return record->id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TillidMember *member = tillid_member_new ();

  f->folder = g_dir_make_tmp ("tillid-privacy-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (f->path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  tillid_set_text (&member->name, "Bo Lund");
  tillid_set_text (&member->roles, "clinician lead");
  add (f->session, member);
  f->patient = add (f->session, tillid_person_new ());
  f->colleague = tillid_session_open (f->path, "Bo Lund", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_session_close (f->session);
  tillid_session_close (f->colleague);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->colleague);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static TillidRecord *
read_as (Fixture *f, TillidSession *session, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, f->patient, "patient", NULL, &error);

  g_assert_no_error (error);
  return tillid_record_table_get (tillid_session_get_db (session), scope, type, id, NULL);
}

static gboolean
sees (Fixture *f, TillidSession *session, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, f->patient, "patient", NULL, &error);
  g_autoptr (TillidRecord) one = read_as (f, session, &tillid_symptom_type, id);
  g_autoptr (GPtrArray) all =
    tillid_record_table_list (tillid_session_get_db (session), scope, &tillid_symptom_type, &error);
  g_autoptr (TillidTimelineRows) rows =
    tillid_timeline_query (tillid_session_get_db (session), scope,
                           (TillidTimelineFilter){ -1, TILLID_ABSENT, TILLID_ABSENT, FALSE },
                           &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, one != NULL ? 1 : 0);
  g_assert_cmpuint (tillid_timeline_rows_get_n (rows), ==, one != NULL ? 1 : 0);
  return one != NULL;
}

static gint64
add_symptom (Fixture *f)
{
  TillidSymptom *symptom = tillid_symptom_new ();

  symptom->patient = f->patient;
  tillid_set_text (&symptom->words, "It is in my chest");
  return add (f->session, symptom);
}

static TillidConfidence *
find (Fixture *f, TillidSession *session, gint64 entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, f->patient, "patient", NULL, &error);
  TillidConfidence *confidence = NULL;

  tillid_confidence_find (tillid_session_get_db (session), scope, entry, &confidence, &error);
  g_assert_no_error (error);
  return confidence;
}

static gint64
apply (TillidSession *session, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_nonnull (edit);
  tillid_session_apply (session, edit, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_confidence (Fixture *f, gconstpointer data)
{
  gint64 id = add_symptom (f), closing, bo = tillid_session_get_member (f->colleague)->record.id;
  gint64 both[] = { tillid_session_get_member (f->session)->record.id, bo };
  g_autoptr (TillidRecord) read = read_as (f, f->colleague, &tillid_symptom_type, id);
  g_autoptr (TillidEdit) close = tillid_confidence_restrict (f->session, read, NULL, 0, NULL);
  g_autoptr (TillidEdit) name = NULL, open = NULL, blind = tillid_edit_new ("Changed");
  g_autoptr (TillidConfidence) confidence = NULL;
  g_autoptr (GError) error = NULL;
  TillidSymptom *changed = tillid_symptom_edit ((TillidSymptom *) read);

  closing = apply (f->session, close);
  g_assert_true (sees (f, f->session, id));
  g_assert_false (sees (f, f->colleague, id));
  g_assert_null (find (f, f->colleague, id));

  /* Neither changed, nor opened, by somebody who was not told. */
  tillid_set_text (&changed->words, "It is nothing");
  tillid_edit_take (blind, tillid_record_seal (changed));
  g_assert_false (tillid_session_apply (f->colleague, blind, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tillid_session_undo (f->colleague, closing, "Undo", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  confidence = find (f, f->session, id);
  open = tillid_confidence_lift (confidence);
  g_assert_false (tillid_session_apply (f->colleague, open, NULL, &error));
  g_clear_error (&error);

  /* Named, then lifted. */
  name = tillid_confidence_set_readers (f->session, confidence, both, 2, &error);
  apply (f->session, name);
  g_assert_true (sees (f, f->colleague, id));
  apply (f->colleague, open);
  g_assert_true (sees (f, f->colleague, id));
  g_assert_null (find (f, f->session, id));
}

/* Somebody is always named; undo and redo are those of any edit. */
static void
test_confidence_undo (Fixture *f, gconstpointer data)
{
  gint64 id = add_symptom (f), undone;
  g_autoptr (TillidRecord) read = read_as (f, f->session, &tillid_symptom_type, id);
  g_autoptr (TillidEdit) close = tillid_confidence_restrict (f->session, read, NULL, 0, NULL);
  g_autoptr (TillidConfidence) confidence = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    tillid_session_undo (f->session, apply (f->session, close), "Undo", &undone, &error));
  g_assert_true (sees (f, f->colleague, id));
  g_assert_true (tillid_session_undo (f->session, undone, "Redo", NULL, &error));
  g_assert_false (sees (f, f->colleague, id));
  confidence = find (f, f->session, id);
  g_assert_null (tillid_confidence_set_readers (f->session, confidence, NULL, 0, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (
    tillid_confidence_restrict (f->session, &confidence->restriction->record, NULL, 0, &error));
}

/* --- A protected address --- */

static void
protect (Fixture *f, gboolean protected)
{
  g_autoptr (TillidRecord) person = read_as (f, f->session, &tillid_person_type, f->patient);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  TillidPerson *changed = tillid_person_edit ((TillidPerson *) person);

  changed->address_protected = protected;
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f->session, edit);
}

static void
assert_place (Fixture *f, gint64 id, const char *place, const char *purpose)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (f->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidVisit) visit =
    (TillidVisit *) tillid_record_table_get (tillid_session_get_db (f->session), system,
                                             &tillid_visit_type, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (visit->place, ==, place);
  g_assert_cmpstr (visit->purpose, ==, purpose);
}

static TillidEdit *
change (TillidVisit *visit, const char *place, const char *purpose, const char *expected)
{
  TillidEdit *edit = tillid_edit_new ("Changed");
  TillidVisit *changed = tillid_visit_edit (visit);

  if (place != NULL)
    tillid_set_text (&changed->place, place);
  if (purpose != NULL)
    tillid_set_text (&changed->purpose, purpose);
  if (expected != NULL)
    tillid_edit_expect_text (edit, changed->record.id, "place", expected);
  tillid_edit_take (edit, tillid_record_seal (changed));
  return edit;
}

/* What cannot be read is not lost by whoever writes beside it. */
/* What is typed over a hidden text is asked about; the text itself is not shown, and cannot be joined. */
static void
ask_and_answer (Fixture *f, TillidEdit *edit, TillidConflictChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (TillidEdit) resolved = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (f->session, f->patient, "patient", NULL, NULL);
  TillidConflict *conflict = NULL;

  g_assert_false (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  conflicts = tillid_edit_find_conflicts (tillid_session_get_db (f->session), scope, edit, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->field->name, ==, "place");
  g_assert_cmpstr (((TillidVisit *) conflict->theirs)->place, ==, "hidden");
  g_assert_false (tillid_conflict_can_join (conflict));
  resolved = tillid_edit_resolve (edit, conflicts, &choice);
  if (choice == TILLID_CONFLICT_THEIRS)
    g_assert_cmpuint (tillid_edit_get_n_records (resolved), ==, 0);
  else
    apply (f->session, resolved);
}

static void
test_masked_edits (Fixture *f, gconstpointer data)
{
  TillidVisit *draft = tillid_visit_new ();
  g_autoptr (TillidVisit) plain = NULL, masked = NULL;
  g_autoptr (TillidEdit) beside = NULL, over = NULL, typed = NULL, late = NULL, back = NULL;
  gint64 id;

  draft->patient = f->patient;
  tillid_set_text (&draft->place, "Rosenvej 7");
  tillid_set_text (&draft->purpose, "First visit");
  id = add (f->session, draft);
  plain = (TillidVisit *) read_as (f, f->session, &tillid_visit_type, id);
  protect (f, TRUE);
  masked = (TillidVisit *) read_as (f, f->session, &tillid_visit_type, id);
  g_assert_cmpstr (masked->place, ==, "hidden");
  g_assert_true (masked->record.masked);
  g_assert_cmpstr (masked->purpose, ==, "First visit");

  beside = change (masked, NULL, "Second visit", "hidden");
  apply (f->session, beside);
  assert_place (f, id, "Rosenvej 7", "Second visit");

  /* An old version, and somebody has written meanwhile, read without the mask. */
  late = change (plain, "Birkevej 2", NULL, NULL);
  apply (f->colleague, late);
  assert_place (f, id, "Birkevej 2", "Second visit");
  over = change (masked, NULL, "First visit again", NULL);
  g_assert_false (
    tillid_session_apply (f->session, over, NULL, NULL)); /* the purpose was changed twice */
  typed = change (masked, "Egevej 9", NULL, "hidden");
  ask_and_answer (f, typed, TILLID_CONFLICT_THEIRS);
  assert_place (f, id, "Birkevej 2", "Second visit");
  ask_and_answer (f, typed, TILLID_CONFLICT_MINE);
  assert_place (f, id, "Egevej 9", "Second visit");

  /* Read under the mask, written after it was taken away. */
  protect (f, FALSE);
  back = change (masked, NULL, NULL, NULL);
  apply (f->session, back);
  assert_place (f, id, "Egevej 9", "Second visit");
}

/* The next visit, in the room of this one. */
static void
test_masked_copy (Fixture *f, gconstpointer data)
{
  TillidVisit *draft = tillid_visit_new (), *next = tillid_visit_new ();
  g_autoptr (TillidVisit) masked = NULL;
  gint64 id;

  draft->patient = next->patient = f->patient;
  tillid_set_text (&draft->place, "Rosenvej 7");
  id = add (f->session, draft);
  protect (f, TRUE);
  masked = (TillidVisit *) read_as (f, f->session, &tillid_visit_type, id);
  tillid_set_text (&next->place, masked->place);
  assert_place (f, add (f->session, next), NULL, NULL);
}

/* The kind decides whether a title is an address; a kind that is changed loses no title. */
static void
test_masked_kind (Fixture *f, gconstpointer data)
{
  TillidContact *draft = tillid_contact_new (), *changed = NULL;
  g_autoptr (TillidContact) masked = NULL, after = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  gint64 id;

  draft->patient = f->patient;
  draft->counterpart = TILLID_COUNTERPART_SCHOOL;
  tillid_set_text (&draft->title, "Talk with Egeskolen");
  id = add (f->session, draft);
  protect (f, TRUE);
  masked = (TillidContact *) read_as (f, f->session, &tillid_contact_type, id);
  g_assert_cmpstr (masked->title, ==, "hidden");
  changed = tillid_contact_edit (masked);
  changed->counterpart = TILLID_COUNTERPART_HOSPITAL;
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f->session, edit);
  after = (TillidContact *) read_as (f, f->session, &tillid_contact_type, id);
  g_assert_cmpstr (after->title, ==, "Talk with Egeskolen");
}

/* Masking reads "hidden" into a text: an address of another kind would need another way. */
static void
test_addresses_are_texts (void)
{
  guint n, n_addresses = 0;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < types[i]->n_fields; k++)
      if (types[i]->fields[k].sensitivity == TILLID_ADDRESS)
        {
          g_assert_cmpint (types[i]->fields[k].kind, ==, TILLID_KIND_TEXT);
          n_addresses++;
        }
  g_assert_cmpuint (n_addresses, >, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/privacy/confidence", Fixture, NULL, set_up, test_confidence, tear_down);
  g_test_add ("/services/privacy/confidence-undo", Fixture, NULL, set_up, test_confidence_undo,
              tear_down);
  g_test_add ("/services/privacy/masked-edits", Fixture, NULL, set_up, test_masked_edits,
              tear_down);
  g_test_add ("/services/privacy/masked-copy", Fixture, NULL, set_up, test_masked_copy, tear_down);
  g_test_add ("/services/privacy/masked-kind", Fixture, NULL, set_up, test_masked_kind, tear_down);
  g_test_add_func ("/services/privacy/addresses-are-texts", test_addresses_are_texts);
  return g_test_run ();
}
