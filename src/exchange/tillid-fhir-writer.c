/* tillid-fhir-writer.c - a patient as a FHIR Bundle
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What was imported and is untouched goes out as the bytes that were stored. What was imported and changed here is
 * the original with the changed elements replaced (tillid-fhir-merge.c). What was born here is written fresh. Every
 * resource has one address in the document: the one it came with, or urn:tillid: and its id. */
#include "config.h"

#include "tillid-fhir-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-exchange-error.h"
#include "tillid-fhir-builder.h"
#include "tillid-fhir-map.h"
#include "tillid-fhir-mapper.h"
#include "tillid-fhir-merge.h"
#include "tillid-id.h"
#include "tillid-people.h"
#include "tillid-plan.h"
#include "tillid-story.h"
#include "tillid-xml-reader.h"

typedef struct
{
  const TillidExportSet *set;
  TillidFhirBuilder *builder;
  xmlDoc *doc;         /* of everything that is made here */
  GHashTable *covered; /* (element-type gint64): records that a source speaks for */
  guint n_fresh;       /* entries of a patient that were born here */
  GString *out;
} Writer;

static void
write_entry (Writer *self, const char *url, const char *resource, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (url, -1);

  g_string_append_printf (self->out, "<entry><fullUrl value=\"%s\"/><resource>", escaped);
  g_string_append_len (self->out, resource, length);
  g_string_append (self->out, "</resource></entry>\n");
}

static void
write_tree (Writer *self, const char *url, xmlNode *resource)
{
  g_autofree char *text = tillid_fhir_xml_to_text (resource);

  write_entry (self, url, text, strlen (text));
}

/* The stored bytes of a source without the mention of its address. */
static const char *
source_text (const TillidExportSource *source, gsize *out_length)
{
  const char *xml = g_bytes_get_data (source->xml, out_length);
  const char *end = g_str_has_prefix (xml, "<?") ? g_strstr_len (xml, *out_length, "?>") : NULL;

  if (end == NULL)
    return xml;
  *out_length -= end + 2 - xml;
  return end + 2;
}

/* A patient inside another resource has no XML alone: what is stored is the resource around. */
static gboolean
is_contained (const TillidExportSource *source)
{
  gsize length;
  const char *text = source_text (source, &length);
  const char *tag = memchr (text, '<', length);
  gsize n = strlen (source->type);

  return tag != NULL && (strncmp (tag + 1, source->type, n) != 0 || g_ascii_isalnum (tag[1 + n]));
}

static char *
source_url (const TillidExportSource *source)
{
  gsize length;
  const char *xml = g_bytes_get_data (source->xml, &length);

  return is_contained (source) ? g_strconcat ("urn:uuid:", source->id, NULL)
                               : tillid_fhir_source_full_url (xml, length, source->id);
}

static void
set_id (xmlNode *resource, const char *id)
{
  xmlNode *node = xmlNewDocNode (resource->doc, resource->ns, (const xmlChar *) "id", NULL);

  xmlNewProp (node, (const xmlChar *) "value", (const xmlChar *) id);
  if (resource->children != NULL)
    xmlAddPrevSibling (resource->children, node);
  else
    xmlAddChild (resource, node);
}

static void
write_fresh (Writer *self, const TillidRecord *record, const char *id)
{
  xmlNode *resource = tillid_fhir_make (self->builder, record, self->doc);
  const char *url = g_hash_table_lookup (self->builder->urls, &record->id);

  if (resource == NULL)
    return;
  set_id (resource, id);
  write_tree (self, url, resource);
  xmlFreeNode (resource);
}

/* Where a protected person can be found, in what others have sent: address, telephone, place, and the narrative,
 * which may repeat them. */
static void
mask (xmlNode *node)
{
  static const char *const names[] = { "address", "telecom", "location", "text", NULL };
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      gboolean narrative = FALSE;

      next = child->next;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      narrative =
        !tillid_fhir_xml_is (child, "text") || tillid_fhir_xml_child (child, "status") != NULL;
      if (narrative && g_strv_contains (names, (const char *) child->name) &&
          !tillid_fhir_xml_is (node, "extension"))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else
        mask (child);
    }
}

static const TillidRecord *
find_source_record (Writer *self, const TillidExportSource *source, const TillidRecordType *type)
{
  for (guint i = 0; i < source->records->len; i++)
    {
      const TillidRecord *record =
        g_hash_table_lookup (self->builder->by_id, &g_array_index (source->records, gint64, i));

      if (record != NULL && (type == NULL || record->type == type))
        return record;
    }
  return NULL;
}

static const TillidLifeEvent *
closed_stone (Writer *self, const TillidExportSource *source)
{
  const TillidRecord *record = find_source_record (self, source, &tillid_life_event_type);

  return record != NULL && ((const TillidLifeEvent *) record)->closed
           ? (const TillidLifeEvent *) record
           : NULL;
}

/* What this program would have written from the resource as it came. */
static TillidFhirBuilder *
builder_of_batch (Writer *self, const TillidImportBatch *batch)
{
  TillidFhirBuilder *builder = tillid_fhir_builder_new (self->set->zone, self->set->lang);

  for (guint i = 0; i < batch->refs->len; i++)
    {
      const TillidImportRef *ref = batch->refs->pdata[i];

      tillid_fhir_builder_set_url (builder, ref->key, ref->text);
    }
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];

      for (guint r = 0; r < entry->records->len; r++)
        tillid_fhir_builder_add (builder, ((TillidImportRecord *) entry->records->pdata[r])->draft);
    }
  tillid_fhir_builder_set_person (builder, NULL);
  builder->merging = TRUE;
  builder->context.birth_earliest = self->builder->context.birth_earliest;
  builder->context.birth_latest = self->builder->context.birth_latest;
  return builder;
}

static GPtrArray *
draft_steps (const TillidImportEntry *entry)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < entry->records->len; i++)
    {
      TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[i])->draft;

      if (draft->type == &tillid_step_type)
        g_ptr_array_add (steps, draft);
    }
  return steps;
}

static GPtrArray *
source_steps (Writer *self, const TillidExportSource *source)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < source->records->len; i++)
    {
      TillidRecord *record =
        g_hash_table_lookup (self->builder->by_id, &g_array_index (source->records, gint64, i));

      if (record != NULL && record->type == &tillid_step_type)
        g_ptr_array_add (steps, record);
    }
  return steps;
}

static gboolean
is_step (const TillidImportEntry *entry, guint activity)
{
  g_autofree char *slot = g_strdup_printf ("step/%u", activity);

  for (guint i = 0; i < entry->records->len; i++)
    if (g_str_equal (((TillidImportRecord *) entry->records->pdata[i])->slot, slot))
      return TRUE;
  return FALSE;
}

/* A copy of @activity as the one at that place. */
static void
put_activity (xmlNode *plan, const xmlNode *activity, guint place)
{
  xmlNode *copy = xmlDocCopyNode ((xmlNode *) activity, plan->doc, 1);
  xmlNode *last = NULL;

  TILLID_FHIR_EACH (other, plan, "activity")
  {
    if (place-- == 0)
      {
        xmlAddPrevSibling ((xmlNode *) other, copy);
        return;
      }
    last = (xmlNode *) other;
  }
  if (last != NULL)
    xmlAddNextSibling (last, copy);
  else
    xmlAddChild (plan, copy);
}

/* An activity that is no step here, for it only refers to a request, keeps its place in both plans: the others are
 * compared with their own. */
static void
put_other_activities (const TillidImportEntry *entry,
                      const xmlNode *original,
                      xmlNode *before,
                      xmlNode *after)
{
  guint place = 0;

  TILLID_FHIR_EACH (activity, original, "activity")
  {
    if (!is_step (entry, place))
      {
        put_activity (before, activity, place);
        put_activity (after, activity, place);
      }
    place++;
  }
}

/* The two resources between which the changed elements lie. Both may be NULL: then nothing that was changed is part of
 * this resource. */
static void
make_both (Writer *self,
           const TillidExportSource *source,
           const TillidImportEntry *entry,
           const xmlNode *original,
           TillidFhirBuilder *builder,
           xmlNode **out_before,
           xmlNode **out_after)
{
  *out_before = *out_after = NULL;
  if (g_str_equal (source->type, "CarePlan"))
    {
      g_autoptr (GPtrArray) old = draft_steps (entry);
      g_autoptr (GPtrArray) now = source_steps (self, source);

      *out_before = tillid_fhir_make_plan (builder, entry->patient, old, self->doc);
      *out_after = tillid_fhir_make_plan (self->builder, self->set->patient, now, self->doc);
      put_other_activities (entry, original, *out_before, *out_after);
      return;
    }
  for (guint i = 0; i < entry->records->len && *out_before == NULL; i++)
    {
      const TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[i])->draft;
      const TillidRecord *record = find_source_record (self, source, draft->type);

      if (record == NULL || tillid_fhir_builder_is_owned (self->builder, record))
        continue;
      *out_before = tillid_fhir_make (builder, draft, self->doc);
      *out_after = tillid_fhir_make (self->builder, record, self->doc);
    }
}

static void
merge_changes (Writer *self, const TillidExportSource *source, xmlNode *original)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (source->xml);
  g_autoptr (TillidImportBatch) batch =
    tillid_fhir_import (stream, -1, self->set->zone, NULL, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (TillidFhirBuilder) builder = NULL;
  xmlNode *before, *after;

  if (batch == NULL || batch->entries->len == 0)
    return;
  builder = builder_of_batch (self, batch);
  self->builder->merging = TRUE;
  make_both (self, source, batch->entries->pdata[0], original, builder, &before, &after);
  self->builder->merging = FALSE;
  if (before != NULL && after != NULL)
    tillid_fhir_merge (original, before, after);
  if (before != NULL)
    xmlFreeNode (before);
  if (after != NULL)
    xmlFreeNode (after);
}

/* The resource around says who it is about; whatever else is about the same patient needs one to refer to. */
static void
write_contained (Writer *self, const TillidExportSource *source)
{
  const TillidRecord *person = find_source_record (self, source, &tillid_person_type);
  gboolean alone = !source->changed && self->n_fresh == 0;

  for (guint i = 0; i < self->set->sources->len && alone; i++)
    alone = g_bytes_equal (((TillidExportSource *) self->set->sources->pdata[i])->xml, source->xml);
  if (person != NULL && !alone)
    write_fresh (self, person, source->id);
}

static gboolean
write_source (Writer *self, const TillidExportSource *source, GError **error)
{
  g_autofree char *url = source_url (source);
  const TillidLifeEvent *closed = closed_stone (self, source);
  xmlDoc *doc;
  gsize length;
  const char *text = source_text (source, &length);

  if (is_contained (source))
    {
      write_contained (self, source);
      return TRUE;
    }
  if (closed != NULL)
    {
      write_fresh (self, &closed->record, source->id);
      return TRUE;
    }
  if (!source->changed && !self->builder->masked)
    {
      write_entry (self, url, text, length);
      return TRUE;
    }
  doc = tillid_xml_tree_from_bytes (source->xml, error);
  if (doc == NULL)
    return FALSE;
  if (source->changed)
    merge_changes (self, source, xmlDocGetRootElement (doc));
  if (self->builder->masked)
    mask (xmlDocGetRootElement (doc));
  write_tree (self, url, xmlDocGetRootElement (doc));
  xmlFreeDoc (doc);
  return TRUE;
}

static gboolean
is_written (Writer *self, const TillidRecord *record)
{
  return record->state != TILLID_RECORD_UNDONE &&
         !tillid_fhir_builder_is_owned (self->builder, record) &&
         !g_hash_table_contains (self->covered, &record->id);
}

/* Every record that is a resource gets its address before anything is written: references go both ways. */
static void
give_addresses (Writer *self)
{
  const TillidExportSet *set = self->set;

  for (guint i = 0; i < set->records->len; i++)
    tillid_fhir_builder_add (self->builder, set->records->pdata[i]);
  for (guint i = 0; i < set->sources->len; i++)
    {
      const TillidExportSource *source = set->sources->pdata[i];
      g_autofree char *url = source_url (source);

      for (guint r = 0; r < source->records->len; r++)
        {
          gint64 *record = &g_array_index (source->records, gint64, r);

          g_hash_table_add (self->covered, record);
          tillid_fhir_builder_set_url (self->builder, *record, url);
        }
    }
  for (guint i = 0; i < set->records->len; i++)
    {
      const TillidRecord *record = set->records->pdata[i];

      if (is_written (self, record))
        {
          g_autofree char *id = tillid_id_dup_text (record->id);
          g_autofree char *url = g_strconcat ("urn:tillid:", id, NULL);

          tillid_fhir_builder_set_url (self->builder, record->id, url);
          self->n_fresh += tillid_record_type_find_field (record->type, "patient") != NULL;
        }
    }
}

static void
write_records (Writer *self)
{
  const TillidExportSet *set = self->set;
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  for (guint i = 0; i < set->records->len; i++)
    {
      const TillidRecord *record = set->records->pdata[i];
      g_autofree char *id = NULL;

      if (!is_written (self, record))
        continue;
      if (record->type == &tillid_step_type)
        {
          g_ptr_array_add (steps, (gpointer) record);
          continue;
        }
      id = tillid_id_dup_text (record->id);
      write_fresh (self, record, id);
    }
  if (steps->len > 0)
    {
      xmlNode *plan = tillid_fhir_make_plan (self->builder, set->patient, steps, self->doc);
      g_autofree char *id = tillid_id_dup_text (((TillidRecord *) steps->pdata[0])->id);
      g_autofree char *url = g_strconcat ("urn:tillid:", id, NULL);

      set_id (plan, id);
      write_tree (self, url, plan);
      xmlFreeNode (plan);
    }
}

static char *
instant (const TillidExportSet *set, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, set->zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

/* A step has an address, and no resource, of its own. */
static gboolean
is_in_plan (Writer *self, gint64 id)
{
  const TillidRecord *record = g_hash_table_lookup (self->builder->by_id, &id);

  return record != NULL && record->type == &tillid_step_type && is_written (self, record);
}

/* Who made or changed what, and when. */
static void
write_provenance (Writer *self)
{
  for (guint i = 0; i < self->set->changes->len; i++)
    {
      const TillidExportChange *change = self->set->changes->pdata[i];
      const char *target = g_hash_table_lookup (self->builder->urls, &change->record);
      g_autofree char *recorded = instant (self->set, change->at);
      g_autofree char *id = NULL;
      g_autofree char *url = NULL;
      xmlNode *provenance;

      if (target == NULL || recorded == NULL || is_in_plan (self, change->record))
        continue;
      id = g_strdup_printf ("provenance-%u", i + 1);
      url = g_strconcat ("urn:tillid:", id, NULL);
      provenance = tillid_fhir_make_resource (self->doc, "Provenance");
      set_id (provenance, id);
      tillid_fhir_build_value (tillid_fhir_build_add (provenance, "target"), "reference", target);
      tillid_fhir_build_value (provenance, "recorded", recorded);
      tillid_fhir_build_value (tillid_fhir_build_add (tillid_fhir_build_add (provenance, "agent"),
                                                      "who"),
                               "display", change->who);
      write_tree (self, url, provenance);
      xmlFreeNode (provenance);
    }
}

#define SUBSETTED_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"

static void
write_head (Writer *self)
{
  g_autofree char *made = instant (self->set, self->set->made_at);
  g_autofree char *lang =
    self->set->lang != NULL ? g_markup_escape_text (self->set->lang, -1) : NULL;
  g_autofree char *left_out =
    self->set->left_out != NULL ? g_markup_escape_text (self->set->left_out, -1) : NULL;

  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<Bundle xmlns=\"" TILLID_FHIR_NAMESPACE "\">");
  /* The sign that FHIR has for what is not whole. */
  if (left_out != NULL)
    g_string_append_printf (self->out,
                            "<meta><tag><system value=\"" SUBSETTED_SYSTEM "\"/>"
                            "<code value=\"SUBSETTED\"/><display value=\"%s\"/></tag></meta>",
                            left_out);
  if (lang != NULL)
    g_string_append_printf (self->out, "<language value=\"%s\"/>", lang);
  g_string_append (self->out, "<type value=\"collection\"/>");
  if (made != NULL)
    g_string_append_printf (self->out, "<timestamp value=\"%s\"/>", made);
  g_string_append_c (self->out, '\n');
}

/**
 * tillid_fhir_export:
 * @set: everything that goes out
 * @cancellable: (nullable): asked before every imported resource
 * @error: return location for a #TillidExchangeError
 *
 * Writes a collection Bundle of FHIR R4: imported resources as they came, changed ones with only the changed elements
 * replaced, those born here fresh, and who did what. A protected address is in none of them; a closed stone is
 * there without its content.
 *
 * Returns: (transfer full) (nullable): the document, UTF-8
 */
GBytes *
tillid_fhir_export (const TillidExportSet *set, GCancellable *cancellable, GError **error)
{
  g_autoptr (TillidFhirBuilder) builder = NULL;
  g_autoptr (GHashTable) covered = g_hash_table_new (g_int64_hash, g_int64_equal);
  Writer self = { set, NULL, NULL, covered, 0, NULL };
  const TillidRecord *person;
  gboolean written = TRUE;
  gsize length;

  g_return_val_if_fail (set != NULL, NULL);

  builder = tillid_fhir_builder_new (set->zone, set->lang);
  self.builder = builder;
  self.doc = xmlNewDoc (NULL);
  self.out = g_string_new (NULL);
  give_addresses (&self);
  person = g_hash_table_lookup (builder->by_id, &set->patient);
  tillid_fhir_builder_set_person (builder, (const TillidPerson *) person);
  write_head (&self);
  for (guint i = 0; i < set->sources->len && written; i++)
    {
      written = !g_cancellable_is_cancelled (cancellable) ||
                (g_set_error_literal (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CANCELLED,
                                      C_ ("error", "Writing was stopped.")),
                 FALSE);
      written = written && write_source (&self, set->sources->pdata[i], error);
    }
  if (written)
    {
      write_records (&self);
      write_provenance (&self);
    }
  g_string_append (self.out, "</Bundle>\n");
  xmlFreeDoc (self.doc);
  length = self.out->len;
  if (written)
    return g_bytes_new_take (g_string_free (self.out, FALSE), length);
  g_string_free (self.out, TRUE);
  return NULL;
}
