/* tillid-fhir-mapper.h - what the mappings of the resource families share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "tillid-fhir-date.h"
#include "tillid-fhir-xml.h"
#include "tillid-import-batch.h"

G_BEGIN_DECLS

/**
 * TillidFhirMapper:
 * @batch: what is made
 * @zone: of the clinic
 * @entry: (unowned): the resource being mapped
 * @resource: its XML; only while it is being mapped
 */
typedef struct
{
  TillidImportBatch *batch;
  GTimeZone *zone;
  TillidImportEntry *entry;
  const xmlNode *resource;
  /*< private >*/
  GHashTable *refs;      /* text and base -> TillidImportRef */
  GHashTable *addresses; /* full URL, Type/id, Type?system|value -> TillidImportEntry */
  GHashTable *dropped;   /* TillidImportEntry -> the newer version of it, or NULL */
  GPtrArray *late;
  GHashTable *own; /* urn:tillid:id of what is no resource of its own -> OwnRecord */
} TillidFhirMapper;

/* Called when every resource has been seen: references can be followed. @data is freed afterwards. */
typedef void (*TillidFhirLate) (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data);

/* Adds a draft of the resource being mapped; its patient must be known. */
#define tillid_fhir_mapper_add(self, draft, slot)                                                  \
  tillid_import_batch_add_record ((self)->batch, (self)->entry, &(draft)->record, slot)

void tillid_fhir_mapper_later (TillidFhirMapper *self,
                               TillidFhirLate func,
                               gpointer data,
                               GDestroyNotify free_data);
gint64 tillid_fhir_mapper_ref (TillidFhirMapper *self, const xmlNode *reference);
gint64 tillid_fhir_mapper_ref_address (TillidFhirMapper *self, const char *text);
void tillid_fhir_mapper_add_own (TillidFhirMapper *self, const char *address, gint64 record);
gint64 tillid_fhir_mapper_find_own (TillidFhirMapper *self, gint64 id);
char *tillid_fhir_mapper_ref_display (TillidFhirMapper *self,
                                      const xmlNode *reference) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_reference_to_address (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const xmlNode *tillid_fhir_mapper_contained (TillidFhirMapper *self, const xmlNode *reference);
TillidImportEntry *tillid_fhir_mapper_follow (TillidFhirMapper *self, gint64 key);
const char *tillid_fhir_mapper_type_of (TillidFhirMapper *self, gint64 key);
TillidRecord *tillid_fhir_mapper_find_record (TillidImportEntry *entry,
                                              const TillidRecordType *type);
void
tillid_fhir_mapper_add_address (TillidFhirMapper *self, TillidImportEntry *entry, char *address);
void tillid_fhir_mapper_resolve (TillidFhirMapper *self);

/* tillid-fhir-words.c: text and codes that several families need */
typedef struct
{
  char *words;
  char *language;
  char *staff_words;
} TillidFhirWords;

void tillid_fhir_words_read (TillidFhirMapper *self,
                             const xmlNode *text,
                             const char *fallback,
                             TillidFhirWords *out);
void tillid_fhir_words_clear (TillidFhirWords *self);
void tillid_fhir_words_code (const xmlNode *concept, char **out_system, char **out_code);
char *tillid_fhir_words_note (const xmlNode *resource) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_words_name (const xmlNode *human_name) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_words_resource_name (const xmlNode *resource) G_GNUC_WARN_UNUSED_RESULT;

/* The families. Each maps self->resource into drafts of self->entry. */
void tillid_fhir_map_patient (TillidFhirMapper *self);
void tillid_fhir_map_related (TillidFhirMapper *self);
void tillid_fhir_map_practitioner (TillidFhirMapper *self);
void tillid_fhir_map_practitioner_role (TillidFhirMapper *self);
void tillid_fhir_map_encounter (TillidFhirMapper *self);
void tillid_fhir_map_appointment (TillidFhirMapper *self);
void tillid_fhir_map_condition (TillidFhirMapper *self);
void tillid_fhir_map_observation (TillidFhirMapper *self);
void tillid_fhir_map_goal (TillidFhirMapper *self);
void tillid_fhir_map_care_plan (TillidFhirMapper *self);
void tillid_fhir_map_medicine (TillidFhirMapper *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidFhirWords, tillid_fhir_words_clear)

G_END_DECLS
