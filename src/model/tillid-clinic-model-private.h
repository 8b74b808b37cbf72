/* tillid-clinic-model-private.h - for the files of the clinic's model
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-model.h"

G_BEGIN_DECLS

struct _TillidClinicModel
{
  GObject parent_instance;

  TillidSession *session;       /* (owned) */
  TillidScope *scope;           /* (owned) (nullable) */
  TillidClinicReading *reading; /* (owned) (nullable) */
  GPtrArray *members;           /* (owned) (nullable) of TillidMember */
  GCancellable *cancellable;    /* (owned): ends with the model */
  char *problem;                /* (owned) (nullable) */
  TillidDay read_on;
  guint years_back;    /* of the months that are asked for */
  gboolean is_reading; /* the worker counts */
  gboolean outdated;   /* again, when it is done */
};

G_END_DECLS
