/* test-visits-page.c - visits on the screen: begun, written, agreed on, undone, found again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-patient-context.h"
#include "tillid-presence-row.h"
#include "tillid-search.h"
#include "tillid-test-folder.h"
#include "tillid-text-field.h"
#include "tillid-visit-view.h"
#include "tillid-visits-page.h"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidVisitsPage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static gint64
find_patient (TillidSession *session, const char *name)
{
  g_autoptr (TillidScope) scope = tillid_session_open_list (session, "search", name, NULL, 0, NULL);
  g_autoptr (GArray) ids =
    tillid_search_ids (tillid_session_get_db (session), scope, name, 5, NULL);

  g_assert_cmpuint (ids->len, >=, 1);
  return g_array_index (ids, gint64, 0);
}

static void
open_page (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context =
    tillid_patient_context_new (f->session, f->undo, find_patient (f->session, "salma"), &error);
  g_assert_no_error (error);
  f->page = g_object_new (TILLID_TYPE_VISITS_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 760);
}

static void
close_page (Fixture *f)
{
  gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->context);
  tillid_test_finalize (f->undo);
  tillid_session_close (f->session);
  tillid_test_settle ();
  tillid_test_finalize (f->session);
}

/* Made once; each test works on a copy. */
static char *demo_folder, *demo_path;

static void
make_demo (void)
{
  g_autoptr (GError) error = NULL;

  demo_folder = g_dir_make_tmp ("tillid-visits-demo-XXXXXX", NULL);
  demo_path = g_build_filename (demo_folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (demo_path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) from = g_file_new_for_path (demo_path);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-visits-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "demo.tillid", NULL);
  to = g_file_new_for_path (f->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_page (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static GtkWidget *
view_of (Fixture *f)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "view"));
}

static TillidVisitModel *
model_of (Fixture *f)
{
  return tillid_visit_view_get_model (TILLID_VISIT_VIEW (view_of (f)));
}

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

static GtkTextView *
note_of (Fixture *f)
{
  return GTK_TEXT_VIEW (child_of (child_of (view_of (f), "note"), "text"));
}

static void
type_note (Fixture *f, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note_of (f)), text, -1);
}

/* (transfer full) */
static char *
typed_note (Fixture *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (note_of (f)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (note_of (f)), &start, &end, FALSE);
}

/* The demo case has one that is planned for today: the first time that one is offered. */
static void
begin_visit (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL));
  tillid_test_wait (model_of (f) != NULL && tillid_visit_model_get_visit (model_of (f)) != NULL);
}

static GtkWidget *
focus_of (Fixture *f)
{
  return gtk_window_get_focus (f->window);
}

static gboolean
has_focus_within (Fixture *f, GtkWidget *widget)
{
  return focus_of (f) != NULL &&
         (focus_of (f) == widget || gtk_widget_is_ancestor (focus_of (f), widget));
}

static void
wait_for_edits (Fixture *f)
{
  tillid_test_wait (!tillid_visit_model_is_busy (model_of (f)));
  tillid_test_settle ();
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
undo_or_redo (Fixture *f, gboolean is_redo)
{
  gboolean is_done = FALSE;

  if (is_redo)
    tillid_undo_redo_async (f->undo, finished_cb, &is_done);
  else
    tillid_undo_undo_async (f->undo, 0, finished_cb, &is_done);
  tillid_test_wait (is_done);
  tillid_test_settle ();
}

static int
n_rows (GtkWidget *list, GType type)
{
  int n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += G_TYPE_CHECK_INSTANCE_TYPE (row, type);
  return n;
}

static GtkWidget *
presence_list (Fixture *f)
{
  return child_of (child_of (view_of (f), "presence"), "list");
}

/* Thirteen attended visits of the demo case, the one of today, and those planned: the worked case. */
static void
test_list (Fixture *f, gconstpointer data)
{
  GtkSelectionModel *rows;

  tillid_visit_view_set_model (TILLID_VISIT_VIEW (view_of (f)), NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.show-list", NULL);
  tillid_test_settle ();
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (child_of (GTK_WIDGET (f->page), "list_view")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >=, 13);
  tillid_test_picture (GTK_WIDGET (f->window), "visits-list");
}

static void
test_one_sentence (Fixture *f, gconstpointer data)
{
  const TillidVisit *visit;
  g_autofree char *text = NULL;

  begin_visit (f);
  visit = tillid_visit_model_get_visit (model_of (f));
  g_assert_cmpint (visit->status, ==, TILLID_VISIT_STATUS_RUNNING);
  g_assert_cmpint (visit->lead, ==, tillid_session_get_member (f->session)->record.id);
  g_assert_cmpuint (tillid_visit_model_get_presences (model_of (f))->len, ==, 2);

  type_note (f, "Just listened.");
  g_assert_true (tillid_page_leave (TILLID_PAGE (f->page)));
  wait_for_edits (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (model_of (f))->note, ==, "Just listened.");

  undo_or_redo (f, FALSE);
  g_assert_null (tillid_visit_model_get_visit (model_of (f))->note);
  text = typed_note (f);
  g_assert_cmpstr (text, ==, "");
  undo_or_redo (f, TRUE);
  g_assert_cmpstr (tillid_visit_model_get_visit (model_of (f))->note, ==, "Just listened.");
}

static void
test_presence (Fixture *f, gconstpointer data)
{
  GPtrArray *interpreters, *presences;
  gint64 daughter, minute;
  g_autofree char *label = NULL;

  begin_visit (f);
  interpreters = tillid_patient_context_get_interpreters (f->context);
  tillid_visit_model_add_presence (model_of (f), TILLID_PRESENCE_WHO_INTERPRETER,
                                   ((TillidInterpreter *) interpreters->pdata[0])->record.id, NULL,
                                   NULL);
  tillid_visit_model_add_presence (model_of (f), TILLID_PRESENCE_WHO_FAMILY, 0, "Maryam",
                                   "daughter");
  wait_for_edits (f);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 4);
  presences = tillid_visit_model_get_presences (model_of (f));
  daughter = ((TillidPresence *) presences->pdata[3])->record.id;
  minute = ((TillidPresence *) presences->pdata[3])->from_minute;
  label = g_strdup_printf ("\u2068Maryam\u2069, daughter, in the room since \u2068%02d:%02d\u2069",
                           (int) minute / 60, (int) minute % 60);
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (GTK_LIST_BOX (
                                                                        presence_list (f)),
                                                                      3),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  /* Out and within the same minute in again is a slip: one presence, still open. */
  minute = tillid_visit_model_get_now (model_of (f));
  tillid_visit_model_come_or_go (model_of (f), daughter);
  tillid_visit_model_come_or_go (model_of (f), daughter);
  wait_for_edits (f);
  presences = tillid_visit_model_get_presences (model_of (f));
  if (minute == tillid_visit_model_get_now (model_of (f)))
    g_assert_cmpuint (presences->len, ==, 4);
  g_assert_cmpint (((TillidPresence *) presences->pdata[presences->len - 1])->until_minute, ==,
                   TILLID_ABSENT);

  /* Gone ten minutes ago, in again now: two presences, one row. */
  tillid_visit_model_set_presence (model_of (f), daughter, minute - 20, minute - 10, "daughter",
                                   TILLID_INTERPRETING_MODE_UNKNOWN, "outside, own wish");
  tillid_visit_model_come_or_go (model_of (f), daughter);
  wait_for_edits (f);
  g_assert_cmpuint (tillid_visit_model_get_presences (model_of (f))->len, ==, 5);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 4);

  tillid_visit_model_remove_presence (model_of (f), daughter);
  wait_for_edits (f);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 3);
  undo_or_redo (f, FALSE);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 4);
}

/* Somebody types a name nobody knows and chooses as what. */
static void
add_by_name (Fixture *f, const char *text, const char *row)
{
  GtkWidget *table = child_of (view_of (f), "presence");
  GtkWidget *popover = child_of (table, "add_popover");

  gtk_menu_button_popup (GTK_MENU_BUTTON (child_of (table, "add_button")));
  tillid_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (child_of (popover, "entry")), text);
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_child_visible (child_of (popover, row)));
  g_assert_true (gtk_widget_activate (child_of (popover, row)));
  wait_for_edits (f);
  g_assert_false (gtk_widget_get_mapped (popover));
}

/* Whoever is new to the clinic is in its lists with the edit that says that they came, and leaves with its undo. */
static void
test_new_people (Fixture *f, gconstpointer data)
{
  const guint interpreters = tillid_patient_context_get_interpreters (f->context)->len;
  const guint members = tillid_patient_context_get_members (f->context)->len;
  const TillidPresence *presence;
  const TillidInterpreter *interpreter;
  const TillidMember *member;

  begin_visit (f);
  add_by_name (f, "Tove Lind", "interpreter_row");
  presence = tillid_visit_model_get_presences (model_of (f))->pdata[2];
  g_assert_cmpint (presence->who, ==, TILLID_PRESENCE_WHO_INTERPRETER);
  g_assert_null (presence->name);
  interpreter = tillid_patient_context_find_interpreter (f->context, presence->interpreter);
  g_assert_nonnull (interpreter);
  g_assert_cmpstr (interpreter->name, ==, "Tove Lind");
  g_assert_cmpstr (interpreter->language, ==, "ar-IQ");

  add_by_name (f, "Bo Lund, school nurse", "colleague_row");
  presence = tillid_visit_model_get_presences (model_of (f))->pdata[3];
  g_assert_cmpint (presence->who, ==, TILLID_PRESENCE_WHO_MEMBER);
  member = tillid_patient_context_find_member (f->context, presence->member);
  g_assert_nonnull (member);
  g_assert_cmpstr (member->name, ==, "Bo Lund");
  g_assert_cmpstr (member->title, ==, "school nurse");
  g_assert_cmpint (member->from_day, ==, tillid_session_today (f->session));
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 4);

  undo_or_redo (f, FALSE);
  g_assert_cmpuint (tillid_patient_context_get_members (f->context)->len, ==, members);
  undo_or_redo (f, FALSE);
  g_assert_cmpuint (tillid_patient_context_get_interpreters (f->context)->len, ==, interpreters);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 2);
  undo_or_redo (f, TRUE);
  undo_or_redo (f, TRUE);
  g_assert_cmpuint (tillid_patient_context_get_interpreters (f->context)->len, ==,
                    interpreters + 1);
  g_assert_cmpuint (tillid_patient_context_get_members (f->context)->len, ==, members + 1);
  g_assert_cmpint (n_rows (presence_list (f), TILLID_TYPE_PRESENCE_ROW), ==, 4);
}

/* The comma of Arabic is two bytes, and each of them is part of other letters. */
static void
test_arabic_comma (Fixture *f, gconstpointer data)
{
  const TillidPresence *presence;

  begin_visit (f);
  add_by_name (f, "مريم، ابنة", "family_row");
  presence = tillid_visit_model_get_presences (model_of (f))->pdata[2];
  g_assert_cmpstr (presence->name, ==, "مريم");
  g_assert_cmpstr (presence->role, ==, "ابنة");
}

static void
test_add_escape (Fixture *f, gconstpointer data)
{
  GtkWidget *table, *popover;

  begin_visit (f);
  table = child_of (view_of (f), "presence");
  popover = child_of (table, "add_popover");
  gtk_menu_button_popup (GTK_MENU_BUTTON (child_of (table, "add_button")));
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_signal_emit_by_name (child_of (popover, "entry"), "stop-search");
  tillid_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
}

/* Hands on the keys: what is begun can be written in, what an undo takes away leaves the focus on the page. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  begin_visit (f);
  tillid_test_settle ();
  g_assert_true (focus_of (f) == GTK_WIDGET (note_of (f)));

  undo_or_redo (f, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (child_of (GTK_WIDGET (f->page), "stack"))),
                   ==, "list");
  g_assert_true (has_focus_within (f, child_of (GTK_WIDGET (f->page), "list_view")));
}

/* Tab goes round and comes back, in both directions: nothing keeps the focus to itself. */
static void
test_tab_round (Fixture *f, gconstpointer data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  static const char *const parts[] = { "prepare", "room", "close" };

  begin_visit (f);
  tillid_test_settle ();
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        GtkWidget *first, *last = NULL;
        guint steps = 0;

        tillid_visit_view_show_part (TILLID_VISIT_VIEW (view_of (f)), parts[p]);
        gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD);
        first = focus_of (f);
        do
          {
            last = focus_of (f);
            gtk_widget_child_focus (GTK_WIDGET (f->window), directions[d]);
            if (focus_of (f) == last)
              g_error ("%s: the focus stays on %s", parts[p], G_OBJECT_TYPE_NAME (last));
          }
        while (focus_of (f) != first && ++steps < 100);
        g_assert_cmpuint (steps, <, 100);
        g_test_message ("%s: %u places", parts[p], steps + 1);
      }
}

/* New visit on the day of a planned one: that one, with Start now; where it is shown already, another one. */
static void
test_planned_today (Fixture *f, gconstpointer data)
{
  gint64 planned;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.show-list", NULL);
  g_assert_null (model_of (f));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL);
  tillid_test_settle ();
  g_assert_cmpint (tillid_visit_model_get_visit (model_of (f))->status, ==,
                   TILLID_VISIT_STATUS_PLANNED);
  planned = tillid_visit_model_get_id (model_of (f));
  g_assert_cmpstr (tillid_visit_view_get_part (TILLID_VISIT_VIEW (view_of (f))), ==, "prepare");
  g_assert_true (focus_of (f) == child_of (view_of (f), "start_button"));

  g_signal_emit_by_name (focus_of (f), "clicked");
  wait_for_edits (f);
  g_assert_cmpint (tillid_visit_model_get_id (model_of (f)), ==, planned);
  g_assert_cmpint (tillid_visit_model_get_visit (model_of (f))->status, ==,
                   TILLID_VISIT_STATUS_RUNNING);
  g_assert_true (focus_of (f) == GTK_WIDGET (note_of (f)));

  undo_or_redo (f, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL);
  tillid_test_wait (model_of (f) != NULL && tillid_visit_model_get_visit (model_of (f)) != NULL);
  g_assert_cmpint (tillid_visit_model_get_id (model_of (f)), !=, planned);
}

/* The file as it is at this moment, with all that is in its log, beside the one that goes on. */
static void
die (Fixture *f)
{
  static const char *const parts[] = { "", "-wal" };
  g_autofree char *dead = g_build_filename (f->folder, "dead.tillid", NULL);

  tillid_session_flush (f->session);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from_path = g_strconcat (f->path, parts[i], NULL);
      g_autofree char *to_path = g_strconcat (dead, parts[i], NULL);
      g_autoptr (GFile) from = g_file_new_for_path (from_path);
      g_autoptr (GFile) to = g_file_new_for_path (to_path);
      g_autoptr (GError) error = NULL;

      g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  close_page (f);
  g_free (f->path);
  f->path = g_steal_pointer (&dead);
}

/* The program dies in the middle of a sentence: the file has it, and the field shows it again. */
static void
test_draft_survives (Fixture *f, gconstpointer data)
{
  g_autofree char *place = NULL, *draft = NULL, *text = NULL;
  gint64 visit;

  begin_visit (f);
  visit = tillid_visit_model_get_id (model_of (f));
  place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":note", visit);
  type_note (f, "We begin with Sara");
  tillid_test_wait ((draft = tillid_session_get_draft (f->session, place)) != NULL);
  g_assert_cmpstr (draft, ==, "We begin with Sara");
  g_assert_null (tillid_visit_model_get_visit (model_of (f))->note);

  die (f);
  open_page (f);
  tillid_page_open_record (TILLID_PAGE (f->page), visit);
  text = typed_note (f);
  g_assert_cmpstr (text, ==, "We begin with Sara");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (
                                     child_of (child_of (view_of (f), "note"), "state_label"))),
                                   "not kept yet"));
  tillid_page_leave (TILLID_PAGE (f->page));
  wait_for_edits (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (model_of (f))->note, ==, "We begin with Sara");
  g_clear_pointer (&draft, g_free);
  draft = tillid_session_get_draft (f->session, place);
  g_assert_null (draft);
}

static void
test_agreements (Fixture *f, gconstpointer data)
{
  GtkWidget *agreements, *new_row, *full_label, *new_field;
  const TillidAgreement *first;
  const TillidPromise *promise;

  begin_visit (f);
  agreements = child_of (view_of (f), "agreements");
  new_row = child_of (agreements, "new_row");
  new_field = child_of (agreements, "new_field");
  full_label = child_of (agreements, "full_label");
  tillid_text_field_type (TILLID_TEXT_FIELD (new_field), "أشرب ثمانية أكواب من الماء كل يوم");
  tillid_text_field_commit (TILLID_TEXT_FIELD (new_field));
  wait_for_edits (f);
  g_assert_false (tillid_text_field_is_dirty (TILLID_TEXT_FIELD (new_field)));
  first = tillid_visit_model_get_agreements (model_of (f))->pdata[0];
  g_assert_cmpstr (first->words, ==, "أشرب ثمانية أكواب من الماء كل يوم");
  g_assert_null (first->staff_words);

  tillid_visit_model_set_agreement_words (model_of (f), first->record.id, first->words,
                                          "I drink eight glasses of water every day");
  tillid_visit_model_set_teach_back (model_of (f), first->record.id, TILLID_TEACH_BACK_AGAIN);
  tillid_visit_model_set_ours (model_of (f), first->record.id,
                               tillid_session_today (f->session) + 3);
  wait_for_edits (f);
  first = tillid_visit_model_get_agreements (model_of (f))->pdata[0];
  promise = tillid_visit_model_find_promise (model_of (f), first->record.id);
  g_assert_true (first->ours);
  g_assert_cmpint (first->teach_back, ==, TILLID_TEACH_BACK_AGAIN);
  g_assert_nonnull (promise);
  g_assert_cmpstr (promise->words, ==, "I drink eight glasses of water every day");
  g_assert_cmpint (promise->due, ==, tillid_session_today (f->session) + 3);

  for (int i = 2; i <= 5; i++)
    {
      g_autofree char *words = g_strdup_printf ("Agreement %d", i);

      g_assert_true (tillid_visit_model_add_agreement (model_of (f), words, NULL));
      wait_for_edits (f);
    }
  g_assert_false (gtk_widget_get_visible (new_row));
  g_assert_true (gtk_widget_get_visible (full_label));
  g_assert_false (tillid_visit_model_add_agreement (model_of (f), "The sixth", NULL));
  wait_for_edits (f);
  g_assert_cmpuint (tillid_visit_model_get_agreements (model_of (f))->len, ==, 5);
}

/* Two edits of one field, one after the other before the first is on the disk: the second counts. */
static void
test_quick_edits (Fixture *f, gconstpointer data)
{
  begin_visit (f);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *room = g_strdup_printf ("room %d", i);

      tillid_visit_model_set_place (model_of (f), room);
    }
  wait_for_edits (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (model_of (f))->place, ==, "room 4");
}

static void
test_to_story_and_close (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = tillid_patient_context_list (f->context, &tillid_life_event_type);
  g_autoptr (GPtrArray) after = NULL;
  const TillidLifeEvent *event;
  const TillidVisitRecords *records;
  const TillidVisit *next;
  g_autofree char *journal = NULL;

  begin_visit (f);
  tillid_visit_model_to_story (model_of (f), "I hear myself when I read", NULL);
  tillid_visit_model_set_note (model_of (f), "10:17 We begin.");
  tillid_visit_model_set_status (model_of (f), TILLID_VISIT_STATUS_ATTENDED);
  tillid_visit_model_plan_next (model_of (f), tillid_session_today (f->session) + 21, 10 * 60 + 15,
                                tillid_session_get_member (f->session)->record.id, 0);
  wait_for_edits (f);
  after = tillid_patient_context_list (f->context, &tillid_life_event_type);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  event = after->pdata[after->len - 1];
  g_assert_cmpstr (event->staff_words, ==, "I hear myself when I read");
  g_assert_cmpstr (event->told_by, ==, "Salma");
  g_assert_cmpint (event->told_visit, ==, tillid_visit_model_get_id (model_of (f)));
  g_assert_cmpint (tillid_visit_model_get_visit (model_of (f))->status, ==,
                   TILLID_VISIT_STATUS_ATTENDED);
  records = tillid_visit_model_get_records (model_of (f));
  next = records->visits->pdata[records->visits->len - 1];
  g_assert_cmpint (next->status, ==, TILLID_VISIT_STATUS_PLANNED);
  g_assert_cmpint (next->minute, ==, 10 * 60 + 15);
}

static void
fill_like_the_picture (Fixture *f)
{
  TillidVisitModel *model = model_of (f);
  GPtrArray *interpreters = tillid_patient_context_get_interpreters (f->context);
  GPtrArray *members = tillid_patient_context_get_members (f->context);
  gint64 first;

  tillid_visit_model_set_when (model, tillid_session_today (f->session),
                               tillid_session_minute_of_day (f->session) - 34);
  tillid_visit_model_set_length (model, 70);
  tillid_visit_model_set_place (model, "room 3");
  tillid_visit_model_add_presence (model, TILLID_PRESENCE_WHO_INTERPRETER,
                                   ((TillidInterpreter *) interpreters->pdata[0])->record.id, NULL,
                                   NULL);
  tillid_visit_model_add_presence (model, TILLID_PRESENCE_WHO_FAMILY, 0, "Maryam", "daughter");
  tillid_visit_model_add_presence (model, TILLID_PRESENCE_WHO_MEMBER,
                                   ((TillidMember *) members->pdata[1])->record.id, NULL, NULL);
  tillid_visit_model_set_wish (model, "أريد أن أعرف ماذا في عنقي",
                               "I want to know what is in my neck");
  tillid_visit_model_set_note (
    model,
    "10:17 We begin with Sara’s drawing: a house with four people and a very large cat. Jonas’s "
    "promise about the letter is late, I say so and apologise.\n"
    "10:28 Maryam goes out. Salma says: slept four hours, twice this week, with the lamp off.\n"
    "«صرتُ أسمع نفسي وأنا أقرأ. صوتي لم يذهب.»\n“I hear myself when I read. My voice has not "
    "gone.”");
  tillid_visit_model_add_agreement (model, "أتوقّف عن تناول حبوب فيتامين د والكالسيوم",
                                    "I stop the vitamin D and calcium tablets");
  tillid_visit_model_add_agreement (model, "أشرب ثمانية أكواب من الماء كل يوم",
                                    "I drink eight glasses of water every day");
  tillid_visit_model_add_agreement (model, "تتّصل بي ماري يوم الجمعة",
                                    "Marie calls me on Friday about the blood test");
  tillid_visit_model_add_question (model, "Who prescribed the vitamin D in 2018?");
  wait_for_edits (f);
  first = ((TillidAgreement *) tillid_visit_model_get_agreements (model)->pdata[0])->record.id;
  tillid_visit_model_set_teach_back (model, first, TILLID_TEACH_BACK_UNDERSTOOD);
  tillid_visit_model_set_ours (
    model, ((TillidAgreement *) tillid_visit_model_get_agreements (model)->pdata[2])->record.id,
    tillid_session_today (f->session) + 3);
  wait_for_edits (f);
}

/* The same page in light, dark, from right to left and with large text: nothing warns, and a person looks. */
static void
test_pictures (Fixture *f, gconstpointer data)
{
  static const char *const parts[] = { "prepare", "room", "close" };
  GtkWidget *presences;
  GPtrArray *all;

  begin_visit (f);
  fill_like_the_picture (f);
  all = tillid_visit_model_get_presences (model_of (f));
  presences = presence_list (f);
  g_assert_cmpint (n_rows (presences, TILLID_TYPE_PRESENCE_ROW), ==, 5);
  for (guint i = 0; i < all->len; i++)
    {
      const TillidPresence *presence = all->pdata[i];
      const gint64 start = tillid_visit_model_get_start (model_of (f));

      if (g_strcmp0 (presence->name, "Maryam") == 0)
        tillid_visit_model_set_presence (model_of (f), presence->record.id, start, start + 11,
                                         "daughter", 0, "outside, own wish");
    }
  wait_for_edits (f);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("visit-%s", parts[i]);

      tillid_visit_view_show_part (TILLID_VISIT_VIEW (view_of (f)), parts[i]);
      tillid_test_picture (GTK_WIDGET (f->window), name);
    }
  tillid_visit_view_show_part (TILLID_VISIT_VIEW (view_of (f)), "room");
  tillid_test_set_dark (TRUE);
  tillid_test_picture (GTK_WIDGET (f->window), "visit-room-dark");
  tillid_test_set_dark (FALSE);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  tillid_test_picture (GTK_WIDGET (f->window), "visit-room-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  tillid_test_picture (GTK_WIDGET (f->window), "visit-room-150");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->page)), <=, 1376);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  tillid_visit_model_set_just_listening (model_of (f), TRUE);
  wait_for_edits (f);
  g_assert_false (gtk_widget_get_visible (child_of (view_of (f), "agreements_column")));
  tillid_test_picture (GTK_WIDGET (f->window), "visit-just-listening");
}

int
main (int argc, char *argv[])
{
  int result;

  tillid_test_init (&argc, &argv);
  make_demo ();
#define ADD(path, func)                                                                            \
  g_test_add ("/app/visits-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("list", test_list);
  ADD ("one-sentence", test_one_sentence);
  ADD ("presence", test_presence);
  ADD ("new-people", test_new_people);
  ADD ("arabic-comma", test_arabic_comma);
  ADD ("add-escape", test_add_escape);
  ADD ("focus", test_focus);
  ADD ("tab-round", test_tab_round);
  ADD ("planned-today", test_planned_today);
  ADD ("draft-survives", test_draft_survives);
  ADD ("agreements", test_agreements);
  ADD ("quick-edits", test_quick_edits);
  ADD ("to-story-and-close", test_to_story_and_close);
  ADD ("pictures", test_pictures);
  result = g_test_run ();
  tillid_test_folder_remove (demo_folder);
  g_free (demo_folder);
  g_free (demo_path);
  return result;
}
