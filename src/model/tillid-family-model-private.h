/* tillid-family-model-private.h - the inside of the family model
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to tillid-family-*.c in this folder.
 */
#pragma once

#include "tillid-family-model.h"

G_BEGIN_DECLS

/* Of a name or somebody's words, in the drawing and in sentences; the inspector has all of it. */
#define TILLID_FAMILY_MOST_LETTERS 60

struct _TillidFamilyModel
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */
  GPtrArray *relations;          /* (owned) of TillidRelation: active ones */
  GPtrArray *persons;            /* (owned) of TillidPerson: the patient first */
  GPtrArray *names;              /* (owned) of TillidPersonName */
  GPtrArray *languages;          /* (owned) of TillidPersonLanguage */
  TillidFamilyScene *scene;      /* (owned) */
  gboolean rtl;
};

/* tillid-family-read.c */
TillidFamilyScene *tillid_family_read_scene (TillidFamilyModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_family_read_name (TillidFamilyModel *self, gint64 person) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_family_read_age (const TillidPerson *person, TillidDay today, int *out_age);
/* tillid-family-words.c */
void tillid_family_words_fill (TillidFamilyModel *self,
                               TillidFamilyFigure *figure,
                               const TillidPerson *person,
                               const TillidRelation *relation);
char *tillid_family_words_area (const TillidRelation *relation) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_family_words_region (const TillidRelation *relation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
