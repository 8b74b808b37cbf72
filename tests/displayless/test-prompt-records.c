/* test-prompt-records.c - the prompts of real records: in the table, on the patient's page, and nowhere else
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One patient for whom every rule holds: eight visits with the same colleague and the same interpreter, at the edges of the rules (docs: measures).
 * Each test changes the one record that a rule rests on. The expected rows are counted by hand. */
#include "config.h"

#include <glib/gstdio.h>

#include "tillid-access-export.h"
#include "tillid-caseload-model.h"
#include "tillid-caseload-table.h"
#include "tillid-continuity-model.h"
#include "tillid-export.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-test-folder.h"
#include "tillid-visit-brief-words.h"

#define N_VISITS 8
#define N_CALLS 6
#define EVERY_KIND ((1U << TILLID_PROMPT_N_KINDS) - 1)

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidDay today;
  gint64 patient;
  gint64 key;
  gint64 colleague;
  gint64 interpreter;
  gint64 visits[N_VISITS];
  gint64 problems[2];
  gint64 steps[2];
  gint64 calls[N_CALLS];
  gint64 letter;
  gint64 absence;
  gint64 course;
  gint64 wish;
} Clinic;

static gint64
write_record (Clinic *c, TillidRecord *record)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Something");
  g_autoptr (GError) error = NULL;
  const gint64 id = record->id;

  tillid_edit_take (edit, record);
  tillid_session_apply (c->session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add (Clinic *c, gpointer draft)
{
  return write_record (c, tillid_record_seal_any (
                            tillid_edit_assign_id (draft, tillid_session_get_ids (c->session))));
}

static void
change (Clinic *c, gpointer draft)
{
  write_record (c, tillid_record_seal_any (draft));
}

/* (transfer full): as it is written. */
static gpointer
get (Clinic *c, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    type == &tillid_absence_type
      ? tillid_session_open_system (c->session)
      : tillid_session_open_patient (c->session, c->patient, "patient", NULL, &error);
  TillidRecord *record =
    tillid_record_table_get (tillid_session_get_db (c->session), scope, type, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static gint64
add_member (Clinic *c, const char *name)
{
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, "clinician");
  return add (c, member);
}

static gint64
add_contact (Clinic *c, TillidDay day, gint64 interpreter, gint64 problem)
{
  g_autoptr (TillidTold) at = tillid_told_new_day (day);
  TillidContact *contact = tillid_contact_new ();

  contact->patient = c->patient;
  contact->kind = TILLID_CONTACT_KIND_CALL;
  contact->direction = interpreter != 0 ? TILLID_DIRECTION_OUT : TILLID_DIRECTION_IN;
  tillid_set_told (&contact->at, at);
  contact->member = c->key;
  contact->interpreter = interpreter;
  contact->problem = problem;
  return add (c, contact);
}

/* R1, R7: eight visits, 300 to 90 days ago, one colleague and one interpreter. */
static void
hold_visits (Clinic *c)
{
  for (guint i = 0; i < N_VISITS; i++)
    {
      TillidVisit *visit = tillid_visit_new ();
      TillidPresence *presence = tillid_presence_new ();

      visit->patient = presence->patient = c->patient;
      visit->day = c->today - 300 + 30 * (TillidDay) i;
      visit->minute = 600;
      visit->length = 60;
      visit->lead = c->key;
      c->visits[i] = presence->visit = add (c, visit);
      presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
      presence->interpreter = c->interpreter;
      presence->mode = TILLID_INTERPRETING_MODE_ROOM;
      add (c, presence);
    }
}

/* R3, R4: two open problems; a plan of 61 days whose two open steps are ours. */
static void
make_plan (Clinic *c)
{
  TillidGoal *goal = tillid_goal_new ();

  goal->patient = c->patient;
  goal->started = c->today - 61;
  add (c, goal);
  for (guint i = 0; i < 2; i++)
    {
      TillidProblem *problem = tillid_problem_new ();
      TillidStep *step = tillid_step_new ();

      problem->patient = step->patient = c->patient;
      problem->rank = step->rank = i;
      tillid_set_text (&problem->staff_words, "Sleeps badly");
      tillid_set_text (&step->staff_words, "Write to the school");
      step->side = TILLID_SIDE_CLINIC;
      c->problems[i] = add (c, problem);
      c->steps[i] = add (c, step);
    }
}

/* Everything else; the course is to end 90 days from now (R6), the key contact to be away in 60 (R2). */
static void
set_up (Clinic *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  TillidPersonName *name = tillid_person_name_new ();
  TillidInterpreter *interpreter = tillid_interpreter_new ();
  TillidCourse *course = tillid_course_new ();
  TillidAbsence *absence = tillid_absence_new ();
  TillidShareWish *wish = tillid_share_wish_new ();

  c->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (c->folder, "clinic.tillid", NULL);
  c->session = tillid_session_create (path, "Clinic", "Lone Friis", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  c->today = tillid_session_today (c->session);
  c->patient = add (c, tillid_person_new ());
  name->patient = c->patient;
  tillid_set_text (&name->text, "Patient A");
  add (c, name);
  c->key = add_member (c, "Amina Berg");
  /* Named nowhere but in a wish. */
  c->colleague = add_member (c, "Xqsharer Xqsharer");
  tillid_set_text (&interpreter->name, "Omar Hadi");
  c->interpreter = add (c, interpreter);
  course->patient = c->patient;
  course->started = c->today - 400;
  course->key_contact = c->key;
  course->ending_until = c->today + 90;
  c->course = add (c, course);
  hold_visits (c);
  make_plan (c);
  for (guint i = 0; i < N_CALLS; i++)
    c->calls[i] = add_contact (c, c->today - 29 + (TillidDay) i, 0, c->problems[0]);
  c->letter = add_contact (c, c->today - 100, c->interpreter, 0);
  absence->member = c->key;
  absence->from_day = c->today + 60;
  c->absence = add (c, absence);
  wish->patient = c->patient;
  wish->member = c->colleague;
  wish->day = c->today;
  c->wish = add (c, wish);
}

static void
tear_down (Clinic *c, gconstpointer data)
{
  tillid_session_close (c->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (c->session);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

/* The sign as the whole table has it, and as the row is made again alone: the same. */
static guint
read_sign (Clinic *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_list (c->session, "caseload", NULL, NULL, 0, &error);
  g_autoptr (TillidCaseloadTable) table = tillid_caseload_table_new (c->session, scope);
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint whole;

  tillid_caseload_table_read (table, &error);
  g_assert_no_error (error);
  whole = tillid_caseload_table_find (table, c->patient)->row.prompts;
  g_array_append_val (patients, c->patient);
  tillid_caseload_table_read_some (table, patients, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tillid_caseload_table_find (table, c->patient)->row.prompts, ==, whole);
  return whole;
}

typedef struct
{
  TillidPatientContext *context; /* (owned) */
  TillidContinuityModel *model;  /* (owned) */
} Page;

static Page
open_page (Clinic *c)
{
  g_autoptr (GError) error = NULL;
  Page page = { tillid_patient_context_new (c->session, NULL, c->patient, &error), NULL };

  g_assert_no_error (error);
  page.model = tillid_continuity_model_new (page.context);
  return page;
}

static void
page_clear (Page *page)
{
  g_clear_object (&page->model);
  g_clear_object (&page->context);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* The page has the prompts of the bits @kinds, each once, and no other; so has the table. */
static void
assert_waiting (Clinic *c, guint kinds)
{
  g_auto (Page) page = open_page (c);
  GPtrArray *prompts = tillid_continuity_model_get_view (page.model)->prompts;
  guint found = 0;

  for (guint i = 0; i < prompts->len; i++)
    {
      const guint bit =
        1U << tillid_prompt_kind_from_code (((TillidContinuityPrompt *) prompts->pdata[i])->code);

      g_assert_cmphex (bit & found, ==, 0);
      found |= bit;
    }
  g_assert_cmphex (found, ==, kinds);
  g_assert_cmphex (read_sign (c), ==, kinds);
}

/* Without the one of @kind. */
static void
assert_gone (Clinic *c, TillidPromptKind kind)
{
  assert_waiting (c, EVERY_KIND & ~(1U << kind));
}

static void
assert_rows (Clinic *c, TillidPromptKind kind, const gint64 *ids, guint n)
{
  g_auto (Page) page = open_page (c);
  GPtrArray *prompts = tillid_continuity_model_get_view (page.model)->prompts;
  const TillidContinuityPrompt *prompt = NULL;

  for (guint i = 0; i < prompts->len; i++)
    if (g_str_equal (((TillidContinuityPrompt *) prompts->pdata[i])->code,
                     tillid_prompt_kind_to_code (kind)))
      prompt = prompts->pdata[i];
  g_assert_nonnull (prompt);
  g_assert_cmpuint (prompt->reasons->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const TillidContinuityReason *reason = prompt->reasons->pdata[i];

      g_assert_cmpint (reason->record, ==, ids[i]);
      g_assert_cmpstr (reason->text, !=, "");
    }
}

/* R1, R2: two visits with somebody else are a second holder; who is away a day later is not away within 60 days. */
static void
test_holder (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidAbsence) old = get (c, &tillid_absence_type, c->absence);
  TillidAbsence *later;

  assert_waiting (c, EVERY_KIND);
  assert_rows (c, TILLID_PROMPT_SINGLE_HOLDER, c->visits, N_VISITS);
  later = tillid_absence_edit (old);
  later->from_day++;
  change (c, later);
  assert_gone (c, TILLID_PROMPT_ABSENCE_AHEAD);
  /* Long ago: for R3 nobody else has looked for half a year still. */
  for (guint i = 0; i < 2; i++)
    {
      TillidPresence *presence = tillid_presence_new ();

      presence->patient = c->patient;
      presence->visit = c->visits[i];
      presence->member = c->colleague;
      add (c, presence);
    }
  assert_waiting (c, EVERY_KIND & ~(1U << TILLID_PROMPT_SINGLE_HOLDER) &
                       ~(1U << TILLID_PROMPT_ABSENCE_AHEAD));
}

/* R3: with one problem solved, one is open. */
static void
test_fresh_eyes (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidProblem) old = get (c, &tillid_problem_type, c->problems[1]);
  gint64 rows[N_VISITS + 2];
  TillidProblem *solved = tillid_problem_edit (old);

  for (guint i = 0; i < N_VISITS; i++)
    rows[i] = c->visits[i];
  rows[N_VISITS] = c->problems[0];
  rows[N_VISITS + 1] = c->problems[1];
  assert_rows (c, TILLID_PROMPT_FRESH_EYES, rows, G_N_ELEMENTS (rows));
  solved->status = TILLID_PROBLEM_STATUS_SOLVED;
  change (c, solved);
  assert_gone (c, TILLID_PROMPT_FRESH_EYES);
}

/* R3: a conference talked about the patient, and nothing has been since. */
static void
test_conference (Clinic *c, gconstpointer data)
{
  TillidConference *conference = tillid_conference_new ();
  TillidConferenceItem *item = tillid_conference_item_new ();

  conference->day = c->today - 90;
  item->conference = add (c, conference);
  item->patient = c->patient;
  item->discussed = TRUE;
  add (c, item);
  assert_gone (c, TILLID_PROMPT_FRESH_EYES);
}

/* R4: the patient takes one. */
static void
test_tasks (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidStep) old = get (c, &tillid_step_type, c->steps[1]);
  TillidStep *taken = tillid_step_edit (old);

  assert_rows (c, TILLID_PROMPT_TASKS_WITH_US, c->steps, 2);
  taken->side = TILLID_SIDE_PATIENT;
  change (c, taken);
  assert_gone (c, TILLID_PROMPT_TASKS_WITH_US);
}

/* R5: one of the six had been arranged. */
static void
test_calls (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidContact) old = get (c, &tillid_contact_type, c->calls[N_CALLS - 1]);
  TillidContact *arranged = tillid_contact_edit (old);

  assert_rows (c, TILLID_PROMPT_CALLS_TO_ONE, c->calls, N_CALLS);
  arranged->arranged = TRUE;
  change (c, arranged);
  assert_gone (c, TILLID_PROMPT_CALLS_TO_ONE);
}

/* R6: somebody takes over. */
static void
test_ending (Clinic *c, gconstpointer data)
{
  TillidTakeOver *take_over = tillid_take_over_new ();

  assert_rows (c, TILLID_PROMPT_ENDING, &c->course, 1);
  take_over->patient = c->patient;
  take_over->course = c->course;
  tillid_set_text (&take_over->who, "Family doctor");
  add (c, take_over);
  assert_gone (c, TILLID_PROMPT_ENDING);
}

/* R7: the call between visits was written by mistake. */
static void
test_interpreter (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidContact) old = get (c, &tillid_contact_type, c->letter);
  gint64 rows[N_VISITS + 1];
  TillidContact *mistake = tillid_contact_edit (old);

  for (guint i = 0; i < N_VISITS; i++)
    rows[i] = c->visits[i];
  rows[N_VISITS] = c->letter;
  assert_rows (c, TILLID_PROMPT_ONE_INTERPRETER, rows, G_N_ELEMENTS (rows));
  mistake->record.state = TILLID_RECORD_IN_ERROR;
  change (c, mistake);
  assert_gone (c, TILLID_PROMPT_ONE_INTERPRETER);
}

/* R8: taken back. */
static void
test_wish (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidShareWish) old = get (c, &tillid_share_wish_type, c->wish);
  TillidShareWish *back = tillid_share_wish_edit (old);

  assert_rows (c, TILLID_PROMPT_SHARE, &c->wish, 1);
  back->taken_back = c->today;
  change (c, back);
  assert_gone (c, TILLID_PROMPT_SHARE);
}

/* Put aside it waits neither here nor there, and the others do. */
static void
test_aside (Clinic *c, gconstpointer data)
{
  for (guint kind = 0; kind < TILLID_PROMPT_N_KINDS; kind++)
    {
      TillidSnooze *snooze = tillid_snooze_new ();

      snooze->patient = c->patient;
      snooze->until_day = c->today;
      tillid_set_text (&snooze->prompt, tillid_prompt_kind_to_code (kind));
      add (c, snooze);
      assert_waiting (c, EVERY_KIND & ~((2U << kind) - 1));
    }
}

/* Nothing of @text says what a prompt says. */
static void
assert_silent (GPtrArray *words, const char *where, const char *text)
{
  g_assert_cmpstr (text, !=, "");
  for (guint i = 0; i < words->len; i++)
    if (strstr (text, words->pdata[i]) != NULL)
      g_error ("%s says: %s", where, (char *) words->pdata[i]);
}

static void
assert_folder_silent (GPtrArray *words, const char *folder, guint n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      assert_silent (words, name, text);
    }
  g_assert_cmpuint (n, >=, n_files);
}

/* (transfer full): facts, questions, rules, and the markers of the wish and of what was put aside. */
static GPtrArray *
list_words (Clinic *c)
{
  g_auto (Page) page = open_page (c);
  GPtrArray *prompts = tillid_continuity_model_get_view (page.model)->prompts;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (prompts->len, ==, TILLID_PROMPT_N_KINDS);
  for (guint i = 0; i < prompts->len; i++)
    {
      const TillidContinuityPrompt *prompt = prompts->pdata[i];

      g_ptr_array_add (words, g_strdup (prompt->fact));
      g_ptr_array_add (words, g_strdup (prompt->question));
      g_ptr_array_add (words, g_strdup (prompt->why));
    }
  g_ptr_array_add (words, g_strdup ("Xqsharer"));
  g_ptr_array_add (words, g_strdup ("Xqaside"));
  g_ptr_array_add (words, g_strdup ("share_wish"));
  return words;
}

static char *
write_brief (Clinic *c)
{
  g_auto (Page) page = open_page (c);
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (page.context);
  g_autoptr (TillidBrief) brief = NULL;

  brief =
    tillid_visit_brief_make (page.context, records, tillid_visit_brief_find (records, c->today));
  return tillid_brief_to_text (brief);
}

/* Every prompt waits, one is put aside, a colleague has a wish: no export, list or paper says a word of it. */
static void
test_stays_with_the_team (Clinic *c, gconstpointer data)
{
  g_autoptr (GPtrArray) words = list_words (c);
  g_autoptr (TillidCaseloadModel) caseload = NULL;
  g_autoptr (GBytes) fhir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (c->folder, "tables", NULL);
  g_autofree char *copy = g_build_filename (c->folder, "copy", NULL);
  g_autofree char *csv = NULL, *brief = NULL, *document = NULL, *left_out = NULL;
  TillidSnooze *snooze = tillid_snooze_new ();
  TillidVisit *next = tillid_visit_new ();

  next->patient = c->patient;
  next->status = TILLID_VISIT_STATUS_PLANNED;
  next->day = c->today + 7;
  next->lead = c->key;
  add (c, next);
  snooze->patient = c->patient;
  snooze->until_day = c->today + 30;
  tillid_set_text (&snooze->prompt, "R3");
  tillid_set_text (&snooze->reason, "Xqaside");
  add (c, snooze);

  fhir = tillid_export_fhir (c->session, c->patient, "en", &left_out, NULL, &error);
  g_assert_no_error (error);
  document = g_strndup (g_bytes_get_data (fhir, NULL), g_bytes_get_size (fhir));
  g_assert_nonnull (strstr (document, "Sleeps badly"));
  assert_silent (words, "FHIR", document);
  g_clear_pointer (&left_out, g_free);
  tillid_export_csv (c->session, c->patient, folder, &left_out, NULL, &error);
  g_assert_no_error (error);
  assert_folder_silent (words, folder, 6);
  tillid_access_export (c->session, c->patient, copy, NULL, "en", NULL, &error);
  g_assert_no_error (error);
  assert_folder_silent (words, copy, 3);
  caseload = tillid_caseload_model_new (c->session);
  while (!tillid_caseload_model_is_whole (caseload))
    g_main_context_iteration (NULL, TRUE);
  csv = tillid_caseload_model_write_csv (caseload);
  g_assert_nonnull (strstr (csv, "Patient A"));
  assert_silent (words, "caseload", csv);
  brief = write_brief (c);
  assert_silent (words, "brief", brief);
}

#define ADD(name, func) g_test_add ("/prompt-records/" name, Clinic, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("holder", test_holder);
  ADD ("fresh-eyes", test_fresh_eyes);
  ADD ("conference", test_conference);
  ADD ("tasks", test_tasks);
  ADD ("calls", test_calls);
  ADD ("ending", test_ending);
  ADD ("interpreter", test_interpreter);
  ADD ("wish", test_wish);
  ADD ("aside", test_aside);
  ADD ("stays-with-the-team", test_stays_with_the_team);
  return g_test_run ();
}
