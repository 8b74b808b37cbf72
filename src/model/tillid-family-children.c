/* tillid-family-children.c - the children of a family, and whether we asked about them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A child is somebody of the drawing who is alive and under 18; of a son, daughter or grandchild nobody may know the age. What was
 * asked is a record of its own with a day: it says that we thought of the child, never how the child does. Nothing is computed from it. */
#include "config.h"

#include "tillid-family-model-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-words.h"

#define GROWN_UP 18

static TillidDay
today_of (TillidFamilyModel *self)
{
  return tillid_session_today (tillid_patient_context_get_session (self->context));
}

static void
child_free (gpointer data)
{
  TillidFamilyChild *child = data;

  g_free (child->name);
  g_free (child->about);
  g_clear_pointer (&child->asked, tillid_record_unref_any);
  g_free (child);
}

/* (transfer full) (nullable): the last that was said of a child; of all of them with 0. */
static TillidChildAsked *
find_asked (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (self->context, &tillid_child_asked_type);

  for (guint i = all->len; i > 0; i--)
    if (((TillidChildAsked *) all->pdata[i - 1])->person == person)
      return tillid_record_ref_any (all->pdata[i - 1]);
  return NULL;
}

static gboolean
is_young_kin (const TillidRelation *relation)
{
  return relation->kind == TILLID_RELATION_KIND_CHILD ||
         relation->kind == TILLID_RELATION_KIND_GRANDCHILD;
}

/* "granddaughter, age 4"; "child" where nobody knows more. */
static char *
describe (const TillidFamilyFigure *figure, gboolean has_age, int age)
{
  g_autofree char *number = has_age ? tillid_format_count (age) : NULL;

  if (!has_age)
    return g_strdup (figure->caption);
  if (figure->caption == NULL)
    return g_strdup_printf (C_ ("family", "age %s"), number);
  /* Translators: who somebody is to the patient, and the age: "granddaughter, age 4" */
  return g_strdup_printf (C_ ("family", "%1$s, age %2$s"), figure->caption, number);
}

static TillidFamilyChild *
child_of (TillidFamilyModel *self, const TillidFamilyFigure *figure)
{
  const TillidPerson *person = tillid_family_model_find_person (self, figure->person);
  const TillidRelation *relation = tillid_family_model_find_relation (self, figure->person);
  TillidFamilyChild *child;
  gboolean has_age;
  int age = 0;

  if (person == NULL || relation == NULL || person->died != NULL ||
      figure->shape == TILLID_FAMILY_SHAPE_PARTNER)
    return NULL;
  has_age = tillid_family_read_age (person, today_of (self), &age);
  if (has_age ? age >= GROWN_UP : !is_young_kin (relation))
    return NULL;
  child = g_new0 (TillidFamilyChild, 1);
  child->person = figure->person;
  child->name = tillid_family_read_name (self, figure->person);
  child->about = describe (figure, has_age, age);
  child->asked = find_asked (self, figure->person);
  return child;
}

/**
 * tillid_family_model_list_children:
 * @self: a model
 *
 * The children of the drawing, in its order. Without any there is one entry of nobody: whether we asked if there are children.
 *
 * Returns: (transfer full) (element-type TillidFamilyChild): at least one entry
 */
GPtrArray *
tillid_family_model_list_children (TillidFamilyModel *self)
{
  GPtrArray *children;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  children = g_ptr_array_new_with_free_func (child_free);
  for (guint i = 0; i < self->scene->figures->len; i++)
    {
      TillidFamilyChild *child = child_of (self, tillid_family_scene_get (self->scene, i));

      if (child != NULL)
        g_ptr_array_add (children, child);
    }
  if (children->len == 0)
    {
      TillidFamilyChild *nobody = g_new0 (TillidFamilyChild, 1);

      nobody->asked = find_asked (self, 0);
      g_ptr_array_add (children, nobody);
    }
  return children;
}

/**
 * tillid_family_child_describe:
 * @self: the model it is from
 * @child: an entry
 *
 * Returns: (transfer full): "asked 13 May 2025, Amina Berg", "not asked yet"
 */
char *
tillid_family_child_describe (TillidFamilyModel *self, const TillidFamilyChild *child)
{
  const TillidChildAsked *asked;
  const TillidMember *member;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  const char *answer;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self) && child != NULL, NULL);

  asked = child->asked;
  answer = tillid_choice_get_label (tillid_child_answer_choices,
                                    asked != NULL ? asked->answer : TILLID_CHILD_ANSWER_NOT_YET);
  if (asked == NULL || asked->answer == TILLID_CHILD_ANSWER_NOT_YET || asked->day == TILLID_ABSENT)
    return g_strdup (answer);
  member = tillid_patient_context_find_member (self->context, asked->member);
  name = tillid_words_isolate (member != NULL && member->name != NULL ? member->name : "?");
  day = tillid_format_day ((TillidDay) asked->day, TILLID_FORMAT_DAY_SHORT, NULL);
  /* Translators: what was answered, the day, and which colleague asked: "asked, 13 May 2025, Amina Berg" */
  return g_strdup_printf (C_ ("family", "%1$s, %2$s, %3$s"), answer, day, name);
}

/* (transfer full): a draft of what was said of a child. */
static TillidChildAsked *
begin (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (TillidRecord) old = (TillidRecord *) find_asked (self, person);
  TillidChildAsked *draft;

  if (old != NULL)
    return (TillidChildAsked *) tillid_record_edit (old);
  draft = tillid_patient_context_new_record (self->context, &tillid_child_asked_type);
  draft->person = person;
  return draft;
}

/**
 * tillid_family_model_answer_child:
 * @self: a model
 * @person: a child; 0 for all of them
 * @answer: asked, not relevant, or not yet
 *
 * One edit, with today and whoever works.
 */
void
tillid_family_model_answer_child (TillidFamilyModel *self, gint64 person, TillidChildAnswer answer)
{
  TillidSession *session;
  TillidChildAsked *draft;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  session = tillid_patient_context_get_session (self->context);
  draft = begin (self, person);
  draft->answer = answer;
  draft->day = today_of (self);
  draft->member = tillid_session_get_member (session)->record.id;
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Asked about a child"), draft);
}

/* Who cares for a child now, in words; the answer stays as it is. */
void
tillid_family_model_set_carer (TillidFamilyModel *self, gint64 person, const char *words)
{
  TillidChildAsked *draft;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  draft = begin (self, person);
  tillid_set_text (&draft->cared_by, words);
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Who cares for a child"), draft);
}
