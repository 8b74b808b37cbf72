/* tillid-today-line.h - one line of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-today-model.h"

G_BEGIN_DECLS

/**
 * TillidTodayColumns:
 *
 * The columns of the visits are as wide as the widest of their cells.
 */
typedef enum
{
  TILLID_TODAY_COLUMN_TIME,
  TILLID_TODAY_COLUMN_PATIENT,
  TILLID_TODAY_COLUMN_LANGUAGE,
  TILLID_TODAY_COLUMN_INTERPRETER,
  TILLID_TODAY_COLUMN_ROOM,
  TILLID_TODAY_N_COLUMNS,
} TillidTodayColumns;

/**
 * TillidTodayLine:
 *
 * A promise, a visit, something that is waited for, or a patient with whom nobody was in touch. It acts through actions of the page,
 * each with the id of its record: "today.keep", "today.date", "today.pass-on", "today.open", "today.answered"; a line of a silent
 * patient has the patient's.
 */
#define TILLID_TYPE_TODAY_LINE (tillid_today_line_get_type ())
G_DECLARE_FINAL_TYPE (TillidTodayLine, tillid_today_line, TILLID, TODAY_LINE, GtkListBoxRow)

GtkWidget *tillid_today_line_new (TillidTodaySection section,
                                  GtkSizeGroup *const groups[TILLID_TODAY_N_COLUMNS]);
void
tillid_today_line_set (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row);
gint64 tillid_today_line_get_id (TillidTodayLine *self);
gint64 tillid_today_line_get_patient (TillidTodayLine *self);
void tillid_today_line_press_button (TillidTodayLine *self);
gint64 tillid_today_line_id_of (const TillidTodayRow *row);

G_END_DECLS
