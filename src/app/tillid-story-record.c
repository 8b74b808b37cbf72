/* tillid-story-record.c - which record of the story a form writes, and which members
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Life events, symptoms, strengths, places, results, medicines and contacts are told in the same three fields: words,
 * words of the clinic, when. The table says which members these are; what a family has more is set by name where it
 * has it, so that no family needs a form of its own. */
#include "config.h"

#include "tillid-story-record.h"

#include <math.h>

#include "tillid-contact.h"

static const TillidStoryFamily families[] = {
  { &tillid_life_event_type, TILLID_STORY_LANE_LIFE, "words", "staff_words",
    NC_ ("story", "What happened, in the patient’s words"), NC_ ("story", "In the clinic’s words"),
    NULL, NULL },
  { &tillid_symptom_type, TILLID_STORY_LANE_SYMPTOM, "words", "staff_words",
    NC_ ("story", "What is felt, in the patient’s words"), NC_ ("story", "In the clinic’s words"),
    NULL, NULL },
  { &tillid_strength_type, TILLID_STORY_LANE_HELP, "words", "staff_words",
    NC_ ("story", "What helps, in the patient’s words"), NC_ ("story", "In the clinic’s words"),
    NULL, NULL },
  { &tillid_place_type, TILLID_STORY_LANE_PLACE, "words", NULL,
    NC_ ("story", "Country or region, never a town"), NULL, NULL, NULL },
  { &tillid_result_type, TILLID_STORY_LANE_RESULT, "title", "value_text",
    NC_ ("story", "What was found"), NC_ ("story", "The value, in words"), "kind",
    NC_ ("story", "Kind of result") },
  { &tillid_medicine_type, TILLID_STORY_LANE_MEDICINE, "name", "dose",
    NC_ ("story", "Name of the medicine"), NC_ ("story", "Dose"), "kind",
    NC_ ("story", "Prescribed or taken") },
  { &tillid_contact_type, TILLID_STORY_LANE_CONTACT, "title", "staff_words",
    NC_ ("story", "What it was about"), NC_ ("story", "In the clinic’s words"), "counterpart",
    NC_ ("story", "With whom") },
};

/* (nullable): %NULL for a family that has a page of its own. */
const TillidStoryFamily *
tillid_story_family_of (const TillidRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (families[i].type == type)
      return &families[i];
  return NULL;
}

/* The family that a new record of @lane belongs to. */
const TillidStoryFamily *
tillid_story_family_of_lane (TillidStoryLane lane)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (families[i].lane == lane)
      return &families[i];
  return &families[0];
}

/* What the drop down says of a record. */
TillidStoryLane
tillid_story_record_lane (const TillidRecord *record)
{
  const TillidLifeEvent *event;

  if (record->type != &tillid_life_event_type)
    return tillid_story_family_of (record->type)->lane;
  event = (const TillidLifeEvent *) record;
  if (event->hope)
    return TILLID_STORY_LANE_HOPE;
  return event->lane == TILLID_EVENT_LANE_WORK ? TILLID_STORY_LANE_WORK : TILLID_STORY_LANE_LIFE;
}

/* (nullable): the choices that are asked for beside the words, ended by %NULL. */
const TillidChoice *
tillid_story_family_get_choices (const TillidStoryFamily *family)
{
  return family->choice != NULL
           ? tillid_record_type_find_field (family->type, family->choice)->choices
           : NULL;
}

/* Which of them a record has; 0 where there are none. */
int
tillid_story_record_get_choice (const TillidRecord *record)
{
  const TillidStoryFamily *family = tillid_story_family_of (record->type);
  const TillidField *field =
    family->choice != NULL ? tillid_record_type_find_field (record->type, family->choice) : NULL;

  return field != NULL ? TILLID_MEMBER (record, field, int) : 0;
}

/* (nullable): the text of a member; also if the record has no such member. */
const char *
tillid_story_record_text (const TillidRecord *record, const char *member)
{
  const TillidField *field =
    member != NULL ? tillid_record_type_find_field (record->type, member) : NULL;

  return field != NULL ? TILLID_MEMBER (record, field, char *) : NULL;
}

/* (nullable) */
const TillidTold *
tillid_story_record_at (const TillidRecord *record)
{
  const TillidField *field = tillid_record_type_find_field (record->type, "at");

  return field != NULL ? TILLID_MEMBER (record, field, TillidTold *) : NULL;
}

/* Whether whoever works may change words and time of a record of @kind here. */
gboolean
tillid_story_record_may_change (TillidPatientContext *context, const char *kind)
{
  const TillidRecordType *type = tillid_record_type_by_kind (kind);

  return type != NULL && tillid_story_family_of (type) != NULL &&
         tillid_patient_context_may_write (context, &tillid_life_event_type);
}

/**
 * tillid_story_record_change_at:
 * @old: a sealed record of the story
 * @at: (nullable): when it was; %NULL: nobody has said when
 *
 * Returns: (transfer full): a draft of @old with this time and nothing else changed
 */
TillidRecord *
tillid_story_record_change_at (const TillidRecord *old, const TillidTold *at)
{
  TillidRecord *record = tillid_record_edit (old);
  const TillidField *field = tillid_record_type_find_field (record->type, "at");

  tillid_set_told (&TILLID_MEMBER (record, field, TillidTold *), at);
  return record;
}

/**
 * tillid_story_draft_place:
 * @context: an open patient
 * @record: id of what is being changed, 0 for something new
 * @field: which field of the form
 *
 * Returns: (transfer full): where the draft of that field is kept
 */
char *
tillid_story_draft_place (TillidPatientContext *context, gint64 record, const char *field)
{
  g_autofree char *patient = tillid_id_dup_text (tillid_patient_context_get_patient (context));
  g_autofree char *of = record != 0 ? tillid_id_dup_text (record) : NULL;

  if (of != NULL)
    return g_strdup_printf (TILLID_STORY_DRAFTS "%s/%s/%s", patient, of, field);
  return g_strdup_printf (TILLID_STORY_DRAFTS "%s/%s", patient, field);
}

/**
 * tillid_story_record_write_value:
 * @record: a record of the story
 *
 * Returns: (transfer full) (nullable): its number as somebody would type it; %NULL without one
 */
char *
tillid_story_record_write_value (const TillidRecord *record)
{
  const TillidField *field = tillid_record_type_find_field (record->type, "value");

  if (field == NULL || tillid_record_field_is_absent (record, field))
    return NULL;
  return tillid_record_field_to_text (record, field);
}

/**
 * tillid_story_record_read_value:
 * @text: as typed: digits of any script, a point or a comma before the decimals
 * @out_value: (out): the number; %NAN if nothing was typed, unchanged if it is no number
 *
 * Returns: %FALSE if it is no number
 */
gboolean
tillid_story_record_read_value (const char *text, double *out_value)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end = NULL;
  double value;

  g_return_val_if_fail (text != NULL && out_value != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar ch = g_utf8_get_char (c);

      if (g_unichar_isdigit (ch))
        g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (ch)));
      else if (ch == ',' || ch == 0x066b) /* ARABIC DECIMAL SEPARATOR */
        g_string_append_c (plain, '.');
      else if (!g_unichar_isspace (ch))
        g_string_append_unichar (plain, ch);
    }
  if (plain->len == 0)
    {
      *out_value = NAN;
      return TRUE;
    }
  value = g_ascii_strtod (plain->str, &end);
  if (*end != '\0' || !isfinite (value))
    return FALSE;
  *out_value = value;
  return TRUE;
}

static void
set_text (TillidRecord *record, const char *member, const char *text)
{
  const TillidField *field =
    member != NULL ? tillid_record_type_find_field (record->type, member) : NULL;

  if (field != NULL)
    tillid_set_text (&TILLID_MEMBER (record, field, char *), text);
}

static void
set_number (TillidRecord *record, const char *member, gint64 number)
{
  const TillidField *field = tillid_record_type_find_field (record->type, member);

  if (field != NULL)
    TILLID_MEMBER (record, field, gint64) = number;
}

/* Words and time; the words are in the patient's language unless the record says another one. */
static void
fill (TillidPatientContext *context, TillidRecord *record, const TillidStoryContent *content)
{
  const TillidStoryFamily *family = tillid_story_family_of (record->type);
  const TillidField *at = tillid_record_type_find_field (record->type, "at");
  const char *language = tillid_story_record_text (record, "language");
  gboolean has_words = content->words != NULL && *content->words != '\0';

  set_text (record, family->words, content->words);
  set_text (record, family->staff_words, content->staff_words);
  if (has_words && language == NULL)
    set_text (record, "language", tillid_patient_context_get_language (context));
  else if (!has_words)
    set_text (record, "language", NULL);
  tillid_set_told (&TILLID_MEMBER (record, at, TillidTold *), content->at);
  if (family->choice != NULL)
    TILLID_MEMBER (record, tillid_record_type_find_field (record->type, family->choice), int) =
      content->choice;
  if (record->type == &tillid_result_type)
    {
      ((TillidResult *) record)->value = content->value;
      set_text (record, "unit", content->unit);
    }
}

static void
fill_event (TillidLifeEvent *event, const TillidStoryContent *content)
{
  event->bank = content->bank;
  event->lane =
    content->lane == TILLID_STORY_LANE_WORK ? TILLID_EVENT_LANE_WORK : TILLID_EVENT_LANE_LIFE;
  event->hope = content->lane == TILLID_STORY_LANE_HOPE;
  if (content->telling_of != 0)
    event->telling_of = content->telling_of;
}

/**
 * tillid_story_record_make:
 * @context: an open patient
 * @content: what the form says
 *
 * Returns: (transfer full): a new draft of the family that @content's lane has, told by the patient to whoever works
 */
TillidRecord *
tillid_story_record_make (TillidPatientContext *context, const TillidStoryContent *content)
{
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidStoryFamily *family = tillid_story_family_of_lane (content->lane);
  TillidRecord *record = tillid_patient_context_new_record (context, family->type);

  fill (context, record, content);
  if (family->type == &tillid_life_event_type)
    fill_event ((TillidLifeEvent *) record, content);
  if (family->type == &tillid_place_type)
    {
      TillidPlace *place = (TillidPlace *) record;

      place->arrival = content->arrival;
      if (place->words == NULL)
        tillid_set_text (&place->words, content->staff_words);
    }
  set_text (record, "told_by", tillid_patient_context_get_short_name (context));
  set_number (record, "told_on", tillid_session_today (session));
  set_number (record, "told_to", tillid_session_get_member (session)->record.id);
  return record;
}

/**
 * tillid_story_record_change:
 * @context: an open patient
 * @old: a sealed record
 * @content: what the form says
 *
 * Returns: (transfer full): a draft of @old with what the form has; who told it stays
 */
TillidRecord *
tillid_story_record_change (TillidPatientContext *context,
                            const TillidRecord *old,
                            const TillidStoryContent *content)
{
  TillidRecord *record = tillid_record_edit (old);

  fill (context, record, content);
  /* Its lane is not changed here, and there may be others than those of the drop down. */
  if (record->type == &tillid_life_event_type)
    ((TillidLifeEvent *) record)->bank = content->bank;
  return record;
}
