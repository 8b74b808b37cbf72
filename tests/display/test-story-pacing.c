/* test-story-pacing.c - the pause, and where the last conversation ended
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "story-page-fixture.h"
#include "tillid-banner.h"
#include "tillid-mark-words.h"
#include "tillid-question.h"

static TillidBanner *
get_banner (Fixture *f)
{
  return TILLID_BANNER (tillid_test_child (GTK_WIDGET (f->page), "pace_banner"));
}

static void
test_pause (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);

  g_test_summary ("The pause says which day it is and what helps, and goes on by the same key");
  /* Before it, what the demo clinic's last conversation left. */
  g_assert_nonnull (strstr (tillid_banner_get_title (get_banner (f)), "18 November 2025"));
  activate (f, "story.pause");
  g_assert_true (tillid_timeline_state_get_view (state)->good_only);
  g_assert_true (tillid_banner_is_shown (get_banner (f)));
  /* The demo clinic's day, and what its patient says helps. */
  g_assert_nonnull (strstr (tillid_banner_get_title (get_banner (f)), "Tuesday 10 March 2026"));
  g_assert_nonnull (strstr (tillid_banner_get_title (get_banner (f)), "Sewing on Thursdays"));
  tillid_test_picture (GTK_WIDGET (f->window), "story-pause-light");
  activate (f, "story.pause");
  g_assert_false (tillid_banner_is_shown (get_banner (f)));
  g_assert_false (tillid_timeline_state_get_view (state)->good_only);
}

static void
test_mark (Fixture *f, gconstpointer data)
{
  TillidMark *mark = tillid_patient_context_new_record (f->context, &tillid_mark_type);
  TillidDay today = tillid_session_today (f->session);
  g_autofree char *words = NULL, *none = NULL;

  g_test_summary (
    "Where the last conversation ended stands over the story when it is opened again");
  activate (f, "story.mark");
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  /* This conversation's own mark is no reminder of it. */
  none = tillid_mark_words_last (f->context, tillid_day_from_ymd (2025, 11, 18));
  g_assert_null (none);
  g_assert_nonnull (strstr (tillid_banner_get_title (get_banner (f)), "18 November 2025"));
  words = tillid_mark_words_last (f->context, today + 1);
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "10 March 2026"));
  g_assert_nonnull (strstr (words, "Start with something good"));

  mark->day = today - 30;
  tillid_set_text (&mark->next_time, "Begin with the garden");
  tillid_patient_context_apply_one (f->context, "test", mark);
  tillid_test_wait (strstr (tillid_banner_get_title (get_banner (f)), "8 February 2026") != NULL);
  g_assert_nonnull (strstr (tillid_banner_get_title (get_banner (f)), "Begin with the garden"));
  /* Its button shows what is good; after that nobody is reminded again. */
  g_signal_emit_by_name (get_banner (f), "button-clicked");
  tillid_test_settle ();
  g_assert_true (tillid_timeline_state_get_view (tillid_story_page_get_state (f->page))->good_only);
  activate (f, "story.pause");
  g_assert_false (tillid_banner_is_shown (get_banner (f)));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/app/story-pacing/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("pause", test_pause);
  ADD ("mark", test_mark);
  return g_test_run ();
}
