/* test-visits.c - a visits page of the demo case, for display tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-visits.h"

#include <string.h>

#include "tillid-demo.h"
#include "tillid-patient-context.h"
#include "tillid-presence-row.h"
#include "tillid-test-folder.h"
#include "tillid-text-field.h"

void
tillid_test_visits_open (TillidTestVisits *f)
{
  g_autoptr (GError) error = NULL;

  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo,
                                           tillid_test_find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->page = g_object_new (TILLID_TYPE_VISITS_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 760);
}

void
tillid_test_visits_close (TillidTestVisits *f)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
}

/* Made once; each test works on a copy. */
static char *demo_folder, *demo_path;

void
tillid_test_visits_begin (void)
{
  g_autoptr (GError) error = NULL;

  demo_folder = g_dir_make_tmp ("tillid-visits-demo-XXXXXX", NULL);
  demo_path = g_build_filename (demo_folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (demo_path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

void
tillid_test_visits_set_up (TillidTestVisits *f, gconstpointer data)
{
  g_autoptr (GFile) from = g_file_new_for_path (demo_path);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-visits-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "demo.tillid", NULL);
  to = g_file_new_for_path (f->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tillid_test_visits_open (f);
}

void
tillid_test_visits_tear_down (TillidTestVisits *f, gconstpointer data)
{
  tillid_test_visits_close (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

GtkWidget *
tillid_test_visits_view (TillidTestVisits *f)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "view"));
}

TillidVisitModel *
tillid_test_visits_model (TillidTestVisits *f)
{
  return tillid_visit_view_get_model (TILLID_VISIT_VIEW (tillid_test_visits_view (f)));
}

GtkWidget *
tillid_test_visits_child (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

GtkTextView *
tillid_test_visits_note (TillidTestVisits *f)
{
  return GTK_TEXT_VIEW (
    tillid_test_visits_child (tillid_test_visits_child (tillid_test_visits_view (f), "note"),
                              "text"));
}

void
tillid_test_visits_type (TillidTestVisits *f, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (tillid_test_visits_note (f)), text,
                                    -1);
}

/* (transfer full) */
char *
tillid_test_visits_dup_note (TillidTestVisits *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (tillid_test_visits_note (f)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (tillid_test_visits_note (f)), &start,
                                   &end, FALSE);
}

/* The demo case has one that is planned for today: the first time that one is offered. */
void
tillid_test_visits_start (TillidTestVisits *f)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL));
  tillid_test_wait (tillid_test_visits_model (f) != NULL &&
                    tillid_visit_model_get_visit (tillid_test_visits_model (f)) != NULL);
}

GtkWidget *
tillid_test_visits_focus (TillidTestVisits *f)
{
  return gtk_window_get_focus (f->window);
}

gboolean
tillid_test_visits_has_focus (TillidTestVisits *f, GtkWidget *widget)
{
  return tillid_test_visits_focus (f) != NULL &&
         (tillid_test_visits_focus (f) == widget ||
          gtk_widget_is_ancestor (tillid_test_visits_focus (f), widget));
}

void
tillid_test_visits_wait (TillidTestVisits *f)
{
  tillid_test_wait (!tillid_visit_model_is_busy (tillid_test_visits_model (f)));
  tillid_test_settle ();
}

int
tillid_test_visits_n_rows (GtkWidget *list, GType type)
{
  int n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += G_TYPE_CHECK_INSTANCE_TYPE (row, type);
  return n;
}

GtkWidget *
tillid_test_visits_presence (TillidTestVisits *f)
{
  return tillid_test_visits_child (tillid_test_visits_child (tillid_test_visits_view (f),
                                                             "presence"),
                                   "list");
}

/* Removes what tillid_test_visits_begin() made. */
void
tillid_test_visits_end (void)
{
  tillid_test_folder_remove (demo_folder);
  g_clear_pointer (&demo_folder, g_free);
  g_clear_pointer (&demo_path, g_free);
}
