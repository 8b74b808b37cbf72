/* tillid-confidence.h - what was told in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidRestriction:
 *
 * One entry that was told in confidence: nobody but its readers reads it until it is lifted. The field table in the .c file
 * says what each member means.
 */
TILLID_DECLARE_RECORD (TillidRestriction, tillid_restriction)

struct _TillidRestriction
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 entry;   /* any of tillid_restriction_applies () */
  gboolean lifted;
};

/**
 * TillidRestrictionReader:
 *
 * A colleague who was told. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidRestrictionReader, tillid_restriction_reader)

struct _TillidRestrictionReader
{
  TillidRecord record;

  gint64 patient;     /* person */
  gint64 restriction; /* restriction */
  gint64 member;      /* member */
};

gboolean tillid_restriction_applies (const TillidRecordType *type);
const char *const *tillid_restriction_list_entries (const TillidRecordType *type);

G_END_DECLS
