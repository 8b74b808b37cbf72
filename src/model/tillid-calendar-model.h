/* tillid-calendar-model.h - the visits of a day or a week, by colleague and by room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-calendar-query.h"
#include "tillid-session.h"

G_BEGIN_DECLS

#define TILLID_CALENDAR_DAY_MINUTES (24 * 60)

/**
 * TillidCalendarBy:
 * @TILLID_CALENDAR_BY_PERSON: a column for each colleague
 * @TILLID_CALENDAR_BY_ROOM: a column for each room
 */
typedef enum
{
  TILLID_CALENDAR_BY_PERSON,
  TILLID_CALENDAR_BY_ROOM,
} TillidCalendarBy;

/**
 * TillidCalendarView:
 * @day: the day that is looked at, or one of the week
 * @week: the whole week
 * @whole: everybody's visits, or those of whoever works here
 * @by: what the columns of a day are
 * @member: the week of this colleague alone, or 0
 * @room: (nullable): the week of this room alone
 *
 * How the calendar is looked at.
 */
typedef struct
{
  TillidDay day;
  gboolean week;
  gboolean whole;
  TillidCalendarBy by;
  gint64 member;
  char *room;
} TillidCalendarView;

/**
 * TillidCalendarColumn:
 * @day: its day
 * @member: whose column it is, or 0
 * @room: (nullable): of which room
 * @is_rest: what has no colleague, or no room, yet
 * @title: what stands above it
 * @detail: (nullable): below the title: "away", or that the clock is changed
 * @is_today: it is the day of now
 * @is_away: @member is not here
 *
 * A column of the calendar: one colleague or room on one day, or everybody.
 */
typedef struct
{
  TillidDay day;
  gint64 member;
  char *room;
  gboolean is_rest;
  char *title;
  char *detail;
  gboolean is_today;
  gboolean is_away;
} TillidCalendarColumn;

/**
 * TillidCalendarBlock:
 * @row: (transfer none): the visit
 * @column: index of its column
 * @from: where it begins in the column, in minutes as the clock shows them
 * @until: where it ends; as much later as it lasts, on days on which the clock is changed, too
 * @lane: which of the lanes of its column it stands in
 * @n_lanes: how many there are where it stands
 * @goes_on: it ends on another day
 * @came_over: it began on the day before
 *
 * One visit in one column. One without a time has @from == %TILLID_ABSENT and stands above the hours.
 */
typedef struct
{
  const TillidCalendarRow *row;
  guint column;
  gint64 from;
  gint64 until;
  guint lane;
  guint n_lanes;
  gboolean goes_on;
  gboolean came_over;
} TillidCalendarBlock;

/**
 * TillidCalendarModel:
 *
 * Signals:
 *   "changed": columns and blocks may be others; what was given out before has ended
 */
#define TILLID_TYPE_CALENDAR_MODEL (tillid_calendar_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarModel, tillid_calendar_model, TILLID, CALENDAR_MODEL, GObject)

TillidCalendarModel *tillid_calendar_model_new (TillidSession *session,
                                                const char *what) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_calendar_model_get_session (TillidCalendarModel *self);
gboolean tillid_calendar_model_is_settled (TillidCalendarModel *self);
const char *tillid_calendar_model_get_problem (TillidCalendarModel *self);
void tillid_calendar_model_tick (TillidCalendarModel *self);

const TillidCalendarView *tillid_calendar_model_get_view (TillidCalendarModel *self);
void tillid_calendar_model_set_view (TillidCalendarModel *self, const TillidCalendarView *view);
TillidDay tillid_calendar_model_get_first (TillidCalendarModel *self);
gboolean tillid_calendar_model_get_range (TillidCalendarModel *self,
                                          TillidDay *out_from,
                                          TillidDay *out_until);

GPtrArray *tillid_calendar_model_get_rows (TillidCalendarModel *self);
GPtrArray *tillid_calendar_model_list_soon (TillidCalendarModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_calendar_model_list_members (TillidCalendarModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_calendar_model_list_rooms (TillidCalendarModel *self) G_GNUC_WARN_UNUSED_RESULT;
const TillidMember *tillid_calendar_model_find_member (TillidCalendarModel *self, gint64 id);
const TillidInterpreter *tillid_calendar_model_find_interpreter (TillidCalendarModel *self,
                                                                 gint64 id);
gboolean tillid_calendar_model_is_away (TillidCalendarModel *self, gint64 member, TillidDay day);
TillidSpan tillid_calendar_model_get_span (TillidCalendarModel *self, const TillidCalendarRow *row);

/* What stands where: tillid-calendar-blocks.c */
/* What is shorter is drawn as long as this. */
#define TILLID_CALENDAR_LEAST_MINUTES 15

void tillid_calendar_column_free (TillidCalendarColumn *self);
GPtrArray *tillid_calendar_model_list_columns (TillidCalendarModel *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_calendar_model_list_blocks (TillidCalendarModel *self,
                                           GPtrArray *columns) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCalendarColumn, tillid_calendar_column_free)

G_END_DECLS
