/* story-page-fixture.h - the story of the demo clinic on the screen, for the tests of its parts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <string.h>

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-patient-context.h"
#include "tillid-story-page.h"
#include "tillid-test-folder.h"
#include "tillid-timeline-canvas.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidStoryPage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static inline void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-story-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo,
                                           tillid_test_find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->page = g_object_new (TILLID_TYPE_STORY_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 740);
  tillid_test_wait (!tillid_timeline_state_is_loading (tillid_story_page_get_state (f->page)));
  tillid_test_wait (tillid_timeline_canvas_get_n_shown (TILLID_TIMELINE_CANVAS (
                      tillid_test_child (GTK_WIDGET (f->page), "canvas"))) > 10);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  /* A tooltip that was on its way over an open popover comes after the popover is gone, in GTK 4.8. */
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_test_settle ();
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static inline const TillidTimelineItem *
find_text (Fixture *f, const char *text)
{
  guint n;
  const TillidTimelineItem *items =
    tillid_timeline_state_get_items (tillid_story_page_get_state (f->page), &n);

  for (guint i = 0; i < n; i++)
    if (items[i].text != NULL && strstr (items[i].text, text) != NULL)
      return &items[i];
  g_error ("no item with the text %s", text);
}

static inline void
activate (Fixture *f, const char *action)
{
  tillid_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL));
  tillid_test_settle ();
}

G_END_DECLS
