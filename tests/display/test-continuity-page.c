/* test-continuity-page.c - the Continuity page of the demo case
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"
#include "tillid-answer-card.h"
#include "tillid-bead-string.h"
#include "tillid-continuity-page.h"
#include "tillid-demo.h"
#include "tillid-page.h"
#include "tillid-patient-context.h"
#include "tillid-prompt-card.h"
#include "tillid-test-folder.h"

#define PATIENT "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'"

/* What a fixture is made for. */
#define RTL GINT_TO_POINTER (1)
#define NARROW GINT_TO_POINTER (2)

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  GtkWidget *page; /* (unowned): of @window */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;

  f->folder = g_dir_make_tmp ("tillid-continuity-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (f->path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), PATIENT, &patient, NULL));
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo, patient, &error);
  g_assert_no_error (error);

  f->page = g_object_new (TILLID_TYPE_CONTINUITY_PAGE, NULL);
  if (data == RTL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  f->window = tillid_test_show (f->page, data == NARROW ? 1036 : 1376, data == NARROW ? 640 : 853);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  tillid_test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gboolean
is_visible (Fixture *f, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (f->page, name)));
}

/* 13 leads; 17 in the rows of professions with both of the fifth visit... counted from the table in the worked case:
 * 13 leads, 19 presences of staff, 13 interpreters, 13 known faces, two planned visits with two beads each, one hand-over. */
static void
test_beads (Fixture *f, gconstpointer data)
{
  TillidBeadString *string = TILLID_BEAD_STRING (tillid_test_child (f->page, "bead_string"));

  gtk_test_widget_wait_for_draw (f->page);
  g_assert_cmpuint (tillid_bead_string_get_n_items (string), ==, 13 + 19 + 13 + 13 + 4 + 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (string), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (GTK_WIDGET (string)),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  tillid_page_grab_focus_first (TILLID_PAGE (f->page));
  g_assert_cmpint (tillid_bead_string_get_focus_visit (string), !=, 0);
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  GtkToggleButton *opener = GTK_TOGGLE_BUTTON (tillid_test_child (f->page, "numbers_button"));
  GtkRevealer *revealer = GTK_REVEALER (tillid_test_child (f->page, "numbers_revealer"));
  GtkWidget *first =
    gtk_widget_get_first_child (GTK_WIDGET (tillid_test_child (f->page, "numbers_list")));

  /* Closed by default, and never without the answer beside it. */
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_true (is_visible (f, "answer_card"));
  gtk_toggle_button_set_active (opener, TRUE);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  g_assert_nonnull (first);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
test_fine (Fixture *f, gconstpointer data)
{
  GtkWidget *prompt = GTK_WIDGET (tillid_test_child (f->page, "first_prompt"));

  g_assert_true (is_visible (f, "prompt_box"));
  gtk_widget_activate_action (prompt, "prompt.fine", NULL);
  tillid_test_wait (!is_visible (f, "prompt_box"));
}

/* What was put aside by mistake is a line that brings it back; undo puts it aside again. */
static void
test_show_again (Fixture *f, gconstpointer data)
{
  GtkWidget *aside = GTK_WIDGET (tillid_test_child (f->page, "first_aside"));
  GtkLabel *text = GTK_LABEL (tillid_test_child (aside, "text_label"));

  g_assert_false (is_visible (f, "first_aside"));
  gtk_widget_activate_action (GTK_WIDGET (tillid_test_child (f->page, "first_prompt")),
                              "prompt.snooze", "(si)", "talked", 30);
  tillid_test_wait (is_visible (f, "first_aside"));
  g_assert_false (is_visible (f, "prompt_box"));
  tillid_test_picture (GTK_WIDGET (f->window), "continuity-aside");
  g_assert_nonnull (strstr (gtk_label_get_label (text), "Put aside until"));
  g_assert_nonnull (strstr (gtk_label_get_label (text), "talked about"));
  gtk_widget_activate_action (aside, "aside.show-again", NULL);
  tillid_test_wait (is_visible (f, "prompt_box"));
  g_assert_false (is_visible (f, "first_aside"));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (is_visible (f, "first_aside"));
}

/* The card of the demo case offers: go to the visit that is booked, the conference, fixed call times; fine as it is stands before them. */
static void
test_nth_action (Fixture *f, gconstpointer data)
{
  TillidPromptCard *prompt = TILLID_PROMPT_CARD (tillid_test_child (f->page, "first_prompt"));
  GtkWidget *chip = GTK_WIDGET (tillid_test_child (GTK_WIDGET (prompt), "calls_chip"));

  gtk_test_widget_wait_for_draw (f->page);
  g_assert_false (tillid_prompt_card_activate_nth (prompt, 3));
  g_assert_false (gtk_widget_get_visible (chip));
  g_assert_true (tillid_prompt_card_activate_nth (prompt, 2));
  tillid_test_wait (gtk_widget_get_visible (chip));
  gtk_widget_activate_action (GTK_WIDGET (prompt), "prompt.fine", NULL);
  tillid_test_wait (!is_visible (f, "prompt_box"));
  g_assert_false (tillid_prompt_card_activate_nth (prompt, 0));
}

/* R8: said, it is the first prompt and names the colleague; said again it is taken back. */
static void
test_share (Fixture *f, gconstpointer data)
{
  GtkWidget *share = GTK_WIDGET (tillid_test_child (f->page, "share_button"));
  GtkLabel *fact = GTK_LABEL (
    tillid_test_child (GTK_WIDGET (tillid_test_child (f->page, "first_prompt")), "fact_label"));

  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (share)));
  g_assert_null (strstr (gtk_label_get_text (fact), "would like to share"));
  g_assert_true (gtk_widget_activate (share));
  tillid_test_wait (strstr (gtk_label_get_text (fact), "would like to share this relation") !=
                    NULL);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (share)));
  g_assert_true (gtk_widget_activate (share));
  tillid_test_wait (strstr (gtk_label_get_text (fact), "would like to share") == NULL);
}

static void
test_answer (Fixture *f, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (tillid_test_child (f->page, "answer_card"));
  GtkEditable *words = GTK_EDITABLE (tillid_test_child (card, "words_entry"));
  GtkEditable *staff = GTK_EDITABLE (tillid_test_child (card, "staff_entry"));
  GtkLabel *shown = GTK_LABEL (tillid_test_child (card, "staff_words_label"));

  g_assert_false (tillid_answer_card_is_editing (TILLID_ANSWER_CARD (card)));
  gtk_widget_activate_action (card, "answer.ask", NULL);
  gtk_editable_set_text (words, "نعم");
  gtk_editable_set_text (staff, "Yes, Kirsten too");

  /* Another page of the same patient finds the draft, as after a crash. */
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  g_assert_true (tillid_answer_card_is_editing (TILLID_ANSWER_CARD (card)));
  g_assert_cmpstr (gtk_editable_get_text (staff), ==, "Yes, Kirsten too");

  gtk_widget_activate_action (card, "answer.keep", NULL);
  g_assert_false (tillid_answer_card_is_editing (TILLID_ANSWER_CARD (card)));
  tillid_test_wait (g_str_equal (gtk_label_get_label (shown), "“Yes, Kirsten too”"));

  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  g_assert_false (tillid_answer_card_is_editing (TILLID_ANSWER_CARD (card)));
}

/* An answer that was kept by mistake gives way to the one before it. */
static void
test_answer_in_error (Fixture *f, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (tillid_test_child (f->page, "answer_card"));
  GtkLabel *shown = GTK_LABEL (tillid_test_child (card, "staff_words_label"));
  g_autofree char *before = g_strdup (gtk_label_get_label (shown));

  gtk_widget_activate_action (card, "answer.ask", NULL);
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (card, "staff_entry")), "Of another");
  gtk_widget_activate_action (card, "answer.keep", NULL);
  tillid_test_wait (g_str_equal (gtk_label_get_label (shown), "“Of another”"));
  gtk_widget_activate_action (card, "answer.in-error", NULL);
  tillid_test_wait (g_str_equal (gtk_label_get_label (shown), before));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (g_str_equal (gtk_label_get_label (shown), "“Of another”"));
}

static void
test_window (Fixture *f, gconstpointer data)
{
  GtkDropDown *windows = GTK_DROP_DOWN (tillid_test_child (f->page, "window_drop_down"));
  GtkLabel *known = GTK_LABEL (tillid_test_child (f->page, "known_label"));

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (windows)), ==, 3);
  g_assert_nonnull (strstr (gtk_label_get_label (known), "12"));
  gtk_drop_down_set_selected (windows, 2);
  g_assert_nonnull (strstr (gtk_label_get_label (known), "7"));
  g_assert_cmpuint (gtk_drop_down_get_selected (windows), ==, 2);
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  GtkWidget *columns = GTK_WIDGET (tillid_test_child (f->page, "columns"));
  GtkWidget *start = gtk_widget_get_first_child (columns);
  GtkWidget *end = gtk_widget_get_next_sibling (start);
  graphene_rect_t a, b;

  gtk_test_widget_wait_for_draw (f->page);
  g_assert_true (gtk_widget_compute_bounds (start, columns, &a));
  g_assert_true (gtk_widget_compute_bounds (end, columns, &b));
  if (data == NARROW)
    g_assert_cmpfloat (b.origin.y, >=, a.origin.y + a.size.height);
  else
    g_assert_cmpfloat (b.origin.y, ==, a.origin.y);
  if (data == RTL)
    g_assert_cmpfloat (b.origin.x, <, a.origin.x);
  else if (data != NARROW)
    g_assert_cmpfloat (b.origin.x, >, a.origin.x);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  const char *name = data == RTL      ? "continuity-rtl"
                     : data == NARROW ? "continuity-narrow"
                                      : "continuity";
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tillid_test_child (f->page, "numbers_button")),
                                TRUE);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), name);
  tillid_test_set_dark (TRUE);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), dark);
  tillid_test_set_dark (FALSE);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/app/continuity/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  ADD ("beads", NULL, test_beads);
  ADD ("numbers", NULL, test_numbers);
  ADD ("fine", NULL, test_fine);
  ADD ("show-again", NULL, test_show_again);
  ADD ("answer-in-error", NULL, test_answer_in_error);
  ADD ("nth-action", NULL, test_nth_action);
  ADD ("share", NULL, test_share);
  ADD ("answer", NULL, test_answer);
  ADD ("window", NULL, test_window);
  ADD ("columns", NULL, test_columns);
  ADD ("columns-narrow", NARROW, test_columns);
  ADD ("columns-rtl", RTL, test_columns);
  ADD ("pictures", NULL, test_pictures);
  ADD ("pictures-narrow", NARROW, test_pictures);
  ADD ("pictures-rtl", RTL, test_pictures);

  return g_test_run ();
}
