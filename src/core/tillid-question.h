/* tillid-question.h - missing pieces, answers, snoozes and marks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidQuestion:
 *
 * A missing piece: a question nobody has answered yet. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidQuestion, tillid_question)

struct _TillidQuestion
{
  TillidRecord record;

  gint64 patient; /* person */
  char *words;
  char *could_answer;
  gint64 asked_on;
  char *answer;
  gint64 answered_on;
  int status; /* TillidQuestionStatus */
};

/**
 * TillidPatientAnswer:
 *
 * The patient's own answer to one of our questions. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPatientAnswer, tillid_patient_answer)

struct _TillidPatientAnswer
{
  TillidRecord record;

  gint64 patient; /* person */
  char *question;
  char *words;
  char *language;
  char *staff_words;
  gint64 day;
  gint64 asked_by; /* member */
  gint64 through;  /* interpreter */
};

/**
 * TillidSnooze:
 *
 * A prompt that the team has put aside for a while. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidSnooze, tillid_snooze)

struct _TillidSnooze
{
  TillidRecord record;

  gint64 patient; /* person */
  char *prompt;
  char *reason;
  gint64 until_day;
  gint64 member; /* member */
};

/**
 * TillidShareWish:
 *
 * A colleague would like to share a relation with a second one. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidShareWish, tillid_share_wish)

struct _TillidShareWish
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 member;  /* member */
  gint64 day;
  gint64 taken_back;
};

/**
 * TillidMark:
 *
 * How far the story was told: we came this far. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidMark, tillid_mark)

struct _TillidMark
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 day;
  gint64 member; /* member */
  char *next_time;
};

G_END_DECLS
