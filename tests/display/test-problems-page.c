/* test-problems-page.c - the problem list of the demo clinic's first patient on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-demo.h"
#include "test-support.h"
#include "tillid-page.h"
#include "tillid-problem-editor.h"
#include "tillid-problem-list.h"
#include "tillid-problem-row.h"
#include "tillid-problems-page.h"
#include "tillid-problems-words.h"

typedef struct
{
  TestDemo demo;
  TillidProblemsPage *page;   /* (unowned): the window's */
  TillidProblemsModel *model; /* (owned): another one than the page's */
  GtkWindow *window;
} Fixture;

static void
show_page (Fixture *f)
{
  f->page = g_object_new (TILLID_TYPE_PROBLEMS_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static void
open_patient (Fixture *f, const char *name)
{
  test_demo_open_patient (&f->demo, name);
  f->model = tillid_problems_model_new (f->demo.context);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, NULL);
  open_patient (f, "salma");
  show_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->model);
  test_demo_close (&f->demo);
}

static TillidProblemList *
list_of (Fixture *f, TillidProblemsPart part)
{
  g_autofree char *name = g_strdup_printf ("list_%d", (int) part);

  return TILLID_PROBLEM_LIST (tillid_test_child (GTK_WIDGET (f->page), name));
}

static GtkWidget *
row_at (Fixture *f, TillidProblemsPart part, guint place)
{
  return tillid_problem_list_peek_place (list_of (f, part), place);
}

static guint
n_items (Fixture *f, TillidProblemsPart part)
{
  return tillid_problems_model_get_items (f->model, part)->len;
}

static const TillidProblemsItem *
item_at (Fixture *f, TillidProblemsPart part, guint place)
{
  return tillid_problems_model_get_items (f->model, part)->pdata[place];
}

static gint64
id_at (Fixture *f, TillidProblemsPart part, guint place)
{
  return item_at (f, part, place)->record->id;
}

static GtkWidget *
focus_of (Fixture *f)
{
  return gtk_window_get_focus (f->window);
}

static const char *
label_of (GtkWidget *row, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (tillid_test_child (row, name)));
}

/* As screens.md draws it. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  GtkWidget *first = row_at (f, TILLID_PROBLEMS_OWN, 0),
            *third = row_at (f, TILLID_PROBLEMS_OWN, 2);
  GtkWidget *added = row_at (f, TILLID_PROBLEMS_ADDED, 0);

  g_assert_cmpint (n_items (f, TILLID_PROBLEMS_OWN), ==, 7);
  g_assert_cmpstr (label_of (first, "place_label"), ==, "1");
  g_assert_cmpstr (label_of (first, "words_label"), ==, "رأسي يؤلمني كل يوم");
  g_assert_cmpstr (label_of (first, "staff_label"), ==, "My head hurts every day");
  g_assert_cmpstr (label_of (first, "burden_label"), ==, "8");
  g_assert_cmpstr (label_of (first, "before_label"), ==, "was \u20689\u2069 in November");
  g_assert_cmpstr (label_of (first, "due_label"), ==, "today");
  g_assert_cmpstr (label_of (third, "due_label"), ==, "\u20684\u2069 days late");
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (tillid_test_child (third, "due_label")), "late"));
  g_assert_cmpstr (label_of (added, "place_label"), ==, "a");
  g_assert_cmpstr (label_of (added, "before_label"), ==, "not rated yet");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "1. My head hurts every day. Body. Burden \u20688\u2069 of 10, was \u20689\u2069 in November. "
    "Next "
    "step: Marie Holm, Explain the scan in simple words, today. Being worked on. First noticed: 15 "
    "August to 4 October 2015.");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (tillid_test_child (GTK_WIDGET (list_of (f, TILLID_PROBLEMS_OWN)), "list")),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Problems in the patient’s order");
  tillid_test_picture (GTK_WIDGET (f->window), "problems");
}

/* Alt+Up is the action of the row; the focus follows, and the new place is written for everybody. */
static void
test_move (Fixture *f, gconstpointer data)
{
  gint64 third = id_at (f, TILLID_PROBLEMS_OWN, 2), last = id_at (f, TILLID_PROBLEMS_OWN, 6);
  const char *said;

  gtk_widget_grab_focus (row_at (f, TILLID_PROBLEMS_OWN, 2));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.move", "(xi)", third, -1);
  tillid_test_wait (
    id_at (f, TILLID_PROBLEMS_OWN, 1) == third &&
    tillid_problem_row_get_id (TILLID_PROBLEM_ROW (row_at (f, TILLID_PROBLEMS_OWN, 1))) == third);
  tillid_test_wait (focus_of (f) == row_at (f, TILLID_PROBLEMS_OWN, 1));
  said = label_of (GTK_WIDGET (f->page), "place_label");
  g_assert_cmpstr (said, ==,
                   "Now \u20682\u2069 of \u20687\u2069: I do not understand municipality letters");

  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.move", "(xi)", last, 1);
  g_signal_emit_by_name (list_of (f, TILLID_PROBLEMS_OWN), "dropped", last, 0);
  tillid_test_wait (id_at (f, TILLID_PROBLEMS_OWN, 0) == last);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (id_at (f, TILLID_PROBLEMS_OWN, 2) == third &&
                    id_at (f, TILLID_PROBLEMS_OWN, 6) == last);
}

/* What we added is dropped on the patient's list, and stays where it was. */
static void
test_not_above (Fixture *f, gconstpointer data)
{
  gint64 ours = id_at (f, TILLID_PROBLEMS_ADDED, 0);

  g_signal_emit_by_name (list_of (f, TILLID_PROBLEMS_OWN), "dropped", ours, 0);
  g_assert_cmpstr (label_of (GTK_WIDGET (f->page), "place_label"), ==,
                   "What we added stays below the patient’s own.");
  g_signal_emit_by_name (list_of (f, TILLID_PROBLEMS_HELPS), "dropped",
                         id_at (f, TILLID_PROBLEMS_OWN, 0), 0);
  g_assert_cmpstr (label_of (GTK_WIDGET (f->page), "place_label"), ==,
                   "Each list has an order of its own.");
  tillid_test_settle ();
  g_assert_cmpint (id_at (f, TILLID_PROBLEMS_ADDED, 0), ==, ours);
}

static void
test_rate (Fixture *f, gconstpointer data)
{
  gint64 id = id_at (f, TILLID_PROBLEMS_OWN, 0);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.rate", "(xi)", id, 10);
  tillid_test_wait (item_at (f, TILLID_PROBLEMS_OWN, 0)->ratings->len == 4);
  g_assert_cmpstr (label_of (row_at (f, TILLID_PROBLEMS_OWN, 0), "burden_label"), ==, "10");
  g_assert_cmpstr (label_of (row_at (f, TILLID_PROBLEMS_OWN, 0), "before_label"), ==,
                   "was \u20688\u2069 on 17 February");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.rate", "(xi)", id, 11);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (item_at (f, TILLID_PROBLEMS_OWN, 0)->ratings->len == 3);
}

static void
type_into (GtkWidget *editor, const char *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (editor, entry)), text);
}

static GtkWidget *
new_editor (Fixture *f, TillidProblemsPart part)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (list_of (f, part)), "editor"));
}

/* Ten problems one after the other, then two of them moved. */
static void
test_ten (Fixture *f, gconstpointer data)
{
  const guint before = n_items (f, TILLID_PROBLEMS_OWN);
  GtkWidget *editor = new_editor (f, TILLID_PROBLEMS_OWN);
  gint64 last;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.add", "i", TILLID_PROBLEMS_OWN);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *words = g_strdup_printf ("مشكلة %u", i);
      g_autofree char *staff = g_strdup_printf ("Problem %u", i);

      g_assert_true (tillid_problem_editor_is_open (TILLID_PROBLEM_EDITOR (editor)));
      g_assert_true (gtk_widget_is_ancestor (focus_of (f), editor));
      type_into (editor, "words_entry", words);
      type_into (editor, "staff_entry", staff);
      g_assert_true (tillid_problem_editor_keep (TILLID_PROBLEM_EDITOR (editor)));
      g_signal_emit_by_name (editor, "next");
    }
  tillid_test_wait (n_items (f, TILLID_PROBLEMS_OWN) == before + 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *staff = g_strdup_printf ("Problem %u", i);

      g_assert_cmpstr (item_at (f, TILLID_PROBLEMS_OWN, before + i)->staff_words, ==, staff);
    }
  last = id_at (f, TILLID_PROBLEMS_OWN, before + 9);
  for (guint i = 0; i < 9; i++)
    gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.move", "(xi)", last, -1);
  tillid_test_wait (id_at (f, TILLID_PROBLEMS_OWN, before) == last);
}

/* Half a sentence is there again; it is nobody's problem before it is kept. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  const guint before = n_items (f, TILLID_PROBLEMS_OWN);
  GtkWidget *editor = new_editor (f, TILLID_PROBLEMS_OWN);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.add", "i", TILLID_PROBLEMS_OWN);
  type_into (editor, "words_entry", "أنا لا");
  tillid_page_leave (TILLID_PAGE (f->page));
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  show_page (f);
  editor = new_editor (f, TILLID_PROBLEMS_OWN);
  g_assert_true (tillid_problem_editor_is_open (TILLID_PROBLEM_EDITOR (editor)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (editor, "words_entry"))),
                   ==, "أنا لا");
  g_assert_cmpint (n_items (f, TILLID_PROBLEMS_OWN), ==, before);
}

/* Everything that can be typed about a problem, in its row. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  gint64 id = id_at (f, TILLID_PROBLEMS_OWN, 6);
  TillidProblemRow *row = TILLID_PROBLEM_ROW (row_at (f, TILLID_PROBLEMS_OWN, 6));
  GtkWidget *editor;
  const TillidProblem *problem;

  tillid_problem_row_edit (row);
  g_assert_true (tillid_problem_row_is_editing (row));
  editor = gtk_widget_get_ancestor (focus_of (f), TILLID_TYPE_PROBLEM_EDITOR);
  g_assert_nonnull (editor);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (editor, "owner_entry"))));
  tillid_test_picture (GTK_WIDGET (f->window), "problems-edit");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (tillid_test_child (editor, "domain_drop")),
                              TILLID_DOMAIN_SAFETY);
  type_into (editor, "noticed_entry", "spring 2006");
  g_assert_cmpstr (label_of (editor, "understood_label"), ==, "spring 2006");
  gtk_range_set_value (GTK_RANGE (tillid_test_child (editor, "burden_scale")), 9);
  type_into (editor, "next_entry", "Ask the Red Cross");
  type_into (editor, "when_entry", "24 March");
  g_assert_true (tillid_problem_editor_keep (TILLID_PROBLEM_EDITOR (editor)));
  tillid_test_wait (tillid_problems_model_find (f->model, id)->step != NULL);
  problem = tillid_problems_item_get_problem (tillid_problems_model_find (f->model, id));
  g_assert_cmpint (problem->domain, ==, TILLID_DOMAIN_SAFETY);
  g_assert_cmpstr (problem->noticed->said, ==, "spring 2006");
  g_assert_cmpint (tillid_problems_model_find (f->model, id)->ratings->len, ==, 2);
  tillid_test_wait (focus_of (f) == GTK_WIDGET (row));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (tillid_problems_model_find (f->model, id)->step == NULL);
}

static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  gint64 id = id_at (f, TILLID_PROBLEMS_OWN, 0);
  GtkWidget *editor;
  const guint before = tillid_problems_model_get_past (f->model)->len;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.set-state", "(xi)", id,
                              TILLID_PROBLEM_STATUS_ELSEWHERE);
  editor = gtk_widget_get_ancestor (focus_of (f), TILLID_TYPE_PROBLEM_EDITOR);
  g_assert_nonnull (editor);
  type_into (editor, "elsewhere_entry", "the eye clinic");
  g_assert_true (tillid_problem_editor_keep (TILLID_PROBLEM_EDITOR (editor)));
  tillid_test_wait (tillid_problems_model_get_past (f->model)->len == before + 1);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.take-up", "x", id);
  tillid_test_wait (tillid_problems_model_get_past (f->model)->len == before);
  g_assert_cmpint (id_at (f, TILLID_PROBLEMS_OWN, 0), ==, id);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  gint64 id = id_at (f, TILLID_PROBLEMS_OWN, 1);

  gtk_widget_grab_focus (row_at (f, TILLID_PROBLEMS_OWN, 1));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.remove", "x", id);
  tillid_test_wait (n_items (f, TILLID_PROBLEMS_OWN) == 6 &&
                    tillid_problem_list_find (list_of (f, TILLID_PROBLEMS_OWN), id) == NULL);
  g_assert_true (focus_of (f) == row_at (f, TILLID_PROBLEMS_OWN, 1));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (n_items (f, TILLID_PROBLEMS_OWN) == 7);
}

static void
test_helps (Fixture *f, gconstpointer data)
{
  gint64 id = id_at (f, TILLID_PROBLEMS_HELPS, 4);

  g_assert_cmpint (item_at (f, TILLID_PROBLEMS_HELPS, 4)->links->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.link-number", "(xi)", id, 4);
  tillid_test_wait (tillid_problems_model_find (f->model, id)->links->len == 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row_at (f, TILLID_PROBLEMS_HELPS, 4)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Swimming, from April. Body. April 2026. Eases problem 4, "
                                       "My body is tired, I have no strength.");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.move", "(xi)", id, -1);
  tillid_test_wait (id_at (f, TILLID_PROBLEMS_HELPS, 3) == id);
}

/* Every menu and popover opens, for each kind of entry. */
static void
test_menus (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "problems.menu", "problems.owner-menu",
                                         "problems.state-menu", "problems.confidence" };
  GtkPopover *menu = GTK_POPOVER (tillid_test_child (GTK_WIDGET (f->page), "menu"));
  GtkPopover *confidence =
    GTK_POPOVER (tillid_test_child (GTK_WIDGET (f->page), "confidence_popover"));

  for (int part = 0; part < TILLID_PROBLEMS_N_PARTS; part++)
    for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
      {
        GtkPopover *popover = i == 3 ? confidence : menu;

        if (part == TILLID_PROBLEMS_HELPS && (i == 1 || i == 2))
          continue;
        gtk_widget_activate_action (GTK_WIDGET (f->page), actions[i], "x",
                                    id_at (f, (TillidProblemsPart) part,
                                           part == TILLID_PROBLEMS_OWN ? 6 : 0));
        g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
        gtk_popover_popdown (popover);
        tillid_test_wait (!gtk_widget_get_visible (GTK_WIDGET (popover)));
      }
}

/* 500 problems, one of them with 2 000 characters: the first rows are there at once, the rest follows. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Many");
  g_autofree char *longest = g_strnfill (2000, 'x');
  g_autoptr (GError) error = NULL;
  gint64 began, id;

  for (guint i = 0; i < 500; i++)
    {
      TillidProblem *problem =
        tillid_patient_context_new_record (f->demo.context, &tillid_problem_type);

      tillid_set_text (&problem->staff_words, i == 0 ? longest : "CT 2015: ورم في الغدة 3 mm");
      problem->rank = 100 + i;
      tillid_edit_take (edit, tillid_record_seal (problem));
    }
  tillid_patient_context_apply (f->demo.context, edit);
  tillid_test_wait (n_items (f, TILLID_PROBLEMS_OWN) == 507);
  tillid_test_wait (tillid_problem_list_find (list_of (f, TILLID_PROBLEMS_OWN),
                                              id_at (f, TILLID_PROBLEMS_OWN, 506)) != NULL);
  g_assert_cmpint (tillid_problem_row_get_number (
                     TILLID_PROBLEM_ROW (row_at (f, TILLID_PROBLEMS_OWN, 506))),
                   ==, 507);
  g_assert_cmpint (gtk_widget_get_height (row_at (f, TILLID_PROBLEMS_OWN, 7)), <, 200);
  /* The first move writes every rank; from then on it is two. */
  id = id_at (f, TILLID_PROBLEMS_OWN, 500);
  for (guint i = 1; i <= 2; i++)
    {
      began = g_get_monotonic_time ();
      gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.move", "(xi)", id, -1);
      tillid_test_wait (id_at (f, TILLID_PROBLEMS_OWN, 500 - i) == id &&
                        focus_of (f) == row_at (f, TILLID_PROBLEMS_OWN, 500 - i));
      g_test_message ("move %u of 507: %.0f ms", i,
                      (double) (g_get_monotonic_time () - began) / 1000);
    }
}

/* Nothing told yet: a question in both languages and one field. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  GtkWidget *list, *entry;

  for (int part = 0; part < TILLID_PROBLEMS_N_PARTS; part++)
    while (n_items (f, (TillidProblemsPart) part) > 0)
      {
        const guint before = n_items (f, (TillidProblemsPart) part);

        gtk_widget_activate_action (GTK_WIDGET (f->page), "problems.remove", "x",
                                    id_at (f, (TillidProblemsPart) part, 0));
        tillid_test_wait (n_items (f, (TillidProblemsPart) part) == before - 1);
      }
  list = GTK_WIDGET (list_of (f, TILLID_PROBLEMS_OWN));
  tillid_test_wait (gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (list, "question_box"))));
  g_assert_cmpstr (label_of (list, "question_label"), ==, "Ask: what troubles you most just now?");
  g_assert_cmpstr (label_of (list, "native_label"), ==, "ما أكثر ما يتعبك الآن؟");
  tillid_test_picture (GTK_WIDGET (f->window), "problems-empty");
  entry = GTK_WIDGET (tillid_test_child (list, "quick_entry"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "لا أنام");
  g_signal_emit_by_name (entry, "activate");
  tillid_test_wait (n_items (f, TILLID_PROBLEMS_OWN) == 1);
  g_assert_cmpstr (item_at (f, TILLID_PROBLEMS_OWN, 0)->words, ==, "لا أنام");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/app/problems/rows", test_rows },
    { "/app/problems/move", test_move },
    { "/app/problems/not-above", test_not_above },
    { "/app/problems/rate", test_rate },
    { "/app/problems/ten", test_ten },
    { "/app/problems/draft", test_draft },
    { "/app/problems/edit", test_edit },
    { "/app/problems/elsewhere", test_elsewhere },
    { "/app/problems/remove", test_remove },
    { "/app/problems/helps", test_helps },
    { "/app/problems/menus", test_menus },
    { "/app/problems/many", test_many },
    { "/app/problems/empty", test_empty },
  };

  tillid_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
