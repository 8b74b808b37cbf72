/* tillid-family-read.c - from persons and relations to a scene
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everybody with an active relation to the patient is drawn once, with the first of them: whoever may not read it does not learn
 * from somebody else's relation that there is such a person.
 * Friends, companions and organisations stand on the arc, and so does anybody who is nobody's kin in the drawing. Areas are the
 * countries left behind, then other countries, then here; the patient is here as soon as anybody is anywhere. */
#include "config.h"

#include "tillid-family-model-private.h"

#include <math.h>

#include "tillid-age.h"
#include "tillid-masking.h"
#include "tillid-words.h"

#define SMALL_CIRCLE 40.0
#define LARGE_CIRCLE 50.0

/* (transfer none) (nullable): the relation that says who a person is to the patient. */
TillidRelation *
tillid_family_model_find_relation (TillidFamilyModel *self, gint64 person)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  for (guint i = 0; i < self->relations->len; i++)
    {
      TillidRelation *relation = self->relations->pdata[i];

      if (relation->person == person && relation->other == 0)
        return relation;
    }
  return NULL;
}

static gboolean
is_of_family (int kind)
{
  return kind != TILLID_RELATION_KIND_OTHER && kind != TILLID_RELATION_KIND_FRIEND &&
         kind != TILLID_RELATION_KIND_COMPANION && kind != TILLID_RELATION_KIND_ORGANISATION;
}

static gboolean
is_on_arc (TillidFamilyModel *self, const TillidRelation *relation)
{
  if (is_of_family (relation->kind))
    return FALSE;
  if (relation->kind != TILLID_RELATION_KIND_OTHER)
    return TRUE;
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *one = self->relations->pdata[i];

      if (is_of_family (one->kind) && one->other != 0 &&
          (one->person == relation->person || one->other == relation->person))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_latin (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_LATIN;
  return TRUE;
}

static const char *
text_of (const TillidPersonName *name)
{
  return name->given != NULL ? name->given : name->text;
}

static TillidPersonName *
find_name (TillidFamilyModel *self, gint64 person, gboolean latin)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      TillidPersonName *name = self->names->pdata[i];

      if (name->patient == person && text_of (name) != NULL && is_latin (text_of (name)) == latin)
        return name;
    }
  return NULL;
}

/* (transfer none) (nullable): the name that is drawn, in Latin letters where there is one. */
TillidPersonName *
tillid_family_model_find_name (TillidFamilyModel *self, gint64 person)
{
  TillidPersonName *name;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  name = find_name (self, person, TRUE);
  return name != NULL ? name : find_name (self, person, FALSE);
}

/* (transfer full) (nullable): the name in own letters; %NULL where that is the one that is drawn, or nobody wrote it. */
char *
tillid_family_model_dup_native_name (TillidFamilyModel *self, gint64 person)
{
  const TillidPersonName *name;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  name = find_name (self, person, TRUE) != NULL ? find_name (self, person, FALSE) : NULL;
  return name != NULL ? tillid_words_shorten (text_of (name), TILLID_FAMILY_MOST_LETTERS) : NULL;
}

/* (transfer full) (nullable): the name that is drawn. */
char *
tillid_family_read_name (TillidFamilyModel *self, gint64 person)
{
  const TillidPersonName *name;

  if (person == tillid_patient_context_get_patient (self->context))
    return tillid_words_shorten (tillid_patient_context_get_short_name (self->context),
                                 TILLID_FAMILY_MOST_LETTERS);
  name = tillid_family_model_find_name (self, person);
  return name != NULL ? tillid_words_shorten (text_of (name), TILLID_FAMILY_MOST_LETTERS) : NULL;
}

static gboolean
birth_bounds (const TillidPerson *person, TillidToldBounds *out_bounds)
{
  const TillidToldContext context = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };

  return person->birth != NULL && tillid_told_bounds (person->birth, &context, out_bounds, NULL);
}

/* %FALSE if it is not known, or would be below zero. */
gboolean
tillid_family_read_age (const TillidPerson *person, TillidDay today, int *out_age)
{
  TillidToldBounds bounds;
  gboolean about;

  return birth_bounds (person, &bounds) &&
         tillid_age_on (&bounds, person->birth_administrative, today, out_age, &about);
}

static TillidFamilyShape
shape_of (const TillidPerson *person)
{
  return person->sex == TILLID_SEX_WOMAN ? TILLID_FAMILY_SHAPE_WOMAN
         : person->sex == TILLID_SEX_MAN ? TILLID_FAMILY_SHAPE_MAN
                                         : TILLID_FAMILY_SHAPE_OTHER;
}

static void
add_figure (TillidFamilyModel *self,
            TillidFamilyScene *scene,
            const TillidPerson *person,
            const TillidRelation *relation)
{
  TillidFamilyFigure figure = { .person = person->record.id, .shape = shape_of (person) };
  TillidFamilyPerson place = { .birth = TILLID_ABSENT, .x = NAN, .y = NAN };
  TillidToldBounds bounds;

  figure.is_patient = relation == NULL;
  figure.has_died = person->died != NULL;
  if (birth_bounds (person, &bounds))
    place.birth = bounds.start_earliest;
  if (relation != NULL)
    {
      figure.relation = relation->record.id;
      figure.is_missing = relation->missing;
      figure.interprets = relation->interprets;
      figure.is_safe = relation->safety == TILLID_SAFETY_SAFE;
      figure.is_unsafe = relation->safety == TILLID_SAFETY_UNSAFE;
      figure.tie = relation->tie;
      figure.help = relation->help;
      place.x = relation->x;
      place.y = relation->y;
      place.has_tie = relation->tie != TILLID_TIE_NONE || relation->help != TILLID_HELP_NONE;
      place.has_money = relation->gets_money;
      if (is_on_arc (self, relation))
        figure.shape = TILLID_FAMILY_SHAPE_PARTNER;
    }
  tillid_family_words_fill (self, &figure, person, relation);
  if (figure.shape == TILLID_FAMILY_SHAPE_PARTNER)
    place.circle = g_utf8_strlen (figure.name, -1) > 7 ? LARGE_CIRCLE : SMALL_CIRCLE + 4;
  place.is_first = person->sex == TILLID_SEX_MAN;
  place.n_lines = 1 + (figure.caption != NULL) + (figure.note != NULL);
  g_array_append_val (scene->figures, figure);
  g_array_append_val (scene->people, place);
}

static void
add_bond (TillidFamilyScene *scene, int kind, guint person, guint other)
{
  static const struct
  {
    TillidRelationKind kind;
    TillidFamilyBondKind bond;
    gboolean turned; /* the person stands above */
  } bonds[] = {
    { TILLID_RELATION_KIND_PARTNER, TILLID_FAMILY_COUPLE, FALSE },
    { TILLID_RELATION_KIND_CHILD, TILLID_FAMILY_PARENT, FALSE },
    { TILLID_RELATION_KIND_PARENT, TILLID_FAMILY_PARENT, TRUE },
    { TILLID_RELATION_KIND_SIBLING, TILLID_FAMILY_SIBLING, FALSE },
    { TILLID_RELATION_KIND_GRANDCHILD, TILLID_FAMILY_GRANDPARENT, FALSE },
    { TILLID_RELATION_KIND_GRANDPARENT, TILLID_FAMILY_GRANDPARENT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bonds); i++)
    if ((int) bonds[i].kind == kind)
      {
        TillidFamilyBond bond = { bonds[i].bond, bonds[i].turned ? person : other,
                                  bonds[i].turned ? other : person };

        g_array_append_val (scene->bonds, bond);
      }
}

/* A line of their own between two others than the patient. */
static void
add_tie (TillidFamilyScene *scene, const TillidRelation *relation, guint person, guint other)
{
  TillidFamilyPair pair = { other, person };
  TillidFamilyTie tie = { relation->record.id, relation->tie, relation->help };

  if (other == 0 || other == person ||
      (relation->tie == TILLID_TIE_NONE && relation->help == TILLID_HELP_NONE))
    return;
  g_array_append_val (scene->pairs, pair);
  g_array_append_val (scene->ties, tie);
}

static void
add_bonds (TillidFamilyModel *self, TillidFamilyScene *scene)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *relation = self->relations->pdata[i];
      guint person = tillid_family_scene_find (scene, relation->person);
      guint other = relation->other != 0 ? tillid_family_scene_find (scene, relation->other) : 0;

      if (person == G_MAXUINT || other == G_MAXUINT || person == 0)
        continue;
      add_bond (scene, relation->kind, person, other);
      add_tie (scene, relation, person, other);
    }
}

static guint
find_area (TillidFamilyScene *scene, const char *name)
{
  for (guint i = 0; i < scene->areas->len; i++)
    {
      g_autofree char *one = g_utf8_casefold (scene->areas->pdata[i], -1);
      g_autofree char *other = g_utf8_casefold (name, -1);

      if (g_str_equal (one, other))
        return i + 1;
    }
  g_ptr_array_add (scene->areas, g_strdup (name));
  return scene->areas->len;
}

/* Here comes last, so that the patient stands beside whoever helps. */
static void
set_areas (TillidFamilyModel *self, TillidFamilyScene *scene)
{
  static const TillidWhereabouts order[] = { TILLID_WHEREABOUTS_LEFT_BEHIND,
                                             TILLID_WHEREABOUTS_ELSEWHERE,
                                             TILLID_WHEREABOUTS_HERE };
  gboolean any = FALSE;

  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 1; i < scene->figures->len; i++)
      {
        TillidFamilyPerson *place = &g_array_index (scene->people, TillidFamilyPerson, i);
        const TillidRelation *relation =
          tillid_family_model_find_relation (self, tillid_family_scene_get (scene, i)->person);
        g_autofree char *name = NULL;

        if (place->circle > 0 || relation->whereabouts != (int) order[o])
          continue;
        name = tillid_family_words_area (relation);
        place->area = find_area (scene, name);
        any = TRUE;
      }
  if (any)
    {
      TillidRelation *here = tillid_relation_new ();
      g_autofree char *name = NULL;

      here->whereabouts = TILLID_WHEREABOUTS_HERE;
      name = tillid_family_words_area (here);
      g_array_index (scene->people, TillidFamilyPerson, 0).area = find_area (scene, name);
      tillid_relation_unref (here);
    }
}

/* (transfer full): the family as it is in the record now, laid out. */
TillidFamilyScene *
tillid_family_read_scene (TillidFamilyModel *self)
{
  TillidFamilyScene *scene = tillid_family_scene_new ();

  for (guint i = 0; i < self->persons->len && scene->figures->len < TILLID_FAMILY_MOST; i++)
    {
      const TillidPerson *person = self->persons->pdata[i];
      const TillidRelation *relation =
        i > 0 ? tillid_family_model_find_relation (self, person->record.id) : NULL;

      if (i == 0 ||
          (relation != NULL && tillid_family_scene_find (scene, person->record.id) == G_MAXUINT))
        add_figure (self, scene, person, relation);
    }
  add_bonds (self, scene);
  set_areas (self, scene);
  tillid_family_scene_lay_out (scene, self->rtl);
  return scene;
}
