/* tillid-caseload-columns.c - where the columns of the caseload stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Widths are those of the design at 100 % text and grow with it. Columns leave one after the other where there is no room, those
 * that say what waits last; what is left over goes to the names. */
#include "config.h"

#include "tillid-caseload-columns.h"

#define START 16
#define END 8
/* Names have this much before the column that comes last gets anything. */
#define FEWEST_NAMES 150

static const int widths[TILLID_CASELOAD_N_COLUMNS] = {
  [TILLID_CASELOAD_COLUMN_PATIENT] = FEWEST_NAMES,
  [TILLID_CASELOAD_COLUMN_PHASE] = 98,
  [TILLID_CASELOAD_COLUMN_KEY] = 92,
  [TILLID_CASELOAD_COLUMN_SECOND] = 96,
  [TILLID_CASELOAD_COLUMN_LAST] = 82,
  [TILLID_CASELOAD_COLUMN_NEXT] = 90,
  [TILLID_CASELOAD_COLUMN_VISITS] = 124,
  [TILLID_CASELOAD_COLUMN_INTERPRETER] = 98,
  [TILLID_CASELOAD_COLUMN_PROMISES] = 88,
  [TILLID_CASELOAD_COLUMN_REVIEW] = 78,
  [TILLID_CASELOAD_COLUMN_STARTED] = 100,
};

static const TillidCaseloadColumn by_need[] = {
  TILLID_CASELOAD_COLUMN_PATIENT,     TILLID_CASELOAD_COLUMN_NEXT,
  TILLID_CASELOAD_COLUMN_INTERPRETER, TILLID_CASELOAD_COLUMN_PROMISES,
  TILLID_CASELOAD_COLUMN_KEY,         TILLID_CASELOAD_COLUMN_SECOND,
  TILLID_CASELOAD_COLUMN_REVIEW,      TILLID_CASELOAD_COLUMN_VISITS,
  TILLID_CASELOAD_COLUMN_LAST,        TILLID_CASELOAD_COLUMN_PHASE,
  TILLID_CASELOAD_COLUMN_STARTED,
};

/* @width: of a row in px; @scale: of text. */
void
tillid_caseload_columns_lay (int width, double scale, TillidCaseloadColumns *out)
{
  const int start = (int) (START * scale);
  int room = width - start - END, x = start;

  g_return_if_fail (out != NULL);

  *out = (TillidCaseloadColumns){ { 0 }, { 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (by_need); i++)
    {
      const int wanted = (int) (widths[by_need[i]] * scale);

      if (i > 0 && wanted > room)
        break;
      out->width[by_need[i]] = i == 0 ? MIN (wanted, MAX (room, 0)) : wanted;
      room -= out->width[by_need[i]];
    }
  out->width[TILLID_CASELOAD_COLUMN_PATIENT] += MAX (room, 0);
  for (guint i = 0; i < TILLID_CASELOAD_N_COLUMNS; i++)
    {
      out->x[i] = x;
      x += out->width[i];
    }
}
