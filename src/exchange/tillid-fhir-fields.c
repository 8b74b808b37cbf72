/* tillid-fhir-fields.c - what FHIR has no element for: the fields of our records, as extensions
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* <extension url="urn:tillid:kind"><valueCode value="goal"/></extension>        this element is one of our goals
 * <extension url="urn:tillid:goal.difficulty"><valueString value="2"/></extension>
 * <extension url="urn:tillid:goal.course"><valueUri value="urn:tillid:01..."/></extension>
 *
 * They stand on the element that holds the record: a Goal, the name in a Patient, the detail of an activity. Fields
 * that FHIR's own elements give back exactly are not repeated (the table below); every other field of the field table
 * is there, so that a field that is added to a record is not lost. A choice is always said, other fields where
 * they are not absent.
 *
 * Reading takes whatever is there. On an element that says its kind, a field without extension is absent: what the mapping
 * guessed from FHIR's elements (the title from a code, the leader from those who were there) does not count. References
 * can be followed only at the end, so the fields are kept until then. Who may do what in the clinic is never taken from a
 * file. */
#include "config.h"

#include "tillid-fhir-fields.h"

#include <string.h>

#include "tillid-fhir-told.h"
#include "tillid-id.h"
#include "tillid-records.h"

/* What goes out, and comes back, in elements of FHIR. */
static const struct
{
  const TillidRecordType *type;
  const char *element; /* NULL: any */
  const char *fields;
} native[] = {
  { &tillid_person_type, "RelatedPerson", " role birth died sex " },
  { &tillid_person_type, NULL, " role birth sex interpreter_needed " },
  { &tillid_person_name_type, NULL, " use given family language " },
  { &tillid_person_language_type, NULL, " language preferred " },
  { &tillid_contact_channel_type, NULL, " channel value " },
  { &tillid_identifier_type, NULL, " system value " },
  { &tillid_relation_type, NULL, " person kind words interprets " },
  { &tillid_visit_type, NULL, " mode day minute length purpose " },
  { &tillid_presence_type, NULL, " visit " },
  { &tillid_problem_type, NULL, " patient_words language staff_words noticed code_system code " },
  { &tillid_result_type, "Condition", " at code_system code note " },
  { &tillid_result_type, NULL, " at value range_low range_high code_system code note " },
  { &tillid_life_event_type, NULL,
    " words language staff_words at lane bank closed hope share_team share_gp share_municipality"
    " share_family " },
  { &tillid_goal_type, NULL,
    " words language staff_words rung_plus_2 rung_plus_1 rung_0 rung_minus_1 rung_minus_2 status"
    " started due " },
  { &tillid_goal_rating_type, NULL, " goal day attainment " },
  { &tillid_medicine_type, NULL, " kind dose at why note code_system code " },
  { &tillid_step_type, NULL, " words language staff_words status due goal " },
  { &tillid_member_type, NULL, " roles owner " }, /* never: they are rights */
  { &tillid_interpreter_type, NULL, " " },
  { &tillid_grant_type, NULL, " " },
  { &tillid_restriction_type, NULL, " " }, /* never: so are these */
  { &tillid_restriction_reader_type, NULL, " " },
};

/* Words that the mapping takes from another resource. In a resource that came from elsewhere they are no change. */
static const struct
{
  const TillidRecordType *type;
  const char *field;
} borrowed[] = {
  { &tillid_step_type, "owner_text" },        { &tillid_visit_type, "lead_text" },
  { &tillid_presence_type, "name" },          { &tillid_medicine_type, "name" },
  { &tillid_medicine_type, "prescribed_by" },
};

typedef struct
{
  const TillidField *field;
  char *text;
  gint64 key; /* of a reference */
} Value;

struct _TillidFhirFields
{
  const TillidRecordType *type;
  GArray *values;      /* (owned) of Value */
  const char *natives; /* what FHIR's own elements hold */
  gboolean is_whole;   /* the element says its kind: what is not there is absent */
  gboolean has_told;   /* a date of the element is exact */
};

static const char *
natives_of (const TillidRecordType *type, const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (native); i++)
    if (native[i].type == type &&
        (native[i].element == NULL || g_str_equal (native[i].element, element)))
      return native[i].fields;
  return NULL;
}

static gboolean
is_native (const char *natives, const TillidField *field)
{
  g_autofree char *word = g_strconcat (" ", field->name, " ", NULL);

  return g_str_equal (field->name, "patient") ||
         (natives != NULL && strstr (natives, word) != NULL);
}

static gboolean
is_borrowed (const TillidRecordType *type, const TillidField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (borrowed); i++)
    if (borrowed[i].type == type && g_str_equal (borrowed[i].field, field->name))
      return TRUE;
  return FALSE;
}

/* Says of which kind the record is that @element holds. */
void
tillid_fhir_fields_mark (xmlNode *element, const TillidRecordType *type)
{
  tillid_fhir_build_extension_value (element, TILLID_FHIR_KIND_URL, "valueCode", type->kind);
}

static void
add_field (const TillidFhirBuilder *self,
           xmlNode *element,
           const TillidRecord *record,
           const TillidField *field)
{
  g_autofree char *url =
    g_strconcat (TILLID_FHIR_OWN_PREFIX, record->type->kind, ".", field->name, NULL);
  g_autofree char *text = NULL;
  const char *target;

  if (field->kind == TILLID_KIND_REF)
    {
      target = g_hash_table_lookup (self->urls, &TILLID_MEMBER (record, field, gint64));
      /* A plan from elsewhere does not say which of its steps is meant. */
      if (target != NULL && g_str_equal (field->target, "step") &&
          !g_str_has_prefix (target, TILLID_FHIR_OWN_PREFIX))
        return;
      tillid_fhir_build_extension_value (element, url, "valueUri", target);
      return;
    }
  text = tillid_record_field_to_text (record, field);
  tillid_fhir_build_extension_value (element, url, "valueString", text);
}

/**
 * tillid_fhir_fields_add:
 * @self: a builder
 * @element: that holds @record, with nothing but extensions in it yet
 * @record: a record
 *
 * Adds the fields that FHIR has no element for. A protected address is not among them.
 */
void
tillid_fhir_fields_add (const TillidFhirBuilder *self, xmlNode *element, const TillidRecord *record)
{
  const char *natives = natives_of (record->type, (const char *) element->name);

  if (!g_str_equal ((const char *) element->name, "Basic"))
    tillid_fhir_fields_mark (element, record->type);
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      if (is_native (natives, field) || (self->merging && is_borrowed (record->type, field)) ||
          (self->masked && field->sensitivity == TILLID_ADDRESS) ||
          (field->kind != TILLID_KIND_CHOICE && tillid_record_field_is_absent (record, field)))
        continue;
      add_field (self, element, record, field);
    }
}

/**
 * tillid_fhir_fields_type:
 * @element: (nullable): an element
 *
 * Returns: (nullable): the kind of record that this program wrote into it
 */
const TillidRecordType *
tillid_fhir_fields_type (const xmlNode *element)
{
  const char *kind = tillid_fhir_xml_extension_value (element, TILLID_FHIR_KIND_URL);

  return kind != NULL ? tillid_record_type_by_kind (kind) : NULL;
}

static void
value_clear (gpointer data)
{
  g_free (((Value *) data)->text);
}

static gboolean
holds_told (const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        tillid_fhir_xml_extension (child, TILLID_FHIR_TOLD_URL) != NULL)
      return TRUE;
  return tillid_fhir_xml_extension (element, TILLID_FHIR_TOLD_URL) != NULL;
}

static void
read_value (TillidFhirFields *self, TillidFhirMapper *mapper, const xmlNode *extension)
{
  const char *url = tillid_fhir_xml_peek_attribute (extension, "url");
  const char *text = tillid_fhir_xml_value (tillid_fhir_xml_choice (extension, "value"), NULL);
  gsize length = strlen (self->type->kind);
  Value value = { NULL, NULL, 0 };

  if (url == NULL || text == NULL || !g_str_has_prefix (url, TILLID_FHIR_OWN_PREFIX) ||
      strncmp (url + strlen (TILLID_FHIR_OWN_PREFIX), self->type->kind, length) != 0 ||
      url[strlen (TILLID_FHIR_OWN_PREFIX) + length] != '.')
    return;
  value.field =
    tillid_record_type_find_field (self->type, url + strlen (TILLID_FHIR_OWN_PREFIX) + length + 1);
  if (value.field == NULL || is_native (self->natives, value.field))
    return;
  if (value.field->kind == TILLID_KIND_REF)
    value.key = tillid_fhir_mapper_ref_address (mapper, text);
  value.text = g_strdup (text);
  g_array_append_val (self->values, value);
}

/**
 * tillid_fhir_fields_read:
 * @self: a mapper
 * @element: an element
 * @type: of the record that it becomes
 *
 * Returns: (transfer full) (nullable): the fields that this program wrote into it
 */
TillidFhirFields *
tillid_fhir_fields_read (TillidFhirMapper *self,
                         const xmlNode *element,
                         const TillidRecordType *type)
{
  TillidFhirFields *fields;
  gboolean is_whole =
    tillid_fhir_xml_is (element, "Basic") || tillid_fhir_fields_type (element) == type;

  if (tillid_fhir_xml_child (element, "extension") == NULL && !is_whole)
    return NULL;
  fields = g_new0 (TillidFhirFields, 1);
  fields->type = type;
  fields->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (fields->values, value_clear);
  fields->natives = natives_of (type, (const char *) element->name);
  fields->is_whole = is_whole;
  fields->has_told = holds_told (element);
  TILLID_FHIR_EACH (extension, element, "extension")
  read_value (fields, self, extension);
  return fields;
}

void
tillid_fhir_fields_free (TillidFhirFields *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->values);
  g_free (self);
}

static void
follow_told (TillidFhirMapper *mapper, TillidToldPoint *point)
{
  gint64 key = point->other > 0 ? tillid_fhir_mapper_find_own (mapper, point->other) : 0;

  if (key != 0)
    point->other = key;
}

/* Everything that the mapping guessed goes; dates that lean on other events find them. */
static void
make_whole (const TillidFhirFields *self, TillidRecord *draft)
{
  for (guint i = 0; i < draft->type->n_fields; i++)
    {
      const TillidField *field = &draft->type->fields[i];
      gboolean is_told = field->kind == TILLID_KIND_TOLD;

      if (!is_native (self->natives, field) ||
          (is_told && !self->has_told && draft->type != &tillid_person_type))
        tillid_record_field_clear (draft, field);
    }
}

/**
 * tillid_fhir_fields_apply:
 * @self: (nullable): fields
 * @mapper: a mapper that has seen every resource
 * @entry: the entry of @draft
 * @draft: a record that was mapped from the element
 *
 * Gives the record what the extensions say.
 */
void
tillid_fhir_fields_apply (const TillidFhirFields *self,
                          TillidFhirMapper *mapper,
                          TillidImportEntry *entry,
                          TillidRecord *draft)
{
  if (self == NULL || self->type != draft->type)
    return;
  if (self->is_whole)
    make_whole (self, draft);
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);

      if (value->field->kind == TILLID_KIND_REF)
        TILLID_MEMBER (draft, value->field, gint64) = value->key;
      else
        tillid_record_field_from_text (draft, value->field, value->text);
    }
  for (guint i = 0; i < draft->type->n_fields; i++)
    {
      TillidTold *told = draft->type->fields[i].kind == TILLID_KIND_TOLD
                           ? TILLID_MEMBER (draft, &draft->type->fields[i], TillidTold *)
                           : NULL;

      if (told == NULL)
        continue;
      follow_told (mapper, &told->start);
      follow_told (mapper, &told->end);
    }
  for (guint i = 0; self->is_whole && i < entry->records->len; i++)
    if (((TillidImportRecord *) entry->records->pdata[i])->draft == draft)
      ((TillidImportRecord *) entry->records->pdata[i])->exact = TRUE;
}

typedef struct
{
  TillidFhirFields *fields;
  const TillidRecord *draft; /* (unowned): may be gone with the entry's other records */
} Late;

static void
late_free (gpointer data)
{
  tillid_fhir_fields_free (((Late *) data)->fields);
  g_free (data);
}

static void
apply_late (TillidFhirMapper *mapper, TillidImportEntry *entry, gpointer data)
{
  const Late *late = data;

  for (guint i = 0; i < entry->records->len; i++)
    {
      TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[i])->draft;

      if (draft == late->draft)
        tillid_fhir_fields_apply (late->fields, mapper, entry, draft);
    }
}

/**
 * tillid_fhir_fields_later:
 * @self: a mapper
 * @element: the element that @draft is mapped from
 * @draft: a draft of the entry
 *
 * Reads the fields now and gives them to @draft at the end, after what was put off before.
 */
void
tillid_fhir_fields_later (TillidFhirMapper *self, const xmlNode *element, TillidRecord *draft)
{
  TillidFhirFields *fields = tillid_fhir_fields_read (self, element, draft->type);
  Late *late;

  if (fields == NULL)
    return;
  late = g_new (Late, 1);
  *late = (Late){ fields, draft };
  tillid_fhir_mapper_later (self, apply_late, late, late_free);
}

/**
 * tillid_fhir_map_basic:
 * @self: a mapper on a Basic
 *
 * A record of a kind that has no resource of its own in FHIR, as this program wrote it. Any other Basic stays in its
 * source.
 */
void
tillid_fhir_map_basic (TillidFhirMapper *self)
{
  const TillidRecordType *type = NULL;
  TillidRecord *draft;

  TILLID_FHIR_EACH (coding, tillid_fhir_xml_child (self->resource, "code"), "coding")
  if (g_strcmp0 (tillid_fhir_xml_value (coding, "system"), TILLID_FHIR_KIND_URL) == 0)
    type = tillid_record_type_by_kind (tillid_fhir_xml_value (coding, "code"));
  if (type == NULL || natives_of (type, "Basic") != NULL ||
      tillid_record_type_find_field (type, "patient") == NULL)
    return;
  draft = tillid_record_new (type);
  self->entry->primary = tillid_import_batch_add_record (self->batch, self->entry, draft, "record");
  tillid_fhir_fields_later (self, self->resource, draft);
}
