/* test-plan-more.c - decisions, papers, the crisis plan and the ending of the demo clinic's first patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"
#include "tillid-crisis-window.h"
#include "tillid-decisions.h"
#include "tillid-demo.h"
#include "tillid-dialogs.h"
#include "tillid-ending-window.h"
#include "tillid-goal-card.h"
#include "tillid-goal-editor.h"
#include "tillid-letter.h"
#include "tillid-page.h"
#include "tillid-paper-window.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-ending.h"
#include "tillid-plan-page.h"
#include "tillid-plan-review.h"
#include "tillid-record-window.h"
#include "tillid-review-window.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidPlanPage *page;   /* (unowned): the window's */
  TillidPlanModel *model; /* (owned): another one than the page's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-more-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo,
                                           tillid_test_find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->model = tillid_plan_model_new (f->context);
  f->page = g_object_new (TILLID_TYPE_PLAN_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->model);
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

/* (nullable): the newest window of a kind */
static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static void
type_into (TillidRecordForm *form, const char *field, const char *text)
{
  GtkWidget *widget = tillid_record_form_get_field (form, field);

  g_assert_nonnull (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

/* As a person who presses that key there. */
static gboolean
press_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

static guint
n_decisions (Fixture *f)
{
  g_autoptr (GPtrArray) decisions = tillid_decisions_list (f->context);

  return decisions->len;
}

static TillidRecordWindow *
open_decision (Fixture *f)
{
  GtkWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.add-decision", NULL);
  window = find_window (TILLID_TYPE_RECORD_WINDOW);
  g_assert_nonnull (window);
  return TILLID_RECORD_WINDOW (window);
}

/* What is typed waits in its fields; Ctrl+Enter keeps it as one edit; undo takes it back. */
static void
test_decision (Fixture *f, gconstpointer data)
{
  const guint before = n_decisions (f);
  TillidRecordWindow *window = open_decision (f);
  TillidRecordForm *form = tillid_record_window_get_form (window);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_false (tillid_record_window_keep (window));
  type_into (form, "question", "A walking group?");
  type_into (form, "review_on", "every evening");
  g_assert_false (tillid_record_window_keep (window));
  tillid_session_flush (f->session);
  gtk_window_close (GTK_WINDOW (window));
  tillid_test_wait (find_window (TILLID_TYPE_RECORD_WINDOW) == NULL);

  window = open_decision (f);
  form = tillid_record_window_get_form (window);
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (tillid_record_form_get_field (form, "question"))),
                   ==, "A walking group?");
  type_into (form, "review_on", "24 March 2026");
  type_into (form, "patient_prefers", "with Huda");
  g_assert_true (press_key (GTK_WIDGET (tillid_test_child (GTK_WIDGET (window), "root")),
                            GDK_KEY_Return, GDK_CONTROL_MASK));
  tillid_test_wait (n_decisions (f) == before + 1);
  after = tillid_decisions_list (f->context);
  g_assert_cmpint (((TillidDecision *) after->pdata[0])->review_on, ==,
                   tillid_day_from_ymd (2026, 3, 24));
  tillid_test_wait (
    gtk_list_box_get_row_at_index (tillid_record_list_get_list (TILLID_RECORD_LIST (
                                     tillid_test_child (GTK_WIDGET (f->page), "decision_list"))),
                                   (int) before) != NULL);
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (n_decisions (f) == before);
}

static GFile *
choose_file (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (data);
}

static guint
n_letters (Fixture *f)
{
  g_autoptr (GPtrArray) letters = tillid_patient_context_list (f->context, &tillid_letter_type);

  return letters->len;
}

/* The letter to the GP has what we ask in it before anybody types; written, it is a file and a record with a day. */
static void
test_letter (Fixture *f, gconstpointer data)
{
  const guint before = n_letters (f);
  g_autofree char *path = g_build_filename (f->folder, "letter.pdf", NULL);
  g_autofree char *ask = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  GtkWindow *window;
  TillidRecordForm *form;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.paper", "i", TILLID_PLAN_PAPER_GP);
  window = find_window (TILLID_TYPE_PAPER_WINDOW);
  g_assert_nonnull (window);
  form = tillid_paper_window_get_form (TILLID_PAPER_WINDOW (window));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (tillid_record_form_get_field (form, "ask")));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  ask = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (ask, ==, "Stop vitamin D and calcium");
  g_assert_cmpuint (tillid_page_preview_get_n_pages (
                      tillid_paper_window_get_preview (TILLID_PAPER_WINDOW (window))),
                    >=, 1);
  type_into (form, "reply_due", "1 April 2026");
  tillid_test_picture (GTK_WIDGET (window), "plan-letter");
  tillid_dialogs_set_file_fake (choose_file, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "paper.pdf", NULL);
  tillid_test_wait (n_letters (f) == before + 1);
  tillid_dialogs_set_file_fake (NULL, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  letters = tillid_patient_context_list (f->context, &tillid_letter_type);
  g_assert_cmpint (((TillidLetter *) letters->pdata[before])->reply_due, ==,
                   tillid_day_from_ymd (2026, 4, 1));
  tillid_test_wait (find_window (TILLID_TYPE_PAPER_WINDOW) == NULL);
}

/* The patient's copy is in the patient's language before anybody chooses one, and a change of language changes its pages. */
static void
test_copy (Fixture *f, gconstpointer data)
{
  GtkWindow *window;
  GtkDropDown *drop;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.paper", "i", TILLID_PLAN_PAPER_PATIENT);
  window = find_window (TILLID_TYPE_PAPER_WINDOW);
  g_assert_nonnull (window);
  drop = GTK_DROP_DOWN (tillid_test_child (GTK_WIDGET (window), "language_drop"));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (drop)), ==,
                   "العربية");
  g_assert_true (gtk_widget_get_visible (
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (window), "untranslated_label"))));
  tillid_test_picture (GTK_WIDGET (window), "plan-copy");
  gtk_window_close (window);
  tillid_test_wait (find_window (TILLID_TYPE_PAPER_WINDOW) == NULL);
}

static guint
n_lines (Fixture *f, TillidCrisisSection section)
{
  g_autoptr (GPtrArray) lines = tillid_crisis_list (f->context, section);

  return lines->len;
}

/* A line goes into its section; Delete says that it was entered in error. */
static void
test_crisis (Fixture *f, gconstpointer data)
{
  const guint before = n_lines (f, TILLID_CRISIS_SECTION_HELPS);
  GtkWindow *window, *line;
  TillidRecordList *list;
  GtkListBoxRow *row;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.crisis", NULL);
  window = find_window (TILLID_TYPE_CRISIS_WINDOW);
  g_assert_nonnull (window);
  tillid_test_picture (GTK_WIDGET (window), "plan-crisis");
  list = tillid_crisis_window_get_list (TILLID_CRISIS_WINDOW (window), TILLID_CRISIS_SECTION_HELPS);
  line = tillid_record_list_add (list);
  type_into (tillid_record_window_get_form (TILLID_RECORD_WINDOW (line)), "words", "أتصل بهدى");
  g_assert_true (tillid_record_window_keep (TILLID_RECORD_WINDOW (line)));
  tillid_test_wait (n_lines (f, TILLID_CRISIS_SECTION_HELPS) == before + 1);
  tillid_test_wait (
    gtk_list_box_get_row_at_index (tillid_record_list_get_list (list), (int) before) != NULL);
  row = gtk_list_box_get_row_at_index (tillid_record_list_get_list (list), (int) before);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (press_key (GTK_WIDGET (list), GDK_KEY_Delete, 0));
  tillid_test_wait (n_lines (f, TILLID_CRISIS_SECTION_HELPS) == before);
  gtk_window_close (window);
  tillid_test_wait (find_window (TILLID_TYPE_CRISIS_WINDOW) == NULL);
}

static guint
n_hand_overs (Fixture *f)
{
  g_autoptr (GPtrArray) rows = tillid_plan_hand_overs_list (f->model);

  return rows->len;
}

/* A planned change of the key contact adds four steps of ours; one edit, one undo. */
static void
test_ending (Fixture *f, gconstpointer data)
{
  const guint before = n_hand_overs (f);
  const guint steps = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->len;
  GtkWindow *window;
  TillidRecordForm *form;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.ending", NULL);
  window = find_window (TILLID_TYPE_ENDING_WINDOW);
  g_assert_nonnull (window);
  tillid_test_picture (GTK_WIDGET (window), "plan-ending");
  button = GTK_WIDGET (tillid_test_child (GTK_WIDGET (window), "plan_button"));
  form = TILLID_RECORD_FORM (tillid_test_child (GTK_WIDGET (window), "plan_form"));
  type_into (form, "day", "1 September 2026");
  g_assert_false (gtk_widget_get_sensitive (button));
  for (guint i = 1; !gtk_widget_get_sensitive (button) && i < 9; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (tillid_record_form_get_field (form, "to_member")),
                                i);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (GTK_WIDGET (window), "ending.plan-hand-over", NULL);
  tillid_test_wait (n_hand_overs (f) == before + 1);
  tillid_test_wait (tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->len == steps + 4);
  gtk_window_close (window);
  tillid_test_wait (find_window (TILLID_TYPE_ENDING_WINDOW) == NULL);
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (n_hand_overs (f) == before);
  tillid_test_wait (tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->len == steps);
}

static guint
n_reviews (Fixture *f)
{
  g_autoptr (GPtrArray) reviews = tillid_plan_reviews_list (f->model);

  return reviews->len;
}

/* A review is one edit; from then on it is what the plan is compared with. */
static void
test_review (Fixture *f, gconstpointer data)
{
  GtkWindow *window, *writing;
  GtkLabel *changes;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "plan.review", NULL);
  window = find_window (TILLID_TYPE_REVIEW_WINDOW);
  g_assert_nonnull (window);
  changes = GTK_LABEL (tillid_test_child (GTK_WIDGET (window), "changes_label"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (changes), "New: "));
  writing = tillid_record_list_add (tillid_review_window_get_list (TILLID_REVIEW_WINDOW (window)));
  type_into (tillid_record_window_get_form (TILLID_RECORD_WINDOW (writing)), "staff_words",
             "With Salma and Maryam: it goes on");
  g_assert_true (tillid_record_window_keep (TILLID_RECORD_WINDOW (writing)));
  tillid_test_wait (n_reviews (f) == 1);
  tillid_test_wait (g_str_equal (gtk_label_get_label (changes), "Nothing has changed since then."));
  tillid_test_picture (GTK_WIDGET (window), "plan-review");
  gtk_window_close (window);
  tillid_test_wait (find_window (TILLID_TYPE_REVIEW_WINDOW) == NULL);
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (n_reviews (f) == 0);
}

static GtkWidget *
first_card (Fixture *f)
{
  GtkWidget *box = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "goals_box"));

  return gtk_widget_get_first_child (box);
}

/* Why and the rest are kept with the sentence; without a sentence of the patient the card says whose draft it is. */
static void
test_goal (Fixture *f, gconstpointer data)
{
  const gint64 id = tillid_goal_card_get_goal (TILLID_GOAL_CARD (first_card (f)));
  GtkWidget *editor = GTK_WIDGET (tillid_test_child (first_card (f), "editor"));
  TillidRecordForm *form;

  g_assert_false (gtk_widget_has_css_class (first_card (f), "our-draft"));
  tillid_goal_card_edit (TILLID_GOAL_CARD (first_card (f)));
  form = TILLID_RECORD_FORM (tillid_test_child (editor, "more_form"));
  type_into (form, "how_we_know", "Sara laughs");
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (editor, "words_entry")), "");
  g_assert_true (tillid_goal_editor_keep (TILLID_GOAL_EDITOR (editor)));
  tillid_test_wait (tillid_plan_model_find_goal (f->model, id)->goal->words == NULL);
  g_assert_cmpstr (tillid_plan_model_find_goal (f->model, id)->goal->how_we_know, ==,
                   "Sara laughs");
  tillid_test_wait (gtk_widget_has_css_class (first_card (f), "our-draft"));
  g_assert_true (
    gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (first_card (f), "draft_label"))));
  tillid_test_picture (f->window != NULL ? GTK_WIDGET (f->page) : NULL, "plan-more");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  ADD ("/app/plan-more/decision", test_decision);
  ADD ("/app/plan-more/letter", test_letter);
  ADD ("/app/plan-more/copy", test_copy);
  ADD ("/app/plan-more/crisis", test_crisis);
  ADD ("/app/plan-more/ending", test_ending);
  ADD ("/app/plan-more/review", test_review);
  ADD ("/app/plan-more/goal", test_goal);
  return g_test_run ();
}
