/* test-problems-print.c - the problem list on paper: the window in which it is chosen for whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "test-demo.h"
#include "test-support.h"
#include "tillid-problems-print.h"

typedef struct
{
  TestDemo demo;
  TillidProblemsModel *model;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, "salma");
  f->model = tillid_problems_model_new (f->demo.context);
  f->window = tillid_problems_print_new (NULL, f->model);
  gtk_window_present (f->window);
  tillid_test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->model);
  test_demo_close (&f->demo);
}

/* The description of the preview is what a screen reader reads of the sheet. */
static gboolean
is_on_paper (Fixture *f, const char *words)
{
  GtkAccessible *preview = GTK_ACCESSIBLE (tillid_test_child (GTK_WIDGET (f->window), "preview"));
  g_autofree char *said =
    gtk_test_accessible_check_property (preview, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

  return said != NULL && strstr (said, words) != NULL;
}

/* First for the patient; for the team there is more on it. */
static void
test_readers (Fixture *f, gconstpointer data)
{
  AdwComboRow *reader = ADW_COMBO_ROW (tillid_test_child (GTK_WIDGET (f->window), "reader_row"));

  g_assert_cmpuint (tillid_problems_print_get_n_pages (TILLID_PROBLEMS_PRINT (f->window)), >, 0);
  g_assert_true (is_on_paper (f, "رأسي يؤلمني كل يوم"));
  g_assert_false (is_on_paper (f, "High calcium"));
  tillid_test_picture (GTK_WIDGET (f->window), "problems-print-patient");
  adw_combo_row_set_selected (reader, 1);
  tillid_test_settle ();
  g_assert_true (is_on_paper (f, "High calcium"));
  tillid_test_picture (GTK_WIDGET (f->window), "problems-print-team");
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add ("/app/problems-print/readers", Fixture, NULL, set_up, test_readers, tear_down);
  return g_test_run ();
}
