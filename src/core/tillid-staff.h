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

G_END_DECLS
