/* tillid-people.h - patients and the people around them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidPerson:
 *
 * A patient, a relative or another person around a patient. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPerson, tillid_person)

struct _TillidPerson
{
  TillidRecord record;

  int role; /* TillidPersonRole */
  TillidTold *birth;
  gboolean birth_administrative;
  TillidTold *died;
  int sex; /* TillidSex */
  char *say_name;
  char *please_remember;
  int calendar;            /* TillidCalendar */
  int interpreter_needed;  /* TillidYesNo */
  int interpreter_sex;     /* TillidSex */
  gint64 interpreter_wish; /* interpreter */
  gboolean address_protected;
  gboolean legal_hold;
  char *legal_hold_reason;
};

/**
 * TillidPersonName:
 *
 * One name of a person, in one script. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPersonName, tillid_person_name)

struct _TillidPersonName
{
  TillidRecord record;

  gint64 patient; /* person */
  int use;        /* TillidNameUse */
  char *text;
  char *given;
  char *family;
  char *language;
};

/**
 * TillidPersonLanguage:
 *
 * A language a patient speaks or reads. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPersonLanguage, tillid_person_language)

struct _TillidPersonLanguage
{
  TillidRecord record;

  gint64 patient; /* person */
  char *language;
  char *dialect;
  gboolean preferred;
  int reads; /* TillidYesNo */
  char *note;
};

/**
 * TillidContactChannel:
 *
 * A way to reach a person. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidContactChannel, tillid_contact_channel)

struct _TillidContactChannel
{
  TillidRecord record;

  gint64 patient; /* person */
  int channel;    /* TillidChannel */
  char *value;
  gboolean preferred;
  gboolean no_message;
  char *note;
};

/**
 * TillidIdentifier:
 *
 * A number by which others know a person. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidIdentifier, tillid_identifier)

struct _TillidIdentifier
{
  TillidRecord record;

  gint64 patient; /* person */
  char *system;
  char *value;
};

/**
 * TillidRelation:
 *
 * Who somebody is: to the patient, or with @other to somebody else around the patient (Sara is the child of Maryam).
 * Everybody in the family drawing has one relation to the patient, which holds where and how they are and where they stand
 * in the drawing, and as many to others as there are. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidRelation, tillid_relation)

struct _TillidRelation
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 person;  /* person */
  int kind;       /* TillidRelationKind */
  char *words;
  gboolean interprets;
  gint64 other;    /* person; 0: the patient */
  int whereabouts; /* TillidWhereabouts */
  char *region;
  gboolean missing;
  TillidTold *missing_since;
  gboolean phone_only;
  gboolean gets_money;
  int safety;   /* TillidSafety */
  int may_talk; /* TillidYesNo */
  int tie;      /* TillidTie */
  int help;     /* TillidHelp */
  double x;
  double y;
};

/**
 * TillidChildAsked:
 *
 * Whether we asked about a child of the patient, and who cares for the child now. Without a @person: about all
 * of them. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidChildAsked, tillid_child_asked)

struct _TillidChildAsked
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 person;  /* person */
  int answer;     /* TillidChildAnswer */
  gint64 day;
  gint64 member; /* member */
  char *cared_by;
  char *words;
};

G_END_DECLS
