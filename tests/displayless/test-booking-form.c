/* test-booking-form.c - visits are booked, interpreters asked, and nobody who is not wanted
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* On the worked case of the demo clinic (docs/rules.md): today is Tuesday 10 March 2026, Salma has a visit today at 10:15 with
 * Amina and Rana, by video, and 13 attended ones. Times are worked by hand from clinical.md 6.3. */
#include "config.h"

#include <string.h>

#include "tillid-booking-form.h"
#include "tillid-continuity-model.h"
#include "tillid-booking-query.h"
#include "tillid-demo.h"
#include "tillid-fee-note.h"
#include "tillid-test-folder.h"
#include "tillid-visit-model.h"
#include "tillid-visit-records.h"
#include "tillid-words.h"

#define PATIENT "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *f)
{
  f->n_changes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gint64 patient = 0;

  f->folder = g_dir_make_tmp ("tillid-booking-XXXXXX", &error);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL, NULL,
                      NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), PATIENT, &patient, NULL));
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo, patient, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (f->context, "changed", G_CALLBACK (count_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->context);
  g_clear_object (&f->undo);
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static void
wait_for_change (Fixture *f, guint before)
{
  while (f->n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
member (Fixture *f, const char *first)
{
  GPtrArray *all = tillid_patient_context_get_members (f->context);

  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (((TillidMember *) all->pdata[i])->name, first))
      return ((TillidMember *) all->pdata[i])->record.id;
  g_assert_not_reached ();
}

static gint64
interpreter (Fixture *f, const char *first)
{
  GPtrArray *all = tillid_patient_context_get_interpreters (f->context);

  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (((TillidInterpreter *) all->pdata[i])->name, first))
      return ((TillidInterpreter *) all->pdata[i])->record.id;
  g_assert_not_reached ();
}

static gint64
apply (Fixture *f, const TillidBookingForm *form)
{
  const guint before = f->n_changes;
  const gint64 visit = tillid_booking_form_apply (form, f->context);

  if (visit != 0)
    wait_for_change (f, before);
  return visit;
}

static void
undo (Fixture *f)
{
  const guint before = f->n_changes;

  tillid_undo_undo_async (f->undo, 0, NULL, NULL);
  wait_for_change (f, before);
}

/* Isolates are invisible. */
static char *
plain (const char *text)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, "\u2068", "", 0);
  g_string_replace (string, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static gboolean
warns (Fixture *f, const TillidBookingForm *form, const char *sentence)
{
  g_autoptr (GPtrArray) sentences = tillid_booking_form_list_warnings (form, f->context);

  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *one = plain (sentences->pdata[i]);

      if (g_str_equal (one, sentence))
        return TRUE;
      g_test_message ("said: %s", one);
    }
  return FALSE;
}

static guint
count_warnings (Fixture *f, const TillidBookingForm *form)
{
  g_autoptr (GPtrArray) sentences = tillid_booking_form_list_warnings (form, f->context);

  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("said: %s", (char *) sentences->pdata[i]);
  return sentences->len;
}

static void
test_proposal (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);
  g_autoptr (TillidBookingForm) copy = tillid_booking_form_new (f->context);
  g_autofree char *text = NULL, *words = NULL, *said = NULL;

  g_assert_cmpint (form->day, ==, tillid_day_from_iso ("2026-03-31"));
  g_assert_cmpint (form->lead, ==, member (f, "Amina"));
  g_assert_cmpint (form->interpreter, ==, interpreter (f, "Rana"));
  g_assert_true (form->needs);
  g_assert_cmpint (form->state, ==, TILLID_INTERPRETING_STATE_ASKED);
  g_assert_cmpint (form->talk, ==, 60);
  form->how = TILLID_INTERPRETING_MODE_VIDEO;
  words = tillid_booking_form_time_words (form);
  said = plain (words);
  g_assert_cmpstr (said, ==,
                   "79 min: 60 to talk, 9 more by video (15 %), 5 before and 5 after with the "
                   "interpreter");

  /* As a draft it comes back as it was. */
  form->minute = 615;
  g_free (form->room);
  form->room = g_strdup ("Room 3");
  tillid_booking_form_set_member (form, member (f, "Kirsten"), TRUE);
  text = tillid_booking_form_to_text (form);
  g_assert_true (tillid_booking_form_take_text (copy, text));
  g_assert_cmpint (copy->minute, ==, 615);
  g_assert_cmpstr (copy->room, ==, "Room 3");
  g_assert_true (tillid_booking_form_has_member (copy, member (f, "Kirsten")));
  g_assert_false (tillid_booking_form_take_text (copy, "nothing of ours"));
}

static void
test_book (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);
  g_autoptr (TillidBookingForm) kept = NULL, again = NULL;
  g_autoptr (GPtrArray) rooms = NULL;
  gint64 visit;

  form->minute = 615;
  form->how = TILLID_INTERPRETING_MODE_VIDEO;
  g_free (form->room);
  form->room = g_strdup ("Garden room");
  tillid_booking_form_set_member (form, member (f, "Kirsten"), TRUE);
  visit = apply (f, form);
  g_assert_cmpint (visit, !=, 0);

  kept = tillid_booking_form_read (f->context, visit);
  g_assert_cmpint (kept->minute, ==, 615);
  g_assert_cmpint (kept->talk, ==, 60);
  g_assert_cmpint (kept->lead, ==, form->lead);
  g_assert_cmpstr (kept->room, ==, "Garden room");
  g_assert_true (tillid_booking_form_has_member (kept, member (f, "Kirsten")));
  g_assert_cmpint (kept->interpreter, ==, interpreter (f, "Rana"));
  g_assert_cmpint (kept->state, ==, TILLID_INTERPRETING_STATE_ASKED);
  rooms = tillid_booking_list_rooms (f->context);

  /* Nothing is different: nothing is written. */
  g_assert_cmpint (tillid_booking_form_apply (kept, f->context), ==, 0);

  /* The interpreter did not come: whoever is expected does not count as met. The room is known by now, in any case. */
  kept->state = TILLID_INTERPRETING_STATE_ABSENT;
  tillid_booking_form_set_member (kept, member (f, "Kirsten"), FALSE);
  g_free (kept->room);
  kept->room = g_strdup ("GARDEN room");
  g_assert_cmpint (apply (f, kept), ==, visit);
  again = tillid_booking_form_read (f->context, visit);
  g_assert_cmpint (again->state, ==, TILLID_INTERPRETING_STATE_ABSENT);
  g_assert_cmpstr (again->room, ==, "Garden room");
  g_assert_false (tillid_booking_form_has_member (again, member (f, "Kirsten")));
  {
    g_autoptr (GPtrArray) now = tillid_booking_list_rooms (f->context);

    g_assert_cmpuint (now->len, ==, rooms->len);
  }
  undo (f);
  undo (f);
  g_clear_pointer (&again, tillid_booking_form_free);
  again = tillid_booking_form_read (f->context, visit);
  g_assert_null (again);
}

static void
test_overlap (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) first = tillid_booking_form_new (f->context);
  g_autoptr (TillidBookingForm) second = tillid_booking_form_new (f->context);

  /* 60 minutes to talk in person are 70: 09:00 to 10:10. */
  first->minute = 540;
  first->how = TILLID_INTERPRETING_MODE_ROOM;
  first->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  g_free (first->room);
  first->room = g_strdup ("Room 9");
  g_assert_cmpuint (count_warnings (f, first), ==, 0);
  g_assert_cmpint (apply (f, first), !=, 0);

  second->minute = 610;
  second->how = TILLID_INTERPRETING_MODE_ROOM;
  second->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  g_free (second->room);
  second->room = g_strdup ("room 9");
  g_assert_cmpuint (count_warnings (f, second), ==, 0);
  second->minute = 609;
  g_assert_true (warns (f, second, "Amina Berg has another visit from 09:00 to 10:10."));
  g_assert_true (warns (f, second, "room 9 is taken from 09:00 to 10:10."));
  g_assert_true (warns (f, second, "Salma has another visit from 09:00 to 10:10."));
  /* Said, not forbidden. */
  g_assert_cmpint (apply (f, second), !=, 0);
}

/* From 23:30 into the next day; and the two nights in which the clock is put. */
static void
test_night (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);
  g_autoptr (TillidBookingForm) next = tillid_booking_form_new (f->context);
  const TillidDay spring = tillid_day_from_iso ("2026-03-29");
  const TillidDay autumn = tillid_day_from_iso ("2026-10-25");

  form->minute = 23 * 60 + 30;
  form->how = TILLID_INTERPRETING_MODE_ROOM;
  next->day = form->day + 1;
  next->minute = 30;
  next->how = TILLID_INTERPRETING_MODE_ROOM;
  g_assert_cmpint (apply (f, form), !=, 0);
  g_assert_true (warns (f, next, "Amina Berg has another visit from 23:30 to 00:40."));
  next->minute = 40;
  g_assert_false (warns (f, next, "Amina Berg has another visit from 23:30 to 00:40."));

  /* 29 March 2026: from 02:00 the clock shows 03:00. 01:30 and 70 minutes is 03:40; 25 October: 03:00 shows 02:00. */
  g_assert_cmpint (tillid_session_join_instant (f->session, spring, 180) -
                     tillid_session_join_instant (f->session, spring, 90),
                   ==, 30 * 60000);
  g_assert_cmpint (tillid_session_join_instant (f->session, autumn, 210) -
                     tillid_session_join_instant (f->session, autumn, 90),
                   ==, 180 * 60000);
  form->day = next->day = spring;
  form->minute = 90;
  g_assert_cmpint (apply (f, form), !=, 0);
  next->minute = 210;
  g_assert_true (warns (f, next, "Amina Berg has another visit from 01:30 to 03:40."));
  next->minute = 220;
  g_assert_false (warns (f, next, "Amina Berg has another visit from 01:30 to 03:40."));
}

static void
test_warnings (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);

  form->interpreter = 0;
  form->state = TILLID_INTERPRETING_STATE_NEEDED;
  g_assert_true (warns (f, form, "An interpreter is needed, and nobody is booked."));
  /* The demo's now is 10 March, before noon: the 12th at 08:00 is within 48 hours, the 13th is not. */
  form->day = tillid_day_from_iso ("2026-03-12");
  form->minute = 480;
  g_assert_true (warns (f, form,
                        "An interpreter is needed, nobody is booked, and the visit is within 48 "
                        "hours."));
  form->day = tillid_day_from_iso ("2026-03-13");
  g_assert_true (warns (f, form, "An interpreter is needed, and nobody is booked."));
  form->needs = FALSE;
  g_assert_false (warns (f, form, "An interpreter is needed, and nobody is booked."));

  /* Amina is away from 20 April. */
  form->day = tillid_day_from_iso ("2026-04-21");
  form->lead = member (f, "Amina");
  g_assert_true (warns (f, form, "Amina Berg is away on that day."));
  form->day = tillid_day_from_iso ("2026-03-02");
  g_assert_true (warns (f, form,
                        "The day is past. The visit can be written down afterwards, at its "
                        "Close."));
}

static gboolean
offers (Fixture *f, gint64 id)
{
  g_autoptr (GPtrArray) all = tillid_interpreters_list (f->context, 0);

  for (guint i = 0; i < all->len; i++)
    if (((TillidInterpreterOffer *) all->pdata[i])->interpreter == id)
      return TRUE;
  return FALSE;
}

static gboolean
pairs_have (Fixture *f, const TillidVisit *when, gint64 id, char **foot)
{
  g_autoptr (GPtrArray) pairs = tillid_continuity_list_pairs (f->context, when, foot);

  for (guint i = 0; i < pairs->len; i++)
    if (((TillidContinuityPair *) pairs->pdata[i])->interpreter == id)
      return TRUE;
  return FALSE;
}

static void
test_exclusion (Fixture *f, gconstpointer data)
{
  const gint64 rana = interpreter (f, "Rana");
  g_autoptr (TillidVisit) when = tillid_visit_new ();
  g_autofree char *before = NULL, *during = NULL, *words = NULL, *said = NULL;
  guint n = f->n_changes;

  when->day = tillid_day_from_iso ("2026-03-31");
  when->minute = 615;
  when = tillid_record_seal (when);
  g_assert_true (offers (f, rana));
  g_assert_true (pairs_have (f, when, rana, &before));

  tillid_interpreters_exclude (f->context, rana);
  wait_for_change (f, n);
  {
    g_autoptr (GPtrArray) held = tillid_interpreters_list_exclusions (f->context);
    g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);
    g_autoptr (GPtrArray) wanted = tillid_interpreters_list_wanted (f->context);
    const TillidInterpreter *one = tillid_patient_context_find_interpreter (f->context, rana);
    g_autofree char *named = NULL, *marked = NULL;

    g_assert_cmpuint (held->len, ==, 1);
    words = tillid_interpreters_excluded_words (held->len);
    said = plain (words);
    g_assert_cmpstr (said, ==, "1 excluded");
    g_assert_cmpint (form->interpreter, !=, rana);
    g_assert_false (g_ptr_array_find (wanted, one, NULL));
    /* Where somebody may have come all the same, the name says it. */
    named = tillid_interpreters_name_words (held, one);
    marked = plain (named);
    g_assert_cmpstr (marked, ==, "Rana T. (excluded)");
  }
  g_assert_false (offers (f, rana));
  g_assert_false (pairs_have (f, when, rana, &during));
  g_assert_nonnull (during);
  g_assert_cmpstr (during, !=, before);

  n = f->n_changes;
  tillid_interpreters_lift (f->context, rana);
  wait_for_change (f, n);
  g_assert_true (offers (f, rana));
  undo (f);
  g_assert_false (offers (f, rana));
}

/* Somebody of the family, born on @birth; %NULL: nobody knows. */
static gint64
add_relative (Fixture *f, const char *name, const char *birth)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("A relative");
  TillidPerson *person = tillid_patient_context_new_record (f->context, &tillid_person_type);
  TillidPersonName *called =
    tillid_patient_context_new_record (f->context, &tillid_person_name_type);
  TillidRelation *relation = tillid_patient_context_new_record (f->context, &tillid_relation_type);
  const gint64 id = person->record.id;
  guint before = f->n_changes;

  person->role = TILLID_PERSON_ROLE_RELATIVE;
  if (birth != NULL)
    {
      g_autoptr (TillidTold) told = tillid_told_new_day (tillid_day_from_iso (birth));

      tillid_set_told (&person->birth, told);
    }
  called->patient = id;
  tillid_set_text (&called->given, name);
  relation->person = id;
  relation->kind = TILLID_RELATION_KIND_CHILD;
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (called));
  tillid_edit_take (edit, tillid_record_seal (relation));
  tillid_patient_context_apply (f->context, edit);
  wait_for_change (f, before);
  return id;
}

static gint64
book_with (Fixture *f, gint64 relative, int guard)
{
  g_autoptr (TillidBookingForm) form = tillid_booking_form_new (f->context);

  form->needs = TRUE;
  form->interpreter = 0;
  form->person = relative;
  form->guard = guard;
  form->state = TILLID_INTERPRETING_STATE_CONFIRMED;
  return apply (f, form);
}

/* On 31 March 2026: 12, 16 and 20 years old, and of unknown age. */
static void
test_guard (Fixture *f, gconstpointer data)
{
  const gint64 child = add_relative (f, "Nur", "2014-02-01");
  const gint64 young = add_relative (f, "Adam", "2009-05-01");
  const gint64 adult = add_relative (f, "Laila", "2005-05-01");
  const gint64 unknown = add_relative (f, "Huda", NULL);
  g_autoptr (GPtrArray) all = NULL;
  const TillidInterpreting *kept = NULL;
  gint64 visit;

  g_assert_cmpint (book_with (f, child, TILLID_CHILD_GUARD_NONE), ==, 0);
  g_assert_cmpint (book_with (f, child, TILLID_CHILD_GUARD_SIMPLE), ==, 0);
  g_assert_cmpint (book_with (f, child, TILLID_CHILD_GUARD_ADULT), ==, 0);
  g_assert_cmpint (book_with (f, young, TILLID_CHILD_GUARD_NONE), ==, 0);
  g_assert_cmpint (book_with (f, young, TILLID_CHILD_GUARD_ADULT), ==, 0);
  g_assert_cmpint (book_with (f, unknown, TILLID_CHILD_GUARD_NONE), ==, 0);
  g_assert_cmpint (book_with (f, adult, TILLID_CHILD_GUARD_NONE), !=, 0);
  g_assert_cmpint (book_with (f, unknown, TILLID_CHILD_GUARD_ADULT), !=, 0);
  g_assert_cmpint (book_with (f, young, TILLID_CHILD_GUARD_SIMPLE), !=, 0);
  visit = book_with (f, child, TILLID_CHILD_GUARD_ACUTE);
  g_assert_cmpint (visit, !=, 0);

  all = tillid_patient_context_list (f->context, &tillid_interpreting_type);
  for (guint i = 0; i < all->len; i++)
    if (((TillidInterpreting *) all->pdata[i])->visit == visit)
      kept = all->pdata[i];
  g_assert_nonnull (kept);
  g_assert_cmpint (kept->guard, ==, TILLID_CHILD_GUARD_ACUTE);
  g_assert_cmpint (kept->guard_member, ==, tillid_session_get_member (f->session)->record.id);
  g_assert_cmpint (kept->guard_at, <=, tillid_session_now_ms (f->session));
  g_assert_cmpint (kept->guard_at, >, tillid_session_now_ms (f->session) - 60000);
  g_assert_cmpint (kept->mode, ==, TILLID_INTERPRETING_MODE_RELATIVE);
}

/* In the room it is the same question: without the answer nothing is written. */
static void
test_room (Fixture *f, gconstpointer data)
{
  const gint64 child = add_relative (f, "Nur", "2014-02-01");
  g_autoptr (TillidVisitModel) model = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const TillidPresence *presence = NULL;
  const gint64 visit = tillid_visit_model_start_new (f->context);

  while ((tillid_patient_context_get (f->context, &tillid_visit_type, visit)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  model = tillid_visit_model_new (f->context, visit);
  tillid_visit_model_add_presence (model, TILLID_PRESENCE_WHO_FAMILY, child, "Nur", "daughter");
  while (tillid_visit_model_is_busy (model))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < tillid_visit_model_get_presences (model)->len; i++)
    if (((TillidPresence *) tillid_visit_model_get_presences (model)->pdata[i])->person == child)
      presence = tillid_visit_model_get_presences (model)->pdata[i];
  g_assert_nonnull (presence);

  tillid_visit_model_set_relative (model, presence->record.id, TILLID_CHILD_GUARD_SIMPLE);
  tillid_visit_model_set_relative (model, presence->record.id, TILLID_CHILD_GUARD_ACUTE);
  while (tillid_visit_model_is_busy (model))
    g_main_context_iteration (NULL, TRUE);
  all = tillid_patient_context_list (f->context, &tillid_interpreting_type);
  for (guint i = 0; i < all->len; i++)
    {
      const TillidInterpreting *interpreting = all->pdata[i];

      if (interpreting->visit != visit)
        continue;
      g_assert_cmpint (interpreting->guard, ==, TILLID_CHILD_GUARD_ACUTE);
      g_assert_cmpint (interpreting->person, ==, child);
      g_assert_cmpint (interpreting->guard_member, ==,
                       tillid_session_get_member (f->session)->record.id);
      return;
    }
  g_assert_not_reached ();
}

static gboolean
note_has (Fixture *f, const char *text)
{
  g_autoptr (TillidInterpreterNeed) need = tillid_fee_note_read (f->context);
  g_autoptr (TillidDocument) document = tillid_fee_note_write (f->context, need);
  g_autofree char *all = tillid_document_to_text (document);
  g_autofree char *said = plain (all);

  if (strstr (said, text) == NULL)
    g_test_message ("%s", said);
  return strstr (said, text) != NULL;
}

static void
keep_need (Fixture *f, int fee, int reason, const char *until)
{
  g_autoptr (TillidInterpreterNeed) old = tillid_fee_note_read (f->context);
  TillidInterpreterNeed *draft =
    old != NULL ? tillid_interpreter_need_edit (old)
                : tillid_patient_context_new_record (f->context, &tillid_interpreter_need_type);
  const guint before = f->n_changes;

  draft->judged_by = member (f, "Marie");
  draft->day = tillid_day_from_iso ("2026-03-10");
  draft->fee = fee;
  draft->reason = reason;
  draft->until_day = until != NULL ? tillid_day_from_iso (until) : TILLID_ABSENT;
  g_assert_true (tillid_fee_note_keep (f->context, draft));
  wait_for_change (f, before);
}

/* Danish first, and Arabic below it: the words of po/da.po and po/ar.po. Without an exemption no reason and no day is kept. */
static void
test_fee (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) doctors = tillid_fee_note_list_doctors (f->context);
  g_autoptr (TillidInterpreterNeed) last = NULL;

  g_assert_cmpuint (doctors->len, >, 0);
  keep_need (f, TILLID_FEE_EXEMPT, TILLID_FEE_REASON_FUNCTION, NULL);
  g_assert_true (
    note_has (f, "Lægen Marie Holm vurderede den 10. marts 2026, at der er brug for tolk."));
  g_assert_true (note_has (f, "Der skal ikke betales gebyr for tolken."));
  g_assert_true (note_has (f, "Det er ikke begrænset i tid."));
  g_assert_true (note_has (f, "لا يُدفع رسم مقابل المترجم."));
  keep_need (f, TILLID_FEE_EXEMPT, TILLID_FEE_REASON_PARENT, "2026-12-31");
  g_assert_true (note_has (f, "Det gælder til 31. december 2026."));
  keep_need (f, TILLID_FEE_POSSIBLE, TILLID_FEE_REASON_PARENT, "2026-12-31");
  g_assert_false (note_has (f, "forælder"));
  last = tillid_fee_note_read (f->context);
  g_assert_cmpint (last->reason, ==, TILLID_FEE_REASON_NONE);
  g_assert_cmpint (last->until_day, ==, TILLID_ABSENT);
}

/* Three attended visits with a booked interpreter: came, did not come, and confirmed with Rana in the room; and one that was
 * only needed. Two of three. */
static void
test_share (Fixture *f, gconstpointer data)
{
  static const int states[] = { TILLID_INTERPRETING_STATE_CAME, TILLID_INTERPRETING_STATE_ABSENT,
                                TILLID_INTERPRETING_STATE_CONFIRMED,
                                TILLID_INTERPRETING_STATE_NEEDED };
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (f->context, &tillid_visit_type);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Bookings");
  g_autoptr (GError) error = NULL;
  guint n = 0, booked = 0, present = 0;
  const guint before = f->n_changes;

  for (guint i = 0; i < visits->len && n < G_N_ELEMENTS (states); i++)
    {
      const TillidVisit *visit = visits->pdata[i];
      TillidInterpreting *interpreting;

      if (visit->status != TILLID_VISIT_STATUS_ATTENDED)
        continue;
      interpreting = tillid_patient_context_new_record (f->context, &tillid_interpreting_type);
      interpreting->visit = visit->record.id;
      interpreting->booking = states[n++];
      interpreting->interpreter = interpreter (f, "Rana");
      tillid_edit_take (edit, tillid_record_seal (interpreting));
    }
  tillid_patient_context_apply (f->context, edit);
  wait_for_change (f, before);
  g_assert_true (tillid_booking_query_share (tillid_patient_context_get_db (f->context),
                                             tillid_patient_context_get_scope (f->context),
                                             TILLID_PERIOD_OPEN, &present, &booked, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (booked, ==, 3);
  g_assert_cmpuint (present, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/model/booking-form/proposal", test_proposal);
  ADD ("/model/booking-form/book", test_book);
  ADD ("/model/booking-form/overlap", test_overlap);
  ADD ("/model/booking-form/night", test_night);
  ADD ("/model/booking-form/warnings", test_warnings);
  ADD ("/model/booking-form/exclusion", test_exclusion);
  ADD ("/model/booking-form/guard", test_guard);
  ADD ("/model/booking-form/room", test_room);
  ADD ("/model/booking-form/fee", test_fee);
  ADD ("/model/booking-form/share", test_share);

  return g_test_run ();
}
