/* tillid-fhir-condition.c - FHIR Condition as a problem or a diagnosis
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What the patient or a relative states is a problem in their words; what anybody else states is a diagnosis in the
 * lane of results. Who stated it may be a reference to follow, so both are decided when all is read. */
#include "config.h"

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-people.h"
#include "tillid-problem.h"
#include "tillid-story.h"

typedef struct
{
  gint64 asserter;
  gboolean is_diagnosis; /* a category says so */
  TillidFhirWords words;
  TillidTold *at;
  int ages[2]; /* of an onset that is a range of ages; -1 for none */
  gboolean over;
  int state;
  char *system;
  char *code;
  char *note;
  const TillidRecordType *type; /* (nullable): as this program wrote it */
  TillidFhirFields *fields;     /* (owned) (nullable) */
} Read;

static void
read_free (gpointer data)
{
  Read *self = data;

  tillid_fhir_words_clear (&self->words);
  tillid_told_free (self->at);
  g_free (self->system);
  g_free (self->code);
  g_free (self->note);
  tillid_fhir_fields_free (self->fields);
  g_free (self);
}

static gboolean
is_over (const xmlNode *resource)
{
  const xmlNode *status = tillid_fhir_xml_child (resource, "clinicalStatus");

  return tillid_fhir_xml_has_code (status, "condition-clinical", "resolved") ||
         tillid_fhir_xml_has_code (status, "condition-clinical", "remission") ||
         tillid_fhir_xml_has_code (status, "condition-clinical", "inactive");
}

/* How it ended: an abatement is a point of its own; without one the status tells open from over. */
static void
read_end (TillidFhirMapper *self, Read *read, gboolean has_status)
{
  const xmlNode *abatement = tillid_fhir_xml_choice (self->resource, "abatement");
  g_autoptr (TillidTold) end =
    tillid_fhir_date_told (abatement, "abatement", TILLID_FHIR_WITHIN, self->zone);

  if (end != NULL)
    {
      gboolean known = end->start.kind != TILLID_TOLD_UNKNOWN;

      read->at->end_kind = known ? TILLID_TOLD_END_POINT : TILLID_TOLD_END_UNKNOWN;
      if (known)
        read->at->end = end->start;
      read->at->said = tillid_fhir_xml_join (read->at->said, " – ", end->said);
    }
  else if (abatement != NULL || read->over)
    read->at->end_kind = TILLID_TOLD_END_UNKNOWN;
  else if (has_status)
    read->at->end_kind = TILLID_TOLD_END_OPEN;
}

static void
read_at (TillidFhirMapper *self, Read *read)
{
  const xmlNode *onset = tillid_fhir_xml_choice (self->resource, "onset");
  gboolean has_status = tillid_fhir_xml_child (self->resource, "clinicalStatus") != NULL;
  g_autoptr (TillidTold) exact = NULL;

  read->ages[0] = read->ages[1] = -1;
  if (tillid_fhir_xml_is (onset, "onsetRange"))
    {
      read->ages[0] = tillid_fhir_date_years (tillid_fhir_xml_child (onset, "low"));
      read->ages[1] = tillid_fhir_date_years (tillid_fhir_xml_child (onset, "high"));
    }
  read->at = tillid_fhir_date_told (onset, "onset", TILLID_FHIR_WITHIN, self->zone);
  if (read->at == NULL)
    {
      /* Nobody said when it began. The day it was written down is at least a day on which it was there. */
      read->at = tillid_told_new (NULL, NULL);
      if (tillid_fhir_date_point (tillid_fhir_xml_value (self->resource, "recordedDate"),
                                  self->zone, &read->at->start))
        tillid_fhir_date_open (&read->at->start, TILLID_TOLD_BEFORE);
    }
  exact = tillid_fhir_date_stored (onset);
  if (exact == NULL)
    read_end (self, read, has_status);
}

/* A range of ages becomes a range of days as soon as the birth date is known. */
static void
place_ages (TillidFhirMapper *self, const TillidImportEntry *entry, Read *read)
{
  TillidRecord *record =
    tillid_fhir_mapper_find_record (tillid_fhir_mapper_follow (self, entry->patient),
                                    &tillid_person_type);
  const TillidPerson *person = (const TillidPerson *) record;
  static const TillidToldContext nothing = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds birth;

  if (read->ages[0] < 0 || read->ages[1] < read->ages[0] || person == NULL ||
      person->birth == NULL || !tillid_told_bounds (person->birth, &nothing, &birth, NULL) ||
      birth.start_earliest == TILLID_ABSENT || birth.start_latest == TILLID_ABSENT)
    return;

  {
    TillidToldPoint *point = &read->at->start;
    TillidDay first = tillid_day_add_months (birth.start_earliest, 12 * read->ages[0]);
    TillidDay last = tillid_day_add_months (birth.start_latest, 12 * (read->ages[1] + 1)) - 1;

    *point = (TillidToldPoint){ .kind = TILLID_TOLD_BETWEEN };
    tillid_day_to_ymd (first, &point->year, &point->month, &point->day);
    tillid_day_to_ymd (last, &point->to_year, &point->to_month, &point->to_day);
  }
}

static void
add_problem (TillidFhirMapper *self, TillidImportEntry *entry, const Read *read, int said_by)
{
  TillidProblem *problem = tillid_problem_new ();

  tillid_set_text (&problem->patient_words, read->words.words);
  tillid_set_text (&problem->language, read->words.language);
  tillid_set_text (&problem->staff_words, read->words.staff_words);
  problem->said_by = said_by;
  problem->status = read->over ? TILLID_PROBLEM_STATUS_SOLVED : TILLID_PROBLEM_STATUS_OPEN;
  tillid_set_told (&problem->noticed, read->at);
  tillid_set_text (&problem->code_system, read->system);
  tillid_set_text (&problem->code, read->code);
  problem->record.state = read->state;
  entry->primary = tillid_fhir_mapper_add (self, problem, "problem");
  tillid_fhir_fields_apply (read->fields, self, entry, &problem->record);
}

static void
add_diagnosis (TillidFhirMapper *self, TillidImportEntry *entry, const Read *read)
{
  TillidResult *result = tillid_result_new ();

  result->kind = TILLID_RESULT_KIND_DIAGNOSIS;
  tillid_set_text (&result->title,
                   read->words.staff_words != NULL ? read->words.staff_words : read->words.words);
  tillid_set_told (&result->at, read->at);
  tillid_set_text (&result->code_system, read->system);
  tillid_set_text (&result->code, read->code);
  tillid_set_text (&result->note, read->note);
  result->record.state = read->state;
  entry->primary = tillid_fhir_mapper_add (self, result, "result");
  tillid_fhir_fields_apply (read->fields, self, entry, &result->record);
}

static void
finish_condition (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  Read *read = data;
  const char *type = tillid_fhir_mapper_type_of (self, read->asserter);

  place_ages (self, entry, read);
  if (read->type == &tillid_problem_type)
    add_problem (self, entry, read, TILLID_SAID_BY_TEAM);
  else if (!read->is_diagnosis && g_strcmp0 (type, "Patient") == 0)
    add_problem (self, entry, read, TILLID_SAID_BY_PATIENT);
  else if (!read->is_diagnosis && g_strcmp0 (type, "RelatedPerson") == 0)
    add_problem (self, entry, read, TILLID_SAID_BY_RELATIVE);
  else
    add_diagnosis (self, entry, read);
}

/**
 * tillid_fhir_map_condition:
 * @self: a mapper on a Condition
 *
 * A problem or a diagnosis. A refuted one is neither: it stays in its source.
 */
void
tillid_fhir_map_condition (TillidFhirMapper *self)
{
  const xmlNode *resource = self->resource;
  const xmlNode *verification = tillid_fhir_xml_child (resource, "verificationStatus");
  const xmlNode *code = tillid_fhir_xml_child (resource, "code");
  g_autofree char *text = tillid_fhir_xml_concept_text (code);
  Read *read;

  if (tillid_fhir_xml_has_code (verification, "condition-ver-status", "refuted"))
    return;
  read = g_new0 (Read, 1);
  if (tillid_fhir_xml_has_code (verification, "condition-ver-status", "entered-in-error"))
    read->state = TILLID_RECORD_IN_ERROR;
  read->over = is_over (resource);
  read->asserter = tillid_fhir_mapper_ref (self, tillid_fhir_xml_child (resource, "asserter"));
  TILLID_FHIR_EACH (category, resource, "category")
  if (tillid_fhir_xml_has_code (category, NULL, "encounter-diagnosis") ||
      tillid_fhir_xml_has_code (category, "snomed.info/sct", "439401001"))
    read->is_diagnosis = TRUE;
  tillid_fhir_words_read (self, tillid_fhir_xml_child (code, "text"), text, &read->words);
  tillid_fhir_words_code (code, &read->system, &read->code);
  read->note = tillid_fhir_words_note (resource);
  read_at (self, read);
  read->type = tillid_fhir_fields_type (resource);
  read->fields =
    tillid_fhir_fields_read (self, resource,
                             read->type == &tillid_problem_type ? read->type : &tillid_result_type);
  tillid_fhir_mapper_later (self, finish_condition, read, read_free);
}
