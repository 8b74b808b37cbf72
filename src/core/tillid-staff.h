/* tillid-staff.h - who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidMember:
 *
 * A person who works at the clinic. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidMember, tillid_member)

struct _TillidMember
{
  TillidRecord record;

  char *name;
  char *initials;
  int profession; /* TillidProfession */
  char *title;
  char *languages;
  gint64 colour;
  char *roles;
  gboolean owner;
  gint64 from_day;
  gint64 until_day;
};

/**
 * TillidAbsence:
 *
 * Days on which a member is away. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidAbsence, tillid_absence)

struct _TillidAbsence
{
  TillidRecord record;

  gint64 member; /* member */
  gint64 from_day;
  gint64 until_day;
};

/**
 * TillidAccount:
 *
 * That a member has a password, and since when; accounts are optional. What proves the password is no record and
 * stays out of revisions and exports (table account_secret).
 */
TILLID_DECLARE_RECORD (TillidAccount, tillid_account)

struct _TillidAccount
{
  TillidRecord record;

  gint64 member; /* member */
  gboolean has_password;
  gint64 changed_at;
};

/**
 * TillidGrant:
 *
 * That a member may open a patient for some days: given by a lead, or taken in an emergency with a reason, which
 * somebody looks at afterwards.
 */
TILLID_DECLARE_RECORD (TillidGrant, tillid_grant)

struct _TillidGrant
{
  TillidRecord record;

  gint64 patient;  /* person */
  gint64 member;   /* member */
  int kind;        /* TillidGrantKind */
  gint64 given_by; /* member */
  gint64 from_day;
  gint64 until_day;
  char *reason;
  gint64 looked_by; /* member */
  gint64 looked_on;
  char *look_words;
};

/* Days in which somebody takes a second look at what was opened with a reason. */
#define TILLID_SECOND_LOOK_DAYS 7

gboolean tillid_grant_is_overdue (const TillidGrant *self, TillidDay today);

G_END_DECLS
