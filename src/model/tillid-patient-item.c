/* tillid-patient-item.c - one row of a list of patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-age.h"
#include "tillid-format.h"
#include "tillid-patients-model-private.h"
#include "tillid-words.h"

struct _TillidPatientItem
{
  GObject parent_instance;

  gint64 id;
  TillidPatientRow *row;     /* (owned) */
  TillidMember *key_contact; /* (owned) (nullable) */
  char *age;                 /* (owned) (nullable) */
  char *languages;           /* (owned) (nullable): names of the languages */
  char *language_tag;        /* (owned) (nullable): of the preferred one */
  char *next_visit;          /* (owned) (nullable) */
  char *label;               /* (owned): the whole row in one sentence */
};

G_DEFINE_FINAL_TYPE (TillidPatientItem, tillid_patient_item, G_TYPE_OBJECT)

static void
tillid_patient_item_finalize (GObject *object)
{
  TillidPatientItem *self = TILLID_PATIENT_ITEM (object);

  g_clear_pointer (&self->row, tillid_patient_row_free);
  g_clear_pointer (&self->key_contact, tillid_record_unref_any);
  g_free (self->age);
  g_free (self->languages);
  g_free (self->language_tag);
  g_free (self->next_visit);
  g_free (self->label);

  G_OBJECT_CLASS (tillid_patient_item_parent_class)->finalize (object);
}

static void
tillid_patient_item_class_init (TillidPatientItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_patient_item_finalize;
}

static void
tillid_patient_item_init (TillidPatientItem *self)
{
}

static void
name_languages (TillidPatientItem *self)
{
  g_auto (GStrv) tags = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (self->row->languages == NULL)
    return;
  tags = g_strsplit (self->row->languages, " ", -1);
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; tags[i] != NULL && i < 2; i++)
    g_ptr_array_add (names, tillid_format_language_name (tags[i]));
  g_ptr_array_add (names, NULL);
  /* Translators: between two names of languages. */
  self->languages = g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
  self->language_tag = g_strdup (tags[0]);
}

/* The row read as one: name, age, language, key contact, next visit; what is not known is left out. */
static void
write_label (TillidPatientItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (tillid_patient_item_get_name (self)));
  if (self->age != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_ ("patient", "%s years"), self->age));
  if (self->row->is_closed)
    g_ptr_array_add (parts, g_strdup (C_ ("patient", "closed")));
  if (self->languages != NULL)
    g_ptr_array_add (parts, g_strdup (self->languages));
  if (self->key_contact != NULL && self->key_contact->name != NULL)
    g_ptr_array_add (parts,
                     g_strdup_printf (C_ ("patient", "Key contact %s"), self->key_contact->name));
  if (self->next_visit != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_ ("patient", "Next visit %s"), self->next_visit));
  g_ptr_array_add (parts, NULL);
  self->label = g_strjoinv (". ", (char **) parts->pdata);
}

/* @row: (transfer full). */
TillidPatientItem *
tillid_patient_item_new (TillidPatientRow *row, const TillidMember *key_contact, TillidDay today)
{
  TillidPatientItem *self = g_object_new (TILLID_TYPE_PATIENT_ITEM, NULL);

  self->id = row->id;
  self->row = row;
  if (key_contact != NULL)
    self->key_contact = tillid_record_ref_any (key_contact);
  self->age = tillid_age_words (&row->birth, row->birth_administrative, today);
  name_languages (self);
  if (row->next_visit == today)
    self->next_visit = g_strdup (C_ ("day", "today"));
  else if (row->next_visit != TILLID_ABSENT)
    self->next_visit = tillid_format_day (row->next_visit, TILLID_FORMAT_DAY_SHORT, NULL);
  write_label (self);
  return self;
}

/* The id of the patient. */
gint64
tillid_patient_item_get_id (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), 0);

  return self->id;
}

/* Not open to the person who works: nothing but names and birth is known here. */
gboolean
tillid_patient_item_is_closed (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), TRUE);

  return self->row->is_closed;
}

/* (transfer none): never %NULL: a patient without any name says so. */
const char *
tillid_patient_item_get_name (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  if (self->row->display_name != NULL && *self->row->display_name != '\0')
    return self->row->display_name;
  if (self->row->native_name != NULL && *self->row->native_name != '\0')
    return self->row->native_name;
  return C_ ("patient", "No name yet");
}

/* (transfer none) (nullable): the name in its own script, where that is not the one of get_name (). */
const char *
tillid_patient_item_get_native_name (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  if (g_strcmp0 (self->row->native_name, self->row->display_name) == 0)
    return NULL;
  return self->row->native_name;
}

/* (transfer none) (nullable): the age in words, "about 55"; %NULL without a birth year. */
const char *
tillid_patient_item_get_age (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->age;
}

/* (transfer none) (nullable): names of the languages, in the language of the program; %NULL if none is known. */
const char *
tillid_patient_item_get_languages (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->languages;
}

/* (transfer none) (nullable): the BCP 47 tag that the name is shaped with. */
const char *
tillid_patient_item_get_language_tag (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->language_tag;
}

/* (transfer none) (nullable): the day of the next visit in words; %NULL if none is planned. */
const char *
tillid_patient_item_get_next_visit (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->next_visit;
}

/* (transfer none) (nullable) */
TillidMember *
tillid_patient_item_get_key_contact (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->key_contact;
}

/* (transfer none): the row as one sentence, for a screen reader. */
const char *
tillid_patient_item_get_label (TillidPatientItem *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_ITEM (self), NULL);

  return self->label;
}
