/* tillid-bead-layout.h - where the beads stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

#define TILLID_BEAD_RADIUS_LEAD 11.5
#define TILLID_BEAD_RADIUS_ROW 9.0
#define TILLID_BEAD_RADIUS_INTERPRETER 10.0
#define TILLID_BEAD_RADIUS_PLANNED 8.5
#define TILLID_BEAD_RADIUS_SMALL 7.0
#define TILLID_BEAD_RADIUS_FACE 4.5
#define TILLID_BEAD_RADIUS_HAND_OVER 6.5

/**
 * TillidBeadPresence:
 * @member: who of the staff
 * @row: index of the profession's row
 *
 * Somebody of the staff in the room.
 */
typedef struct
{
  gint64 member;
  guint row;
} TillidBeadPresence;

/**
 * TillidBeadVisit:
 * @id: key of the visit
 * @day: its day
 * @lead: who led, or will lead it; 0 for nobody
 * @present: (array length=n_present) (unowned) (nullable): the staff present, lead included
 * @n_present: how many
 * @interpreter: the interpreter, 0 for none
 * @known_face: somebody present had met the patient before
 * @is_planned: has not been yet
 *
 * One visit on the strings.
 */
typedef struct
{
  gint64 id;
  TillidDay day;
  gint64 lead;
  const TillidBeadPresence *present;
  guint n_present;
  gint64 interpreter;
  gboolean known_face;
  gboolean is_planned;
} TillidBeadVisit;

/**
 * TillidBeadHandOver:
 * @id: key of the hand-over
 * @day: its day
 * @together: the patient was in the room
 *
 * A change of key contact.
 */
typedef struct
{
  gint64 id;
  TillidDay day;
  gboolean together;
} TillidBeadHandOver;

/**
 * TillidBeadLeave:
 * @member: who is away
 * @from: first day
 * @until: last day
 *
 * Days away that are drawn.
 */
typedef struct
{
  gint64 member;
  TillidDay from;
  TillidDay until;
} TillidBeadLeave;

/**
 * TillidBeadInput:
 * @width: of the whole drawing in px
 * @today: where the coming part begins
 * @visits: (array length=n_visits): in order of time, the planned ones last
 * @n_visits: how many
 * @n_rows: rows of professions
 * @has_interpreters: draw the row of interpreters
 * @hand_overs: (array length=n_hand_overs): in order of time
 * @n_hand_overs: how many
 * @leaves: (array length=n_leaves): those to draw
 * @n_leaves: how many
 *
 * What is drawn.
 */
typedef struct
{
  double width;
  TillidDay today;
  const TillidBeadVisit *visits;
  guint n_visits;
  guint n_rows;
  gboolean has_interpreters;
  const TillidBeadHandOver *hand_overs;
  guint n_hand_overs;
  const TillidBeadLeave *leaves;
  guint n_leaves;
} TillidBeadInput;

/**
 * TillidBeadKind:
 * @TILLID_BEAD_LEAD: filled disc on the thread
 * @TILLID_BEAD_LED: filled disc in a profession's row
 * @TILLID_BEAD_PRESENT: outlined disc in a profession's row
 * @TILLID_BEAD_INTERPRETER: outlined rounded square
 * @TILLID_BEAD_KNOWN: small disc: somebody known was there
 * @TILLID_BEAD_UNKNOWN: small ring: nobody known was there
 * @TILLID_BEAD_PLANNED_LEAD: dashed disc on the thread
 * @TILLID_BEAD_PLANNED_INTERPRETER: dashed rounded square
 */
typedef enum
{
  TILLID_BEAD_LEAD,
  TILLID_BEAD_LED,
  TILLID_BEAD_PRESENT,
  TILLID_BEAD_INTERPRETER,
  TILLID_BEAD_KNOWN,
  TILLID_BEAD_UNKNOWN,
  TILLID_BEAD_PLANNED_LEAD,
  TILLID_BEAD_PLANNED_INTERPRETER,
} TillidBeadKind;

/**
 * TillidBead:
 * @kind: what it is
 * @visit: index into the visits
 * @owner: whose letters it carries, 0 for none
 * @x: centre
 * @y: centre
 * @r: radius, or half the side of a square
 * @has_letters: there is room for letters
 */
typedef struct
{
  TillidBeadKind kind;
  guint visit;
  gint64 owner;
  double x;
  double y;
  double r;
  gboolean has_letters;
} TillidBead;

/**
 * TillidBeadMarkKind:
 * @TILLID_BEAD_MARK_THREAD: line of a row, from x0 to x1 at y0
 * @TILLID_BEAD_MARK_ROW: thin line of a profession's row
 * @TILLID_BEAD_MARK_SEPARATOR: line between staff and interpreters
 * @TILLID_BEAD_MARK_TICK: line of a quarter at x0; @day is its first day
 * @TILLID_BEAD_MARK_COMING: tinted part from x0 to x1
 * @TILLID_BEAD_MARK_TODAY: line at x0
 * @TILLID_BEAD_MARK_LEAVE: hatched band from x0 to x1; @owner is away
 * @TILLID_BEAD_MARK_HAND_OVER: ring with a dot at x0, y0
 * @TILLID_BEAD_MARK_HAND_OVER_LINE: dashed line at x0 through all rows
 * @TILLID_BEAD_MARK_CHANGE: two slanted strokes at x0, y0: changed without meeting
 */
typedef enum
{
  TILLID_BEAD_MARK_THREAD,
  TILLID_BEAD_MARK_ROW,
  TILLID_BEAD_MARK_SEPARATOR,
  TILLID_BEAD_MARK_TICK,
  TILLID_BEAD_MARK_COMING,
  TILLID_BEAD_MARK_TODAY,
  TILLID_BEAD_MARK_LEAVE,
  TILLID_BEAD_MARK_HAND_OVER,
  TILLID_BEAD_MARK_HAND_OVER_LINE,
  TILLID_BEAD_MARK_CHANGE,
} TillidBeadMarkKind;

/**
 * TillidBeadMark:
 * @kind: what it is
 * @index: of the hand-over or the leave it stands for
 * @owner: who is away
 * @day: the day it marks, or %TILLID_ABSENT
 * @x0: start side
 * @x1: end side; @x0 for upright lines and points
 * @y0: top, or centre
 * @y1: bottom, or centre
 */
typedef struct
{
  TillidBeadMarkKind kind;
  guint index;
  gint64 owner;
  TillidDay day;
  double x0;
  double x1;
  double y0;
  double y1;
} TillidBeadMark;

/**
 * TillidBeadLayout:
 * @height: of the drawing
 * @gutter: width of the row names
 * @y_lead: centre of the thread
 * @y_interpreters: centre of the interpreters' row, or NAN
 * @y_faces: centre of the row of known faces
 * @y_axis: base line of the axis labels
 * @beads: (element-type TillidBead): in the order of visits
 * @marks: (element-type TillidBeadMark): in the order in which they are drawn, under the beads
 *
 * The geometry in px, left to right: a caller that draws from right to left mirrors it.
 */
typedef struct
{
  double height;
  double gutter;
  double y_lead;
  double y_interpreters;
  double y_faces;
  double y_axis;
  GArray *beads;
  GArray *marks;
} TillidBeadLayout;

/**
 * TillidMiniBeadKind:
 * @TILLID_MINI_BEAD_KEY: filled: the key contact led
 * @TILLID_MINI_BEAD_SECOND: half: the second face led
 * @TILLID_MINI_BEAD_OTHER: hollow: somebody else
 * @TILLID_MINI_BEAD_HAND_OVER: a bar between two beads
 */
typedef enum
{
  TILLID_MINI_BEAD_KEY,
  TILLID_MINI_BEAD_SECOND,
  TILLID_MINI_BEAD_OTHER,
  TILLID_MINI_BEAD_HAND_OVER,
} TillidMiniBeadKind;

typedef struct
{
  TillidMiniBeadKind kind;
  double x;
} TillidMiniBead;

TillidBeadLayout *tillid_bead_layout_new (const TillidBeadInput *input) G_GNUC_WARN_UNUSED_RESULT;
void tillid_bead_layout_free (TillidBeadLayout *layout);
double tillid_bead_layout_row_y (guint row);
void tillid_bead_layout_mirror (TillidBeadLayout *layout, double width);
GArray *tillid_bead_layout_mini (const TillidBeadInput *input,
                                 gint64 key_contact,
                                 gint64 second_face) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBeadLayout, tillid_bead_layout_free)

G_END_DECLS
