/* tillid-today-lines.c - the lines of the answer that is shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-records.h"
#include "tillid-today-model-private.h"

/* (nullable): the line of an open promise. */
const TillidTodayRow *
tillid_today_model_find_promise (TillidTodayModel *self, gint64 id)
{
  for (guint i = 0; self->shown != NULL && i < self->shown->answer->rows->len; i++)
    {
      const TillidTodayRow *row = self->shown->answer->rows->pdata[i];

      if (row->section == TILLID_TODAY_PROMISES && row->record->id == id)
        return row;
    }
  return NULL;
}

/* Promises in the order of the answer; one without a day is the last. */
static guint
place_of (GPtrArray *rows, const TillidTodayRow *kept)
{
  const gint64 due = kept->due != TILLID_ABSENT ? kept->due : G_MAXINT64;
  guint i = 0;

  for (i = 0; i < rows->len; i++)
    {
      const TillidTodayRow *row = rows->pdata[i];
      const gint64 other = row->due != TILLID_ABSENT ? row->due : G_MAXINT64;

      if (other > due || (other == due && row->record->id > kept->record->id))
        break;
    }
  return i;
}

/**
 * tillid_today_model_list:
 * @self: a day
 * @section: one of its sections
 *
 * Returns: (transfer container) (element-type TillidTodayRow): its lines in their order, of everybody or mine; they live until
 *   "changed"
 */
GPtrArray *
tillid_today_model_list (TillidTodayModel *self, TillidTodaySection section)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  for (guint i = 0; self->shown != NULL && i < self->shown->answer->rows->len; i++)
    {
      TillidTodayRow *row = self->shown->answer->rows->pdata[i];

      if (row->section == section && (self->whole || row->mine))
        g_ptr_array_add (rows, row);
    }
  for (guint i = 0; section == TILLID_TODAY_PROMISES && i < self->kept->len; i++)
    {
      const TillidTodayKept *kept = self->kept->pdata[i];

      if (tillid_today_model_find_promise (self, kept->row->record->id) == NULL &&
          (self->whole || kept->row->mine))
        g_ptr_array_insert (rows, (int) place_of (rows, kept->row), kept->row);
    }
  return g_steal_pointer (&rows);
}

/**
 * tillid_today_model_list_covers:
 * @state: how a visit stands with its interpreter
 *
 * Returns: (transfer full) (element-type TillidTodayCover): visits of the coming days, by day and time
 */
GArray *
tillid_today_model_list_covers (TillidTodayModel *self, TillidTodayInterpreter state)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (TillidTodayCover));

  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), covers);

  for (guint i = 0; self->shown != NULL && i < self->shown->answer->covers->len; i++)
    {
      const TillidTodayCover *cover =
        &g_array_index (self->shown->answer->covers, TillidTodayCover, i);

      if (cover->state == state && (self->whole || cover->mine))
        g_array_append_vals (covers, cover, 1);
    }
  return covers;
}

/**
 * tillid_today_model_find_next_visit:
 *
 * Returns: (transfer none) (nullable): the visit that runs, else the next one that is planned and not over
 */
const TillidTodayRow *
tillid_today_model_find_next_visit (TillidTodayModel *self)
{
  g_autoptr (GPtrArray) visits = NULL;
  const TillidTodayRow *next = NULL;
  const int minute = tillid_session_minute_of_day (self->session);

  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  visits = tillid_today_model_list (self, TILLID_TODAY_VISITS);
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidTodayRow *row = visits->pdata[i];
      const TillidVisit *visit = (const TillidVisit *) row->record;
      const gint64 length = visit->length != TILLID_ABSENT ? visit->length : 60;

      if (visit->status == TILLID_VISIT_STATUS_RUNNING)
        return row;
      if (next == NULL && visit->status == TILLID_VISIT_STATUS_PLANNED &&
          (visit->day > tillid_today_model_get_day (self) || visit->minute == TILLID_ABSENT ||
           visit->minute + length > minute))
        next = row;
    }
  return next;
}

static gpointer
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; id != 0 && records != NULL && i < records->len; i++)
    if (((const TillidRecord *) records->pdata[i])->id == id)
      return records->pdata[i];
  return NULL;
}

/* (transfer none) (nullable) */
const TillidMember *
tillid_today_model_find_member (TillidTodayModel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  return self->shown != NULL ? find_record (self->shown->members, id) : NULL;
}

/* (transfer none) (nullable) */
const TillidInterpreter *
tillid_today_model_find_interpreter (TillidTodayModel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  return self->shown != NULL ? find_record (self->shown->interpreters, id) : NULL;
}

/* (transfer container) (element-type TillidMember): who works here today. */
GPtrArray *
tillid_today_model_list_members (TillidTodayModel *self)
{
  GPtrArray *members = g_ptr_array_new ();
  const TillidDay today = tillid_today_model_get_day (self);

  for (guint i = 0; self->shown != NULL && i < self->shown->members->len; i++)
    {
      TillidMember *member = self->shown->members->pdata[i];

      if ((member->from_day == TILLID_ABSENT || member->from_day <= today) &&
          (member->until_day == TILLID_ABSENT || member->until_day >= today))
        g_ptr_array_add (members, member);
    }
  return members;
}

/* Whether the line stands there for some seconds only, because the promise was kept. */
gboolean
tillid_today_model_is_kept (TillidTodayModel *self, const TillidTodayRow *row)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), FALSE);

  for (guint i = 0; i < self->kept->len; i++)
    if (((const TillidTodayKept *) self->kept->pdata[i])->row == row)
      return TRUE;
  return FALSE;
}

/* (transfer none) (nullable): of a patient whose visit is in tillid_today_model_list_covers(). */
const char *
tillid_today_model_find_name (TillidTodayModel *self, gint64 patient)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  return self->shown != NULL ? g_hash_table_lookup (self->shown->answer->names, &patient) : NULL;
}
