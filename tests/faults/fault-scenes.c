/* fault-scenes.c - what is done while a call fails
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every scene opens what it needs and closes it: opening a file and writing the log back into it are calls that
 * can fail as well. Ids and salts come from the fixture and are the same in every run, except in sessions. */
#include "config.h"

#include "fault-scene.h"

#include <glib/gstdio.h>

#include "tillid-access-log.h"
#include "tillid-backup.h"
#include "tillid-draft.h"
#include "tillid-import.h"
#include "tillid-migration-private.h"
#include "tillid-schema.h"

#define NOW G_GINT64_CONSTANT (1773135480000)
#define PASSPHRASE "three blue boats"
#define AUTHOR 1

typedef gboolean (*Work) (Fixture *f, Stage *stage, GError **error);

static char *
source_file (Stage *stage, const char *name)
{
  return g_build_filename (stage->sources, name, NULL);
}

/* Opens the clinic of the run, works on it - twice if the first time fails and that is asked for - and closes. */
gboolean
stage_work (Stage *stage, Work work, GError **error)
{
  Fixture f = stage->base;
  gboolean done;

  f.ids.data = &f.random;
  f.writer.ids = &f.ids;
  f.db = tillid_clinic_file_open (stage->path, TILLID_DB_WRITE, error);
  if (f.db == NULL)
    return FALSE;
  if (!stage->retry)
    done = work (&f, stage, error);
  else
    {
      g_autoptr (GError) first = NULL;

      done = work (&f, stage, &first);
      stage->retried = !done;
      if (!done)
        done = work (&f, stage, error);
    }
  tillid_db_exec (f.db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL); /* as the end of a session */
  g_object_unref (f.db);
  return done;
}

/* --- edits --- */

static gboolean
save_one (Fixture *f, Stage *stage, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Note");
  g_autoptr (TillidRecord) read =
    tillid_record_table_get (f->db, f->system, &tillid_visit_type, stage->visit, error);
  TillidVisit *visit;

  if (read == NULL)
    return FALSE;
  visit = tillid_visit_edit ((TillidVisit *) read);
  tillid_set_text (&visit->note, "Slept through the night for the first time");
  tillid_edit_take (edit, tillid_record_seal (visit));
  return tillid_edit_apply (f->db, edit, &f->writer, NULL, error);
}

static gboolean
run_save_one (Stage *stage, GError **error)
{
  return stage_work (stage, save_one, error);
}

/* A patient with a name, something told, and a long note that takes pages of its own. */
static gboolean
save_several (Fixture *f, Stage *stage, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), &f->ids);
  TillidPersonName *name = tillid_edit_assign_id (tillid_person_name_new (), &f->ids);
  TillidLifeEvent *event = tillid_edit_assign_id (tillid_life_event_new (), &f->ids);
  TillidVisit *visit = tillid_edit_assign_id (tillid_visit_new (), &f->ids);

  person->birth = tillid_told_new_year (1980);
  name->patient = event->patient = visit->patient = person->record.id;
  tillid_set_text (&name->text, "Yusuf Karimi");
  tillid_set_text (&event->words, "We moved to my uncle");
  event->at = tillid_told_new ("when I was 12", "en");
  event->at->start.kind = TILLID_TOLD_AGE;
  event->at->start.age = 12;
  visit->note = g_strnfill (20000, 'x');
  visit->day = 20000;
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (name));
  tillid_edit_take (edit, tillid_record_seal (event));
  tillid_edit_take (edit, tillid_record_seal (visit));
  return tillid_edit_apply (f->db, edit, &f->writer, NULL, error);
}

static gboolean
run_save_several (Stage *stage, GError **error)
{
  return stage_work (stage, save_several, error);
}

static gboolean
undo (Fixture *f, Stage *stage, GError **error)
{
  return tillid_edit_undo (f->db, stage->edit, "Undo", &f->writer, NULL, error);
}

static gboolean
run_undo (Stage *stage, GError **error)
{
  return stage_work (stage, undo, error);
}

/* --- beside edits --- */

static gboolean
put_draft (Fixture *f, Stage *stage, GError **error)
{
  return tillid_draft_put (f->db, AUTHOR, "visit:note", "Today Salma told that", NOW, error);
}

static gboolean
run_draft (Stage *stage, GError **error)
{
  return stage_work (stage, put_draft, error);
}

static gboolean
log_reading (Fixture *f, Stage *stage, GError **error)
{
  return tillid_access_log_append (f->db, NOW, AUTHOR, stage->patient, "patient", NULL, NULL, 0,
                                   error);
}

static gboolean
run_reading (Stage *stage, GError **error)
{
  return stage_work (stage, log_reading, error);
}

static gboolean
do_nothing (Fixture *f, Stage *stage, GError **error)
{
  gint64 n;

  return tillid_db_query_int (f->db, "SELECT count(*) FROM revision", &n, error);
}

/* What a program that was killed has left: everything of the last minutes is in the log alone. */
static void
set_out_recovery (Stage *stage)
{
  static const char *const beside[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *name = g_strconcat ("left.tillid", beside[i], NULL);
      g_autofree char *from = source_file (stage, name);
      g_autofree char *to = g_strconcat (stage->path, beside[i], NULL);

      stage_copy (from, to);
    }
}

static gboolean
run_recovery (Stage *stage, GError **error)
{
  return stage_work (stage, do_nothing, error);
}

/* --- from elsewhere --- */

static gboolean
run_import (Stage *stage, GError **error)
{
  g_autofree char *file = source_file (stage, "bundle.xml");
  g_autoptr (TillidSession) session =
    tillid_session_open (stage->path, NULL, TILLID_SESSION_DIRECT, error);
  g_auto (TillidImportResult) result = { 0 };
  gboolean done;

  if (session == NULL)
    return FALSE;
  done = tillid_import_file (session, file, FALSE, NULL, NULL, NULL, &result, error);
  tillid_session_close (session);
  return done;
}

/* --- an older file --- */

/* An invented schema after the released ones. */
static TillidMigrationStep
next_step (int version)
{
  if (version <= TILLID_SCHEMA_VERSION)
    return (TillidMigrationStep){ tillid_schema_version_sql (version), NULL };
  return (
    TillidMigrationStep){ "ALTER TABLE visit ADD COLUMN rank INTEGER; UPDATE visit SET rank = 1;"
                          "CREATE TABLE shelf (id INTEGER PRIMARY KEY, at TEXT) STRICT;"
                          "INSERT INTO shelf VALUES (1, 'left')",
                          NULL };
}

void
stage_expect_version (int version)
{
  tillid_migrations = (TillidMigrations){ version, next_step };
}

static gboolean
run_migration (Stage *stage, GError **error)
{
  g_autoptr (TillidDb) db = NULL;

  stage_expect_version (TILLID_SCHEMA_VERSION + 1);
  db = tillid_clinic_file_open (stage->path, TILLID_DB_WRITE, error);
  stage_expect_version (TILLID_SCHEMA_VERSION);
  return db != NULL;
}

/* --- copies --- */

static gboolean
make_plain (Fixture *f, Stage *stage, GError **error)
{
  return tillid_backup_make (f->db, f->system, stage->dest, NULL, NOW, NULL, NULL, NULL, error);
}

static gboolean
run_backup (Stage *stage, GError **error)
{
  return stage_work (stage, make_plain, error);
}

static gboolean
make_secret (Fixture *f, Stage *stage, GError **error)
{
  return tillid_backup_make (f->db, f->system, stage->dest, PASSPHRASE, NOW, NULL, NULL, NULL,
                             error);
}

static gboolean
run_backup_secret (Stage *stage, GError **error)
{
  return stage_work (stage, make_secret, error);
}

static void
set_out_nothing (Stage *stage)
{
}

static gboolean
restore (Stage *stage, const char *name, const char *passphrase, GError **error)
{
  g_autofree char *source = source_file (stage, name);

  return tillid_backup_restore (stage->base.system, source, stage->dest, passphrase, NULL, NULL,
                                NULL, error);
}

static gboolean
run_restore (Stage *stage, GError **error)
{
  return restore (stage, "plain.tillid", NULL, error);
}

static gboolean
run_restore_secret (Stage *stage, GError **error)
{
  return restore (stage, "secret.tillidbackup", PASSPHRASE, error);
}

/* A passphrase takes a tenth of a second each time: those two get few points. */
const Scene scenes[] = {
  { "save", 130, NULL, run_save_one, FALSE, FALSE },
  { "save-several", 130, NULL, run_save_several, FALSE, FALSE },
  { "undo", 80, NULL, run_undo, FALSE, FALSE },
  { "draft", 60, NULL, run_draft, FALSE, FALSE },
  { "reading", 40, NULL, run_reading, FALSE, FALSE },
  { "recovery", 60, set_out_recovery, run_recovery, FALSE, FALSE },
  { "import", 80, NULL, run_import, FALSE, TRUE },
  { "migration", 70, NULL, run_migration, FALSE, FALSE },
  { "backup", 60, NULL, run_backup, TRUE, FALSE },
  { "backup-secret", 12, NULL, run_backup_secret, TRUE, FALSE },
  { "restore", 50, set_out_nothing, run_restore, TRUE, FALSE },
  { "restore-secret", 8, set_out_nothing, run_restore_secret, TRUE, FALSE },
};
const guint n_scenes = G_N_ELEMENTS (scenes);

/* --- the stage --- */

void
stage_copy (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Removes what a run has left in its folder. */
void
stage_empty (Stage *stage)
{
  g_autoptr (GDir) dir = g_dir_open (stage->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stage->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
write_import (Stage *stage)
{
  g_autofree char *path = source_file (stage, "bundle.xml");
  g_autofree char *from = g_build_filename (g_getenv ("TILLID_SOURCE_DIR"),
                                            "tests/fuzz/corpus/fhir/collection.xml", NULL);

  stage_copy (from, path);
}

/* The clinic with a log beside it, as it is while somebody works. */
static void
leave_with_log (Stage *stage)
{
  Fixture *f = &stage->base;
  g_autofree char *left = source_file (stage, "left.tillid");
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *left_log = g_strconcat (left, "-wal", NULL);

  stage_copy (f->path, left);
  stage_copy (log, left_log);
}

static void
make_backups (Stage *stage)
{
  Fixture *f = &stage->base;
  g_autofree char *plain = source_file (stage, "plain.tillid");
  g_autofree char *secret = source_file (stage, "secret.tillidbackup");
  g_autoptr (GError) error = NULL;

  tillid_backup_make (f->db, f->system, plain, NULL, NOW, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tillid_backup_make (f->db, f->system, secret, PASSPHRASE, NOW, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fill (Stage *stage)
{
  Fixture *f = &stage->base;
  TillidClinic *clinic = tillid_clinic_new ();
  TillidMember *owner = tillid_member_new ();
  TillidVisit *visit = tillid_visit_new ();
  TillidProblem *problem = tillid_problem_new ();

  tillid_set_text (&clinic->name, "The clinic");
  fixture_add_id (f, clinic);
  tillid_set_text (&owner->name, "Amina Berg");
  tillid_set_text (&owner->roles, "clinician lead administrator");
  owner->owner = TRUE;
  fixture_add_id (f, owner);
  stage->patient = fixture_add_patient_id (f, "Salma Nasir");
  visit->patient = problem->patient = stage->patient;
  visit->day = 20000;
  tillid_set_text (&visit->note, "Sleeps three hours a night");
  stage->visit = fixture_add_id (f, visit);
  tillid_set_text (&problem->patient_words, "My head hurts");
  fixture_add_id (f, problem);
  fixture_add_patient_id (f, "Idris Haile");
  stage->edit = fixture_count (f, "SELECT max (edit) FROM revision");
  fixture_exec (f, "INSERT INTO draft VALUES (1, 'visit:matters', 'What', 1)");
}

/* Makes the clinic that every run begins with, and what the scenes read. */
void
stage_make (Stage *stage)
{
  Fixture *f = &stage->base;

  fixture_set_up_file (f, NULL);
  stage->sources = g_strdup (f->folder);
  stage->folder = g_build_filename (f->folder, "run", NULL);
  g_assert_cmpint (g_mkdir (stage->folder, 0700), ==, 0);
  stage->path = g_build_filename (stage->folder, "clinic.tillid", NULL);
  stage->dest = g_build_filename (stage->folder, "made", NULL);
  fixture_exec (f, "PRAGMA wal_autocheckpoint = 0; PRAGMA wal_checkpoint (TRUNCATE)");
  fill (stage);
  leave_with_log (stage);
  make_backups (stage);
  write_import (stage);
  fixture_exec (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_object (&f->db);
}

void
stage_clear (Stage *stage)
{
  fixture_tear_down (&stage->base, NULL);
  g_free (stage->sources);
  g_free (stage->folder);
  g_free (stage->path);
  g_free (stage->dest);
}
