/* test-keeping.c - how long a record is kept, and that nothing of it is left afterwards
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "tillid-import.h"
#include "tillid-keeping.h"
#include "tillid-note-edits.h"
#include "tillid-record-table.h"
#include "tillid-source.h"
#include "tillid-test-folder.h"
#include "tillid-verify.h"

#define MARK "qxsecretqx"

typedef struct
{
  char *folder;
  char *path;
  char *protocol;
  TillidSession *session;
  gint64 patient;
  gint64 other;
} Fixture;

static gint64
add (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidRecord *record = tillid_edit_assign_id (draft, tillid_session_get_ids (f->session));

  tillid_edit_take (edit, tillid_record_seal_any (record));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  return record->id;
}

static void
apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;

  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
}

/* Every text of a person, twice, so that revisions have bodies. */
static void
add_marked (Fixture *f, const TillidRecordType *type, gint64 patient)
{
  TillidRecord *draft = tillid_record_new (type), *changed = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  const TillidField *field = tillid_record_type_find_field (type, "patient");

  TILLID_MEMBER (draft, field, gint64) = patient;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == TILLID_KIND_TEXT)
      tillid_set_text (&TILLID_MEMBER (draft, &type->fields[i], char *), MARK);
  changed = tillid_record_edit (draft);
  changed->id = add (f, draft);
  changed->version = 1;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == TILLID_KIND_TEXT)
      tillid_set_text (&TILLID_MEMBER (changed, &type->fields[i], char *), "later " MARK);
  tillid_edit_take (edit, tillid_record_seal_any (changed));
  apply (f, edit);
}

static void
add_signed_visit (Fixture *f)
{
  TillidVisit *visit = tillid_visit_new ();
  g_autoptr (TillidEdit) sign = NULL, correct = NULL;
  g_autoptr (TillidVisit) kept = NULL;
  g_autoptr (GError) error = NULL;

  visit->patient = f->patient;
  tillid_set_text (&visit->note, MARK);
  kept = tillid_record_ref (visit);
  add (f, visit);
  sign = tillid_note_sign (f->session, kept, &error);
  apply (f, sign);
  correct = tillid_note_correct (f->session, kept, MARK, NULL, &error);
  apply (f, correct);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const TillidRecordType *const types[] = {
    &tillid_person_name_type, &tillid_contact_channel_type, &tillid_identifier_type,
    &tillid_visit_type,       &tillid_life_event_type,      &tillid_problem_type,
    &tillid_contact_type,     &tillid_question_type,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  TillidPerson *relative = tillid_person_new ();
  TillidRelation *relation = tillid_relation_new ();

  f->folder = g_dir_make_tmp ("tillid-keeping-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->protocol = g_build_filename (f->folder, "protocol.txt", NULL);
  f->session =
    tillid_session_create (f->path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->patient = add (f, tillid_person_new ());
  f->other = add (f, tillid_person_new ());
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    add_marked (f, types[i], f->patient);
  add_marked (f, &tillid_problem_type, f->patient);
  add_signed_visit (f);
  relative->role = TILLID_PERSON_ROLE_RELATIVE;
  relation->patient = f->patient;
  relation->person = add (f, relative);
  add_marked (f, &tillid_person_name_type, relation->person);
  add (f, relation);
  /* The other patient is the daughter, say. */
  relation = tillid_relation_new ();
  relation->patient = f->other;
  relation->person = f->patient;
  add (f, relation);
  place = g_strdup_printf ("visit/%" G_GINT64_FORMAT "/note", f->patient);
  tillid_session_put_draft (f->session, place, MARK);
  tillid_session_flush (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->session != NULL)
    {
      tillid_session_close (f->session);
      g_assert_finalize_object (f->session);
    }
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->protocol);
}

static void
set_years (Fixture *f, TillidProfession profession, gint64 years)
{
  TillidRetention *retention = tillid_retention_new ();

  retention->profession = profession;
  retention->years = years;
  add (f, retention);
}

static void
hold (Fixture *f, gboolean held)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (f->session);
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (tillid_session_get_db (f->session), system, &tillid_person_type,
                             f->patient, NULL);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  TillidPerson *changed = tillid_person_edit ((TillidPerson *) person);

  changed->legal_hold = held;
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f, edit);
}

static void
assert_refused (Fixture *f, gint64 patient, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tillid_keeping_purge (f->session, patient, f->protocol, &error));
  g_assert_error (error, TILLID_STORE_ERROR, code);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  TillidKeeping keeping;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due = NULL, held = NULL;

  g_assert_true (tillid_keeping_read (f->session, f->patient, &keeping, &error));
  g_assert_cmpint (keeping.last_entry, ==, tillid_session_today (f->session));
  g_assert_cmpint (keeping.until, ==,
                   tillid_day_add_months (tillid_session_today (f->session), 120));
  due = tillid_keeping_list_due (f->session, &error);
  g_assert_cmpuint (due->len, ==, 0);
  assert_refused (f, f->patient, TILLID_STORE_ERROR_CONSTRAINT);
  g_assert_false (g_file_test (f->protocol, G_FILE_TEST_EXISTS));

  /* Its time is over by the clinic's own rule, and a case is pending. */
  set_years (f, TILLID_PROFESSION_OTHER, -1);
  hold (f, TRUE);
  assert_refused (f, f->patient, TILLID_STORE_ERROR_CONSTRAINT);
  g_assert_false (g_file_test (f->protocol, G_FILE_TEST_EXISTS));
  held = tillid_keeping_list_due (f->session, &error);
  g_assert_cmpuint (held->len, ==, 2);
  for (guint i = 0; i < held->len; i++)
    g_assert_cmpint (g_array_index (held, TillidKeeping, i).held, ==,
                     g_array_index (held, TillidKeeping, i).patient == f->patient);
}

/* Whose time decided: the longest of those who wrote, wherever the last entry came from. */
static void
test_whose_time (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  g_autoptr (GError) error = NULL;
  TillidMember *nurse = tillid_member_new ();
  TillidMember *me = tillid_member_edit (tillid_session_get_member (f->session));
  TillidKeeping keeping;
  gint64 id;

  me->profession = TILLID_PROFESSION_PSYCHOLOGIST;
  tillid_edit_take (edit, tillid_record_seal (me));
  apply (f, edit);
  set_years (f, TILLID_PROFESSION_PSYCHOLOGIST, 7);
  set_years (f, TILLID_PROFESSION_NURSE, 3);
  nurse->profession = TILLID_PROFESSION_NURSE;
  tillid_set_text (&nurse->name, "Ida Lund");
  tillid_set_text (&nurse->roles, "clinician");
  id = add (f, nurse);
  g_assert_true (tillid_session_switch (f->session, id, NULL, &error));
  add_marked (f, &tillid_problem_type, f->patient);

  g_assert_true (tillid_keeping_read (f->session, f->patient, &keeping, &error));
  g_assert_cmpint (keeping.profession, ==, TILLID_PROFESSION_PSYCHOLOGIST);
  g_assert_cmpint (keeping.years, ==, 7);
  g_assert_cmpint (keeping.until, ==,
                   tillid_day_add_months (tillid_session_today (f->session), 7 * 12));
  /* And a nurse decides nothing about it. */
  g_assert_null (tillid_keeping_list_due (f->session, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT);
  g_clear_error (&error);
  assert_refused (f, f->patient, TILLID_STORE_ERROR_NO_RIGHT);
}

static gint64
count (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  tillid_db_query_int (tillid_session_get_db (f->session), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
assert_sound (Fixture *f)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (f->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    tillid_verify (tillid_session_get_db (f->session), system, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];

      if (!row->is_sound)
        {
          g_autofree char *text = tillid_verify_row_to_text (row, FALSE);

          g_test_message ("%s", text);
        }
    }
  g_assert_true (tillid_verify_is_sound (rows));
}

static gboolean
holds (const char *bytes, gsize size, const char *word)
{
  for (gsize i = 0; i + strlen (word) <= size; i++)
    if (bytes[i] == word[0] && strncmp (bytes + i, word, strlen (word)) == 0)
      return TRUE;
  return FALSE;
}

/* As it lies on the disk, whatever SQLite thinks of it; what search keeps is folded to small letters, as the mark is. */
static void
assert_nowhere (Fixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      if (!holds (bytes, size, MARK))
        continue;
      g_test_message ("left in %s", name);
      g_test_fail ();
    }
}

static void
assert_found (Fixture *f, const char *sql, const char *says)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (f->session);
  TillidDb *db = tillid_session_get_db (f->session);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  g_assert_true (tillid_db_begin (db, &error));
  g_assert_true (tillid_db_exec (db, sql, &error));
  rows = tillid_verify (db, system, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];

      found = found || (g_strcmp0 (row->kind, "purge") == 0 && g_strcmp0 (row->what, says) == 0);
    }
  g_assert_true (found);
  tillid_db_rollback (db);
}

/* Verify compares what is missing with what the protocol says is. */
static void
assert_protocol_is_checked (Fixture *f)
{
  assert_found (f, "UPDATE purge SET revisions = revisions - 1 WHERE revisions > 0",
                "more versions have no text than the protocols say");
  assert_found (f, "UPDATE purge SET revisions = revisions + 1",
                "fewer versions have no text than the protocols say");
  assert_found (f, "UPDATE purge SET revision_head = zeroblob (32)",
                "the chain never ended where the protocol says");
}

static void
test_purge (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due = NULL;
  g_autoptr (TillidProtocol) done = NULL;
  g_autofree char *protocol = NULL, *text = NULL, *id = tillid_id_dup_text (f->patient);
  gint64 revisions = count (f, "SELECT count(*) FROM revision"), before;
  TillidPurged told;

  set_years (f, TILLID_PROFESSION_OTHER, -1);
  due = tillid_keeping_list_due (f->session, &error);
  g_assert_cmpuint (due->len, ==, 2);
  before = count (f, "SELECT count(*) FROM revision WHERE body_salt IS NULL");
  g_assert_cmpint (before, ==, 0);
  /* What is said before is what happens. The records: two persons, nine that were marked for the patient and one for the
   * relative, the visit with its signature and correction, and the relation. */
  g_assert_true (tillid_keeping_count (f->session, f->patient, &told, &error));
  g_assert_cmpint (told.n_records, ==, 2 + 9 + 1 + 3 + 1);
  g_assert_cmpint (told.n_relatives, ==, 1);
  g_assert_cmpint (told.n_documents, ==, 0);
  done = tillid_keeping_purge (f->session, f->patient, f->protocol, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT sum (records) FROM purge"), ==, told.n_records);
  g_assert_cmpint (count (f, "SELECT sum (revisions) FROM purge"), ==, told.n_revisions);
  g_assert_cmpint (count (f, "SELECT count(*) FROM revision WHERE body_salt IS NULL"), ==,
                   told.n_revisions);

  assert_sound (f);
  assert_protocol_is_checked (f);
  g_assert_cmpint (count (f, "SELECT count(*) FROM revision"), ==, revisions + 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM visit"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM signature"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM relation"), ==, 1); /* of the other patient */
  g_assert_cmpint (count (f, "SELECT count(*) FROM access_log WHERE patient IS NOT NULL"), >=, 0);
  g_assert_true (g_file_get_contents (f->protocol, &protocol, NULL, NULL));
  text = tillid_protocol_to_text (done);
  g_assert_cmpstr (protocol, ==, text);
  g_assert_nonnull (strstr (protocol, "Amina Berg"));
  g_assert_null (strstr (protocol, id));
  g_assert_null (strstr (protocol, MARK));
  tillid_session_close (f->session);
  g_assert_finalize_object (f->session);
  f->session = NULL;
  assert_nowhere (f);
}

/* Two patients in one file: what is left of it reads as before, without the one who is gone. */
static const char two_patients[] =
  "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"
  "<entry><fullUrl value='urn:a'/><resource><Patient><id value='a'/>"
  "<name><family value='" MARK "'/></name></Patient></resource></entry>"
  "<entry><fullUrl value='urn:b'/><resource><Patient><id value='b'/>"
  "<name><family value='Stays'/></name></Patient></resource></entry>"
  "<entry><fullUrl value='urn:c'/><resource><Condition><id value='c'/><code><text value='" MARK
  "'/></code><subject><reference value='urn:a'/></subject></Condition></resource></entry>"
  "</Bundle>";

static char *
read_imported (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (tillid_session_get_db (f->session),
                                                  "SELECT content, bytes FROM source_file", &error);
  g_autoptr (GBytes) content = NULL;
  gconstpointer packed;
  gboolean has_row;
  gsize size;

  g_assert_no_error (error);
  g_assert_true (tillid_stmt_step (stmt, &has_row, &error));
  g_assert_true (has_row);
  packed = tillid_stmt_get_bytes (stmt, 0, &size);
  content = tillid_source_inflate (packed, size, tillid_stmt_get_int (stmt, 1));
  g_assert_nonnull (content);
  return g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

static void
test_purge_imported (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (f->folder, "two.xml", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_auto (TillidImportResult) result = { 0 };
  g_autoptr (TillidProtocol) done = NULL;
  TillidPurged told;
  gint64 gone = 0;

  g_assert_true (g_file_set_contents (file, two_patients, -1, NULL));
  tillid_import_file (f->session, file, FALSE, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  before = read_imported (f);
  g_assert_nonnull (strstr (before, MARK));
  gone = count (f, "SELECT patient FROM person_name WHERE family = '" MARK
                   "' AND patient IN (SELECT patient FROM source_document)");
  g_assert_cmpint (gone, >, 0);
  set_years (f, TILLID_PROFESSION_OTHER, -1);
  g_assert_true (tillid_keeping_count (f->session, gone, &told, &error));
  g_assert_cmpint (told.n_documents, ==, 2); /* the patient and the condition */
  done = tillid_keeping_purge (f->session, gone, f->protocol, &error);
  g_assert_no_error (error);
  after = read_imported (f);
  g_assert_cmpuint (strlen (after), ==, strlen (before));
  g_assert_null (strstr (after, MARK));
  g_assert_nonnull (strstr (after, "Stays"));
  assert_sound (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/keeping/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/services/keeping/whose-time", Fixture, NULL, set_up, test_whose_time, tear_down);
  g_test_add ("/services/keeping/purge", Fixture, NULL, set_up, test_purge, tear_down);
  g_test_add ("/services/keeping/purge-imported", Fixture, NULL, set_up, test_purge_imported,
              tear_down);
  return g_test_run ();
}
