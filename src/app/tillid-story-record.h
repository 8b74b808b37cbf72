/* tillid-story-record.h - which record of the story a form writes, and which members
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"
#include "tillid-story.h"

G_BEGIN_DECLS

/* Before every draft of the story. */
#define TILLID_STORY_DRAFTS "story/"

/* The choices of the drop down, in its order. */
typedef enum
{
  TILLID_STORY_LANE_LIFE,
  TILLID_STORY_LANE_WORK,
  TILLID_STORY_LANE_HELP,
  TILLID_STORY_LANE_SYMPTOM,
  TILLID_STORY_LANE_PLACE,
  TILLID_STORY_LANE_HOPE,
  TILLID_STORY_LANE_CONTACT,
  TILLID_STORY_LANE_RESULT,
  TILLID_STORY_LANE_MEDICINE,
  TILLID_STORY_N_LANES,
} TillidStoryLane;

/**
 * TillidStoryFamily:
 * @type: its records
 * @lane: its choice of the drop down
 * @words: member of the first field
 * @staff_words: (nullable): member of the second field
 * @hint: what the first field asks for
 * @staff_hint: (nullable): what the second field asks for
 * @choice: (nullable): member with the choice that is asked for beside the words: with whom, which kind
 * @choice_name: (nullable): what that choice is called
 *
 * How a family of records stands in the two fields of words.
 */
typedef struct
{
  const TillidRecordType *type;
  TillidStoryLane lane;
  const char *words;
  const char *staff_words;
  const char *hint;
  const char *staff_hint;
  const char *choice;
  const char *choice_name;
} TillidStoryFamily;

const TillidStoryFamily *tillid_story_family_of (const TillidRecordType *type);
const TillidStoryFamily *tillid_story_family_of_lane (TillidStoryLane lane);
TillidStoryLane tillid_story_record_lane (const TillidRecord *record);
const TillidChoice *tillid_story_family_get_choices (const TillidStoryFamily *family);
int tillid_story_record_get_choice (const TillidRecord *record);
const char *tillid_story_record_text (const TillidRecord *record, const char *member);
const TillidTold *tillid_story_record_at (const TillidRecord *record);
gboolean tillid_story_record_may_change (TillidPatientContext *context, const char *kind);
TillidRecord *tillid_story_record_change_at (const TillidRecord *old,
                                             const TillidTold *at) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_story_draft_place (TillidPatientContext *context,
                                gint64 record,
                                const char *field) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_story_record_write_value (const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_story_record_read_value (const char *text, double *out_value);

/**
 * TillidStoryContent:
 *
 * @value: of a result; %NAN for none
 * @unit: of a result
 * @choice: value of the family's choice; not looked at where it has none
 *
 * What a form says. All (unowned); %NULL is left out.
 */
typedef struct
{
  TillidStoryLane lane;
  const char *words;
  const char *staff_words;
  const TillidTold *at;
  TillidBank bank;
  gint64 telling_of;
  gboolean arrival;
  double value;
  const char *unit;
  int choice;
} TillidStoryContent;

TillidRecord *
tillid_story_record_make (TillidPatientContext *context,
                          const TillidStoryContent *content) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *
tillid_story_record_change (TillidPatientContext *context,
                            const TillidRecord *old,
                            const TillidStoryContent *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
