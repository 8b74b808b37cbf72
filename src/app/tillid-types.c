/* tillid-types.c - every widget of our own, in three lists
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-types.h"

#include "tillid-age-bar.h"
#include "tillid-agreement-row.h"
#include "tillid-answer-card.h"
#include "tillid-aside-row.h"
#include "tillid-backups-window.h"
#include "tillid-banner.h"
#include "tillid-bead-item.h"
#include "tillid-bead-string.h"
#include "tillid-booking-interpreter.h"
#include "tillid-booking-window.h"
#include "tillid-brief-print.h"
#include "tillid-burden-series.h"
#include "tillid-calendar-page.h"
#include "tillid-calendar-who.h"
#include "tillid-children-popover.h"
#include "tillid-caseload-header.h"
#include "tillid-caseload-page.h"
#include "tillid-caseload-side.h"
#include "tillid-caseload-views-popover.h"
#include "tillid-clinic-card.h"
#include "tillid-clinic-page.h"
#include "tillid-colleague-notes.h"
#include "tillid-colleague-page.h"
#include "tillid-colleagues-window.h"
#include "tillid-conference-decide.h"
#include "tillid-conference-page.h"
#include "tillid-conference-row.h"
#include "tillid-confidence-card.h"
#include "tillid-conflict-dialog.h"
#include "tillid-conflict-row.h"
#include "tillid-continuity-page.h"
#include "tillid-copy-window.h"
#include "tillid-crisis-window.h"
#include "tillid-cover-sign.h"
#include "tillid-cover-warning.h"
#include "tillid-date-popover.h"
#include "tillid-document-window.h"
#include "tillid-due-group.h"
#include "tillid-ending-window.h"
#include "tillid-exclusions-button.h"
#include "tillid-family-inspector.h"
#include "tillid-family-page.h"
#include "tillid-fee-window.h"
#include "tillid-first-run-art.h"
#include "tillid-first-run-page.h"
#include "tillid-first-run-row.h"
#include "tillid-fold.h"
#include "tillid-genogram-view.h"
#include "tillid-goal-card.h"
#include "tillid-goal-editor.h"
#include "tillid-goal-ladder.h"
#include "tillid-handbook-window.h"
#include "tillid-history-window.h"
#include "tillid-import-dialog.h"
#include "tillid-in-error-window.h"
#include "tillid-keeping-window.h"
#include "tillid-key-page.h"
#include "tillid-library-page.h"
#include "tillid-life-overview.h"
#include "tillid-life-years.h"
#include "tillid-lock-page.h"
#include "tillid-look-row.h"
#include "tillid-looks-window.h"
#include "tillid-matters-card.h"
#include "tillid-meeting-window.h"
#include "tillid-new-clinic-dialog.h"
#include "tillid-no-access.h"
#include "tillid-note-text.h"
#include "tillid-number-row.h"
#include "tillid-one-stop.h"
#include "tillid-pair-row.h"
#include "tillid-password-dialog.h"
#include "tillid-past-list.h"
#include "tillid-past-row.h"
#include "tillid-patient-header.h"
#include "tillid-patient-page.h"
#include "tillid-patient-row-widget.h"
#include "tillid-patients-page.h"
#include "tillid-person-row.h"
#include "tillid-person-sign.h"
#include "tillid-phase-popover.h"
#include "tillid-phase-strip.h"
#include "tillid-plan-page.h"
#include "tillid-preferences-window.h"
#include "tillid-presence-add.h"
#include "tillid-presence-lane.h"
#include "tillid-presence-row.h"
#include "tillid-presence-table.h"
#include "tillid-problem-editor.h"
#include "tillid-problem-list.h"
#include "tillid-problem-row.h"
#include "tillid-problems-page.h"
#include "tillid-prompt-card.h"
#include "tillid-page-preview.h"
#include "tillid-paper-window.h"
#include "tillid-readers-window.h"
#include "tillid-record-form.h"
#include "tillid-record-list.h"
#include "tillid-record-window.h"
#include "tillid-record-page.h"
#include "tillid-recovery-window.h"
#include "tillid-restore-dialog.h"
#include "tillid-review-window.h"
#include "tillid-shell.h"
#include "tillid-side-sign.h"
#include "tillid-sidebar.h"
#include "tillid-step-column.h"
#include "tillid-step-editor.h"
#include "tillid-step-row.h"
#include "tillid-story-add.h"
#include "tillid-story-inspector.h"
#include "tillid-story-lanes.h"
#include "tillid-story-line.h"
#include "tillid-story-list.h"
#include "tillid-story-near-row.h"
#include "tillid-story-page.h"
#include "tillid-problems-print.h"
#include "tillid-story-print.h"
#include "tillid-story-time.h"
#include "tillid-story-tray.h"
#include "tillid-tab-label.h"
#include "tillid-tabs.h"
#include "tillid-team-view.h"
#include "tillid-text-field.h"
#include "tillid-timeline-canvas.h"
#include "tillid-timeline-child.h"
#include "tillid-today-covers.h"
#include "tillid-today-line.h"
#include "tillid-today-page.h"
#include "tillid-visit-agreement-row.h"
#include "tillid-visit-agreements.h"
#include "tillid-visit-brief.h"
#include "tillid-visit-close.h"
#include "tillid-visit-end.h"
#include "tillid-visit-missed.h"
#include "tillid-visit-note.h"
#include "tillid-visit-prepare.h"
#include "tillid-visit-question-row.h"
#include "tillid-visit-row.h"
#include "tillid-visit-signing.h"
#include "tillid-visit-view.h"
#include "tillid-visits-page.h"
#include "tillid-workplace-switcher.h"

/* One line each, so that lists grow without conflicts. */
/* clang-format off */
/* Widgets with a template, and widgets that a template names. Alphabetical. */
static const TillidTypeFunc types[] = {
  tillid_agreement_row_get_type,
  tillid_age_bar_get_type,
  tillid_answer_card_get_type,
  tillid_backups_window_get_type,
  tillid_banner_get_type,
  tillid_bead_item_get_type,
  tillid_bead_string_get_type,
  tillid_booking_interpreter_get_type,
  tillid_booking_window_get_type,
  tillid_brief_print_get_type,
  tillid_burden_series_get_type,
  tillid_calendar_block_widget_get_type,
  tillid_calendar_grid_get_type,
  tillid_calendar_hours_get_type,
  tillid_calendar_who_get_type,
  tillid_children_popover_get_type,
  tillid_caseload_header_get_type,
  tillid_caseload_side_get_type,
  tillid_caseload_views_popover_get_type,
  tillid_clinic_card_get_type,
  tillid_colleague_notes_get_type,
  tillid_colleague_page_get_type,
  tillid_colleagues_window_get_type,
  tillid_conference_decide_get_type,
  tillid_conference_row_get_type,
  tillid_confidence_card_get_type,
  tillid_conflict_dialog_get_type,
  tillid_conflict_row_get_type,
  tillid_copy_window_get_type,
  tillid_crisis_window_get_type,
  tillid_cover_sign_get_type,
  tillid_cover_warning_get_type,
  tillid_date_popover_get_type,
  tillid_document_window_get_type,
  tillid_due_group_get_type,
  tillid_ending_window_get_type,
  tillid_exclusions_button_get_type,
  tillid_family_inspector_get_type,
  tillid_fee_window_get_type,
  tillid_first_run_art_get_type,
  tillid_first_run_page_get_type,
  tillid_first_run_row_get_type,
  tillid_fold_get_type,
  tillid_genogram_view_get_type,
  tillid_goal_card_get_type,
  tillid_goal_editor_get_type,
  tillid_goal_ladder_get_type,
  tillid_handbook_window_get_type,
  tillid_history_window_get_type,
  tillid_import_dialog_get_type,
  tillid_in_error_window_get_type,
  tillid_keeping_window_get_type,
  tillid_key_page_get_type,
  tillid_life_overview_get_type,
  tillid_life_years_get_type,
  tillid_lock_page_get_type,
  tillid_look_row_get_type,
  tillid_looks_window_get_type,
  tillid_matters_card_get_type,
  tillid_meeting_window_get_type,
  tillid_new_clinic_dialog_get_type,
  tillid_no_access_get_type,
  tillid_note_text_get_type,
  tillid_number_line_get_type,
  tillid_number_row_get_type,
  tillid_one_stop_get_type,
  tillid_aside_row_get_type,
  tillid_page_preview_get_type,
  tillid_pair_row_get_type,
  tillid_paper_window_get_type,
  tillid_password_dialog_get_type,
  tillid_past_list_get_type,
  tillid_past_row_get_type,
  tillid_patient_header_get_type,
  tillid_patient_page_get_type,
  tillid_patient_row_widget_get_type,
  tillid_person_row_get_type,
  tillid_person_sign_get_type,
  tillid_phase_popover_get_type,
  tillid_phase_strip_get_type,
  tillid_preferences_window_get_type,
  tillid_presence_add_get_type,
  tillid_presence_lane_get_type,
  tillid_presence_row_get_type,
  tillid_presence_table_get_type,
  tillid_problem_editor_get_type,
  tillid_problem_list_get_type,
  tillid_problem_row_get_type,
  tillid_prompt_card_get_type,
  tillid_readers_window_get_type,
  tillid_record_form_get_type,
  tillid_record_list_get_type,
  tillid_record_window_get_type,
  tillid_recovery_window_get_type,
  tillid_restore_dialog_get_type,
  tillid_review_window_get_type,
  tillid_shell_get_type,
  tillid_side_sign_get_type,
  tillid_sidebar_get_type,
  tillid_step_column_get_type,
  tillid_step_editor_get_type,
  tillid_step_row_get_type,
  tillid_story_add_get_type,
  tillid_story_inspector_get_type,
  tillid_story_lanes_get_type,
  tillid_story_line_get_type,
  tillid_story_list_get_type,
  tillid_story_near_row_get_type,
  tillid_problems_print_get_type,
  tillid_story_print_get_type,
  tillid_story_time_get_type,
  tillid_story_tray_get_type,
  tillid_tab_label_get_type,
  tillid_tabs_get_type,
  tillid_team_view_get_type,
  tillid_text_field_get_type,
  tillid_timeline_canvas_get_type,
  tillid_timeline_child_get_type,
  tillid_today_covers_get_type,
  tillid_today_line_get_type,
  tillid_visit_agreement_row_get_type,
  tillid_visit_agreements_get_type,
  tillid_visit_brief_get_type,
  tillid_visit_close_get_type,
  tillid_visit_end_get_type,
  tillid_visit_missed_get_type,
  tillid_visit_note_get_type,
  tillid_visit_prepare_get_type,
  tillid_visit_question_row_get_type,
  tillid_visit_row_get_type,
  tillid_visit_signing_get_type,
  tillid_visit_view_get_type,
  tillid_workplace_switcher_get_type,
  NULL,
};

/* The pages of a patient, in the order of their tabs: story, problems, family, plan, visits, continuity. */
static const TillidTypeFunc pages[] = {
  tillid_story_page_get_type,
  tillid_problems_page_get_type,
  tillid_family_page_get_type,
  tillid_plan_page_get_type,
  tillid_visits_page_get_type,
  tillid_continuity_page_get_type,
  tillid_record_page_get_type,
  NULL,
};
/* The places of the program, in the order of the sidebar: today, patients, caseload, conference, library. The first one that
 * somebody has is where work begins. */
static const TillidTypeFunc places[] = {
  tillid_today_page_get_type,
  tillid_calendar_page_get_type,
  tillid_patients_page_get_type,
  tillid_caseload_page_get_type,
  tillid_clinic_page_get_type,
  tillid_conference_page_get_type,
  tillid_library_page_get_type,
  NULL,
};
/* clang-format on */

/**
 * tillid_types_ensure:
 *
 * Registers every type: a template that names one would not find it otherwise. Call it once before the first
 * template is used.
 */
void
tillid_types_ensure (void)
{
  for (guint i = 0; types[i] != NULL; i++)
    g_type_ensure (types[i]());
  for (guint i = 0; pages[i] != NULL; i++)
    g_type_ensure (pages[i]());
  for (guint i = 0; places[i] != NULL; i++)
    g_type_ensure (places[i]());
}

/* (transfer none): get_type() of every widget with a template, in alphabetical order; @out_n: (out): how many. */
const TillidTypeFunc *
tillid_types_list (guint *out_n)
{
  *out_n = G_N_ELEMENTS (types) - 1;
  return types;
}

/**
 * tillid_types_list_pages:
 *
 * Returns: the pages of a patient that this program has, in the order of their tabs
 */
const TillidTypeFunc *
tillid_types_list_pages (guint *out_n)
{
  *out_n = G_N_ELEMENTS (pages) - 1;
  return pages;
}

/**
 * tillid_types_list_places:
 *
 * Returns: the places that this program has, in the order of the sidebar
 */
const TillidTypeFunc *
tillid_types_list_places (guint *out_n)
{
  *out_n = G_N_ELEMENTS (places) - 1;
  return places;
}
