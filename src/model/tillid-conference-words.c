/* tillid-conference-words.c - the conference of the team in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-conference-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-words.h"

/* (transfer full): "Thursday 12 March 2026, 12:30 to 13:30"; what to do where no day was said. */
char *
tillid_conference_describe_when (TillidConferenceModel *self)
{
  const TillidConference *conference = tillid_conference_model_get_conference (self);
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (conference == NULL)
    return g_strdup (C_ ("conference", "No day yet"));
  day = tillid_format_day (conference->day, TILLID_FORMAT_DAY_FULL, NULL);
  if (conference->minute == TILLID_ABSENT)
    return g_steal_pointer (&day);
  from = tillid_format_time ((int) conference->minute, NULL);
  if (conference->length == TILLID_ABSENT)
    /* Translators: a day and a time. */
    return g_strdup_printf (C_ ("conference", "%1$s, %2$s"), day, from);
  until = tillid_format_time ((int) ((conference->minute + conference->length) % (24 * 60)), NULL);
  /* Translators: a day and two times. */
  return g_strdup_printf (C_ ("conference", "%1$s, %2$s to %3$s"), day, from, until);
}

/* (transfer full): what stands below the name of a patient: the question of today, or why somebody is suggested. */
char *
tillid_conference_describe_row (TillidConferenceModel *self, const TillidAgendaRow *row)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->reason == TILLID_AGENDA_ON_IT)
    return g_strdup (row->item->question != NULL ? row->item->question
                                                 : C_ ("conference", "No question yet"));
  day = tillid_format_day (row->day, TILLID_FORMAT_DAY_MONTH, NULL);
  if (row->reason == TILLID_AGENDA_LATE_PROMISE)
    /* Translators: a day. */
    return g_strdup_printf (C_ ("conference", "a promise of ours was due %s"), day);
  /* Translators: a day. */
  return g_strdup_printf (C_ ("conference", "the plan was to be looked at %s"), day);
}

/* (transfer full) (nullable): "Amina, Marie": who is there; %NULL if nobody was named. */
char *
tillid_conference_describe_present (TillidConferenceModel *self)
{
  GPtrArray *present = tillid_conference_model_get_present (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < present->len; i++)
    {
      const TillidConferencePresent *one = present->pdata[i];
      const TillidMember *member = tillid_conference_model_find_member (self, one->member);
      const char *name = member != NULL ? member->name : one->name;

      if (name != NULL)
        g_ptr_array_add (names, g_strndup (name, strcspn (name, " ")));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
}
