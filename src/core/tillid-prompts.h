/* tillid-prompts.h - what the team might look at in how the care is arranged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"

G_BEGIN_DECLS

/**
 * TillidPromptKind:
 * @TILLID_PROMPT_SINGLE_HOLDER: R1: one colleague holds nearly all visits, nobody else has been there twice
 * @TILLID_PROMPT_ABSENCE_AHEAD: R2: the key contact will be away or leave, and no second face is known
 * @TILLID_PROMPT_FRESH_EYES: R3: for half a year nobody but the key contact has looked, while several problems are open
 * @TILLID_PROMPT_TASKS_WITH_US: R4: the open steps of an older plan are all ours
 * @TILLID_PROMPT_CALLS_TO_ONE: R5: many calls in a month that had not been arranged, nearly all to one colleague
 * @TILLID_PROMPT_ENDING: R6: the course is to end soon, and nobody is named who receives, no farewell visit
 * @TILLID_PROMPT_ONE_INTERPRETER: R7: one interpreter at all visits, who interprets outside of them as well
 * @TILLID_PROMPT_SHARE: R8: a colleague said: I would like to share this
 * @TILLID_PROMPT_N_KINDS: how many there are
 *
 * The prompts. They describe the arrangement, never the patient.
 */
typedef enum
{
  TILLID_PROMPT_SINGLE_HOLDER,
  TILLID_PROMPT_ABSENCE_AHEAD,
  TILLID_PROMPT_FRESH_EYES,
  TILLID_PROMPT_TASKS_WITH_US,
  TILLID_PROMPT_CALLS_TO_ONE,
  TILLID_PROMPT_ENDING,
  TILLID_PROMPT_ONE_INTERPRETER,
  TILLID_PROMPT_SHARE,
  TILLID_PROMPT_N_KINDS,
} TillidPromptKind;

/**
 * TillidPromptSource:
 *
 * What a row behind a prompt is.
 */
typedef enum
{
  TILLID_PROMPT_VISIT,
  TILLID_PROMPT_STEP,
  TILLID_PROMPT_CONTACT,
  TILLID_PROMPT_PROBLEM,
  TILLID_PROMPT_COURSE,
  TILLID_PROMPT_WISH,
} TillidPromptSource;

/**
 * TillidPromptRow:
 * @visit: key of what the row is; of a visit, or of what @source says
 * @day: its day, or %TILLID_ABSENT
 * @source: what it is
 *
 * A row behind a prompt, for *Why this?*.
 */
typedef struct
{
  gint64 visit;
  TillidDay day;
  TillidPromptSource source;
} TillidPromptRow;

/**
 * TillidPrompt:
 * @kind: which rule
 * @holder: the colleague it is about, or the interpreter (R7); 0 for nobody
 * @second_face: the named second face, 0 if nobody is named
 * @n_visits: visits in the window
 * @n_holder: those at which @holder was present
 * @n_alone: those at which nobody else of the staff was
 * @n_all: open steps (R4), calls (R5)
 * @n_some: of these ours (R4), to @holder (R5)
 * @absence: key of the absence, 0 when @holder stops working here
 * @from: first day away, or the last day here (R2); nobody else has looked since (R3); when the course is to end (R6); when it was said (R8)
 * @until: last day away, or %TILLID_ABSENT
 * @rows: (element-type TillidPromptRow): what it is made of, in order
 *
 * A prompt is computed, never stored and never exported; it goes when its condition goes.
 */
typedef struct
{
  TillidPromptKind kind;
  gint64 holder;
  gint64 second_face;
  gint64 n_visits;
  gint64 n_holder;
  gint64 n_alone;
  gint64 n_all;
  gint64 n_some;
  gint64 absence;
  TillidDay from;
  TillidDay until;
  GArray *rows;
} TillidPrompt;

/**
 * TillidAway:
 * @id: key of the absence
 * @member: who is away
 * @from: first day
 * @until: last day, or %TILLID_ABSENT while open
 *
 * Days on which somebody is not here.
 */
typedef struct
{
  gint64 id;
  gint64 member;
  TillidDay from;
  TillidDay until;
} TillidAway;

/**
 * TillidPromptFact:
 * @source: what it is: a step, contact, problem or wish
 * @id: its key
 * @day: when: a contact's day, a wish's day; else %TILLID_ABSENT
 * @who: whose: the colleague of a contact or a wish, 0 for nobody
 * @interpreter: who interpreted a contact, or 0
 * @side: #TillidSide of an open step
 * @is_call: a contact that counts for R5: the patient's own call or message about a problem, not arranged beforehand
 *
 * A row of the record that a prompt may be made of.
 */
typedef struct
{
  TillidPromptSource source;
  gint64 id;
  TillidDay day;
  gint64 who;
  gint64 interpreter;
  int side;
  gboolean is_call;
} TillidPromptFact;

/**
 * TillidArrangement:
 * @today: the day
 * @key_contact: who holds, 0 for nobody
 * @key_contact_until: last day at the clinic, or %TILLID_ABSENT
 * @second_face: the named second face, 0 for nobody
 * @away: (array length=n_away) (nullable): absences of anybody
 * @n_away: how many
 * @course: key of the course
 * @started: its first day, or %TILLID_ABSENT
 * @ending: when it is to end, or %TILLID_ABSENT
 * @has_receiver: somebody is named who takes over
 * @has_farewell: there is a farewell visit
 * @discussed: last day on which a conference talked about the patient, or %TILLID_ABSENT
 * @plan_since: first day of the oldest goal that is worked on, or %TILLID_ABSENT
 * @facts: (array length=n_facts) (nullable): open problems and steps, contacts of the course, wishes to share that stand
 * @n_facts: how many
 *
 * What the rules look at beside the visits.
 */
typedef struct
{
  TillidDay today;
  gint64 key_contact;
  TillidDay key_contact_until;
  gint64 second_face;
  const TillidAway *away;
  guint n_away;
  gint64 course;
  TillidDay started;
  TillidDay ending;
  gboolean has_receiver;
  gboolean has_farewell;
  TillidDay discussed;
  TillidDay plan_since;
  const TillidPromptFact *facts;
  guint n_facts;
} TillidArrangement;

void tillid_arrangement_init (TillidArrangement *arrangement, TillidDay today);
gboolean tillid_prompt_counts_contact (int kind,
                                       int counterpart,
                                       int direction,
                                       gboolean planned,
                                       gboolean arranged,
                                       gint64 problem);
const char *tillid_prompt_kind_to_code (TillidPromptKind kind);
int tillid_prompt_kind_from_code (const char *code);
GPtrArray *tillid_prompts_find (const GPtrArray *visits,
                                const TillidArrangement *arrangement,
                                guint aside) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *tillid_prompt_single_holder (const GPtrArray *visits) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_absence_ahead (const GPtrArray *visits,
                             const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_fresh_eyes (const GPtrArray *visits,
                          const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_tasks_with_us (const GPtrArray *visits,
                             const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_calls_to_one (const GPtrArray *visits,
                            const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *tillid_prompt_ending (const GPtrArray *visits,
                                    const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_one_interpreter (const GPtrArray *visits,
                               const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *tillid_prompt_share (const GPtrArray *visits,
                                   const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
void tillid_prompt_free (TillidPrompt *prompt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPrompt, tillid_prompt_free)

G_END_DECLS
