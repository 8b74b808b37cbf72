/* tillid-fhir-map.c - a FHIR file as a batch of drafts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every resource becomes an entry with its own XML. Those of a family that is mapped also become drafts. When the
 * file has been read, references are followed and what is about no patient is told apart. */
#include "config.h"

#include "tillid-fhir-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-fhir-reader.h"
#include "tillid-format.h"
#include "tillid-interpreter.h"
#include "tillid-staff.h"

#define FULL_URL_BEGIN "<?tillid-full-url "
#define FULL_URL_END "?>"

static const struct
{
  const char *type;
  TillidImportKind kind;
  void (*map) (TillidFhirMapper *self);
} families[] = {
  { "Patient", TILLID_IMPORT_PATIENTS, tillid_fhir_map_patient },
  { "RelatedPerson", TILLID_IMPORT_OTHERS, tillid_fhir_map_related },
  { "Encounter", TILLID_IMPORT_VISITS, tillid_fhir_map_encounter },
  { "Appointment", TILLID_IMPORT_VISITS, tillid_fhir_map_appointment },
  { "Condition", TILLID_IMPORT_CONDITIONS, tillid_fhir_map_condition },
  { "Observation", TILLID_IMPORT_OBSERVATIONS, tillid_fhir_map_observation },
  { "Goal", TILLID_IMPORT_GOALS, tillid_fhir_map_goal },
  { "CarePlan", TILLID_IMPORT_PLANS, tillid_fhir_map_care_plan },
  { "MedicationStatement", TILLID_IMPORT_OTHERS, tillid_fhir_map_medicine },
  { "MedicationRequest", TILLID_IMPORT_OTHERS, tillid_fhir_map_medicine },
  { "Practitioner", TILLID_IMPORT_OTHERS, tillid_fhir_map_practitioner },
  { "PractitionerRole", TILLID_IMPORT_OTHERS, tillid_fhir_map_practitioner_role },
  { "Basic", TILLID_IMPORT_OTHERS, tillid_fhir_map_basic },
};

typedef struct
{
  TillidFhirMapper mapper;
  GHashTable *by_address; /* full URL (else Type/id) -> entry: the same resource twice */
  TillidImportTake take;  /* (nullable) */
  gpointer take_data;
  gsize taken; /* bytes */
} Import;

/* The reference that says whom a resource is about. Its name differs from type to type. */
static const xmlNode *
patient_reference (const xmlNode *resource)
{
  static const char *const names[] = { "subject", "patient", "for", "beneficiary", "individual" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const xmlNode *node = tillid_fhir_xml_child (resource, names[i]);

      if (tillid_fhir_xml_child (node, "reference") != NULL ||
          tillid_fhir_xml_child (node, "identifier") != NULL)
        return node;
    }
  return NULL;
}

static char *
id_from_url (const char *full_url)
{
  const char *tail;

  if (full_url == NULL)
    return NULL;
  if (g_str_has_prefix (full_url, "urn:uuid:"))
    return g_strdup (full_url + strlen ("urn:uuid:"));
  tail = strrchr (full_url, '/');
  return tail != NULL && tail[1] != '\0' ? g_strdup (tail + 1) : NULL;
}

static void
add_addresses (TillidFhirMapper *self, TillidImportEntry *entry)
{
  if (entry->full_url != NULL)
    tillid_fhir_mapper_add_address (self, entry, g_strdup (entry->full_url));
  tillid_fhir_mapper_add_address (self, entry, g_strconcat (entry->type, "/", entry->id, NULL));
  TILLID_FHIR_EACH (identifier, self->resource, "identifier")
  {
    const char *system = tillid_fhir_xml_value (identifier, "system");
    const char *value = tillid_fhir_xml_value (identifier, "value");

    if (value != NULL)
      tillid_fhir_mapper_add_address (self, entry,
                                      g_strconcat (entry->type, "?", system != NULL ? system : "",
                                                   "|", value, NULL));
  }
}

static gboolean
is_newer (const TillidImportEntry *entry, const TillidImportEntry *than, gboolean history)
{
  gint64 version, than_version;

  if (g_strcmp0 (entry->last_updated, than->last_updated) != 0)
    return g_strcmp0 (entry->last_updated, than->last_updated) > 0;
  version = entry->version != NULL ? g_ascii_strtoll (entry->version, NULL, 10) : 0;
  than_version = than->version != NULL ? g_ascii_strtoll (than->version, NULL, 10) : 0;
  return version != than_version ? version > than_version : !history;
}

/* The same resource may stand in a file more than once, in several versions: the newest counts. A history has
 * it first. Another server's resource of the same id is another resource and gets another id here. */
static gboolean
replaces_older (Import *self, TillidImportEntry *entry, const TillidFhirFile *file)
{
  g_autofree char *plain = g_strconcat (entry->type, "/", entry->id, NULL);
  const char *address = entry->full_url != NULL ? entry->full_url : plain;
  TillidImportEntry *old = g_hash_table_lookup (self->by_address, address);
  GHashTable *addresses = self->mapper.addresses;

  if (old == NULL)
    {
      if (entry->full_url != NULL && g_hash_table_contains (addresses, plain))
        {
          g_free (entry->id);
          entry->id = g_strdup (entry->full_url);
        }
      g_hash_table_insert (self->by_address, g_strdup (address), entry);
      return TRUE;
    }
  tillid_import_batch_warn (self->mapper.batch,
                            C_ ("import",
                                "%s/%s is in the file more than once: the newest is taken"),
                            entry->type, entry->id);
  if (!is_newer (entry, old, g_strcmp0 (file->bundle_type, "history") == 0))
    return FALSE;
  g_hash_table_insert (addresses, g_strdup (address), entry);
  g_hash_table_insert (addresses, g_steal_pointer (&plain), entry);
  g_hash_table_insert (self->mapper.dropped, old, entry);
  g_hash_table_insert (self->by_address, g_strdup (address), entry);
  return TRUE;
}

/* "urn:uuid:" and the id need no mention. An address that no processing instruction can hold is no address. */
static void
add_full_url (GByteArray *source, const TillidImportEntry *entry)
{
  g_autofree char *usual = g_strconcat ("urn:uuid:", entry->id, NULL);
  g_autofree char *mention = NULL;

  if (entry->full_url == NULL || g_str_equal (entry->full_url, usual) ||
      strpbrk (entry->full_url, "?> \t\r\n") != NULL)
    return;
  mention = g_strconcat (FULL_URL_BEGIN, entry->full_url, FULL_URL_END, NULL);
  g_byte_array_append (source, (const guint8 *) mention, strlen (mention));
}

/**
 * tillid_fhir_source_full_url:
 * @xml: the XML of one entry, as a batch holds it
 * @length: its length in bytes
 * @id: of the resource
 *
 * Returns: (transfer full): the address the resource had in its file, or the one that follows from its id
 */
char *
tillid_fhir_source_full_url (const char *xml, gsize length, const char *id)
{
  const char *end;

  g_return_val_if_fail (xml != NULL && id != NULL, NULL);

  if (length < strlen (FULL_URL_BEGIN) ||
      strncmp (xml, FULL_URL_BEGIN, strlen (FULL_URL_BEGIN)) != 0)
    return g_strconcat ("urn:uuid:", id, NULL);
  xml += strlen (FULL_URL_BEGIN);
  end = g_strstr_len (xml, length - strlen (FULL_URL_BEGIN), FULL_URL_END);
  return end != NULL ? g_strndup (xml, end - xml) : g_strconcat ("urn:uuid:", id, NULL);
}

static TillidImportEntry *
make_entry (Import *self, const xmlNode *resource, const char *full_url, const char *text)
{
  TillidImportBatch *batch = self->mapper.batch;
  TillidImportEntry *entry = tillid_import_batch_add_entry (batch, (const char *) resource->name);
  const xmlNode *meta = tillid_fhir_xml_child (resource, "meta");

  entry->full_url = g_strdup (full_url);
  entry->id = g_strdup (tillid_fhir_xml_value (resource, "id"));
  entry->version = g_strdup (tillid_fhir_xml_value (meta, "versionId"));
  entry->last_updated = g_strdup (tillid_fhir_xml_value (meta, "lastUpdated"));
  entry->display = tillid_fhir_words_resource_name (resource);
  if (entry->id == NULL)
    entry->id = id_from_url (full_url);
  if (entry->id == NULL)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      entry->id = g_strdup_printf ("content-%.24s", hash);
    }
  entry->offset = self->taken + batch->source->len;
  add_full_url (batch->source, entry);
  g_byte_array_append (batch->source, (const guint8 *) text, strlen (text));
  entry->length = self->taken + batch->source->len - entry->offset;
  return entry;
}

/* The XML of @entry is all that is in the batch, when somebody takes it. */
static gboolean
hand_over (Import *self, TillidImportEntry *entry, GError **error)
{
  GByteArray *source = self->mapper.batch->source;

  if (self->take == NULL)
    return TRUE;
  if (!self->take (entry, source->data, self->take_data, error))
    return FALSE;
  self->taken += source->len;
  g_byte_array_set_size (source, 0);
  return TRUE;
}

static gboolean
on_resource (xmlNodePtr resource,
             const char *full_url,
             const char *text,
             const TillidFhirFile *file,
             gpointer data,
             GError **error)
{
  Import *self = data;
  TillidFhirMapper *mapper = &self->mapper;

  if (!tillid_fhir_is_type ((const char *) resource->name))
    {
      g_autofree char *line = tillid_format_number (xmlGetLineNo (resource), NULL);

      mapper->batch->skipped++;
      tillid_import_batch_warn (mapper->batch,
                                C_ ("import", "A resource is left out: FHIR R4 has no type of that "
                                              "name (line %s)."),
                                line);
      return TRUE;
    }
  mapper->entry = make_entry (self, resource, full_url, text);
  mapper->resource = resource;
  if (!hand_over (self, mapper->entry, error))
    return FALSE;
  if (!replaces_older (self, mapper->entry, file))
    {
      g_hash_table_insert (mapper->dropped, mapper->entry, NULL);
      return TRUE;
    }
  add_addresses (mapper, mapper->entry);
  mapper->entry->patient = tillid_fhir_mapper_ref (mapper, patient_reference (resource));
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_equal (families[i].type, mapper->entry->type))
      {
        mapper->entry->kind = families[i].kind;
        families[i].map (mapper);
      }
  return TRUE;
}

/* What is kept without a patient is the clinic's: people who work there, and whatever is about nobody. */
static void
settle_entry (TillidFhirMapper *self, TillidImportEntry *entry, GHashTable *alone)
{
  const char *type = tillid_fhir_mapper_type_of (self, entry->patient);
  guint n;

  if (entry->kind == TILLID_IMPORT_PATIENTS)
    return;
  /* A subject may be a group, a place, a device: then there is no patient. */
  if (type != NULL && !g_str_equal (type, "Patient"))
    entry->patient = 0;
  if (entry->patient != 0)
    return;

  for (guint i = entry->records->len; i > 0; i--)
    {
      TillidImportRecord *record = entry->records->pdata[i - 1];

      if (tillid_record_type_find_field (record->draft->type, "patient") != NULL)
        g_ptr_array_remove_index (entry->records, i - 1);
    }
  entry->kind = TILLID_IMPORT_OTHERS;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (alone, entry->type));
  g_hash_table_insert (alone, entry->type, GUINT_TO_POINTER (n + 1));
}

static gboolean
is_kept (TillidImportEntry *entry, gpointer dropped)
{
  return !g_hash_table_contains (dropped, entry);
}

/* Notes the resource that @key leads to. */
static void
note_entry (TillidFhirMapper *self, GHashTable *entries, gint64 key)
{
  TillidImportEntry *entry = tillid_fhir_mapper_follow (self, key);

  if (entry != NULL)
    g_hash_table_add (entries, entry);
}

/* Resources that are meant as colleagues: by a record, or by a role. */
static void
note_colleagues (TillidFhirMapper *self, GHashTable *colleagues)
{
  const GPtrArray *entries = self->batch->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      const TillidImportEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->type, "PractitionerRole"))
        note_entry (self, colleagues, entry->primary);
      for (guint r = 0; r < entry->records->len; r++)
        {
          const TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[r])->draft;

          for (guint f = 0; f < draft->type->n_fields; f++)
            if (draft->type->fields[f].kind == TILLID_KIND_REF &&
                g_str_equal (draft->type->fields[f].target, "member"))
              note_entry (self, colleagues, TILLID_MEMBER (draft, &draft->type->fields[f], gint64));
        }
    }
}

/* Whoever only ever translates is an interpreter and no colleague. */
static void
drop_translators (TillidFhirMapper *self)
{
  g_autoptr (GHashTable) colleagues = g_hash_table_new (NULL, NULL);

  note_colleagues (self, colleagues);
  for (guint i = 0; i < self->batch->entries->len; i++)
    {
      TillidImportEntry *entry = self->batch->entries->pdata[i];
      const TillidRecord *interpreter =
        tillid_fhir_mapper_find_record (entry, &tillid_interpreter_type);

      if (interpreter == NULL || g_hash_table_contains (colleagues, entry))
        continue;
      for (guint r = entry->records->len; r > 0; r--)
        if (((TillidImportRecord *) entry->records->pdata[r - 1])->draft->type ==
            &tillid_member_type)
          g_ptr_array_remove_index (entry->records, r - 1);
      entry->primary = interpreter->id;
    }
}

static void
finish (Import *self)
{
  TillidFhirMapper *mapper = &self->mapper;
  TillidImportBatch *batch = mapper->batch;
  g_autoptr (GHashTable) alone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) types = NULL;

  tillid_fhir_mapper_resolve (mapper);
  drop_translators (mapper);
  tillid_import_batch_keep (batch, is_kept, mapper->dropped);
  for (guint i = 0; i < batch->entries->len; i++)
    settle_entry (mapper, batch->entries->pdata[i], alone);

  types = g_list_sort (g_hash_table_get_keys (alone), (GCompareFunc) strcmp);
  for (GList *l = types; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (alone, l->data));
      g_autofree char *number = tillid_format_number (n, NULL);

      /* Translators: %s is the name of a FHIR resource: Practitioner */
      tillid_import_batch_warn (
        batch,
        g_dngettext (GETTEXT_PACKAGE,
                     "%s resource of the type %s refers to no patient: it is "
                     "kept with the clinic",
                     "%s resources of the type %s refer to no patient: they "
                     "are kept with the clinic",
                     n),
        number, (const char *) l->data);
    }
}

/**
 * tillid_fhir_import:
 * @stream: a FHIR R4 file in XML: a Bundle of any type, or a single resource
 * @size: its size in bytes for the progress, or -1
 * @zone: the clinic's time zone
 * @take: (nullable): takes the XML of each entry; %NULL: the batch holds it
 * @take_data: passed to @take
 * @cancellable: (nullable): asked now and then
 * @progress: (nullable): told now and then
 * @progress_data: passed to @progress
 * @error: return location for a #TillidExchangeError that names the place
 *
 * Reads a file. Nothing is stored and nobody is asked: see tillid_import_batch_settle().
 *
 * Returns: (transfer full) (nullable): everything it holds
 */
TillidImportBatch *
tillid_fhir_import (GInputStream *stream,
                    gint64 size,
                    GTimeZone *zone,
                    TillidImportTake take,
                    gpointer take_data,
                    GCancellable *cancellable,
                    TillidXmlProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_autoptr (TillidImportBatch) batch = tillid_import_batch_new ();
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);
  g_auto (TillidFhirFile) file = { FALSE };
  Import self = {
    { batch, zone, NULL, NULL, refs, addresses, dropped, NULL, NULL }, by_address, take, take_data
  };
  gboolean read;

  g_return_val_if_fail (zone != NULL, NULL);

  read = tillid_fhir_read (stream, size, cancellable, progress, progress_data, on_resource, &self,
                           &file, error);
  if (read)
    finish (&self);
  g_clear_pointer (&self.mapper.late, g_ptr_array_unref);
  g_clear_pointer (&self.mapper.own, g_hash_table_unref);
  if (!read)
    return NULL;
  batch->single = file.single;
  batch->removed_extensions = file.removed.extensions;
  batch->removed_active = file.removed.active;
  return g_steal_pointer (&batch);
}

/**
 * tillid_fhir_import_file:
 * @file: a FHIR R4 file in XML
 * @zone: the clinic's time zone
 * @take: (nullable): takes the XML of each entry; %NULL: the batch holds it
 * @take_data: passed to @take
 * @cancellable: (nullable): asked now and then
 * @progress: (nullable): told now and then
 * @progress_data: passed to @progress
 * @error: return location for a #TillidExchangeError
 *
 * As tillid_fhir_import().
 *
 * Returns: (transfer full) (nullable): everything it holds
 */
TillidImportBatch *
tillid_fhir_import_file (GFile *file,
                         GTimeZone *zone,
                         TillidImportTake take,
                         gpointer take_data,
                         GCancellable *cancellable,
                         TillidXmlProgress progress,
                         gpointer progress_data,
                         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, &local);
  if (stream == NULL)
    {
      g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_READ,
                   C_ ("error", "The file cannot be read: %s"), local->message);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  return tillid_fhir_import (G_INPUT_STREAM (stream),
                             info != NULL ? g_file_info_get_size (info) : -1, zone, take, take_data,
                             cancellable, progress, progress_data, error);
}
