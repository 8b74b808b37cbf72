/* test-visit-bad.c - two who write in one visit, visits that were missed, a program that is killed while somebody types
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tillid-in-error.h"
#include "tillid-quick-contact.h"
#include "tillid-visit-brief-words.h"
#include "tillid-visit-model.h"
#include "tillid-words.h"
#include "visit-bad-fixture.h"

static TillidVisitModel *
start_visit (Fixture *f)
{
  const gint64 id = tillid_visit_model_start_new (f->context);

  settle ();
  return tillid_visit_model_new (f->context, id);
}

/* As "Entered in error" does. */
static void
bring_back (Fixture *f, gint64 visit)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all =
    tillid_in_error_list (f->session, tillid_patient_context_get_scope (f->context), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    if (((TillidInError *) all->pdata[i])->record->id == visit)
      edit = tillid_in_error_bring_back (all->pdata[i]);
  g_assert_nonnull (edit);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
}

static void
test_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidVisitModel) model = start_visit (f);
  g_autoptr (TillidVisitModel) theirs = NULL;
  const gint64 visit = tillid_visit_model_get_id (model);
  Fixture other;
  guint n_conflicts = 0;

  g_test_summary (
    "What is written in a visit while somebody else removes it is there when it comes back");
  open_other (f, &other, &n_conflicts);
  theirs = tillid_visit_model_new (other.context, visit);
  tillid_visit_model_remove (model);
  settle ();
  g_assert_null (tillid_visit_model_get_visit (model));
  tillid_visit_model_expect (theirs, "note", "");
  tillid_visit_model_set_note (theirs, "She read the letter aloud.");
  settle ();
  g_assert_cmpuint (n_conflicts, ==, 0);
  bring_back (f, visit);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->note, ==, "She read the letter aloud.");
  g_assert_finalize_object (g_steal_pointer (&theirs));
  close_other (&other, &n_conflicts);
}

static void
test_missed_words (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidVisitModel) model = start_visit (f);
  g_autoptr (TillidVisitModel) theirs = NULL;
  Fixture other;
  guint n_conflicts = 0;

  g_test_summary ("What got in the way: a reason chosen over an older field does not empty the "
                  "words of another window, and two texts are asked about");
  tillid_visit_model_set_status (model, TILLID_VISIT_STATUS_MISSED);
  tillid_visit_model_set_missed (model, TILLID_MISSED_REASON_OUR_LETTER, "It was in Danish");
  settle ();
  open_other (f, &other, &n_conflicts);
  theirs = tillid_visit_model_new (other.context, tillid_visit_model_get_id (model));
  /* The field stood empty when the words came. */
  tillid_visit_model_expect (theirs, "missed_words", "");
  tillid_visit_model_set_missed (theirs, TILLID_MISSED_REASON_TRANSPORT, "");
  settle ();
  g_assert_cmpuint (n_conflicts, ==, 0);
  g_assert_cmpint (tillid_visit_model_get_visit (theirs)->missed_reason, ==,
                   TILLID_MISSED_REASON_TRANSPORT);
  g_assert_cmpstr (tillid_visit_model_get_visit (theirs)->missed_words, ==, "It was in Danish");

  tillid_visit_model_expect (theirs, "missed_words", "");
  tillid_visit_model_set_missed (theirs, TILLID_MISSED_REASON_TRANSPORT, "The bus did not come");
  settle ();
  g_assert_cmpuint (n_conflicts, ==, 1);
  g_assert_cmpstr (tillid_visit_model_get_visit (theirs)->missed_words, ==, "It was in Danish");
  g_assert_finalize_object (g_steal_pointer (&theirs));
  close_other (&other, &n_conflicts);
}

static void
miss (Fixture *f, const char *day)
{
  TillidVisit *visit = tillid_patient_context_new_record (f->context, &tillid_visit_type);

  visit->status = TILLID_VISIT_STATUS_MISSED;
  visit->day = tillid_day_from_iso (day);
  visit->minute = 600;
  visit->lead = member (f, "Amina");
  visit->missed_reason = TILLID_MISSED_REASON_TRANSPORT;
  keep (f, visit);
}

static char *
brief_text (Fixture *f, gint64 visit)
{
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (f->context);
  g_autoptr (TillidBrief) brief =
    tillid_visit_brief_make (f->context, records, tillid_visit_records_find (records, visit));

  return tillid_brief_to_text (brief);
}

static void
test_missed_uncounted (Fixture *f, gconstpointer data)
{
  g_autofree char *one = NULL, *four = NULL;
  g_autoptr (TillidBookingForm) form = plain_form (f, "2026-04-08", 600, 60);
  g_autoptr (TillidVisitModel) model = tillid_visit_model_new (f->context, book (f, form));
  guint ours = 0;
  int number;

  g_test_summary ("Ours come first; four missed visits read like one, and have no number");
  g_assert_cmpstr (tillid_missed_reason_choices[0].code, ==, "not-said");
  for (guint i = 1; tillid_missed_reason_choices[i].code != NULL; i++)
    if (g_str_has_prefix (tillid_missed_reason_choices[i].code, "our-"))
      {
        ours++;
        g_assert_cmpuint (i, ==, ours);
      }
  g_assert_cmpuint (ours, ==, 3);

  miss (f, "2026-03-03");
  one = brief_text (f, tillid_visit_model_get_id (model));
  number = (int) tillid_visit_model_get_number (model);
  miss (f, "2026-03-04");
  miss (f, "2026-03-05");
  miss (f, "2026-03-06");
  four = brief_text (f, tillid_visit_model_get_id (model));
  g_assert_cmpstr (one, ==, four);
  g_assert_cmpint (tillid_visit_model_get_number (model), ==, number);
}

/* --- quick contact --- */

static const char typed[] = "Write to “Kommunen”, it's late;\n\u2067اتصل بسلمى\u2069 \\ 'x'";

/* Types letter by letter and is killed, the clinic open. */
static void
type_and_die (const char *path, gint64 patient, gint64 problem, gint64 rana)
{
  g_autoptr (TillidQuickContact) contact = tillid_quick_contact_new ();
  TillidSession *session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, NULL);

  if (session == NULL)
    _exit (1);
  contact->patient = patient;
  contact->direction = TILLID_DIRECTION_IN;
  contact->planned = TRUE;
  contact->problem = problem;
  contact->interpreter = rana;
  for (const char *end = typed; *end != '\0'; end = g_utf8_next_char (end))
    {
      g_free (contact->next_step);
      contact->next_step = g_strndup (typed, (gsize) (g_utf8_next_char (end) - typed));
      tillid_quick_contact_put_draft (contact, session);
    }
  tillid_session_flush (session);
  raise (SIGKILL);
}

static void
test_quick_contact_killed (Fixture *f, gconstpointer data)
{
  const gint64 rana = interpreter (f, "Rana"), patient = f->patient;
  g_autofree char *sql =
    g_strdup_printf ("SELECT min(id) FROM problem WHERE patient = %" G_GINT64_FORMAT, patient);
  const gint64 problem = find_id (f, sql);
  g_autoptr (TillidQuickContact) found = NULL, none = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const TillidContact *contact;
  int status = 0;
  pid_t child;

  g_test_summary ("Killed with the clinic open: the next opening finds every field as it was");
  close_clinic (f);
  child = fork ();
  if (child == 0)
    type_and_die (f->path, patient, problem, rana);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  open_clinic (f);
  found = tillid_quick_contact_read_draft (f->session);
  g_assert_cmpint (found->patient, ==, patient);
  g_assert_cmpint (found->direction, ==, TILLID_DIRECTION_IN);
  g_assert_true (found->planned);
  g_assert_cmpint (found->problem, ==, problem);
  g_assert_cmpint (found->interpreter, ==, rana);
  g_assert_cmpint (found->minutes, ==, TILLID_ABSENT);
  g_assert_cmpstr (found->next_step, ==, typed);

  edit = tillid_quick_contact_make_edit (found, f->session);
  contact = (const TillidContact *) tillid_edit_get_record (edit, 0);
  g_assert_cmpint (contact->patient, ==, patient);
  g_assert_cmpint (contact->direction, ==, TILLID_DIRECTION_IN);
  g_assert_true (contact->arranged);
  g_assert_cmpint (contact->minutes, ==, TILLID_ABSENT);
  g_assert_cmpstr (contact->next_step, ==, typed);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);

  tillid_session_put_draft (f->session, "quick-contact", "(of another program");
  none = tillid_quick_contact_read_draft (f->session);
  g_assert_true (tillid_quick_contact_is_empty (none));
}

static void
test_quick_contact_twice_open (Fixture *f, gconstpointer data)
{
  Fixture other = { .path = f->path, .patient = f->patient };
  g_autoptr (TillidQuickContact) contact = tillid_quick_contact_new ();
  g_autoptr (TillidQuickContact) found = NULL, gone = NULL, others = NULL;
  g_autoptr (TillidSession) colleague = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary (
    "A second session of the same person finds it while the first is open; a colleague does not");
  contact->patient = f->patient;
  contact->minutes = 7;
  contact->next_step = g_strdup ("call the sch");
  tillid_quick_contact_put_draft (contact, f->session);
  open_clinic (&other);
  found = tillid_quick_contact_read_draft (other.session);
  g_assert_cmpint (found->patient, ==, f->patient);
  g_assert_cmpint (found->minutes, ==, 7);
  g_assert_cmpstr (found->next_step, ==, "call the sch");

  colleague = tillid_session_open (f->path, "Jonas L.", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  others = tillid_quick_contact_read_draft (colleague);
  g_assert_true (tillid_quick_contact_is_empty (others));
  tillid_session_close (colleague);

  /* All of it taken back: nothing waits. */
  g_free (g_steal_pointer (&found->next_step));
  found->minutes = TILLID_ABSENT;
  tillid_quick_contact_put_draft (found, other.session);
  gone = tillid_quick_contact_read_draft (other.session);
  g_assert_cmpint (gone->patient, ==, 0);
  close_clinic (&other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));

#define ADD(name, function)                                                                        \
  g_test_add ("/model/visit-bad/" name, Fixture, NULL, set_up, function, tear_down)
  /* First: a process that forks has no other threads. */
  ADD ("quick-contact-killed", test_quick_contact_killed);
  ADD ("quick-contact-twice-open", test_quick_contact_twice_open);
  ADD ("removed", test_removed);
  ADD ("missed-words", test_missed_words);
  ADD ("missed-uncounted", test_missed_uncounted);

  return g_test_run ();
}
