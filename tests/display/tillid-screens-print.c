/* tillid-screens-print.c - pictures of what is asked before something goes on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-screens-parts.h"

#include "test-support.h"
#include "tillid-meeting-window.h"
#include "tillid-meeting.h"
#include "tillid-story-print.h"

/* The first visit, with a party and what is agreed with it; written once. */
static void
draw_meeting (TillidWindow *window,
              TillidPatientContext *context,
              const char *folder,
              const char *variant)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  const gint64 visit = ((TillidRecord *) visits->pdata[0])->id;
  g_autoptr (GPtrArray) parties = tillid_meeting_list_parties (context, visit);
  GtkWindow *dialog = NULL;

  if (parties->len == 0)
    {
      g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a picture");
      TillidParty *party = tillid_patient_context_new_record (context, &tillid_party_type);
      TillidAgreement *agreement =
        tillid_patient_context_new_record (context, &tillid_agreement_type);

      party->visit = agreement->visit = visit;
      party->counterpart = TILLID_COUNTERPART_SCHOOL;
      tillid_set_text (&party->name, "Hanne");
      agreement->party = party->record.id;
      tillid_set_text (&agreement->staff_words, "Letters from the school are read aloud");
      tillid_edit_take (edit, tillid_record_seal (party));
      tillid_edit_take (edit, tillid_record_seal (agreement));
      tillid_session_apply (tillid_window_get_session (window), edit, NULL, NULL);
    }
  dialog = tillid_meeting_window_new (GTK_WINDOW (window), context, visit);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "meeting", variant);
  gtk_window_destroy (dialog);
}

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
  draw_meeting (window, context, folder, variant);
}
