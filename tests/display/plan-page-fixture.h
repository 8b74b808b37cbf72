/* plan-page-fixture.h - the plan of the demo clinic's first patient on the screen, for the tests of its parts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "test-demo.h"
#include "test-support.h"
#include "tillid-page.h"
#include "tillid-plan-page.h"
#include "tillid-step-column.h"

G_BEGIN_DECLS

typedef struct
{
  TestDemo demo;
  TillidPlanPage *page;   /* (unowned): the window's */
  TillidPlanModel *model; /* (owned): another one than the page's */
  GtkWindow *window;
} Fixture;

static inline void
show_page (Fixture *f)
{
  f->page = g_object_new (TILLID_TYPE_PLAN_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, "salma");
  f->model = tillid_plan_model_new (f->demo.context);
  show_page (f);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->model);
  test_demo_close (&f->demo);
}

static inline TillidStepColumn *
column_of (Fixture *f, TillidSide side)
{
  g_autofree char *name = g_strdup_printf ("column_%d", (int) side);

  return TILLID_STEP_COLUMN (tillid_test_child (GTK_WIDGET (f->page), name));
}

static inline GtkWidget *
open_popover (Fixture *f, const char *name, gint64 step)
{
  if (step != 0)
    gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.date-step", "x", step);
  else
    g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (f->page), "phase_strip"),
                           "phase-activated", (int) TILLID_PHASE_KIND_ENDING);
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), name));
}

G_END_DECLS
