/* tillid-visit-cover.c - how a visit stands with its interpreter, from the columns of a query
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-cover-private.h"

/* In the order of TILLID_VISIT_COVER_COLUMNS. */
enum
{
  DAY,
  MINUTE,
  NO_INTERPRETER,
  NEEDED,
  BOOKING,
  BOOKED_INTERPRETER,
  BOOKED_PERSON,
  BOOKED_MODE,
  PRESENT_INTERPRETER,
  PRESENT_MODE,
  LAST_INTERPRETER,
  IS_THERE,
};

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? tillid_choice_from_code (choices, text) : -1;
}

static TillidTodayInterpreter
state_of (const TillidTodayCover *cover, gboolean by_choice)
{
  if (by_choice || cover->booking == TILLID_INTERPRETING_STATE_DECLINED)
    return TILLID_TODAY_INTERPRETER_NONE;
  if (cover->cover == TILLID_BOOKING_COVER_MISSING)
    return TILLID_TODAY_INTERPRETER_MISSING;
  if (cover->person != 0)
    return TILLID_TODAY_INTERPRETER_RELATIVE;
  if (cover->interpreter == 0)
    return TILLID_TODAY_INTERPRETER_OPEN;
  return cover->interpreter == cover->last ? TILLID_TODAY_INTERPRETER_SAME
                                           : TILLID_TODAY_INTERPRETER_NEW;
}

/* The current row of @stmt, in which TILLID_VISIT_COVER_COLUMNS begin at column @first. */
TillidTodayCover
tillid_visit_cover_read (TillidStmt *stmt, gint64 visit, gint64 patient, int first)
{
  TillidTodayCover cover = { .visit = visit,
                             .patient = patient,
                             .day = tillid_stmt_get_int (stmt, first + DAY),
                             .minute = tillid_stmt_get_optional (stmt, first + MINUTE),
                             .booking =
                               code (tillid_interpreting_state_choices, stmt, first + BOOKING),
                             .last = tillid_stmt_get_int (stmt, first + LAST_INTERPRETER),
                             .mine = tillid_stmt_get_int (stmt, first + IS_THERE) != 0 };
  const gboolean is_booked = !tillid_stmt_is_null (stmt, first + BOOKED_INTERPRETER);
  const gboolean by_choice = tillid_stmt_get_int (stmt, first + NO_INTERPRETER) != 0;

  if (cover.booking != TILLID_INTERPRETING_STATE_ABSENT)
    {
      cover.person = tillid_stmt_get_int (stmt, first + BOOKED_PERSON);
      if (cover.person == 0)
        cover.interpreter = tillid_stmt_get_int (stmt, first + (is_booked ? BOOKED_INTERPRETER
                                                                          : PRESENT_INTERPRETER));
    }
  cover.mode = MAX (code (tillid_interpreting_mode_choices, stmt,
                          first + (is_booked || cover.person != 0 ? BOOKED_MODE : PRESENT_MODE)),
                    0);
  cover.cover = tillid_booking_cover (code (tillid_yes_no_choices, stmt, first + NEEDED), by_choice,
                                      cover.interpreter != 0 || cover.person != 0,
                                      cover.booking >= 0 ? cover.booking : TILLID_ABSENT);
  cover.state = state_of (&cover, by_choice);
  return cover;
}
