/* tillid-ctl-table.h - results as a table for people, as CSV or as JSON
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-day.h"
#include "tillid-field.h"
#include "tillid-ratio.h"

G_BEGIN_DECLS

typedef enum
{
  TILLID_CTL_TABLE,
  TILLID_CTL_CSV,
  TILLID_CTL_JSON,
} TillidCtlFormat;

/**
 * TillidCtlColumn:
 * @name: in CSV and JSON; never translated
 * @label: in a table; a msgid with context "column"
 */
typedef struct
{
  const char *name;
  const char *label;
} TillidCtlColumn;

typedef struct _TillidCtlTable TillidCtlTable;

TillidCtlTable *tillid_ctl_table_new (TillidCtlFormat format,
                                      const TillidCtlColumn *columns,
                                      guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void tillid_ctl_table_free (TillidCtlTable *self);
void tillid_ctl_table_add_text (TillidCtlTable *self, const char *text);
void
tillid_ctl_table_add_for_people (TillidCtlTable *self, const char *machine, const char *people);
void tillid_ctl_table_add_int (TillidCtlTable *self, gint64 value);
void tillid_ctl_table_add_real (TillidCtlTable *self, double value);
void tillid_ctl_table_add_ratio (TillidCtlTable *self, TillidRatio ratio);
void tillid_ctl_table_add_id (TillidCtlTable *self, gint64 id);
void tillid_ctl_table_add_instant (TillidCtlTable *self, gint64 ms);
void tillid_ctl_table_add_day (TillidCtlTable *self, TillidDay day);
void tillid_ctl_table_add_choice (TillidCtlTable *self, const TillidChoice *choices, int value);
void tillid_ctl_table_print (TillidCtlTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCtlTable, tillid_ctl_table_free)

G_END_DECLS
