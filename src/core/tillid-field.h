/* tillid-field.h - one member of a record, described once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <glib/gi18n-lib.h>

#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidFieldKind:
 * @TILLID_KIND_TEXT: char *, %NULL is absent (the empty string is stored as absent)
 * @TILLID_KIND_LANG: char *, a BCP 47 tag with region where it matters (ar-IQ, fa-AF)
 * @TILLID_KIND_INT: gint64, %TILLID_ABSENT is absent
 * @TILLID_KIND_REAL: double, NAN is absent
 * @TILLID_KIND_BOOL: gboolean, default %FALSE
 * @TILLID_KIND_DAY: gint64 #TillidDay
 * @TILLID_KIND_MINUTE: gint64, minutes since midnight, clinic-local
 * @TILLID_KIND_INSTANT: gint64, milliseconds since 1970 UTC
 * @TILLID_KIND_REF: gint64, the id of another record, 0 is absent
 * @TILLID_KIND_CHOICE: int, an index into #TillidField.choices; 0 is the default and may mean "not said"
 * @TILLID_KIND_TOLD: #TillidTold *, %NULL is absent
 */
typedef enum
{
  TILLID_KIND_TEXT,
  TILLID_KIND_LANG,
  TILLID_KIND_INT,
  TILLID_KIND_REAL,
  TILLID_KIND_BOOL,
  TILLID_KIND_DAY,
  TILLID_KIND_MINUTE,
  TILLID_KIND_INSTANT,
  TILLID_KIND_REF,
  TILLID_KIND_CHOICE,
  TILLID_KIND_TOLD,
} TillidFieldKind;

/**
 * TillidSensitivity:
 * @TILLID_ORDINARY: says nothing about a patient on its own
 * @TILLID_CLINICAL: about health or life; kept in a pseudonymised export
 * @TILLID_WORDS: free text of or about a person; dropped by pseudonymisation
 * @TILLID_IDENTIFYING: names, numbers; dropped by pseudonymisation
 * @TILLID_ADDRESS: where a protected person can be found; masked, and dropped by pseudonymisation
 */
typedef enum
{
  TILLID_ORDINARY,
  TILLID_CLINICAL,
  TILLID_WORDS,
  TILLID_IDENTIFYING,
  TILLID_ADDRESS,
} TillidSensitivity;

/**
 * TillidChoice:
 * @code: how it is stored and exported; never translated, never changed
 * @label: (nullable): what people read, with context "choice"
 */
typedef struct
{
  const char *code;
  const char *label;
} TillidChoice;

typedef struct
{
  const char *name;
  gsize offset;
  TillidFieldKind kind;
  TillidSensitivity sensitivity;
  const char *label;           /* msgid with context "field" */
  const TillidChoice *choices; /* CHOICE only; ends with { NULL, NULL } */
  const char *target;          /* REF only: the kind it points to, or "*" for any */
} TillidField;

#define TILLID_C_TYPE_TEXT char *
#define TILLID_C_TYPE_LANG char *
#define TILLID_C_TYPE_INT gint64
#define TILLID_C_TYPE_REAL double
#define TILLID_C_TYPE_BOOL gboolean
#define TILLID_C_TYPE_DAY gint64
#define TILLID_C_TYPE_MINUTE gint64
#define TILLID_C_TYPE_INSTANT gint64
#define TILLID_C_TYPE_REF gint64
#define TILLID_C_TYPE_CHOICE int
#define TILLID_C_TYPE_TOLD TillidTold *

/* Zero, or a compile error when the member has another C type than its kind asks for. */
#define TILLID_CHECK_MEMBER(Type, member, KIND)                                                    \
  (0 *                                                                                             \
   sizeof (                                                                                        \
     char[__builtin_types_compatible_p (__typeof__ (((Type *) 0)->member), TILLID_C_TYPE_##KIND)   \
            ? 1                                                                                    \
            : -1]))

#define TILLID_FIELD_FULL(Type, member, KIND, label, SENSITIVITY, choices, target)                 \
  {                                                                                                \
#member, G_STRUCT_OFFSET(Type, member) + TILLID_CHECK_MEMBER(Type, member, KIND),              \
      TILLID_KIND_##KIND, TILLID_##SENSITIVITY, label, choices, target                             \
  }

/* One line of a record's field table. Mark the label with NC_ ("field", "..."). */
#define TILLID_FIELD(Type, member, KIND, label, SENSITIVITY)                                       \
  TILLID_FIELD_FULL (Type, member, KIND, label, SENSITIVITY, NULL, NULL)
#define TILLID_FIELD_REF(Type, member, target, label, SENSITIVITY)                                 \
  TILLID_FIELD_FULL (Type, member, REF, label, SENSITIVITY, NULL, target)
#define TILLID_FIELD_CHOICE(Type, member, choices, label, SENSITIVITY)                             \
  TILLID_FIELD_FULL (Type, member, CHOICE, label, SENSITIVITY, choices, NULL)

int tillid_choice_from_code (const TillidChoice *choices, const char *code);
const char *tillid_choice_to_code (const TillidChoice *choices, int value);
const char *tillid_choice_get_label (const TillidChoice *choices, int value);

const char *tillid_field_kind_to_code (TillidFieldKind kind);
const char *tillid_sensitivity_to_code (TillidSensitivity sensitivity);
const char *tillid_field_get_label (const TillidField *field);

G_END_DECLS
