/* tillid-calendar-query.h - the visits of some days, of the whole clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-query.h"

G_BEGIN_DECLS

/**
 * TillidCalendarRow:
 * @visit: id
 * @patient: id; 0 where the patient is closed to the viewer: then only the time, the colleagues and the room are given
 * @name: (nullable): as lists show it, in Latin letters where there are some
 * @native_name: (nullable): in its own script, if that is another
 * @kind: #TillidVisitKind
 * @status: #TillidVisitStatus
 * @mode: #TillidVisitMode
 * @day: its day
 * @minute: of the day, or %TILLID_ABSENT
 * @length: minutes, as planned while it is planned; an hour where nobody said
 * @members: (element-type gint64): ids of the colleagues, the lead first
 * @room: (nullable): name of the room; where none was chosen, the place that was written down
 * @cover: how it stands with its interpreter
 * @mine: whether the viewer leads it or is there
 *
 * One visit in the calendar.
 */
typedef struct
{
  gint64 visit;
  gint64 patient;
  char *name;
  char *native_name;
  int kind;
  int status;
  int mode;
  TillidDay day;
  gint64 minute;
  gint64 length;
  GArray *members;
  char *room;
  TillidTodayCover cover;
  gboolean mine;
} TillidCalendarRow;

void tillid_calendar_row_free (TillidCalendarRow *self);
gboolean tillid_calendar_row_has_member (const TillidCalendarRow *self, gint64 member);
GPtrArray *tillid_calendar_query_read (TillidDb *db,
                                       const TillidScope *scope,
                                       gint64 viewer,
                                       TillidDay from,
                                       TillidDay until,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCalendarRow, tillid_calendar_row_free)

/* For the test that looks at its plan. */
extern const char tillid_calendar_query_sql[];

G_END_DECLS
