/* tillid-demo-names.h - invented names for the demo clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

#define TILLID_DEMO_NAMES 4

/**
 * TillidDemoName:
 * @latin: as a Danish letter writes it
 * @native: (nullable): in its own script, if that is another
 */
typedef struct
{
  const char *latin;
  const char *native;
} TillidDemoName;

/**
 * TillidDemoPeople:
 * @language: BCP 47 tag
 * @dialect: (nullable): of the language
 * @interpreter: (nullable): key of the interpreter in data/demo; %NULL: speaks Danish
 * @country: where the story begins
 * @calendar: in which dates are told
 */
typedef struct
{
  const char *language;
  const char *dialect;
  const char *interpreter;
  const char *country;
  TillidCalendar calendar;
  TillidDemoName women[TILLID_DEMO_NAMES];
  TillidDemoName men[TILLID_DEMO_NAMES];
  TillidDemoName families[TILLID_DEMO_NAMES];
} TillidDemoPeople;

extern const TillidDemoPeople tillid_demo_people[];
extern const guint tillid_demo_n_people;

G_END_DECLS
