/* tillid-conference.h - the conference, and what the user panel suggests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidConference:
 *
 * A meeting of the team. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidConference, tillid_conference)

struct _TillidConference
{
  TillidRecord record;

  gint64 day;
  gint64 minute;
  gint64 length;
  char *place;
  gboolean ended;
};

/**
 * TillidConferencePresent:
 *
 * Who is at a conference: a colleague, or somebody by name. The field table in the .c file says what each
 * member means.
 */
TILLID_DECLARE_RECORD (TillidConferencePresent, tillid_conference_present)

struct _TillidConferencePresent
{
  TillidRecord record;

  gint64 conference; /* conference */
  gint64 member;     /* member */
  char *name;
};

/**
 * TillidConferenceItem:
 *
 * A patient on the agenda of a conference; without one, of the next. The field table in the .c file says what
 * each member means.
 */
TILLID_DECLARE_RECORD (TillidConferenceItem, tillid_conference_item)

struct _TillidConferenceItem
{
  TillidRecord record;

  gint64 patient;    /* person */
  gint64 conference; /* conference */
  gint64 rank;
  char *question;
  gint64 added_by; /* member */
  gint64 added_on;
  gboolean discussed;
  gboolean initials_only;
};

/**
 * TillidSuggestion:
 *
 * What somebody of the user panel suggested, what was decided, what changed and whether it was told back.
 * Nothing about a patient. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidSuggestion, tillid_suggestion)

struct _TillidSuggestion
{
  TillidRecord record;

  gint64 day;
  char *raised_by;
  char *words;
  char *language;
  char *staff_words;
  int status; /* TillidSuggestionState */
  char *decision;
  gint64 decided_on;
  gint64 owner; /* member */
  char *change_made;
  gint64 changed_on;
  gint64 told_back_on;
  char *told_back_how;
};

/**
 * TillidSavedView:
 *
 * A list with its filters under a name that the clinic shares. The field table in the .c file says what each
 * member means.
 */
TILLID_DECLARE_RECORD (TillidSavedView, tillid_saved_view)

struct _TillidSavedView
{
  TillidRecord record;

  char *place;
  char *name;
  char *filters;
  gint64 member; /* member */
};

G_END_DECLS
