/* test-closed-patient.c - a patient one does not work with: the lock, the reason, the second look
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-grants.h"
#include "tillid-language.h"
#include "tillid-look-row.h"
#include "tillid-looks-window.h"
#include "tillid-new-patient.h"
#include "tillid-no-access.h"
#include "tillid-patients-page.h"
#include "tillid-person-row.h"
#include "tillid-print.h"
#include "tillid-readers-print.h"
#include "tillid-readers-window.h"
#include "tillid-sheet.h"
#include "tillid-story-page.h"

typedef struct
{
  TillidWindow *window;
  TillidSession *session;
  gint64 patient;
  gint64 amina;
  gint64 jonas;
  gint64 rosa; /* researcher */
} Fixture;

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

static gint64
add_member (Fixture *f, const char *name, const char *roles)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, roles);
  tillid_edit_take (edit, tillid_record_seal (member));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, NULL));
  return id;
}

/* Amina, lead, is the key contact of Salma; Jonas is a clinician who does not work with Salma. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidEdit) team = tillid_edit_new ("Care team");
  TillidCareTeam *member = NULL;
  g_autoptr (GError) error = NULL;

  f->window = tillid_test_clinic ();
  f->session = tillid_window_get_session (f->window);
  f->amina = tillid_session_get_member (f->session)->record.id;
  f->jonas = add_member (f, "Jonas Holm", "clinician");
  f->rosa = add_member (f, "Rosa Lind", "researcher");
  edit = tillid_new_patient_edit (f->session, "Salma Abboud", &f->patient);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  member = tillid_edit_assign_id (tillid_care_team_new (), tillid_session_get_ids (f->session));
  member->patient = f->patient;
  member->member = f->amina;
  member->from_day = tillid_session_today (f->session);
  tillid_edit_take (team, tillid_record_seal (member));
  g_assert_true (tillid_session_apply (f->session, team, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

static void
work_as (Fixture *f, gint64 member)
{
  g_autoptr (GError) error = NULL;
  /* As after a lock: another person gets a window built anew. */
  g_autoptr (TillidSession) session = g_object_ref (f->session);

  g_assert_true (tillid_session_switch (session, member, NULL, &error));
  g_assert_no_error (error);
  tillid_window_set_session (f->window, session);
  tillid_window_show_patients (f->window);
}

static GtkWidget *
page_of (Fixture *f)
{
  return GTK_WIDGET (tillid_shell_get_patients_page (tillid_window_get_shell (f->window)));
}

static const char *
shown (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (page_of (f), "stack")));
}

static void
open_first (Fixture *f, const char *query)
{
  TillidPatientsModel *model = tillid_patients_page_get_model (TILLID_PATIENTS_PAGE (page_of (f)));

  tillid_patients_page_set_query (TILLID_PATIENTS_PAGE (page_of (f)), query);
  tillid_test_wait (tillid_patients_model_is_settled (model) &&
                    g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
  g_signal_emit_by_name (child_of (page_of (f), "list_view"), "activate", 0);
}

static GtkWidget *
find_looks (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_LOOKS_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* Whether a button with that action can be pressed. */
static gboolean
is_enabled (GtkWidget *widget, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_ACTIONABLE (child) &&
        g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
      return gtk_widget_is_sensitive (child);
    else if (is_enabled (child, action))
      return TRUE;
  return FALSE;
}

static GtkWidget *
open_readers (Fixture *f)
{
  g_autoptr (GList) windows = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.readers", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_READERS_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
reader_row (GtkWidget *readers, TillidReadersGroup group, int n)
{
  return GTK_WIDGET (
    gtk_list_box_get_row_at_index (tillid_readers_window_get_list (TILLID_READERS_WINDOW (readers),
                                                                   group),
                                   n));
}

static gboolean
is_let_in (GtkWidget *readers, const char *name)
{
  GtkWidget *row = reader_row (readers, TILLID_READERS_LET_IN, 0);

  return TILLID_IS_PERSON_ROW (row) &&
         g_strcmp0 (tillid_person_row_get_title (TILLID_PERSON_ROW (row)), name) == 0;
}

static gboolean
waits (Fixture *f)
{
  guint late = 0;

  return tillid_looks_count (f->session, &late) == 1;
}

/* Nothing but name and age is shown; a few words open the record, and a lead looks at it. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  GtkWidget *closed = NULL;
  GtkWidget *looks = NULL;
  GtkWidget *row = NULL;

  work_as (f, f->jonas);
  g_assert_false (gtk_widget_get_visible (child_of (page_of (f), "looks_bar")));
  open_first (f, "salma");
  g_assert_cmpstr (shown (f), ==, "closed");
  g_assert_cmpstr (tillid_window_get_place (f->window), ==, "patients");
  closed = child_of (page_of (f), "no_access");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (child_of (closed, "root"))), ==,
                   "Salma Abboud");
  gtk_editable_set_text (GTK_EDITABLE (child_of (closed, "reason_row")), "emergency now");
  g_assert_false (gtk_widget_get_sensitive (child_of (closed, "open_button")));
  g_signal_emit_by_name (child_of (closed, "reason_row"), "entry-activated");
  g_assert_false (tillid_session_is_open_patient (f->session, f->patient));
  gtk_editable_set_text (GTK_EDITABLE (child_of (closed, "reason_row")),
                         "collapsed in the waiting room");
  g_assert_true (gtk_widget_get_sensitive (child_of (closed, "open_button")));
  g_signal_emit_by_name (child_of (closed, "open_button"), "clicked");
  g_assert_cmpstr (tillid_window_get_place (f->window), ==, "patient");
  g_assert_true (tillid_session_is_open_patient (f->session, f->patient));

  work_as (f, f->amina);
  g_assert_true (gtk_widget_get_visible (child_of (page_of (f), "looks_bar")));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.second-looks", NULL);
  looks = find_looks ();
  g_assert_nonnull (looks);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (looks, "list")), 0));
  g_assert_true (TILLID_IS_LOOK_ROW (row));
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (child_of (row, "reason_label"))), "waiting room"));
  g_assert_false (gtk_widget_get_visible (child_of (row, "late_image")));
  gtk_editable_set_text (GTK_EDITABLE (child_of (row, "words_entry")), "right to do");
  g_signal_emit_by_name (child_of (row, "look_button"), "clicked");
  g_assert_false (waits (f));
  tillid_test_wait (
    g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (child_of (looks, "stack"))),
                 "empty"));
  g_assert_false (gtk_widget_get_visible (child_of (page_of (f), "looks_bar")));
  gtk_widget_activate_action (looks, "edits.undo", NULL);
  tillid_test_wait (waits (f));
  gtk_window_destroy (GTK_WINDOW (looks));
}

/* Back, and typing something else, lead away from it; the reason waits as a draft. */
static void
test_back (Fixture *f, gconstpointer data)
{
  GtkWidget *closed = NULL;

  work_as (f, f->jonas);
  open_first (f, "salma");
  closed = child_of (page_of (f), "no_access");
  gtk_editable_set_text (GTK_EDITABLE (child_of (closed, "reason_row")), "half a reason");
  g_signal_emit_by_name (closed, "back");
  g_assert_cmpstr (shown (f), ==, "list");
  open_first (f, "salma");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child_of (closed, "reason_row"))), ==,
                   "half a reason");
  g_assert_false (tillid_session_is_open_patient (f->session, f->patient));
}

/* Researchers and administrators read no patients: they are told what they may do. */
static void
test_roles (Fixture *f, gconstpointer data)
{
  const char *text = NULL;

  work_as (f, f->rosa);
  tillid_test_wait (g_str_equal (shown (f), "roles"));
  text = adw_status_page_get_description (ADW_STATUS_PAGE (child_of (page_of (f), "roles_status")));
  g_assert_nonnull (strstr (text, "Researcher"));
  g_assert_null (strstr (text, "Clinician"));
  g_assert_false (gtk_widget_get_visible (child_of (page_of (f), "new_button")));
}

/* A lead lets Jonas in until a day, with a reason, and takes it back; the record says who has read it. */
static void
test_readers (Fixture *f, gconstpointer data)
{
  GtkWidget *readers = NULL;

  tillid_window_open_patient (f->window, f->patient, NULL);
  readers = open_readers (f);
  g_assert_nonnull (readers);
  g_assert_cmpstr (tillid_person_row_get_title (
                     TILLID_PERSON_ROW (reader_row (readers, TILLID_READERS_WORK, 0))),
                   ==, "Amina Berg");
  g_assert_false (is_let_in (readers, "Jonas Holm"));
  /* Amina and Jonas treat; Rosa cannot be let in. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (child_of (readers, "who_row")), 1);
  gtk_editable_set_text (GTK_EDITABLE (child_of (readers, "until_row")), "yesterday");
  gtk_editable_set_text (GTK_EDITABLE (child_of (readers, "reason_row")), "stands in for Amina");
  g_assert_false (gtk_widget_get_sensitive (child_of (readers, "let_button")));
  gtk_editable_set_text (GTK_EDITABLE (child_of (readers, "until_row")), "1 March 2090");
  g_assert_true (gtk_widget_get_sensitive (child_of (readers, "let_button")));
  g_signal_emit_by_name (child_of (readers, "let_button"), "clicked");
  tillid_test_wait (is_let_in (readers, "Jonas Holm"));
  gtk_widget_activate_action (readers, "edits.undo", NULL);
  tillid_test_wait (!is_let_in (readers, "Jonas Holm"));
  gtk_window_destroy (GTK_WINDOW (readers));

  work_as (f, f->jonas);
  g_assert_false (tillid_session_is_open_patient (f->session, f->patient));
}

/* Who treats sees who may open the record, and changes nothing of it. */
static void
test_readers_read_only (Fixture *f, gconstpointer data)
{
  GtkWidget *readers = NULL;

  work_as (f, f->jonas);
  g_assert_true (
    tillid_session_break_glass (f->session, f->patient, "collapsed in the room", NULL));
  tillid_window_open_patient (f->window, f->patient, NULL);
  readers = open_readers (f);
  g_assert_false (gtk_widget_get_visible (child_of (readers, "let_group")));
  g_assert_cmpstr (tillid_person_row_get_title (
                     TILLID_PERSON_ROW (reader_row (readers, TILLID_READERS_EMERGENCY, 0))),
                   ==, "Jonas Holm");
  gtk_window_destroy (GTK_WINDOW (readers));
}

/* The list for the patient becomes a PDF, and that it was printed stands in the log. */
static void
test_print (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (f->session, NULL, f->patient, NULL);
  g_autoptr (GtkPrintOperation) operation = tillid_readers_print_new (context);
  g_autofree char *path = tillid_test_path ("readers.pdf");
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_true (tillid_print_run (operation, context, "print", GTK_PRINT_OPERATION_ACTION_EXPORT,
                                   NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_test_message ("%s", path);
  tillid_session_flush (f->session);
  readings = tillid_readers_list_readings (context, 1);
  g_assert_cmpstr (((TillidReading *) readings->pdata[0])->line, ==, "printed who has read");
}

/* The sheet speaks the patient's language; the program goes on in its own. */
static void
test_print_language (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Language");
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  TillidPersonLanguage *language =
    tillid_edit_assign_id (tillid_person_language_new (), tillid_session_get_ids (f->session));

  language->patient = f->patient;
  language->preferred = TRUE;
  tillid_set_text (&language->language, "ar-IQ");
  tillid_edit_take (edit, tillid_record_seal (language));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, NULL));
  context = tillid_patient_context_new (f->session, NULL, f->patient, NULL);
  operation = tillid_readers_print_new (context);
  g_assert_nonnull (
    strstr (tillid_sheet_get_title (g_object_get_data (G_OBJECT (operation), "sheet")), "قرأ"));
  g_assert_cmpstr (tillid_language_get (), ==, "en");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
}

/* A coordinator sees the visits of a life, and nothing can be told; the plan can be written. */
static void
test_coordinator (Fixture *f, gconstpointer data)
{
  TillidPatientPage *frame = NULL;
  GtkWidget *story = NULL;
  TillidBanner *banner = NULL;
  TillidTimelineState *state = NULL;
  static const char *const of_lanes[] = { "lanes_button", "add_button", "mark_button",
                                          "pause_button" };
  const gint64 kirsten = add_member (f, "Kirsten Dahl", "coordinator");

  work_as (f, kirsten);
  tillid_window_open_patient (f->window, f->patient, "story");
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  story = GTK_WIDGET (tillid_patient_page_get_page (frame, "story"));
  banner = TILLID_BANNER (child_of (GTK_WIDGET (frame), "roles_banner"));
  g_assert_true (tillid_banner_is_shown (banner));
  g_assert_nonnull (strstr (tillid_banner_get_title (banner), "told of their lives"));
  /* In an emergency it is a clinician who opens. */
  g_assert_false (gtk_widget_get_visible (child_of (GTK_WIDGET (banner), "button")));
  tillid_test_wait (
    !tillid_timeline_state_is_loading (tillid_story_page_get_state (TILLID_STORY_PAGE (story))));
  g_assert_false (gtk_widget_get_visible (child_of (story, "empty_box")));
  g_assert_false (is_enabled (story, "story.add"));
  /* No lane of what may not be read, not even an empty one, and nothing that is about such lanes only. */
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    g_assert_cmpint (tillid_timeline_state_has_lane (state, lane), ==, lane == TILLID_LANE_CARE);
  g_assert_true (tillid_timeline_state_get_view (state)->no_life);
  g_assert_cmpuint (tillid_timeline_state_get_view (state)->n_lanes, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (of_lanes); i++)
    g_assert_false (gtk_widget_get_visible (child_of (story, of_lanes[i])));
  /* What stands hidden in a memory of one's own, or was asked for, brings none back. */
  tillid_timeline_state_set_lane_shown (state, TILLID_LANE_SYMPTOM, TRUE);
  g_assert_cmpuint (tillid_timeline_state_get_view (state)->n_lanes, ==, 2);
  /* Whether the patient has answered is not said. */
  g_assert_false (gtk_widget_get_visible (
    child_of (GTK_WIDGET (tillid_patient_page_get_page (frame, "continuity")), "answer_card")));
  /* Problems are not for a coordinator to read: no tab, and nothing behind its name. */
  g_assert_cmpstr (tillid_patient_page_get_id (frame, 1), ==, "family");
  g_assert_null (tillid_patient_page_get_page (frame, "problems"));
  for (guint i = 1; i < tillid_patient_page_get_n (frame); i++)
    {
      g_assert_true (tillid_patient_page_show_index (frame, i));
      g_assert_false (tillid_banner_is_shown (banner));
    }
  g_assert_true (tillid_patient_page_show_index (frame, 0));
  g_assert_true (tillid_banner_is_shown (banner));

  work_as (f, f->amina);
  tillid_window_open_patient (f->window, f->patient, "story");
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  story = GTK_WIDGET (tillid_patient_page_get_page (frame, "story"));
  banner = TILLID_BANNER (child_of (GTK_WIDGET (frame), "roles_banner"));
  for (guint i = tillid_patient_page_get_n (frame); i > 0; i--)
    {
      g_assert_true (tillid_patient_page_show_index (frame, i - 1));
      g_assert_false (tillid_banner_is_shown (banner));
    }
  g_assert_true (is_enabled (story, "story.add"));
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  g_assert_cmpuint (tillid_timeline_state_get_view (state)->n_lanes, ==, TILLID_N_LANES);
  for (guint i = 0; i < G_N_ELEMENTS (of_lanes); i++)
    g_assert_true (gtk_widget_get_visible (child_of (story, of_lanes[i])));
  g_assert_true (gtk_widget_get_visible (
    child_of (GTK_WIDGET (tillid_patient_page_get_page (frame, "continuity")), "answer_card")));
  g_assert_cmpstr (tillid_patient_page_get_id (frame, 1), ==, "problems");
  g_assert_nonnull (tillid_patient_page_get_page (frame, "problems"));
}

/* A file that cannot be written: the window says it on every page, once; no page offers to write. */
static void
test_file_read_only (Fixture *f, gconstpointer data)
{
  TillidApplication *application = tillid_test_application ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open (tillid_session_get_path (f->session), NULL,
                         TILLID_SESSION_THREADS | TILLID_SESSION_READ_ONLY, &error);
  TillidWindow *window = NULL;
  TillidPatientPage *frame = NULL;
  TillidBanner *banner = NULL;

  g_assert_no_error (error);
  window = tillid_window_new (GTK_APPLICATION (application),
                              tillid_application_get_settings (application));
  tillid_window_set_session (window, session);
  tillid_window_show_patients (window);
  tillid_test_show (GTK_WIDGET (window), 1440, 900);
  banner = tillid_patients_page_get_banner (
    tillid_shell_get_patients_page (tillid_window_get_shell (window)));
  g_assert_true (tillid_banner_is_shown (banner));
  tillid_window_open_patient (window, f->patient, NULL);
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  banner = tillid_patient_page_get_banner (frame);
  g_assert_cmpuint (tillid_patient_page_get_n (frame), >, 3);
  for (guint i = 0; i < tillid_patient_page_get_n (frame); i++)
    {
      g_assert_true (tillid_patient_page_show_index (frame, i));
      g_assert_nonnull (TILLID_PAGE_GET_IFACE (tillid_patient_page_get_shown_page (frame))->writes);
      g_assert_true (tillid_banner_is_shown (banner));
      g_assert_nonnull (strstr (tillid_banner_get_title (banner), "cannot be written here"));
      g_assert_false (
        tillid_banner_is_shown (TILLID_BANNER (child_of (GTK_WIDGET (frame), "roles_banner"))));
      g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "new"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_protected (Fixture *f)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (f->window), "protect-address");

  return g_variant_get_boolean (state);
}

/* One switch in the menu, with a shield in the header, and undo. */
static void
test_address (Fixture *f, gconstpointer data)
{
  GtkWidget *header, *shield;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.open-patient", "x", f->patient);
  tillid_test_wait (
    g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "protect-address"));
  header =
    child_of (GTK_WIDGET (tillid_shell_get_patient_page (tillid_window_get_shell (f->window))),
              "header");
  shield = child_of (header, "protected_box");
  g_assert_false (is_protected (f));
  g_assert_false (gtk_widget_get_visible (shield));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.protect-address", NULL);
  tillid_test_wait (is_protected (f));
  tillid_test_wait (gtk_widget_get_visible (shield));
  tillid_test_picture (GTK_WIDGET (f->window), "patient-address-protected");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  tillid_test_wait (!is_protected (f));
  tillid_test_wait (!gtk_widget_get_visible (shield));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add ("/app/closed-patient/address", Fixture, NULL, set_up, test_address, tear_down);
  g_test_add ("/app/closed-patient/file-read-only", Fixture, NULL, set_up, test_file_read_only,
              tear_down);
  g_test_add ("/app/closed-patient/reason", Fixture, NULL, set_up, test_reason, tear_down);
  g_test_add ("/app/closed-patient/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/app/closed-patient/roles", Fixture, NULL, set_up, test_roles, tear_down);
  g_test_add ("/app/closed-patient/readers", Fixture, NULL, set_up, test_readers, tear_down);
  g_test_add ("/app/closed-patient/readers-read-only", Fixture, NULL, set_up,
              test_readers_read_only, tear_down);
  g_test_add ("/app/closed-patient/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/app/closed-patient/print-language", Fixture, NULL, set_up, test_print_language,
              tear_down);
  g_test_add ("/app/closed-patient/coordinator", Fixture, NULL, set_up, test_coordinator,
              tear_down);
  return g_test_run ();
}
