/* tillid-calendar-words.c - what the calendar says
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-booking.h"
#include "tillid-format.h"
#include "tillid-records.h"
#include "tillid-words.h"

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)
#define HOURS_OF_DAY 24

/**
 * tillid_calendar_words_title:
 * @self: a calendar
 * @out_detail: (out) (transfer full) (nullable): that the clock is changed on the day
 *
 * Returns: (transfer full): "Tuesday 10 March 2026", "9 to 15 Mar 2026"
 */
char *
tillid_calendar_words_title (TillidCalendarModel *self, char **out_detail)
{
  const TillidDay first = tillid_calendar_model_get_first (self);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  *out_detail = NULL;
  if (!tillid_calendar_model_get_view (self)->week)
    {
      *out_detail = tillid_calendar_words_clock_change (self, first);
      return tillid_format_day (first, TILLID_FORMAT_DAY_FULL, NULL);
    }
  from = tillid_format_day (first, TILLID_FORMAT_DAY_MONTH, NULL);
  until = tillid_format_day (first + 6, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: the days of a week: "9 March to 15 March 2026". */
  return g_strdup_printf (C_ ("calendar", "%1$s to %2$s"), from, until);
}

/* (transfer full) (nullable): that the day has 23 or 25 hours. */
char *
tillid_calendar_words_clock_change (TillidCalendarModel *self, TillidDay day)
{
  TillidSession *session = tillid_calendar_model_get_session (self);
  const gint64 length = tillid_session_join_instant (session, day + 1, 0) -
                        tillid_session_join_instant (session, day, 0);

  if (length < HOURS_OF_DAY * HOUR_MS)
    return g_strdup (C_ ("calendar", "the clock goes forward"));
  if (length > HOURS_OF_DAY * HOUR_MS)
    return g_strdup (C_ ("calendar", "the clock goes back"));
  return NULL;
}

/* (transfer none): whose visit it is; of a patient who is closed to the viewer only that the time is taken. */
const char *
tillid_calendar_words_name (const TillidCalendarRow *row)
{
  if (row->patient == 0)
    return C_ ("calendar", "Taken");
  return row->name != NULL ? row->name : row->native_name != NULL ? row->native_name : "";
}

/* (transfer full): "10:15–11:15"; with the day where it ends on another; "no time" without one. */
char *
tillid_calendar_words_time (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  TillidSession *session = tillid_calendar_model_get_session (self);
  const TillidSpan span = tillid_calendar_model_get_span (self, row);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *other = NULL;
  TillidDay day;
  int minute;

  if (row->minute == TILLID_ABSENT)
    return g_strdup (C_ ("calendar", "no time yet"));
  tillid_session_split_instant (session, span.until, &day, &minute);
  from = tillid_format_time ((int) row->minute, NULL);
  until = tillid_format_time (minute, NULL);
  if (day == row->day)
    /* Translators: from when to when: "10:15–11:15". */
    return g_strdup_printf (C_ ("calendar", "%1$s–%2$s"), from, until);
  other = tillid_format_day (day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  /* Translators: from when to when, and the day on which it ends: "23:30–00:30 (Wed 11 March)". */
  return g_strdup_printf (C_ ("calendar", "%1$s–%2$s (%3$s)"), from, until, other);
}

static void
add_fact (GString *facts, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, C_ ("list of facts", ", "));
  g_string_append (facts, fact);
}

/* (transfer full): who of us, and where: "Amina, Peter, room 3". */
char *
tillid_calendar_words_people (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; i < row->members->len; i++)
    {
      const TillidMember *member =
        tillid_calendar_model_find_member (self, g_array_index (row->members, gint64, i));
      g_autofree char *name =
        member != NULL && member->name != NULL ? tillid_words_isolate (member->name) : NULL;

      add_fact (facts, name);
    }
  if (row->mode == TILLID_VISIT_MODE_PHONE && row->patient != 0)
    add_fact (facts, C_ ("calendar", "by telephone"));
  else if (row->room != NULL)
    {
      g_autofree char *room = tillid_words_isolate (row->room);

      add_fact (facts, room);
    }
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

/* (transfer full): "missed", "network meeting"; empty for a visit that is planned. */
char *
tillid_calendar_words_state (const TillidCalendarRow *row)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  if (row->kind == TILLID_VISIT_KIND_NETWORK)
    add_fact (facts, C_ ("calendar", "network meeting"));
  if (row->patient != 0 && row->status != TILLID_VISIT_STATUS_PLANNED)
    add_fact (facts, tillid_choice_get_label (tillid_visit_status_choices, row->status));
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

/* (transfer full): how it stands with the interpreter: "Rana Tahir, confirmed", "interpreter missing"; empty where nobody said
 * that one is needed. */
char *
tillid_calendar_words_interpreter (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  const TillidTodayCover *cover = &row->cover;
  const TillidInterpreter *interpreter =
    tillid_calendar_model_find_interpreter (self, cover->interpreter);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *name = NULL;

  switch (cover->state)
    {
    case TILLID_TODAY_INTERPRETER_MISSING:
      return g_strdup (cover->booking == TILLID_INTERPRETING_STATE_ABSENT
                         ? C_ ("calendar", "interpreter did not come")
                         : C_ ("calendar", "interpreter missing"));
    case TILLID_TODAY_INTERPRETER_NONE:
      return g_strdup (cover->booking == TILLID_INTERPRETING_STATE_DECLINED
                         ? C_ ("calendar", "interpreter declined")
                         : C_ ("calendar", "no interpreter, own choice"));
    case TILLID_TODAY_INTERPRETER_RELATIVE:
      add_fact (facts, C_ ("calendar", "a relative interprets"));
      break;
    case TILLID_TODAY_INTERPRETER_SAME:
    case TILLID_TODAY_INTERPRETER_NEW:
      name = interpreter != NULL && interpreter->name != NULL
               ? tillid_words_isolate (interpreter->name)
               : NULL;
      add_fact (facts, name);
      break;
    case TILLID_TODAY_INTERPRETER_OPEN:
    default:
      return g_strdup ("");
    }
  if (cover->booking >= 0)
    add_fact (facts, tillid_choice_get_label (tillid_interpreting_state_choices, cover->booking));
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
say_taken (TillidCalendarModel *self,
           GPtrArray *sentences,
           const char *name,
           const TillidCalendarRow *other,
           gboolean is_room)
{
  g_autofree char *who = tillid_words_isolate (name);
  g_autofree char *when = tillid_calendar_words_time (self, other);
  g_autofree char *isolated = tillid_words_isolate (when);

  g_ptr_array_add (sentences,
                   g_strdup_printf (is_room ? C_ ("calendar", "%1$s is taken, too: %2$s.")
                                            : C_ ("calendar", "%1$s has another visit: %2$s."),
                                    who, isolated));
}

static gboolean
takes_time (const TillidCalendarRow *row)
{
  return row->minute != TILLID_ABSENT &&
         (row->status == TILLID_VISIT_STATUS_PLANNED || row->status == TILLID_VISIT_STATUS_RUNNING);
}

static void
compare_rows (TillidCalendarModel *self,
              const TillidCalendarRow *row,
              const TillidCalendarRow *other,
              GPtrArray *sentences)
{
  const TillidInterpreter *interpreter =
    tillid_calendar_model_find_interpreter (self, row->cover.interpreter);

  for (guint i = 0; i < row->members->len; i++)
    {
      const gint64 id = g_array_index (row->members, gint64, i);
      const TillidMember *member = tillid_calendar_model_find_member (self, id);

      if (member != NULL && member->name != NULL && tillid_calendar_row_has_member (other, id))
        say_taken (self, sentences, member->name, other, FALSE);
    }
  if (interpreter != NULL && interpreter->name != NULL &&
      other->cover.interpreter == row->cover.interpreter)
    say_taken (self, sentences, interpreter->name, other, FALSE);
  if (row->patient != 0 && row->patient == other->patient)
    say_taken (self, sentences, tillid_calendar_words_name (row), other, FALSE);
  if (row->room != NULL && g_strcmp0 (row->room, other->room) == 0 &&
      row->mode != TILLID_VISIT_MODE_PHONE && other->mode != TILLID_VISIT_MODE_PHONE)
    say_taken (self, sentences, row->room, other, TRUE);
}

/**
 * tillid_calendar_words_list_overlaps:
 * @self: a calendar
 * @row: one of its visits
 *
 * What is said, and not forbidden: somebody of us, the interpreter, the patient or the room has another visit at the time. Of visits
 * that are still to come.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
tillid_calendar_words_list_overlaps (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rows;
  TillidSpan span;

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self) && row != NULL, sentences);

  rows = tillid_calendar_model_get_rows (self);
  if (rows == NULL || !takes_time (row))
    return sentences;
  span = tillid_calendar_model_get_span (self, row);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCalendarRow *other = rows->pdata[i];

      /* By day: a visit is no longer than one. */
      if (other->day > row->day + 1)
        break;
      if (other->visit != row->visit && other->day >= row->day - 1 && takes_time (other) &&
          tillid_span_overlaps (tillid_calendar_model_get_span (self, other), span))
        compare_rows (self, row, other, sentences);
    }
  return sentences;
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  if (!g_str_has_suffix (sentence, "."))
    g_string_append_c (text, '.');
}

/* (transfer full): everything about a visit: "Tue 10 March, 10:15–11:15. Salma Nasir Abboud. Amina, room 3. ..." */
char *
tillid_calendar_words_sentence (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) when = g_string_new (NULL);
  g_autofree char *day = tillid_format_day (row->day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  g_autofree char *time = tillid_calendar_words_time (self, row);
  g_autofree char *people = tillid_calendar_words_people (self, row);
  g_autofree char *state = tillid_calendar_words_state (row);
  g_autofree char *interpreter = tillid_calendar_words_interpreter (self, row);
  g_autoptr (GPtrArray) overlaps = tillid_calendar_words_list_overlaps (self, row);

  add_fact (when, day);
  add_fact (when, time);
  add_sentence (text, when->str);
  add_sentence (text, tillid_calendar_words_name (row));
  add_sentence (text, people);
  add_sentence (text, interpreter);
  add_sentence (text, state);
  for (guint i = 0; i < overlaps->len; i++)
    add_sentence (text, overlaps->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): a free time of a column: "Tue 10 March, 10:30, Amina: free". */
char *
tillid_calendar_words_slot (const TillidCalendarColumn *column, gint64 minute)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *day = tillid_format_day (column->day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  g_autofree char *time = tillid_format_time ((int) minute, NULL);

  add_fact (facts, day);
  add_fact (facts, time);
  if (g_strcmp0 (column->title, day) != 0)
    add_fact (facts, column->title);
  /* Translators: day, time and perhaps whose column. */
  return g_strdup_printf (C_ ("calendar", "%s: free"), facts->str);
}

/* (transfer full): "2 visits within 48 hours have no interpreter". */
char *
tillid_calendar_words_soon (guint n)
{
  g_autofree char *number = tillid_format_count (n);

  return g_strdup_printf (ngettext ("%s visit within 48 hours has no interpreter",
                                    "%s visits within 48 hours have no interpreter", n),
                          number);
}
