/* tillid-conference-facts.h - what stands on the conference sheet of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline-query.h"

G_BEGIN_DECLS

/**
 * TillidConferencePart:
 *
 * The parts of a sheet that can be switched off, in the order in which they stand on it.
 */
typedef enum
{
  TILLID_CONFERENCE_STORY,
  TILLID_CONFERENCE_WEIGHS,
  TILLID_CONFERENCE_HELPS,
  TILLID_CONFERENCE_PROMISES,
  TILLID_CONFERENCE_WAITING,
  TILLID_CONFERENCE_FACES,
  TILLID_CONFERENCE_UNKNOWN,
  TILLID_CONFERENCE_N_PARTS,
} TillidConferencePart;

/**
 * TillidConferenceFace:
 * @TILLID_CONFERENCE_FACE_NONE: no person
 * @TILLID_CONFERENCE_FACE_KNOWN: a colleague who was there
 * @TILLID_CONFERENCE_FACE_NOT_MET: a colleague who is to be there
 * @TILLID_CONFERENCE_FACE_INTERPRETER: an interpreter
 */
typedef enum
{
  TILLID_CONFERENCE_FACE_NONE,
  TILLID_CONFERENCE_FACE_KNOWN,
  TILLID_CONFERENCE_FACE_NOT_MET,
  TILLID_CONFERENCE_FACE_INTERPRETER,
} TillidConferenceFace;

/**
 * TillidConferenceLine:
 * @mark: (nullable): what stands before it: "1", "a", "!"; of a person the initials
 * @text: the line
 * @note: (nullable): smaller, below it; of a person how often
 * @burden: 0 to 10 as rated last, or %TILLID_ABSENT
 * @face: of a person
 */
typedef struct
{
  char *mark;
  char *text;
  char *note;
  gint64 burden;
  TillidConferenceFace face;
} TillidConferenceLine;

/**
 * TillidConferenceFacts:
 * @name: of the patient, in Latin letters where there is such a name
 * @native_name: (nullable): in another script
 * @native_language: (nullable): of @native_name
 * @about: one line about the patient
 * @question: (nullable): what the team wants from each other today
 * @parts: (element-type TillidConferenceLine): the lines of each part; the story has @items
 * @rows: (nullable): where the texts of @items come from
 * @items: (element-type TillidTimelineItem): sorted
 * @view: the days and lanes of the story; its width and height are the sheet's to choose
 * @selected_text: (nullable): of the event that is marked
 *
 * Made for one reader on one day: what the reader may not see is not in it, nor what was told in confidence to anybody.
 */
typedef struct
{
  char *name;
  char *native_name;
  char *native_language;
  char *about;
  char *question;
  GPtrArray *parts[TILLID_CONFERENCE_N_PARTS];
  TillidTimelineRows *rows;
  GArray *items;
  TillidTimelineView view;
  char *selected_text;
  /*< private >*/
  GStringChunk *texts;
  GPtrArray *names;
} TillidConferenceFacts;

TillidConferenceFacts *tillid_conference_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_conference_facts_free (TillidConferenceFacts *self);
TillidConferenceLine *tillid_conference_facts_add (TillidConferenceFacts *self,
                                                   TillidConferencePart part,
                                                   const char *mark,
                                                   const char *text,
                                                   const char *note);
void tillid_conference_facts_add_name (TillidConferenceFacts *self, const char *name);
void tillid_conference_facts_hide_names (TillidConferenceFacts *self);
const char *tillid_conference_part_title (TillidConferencePart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidConferenceFacts, tillid_conference_facts_free)

G_END_DECLS
