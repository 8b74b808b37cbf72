/* test-verify.c - each thing that can be damaged is found and named
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-verify.h"

#include <string.h>

#include "tillid-access-log.h"
#include "tillid-source.h"
#include "tillid-store-fixture.h"

#define SOURCE "<Patient/>"
#define PAGE 4096 /* of SQLite, where nothing else is set */

typedef struct
{
  const char *name;
  const char *damage; /* raw SQL; %1$s patient, %2$s problem, %3$s visit */
  const char *check;  /* the check that finds it */
  const char *named;  /* what its row names: 'p'atient, 'r'ecord, or a text */
  const char *says;
} Case;

static gint64 patient_id, problem_id, visit_id, event_id;

static void
fill (Fixture *f)
{
  g_autoptr (TillidPerson) person = fixture_add_patient (f, "Salma Nasir", 1971);
  TillidProblem *problem = tillid_problem_new ();
  TillidVisit *visit = tillid_visit_new ();
  TillidLifeEvent *event = tillid_life_event_new ();
  g_autoptr (TillidSourceDocument) document = tillid_source_document_new ();
  g_autoptr (GError) error = NULL;

  patient_id = person->record.id;
  problem->patient = visit->patient = event->patient = patient_id;
  tillid_set_text (&problem->patient_words, "My head hurts");
  problem_id = fixture_add_id (f, problem);
  visit->day = 20000;
  tillid_set_text (&visit->note, "Sleeps better");
  visit_id = fixture_add_id (f, visit);
  event->at = tillid_told_new ("when I was 12", "en");
  event->at->start.kind = TILLID_TOLD_AGE;
  event->at->start.age = 12;
  event_id = fixture_add_id (f, event);
  for (int i = 1; i < 4; i++)
    {
      g_autoptr (TillidEdit) edit = tillid_edit_new ("Burden");
      g_autoptr (TillidRecord) read =
        tillid_record_table_get (f->db, f->system, &tillid_problem_type, problem_id, &error);
      TillidProblem *draft = tillid_problem_edit ((TillidProblem *) read);

      draft->burden = i;
      tillid_edit_take (edit, tillid_record_seal (draft));
      fixture_apply (f, edit);
      tillid_access_log_append (f->db, i, 1, i == 2 ? 0 : patient_id, "patient", NULL, &patient_id,
                                i == 2 ? 1 : 0, &error);
      g_assert_no_error (error);
    }
  fixture_exec (f, "BEGIN");
  document->file = fixture_add_source_file (f, "a.xml", SOURCE);
  document->length = strlen (SOURCE);
  document->resource_type = g_strdup ("Patient");
  document->resource_id = g_strdup ("a");
  document->patient = patient_id;
  tillid_source_hash (SOURCE, strlen (SOURCE), document->content_hash);
  tillid_source_add_document (f->db, &f->writer, document, &error);
  g_assert_no_error (error);
  fixture_exec (f, "COMMIT");
}

static GPtrArray *
verify (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = tillid_verify (f->db, f->system, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_sound (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) empty = verify (f);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (tillid_verify_is_sound (empty));
  g_assert_cmpuint (empty->len, ==, TILLID_N_VERIFY_CHECKS);
  fill (f);
  rows = verify (f);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
  g_assert_true (tillid_verify_is_sound (rows));
}

static void
test_after_undo_and_purge (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 edit;

  g_test_summary ("What the program itself may do is sound");
  fill (f);
  edit = fixture_count (f, "SELECT max (edit) FROM revision");
  g_assert_true (tillid_edit_undo (f->db, edit, "Undo", &f->writer, NULL, &error));
  edit = fixture_count (f, "SELECT edit FROM revision WHERE seq = 1");
  g_assert_true (tillid_edit_undo (f->db, edit, "Undo", &f->writer, NULL, &error));
  fixture_exec (f, "UPDATE revision SET body = NULL, body_salt = NULL WHERE seq = 5;"
                   "INSERT INTO purge (patient, at, by, records, revisions, revision_head)"
                   " SELECT 1, 1, 1, 1, 1, hash FROM revision WHERE seq = 5");
  rows = verify (f);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
}

#define NO_TRIGGERS                                                                                \
  "DROP TRIGGER revision_update; DROP TRIGGER revision_delete; DROP TRIGGER access_log_update;"    \
  " DROP TRIGGER access_log_delete;"

static const Case cases[] = {
  { "text-without-protocol", "UPDATE revision SET body = NULL, body_salt = NULL WHERE seq = 5",
    "records", "purge", "more versions have no text" },
  { "record-changed", "UPDATE problem SET burden = 9 WHERE id = %2$s", "records", "rp",
    "changed outside" },
  { "record-version", "UPDATE problem SET version = 9 WHERE id = %2$s", "records", "rp",
    "version of its last" },
  { "record-state", "UPDATE problem SET state = 'in-error' WHERE id = %2$s", "records", "rp",
    "changed outside" },
  { "record-removed", "DELETE FROM problem WHERE id = %2$s", "records", "r", "missing" },
  { "record-unreadable", "UPDATE problem SET status = 'nonsense' WHERE id = %2$s", "records", "r",
    "cannot be read" },
  { "record-slipped-in", "INSERT INTO problem (id, version, patient) VALUES (77, 1, %1$s)",
    "records", "p", "no revision" },
  { "earlier-version",
    NO_TRIGGERS
    "UPDATE revision SET body = replace (body, 'burden', 'weight') WHERE record = %2$s AND"
    " version = 3",
    "records", "rp", "earlier version" },
  { "version-gap", NO_TRIGGERS "DELETE FROM revision WHERE record = %2$s AND version = 2",
    "records", "rp", "a version of" },
  { "first-version", NO_TRIGGERS "DELETE FROM revision WHERE record = %2$s AND version = 1",
    "records", "rp", "first version" },
  { "revision-changed", NO_TRIGGERS "UPDATE revision SET by = 2 WHERE seq = 4", "revision-chain",
    "revision 4", "was changed" },
  { "revision-why", NO_TRIGGERS "UPDATE revision SET why = '' WHERE seq = 1", "revision-chain",
    "revision 1", "was changed" },
  { "revision-hash", NO_TRIGGERS "UPDATE revision SET hash = zeroblob (32) WHERE seq = 2",
    "revision-chain", "revision 2", "was changed" },
  { "revision-gap", NO_TRIGGERS "DELETE FROM revision WHERE seq = 3", "revision-chain",
    "revision 3", "missing" },
  { "revision-cut", NO_TRIGGERS "DELETE FROM revision WHERE seq = (SELECT max (seq) FROM revision)",
    "revision-chain", "revision 8", "cut off" },
  { "revision-head", "UPDATE chain_head SET hash = zeroblob (32) WHERE chain = 'revision'",
    "revision-chain", "chain_head 8", "stored end" },
  { "revision-head-gone", "DELETE FROM chain_head WHERE chain = 'revision'", "revision-chain",
    "chain_head", "missing" },
  { "revision-head-short", "UPDATE chain_head SET rows = 5 WHERE chain = 'revision'",
    "revision-chain", "revision 6", "goes on" },
  { "access-changed", NO_TRIGGERS "UPDATE access_log SET by = 2 WHERE seq = 2", "access-chain",
    "access_log 2", "was changed" },
  { "access-patients", NO_TRIGGERS "UPDATE access_log SET patients = NULL WHERE seq = 2",
    "access-chain", "access_log 2", "was changed" },
  { "access-gap", NO_TRIGGERS "DELETE FROM access_log WHERE seq = 2", "access-chain",
    "access_log 2", "missing" },
  { "access-cut", NO_TRIGGERS "DELETE FROM access_log WHERE seq = 3", "access-chain",
    "access_log 3", "cut off" },
  { "date-bounds", "UPDATE life_event SET at_start_earliest = 0 WHERE id = %4$s", "dates", "ep",
    "computed days" },
  { "date-said", "UPDATE life_event SET at_said = 'long ago' WHERE id = %4$s", "dates", "ep",
    "computed days" },
  { "date-edtf", "UPDATE person SET birth_edtf = '1972' WHERE id = %1$s", "dates", "p",
    "computed days" },
  { "date-unreadable", "UPDATE life_event SET at = '{' WHERE id = %4$s", "dates", "ep",
    "cannot be read" },
  { "source-content", "UPDATE source_file SET content = zeroblob (20)", "sources", "source_file",
    "not what was imported" },
  { "source-hash", "UPDATE source_file SET content_hash = zeroblob (32)", "sources", "source_file",
    "not what was imported" },
  { "source-emptied", "UPDATE source_file SET content = zeroblob (0)", "sources", "source_file",
    "not what was imported" },
  { "source-removed",
    "PRAGMA foreign_keys = OFF; DELETE FROM source_file; PRAGMA foreign_keys = ON", "references",
    "p", "not there" },
  { "document-hash", "UPDATE source_document SET content_hash = zeroblob (32)", "sources", "p",
    "not what was imported" },
  { "document-slice", "UPDATE source_document SET \"offset\" = 1, \"length\" = 3", "sources", "p",
    "not what was imported" },
  { "search-gone", "DELETE FROM name_search WHERE rowid = %1$s", "search", "p", "not found by" },
  { "search-old", "UPDATE name_search SET original = 'yusuf' WHERE rowid = %1$s", "search", "p",
    "not found by" },
  { "search-unlisted", "UPDATE person_key SET listed = 0", "search", "p", "not found by" },
  { "search-stranger", "INSERT INTO name_search (rowid, original) VALUES (5, 'x')", "search",
    "name_search", "no patient here" },
  { "note-gone", "DELETE FROM note_search WHERE rowid = %3$s", "search", "vp", "not found" },
  { "note-old", "UPDATE note_search SET text = 'what she told in confidence' WHERE rowid = %3$s",
    "search", "vp", "not there" },
  { "reference",
    "PRAGMA foreign_keys = OFF; UPDATE visit SET course = 12345 WHERE id = %3$s;"
    " PRAGMA foreign_keys = ON",
    "references", "vp", "not there" },
};

static const char *
id_named (char code)
{
  static char text[TILLID_ID_TEXT_LENGTH + 1];

  tillid_id_to_text (code == 'p'   ? patient_id
                     : code == 'v' ? visit_id
                     : code == 'e' ? event_id
                                   : problem_id,
                     text);
  return text;
}

static gboolean
names_all (const char *text, const char *named)
{
  if (strlen (named) > 2)
    return strstr (text, named) != NULL;
  for (const char *p = named; *p != '\0'; p++)
    if (strstr (text, id_named (*p)) == NULL)
      return FALSE;
  return TRUE;
}

/* Puts the ids into the SQL of a case. */
static char *
damage_sql (const char *template)
{
  const gint64 ids[] = { patient_id, problem_id, visit_id, event_id };
  g_autoptr (GString) sql = g_string_new (template);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *mark = g_strdup_printf ("%%%u$s", i + 1);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]);

      g_string_replace (sql, mark, id, 0);
    }
  return g_strdup (sql->str);
}

static void
test_damage (Fixture *f, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *sql = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean found = FALSE;

  fill (f);
  sql = damage_sql (c->damage);
  fixture_exec (f, sql);
  rows = verify (f);
  g_assert_false (tillid_verify_is_sound (rows));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];
      g_autofree char *text = tillid_verify_row_to_text (row, FALSE);

      g_test_message ("%s: %s", tillid_verify_check_to_code (row->check), text);
      g_assert_null (strstr (text, "Salma")); /* ids, never names */
      found = found || (g_str_equal (tillid_verify_check_to_code (row->check), c->check) &&
                        names_all (text, c->named) && strstr (text, c->says) != NULL);
    }
  g_assert_true (found);
}

static void
test_one_change_one_row (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n_broken = 0;

  g_test_summary ("A changed revision does not make all later ones look changed");
  fill (f);
  fixture_exec (f, NO_TRIGGERS "UPDATE revision SET at = 5 WHERE seq = 2");
  rows = verify (f);
  for (guint i = 0; i < rows->len; i++)
    n_broken += !((TillidVerifyRow *) rows->pdata[i])->is_sound;
  g_assert_cmpuint (n_broken, ==, 1);
}

static void
cancel_at_once (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
note_progress (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_progress_and_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) rows = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  fill (f);
  rows = tillid_verify (f->db, f->system, note_progress, &last, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  none = tillid_verify (f->db, f->system, cancel_at_once, cancellable, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED);
  g_assert_false (tillid_db_in_transaction (f->db));
}

static void
test_damaged_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_words = FALSE;
  gsize length;

  g_test_summary ("Half of the pages overwritten: found, and verify comes to its end");
  fill (f);
  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_object (&f->db);
  g_assert_true (g_file_get_contents (f->path, &content, &length, &error));
  memset (content + length / 2, 0x5a, length / 2);
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, &error));
  f->db = tillid_clinic_file_open (f->path, TILLID_DB_READ, &error);
  if (f->db == NULL) /* the schema itself was hit */
    {
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
      return;
    }
  rows = verify (f);
  g_assert_false (tillid_verify_is_sound (rows));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];

      has_words = has_words || (row->check == TILLID_VERIFY_PAGES && row->words != NULL);
    }
  g_assert_true (has_words);
}

/* Which page of the file the row of a record lies on, by a text of it. */
static gsize
page_of (const char *content, gsize length, const char *text)
{
  const char *place = g_strstr_len (content, (gssize) length, text);

  for (gsize i = 0; place == NULL && i + strlen (text) <= length; i++)
    if (memcmp (content + i, text, strlen (text)) == 0)
      place = content + i;
  g_assert_nonnull (place);
  return (gsize) (place - content) / PAGE;
}

/* One page of a table of records is overwritten: the table is named, and each record on it with its patient. */
static void
test_damaged_page_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *content = NULL;
  g_autofree char *filler = g_strnfill (PAGE / 3, 'x');
  g_autofree char *named = NULL;
  g_autofree char *record = NULL;
  g_autofree char *patient = NULL;
  g_autoptr (GError) error = NULL;
  gboolean names_table = FALSE, names_record = FALSE;
  guint n_named = 0;
  gint64 lost = 0;
  gsize length;

  fill (f);
  /* So many that the table has pages of its own, and the one that is lost is none of the first. */
  for (guint i = 0; i < 40; i++)
    {
      TillidStrength *strength = tillid_strength_new ();
      g_autofree char *words = g_strdup_printf ("Qzstrength%02uzq%s", i, filler);
      gint64 id = 0;

      strength->patient = patient_id;
      tillid_set_text (&strength->words, words);
      id = fixture_add_id (f, strength);
      lost = i == 20 ? id : lost;
    }
  fixture_exec (f, "VACUUM");
  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_object (&f->db);
  g_assert_true (g_file_get_contents (f->path, &content, &length, &error));
  memset (content + page_of (content, length, "Qzstrength20zq") * PAGE, 0x5a, 100);
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, &error));
  f->db = tillid_clinic_file_open (f->path, TILLID_DB_READ, &error);
  g_assert_no_error (error);
  rows = verify (f);
  record = tillid_id_dup_text (lost);
  patient = tillid_id_dup_text (patient_id);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];
      g_autofree char *text = tillid_verify_row_to_text (row, FALSE);

      if (row->check != TILLID_VERIFY_PAGES)
        continue;
      g_test_message ("%s", text);
      g_assert_null (strstr (text, "Qz"));
      names_table = names_table || (g_strcmp0 (row->kind, "strength") == 0 && row->words != NULL);
      names_record = names_record || (g_strcmp0 (row->record, record) == 0 &&
                                      g_strcmp0 (row->patient, patient) == 0);
      n_named += row->record != NULL;
    }
  g_assert_true (names_table);
  g_assert_true (names_record);
  g_assert_cmpuint (n_named, <=, 3); /* as many as one page holds */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, set_up, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("/store/verify/sound", fixture_set_up, test_sound);
  ADD ("/store/verify/undo-and-purge", fixture_set_up, test_after_undo_and_purge);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/verify/damage/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_damage, fixture_tear_down);
    }
  ADD ("/store/verify/one-change-one-row", fixture_set_up, test_one_change_one_row);
  ADD ("/store/verify/progress-and-cancel", fixture_set_up, test_progress_and_cancel);
  ADD ("/store/verify/damaged-pages", fixture_set_up_file, test_damaged_pages);
  ADD ("/store/verify/damaged-page-names", fixture_set_up_file, test_damaged_page_names);
  return g_test_run ();
}
