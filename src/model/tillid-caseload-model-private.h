/* tillid-caseload-model-private.h - for the files of the caseload's model
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-model.h"

G_BEGIN_DECLS

struct _TillidCaseloadModel
{
  GObject parent_instance;

  TillidSession *session;     /* (owned) */
  TillidScope *scope;         /* (owned) (nullable) */
  TillidCaseloadTable *table; /* (owned) (nullable) */
  GPtrArray *members;         /* (owned) of TillidMember */
  GPtrArray *interpreters;    /* (owned) of TillidInterpreter */
  GArray *away;               /* (owned) of TillidAway */
  GCancellable *cancellable;  /* (owned): ends with the model */
  char *problem;              /* (owned) (nullable) */

  gboolean mine;
  guint gaps;
  char *text; /* (owned) */
  gint64 person;
  TillidCaseloadSort sort;
  gboolean is_reversed;

  GArray *shown;     /* (owned) of gint64: patients in the order shown */
  GHashTable *whole; /* (owned): ids whose rows are whole before the table is */
  guint counts[TILLID_CASELOAD_N_GAPS];
  guint n_open;

  gboolean is_reading; /* the worker counts */
  gboolean outdated;   /* again, when it is done */
  gboolean has_chart;
  TillidCaseloadChart chart;
  guint log_source;
};

const TillidMember *tillid_caseload_model_find_member (TillidCaseloadModel *self, gint64 id);
const TillidInterpreter *tillid_caseload_model_find_interpreter (TillidCaseloadModel *self,
                                                                 gint64 id);
GArray *tillid_caseload_model_make_order (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_caseload_model_show_anew (TillidCaseloadModel *self);
TillidCaseloadItem *tillid_caseload_item_new (TillidCaseloadModel *self,
                                              const TillidCaseloadEntry *entry);

G_END_DECLS
