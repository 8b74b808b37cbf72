/* tillid-family-model.h - the family of one patient, as the Family page shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-family-scene.h"
#include "tillid-patient-context.h"
#include "tillid-people.h"

G_BEGIN_DECLS

/**
 * TillidFamilyModel:
 *
 * The people around a patient as a scene, and what can be done with them. Each change is one edit.
 *
 * Signals:
 *   "changed"  the scene is another one
 */
#define TILLID_TYPE_FAMILY_MODEL (tillid_family_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidFamilyModel, tillid_family_model, TILLID, FAMILY_MODEL, GObject)

/**
 * TillidFamilyNew:
 * @kind: who the new person is to @anchor
 * @anchor: a person in the drawing
 * @sex: of the new person
 * @missing: fate unknown
 * @name: (nullable): as typed
 *
 * Somebody new in the drawing.
 */
typedef struct
{
  TillidRelationKind kind;
  gint64 anchor;
  TillidSex sex;
  gboolean missing;
  const char *name;
} TillidFamilyNew;

/**
 * TillidFamilyReason:
 * @TILLID_FAMILY_REASON_ACUTE: acute, and life is in danger
 * @TILLID_FAMILY_REASON_SIMPLE: 15 to 17 years old, and a doctor judged the talk to be simple
 *
 * Why a child interprets all the same.
 */
typedef enum
{
  TILLID_FAMILY_REASON_ACUTE,
  TILLID_FAMILY_REASON_SIMPLE,
} TillidFamilyReason;

TillidFamilyModel *
tillid_family_model_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *tillid_family_model_get_context (TillidFamilyModel *self);
const TillidFamilyScene *tillid_family_model_get_scene (TillidFamilyModel *self);
void tillid_family_model_set_rtl (TillidFamilyModel *self, gboolean rtl);
gboolean tillid_family_model_may_write (TillidFamilyModel *self);
char *tillid_family_model_dup_warning (TillidFamilyModel *self) G_GNUC_WARN_UNUSED_RESULT;

TillidPerson *tillid_family_model_find_person (TillidFamilyModel *self, gint64 person);
TillidRelation *tillid_family_model_find_relation (TillidFamilyModel *self, gint64 person);
TillidPersonName *tillid_family_model_find_name (TillidFamilyModel *self, gint64 person);
char *tillid_family_model_dup_native_name (TillidFamilyModel *self,
                                           gint64 person) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_family_model_dup_languages (TillidFamilyModel *self,
                                         gint64 person) G_GNUC_WARN_UNUSED_RESULT;
/* tillid-family-prompt.c */
char *tillid_family_model_dup_prompt (TillidFamilyModel *self,
                                      gint64 person) G_GNUC_WARN_UNUSED_RESULT;
gboolean
tillid_family_model_is_reason (TillidFamilyModel *self, gint64 person, TillidFamilyReason reason);
const char *tillid_family_reason_get_label (TillidFamilyReason reason);
void tillid_family_model_put_prompt_aside (TillidFamilyModel *self,
                                           gint64 person,
                                           TillidFamilyReason reason);
char *tillid_family_model_dup_put_aside (TillidFamilyModel *self,
                                         gint64 person) G_GNUC_WARN_UNUSED_RESULT;

/**
 * TillidFamilyChild:
 * @person: the child; 0 for the question whether there are any
 * @name: (nullable): short
 * @about: (nullable): "granddaughter, age 4"
 * @asked: (nullable): what we said last about having asked
 *
 * A child of the family, and whether we asked.
 */
typedef struct
{
  gint64 person;
  char *name;
  char *about;
  TillidChildAsked *asked;
} TillidFamilyChild;

/* tillid-family-children.c */
GPtrArray *tillid_family_model_list_children (TillidFamilyModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_family_child_describe (TillidFamilyModel *self,
                                    const TillidFamilyChild *child) G_GNUC_WARN_UNUSED_RESULT;
void
tillid_family_model_answer_child (TillidFamilyModel *self, gint64 person, TillidChildAnswer answer);
void tillid_family_model_set_carer (TillidFamilyModel *self, gint64 person, const char *words);

/* tillid-family-edits.c */
gint64 tillid_family_model_add (TillidFamilyModel *self, const TillidFamilyNew *what);
void tillid_family_model_relate (TillidFamilyModel *self,
                                 TillidRelationKind kind,
                                 gint64 from,
                                 gint64 to);
void tillid_family_model_draw_tie (TillidFamilyModel *self, gint64 from, gint64 to, TillidTie tie);
void tillid_family_model_draw_help (TillidFamilyModel *self, gint64 from, gint64 to);
void tillid_family_model_rename (TillidFamilyModel *self, gint64 person, const char *name);
void
tillid_family_model_change (TillidFamilyModel *self, const char *why, TillidRelation *relation);
void tillid_family_model_set_sex (TillidFamilyModel *self, gint64 person, TillidSex sex);
void tillid_family_model_move (TillidFamilyModel *self, gint64 person, double dx, double dy);
gboolean tillid_family_model_has_moved (TillidFamilyModel *self);
void tillid_family_model_lay_out_again (TillidFamilyModel *self);
void tillid_family_model_put_back (TillidFamilyModel *self, gint64 person);
void tillid_family_model_remove (TillidFamilyModel *self, gint64 person);

G_END_DECLS
