/* tillid-fhir-builder.c - what making resources leans on: who belongs to whom, and who is called what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-builder.h"

#include "tillid-people.h"
#include "tillid-plan.h"
#include "tillid-visit.h"

/* Kinds that are written inside another resource, and the member that says inside which. */
static const struct
{
  const TillidRecordType *type;
  gsize offset;
} owned[] = {
  { &tillid_person_name_type, G_STRUCT_OFFSET (TillidPersonName, patient) },
  { &tillid_person_language_type, G_STRUCT_OFFSET (TillidPersonLanguage, patient) },
  { &tillid_contact_channel_type, G_STRUCT_OFFSET (TillidContactChannel, patient) },
  { &tillid_identifier_type, G_STRUCT_OFFSET (TillidIdentifier, patient) },
  { &tillid_presence_type, G_STRUCT_OFFSET (TillidPresence, visit) },
  { &tillid_relation_type, G_STRUCT_OFFSET (TillidRelation, person) },
  { &tillid_goal_rating_type, G_STRUCT_OFFSET (TillidGoalRating, goal) },
};

static gint64 *
dup_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

/**
 * tillid_fhir_builder_new:
 * @zone: the clinic's time zone
 * @lang: (nullable): BCP 47 tag of the document
 *
 * Returns: (transfer full): a builder that knows no record yet
 */
TillidFhirBuilder *
tillid_fhir_builder_new (GTimeZone *zone, const char *lang)
{
  TillidFhirBuilder *self = g_new0 (TillidFhirBuilder, 1);

  self->zone = zone;
  self->lang = lang;
  self->context.birth_earliest = self->context.birth_latest = TILLID_ABSENT;
  self->urls = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->children =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
tillid_fhir_builder_free (TillidFhirBuilder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->urls);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->children);
  g_free (self);
}

/* A record that came from elsewhere goes out under the address it had there. */
void
tillid_fhir_builder_set_url (TillidFhirBuilder *self, gint64 record, const char *url)
{
  g_hash_table_insert (self->urls, dup_key (record), g_strdup (url));
}

/**
 * tillid_fhir_builder_add:
 * @self: a builder
 * @record: a record that outlives it
 *
 * Makes a record known, by its id and to what it belongs to.
 */
void
tillid_fhir_builder_add (TillidFhirBuilder *self, const TillidRecord *record)
{
  g_hash_table_insert (self->by_id, dup_key (record->id), (gpointer) record);
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    if (owned[i].type == record->type)
      {
        gint64 owner = G_STRUCT_MEMBER (gint64, record, owned[i].offset);
        GPtrArray *children = g_hash_table_lookup (self->children, &owner);

        if (children == NULL)
          {
            children = g_ptr_array_new ();
            g_hash_table_insert (self->children, dup_key (owner), children);
          }
        g_ptr_array_add (children, (gpointer) record);
      }
}

/**
 * tillid_fhir_builder_is_owned:
 * @self: a builder that knows all records
 * @record: a record
 *
 * Returns: whether @record is written inside the resource of another one
 */
gboolean
tillid_fhir_builder_is_owned (const TillidFhirBuilder *self, const TillidRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    if (owned[i].type == record->type)
      return g_hash_table_contains (self->by_id,
                                    &G_STRUCT_MEMBER (gint64, record, owned[i].offset));
  return FALSE;
}

/* Bounds of another event. Each step goes one level deeper, so that a circle ends. */
static gboolean
find_bounds (gint64 other, TillidToldBounds *out_bounds, gpointer data)
{
  TillidFhirBuilder *self = data;
  const TillidRecord *record = g_hash_table_lookup (self->by_id, &other);
  gboolean found = FALSE;

  if (record == NULL || self->depth > 32)
    return FALSE;
  self->depth++;
  for (guint i = 0; i < record->type->n_fields && !found; i++)
    {
      const TillidField *field = &record->type->fields[i];
      const TillidTold *told =
        field->kind == TILLID_KIND_TOLD ? TILLID_MEMBER (record, field, TillidTold *) : NULL;

      found = told != NULL && tillid_told_bounds (told, &self->context, out_bounds, NULL);
    }
  self->depth--;
  return found;
}

/**
 * tillid_fhir_builder_set_person:
 * @self: a builder that knows all records
 * @person: (nullable): the patient
 *
 * Dates told as an age lean on the patient's birth; a date given by an office spans its whole year.
 */
void
tillid_fhir_builder_set_person (TillidFhirBuilder *self, const TillidPerson *person)
{
  static const TillidToldContext nothing = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds birth;

  self->context.lookup = find_bounds;
  self->context.data = self;
  if (person == NULL)
    return;
  self->patient = person->record.id;
  self->masked = person->address_protected;
  if (person->birth == NULL || !tillid_told_bounds (person->birth, &nothing, &birth, NULL))
    return;
  self->context.birth_earliest = birth.start_earliest;
  self->context.birth_latest = birth.start_latest;
  if (person->birth_administrative && birth.start_earliest != TILLID_ABSENT)
    {
      int year;

      tillid_day_to_ymd (birth.start_earliest, &year, NULL, NULL);
      self->context.birth_earliest = tillid_day_from_ymd (year, 1, 1);
      self->context.birth_latest = tillid_day_from_ymd (year, 12, 31);
    }
}
