/* tillid-calendar-blocks.c - the columns of the calendar, and which visit stands where in them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Overlaps are found among instants, since two visits that touch on the clock may be an hour apart in the night in which it is
 * changed. In its column a visit begins where the clock says, and is as long as it lasts. A visit stands in the column of everybody
 * of us who is there, and after midnight once more in that of the next day. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "tillid-calendar-model.h"
#include "tillid-calendar-words.h"
#include "tillid-format.h"

#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

void
tillid_calendar_column_free (TillidCalendarColumn *self)
{
  if (self == NULL)
    return;
  g_free (self->room);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static TillidCalendarColumn *
add_column (TillidCalendarModel *self, GPtrArray *columns, TillidDay day, const char *title)
{
  TillidCalendarColumn *column = g_new0 (TillidCalendarColumn, 1);

  column->day = day;
  column->title = g_strdup (title);
  column->is_today = day == tillid_session_today (tillid_calendar_model_get_session (self));
  g_ptr_array_add (columns, column);
  return column;
}

static void
set_member (TillidCalendarModel *self, TillidCalendarColumn *column, gint64 member)
{
  column->member = member;
  column->is_away = member != 0 && tillid_calendar_model_is_away (self, member, column->day);
  if (column->is_away)
    column->detail = g_strdup (C_ ("calendar", "away"));
}

static void
add_member (TillidCalendarModel *self,
            GPtrArray *columns,
            TillidDay day,
            const TillidMember *member)
{
  TillidCalendarColumn *column =
    add_column (self, columns, day, member->name != NULL ? member->name : "");

  set_member (self, column, member->record.id);
}

static gboolean
has_member (GPtrArray *columns, gint64 member)
{
  for (guint i = 0; i < columns->len; i++)
    if (((TillidCalendarColumn *) columns->pdata[i])->member == member)
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  return tillid_calendar_model_get_view (self)->whole || row->mine;
}

/* Who works here on the day, and who has a visit without that; then what has nobody yet. */
static void
add_people (TillidCalendarModel *self, GPtrArray *columns, TillidDay day)
{
  g_autoptr (GPtrArray) members = tillid_calendar_model_list_members (self);
  GPtrArray *rows = tillid_calendar_model_get_rows (self);
  gboolean any_rest = FALSE;

  if (!tillid_calendar_model_get_view (self)->whole)
    {
      add_member (self, columns, day,
                  tillid_session_get_member (tillid_calendar_model_get_session (self)));
      return;
    }
  for (guint i = 0; i < members->len; i++)
    add_member (self, columns, day, members->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCalendarRow *row = rows->pdata[i];

      any_rest = any_rest || (row->day == day && row->members->len == 0);
      for (guint k = 0; row->day == day && k < row->members->len; k++)
        {
          const gint64 id = g_array_index (row->members, gint64, k);
          const TillidMember *member = tillid_calendar_model_find_member (self, id);

          if (member != NULL && !has_member (columns, id))
            add_member (self, columns, day, member);
        }
    }
  if (any_rest)
    add_column (self, columns, day, C_ ("calendar", "Nobody yet"))->is_rest = TRUE;
}

static void
add_rooms (TillidCalendarModel *self, GPtrArray *columns, TillidDay day)
{
  g_autoptr (GPtrArray) rooms = tillid_calendar_model_list_rooms (self);
  GPtrArray *rows = tillid_calendar_model_get_rows (self);
  gboolean any_rest = rooms->len == 0;

  for (guint i = 0; i < rooms->len; i++)
    add_column (self, columns, day, rooms->pdata[i])->room = g_strdup (rooms->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCalendarRow *row = rows->pdata[i];

      any_rest = any_rest || (row->day == day && is_shown (self, row) &&
                              (row->room == NULL || row->mode == TILLID_VISIT_MODE_PHONE));
    }
  if (any_rest)
    add_column (self, columns, day, C_ ("calendar", "No room"))->is_rest = TRUE;
}

/* Saturday and Sunday where something is on them, or where they are looked at. */
static gboolean
has_column (TillidCalendarModel *self, TillidDay day)
{
  GPtrArray *rows = tillid_calendar_model_get_rows (self);

  if (tillid_day_weekday (day) <= 5 || day == tillid_calendar_model_get_view (self)->day)
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCalendarRow *row = rows->pdata[i];

      if (row->day == day && is_shown (self, row))
        return TRUE;
    }
  return FALSE;
}

static void
add_week (TillidCalendarModel *self, GPtrArray *columns, TillidDay from, TillidDay until)
{
  const gint64 member = tillid_calendar_model_get_view (self)->member;

  for (TillidDay day = from; day <= until; day++)
    {
      g_autofree char *title = tillid_format_day (day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
      TillidCalendarColumn *column;

      if (!has_column (self, day))
        continue;
      column = add_column (self, columns, day, title);
      set_member (self, column, member);
      column->room = g_strdup (tillid_calendar_model_get_view (self)->room);
      if (column->detail == NULL)
        column->detail = tillid_calendar_words_clock_change (self, day);
    }
}

/**
 * tillid_calendar_model_list_columns:
 * @self: a calendar
 *
 * Returns: (transfer full) (element-type TillidCalendarColumn): the days of a week, or the colleagues or rooms of a day; none before
 *   the first answer
 */
GPtrArray *
tillid_calendar_model_list_columns (TillidCalendarModel *self)
{
  GPtrArray *columns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_calendar_column_free);
  TillidDay from, until;

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), columns);

  if (!tillid_calendar_model_get_range (self, &from, &until))
    return columns;
  if (until > from)
    add_week (self, columns, from, until);
  else if (tillid_calendar_model_get_view (self)->by == TILLID_CALENDAR_BY_ROOM)
    add_rooms (self, columns, from);
  else
    add_people (self, columns, from);
  return columns;
}

static gboolean
belongs (TillidCalendarModel *self,
         const TillidCalendarRow *row,
         const TillidCalendarColumn *column)
{
  const gboolean by_room = tillid_calendar_model_get_view (self)->by == TILLID_CALENDAR_BY_ROOM;
  const char *room = row->mode != TILLID_VISIT_MODE_PHONE ? row->room : NULL;

  if (!is_shown (self, row))
    return FALSE;
  if (column->is_rest)
    return by_room ? room == NULL : row->members->len == 0;
  if (column->room != NULL)
    return g_strcmp0 (room, column->room) == 0;
  return column->member == 0 || tillid_calendar_row_has_member (row, column->member);
}

/* %FALSE if nothing of the visit is on the day of the column. */
static gboolean
place (TillidCalendarModel *self, const TillidCalendarColumn *column, TillidCalendarBlock *block)
{
  TillidSession *session = tillid_calendar_model_get_session (self);
  const TillidCalendarRow *row = block->row;
  const TillidSpan span = tillid_calendar_model_get_span (self, row);
  const gint64 begins = tillid_session_join_instant (session, column->day, 0);
  const gint64 ends = tillid_session_join_instant (session, column->day + 1, 0);

  block->from = block->until = TILLID_ABSENT;
  if (row->minute == TILLID_ABSENT)
    return row->day == column->day;
  if (span.from >= ends || span.until <= begins)
    return FALSE;
  block->came_over = span.from < begins;
  block->goes_on = span.until > ends;
  block->from = block->came_over ? 0 : row->minute;
  block->until = block->from + (MIN (span.until, ends) - MAX (span.from, begins)) / MINUTE_MS;
  block->until = MIN (block->until, TILLID_CALENDAR_DAY_MINUTES);
  return TRUE;
}

/* Side by side where they overlap. @first: the first block of the column; those without a time come first. */
static void
set_lanes (TillidCalendarModel *self, GArray *blocks, guint first)
{
  const guint n = blocks->len - first;
  g_autofree TillidSpan *spans = g_new0 (TillidSpan, n + 1);
  g_autofree guint *lanes = g_new0 (guint, n + 1);
  g_autofree guint *n_lanes = g_new0 (guint, n + 1);
  guint timed = first;

  while (timed < blocks->len &&
         g_array_index (blocks, TillidCalendarBlock, timed).from == TILLID_ABSENT)
    timed++;
  for (guint i = timed; i < blocks->len; i++)
    {
      spans[i - timed] =
        tillid_calendar_model_get_span (self, g_array_index (blocks, TillidCalendarBlock, i).row);
      /* As long as it is drawn. */
      spans[i - timed].until =
        MAX (spans[i - timed].until,
             spans[i - timed].from + TILLID_CALENDAR_LEAST_MINUTES * MINUTE_MS);
    }
  tillid_span_lanes (spans, blocks->len - timed, lanes, n_lanes);
  for (guint i = timed; i < blocks->len; i++)
    {
      TillidCalendarBlock *block = &g_array_index (blocks, TillidCalendarBlock, i);

      block->lane = lanes[i - timed];
      block->n_lanes = n_lanes[i - timed];
    }
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const TillidCalendarBlock *one = a;
  const TillidCalendarBlock *two = b;

  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  return (one->row->visit > two->row->visit) - (one->row->visit < two->row->visit);
}

/**
 * tillid_calendar_model_list_blocks:
 * @self: a calendar
 * @columns: (element-type TillidCalendarColumn): its columns
 *
 * Returns: (transfer full) (element-type TillidCalendarBlock): by column and time; those without a time first. They live until
 *   "changed"
 */
GArray *
tillid_calendar_model_list_blocks (TillidCalendarModel *self, GPtrArray *columns)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (TillidCalendarBlock));
  GPtrArray *rows;

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self) && columns != NULL, blocks);

  rows = tillid_calendar_model_get_rows (self);
  for (guint i = 0; rows != NULL && i < columns->len; i++)
    {
      const TillidCalendarColumn *column = columns->pdata[i];
      const guint first = blocks->len;

      for (guint k = 0; k < rows->len; k++)
        {
          TillidCalendarBlock block = { .row = rows->pdata[k], .column = i, .n_lanes = 1 };

          if (belongs (self, block.row, column) && place (self, column, &block))
            g_array_append_val (blocks, block);
        }
      if (blocks->len > first)
        qsort (&g_array_index (blocks, TillidCalendarBlock, first), blocks->len - first,
               sizeof (TillidCalendarBlock), compare_blocks);
      set_lanes (self, blocks, first);
    }
  return blocks;
}
