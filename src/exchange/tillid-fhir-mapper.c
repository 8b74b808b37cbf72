/* tillid-fhir-mapper.c - references between the resources of a FHIR file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* While a resource is mapped, each reference in it becomes a key, the same text the same key. When all resources
 * have been seen, every key is looked up once in one table of addresses: full URLs, "Type/id", and identifiers
 * ("Type?system|value"). So nothing depends on the order of entries and nothing is quadratic.
 *
 * How a reference is read (FHIR R4, "Resolving references in Bundles"), versions left aside: an absolute one is a full
 * URL; a relative one is joined to the root of the address of the entry that makes it; if that is in vain, type and
 * id alone count, but not between two servers; "Type?identifier=system|value" and a logical reference go by
 * identifier; "#id" is inside the resource. */
#include "config.h"

#include "tillid-fhir-mapper.h"

#include <string.h>

#include "tillid-fhir-reader.h"
#include "tillid-id.h"

#define REF_BASE (-(G_GINT64_CONSTANT (1) << 40))

typedef struct
{
  TillidFhirLate func;
  TillidImportEntry *entry;
  gpointer data;
  GDestroyNotify free_data;
} Late;

static void
late_free (gpointer data)
{
  Late *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/**
 * tillid_fhir_mapper_later:
 * @self: a mapper
 * @func: called for the entry being mapped when references can be followed
 * @data: (transfer full): passed to @func
 * @free_data: frees @data
 *
 * Puts off what depends on other resources.
 */
void
tillid_fhir_mapper_later (TillidFhirMapper *self,
                          TillidFhirLate func,
                          gpointer data,
                          GDestroyNotify free_data)
{
  Late *late = g_new (Late, 1);

  *late = (Late){ func, self->entry, data, free_data };
  if (self->late == NULL)
    self->late = g_ptr_array_new_with_free_func (late_free);
  g_ptr_array_add (self->late, late);
}

/**
 * tillid_fhir_mapper_add_address:
 * @self: a mapper
 * @entry: a resource
 * @address: (transfer full): by which others may refer to it; the first to have it keeps it
 */
void
tillid_fhir_mapper_add_address (TillidFhirMapper *self, TillidImportEntry *entry, char *address)
{
  if (g_hash_table_contains (self->addresses, address))
    g_free (address);
  else
    g_hash_table_insert (self->addresses, address, entry);
}

/**
 * tillid_fhir_mapper_contained:
 * @self: a mapper
 * @reference: (nullable): a Reference
 *
 * Returns: (nullable): the contained resource it means
 */
const xmlNode *
tillid_fhir_mapper_contained (TillidFhirMapper *self, const xmlNode *reference)
{
  const char *text = tillid_fhir_xml_value (reference, "reference");

  if (text == NULL || text[0] != '#')
    return NULL;
  TILLID_FHIR_EACH (contained, self->resource, "contained")
  {
    const xmlNode *resource = xmlFirstElementChild (contained);

    if (g_strcmp0 (tillid_fhir_xml_value (resource, "id"), text + 1) == 0)
      return resource;
  }
  return NULL;
}

/* "Patient/12" at the end of @text, without a version. */
static void
split_address (const char *text, char **out_type, char **out_id)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint n = g_strv_length (parts);

  if (n >= 4 && g_str_equal (parts[n - 2], "_history"))
    n -= 2;
  if (n < 2 || !tillid_fhir_is_type (parts[n - 2]) || parts[n - 1][0] == '\0')
    return;
  *out_type = g_strdup (parts[n - 2]);
  *out_id = g_strdup (parts[n - 1]);
}

/**
 * tillid_fhir_reference_to_address:
 * @text: what a reference says
 *
 * Returns: (transfer full): "Type/id" without server and version; else the id of a urn:uuid, else @text
 */
char *
tillid_fhir_reference_to_address (const char *text)
{
  g_autofree char *type = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  split_address (text, &type, &id);
  if (id != NULL)
    return g_strconcat (type, "/", id, NULL);
  return g_strdup (g_str_has_prefix (text, "urn:uuid:") ? text + strlen ("urn:uuid:") : text);
}

/* "Patient?identifier=system|value" */
static void
split_query (const char *text, TillidImportRef *ref)
{
  const char *mark = strchr (text, '?');
  const char *value = strstr (text, "identifier=");
  g_autofree char *plain = NULL;
  char *bar;

  if (mark == NULL || value == NULL)
    return;
  ref->type = g_strndup (text, mark - text);
  plain = g_uri_unescape_string (value + strlen ("identifier="), NULL);
  bar = plain != NULL ? strchr (plain, '|') : NULL;
  ref->system = bar != NULL ? g_strndup (plain, bar - plain) : NULL;
  ref->value = g_strdup (bar != NULL ? bar + 1 : plain);
}

/* What comes before "Type/id" in the address of an entry. */
static char *
base_of (const char *full_url)
{
  g_autofree char *type = NULL;
  g_autofree char *id = NULL;

  if (full_url == NULL || !g_str_has_prefix (full_url, "http"))
    return NULL;
  split_address (full_url, &type, &id);
  return type != NULL ? g_strndup (full_url, strlen (full_url) - strlen (type) - strlen (id) - 1)
                      : NULL;
}

/* A contained patient is a patient of the file like any other, with an address of its own. */
static const char *
map_contained_patient (TillidFhirMapper *self, const xmlNode *patient, const char *text)
{
  TillidImportEntry *outer = self->entry;
  const xmlNode *outer_resource = self->resource;
  g_autofree char *address = g_strconcat (outer->type, "/", outer->id, text, NULL);
  TillidImportEntry *entry = g_hash_table_lookup (self->addresses, address);

  if (entry == NULL)
    {
      entry = tillid_import_batch_add_entry (self->batch, "Patient");
      entry->id = g_strconcat (outer->type, "-", outer->id, "-", text + 1, NULL);
      entry->full_url = g_strdup (address);
      entry->offset = outer->offset;
      entry->length = outer->length;
      memcpy (entry->content_hash, outer->content_hash, sizeof entry->content_hash);
      entry->kind = TILLID_IMPORT_PATIENTS;
      tillid_fhir_mapper_add_address (self, entry, g_strdup (address));
      self->entry = entry;
      self->resource = patient;
      tillid_fhir_map_patient (self);
      self->entry = outer;
      self->resource = outer_resource;
    }
  return entry->full_url;
}

static TillidImportRef *
add_ref (TillidFhirMapper *self, const char *text, const char *base, const char *type)
{
  TillidImportRef *ref = g_new0 (TillidImportRef, 1);

  ref->key = REF_BASE - self->batch->refs->len;
  ref->text = g_strdup (text);
  ref->base = g_strdup (base);
  if (strchr (text, '?') != NULL)
    split_query (text, ref);
  else
    split_address (text, &ref->type, &ref->id);
  if (ref->id == NULL && g_str_has_prefix (text, "urn:uuid:"))
    ref->id = g_strdup (text + strlen ("urn:uuid:"));
  if (ref->type == NULL)
    ref->type = g_strdup (type);
  g_ptr_array_add (self->batch->refs, ref);
  return ref;
}

/**
 * tillid_fhir_mapper_ref:
 * @self: a mapper
 * @reference: (nullable): a Reference
 *
 * Returns: a key that stands for what it refers to; 0 if it only says so in words, or means a contained resource
 *   that is no Patient
 */
gint64
tillid_fhir_mapper_ref (TillidFhirMapper *self, const xmlNode *reference)
{
  const char *text = tillid_fhir_xml_value (reference, "reference");
  const char *type = tillid_fhir_xml_value (reference, "type");
  const char *value = tillid_fhir_xml_path (reference, "identifier/value");
  const char *system = tillid_fhir_xml_path (reference, "identifier/system");
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  TillidImportRef *ref;

  if (text != NULL && text[0] == '#')
    {
      const xmlNode *contained = tillid_fhir_mapper_contained (self, reference);

      if (!tillid_fhir_xml_is (contained, "Patient"))
        return 0;
      text = map_contained_patient (self, contained, text);
    }
  else if (text != NULL && strchr (text, ':') == NULL)
    base = base_of (self->entry->full_url);
  if (text == NULL && value == NULL)
    return 0;

  name = text != NULL ? g_strconcat (base != NULL ? base : "", "\n", text, NULL)
                      : g_strconcat (type != NULL ? type : "", "?", system != NULL ? system : "",
                                     "|", value, NULL);
  ref = g_hash_table_lookup (self->refs, name);
  if (ref == NULL)
    {
      ref = add_ref (self, text != NULL ? text : value, base, type);
      if (text == NULL)
        {
          ref->system = g_strdup (system);
          ref->value = g_strdup (value);
        }
      ref->display = tillid_fhir_mapper_ref_display (self, reference);
      g_hash_table_insert (self->refs, g_steal_pointer (&name), ref);
    }
  return ref->key;
}

/**
 * tillid_fhir_mapper_ref_address:
 * @self: a mapper
 * @text: an address, as in a Reference
 *
 * Returns: a key that stands for what it refers to
 */
gint64
tillid_fhir_mapper_ref_address (TillidFhirMapper *self, const char *text)
{
  g_autofree char *base = strchr (text, ':') == NULL ? base_of (self->entry->full_url) : NULL;
  g_autofree char *name = g_strconcat (base != NULL ? base : "", "\n", text, NULL);
  TillidImportRef *ref = g_hash_table_lookup (self->refs, name);

  if (ref == NULL)
    {
      ref = add_ref (self, text, base, NULL);
      g_hash_table_insert (self->refs, g_steal_pointer (&name), ref);
    }
  return ref->key;
}

typedef struct
{
  TillidImportEntry *entry;
  gint64 record;
} OwnRecord;

/**
 * tillid_fhir_mapper_add_own:
 * @self: a mapper
 * @address: urn:tillid: and an id
 * @record: local key of a draft of the entry
 *
 * Makes a record known that this program wrote into a resource with others.
 */
void
tillid_fhir_mapper_add_own (TillidFhirMapper *self, const char *address, gint64 record)
{
  OwnRecord *own = g_new (OwnRecord, 1);

  *own = (OwnRecord){ self->entry, record };
  if (self->own == NULL)
    self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->own, g_strdup (address), own);
}

/**
 * tillid_fhir_mapper_find_own:
 * @self: a mapper that has seen every resource
 * @id: that a record had in the clinic it comes from
 *
 * Returns: its local key; 0 if it is not in the file
 */
gint64
tillid_fhir_mapper_find_own (TillidFhirMapper *self, gint64 id)
{
  char text[TILLID_ID_TEXT_LENGTH + 1];
  g_autofree char *address = NULL;
  const TillidImportEntry *entry;
  const OwnRecord *own;

  tillid_id_to_text (id, text);
  address = g_strconcat ("urn:tillid:", text, NULL);
  own = self->own != NULL ? g_hash_table_lookup (self->own, address) : NULL;
  if (own != NULL)
    return own->record;
  entry = g_hash_table_lookup (self->addresses, address);
  return entry != NULL ? entry->primary : 0;
}

/**
 * tillid_fhir_mapper_ref_display:
 * @self: a mapper
 * @reference: (nullable): a Reference
 *
 * Returns: (transfer full) (nullable): how the file calls what it refers to
 */
char *
tillid_fhir_mapper_ref_display (TillidFhirMapper *self, const xmlNode *reference)
{
  const char *display = tillid_fhir_xml_value (reference, "display");
  const xmlNode *contained;

  if (display != NULL)
    return g_strdup (display);
  contained = tillid_fhir_mapper_contained (self, reference);
  return contained != NULL ? tillid_fhir_words_resource_name (contained) : NULL;
}

static TillidImportRef *
find_ref (TillidFhirMapper *self, gint64 key)
{
  return key <= REF_BASE && REF_BASE - key < self->batch->refs->len
           ? self->batch->refs->pdata[REF_BASE - key]
           : NULL;
}

/**
 * tillid_fhir_mapper_follow:
 * @self: a mapper, when references can be followed
 * @key: of a reference
 *
 * Returns: (nullable): the resource of the file that it means
 */
TillidImportEntry *
tillid_fhir_mapper_follow (TillidFhirMapper *self, gint64 key)
{
  TillidImportRef *ref = find_ref (self, key);

  return ref != NULL ? ref->entry : NULL;
}

/**
 * tillid_fhir_mapper_type_of:
 * @self: a mapper, when references can be followed
 * @key: of a reference, or 0
 *
 * Returns: (nullable): the type of resource that it means, as far as anybody can tell
 */
const char *
tillid_fhir_mapper_type_of (TillidFhirMapper *self, gint64 key)
{
  TillidImportRef *ref = find_ref (self, key);

  if (ref == NULL)
    return NULL;
  return ref->entry != NULL ? ref->entry->type : ref->type;
}

/**
 * tillid_fhir_mapper_find_record:
 * @entry: (nullable): a resource
 * @type: a kind of record
 *
 * Returns: (nullable): its first draft of that kind
 */
TillidRecord *
tillid_fhir_mapper_find_record (TillidImportEntry *entry, const TillidRecordType *type)
{
  for (guint i = 0; entry != NULL && i < entry->records->len; i++)
    {
      TillidImportRecord *record = entry->records->pdata[i];

      if (record->draft->type == type)
        return record->draft;
    }
  return NULL;
}

static char *
without_version (const char *text)
{
  const char *history = strstr (text, "/_history/");

  return history != NULL ? g_strndup (text, history - text) : g_strdup (text);
}

/* The resource of that type and id, unless both are at home on servers, and on different ones: then they only
 * share a number, and taking one for the other would put a finding into a stranger's record. */
static TillidImportEntry *
find_by_id (TillidFhirMapper *self, TillidImportRef *ref, const char *base)
{
  g_autofree char *plain = g_strconcat (ref->type, "/", ref->id, NULL);
  TillidImportEntry *entry = g_hash_table_lookup (self->addresses, plain);
  g_autofree char *other = entry != NULL ? base_of (entry->full_url) : NULL;

  if (base == NULL || other == NULL || g_str_equal (base, other))
    return entry;
  ref->elsewhere = TRUE;
  return NULL;
}

static TillidImportEntry *
find_entry (TillidFhirMapper *self, TillidImportRef *ref)
{
  g_autofree char *text = without_version (ref->text);
  gboolean absolute = strchr (text, ':') != NULL;
  g_autofree char *base = absolute ? base_of (text) : g_strdup (ref->base);
  g_autofree char *full =
    absolute || base == NULL ? g_strdup (text) : g_strconcat (base, text, NULL);
  g_autofree char *number = NULL;
  TillidImportEntry *entry = g_hash_table_lookup (self->addresses, full);
  TillidImportEntry *newer;

  if (entry == NULL && ref->type != NULL && ref->id != NULL)
    entry = find_by_id (self, ref, base);
  if (entry == NULL && ref->value != NULL)
    {
      number = g_strconcat (ref->type != NULL ? ref->type : "Patient", "?",
                            ref->system != NULL ? ref->system : "", "|", ref->value, NULL);
      entry = g_hash_table_lookup (self->addresses, number);
    }
  while (entry != NULL && (newer = g_hash_table_lookup (self->dropped, entry)) != NULL)
    entry = newer;
  return entry;
}

/**
 * tillid_fhir_mapper_resolve:
 * @self: a mapper that has seen every resource
 *
 * Follows every reference, then does what was put off until then.
 */
void
tillid_fhir_mapper_resolve (TillidFhirMapper *self)
{
  for (guint i = 0; i < self->batch->refs->len; i++)
    {
      TillidImportRef *ref = self->batch->refs->pdata[i];

      const OwnRecord *own = self->own != NULL ? g_hash_table_lookup (self->own, ref->text) : NULL;

      ref->entry = own != NULL ? own->entry : find_entry (self, ref);
      ref->record = own != NULL ? own->record : 0;
    }
  for (guint i = 0; self->late != NULL && i < self->late->len; i++)
    {
      Late *late = self->late->pdata[i];

      if (g_hash_table_contains (self->dropped, late->entry))
        continue;
      self->entry = late->entry;
      late->func (self, late->entry, late->data);
    }
  self->entry = NULL;
}
