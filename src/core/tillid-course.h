/* tillid-course.h - courses of care
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidCourse:
 *
 * A course of care, from referral to ending. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidCourse, tillid_course)

struct _TillidCourse
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 started;
  gint64 ended;
  char *referral_words;
  gint64 key_contact; /* member */
  gint64 second_face; /* member */
  char *matters_words;
  char *matters_language;
  char *matters_staff_words;
  gint64 matters_day;
  gint64 matters_through; /* interpreter */
  gint64 review_due;
  char *receiver;
  char *ending_criteria;
  gint64 ending_from;
  gint64 ending_until;
  gint64 farewell; /* visit */
};

/**
 * TillidPhase:
 *
 * A phase of a course of care. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPhase, tillid_phase)

struct _TillidPhase
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  int kind;       /* TillidPhaseKind */
  gint64 from_day;
  gint64 until_day;
  gboolean planned;
  char *note;
};

/**
 * TillidHandOver:
 *
 * A change of key contact. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidHandOver, tillid_hand_over)

struct _TillidHandOver
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  gint64 day;
  gint64 from_member; /* member */
  gint64 to_member;   /* member */
  gboolean patient_present;
  gboolean planned;
  gint64 introduced_on;
  gint64 joint_visit; /* visit */
  char *reason;
};

/**
 * TillidCareTeam:
 *
 * A member of the team around a patient. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidCareTeam, tillid_care_team)

struct _TillidCareTeam
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  gint64 member;  /* member */
  char *role;
  gint64 from_day;
  gint64 until_day;
};

/**
 * TillidTakeOver:
 *
 * Who takes over what when a course ends. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidTakeOver, tillid_take_over)

struct _TillidTakeOver
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  gint64 rank;
  char *what;
  int counterpart; /* TillidCounterpart */
  char *who;
  gint64 agreed_on;
};

G_END_DECLS
