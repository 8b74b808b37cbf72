/* test-library-page.c - the register of the user panel on the screen, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-library-page.h"
#include "tillid-test-folder.h"
#include "tillid-text-field.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidLibraryPage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-library-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->page = g_object_new (TILLID_TYPE_LIBRARY_PAGE, NULL);
  tillid_workplace_set_session (TILLID_WORKPLACE (f->page), f->session, f->undo);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1216, 850);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static GtkWidget *
child (Fixture *f, const char *name)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), name));
}

static GPtrArray *
suggestions (Fixture *f)
{
  return tillid_panel_get_suggestions (tillid_library_page_get_panel (f->page));
}

/* One line and Enter; then its outcome, in the same place. */
static void
test_new (Fixture *f, gconstpointer data)
{
  const guint n = suggestions (f)->len;
  GtkWidget *entry = child (f, "new_entry");
  const TillidSuggestion *last = NULL;

  tillid_test_picture (GTK_WIDGET (f->window), "library");
  tillid_workplace_grab_focus_first (TILLID_WORKPLACE (f->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "A bench in the shade");
  g_signal_emit_by_name (entry, "activate");
  tillid_test_wait (suggestions (f)->len == n + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  last = suggestions (f)->pdata[1];
  g_assert_cmpstr (last->staff_words, ==, "A bench in the shade");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (child (f, "status_drop")),
                              TILLID_SUGGESTION_STATE_ACCEPTED);
  tillid_test_wait (
    tillid_panel_count (tillid_library_page_get_panel (f->page), TILLID_PANEL_NOT_TOLD) == 2);
  gtk_switch_set_active (GTK_SWITCH (child (f, "told_switch")), TRUE);
  tillid_test_wait (
    tillid_panel_count (tillid_library_page_get_panel (f->page), TILLID_PANEL_TOLD) == 2);
}

/* What is typed keeps itself when another one is chosen. */
static void
test_text (Fixture *f, gconstpointer data)
{
  const gint64 first = ((TillidSuggestion *) suggestions (f)->pdata[0])->record.id;
  GtkListBox *list = GTK_LIST_BOX (child (f, "list"));
  TillidPanel *panel = tillid_library_page_get_panel (f->page);

  tillid_text_field_type (TILLID_TEXT_FIELD (child (f, "decision")), "We try it in May");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  tillid_test_wait (g_strcmp0 (tillid_panel_find (panel, first)->decision, "We try it in May") ==
                    0);
  g_assert_cmpint (tillid_panel_find (panel, first)->decided_on, ==,
                   tillid_session_today (f->session));
}

int
main (int argc, char **argv)
{
  tillid_test_init (&argc, &argv);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/library-page/new", test_new);
  ADD ("/library-page/text", test_text);
#undef ADD
  return g_test_run ();
}
