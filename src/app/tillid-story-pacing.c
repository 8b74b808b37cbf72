/* tillid-story-pacing.c - not too much at a time: the pause, and where the last conversation ended
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Telling a life is dosed like a medicine (clinical research 1.4). Pause takes the hard half away at once and says what brings
 * somebody back into the room: which day it is, and what helps, in the words that are on record; nothing is asked and nothing
 * is written. Where an earlier conversation ended stands over the story when it is opened the next time, with what was left
 * for it. Both are one line with one button, and the pause comes first. */
#include "config.h"

#include "tillid-story-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-mark-words.h"
#include "tillid-words.h"

#define MOST_HELPS 3

/* (transfer full) (nullable): what helps, the newest first, without what was told in confidence. */
static char *
list_helps (TillidStoryPage *self)
{
  guint n_items, n = 0;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = n_items; i > 0 && n < MOST_HELPS; i--)
    {
      const TillidTimelineItem *item = &items[i - 1];
      g_autofree char *text = NULL;

      if (item->kind != TILLID_TIMELINE_STRENGTH || item->planned || item->text == NULL ||
          tillid_timeline_state_is_in_confidence (self->state, item->id))
        continue;
      text = tillid_words_isolate (item->text);
      /* Translators: between the things that help, in a list. */
      g_string_append_printf (list, "%s%s", n++ > 0 ? C_ ("story", ", ") : "", text);
    }
  return n > 0 ? g_strdup (list->str) : NULL;
}

/* (transfer full): what brings somebody back into the room. */
static char *
grounding_note (TillidStoryPage *self)
{
  TillidSession *session = tillid_patient_context_get_session (self->context);
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_FULL, NULL);
  g_autofree char *helps = list_helps (self);

  if (helps == NULL)
    /* Translators: the story is paused; which day it is brings somebody back into the room. */
    return g_strdup_printf (C_ ("story", "Pause. Today is %s. Nothing has to be told now."), day);
  /* Translators: the same, and what helps this patient: a list. */
  return g_strdup_printf (
    C_ ("story", "Pause. Today is %1$s. Nothing has to be told now. What helps: %2$s."), day,
    helps);
}

/* Whenever the pause or the record may be another. */
void
tillid_story_page_show_pacing (TillidStoryPage *self)
{
  TillidSession *session = tillid_patient_context_get_session (self->context);
  g_autofree char *text = NULL;

  if (tillid_timeline_state_get_view (self->state)->good_only)
    {
      text = grounding_note (self);
      tillid_banner_show (self->pace_banner, text, C_ ("story", "_Go on"));
      self->was_reminded = TRUE;
      return;
    }
  if (!self->was_reminded)
    text = tillid_mark_words_last (self->context, tillid_session_today (session));
  if (text != NULL)
    tillid_banner_show (self->pace_banner, text, C_ ("story", "_Show what is good"));
  else
    tillid_banner_hide (self->pace_banner);
}
