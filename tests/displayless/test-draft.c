/* test-draft.c - text that is being typed survives, and is its author's alone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-draft.h"

#include "tillid-store-fixture.h"

#define PLACE "visit/new/note"

static void
put (Fixture *f, gint64 author, const char *place, const char *text, gint64 at)
{
  g_autoptr (GError) error = NULL;

  tillid_draft_put (f->db, author, place, text, at, &error);
  g_assert_no_error (error);
}

static void
test_put_get_forget (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *second = NULL, *gone = NULL;
  g_autoptr (GError) error = NULL;
  const TillidDraft *first;

  put (f, 1, PLACE, "She sleeps bet", 1000);
  put (f, 1, PLACE, "She sleeps better", 2000);
  drafts = tillid_draft_list (f->db, 1, "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  first = drafts->pdata[0];
  g_assert_cmpstr (first->text, ==, "She sleeps better");
  g_assert_cmpstr (first->place, ==, PLACE);
  g_assert_cmpint (first->at, ==, 2000);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision"), ==, 0);

  put (f, 1, PLACE, "", 3000); /* everything deleted is a state of the field, too */
  second = tillid_draft_get (f->db, 1, PLACE, &error);
  g_assert_cmpstr (second, ==, "");

  g_assert_true (tillid_draft_forget (f->db, 1, PLACE, &error));
  g_assert_true (tillid_draft_forget (f->db, 1, PLACE, &error));
  gone = tillid_draft_get (f->db, 1, PLACE, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
test_own_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL, none = NULL, below = NULL;
  g_autofree char *other = NULL, *mine = NULL;
  g_autoptr (GError) error = NULL;

  put (f, 1, "b/x", "one", 10);
  put (f, 1, "a/x", "two", 20);
  put (f, 2, "a/x", "three", 30);
  drafts = tillid_draft_list (f->db, 1, "", &error);
  g_assert_cmpuint (drafts->len, ==, 2);
  none = tillid_draft_list (f->db, 3, "", &error);
  g_assert_cmpuint (none->len, ==, 0);
  below = tillid_draft_list (f->db, 1, "b/", &error);
  g_assert_cmpuint (below->len, ==, 1);
  g_assert_cmpstr (((TillidDraft *) below->pdata[0])->text, ==, "one");

  other = tillid_draft_get (f->db, 2, "b/x", &error);
  g_assert_null (other);
  g_assert_true (tillid_draft_forget (f->db, 2, "b/x", &error)); /* not theirs to throw away */
  mine = tillid_draft_get (f->db, 1, "b/x", &error);
  g_assert_cmpstr (mine, ==, "one");
}

static void
test_goes_with_the_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autoptr (GError) error = NULL;

  g_test_summary ("Rolled back together with the edit it became");
  put (f, 1, PLACE, "text", 10);
  tillid_edit_take (edit,
                    tillid_record_seal_any (tillid_edit_assign_id (tillid_person_new (), &f->ids)));
  g_assert_true (tillid_db_begin (f->db, &error));
  g_assert_true (tillid_edit_apply_in_transaction (f->db, edit, &f->writer, NULL, &error));
  g_assert_true (tillid_draft_forget (f->db, 1, PLACE, &error));
  tillid_db_rollback (f->db);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM draft"), ==, 1);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM person"), ==, 0);
}

static void
test_survives (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidDb) reader = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Seen by the next opening of the file without anything else being done");
  put (f, 1, PLACE, "half a sent", 10);
  reader = tillid_clinic_file_open (f->path, TILLID_DB_READ, &error);
  g_assert_no_error (error);
  draft = tillid_draft_get (reader, 1, PLACE, &error);
  g_assert_cmpstr (draft, ==, "half a sent");
  g_assert_false (tillid_draft_put (reader, 1, PLACE, "more", 20, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, set_up, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("/store/draft/put-get-forget", fixture_set_up, test_put_get_forget);
  ADD ("/store/draft/own-only", fixture_set_up, test_own_only);
  ADD ("/store/draft/goes-with-the-edit", fixture_set_up, test_goes_with_the_edit);
  ADD ("/store/draft/survives", fixture_set_up_file, test_survives);
  return g_test_run ();
}
