/* tillid-told.c - a date as it was told: making and comparing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-told.h"

G_DEFINE_QUARK (tillid_told_error, tillid_told_error)

/**
 * tillid_told_new:
 * @said: (nullable): the words
 * @language: (nullable): their BCP 47 tag
 *
 * Returns: (transfer full): a told date of which only the words are known
 */
TillidTold *
tillid_told_new (const char *said, const char *language)
{
  TillidTold *self = g_new0 (TillidTold, 1);

  self->said = g_strdup (said);
  self->language = g_strdup (language);
  return self;
}

/**
 * tillid_told_new_day:
 * @day: a known day
 *
 * Returns: (transfer full): exactly that day, Gregorian, no words
 */
TillidTold *
tillid_told_new_day (TillidDay day)
{
  TillidTold *self = tillid_told_new (NULL, NULL);

  self->start.kind = TILLID_TOLD_DAY;
  tillid_day_to_ymd (day, &self->start.year, &self->start.month, &self->start.day);
  return self;
}

/**
 * tillid_told_new_between:
 * @first: a known day
 * @last: a known day, not before @first
 *
 * Returns: (transfer full): some day from @first to @last, both included
 */
TillidTold *
tillid_told_new_between (TillidDay first, TillidDay last)
{
  TillidTold *self = tillid_told_new_day (first);

  self->start.kind = TILLID_TOLD_BETWEEN;
  tillid_day_to_ymd (last, &self->start.to_year, &self->start.to_month, &self->start.to_day);
  return self;
}

/**
 * tillid_told_new_year:
 * @year: a Gregorian year
 *
 * Returns: (transfer full): some day of that year
 */
TillidTold *
tillid_told_new_year (int year)
{
  TillidTold *self = tillid_told_new (NULL, NULL);

  self->start.kind = TILLID_TOLD_YEAR;
  self->start.year = year;
  return self;
}

TillidTold *
tillid_told_copy (const TillidTold *self)
{
  TillidTold *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->said = g_strdup (self->said);
  copy->language = g_strdup (self->language);
  return copy;
}

void
tillid_told_free (TillidTold *self)
{
  if (self == NULL)
    return;
  g_free (self->said);
  g_free (self->language);
  g_free (self);
}

static gboolean
point_equal (const TillidToldPoint *a, const TillidToldPoint *b)
{
  return a->kind == b->kind && a->side == b->side && !a->about == !b->about &&
         a->calendar == b->calendar && a->year == b->year && a->month == b->month &&
         a->day == b->day && a->to_year == b->to_year && a->to_month == b->to_month &&
         a->to_day == b->to_day && a->season == b->season && a->age == b->age &&
         a->other == b->other && a->offset_days == b->offset_days;
}

/**
 * tillid_told_equal:
 * @a: (nullable): a told date
 * @b: (nullable): another
 *
 * Returns: whether words and understanding are the same
 */
gboolean
tillid_told_equal (const TillidTold *a, const TillidTold *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->said, b->said) == 0 && g_strcmp0 (a->language, b->language) == 0 &&
         point_equal (&a->start, &b->start) && a->end_kind == b->end_kind &&
         (a->end_kind != TILLID_TOLD_END_POINT || point_equal (&a->end, &b->end));
}
