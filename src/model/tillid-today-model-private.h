/* tillid-today-model-private.h - what the parts of the day's model share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-model.h"

G_BEGIN_DECLS

typedef struct
{
  TillidScope *scope; /* (owned) */
  TillidTodayQuestion question;
  TillidTodayAnswer *answer; /* (owned) (nullable) */
  GPtrArray *members;        /* (owned) (nullable) of TillidMember */
  GPtrArray *interpreters;   /* (owned) (nullable) of TillidInterpreter */
} TillidTodayAsked;

typedef struct
{
  TillidTodayRow *row; /* (owned) */
  gint64 until;        /* monotonic, microseconds */
} TillidTodayKept;

struct _TillidTodayModel
{
  GObject parent_instance;

  TillidSession *session;    /* (owned) */
  TillidScope *scope;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): ends with the model */
  gint64 silent_days;
  gboolean whole;
  gboolean all_promises;

  TillidTodayAsked *shown; /* (owned) (nullable): the last answer */
  GPtrArray *kept;         /* (owned) of TillidTodayKept */
  guint kept_timer;        /* until the next one goes */
  char *problem;           /* (owned) (nullable) */
  gboolean asking;
  gboolean outdated;
  guint log_source;
};

void tillid_today_model_apply (TillidTodayModel *self, TillidEdit *edit);
void tillid_today_model_fade (TillidTodayModel *self, const TillidTodayRow *row);
const TillidTodayRow *tillid_today_model_find_promise (TillidTodayModel *self, gint64 id);

G_END_DECLS
