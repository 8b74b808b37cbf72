/* tillid-today-words.c - the lines of the day in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-today-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-contact.h"
#include "tillid-format.h"
#include "tillid-letter.h"
#include "tillid-plan.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

#define SHORT_WORDS 40

static const TillidPromise *
promise_of (const TillidTodayRow *row)
{
  return (const TillidPromise *) row->record;
}

static const TillidVisit *
visit_of (const TillidTodayRow *row)
{
  return (const TillidVisit *) row->record;
}

/* "Rana" of "Rana Tahir"; isolated. */
static char *
first_name (const char *name)
{
  g_autofree char *first = name != NULL ? g_strndup (name, strcspn (name, " ")) : g_strdup ("");

  return tillid_words_isolate (first);
}

/* "Rana T." of "Rana Tahir"; isolated. */
static char *
short_name (const char *name)
{
  const char *last = name != NULL ? strrchr (name, ' ') : NULL;
  g_autofree char *first = name != NULL ? g_strndup (name, strcspn (name, " ")) : g_strdup ("");
  g_autofree char *both = NULL;
  char initial[8] = { 0 };

  if (last == NULL || last[1] == '\0')
    return tillid_words_isolate (first);
  g_unichar_to_utf8 (g_utf8_get_char (last + 1), initial);
  both = g_strdup_printf ("%s %s.", first, initial);
  return tillid_words_isolate (both);
}

/* Late, due on the day, or later. */
TillidTodayDue
tillid_today_words_due_state (TillidTodayModel *self, const TillidTodayRow *row)
{
  const TillidDay day = tillid_today_model_get_day (self);

  if (row->due == TILLID_ABSENT || row->due > day)
    return TILLID_TODAY_DUE_LATER;
  return row->due < day ? TILLID_TODAY_DUE_LATE : TILLID_TODAY_DUE_TODAY;
}

/* (transfer full): "4 days late", "Today", "Thu 12 March", "No date" */
char *
tillid_today_words_due (TillidTodayModel *self, const TillidTodayRow *row)
{
  const gint64 late = tillid_today_model_get_day (self) - row->due;
  g_autofree char *days = NULL;

  if (row->due == TILLID_ABSENT)
    return g_strdup (C_ ("today", "No date"));
  if (late == 0)
    return g_strdup (C_ ("day", "Today"));
  if (late < 0)
    return tillid_visit_words_day (tillid_today_model_get_session (self), row->due);
  days = tillid_format_count (late);
  return g_strdup_printf (ngettext ("%s day late", "%s days late", (gulong) late), days);
}

static char *
was_on (TillidTodayModel *self, TillidDay day)
{
  g_autofree char *words = NULL;

  if (day == tillid_today_model_get_day (self) - 1)
    return g_strdup (C_ ("today", "was yesterday"));
  words = tillid_visit_words_day (tillid_today_model_get_session (self), day);
  /* Translators: the day for which it was promised first: "was Fri 6 March". */
  return g_strdup_printf (C_ ("today", "was %s"), words);
}

/* (transfer full): "was Fri 6 March", "in 2 days", "in 2 days, was Fri 6 March"; may be empty. The first day stays. */
char *
tillid_today_words_due_detail (TillidTodayModel *self, const TillidTodayRow *row)
{
  const TillidDay first = promise_of (row)->first_due;
  const gint64 ahead = row->due - tillid_today_model_get_day (self);
  const gboolean moved = first != TILLID_ABSENT && first != row->due;
  g_autofree char *was = NULL;
  g_autofree char *days = NULL;
  g_autofree char *when = NULL;

  if (row->due == TILLID_ABSENT)
    return g_strdup ("");
  if (moved || ahead < 0)
    was = was_on (self, moved ? first : row->due);
  if (ahead <= 0)
    return was != NULL ? g_steal_pointer (&was) : g_strdup ("");
  days = tillid_format_count (ahead);
  when = ahead == 1 ? g_strdup (C_ ("today", "tomorrow"))
                    : g_strdup_printf (ngettext ("in %s day", "in %s days", (gulong) ahead), days);
  if (was == NULL)
    return g_steal_pointer (&when);
  return g_strdup_printf ("%s%s%s", when, C_ ("list of facts", ", "), was);
}

/* (transfer full): "said 17 February, through Rana"; may be empty. */
char *
tillid_today_words_said (TillidTodayModel *self, const TillidTodayRow *row)
{
  const TillidPromise *promise = promise_of (row);
  const TillidInterpreter *through = tillid_today_model_find_interpreter (self, promise->through);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (promise->made_on == TILLID_ABSENT)
    return g_strdup ("");
  day = tillid_format_day (promise->made_on, TILLID_FORMAT_DAY_MONTH, NULL);
  if (through == NULL)
    return g_strdup_printf (C_ ("today", "said %s"), day);
  name = first_name (through->name);
  /* Translators: a day and the interpreter: "said 17 February, through Rana". */
  return g_strdup_printf (C_ ("today", "said %s, through %s"), day, name);
}

/* (transfer none): of the patient; never %NULL. */
const char *
tillid_today_words_name (const TillidTodayRow *row)
{
  if (row->name != NULL)
    return row->name;
  return row->native_name != NULL ? row->native_name : C_ ("patients", "No name yet");
}

static char *
join_with (const char *whom, const char *what)
{
  g_autofree char *who = tillid_words_isolate (whom);
  g_autofree char *begun = tillid_words_begin (who);
  g_autofree char *words = what != NULL ? tillid_words_isolate (what) : NULL;

  if (words == NULL)
    return g_steal_pointer (&begun);
  /* Translators: from whom something is waited for, and what: "Eye clinic: result of the examination". */
  return g_strdup_printf (C_ ("today", "%s: %s"), begun, words);
}

/* @out_whom: (out) (nullable): of whom something is waited for, as written; @out_what: (out) (nullable): what */
void
tillid_today_words_find_what (const TillidTodayRow *row,
                              const char **out_whom,
                              const char **out_what)
{
  *out_whom = *out_what = NULL;
  if (row->record == NULL)
    return;
  if (row->record->type == &tillid_promise_type)
    *out_what = promise_of (row)->words;
  else if (row->record->type == &tillid_visit_type)
    *out_what = visit_of (row)->purpose;
  else if (row->record->type == &tillid_contact_type)
    {
      *out_whom = ((const TillidContact *) row->record)->with_text;
      *out_what = ((const TillidContact *) row->record)->title;
    }
  else if (row->record->type == &tillid_letter_type)
    {
      const TillidLetter *letter = (const TillidLetter *) row->record;

      *out_whom = letter->to_text;
      *out_what = letter->ask != NULL ? letter->ask : letter->title;
    }
  else
    {
      const TillidStep *step = (const TillidStep *) row->record;

      *out_whom = step->owner_text;
      *out_what = step->staff_words != NULL ? step->staff_words : step->words;
    }
}

static const char *
name_counterpart (const TillidTodayRow *row)
{
  int counterpart = -1;

  if (row->record->type == &tillid_contact_type)
    counterpart = ((const TillidContact *) row->record)->counterpart;
  else if (row->record->type == &tillid_letter_type)
    counterpart = ((const TillidLetter *) row->record)->counterpart;
  return counterpart >= 0 ? tillid_choice_get_label (tillid_counterpart_choices, counterpart)
                          : NULL;
}

/* (transfer full): what was promised, or what is waited for and from whom. */
char *
tillid_today_words_what (const TillidTodayRow *row)
{
  const char *whom = NULL;
  const char *what = NULL;

  if (row->section != TILLID_TODAY_PROMISES && row->section != TILLID_TODAY_WAITING)
    return g_strdup ("");
  tillid_today_words_find_what (row, &whom, &what);
  if (row->section == TILLID_TODAY_PROMISES)
    return g_strdup (what != NULL ? what : "");
  if (whom == NULL)
    whom = name_counterpart (row);
  return whom != NULL ? join_with (whom, what) : g_strdup (what != NULL ? what : "");
}

/* "Promised 17 February by Jonas through Rana." */
static char *
promised (TillidTodayModel *self, const TillidTodayRow *row)
{
  const TillidPromise *promise = promise_of (row);
  const TillidMember *owner = tillid_today_model_find_member (self, promise->owner);
  const TillidInterpreter *through = tillid_today_model_find_interpreter (self, promise->through);
  g_autofree char *day = NULL;
  g_autofree char *by = owner != NULL ? first_name (owner->name) : NULL;
  g_autofree char *with = through != NULL ? first_name (through->name) : NULL;

  if (promise->made_on == TILLID_ABSENT)
    return by != NULL ? g_strdup_printf (C_ ("today", "Promised by %s."), by) : g_strdup ("");
  day = tillid_format_day (promise->made_on, TILLID_FORMAT_DAY_MONTH, NULL);
  if (by != NULL && with != NULL)
    return g_strdup_printf (C_ ("today", "Promised %s by %s through %s."), day, by, with);
  if (by != NULL)
    return g_strdup_printf (C_ ("today", "Promised %s by %s."), day, by);
  if (with != NULL)
    return g_strdup_printf (C_ ("today", "Promised %s through %s."), day, with);
  return g_strdup_printf (C_ ("today", "Promised %s."), day);
}

/* Each part that is not empty, as a sentence. */
static void
append_sentence (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, part);
  if (!g_str_has_suffix (part, ".") && !g_str_has_suffix (part, "?") &&
      !g_str_has_suffix (part, "!"))
    g_string_append (text, C_ ("end of sentence", "."));
}

static void
append_visit (TillidTodayModel *self, const TillidTodayRow *row, GString *text)
{
  g_autofree char *time = tillid_today_words_time (row);
  g_autofree char *length = tillid_today_words_length (row);
  g_autofree char *where = tillid_today_words_where (row);
  g_autofree char *detail = NULL;
  g_autofree char *interpreter = tillid_today_words_interpreter (self, row, &detail);

  append_sentence (text, time);
  append_sentence (text, tillid_today_words_name (row));
  append_sentence (text, length);
  append_sentence (text, where);
  append_sentence (text, interpreter);
  append_sentence (text, detail);
}

/* (transfer full): the whole line, for those who hear it. */
char *
tillid_today_words_sentence (TillidTodayModel *self, const TillidTodayRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *what = tillid_today_words_what (row);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (row->section == TILLID_TODAY_VISITS)
    {
      append_visit (self, row, text);
      return g_string_free (text, FALSE);
    }
  if (row->section == TILLID_TODAY_PROMISES)
    {
      first = tillid_today_words_due (self, row);
      last = promised (self, row);
    }
  else
    {
      const gint64 age = tillid_today_words_age (self, row);

      first = age != TILLID_ABSENT ? tillid_today_words_days (age) : NULL;
      if (row->section == TILLID_TODAY_SILENT)
        last = tillid_today_words_opens (self, row);
      else if (row->due != TILLID_ABSENT)
        {
          g_autofree char *day = tillid_format_day (row->due, TILLID_FORMAT_DAY_MONTH, NULL);

          last = g_strdup_printf (C_ ("today", "A reply was agreed for %s."), day);
        }
    }
  append_sentence (text, first);
  append_sentence (text, what);
  append_sentence (text, tillid_today_words_name (row));
  append_sentence (text, last);
  return g_string_free (text, FALSE);
}

/* (transfer full): "10:15"; empty without a time. */
char *
tillid_today_words_time (const TillidTodayRow *row)
{
  return visit_of (row)->minute != TILLID_ABSENT
           ? tillid_format_time ((int) visit_of (row)->minute, NULL)
           : g_strdup ("");
}

/* (transfer full): "70 min"; empty when nobody knows. */
char *
tillid_today_words_length (const TillidTodayRow *row)
{
  return visit_of (row)->length != TILLID_ABSENT
           ? tillid_visit_words_minutes (visit_of (row)->length)
           : g_strdup ("");
}

static const char *
where_word (const TillidVisit *visit)
{
  switch ((TillidVisitMode) visit->mode)
    {
    case TILLID_VISIT_MODE_PHONE:
      return C_ ("today", "by telephone");
    case TILLID_VISIT_MODE_VIDEO:
      return C_ ("today", "by video");
    case TILLID_VISIT_MODE_HOME:
      return C_ ("today", "at home");
    case TILLID_VISIT_MODE_ROOM:
    default:
      return visit->place;
    }
}

/* (transfer full): "room 3", "by telephone", "network meeting, room 4", "closed, 3 agreed", "missed"; may be empty. */
char *
tillid_today_words_where (const TillidTodayRow *row)
{
  const TillidVisit *visit = visit_of (row);
  const char *place = where_word (visit);
  g_autofree char *isolated = place != NULL ? tillid_words_isolate (place) : NULL;

  if (visit->status == TILLID_VISIT_STATUS_MISSED)
    return g_strdup (C_ ("today", "missed"));
  if (visit->status == TILLID_VISIT_STATUS_ATTENDED)
    {
      g_autofree char *n = tillid_format_count (row->n_agreed);

      if (row->n_agreed == 0)
        return g_strdup (C_ ("today", "closed"));
      return g_strdup_printf (ngettext ("closed, %s agreed", "closed, %s agreed",
                                        (gulong) row->n_agreed),
                              n);
    }
  if (visit->kind == TILLID_VISIT_KIND_NETWORK)
    return isolated != NULL ? g_strdup_printf ("%s%s%s", C_ ("today", "network meeting"),
                                               C_ ("list of facts", ", "), isolated)
                            : g_strdup (C_ ("today", "network meeting"));
  return isolated != NULL ? g_steal_pointer (&isolated) : g_strdup ("");
}

static const char *
mode_word (int mode)
{
  switch ((TillidInterpretingMode) mode)
    {
    case TILLID_INTERPRETING_MODE_ROOM:
      return C_ ("today", "in person");
    case TILLID_INTERPRETING_MODE_VIDEO:
      return C_ ("today", "video");
    case TILLID_INTERPRETING_MODE_PHONE:
      return C_ ("today", "phone");
    case TILLID_INTERPRETING_MODE_UNKNOWN:
    case TILLID_INTERPRETING_MODE_STAFF:
    case TILLID_INTERPRETING_MODE_RELATIVE:
    case TILLID_INTERPRETING_MODE_NONE:
    default:
      return NULL;
    }
}

/* Who it was, while nobody is booked. */
static char *
was_with (TillidTodayModel *self, const TillidTodayRow *row)
{
  const TillidInterpreter *last = tillid_today_model_find_interpreter (self, row->cover.last);
  g_autofree char *name = last != NULL ? first_name (last->name) : NULL;
  g_autofree char *n = tillid_format_count (row->n_together);

  if (name == NULL)
    return g_strdup ("");
  /* Translators: an interpreter, and how often: "was Nasrin, 4 times". */
  return g_strdup_printf (ngettext ("was %s, %s time", "was %s, %s times",
                                    (gulong) row->n_together),
                          name, n);
}

/**
 * tillid_today_words_interpreter:
 * @out_detail: (out) (transfer full): "same as last time", "was Nasrin, 4 times"; may be empty
 *
 * Returns: (transfer full): "Rana T., video", "Nobody booked", "Own choice"; empty when nothing says whether one is needed
 */
char *
tillid_today_words_interpreter (TillidTodayModel *self,
                                const TillidTodayRow *row,
                                char **out_detail)
{
  const TillidInterpreter *interpreter =
    tillid_today_model_find_interpreter (self, row->cover.interpreter);
  const char *mode = mode_word (row->cover.mode);
  g_autofree char *name = interpreter != NULL ? short_name (interpreter->name) : NULL;

  *out_detail = NULL;
  switch (row->cover.state)
    {
    case TILLID_TODAY_INTERPRETER_MISSING:
      *out_detail = was_with (self, row);
      return g_strdup (C_ ("today", "Nobody booked"));
    case TILLID_TODAY_INTERPRETER_NONE:
      *out_detail = g_strdup (C_ ("today", "no interpreter"));
      return g_strdup (C_ ("today", "Own choice"));
    case TILLID_TODAY_INTERPRETER_SAME:
      *out_detail = g_strdup (C_ ("today", "same as last time"));
      break;
    case TILLID_TODAY_INTERPRETER_NEW:
      *out_detail =
        g_strdup (row->cover.last != 0 ? C_ ("today", "somebody new") : C_ ("today", "first time"));
      break;
    case TILLID_TODAY_INTERPRETER_RELATIVE:
      *out_detail = g_strdup ("");
      return g_strdup (C_ ("today", "a relative interprets"));
    case TILLID_TODAY_INTERPRETER_OPEN:
    default:
      *out_detail = g_strdup ("");
      return g_strdup ("");
    }
  if (row->cover.booking == TILLID_INTERPRETING_STATE_ASKED)
    {
      g_free (*out_detail);
      *out_detail = g_strdup (C_ ("today", "asked, not confirmed"));
    }
  if (name == NULL || mode == NULL)
    return name != NULL ? g_steal_pointer (&name) : g_strdup ("");
  return g_strdup_printf ("%s%s%s", name, C_ ("list of facts", ", "), mode);
}

/* How many days it has been waited, or nobody was in touch; %TILLID_ABSENT when nobody knows. */
gint64
tillid_today_words_age (TillidTodayModel *self, const TillidTodayRow *row)
{
  TillidDay since = row->since;

  if (since == TILLID_ABSENT && row->since_ms != 0)
    tillid_session_split_instant (tillid_today_model_get_session (self), row->since_ms, &since,
                                  NULL);
  return since != TILLID_ABSENT ? MAX (tillid_today_model_get_day (self) - since, 0)
                                : TILLID_ABSENT;
}

/* (transfer full): "44 days" */
char *
tillid_today_words_days (gint64 days)
{
  g_autofree char *n = tillid_format_count (days);

  return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) days), n);
}

static void
append_fact (GPtrArray *facts, const char *words)
{
  g_autofree char *shorter = words != NULL ? tillid_words_shorten (words, SHORT_WORDS) : NULL;

  if (shorter != NULL)
    g_ptr_array_add (facts, tillid_words_isolate (shorter));
}

/* (transfer full): what is open with a silent patient, two things at most: "2 goals; review was 24 February". */
char *
tillid_today_words_opens (TillidTodayModel *self, const TillidTodayRow *row)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  append_fact (facts, row->open_promise);
  append_fact (facts, row->open_question);
  append_fact (facts, row->open_words);
  if (row->n_goals > 0)
    {
      g_autofree char *n = tillid_format_count (row->n_goals);

      g_ptr_array_add (facts,
                       g_strdup_printf (ngettext ("%s goal", "%s goals", (gulong) row->n_goals),
                                        n));
    }
  if (row->review_due != TILLID_ABSENT && row->review_due < tillid_today_model_get_day (self))
    {
      g_autofree char *day = tillid_format_day (row->review_due, TILLID_FORMAT_DAY_MONTH, NULL);

      g_ptr_array_add (facts, g_strdup_printf (C_ ("today", "review was %s"), day));
    }
  if (facts->len == 0)
    g_ptr_array_add (facts, g_strdup (C_ ("today", "steps of the plan")));
  for (guint i = 0; i < MIN (facts->len, 2); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list of facts", "; ") : "",
                            (const char *) facts->pdata[i]);
  return g_string_free (text, FALSE);
}
