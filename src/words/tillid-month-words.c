/* tillid-month-words.c - months without their days
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-month-words.h"

#include "tillid-format.h"

/**
 * tillid_month_words_write:
 * @day: a day
 * @tag: (nullable): a language; %NULL is that of the program
 *
 * Returns: (transfer full): its month: "March 2025"
 */
char *
tillid_month_words_write (TillidDay day, const char *tag)
{
  g_autoptr (TillidTold) told = NULL;
  int year, month, day_of_month;

  tillid_day_to_ymd (day, &year, &month, &day_of_month);
  told = tillid_told_new_year (year);
  told->start.kind = TILLID_TOLD_MONTH;
  told->start.month = month;
  return tillid_format_told (told, tag);
}

/* (transfer full): the first letter of the month's name, as below a chart. */
char *
tillid_month_words_write_letter (TillidDay day, const char *tag)
{
  g_autofree char *name = tillid_month_words_write (day, tag);

  return g_utf8_strup (name, g_utf8_next_char (name) - name);
}

/* (transfer full): its year, without a separator: "2025". */
char *
tillid_month_words_write_year (TillidDay day, const char *tag)
{
  int year, month, day_of_month;

  tillid_day_to_ymd (day, &year, &month, &day_of_month);
  return tillid_format_number (year, tag);
}
