/* tillid-family-model.c - the family of one patient, as the Family page shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-family-model-private.h"

#include "tillid-family-query.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidFamilyModel, tillid_family_model, G_TYPE_OBJECT)

static GPtrArray *
list (TillidFamilyModel *self, const TillidRecordType *type)
{
  GPtrArray *rows =
    tillid_family_query_list (tillid_patient_context_get_db (self->context),
                              tillid_patient_context_get_scope (self->context), type, NULL);

  return rows != NULL ? rows : g_ptr_array_new_with_free_func (tillid_record_unref_any);
}

static void
forget (TillidFamilyModel *self)
{
  g_clear_pointer (&self->scene, tillid_family_scene_free);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
}

static void
read_all (TillidFamilyModel *self)
{
  TillidPerson *patient = tillid_patient_context_get_person (self->context);

  forget (self);
  self->relations = tillid_patient_context_list (self->context, &tillid_relation_type);
  self->persons = list (self, &tillid_person_type);
  self->names = list (self, &tillid_person_name_type);
  self->languages = list (self, &tillid_person_language_type);
  for (guint i = 0; i < self->persons->len; i++)
    if (((TillidRecord *) self->persons->pdata[i])->id == patient->record.id)
      g_ptr_array_remove_index (self->persons, i--);
  g_ptr_array_insert (self->persons, 0, tillid_record_ref (patient));
  self->scene = tillid_family_read_scene (self);
}

static void
context_changed_cb (TillidFamilyModel *self)
{
  if (tillid_patient_context_get_person (self->context) == NULL)
    return;
  read_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A name belongs to the relative, not to the patient: the context does not hear of it. */
static void
session_changed_cb (TillidFamilyModel *self, gint64 patient, gint64 edit)
{
  for (guint i = 1; patient != 0 && i < self->persons->len; i++)
    if (((TillidRecord *) self->persons->pdata[i])->id == patient)
      {
        context_changed_cb (self);
        return;
      }
}

static void
tillid_family_model_dispose (GObject *object)
{
  TillidFamilyModel *self = TILLID_FAMILY_MODEL (object);

  forget (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_family_model_parent_class)->dispose (object);
}

static void
tillid_family_model_class_init (TillidFamilyModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_family_model_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_family_model_init (TillidFamilyModel *self)
{
}

/**
 * tillid_family_model_new:
 * @context: an open patient
 *
 * Returns: (transfer full): the family, read and laid out
 */
TillidFamilyModel *
tillid_family_model_new (TillidPatientContext *context)
{
  TillidFamilyModel *self = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_FAMILY_MODEL, NULL);
  self->context = g_object_ref (context);
  read_all (self);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tillid_patient_context_get_session (context), "changed",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* (transfer none) */
TillidPatientContext *
tillid_family_model_get_context (TillidFamilyModel *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  return self->context;
}

/* (transfer none): laid out; valid until "changed". */
const TillidFamilyScene *
tillid_family_model_get_scene (TillidFamilyModel *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  return self->scene;
}

/* Whether the drawing runs from right to left. */
void
tillid_family_model_set_rtl (TillidFamilyModel *self, gboolean rtl)
{
  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  if (self->rtl == rtl)
    return;
  self->rtl = rtl;
  tillid_family_scene_lay_out (self->scene, rtl);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whether whoever works may change the family here. */
gboolean
tillid_family_model_may_write (TillidFamilyModel *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), FALSE);

  return tillid_patient_context_may_write (self->context, &tillid_relation_type);
}

/* (transfer none) (nullable) */
TillidPerson *
tillid_family_model_find_person (TillidFamilyModel *self, gint64 person)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  for (guint i = 0; i < self->persons->len; i++)
    if (((TillidRecord *) self->persons->pdata[i])->id == person)
      return self->persons->pdata[i];
  return NULL;
}
