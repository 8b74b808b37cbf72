/* tillid-family-scene.h - a family as it is drawn: people, words and places
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-family-layout.h"

G_BEGIN_DECLS

/**
 * TillidFamilyShape:
 * @TILLID_FAMILY_SHAPE_OTHER: a diamond: somebody else, unborn, or not said
 * @TILLID_FAMILY_SHAPE_WOMAN: a circle
 * @TILLID_FAMILY_SHAPE_MAN: a square
 * @TILLID_FAMILY_SHAPE_PARTNER: a large circle with the name in it: somebody or something around the family
 */
typedef enum
{
  TILLID_FAMILY_SHAPE_OTHER,
  TILLID_FAMILY_SHAPE_WOMAN,
  TILLID_FAMILY_SHAPE_MAN,
  TILLID_FAMILY_SHAPE_PARTNER,
} TillidFamilyShape;

/**
 * TillidFamilyFigure:
 * @person: id of the person
 * @relation: id of the relation to the patient; 0 for the patient
 * @is_unsafe: of the staff layer: drawn only where that is asked for
 * @tie: a #TillidTie
 * @help: a #TillidHelp
 * @name: (owned): never %NULL
 * @caption: (owned) (nullable): who it is to the patient
 * @note: (owned) (nullable): died when, missing since when, where
 * @age: (owned) (nullable): inside the sign
 * @sentence: (owned): what a screen reader says
 *
 * Somebody in the drawing.
 */
typedef struct
{
  gint64 person;
  gint64 relation;
  TillidFamilyShape shape;
  gboolean is_patient;
  gboolean has_died;
  gboolean is_missing;
  gboolean interprets;
  gboolean is_safe;
  gboolean is_unsafe;
  int tie;
  int help;
  char *name;
  char *caption;
  char *note;
  char *age;
  char *sentence;
} TillidFamilyFigure;

/**
 * TillidFamilyTie:
 * @relation: id of the relation that says it
 * @tie: a #TillidTie
 * @help: a #TillidHelp in which the first of the pair stands for the patient
 *
 * How two people stand to each other, neither of whom is the patient.
 */
typedef struct
{
  gint64 relation;
  int tie;
  int help;
} TillidFamilyTie;

/**
 * TillidFamilyScene:
 * @figures: (element-type TillidFamilyFigure): the patient first
 * @people: (element-type TillidFamilyPerson): the same people, for the layout
 * @bonds: (element-type TillidFamilyBond): between them
 * @pairs: (element-type TillidFamilyPair): who has a line of their own, neither of whom is the patient
 * @ties: (element-type TillidFamilyTie): the same lines
 * @areas: (element-type utf8): names of the place areas; the first is area 1
 * @rtl: read from right to left
 * @layout: (nullable): where they stand; set by tillid_family_scene_lay_out()
 */
typedef struct
{
  GArray *figures;
  GArray *people;
  GArray *bonds;
  GArray *pairs;
  GArray *ties;
  GPtrArray *areas;
  gboolean rtl;
  TillidFamilyLayout *layout;
} TillidFamilyScene;

TillidFamilyScene *tillid_family_scene_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_family_scene_free (TillidFamilyScene *self);
const TillidFamilyFigure *tillid_family_scene_get (const TillidFamilyScene *self, guint index);
guint tillid_family_scene_find (const TillidFamilyScene *self, gint64 person);
void tillid_family_scene_lay_out (TillidFamilyScene *self, gboolean rtl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFamilyScene, tillid_family_scene_free)

G_END_DECLS
