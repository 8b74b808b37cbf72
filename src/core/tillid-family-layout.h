/* tillid-family-layout.h - where the people of a family drawing stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"

G_BEGIN_DECLS

#define TILLID_FAMILY_SQUARE 38.0
#define TILLID_FAMILY_RADIUS 20.0
#define TILLID_FAMILY_PATIENT_RADIUS 25.0
/* Between a sign and the first line of its text: room for the ring of who is selected. */
#define TILLID_FAMILY_TEXT_GAP 10.0
#define TILLID_FAMILY_GENERATION_PX 176.0
#define TILLID_FAMILY_SIBLINGS_PX 130.0
#define TILLID_FAMILY_COUPLE_PX 140.0
#define TILLID_FAMILY_ARC_PX 286.0
#define TILLID_FAMILY_MOST 1000

/**
 * TillidFamilyPerson:
 * @birth: earliest day of birth, or %TILLID_ABSENT: siblings stand in this order, unknown ones after them in the order given
 * @is_first: stands on the start side of a couple where nothing else decides
 * @area: which place area; areas stand side by side from the start in this order; 0 is no area and comes first
 * @n_lines: lines of text below the sign, name included
 * @x: where it was put by hand, across from the patient's sign; NAN where the layout decides
 * @y: the same, down
 * @circle: 0 for somebody of the family; else the radius of an ecomap partner, who stands on the arc
 * @has_tie: a line to the patient is drawn
 * @has_money: the patient sends money
 *
 * Somebody in the drawing.
 */
typedef struct
{
  TillidDay birth;
  gboolean is_first;
  guint area;
  guint n_lines;
  double x;
  double y;
  double circle;
  gboolean has_tie;
  gboolean has_money;
} TillidFamilyPerson;

/**
 * TillidFamilyBondKind:
 * @TILLID_FAMILY_PARENT: a is a parent of b
 * @TILLID_FAMILY_COUPLE: a and b are or were a couple
 * @TILLID_FAMILY_SIBLING: a and b have the same parents, drawn or not
 * @TILLID_FAMILY_GRANDPARENT: a is a grandparent of b, through somebody who may not be drawn
 */
typedef enum
{
  TILLID_FAMILY_PARENT,
  TILLID_FAMILY_COUPLE,
  TILLID_FAMILY_SIBLING,
  TILLID_FAMILY_GRANDPARENT,
} TillidFamilyBondKind;

typedef struct
{
  TillidFamilyBondKind kind;
  guint a;
  guint b;
} TillidFamilyBond;

/**
 * TillidFamilyPair:
 *
 * Two people, by index, with a line of their own between them.
 */
typedef struct
{
  guint a;
  guint b;
} TillidFamilyPair;

/**
 * TillidFamilyInput:
 * @people: (array length=n_people): the patient first
 * @n_people: how many; at least 1, at most %TILLID_FAMILY_MOST
 * @bonds: (array length=n_bonds): by index into @people
 * @n_bonds: how many
 * @ties: (array length=n_ties): lines between two others than the patient
 * @n_ties: how many
 *
 * What is drawn.
 */
typedef struct
{
  const TillidFamilyPerson *people;
  guint n_people;
  const TillidFamilyBond *bonds;
  guint n_bonds;
  const TillidFamilyPair *ties;
  guint n_ties;
} TillidFamilyInput;

/**
 * TillidFamilySign:
 * @x: centre
 * @y: centre
 * @radius: of the sign; half the side of a square
 * @generation: from the patient's: parents -1, children 1; 0 for ecomap partners
 * @is_moved: it stands where it was put by hand
 */
typedef struct
{
  double x;
  double y;
  double radius;
  int generation;
  gboolean is_moved;
} TillidFamilySign;

/**
 * TillidFamilyLineKind:
 * @TILLID_FAMILY_LINE_COUPLE: between two partners
 * @TILLID_FAMILY_LINE_DROP: from a couple or a parent down
 * @TILLID_FAMILY_LINE_BAR: over brothers and sisters
 * @TILLID_FAMILY_LINE_CHILD: from there down to a child
 * @TILLID_FAMILY_LINE_SKIP: a generation that is not drawn
 * @TILLID_FAMILY_LINE_TIE: a line of its own between two, the patient and an ecomap partner or any others; bent where it would
 *   lie on another line: @cx0 ... are the control points
 * @TILLID_FAMILY_LINE_MONEY: from the patient, bent
 */
typedef enum
{
  TILLID_FAMILY_LINE_COUPLE,
  TILLID_FAMILY_LINE_DROP,
  TILLID_FAMILY_LINE_BAR,
  TILLID_FAMILY_LINE_CHILD,
  TILLID_FAMILY_LINE_SKIP,
  TILLID_FAMILY_LINE_TIE,
  TILLID_FAMILY_LINE_MONEY,
} TillidFamilyLineKind;

/**
 * TillidFamilyLine:
 * @kind: what it is
 * @group: lines of one group belong together and may touch: a couple with its children; 0 for ties
 * @person: whom a tie, a child's line or money goes to
 * @tie: of a tie between two others than the patient: which one in the input, from 1; else 0
 */
typedef struct
{
  TillidFamilyLineKind kind;
  guint group;
  guint person;
  guint tie;
  double x0;
  double y0;
  double x1;
  double y1;
  double cx0;
  double cy0;
  double cx1;
  double cy1;
} TillidFamilyLine;

typedef struct
{
  guint area;
  double x;
  double y;
  double width;
  double height;
} TillidFamilyFrame;

/**
 * TillidFamilyLayout:
 * @width: of the drawing in px
 * @height: of the drawing in px
 * @signs: (element-type TillidFamilySign): one for each person, in the order given
 * @lines: (element-type TillidFamilyLine): in the order in which they are drawn, under the signs
 * @frames: (element-type TillidFamilyFrame): of the areas that have people
 * @cycle: (element-type guint): the first circle of people who are each a parent of the next; empty if there is none. The line
 *   that closes it is not drawn
 *
 * The geometry in px, left to right: a caller that draws from right to left mirrors it.
 */
typedef struct
{
  double width;
  double height;
  GArray *signs;
  GArray *lines;
  GArray *frames;
  GArray *cycle;
} TillidFamilyLayout;

TillidFamilyLayout *
tillid_family_layout_new (const TillidFamilyInput *input) G_GNUC_WARN_UNUSED_RESULT;
void tillid_family_layout_free (TillidFamilyLayout *layout);
void tillid_family_layout_mirror (TillidFamilyLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFamilyLayout, tillid_family_layout_free)

G_END_DECLS
