/* test-visits.h - a visits page of the demo case, for display tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "test-support.h"
#include "tillid-undo.h"
#include "tillid-visit-view.h"
#include "tillid-visits-page.h"

G_BEGIN_DECLS

/* The demo case, its page and a window around it. All but @page are owned. */
typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidVisitsPage *page; /* (unowned): the window's */
  GtkWindow *window;
} TillidTestVisits;

void tillid_test_visits_open (TillidTestVisits *f);
void tillid_test_visits_close (TillidTestVisits *f);
void tillid_test_visits_begin (void);
void tillid_test_visits_set_up (TillidTestVisits *f, gconstpointer data);
void tillid_test_visits_tear_down (TillidTestVisits *f, gconstpointer data);
GtkWidget *tillid_test_visits_view (TillidTestVisits *f);
TillidVisitModel *tillid_test_visits_model (TillidTestVisits *f);
GtkWidget *tillid_test_visits_child (GtkWidget *parent, const char *name);
GtkTextView *tillid_test_visits_note (TillidTestVisits *f);
void tillid_test_visits_type (TillidTestVisits *f, const char *text);
char *tillid_test_visits_dup_note (TillidTestVisits *f);
void tillid_test_visits_start (TillidTestVisits *f);
GtkWidget *tillid_test_visits_focus (TillidTestVisits *f);
gboolean tillid_test_visits_has_focus (TillidTestVisits *f, GtkWidget *widget);
void tillid_test_visits_wait (TillidTestVisits *f);
int tillid_test_visits_n_rows (GtkWidget *list, GType type);
GtkWidget *tillid_test_visits_presence (TillidTestVisits *f);
void tillid_test_visits_end (void);

G_END_DECLS
