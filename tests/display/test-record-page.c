/* test-record-page.c - medicines, consents, contacts and letters of the demo clinic's first patient, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What stands there before is read off data/demo/salma-care.json. One clinic for all tests: each writes into a list of its own. */
#include "config.h"

#include <string.h>

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-meeting-window.h"
#include "tillid-outside.h"
#include "tillid-page.h"
#include "tillid-record-list.h"
#include "tillid-record-page.h"
#include "tillid-record-window.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidRecordPage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-record-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo,
                                           tillid_test_find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->page = g_object_new (TILLID_TYPE_RECORD_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static TillidRecordList *
list_of (Fixture *f, const char *name)
{
  return TILLID_RECORD_LIST (tillid_test_child (GTK_WIDGET (f->page), name));
}

static AdwActionRow *
row_of (Fixture *f, const char *list, int place)
{
  GtkListBoxRow *row =
    gtk_list_box_get_row_at_index (tillid_record_list_get_list (list_of (f, list)), place);

  return row != NULL ? ADW_ACTION_ROW (row) : NULL;
}

static const char *
title_of (Fixture *f, const char *list, int place)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_of (f, list, place)));
}

/* Without the marks around what somebody typed. */
static char *
plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u2068", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_auto (GStrv) rest = g_strsplit (joined, "\u2069", -1);

  return g_strjoinv ("", rest);
}

static gboolean
says (Fixture *f, const char *list, int place, const char *words)
{
  AdwActionRow *row = row_of (f, list, place);
  g_autofree char *said = row != NULL ? plain (adw_action_row_get_subtitle (row)) : NULL;

  return said != NULL && strstr (said, words) != NULL;
}

/* (nullable) */
static TillidRecordWindow *
find_form (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_RECORD_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* As Enter on a row that has the focus. */
static TillidRecordWindow *
press_enter (Fixture *f, const char *list, int place)
{
  AdwActionRow *row = row_of (f, list, place);
  TillidRecordWindow *window = NULL;

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_signal_emit_by_name (row, "activate");
  window = find_form ();
  g_assert_nonnull (window);
  return window;
}

static GtkWidget *
field_of (TillidRecordWindow *window, const char *name)
{
  GtkWidget *widget = tillid_record_form_get_field (tillid_record_window_get_form (window), name);

  g_assert_nonnull (widget);
  return widget;
}

static void
type (TillidRecordWindow *window, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field_of (window, field)), text);
}

static void
choose (TillidRecordWindow *window, const char *field, guint choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field_of (window, field)), choice);
}

static void
keep (TillidRecordWindow *window)
{
  g_assert_true (tillid_record_window_keep (window));
  tillid_test_wait (find_form () == NULL);
}

static guint
count (Fixture *f, const TillidRecordType *kind)
{
  g_autoptr (GPtrArray) records = tillid_patient_context_list (f->context, kind);

  return records->len;
}

static void
test_medicines (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  const guint before = count (f, &tillid_medicine_review_type);
  const guint medicines = count (f, &tillid_medicine_type);
  TillidRecordWindow *window = NULL;

  g_test_summary ("Prescribed beside taken; Enter goes through one and changes neither");
  g_assert_cmpstr (title_of (f, "medicine_list", 0), ==, "Vitamin D and calcium");
  g_assert_true (says (f, "medicine_list", 0, "Prescribed: two tablets a day"));
  g_assert_true (says (f, "medicine_list", 0, "Taken: one tablet, not every day"));
  g_assert_true (says (f, "medicine_list", 1, "taken, not prescribed"));
  g_assert_null (row_of (f, "medicine_list", 2)); /* three others have ended */

  window = press_enter (f, "medicine_list", 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Ibuprofen");
  g_assert_false (tillid_record_window_keep (window));
  choose (window, "brought", TILLID_YES_NO_NO);
  type (window, "why_words", "للرأس");
  keep (window);
  tillid_test_wait (says (f, "medicine_list", 1, "not brought"));
  g_assert_cmpuint (count (f, &tillid_medicine_review_type), ==, before + 1);
  g_assert_cmpuint (count (f, &tillid_medicine_type), ==, medicines);
  {
    g_autoptr (GPtrArray) reviews =
      tillid_patient_context_list (f->context, &tillid_medicine_review_type);
    g_autoptr (GPtrArray) languages = g_ptr_array_new ();

    for (guint i = 0; i < reviews->len; i++)
      if (g_strcmp0 (((TillidMedicineReview *) reviews->pdata[i])->why_words, "للرأس") == 0)
        g_ptr_array_add (languages, ((TillidMedicineReview *) reviews->pdata[i])->language);
    g_assert_cmpuint (languages->len, ==, 1);
    g_assert_cmpstr (languages->pdata[0], ==, tillid_patient_context_get_language (f->context));
  }
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (count (f, &tillid_medicine_review_type) == before);
}

static void
test_consent (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  const guint before = count (f, &tillid_consent_type);
  TillidRecordWindow *window = NULL;

  g_test_summary ("Asking again is a new answer of today; the old one stays in the record");
  g_assert_cmpstr (title_of (f, "consent_list", 1), ==, "Job centre");
  g_assert_true (says (f, "consent_list", 1, "no, the life story"));
  window = press_enter (f, "consent_list", 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Job centre");
  choose (window, "answer", TILLID_CONSENT_STATE_YES);
  type (window, "about", "the dates of visits");
  keep (window);
  tillid_test_wait (says (f, "consent_list", 0, "yes, the dates of visits"));
  g_assert_cmpstr (title_of (f, "consent_list", 0), ==, "Job centre");
  g_assert_null (row_of (f, "consent_list", 3));
  g_assert_cmpuint (count (f, &tillid_consent_type), ==, before + 1);

  /* An answer is something to keep without a word. */
  gtk_widget_activate_action (GTK_WIDGET (f->page), "record.ask-consent", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  choose (window, "counterpart", TILLID_COUNTERPART_SCHOOL);
  choose (window, "answer", TILLID_CONSENT_STATE_NO);
  keep (window);
  tillid_test_wait (row_of (f, "consent_list", 3) != NULL);
  g_assert_cmpstr (title_of (f, "consent_list", 0), ==, "School");
}

static void
test_contact (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  const guint before = count (f, &tillid_contact_type);
  TillidRecordWindow *window = NULL;

  g_test_summary (
    "A contact with an office: what was typed waits, a day is read, a late answer is said");
  g_assert_true (says (f, "contact_list", 1, "no answer, 4 days late"));
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (row_of (f, "contact_list", 1)), "late-edge"));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "record.add-contact", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  type (window, "with_text", "Eye clinic");
  type (window, "reply_due", "every evening");
  g_assert_false (tillid_record_window_keep (window));
  tillid_session_flush (f->session);
  gtk_window_close (GTK_WINDOW (window));
  tillid_test_wait (find_form () == NULL);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "record.add-contact", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field_of (window, "with_text"))), ==,
                   "Eye clinic");
  type (window, "reply_due", "24 March 2026");
  keep (window);
  tillid_test_wait (count (f, &tillid_contact_type) == before + 1);
  tillid_test_wait (says (f, "contact_list", 1, "answer expected by 24 Mar 2026"));
  g_assert_cmpstr (title_of (f, "contact_list", 1), ==, "Eye clinic");

  /* The answer has come: the row is late no more. */
  window = press_enter (f, "contact_list", 2);
  type (window, "replied_on", "today");
  keep (window);
  tillid_test_wait (says (f, "contact_list", 2, "answered 10 Mar 2026"));
  g_assert_false (
    gtk_widget_has_css_class (GTK_WIDGET (row_of (f, "contact_list", 2)), "late-edge"));
}

static void
test_letter (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  TillidLetter *letter = tillid_patient_context_new_record (f->context, &tillid_letter_type);
  TillidRecordWindow *window = NULL;

  g_test_summary ("What a letter asked for is waited for until somebody writes that it came");
  letter->kind = TILLID_LETTER_KIND_GP;
  tillid_set_text (&letter->to_text, "Dr Holm");
  tillid_set_text (&letter->title, "Vitamin D and calcium");
  letter->sent_on = tillid_session_today (f->session) - 20;
  letter->reply_due = tillid_session_today (f->session) - 6;
  tillid_patient_context_apply_one (f->context, "Made for a test", letter);
  tillid_test_wait (
    says (f, "letter_list", 0, "letter to the GP, Vitamin D and calcium, no answer, "));
  g_assert_cmpstr (title_of (f, "letter_list", 0), ==, "Dr Holm");
  window = press_enter (f, "letter_list", 0);
  type (window, "replied_on", "9 March 2026");
  keep (window);
  tillid_test_wait (says (f, "letter_list", 0, "answered 9 Mar 2026"));
}

static void
test_sheet (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  g_autoptr (TillidSheet) sheet = tillid_record_page_make_sheet (f->page);

  g_test_summary ("What differs fits a page");
  g_assert_cmpuint (tillid_sheet_paginate (sheet, 595, 842), ==, 1);
  g_assert_true (tillid_page_can_print (TILLID_PAGE (f->page)));
}

static void
test_meeting (gconstpointer data)
{
  Fixture *f = (Fixture *) data;
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (f->context, &tillid_visit_type);
  TillidVisit *visit = visits->pdata[0];
  TillidMeetingWindow *meeting = NULL;
  TillidRecordWindow *window = NULL;
  GtkWidget *paper = NULL;

  g_test_summary ("Two parties of a network meeting, a line for each; where the patient said no "
                  "there is no paper");
  meeting =
    TILLID_MEETING_WINDOW (tillid_meeting_window_new (f->window, f->context, visit->record.id));
  gtk_window_present (GTK_WINDOW (meeting));
  paper = GTK_WIDGET (tillid_test_child (GTK_WIDGET (meeting), "paper"));
  g_assert_false (gtk_widget_get_visible (paper));
  gtk_widget_activate_action (GTK_WIDGET (meeting), "meeting.add-party", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  choose (window, "counterpart", TILLID_COUNTERPART_HOUSING);
  type (window, "name", "Lene M.");
  keep (window);
  tillid_test_wait (gtk_widget_get_visible (paper));

  gtk_widget_activate_action (GTK_WIDGET (meeting), "meeting.add-agreement", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                              GTK_TEXT_VIEW (field_of (window, "staff_words"))),
                            "Two more weeks", -1);
  type (window, "due", "24 March 2026");
  keep (window);
  tillid_test_wait (
    gtk_list_box_get_row_at_index (tillid_record_list_get_list (TILLID_RECORD_LIST (
                                     tillid_test_child (GTK_WIDGET (meeting), "agreement_list"))),
                                   0) != NULL);

  /* Who was added last is chosen; the patient has said no to this one. */
  gtk_widget_activate_action (GTK_WIDGET (meeting), "meeting.add-party", NULL);
  window = find_form ();
  g_assert_nonnull (window);
  choose (window, "counterpart", TILLID_COUNTERPART_SPECIALIST);
  keep (window);
  tillid_test_wait (gtk_drop_down_get_selected (
                      GTK_DROP_DOWN (tillid_test_child (GTK_WIDGET (meeting), "party_drop"))) == 1);
  g_assert_true (gtk_widget_get_visible (paper));
  {
    TillidConsent *consent = tillid_patient_context_new_record (f->context, &tillid_consent_type);

    tillid_outside_prepare (f->context, &consent->record);
    consent->counterpart = TILLID_COUNTERPART_SPECIALIST;
    consent->answer = TILLID_CONSENT_STATE_NO;
    tillid_patient_context_apply_one (f->context, "Made for a test", consent);
  }
  tillid_test_wait (!gtk_widget_get_visible (paper));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (
                                tillid_test_child (GTK_WIDGET (meeting), "party_drop")),
                              0);
  g_assert_true (gtk_widget_get_visible (paper));
  tillid_test_picture (GTK_WIDGET (meeting), "meeting");
  gtk_window_destroy (GTK_WINDOW (meeting));
}

int
main (int argc, char *argv[])
{
  Fixture f = { 0 };
  int result;

  tillid_test_init (&argc, &argv);
  set_up (&f);
  g_test_add_data_func ("/app/record-page/medicines", &f, test_medicines);
  g_test_add_data_func ("/app/record-page/consent", &f, test_consent);
  g_test_add_data_func ("/app/record-page/contact", &f, test_contact);
  g_test_add_data_func ("/app/record-page/letter", &f, test_letter);
  g_test_add_data_func ("/app/record-page/sheet", &f, test_sheet);
  g_test_add_data_func ("/app/record-page/meeting", &f, test_meeting);
  result = g_test_run ();
  tear_down (&f);
  return result;
}
