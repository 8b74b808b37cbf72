/* tillid-fhir-visit.c - FHIR Encounter and Appointment as a visit and who was there
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Who led a visit: a participant typed PPRF (primary performer), else one typed ATND (attender) or CON
 * (consultant), else the first Practitioner(Role) listed, else nobody. A translator never leads. What a participant
 * is (colleague, relative, patient) is known only when references can be followed, so participants are kept
 * until then. */
#include "config.h"

#include <string.h>

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-interpreter.h"
#include "tillid-visit.h"

typedef enum
{
  LISTED,
  ATTENDED,
  PERFORMED,
} Rank;

typedef struct
{
  gint64 ref;
  char *name;
  char *role;
  Rank rank;
  gboolean translates;
  const TillidRecordType *type; /* (nullable): as this program wrote it */
  TillidFhirFields *fields;     /* (owned) (nullable) */
} Participant;

typedef struct
{
  TillidVisit *visit;
  GPtrArray *participants;
  gint64 appointment;       /* that an encounter fulfils */
  gboolean seeks_patient;   /* the patient is one of the participants */
  TillidFhirFields *fields; /* (owned) (nullable) */
  GPtrArray *bare;          /* (owned) of TillidFhirFields: those present who are no participants */
} Visit;

static void
participant_free (gpointer data)
{
  Participant *self = data;

  g_free (self->name);
  g_free (self->role);
  tillid_fhir_fields_free (self->fields);
  g_free (self);
}

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_ptr_array_unref (self->participants);
  g_ptr_array_unref (self->bare);
  tillid_fhir_fields_free (self->fields);
  if (self->visit != NULL)
    tillid_record_unref_any (self->visit);
  g_free (self);
}

/* "translator" is a code of participant-type, TRANS of v3-ParticipationType. */
static Participant *
read_participant (TillidFhirMapper *self, const xmlNode *node, const char *who)
{
  Participant *participant = g_new0 (Participant, 1);
  const xmlNode *reference = tillid_fhir_xml_child (node, who);

  participant->ref = tillid_fhir_mapper_ref (self, reference);
  participant->name = tillid_fhir_mapper_ref_display (self, reference);
  participant->type = tillid_fhir_fields_type (node);
  participant->fields = tillid_fhir_fields_read (self, node, &tillid_presence_type);
  TILLID_FHIR_EACH (type, node, "type")
  {
    g_autofree char *text = tillid_fhir_xml_concept_text (type);

    participant->role = tillid_fhir_xml_join (participant->role, ", ", text);
    if (tillid_fhir_xml_has_code (type, NULL, "PPRF"))
      participant->rank = PERFORMED;
    else if (tillid_fhir_xml_has_code (type, NULL, "ATND") ||
             tillid_fhir_xml_has_code (type, NULL, "CON"))
      participant->rank = MAX (participant->rank, ATTENDED);
    if (tillid_fhir_xml_has_code (type, NULL, "translator") ||
        tillid_fhir_xml_has_code (type, NULL, "TRANS"))
      participant->translates = TRUE;
  }
  return participant;
}

/* A participant inside the resource itself is no resource that others could refer to: what it is stands there. */
static gboolean
is_staff (TillidFhirMapper *self, const Participant *participant)
{
  const char *type = tillid_fhir_mapper_type_of (self, participant->ref);

  if (type == NULL)
    return participant->ref != 0 || participant->name != NULL;
  return g_str_equal (type, "Practitioner") || g_str_equal (type, "PractitionerRole");
}

static const Participant *
find_lead (TillidFhirMapper *self, const Visit *visit)
{
  const Participant *lead = NULL;

  for (guint i = 0; i < visit->participants->len; i++)
    {
      const Participant *participant = visit->participants->pdata[i];

      if (!participant->translates && is_staff (self, participant) &&
          (lead == NULL || participant->rank > lead->rank))
        lead = participant;
    }
  return lead;
}

/* The interpreter whom a Practitioner is: a record of its own beside the colleague, made once. */
static gint64
interpreter_of (TillidFhirMapper *self, const Participant *participant)
{
  TillidImportEntry *entry = tillid_fhir_mapper_follow (self, participant->ref);
  TillidImportEntry *current = self->entry;
  TillidRecord *known;
  TillidInterpreter *interpreter;
  gint64 key;

  if (entry == NULL)
    return participant->ref;
  known = tillid_fhir_mapper_find_record (entry, &tillid_interpreter_type);
  if (known != NULL)
    return known->id;
  interpreter = tillid_interpreter_new ();
  tillid_set_text (&interpreter->name,
                   participant->name != NULL ? participant->name : entry->display);
  self->entry = entry;
  key = tillid_fhir_mapper_add (self, interpreter, "interpreter");
  self->entry = current;
  return key;
}

static void
add_presence (TillidFhirMapper *self, const Participant *participant, gint64 visit, guint index)
{
  g_autofree char *slot = g_strdup_printf ("presence/%u", index);
  const char *type = tillid_fhir_mapper_type_of (self, participant->ref);
  TillidImportEntry *entry = tillid_fhir_mapper_follow (self, participant->ref);
  gboolean relative = g_strcmp0 (type, "RelatedPerson") == 0;
  TillidPresence *presence;

  if ((participant->ref == 0 && participant->name == NULL) ||
      participant->type == &tillid_visit_type)
    return;
  if (type != NULL && !relative && !is_staff (self, participant))
    return; /* the patient, a room, a device */

  presence = tillid_presence_new ();
  presence->visit = visit;
  tillid_set_text (&presence->name, participant->name != NULL ? participant->name
                                    : entry != NULL           ? entry->display
                                                              : NULL);
  tillid_set_text (&presence->role, participant->role);
  presence->person = relative ? participant->ref : 0;
  if (participant->translates)
    {
      presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
      presence->mode =
        relative ? TILLID_INTERPRETING_MODE_RELATIVE : TILLID_INTERPRETING_MODE_UNKNOWN;
      presence->interpreter = relative ? 0 : interpreter_of (self, participant);
    }
  else if (relative)
    presence->who = TILLID_PRESENCE_WHO_FAMILY;
  else
    {
      presence->who = TILLID_PRESENCE_WHO_MEMBER;
      presence->member = participant->ref;
    }
  tillid_fhir_mapper_add (self, presence, slot);
  tillid_fhir_fields_apply (participant->fields, self, self->entry, &presence->record);
}

static void
add_bare_presence (TillidFhirMapper *self,
                   const TillidFhirFields *fields,
                   gint64 visit,
                   guint index)
{
  g_autofree char *slot = g_strdup_printf ("presence/bare/%u", index);
  TillidPresence *presence = tillid_presence_new ();

  presence->visit = visit;
  tillid_fhir_mapper_add (self, presence, slot);
  tillid_fhir_fields_apply (fields, self, self->entry, &presence->record);
}

static void
find_patient (TillidFhirMapper *self, TillidImportEntry *entry, const Visit *visit)
{
  for (guint i = 0; i < visit->participants->len && entry->patient == 0; i++)
    {
      const Participant *participant = visit->participants->pdata[i];

      if (g_strcmp0 (tillid_fhir_mapper_type_of (self, participant->ref), "Patient") == 0)
        entry->patient = participant->ref;
    }
}

/* An encounter that fulfils an appointment is the same visit: it is not counted twice. */
static void
absorb_appointment (TillidFhirMapper *self, TillidImportEntry *entry, gint64 appointment)
{
  TillidImportEntry *planned = tillid_fhir_mapper_follow (self, appointment);

  if (planned == NULL || planned == entry)
    return;
  g_ptr_array_set_size (planned->records, 0);
  planned->primary = entry->primary;
}

static void
finish_visit (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  Visit *read = data;
  const Participant *lead = find_lead (self, read);
  TillidRecord *visit;

  if (read->seeks_patient)
    find_patient (self, entry, read);
  if (entry->primary != 0)
    return; /* an encounter has taken this appointment's place */
  if (lead != NULL)
    {
      TillidImportEntry *who = tillid_fhir_mapper_follow (self, lead->ref);

      read->visit->lead = lead->ref;
      tillid_set_text (&read->visit->lead_text, lead->name != NULL ? lead->name
                                                : who != NULL      ? who->display
                                                                   : NULL);
    }
  visit = &read->visit->record;
  entry->primary = tillid_fhir_mapper_add (self, g_steal_pointer (&read->visit), "visit");
  tillid_fhir_fields_apply (read->fields, self, entry, visit);
  for (guint i = 0; i < read->participants->len; i++)
    add_presence (self, read->participants->pdata[i], entry->primary, i);
  for (guint i = 0; i < read->bare->len; i++)
    add_bare_presence (self, read->bare->pdata[i], entry->primary, i);
  absorb_appointment (self, entry, read->appointment);
}

static void
set_status (TillidVisit *visit, const char *code)
{
  static const struct
  {
    const char *code;
    TillidVisitStatus status;
  } statuses[] = {
    { "planned", TILLID_VISIT_STATUS_PLANNED },     { "proposed", TILLID_VISIT_STATUS_PLANNED },
    { "pending", TILLID_VISIT_STATUS_PLANNED },     { "booked", TILLID_VISIT_STATUS_PLANNED },
    { "waitlist", TILLID_VISIT_STATUS_PLANNED },    { "arrived", TILLID_VISIT_STATUS_RUNNING },
    { "checked-in", TILLID_VISIT_STATUS_RUNNING },  { "triaged", TILLID_VISIT_STATUS_RUNNING },
    { "in-progress", TILLID_VISIT_STATUS_RUNNING }, { "onleave", TILLID_VISIT_STATUS_RUNNING },
    { "cancelled", TILLID_VISIT_STATUS_CANCELLED }, { "noshow", TILLID_VISIT_STATUS_MISSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (code, statuses[i].code) == 0)
      visit->status = statuses[i].status;
  if (g_strcmp0 (code, "entered-in-error") == 0)
    visit->record.state = TILLID_RECORD_IN_ERROR;
}

static gboolean
speaks_of_phone (const char *text)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  return lower != NULL && (strstr (lower, "phone") != NULL || strstr (lower, "telef") != NULL ||
                           strstr (lower, "هاتف") != NULL);
}

/* Virtual is video unless a text or type says phone. */
static int
mode_of (const xmlNode *resource, const char *class_code)
{
  static const char *const concepts[] = { "type", "serviceType", "reasonCode", "appointmentType" };

  if (g_strcmp0 (class_code, "HH") == 0)
    return TILLID_VISIT_MODE_HOME;
  if (g_strcmp0 (class_code, "VR") != 0)
    return TILLID_VISIT_MODE_ROOM;
  if (speaks_of_phone (tillid_fhir_xml_path (resource, "class/display")))
    return TILLID_VISIT_MODE_PHONE;
  for (guint i = 0; i < G_N_ELEMENTS (concepts); i++)
    TILLID_FHIR_EACH (concept, resource, concepts[i])
    {
      if (speaks_of_phone (tillid_fhir_xml_value (concept, "text")))
        return TILLID_VISIT_MODE_PHONE;
      TILLID_FHIR_EACH (coding, concept, "coding")
      if (speaks_of_phone (tillid_fhir_xml_value (coding, "display")) ||
          speaks_of_phone (tillid_fhir_xml_value (coding, "code")))
        return TILLID_VISIT_MODE_PHONE;
    }
  return TILLID_VISIT_MODE_VIDEO;
}

static gint64
length_of (const xmlNode *length)
{
  const char *value = tillid_fhir_xml_value (length, "value");
  const char *unit = tillid_fhir_xml_value (length, "code");
  double minutes;

  if (value == NULL)
    return TILLID_ABSENT;
  if (unit == NULL)
    unit = tillid_fhir_xml_value (length, "unit");
  minutes = g_ascii_strtod (value, NULL);
  if (g_strcmp0 (unit, "h") == 0)
    minutes *= 60;
  else if (g_strcmp0 (unit, "s") == 0)
    minutes /= 60;
  else if (g_strcmp0 (unit, "d") == 0)
    minutes *= 24 * 60;
  return minutes >= 0 && minutes < 1e7 ? (gint64) minutes : TILLID_ABSENT;
}

static void
set_time (TillidFhirMapper *self, TillidVisit *visit, const char *start, const char *end)
{
  TillidDay day;
  gint64 minute;

  if (tillid_fhir_date_local (start, self->zone, &day, &minute))
    {
      visit->day = day;
      visit->minute = minute;
    }
  visit->length = tillid_fhir_date_minutes (start, end, self->zone);
}

static char *
purpose_of (const xmlNode *resource)
{
  static const char *const concepts[] = { "reasonCode", "serviceType", "type", "appointmentType" };
  char *purpose = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (concepts) && purpose == NULL; i++)
    TILLID_FHIR_EACH (concept, resource, concepts[i])
    {
      g_autofree char *text = tillid_fhir_xml_concept_text (concept);

      purpose = tillid_fhir_xml_join (purpose, ", ", text);
    }
  return purpose;
}

static Visit *
read_visit (TillidFhirMapper *self, const char *who)
{
  Visit *read = g_new0 (Visit, 1);
  g_autofree char *purpose = purpose_of (self->resource);
  g_autofree char *place = tillid_fhir_mapper_ref_display (
    self, tillid_fhir_xml_child (tillid_fhir_xml_child (self->resource, "location"), "location"));

  read->visit = tillid_visit_new ();
  read->participants = g_ptr_array_new_with_free_func (participant_free);
  set_status (read->visit, tillid_fhir_xml_value (self->resource, "status"));
  tillid_set_text (&read->visit->purpose, purpose);
  tillid_set_text (&read->visit->place, place);
  read->fields = tillid_fhir_fields_read (self, self->resource, &tillid_visit_type);
  read->bare = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_fhir_fields_free);
  TILLID_FHIR_EACH (extension, self->resource, "extension")
  if (tillid_fhir_fields_type (extension) == &tillid_presence_type)
    g_ptr_array_add (read->bare, tillid_fhir_fields_read (self, extension, &tillid_presence_type));
  TILLID_FHIR_EACH (participant, self->resource, "participant")
  if (g_strcmp0 (tillid_fhir_xml_value (participant, "status"), "declined") != 0)
    g_ptr_array_add (read->participants, read_participant (self, participant, who));
  return read;
}

/**
 * tillid_fhir_map_encounter:
 * @self: a mapper on an Encounter
 *
 * A visit: clinic-local day, minute and length; who led it; everybody who was there.
 */
void
tillid_fhir_map_encounter (TillidFhirMapper *self)
{
  Visit *read = read_visit (self, "individual");
  TillidVisit *visit = read->visit;

  visit->mode = mode_of (self->resource, tillid_fhir_xml_path (self->resource, "class/code"));
  set_time (self, visit, tillid_fhir_xml_path (self->resource, "period/start"),
            tillid_fhir_xml_path (self->resource, "period/end"));
  if (visit->length == TILLID_ABSENT)
    visit->length = length_of (tillid_fhir_xml_child (self->resource, "length"));
  read->appointment =
    tillid_fhir_mapper_ref (self, tillid_fhir_xml_child (self->resource, "appointment"));
  tillid_fhir_mapper_later (self, finish_visit, read, visit_free);
}

/**
 * tillid_fhir_map_appointment:
 * @self: a mapper on an Appointment
 *
 * A visit that is planned, took place, was missed or cancelled.
 */
void
tillid_fhir_map_appointment (TillidFhirMapper *self)
{
  Visit *read = read_visit (self, "actor");
  TillidVisit *visit = read->visit;
  const char *start = tillid_fhir_xml_value (self->resource, "start");
  const char *minutes = tillid_fhir_xml_value (self->resource, "minutesDuration");
  const xmlNode *requested = tillid_fhir_xml_child (self->resource, "requestedPeriod");

  set_time (self, visit, start != NULL ? start : tillid_fhir_xml_value (requested, "start"),
            start != NULL ? tillid_fhir_xml_value (self->resource, "end") : NULL);
  if (visit->length == TILLID_ABSENT && minutes != NULL)
    visit->length = g_ascii_strtoll (minutes, NULL, 10);
  if (visit->purpose == NULL)
    tillid_set_text (&visit->purpose, tillid_fhir_xml_value (self->resource, "description"));
  visit->mode = mode_of (self->resource, NULL);
  read->seeks_patient = TRUE;
  tillid_fhir_mapper_later (self, finish_visit, read, visit_free);
}
