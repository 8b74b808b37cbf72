/* tillid-caseload.h - one patient in the coordinator's table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-prompts.h"
#include "tillid-ratio.h"

G_BEGIN_DECLS

/**
 * TILLID_CASELOAD_BEADS:
 *
 * So many visits, the latest ones, stand in a row as beads.
 */
#define TILLID_CASELOAD_BEADS 10

/**
 * TILLID_CASELOAD_SILENT_DAYS:
 *
 * Nobody in touch for longer than this is worth a look.
 */
#define TILLID_CASELOAD_SILENT_DAYS 30

/**
 * TillidCaseloadInterpreter:
 * @TILLID_CASELOAD_INTERPRETER_OPEN: no visit is planned, or nothing says whether one is needed
 * @TILLID_CASELOAD_INTERPRETER_SAME: the interpreter of the last attended visit comes
 * @TILLID_CASELOAD_INTERPRETER_NEW: somebody else comes
 * @TILLID_CASELOAD_INTERPRETER_MISSING: one is needed, nobody is booked
 * @TILLID_CASELOAD_INTERPRETER_NONE: none, by choice
 *
 * Who interprets at the next visit.
 */
typedef enum
{
  TILLID_CASELOAD_INTERPRETER_OPEN,
  TILLID_CASELOAD_INTERPRETER_SAME,
  TILLID_CASELOAD_INTERPRETER_NEW,
  TILLID_CASELOAD_INTERPRETER_MISSING,
  TILLID_CASELOAD_INTERPRETER_NONE,
} TillidCaseloadInterpreter;

/**
 * TillidCaseloadBead:
 * @TILLID_CASELOAD_BEAD_KEY: led by the key contact
 * @TILLID_CASELOAD_BEAD_SECOND: led by the second face
 * @TILLID_CASELOAD_BEAD_OTHER: led by somebody else, or nobody
 *
 * One visit of the mini string. It says what role the lead has now, and no name.
 */
typedef enum
{
  TILLID_CASELOAD_BEAD_KEY,
  TILLID_CASELOAD_BEAD_SECOND,
  TILLID_CASELOAD_BEAD_OTHER,
} TillidCaseloadBead;

/**
 * TillidCaseloadWait:
 * @TILLID_CASELOAD_WAIT_INTERPRETER: there is a visit today that lacks its interpreter
 * @TILLID_CASELOAD_WAIT_PROMISE: a promise of ours is late
 * @TILLID_CASELOAD_WAIT_VISIT: no next visit
 * @TILLID_CASELOAD_WAIT_REVIEW: the plan should have been reviewed
 * @TILLID_CASELOAD_WAIT_NOTHING: nothing
 *
 * What waits, in the order in which it is looked at. It is about what we arrange, never about the patient.
 */
typedef enum
{
  TILLID_CASELOAD_WAIT_INTERPRETER,
  TILLID_CASELOAD_WAIT_PROMISE,
  TILLID_CASELOAD_WAIT_VISIT,
  TILLID_CASELOAD_WAIT_REVIEW,
  TILLID_CASELOAD_WAIT_NOTHING,
} TillidCaseloadWait;

/**
 * TillidCaseloadGap:
 *
 * Threads that may break: what a list of patients can be narrowed to. A row has any number of them.
 */
typedef enum
{
  TILLID_CASELOAD_GAP_PROMISE = 1 << 0,     /* a promise is late */
  TILLID_CASELOAD_GAP_VISIT = 1 << 1,       /* no next visit */
  TILLID_CASELOAD_GAP_INTERPRETER = 1 << 2, /* the next visit lacks its interpreter */
  TILLID_CASELOAD_GAP_SECOND_FACE = 1 << 3, /* nobody is named as second face */
  TILLID_CASELOAD_GAP_REVIEW = 1 << 4,      /* the plan is due for review, or late */
  TILLID_CASELOAD_GAP_ENDING = 1 << 5,      /* the course is ending */
  TILLID_CASELOAD_GAP_SILENT = 1 << 6,      /* nobody in touch for 30 days */
  TILLID_CASELOAD_GAP_ONE_FACE = 1 << 7,    /* has met nobody but the key contact */
} TillidCaseloadGap;

#define TILLID_CASELOAD_N_GAPS 8

/**
 * TillidCaseloadRow:
 * @patient: id
 * @course: id of the course of care, the one that began last; 0 for none
 * @started: its first day, or %TILLID_ABSENT
 * @ended: its last day, or %TILLID_ABSENT
 * @phase: #TillidPhaseKind, or -1
 * @key_contact: id of a member, or 0
 * @second_face: id of a member, or 0
 * @review_due: day on which the plan is due for review, or %TILLID_ABSENT
 * @needs_interpreter: #TillidYesNo
 * @next_visit: day of the next planned visit, or %TILLID_ABSENT
 * @next_minute: its minute, or %TILLID_ABSENT
 * @next_id: its id, or 0
 * @next_without: at that visit no interpreter is wanted
 * @next_interpreter: who is booked for it, or 0
 * @promises_open: of ours
 * @promises_overdue: of these, late
 * @questions_open: that nobody told in confidence
 * @last_touch: day of the last contact between visits, or %TILLID_ABSENT
 * @aside: bit per #TillidPromptKind: put aside by the team
 * @last_visit: day of the last attended visit, or %TILLID_ABSENT
 * @last_counted: id of the last visit that counts, or 0
 * @last_interpreter: who interpreted at the last counted visit, or 0
 * @n_visits: counted visits of the course
 * @second_face_met: the second face was at one visit or more, in any course
 * @n_faces: colleagues of the clinic whom the patient has met in any course
 * @upc: of the leads of this course; absent below %TILLID_CONTINUITY_FEWEST_SHOWN visits
 * @coc: the same
 * @known_face: the same
 * @n_beads: visits in @beads
 * @beads: (array length=n_beads): #TillidCaseloadBead, the latest at the end
 * @hand_overs: bit i: a hand-over stands before bead i; bit @n_beads: after the last one
 * @prompts: bit per #TillidPromptKind that waits: shown as one sign, never counted or sorted by
 *
 * One row. Numbers and ids only; names are looked up where they are shown.
 */
typedef struct
{
  gint64 patient;
  gint64 course;
  TillidDay started;
  TillidDay ended;
  int phase;
  gint64 key_contact;
  gint64 second_face;
  TillidDay review_due;
  int needs_interpreter;

  TillidDay next_visit;
  gint64 next_minute;
  gint64 next_id;
  gboolean next_without;
  gint64 next_interpreter;

  guint promises_open;
  guint promises_overdue;
  guint questions_open;
  TillidDay last_touch;
  guint aside;

  TillidDay last_visit;
  gint64 last_counted;
  gint64 last_interpreter;
  guint n_visits;
  gboolean second_face_met;
  guint n_faces;
  TillidRatio upc;
  TillidRatio coc;
  TillidRatio known_face;
  guint n_beads;
  guint8 beads[TILLID_CASELOAD_BEADS];
  guint hand_overs;
  guint prompts;
} TillidCaseloadRow;

/**
 * TillidCaseloadHistory:
 * @points: (array length=n_points): the counted visits of the patient, in any order
 * @n_points: how many
 * @hand_overs: (array length=n_hand_overs): their days, ascending
 * @n_hand_overs: how many
 * @away: (array length=n_away) (nullable): absences of colleagues
 * @n_away: how many
 * @key_contact_until: the last day of the key contact at the clinic, or %TILLID_ABSENT
 * @counter: counts the visits, for one patient after the other
 * @arrangement: (nullable): what the prompts look at beside that
 *
 * What the second half of a row follows from.
 */
typedef struct
{
  const TillidContactPoint *points;
  guint n_points;
  const TillidDay *hand_overs;
  guint n_hand_overs;
  const TillidAway *away;
  guint n_away;
  TillidDay key_contact_until;
  TillidVisitCounter *counter;
  const TillidArrangement *arrangement;
} TillidCaseloadHistory;

/**
 * TillidCaseloadPlace:
 * @parts: numbers, the most important one first
 *
 * Where a row stands in an order.
 */
typedef struct
{
  gint64 parts[3];
} TillidCaseloadPlace;

void tillid_caseload_row_init (TillidCaseloadRow *row, gint64 patient);
gboolean tillid_caseload_row_equal (const TillidCaseloadRow *a, const TillidCaseloadRow *b);
void tillid_caseload_row_take_history (TillidCaseloadRow *row,
                                       const TillidCaseloadHistory *history,
                                       TillidDay today);
gboolean tillid_caseload_row_is_open (const TillidCaseloadRow *row);
TillidCaseloadInterpreter tillid_caseload_row_get_interpreter (const TillidCaseloadRow *row);
const char *tillid_caseload_interpreter_to_code (TillidCaseloadInterpreter state);
TillidCaseloadWait tillid_caseload_row_get_wait (const TillidCaseloadRow *row, TillidDay today);
guint tillid_caseload_row_get_gaps (const TillidCaseloadRow *row, TillidDay today);
TillidCaseloadPlace tillid_caseload_row_get_place (const TillidCaseloadRow *row, TillidDay today);
int tillid_caseload_place_compare (const TillidCaseloadPlace *a, const TillidCaseloadPlace *b);
int tillid_caseload_row_compare_waits (const TillidCaseloadRow *a,
                                       const TillidCaseloadRow *b,
                                       TillidDay today);

G_END_DECLS
