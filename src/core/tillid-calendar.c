/* tillid-calendar.c - four calendars, and the one door to ICU's arithmetic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar.h"

#include "tillid-choices.h"

const char *
tillid_calendar_to_code (TillidCalendar calendar)
{
  return tillid_choice_to_code (tillid_calendar_choices, calendar);
}

gboolean
tillid_calendar_from_code (const char *code, TillidCalendar *out_calendar)
{
  int index = tillid_choice_from_code (tillid_calendar_choices, code);

  if (index < 0)
    return FALSE;
  *out_calendar = index;
  return TRUE;
}
