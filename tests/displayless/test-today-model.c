/* test-today-model.c - the day of the demo clinic, as the mock-up tells it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected lines are those of design/mock/today.png, for Tuesday 10 March 2026. */
#include "config.h"

#include <string.h>

#include "tillid-confidence.h"
#include "tillid-contact.h"
#include "tillid-demo.h"
#include "tillid-plan.h"
#include "tillid-record-table.h"
#include "tillid-test-folder.h"
#include "tillid-today-words.h"
#include "tillid-words.h"

#define TUESDAY 20522 /* 10 March 2026, in days since 1970 */

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidTodayModel *model;
  gint64 edit;    /* the last one that was done here */
  guint n_failed; /* what could not be done */
} Fixture;

static void
edited_cb (TillidTodayModel *model, gint64 edit, const char *label, Fixture *f)
{
  f->edit = edit;
}

static void
failed_cb (TillidTodayModel *model, const char *message, Fixture *f)
{
  f->n_failed++;
}

static void
wait_settled (Fixture *f)
{
  while (!tillid_today_model_is_settled (f->model))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_as (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_autoptr (GError) error = NULL;

  f->session = tillid_session_open (path, name, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->model = tillid_today_model_new (f->session, TILLID_TODAY_SILENT_DAYS);
  g_signal_connect (f->model, "edited", G_CALLBACK (edited_cb), f);
  g_signal_connect (f->model, "failed", G_CALLBACK (failed_cb), f);
  wait_settled (f);
}

static void
close_session (Fixture *f)
{
  g_clear_object (&f->model);
  tillid_session_close (f->session);
  g_clear_object (&f->session);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-today-XXXXXX", &error);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, TILLID_DEMO_PATIENTS, TILLID_DEMO_YEARS,
                                     TILLID_DEMO_SEED, TILLID_ABSENT, NULL, NULL, NULL, &error));
  open_as (f, data);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_session (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

/* Without the marks that keep names and numbers apart. */
static char *
plain (char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\342\201\250", "", 0);
  g_string_replace (out, "\342\201\251", "", 0);
  g_free (text);
  return g_string_free (out, FALSE);
}

#define assert_words(call, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *words_ = plain (call);                                                        \
    g_assert_cmpstr (words_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static const TillidTodayRow *
find (Fixture *f, TillidTodaySection section, const char *what)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (f->model, section);

  for (guint i = 0; i < rows->len; i++)
    {
      const TillidTodayRow *row = rows->pdata[i];
      g_autofree char *words = plain (tillid_today_words_what (row));

      if (strstr (words, what) != NULL || strstr (tillid_today_words_name (row), what) != NULL)
        return row;
    }
  return NULL;
}

static void
test_promises (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (f->model, TILLID_TODAY_PROMISES);
  const TillidTodayRow *row = rows->pdata[0];
  guint n_due = 0;

  g_assert_cmpint (tillid_today_model_get_day (f->model), ==, TUESDAY);
  assert_words (tillid_today_words_due (f->model, row), "4 days late");
  assert_words (tillid_today_words_due_detail (f->model, row), "was Fri 6 March");
  assert_words (tillid_today_words_said (f->model, row), "said 17 February, through Rana");
  assert_words (tillid_today_words_sentence (f->model, row),
                "4 days late. Read the housing letter and call the municipality. Salma Nasir "
                "Abboud. Promised 17 February by Jonas through Rana.");
  row = find (f, TILLID_TODAY_PROMISES, "Tell Oksana");
  assert_words (tillid_today_words_due (f->model, row), "1 day late");
  assert_words (tillid_today_words_due_detail (f->model, row), "was yesterday");
  row = find (f, TILLID_TODAY_PROMISES, "Picture letter with the bus to the eye");
  assert_words (tillid_today_words_due (f->model, row), "Today");
  row = find (f, TILLID_TODAY_PROMISES, "dose boxes");
  assert_words (tillid_today_words_due (f->model, row), "Thu 12 March");
  assert_words (tillid_today_words_due_detail (f->model, row), "in 2 days");
  /* Late first, the latest on top, then by date. */
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (((const TillidTodayRow *) rows->pdata[i - 1])->due, <=,
                     ((const TillidTodayRow *) rows->pdata[i])->due);
  assert_words (tillid_today_words_promises (f->model, &n_due), "10 open, 3 of them late");
  g_assert_cmpuint (n_due, ==, 5);
}

static void
test_visits (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *time;
    const char *where;
    const char *who;
    const char *detail;
  } expected[] = {
    { "Senada Hadžić", "08:30", "closed, 3 agreed", "Own choice", "no interpreter" },
    { "Salma Nasir Abboud", "10:15", "room 3", "Rana T., video", "same as last time" },
    { "Letebrhan Tesfay", "11:45", "room 1", "Saba G., in person", "first time" },
    { "Farhad Rahimi", "13:00", "room 2", "Nobody booked", "was Nasrin, 4 times" },
    { "Oksana Lysenko", "13:45", "by telephone", "Iryna V., phone", "same as last time" },
    { "Gülizar Aydın", "14:30", "network meeting, room 4", "Defne A., in person",
      "same as last time" },
  };
  g_autoptr (GPtrArray) rows = tillid_today_model_list (f->model, TILLID_TODAY_VISITS);
  g_autoptr (GArray) missing =
    tillid_today_model_list_covers (f->model, TILLID_TODAY_INTERPRETER_MISSING);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidTodayRow *row = rows->pdata[i];
      char *detail = NULL;

      g_assert_cmpstr (tillid_today_words_name (row), ==, expected[i].name);
      assert_words (tillid_today_words_time (row), expected[i].time);
      assert_words (tillid_today_words_where (row), expected[i].where);
      assert_words (tillid_today_words_interpreter (f->model, row, &detail), expected[i].who);
      assert_words (g_steal_pointer (&detail), expected[i].detail);
    }
  assert_words (tillid_today_words_visits (f->model), "6, one without interpreter");
  /* It is 09:38: the visit at 10:15 is the next one. */
  g_assert_true (tillid_today_model_find_next_visit (f->model) == rows->pdata[1]);
  g_assert_cmpuint (missing->len, >=, 1);
  g_assert_cmpint (g_array_index (missing, TillidTodayCover, 0).day, ==, TUESDAY);
}

static void
test_waiting_and_silent (Fixture *f, gconstpointer data)
{
  static const struct
  {
    TillidTodaySection section;
    const char *what;
    gint64 days;
    const char *opens;
  } expected[] = {
    { TILLID_TODAY_WAITING, "Eye clinic: result of the examination", 44, NULL },
    { TILLID_TODAY_WAITING, "Municipality: answer about home help", 35, NULL },
    { TILLID_TODAY_WAITING, "GP: is the vitamin D stopped?", 20, NULL },
    { TILLID_TODAY_WAITING, "Job centre: meeting with interpreter", 12, NULL },
    { TILLID_TODAY_WAITING, "Pharmacy: price of dose boxes", 4, NULL },
    { TILLID_TODAY_SILENT, "Mahnaz Karimi", 52, "letter from the job centre; sleep" },
    { TILLID_TODAY_SILENT, "Berfîn Demir", 41, "2 goals; review was 24 February" },
    { TILLID_TODAY_SILENT, "Cabdi Warsame", 33, "a result that is not explained yet" },
  };
  g_autoptr (GPtrArray) rows = tillid_today_model_list (f->model, TILLID_TODAY_WAITING);
  gint64 before = G_MAXINT64;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TillidTodayRow *row = find (f, expected[i].section, expected[i].what);

      g_assert_nonnull (row);
      g_assert_cmpint (tillid_today_words_age (f->model, row), ==, expected[i].days);
      if (expected[i].opens != NULL)
        assert_words (tillid_today_words_opens (f->model, row), expected[i].opens);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 age = tillid_today_words_age (f->model, rows->pdata[i]);

      g_assert_cmpint (age, <=, before);
      before = age;
    }
  /* Nobody is silent for more than a hundred days. */
  tillid_today_model_set_silent_days (f->model, 100);
  wait_settled (f);
  g_assert_null (find (f, TILLID_TODAY_SILENT, "Mahnaz"));
}

static void
test_mine (Fixture *f, gconstpointer data)
{
  tillid_today_model_set_whole (f->model, FALSE);
  g_assert_null (find (f, TILLID_TODAY_PROMISES, "Read the housing letter"));
  g_assert_nonnull (find (f, TILLID_TODAY_PROMISES, "Tell Oksana"));
  g_assert_null (find (f, TILLID_TODAY_VISITS, "Senada"));
  g_assert_nonnull (find (f, TILLID_TODAY_VISITS, "Gülizar"));
  /* Cabdi is held by Peter and Marie. */
  g_assert_null (find (f, TILLID_TODAY_SILENT, "Cabdi"));
  g_assert_nonnull (find (f, TILLID_TODAY_SILENT, "Mahnaz"));
}

static const TillidRecord *
read_record (Fixture *f, gint64 patient, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (f->session, patient, "test", NULL, &error);
  TillidRecord *record =
    tillid_record_table_get (tillid_session_get_db (f->session), scope, type, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
wait_edit (Fixture *f)
{
  while (f->edit == 0 && f->n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->n_failed, ==, 0);
  wait_settled (f);
}

static void
test_keep (Fixture *f, gconstpointer data)
{
  const TillidTodayRow *row = find (f, TILLID_TODAY_PROMISES, "Read the housing letter");
  const gint64 id = row->record->id;
  const gint64 patient = row->patient;
  const gint64 step = ((const TillidPromise *) row->record)->step;
  g_autoptr (TillidRecord) promise = NULL;
  g_autoptr (TillidRecord) done = NULL;
  g_autoptr (GError) error = NULL;
  guint n_due = 0;

  tillid_today_keep (f->model, row);
  wait_edit (f);
  promise = (TillidRecord *) read_record (f, patient, &tillid_promise_type, id);
  g_assert_cmpint (((TillidPromise *) promise)->status, ==, TILLID_PROMISE_STATUS_KEPT);
  g_assert_cmpint (((TillidPromise *) promise)->kept_on, ==, TUESDAY);
  done = (TillidRecord *) read_record (f, patient, &tillid_step_type, step);
  g_assert_cmpint (((TillidStep *) done)->status, ==, TILLID_STEP_STATUS_DONE);
  /* It stands where it stood, counts no more, and can be told more about. */
  row = find (f, TILLID_TODAY_PROMISES, "Read the housing letter");
  g_assert_true (tillid_today_model_is_kept (f->model, row));
  assert_words (tillid_today_words_promises (f->model, &n_due), "9 open, 2 of them late");
  f->edit = 0;
  tillid_today_tell_how (f->model, row, "by telephone");
  wait_edit (f);
  g_clear_pointer (&promise, tillid_record_unref_any);
  promise = (TillidRecord *) read_record (f, patient, &tillid_promise_type, id);
  g_assert_cmpstr (((TillidPromise *) promise)->kept_how, ==, "by telephone");

  g_assert_true (tillid_session_undo (f->session, f->edit, "Undo", NULL, &error));
  g_assert_no_error (error);
}

static void
test_undo_keep (Fixture *f, gconstpointer data)
{
  const TillidTodayRow *row = find (f, TILLID_TODAY_PROMISES, "dose boxes");
  g_autoptr (GError) error = NULL;

  tillid_today_keep (f->model, row);
  wait_edit (f);
  g_assert_true (tillid_session_undo (f->session, f->edit, "Undo", NULL, &error));
  g_assert_no_error (error);
  wait_settled (f);
  row = find (f, TILLID_TODAY_PROMISES, "dose boxes");
  g_assert_false (tillid_today_model_is_kept (f->model, row));
}

static void
test_new_date (Fixture *f, gconstpointer data)
{
  const TillidTodayRow *row = find (f, TILLID_TODAY_PROMISES, "Read the housing letter");

  tillid_today_set_due (f->model, row, TUESDAY + 3);
  wait_edit (f);
  row = find (f, TILLID_TODAY_PROMISES, "Read the housing letter");
  assert_words (tillid_today_words_due (f->model, row), "Fri 13 March");
  assert_words (tillid_today_words_due_detail (f->model, row), "in 3 days, was Fri 6 March");
}

static void
test_pass_on_and_answer (Fixture *f, gconstpointer data)
{
  const TillidTodayRow *row = find (f, TILLID_TODAY_PROMISES, "Tell Oksana");
  const gint64 mine = row->owner;
  const gint64 marie = find (f, TILLID_TODAY_PROMISES, "Explain the scan")->owner;

  g_assert_cmpint (mine, ==, tillid_session_get_member (f->session)->record.id);
  tillid_today_pass_on (f->model, row, marie);
  wait_edit (f);
  g_assert_cmpint (find (f, TILLID_TODAY_PROMISES, "Tell Oksana")->owner, ==, marie);

  f->edit = 0;
  tillid_today_answered (f->model, find (f, TILLID_TODAY_WAITING, "Eye clinic"));
  wait_edit (f);
  g_assert_null (find (f, TILLID_TODAY_WAITING, "Eye clinic"));
}

/* What was told in confidence to a colleague is no line of anybody else's day. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  const TillidTodayRow *row = find (f, TILLID_TODAY_WAITING, "Municipality: answer");
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Told in confidence");
  TillidRestriction *restriction =
    tillid_edit_assign_id (tillid_restriction_new (), tillid_session_get_ids (f->session));
  TillidRestrictionReader *reader =
    tillid_edit_assign_id (tillid_restriction_reader_new (), tillid_session_get_ids (f->session));
  g_autoptr (GError) error = NULL;

  restriction->patient = reader->patient = row->patient;
  restriction->entry = row->record->id;
  reader->restriction = restriction->record.id;
  reader->member = tillid_session_get_member (f->session)->record.id;
  tillid_edit_take (edit, tillid_record_seal (restriction));
  tillid_edit_take (edit, tillid_record_seal (reader));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  wait_settled (f);
  g_assert_nonnull (find (f, TILLID_TODAY_WAITING, "Municipality: answer"));

  close_session (f);
  open_as (f, "Marie Holm");
  g_assert_null (find (f, TILLID_TODAY_WAITING, "Municipality: answer"));
}

/* A clinician's day has the patients who are open to this person. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (find (f, TILLID_TODAY_VISITS, "Farhad"));
  g_assert_null (find (f, TILLID_TODAY_VISITS, "Senada"));
  g_assert_null (find (f, TILLID_TODAY_SILENT, "Cabdi"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));

#define ADD(name, who, function)                                                                   \
  g_test_add ("/model/today/" name, Fixture, who, set_up, function, tear_down)
  ADD ("promises", NULL, test_promises);
  ADD ("visits", NULL, test_visits);
  ADD ("waiting-and-silent", NULL, test_waiting_and_silent);
  ADD ("mine", NULL, test_mine);
  ADD ("keep", NULL, test_keep);
  ADD ("undo-keep", NULL, test_undo_keep);
  ADD ("new-date", NULL, test_new_date);
  ADD ("pass-on-and-answer", NULL, test_pass_on_and_answer);
  ADD ("confidence", NULL, test_confidence);
  ADD ("closed", "Jonas L.", test_closed);

  return g_test_run ();
}
