/* test-visit-writing.c - what is written in a visit: a note, agreements, what goes to the story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-visits.h"
#include "tillid-dialogs.h"
#include "tillid-history-window.h"
#include "tillid-patient-context.h"
#include "tillid-presence-row.h"
#include "tillid-test-folder.h"
#include "tillid-text-field.h"
#include "tillid-visit-words.h"

/* The file as it is at this moment, with all that is in its log, beside the one that goes on. */
static void
die (TillidTestVisits *f)
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
  tillid_test_visits_close (f);
  g_free (f->path);
  f->path = g_steal_pointer (&dead);
}

/* The program dies in the middle of a sentence: the file has it, and the field shows it again. */
static void
test_draft_survives (TillidTestVisits *f, gconstpointer data)
{
  g_autofree char *place = NULL, *draft = NULL, *text = NULL;
  gint64 visit;

  tillid_test_visits_start (f);
  visit = tillid_visit_model_get_id (tillid_test_visits_model (f));
  place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":note", visit);
  tillid_test_visits_type (f, "We begin with Sara");
  tillid_test_wait ((draft = tillid_session_get_draft (f->session, place)) != NULL);
  g_assert_cmpstr (draft, ==, "We begin with Sara");
  g_assert_null (tillid_visit_model_get_visit (tillid_test_visits_model (f))->note);

  die (f);
  tillid_test_visits_open (f);
  tillid_page_open_record (TILLID_PAGE (f->page), visit);
  text = tillid_test_visits_dup_note (f);
  g_assert_cmpstr (text, ==, "We begin with Sara");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (tillid_test_visits_child (
                                     tillid_test_visits_child (tillid_test_visits_view (f), "note"),
                                     "state_label"))),
                                   "not kept yet"));
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_test_visits_wait (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (tillid_test_visits_model (f))->note, ==,
                   "We begin with Sara");
  g_clear_pointer (&draft, g_free);
  draft = tillid_session_get_draft (f->session, place);
  g_assert_null (draft);
}

static void
test_agreements (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *agreements, *new_row, *full_label, *new_field;
  const TillidAgreement *first;
  const TillidPromise *promise;

  tillid_test_visits_start (f);
  agreements = tillid_test_visits_child (tillid_test_visits_view (f), "agreements");
  new_row = tillid_test_visits_child (agreements, "new_row");
  new_field = tillid_test_visits_child (agreements, "new_field");
  full_label = tillid_test_visits_child (agreements, "full_label");
  tillid_text_field_type (TILLID_TEXT_FIELD (new_field), "أشرب ثمانية أكواب من الماء كل يوم");
  tillid_text_field_commit (TILLID_TEXT_FIELD (new_field));
  tillid_test_visits_wait (f);
  g_assert_false (tillid_text_field_is_dirty (TILLID_TEXT_FIELD (new_field)));
  first = tillid_visit_model_get_agreements (tillid_test_visits_model (f))->pdata[0];
  g_assert_cmpstr (first->words, ==, "أشرب ثمانية أكواب من الماء كل يوم");
  g_assert_null (first->staff_words);

  tillid_visit_model_set_agreement_words (tillid_test_visits_model (f), first->record.id,
                                          first->words, "I drink eight glasses of water every day");
  tillid_visit_model_set_teach_back (tillid_test_visits_model (f), first->record.id,
                                     TILLID_TEACH_BACK_AGAIN);
  tillid_visit_model_set_ours (tillid_test_visits_model (f), first->record.id,
                               tillid_session_today (f->session) + 3);
  tillid_test_visits_wait (f);
  first = tillid_visit_model_get_agreements (tillid_test_visits_model (f))->pdata[0];
  promise = tillid_visit_model_find_promise (tillid_test_visits_model (f), first->record.id);
  g_assert_true (first->ours);
  g_assert_cmpint (first->teach_back, ==, TILLID_TEACH_BACK_AGAIN);
  g_assert_nonnull (promise);
  g_assert_cmpstr (promise->words, ==, "I drink eight glasses of water every day");
  g_assert_cmpint (promise->due, ==, tillid_session_today (f->session) + 3);

  for (int i = 2; i <= 5; i++)
    {
      g_autofree char *words = g_strdup_printf ("Agreement %d", i);

      g_assert_true (tillid_visit_model_add_agreement (tillid_test_visits_model (f), words, NULL));
      tillid_test_visits_wait (f);
    }
  g_assert_false (gtk_widget_get_visible (new_row));
  g_assert_true (gtk_widget_get_visible (full_label));
  g_assert_false (
    tillid_visit_model_add_agreement (tillid_test_visits_model (f), "The sixth", NULL));
  tillid_test_visits_wait (f);
  g_assert_cmpuint (tillid_visit_model_get_agreements (tillid_test_visits_model (f))->len, ==, 5);
}

/* Two edits of one field, one after the other before the first is on the disk: the second counts. */
static void
test_quick_edits (TillidTestVisits *f, gconstpointer data)
{
  tillid_test_visits_start (f);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *room = g_strdup_printf ("room %d", i);

      tillid_visit_model_set_place (tillid_test_visits_model (f), room);
    }
  tillid_test_visits_wait (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (tillid_test_visits_model (f))->place, ==,
                   "room 4");
}

static void
test_to_story_and_close (TillidTestVisits *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = tillid_patient_context_list (f->context, &tillid_life_event_type);
  g_autoptr (GPtrArray) after = NULL;
  const TillidLifeEvent *event;
  const TillidVisitRecords *records;
  const TillidVisit *next;
  g_autofree char *journal = NULL;

  tillid_test_visits_start (f);
  tillid_visit_model_to_story (tillid_test_visits_model (f), "I hear myself when I read", NULL,
                               TILLID_ABSENT);
  tillid_visit_model_set_note (tillid_test_visits_model (f), "10:17 We begin.");
  tillid_visit_model_set_status (tillid_test_visits_model (f), TILLID_VISIT_STATUS_ATTENDED);
  tillid_visit_model_plan_next (tillid_test_visits_model (f),
                                tillid_session_today (f->session) + 21, 10 * 60 + 15,
                                tillid_session_get_member (f->session)->record.id, 0, FALSE);
  tillid_test_visits_wait (f);
  after = tillid_patient_context_list (f->context, &tillid_life_event_type);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  event = after->pdata[after->len - 1];
  g_assert_cmpstr (event->staff_words, ==, "I hear myself when I read");
  g_assert_cmpstr (event->told_by, ==, "Salma");
  g_assert_cmpint (event->told_visit, ==, tillid_visit_model_get_id (tillid_test_visits_model (f)));
  g_assert_cmpint (tillid_visit_model_get_visit (tillid_test_visits_model (f))->status, ==,
                   TILLID_VISIT_STATUS_ATTENDED);
  records = tillid_visit_model_get_records (tillid_test_visits_model (f));
  next = records->visits->pdata[records->visits->len - 1];
  g_assert_cmpint (next->status, ==, TILLID_VISIT_STATUS_PLANNED);
  g_assert_cmpint (next->minute, ==, 10 * 60 + 15);
}

static void
fill_like_the_picture (TillidTestVisits *f)
{
  TillidVisitModel *model = tillid_test_visits_model (f);
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
  tillid_test_visits_wait (f);
  first = ((TillidAgreement *) tillid_visit_model_get_agreements (model)->pdata[0])->record.id;
  tillid_visit_model_set_teach_back (model, first, TILLID_TEACH_BACK_UNDERSTOOD);
  tillid_visit_model_set_ours (
    model, ((TillidAgreement *) tillid_visit_model_get_agreements (model)->pdata[2])->record.id,
    tillid_session_today (f->session) + 3);
  tillid_test_visits_wait (f);
}

static gboolean
answer (const char *heading, const char *body, gpointer data)
{
  int *n_asked = data;

  return ++*n_asked > 1;
}

/* A note that was signed is read; what was wrong stands beside it, with a name, and stays. */
static void
test_sign (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *view, *close, *signing, *field;
  TillidVisitModel *model;
  g_autofree char *draft = NULL, *place = NULL, *journal = NULL;
  const TillidCorrection *correction;
  int n_asked = 0;

  tillid_test_visits_start (f);
  view = tillid_test_visits_view (f);
  model = tillid_test_visits_model (f);
  close = tillid_test_visits_child (view, "close");
  signing = tillid_test_visits_child (tillid_test_visits_child (view, "note"), "signing");
  tillid_test_visits_type (f, "Left kidney seen.");
  g_assert_false (tillid_visit_model_can_sign (model));
  tillid_visit_view_leave (TILLID_VISIT_VIEW (view));
  tillid_test_visits_wait (f);
  tillid_visit_view_show_part (TILLID_VISIT_VIEW (view), "close");
  g_assert_true (gtk_widget_get_visible (tillid_test_visits_child (close, "sign_button")));

  /* The first answer is "not now". */
  tillid_dialogs_set_ask_fake (answer, &n_asked);
  g_assert_true (gtk_widget_activate_action (view, "visit.sign", NULL));
  tillid_test_visits_wait (f);
  g_assert_cmpint (n_asked, ==, 1);
  g_assert_false (tillid_visit_model_is_signed (model));
  /* What is typed until the question is part of what is signed. */
  tillid_test_visits_type (f, " All well.");
  g_assert_true (gtk_widget_activate_action (view, "visit.sign", NULL));
  tillid_test_wait (tillid_visit_model_is_signed (model));
  tillid_dialogs_set_ask_fake (NULL, NULL);
  tillid_test_visits_wait (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->note, ==, "Left kidney seen. All well.");
  /* The last thing that can be undone is the note, not its signature. */
  g_assert_cmpstr (tillid_undo_get_undo_label (f->undo), ==, "Note kept");
  g_assert_false (gtk_text_view_get_editable (tillid_test_visits_note (f)));
  g_assert_false (gtk_widget_get_visible (tillid_test_visits_child (close, "sign_button")));
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (tillid_test_visits_child (close, "signed_label"))),
            tillid_session_get_member (f->session)->name));
  tillid_test_picture (GTK_WIDGET (f->window), "visit-close-signed");

  tillid_visit_view_show_part (TILLID_VISIT_VIEW (view), "room");
  tillid_test_settle ();
  field = tillid_test_visits_child (signing, "correction_field");
  g_assert_false (gtk_widget_get_mapped (field));
  g_signal_emit_by_name (tillid_test_visits_child (signing, "add_button"), "clicked");
  g_assert_true (gtk_widget_get_mapped (field));
  g_assert_true (tillid_test_visits_has_focus (f, field));
  tillid_text_field_type (TILLID_TEXT_FIELD (field), "It was the right kidney.");
  tillid_visit_view_leave (TILLID_VISIT_VIEW (view));
  place =
    g_strdup_printf ("visit:%" G_GINT64_FORMAT ":correction", tillid_visit_model_get_id (model));
  tillid_test_wait ((draft = tillid_session_get_draft (f->session, place)) != NULL);
  g_assert_cmpuint (tillid_visit_model_get_note_state (model)->corrections->len, ==, 0);

  g_signal_emit_by_name (field, "activate");
  tillid_test_visits_wait (f);
  g_assert_cmpuint (tillid_visit_model_get_note_state (model)->corrections->len, ==, 1);
  correction = tillid_visit_model_get_note_state (model)->corrections->pdata[0];
  g_assert_cmpstr (correction->words, ==, "It was the right kidney.");
  g_assert_cmpint (correction->member, ==, tillid_session_get_member (f->session)->record.id);
  g_assert_false (gtk_widget_get_mapped (field));
  g_assert_true (
    tillid_test_visits_has_focus (f, tillid_test_visits_child (signing, "add_button")));
  g_clear_pointer (&draft, g_free);
  tillid_session_flush (f->session);
  g_assert_null (draft = tillid_session_get_draft (f->session, place));
  journal = tillid_visit_words_journal (model);
  g_assert_nonnull (strstr (journal, "It was the right kidney."));
  tillid_test_picture (GTK_WIDGET (f->window), "visit-signed");
}

/* Somebody else signs while one is still typing: what was signed stands in the note, what was typed is a draft of a
 * correction. Undo of the note is refused, and does not stand before what can be undone. */
static void
test_signed_meanwhile (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *signing;
  TillidVisitModel *model;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL, *offered = NULL;

  tillid_test_visits_start (f);
  model = tillid_test_visits_model (f);
  signing =
    tillid_test_visits_child (tillid_test_visits_child (tillid_test_visits_view (f), "note"),
                              "signing");
  tillid_visit_model_set_note (model, "Slept well.");
  tillid_test_visits_wait (f);
  tillid_test_visits_type (f, " But at five.");
  edit = tillid_note_sign (f->session, tillid_visit_model_get_visit (model), &error);
  g_assert_no_error (error);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  tillid_test_wait (tillid_visit_model_is_signed (model));
  tillid_test_settle ();
  note = tillid_test_visits_dup_note (f);
  g_assert_cmpstr (note, ==, "Slept well.");
  offered = tillid_text_field_dup_text (
    TILLID_TEXT_FIELD (tillid_test_visits_child (signing, "correction_field")));
  g_assert_cmpstr (offered, ==, "Slept well. But at five.");
  g_assert_true (gtk_widget_get_mapped (tillid_test_visits_child (signing, "correction_field")));

  g_assert_cmpstr (tillid_undo_get_undo_label (f->undo), ==, "Note kept");
  tillid_undo_undo_async (f->undo, 0, NULL, NULL);
  tillid_test_wait (strcmp (tillid_undo_get_undo_label (f->undo), "Visit begun") == 0);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->note, ==, "Slept well.");
}

/* (nullable): the newest window of that kind */
static GtkWidget *
find_history (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TILLID_IS_HISTORY_WINDOW (window))
        return window;
    }
  return NULL;
}

/* Three notes are three versions and the beginning; the second one comes back as a fifth, and can be undone. */
static void
test_versions (TillidTestVisits *f, gconstpointer data)
{
  static const char *const notes[] = { "First.", "Second.", "Third." };
  GtkWidget *history, *list, *second, *box;
  TillidVisitModel *model;

  tillid_test_visits_start (f);
  model = tillid_test_visits_model (f);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    tillid_visit_model_set_note (model, notes[i]);
  tillid_test_visits_wait (f);
  g_assert_true (gtk_widget_activate_action (tillid_test_visits_view (f), "visit.versions", NULL));
  history = find_history ();
  g_assert_nonnull (history);
  list = tillid_test_visits_child (history, "list");
  g_assert_cmpint (tillid_test_visits_n_rows (list, GTK_TYPE_LIST_BOX_ROW), ==, 4);
  tillid_test_picture (history, "visit-versions");

  second = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (second));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (
                              gtk_widget_get_prev_sibling (gtk_widget_get_last_child (box)))),
                            "Second."));
  g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
  tillid_test_wait (g_strcmp0 (tillid_visit_model_get_visit (model)->note, "Second.") == 0);
  tillid_test_settle ();
  g_assert_null (find_history ());
  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->note, ==, "Third.");
}

static void
protect (TillidTestVisits *f, gboolean is_protected)
{
  TillidPerson *person = tillid_person_edit (tillid_patient_context_get_person (f->context));

  person->address_protected = is_protected;
  tillid_patient_context_apply_one (f->context, "Address", person);
  tillid_test_wait (tillid_patient_context_get_person (f->context)->address_protected ==
                    is_protected);
  tillid_test_settle ();
}

/* Nobody writes over what they cannot read, and closing the popover loses nothing. */
static void
test_hidden_place (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *view, *entry;
  GtkPopover *popover;
  TillidVisitModel *model;

  tillid_test_visits_start (f);
  view = tillid_test_visits_view (f);
  model = tillid_test_visits_model (f);
  entry = tillid_test_visits_child (view, "place_entry");
  popover = GTK_POPOVER (tillid_test_visits_child (view, "when_popover"));
  tillid_visit_model_set_place (model, "room 3");
  tillid_test_visits_wait (f);
  protect (f, TRUE);
  gtk_popover_popup (popover);
  tillid_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "hidden");
  g_assert_false (gtk_widget_get_sensitive (entry));
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_visits_child (view, "length_entry")), "55");
  gtk_popover_popdown (popover);
  tillid_test_wait (tillid_visit_model_get_visit (model)->length == 55);
  tillid_test_visits_wait (f);
  protect (f, FALSE);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->place, ==, "room 3");
  gtk_popover_popup (popover);
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_sensitive (entry));
}

/* The same page in light, dark, from right to left and with large text: nothing warns, and a person looks. */
static void
test_pictures (TillidTestVisits *f, gconstpointer data)
{
  static const char *const parts[] = { "prepare", "room", "close" };
  GtkWidget *presences;
  GPtrArray *all;

  tillid_test_visits_start (f);
  fill_like_the_picture (f);
  all = tillid_visit_model_get_presences (tillid_test_visits_model (f));
  presences = tillid_test_visits_presence (f);
  g_assert_cmpint (tillid_test_visits_n_rows (presences, TILLID_TYPE_PRESENCE_ROW), ==, 5);
  for (guint i = 0; i < all->len; i++)
    {
      const TillidPresence *presence = all->pdata[i];
      const gint64 start = tillid_visit_model_get_start (tillid_test_visits_model (f));

      if (g_strcmp0 (presence->name, "Maryam") == 0)
        tillid_visit_model_set_presence (tillid_test_visits_model (f), presence->record.id, start,
                                         start + 11, "daughter", 0, "outside, own wish");
    }
  tillid_test_visits_wait (f);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("visit-%s", parts[i]);

      tillid_visit_view_show_part (TILLID_VISIT_VIEW (tillid_test_visits_view (f)), parts[i]);
      tillid_test_picture (GTK_WIDGET (f->window), name);
    }
  tillid_visit_view_show_part (TILLID_VISIT_VIEW (tillid_test_visits_view (f)), "room");
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
  tillid_visit_model_set_just_listening (tillid_test_visits_model (f), TRUE);
  tillid_test_visits_wait (f);
  g_assert_false (gtk_widget_get_visible (
    tillid_test_visits_child (tillid_test_visits_view (f), "agreements_column")));
  tillid_test_picture (GTK_WIDGET (f->window), "visit-just-listening");
}

int
main (int argc, char *argv[])
{
  int result;

  tillid_test_init (&argc, &argv);
  tillid_test_visits_begin ();
#define ADD(path, func)                                                                            \
  g_test_add ("/app/visit-writing/" path, TillidTestVisits, NULL, tillid_test_visits_set_up, func, \
              tillid_test_visits_tear_down)
  ADD ("draft-survives", test_draft_survives);
  ADD ("agreements", test_agreements);
  ADD ("quick-edits", test_quick_edits);
  ADD ("to-story-and-close", test_to_story_and_close);
  ADD ("sign", test_sign);
  ADD ("signed-meanwhile", test_signed_meanwhile);
  ADD ("versions", test_versions);
  ADD ("hidden-place", test_hidden_place);
  ADD ("pictures", test_pictures);
  result = g_test_run ();
  tillid_test_visits_end ();
  return result;
}
