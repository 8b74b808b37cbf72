/* tillid-signature.h - signed notes and their corrections
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidSignature:
 *
 * That somebody stands by the note of a visit as it is. It is never taken back. The field table in the .c file says what
 * each member means.
 */
TILLID_DECLARE_RECORD (TillidSignature, tillid_signature)

struct _TillidSignature
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 visit;   /* visit */
  gint64 member;  /* member */
  gint64 at;
  char *note_hash;
};

/**
 * TillidCorrection:
 *
 * What was wrong or missing in a signed note, beside the note. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidCorrection, tillid_correction)

struct _TillidCorrection
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 visit;   /* visit */
  gint64 member;  /* member */
  gint64 at;
  char *words;
  char *language;
};

char *tillid_note_hash (const char *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
