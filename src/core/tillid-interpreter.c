/* tillid-interpreter.c - interpreters
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-interpreter.h"

static const TillidField interpreter_fields[] = {
  TILLID_FIELD (TillidInterpreter, name, TEXT, NC_ ("field", "Name"), IDENTIFYING),
  TILLID_FIELD (TillidInterpreter, initials, TEXT, NC_ ("field", "Initials"), IDENTIFYING),
  TILLID_FIELD (TillidInterpreter, language, LANG, NC_ ("field", "Language"), ORDINARY),
  TILLID_FIELD (TillidInterpreter, dialect, TEXT, NC_ ("field", "Dialect"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidInterpreter,
                       sex,
                       tillid_sex_choices,
                       NC_ ("field", "Woman or man"),
                       ORDINARY),
  TILLID_FIELD (TillidInterpreter, agency, TEXT, NC_ ("field", "Agency"), ORDINARY),
  TILLID_FIELD (TillidInterpreter, colour, INT, NC_ ("field", "Colour"), ORDINARY),
  TILLID_FIELD (TillidInterpreter, note, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidInterpreter, tillid_interpreter, "interpreter", interpreter_fields)
