/* tillid-store-fixture.h - a clinic for a test of the store, with clocks and chance held still
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <string.h>

#include "tillid-clinic-file.h"
#include "tillid-edit.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-scope-private.h"
#include "tillid-source-pack.h"
#include "tillid-test-folder.h"

typedef struct
{
  TillidDb *db;
  TillidIdSource ids;
  TillidWriter writer;
  TillidScope *system;
  TillidScope *list;
  guint32 random;
  char *folder; /* (nullable): of a clinic in a file */
  char *path;   /* (nullable) */
} Fixture;

static inline G_GNUC_UNUSED gint64
fixture_now (gpointer data)
{
  return G_GINT64_CONSTANT (1773135480000); /* 10 March 2026 */
}

static inline G_GNUC_UNUSED guint32
fixture_random (gpointer data)
{
  return (*(guint32 *) data)++;
}

static inline G_GNUC_UNUSED void
fixture_open (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;

  f->db = tillid_clinic_file_create (path, &error);
  g_assert_no_error (error);
  f->ids = (TillidIdSource){ fixture_now, fixture_random, &f->random, 0 };
  f->writer = (TillidWriter){ &f->ids, 1, fixture_now (NULL) };
  f->system = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  f->list = tillid_scope_new (TILLID_SCOPE_LIST, 1, 0);
}

/* A file that was imported; in a transaction. */
static inline G_GNUC_UNUSED gint64
fixture_add_source_file (Fixture *f, const char *name, const char *text)
{
  g_autoptr (TillidSourcePack) pack = tillid_source_pack_new ();
  g_autoptr (GError) error = NULL;
  gint64 file = 0;

  tillid_source_pack_add (pack, text, strlen (text));
  tillid_source_pack_store (pack, f->db, &f->writer, name, "fhir", &file, &error);
  g_assert_no_error (error);
  return file;
}

/* A clinic in memory. */
static inline G_GNUC_UNUSED void
fixture_set_up (Fixture *f, gconstpointer data)
{
  fixture_open (f, ":memory:");
}

/* A clinic in a file, in a folder of its own. */
static inline G_GNUC_UNUSED void
fixture_set_up_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  fixture_open (f, f->path);
}

static inline G_GNUC_UNUSED void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  tillid_scope_unref (f->system);
  tillid_scope_unref (f->list);
  if (f->db != NULL)
    g_assert_finalize_object (f->db);
  if (f->folder != NULL)
    tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static inline G_GNUC_UNUSED gint64
fixture_count (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  tillid_db_query_int (f->db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static inline G_GNUC_UNUSED void
fixture_exec (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tillid_db_exec (f->db, sql, &error);
  g_assert_no_error (error);
}

static inline G_GNUC_UNUSED gint64
fixture_apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  tillid_edit_apply (f->db, edit, &f->writer, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* Writes one draft as an edit of its own; (transfer full) both ways. */
static inline G_GNUC_UNUSED gpointer
fixture_add (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  TillidRecord *record = tillid_record_seal_any (tillid_edit_assign_id (draft, &f->ids));

  tillid_edit_add (edit, record);
  fixture_apply (f, edit);
  return record;
}

/* As fixture_add (), for a test that needs the id alone. */
static inline G_GNUC_UNUSED gint64
fixture_add_id (Fixture *f, gpointer draft)
{
  g_autoptr (TillidRecord) record = fixture_add (f, draft);

  return record->id;
}

static inline G_GNUC_UNUSED gint64
fixture_add_name (Fixture *f, gint64 person, const char *text)
{
  TillidPersonName *name = tillid_person_name_new ();

  name->patient = person;
  tillid_set_text (&name->text, text);
  return fixture_add_id (f, name);
}

/* A patient born in @birth_year (0: not known), as one edit of two records. */
static inline G_GNUC_UNUSED TillidPerson *
fixture_add_patient (Fixture *f, const char *name, int birth_year)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), &f->ids);
  TillidPersonName *person_name = tillid_edit_assign_id (tillid_person_name_new (), &f->ids);

  if (birth_year != 0)
    person->birth = tillid_told_new_year (birth_year);
  person_name->patient = person->record.id;
  tillid_set_text (&person_name->text, name);
  tillid_edit_add (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (person_name));
  fixture_apply (f, edit);
  return person;
}

static inline G_GNUC_UNUSED gint64
fixture_add_patient_id (Fixture *f, const char *name)
{
  g_autoptr (TillidPerson) person = fixture_add_patient (f, name, 0);

  return person->record.id;
}

static inline G_GNUC_UNUSED gint64
fixture_add_member (Fixture *f, const char *name, TillidProfession profession)
{
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, name);
  member->profession = profession;
  return fixture_add_id (f, member);
}

/* What SQLite means to do for @sql, one line per step. */
static inline G_GNUC_UNUSED char *
fixture_plan (TillidDb *db, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (explain), &error);
  GString *plan = g_string_new (NULL);
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return g_string_free (plan, FALSE);
      g_string_append_printf (plan, "%s\n", tillid_stmt_get_text (stmt, 3));
    }
}
