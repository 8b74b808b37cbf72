/* tillid-family-edits.c - what can be done with the family of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-family-model-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-id.h"

static gint64
patient_of (TillidFamilyModel *self)
{
  return tillid_patient_context_get_patient (self->context);
}

/* Who the child, parent ... of somebody is to the patient. */
static TillidRelationKind
kind_to_patient (TillidFamilyModel *self, TillidRelationKind kind, gint64 anchor)
{
  const TillidRelation *relation;

  if (anchor == patient_of (self))
    return kind;
  relation = tillid_family_model_find_relation (self, anchor);
  if (relation == NULL || relation->other != 0)
    return TILLID_RELATION_KIND_OTHER;
  if (kind == TILLID_RELATION_KIND_CHILD && relation->kind == TILLID_RELATION_KIND_CHILD)
    return TILLID_RELATION_KIND_GRANDCHILD;
  if (kind == TILLID_RELATION_KIND_PARENT && relation->kind == TILLID_RELATION_KIND_PARENT)
    return TILLID_RELATION_KIND_GRANDPARENT;
  if (kind == TILLID_RELATION_KIND_CHILD && relation->kind == TILLID_RELATION_KIND_PARENT)
    return TILLID_RELATION_KIND_SIBLING;
  return TILLID_RELATION_KIND_OTHER;
}

static TillidRelation *
new_relation (TillidFamilyModel *self, gint64 person, TillidRelationKind kind, gint64 other)
{
  TillidRelation *relation =
    tillid_patient_context_new_record (self->context, &tillid_relation_type);

  relation->person = person;
  relation->kind = kind;
  relation->other = other;
  return relation;
}

/* (transfer full) (nullable): without the blanks around it; %NULL if nothing is left. */
static char *
clean (const char *name)
{
  g_autofree char *text = name != NULL ? g_strstrip (g_strdup (name)) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
take_sealed (TillidEdit *edit, gpointer record)
{
  tillid_edit_take (edit, tillid_record_seal_any (record));
}

/**
 * tillid_family_model_add:
 * @self: a model
 * @what: who it is
 *
 * Adds somebody. One edit: the person, the name if there is one, who it is to the patient and, where it was added to somebody
 * else, who it is to them. Who is added to a grown family stands where the one it is added to does.
 *
 * Returns: the id of the person
 */
gint64
tillid_family_model_add (TillidFamilyModel *self, const TillidFamilyNew *what)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autofree char *name = NULL;
  TillidPerson *person;
  TillidRelation *relation;
  gint64 id;
  gboolean is_partner;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self) && what != NULL, 0);

  edit = tillid_edit_new (C_ ("edit", "Somebody added to the family"));
  name = clean (what->name);
  is_partner =
    what->kind == TILLID_RELATION_KIND_FRIEND || what->kind == TILLID_RELATION_KIND_ORGANISATION;
  person = tillid_patient_context_new_record (self->context, &tillid_person_type);
  person->role = is_partner ? TILLID_PERSON_ROLE_OUTSIDE : TILLID_PERSON_ROLE_RELATIVE;
  person->sex = what->sex;
  id = person->record.id;
  take_sealed (edit, person);
  if (name != NULL)
    {
      TillidPersonName *record =
        tillid_patient_context_new_record (self->context, &tillid_person_name_type);

      record->patient = id;
      tillid_set_text (&record->text, name);
      take_sealed (edit, record);
    }
  relation = new_relation (self, id, kind_to_patient (self, what->kind, what->anchor), 0);
  relation->missing = what->missing;
  if (is_partner)
    relation->tie = TILLID_TIE_STRONG;
  take_sealed (edit, relation);
  if (what->anchor != patient_of (self) && !is_partner)
    take_sealed (edit, new_relation (self, id, what->kind, what->anchor));
  tillid_patient_context_apply (self->context, edit);
  return id;
}

/* (transfer none) (nullable): a relation between two others than the patient; one with a line of its own before others. */
static TillidRelation *
find_between (TillidFamilyModel *self, gint64 one, gint64 other)
{
  TillidRelation *any = NULL;

  for (guint i = 0; i < self->relations->len; i++)
    {
      TillidRelation *relation = self->relations->pdata[i];

      if (!(relation->person == one && relation->other == other) &&
          !(relation->person == other && relation->other == one))
        continue;
      if (relation->tie != TILLID_TIE_NONE || relation->help != TILLID_HELP_NONE)
        return relation;
      any = any != NULL ? any : relation;
    }
  return any;
}

static gboolean
has_relation (TillidFamilyModel *self, gint64 person, TillidRelationKind kind, gint64 other)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *relation = self->relations->pdata[i];

      if (relation->person == person && relation->kind == (int) kind && relation->other == other)
        return TRUE;
    }
  return FALSE;
}

/**
 * tillid_family_model_relate:
 * @self: a model
 * @kind: a partner or a child
 * @from: whose
 * @to: who becomes that
 *
 * Two people who are in the drawing become a couple, or parent and child. Nothing if they are.
 */
void
tillid_family_model_relate (TillidFamilyModel *self,
                            TillidRelationKind kind,
                            gint64 from,
                            gint64 to)
{
  const TillidRelation *old;
  TillidRelation *relation;
  gint64 who = to;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));
  g_return_if_fail (kind == TILLID_RELATION_KIND_PARTNER || kind == TILLID_RELATION_KIND_CHILD);

  if (from == to)
    return;
  if (to == patient_of (self))
    {
      who = from;
      from = to;
      if (kind == TILLID_RELATION_KIND_CHILD)
        kind = TILLID_RELATION_KIND_PARENT;
    }
  old = tillid_family_model_find_relation (self, who);
  if (old == NULL || has_relation (self, who, kind, from == patient_of (self) ? 0 : from))
    return;
  if (from == patient_of (self))
    {
      relation = tillid_relation_edit (old);
      relation->kind = kind;
    }
  else
    relation = new_relation (self, who, kind, from);
  tillid_family_model_change (self,
                              kind == TILLID_RELATION_KIND_PARTNER
                                ? C_ ("edit", "A couple drawn")
                                : C_ ("edit", "Parent and child drawn"),
                              relation);
}

/* (transfer full) (nullable): a draft of what holds the line between two; @out_turned: (out): its person is @from. */
static TillidRelation *
begin_line (TillidFamilyModel *self, gint64 from, gint64 to, gboolean *out_turned)
{
  const gint64 patient = patient_of (self);
  const TillidRelation *old;

  *out_turned = FALSE;
  if (from == to || tillid_family_scene_find (self->scene, from) == G_MAXUINT ||
      tillid_family_scene_find (self->scene, to) == G_MAXUINT)
    return NULL;
  if (from == patient || to == patient)
    {
      *out_turned = to == patient;
      old = tillid_family_model_find_relation (self, from == patient ? to : from);
      return old != NULL ? tillid_relation_edit (old) : NULL;
    }
  old = find_between (self, from, to);
  if (old == NULL)
    return new_relation (self, to, TILLID_RELATION_KIND_OTHER, from);
  *out_turned = old->person == from;
  return tillid_relation_edit (old);
}

/* @relation: (transfer full): one that stood for nothing but a line that is gone goes with it. */
static void
keep_line (TillidFamilyModel *self, TillidRelation *relation)
{
  if (relation->other != 0 && relation->kind == TILLID_RELATION_KIND_OTHER &&
      relation->words == NULL && relation->tie == TILLID_TIE_NONE &&
      relation->help == TILLID_HELP_NONE)
    relation->record.state = TILLID_RECORD_IN_ERROR;
  tillid_family_model_change (self, C_ ("edit", "Line drawn"), relation);
}

/**
 * tillid_family_model_draw_tie:
 * @self: a model
 * @from: somebody in the drawing
 * @to: somebody else there
 * @tie: how they stand to each other; the same a second time takes the line off
 *
 * Draws a line between two people.
 */
void
tillid_family_model_draw_tie (TillidFamilyModel *self, gint64 from, gint64 to, TillidTie tie)
{
  gboolean turned;
  TillidRelation *relation;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  relation = begin_line (self, from, to, &turned);
  if (relation == NULL)
    return;
  relation->tie = relation->tie == (int) tie ? TILLID_TIE_NONE : (int) tie;
  keep_line (self, relation);
}

/**
 * tillid_family_model_draw_help:
 * @self: a model
 * @from: who helps
 * @to: who is helped
 *
 * Draws an arrow; the same a second time takes it off. There may be one in each direction.
 */
void
tillid_family_model_draw_help (TillidFamilyModel *self, gint64 from, gint64 to)
{
  gboolean turned;
  TillidRelation *relation;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  relation = begin_line (self, from, to, &turned);
  if (relation == NULL)
    return;
  /* The values are two bits. */
  relation->help ^= turned ? TILLID_HELP_TO_PATIENT : TILLID_HELP_FROM_PATIENT;
  keep_line (self, relation);
}

/* @name: as typed; nothing is not a name and changes nothing */
void
tillid_family_model_rename (TillidFamilyModel *self, gint64 person, const char *name)
{
  g_autofree char *text = NULL;
  const TillidPersonName *old;
  TillidPersonName *record;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  text = clean (name);
  old = tillid_family_model_find_name (self, person);
  if (text == NULL || person == patient_of (self) ||
      (old != NULL && g_strcmp0 (old->given != NULL ? old->given : old->text, text) == 0))
    return;
  if (old != NULL)
    {
      record = tillid_person_name_edit (old);
      if (record->given != NULL)
        tillid_set_text (&record->given, text);
      if (record->given == NULL || g_strcmp0 (old->given, old->text) == 0)
        tillid_set_text (&record->text, text);
    }
  else
    {
      record = tillid_patient_context_new_record (self->context, &tillid_person_name_type);
      record->patient = person;
      tillid_set_text (&record->text, text);
    }
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Name changed"), record);
}

/**
 * tillid_family_model_change:
 * @self: a model
 * @why: what was done, translated
 * @relation: (transfer full): a draft from tillid_relation_edit()
 *
 * Keeps a changed relation.
 */
void
tillid_family_model_change (TillidFamilyModel *self, const char *why, TillidRelation *relation)
{
  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self) && why != NULL && relation != NULL);

  tillid_patient_context_apply_one (self->context, why, relation);
}

/* Woman, man or other: it decides the sign. */
void
tillid_family_model_set_sex (TillidFamilyModel *self, gint64 person, TillidSex sex)
{
  const TillidPerson *old;
  TillidPerson *record;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  old = tillid_family_model_find_person (self, person);
  if (old == NULL || old->sex == (int) sex)
    return;
  record = tillid_person_edit (old);
  record->sex = sex;
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Sign changed"), record);
}

/* Puts a sign @dx, @dy px from where it stands now: it stays there. The patient's sign is what others are measured from. */
void
tillid_family_model_move (TillidFamilyModel *self, gint64 person, double dx, double dy)
{
  const TillidFamilySign *sign, *patient;
  const TillidRelation *old;
  TillidRelation *relation;
  guint index;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  index = tillid_family_scene_find (self->scene, person);
  old = tillid_family_model_find_relation (self, person);
  if (index == G_MAXUINT || index == 0 || old == NULL)
    return;
  sign = &g_array_index (self->scene->layout->signs, TillidFamilySign, index);
  patient = &g_array_index (self->scene->layout->signs, TillidFamilySign, 0);
  relation = tillid_relation_edit (old);
  /* The record does not know directions. */
  relation->x = round ((sign->x + dx - patient->x) * (self->rtl ? -1 : 1));
  relation->y = round (sign->y + dy - patient->y);
  tillid_family_model_change (self, C_ ("edit", "Sign moved"), relation);
}

/* Back to where the layout puts it. */
void
tillid_family_model_put_back (TillidFamilyModel *self, gint64 person)
{
  const TillidRelation *old;
  TillidRelation *relation;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  old = tillid_family_model_find_relation (self, person);
  if (old == NULL || !isfinite (old->x))
    return;
  relation = tillid_relation_edit (old);
  relation->x = relation->y = NAN;
  tillid_family_model_change (self, C_ ("edit", "Sign put back"), relation);
}

/* Whether somebody stands where a hand put the sign. */
gboolean
tillid_family_model_has_moved (TillidFamilyModel *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), FALSE);

  for (guint i = 0; i < self->scene->layout->signs->len; i++)
    if (g_array_index (self->scene->layout->signs, TillidFamilySign, i).is_moved)
      return TRUE;
  return FALSE;
}

/* Everybody back to where the layout puts them, as one edit. */
void
tillid_family_model_lay_out_again (TillidFamilyModel *self)
{
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  edit = tillid_edit_new (C_ ("edit", "Laid out again"));
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *old = self->relations->pdata[i];
      TillidRelation *relation;

      if (!isfinite (old->x) && !isfinite (old->y))
        continue;
      relation = tillid_relation_edit (old);
      relation->x = relation->y = NAN;
      take_sealed (edit, relation);
    }
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (self->context, edit);
}

/* Marks who somebody is as entered in error, to the patient and to everybody else; the person stays readable. */
void
tillid_family_model_remove (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  edit = tillid_edit_new (C_ ("edit", "Marked as entered in error"));
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *old = self->relations->pdata[i];
      TillidRelation *relation;

      if (old->person != person && old->other != person)
        continue;
      relation = tillid_relation_edit (old);
      relation->record.state = TILLID_RECORD_IN_ERROR;
      take_sealed (edit, relation);
    }
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (self->context, edit);
}
