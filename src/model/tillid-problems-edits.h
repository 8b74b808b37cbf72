/* tillid-problems-edits.h - what can be done to problems and to what helps, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-problems-model.h"

G_BEGIN_DECLS

/**
 * TillidProblemsOwner:
 * @is_said: whether anybody was named; else nobody has the next step yet
 * @side: whose it is
 * @member: id of a colleague, where it is the clinic's, or 0
 * @text: (nullable): who, where it is somebody outside
 *
 * Who has the next step of a problem.
 */
typedef struct
{
  gboolean is_said;
  TillidSide side;
  gint64 member;
  const char *text;
} TillidProblemsOwner;

/**
 * TillidProblemsText:
 * @words: (nullable): in the patient's words
 * @staff_words: (nullable): in the clinic's words
 * @at: (nullable): when a problem was first noticed, or since when something helps
 * @domain: what it is about
 * @said_by: who said it
 * @burden: 0 to 10 as said today, %TILLID_ABSENT if nobody asked
 * @status: what becomes of it
 * @elsewhere: (nullable): where it belongs
 * @owner: who has the next step
 * @next: (nullable): a new next step in the clinic's words; it becomes a step of the plan
 * @next_when: (nullable): its date, or words about it
 *
 * What can be typed. Words are enough, in either language; of what helps only the first four count.
 */
typedef struct
{
  const char *words;
  const char *staff_words;
  const TillidTold *at;
  TillidDomain domain;
  TillidSaidBy said_by;
  gint64 burden;
  TillidProblemStatus status;
  const char *elsewhere;
  TillidProblemsOwner owner;
  const char *next;
  const char *next_when;
} TillidProblemsText;

gint64 tillid_problems_add (TillidProblemsModel *self,
                            TillidProblemsPart part,
                            const TillidProblemsText *text);
void tillid_problems_edit (TillidProblemsModel *self,
                           TillidRecord *opened,
                           const TillidProblemsText *text);
void tillid_problems_rate (TillidProblemsModel *self, gint64 problem, gint64 burden);
gboolean tillid_problems_move (TillidProblemsModel *self, gint64 id, int by);
gboolean tillid_problems_move_to (TillidProblemsModel *self, gint64 id, guint place);
void
tillid_problems_set_status (TillidProblemsModel *self, gint64 problem, TillidProblemStatus status);
void tillid_problems_set_owner (TillidProblemsModel *self,
                                gint64 problem,
                                const TillidProblemsOwner *owner);
void tillid_problems_toggle_link (TillidProblemsModel *self, gint64 strength, gint64 problem);
void tillid_problems_remove (TillidProblemsModel *self, gint64 id);

G_END_DECLS
