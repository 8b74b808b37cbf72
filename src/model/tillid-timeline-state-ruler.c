/* tillid-timeline-state-ruler.c - what the axis of the story counts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-timeline-state-private.h"

/* The item may have got another date, or be gone. */
void
tillid_timeline_state_update_zero (TillidTimelineState *self)
{
  const TillidTimelineItem *item = tillid_timeline_state_find (self, self->zero);

  self->view.zero = item != NULL ? tillid_told_bounds_midpoint (&item->bounds) : TILLID_ABSENT;
  if (self->view.zero == TILLID_ABSENT)
    self->zero = 0;
}

/**
 * tillid_timeline_state_set_zero:
 * @self: a state
 * @id: id of an item with a date: the axis counts the years before and after it; 0: the years as they are
 */
void
tillid_timeline_state_set_zero (TillidTimelineState *self, gint64 id)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->zero = id;
  tillid_timeline_state_update_zero (self);
  tillid_timeline_state_view_changed (self);
}

/* The id of the item from which the axis counts, or 0. */
gint64
tillid_timeline_state_get_zero (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), 0);

  return self->zero;
}

/* The calendar in which the patient counts years; Gregorian if it is not known. */
TillidCalendar
tillid_timeline_state_get_calendar (TillidTimelineState *self)
{
  int calendar;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), TILLID_CALENDAR_GREGORIAN);

  calendar = tillid_patient_context_get_person (self->context)->calendar;
  return calendar > 0 && calendar < TILLID_N_CALENDARS ? (TillidCalendar) calendar
                                                       : TILLID_CALENDAR_GREGORIAN;
}

/* A second ruler in the patient's calendar, if it is another one. */
void
tillid_timeline_state_set_calendar_shown (TillidTimelineState *self, gboolean shown)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  self->view.calendar =
    shown ? tillid_timeline_state_get_calendar (self) : TILLID_CALENDAR_GREGORIAN;
  tillid_timeline_state_view_changed (self);
}
