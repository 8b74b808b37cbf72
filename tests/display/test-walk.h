/* test-walk.h - everything a window shows, says or gives of a patient, as text
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-records.h"
#include "tillid-timeline-state.h"
#include "tillid-window.h"

G_BEGIN_DECLS

/**
 * TillidTestSeen:
 * @shown: what can be seen, heard or copied now: texts of mapped widgets, their tooltips and accessible words, and every
 *   letter that was drawn
 * @kept: texts that stand in widgets that are not shown: in reach of an inspector or of the next click
 */
typedef struct
{
  GString *shown;
  GString *kept;
} TillidTestSeen;

TillidTestSeen *tillid_test_seen_new (void);
void tillid_test_seen_free (TillidTestSeen *seen);
gboolean tillid_test_seen_shows (const TillidTestSeen *seen, const char *text);
gboolean tillid_test_seen_has (const TillidTestSeen *seen, const char *text);
void tillid_test_seen_add (TillidTestSeen *seen, GtkWidget *root);
void tillid_test_seen_draw (TillidTestSeen *seen, GtkWidget *root);
void tillid_test_seen_add_pdf (TillidTestSeen *seen, const char *path);

/* A patient whose every text is a word of its own. */
char *tillid_test_marker (const TillidRecordType *type, const TillidField *field);
void tillid_test_mark_patient (TillidSession *session, gint64 patient);

void tillid_test_walk_popovers (TillidTestSeen *seen, GtkWidget *root);
void tillid_test_walk_patients (TillidTestSeen *seen, TillidWindow *window, const char *query);
gboolean tillid_test_walk_patient (TillidTestSeen *seen,
                                   TillidWindow *window,
                                   gint64 patient,
                                   guint n_of_a_kind);
GArray *tillid_test_walk_choose (TillidTimelineState *state, guint n_of_a_kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTestSeen, tillid_test_seen_free)

G_END_DECLS
