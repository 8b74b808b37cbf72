/* tillid-import-apply.c - what a file holds, compared with the clinic and written
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The file is parsed and mapped in memory; then, in one transaction that holds the write lock:
 *
 *   1. references that the file does not answer are asked of what was imported before;
 *   2. each resource is compared with the document the clinic has of it. New: its records are new. Bytes that came before:
 *      nothing to do, except that records whose making or change was undone come back. Other bytes: each
 *      record is merged field by field. Base is the record as the old document said it; a field that only the
 *      file changed is taken, one that somebody here changed stays, and a warning says so. A record
 *      that the resource no longer has becomes "entered in error", unless somebody here changed it;
 *   3. all changed records are one edit; new and changed resources become documents of one file.
 *
 * The same file a second time therefore writes nothing at all. */
#include "config.h"

#include "tillid-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-source-record.h"
#include "tillid-source.h"

/* What one resource of the file is for the clinic. */
typedef struct
{
  TillidImportEntry *entry;       /* (unowned) */
  TillidSourceDocument *document; /* (owned) (nullable): what the clinic has of it */
  GPtrArray *records;             /* (owned) (nullable) of TillidSourceRecord */
  gboolean same;                  /* these bytes came before */
  guint first_outcome;            /* where its outcomes begin */
  gboolean added;                 /* @document was written by this import */
} Known;

/* A record that the edit writes, and where it is noted afterwards. */
typedef struct
{
  Known *known;          /* (unowned) */
  const char *slot;      /* (unowned) */
  TillidRecord *written; /* (owned) sealed; its version is that in the file before the edit */
  gboolean changed;
} Outcome;

static void
known_free (gpointer data)
{
  Known *known = data;

  tillid_source_document_free (known->document);
  g_clear_pointer (&known->records, g_ptr_array_unref);
  g_free (known);
}

static void
outcome_clear (gpointer data)
{
  tillid_record_unref_any (((Outcome *) data)->written);
}

static void
warn (TillidImport *import, const char *sentence)
{
  g_ptr_array_add (import->result.warnings, g_strdup (sentence));
}

/* --- What the clinic has --- */

static TillidRecord *
current_record (TillidImport *import, const TillidRecordType *type, gint64 id, GError **error)
{
  return tillid_record_table_get (import->db, import->scope, type, id, error);
}

static gint64
find_by_identifier (TillidImport *import, const char *system, const char *value, GError **error)
{
  static const char sql[] =
    "SELECT DISTINCT i.patient FROM identifier i JOIN person p ON p.id = i.patient"
    " WHERE i.value = ?1 AND i.system IS ?2 AND i.state = 'active'"
    " AND p.state = 'active' ORDER BY i.patient LIMIT 2";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (import->db, sql, error);
  gboolean has_row = FALSE;
  gint64 patient;

  if (stmt == NULL)
    return 0;
  tillid_stmt_bind_text (stmt, 1, value);
  tillid_stmt_bind_text (stmt, 2, system);
  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row)
    return 0;
  patient = tillid_stmt_get_int (stmt, 0);
  /* Two people with one number: nobody knows who is meant. */
  return tillid_stmt_step (stmt, &has_row, error) && !has_row ? patient : 0;
}

static gint64
find_by_resource (TillidImport *import,
                  const TillidImportRef *ref,
                  const char *kind,
                  GError **error)
{
  g_autoptr (TillidSourceDocument) document =
    tillid_source_find (import->db, import->scope, ref->type, ref->id, error);
  g_autoptr (GPtrArray) records =
    document != NULL ? tillid_source_record_list (import->db, document->id, error) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TillidSourceRecord *record = records->pdata[i];
      g_autoptr (TillidRecord) current = NULL;

      if (!g_str_equal (record->type->kind, kind))
        continue;
      current = current_record (import, record->type, record->record, error);
      if (current == NULL)
        return 0;
      if (current->state == TILLID_RECORD_ACTIVE)
        return record->record;
    }
  return 0;
}

static gint64
look_up (const TillidImportRef *ref, const char *kind, gpointer data)
{
  TillidImport *import = data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (ref->type != NULL && ref->id != NULL)
    id = find_by_resource (import, ref, kind, &error);
  if (id == 0 && error == NULL && ref->value != NULL && g_str_equal (kind, "person"))
    id = find_by_identifier (import, ref->system, ref->value, &error);
  if (error != NULL && import->lookup_error == NULL)
    import->lookup_error = g_steal_pointer (&error);
  return id;
}

static Known *
know (TillidImport *import, TillidImportEntry *entry, GError **error)
{
  Known *known = g_new0 (Known, 1);
  g_autoptr (GError) local = NULL;

  known->entry = entry;
  known->document = tillid_source_find (import->db, import->scope, entry->type, entry->id, &local);
  if (known->document != NULL)
    {
      tillid_source_has_seen (import->db, entry->type, entry->id, entry->content_hash, &known->same,
                              &local);
      if (local == NULL)
        known->records = tillid_source_record_list (import->db, known->document->id, &local);
    }
  g_ptr_array_add (import->known, known);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return known;
}

static const TillidSourceRecord *
find_slot (const Known *known, const TillidImportRecord *record)
{
  for (guint i = 0; known->records != NULL && i < known->records->len; i++)
    {
      const TillidSourceRecord *other = known->records->pdata[i];

      if (g_str_equal (other->slot, record->slot) && other->type == record->draft->type)
        return other;
    }
  return NULL;
}

/* Gives every record of the file its id: the one it has in the clinic, or a new one. */
static void
assign_ids (TillidImport *import, const Known *known)
{
  for (guint i = 0; i < known->entry->records->len; i++)
    {
      const TillidImportRecord *record = known->entry->records->pdata[i];
      const TillidSourceRecord *old = find_slot (known, record);
      gint64 id = old != NULL ? old->record : tillid_id_source_next (import->writer.ids);

      g_hash_table_insert (import->ids, g_memdup2 (&record->draft->id, sizeof id),
                           g_memdup2 (&id, sizeof id));
    }
}

/* --- One record --- */

static void
add_outcome (TillidImport *import,
             Known *known,
             const char *slot,
             TillidRecord *written,
             gboolean changed)
{
  Outcome outcome = { known, slot, written, changed };

  g_array_append_val (import->outcomes, outcome);
  if (changed)
    tillid_edit_add (import->edit, written);
}

static gboolean
same_content (const TillidRecord *a, const TillidRecord *b)
{
  for (guint i = 0; i < a->type->n_fields; i++)
    if (!tillid_record_field_equal (a, b, &a->type->fields[i]))
      return FALSE;
  return a->state == b->state;
}

/* The same bytes came again. What was undone since is as it was before the import: it comes back. */
static gboolean
was_undone (TillidImport *import,
            const TillidRecord *current,
            const TillidSourceRecord *old,
            gboolean *out_undone,
            GError **error)
{
  g_autoptr (TillidRecord) before = NULL;
  g_autoptr (GError) local = NULL;

  *out_undone = current->state == TILLID_RECORD_UNDONE;
  if (*out_undone || current->version <= old->record_version || old->record_version < 2)
    return TRUE;
  before = tillid_source_record_before (import->db, current, old->record_version - 1, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out_undone = before != NULL && same_content (before, current);
  return TRUE;
}

/* A signed note is what was signed, whatever a file says. */
static gboolean
is_signed (TillidImport *import, const TillidRecord *current, const TillidField *field)
{
  static const char sql[] = "SELECT count(*) FROM signature WHERE visit = ?1 AND state = 'active'";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row = FALSE;

  if (current->type == &tillid_signature_type || current->type == &tillid_correction_type)
    return TRUE;
  if (current->type != &tillid_visit_type ||
      (!g_str_equal (field->name, "note") && !g_str_equal (field->name, "note_language")))
    return FALSE;
  stmt = tillid_db_borrow (import->db, sql, NULL);
  if (stmt == NULL)
    return FALSE; /* the edit fails in the same way, and says so */
  tillid_stmt_bind_int (stmt, 1, current->id);
  return tillid_stmt_step (stmt, &has_row, NULL) && has_row && tillid_stmt_get_int (stmt, 0) > 0;
}

/* What the file changed since the last document goes into what the clinic has. */
static TillidRecord *
merge (TillidImport *import,
       const TillidRecord *current,
       const TillidRecord *base,
       const TillidRecord *draft)
{
  TillidRecord *merged = tillid_record_edit (current);

  for (guint i = 0; i < draft->type->n_fields; i++)
    {
      const TillidField *field = &draft->type->fields[i];

      if (tillid_record_field_equal (draft, base, field) ||
          tillid_record_field_equal (draft, current, field))
        continue;
      if (is_signed (import, current, field))
        warn (import, C_ ("import", "A note is signed here and differs in the file; the signed "
                                    "note stays."));
      else if (tillid_record_field_equal (current, base, field))
        tillid_record_field_copy (merged, draft, field);
      else
        {
          g_autofree char *sentence =
            g_strdup_printf (C_ ("import",
                                 "“%s” was changed here and in the file; the clinic’s own stays."),
                             tillid_field_get_label (field));

          warn (import, sentence);
        }
    }
  if (merged->state == TILLID_RECORD_UNDONE)
    merged->state = TILLID_RECORD_ACTIVE;
  return merged;
}

static gboolean
update_record (TillidImport *import,
               Known *known,
               const TillidImportRecord *record,
               const TillidSourceRecord *old,
               GError **error)
{
  g_autoptr (TillidRecord) current = current_record (import, old->type, old->record, error);
  g_autoptr (TillidRecord) base = NULL;
  g_autoptr (TillidRecord) written = NULL;
  gboolean undone, changed;

  if (current == NULL || !was_undone (import, current, old, &undone, error))
    return FALSE;
  if (known->same && !undone)
    return TRUE;
  if (!undone)
    {
      g_autoptr (GError) local = NULL;

      base = tillid_source_record_before (import->db, current, old->record_version, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  /* After an undo, or when the old version was purged, the file is all there is. */
  written =
    tillid_record_seal_any (merge (import, current, base != NULL ? base : current, record->draft));
  changed = !same_content (written, current);
  add_outcome (import, known, record->slot, g_steal_pointer (&written), changed);
  return TRUE;
}

static gboolean
apply_entry_record (TillidImport *import, Known *known, TillidImportRecord *record, GError **error)
{
  const TillidSourceRecord *old = find_slot (known, record);

  tillid_import_record_replace_keys (record->draft, import->ids);
  if (old != NULL)
    return update_record (import, known, record, old, error);
  add_outcome (import, known, record->slot,
               tillid_record_seal_any (tillid_record_edit (record->draft)), TRUE);
  return TRUE;
}

static gboolean
is_in_entry (const Known *known, const TillidSourceRecord *old)
{
  for (guint i = 0; i < known->entry->records->len; i++)
    {
      const TillidImportRecord *record = known->entry->records->pdata[i];

      if (g_str_equal (record->slot, old->slot) && record->draft->type == old->type)
        return TRUE;
    }
  return FALSE;
}

/* Who works here, and who interprets, is known from more than the resource of that person: from visits, from other
 * files. */
static gboolean
is_of_the_clinic (const TillidRecordType *type)
{
  return type == &tillid_member_type || type == &tillid_interpreter_type;
}

/* The newer resource says less: what nobody here touched goes. */
static gboolean
retire_missing (TillidImport *import, Known *known, GError **error)
{
  for (guint i = 0; known->records != NULL && i < known->records->len; i++)
    {
      const TillidSourceRecord *old = known->records->pdata[i];
      g_autoptr (TillidRecord) current = NULL;
      TillidRecord *retired;

      if (is_in_entry (known, old) || is_of_the_clinic (old->type))
        continue;
      current = current_record (import, old->type, old->record, error);
      if (current == NULL)
        return FALSE;
      if (current->version != old->record_version || current->state != TILLID_RECORD_ACTIVE)
        continue;
      retired = tillid_record_edit (current);
      retired->state = TILLID_RECORD_IN_ERROR;
      tillid_edit_take (import->edit, tillid_record_seal_any (retired));
    }
  return TRUE;
}

static gboolean
apply_entry (TillidImport *import, Known *known, GError **error)
{
  known->first_outcome = import->outcomes->len;
  for (guint i = 0; i < known->entry->records->len; i++)
    if (!apply_entry_record (import, known, known->entry->records->pdata[i], error))
      return FALSE;
  return known->same || retire_missing (import, known, error);
}

/* --- Documents --- */

static gint64
resolve (const TillidImport *import, gint64 key)
{
  const gint64 *id = key < 0 ? g_hash_table_lookup (import->ids, &key) : NULL;

  return key < 0 ? (id != NULL ? *id : 0) : key;
}

static const char *
kind_of_primary (const TillidImportEntry *entry)
{
  for (guint i = 0; i < entry->records->len; i++)
    {
      const TillidImportRecord *record = entry->records->pdata[i];

      if (i == 0 || g_str_equal (record->slot, "main"))
        return record->draft->type->kind;
    }
  return NULL;
}

static gint64
version_after (const Outcome *outcome)
{
  return outcome->written->version + (outcome->changed ? 1 : 0);
}

/* (nullable): what became of a record of an entry. Outcomes stand in the order of the entries. */
static const Outcome *
find_outcome (const TillidImport *import, const Known *known, gint64 record)
{
  for (guint i = known->first_outcome; i < import->outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (import->outcomes, Outcome, i);

      if (outcome->known != known)
        return NULL;
      if (outcome->written->id == record)
        return outcome;
    }
  return NULL;
}

static gboolean
add_document (TillidImport *import, Known *known, gint64 file, gint64 record, GError **error)
{
  g_autoptr (TillidSourceDocument) document = tillid_source_document_new ();
  const TillidImportEntry *entry = known->entry;

  document->file = file;
  document->offset = (gint64) entry->offset;
  document->length = (gint64) entry->length;
  document->resource_type = g_strdup (entry->type);
  document->resource_id = g_strdup (entry->id);
  document->resource_version =
    g_strdup (entry->version != NULL ? entry->version : entry->last_updated);
  memcpy (document->content_hash, entry->content_hash, TILLID_HASH_BYTES);
  document->patient = resolve (import, entry->patient);
  document->record = record;
  if (record != 0)
    {
      const Outcome *outcome = find_outcome (import, known, record);

      document->kind =
        g_strdup (outcome != NULL ? outcome->written->type->kind : kind_of_primary (entry));
      document->record_version = outcome != NULL ? version_after (outcome) : 0;
    }
  if (known->document != NULL && !tillid_source_supersede (import->db, known->document->id, error))
    return FALSE;
  if (!tillid_source_add_document (import->db, &import->writer, document, error))
    return FALSE;
  tillid_source_document_free (known->document);
  known->document = g_steal_pointer (&document);
  known->added = TRUE;
  return TRUE;
}

static gboolean
add_documents (TillidImport *import, gint64 *out_file, GError **error)
{
  for (guint i = 0; i < import->known->len; i++)
    {
      Known *known = import->known->pdata[i];

      if (known->same)
        continue;
      if (*out_file == 0 &&
          !tillid_source_pack_store (import->pack, import->db, &import->writer, import->name,
                                     import->result.type, out_file, error))
        return FALSE;
      if (!add_document (import, known, *out_file, resolve (import, known->entry->primary), error))
        return FALSE;
    }
  return TRUE;
}

/* A new document also carries over what did not change. */
static gboolean
note_outcomes (TillidImport *import, GError **error)
{
  for (guint i = 0; i < import->outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (import->outcomes, Outcome, i);
      TillidSourceDocument *document = outcome->known->document;
      gint64 version = version_after (outcome);

      if (!tillid_source_record_add (import->db, document->id, outcome->slot, outcome->written,
                                     version, error))
        return FALSE;
      if (!outcome->known->added && outcome->written->id == document->record &&
          !tillid_source_set_record (import->db, document->id, outcome->written->type->kind,
                                     outcome->written->id, version, error))
        return FALSE;
    }
  return TRUE;
}

/* --- The file --- */

static gboolean
compare (TillidImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!tillid_import_batch_settle (import->batch, look_up, import, error))
    return FALSE;
  if (import->lookup_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&import->lookup_error));
      return FALSE;
    }
  for (guint i = 0; i < import->batch->entries->len; i++)
    {
      Known *known = know (import, import->batch->entries->pdata[i], &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      assign_ids (import, known);
    }
  for (guint i = 0; i < import->known->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !apply_entry (import, import->known->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (TillidImport *import, GCancellable *cancellable, GError **error)
{
  gint64 file = 0;

  if (!compare (import, cancellable, error))
    return FALSE;
  if (tillid_edit_get_n_records (import->edit) > 0 &&
      !tillid_edit_apply_in_transaction (import->db, import->edit, &import->writer,
                                         &import->result.edit, error))
    return FALSE;
  return add_documents (import, &file, error) && note_outcomes (import, error) &&
         (file == 0 || import->result.edit == 0 ||
          tillid_source_set_edit (import->db, file, import->result.edit, error)) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A #TillidJob; @data is the #TillidImport. */
gboolean
tillid_import_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidImport *import = data;

  import->db = db;
  import->known = g_ptr_array_new_with_free_func (known_free);
  import->outcomes = g_array_new (FALSE, FALSE, sizeof (Outcome));
  g_array_set_clear_func (import->outcomes, outcome_clear);
  if (!tillid_db_begin (db, error))
    return FALSE;
  if (!write_all (import, cancellable, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  if (!import->dry_run)
    return tillid_db_commit (db, error);
  tillid_db_rollback (db);
  import->result.edit = 0;
  return TRUE;
}
