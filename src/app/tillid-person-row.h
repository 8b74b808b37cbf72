/* tillid-person-row.h - a person with a line of text: sign, words, what is behind them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-person-sign.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PERSON_ROW (tillid_person_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidPersonRow, tillid_person_row, TILLID, PERSON_ROW, GtkListBoxRow)

GtkWidget *tillid_person_row_new (void);
TillidPersonSign *tillid_person_row_get_sign (TillidPersonRow *self);
void tillid_person_row_set (TillidPersonRow *self,
                            const char *title,
                            const char *subtitle,
                            gboolean is_late);
void tillid_person_row_set_language (TillidPersonRow *self, const char *language);
void tillid_person_row_set_number (TillidPersonRow *self, int number);
const char *tillid_person_row_get_title (TillidPersonRow *self);

G_END_DECLS
