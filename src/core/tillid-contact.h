/* tillid-contact.h - contacts between visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidContact:
 *
 * Anything between visits, here or elsewhere. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidContact, tillid_contact)

struct _TillidContact
{
  TillidRecord record;

  gint64 patient;  /* person */
  int kind;        /* TillidContactKind */
  int counterpart; /* TillidCounterpart */
  char *with_text;
  TillidTold *at;
  gboolean planned;
  char *title;
  char *staff_words;
  gint64 minutes;
  gint64 member; /* member */
  char *next_step;
  int direction;      /* TillidDirection */
  gint64 problem;     /* problem */
  gint64 interpreter; /* interpreter */
  char *caseworker;
  char *sent;
  gint64 reply_due;
  gint64 replied_on;
  gint64 letter; /* letter */
  gboolean arranged;
};

G_END_DECLS
