/* tillid-booking.h - rooms, interpreters as booked, and who is not asked again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidRoom:
 *
 * A room of the clinic, so that two visits in one are said. The field table in the .c file says what each
 * member means.
 */
TILLID_DECLARE_RECORD (TillidRoom, tillid_room)

struct _TillidRoom
{
  TillidRecord record;

  char *name;
  char *note;
};

/**
 * TillidInterpreting:
 *
 * The interpreter of one visit: what is wished for, who is booked, and how it went. A @person is a relative
 * who interprets; @guard says why a child may (F14). The field table in the .c file says what each member
 * means.
 */
TILLID_DECLARE_RECORD (TillidInterpreting, tillid_interpreting)

struct _TillidInterpreting
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 visit;       /* visit */
  int booking;        /* TillidInterpretingState */
  int mode;           /* TillidInterpretingMode */
  gint64 interpreter; /* interpreter */
  gint64 person;      /* person */
  char *language;
  char *dialect;
  int sex; /* TillidSex */
  char *agency_ref;
  gint64 asked_on;
  int guard;           /* TillidChildGuard */
  gint64 guard_member; /* member */
  gint64 guard_at;
  char *note;
};

/**
 * TillidExclusion:
 *
 * An interpreter the patient does not want. There is no field for a reason, on purpose. The field table in the
 * .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidExclusion, tillid_exclusion)

struct _TillidExclusion
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 interpreter; /* interpreter */
  gboolean lifted;
};

/**
 * TillidInterpreterNeed:
 *
 * What a doctor judged: that an interpreter is needed, and whether a fee may be asked. The field table in the
 * .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidInterpreterNeed, tillid_interpreter_need)

struct _TillidInterpreterNeed
{
  TillidRecord record;

  gint64 patient;   /* person */
  gint64 judged_by; /* member */
  gint64 day;
  int fee;    /* TillidFee */
  int reason; /* TillidFeeReason */
  gint64 until_day;
  char *words;
};

/**
 * TillidUnderstanding:
 *
 * How the patient and one interpreter understood each other, in three taps. It belongs to the two of them and
 * is looked at for twelve months. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidUnderstanding, tillid_understanding)

struct _TillidUnderstanding
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 visit;       /* visit */
  gint64 interpreter; /* interpreter */
  int answer;         /* TillidUnderstood */
  gint64 day;
  gint64 member; /* member */
};

G_END_DECLS
