/* tillid-fhir-goal.c - FHIR Goal as a goal with its ladder and ratings
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-fhir-told.h"
#include "tillid-plan.h"

static int
status_of (const xmlNode *resource)
{
  const char *code = tillid_fhir_xml_value (resource, "lifecycleStatus");
  const xmlNode *achievement = tillid_fhir_xml_child (resource, "achievementStatus");

  if (g_strcmp0 (code, "cancelled") == 0 || g_strcmp0 (code, "rejected") == 0)
    return TILLID_GOAL_STATUS_SET_ASIDE;
  if (g_strcmp0 (code, "completed") == 0 ||
      tillid_fhir_xml_has_code (achievement, "goal-achievement", "achieved"))
    return TILLID_GOAL_STATUS_REACHED;
  return TILLID_GOAL_STATUS_ACTIVE;
}

static gint64
importance_of (const xmlNode *priority)
{
  static const char *const codes[] = { "low-priority", "medium-priority", "high-priority" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (tillid_fhir_xml_has_code (priority, "goal-priority", codes[i]))
      return i + 1;
  return TILLID_ABSENT;
}

static void
read_ladder (const xmlNode *resource, TillidGoal *goal)
{
  const xmlNode *ladder = tillid_fhir_xml_extension (resource, TILLID_FHIR_LADDER_URL);

  tillid_set_text (&goal->rung_plus_2, tillid_fhir_xml_extension_value (ladder, "+2"));
  tillid_set_text (&goal->rung_plus_1, tillid_fhir_xml_extension_value (ladder, "+1"));
  tillid_set_text (&goal->rung_0, tillid_fhir_xml_extension_value (ladder, "0"));
  tillid_set_text (&goal->rung_minus_1, tillid_fhir_xml_extension_value (ladder, "-1"));
  tillid_set_text (&goal->rung_minus_2, tillid_fhir_xml_extension_value (ladder, "-2"));
}

/* Only our own ratings are ratings: FHIR's "improving" is no place on a ladder. */
static void
read_ratings (TillidFhirMapper *self, gint64 goal)
{
  guint index = 0;

  TILLID_FHIR_EACH (extension, self->resource, "extension")
  {
    g_autofree char *slot = NULL;
    const char *attainment;
    TillidGoalRating *rating;

    if (g_strcmp0 (tillid_fhir_xml_peek_attribute (extension, "url"), TILLID_FHIR_RATING_URL) != 0)
      continue;
    attainment = tillid_fhir_xml_extension_value (extension, "attainment");
    if (attainment == NULL && tillid_fhir_fields_type (extension) != &tillid_goal_rating_type)
      continue;
    slot = g_strdup_printf ("rating/%u", index++);
    rating = tillid_goal_rating_new ();
    rating->goal = goal;
    if (attainment != NULL)
      rating->attainment = CLAMP (g_ascii_strtoll (attainment, NULL, 10), -2, 2);
    rating->day = tillid_day_from_iso (tillid_fhir_xml_extension_value (extension, "day"));
    tillid_fhir_mapper_add (self, rating, slot);
    tillid_fhir_fields_later (self, extension, &rating->record);
  }
}

typedef struct
{
  gint64 expressed_by;
} Speaker;

static void
finish_goal (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  const Speaker *speaker = data;
  const char *type = tillid_fhir_mapper_type_of (self, speaker->expressed_by);
  TillidGoal *goal = (TillidGoal *) tillid_fhir_mapper_find_record (entry, &tillid_goal_type);

  if (goal == NULL)
    return;
  if (g_strcmp0 (type, "Patient") == 0)
    goal->said_by = TILLID_SAID_BY_PATIENT;
  else if (g_strcmp0 (type, "RelatedPerson") == 0)
    goal->said_by = TILLID_SAID_BY_RELATIVE;
}

/**
 * tillid_fhir_map_goal:
 * @self: a mapper on a Goal
 *
 * A goal. It is the patient's only if the file says that the patient expressed it, else the team's.
 */
void
tillid_fhir_map_goal (TillidFhirMapper *self)
{
  const xmlNode *resource = self->resource;
  const xmlNode *description = tillid_fhir_xml_child (resource, "description");
  g_autofree char *text = tillid_fhir_xml_concept_text (description);
  g_auto (TillidFhirWords) words = { NULL, NULL, NULL };
  TillidGoal *goal = tillid_goal_new ();
  Speaker *speaker = g_new0 (Speaker, 1);

  tillid_fhir_words_read (self, tillid_fhir_xml_child (description, "text"), text, &words);
  tillid_set_text (&goal->words, words.words);
  tillid_set_text (&goal->language, words.language);
  tillid_set_text (&goal->staff_words, words.staff_words);
  goal->said_by = TILLID_SAID_BY_TEAM;
  goal->status = status_of (resource);
  goal->importance = importance_of (tillid_fhir_xml_child (resource, "priority"));
  tillid_fhir_date_local (tillid_fhir_xml_value (resource, "startDate"), self->zone, &goal->started,
                          NULL);
  tillid_fhir_date_local (tillid_fhir_xml_path (resource, "target/dueDate"), self->zone, &goal->due,
                          NULL);
  read_ladder (resource, goal);
  if (g_strcmp0 (tillid_fhir_xml_value (resource, "lifecycleStatus"), "entered-in-error") == 0)
    goal->record.state = TILLID_RECORD_IN_ERROR;
  self->entry->primary = tillid_fhir_mapper_add (self, goal, "goal");
  read_ratings (self, self->entry->primary);

  speaker->expressed_by =
    tillid_fhir_mapper_ref (self, tillid_fhir_xml_child (resource, "expressedBy"));
  tillid_fhir_mapper_later (self, finish_goal, speaker, g_free);
  tillid_fhir_fields_later (self, resource, &goal->record);
}
