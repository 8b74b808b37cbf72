/* tillid-screens-print.c - pictures of what is asked before something goes on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-screens-parts.h"

#include "test-support.h"
#include "tillid-story-print.h"

void
tillid_screens_draw_print (TillidWindow *window,
                           gint64 patient,
                           const char *folder,
                           const char *variant)
{
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (tillid_window_get_session (window), NULL, patient, NULL);
  g_autoptr (TillidTimelineState) state = tillid_timeline_state_new (context);
  GtkWindow *dialog = NULL;

  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  dialog = tillid_story_print_new (GTK_WINDOW (window), state);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "print-team", variant);
  adw_combo_row_set_selected (ADW_COMBO_ROW (tillid_test_child (GTK_WIDGET (dialog), "reader_row")),
                              1);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "print-patient", variant);
  gtk_window_destroy (dialog);
}
