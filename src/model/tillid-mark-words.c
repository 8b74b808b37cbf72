/* tillid-mark-words.c - how far the story was told, and how to begin next time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-mark-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-question.h"
#include "tillid-words.h"

/**
 * tillid_mark_words_last:
 * @context: an open patient
 * @before: a day; a mark of that day is of the conversation that is going on
 *
 * Returns: (transfer full) (nullable): "We came this far" of the last conversation before @before, and what it left for the
 *   next one; %NULL if there is no mark
 */
char *
tillid_mark_words_last (TillidPatientContext *context, TillidDay before)
{
  g_autoptr (GPtrArray) marks = NULL;
  const TillidMark *last = NULL;
  g_autofree char *day = NULL, *next = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  marks = tillid_patient_context_list (context, &tillid_mark_type);
  for (guint i = 0; i < marks->len; i++)
    {
      const TillidMark *mark = marks->pdata[i];

      if (mark->day != TILLID_ABSENT && mark->day < before &&
          (last == NULL || mark->day >= last->day))
        last = mark;
    }
  if (last == NULL)
    return NULL;
  day = tillid_format_day (last->day, TILLID_FORMAT_DAY_LONG, NULL);
  if (last->next_time == NULL)
    /* Translators: how far the story was told, on which day. */
    return g_strdup_printf (C_ ("story", "We came this far on %s."), day);
  next = tillid_words_isolate (last->next_time);
  /* Translators: on which day, and what was left for the next conversation: "Start with something good". */
  return g_strdup_printf (C_ ("story", "We came this far on %1$s. This time: %2$s"), day, next);
}
