/* tillid-source.h - what was imported, as it came
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-chain.h"
#include "tillid-edit.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidSourceDocument:
 * @id: its id, 0 for a new one
 * @file: id of the file it stands in
 * @offset: where it begins: bytes of the uncompressed content
 * @length: bytes
 * @resource_type: "Encounter", ...: what the file calls it
 * @resource_id: its id there, or one the import made
 * @resource_version: (nullable): its version there
 * @content_hash: BLAKE2b of its bytes
 * @patient: id of the patient it belongs to, 0 for nobody
 * @kind: (nullable): kind of the record it became, %NULL if it stays a source document alone
 * @record: id of that record, or 0
 * @record_version: the version of it that says the same as the document, or 0
 * @is_superseded: a newer one has come for the same resource
 *
 * One resource of an imported file.
 */
typedef struct
{
  gint64 id;
  gint64 file;
  gint64 offset;
  gint64 length;
  char *resource_type;
  char *resource_id;
  char *resource_version;
  guint8 content_hash[TILLID_HASH_BYTES];
  gint64 patient;
  char *kind;
  gint64 record;
  gint64 record_version;
  gboolean is_superseded;
} TillidSourceDocument;

/**
 * TillidSourceReader:
 *
 * Reads slices of imported files; keeps the file that was read last uncompressed. For one thread.
 */
typedef struct _TillidSourceReader TillidSourceReader;

TillidSourceDocument *tillid_source_document_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_source_document_free (TillidSourceDocument *self);
void tillid_source_hash (gconstpointer content, gsize size, guint8 out_hash[TILLID_HASH_BYTES]);

gboolean tillid_source_set_edit (TillidDb *db, gint64 file, gint64 edit, GError **error);
gboolean tillid_source_add_document (TillidDb *db,
                                     const TillidWriter *writer,
                                     TillidSourceDocument *document,
                                     GError **error);
gboolean tillid_source_supersede (TillidDb *db, gint64 document, GError **error);
gboolean tillid_source_set_record (TillidDb *db,
                                   gint64 document,
                                   const char *kind,
                                   gint64 record,
                                   gint64 record_version,
                                   GError **error);

TillidSourceDocument *tillid_source_find (TillidDb *db,
                                          const TillidScope *scope,
                                          const char *resource_type,
                                          const char *resource_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSourceDocument *tillid_source_find_for_record (TillidDb *db,
                                                     const TillidScope *scope,
                                                     gint64 record,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_source_find_file (TillidDb *db,
                                  const TillidScope *scope,
                                  const guint8 content_hash[TILLID_HASH_BYTES],
                                  gint64 *out_file,
                                  GError **error);
GPtrArray *tillid_source_list_of_clinic (TillidDb *db,
                                         const TillidScope *scope,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_source_list (TillidDb *db,
                               const TillidScope *scope,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

TillidSourceReader *tillid_source_reader_new (TillidDb *db,
                                              const TillidScope *scope) G_GNUC_WARN_UNUSED_RESULT;
void tillid_source_reader_free (TillidSourceReader *self);
GBytes *tillid_source_reader_read (TillidSourceReader *self,
                                   const TillidSourceDocument *document,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *tillid_source_inflate (gconstpointer packed,
                               gsize packed_size,
                               gint64 size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidSourceDocument, tillid_source_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidSourceReader, tillid_source_reader_free)

G_END_DECLS
