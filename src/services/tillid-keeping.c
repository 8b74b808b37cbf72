/* tillid-keeping.c - how long a patient's record is kept, and taking it out afterwards
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A record is kept whole until the longest time of the professions that wrote in it has passed since the last entry, and
 * longer where it is held. Before that day nothing is taken out; after it only when a lead says so, for one patient, with
 * a protocol that says who, when and how much, and that names the patient by a number nobody can read back without the
 * file. Backups made before still hold the record: the protocol says that, too. */
#include "config.h"

#include "tillid-keeping.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tillid-field-words.h"
#include "tillid-format.h"
#include "tillid-id.h"
#include "tillid-purge.h"
#include "tillid-record-table.h"
#include "tillid-words.h"

typedef struct
{
  gint64 patient;
  TillidScope *system; /* (unowned) */
  TillidWriter writer;
  TillidPurged purged;
} Job;

static gint64
years_of (const GPtrArray *settings, int profession)
{
  for (guint i = 0; i < settings->len; i++)
    {
      const TillidRetention *retention = settings->pdata[i];

      if (retention->profession == profession && retention->years != TILLID_ABSENT)
        return retention->years;
    }
  return TILLID_RETENTION_YEARS;
}

/* What was written of one kind, by each profession. */
static gboolean
read_entries (TillidSession *session,
              const TillidRecordType *type,
              const GPtrArray *settings,
              TillidKeeping *keeping,
              gint64 *out_years,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT m.profession, max(r.at) FROM \"%s\" t JOIN revision r ON r.record = t.id"
    " LEFT JOIN member m ON m.id = r.by WHERE t.%s = ?1 GROUP BY m.profession"
    " ORDER BY m.profession",
    type->kind, type == &tillid_person_type ? "id" : "patient");
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (tillid_session_get_db (session), g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, keeping->patient);
  for (;;)
    {
      const char *code;
      TillidDay day;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      code = tillid_stmt_get_text (stmt, 0);
      tillid_session_split_instant (session, tillid_stmt_get_int (stmt, 1), &day, NULL);
      keeping->last_entry = MAX (keeping->last_entry, day);
      *out_years =
        MAX (*out_years,
             years_of (settings,
                       code != NULL
                         ? MAX (tillid_choice_from_code (tillid_profession_choices, code), 0)
                         : 0));
    }
}

static GPtrArray *
read_settings (TillidSession *session, GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);

  return tillid_record_table_list (tillid_session_get_db (session), system, &tillid_retention_type,
                                   error);
}

static gboolean
read_keeping (TillidSession *session,
              const GPtrArray *settings,
              gint64 patient,
              TillidKeeping *keeping,
              GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (tillid_session_get_db (session), system, &tillid_person_type, patient,
                             error);
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);
  gint64 years = G_MININT;

  if (person == NULL)
    return FALSE;
  *keeping = (TillidKeeping){ .patient = patient,
                              .last_entry = G_MININT64,
                              .held = ((TillidPerson *) person)->legal_hold };
  for (guint i = 0; i < n_types; i++)
    if ((types[i] == &tillid_person_type ||
         tillid_record_type_find_field (types[i], "patient") != NULL) &&
        !read_entries (session, types[i], settings, keeping, &years, error))
      return FALSE;
  keeping->until =
    tillid_day_add_months (keeping->last_entry,
                           (int) (years > G_MININT ? years : TILLID_RETENTION_YEARS) * 12);
  return TRUE;
}

/**
 * tillid_keeping_read:
 * @session: the clinic
 * @patient: id
 * @out_keeping: (out): until when the record is kept
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_keeping_read (TillidSession *session,
                     gint64 patient,
                     TillidKeeping *out_keeping,
                     GError **error)
{
  g_autoptr (GPtrArray) settings = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_keeping != NULL, FALSE);

  settings = read_settings (session, error);
  return settings != NULL && read_keeping (session, settings, patient, out_keeping, error);
}

static gboolean
check_right (TillidSession *session, GError **error)
{
  if (tillid_rights_may (tillid_roles_from_text (tillid_session_get_member (session)->roles),
                         TILLID_ACTION_SETTINGS))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT,
                       C_ ("error", "Only a lead of the clinic may take records out of the file."));
  return FALSE;
}

/**
 * tillid_keeping_list_due:
 * @session: of a lead
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Looks at every person that is a patient: a job for a quiet hour.
 *
 * Returns: (transfer full) (element-type TillidKeeping): those whose time has passed and who are not held
 */
GArray *
tillid_keeping_list_due (TillidSession *session, GError **error)
{
  static const char sql[] =
    "SELECT id FROM person WHERE role = 'patient'"
    " AND NOT EXISTS (SELECT 1 FROM purge WHERE purge.patient = person.id) ORDER BY id";
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (TillidKeeping));
  g_autoptr (GPtrArray) settings = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!check_right (session, error))
    return NULL;
  settings = read_settings (session, error);
  stmt = settings != NULL ? tillid_db_borrow (tillid_session_get_db (session), sql, error) : NULL;
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      TillidKeeping keeping;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&due);
      if (!read_keeping (session, settings, tillid_stmt_get_int (stmt, 0), &keeping, error))
        return NULL;
      if (!keeping.held && keeping.until < tillid_session_today (session))
        g_array_append_val (due, keeping);
    }
}

static gboolean
check_time (TillidSession *session, const TillidKeeping *keeping, GError **error)
{
  g_autofree char *day = NULL;

  if (keeping->held)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                           C_ ("error", "This record is held while a case is pending. Nothing was "
                                        "taken out."));
      return FALSE;
    }
  if (keeping->until < tillid_session_today (session))
    return TRUE;
  day = tillid_format_day (keeping->until, TILLID_FORMAT_DAY_LONG, NULL);
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
               C_ ("error", "This record is kept until %s. Nothing was taken out."), day);
  return FALSE;
}

/* A #TillidJob. */
static gboolean
purge_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return tillid_purge_patient (db, job->system, job->patient, &job->writer, &job->purged, error);
}

static char *
head_text (const TillidPurged *purged)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TILLID_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", purged->head[i]);
  return g_string_free (text, FALSE);
}

static char *
make_protocol (TillidSession *session, const Job *job, const TillidKeeping *keeping)
{
  g_autofree char *id = tillid_id_dup_text (job->patient);
  g_autofree char *head = head_text (&job->purged);
  g_autofree char *number =
    g_compute_hmac_for_string (G_CHECKSUM_SHA256, job->purged.head, TILLID_HASH_BYTES, id, -1);
  g_autofree char *when = tillid_instant_to_words (session, job->writer.now_ms);
  g_autofree char *until = tillid_format_day (keeping->until, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *entries = tillid_format_count (job->purged.n_records);
  g_autofree char *versions = tillid_format_count (job->purged.n_revisions);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", C_ ("protocol", "A record was taken out after its time"));
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "When"), when);
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "By"),
                          tillid_session_get_member (session)->name);
  g_string_append_printf (text, "%s: %.16s\n", C_ ("protocol", "Patient, as a number"), number);
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "Kept until"), until);
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "Entries"), entries);
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "Versions without their text"),
                          versions);
  g_string_append_printf (text, "%s: %s\n", C_ ("protocol", "Head of the chain of revisions"),
                          head);
  g_string_append_printf (text, "\n%s\n",
                          C_ ("protocol", "Backups that were made before still hold the record."));
  return g_string_free (text, FALSE);
}

/**
 * tillid_keeping_purge:
 * @session: of a lead
 * @patient: id
 * @protocol: a file that does not exist yet, for the protocol
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: %TILLID_STORE_ERROR_CONSTRAINT inside the
 *   period or while the record is held
 *
 * Takes a record out of the file. There is no way back but a backup.
 *
 * Returns: whether it is done and the protocol written
 */
gboolean
tillid_keeping_purge (TillidSession *session, gint64 patient, const char *protocol, GError **error)
{
  g_autoptr (TillidScope) system = NULL;
  g_autofree char *text = NULL;
  TillidKeeping keeping;
  Job job = { .patient = patient };

  g_return_val_if_fail (TILLID_IS_SESSION (session) && protocol != NULL, FALSE);

  if (!check_right (session, error) || !tillid_keeping_read (session, patient, &keeping, error) ||
      !check_time (session, &keeping, error))
    return FALSE;
  /* A protocol that cannot be written is known before anything is gone. */
  if (g_file_test (protocol, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                           C_ ("error", "The file for the protocol is there already. Nothing was "
                                        "taken out."));
      return FALSE;
    }
  if (!g_file_set_contents_full (protocol, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;
  system = tillid_session_open_system (session);
  job.system = system;
  tillid_session_get_writer (session, &job.writer);
  if (!tillid_session_run (session, TRUE, purge_job, &job, NULL, error))
    {
      g_unlink (protocol);
      return FALSE;
    }
  tillid_session_emit_changed (session, patient, 0);
  text = make_protocol (session, &job, &keeping);
  return g_file_set_contents_full (protocol, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
