/* tillid-caseload-columns.h - where the columns of the caseload stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TILLID_CASELOAD_COLUMN_PATIENT,
  TILLID_CASELOAD_COLUMN_PHASE,
  TILLID_CASELOAD_COLUMN_KEY,
  TILLID_CASELOAD_COLUMN_SECOND,
  TILLID_CASELOAD_COLUMN_LAST,
  TILLID_CASELOAD_COLUMN_NEXT,
  TILLID_CASELOAD_COLUMN_VISITS,
  TILLID_CASELOAD_COLUMN_INTERPRETER,
  TILLID_CASELOAD_COLUMN_PROMISES,
  TILLID_CASELOAD_COLUMN_REVIEW,
  TILLID_CASELOAD_COLUMN_STARTED,
  TILLID_CASELOAD_N_COLUMNS,
} TillidCaseloadColumn;

/**
 * TillidCaseloadColumns:
 * @x: from the start side, in px
 * @width: 0 for a column that has no room
 *
 * The header and every row ask for the same width, so that both stand alike.
 */
typedef struct
{
  int x[TILLID_CASELOAD_N_COLUMNS];
  int width[TILLID_CASELOAD_N_COLUMNS];
} TillidCaseloadColumns;

void tillid_caseload_columns_lay (int width, double scale, TillidCaseloadColumns *out);

G_END_DECLS
