/* tillid-visit-model-private.h - how the edits of a visit are made
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-visit-model.h"

G_BEGIN_DECLS

typedef struct _TillidVisitChange TillidVisitChange;

/* Adds records to @edit, from what is in the model when its turn has come; none: nothing is written. */
typedef void (*TillidVisitBuild) (TillidVisitModel *self,
                                  TillidEdit *edit,
                                  const TillidVisitChange *change);

/**
 * TillidVisitChange:
 * @why: (unowned): what is done, translated
 * @build: makes the edit
 * @id: the record it is about, or 0
 * @numbers: for @build
 * @texts: (owned) (nullable): for @build
 * @field: (nullable): the text field that is changed, if its old text is known
 * @expected: (owned) (nullable): its old text
 */
struct _TillidVisitChange
{
  const char *why;
  TillidVisitBuild build;
  gint64 id;
  gint64 numbers[4];
  char *texts[3];
  const char *field;
  char *expected;
};

TillidVisitChange *tillid_visit_change_new (const char *why,
                                            TillidVisitBuild build,
                                            gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void tillid_visit_model_queue (TillidVisitModel *self, TillidVisitChange *change);
TillidNoteState *
tillid_visit_model_read_note_state (TillidVisitModel *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_visit_change_take (TillidEdit *edit, gpointer draft);
void tillid_visit_model_take_in_error (TillidVisitModel *self, TillidEdit *edit, gpointer record);
gpointer tillid_visit_model_find (GPtrArray *records, gint64 id);

G_END_DECLS
