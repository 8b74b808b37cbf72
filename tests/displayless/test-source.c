/* test-source.c - what was imported comes back byte for byte
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-source.h"

#include <string.h>

#include "tillid-store-fixture.h"

static const char content[] = "<Bundle><Patient id=\"p\"/><Observation id=\"o\"/></Bundle>";
#define PATIENT_XML "<Patient id=\"p\"/>"
#define OBSERVATION_XML "<Observation id=\"o\"/>"

static gint64
add_file (Fixture *f, const char *text)
{
  return fixture_add_source_file (f, "bundle.xml", text);
}

static gint64
add_document (Fixture *f,
              gint64 file,
              const char *text,
              const char *slice,
              const char *type,
              const char *id,
              gint64 patient)
{
  g_autoptr (TillidSourceDocument) document = tillid_source_document_new ();
  g_autoptr (GError) error = NULL;

  document->file = file;
  document->offset = strstr (text, slice) - text;
  document->length = (gint64) strlen (slice);
  document->resource_type = g_strdup (type);
  document->resource_id = g_strdup (id);
  document->resource_version = g_strdup ("2");
  document->patient = patient;
  tillid_source_hash (slice, strlen (slice), document->content_hash);
  tillid_source_add_document (f->db, &f->writer, document, &error);
  g_assert_no_error (error);
  return document->id;
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidSourceReader) reader = tillid_source_reader_new (f->db, f->system);
  g_autoptr (TillidSourceDocument) patient = NULL, observation = NULL, nobody = NULL;
  g_autoptr (GBytes) one = NULL, two = NULL;
  g_autoptr (GError) error = NULL;
  guint8 hash[TILLID_HASH_BYTES];
  gint64 file, found = 0;

  fixture_exec (f, "BEGIN");
  file = add_file (f, content);
  add_document (f, file, content, PATIENT_XML, "Patient", "p", 7);
  add_document (f, file, content, OBSERVATION_XML, "Observation", "o", 7);
  g_assert_true (tillid_source_set_edit (f->db, file, 99, &error));
  fixture_exec (f, "COMMIT");

  patient = tillid_source_find (f->db, f->system, "Patient", "p", &error);
  g_assert_cmpstr (patient->resource_version, ==, "2");
  g_assert_cmpint (patient->patient, ==, 7);
  observation = tillid_source_find (f->db, f->system, "Observation", "o", &error);
  nobody = tillid_source_find (f->db, f->system, "Patient", "o", &error);
  g_assert_no_error (error);
  g_assert_null (nobody);
  one = tillid_source_reader_read (reader, patient, &error);
  g_assert_cmpmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), PATIENT_XML,
                   strlen (PATIENT_XML));
  two = tillid_source_reader_read (reader, observation, &error);
  g_assert_cmpmem (g_bytes_get_data (two, NULL), g_bytes_get_size (two), OBSERVATION_XML,
                   strlen (OBSERVATION_XML));

  tillid_source_hash (content, strlen (content), hash);
  g_assert_true (tillid_source_find_file (f->db, f->system, hash, &found, &error));
  g_assert_cmpint (found, ==, file);
  hash[0] ^= 1;
  g_assert_true (tillid_source_find_file (f->db, f->system, hash, &found, &error));
  g_assert_cmpint (found, ==, 0);
  g_assert_cmpint (fixture_count (f, "SELECT edit FROM source_file"), ==, 99);
}

static void
test_packed_once (Fixture *f, gconstpointer data)
{
  g_autofree char *zeros = g_strnfill (1000000, '0');

  fixture_exec (f, "BEGIN");
  add_file (f, zeros);
  fixture_exec (f, "COMMIT");
  g_assert_cmpint (fixture_count (f, "SELECT bytes FROM source_file"), ==, 1000000);
  g_assert_cmpint (fixture_count (f, "SELECT length (content) FROM source_file"), <, 10000);
}

/* What a program left that was killed an hour ago goes; what another one has under way stays. */
static void
test_stages_left_behind (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now = fixture_now (NULL);
  gint64 imports[] = { tillid_id_at (now - 3601 * 1000), tillid_id_at (now - 3599 * 1000) };

  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO stage_source VALUES (%" G_GINT64_FORMAT ", 0, x'00')",
                         imports[i]);

      fixture_exec (f, sql);
    }
  g_assert_true (tillid_source_clear_stages (f->db, now, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM stage_source"), ==, 1);
  g_assert_cmpint (fixture_count (f, "SELECT import FROM stage_source"), ==, imports[1]);
}

static void
test_supersede (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidSourceDocument) current = NULL, of_record = NULL, gone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 file, first, second;

  fixture_exec (f, "BEGIN");
  file = add_file (f, content);
  first = add_document (f, file, content, PATIENT_XML, "Patient", "p", 7);
  g_assert_true (tillid_source_set_record (f->db, first, "person", 70, 1, &error));
  g_assert_true (tillid_source_supersede (f->db, first, &error));
  second = add_document (f, file, content, PATIENT_XML, "Patient", "p", 7);
  g_assert_true (tillid_source_set_record (f->db, second, "person", 70, 2, &error));
  fixture_exec (f, "COMMIT");
  current = tillid_source_find (f->db, f->system, "Patient", "p", &error);
  g_assert_cmpint (current->id, ==, second);
  of_record = tillid_source_find_for_record (f->db, f->system, 70, &error);
  g_assert_cmpint (of_record->id, ==, second);
  g_assert_cmpint (of_record->record_version, ==, 2);
  g_assert_cmpstr (of_record->kind, ==, "person");
  g_assert_true (tillid_source_supersede (f->db, second, &error));
  gone = tillid_source_find (f->db, f->system, "Patient", "p", &error);
  g_assert_null (gone);
}

static void
test_scope (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidScope) own = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, 7);
  g_autoptr (TillidScope) strange = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, 8);
  g_autoptr (TillidSourceDocument) mine = NULL, hidden = NULL, listed = NULL;
  g_autoptr (GPtrArray) documents = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 file;

  fixture_exec (f, "BEGIN");
  file = add_file (f, content);
  add_document (f, file, content, PATIENT_XML, "Patient", "p", 7);
  fixture_exec (f, "COMMIT");
  mine = tillid_source_find (f->db, own, "Patient", "p", &error);
  g_assert_nonnull (mine);
  hidden = tillid_source_find (f->db, strange, "Patient", "p", &error);
  g_assert_null (hidden);
  listed = tillid_source_find (f->db, f->list, "Patient", "p", &error);
  g_assert_null (listed);
  documents = tillid_source_list (f->db, own, &error);
  g_assert_cmpuint (documents->len, ==, 1);
  none = tillid_source_list (f->db, strange, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE source_file SET content = zeroblob (40)",
    "UPDATE source_file SET bytes = 9223372036854775807",
    "UPDATE source_document SET \"offset\" = 9000",
    "UPDATE source_document SET \"offset\" = -1",
    "UPDATE source_document SET \"length\" = 9223372036854775807",
    "UPDATE source_document SET \"offset\" = \"offset\" + 1",
  };
  gint64 file;

  fixture_exec (f, "BEGIN");
  file = add_file (f, content);
  add_document (f, file, content, PATIENT_XML, "Patient", "p", 7);
  fixture_exec (f, "COMMIT");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (TillidSourceReader) reader = tillid_source_reader_new (f->db, f->system);
      g_autoptr (TillidSourceDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      fixture_exec (f, "SAVEPOINT here");
      fixture_exec (f, damages[i]);
      document = tillid_source_find (f->db, f->system, "Patient", "p", &error);
      g_assert_nonnull (document);
      g_assert_null (tillid_source_reader_read (reader, document, &error));
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
      fixture_exec (f, "ROLLBACK TO here; RELEASE here");
    }
}

static void
test_plans (Fixture *f, gconstpointer data)
{
  static const char *const queries[][2] = {
    { "SELECT id FROM source_document WHERE resource_type = ?1 AND resource_id = ?2 AND superseded "
      "= 0"
      " ORDER BY id DESC LIMIT 1",
      "source_document_resource" },
    { "SELECT id FROM source_document WHERE record = ?1 AND superseded = 0 ORDER BY id DESC LIMIT "
      "1",
      "source_document_record" },
    { "SELECT id FROM source_document WHERE patient = ?1 AND superseded = 0 ORDER BY id",
      "source_document_patient" },
    { "SELECT id FROM source_file WHERE content_hash = ?1 ORDER BY id DESC LIMIT 1",
      "source_file_content" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *plan = fixture_plan (f->db, queries[i][0]);

      g_test_message ("%s", plan);
      g_assert_nonnull (strstr (plan, queries[i][1]));
      g_assert_null (strstr (plan, "TEMP B-TREE"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/store/source/round-trip", test_round_trip);
  ADD ("/store/source/packed-once", test_packed_once);
  ADD ("/store/source/stages-left-behind", test_stages_left_behind);
  ADD ("/store/source/supersede", test_supersede);
  ADD ("/store/source/scope", test_scope);
  ADD ("/store/source/damaged", test_damaged);
  ADD ("/store/source/plans", test_plans);
  return g_test_run ();
}
