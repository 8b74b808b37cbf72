/* tillid-visit-words.c - visits in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-field-words.h"
#include "tillid-format.h"
#include "tillid-visit-presence.h"
#include "tillid-words.h"

/* (transfer full): "Visit 14" */
char *
tillid_visit_words_title (int number)
{
  g_autofree char *n = tillid_format_number (number, NULL);

  return g_strdup_printf (C_ ("visit", "Visit %s"), n);
}

/**
 * tillid_visit_words_day:
 *
 * Returns: (transfer full): "Tue 24 March", with the year where it is not this one
 */
char *
tillid_visit_words_day (TillidSession *session, TillidDay day)
{
  int year, this_year;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (day == TILLID_ABSENT)
    return g_strdup ("");
  tillid_day_to_ymd (day, &year, NULL, NULL);
  tillid_day_to_ymd (tillid_session_today (session), &this_year, NULL, NULL);
  return tillid_format_day (day,
                            year == this_year ? TILLID_FORMAT_DAY_WEEKDAY : TILLID_FORMAT_DAY_SHORT,
                            NULL);
}

/* (transfer full): "Tue 10 March, 10:15, room 3" */
char *
tillid_visit_words_when (TillidSession *session, const TillidVisit *visit)
{
  GString *words;
  g_autofree char *day = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  day = tillid_visit_words_day (session, visit->day);
  words = g_string_new (day);
  if (visit->minute != TILLID_ABSENT)
    {
      g_autofree char *time = tillid_format_time ((int) visit->minute, NULL);
      g_autofree char *isolated = tillid_words_isolate (time);

      g_string_append_printf (words, "%s%s", C_ ("list of facts", ", "), isolated);
    }
  if (visit->place != NULL)
    {
      g_autofree char *isolated = tillid_words_isolate (visit->place);

      g_string_append_printf (words, "%s%s", C_ ("list of facts", ", "), isolated);
    }
  return g_string_free (words, FALSE);
}

/**
 * tillid_visit_words_due:
 * @out_is_late: (out): whether it should have been kept before today
 *
 * Returns: (transfer full): "4 days late, say it first", "today", "Tue 31 March", "no day said"
 */
char *
tillid_visit_words_due (TillidSession *session, const TillidPromise *promise, gboolean *out_is_late)
{
  g_autofree char *days = NULL;
  gint64 late;

  g_return_val_if_fail (promise != NULL && out_is_late != NULL, NULL);

  *out_is_late = FALSE;
  if (promise->due == TILLID_ABSENT)
    return g_strdup (C_ ("promise", "no day said"));
  late = tillid_session_today (session) - promise->due;
  if (late == 0)
    return g_strdup (C_ ("promise", "today"));
  if (late < 0)
    return tillid_visit_words_day (session, promise->due);
  *out_is_late = TRUE;
  days = tillid_format_count (late);
  return g_strdup_printf (ngettext ("%s day late, say it first", "%s days late, say it first",
                                    (gulong) late),
                          days);
}

/* (transfer full): "10:15": a minute of the visit's day, which counts on after midnight; "" for %TILLID_ABSENT. */
char *
tillid_visit_words_time (gint64 minute)
{
  return minute != TILLID_ABSENT ? tillid_format_time ((int) (minute % (24 * 60)), NULL)
                                 : g_strdup ("");
}

/* (transfer full): "34 min" */
char *
tillid_visit_words_minutes (gint64 minutes)
{
  g_autofree char *n = tillid_format_number (minutes, NULL);

  return g_strdup_printf (C_ ("visit", "%s min"), n);
}

/* (transfer full): "7 visits together" */
char *
tillid_visit_words_together (int n)
{
  g_autofree char *times = tillid_format_count (n);

  if (n == 0)
    return g_strdup (C_ ("visit", "The first visit together."));
  return g_strdup_printf (ngettext ("%s visit together.", "%s visits together.", (gulong) n),
                          times);
}

/* (transfer none): in the clinic's words if there are any, else in the patient's; never %NULL. */
const char *
tillid_visit_words_agreement (const TillidAgreement *agreement)
{
  g_return_val_if_fail (agreement != NULL, NULL);

  if (agreement->staff_words != NULL)
    return agreement->staff_words;
  return agreement->words != NULL ? agreement->words : "";
}

/* (transfer full): "GP could answer, asked 18 February", "answered: her mother, often" */
char *
tillid_visit_words_question (TillidSession *session, const TillidQuestion *question)
{
  g_autofree char *day = NULL, *who = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  if (question->status == TILLID_QUESTION_STATUS_ANSWERED)
    {
      who = tillid_words_isolate (question->answer != NULL ? question->answer : "");
      return g_strdup_printf (C_ ("missing piece", "answered: %s"), who);
    }
  day = tillid_visit_words_day (session, question->asked_on);
  if (question->could_answer == NULL)
    return *day != '\0' ? g_strdup_printf (C_ ("missing piece", "asked %s"), day) : g_strdup ("");
  who = tillid_words_isolate (question->could_answer);
  if (*day == '\0')
    return g_strdup_printf (C_ ("missing piece", "%s could answer"), who);
  return g_strdup_printf (C_ ("missing piece", "%1$s could answer, asked %2$s"), who, day);
}

static void
append_people (GString *text, TillidVisitModel *model)
{
  g_autoptr (GPtrArray) people = tillid_visit_people (tillid_visit_model_get_context (model),
                                                      tillid_visit_model_get_presences (model),
                                                      tillid_visit_model_get_visit (model)->lead);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      g_string_append (names, names->len > 0 ? C_ ("list of facts", ", ") : "");
      g_string_append (names, person->name);
      if (*person->role != '\0')
        g_string_append_printf (names, " (%s)", person->role);
    }
  if (names->len > 0)
    g_string_append_printf (text, C_ ("journal text", "Present: %s"), names->str);
  if (names->len > 0)
    g_string_append_c (text, '\n');
  g_string_free (names, TRUE);
}

static void
append_agreements (GString *text, TillidVisitModel *model)
{
  GPtrArray *agreements = tillid_visit_model_get_agreements (model);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (model));

  if (agreements->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", C_ ("journal text", "We agreed:"));
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];
      const TillidPromise *promise = tillid_visit_model_find_promise (model, agreement->record.id);
      g_autofree char *number = tillid_format_number (i + 1, NULL);

      g_string_append_printf (text, "%s. %s (%s)", number, tillid_visit_words_agreement (agreement),
                              tillid_choice_get_label (tillid_teach_back_choices,
                                                       agreement->teach_back));
      if (promise != NULL && promise->due != TILLID_ABSENT)
        {
          g_autofree char *day = tillid_visit_words_day (session, promise->due);

          g_string_append_printf (text, C_ ("journal text", "; ours, by %s"), day);
        }
      else if (agreement->ours)
        g_string_append (text, C_ ("journal text", "; ours"));
      g_string_append_c (text, '\n');
    }
}

/* What was corrected since the note was signed belongs to it wherever it goes. */
static void
append_corrections (GString *text, TillidVisitModel *model)
{
  const TillidNoteState *state = tillid_visit_model_get_note_state (model);
  TillidPatientContext *context = tillid_visit_model_get_context (model);

  for (guint i = 0; state != NULL && i < state->corrections->len; i++)
    {
      const TillidCorrection *correction = state->corrections->pdata[i];
      const TillidMember *member = tillid_patient_context_find_member (context, correction->member);
      g_autofree char *when =
        tillid_instant_to_words (tillid_patient_context_get_session (context), correction->at);

      if (correction->words == NULL)
        continue;
      /* Translators: in the text for the journal: a name, a day and a time, and what was corrected. */
      g_string_append_printf (text, C_ ("journal", "Correction (%1$s, %2$s): %3$s"),
                              member != NULL && member->name != NULL ? member->name : "", when,
                              correction->words);
      g_string_append_c (text, '\n');
    }
}

/* What colleagues wrote beside the note, each under a name. */
static void
append_colleague_notes (GString *text, TillidVisitModel *model)
{
  TillidPatientContext *context = tillid_visit_model_get_context (model);
  g_autoptr (GPtrArray) notes = tillid_visit_model_list_colleague_notes (model);

  for (guint i = 0; i < notes->len; i++)
    {
      const TillidColleagueNote *note = notes->pdata[i];
      g_autofree char *head = tillid_visit_words_colleague_note (context, note);

      if (note->note != NULL)
        g_string_append_printf (text, "\n%s\n%s\n", head, note->note);
    }
}

/**
 * tillid_visit_words_colleague_note:
 * @context: an open patient
 * @note: one of its notes
 *
 * Returns: (transfer full): "Marie Holm, doctor", with when it was signed
 */
char *
tillid_visit_words_colleague_note (TillidPatientContext *context, const TillidColleagueNote *note)
{
  const TillidMember *member = NULL;
  g_autofree char *who = NULL, *when = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && note != NULL, NULL);

  member = tillid_patient_context_find_member (context, note->member);
  if (member == NULL || member->name == NULL)
    who = g_strdup (C_ ("visit", "a former colleague"));
  else
    who = g_strconcat (member->name, C_ ("list of facts", ", "),
                       member->title != NULL
                         ? member->title
                         : tillid_choice_get_label (tillid_profession_choices, member->profession),
                       NULL);
  if (note->signed_at == TILLID_ABSENT)
    return g_steal_pointer (&who);
  when = tillid_instant_to_words (tillid_patient_context_get_session (context), note->signed_at);
  /* Translators: of a note: a name with a profession, a day and a time. */
  return g_strdup_printf (C_ ("visit", "%1$s, signed %2$s"), who, when);
}

/**
 * tillid_visit_words_journal:
 *
 * The text for the hospital journal: who, when, the note, what was agreed. Plain text, in the clinic's words.
 *
 * Returns: (transfer full): it
 */
char *
tillid_visit_words_journal (TillidVisitModel *model)
{
  GString *text = g_string_new (NULL);
  const TillidVisit *visit;
  g_autofree char *day = NULL, *time = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (model), NULL);

  visit = tillid_visit_model_get_visit (model);
  if (visit == NULL)
    return g_string_free (text, FALSE);
  day = tillid_format_day (visit->day, TILLID_FORMAT_DAY_LONG, NULL);
  g_string_append_printf (text, "%s, %s, %s", day,
                          tillid_choice_get_label (tillid_visit_mode_choices, visit->mode),
                          tillid_choice_get_label (tillid_visit_status_choices, visit->status));
  if (visit->minute != TILLID_ABSENT)
    {
      time = tillid_format_time ((int) visit->minute, NULL);
      g_string_append_printf (text, ", %s", time);
    }
  g_string_append_c (text, '\n');
  append_people (text, model);
  if (visit->note != NULL)
    g_string_append_printf (text, "\n%s\n", visit->note);
  append_corrections (text, model);
  append_colleague_notes (text, model);
  append_agreements (text, model);
  return g_string_free (text, FALSE);
}

/**
 * tillid_visit_words_parse_time:
 * @text: "10:15", "10.15", "1015" or "10", in any digits
 *
 * Returns: minute of the day, or %TILLID_ABSENT
 */
gint64
tillid_visit_words_parse_time (const char *text)
{
  int digits[4], n = 0, n_before = -1;

  g_return_val_if_fail (text != NULL, TILLID_ABSENT);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (g_unichar_isdigit (c))
        {
          if (n == (int) G_N_ELEMENTS (digits))
            return TILLID_ABSENT;
          digits[n++] = g_unichar_digit_value (c);
        }
      else if ((c == ':' || c == '.') && n_before < 0)
        n_before = n;
      else if (!g_unichar_isspace (c))
        return TILLID_ABSENT;
    }
  if (n_before < 0)
    n_before = n > 2 ? n - 2 : n;
  if (n == 0 || n_before == 0 || n_before > 2 || (n - n_before != 0 && n - n_before != 2))
    return TILLID_ABSENT;

  const int hour = n_before == 2 ? digits[0] * 10 + digits[1] : digits[0];
  const int minute = n == n_before ? 0 : digits[n_before] * 10 + digits[n_before + 1];

  return hour < 24 && minute < 60 ? hour * 60 + minute : TILLID_ABSENT;
}
