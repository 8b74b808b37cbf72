/* tillid-family-words.c - the words of the family drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-family-model-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-age.h"
#include "tillid-format.h"
#include "tillid-masking.h"
#include "tillid-words.h"

/* In a sentence about a circle. */
#define MOST_NAMES 6

/* (transfer full) (nullable): the country or region, isolated; %NULL if nobody said it or it is hidden. */
char *
tillid_family_words_region (const TillidRelation *relation)
{
  const TillidField *field = tillid_record_type_find_field (&tillid_relation_type, "region");
  g_autofree char *region = NULL;

  if (relation->region == NULL || tillid_record_field_is_hidden (&relation->record, field))
    return NULL;
  region = tillid_words_shorten (relation->region, TILLID_FAMILY_MOST_LETTERS);
  return tillid_words_isolate (region);
}

/* (transfer full): the name of the place area somebody belongs to. */
char *
tillid_family_words_area (const TillidRelation *relation)
{
  g_autofree char *region = tillid_family_words_region (relation);

  if (relation->whereabouts == TILLID_WHEREABOUTS_HERE)
    return g_strdup (C_ ("family", "In Denmark"));
  if (relation->whereabouts == TILLID_WHEREABOUTS_LEFT_BEHIND)
    return region != NULL
             /* Translators: a country or region. */
             ? g_strdup_printf (C_ ("family", "Left behind, %s"), region)
             : g_strdup (C_ ("family", "Left behind"));
  return region != NULL ? g_steal_pointer (&region) : g_strdup (C_ ("family", "Elsewhere"));
}

/* "sister", "sister, by phone" */
static char *
caption_of (const TillidRelation *relation, const char *who)
{
  if (relation->phone_only)
    return who != NULL
             /* Translators: who somebody is: sister, by phone. */
             ? g_strdup_printf (C_ ("family", "%s, by phone"), who)
             : g_strdup (C_ ("family", "by phone"));
  return g_strdup (who);
}

static char *
note_of (const TillidPerson *person, const TillidRelation *relation)
{
  g_autofree char *when = NULL;

  if (person->died != NULL)
    {
      when = tillid_format_told (person->died, NULL);
      /* Translators: a date as it was told. */
      return g_strdup_printf (C_ ("family", "died %s"), when);
    }
  if (relation == NULL)
    return NULL;
  if (relation->missing && relation->missing_since != NULL)
    {
      when = tillid_format_told (relation->missing_since, NULL);
      /* Translators: a date as it was told. */
      return g_strdup_printf (C_ ("family", "missing since %s"), when);
    }
  if (relation->missing)
    return g_strdup (C_ ("family", "missing"));
  return relation->whereabouts == TILLID_WHEREABOUTS_HERE ? tillid_family_words_region (relation)
                                                          : NULL;
}

static char *
place_in_words (const TillidRelation *relation)
{
  g_autofree char *region = tillid_family_words_region (relation);

  switch (relation->whereabouts)
    {
    case TILLID_WHEREABOUTS_HERE:
      return region != NULL ? g_strdup_printf (C_ ("family", "in Denmark, %s"), region)
                            : g_strdup (C_ ("family", "in Denmark"));
    case TILLID_WHEREABOUTS_LEFT_BEHIND:
      return region != NULL ? g_strdup_printf (C_ ("family", "left behind in %s"), region)
                            : g_strdup (C_ ("family", "left behind"));
    case TILLID_WHEREABOUTS_ELSEWHERE:
      return region != NULL ? g_strdup_printf (C_ ("family", "in %s"), region)
                            : g_strdup (C_ ("family", "elsewhere"));
    default:
      return NULL;
    }
}

static char *
tie_in_words (int tie, const char *patient)
{
  switch (tie)
    {
    case TILLID_TIE_STRONG:
      return g_strdup_printf (C_ ("family", "a strong tie with %s"), patient);
    case TILLID_TIE_WEAK:
      return g_strdup_printf (C_ ("family", "a weak tie with %s"), patient);
    case TILLID_TIE_STRAINED:
      return g_strdup_printf (C_ ("family", "a strained tie with %s"), patient);
    default:
      return NULL;
    }
}

static char *
help_in_words (int help, const char *patient)
{
  switch (help)
    {
    case TILLID_HELP_TO_PATIENT:
      return g_strdup_printf (C_ ("family", "helps %s"), patient);
    case TILLID_HELP_FROM_PATIENT:
      return g_strdup_printf (C_ ("family", "is helped by %s"), patient);
    case TILLID_HELP_BOTH:
      return g_strdup_printf (C_ ("family", "helps %s and is helped"), patient);
    default:
      return NULL;
    }
}

static void
take (GPtrArray *parts, char *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* Lines to others than the patient, as they are seen from @person. */
static void
take_other_lines (TillidFamilyModel *self, GPtrArray *parts, gint64 person)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const TillidRelation *relation = self->relations->pdata[i];
      const gboolean is_first = relation->person == person;
      gint64 other = is_first ? relation->other : relation->person;
      int help = relation->help;
      g_autofree char *name = NULL;
      g_autofree char *isolated = NULL;

      if (relation->other == 0 || (!is_first && relation->other != person) ||
          tillid_family_model_find_relation (self, other) == NULL)
        continue;
      name = tillid_family_read_name (self, other);
      isolated =
        tillid_words_isolate (name != NULL && *name != '\0' ? name : C_ ("family", "no name"));
      if (!is_first && (help == TILLID_HELP_TO_PATIENT || help == TILLID_HELP_FROM_PATIENT))
        help ^= TILLID_HELP_BOTH;
      take (parts, tie_in_words (relation->tie, isolated));
      take (parts, help_in_words (help, isolated));
    }
}

/* "Karim, brother of Salma, missing since 2006, left behind in Iraq." */
static char *
sentence_of (TillidFamilyModel *self,
             const TillidFamilyFigure *figure,
             const TillidPerson *person,
             const TillidRelation *relation,
             const char *who)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = tillid_words_isolate (figure->name);
  g_autofree char *patient =
    tillid_words_isolate (tillid_patient_context_get_short_name (self->context));
  g_autofree char *list = NULL;
  g_autofree char *note = NULL;

  if (relation == NULL)
    take (parts, g_strdup_printf (C_ ("family", "%s, the patient"), name));
  else if (who != NULL && figure->shape == TILLID_FAMILY_SHAPE_PARTNER)
    {
      take (parts, g_strdup (name));
      take (parts, tillid_words_isolate (who));
    }
  else if (who != NULL)
    /* Translators: name, who it is, the patient's name: Karim, brother of Salma. */
    take (parts, g_strdup_printf (C_ ("family", "%1$s, %2$s of %3$s"), name, who, patient));
  else
    take (parts, g_strdup (name));
  if (figure->age != NULL && !figure->has_died)
    take (parts, g_strdup_printf (C_ ("family", "age %s"), figure->age));
  if (person->died != NULL || (relation != NULL && relation->missing))
    take (parts, note_of (person, relation));
  if (relation != NULL)
    {
      take (parts, place_in_words (relation));
      if (relation->phone_only)
        take (parts, g_strdup (C_ ("family", "in touch by phone only")));
      if (relation->gets_money)
        take (parts, g_strdup_printf (C_ ("family", "receives money from %s"), patient));
      if (relation->interprets)
        take (parts, g_strdup (C_ ("family", "interprets for the family")));
      take (parts, tie_in_words (relation->tie, patient));
      take (parts, help_in_words (relation->help, patient));
      take_other_lines (self, parts, person->record.id);
    }
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list in a sentence. */
  list = g_strjoinv (C_ ("family", ", "), (char **) parts->pdata);
  /* Translators: the end of a sentence. */
  return g_strdup_printf (C_ ("family", "%s."), list);
}

/* The words of a figure: name, caption, note, age and sentence. @relation: (nullable): of the patient none. */
void
tillid_family_words_fill (TillidFamilyModel *self,
                          TillidFamilyFigure *figure,
                          const TillidPerson *person,
                          const TillidRelation *relation)
{
  TillidDay today = tillid_session_today (tillid_patient_context_get_session (self->context));
  g_autofree char *words = relation != NULL && relation->words != NULL
                             ? tillid_words_shorten (relation->words, TILLID_FAMILY_MOST_LETTERS)
                             : NULL;
  const char *who = relation == NULL ? NULL
                    : words != NULL  ? words
                    : relation->kind != TILLID_RELATION_KIND_OTHER &&
                        relation->kind != TILLID_RELATION_KIND_ORGANISATION
                      ? tillid_choice_get_label (tillid_relation_kind_choices, relation->kind)
                      : NULL;
  gboolean has_name;
  int age;

  figure->name = tillid_family_read_name (self, person->record.id);
  has_name = figure->name != NULL && *figure->name != '\0';
  if (!has_name)
    {
      g_free (figure->name);
      figure->name = g_strdup (who != NULL ? who : C_ ("family", "no name"));
    }
  if (tillid_family_read_age (person, today, &age))
    figure->age = tillid_format_age (age, FALSE, NULL);
  if (relation != NULL)
    figure->caption = caption_of (relation, has_name ? who : NULL);
  figure->note = note_of (person, relation);
  figure->sentence = sentence_of (self, figure, person, relation, has_name ? who : NULL);
}

/* (transfer full) (nullable): the languages of a person in a line. */
char *
tillid_family_model_dup_languages (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  for (guint i = 0; i < self->languages->len; i++)
    {
      const TillidPersonLanguage *language = self->languages->pdata[i];

      if (language->patient == person && language->language != NULL)
        g_ptr_array_add (names, tillid_format_language_name (language->language));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_ ("family", ", "), (char **) names->pdata);
}

/**
 * tillid_family_model_dup_warning:
 * @self: a model
 *
 * Returns: (transfer full) (nullable): the sentence about a circle in parenthood, with the names; %NULL if there is none
 */
char *
tillid_family_model_dup_warning (TillidFamilyModel *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  const GArray *cycle;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  cycle = self->scene->layout->cycle;
  if (cycle->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (cycle->len, MOST_NAMES); i++)
    g_ptr_array_add (names, tillid_words_isolate (
                              tillid_family_scene_get (self->scene, g_array_index (cycle, guint, i))
                                ->name));
  if (cycle->len > MOST_NAMES)
    g_ptr_array_add (names, g_strdup ("…"));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (C_ ("family", ", "), (char **) names->pdata);
  return g_strdup_printf (C_ ("family", "Each of these would be a parent of the next, and the last "
                                        "of the first: %s. One line is left out."),
                          list);
}
