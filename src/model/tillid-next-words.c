/* tillid-next-words.c - the next visit of a patient in a few words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-next-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-visit-words.h"

/**
 * tillid_next_words_find:
 * @visits: (element-type TillidVisit): of one patient
 * @today: the clinic's day
 *
 * Returns: (nullable) (transfer none): the first planned visit from @today on, by day and minute
 */
const TillidVisit *
tillid_next_words_find (GPtrArray *visits, TillidDay today)
{
  const TillidVisit *next = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      if (visit->status != TILLID_VISIT_STATUS_PLANNED || visit->day == TILLID_ABSENT ||
          visit->day < today)
        continue;
      if (next == NULL || visit->day < next->day ||
          (visit->day == next->day && visit->minute < next->minute))
        next = visit;
    }
  return next;
}

/**
 * tillid_next_words_when:
 * @visit: a visit with a day
 * @today: the clinic's day
 *
 * Returns: (transfer full): "Today 10:15", "5 Oct", in the language of the program
 */
char *
tillid_next_words_when (const TillidVisit *visit, TillidDay today)
{
  g_autofree char *time =
    visit->minute != TILLID_ABSENT ? tillid_format_time ((int) visit->minute, NULL) : NULL;
  g_autofree char *day = NULL;

  if (visit->day == today)
    day = g_strdup (C_ ("day", "Today"));
  else
    day = tillid_format_day (visit->day,
                             visit->day - today < 200 ? TILLID_FORMAT_DAY_MONTH
                                                      : TILLID_FORMAT_DAY_SHORT,
                             NULL);
  if (time == NULL || *time == '\0')
    return g_steal_pointer (&day);
  /* Translators: a day and a time: "Today 10:15". */
  return g_strdup_printf (C_ ("day", "%s %s"), day, time);
}

/**
 * tillid_next_words_who:
 * @context: the patient
 * @visit: one of the patient's visits
 *
 * Returns: (transfer full): the first names of the lead, then of the colleagues and interpreters who are expected; empty if
 *   nobody is
 */
char *
tillid_next_words_who (TillidPatientContext *context, const TillidVisit *visit)
{
  g_autoptr (GPtrArray) presences = tillid_patient_context_list (context, &tillid_presence_type);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const TillidMember *lead = tillid_patient_context_find_member (context, visit->lead);

  if (lead != NULL && lead->name != NULL)
    g_ptr_array_add (names, g_strndup (lead->name, strcspn (lead->name, " ")));
  for (guint i = 0; i < presences->len; i++)
    {
      const TillidPresence *presence = presences->pdata[i];
      const TillidMember *member = NULL;
      const TillidInterpreter *interpreter = NULL;
      const char *name = NULL;

      if (presence->visit != visit->record.id || presence->member == visit->lead)
        continue;
      member = tillid_patient_context_find_member (context, presence->member);
      interpreter = tillid_patient_context_find_interpreter (context, presence->interpreter);
      name = member != NULL ? member->name : interpreter != NULL ? interpreter->name : NULL;
      if (name != NULL)
        g_ptr_array_add (names, g_strndup (name, strcspn (name, " ")));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
}

/**
 * tillid_next_words_where:
 * @visit: a visit
 *
 * Returns: (transfer full) (nullable): how long, in minutes, and where; %NULL if neither is known
 */
char *
tillid_next_words_where (const TillidVisit *visit)
{
  g_autofree char *length = NULL;

  if (visit->length != TILLID_ABSENT && visit->length > 0)
    length = tillid_visit_words_minutes (visit->length);
  if (length != NULL && visit->place != NULL)
    return g_strdup_printf ("%s · %s", length, visit->place);
  return g_strdup (length != NULL ? length : visit->place);
}
