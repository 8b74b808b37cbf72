/* test-visit-model.c - one visit: the minute in which something was told, nights, changed clocks, crowds, two writers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Times are set by hand: the clinic of each test has a clock of its own, as a demo clinic has. Expected values are counted on
 * the clock by hand; the days of changed clocks are those of the EU (last Sundays of March and October, 01:00 UTC). */
#include "config.h"

#include <string.h>

#include "tillid-test-folder.h"
#include "tillid-understanding.h"
#include "tillid-visit-brief-words.h"
#include "tillid-visit-model.h"
#include "tillid-visit-presence.h"
#include "tillid-visit-words.h"

typedef struct
{
  char *folder;
  char *path;
  gint64 patient;
  TillidSession *session;
  TillidPatientContext *context;
  TillidVisitModel *model;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_clinic (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->context = tillid_patient_context_new (f->session, NULL, f->patient, &error);
  g_assert_no_error (error);
}

static void
close_clinic (Fixture *f)
{
  settle ();
  if (f->model != NULL)
    g_assert_finalize_object (g_steal_pointer (&f->model));
  g_assert_finalize_object (g_steal_pointer (&f->context));
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&f->session));
}

static gint64
moment (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);

  return g_date_time_to_unix (time) * 1000;
}

static void
apply (TillidSession *session, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a test");
  g_autoptr (GError) error = NULL;

  tillid_edit_take (edit, tillid_record_seal_any (draft));
  g_assert_true (tillid_session_apply (session, edit, NULL, &error));
  g_assert_no_error (error);
}

/* The same clinic at another time of the world. */
static void
set_clock (Fixture *f, const char *utc)
{
  const gint64 visit = f->model != NULL ? tillid_visit_model_get_id (f->model) : 0;
  TillidClinic *clinic = tillid_clinic_edit (tillid_session_get_clinic (f->session));

  tillid_set_text (&clinic->time_zone, "Europe/Copenhagen");
  clinic->demo = TRUE;
  clinic->demo_now = moment (utc);
  apply (f->session, clinic);
  close_clinic (f);
  open_clinic (f);
  if (visit != 0)
    f->model = tillid_visit_model_new (f->context, visit);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TillidPerson *person;
  TillidPersonName *name;
  TillidPersonLanguage *language;

  f->folder = g_dir_make_tmp ("tillid-visit-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (f->path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  person = tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));
  f->patient = person->record.id;
  apply (f->session, person);
  name = tillid_edit_assign_id (tillid_person_name_new (), tillid_session_get_ids (f->session));
  name->patient = f->patient;
  tillid_set_text (&name->text, "Salma Abboud");
  apply (f->session, name);
  language =
    tillid_edit_assign_id (tillid_person_language_new (), tillid_session_get_ids (f->session));
  language->patient = f->patient;
  tillid_set_text (&language->language, "ar");
  language->preferred = TRUE;
  apply (f->session, language);
  f->context = tillid_patient_context_new (f->session, NULL, f->patient, &error);
  g_assert_no_error (error);
  set_clock (f, data != NULL ? data : "2026-03-10T09:00:00Z"); /* 10:00 in Copenhagen */
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_clinic (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
start (Fixture *f)
{
  const gint64 id = tillid_visit_model_start_new (f->context);

  settle ();
  f->model = tillid_visit_model_new (f->context, id);
  g_assert_nonnull (tillid_visit_model_get_visit (f->model));
}

static TillidPresence *
last_presence (Fixture *f)
{
  GPtrArray *presences = tillid_visit_model_get_presences (f->model);

  return presences->pdata[presences->len - 1];
}

static gint64
add (Fixture *f, int who, gint64 id, const char *name, const char *role)
{
  tillid_visit_model_add_presence (f->model, who, id, name, role);
  settle ();
  return last_presence (f)->record.id;
}

static void
set_times (Fixture *f, gint64 presence, gint64 from, gint64 until, const char *role)
{
  tillid_visit_model_set_presence (f->model, presence, from, until, role,
                                   TILLID_INTERPRETING_MODE_ROOM, NULL);
  settle ();
}

static TillidLifeEvent *
tell (Fixture *f, const char *time)
{
  g_autoptr (GPtrArray) events = NULL;

  tillid_visit_model_to_story (f->model, "I hear myself when I read", NULL,
                               tillid_visit_model_find_minute (f->model, time));
  settle ();
  events = tillid_patient_context_list (f->context, &tillid_life_event_type);
  return tillid_record_ref (events->pdata[events->len - 1]);
}

static void
test_minute (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidLifeEvent) with = NULL, without = NULL, later = NULL;
  gint64 lead, doctor, hiba, rana, daughter;

  g_test_summary ("What was told carries who listened, interpreted and was there in that minute");
  start (f);
  lead = tillid_visit_model_get_visit (f->model)->lead;
  set_times (f, add (f, TILLID_PRESENCE_WHO_INTERPRETER, 0, "Hiba", NULL), 600, 615, NULL);
  hiba = last_presence (f)->interpreter;
  set_times (f, add (f, TILLID_PRESENCE_WHO_INTERPRETER, 0, "Rana", NULL), 615, TILLID_ABSENT,
             NULL);
  rana = last_presence (f)->interpreter;
  daughter = add (f, TILLID_PRESENCE_WHO_FAMILY, 0, "Maryam", "daughter");
  set_times (f, daughter, 600, 611, "daughter");
  set_times (f, add (f, TILLID_PRESENCE_WHO_MEMBER, 0, "Marie Holm", "doctor"), 630, 640, NULL);
  doctor = last_presence (f)->member;
  g_assert_cmpint (doctor, !=, lead);

  with = tell (f, "10:10");
  g_assert_cmpint (with->told_to, ==, lead);
  g_assert_cmpint (with->told_through, ==, hiba);
  g_assert_cmpstr (with->told_present, ==, "Maryam");
  g_assert_cmpint (with->share_family, ==, TILLID_SHARE_NOT_ASKED);

  without = tell (f, "10:11"); /* she has gone out in that minute */
  g_assert_cmpint (without->told_through, ==, hiba);
  g_assert_null (without->told_present);
  g_assert_cmpint (without->share_family, ==, TILLID_SHARE_NO);

  later = tell (f, "10:32");
  g_assert_cmpint (later->told_through, ==, rana);
  g_assert_cmpstr (later->told_present, ==, "Marie Holm");
  g_assert_cmpint (later->share_family, ==, TILLID_SHARE_NO);
}

static void
test_no_family (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidLifeEvent) event = NULL;

  g_test_summary ("Where no relative belongs to the visit, nothing is said about the family");
  start (f);
  g_assert_false (tillid_visit_model_is_family_out (f->model, TILLID_ABSENT));
  event = tell (f, NULL);
  g_assert_cmpint (event->share_family, ==, TILLID_SHARE_NOT_ASKED);
  g_assert_cmpstr (event->told_by, ==, tillid_patient_context_get_short_name (f->context));
}

static void
test_midnight (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *sentence = NULL, *journal = NULL;
  gint64 relative;

  g_test_summary ("From 23:30 to 00:20: the minutes go on, and the words are those of a clock");
  start (f);
  relative = add (f, TILLID_PRESENCE_WHO_FAMILY, 0, "Karim", "brother");
  set_clock (f, "2026-03-10T23:20:00Z"); /* 00:20 on the 11th */
  g_assert_cmpint (tillid_visit_model_get_now (f->model), ==, 24 * 60 + 20);
  g_assert_cmpint (tillid_visit_model_get_elapsed (f->model), ==, 50);
  tillid_visit_model_come_or_go (f->model, relative);
  settle ();
  g_assert_cmpint (last_presence (f)->until_minute, ==, 24 * 60 + 20);
  people = tillid_visit_people (f->context, tillid_visit_model_get_presences (f->model), 0);
  sentence = tillid_visit_person_sentence (people->pdata[people->len - 1], 23 * 60 + 30);
  g_assert_cmpstr (
    sentence, ==,
    "\u2068Karim\u2069, brother, in the room \u206823:30\u2069 to \u206800:20\u2069, now outside");
  /* 00:10, typed, is after midnight; 23:20 is ten minutes before the beginning. */
  set_times (f, relative, 23 * 60 + 20, 10, "brother");
  g_assert_cmpint (last_presence (f)->from_minute, ==, 23 * 60 + 20);
  g_assert_cmpint (last_presence (f)->until_minute, ==, 24 * 60 + 10);
  g_assert_cmpint (tillid_visit_model_find_minute (f->model, "00:05"), ==, 24 * 60 + 5);
  tillid_visit_model_set_status (f->model, TILLID_VISIT_STATUS_ATTENDED);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_visit (f->model)->length, ==, 50);
  journal = tillid_visit_words_journal (f->model);
  g_assert_nonnull (g_strstr_len (journal, -1, "10 March 2026"));
}

static void
test_forgotten (Fixture *f, gconstpointer data)
{
  g_test_summary ("A visit nobody ended the day before does not run on");
  start (f);
  set_clock (f, "2026-03-11T07:00:00Z");
  g_assert_cmpint (tillid_visit_model_get_now (f->model), ==, TILLID_ABSENT);
  g_assert_cmpint (tillid_visit_model_get_elapsed (f->model), ==, TILLID_ABSENT);
}

/* @data begins the visit; then the clock is changed. */
static void
test_spring (Fixture *f, gconstpointer data)
{
  g_test_summary ("From 01:30 to 03:15 in the night in which the clock skips an hour: 45 minutes");
  start (f);
  g_assert_cmpint (tillid_visit_model_get_visit (f->model)->minute, ==, 90);
  set_clock (f, "2026-03-29T01:15:00Z");
  g_assert_cmpint (tillid_visit_model_get_now (f->model), ==, 3 * 60 + 15);
  g_assert_cmpint (tillid_visit_model_get_elapsed (f->model), ==, 45);
}

static void
test_autumn (Fixture *f, gconstpointer data)
{
  g_test_summary ("From 01:45 to the second 02:15 in the night with an hour twice: 90 minutes");
  start (f);
  g_assert_cmpint (tillid_visit_model_get_visit (f->model)->minute, ==, 105);
  set_clock (f, "2026-10-25T01:15:00Z");
  g_assert_cmpint (tillid_visit_model_get_now (f->model), ==, 2 * 60 + 15);
  g_assert_cmpint (tillid_visit_model_get_elapsed (f->model), ==, 90);
}

static void
test_join_instant (Fixture *f, gconstpointer data)
{
  const TillidDay day = tillid_session_today (f->session);
  TillidDay back;
  int minute;

  g_assert_cmpint (tillid_session_join_instant (f->session, day, 600), ==,
                   moment ("2026-03-10T09:00:00Z"));
  g_assert_cmpint (tillid_session_join_instant (f->session, day, 24 * 60 + 5), ==,
                   moment ("2026-03-10T23:05:00Z"));
  tillid_session_split_instant (f->session, tillid_session_join_instant (f->session, day, 1445),
                                &back, &minute);
  g_assert_cmpint (back, ==, day + 1);
  g_assert_cmpint (minute, ==, 5);
}

static void
test_forty (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (TillidBrief) brief = NULL;
  g_autofree char *journal = NULL;
  const TillidVisitRecords *records;

  g_test_summary ("Forty participants: each once, all of them in the text for the journal");
  start (f);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i + 1);

      add (f, i % 2 == 0 ? TILLID_PRESENCE_WHO_FAMILY : TILLID_PRESENCE_WHO_OTHER, 0, name, NULL);
    }
  people = tillid_visit_people (f->context, tillid_visit_model_get_presences (f->model), 0);
  g_assert_cmpuint (people->len, ==, 42);
  journal = tillid_visit_words_journal (f->model);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u%s", i + 1, i % 2 == 0 ? " (family)" : "");

      g_assert_nonnull (g_strstr_len (journal, -1, name));
    }
  records = tillid_visit_model_get_records (f->model);
  brief = tillid_visit_brief_make (f->context, records, tillid_visit_model_get_visit (f->model));
  g_assert_cmpuint (tillid_brief_get_part (brief, "In the room")->lines->len, ==, 42);
}

static void
test_overlap (Fixture *f, gconstpointer data)
{
  gint64 first, second;

  g_test_summary ("Two visits of one person in one hour, in the past and to come: none is refused");
  start (f);
  first = tillid_visit_model_get_id (f->model);
  g_clear_object (&f->model);
  start (f);
  second = tillid_visit_model_get_id (f->model);
  g_assert_cmpint (first, !=, second);
  g_assert_cmpint (tillid_visit_model_get_number (f->model), ==, 2);
  /* 1 January 1931 and 31 December 2199 */
  tillid_visit_model_set_when (f->model, tillid_day_from_ymd (1931, 1, 1), 600);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_number (f->model), ==, 1);
  g_assert_null (tillid_visit_model_get_last_visit (f->model));
  g_assert_cmpint (tillid_visit_model_get_now (f->model), ==, TILLID_ABSENT);
  tillid_visit_model_set_when (f->model, tillid_day_from_ymd (2199, 12, 31), 600);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_number (f->model), ==, 2);
  g_assert_cmpint (tillid_visit_model_get_last_visit (f->model)->record.id, ==, first);
  tillid_visit_model_set_status (f->model, TILLID_VISIT_STATUS_ATTENDED);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_visit (f->model)->length, ==, TILLID_ABSENT);
}

static void
test_ended_colleague (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) next_people = NULL;
  g_autofree char *others = NULL, *journal = NULL;
  const TillidVisitRecords *records;
  const TillidVisit *next = NULL;
  TillidMember *member;
  TillidDay today;
  gint64 gone;

  g_test_summary ("Who has left the clinic keeps the name in old visits and is not expected again");
  start (f);
  add (f, TILLID_PRESENCE_WHO_MEMBER, 0, "Bodil Krag", "nurse");
  gone = last_presence (f)->member;
  add (f, TILLID_PRESENCE_WHO_FAMILY, 0, "Maryam", "daughter");
  today = tillid_session_today (f->session);
  member = tillid_member_edit (tillid_patient_context_find_member (f->context, gone));
  member->until_day = today + 7;
  apply (f->session, member);
  settle ();
  others = tillid_visit_model_dup_others (f->model, today + 7);
  g_assert_cmpstr (others, ==, "\u2068Bodil Krag\u2069, \u2068Maryam\u2069");
  tillid_visit_model_plan_next (f->model, today + 21, 600,
                                tillid_visit_model_get_visit (f->model)->lead, 0, TRUE);
  settle ();
  records = tillid_visit_model_get_records (f->model);
  next = tillid_visit_brief_find (records, today + 1);
  g_assert_nonnull (next);
  next_people =
    tillid_visit_people (f->context, tillid_visit_records_get_presences (records, next->record.id),
                         next->lead);
  g_assert_cmpuint (next_people->len, ==, 3); /* the patient, the lead, the daughter */
  for (guint i = 0; i < next_people->len; i++)
    g_assert_cmpstr (((TillidVisitPerson *) next_people->pdata[i])->name, !=, "Bodil Krag");
  journal = tillid_visit_words_journal (f->model);
  g_assert_nonnull (g_strstr_len (journal, -1, "Bodil Krag (nurse)"));
}

static void
conflict_cb (TillidPatientContext *context, TillidEdit *edit, GPtrArray *conflicts, guint *n)
{
  *n += conflicts->len;
}

static void
test_two_writers (Fixture *f, gconstpointer data)
{
  Fixture other = { .path = f->path, .patient = f->patient };
  g_autoptr (TillidVisitModel) again = NULL;
  const TillidVisit *visit;
  guint n_conflicts = 0;

  g_test_summary (
    "Two people in one visit: other fields merge, the same field is asked, nothing is lost");
  start (f);
  tillid_visit_model_set_note (f->model, "We begin.");
  settle ();
  open_clinic (&other);
  other.model = tillid_visit_model_new (other.context, tillid_visit_model_get_id (f->model));
  g_signal_connect (other.context, "conflict", G_CALLBACK (conflict_cb), &n_conflicts);

  tillid_visit_model_set_place (f->model, "room 3");
  settle ();
  /* The other window has not read that yet. */
  tillid_visit_model_set_length (other.model, 70);
  settle ();
  g_assert_true (tillid_visit_model_add_agreement (f->model, "One page every evening", NULL));
  g_assert_true (tillid_visit_model_add_agreement (other.model, "Marie explains the scan", NULL));
  settle ();
  g_assert_cmpuint (n_conflicts, ==, 0);

  tillid_visit_model_expect (f->model, "note", "We begin.");
  tillid_visit_model_set_note (f->model, "We begin with the drawing.");
  settle ();
  tillid_visit_model_expect (other.model, "note", "We begin.");
  tillid_visit_model_set_note (other.model, "We begin with the letter.");
  settle ();
  g_assert_cmpuint (n_conflicts, ==, 1);
  g_signal_handlers_disconnect_by_data (other.context, &n_conflicts);
  close_clinic (&other);

  close_clinic (f);
  open_clinic (f);
  {
    g_autoptr (GPtrArray) visits = tillid_patient_context_list (f->context, &tillid_visit_type);
    g_autoptr (GPtrArray) agreements =
      tillid_patient_context_list (f->context, &tillid_agreement_type);

    visit = visits->pdata[0];
    g_assert_cmpstr (visit->place, ==, "room 3");
    g_assert_cmpint (visit->length, ==, 70);
    g_assert_cmpstr (visit->note, ==, "We begin with the drawing.");
    g_assert_cmpuint (agreements->len, ==, 2);
  }
}

/* A doctor who writes in the same visit, in a window of her own. */
static void
open_other (Fixture *f, Fixture *other)
{
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, "Marie Holm");
  member->profession = TILLID_PROFESSION_DOCTOR;
  tillid_set_text (&member->roles, "clinician lead");
  apply (f->session, member);
  other->path = f->path;
  other->patient = f->patient;
  other->session = tillid_session_open (f->path, "Marie Holm", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tillid_session_get_member (other->session)->record.id, ==, id);
  other->context = tillid_patient_context_new (other->session, NULL, f->patient, &error);
  g_assert_no_error (error);
  other->model = tillid_visit_model_new (other->context, tillid_visit_model_get_id (f->model));
}

static void
test_own_notes (Fixture *f, gconstpointer data)
{
  Fixture other = { NULL };
  g_autofree char *journal = NULL;
  const char *first, *second;

  g_test_summary (
    "Each profession writes beside the note and signs alone; both are read in the journal");
  start (f);
  tillid_visit_model_set_note (f->model, "We begin with the drawing.");
  settle ();
  open_other (f, &other);
  tillid_visit_model_set_own_note (other.model, "The calcium is high.");
  settle ();
  tillid_visit_model_set_own_note (f->model, "Feet washed and looked at.");
  settle ();
  {
    g_autoptr (GPtrArray) notes = NULL;
    g_autoptr (TillidColleagueNote) own = NULL, left = NULL;

    /* Another text than what stands there is not signed. */
    tillid_visit_model_sign_own_note (other.model, "The calcium is low.");
    settle ();
    own = tillid_visit_model_get_own_note (other.model);
    g_assert_nonnull (own);
    tillid_visit_model_sign_own_note (other.model, "The calcium is high.");
    settle ();
    g_assert_null (tillid_visit_model_get_own_note (other.model));
    /* Signed alone: the other colleague's is not, nor the visit's. */
    left = tillid_visit_model_get_own_note (f->model);
    g_assert_nonnull (left);
    g_assert_cmpint (left->signed_at, ==, TILLID_ABSENT);
    g_assert_false (tillid_visit_model_is_signed (f->model));
    /* What comes later is another note; the signed one is as it was. */
    tillid_visit_model_set_own_note (other.model, "The vitamin is stopped.");
    settle ();
    notes = tillid_visit_model_list_colleague_notes (other.model);
    g_assert_cmpuint (notes->len, ==, 3);
  }
  journal = tillid_visit_words_journal (other.model);
  first = strstr (journal, "We begin with the drawing.");
  second = strstr (journal, "Marie Holm, doctor, signed ");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first < second);
  g_assert_nonnull (strstr (second, "\nThe calcium is high.\n"));
  g_assert_nonnull (strstr (journal, "\nFeet washed and looked at.\n"));
  close_clinic (&other);
}

static void
test_signed_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a test");
  g_autoptr (GError) error = NULL;
  TillidColleagueNote *changed = NULL;

  g_test_summary ("The file refuses to change a signed note of a colleague, and signing is final");
  start (f);
  tillid_visit_model_set_own_note (f->model, "The calcium is high.");
  settle ();
  tillid_visit_model_sign_own_note (f->model, "The calcium is high.");
  settle ();
  notes = tillid_visit_model_list_colleague_notes (f->model);
  g_assert_cmpint (((TillidColleagueNote *) notes->pdata[0])->signed_at, !=, TILLID_ABSENT);
  changed = tillid_colleague_note_edit (notes->pdata[0]);
  tillid_set_text (&changed->note, "The calcium is low.");
  tillid_edit_take (edit, tillid_record_seal (changed));
  g_assert_false (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED);
}

static void
test_end_check (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEndCheck) check = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_test_summary ("Three answers and words: one record of the visit, an answer can be taken back");
  start (f);
  g_assert_null (tillid_visit_model_get_end_check (f->model));
  tillid_visit_model_set_end_check (f->model, TILLID_END_SAID_IMPORTANT, TILLID_CHECK_ANSWER_YES);
  tillid_visit_model_set_end_check (f->model, TILLID_END_UNDERSTOOD, TILLID_CHECK_ANSWER_PARTLY);
  tillid_visit_model_set_end_check (f->model, TILLID_END_CHANGE, TILLID_CHECK_ANSWER_NO);
  tillid_visit_model_set_end_words (f->model, "More time for the letter");
  settle ();
  tillid_visit_model_set_end_check (f->model, TILLID_END_CHANGE, TILLID_CHECK_ANSWER_NOT_ASKED);
  settle ();
  check = tillid_visit_model_get_end_check (f->model);
  g_assert_cmpint (check->said_important, ==, TILLID_CHECK_ANSWER_YES);
  g_assert_cmpint (check->understood, ==, TILLID_CHECK_ANSWER_PARTLY);
  g_assert_cmpint (check->change, ==, TILLID_CHECK_ANSWER_NOT_ASKED);
  g_assert_cmpstr (check->staff_words, ==, "More time for the letter");
  all = tillid_patient_context_list (f->context, &tillid_end_check_type);
  g_assert_cmpuint (all->len, ==, 1);
}

/* The visit is of 10 March 2026. */
static void
test_understanding (Fixture *f, gconstpointer data)
{
  gint64 interpreter;
  g_autofree char *words = NULL;

  g_test_summary (
    "How two understood each other: one answer a visit, for twelve months, of the two alone");
  start (f);
  tillid_visit_model_set_understood (f->model, TILLID_UNDERSTOOD_WELL);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_understood (f->model), ==, TILLID_UNDERSTOOD_NOT_SAID);
  add (f, TILLID_PRESENCE_WHO_INTERPRETER, 0, "Rana", NULL);
  interpreter = last_presence (f)->interpreter;
  tillid_visit_model_set_understood (f->model, TILLID_UNDERSTOOD_WELL);
  tillid_visit_model_set_understood (f->model, TILLID_UNDERSTOOD_TROUBLE);
  settle ();
  g_assert_cmpint (tillid_visit_model_get_understood (f->model), ==, TILLID_UNDERSTOOD_TROUBLE);
  words =
    tillid_understanding_to_words (f->context, interpreter, tillid_day_from_ymd (2027, 3, 10));
  g_assert_cmpstr (words, ==, "Understood each other with trouble, \u206810 March 2026\u2069.");
  g_assert_null (
    tillid_understanding_to_words (f->context, interpreter, tillid_day_from_ymd (2027, 3, 11)));
  g_assert_null (
    tillid_understanding_to_words (f->context, interpreter, tillid_day_from_ymd (2026, 3, 9)));
  g_assert_null (
    tillid_understanding_to_words (f->context, interpreter + 1, tillid_day_from_ymd (2026, 4, 1)));
  tillid_visit_model_set_understood (f->model, TILLID_UNDERSTOOD_NOT_SAID);
  settle ();
  g_assert_null (
    tillid_understanding_find (f->context, interpreter, tillid_day_from_ymd (2026, 4, 1)));
}

#define ADD(path, clock, function) g_test_add (path, Fixture, clock, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/visit/minute", NULL, test_minute);
  ADD ("/model/visit/no-family", NULL, test_no_family);
  ADD ("/model/visit/midnight", "2026-03-10T22:30:00Z", test_midnight);
  ADD ("/model/visit/forgotten", NULL, test_forgotten);
  ADD ("/model/visit/spring", "2026-03-29T00:30:00Z", test_spring);
  ADD ("/model/visit/autumn", "2026-10-24T23:45:00Z", test_autumn);
  ADD ("/model/visit/join-instant", NULL, test_join_instant);
  ADD ("/model/visit/forty", NULL, test_forty);
  ADD ("/model/visit/overlap", NULL, test_overlap);
  ADD ("/model/visit/ended-colleague", NULL, test_ended_colleague);
  ADD ("/model/visit/two-writers", NULL, test_two_writers);
  ADD ("/model/visit/own-notes", NULL, test_own_notes);
  ADD ("/model/visit/signed-stays", NULL, test_signed_stays);
  ADD ("/model/visit/end-check", NULL, test_end_check);
  ADD ("/model/visit/understanding", NULL, test_understanding);
  return g_test_run ();
}
