/* test-caseload-page.c - the caseload of the demo clinic, by keyboard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "test-support.h"
#include "tillid-banner.h"
#include "tillid-caseload-page.h"
#include "tillid-caseload-proposals.h"
#include "tillid-caseload-row-widget.h"
#include "tillid-caseload-views.h"
#include "tillid-demo.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidCaseloadPage *page;   /* (unowned): the window's */
  TillidCaseloadModel *model; /* (unowned): the page's */
  GtkWindow *window;
} Fixture;

/* The demo clinic, made once: each test has a copy. */
static char *made;

static char *
copy_demo (const char *folder)
{
  char *path = g_build_filename (folder, "demo.tillid", NULL);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (made == NULL)
    {
      g_autofree char *home = g_dir_make_tmp ("tillid-caseload-XXXXXX", NULL);

      made = g_build_filename (home, "demo.tillid", NULL);
      g_assert_true (tillid_demo_create (made, 30, 2, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
    }
  from = g_file_new_for_path (made);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-caseload-XXXXXX", NULL);
  path = copy_demo (f->folder);
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->page = g_object_new (TILLID_TYPE_CASELOAD_PAGE, NULL);
  tillid_workplace_set_session (TILLID_WORKPLACE (f->page), f->session, f->undo);
  f->model = tillid_caseload_page_get_model (f->page);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 840);
  tillid_test_wait (tillid_caseload_model_is_whole (f->model));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static TillidCaseloadItem *
item_at (Fixture *f, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (f->model), position);
}

/* Without the marks that isolate names and numbers. */
static char *
plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u2068", -1);
  g_autofree char *begun = g_strjoinv ("", parts);
  g_auto (GStrv) others = g_strsplit (begun, "\u2069", -1);

  return g_strjoinv ("", others);
}

/* What is sorted by what waits never gets less urgent, and the worked case says its beads. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  const guint n = tillid_caseload_model_get_n_shown (f->model);
  gboolean found = FALSE;

  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, ==, tillid_caseload_model_get_n_open (f->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TillidCaseloadItem) item = item_at (f, i);
      g_autoptr (TillidCaseloadItem) next = item_at (f, MIN (i + 1, n - 1));

      g_assert_cmpint (tillid_caseload_row_compare_waits (&item->row, &next->row, item->today), <=,
                       0);
      if (g_str_has_prefix (item->name, "Salma"))
        {
          g_autofree char *beads = plain (item->beads);

          g_assert_cmpstr (beads, ==, "10 visits: 2 others, hand-over, 7 key contact, 1 other");
          g_assert_cmpstr (item->next.text, ==, "today 10:15");
          g_assert_true (item->next.is_strong);
          g_assert_cmpstr (item->second_name.text, ==, "not met");
          g_assert_nonnull (strstr (item->label, "A question for the team waits"));
          found = TRUE;
        }
    }
  g_assert_true (found);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_test_child (GTK_WIDGET (f->page), "stack"))),
                   ==, "list");
}

/* Several filters leave those who have all of them; where nobody is left the page is content. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (tillid_test_child (GTK_WIDGET (f->page), "stack"));
  GtkEditable *entry = GTK_EDITABLE (tillid_test_child (GTK_WIDGET (f->page), "search_entry"));
  const guint all = tillid_caseload_model_get_n_open (f->model);
  guint late;

  tillid_caseload_model_set_gaps (f->model, TILLID_CASELOAD_GAP_PROMISE);
  late = tillid_caseload_model_get_n_shown (f->model);
  g_assert_cmpuint (late, ==,
                    tillid_caseload_model_count_gap (f->model, TILLID_CASELOAD_GAP_PROMISE));
  g_assert_cmpuint (late, <, all);
  tillid_caseload_model_set_gaps (f->model,
                                  TILLID_CASELOAD_GAP_PROMISE | TILLID_CASELOAD_GAP_VISIT);
  g_assert_cmpuint (tillid_caseload_model_get_n_shown (f->model), <=, late);
  tillid_caseload_model_set_gaps (f->model, (1U << TILLID_CASELOAD_N_GAPS) - 1);
  g_assert_cmpuint (tillid_caseload_model_get_n_shown (f->model), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nobody");
  tillid_caseload_model_set_gaps (f->model, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");

  gtk_editable_set_text (entry, "abb sal");
  tillid_test_wait (tillid_caseload_model_get_n_shown (f->model) == 1);
  gtk_editable_set_text (entry, "");
  tillid_test_wait (tillid_caseload_model_get_n_shown (f->model) == all);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                  tillid_test_child (GTK_WIDGET (f->page), "mine_button")),
                                TRUE);
  g_assert_cmpuint (tillid_caseload_model_get_n_open (f->model), <, all);
}

/* One's own load is there with one's own patients and gone with those of the clinic; no file has it. */
static void
test_own_load (Fixture *f, gconstpointer data)
{
  GtkWidget *box = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "side"));
  TillidCaseloadLoad load[TILLID_CASELOAD_N_LOADS];
  guint key = 0, second = 0;

  box = GTK_WIDGET (tillid_test_child (box, "own_box"));
  g_assert_false (tillid_caseload_model_get_own_load (f->model, load));
  g_assert_false (gtk_widget_get_visible (box));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                  tillid_test_child (GTK_WIDGET (f->page), "mine_button")),
                                TRUE);
  g_assert_true (tillid_caseload_model_get_own_load (f->model, load));
  g_assert_true (gtk_widget_get_visible (box));
  for (guint i = 0; i < tillid_caseload_model_get_n_shown (f->model); i++)
    {
      g_autoptr (TillidCaseloadItem) item = item_at (f, i);
      const gint64 me = tillid_session_get_member (f->session)->record.id;

      key += item->row.key_contact == me;
      second += item->row.second_face == me;
    }
  g_assert_cmpuint (load[0].n, ==, key);
  g_assert_cmpuint (load[1].n, ==, second);
  g_assert_cmpuint (key, >, 0);
  {
    g_autofree char *csv = tillid_caseload_model_write_csv (f->model);

    g_assert_null (strstr (csv, load[2].title));
  }
}

/* A heading sorts; the same again turns round. */
static void
test_sort (Fixture *f, gconstpointer data)
{
  const guint n = tillid_caseload_model_get_n_shown (f->model);

  tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_LAST_VISIT, TRUE);
  for (guint i = 0; i + 1 < n; i++)
    {
      g_autoptr (TillidCaseloadItem) item = item_at (f, i);
      g_autoptr (TillidCaseloadItem) next = item_at (f, i + 1);

      if (item->row.last_visit != TILLID_ABSENT)
        g_assert_cmpint (item->row.last_visit, >=, next->row.last_visit);
    }
  tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_NAME, FALSE);
  g_assert_false (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (tillid_test_child (GTK_WIDGET (f->page), "waits_button"))));
}

/* An edit makes the row of its patient again, at once. */
static void
test_follows_edits (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidCaseloadItem) first = item_at (f, 0);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Promise");
  g_autoptr (GError) error = NULL;
  TillidPromise *promise =
    tillid_edit_assign_id (tillid_promise_new (), tillid_session_get_ids (f->session));
  const gint64 patient = first->row.patient;
  const guint before = first->row.promises_open;
  guint after = 0;

  promise->patient = patient;
  promise->due = first->today + 9;
  tillid_edit_take (edit, tillid_record_seal (promise));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tillid_caseload_model_get_n_shown (f->model); i++)
    {
      g_autoptr (TillidCaseloadItem) item = item_at (f, i);

      if (item->row.patient == patient)
        after = item->row.promises_open;
    }
  g_assert_cmpuint (after, ==, before + 1);
}

/* The rows that are shown, with a header, and no word of a prompt. */
static void
test_csv (Fixture *f, gconstpointer data)
{
  g_autofree char *csv = tillid_caseload_model_write_csv (f->model);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, tillid_caseload_model_get_n_shown (f->model) + 2);
  g_assert_cmpstr (lines[0], ==,
                   "name,phase,key_contact,second_face,last_visit,next_visit,interpreter,"
                   "promises_open,promises_overdue,plan_review_due");
  g_assert_null (strstr (csv, "question"));
}

/* Rows have names for a screen reader, and the panel says in words what the chart shows. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autofree char *sentence = tillid_caseload_model_write_chart (f->model);
  const TillidCaseloadChart *chart = tillid_caseload_model_get_chart (f->model);
  TillidCaseloadCover cover[TILLID_CASELOAD_N_COVERS];

  g_assert_nonnull (chart);
  g_assert_nonnull (strstr (sentence, "In the last 12 months"));
  tillid_caseload_model_get_cover (f->model, cover);
  for (guint i = 0; i < TILLID_CASELOAD_N_COVERS; i++)
    g_assert_cmpint (cover[i].share.numerator, <=, cover[i].share.denominator);
  g_assert_cmpint (cover[0].share.denominator, ==, tillid_caseload_model_get_n_open (f->model));
}

typedef struct
{
  gint64 edit;
  char *said; /* (owned) (nullable) */
} Told;

static void
edited_cb (TillidCaseloadModel *model, gint64 edit, const char *label, Told *told)
{
  told->edit = edit;
}

static void
failed_cb (TillidCaseloadModel *model, const char *sentence, Told *told)
{
  g_free (told->said);
  told->said = g_strdup (sentence);
}

static void
listen (Fixture *f, Told *told)
{
  g_signal_connect (f->model, "edited", G_CALLBACK (edited_cb), told);
  g_signal_connect (f->model, "failed", G_CALLBACK (failed_cb), told);
}

static void
undo (Fixture *f, gint64 edit)
{
  g_autoptr (GError) error = NULL;
  gint64 undone;

  tillid_session_undo (f->session, edit, "Undone", &undone, &error);
  g_assert_no_error (error);
}

static GtkSelectionModel *
selection_of (Fixture *f)
{
  return gtk_list_view_get_model (
    GTK_LIST_VIEW (tillid_test_child (GTK_WIDGET (f->page), "list_view")));
}

static const TillidCaseloadRow *
find_row (Fixture *f, gint64 patient, TillidCaseloadRow *out)
{
  for (guint i = 0; i < tillid_caseload_model_get_n_shown (f->model); i++)
    if (tillid_caseload_model_get_patient (f->model, i) == patient)
      {
        g_autoptr (TillidCaseloadItem) item = item_at (f, i);

        *out = item->row;
        return out;
      }
  return NULL;
}

static guint
count_chosen (Fixture *f)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection_of (f));

  return (guint) gtk_bitset_get_size (bits);
}

/* Three at once, one edit, one undo; who is chosen stays so when the order turns round, and goes when a filter hides them. */
static void
test_several (Fixture *f, gconstpointer data)
{
  GtkStack *foot = GTK_STACK (tillid_test_child (GTK_WIDGET (f->page), "foot_stack"));
  GtkEditable *entry = GTK_EDITABLE (tillid_test_child (GTK_WIDGET (f->page), "search_entry"));
  const guint last = tillid_caseload_model_get_n_shown (f->model) - 1;
  Told told = { 0, NULL };
  gint64 first;

  listen (f, &told);
  tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_NAME, FALSE);
  gtk_selection_model_select_range (selection_of (f), 0, 3, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (foot), ==, "chosen");
  first = tillid_caseload_model_get_patient (f->model, 0);
  tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_NAME, TRUE);
  g_assert_cmpint (tillid_caseload_model_get_patient (f->model, last), ==, first);
  g_assert_cmpuint (count_chosen (f), ==, 3);
  g_assert_true (gtk_selection_model_is_selected (selection_of (f), last));

  gtk_widget_activate_action (GTK_WIDGET (f->page), "caseload.agenda", NULL);
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  g_assert_cmpstr (told.said, ==, NULL);
  undo (f, told.edit);

  gtk_editable_set_text (entry, "no such name");
  tillid_test_wait (tillid_caseload_model_get_n_shown (f->model) == 0);
  g_assert_cmpuint (count_chosen (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (foot), ==, "legend");
  g_free (told.said);
}

/* Handed over today: the new key contact is the key contact, of all of them; a day to come plans it, and changes nobody. */
static void
test_hand_over (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) members =
    tillid_caseload_model_list_members (f->model, tillid_caseload_model_get_today (f->model));
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  TillidHandOverPlan plan = { .day = tillid_caseload_model_get_today (f->model) + 60,
                              .reason = "New rota" };
  TillidCaseloadRow before[2], row;
  Told told = { 0, NULL };

  listen (f, &told);
  for (guint i = 0; i < tillid_caseload_model_get_n_shown (f->model) && patients->len < 2; i++)
    {
      g_autoptr (TillidCaseloadItem) item = item_at (f, i);

      if (item->row.key_contact == 0)
        continue;
      before[patients->len] = item->row;
      g_array_append_val (patients, item->row.patient);
    }
  g_assert_cmpuint (patients->len, ==, 2);
  for (guint i = 0; i < members->len && plan.to == 0; i++)
    if (((TillidRecord *) members->pdata[i])->id != before[0].key_contact &&
        ((TillidRecord *) members->pdata[i])->id != before[1].key_contact)
      plan.to = ((TillidRecord *) members->pdata[i])->id;

  tillid_caseload_hand_over (f->model, patients, &plan);
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  g_assert_cmpstr (told.said, ==, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (find_row (f, before[i].patient, &row)->key_contact, ==, before[i].key_contact);
  undo (f, told.edit);

  told.edit = 0;
  plan.day = tillid_caseload_model_get_today (f->model);
  tillid_caseload_hand_over (f->model, patients, &plan);
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (find_row (f, before[i].patient, &row)->key_contact, ==, plan.to);
  undo (f, told.edit);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (find_row (f, before[i].patient, &row)->key_contact, ==,
                       before[i].key_contact);
      g_assert_cmpint (find_row (f, before[i].patient, &row)->second_face, ==,
                       before[i].second_face);
    }
  g_free (told.said);
}

/* Nobody who is away is proposed, nor the key contact; all proposals are one edit, and one undo. */
static void
test_second_faces (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GArray) faces = g_array_new (FALSE, FALSE, sizeof (TillidCaseloadFace));
  const TillidDay today = tillid_caseload_model_get_today (f->model);
  Told told = { 0, NULL };
  TillidCaseloadRow row;

  listen (f, &told);
  tillid_caseload_model_set_gaps (f->model, TILLID_CASELOAD_GAP_SECOND_FACE);
  for (guint i = 0; i < tillid_caseload_model_get_n_shown (f->model); i++)
    {
      const gint64 patient = tillid_caseload_model_get_patient (f->model, i);

      g_array_append_val (patients, patient);
    }
  g_assert_cmpuint (patients->len, >, 0);
  proposals = tillid_caseload_propose (f->model, patients, (TillidPeriod){ today, today + 30 });
  g_assert_cmpuint (proposals->len, ==, patients->len);
  for (guint i = 0; i < proposals->len; i++)
    {
      const TillidCaseloadProposal *proposal = proposals->pdata[i];
      TillidCaseloadFace face = { proposal->patient, 0 };

      g_assert_cmpuint (proposal->proposed, >, 0);
      face.member = ((TillidRecord *) proposal->members->pdata[proposal->proposed - 1])->id;
      g_assert_cmpint (face.member, !=, find_row (f, face.patient, &row)->key_contact);
      g_array_append_val (faces, face);
    }
  tillid_caseload_name_second_faces (f->model, (const TillidCaseloadFace *) (gpointer) faces->data,
                                     faces->len);
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  g_assert_cmpstr (told.said, ==, NULL);
  /* Nobody lacks one any more. */
  g_assert_cmpuint (tillid_caseload_model_get_n_shown (f->model), ==, 0);
  undo (f, told.edit);
  g_assert_cmpuint (tillid_caseload_model_get_n_shown (f->model), ==, patients->len);
  g_free (told.said);
}

/* The window that the page has opened. */
static GtkWidget *
find_asked (Fixture *f)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (gtk_window_get_transient_for (i->data) == f->window)
      return i->data;
  return NULL;
}

/* Both windows: a colleague is chosen and never assumed, and what they do is one edit. */
static void
test_windows (Fixture *f, gconstpointer data)
{
  GtkWidget *asked, *button;
  Told told = { 0, NULL };

  listen (f, &told);
  gtk_selection_model_select_range (selection_of (f), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "caseload.hand-over", NULL);
  asked = find_asked (f);
  button = GTK_WIDGET (tillid_test_child (asked, "do_button"));
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_combo_row_set_selected (ADW_COMBO_ROW (tillid_test_child (asked, "to_row")), 1);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (asked, "day_row")), "no day");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (asked, "day_row")), "2026-06-01");
  g_signal_emit_by_name (button, "clicked");
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  g_assert_cmpstr (told.said, ==, NULL);
  undo (f, told.edit);
  tillid_test_wait (find_asked (f) == NULL);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "caseload.second-face", NULL);
  asked = find_asked (f);
  g_assert_nonnull (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (tillid_test_child (asked, "list")), 1));
  g_assert_null (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (tillid_test_child (asked, "list")), 2));
  gtk_window_destroy (GTK_WINDOW (asked));
  g_free (told.said);
}

/* A view is kept, shown, renamed and removed; the name stands for filters and order, and for no text that was typed. */
static void
test_views (Fixture *f, gconstpointer data)
{
  const guint gaps = TILLID_CASELOAD_GAP_PROMISE | TILLID_CASELOAD_GAP_VISIT;
  g_autofree char *codes = NULL;
  Told told = { 0, NULL };

  listen (f, &told);
  tillid_caseload_model_set_text (f->model, "Salma");
  tillid_caseload_model_set_gaps (f->model, gaps);
  tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_REVIEW, TRUE);
  codes = tillid_caseload_view_write (f->model);
  g_assert_cmpstr (codes, ==, "promise visit sort:review reversed");
  tillid_caseload_view_keep (f->model, "  Monday  ");
  tillid_test_wait (told.edit != 0 || told.said != NULL);
  g_assert_cmpstr (told.said, ==, NULL);
  for (guint step = 0; step < 2; step++)
    {
      g_autoptr (GPtrArray) views = tillid_caseload_views_list (f->model);
      const TillidSavedView *view = views->pdata[0];

      g_assert_cmpuint (views->len, ==, 1);
      g_assert_cmpstr (view->name, ==, step == 0 ? "Monday" : "Tuesday");
      tillid_caseload_model_set_gaps (f->model, 0);
      tillid_caseload_model_set_sort (f->model, TILLID_CASELOAD_SORT_NAME, FALSE);
      g_assert_false (tillid_caseload_view_is_shown (f->model, view));
      tillid_caseload_view_apply (f->model, view);
      g_assert_true (tillid_caseload_view_is_shown (f->model, view));
      g_assert_cmpuint (tillid_caseload_model_get_gaps (f->model), ==, gaps);
      told.edit = 0;
      if (step == 0)
        tillid_caseload_view_rename (f->model, view, "Tuesday");
      else
        tillid_caseload_view_remove (f->model, view);
      tillid_test_wait (told.edit != 0 || told.said != NULL);
    }
  {
    g_autoptr (GPtrArray) none = tillid_caseload_views_list (f->model);
    g_autoptr (GPtrArray) again = NULL;

    g_assert_cmpuint (none->len, ==, 0);
    undo (f, told.edit);
    again = tillid_caseload_views_list (f->model);
    g_assert_cmpuint (again->len, ==, 1);
  }
  g_free (told.said);
}

int
main (int argc, char **argv)
{
  tillid_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/caseload-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("filters", test_filters);
  ADD ("own-load", test_own_load);
  ADD ("sort", test_sort);
  ADD ("follows-edits", test_follows_edits);
  ADD ("csv", test_csv);
  ADD ("words", test_words);
  ADD ("several", test_several);
  ADD ("hand-over", test_hand_over);
  ADD ("second-faces", test_second_faces);
  ADD ("windows", test_windows);
  ADD ("views", test_views);
  {
    const int result = g_test_run ();
    g_autofree char *home = made != NULL ? g_path_get_dirname (made) : NULL;

    if (home != NULL)
      tillid_test_folder_remove (home);
    g_clear_pointer (&made, g_free);
    return result;
  }
}
