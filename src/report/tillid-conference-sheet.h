/* tillid-conference-sheet.h - one patient on one A4 page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "tillid-conference-facts.h"

G_BEGIN_DECLS

/* A4 in units of the sheet: 96 for an inch. */
#define TILLID_CONFERENCE_SHEET_WIDTH 794.0
#define TILLID_CONFERENCE_SHEET_HEIGHT 1123.0

/**
 * TillidConferenceOptions:
 * @shown: whether each part is to stand on the sheet
 * @initials_only: no names of the patient and the people around the patient
 * @large_type: a fifth larger
 * @day: of the conference; %TILLID_ABSENT is the day of printing
 * @number: of this sheet, from 1
 * @total: of all sheets
 * @printed_day: when it is printed
 * @printed_minute: the same
 * @printed_by: (nullable): by whom
 * @present: (nullable): who is there; otherwise a line to write on
 *
 * What is asked of a sheet. Strings are (unowned).
 */
typedef struct
{
  gboolean shown[TILLID_CONFERENCE_N_PARTS];
  gboolean initials_only;
  gboolean large_type;
  TillidDay day;
  guint number;
  guint total;
  TillidDay printed_day;
  int printed_minute;
  const char *printed_by;
  const char *present;
} TillidConferenceOptions;

/**
 * TillidConferenceText:
 * @level: 1: the name, 2: a heading, 3: everything else
 * @text: (unowned): one line
 * @language: (unowned) (nullable): where it is not that of the program
 *
 * A line of a sheet in the order of reading.
 */
typedef struct
{
  guint level;
  const char *text;
  const char *language;
} TillidConferenceText;

typedef struct _TillidConferenceSheet TillidConferenceSheet;

void tillid_conference_options_init (TillidConferenceOptions *self, TillidDay today, int minute);
TillidConferenceSheet *
tillid_conference_sheet_new (TillidConferenceFacts *facts,
                             const TillidConferenceOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void tillid_conference_sheet_free (TillidConferenceSheet *self);
void tillid_conference_sheet_draw (TillidConferenceSheet *self, cairo_t *cr);
GArray *tillid_conference_sheet_list_texts (TillidConferenceSheet *self) G_GNUC_WARN_UNUSED_RESULT;
double tillid_conference_sheet_get_used (const TillidConferenceSheet *self);
gboolean tillid_conference_sheet_has_story (const TillidConferenceSheet *self);
guint tillid_conference_sheet_get_n_left_out (const TillidConferenceSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidConferenceSheet, tillid_conference_sheet_free)

G_END_DECLS
