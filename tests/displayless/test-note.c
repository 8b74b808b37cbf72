/* test-note.c - signed notes, corrections and the history of an entry
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "tillid-confidence-edits.h"
#include "tillid-note-edits.h"
#include "tillid-record-history.h"
#include "tillid-record-table.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidScope *scope;
  gint64 patient;
} Fixture;

static gint64
add (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidRecord *record = tillid_edit_assign_id (draft, tillid_session_get_ids (f->session));

  tillid_edit_take (edit, tillid_record_seal_any (record));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  return record->id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-note-XXXXXX", &error);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->patient = add (f, tillid_person_new ());
  f->scope = tillid_session_open_patient (f->session, f->patient, "patient", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_scope_unref (f->scope);
  tillid_session_close (f->session);
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static gpointer
read_record (Fixture *f, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TillidRecord *record =
    tillid_record_table_get (tillid_session_get_db (f->session), f->scope, type, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_nonnull (edit);
  tillid_session_apply (f->session, edit, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_visit (Fixture *f, const char *note)
{
  TillidVisit *visit = tillid_visit_new ();

  visit->patient = f->patient;
  tillid_set_text (&visit->purpose, "First visit");
  tillid_set_text (&visit->note, note);
  return add (f, visit);
}

static void
test_signed (Fixture *f, gconstpointer data)
{
  gint64 id = add_visit (f, "Slept badly."), signing;
  g_autoptr (TillidVisit) visit = read_record (f, &tillid_visit_type, id);
  g_autoptr (TillidEdit) sign = NULL, correct = NULL, note = tillid_edit_new ("Note"),
                         rest = tillid_edit_new ("About");
  g_autoptr (TillidNoteState) state = NULL;
  g_autoptr (GError) error = NULL;
  TillidVisit *changed = tillid_visit_edit (visit), *other = tillid_visit_edit (visit);

  g_assert_null (tillid_note_correct (f->session, visit, "Too early", NULL, &error));
  g_clear_error (&error);
  sign = tillid_note_sign (f->session, visit, &error);
  signing = apply (f, sign);
  g_assert_null (tillid_note_sign (f->session, visit, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED);
  g_clear_error (&error);

  /* The note stays, the rest of the visit moves. */
  tillid_set_text (&changed->note, "Slept well.");
  tillid_edit_take (note, tillid_record_seal (changed));
  g_assert_false (tillid_session_apply (f->session, note, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED);
  g_clear_error (&error);
  tillid_set_text (&other->purpose, "Second visit");
  tillid_edit_take (rest, tillid_record_seal (other));
  apply (f, rest);
  g_assert_false (tillid_session_undo (f->session, signing, "Undo", NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED);
  g_clear_error (&error);

  /* Nor from outside. */
  g_assert_false (tillid_db_exec (tillid_session_get_db (f->session),
                                  "UPDATE visit SET note = 'Slept well.'", NULL));
  g_assert_false (tillid_db_exec (tillid_session_get_db (f->session),
                                  "UPDATE signature SET state = 'error'", NULL));
  g_assert_false (
    tillid_db_exec (tillid_session_get_db (f->session), "DELETE FROM signature", NULL));

  correct = tillid_note_correct (f->session, visit, "Slept two hours.", "en", &error);
  apply (f, correct);
  g_assert_false (
    tillid_db_exec (tillid_session_get_db (f->session), "UPDATE correction SET words = 'x'", NULL));
  g_assert_false (
    tillid_db_exec (tillid_session_get_db (f->session), "DELETE FROM correction", NULL));
  state = tillid_note_read_state (tillid_session_get_db (f->session), f->scope, id, &error);
  g_assert_no_error (error);
  /* printf 'Slept badly.' | sha256sum */
  g_assert_cmpstr (state->signature->note_hash, ==,
                   "e5252d6b28455d8d4b6780e78b8328c9ff2ad72139ef89e5ca1368d939486b75");
  g_assert_cmpint (state->signature->member, ==, tillid_session_get_member (f->session)->record.id);
  g_assert_cmpuint (state->corrections->len, ==, 1);
  g_assert_cmpstr (((TillidCorrection *) state->corrections->pdata[0])->words, ==,
                   "Slept two hours.");
}

static void
test_sign_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidVisit) visit = read_record (f, &tillid_visit_type, add_visit (f, NULL));
  g_autoptr (GError) error = NULL;

  g_assert_null (tillid_note_sign (f->session, visit, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
}

static char *
sentence (GPtrArray *lines, guint line)
{
  const TillidHistoryLine *one = lines->pdata[line];
  g_autofree char *joined = NULL;
  GString *plain = g_string_new (NULL);

  g_ptr_array_add (one->sentences, NULL);
  joined = g_strjoinv ("; ", (char **) one->sentences->pdata);
  g_ptr_array_remove_index (one->sentences, one->sentences->len - 1);
  for (const char *p = joined; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < 0x2066 || g_utf8_get_char (p) > 0x2069) /* isolates */
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static gint64
add_channel (Fixture *f)
{
  TillidContactChannel *channel = tillid_contact_channel_new ();
  g_autoptr (TillidContactChannel) read = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed");
  TillidContactChannel *changed = NULL;
  gint64 id;

  channel->patient = f->patient;
  tillid_set_text (&channel->value, "12");
  id = add (f, channel);
  read = read_record (f, &tillid_contact_channel_type, id);
  changed = tillid_contact_channel_edit (read);
  tillid_set_text (&changed->value, "34");
  changed->preferred = TRUE;
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f, edit);
  return id;
}

static void
test_history (Fixture *f, gconstpointer data)
{
  gint64 id = add_channel (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
    tillid_record_history_list (f->session, f->scope, &tillid_contact_channel_type, id, &error);
  g_autofree char *newest = NULL, *first = NULL, *again = NULL, *whole = NULL;
  g_autoptr (TillidEdit) restore = NULL;
  g_autoptr (TillidContactChannel) back = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  newest = sentence (lines, 0);
  first = sentence (lines, 1);
  g_assert_cmpstr (newest, ==, "Number or address: 12 → 34; Preferred: no → yes");
  g_assert_nonnull (strstr (first, "Number or address: 12"));
  g_assert_false (((TillidHistoryLine *) lines->pdata[0])->can_restore);
  whole = tillid_history_line_to_words (f->session, lines->pdata[0]);
  g_assert_nonnull (strstr (whole, "Amina Berg"));

  restore = tillid_record_history_restore (f->session, f->scope, &tillid_contact_channel_type, id,
                                           1, &error);
  apply (f, restore);
  back = read_record (f, &tillid_contact_channel_type, id);
  g_assert_cmpstr (back->value, ==, "12");
  g_assert_cmpint (back->record.version, ==, 3);
  after =
    tillid_record_history_list (f->session, f->scope, &tillid_contact_channel_type, id, &error);
  again = sentence (after, 0);
  g_assert_cmpstr (again, ==, "Number or address: 34 → 12; Preferred: yes → no");
  g_assert_null (tillid_record_history_restore (f->session, f->scope, &tillid_contact_channel_type,
                                                id, 9, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
}

/* A signed note is not brought back to what it was before. */
static void
test_history_signed (Fixture *f, gconstpointer data)
{
  gint64 id = add_visit (f, "Draft.");
  g_autoptr (TillidVisit) visit = read_record (f, &tillid_visit_type, id), signed_visit = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Note"), sign = NULL, restore = NULL;
  g_autoptr (TillidEdit) longer = tillid_edit_new ("Length");
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  TillidVisit *changed = tillid_visit_edit (visit);

  tillid_set_text (&changed->note, "Final.");
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f, edit);
  signed_visit = read_record (f, &tillid_visit_type, id);
  sign = tillid_note_sign (f->session, signed_visit, &error);
  apply (f, sign);
  changed = tillid_visit_edit (signed_visit);
  changed->length = 30;
  tillid_edit_take (longer, tillid_record_seal (changed));
  apply (f, longer);
  /* What would be refused is not offered; an earlier version with the note as it was signed is. */
  lines = tillid_record_history_list (f->session, f->scope, &tillid_visit_type, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (((TillidHistoryLine *) lines->pdata[i])->can_restore, ==, i == 1);
  g_assert_cmpuint (lines->len, ==, 3);
  restore = tillid_record_history_restore (f->session, f->scope, &tillid_visit_type, id, 1, &error);
  g_assert_false (tillid_session_apply (f->session, restore, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED);
}

static void
test_history_masked (Fixture *f, gconstpointer data)
{
  gint64 id = add_channel (f);
  g_autoptr (TillidPerson) person = read_record (f, &tillid_person_type, f->patient);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Changed"), restore = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *newest = NULL, *first = NULL;
  gint64 is_back = 0;
  TillidPerson *changed = tillid_person_edit (person);

  changed->address_protected = TRUE;
  tillid_edit_take (edit, tillid_record_seal (changed));
  apply (f, edit);
  lines =
    tillid_record_history_list (f->session, f->scope, &tillid_contact_channel_type, id, &error);
  newest = sentence (lines, 0);
  first = sentence (lines, 1);
  g_assert_cmpstr (newest, ==, "Number or address: changed, and hidden; Preferred: no → yes");
  g_assert_null (strstr (first, "12"));
  restore = tillid_record_history_restore (f->session, f->scope, &tillid_contact_channel_type, id,
                                           1, &error);
  apply (f, restore);
  tillid_db_query_int (tillid_session_get_db (f->session),
                       "SELECT count(*) FROM contact_channel WHERE value = '12'", &is_back, &error);
  g_assert_cmpint (is_back, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/note/signed", Fixture, NULL, set_up, test_signed, tear_down);
  g_test_add ("/services/note/sign-nothing", Fixture, NULL, set_up, test_sign_nothing, tear_down);
  g_test_add ("/services/history/sentences", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/services/history/signed", Fixture, NULL, set_up, test_history_signed, tear_down);
  g_test_add ("/services/history/masked", Fixture, NULL, set_up, test_history_masked, tear_down);
  return g_test_run ();
}
