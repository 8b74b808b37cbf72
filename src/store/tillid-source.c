/* tillid-source.c - what was imported, as it came
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A file is kept once, compressed with zlib, and each resource in it is a slice: offset and length in the
 * uncompressed content. Of the documents of one resource (type and id) the one that is not superseded is the
 * current one: its hash says whether a new import brings anything new, its record and version whether the
 * record has been changed here since. */
#include "config.h"

#include "tillid-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "tillid-privacy-private.h"

#define COLUMNS                                                                                    \
  "id, file, \"offset\", \"length\", resource_type, resource_id, resource_version, content_hash,"  \
  " patient, kind, record, record_version, superseded"

struct _TillidSourceReader
{
  TillidDb *db;       /* (owned) */
  TillidScope *scope; /* (owned) */
  gint64 file;        /* whose content is in @content */
  GBytes *content;    /* (owned) (nullable) */
};

/* (transfer full): all absent. */
TillidSourceDocument *
tillid_source_document_new (void)
{
  return g_new0 (TillidSourceDocument, 1);
}

void
tillid_source_document_free (TillidSourceDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->resource_type);
  g_free (self->resource_id);
  g_free (self->resource_version);
  g_free (self->kind);
  g_free (self);
}

/**
 * tillid_source_hash:
 * @content: bytes
 * @size: how many
 * @out_hash: (out): their hash, as it stands in the tables
 */
void
tillid_source_hash (gconstpointer content, gsize size, guint8 out_hash[TILLID_HASH_BYTES])
{
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();

  tillid_hasher_add_plain (hasher, content, size);
  tillid_hasher_finish (hasher, out_hash);
}

/**
 * tillid_source_inflate:
 * @packed: the stored content
 * @packed_size: its bytes
 * @size: bytes of the uncompressed content, as stored
 *
 * Returns: (transfer full) (nullable): the content; %NULL if it is damaged
 */
GBytes *
tillid_source_inflate (gconstpointer packed, gsize packed_size, gint64 size)
{
  /* zlib packs at most 1 : 1032; a size beyond that is a damaged one and not to be allocated. */
  gboolean is_sane = size >= 0 && (guint64) size <= (guint64) packed_size * 1100 + 64;
  g_autofree guint8 *content = is_sane ? g_try_malloc (MAX (size, 1)) : NULL;
  uLongf length = is_sane ? (uLongf) size : 0;

  if (content == NULL || uncompress (content, &length, packed, packed_size) != Z_OK ||
      length != (uLongf) size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

static gboolean
run_with_two (TillidDb *db, const char *sql, gint64 one, gint64 two, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, one);
  tillid_stmt_bind_int (stmt, 2, two);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_source_set_edit:
 * @db: the writing connection, in a transaction
 * @file: a file
 * @edit: the edit that its import became
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_set_edit (TillidDb *db, gint64 file, gint64 edit, GError **error)
{
  return run_with_two (db, "UPDATE source_file SET edit = ?2 WHERE id = ?1", file, edit, error);
}

static void
bind_ref (TillidStmt *stmt, int parameter, gint64 id)
{
  tillid_stmt_bind_optional (stmt, parameter, id != 0 ? id : TILLID_ABSENT);
}

/**
 * tillid_source_add_document:
 * @db: the writing connection, in a transaction
 * @writer: gives the id
 * @document: what to store; its id is set
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is stored
 */
gboolean
tillid_source_add_document (TillidDb *db,
                            const TillidWriter *writer,
                            TillidSourceDocument *document,
                            GError **error)
{
  static const char sql[] = "INSERT INTO source_document (" COLUMNS ")"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && writer != NULL && document != NULL, FALSE);
  g_return_val_if_fail (document->resource_type != NULL && document->resource_id != NULL, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  document->id = tillid_id_source_next (writer->ids);
  tillid_stmt_bind_int (stmt, 1, document->id);
  tillid_stmt_bind_int (stmt, 2, document->file);
  tillid_stmt_bind_int (stmt, 3, document->offset);
  tillid_stmt_bind_int (stmt, 4, document->length);
  tillid_stmt_bind_text (stmt, 5, document->resource_type);
  tillid_stmt_bind_text (stmt, 6, document->resource_id);
  tillid_stmt_bind_text (stmt, 7, document->resource_version);
  tillid_stmt_bind_bytes (stmt, 8, document->content_hash, TILLID_HASH_BYTES);
  bind_ref (stmt, 9, document->patient);
  tillid_stmt_bind_text (stmt, 10, document->kind);
  bind_ref (stmt, 11, document->record);
  bind_ref (stmt, 12, document->record_version);
  tillid_stmt_bind_int (stmt, 13, document->is_superseded ? 1 : 0);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_source_supersede:
 * @db: the writing connection, in a transaction
 * @document: a document
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * A newer one of the same resource has come, or its import was undone. The document stays readable.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_supersede (TillidDb *db, gint64 document, GError **error)
{
  return run_with_two (db, "UPDATE source_document SET superseded = ?2 WHERE id = ?1", document, 1,
                       error);
}

/**
 * tillid_source_set_record:
 * @db: the writing connection, in a transaction
 * @document: a document
 * @kind: the kind of the record
 * @record: the record it says the same as
 * @record_version: in this version
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_set_record (TillidDb *db,
                          gint64 document,
                          const char *kind,
                          gint64 record,
                          gint64 record_version,
                          GError **error)
{
  static const char sql[] =
    "UPDATE source_document SET kind = ?2, record = ?3, record_version = ?4 WHERE id = ?1";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && kind != NULL, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, document);
  tillid_stmt_bind_text (stmt, 2, kind);
  tillid_stmt_bind_int (stmt, 3, record);
  tillid_stmt_bind_int (stmt, 4, record_version);
  return tillid_stmt_run (stmt, error);
}

static TillidSourceDocument *
read_document (TillidStmt *stmt)
{
  TillidSourceDocument *document = tillid_source_document_new ();
  gconstpointer hash;
  gsize size;

  document->id = tillid_stmt_get_int (stmt, 0);
  document->file = tillid_stmt_get_int (stmt, 1);
  document->offset = tillid_stmt_get_int (stmt, 2);
  document->length = tillid_stmt_get_int (stmt, 3);
  document->resource_type = g_strdup (tillid_stmt_get_text (stmt, 4));
  document->resource_id = g_strdup (tillid_stmt_get_text (stmt, 5));
  document->resource_version = g_strdup (tillid_stmt_get_text (stmt, 6));
  hash = tillid_stmt_get_bytes (stmt, 7, &size);
  if (size == TILLID_HASH_BYTES)
    memcpy (document->content_hash, hash, size);
  document->patient = tillid_stmt_get_int (stmt, 8);
  document->kind = g_strdup (tillid_stmt_get_text (stmt, 9));
  document->record = tillid_stmt_get_int (stmt, 10);
  document->record_version = tillid_stmt_get_int (stmt, 11);
  document->is_superseded = tillid_stmt_get_int (stmt, 12) != 0;
  return document;
}

/* A document is read by whoever may read what it became; one that became nothing, by whoever may read everything. */
static gboolean
reads_document (const TillidScope *scope, const TillidSourceDocument *document)
{
  return tillid_scope_reads_kind (scope, document->kind != NULL ? document->kind : "life_event");
}

static gboolean
scope_allows (const TillidScope *scope, const TillidSourceDocument *document)
{
  if (!reads_document (scope, document))
    return FALSE;
  switch (tillid_scope_get_kind (scope))
    {
    case TILLID_SCOPE_SYSTEM:
      return TRUE;
    case TILLID_SCOPE_PATIENT:
      return document->patient == 0 || document->patient == tillid_scope_get_patient (scope);
    case TILLID_SCOPE_LIST:
      return document->patient == 0;
    }
  return FALSE;
}

/* A document of which a part was told in confidence to others is shown as little as that part. */
static gboolean
is_shown (TillidDb *db,
          const TillidScope *scope,
          const TillidSourceDocument *document,
          gboolean *out_shown,
          GError **error)
{
  static const char sql[] = "SELECT count(*) FROM source_record part WHERE part.document = ?1"
                            " AND " TILLID_PRIVACY_CLOSED ("part.record", "?2");
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  *out_shown = scope_allows (scope, document);
  if (!*out_shown || tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM)
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, document->id);
  tillid_stmt_bind_int (stmt, 2, tillid_scope_get_viewer (scope));
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_shown = has_row && tillid_stmt_get_int (stmt, 0) == 0;
  return TRUE;
}

static TillidSourceDocument *
read_one (TillidDb *db, TillidStmt *stmt, const TillidScope *scope, GError **error)
{
  g_autoptr (TillidSourceDocument) document = NULL;
  gboolean has_row, shown;

  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  document = read_document (stmt);
  return is_shown (db, scope, document, &shown, error) && shown ? g_steal_pointer (&document)
                                                                : NULL;
}

/**
 * tillid_source_find:
 * @db: a connection
 * @scope: the import's, or that of the patient
 * @resource_type: what the file calls it
 * @resource_id: its id there
 * @error: return location for an error; none when there is no such document
 *
 * Index: source_document_resource.
 *
 * Returns: (transfer full) (nullable): the current document of the resource, or %NULL with @error unset
 */
TillidSourceDocument *
tillid_source_find (TillidDb *db,
                    const TillidScope *scope,
                    const char *resource_type,
                    const char *resource_id,
                    GError **error)
{
  static const char sql[] =
    "SELECT " COLUMNS " FROM source_document WHERE resource_type = ?1 AND resource_id = ?2"
    " AND superseded = 0 ORDER BY id DESC LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (resource_type != NULL && resource_id != NULL, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_text (stmt, 1, resource_type);
  tillid_stmt_bind_text (stmt, 2, resource_id);
  return read_one (db, stmt, scope, error);
}

/**
 * tillid_source_find_for_record:
 * @db: a connection
 * @scope: the export's
 * @record: id of a record
 * @error: return location for an error; none when it did not come from a file
 *
 * Index: source_document_record.
 *
 * Returns: (transfer full) (nullable): the current document that became the record, or %NULL with @error unset
 */
TillidSourceDocument *
tillid_source_find_for_record (TillidDb *db,
                               const TillidScope *scope,
                               gint64 record,
                               GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM source_document WHERE record = ?1"
                            " AND superseded = 0 ORDER BY id DESC LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && record != 0, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, record);
  return read_one (db, stmt, scope, error);
}

/**
 * tillid_source_find_file:
 * @db: a connection
 * @scope: the import's
 * @content_hash: of the content, from tillid_source_hash()
 * @out_file: (out): the id of the newest file with that content, 0 for none
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Index: source_file_content.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_find_file (TillidDb *db,
                         const TillidScope *scope,
                         const guint8 content_hash[TILLID_HASH_BYTES],
                         gint64 *out_file,
                         GError **error)
{
  static const char sql[] =
    "SELECT id FROM source_file WHERE content_hash = ?1 ORDER BY id DESC LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_file != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_bytes (stmt, 1, content_hash, TILLID_HASH_BYTES);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_file = has_row ? tillid_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

static GPtrArray *
list_documents (TillidDb *db, const TillidScope *scope, TillidStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_source_document_free);

  for (;;)
    {
      g_autoptr (TillidSourceDocument) document = NULL;
      gboolean has_row, shown;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&documents);
      document = read_document (stmt);
      if (!is_shown (db, scope, document, &shown, error))
        return NULL;
      if (shown)
        g_ptr_array_add (documents, g_steal_pointer (&document));
    }
}

/**
 * tillid_source_list:
 * @db: a connection
 * @scope: the scope of one patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Index: source_document_patient.
 *
 * Returns: (transfer full) (element-type TillidSourceDocument): the patient's current documents, oldest first
 */
GPtrArray *
tillid_source_list (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] =
    "SELECT " COLUMNS " FROM source_document WHERE patient = ?1 AND superseded = 0 ORDER BY id";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  return list_documents (db, scope, stmt, error);
}

/**
 * tillid_source_list_of_clinic:
 * @db: a connection
 * @scope: what may be read
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Index: source_document_patient.
 *
 * Returns: (transfer full) (element-type TillidSourceDocument): the current documents that are about no patient, oldest first
 */
GPtrArray *
tillid_source_list_of_clinic (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] =
    "SELECT " COLUMNS " FROM source_document WHERE patient IS NULL AND superseded = 0 ORDER BY id";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  return stmt != NULL ? list_documents (db, scope, stmt, error) : NULL;
}

/**
 * tillid_source_reader_new:
 * @db: a connection
 * @scope: what may be read
 *
 * Returns: (transfer full): a reader for the thread of @db
 */
TillidSourceReader *
tillid_source_reader_new (TillidDb *db, const TillidScope *scope)
{
  TillidSourceReader *self;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  self = g_new0 (TillidSourceReader, 1);
  self->db = g_object_ref (db);
  self->scope = tillid_scope_ref ((TillidScope *) scope);
  return self;
}

void
tillid_source_reader_free (TillidSourceReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->content, g_bytes_unref);
  tillid_scope_unref (self->scope);
  g_object_unref (self->db);
  g_free (self);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                       C_ ("error", "An imported file that is kept with the record is damaged. "
                                    "Nothing was changed; restore a backup."));
  return FALSE;
}

static gboolean
load_file (TillidSourceReader *self, gint64 file, GError **error)
{
  static const char sql[] = "SELECT bytes, content FROM source_file WHERE id = ?1";
  g_autoptr (TillidStmt) stmt = NULL;
  gconstpointer packed;
  gboolean has_row;
  gsize size;

  if (self->content != NULL && self->file == file)
    return TRUE;
  g_clear_pointer (&self->content, g_bytes_unref);
  stmt = tillid_db_borrow (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, file);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return set_damaged (error);
  packed = tillid_stmt_get_bytes (stmt, 1, &size);
  self->content = tillid_source_inflate (packed, size, tillid_stmt_get_int (stmt, 0));
  self->file = file;
  return self->content != NULL || set_damaged (error);
}

/**
 * tillid_source_reader_read:
 * @self: a reader
 * @document: a document from one of the queries above
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_CORRUPT when the
 *   bytes are not those that were stored
 *
 * Returns: (transfer full): the bytes of the resource as it came
 */
GBytes *
tillid_source_reader_read (TillidSourceReader *self,
                           const TillidSourceDocument *document,
                           GError **error)
{
  g_autoptr (GBytes) slice = NULL;
  guint8 hash[TILLID_HASH_BYTES];
  gint64 size;

  g_return_val_if_fail (self != NULL && document != NULL, NULL);
  g_return_val_if_fail (scope_allows (self->scope, document), NULL);

  if (!load_file (self, document->file, error))
    return NULL;
  size = (gint64) g_bytes_get_size (self->content);
  if (document->offset < 0 || document->length < 0 || document->offset > size ||
      document->length > size - document->offset)
    {
      set_damaged (error);
      return NULL;
    }
  slice =
    g_bytes_new_from_bytes (self->content, (gsize) document->offset, (gsize) document->length);
  tillid_source_hash (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice), hash);
  if (memcmp (hash, document->content_hash, sizeof hash) != 0)
    {
      set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&slice);
}
