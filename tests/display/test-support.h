/* test-support.h - what every display test needs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-application.h"
#include "tillid-undo.h"

G_BEGIN_DECLS

/* The longest that one turn of the main loop waits. */
#define TILLID_TEST_TURN_MS 5

/**
 * tillid_test_wait:
 *
 * Runs the main loop until @condition is true; fails after 30 s of waiting for the frame clock or a
 * thread. On a machine with other work a turn takes longer: so many turns are waited for as fit into 30 s of
 * a quiet one. Nothing sleeps.
 */
#define tillid_test_wait(condition)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 give_up_ = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;                               \
    guint turns_ = 30 * 1000 / TILLID_TEST_TURN_MS;                                                \
    while (!(condition) && (turns_ > 0 || g_get_monotonic_time () < give_up_))                     \
      {                                                                                            \
        tillid_test_turn ();                                                                       \
        turns_ -= turns_ > 0;                                                                      \
      }                                                                                            \
    if (!(condition))                                                                              \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                    \
  }                                                                                                \
  G_STMT_END

/**
 * tillid_test_finalize:
 *
 * g_assert_finalize_object () once whatever is on its way (an edit, the last events of a window) has let go of
 * @object: a thread may take its time, a leak stays.
 */
#define tillid_test_finalize(object)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    tillid_test_wait (g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1);                      \
    g_assert_finalize_object (object);                                                             \
  }                                                                                                \
  G_STMT_END

TillidApplication *tillid_test_application (void);
void tillid_test_init (int *argc, char ***argv);
void tillid_test_turn (void);
void tillid_test_settle (void);
void tillid_test_set_dark (gboolean dark);
GtkWindow *tillid_test_show (GtkWidget *widget, int width, int height);
void tillid_test_save_picture (GtkWidget *widget, const char *path);
void tillid_test_picture (GtkWidget *widget, const char *name);
GObject *tillid_test_child (GtkWidget *widget, const char *name);
void tillid_test_undo (TillidUndo *undo, gboolean is_redo);
gint64 tillid_test_find_patient (TillidSession *session, const char *name);

G_END_DECLS
