/* tillid-story.h - what was told: events, symptoms, results, medicines, places, what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidLifeEvent:
 *
 * Something that happened, as the patient tells it. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidLifeEvent, tillid_life_event)

struct _TillidLifeEvent
{
  TillidRecord record;

  gint64 patient; /* person */
  int lane;       /* TillidEventLane */
  char *words;
  char *language;
  char *staff_words;
  TillidTold *at;
  int bank; /* TillidBank */
  gboolean closed;
  gboolean hope;
  gint64 telling_of; /* life_event */
  gint64 drawn_at;
  char *told_by;
  gint64 told_on;
  gint64 told_to;      /* member */
  gint64 told_through; /* interpreter */
  gint64 told_visit;   /* visit */
  char *told_present;
  int share_team;         /* TillidShare */
  int share_gp;           /* TillidShare */
  int share_municipality; /* TillidShare */
  int share_family;       /* TillidShare */
  gint64 asked_on;
};

/**
 * TillidSymptom:
 *
 * Something the patient feels. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidSymptom, tillid_symptom)

struct _TillidSymptom
{
  TillidRecord record;

  gint64 patient; /* person */
  char *words;
  char *language;
  char *staff_words;
  TillidTold *at;
  gint64 problem; /* problem */
  char *told_by;
  gint64 told_on;
  gint64 told_to;      /* member */
  gint64 told_through; /* interpreter */
  gint64 told_visit;   /* visit */
  char *told_present;
  int share_team;         /* TillidShare */
  int share_gp;           /* TillidShare */
  int share_municipality; /* TillidShare */
  int share_family;       /* TillidShare */
  gint64 asked_on;
};

/**
 * TillidResult:
 *
 * A finding, a diagnosis or another result. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidResult, tillid_result)

struct _TillidResult
{
  TillidRecord record;

  gint64 patient; /* person */
  int kind;       /* TillidResultKind */
  char *title;
  TillidTold *at;
  double value;
  char *value_text;
  char *unit;
  double range_low;
  double range_high;
  int normality; /* TillidNormality */
  char *code_system;
  char *code;
  gboolean planned;
  char *note;
};

/**
 * TillidMedicine:
 *
 * A medicine, as prescribed or as taken. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidMedicine, tillid_medicine)

struct _TillidMedicine
{
  TillidRecord record;

  gint64 patient; /* person */
  int kind;       /* TillidMedicineKind */
  char *name;
  char *dose;
  TillidTold *at;
  char *prescribed_by;
  char *why;
  char *code_system;
  char *code;
  char *note;
};

/**
 * TillidPlace:
 *
 * Where the patient has lived, by country or region. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPlace, tillid_place)

struct _TillidPlace
{
  TillidRecord record;

  gint64 patient; /* person */
  char *words;
  TillidTold *at;
  gboolean arrival;
  char *told_by;
  gint64 told_on;
  gint64 told_to;      /* member */
  gint64 told_through; /* interpreter */
  gint64 told_visit;   /* visit */
  char *told_present;
  int share_team;         /* TillidShare */
  int share_gp;           /* TillidShare */
  int share_municipality; /* TillidShare */
  int share_family;       /* TillidShare */
  gint64 asked_on;
};

/**
 * TillidStrength:
 *
 * What helps. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidStrength, tillid_strength)

struct _TillidStrength
{
  TillidRecord record;

  gint64 patient; /* person */
  char *words;
  char *language;
  char *staff_words;
  TillidTold *at;
  gboolean planned;
  char *told_by;
  gint64 told_on;
  gint64 told_to;      /* member */
  gint64 told_through; /* interpreter */
  gint64 told_visit;   /* visit */
  char *told_present;
  int share_team;         /* TillidShare */
  int share_gp;           /* TillidShare */
  int share_municipality; /* TillidShare */
  int share_family;       /* TillidShare */
  gint64 asked_on;
  gint64 rank;
  int domain; /* TillidDomain */
};

/**
 * TillidStrengthLink:
 *
 * What helps, and with which problem. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidStrengthLink, tillid_strength_link)

struct _TillidStrengthLink
{
  TillidRecord record;

  gint64 patient;  /* person */
  gint64 strength; /* strength */
  gint64 problem;  /* problem */
};

/**
 * TillidMedicineReview:
 *
 * One medicine of a brown-bag review, as the patient takes it. It changes neither what is prescribed nor what
 * is taken. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidMedicineReview, tillid_medicine_review)

struct _TillidMedicineReview
{
  TillidRecord record;

  gint64 patient;  /* person */
  gint64 medicine; /* medicine */
  gint64 visit;    /* visit */
  gint64 day;
  int brought; /* TillidYesNo */
  char *takes_how;
  char *why_words;
  char *language;
  char *trouble;
  char *agreed;
  gint64 member; /* member */
};

G_END_DECLS
