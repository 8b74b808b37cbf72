/* tillid-letter.h - letters, and what may be shared with whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidLetter:
 *
 * A letter of the clinic: to the patient, to others, or the summary of a transfer. The field table in the .c
 * file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidLetter, tillid_letter)

struct _TillidLetter
{
  TillidRecord record;

  gint64 patient;  /* person */
  int kind;        /* TillidLetterKind */
  int counterpart; /* TillidCounterpart */
  char *to_text;
  char *title;
  char *words;
  char *language;
  char *ask;
  gint64 day;
  gint64 sent_on;
  int sent_by; /* TillidChannel */
  gint64 reply_due;
  gint64 replied_on;
  char *reply;
  gint64 printed_on;
  gint64 visit;  /* visit */
  gint64 member; /* member */
};

/**
 * TillidConsent:
 *
 * What the patient lets us share with one counterpart. The field table in the .c file says what each member
 * means.
 */
TILLID_DECLARE_RECORD (TillidConsent, tillid_consent)

struct _TillidConsent
{
  TillidRecord record;

  gint64 patient;  /* person */
  int counterpart; /* TillidCounterpart */
  char *with_text;
  char *about;
  int answer; /* TillidConsentState */
  gint64 day;
  gint64 until_day;
  gint64 asked_by; /* member */
  gint64 through;  /* interpreter */
  char *words;
  char *language;
};

G_END_DECLS
