/* tillid-import-batch.c - what a file from elsewhere holds, before any of it is stored
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Local keys are negative, records count down from -1, references from REF_BASE: a field of a draft holds either,
 * or 0. The mapping resolves what is in the file; settling asks the clinic for the rest, refuses what is about a
 * patient whom nobody knows (and, in turn, nothing: other references to it are merely dropped, with their
 * display text kept), and names everything it could not find. After it every negative number in a field is a
 * record of the batch. */
#include "config.h"

#include "tillid-import-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-story.h"
#include "tillid-visit.h"

#define REF_BASE (-(G_GINT64_CONSTANT (1) << 40))

static void
record_free (gpointer data)
{
  TillidImportRecord *self = data;

  tillid_record_unref_any (self->draft);
  g_free (self->slot);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  TillidImportEntry *self = data;

  g_free (self->type);
  g_free (self->id);
  g_free (self->full_url);
  g_free (self->version);
  g_free (self->last_updated);
  g_free (self->display);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static void
ref_free (gpointer data)
{
  TillidImportRef *self = data;

  g_free (self->text);
  g_free (self->base);
  g_free (self->type);
  g_free (self->id);
  g_free (self->system);
  g_free (self->value);
  g_free (self->display);
  g_free (self);
}

/**
 * tillid_import_batch_new:
 *
 * Returns: (transfer full): an empty batch
 */
TillidImportBatch *
tillid_import_batch_new (void)
{
  TillidImportBatch *self = g_new0 (TillidImportBatch, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->refs = g_ptr_array_new_with_free_func (ref_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->source = g_byte_array_new ();
  return self;
}

void
tillid_import_batch_free (TillidImportBatch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->refs);
  g_ptr_array_unref (self->warnings);
  g_byte_array_unref (self->source);
  g_free (self);
}

/**
 * tillid_import_batch_add_entry:
 * @self: a batch
 * @type: of the resource
 *
 * Returns: (transfer none): a new entry at the end, counted among the others
 */
TillidImportEntry *
tillid_import_batch_add_entry (TillidImportBatch *self, const char *type)
{
  TillidImportEntry *entry;

  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  entry = g_new0 (TillidImportEntry, 1);
  entry->type = g_strdup (type);
  entry->kind = TILLID_IMPORT_OTHERS;
  entry->records = g_ptr_array_new_with_free_func (record_free);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/**
 * tillid_import_batch_add_record:
 * @self: a batch
 * @entry: what it comes from; its patient is set before
 * @draft: (transfer full): not sealed
 * @slot: which of the entry's records it is
 *
 * Gives @draft its local key and its patient.
 *
 * Returns: the local key
 */
gint64
tillid_import_batch_add_record (TillidImportBatch *self,
                                TillidImportEntry *entry,
                                TillidRecord *draft,
                                const char *slot)
{
  TillidImportRecord *record;
  const TillidField *patient;

  g_return_val_if_fail (self != NULL && entry != NULL && draft != NULL && slot != NULL, 0);

  record = g_new0 (TillidImportRecord, 1);
  record->draft = draft;
  record->slot = g_strdup (slot);
  draft->id = --self->last_key;
  patient = tillid_record_type_find_field (draft->type, "patient");
  if (patient != NULL)
    TILLID_MEMBER (draft, patient, gint64) = entry->patient;
  g_ptr_array_add (entry->records, record);
  return draft->id;
}

/**
 * tillid_import_batch_warn:
 * @self: a batch
 * @format: a translated sentence without full stop, no patient data in it
 * @...: for @format
 *
 * Adds a warning.
 */
void
tillid_import_batch_warn (TillidImportBatch *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * tillid_import_batch_count:
 * @self: a batch
 * @kind: what to count
 *
 * Returns: how many of the resources that are kept are of that kind
 */
guint
tillid_import_batch_count (const TillidImportBatch *self, TillidImportKind kind)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->entries->len; i++)
    n += ((TillidImportEntry *) self->entries->pdata[i])->kind == kind;
  return n;
}

/**
 * tillid_import_batch_keep:
 * @self: a batch
 * @is_kept: says of each entry whether it stays
 * @data: passed to @is_kept
 *
 * Frees the entries that do not stay.
 */
void
tillid_import_batch_keep (TillidImportBatch *self,
                          gboolean (*is_kept) (TillidImportEntry *entry, gpointer data),
                          gpointer data)
{
  GPtrArray *kept;

  g_return_if_fail (self != NULL && is_kept != NULL);

  kept = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < self->entries->len; i++)
    {
      TillidImportEntry *entry = self->entries->pdata[i];

      if (is_kept (entry, data))
        g_ptr_array_add (kept, entry);
      else
        entry_free (entry);
    }
  g_ptr_array_set_free_func (self->entries, NULL);
  g_ptr_array_unref (self->entries);
  self->entries = kept;
}

typedef struct
{
  TillidImportBatch *batch;
  TillidImportLookup lookup;
  gpointer data;
  GHashTable *records; /* key -> TillidRecord, of entries that are kept */
  GHashTable *named;   /* refs that have had their warning */
  GHashTable *gone;    /* entries that are left out; their memory is */
} Settling;

static TillidImportRef *
find_ref (const TillidImportBatch *self, gint64 key)
{
  gint64 index = REF_BASE - key;

  return key <= REF_BASE && index < self->refs->len ? self->refs->pdata[index] : NULL;
}

/* Fields that say the same as a reference, for when it leads nowhere. */
static const struct
{
  const TillidRecordType *type;
  const char *ref;
  const char *text;
} stand_ins[] = {
  { &tillid_visit_type, "lead", "lead_text" },
  { &tillid_presence_type, "member", "name" },
  { &tillid_presence_type, "interpreter", "name" },
};

static void
drop_stand_in (TillidRecord *draft, const TillidField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (stand_ins); i++)
    if (stand_ins[i].type == draft->type && g_str_equal (stand_ins[i].ref, field->name))
      {
        const TillidField *text = tillid_record_type_find_field (draft->type, stand_ins[i].text);

        tillid_set_text (&TILLID_MEMBER (draft, text, char *), NULL);
      }
}

static void
warn_lost (Settling *settling, const TillidImportEntry *entry, const TillidImportRef *ref)
{
  if (!g_hash_table_add (settling->named, (gpointer) ref))
    return;
  tillid_import_batch_warn (settling->batch,
                            /* Translators: both are names of FHIR resources: Encounter/12 */
                            C_ ("import",
                                "%s/%s refers to %s, which is neither in the file nor in the "
                                "clinic: what it says in words is kept"),
                            entry->type, entry->id, ref->text);
}

/* The record or id a key stands for, for a field that points to records of @kind; 0 if there is none. */
static gint64
settle_key (Settling *settling, gint64 key, const char *kind)
{
  TillidImportRef *ref = find_ref (settling->batch, key);
  TillidRecord *record;

  if (ref == NULL)
    return g_hash_table_contains (settling->records, &key) ? key : 0;
  if (ref->record != 0)
    {
      record = g_hash_table_lookup (settling->records, &ref->record);
      return record != NULL && g_str_equal (record->type->kind, kind) ? record->id : 0;
    }
  if (ref->entry == NULL)
    return settling->lookup != NULL && !ref->elsewhere
             ? settling->lookup (ref, kind, settling->data)
             : 0;
  if (ref->entry->primary <= REF_BASE)
    return ref->entry->primary != key ? settle_key (settling, ref->entry->primary, kind) : 0;
  record = g_hash_table_lookup (settling->records, &ref->entry->primary);
  if (record != NULL && (g_str_equal (kind, "*") || g_str_equal (record->type->kind, kind)))
    return record->id;
  for (guint i = 0; i < ref->entry->records->len; i++)
    {
      record = ((TillidImportRecord *) ref->entry->records->pdata[i])->draft;
      if (g_str_equal (record->type->kind, kind) &&
          g_hash_table_contains (settling->records, &record->id))
        return record->id;
    }
  return 0;
}

/* A date in relation to an event that is left out is in relation to nothing. */
static void
settle_told (Settling *settling, TillidTold *told)
{
  if (told == NULL)
    return;
  if (told->start.other < 0 && !g_hash_table_contains (settling->records, &told->start.other))
    told->start.other = 0;
  if (told->end.other < 0 && !g_hash_table_contains (settling->records, &told->end.other))
    told->end.other = 0;
}

static void
settle_record (Settling *settling, const TillidImportEntry *entry, const TillidImportRecord *record)
{
  TillidRecord *draft = record->draft;

  for (guint i = 0; i < draft->type->n_fields; i++)
    {
      const TillidField *field = &draft->type->fields[i];
      gint64 *member;
      const TillidImportRef *ref;

      if (field->kind == TILLID_KIND_TOLD)
        settle_told (settling, TILLID_MEMBER (draft, field, TillidTold *));
      if (field->kind != TILLID_KIND_REF)
        continue;
      member = &TILLID_MEMBER (draft, field, gint64);
      if (*member >= 0)
        continue;
      ref = find_ref (settling->batch, *member);
      *member = settle_key (settling, *member, field->target);
      if (*member != 0 && !record->exact)
        drop_stand_in (draft, field);
      else if (*member == 0 && ref != NULL)
        warn_lost (settling, entry, ref);
    }
}

static void
know_records (Settling *settling, TillidImportEntry *entry)
{
  for (guint i = 0; i < entry->records->len; i++)
    {
      TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[i])->draft;

      g_hash_table_insert (settling->records, &draft->id, draft);
    }
}

/* Whether the entry stays: one about a patient whom nobody knows does not. */
static gboolean
settle_patient (Settling *settling, TillidImportEntry *entry)
{
  TillidImportBatch *self = settling->batch;
  const TillidImportRef *ref = find_ref (self, entry->patient);

  if (entry->patient >= 0)
    return TRUE;
  entry->patient = settle_key (settling, entry->patient, "person");
  if (entry->patient != 0)
    return TRUE;
  tillid_import_batch_warn (self,
                            C_ ("import",
                                "%s/%s is left out: it is about %s, who is neither in the file "
                                "nor in the clinic"),
                            entry->type, entry->id, ref != NULL ? ref->text : "");
  return FALSE;
}

/* References to an entry that is left out lead nowhere. One walk over them, however many entries go. */
static gboolean
keep_known (TillidImportEntry *entry, gpointer data)
{
  Settling *settling = data;

  if (settle_patient (settling, entry))
    return TRUE;
  settling->batch->skipped++;
  for (guint i = 0; i < entry->records->len; i++)
    g_hash_table_remove (settling->records,
                         &((TillidImportRecord *) entry->records->pdata[i])->draft->id);
  g_hash_table_add (settling->gone, entry);
  return FALSE;
}

static void
settle_patients (Settling *settling)
{
  TillidImportBatch *self = settling->batch;

  tillid_import_batch_keep (self, keep_known, settling);
  for (guint i = 0; i < self->refs->len; i++)
    {
      TillidImportRef *ref = self->refs->pdata[i];

      if (g_hash_table_contains (settling->gone, ref->entry))
        ref->entry = NULL;
    }
}

/**
 * tillid_import_batch_settle:
 * @self: a batch as it was read
 * @lookup: (nullable): asks the clinic
 * @data: passed to @lookup
 * @error: return location for %TILLID_EXCHANGE_ERROR_CONTENT
 *
 * Answers every reference, once. Afterwards a field that refers to something holds the id of a record of the
 * clinic or the negative local key of a record of the batch.
 *
 * Returns: %FALSE if nothing in the file may be kept: a single resource about a patient whom nobody knows
 */
gboolean
tillid_import_batch_settle (TillidImportBatch *self,
                            TillidImportLookup lookup,
                            gpointer data,
                            GError **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  Settling settling = { self, lookup, data, records, named, gone };

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    know_records (&settling, self->entries->pdata[i]);
  settle_patients (&settling);
  if (self->single && self->entries->len == 0)
    {
      g_set_error_literal (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT,
                           self->warnings->len > 0
                             ? self->warnings->pdata[self->warnings->len - 1]
                             : C_ ("error", "There is nothing in the file that could be kept."));
      return FALSE;
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      TillidImportEntry *entry = self->entries->pdata[i];

      for (guint r = 0; r < entry->records->len; r++)
        settle_record (&settling, entry, entry->records->pdata[r]);
    }
  return TRUE;
}

static void
replace_key (gint64 *member, GHashTable *ids)
{
  const gint64 *id = *member < 0 ? g_hash_table_lookup (ids, member) : NULL;

  if (id != NULL)
    *member = *id;
}

/**
 * tillid_import_record_replace_keys:
 * @draft: not sealed
 * @ids: (element-type gint64 gint64): local key -> id, pointers to both
 *
 * Puts ids in the place of local keys, its own id and dates told in relation to another event included.
 */
void
tillid_import_record_replace_keys (TillidRecord *draft, GHashTable *ids)
{
  g_return_if_fail (draft != NULL && !draft->sealed && ids != NULL);

  replace_key (&draft->id, ids);
  for (guint i = 0; i < draft->type->n_fields; i++)
    {
      const TillidField *field = &draft->type->fields[i];

      if (field->kind == TILLID_KIND_REF)
        replace_key (&TILLID_MEMBER (draft, field, gint64), ids);
      else if (field->kind == TILLID_KIND_TOLD &&
               TILLID_MEMBER (draft, field, TillidTold *) != NULL)
        {
          replace_key (&TILLID_MEMBER (draft, field, TillidTold *)->start.other, ids);
          replace_key (&TILLID_MEMBER (draft, field, TillidTold *)->end.other, ids);
        }
    }
}
