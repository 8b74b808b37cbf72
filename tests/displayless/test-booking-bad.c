/* test-booking-bad.c - bookings that overlap, nights too long, colleagues who left, forty people, two who change one booking
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* In Copenhagen the clock goes forward on 29 March 2026 at 2:00 and back on 25 October at 3:00 (Directive 2000/84/EC); times are
 * counted by hand. Bookings without interpreter take what is talked; 60 minutes to talk with one in the room take 70
 * (clinical.md 6.3). */
#include "config.h"

#include <string.h>

#include "tillid-calendar-model.h"
#include "tillid-words.h"
#include "visit-bad-fixture.h"

#define FORTY 40

static void
leaves (Fixture *f, const char *first, const char *until)
{
  const TillidMember *old = tillid_patient_context_find_member (f->context, member (f, first));
  TillidMember *ended = tillid_member_edit ((TillidMember *) old);

  ended->until_day = tillid_day_from_iso (until);
  keep (f, ended);
}

/* How often @words are in what is said about @form; isolates are invisible. */
static guint
count_said (Fixture *f, const TillidBookingForm *form, const char *words)
{
  g_autoptr (GPtrArray) sentences = tillid_booking_form_list_warnings (form, f->context);
  guint n = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      g_autoptr (GString) plain = g_string_new (sentences->pdata[i]);

      g_string_replace (plain, "\u2068", "", 0);
      g_string_replace (plain, "\u2069", "", 0);
      g_test_message ("said: %s", plain->str);
      n += strstr (plain->str, words) != NULL;
    }
  return n;
}

static void
test_overlap (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) first = plain_form (f, "2026-04-08", 540, 60);
  g_autoptr (TillidBookingForm) second = NULL;
  g_autoptr (GError) error = NULL;
  Fixture other = { .session = f->session };
  TillidPerson *person;

  g_test_summary ("Two patients at one time: colleague, interpreter and room are said, not whose "
                  "visit it is; and it can be booked");
  first->needs = TRUE;
  first->how = TILLID_INTERPRETING_MODE_ROOM;
  first->interpreter = interpreter (f, "Rana");
  first->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  set_room (first, "Room 9");
  book (f, first);

  person = tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));
  other.patient = person->record.id;
  keep (f, person);
  other.context = tillid_patient_context_new (f->session, NULL, other.patient, &error);
  g_assert_no_error (error);
  second = plain_form (&other, "2026-04-08", 609, 60);
  second->needs = TRUE;
  second->how = TILLID_INTERPRETING_MODE_ROOM;
  second->interpreter = first->interpreter;
  second->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  set_room (second, "Room 9");
  g_assert_cmpuint (count_said (&other, second, "has another visit from 09:00 to 10:10."), ==, 2);
  g_assert_cmpuint (count_said (&other, second, "Amina Berg has another visit"), ==, 1);
  g_assert_cmpuint (count_said (&other, second, "Rana"), ==, 1);
  g_assert_cmpuint (count_said (&other, second, "Room 9 is taken from 09:00 to 10:10."), ==, 1);
  g_assert_cmpuint (count_said (&other, second, "Salma"), ==, 0);
  book (&other, second);
  second->minute = 610; /* 10:10 */
  g_assert_cmpuint (count_said (&other, second, "from 09:00 to 10:10."), ==, 0);
  g_assert_finalize_object (other.context);
}

static void
test_long_nights (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *day;
    gint64 talk;
    const char *next;
    gint64 last_minute; /* at which the next one still overlaps */
    const char *said;
  } nights[] = {
    /* 23:30, three hours, of which the clock shows four: 03:30. */
    { "2026-03-28", 180, "2026-03-29", 209, "from 23:30 to 03:30." },
    /* 23:30, four hours, of which the clock shows three: the second 02:30. */
    { "2026-10-24", 240, "2026-10-25", 149, "from 23:30 to 02:30." },
  };

  g_test_summary ("Over midnight into the nights in which the clock is changed");
  for (guint i = 0; i < G_N_ELEMENTS (nights); i++)
    {
      g_autoptr (TillidBookingForm) form = plain_form (f, nights[i].day, 1410, nights[i].talk);
      g_autoptr (TillidBookingForm) next =
        plain_form (f, nights[i].next, nights[i].last_minute, 60);

      book (f, form);
      g_assert_cmpuint (count_said (f, next, nights[i].said), ==, 2); /* Amina and Salma */
      next->minute++;
      g_assert_cmpuint (count_said (f, next, nights[i].said), ==, 0);
    }
}

static void
test_past_and_future (Fixture *f, gconstpointer data)
{
  static const char *const days[] = { "1931-01-01", "2026-03-09", "2026-03-10", "2199-12-31" };
  static const guint said[] = { 1, 1, 0, 0 };

  g_test_summary ("A day that is past is said; nearly a century back or ahead is booked as it is");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TillidBookingForm) form = plain_form (f, days[i], 1080, 30);
      g_autoptr (TillidBookingForm) kept = NULL;

      g_assert_cmpuint (count_said (f, form, "The day is past."), ==, said[i]);
      kept = tillid_booking_form_read (f->context, book (f, form));
      g_assert_cmpint (kept->day, ==, tillid_day_from_iso (days[i]));
      g_assert_cmpint (kept->minute, ==, 1080);
      g_assert_cmpint (kept->talk, ==, 30);
    }
}

static gboolean
is_offered (Fixture *f, const char *first, const char *day)
{
  g_autoptr (GPtrArray) all = tillid_booking_list_members (f->context, tillid_day_from_iso (day));
  const gint64 id = member (f, first);

  for (guint i = 0; i < all->len; i++)
    if (((TillidRecord *) all->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static void
test_ended (Fixture *f, gconstpointer data)
{
  static const char gone[] = "Kirsten Dahl does not work here any more on that day.";
  g_autoptr (TillidBookingForm) form = plain_form (f, "2026-03-20", 600, 60);
  g_autoptr (TillidBookingForm) proposal = NULL, kept = NULL;
  TillidCourse *course;

  g_test_summary ("Who leaves is offered until the last day, said after it, and proposed no more");
  leaves (f, "Kirsten", "2026-03-20");
  g_assert_true (is_offered (f, "Kirsten", "2026-03-20"));
  g_assert_false (is_offered (f, "Kirsten", "2026-03-21"));
  form->lead = member (f, "Kirsten");
  g_assert_cmpuint (count_said (f, form, gone), ==, 0);
  form->day++;
  g_assert_cmpuint (count_said (f, form, gone), ==, 1);
  form->lead = member (f, "Amina");
  tillid_booking_form_set_member (form, member (f, "Kirsten"), TRUE);
  g_assert_cmpuint (count_said (f, form, gone), ==, 1);
  /* Said, not forbidden. */
  kept = tillid_booking_form_read (f->context, book (f, form));
  g_assert_true (tillid_booking_form_has_member (kept, member (f, "Kirsten")));

  /* The key contact leaves: three weeks on, on 31 March, she is not there. */
  course = tillid_course_edit (tillid_patient_context_get_course (f->context));
  course->key_contact = member (f, "Marie");
  keep (f, course);
  leaves (f, "Marie", "2026-03-30");
  proposal = tillid_booking_form_new (f->context);
  g_assert_cmpint (proposal->lead, !=, member (f, "Marie"));
  leaves (f, "Marie", "2026-03-31");
  g_clear_pointer (&proposal, tillid_booking_form_free);
  proposal = tillid_booking_form_new (f->context);
  g_assert_cmpint (proposal->lead, ==, member (f, "Marie"));
}

static const TillidCalendarRow *
find_row (TillidCalendarModel *model, gint64 visit)
{
  GPtrArray *rows = tillid_calendar_model_get_rows (model);

  for (guint i = 0; i < rows->len; i++)
    if (((TillidCalendarRow *) rows->pdata[i])->visit == visit)
      return rows->pdata[i];
  g_assert_not_reached ();
}

static void
test_forty (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) form = NULL, draft = NULL, kept = NULL, again = NULL;
  g_autoptr (TillidCalendarModel) calendar = NULL;
  g_autofree char *text = NULL;
  TillidCalendarView view;
  gint64 ids[FORTY], visit;

  g_test_summary (
    "Forty colleagues come along: in the draft, the booking, the calendar and what is said");
  for (guint i = 0; i < FORTY; i++)
    {
      TillidMember *one =
        tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
      g_autofree char *name = g_strdup_printf ("Colleague %u", i + 1);

      ids[i] = one->record.id;
      tillid_set_text (&one->name, name);
      tillid_set_text (&one->roles, "clinician");
      keep (f, one);
    }
  form = plain_form (f, "2026-04-08", 600, 60);
  for (guint i = 0; i < FORTY; i++)
    tillid_booking_form_set_member (form, ids[i], TRUE);
  text = tillid_booking_form_to_text (form);
  draft = tillid_booking_form_new (f->context);
  g_assert_true (tillid_booking_form_take_text (draft, text));
  g_assert_cmpuint (draft->others->len, ==, FORTY);
  visit = book (f, draft);
  kept = tillid_booking_form_read (f->context, visit);
  for (guint i = 0; i < FORTY; i++)
    g_assert_true (tillid_booking_form_has_member (kept, ids[i]));

  calendar = tillid_calendar_model_new (f->session, "calendar");
  view = *tillid_calendar_model_get_view (calendar);
  view.day = form->day;
  tillid_calendar_model_set_view (calendar, &view);
  while (!tillid_calendar_model_is_settled (calendar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (find_row (calendar, visit)->members->len, ==, FORTY + 1);

  /* The same people again: the forty, Amina, and Salma. */
  g_assert_cmpuint (count_said (f, form, "has another visit from 10:00 to 11:00."), ==, FORTY + 2);
  again = tillid_booking_form_read (f->context, visit);
  tillid_booking_form_set_member (again, ids[0], FALSE);
  book (f, again);
  g_clear_pointer (&kept, tillid_booking_form_free);
  kept = tillid_booking_form_read (f->context, visit);
  g_assert_cmpuint (kept->others->len, ==, FORTY - 1);
}

static gint64
book_with_rana (Fixture *f)
{
  g_autoptr (TillidBookingForm) form = plain_form (f, "2026-04-08", 615, 60);

  form->needs = TRUE;
  form->how = TILLID_INTERPRETING_MODE_ROOM;
  form->interpreter = interpreter (f, "Rana");
  form->state = TILLID_INTERPRETING_STATE_ASKED;
  set_room (form, "Room 3");
  tillid_booking_form_set_member (form, member (f, "Jonas"), TRUE);
  return book (f, form);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_booking_merged (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) mine = NULL, theirs = NULL, kept = NULL;
  Fixture other;
  guint n_conflicts = 0, n_edited = 0;
  gint64 visit;

  g_test_summary ("Two windows change one booking: what either has changed is there");
  visit = book_with_rana (f);
  open_other (f, &other, &n_conflicts);
  mine = tillid_booking_form_read (f->context, visit);
  theirs = tillid_booking_form_read (other.context, visit);

  set_room (mine, "Garden room");
  mine->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  tillid_booking_form_set_member (mine, member (f, "Kirsten"), TRUE);
  tillid_booking_form_set_member (mine, member (f, "Jonas"), FALSE);
  book (f, mine);
  theirs->minute = 660;
  theirs->purpose = g_strdup ("The letter");
  tillid_booking_form_set_member (theirs, member (f, "Marie"), TRUE);
  tillid_booking_form_set_member (theirs, member (f, "Kirsten"), TRUE);
  book (&other, theirs);
  /* Kept once more by a window that has not read it again: answered, and nothing is there twice. */
  g_signal_connect_swapped (other.context, "edited", G_CALLBACK (count_cb), &n_edited);
  book (&other, theirs);
  g_assert_cmpuint (n_edited, ==, 1);
  g_signal_handlers_disconnect_by_data (other.context, &n_edited);
  g_assert_cmpuint (n_conflicts, ==, 0);

  kept = tillid_booking_form_read (f->context, visit);
  g_assert_cmpstr (kept->room, ==, "Garden room");
  g_assert_cmpint (kept->state, ==, TILLID_INTERPRETING_STATE_CONFIRMED);
  g_assert_cmpint (kept->minute, ==, 660);
  g_assert_cmpstr (kept->purpose, ==, "The letter");
  g_assert_false (tillid_booking_form_has_member (kept, member (f, "Jonas")));
  /* The patient, Amina, Rana, Kirsten once, Marie. */
  g_assert_cmpuint (kept->read_presences->len, ==, 5);
  g_assert_true (tillid_booking_form_has_member (kept, member (f, "Kirsten")));
  g_assert_true (tillid_booking_form_has_member (kept, member (f, "Marie")));
  close_other (&other, &n_conflicts);
}

static void
test_booking_asked (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) mine = NULL, theirs = NULL, kept = NULL;
  Fixture other;
  guint n_conflicts = 0;
  gint64 visit;

  g_test_summary (
    "Two windows change the time of one booking: the second is asked, the first stands");
  visit = book_with_rana (f);
  open_other (f, &other, &n_conflicts);
  mine = tillid_booking_form_read (f->context, visit);
  theirs = tillid_booking_form_read (other.context, visit);
  mine->minute = 540;
  book (f, mine);
  theirs->minute = 570;
  theirs->needs = FALSE;
  book (&other, theirs);
  g_assert_cmpuint (n_conflicts, ==, 1);
  kept = tillid_booking_form_read (f->context, visit);
  g_assert_cmpint (kept->minute, ==, 540);
  g_assert_true (kept->needs); /* all of an edit or nothing */
  close_other (&other, &n_conflicts);
}

static void
test_booking_interpreter (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) mine = NULL, theirs = NULL, kept = NULL;
  Fixture other;
  guint n_conflicts = 0;
  gint64 visit;

  g_test_summary (
    "An interpreter whom one window has asked stays when the other keeps an older form");
  {
    g_autoptr (TillidBookingForm) form = plain_form (f, "2026-04-08", 615, 60);

    visit = book (f, form);
  }
  open_other (f, &other, &n_conflicts);
  mine = tillid_booking_form_read (f->context, visit);
  theirs = tillid_booking_form_read (other.context, visit);
  mine->needs = TRUE;
  mine->how = TILLID_INTERPRETING_MODE_VIDEO;
  mine->interpreter = interpreter (f, "Rana");
  mine->state = TILLID_INTERPRETING_STATE_ASKED;
  book (f, mine);
  theirs->needs = FALSE;
  set_room (theirs, "Room 9");
  book (&other, theirs);
  g_assert_cmpuint (n_conflicts, ==, 0);
  kept = tillid_booking_form_read (f->context, visit);
  g_assert_cmpstr (kept->room, ==, "Room 9");
  g_assert_true (kept->needs);
  g_assert_cmpint (kept->interpreter, ==, interpreter (f, "Rana"));
  close_other (&other, &n_conflicts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));

#define ADD(name, function)                                                                        \
  g_test_add ("/model/booking-bad/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("overlap", test_overlap);
  ADD ("long-nights", test_long_nights);
  ADD ("past-and-future", test_past_and_future);
  ADD ("ended", test_ended);
  ADD ("forty", test_forty);
  ADD ("merged", test_booking_merged);
  ADD ("asked", test_booking_asked);
  ADD ("interpreter", test_booking_interpreter);

  return g_test_run ();
}
