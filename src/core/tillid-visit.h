/* tillid-visit.h - visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidVisit:
 *
 * An attended or planned visit. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidVisit, tillid_visit)

struct _TillidVisit
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  int kind;       /* TillidVisitKind */
  int status;     /* TillidVisitStatus */
  int mode;       /* TillidVisitMode */
  gint64 day;
  gint64 minute;
  gint64 length;
  gint64 lead; /* member */
  char *lead_text;
  gboolean without_patient;
  char *place;
  char *purpose;
  char *wish;
  char *wish_language;
  char *wish_staff_words;
  gboolean just_listening;
  char *note;
  char *note_language;
  gboolean no_interpreter;
  gint64 room; /* room */
  gint64 planned_minutes;
  int missed_reason; /* TillidMissedReason */
  char *missed_words;
};

/**
 * TillidPresence:
 *
 * Who was in the room, in which role, for which part. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPresence, tillid_presence)

struct _TillidPresence
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 visit;       /* visit */
  int who;            /* TillidPresenceWho */
  gint64 member;      /* member */
  gint64 interpreter; /* interpreter */
  gint64 person;      /* person */
  char *name;
  char *role;
  int mode; /* TillidInterpretingMode */
  gint64 from_minute;
  gint64 until_minute;
  char *note;
};

/**
 * TillidAgreement:
 *
 * One of at most five lines that a visit agreed on. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidAgreement, tillid_agreement)

struct _TillidAgreement
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 visit;   /* visit */
  gint64 rank;
  char *words;
  char *language;
  char *staff_words;
  gboolean ours;
  int teach_back; /* TillidTeachBack */
  gint64 party;   /* party */
  gint64 owner;   /* member */
  char *owner_text;
  gint64 due;
};

/**
 * TillidColleagueNote:
 *
 * The note of one colleague beside the note of the visit. The field table in the .c file says what each member
 * means.
 */
TILLID_DECLARE_RECORD (TillidColleagueNote, tillid_colleague_note)

struct _TillidColleagueNote
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 visit;   /* visit */
  gint64 member;  /* member */
  char *note;
  char *note_language;
  gint64 signed_at;
};

/**
 * TillidEndCheck:
 *
 * The three questions at the end of a visit. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidEndCheck, tillid_end_check)

struct _TillidEndCheck
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 visit;       /* visit */
  int said_important; /* TillidCheckAnswer */
  int understood;     /* TillidCheckAnswer */
  int change;         /* TillidCheckAnswer */
  char *words;
  char *language;
  char *staff_words;
  gint64 through; /* interpreter */
};

/**
 * TillidParty:
 *
 * Somebody who takes part in a network meeting, with agreements of an own. The field table in the .c file says
 * what each member means.
 */
TILLID_DECLARE_RECORD (TillidParty, tillid_party)

struct _TillidParty
{
  TillidRecord record;

  gint64 patient;  /* person */
  gint64 visit;    /* visit */
  int counterpart; /* TillidCounterpart */
  char *name;
  gint64 person; /* person */
  gint64 rank;
  gboolean apologies;
};

G_END_DECLS
