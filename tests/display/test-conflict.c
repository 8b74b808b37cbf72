/* test-conflict.c - two programs on one clinic: what both have changed is a question
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-conflict-dialog.h"
#include "tillid-new-patient.h"
#include "tillid-record-table.h"
#include "tillid-visit-view.h"

#define MINE "Slept badly again."
#define THEIRS "The sister called."

typedef struct
{
  TillidWindow *window;
  TillidSession *other; /* (owned): another program */
  gint64 patient;
  gint64 visit;
} Fixture;

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

static GtkWidget *
view_of (Fixture *f)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));

  return child_of (GTK_WIDGET (tillid_patient_page_get_page (frame, "visits")), "view");
}

static GtkTextBuffer *
buffer_of (Fixture *f)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (child_of (child_of (view_of (f), "note"), "text")));
}

static TillidVisitModel *
model_of (Fixture *f)
{
  return tillid_visit_view_get_model (TILLID_VISIT_VIEW (view_of (f)));
}

/* A patient with a visit that is running in the window. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  TillidSession *session = NULL;

  f->window = tillid_test_clinic ();
  session = tillid_window_get_session (f->window);
  edit = tillid_new_patient_edit (session, "Salma", &f->patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, &error));
  tillid_window_open_patient (f->window, f->patient, "visits");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-visit", NULL);
  tillid_test_wait (model_of (f) != NULL && tillid_visit_model_get_visit (model_of (f)) != NULL);
  f->visit = tillid_visit_model_get_id (model_of (f));
  f->other =
    tillid_session_open (tillid_session_get_path (session), NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  tillid_test_settle ();
  tillid_session_close (f->other);
  g_assert_finalize_object (f->other);
}

static TillidVisit *
read_visit (Fixture *f)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (f->other);
  g_autoptr (GError) error = NULL;
  TillidRecord *visit = tillid_record_table_get (tillid_session_get_db (f->other), scope,
                                                 &tillid_visit_type, f->visit, &error);

  g_assert_no_error (error);
  return (TillidVisit *) visit;
}

static gboolean
has_note (Fixture *f, const char *note)
{
  g_autoptr (TillidVisit) visit = read_visit (f);

  return g_strcmp0 (visit->note, note) == 0;
}

static void
write_elsewhere (Fixture *f, const char *note, const char *place)
{
  g_autoptr (TillidVisit) visit = read_visit (f);
  TillidVisit *changed = tillid_visit_edit (visit);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Elsewhere");
  g_autoptr (GError) error = NULL;

  if (note != NULL)
    tillid_set_text (&changed->note, note);
  if (place != NULL)
    tillid_set_text (&changed->place, place);
  tillid_edit_take (edit, tillid_record_seal (changed));
  tillid_session_apply (f->other, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
type (Fixture *f, const char *text)
{
  gtk_text_buffer_insert_at_cursor (buffer_of (f), text, -1);
}

static char *
typed (Fixture *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (f), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (f), &start, &end, FALSE);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_CONFLICT_DIALOG (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *dialog)
{
  return gtk_widget_get_last_child (child_of (dialog, "rows_box"));
}

/* Whether a version of the visit has that text; a revision holds the record as it was before. */
static gboolean
was_noted (Fixture *f, const char *note)
{
  static const char sql[] =
    "SELECT count(*) FROM revision WHERE record = ?1 AND instr(body, ?2) > 0";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (tillid_session_get_db (f->other), sql, NULL);
  gboolean has_row;

  tillid_stmt_bind_int (stmt, 1, f->visit);
  tillid_stmt_bind_text (stmt, 2, note);
  g_assert_true (tillid_stmt_step (stmt, &has_row, NULL) && has_row);
  return tillid_stmt_get_int (stmt, 0) > 0 || has_note (f, note);
}

/* What the window knows of the other's change when it writes its own. */
typedef struct
{
  gboolean has_read; /* it has read the record again while the text was being typed */
  const char *choice;
  const char *expected;
} Case;

static void
test_question (Fixture *f, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *dialog = NULL;

  type (f, MINE);
  write_elsewhere (f, THEIRS, "Room 3");
  if (c->has_read)
    tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model_of (f))->note, THEIRS) == 0);
  before = typed (f);
  g_assert_cmpstr (before, ==, MINE); /* never replaced under the fingers */

  tillid_window_leave (f->window);
  tillid_test_wait (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child_of (find_row (dialog), "mine_label"))), ==,
                   MINE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child_of (find_row (dialog), "theirs_label"))),
                   ==, THEIRS);
  g_assert_true (has_note (f, THEIRS)); /* nothing is decided yet */
  g_assert_true (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (child_of (find_row (dialog), "both_button"))));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (child_of (find_row (dialog), c->choice)), TRUE);
  /* By keyboard: Return is the button. */
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog)) ==
                 child_of (dialog, "keep_button"));
  g_signal_emit_by_name (child_of (dialog, "keep_button"), "clicked");
  /* What was typed here is in the history, also where the other text was chosen; and so is the other one. */
  if (!g_str_equal (c->choice, "both_button"))
    tillid_test_wait (was_noted (f, MINE));
  tillid_test_wait (has_note (f, c->expected));
  g_assert_true (was_noted (f, THEIRS));
  tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model_of (f))->note, c->expected) ==
                    0);
  after = typed (f);
  g_assert_cmpstr (after, ==, c->expected);
  /* What only the other side changed is there as well. */
  g_assert_cmpstr (tillid_visit_model_get_visit (model_of (f))->place, ==, "Room 3");
  /* The question is answered: leaving again asks nothing. */
  tillid_window_leave (f->window);
  tillid_test_settle ();
  g_assert_null (find_dialog ());
}

/* The other text was chosen; after all, one's own is wanted back. */
static void
test_undone (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  type (f, MINE);
  write_elsewhere (f, THEIRS, NULL);
  tillid_window_leave (f->window);
  tillid_test_wait (find_dialog () != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 child_of (find_row (find_dialog ()), "theirs_button")),
                               TRUE);
  g_signal_emit_by_name (child_of (find_dialog (), "keep_button"), "clicked");
  /* Mine was written and gave way at once: only the history shows it for certain. */
  tillid_test_wait (was_noted (f, MINE) && has_note (f, THEIRS));
  tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model_of (f))->note, THEIRS) == 0);
  tillid_test_settle (); /* the second edit is on the stack, too */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  tillid_test_wait (has_note (f, MINE));
  tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model_of (f))->note, MINE) == 0);
  text = typed (f);
  g_assert_cmpstr (text, ==, MINE);
}

/* Other fields of the same record merge, and nobody is asked. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  type (f, MINE);
  write_elsewhere (f, NULL, "Room 3");
  tillid_window_leave (f->window);
  tillid_test_wait (has_note (f, MINE));
  tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model_of (f))->place, "Room 3") == 0);
  g_assert_null (find_dialog ());
}

/* One's own edits one after the other are no conflict. */
static void
test_own (Fixture *f, gconstpointer data)
{
  type (f, "One. ");
  tillid_window_leave (f->window);
  type (f, "Two. ");
  tillid_window_leave (f->window);
  type (f, "Three.");
  tillid_window_leave (f->window);
  tillid_test_wait (has_note (f, "One. Two. Three."));
  g_assert_null (find_dialog ());
}

/* Typed, written elsewhere, and the program killed: the draft comes back, and with it the question. */
static void
test_restored (Fixture *f, gconstpointer data)
{
  g_autofree char *again = NULL;

  type (f, MINE);
  tillid_test_wait (({
    g_autofree char *place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":note", f->visit);
    g_autofree char *draft =
      tillid_session_get_draft (tillid_window_get_session (f->window), place);
    g_strcmp0 (draft, MINE) == 0;
  }));
  write_elsewhere (f, THEIRS, NULL);
  {
    g_autofree char *path = g_strdup (tillid_session_get_path (f->other));
    g_autoptr (TillidSession) session = NULL;
    g_autoptr (GError) error = NULL;

    /* Killed: the window does not leave, it is gone. */
    tillid_session_flush (tillid_window_get_session (f->window));
    gtk_window_destroy (GTK_WINDOW (f->window));
    f->window = tillid_test_window ();
    session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
    g_assert_no_error (error);
    tillid_window_set_session (f->window, session);
  }
  tillid_window_open_patient (f->window, f->patient, "visits");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", "(sx)", "visits", f->visit);
  tillid_test_wait (model_of (f) != NULL && tillid_visit_model_get_visit (model_of (f)) != NULL);
  again = typed (f);
  g_assert_cmpstr (again, ==, MINE);
  tillid_window_leave (f->window);
  tillid_test_wait (find_dialog () != NULL);
  g_assert_true (has_note (f, THEIRS));
  g_signal_emit_by_name (child_of (find_dialog (), "keep_button"), "clicked");
  tillid_test_wait (has_note (f, THEIRS " / " MINE));
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = {
    { FALSE, "mine_button", MINE },
    { FALSE, "theirs_button", THEIRS },
    { FALSE, "both_button", THEIRS " / " MINE },
    { TRUE, "mine_button", MINE },
    { TRUE, "theirs_button", THEIRS },
    { TRUE, "both_button", THEIRS " / " MINE },
  };

  tillid_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/conflict/%s-%s", cases[i].choice,
                                               cases[i].has_read ? "read" : "unread");

      g_test_add (path, Fixture, &cases[i], set_up, test_question, tear_down);
    }
  g_test_add ("/app/conflict/undone", Fixture, NULL, set_up, test_undone, tear_down);
  g_test_add ("/app/conflict/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/app/conflict/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/app/conflict/restored", Fixture, NULL, set_up, test_restored, tear_down);

  return g_test_run ();
}
