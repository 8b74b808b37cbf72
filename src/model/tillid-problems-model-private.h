/* tillid-problems-model-private.h - what the files of the problems model share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-problems-model.h"

G_BEGIN_DECLS

struct _TillidProblemsModel
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */
  TillidPlanModel *plan;         /* (owned): the steps of the same patient */

  GPtrArray *items[TILLID_PROBLEMS_N_PARTS]; /* (owned) of TillidProblemsItem */
  GPtrArray *past;                           /* (owned) of TillidProblemsItem */
  TillidDay looked_at;

  GQueue *waiting; /* (owned) of moves that were asked for while one was on its way to the disk */
  gboolean is_moving;
};

void tillid_problems_model_forget (TillidProblemsModel *self);
void tillid_problems_model_read (TillidProblemsModel *self);
void tillid_problems_model_moved (TillidProblemsModel *self);
const char *tillid_problems_move_label (void);

G_END_DECLS
