/* tillid-continuity.h - continuity of care of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"
#include "tillid-ratio.h"

G_BEGIN_DECLS

/**
 * TILLID_CONTINUITY_LOOK_BACK_DAYS:
 *
 * How far back a lead counts as a known one, unless somebody asks for another number; 0 is without limit.
 */
#define TILLID_CONTINUITY_LOOK_BACK_DAYS 365

/**
 * TILLID_CONTINUITY_FEWEST_SHOWN:
 *
 * The screen and the caseload show indices from this many visits on.
 */
#define TILLID_CONTINUITY_FEWEST_SHOWN 4

/**
 * TillidContinuityUnit:
 * @TILLID_CONTINUITY_UNIT_PERSON: the lead of each visit
 * @TILLID_CONTINUITY_UNIT_PROFESSION: the profession of the lead
 * @TILLID_CONTINUITY_UNIT_TEAM: all staff present; only N and the known face are defined
 * @TILLID_CONTINUITY_UNIT_INTERPRETER: the interpreter of each visit that had one
 *
 * What a sequence is made of.
 */
typedef enum
{
  TILLID_CONTINUITY_UNIT_PERSON,
  TILLID_CONTINUITY_UNIT_PROFESSION,
  TILLID_CONTINUITY_UNIT_TEAM,
  TILLID_CONTINUITY_UNIT_INTERPRETER,
} TillidContinuityUnit;

/**
 * TillidContinuity:
 * @unit: what was counted
 * @window: the days asked for
 * @look_back: days, 0 for no limit
 * @n: visits of the unit
 * @k: different providers; %TILLID_ABSENT for the team
 * @sum_of_squares: of the visits with each provider
 * @most_seen: the provider with most visits, of several the one seen last; 0 if nobody
 * @most_seen_visits: how many
 *
 * The measures of one sequence, each with the integers it is made of. All are absent below two visits, and
 * all but @known_face for the team.
 */
typedef struct
{
  TillidContinuityUnit unit;
  TillidPeriod window;
  int look_back;
  gint64 n;
  gint64 k;
  gint64 sum_of_squares;
  gint64 most_seen;
  gint64 most_seen_visits;
  TillidRatio upc;
  TillidRatio coc;
  TillidRatio secon;
  TillidRatio mmci;
  TillidRatio hhi;
  TillidRatio k_index;
  TillidRatio fci;
  TillidRatio kpc;
  TillidRatio known_face;
} TillidContinuity;

const char *tillid_continuity_unit_to_code (TillidContinuityUnit unit);
gboolean tillid_continuity_unit_from_code (const char *code, TillidContinuityUnit *out_unit);
gboolean
tillid_continuity_key (const TillidCountedVisit *visit, TillidContinuityUnit unit, gint64 *out_key);
void tillid_continuity_measure (const GPtrArray *visits,
                                TillidContinuityUnit unit,
                                TillidPeriod window,
                                int look_back,
                                TillidContinuity *out);
void tillid_continuity_compute (const TillidContactPoint *points,
                                guint n_points,
                                TillidContinuityUnit unit,
                                TillidPeriod window,
                                int look_back,
                                TillidContinuity *out);
GArray *tillid_continuity_counts (const GPtrArray *visits,
                                  TillidContinuityUnit unit) G_GNUC_WARN_UNUSED_RESULT;
TillidRatio tillid_continuity_upc_named (const GPtrArray *visits, gint64 lead);
TillidRatio tillid_continuity_presence_share (const GPtrArray *visits, gint64 member);
TillidRatio tillid_continuity_interpreter_share (const GPtrArray *visits, gint64 interpreter);

G_END_DECLS
