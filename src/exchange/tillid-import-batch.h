/* tillid-import-batch.h - what a file from elsewhere holds, before any of it is stored
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-exchange-error.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/* What the columns of `tillidctl import` count, in their order. */
typedef enum
{
  TILLID_IMPORT_PATIENTS,
  TILLID_IMPORT_VISITS,
  TILLID_IMPORT_CONDITIONS,
  TILLID_IMPORT_OBSERVATIONS,
  TILLID_IMPORT_GOALS,
  TILLID_IMPORT_PLANS,
  TILLID_IMPORT_OTHERS,
  TILLID_N_IMPORT_KINDS,
} TillidImportKind;

/**
 * TillidImportRecord:
 * @draft: (owned): not sealed; its id is a local key, negative
 * @slot: which of the resource's records it is: "person", "name/0", ...; the same in every version of the resource
 * @exact: it is as this program wrote it: words beside a reference are no stand-in for it
 */
typedef struct
{
  TillidRecord *draft;
  char *slot;
  gboolean exact;
} TillidImportRecord;

/**
 * TillidImportEntry:
 * @type: of the resource: "Encounter"
 * @id: its id elsewhere; never %NULL: made from the address or the content if the file has none
 * @full_url: (nullable): its address in the file
 * @version: (nullable): meta.versionId
 * @last_updated: (nullable): meta.lastUpdated, as written
 * @display: (nullable): how people call it: a name, a code's text
 * @kind: as what it is counted
 * @offset: of its XML in #TillidImportBatch.source
 * @length: of its XML in bytes
 * @content_hash: of its XML; left to whoever takes the XML
 * @primary: the local key of the record that others mean when they refer to it; 0 for none
 * @patient: the local key or id of the patient it is about; 0 for none. For a Patient it is its own.
 * @records: (element-type TillidImportRecord): what it becomes; may be empty
 *
 * One resource. The bytes of its XML tell whether it is the same content again. Where its address does not follow from its id
 * they begin with a processing instruction that holds it, so that an export can give it back
 * (tillid_fhir_source_full_url()).
 */
typedef struct
{
  char *type;
  char *id;
  char *full_url;
  char *version;
  char *last_updated;
  char *display;
  TillidImportKind kind;
  gsize offset;
  gsize length;
  guint8 content_hash[32];
  gint64 primary;
  gint64 patient;
  GPtrArray *records;
} TillidImportEntry;

/**
 * TillidImportRef:
 * @key: what stands for it in the fields of drafts; negative, never that of a record
 * @text: how the file refers to it, or the display
 * @base: (nullable): what a relative reference is relative to
 * @type: (nullable): of the resource meant
 * @id: (nullable): of the resource meant
 * @system: (nullable): of the identifier that the file refers by
 * @value: (nullable): of the identifier that the file refers by
 * @display: (nullable): how the file calls it
 * @elsewhere: it belongs to a server from which nothing is in the file, though the file has a resource of the same type
 *   and id: the clinic is not asked for it
 * @entry: (nullable) (unowned): the resource, if it is in the file
 * @record: the local key of the one of its records that is meant; 0 if the reference does not say
 *
 * A reference that the file makes, once.
 */
typedef struct
{
  gint64 key;
  char *text;
  char *base;
  char *type;
  char *id;
  char *system;
  char *value;
  char *display;
  gboolean elsewhere;
  TillidImportEntry *entry;
  gint64 record;
} TillidImportRef;

/**
 * TillidImportBatch:
 * @entries: (element-type TillidImportEntry): every resource that is kept
 * @refs: (element-type TillidImportRef): every reference
 * @warnings: (element-type utf8): sentences for a person
 * @skipped: how many resources are not kept: unknown, or about nobody; each has its warning
 * @source: the XML of all entries, UTF-8; empty when somebody else takes it
 * @removed_extensions: how many extensions were taken out because this program has no place for them
 * @removed_active: how many active pieces of narratives were taken out
 * @single: the file is one resource, not a Bundle: it is refused as a whole
 *
 * Everything a file holds, as drafts whose references are local keys. tillid_import_batch_settle() makes them
 * references to records of the batch (negative) or of the clinic (positive).
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *refs;
  GPtrArray *warnings;
  guint skipped;
  GByteArray *source;
  guint removed_extensions;
  guint removed_active;
  gboolean single;
  /*< private >*/
  gint64 last_key;
} TillidImportBatch;

/**
 * TillidImportLookup:
 * @ref: a reference that the file does not answer
 * @kind: the kind of record that is wanted: "person", "member", ...
 * @data: what was passed with it
 *
 * Returns: the id of the clinic's record of that kind that was imported from it before (type and id), or that has
 *   its identifier; 0 if there is none
 */
typedef gint64 (*TillidImportLookup) (const TillidImportRef *ref, const char *kind, gpointer data);

/**
 * TillidImportTake:
 * @entry: an entry of which type, id, offset and length are known
 * @xml: its XML
 * @data: what was passed with it
 * @error: return location for an error that ends the reading
 *
 * Takes the XML of each entry, in the order of their offsets, so that nobody has to hold that of a whole file.
 *
 * Returns: whether to go on
 */
typedef gboolean (*TillidImportTake) (TillidImportEntry *entry,
                                      const guint8 *xml,
                                      gpointer data,
                                      GError **error);

TillidImportBatch *tillid_import_batch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_import_batch_free (TillidImportBatch *self);
TillidImportEntry *tillid_import_batch_add_entry (TillidImportBatch *self, const char *type);
gint64 tillid_import_batch_add_record (TillidImportBatch *self,
                                       TillidImportEntry *entry,
                                       TillidRecord *draft,
                                       const char *slot);
void tillid_import_batch_warn (TillidImportBatch *self, const char *format, ...)
  G_GNUC_PRINTF (2, 3);
void tillid_import_batch_keep (TillidImportBatch *self,
                               gboolean (*is_kept) (TillidImportEntry *entry, gpointer data),
                               gpointer data);
gboolean tillid_import_batch_settle (TillidImportBatch *self,
                                     TillidImportLookup lookup,
                                     gpointer data,
                                     GError **error);
guint tillid_import_batch_count (const TillidImportBatch *self, TillidImportKind kind);
void tillid_import_record_replace_keys (TillidRecord *draft, GHashTable *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidImportBatch, tillid_import_batch_free)

G_END_DECLS
