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
 * @TILLID_PROMPT_N_KINDS: how many there are
 *
 * The prompts. They describe the arrangement, never the patient.
 */
typedef enum
{
  TILLID_PROMPT_SINGLE_HOLDER,
  TILLID_PROMPT_ABSENCE_AHEAD,
  TILLID_PROMPT_N_KINDS,
} TillidPromptKind;

/**
 * TillidPromptRow:
 * @visit: key of a visit
 * @day: its day
 *
 * A row behind a prompt, for *Why this?*.
 */
typedef struct
{
  gint64 visit;
  TillidDay day;
} TillidPromptRow;

/**
 * TillidPrompt:
 * @kind: which rule
 * @holder: the colleague it is about
 * @second_face: the named second face, 0 if nobody is named
 * @n_visits: visits in the window
 * @n_holder: those at which @holder was present
 * @n_alone: those at which nobody else of the staff was
 * @absence: key of the absence, 0 when @holder stops working here
 * @from: first day away, or the last day here
 * @until: last day away, or %TILLID_ABSENT
 * @rows: (element-type TillidPromptRow): the visits it is made of, in order: all in the window (R1), those with @holder (R2)
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
 * TillidArrangement:
 * @today: the day
 * @key_contact: who holds, 0 for nobody
 * @key_contact_until: last day at the clinic, or %TILLID_ABSENT
 * @second_face: the named second face, 0 for nobody
 * @away: (array length=n_away) (nullable): absences of anybody
 * @n_away: how many
 *
 * What R2 looks at beside the visits.
 */
typedef struct
{
  TillidDay today;
  gint64 key_contact;
  TillidDay key_contact_until;
  gint64 second_face;
  const TillidAway *away;
  guint n_away;
} TillidArrangement;

const char *tillid_prompt_kind_to_code (TillidPromptKind kind);
TillidPrompt *tillid_prompt_single_holder (const GPtrArray *visits) G_GNUC_WARN_UNUSED_RESULT;
TillidPrompt *
tillid_prompt_absence_ahead (const GPtrArray *visits,
                             const TillidArrangement *arrangement) G_GNUC_WARN_UNUSED_RESULT;
void tillid_prompt_free (TillidPrompt *prompt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPrompt, tillid_prompt_free)

G_END_DECLS
