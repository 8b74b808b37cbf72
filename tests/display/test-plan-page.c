/* test-plan-page.c - the plan of the demo clinic's first patient on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-goal-card.h"
#include "tillid-goal-editor.h"
#include "tillid-goal-ladder.h"
#include "tillid-page.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-page.h"
#include "tillid-plan-words.h"
#include "tillid-search.h"
#include "tillid-step-column.h"
#include "tillid-step-editor.h"
#include "tillid-step-row.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidPlanPage *page;   /* (unowned): the window's */
  TillidPlanModel *model; /* (owned): another one than the page's */
  GtkWindow *window;
} Fixture;

static gint64
find_patient (TillidSession *session, const char *name)
{
  g_autoptr (TillidScope) scope = tillid_session_open_list (session, "search", name, NULL, 0, NULL);
  g_autoptr (GArray) ids =
    tillid_search_ids (tillid_session_get_db (session), scope, name, 5, NULL);

  g_assert_cmpuint (ids->len, >=, 1);
  return g_array_index (ids, gint64, 0);
}

static void
show_page (Fixture *f)
{
  f->page = g_object_new (TILLID_TYPE_PLAN_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-plan-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context =
    tillid_patient_context_new (f->session, f->undo, find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->model = tillid_plan_model_new (f->context);
  show_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (f->window);
  tillid_test_settle ();
  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->context);
  g_assert_finalize_object (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  g_assert_finalize_object (f->session);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  tillid_test_picture (GTK_WIDGET (f->page), "plan-light-en");
  tillid_test_set_dark (TRUE);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->page), "plan-dark-en");
  tillid_test_set_dark (FALSE);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add ("/app/plan-page/pictures", Fixture, NULL, set_up, test_pictures, tear_down);

  return g_test_run ();
}
