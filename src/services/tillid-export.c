/* tillid-export.c - a patient's record in open formats
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An export reads the whole record once, in one reading transaction, and logs it as "export". FHIR gives back
 * what was imported as it came, with what changed here in its place (tillid-fhir-writer.h); CSV gives a file for
 * each kind of record, made from the field tables.
 *
 * Where the address is protected, nothing that hides it goes out, and nothing goes out as it came: a document from
 * elsewhere may repeat an address anywhere. Who was told in confidence is arranged in the clinic and stays there. */
#include "config.h"

#include "tillid-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tillid-csv.h"
#include "tillid-export-reading.h"
#include "tillid-fhir-references.h"
#include "tillid-fhir-writer.h"
#include "tillid-masking.h"
#include "tillid-record-parts.h"
#include "tillid-record-table.h"
#include "tillid-source-record.h"
#include "tillid-source.h"

/* --- FHIR --- */

static gboolean
is_unchanged (const TillidExportReading *reading, const TillidSourceRecord *record)
{
  const TillidRecord *current = g_hash_table_lookup (reading->by_id, &record->record);
  g_autoptr (TillidRecord) stored = NULL;

  /* What came as "entered in error" does not go out as a record, but is as it came. */
  if (current == NULL)
    current = stored =
      tillid_record_table_get (reading->db, reading->system, record->type, record->record, NULL);
  return current != NULL && current->version == record->record_version;
}

/* A name, a presence or a rating that was added here to something imported. */
static gboolean
has_new_part (const TillidExportReading *reading, const GPtrArray *records)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (known, &((TillidSourceRecord *) records->pdata[i])->record);
  for (guint i = 0; i < reading->records->len; i++)
    {
      const TillidRecord *record = reading->records->pdata[i];
      gint64 whole = tillid_record_part_of (record);

      if (whole != 0 && !g_hash_table_contains (known, &record->id) &&
          g_hash_table_contains (known, &whole))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_source (const TillidExportReading *reading,
            TillidExportSet *set,
            TillidSourceReader *reader,
            const TillidSourceDocument *document,
            GHashTable *untouched,
            GError **error)
{
  g_autoptr (GPtrArray) records = tillid_source_record_list (reading->db, document->id, error);
  g_autoptr (GBytes) xml =
    records != NULL ? tillid_source_reader_read (reader, document, error) : NULL;
  TillidExportSource *source;
  gboolean changed;

  if (xml == NULL)
    return FALSE;
  changed = has_new_part (reading, records);
  for (guint i = 0; i < records->len && !changed; i++)
    changed = !is_unchanged (reading, records->pdata[i]);
  source = tillid_export_set_add_source (set, document->resource_type, document->resource_id, xml,
                                         changed);
  for (guint i = 0; i < records->len; i++)
    {
      const TillidSourceRecord *record = records->pdata[i];

      const TillidRecord *current = g_hash_table_lookup (reading->by_id, &record->record);

      if (current != NULL && !tillid_record_is_part (current))
        tillid_export_source_add_record (source, record->record);
      if (is_unchanged (reading, record))
        g_hash_table_add (untouched, g_memdup2 (&record->record, sizeof (gint64)));
    }
  return TRUE;
}

/* The clinic's documents that are not in the set yet, by "Type/id", by id, and by the record they became. */
static GHashTable *
index_documents (const GPtrArray *documents)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      TillidSourceDocument *document = documents->pdata[i];

      g_hash_table_insert (index,
                           g_strconcat (document->resource_type, "/", document->resource_id, NULL),
                           document);
      g_hash_table_insert (index, g_strdup (document->resource_id), document);
      if (document->record != 0)
        g_hash_table_insert (index, tillid_id_dup_text (document->record), document);
    }
  return index;
}

/* Practitioners, organizations and whatever else is about no patient: what the patient's resources refer to, and what
 * that refers to. The sources grow while they are read. */
static gboolean
add_clinic_sources (const TillidExportReading *reading,
                    TillidExportSet *set,
                    TillidSourceReader *reader,
                    GHashTable *untouched,
                    GError **error)
{
  g_autoptr (GPtrArray) documents =
    tillid_source_list_of_clinic (reading->db, reading->scope, error);
  g_autoptr (GHashTable) index = documents != NULL ? index_documents (documents) : NULL;
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < reading->records->len && documents->len > 0; i++)
    {
      g_autofree char *id = tillid_id_dup_text (((TillidRecord *) reading->records->pdata[i])->id);
      TillidSourceDocument *document = g_hash_table_lookup (index, id);

      if (document != NULL && g_hash_table_add (added, document) &&
          !add_source (reading, set, reader, document, untouched, error))
        return FALSE;
    }
  for (guint i = 0; i < set->sources->len && documents->len > 0; i++)
    {
      const TillidExportSource *source = set->sources->pdata[i];
      g_autoptr (GPtrArray) wanted = tillid_fhir_list_references (source->xml, error);

      for (guint k = 0; wanted != NULL && k < wanted->len; k++)
        {
          TillidSourceDocument *document = g_hash_table_lookup (index, wanted->pdata[k]);

          if (document != NULL && g_hash_table_add (added, document) &&
              !add_source (reading, set, reader, document, untouched, error))
            return FALSE;
        }
      if (wanted == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_sources (const TillidExportReading *reading,
             TillidExportSet *set,
             GHashTable *untouched,
             GError **error)
{
  g_autoptr (GPtrArray) documents = tillid_source_list (reading->db, reading->scope, error);
  g_autoptr (TillidSourceReader) reader = tillid_source_reader_new (reading->db, reading->scope);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (!add_source (reading, set, reader, documents->pdata[i], untouched, error))
      return FALSE;
  return documents != NULL && add_clinic_sources (reading, set, reader, untouched, error);
}

/* Who made or changed what is not as it was imported. */
static gboolean
add_changes (const TillidExportReading *reading,
             TillidExportSet *set,
             GHashTable *untouched,
             GError **error)
{
  static const char sql[] = "SELECT r.at, m.name FROM revision r LEFT JOIN member m ON m.id = r.by"
                            " WHERE r.record = ?1 ORDER BY r.version DESC LIMIT 1";

  for (guint i = 0; i < reading->records->len; i++)
    {
      const TillidRecord *record = reading->records->pdata[i];
      g_autoptr (TillidStmt) stmt = NULL;
      gboolean has_row;

      if (tillid_record_is_part (record) || g_hash_table_contains (untouched, &record->id) ||
          (record->id != reading->patient &&
           tillid_record_type_find_field (record->type, "patient") == NULL))
        continue;
      stmt = tillid_db_borrow (reading->db, sql, error);
      if (stmt == NULL)
        return FALSE;
      tillid_stmt_bind_int (stmt, 1, record->id);
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row && !tillid_stmt_is_null (stmt, 1))
        tillid_export_set_add_change (set, record->id, tillid_stmt_get_text (stmt, 1),
                                      tillid_stmt_get_int (stmt, 0));
    }
  return TRUE;
}

struct _TillidFhirExport
{
  TillidExportReading reading;
  TillidExportSet *set; /* (owned) */
};

/**
 * tillid_fhir_export_begin:
 * @session: the clinic
 * @patient: id
 * @lang: (nullable): BCP 47 tag of the document
 * @error: return location for an error
 *
 * The first half of tillid_export_fhir(), where the session lives: asks whether it may be, and logs the reading.
 *
 * Returns: (transfer full): what tillid_fhir_export_run() needs on another thread
 */
TillidFhirExport *
tillid_fhir_export_begin (TillidSession *session, gint64 patient, const char *lang, GError **error)
{
  g_autoptr (TillidFhirExport) self = g_new0 (TillidFhirExport, 1);
  g_autoptr (GTimeZone) zone = NULL;
  const char *zone_name;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!tillid_export_reading_begin (&self->reading, session, patient, error))
    return NULL;
  zone_name = tillid_session_get_clinic (session)->time_zone;
  zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  if (zone == NULL)
    zone = g_time_zone_new_local ();
  self->set = tillid_export_set_new (patient, zone, lang, tillid_session_now_ms (session));
  self->set->left_out = tillid_export_reading_write_left_out (self->reading.scope);
  return g_steal_pointer (&self);
}

/* (transfer none): of the patient; good on any thread. */
TillidScope *
tillid_fhir_export_get_scope (TillidFhirExport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reading.scope;
}

/**
 * tillid_fhir_export_run:
 * @self: what was begun; run it once
 * @db: a connection of the thread that works
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full): as tillid_export_fhir()
 */
GBytes *
tillid_fhir_export_run (TillidFhirExport *self,
                        TillidDb *db,
                        GCancellable *cancellable,
                        GError **error)
{
  TillidExportReading *reading;
  g_autoptr (GHashTable) untouched =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (self != NULL && db != NULL, NULL);

  reading = &self->reading;
  if (!tillid_export_reading_read (reading, db, error) ||
      (!reading->masked && !add_sources (reading, self->set, untouched, error)) ||
      !add_changes (reading, self->set, untouched, error))
    return NULL;
  for (guint i = 0; i < reading->records->len; i++)
    {
      g_autoptr (TillidRecord) known = tillid_record_unmask (reading->records->pdata[i], NULL);

      tillid_export_set_add_record (self->set, known);
    }
  return tillid_fhir_export (self->set, cancellable, error);
}

void
tillid_fhir_export_free (TillidFhirExport *self)
{
  tillid_export_reading_clear (&self->reading);
  g_clear_pointer (&self->set, tillid_export_set_free);
  g_free (self);
}

/**
 * tillid_export_fhir:
 * @session: the clinic
 * @patient: id
 * @lang: (nullable): BCP 47 tag of the document
 * @out_left_out: (out) (optional) (transfer full) (nullable): a sentence that says what is not in it, because whoever works
 *   here does not read that; the document says it, too
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full): a "collection" Bundle of FHIR 4.0.1; the reading is logged
 */
GBytes *
tillid_export_fhir (TillidSession *session,
                    gint64 patient,
                    const char *lang,
                    char **out_left_out,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (TillidFhirExport) self = tillid_fhir_export_begin (session, patient, lang, error);
  GBytes *bundle = NULL;

  if (self != NULL)
    bundle = tillid_fhir_export_run (self, tillid_session_get_db (session), cancellable, error);
  if (bundle != NULL && out_left_out != NULL)
    *out_left_out = g_strdup (self->set->left_out);
  return bundle;
}

/* --- CSV --- */

/* The one file that is no table: only where something is missing. */
#define LEFT_OUT_FILE "left-out.txt"

static gboolean
write_note (const char *sentence, const char *folder, GError **error)
{
  g_autofree char *line = sentence != NULL ? g_strconcat (sentence, "\n", NULL) : NULL;
  g_autofree char *path = g_build_filename (folder, LEFT_OUT_FILE, NULL);

  return line == NULL ||
         g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static void
append_record (GString *out, const TillidRecord *record)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, tillid_id_dup_text (record->id));
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      /* A choice and a yes or no always say something: "attended" is the first of its list. */
      gboolean absent = field->kind != TILLID_KIND_CHOICE && field->kind != TILLID_KIND_BOOL &&
                        tillid_record_field_is_absent (record, field);

      if (tillid_record_field_is_hidden (record, field))
        g_ptr_array_add (cells, g_strdup ("hidden"));
      else
        g_ptr_array_add (cells, absent ? NULL : tillid_record_field_to_text (record, field));
    }
  tillid_csv_append_row (out, (const char *const *) cells->pdata, cells->len,
                         TILLID_CSV_SPREADSHEET);
}

static gboolean
write_kind (const TillidExportReading *reading,
            const TillidRecordType *type,
            const char *folder,
            GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) header = g_ptr_array_new ();
  g_autofree char *name = g_strconcat (type->kind, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint n = 0;

  g_ptr_array_add (header, (gpointer) "id");
  for (guint i = 0; i < type->n_fields; i++)
    g_ptr_array_add (header, (gpointer) type->fields[i].name);
  tillid_csv_append_row (out, (const char *const *) header->pdata, header->len,
                         TILLID_CSV_SPREADSHEET);
  for (guint i = 0; i < reading->records->len; i++)
    {
      const TillidRecord *record = reading->records->pdata[i];

      if (record->type != type)
        continue;
      append_record (out, record);
      n++;
    }
  return n == 0 || g_file_set_contents_full (path, out->str, (gssize) out->len,
                                             G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * tillid_export_csv:
 * @session: the clinic
 * @patient: id
 * @folder: a folder that does not exist yet
 * @out_left_out: (out) (optional) (transfer full) (nullable): as for tillid_export_fhir()
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes a file for each kind of record the patient has something of, named as the kind, with the columns
 * of its field table, and a file of one sentence where something is left out. The reading is logged.
 *
 * Returns: whether all files are there
 */
gboolean
tillid_export_csv (TillidSession *session,
                   gint64 patient,
                   const char *folder,
                   char **out_left_out,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *left_out = NULL;
  g_auto (TillidExportReading) reading = { 0 };
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  g_return_val_if_fail (TILLID_IS_SESSION (session) && folder != NULL, FALSE);

  if (!tillid_export_reading_begin (&reading, session, patient, error) ||
      !tillid_export_reading_read (&reading, tillid_session_get_db (session), error))
    return FALSE;
  if (g_mkdir (folder, 0700) != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                           C_ ("error", "The folder is there already, or cannot be made here."));
      return FALSE;
    }
  for (guint i = 0; i < n_types; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_kind (&reading, types[i], folder, error))
      return FALSE;
  left_out = tillid_export_reading_write_left_out (reading.scope);
  if (!write_note (left_out, folder, error))
    return FALSE;
  if (out_left_out != NULL)
    *out_left_out = g_steal_pointer (&left_out);
  return TRUE;
}
