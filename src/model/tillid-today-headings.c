/* tillid-today-headings.c - what stands above the lines of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-today-words.h"
#include "tillid-visit-words.h"
#include "tillid-visit.h"
#include "tillid-words.h"

/* (transfer full): "9 open, 2 of them late"; @out_n_due: (out): late or due on the day. */
char *
tillid_today_words_promises (TillidTodayModel *self, guint *out_n_due)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self, TILLID_TODAY_PROMISES);
  guint n_open = 0, n_late = 0;
  g_autofree char *open = NULL;
  g_autofree char *late = NULL;

  *out_n_due = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      if (tillid_today_model_is_kept (self, rows->pdata[i]))
        continue;
      n_open++;
      switch (tillid_today_words_due_state (self, rows->pdata[i]))
        {
        case TILLID_TODAY_DUE_LATE:
          n_late++;
          (*out_n_due)++;
          break;
        case TILLID_TODAY_DUE_TODAY:
          (*out_n_due)++;
          break;
        case TILLID_TODAY_DUE_LATER:
        default:
          break;
        }
    }
  n_open += tillid_today_model_count_others (self);
  open = tillid_format_count (n_open);
  late = tillid_format_count (n_late);
  if (n_open == 0)
    return g_strdup ("");
  if (n_late == 0)
    return g_strdup_printf (ngettext ("%s open", "%s open", n_open), open);
  /* Translators: both are numbers: "9 open, 2 of them late". */
  return g_strdup_printf (ngettext ("%s open, %s of them late", "%s open, %s of them late", n_late),
                          open, late);
}

/* (transfer full): "6, one without interpreter"; empty without visits. */
char *
tillid_today_words_visits (TillidTodayModel *self)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self, TILLID_TODAY_VISITS);
  guint n_without = 0;
  g_autofree char *n = tillid_format_count (rows->len);
  g_autofree char *without = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TillidTodayRow *row = rows->pdata[i];

      n_without += row->cover.state == TILLID_TODAY_INTERPRETER_MISSING &&
                   ((const TillidVisit *) row->record)->status != TILLID_VISIT_STATUS_ATTENDED;
    }
  if (rows->len == 0)
    return g_strdup ("");
  without = tillid_format_count (n_without);
  if (n_without == 0)
    return g_steal_pointer (&n);
  if (n_without == 1)
    return g_strdup_printf (C_ ("today", "%s, one without interpreter"), n);
  return g_strdup_printf (C_ ("today", "%s, %s without interpreter"), n, without);
}

/* (transfer full): "Nothing owed today. Next: Thu 12 March." */
char *
tillid_today_words_nothing_owed (TillidTodayModel *self)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self, TILLID_TODAY_PROMISES);
  const TillidTodayRow *next = rows->len > 0 ? rows->pdata[0] : NULL;
  g_autofree char *day = NULL;

  if (next == NULL)
    return g_strdup (C_ ("today", "Nothing promised. Promises from visits appear here."));
  if (next->due == TILLID_ABSENT)
    return g_strdup (C_ ("today", "Nothing owed today."));
  day = tillid_visit_words_day (tillid_today_model_get_session (self), next->due);
  return g_strdup_printf (C_ ("today", "Nothing owed today. Next: %s."), day);
}

/* (transfer full): the days of @covers, each once: "today, Thu 12 March". */
char *
tillid_today_words_cover_days (TillidTodayModel *self, GArray *covers)
{
  GString *text = g_string_new (NULL);
  TillidDay before = TILLID_ABSENT;

  for (guint i = 0; i < covers->len; i++)
    {
      const TillidDay day = g_array_index (covers, TillidTodayCover, i).day;
      g_autofree char *words = NULL;

      if (day == before)
        continue;
      before = day;
      words = day == tillid_today_model_get_day (self)
                ? g_strdup (C_ ("promise", "today"))
                : tillid_visit_words_day (tillid_today_model_get_session (self), day);
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list of facts", ", ") : "", words);
    }
  return g_string_free (text, FALSE);
}

/* (transfer full): one of them: "Thu 12 March 10:15, Salma Nasir Abboud" */
char *
tillid_today_words_cover (TillidTodayModel *self, const TillidTodayCover *cover)
{
  const char *name = tillid_today_model_find_name (self, cover->patient);
  g_autofree char *who =
    tillid_words_isolate (name != NULL ? name : C_ ("patients", "No name yet"));
  g_autofree char *day = tillid_visit_words_day (tillid_today_model_get_session (self), cover->day);
  g_autofree char *time =
    cover->minute != TILLID_ABSENT ? tillid_format_time ((int) cover->minute, NULL) : NULL;

  return g_strdup_printf ("%s%s%s%s%s", day, time != NULL ? " " : "", time != NULL ? time : "",
                          C_ ("list of facts", ", "), who);
}
