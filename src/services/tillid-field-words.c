/* tillid-field-words.c - what a field of a record says, for people
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-field-words.h"

#include "tillid-format.h"
#include "tillid-masking.h"
#include "tillid-record-table.h"

/**
 * tillid_instant_to_words:
 * @session: the clinic, for its time zone
 * @ms: milliseconds since 1970 UTC
 *
 * Returns: (transfer full): "5 Oct 2026 14:02"
 */
char *
tillid_instant_to_words (TillidSession *session, gint64 ms)
{
  g_autofree char *day_text = NULL;
  g_autofree char *time_text = NULL;
  TillidDay day;
  int minute;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  tillid_session_split_instant (session, ms, &day, &minute);
  day_text = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, NULL);
  time_text = tillid_format_time (minute, NULL);
  return g_strdup_printf ("%s %s", day_text, time_text);
}

/* What another entry is called: its first text. What may not be read has no name. */
static char *
name_of (TillidDb *db, const TillidScope *scope, const TillidField *field, gint64 id)
{
  const TillidRecordType *type = tillid_record_type_by_kind (field->target);
  g_autoptr (TillidRecord) other =
    type != NULL ? tillid_record_table_get (db, scope, type, id, NULL) : NULL;

  for (guint i = 0; other != NULL && i < type->n_fields; i++)
    if (type->fields[i].kind == TILLID_KIND_TEXT &&
        TILLID_MEMBER (other, &type->fields[i], char *) != NULL)
      return g_strdup (TILLID_MEMBER (other, &type->fields[i], char *));
  return g_strdup (type != NULL ? tillid_record_type_to_words (type) : "");
}

/**
 * tillid_field_to_words:
 * @session: the clinic
 * @db: a connection
 * @scope: of the patient: entries that are referred to are named only if it allows
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): what it says, in the language of the program; %NULL when it says nothing
 */
char *
tillid_field_to_words (TillidSession *session,
                       TillidDb *db,
                       const TillidScope *scope,
                       const TillidRecord *record,
                       const TillidField *field)
{
  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  if (tillid_record_field_is_absent (record, field) && field->kind != TILLID_KIND_CHOICE)
    return NULL;
  switch (field->kind)
    {
    case TILLID_KIND_LANG:
      return tillid_format_language_name (TILLID_MEMBER (record, field, char *));
    case TILLID_KIND_DAY:
      return tillid_format_day (TILLID_MEMBER (record, field, gint64), TILLID_FORMAT_DAY_SHORT,
                                NULL);
    case TILLID_KIND_MINUTE:
      return tillid_format_time ((int) TILLID_MEMBER (record, field, gint64), NULL);
    case TILLID_KIND_INSTANT:
      return tillid_instant_to_words (session, TILLID_MEMBER (record, field, gint64));
    case TILLID_KIND_INT:
      return tillid_format_number (TILLID_MEMBER (record, field, gint64), NULL);
    case TILLID_KIND_BOOL:
      return g_strdup (C_ ("history", "yes"));
    case TILLID_KIND_CHOICE:
      return g_strdup (
        tillid_choice_get_label (field->choices, TILLID_MEMBER (record, field, int)));
    case TILLID_KIND_TOLD:
      return tillid_format_told (TILLID_MEMBER (record, field, TillidTold *), NULL);
    case TILLID_KIND_REF:
      return name_of (db, scope, field, TILLID_MEMBER (record, field, gint64));
    case TILLID_KIND_TEXT:
    case TILLID_KIND_REAL:
    default:
      return tillid_record_field_to_text (record, field);
    }
}

static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "person", NC_ ("record", "Person") },
  { "person_name", NC_ ("record", "Name") },
  { "person_language", NC_ ("record", "Language") },
  { "contact_channel", NC_ ("record", "How to reach") },
  { "identifier", NC_ ("record", "Number") },
  { "relation", NC_ ("record", "Relative") },
  { "course", NC_ ("record", "Course of care") },
  { "phase", NC_ ("record", "Phase") },
  { "hand_over", NC_ ("record", "Hand-over") },
  { "care_team", NC_ ("record", "Care team") },
  { "visit", NC_ ("record", "Visit") },
  { "presence", NC_ ("record", "Who was there") },
  { "agreement", NC_ ("record", "Agreement") },
  { "contact", NC_ ("record", "Contact") },
  { "life_event", NC_ ("record", "Life story") },
  { "symptom", NC_ ("record", "Symptom") },
  { "result", NC_ ("record", "Result") },
  { "medicine", NC_ ("record", "Medicine") },
  { "place", NC_ ("record", "Place") },
  { "strength", NC_ ("record", "What helps") },
  { "problem", NC_ ("record", "Problem") },
  { "problem_rating", NC_ ("record", "How much it weighs") },
  { "strength_link", NC_ ("record", "What helps with a problem") },
  { "goal", NC_ ("record", "Goal") },
  { "goal_rating", NC_ ("record", "How far the goal is reached") },
  { "step", NC_ ("record", "Step") },
  { "promise", NC_ ("record", "Promise") },
  { "question", NC_ ("record", "Missing piece") },
  { "patient_answer", NC_ ("record", "Answer of the patient") },
  { "snooze", NC_ ("record", "Put aside") },
  { "share_wish", NC_ ("record", "Wish to share a relation") },
  { "mark", NC_ ("record", "How far the story was told") },
  { "signature", NC_ ("record", "Signature") },
  { "correction", NC_ ("record", "Correction") },
  { "restriction", NC_ ("record", "Told in confidence") },
  { "restriction_reader", NC_ ("record", "Told in confidence to") },
  { "grant", NC_ ("record", "Who may open the record") },
  { "interpreting", NC_ ("record", "Interpreter of a visit") },
  { "exclusion", NC_ ("record", "Interpreter not asked again") },
  { "interpreter_need", NC_ ("record", "Need for an interpreter") },
  { "understanding", NC_ ("record", "How we understood each other") },
  { "conference_item", NC_ ("record", "On the agenda") },
  { "letter", NC_ ("record", "Letter") },
  { "consent", NC_ ("record", "Consent") },
  { "decision", NC_ ("record", "Decision") },
  { "plan_review", NC_ ("record", "Review of the plan") },
  { "plan_print", NC_ ("record", "Printed plan") },
  { "crisis_line", NC_ ("record", "Plan for a crisis") },
  { "colleague_note", NC_ ("record", "Note of a colleague") },
  { "end_check", NC_ ("record", "Questions at the end") },
  { "party", NC_ ("record", "Party of a meeting") },
  { "take_over", NC_ ("record", "Who takes over") },
  { "medicine_review", NC_ ("record", "Medicines, gone through") },
  { "child_asked", NC_ ("record", "Asked about a child") },
};

/* (transfer none): what an entry of a kind is called. */
const char *
tillid_record_type_to_words (const TillidRecordType *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, type->kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "record", kinds[i].words);
  return type->kind;
}
