/* tillid-interpreter.h - interpreters
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidInterpreter:
 *
 * An interpreter; never sees the record. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidInterpreter, tillid_interpreter)

struct _TillidInterpreter
{
  TillidRecord record;

  char *name;
  char *initials;
  char *language;
  char *dialect;
  int sex; /* TillidSex */
  char *agency;
  gint64 colour;
  char *note;
};

G_END_DECLS
