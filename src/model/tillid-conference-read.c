/* tillid-conference-read.c - the conference sheet of a patient out of the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything is read through the scope of the patient, so that a protected address is hidden and what a role does not read is
 * missing. More is left out than on the screen: a sheet lies on a table where others read it. What was told in confidence stays off it even
 * where whoever prints was told, and so does what the patient does not want the team to know. Texts are the clinic's words where
 * there are any. */
#include "config.h"

#include "tillid-conference-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-conference-about.h"
#include "tillid-confidences.h"
#include "tillid-family-query.h"
#include "tillid-format.h"
#include "tillid-plan-words.h"
#include "tillid-problems-model.h"
#include "tillid-timeline-words.h"
#include "tillid-visit-query.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

#define WEIGHS_MOST 3

typedef struct
{
  TillidPatientContext *context; /* (unowned) */
  TillidConferenceFacts *facts;  /* (unowned) */
  GHashTable *closed;            /* (owned) gint64: what stays off the sheet */
  TillidDay today;
} Reading;

static void
close_entry (Reading *reading, gint64 id)
{
  g_hash_table_add (reading->closed, g_memdup2 (&id, sizeof id));
}

static gboolean
is_closed (const Reading *reading, gint64 id)
{
  return g_hash_table_contains (reading->closed, &id);
}

/* Entries whose field "share_team" says no. */
static void
close_unshared (Reading *reading, const TillidRecordType *type)
{
  const TillidField *field = tillid_record_type_find_field (type, "share_team");
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (reading->context, type);

  for (guint i = 0; i < rows->len; i++)
    {
      const TillidRecord *record = rows->pdata[i];

      if (TILLID_MEMBER (record, field, int) == TILLID_SHARE_NO)
        close_entry (reading, record->id);
    }
}

static void
read_closed (Reading *reading)
{
  reading->closed = tillid_confidences_list (reading->context);
  close_unshared (reading, &tillid_life_event_type);
  close_unshared (reading, &tillid_symptom_type);
  close_unshared (reading, &tillid_strength_type);
}

static char *
first_word (const char *name)
{
  g_autofree char *first = g_strndup (name, strcspn (name, " "));

  return tillid_words_isolate (first);
}

/* (transfer full) (nullable): what a colleague is called. */
static char *
call_member (const Reading *reading, gint64 id)
{
  const TillidMember *member = tillid_patient_context_find_member (reading->context, id);

  return member != NULL && member->name != NULL ? first_word (member->name) : NULL;
}

/* "4 days late on 10 March", "today", "Tue 24 March". */
static char *
describe_due (const Reading *reading, TillidDay due)
{
  TillidSession *session = tillid_patient_context_get_session (reading->context);
  g_autofree char *day = tillid_visit_words_day (session, due);
  g_autofree char *today = NULL;
  g_autofree char *days = NULL;

  if (due == TILLID_ABSENT)
    return g_strdup (C_ ("promise", "no day said"));
  if (due == reading->today)
    return g_strdup (C_ ("promise", "today"));
  if (due > reading->today)
    return g_strdup_printf (C_ ("conference", "by %s"), day);
  today = tillid_format_day (reading->today, TILLID_FORMAT_DAY_MONTH, NULL);
  days = tillid_format_count (reading->today - due);
  /* Translators: a number, then the day on which it was counted: the sheet may be read later. */
  return g_strdup_printf (ngettext ("%1$s day late on %2$s", "%1$s days late on %2$s",
                                    (gulong) (reading->today - due)),
                          days, today);
}

static char *
join_facts (const char *one, const char *two)
{
  if (one == NULL)
    return g_strdup (two);
  return g_strconcat (one, C_ ("list of facts", ", "), two, NULL);
}

static gint64
due_rank (gint64 due)
{
  return due == TILLID_ABSENT ? G_MAXINT64 : due;
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  const TillidPromise *one = *(const TillidPromise *const *) a;
  const TillidPromise *two = *(const TillidPromise *const *) b;

  if (due_rank (one->due) != due_rank (two->due))
    return due_rank (one->due) < due_rank (two->due) ? -1 : 1;
  return one->record.id < two->record.id ? -1 : one->record.id > two->record.id;
}

static void
read_promises (Reading *reading)
{
  g_autoptr (GPtrArray) promises =
    tillid_patient_context_list (reading->context, &tillid_promise_type);

  g_ptr_array_sort (promises, compare_promises);
  for (guint i = 0; i < promises->len; i++)
    {
      const TillidPromise *promise = promises->pdata[i];
      const gboolean is_late = promise->due != TILLID_ABSENT && promise->due < reading->today;
      g_autofree char *owner = call_member (reading, promise->owner);
      g_autofree char *due = describe_due (reading, promise->due);
      g_autofree char *note = join_facts (owner, due);

      if (promise->status != TILLID_PROMISE_STATUS_OPEN || is_closed (reading, promise->record.id))
        continue;
      tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_PROMISES, is_late ? "!" : "·",
                                   promise->words, note);
    }
}

static void
read_waiting (Reading *reading, TillidPlanModel *plan)
{
  GPtrArray *steps = tillid_plan_model_get_steps (plan, TILLID_SIDE_OTHERS);

  for (guint i = 0; i < steps->len; i++)
    {
      const TillidPlanStep *item = steps->pdata[i];
      g_autofree char *title = tillid_step_dup_title (item->step);
      g_autofree char *due = NULL;

      if (is_closed (reading, item->step->record.id))
        continue;
      if (item->days_late > 0)
        due = describe_due (reading, item->due);
      else if (item->step->when_words != NULL)
        due = g_strdup (item->step->when_words);
      else if (item->due != TILLID_ABSENT)
        due = describe_due (reading, item->due);
      tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_WAITING,
                                   item->days_late > 0 ? "!" : "·", title, due);
    }
}

static const char *
choose_words (const TillidProblemsItem *item)
{
  return item->staff_words != NULL ? item->staff_words : item->words;
}

static void
read_problems (Reading *reading, TillidProblemsModel *problems)
{
  GPtrArray *own = tillid_problems_model_get_items (problems, TILLID_PROBLEMS_OWN);
  guint n = 0;

  for (guint i = 0; i < own->len && n < WEIGHS_MOST; i++)
    {
      const TillidProblemsItem *item = own->pdata[i];
      const TillidProblemRating *last =
        item->ratings->len > 0 ? item->ratings->pdata[item->ratings->len - 1] : NULL;
      g_autofree char *number = NULL;
      TillidConferenceLine *line = NULL;

      if (is_closed (reading, item->record->id))
        continue;
      number = tillid_format_number (++n, NULL);
      line = tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_WEIGHS, number,
                                          choose_words (item), NULL);
      if (last != NULL)
        line->burden = last->burden;
    }
}

static void
read_helps (Reading *reading, TillidProblemsModel *problems)
{
  GPtrArray *helps = tillid_problems_model_get_items (problems, TILLID_PROBLEMS_HELPS);

  for (guint i = 0; i < helps->len; i++)
    {
      const TillidProblemsItem *item = helps->pdata[i];

      if (!is_closed (reading, item->record->id) &&
          !((const TillidStrength *) item->record)->planned)
        tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_HELPS, "·",
                                     choose_words (item), NULL);
    }
}

static void
read_questions (Reading *reading)
{
  g_autoptr (GPtrArray) questions =
    tillid_patient_context_list (reading->context, &tillid_question_type);

  for (guint i = 0; i < questions->len; i++)
    {
      const TillidQuestion *question = questions->pdata[i];

      if (question->status == TILLID_QUESTION_STATUS_OPEN &&
          !is_closed (reading, question->record.id))
        tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_UNKNOWN, "?",
                                     question->words, question->could_answer);
    }
}

/* How often each colleague and interpreter was there; id -> number. */
static GHashTable *
count_together (const Reading *reading)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) visits =
    tillid_visit_query_list (tillid_patient_context_get_db (reading->context),
                             tillid_patient_context_get_scope (reading->context), NULL);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const TillidVisitRow *row = visits->pdata[i];
      g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
      GHashTableIter iter;
      gpointer key = NULL;

      if (row->visit->status != TILLID_VISIT_STATUS_ATTENDED || row->visit->without_patient)
        continue;
      if (row->visit->lead != 0)
        g_hash_table_add (there, &row->visit->lead);
      for (guint k = 0; k < row->presences->len; k++)
        {
          TillidPresence *presence = row->presences->pdata[k];

          if (presence->member != 0)
            g_hash_table_add (there, &presence->member);
          if (presence->interpreter != 0)
            g_hash_table_add (there, &presence->interpreter);
        }
      g_hash_table_iter_init (&iter, there);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_insert (counts, g_memdup2 (key, sizeof (gint64)),
                             GUINT_TO_POINTER (
                               GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  return counts;
}

static guint
count_of (GHashTable *counts, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
}

static void
add_face (Reading *reading, const char *name, const char *initials, guint n, gboolean interprets)
{
  g_autofree char *first = first_word (name != NULL ? name : "");
  g_autofree char *times =
    n > 0 ? tillid_format_count (n) : g_strdup (C_ ("conference", "not yet"));
  TillidConferenceLine *line =
    tillid_conference_facts_add (reading->facts, TILLID_CONFERENCE_FACES, initials, first, times);

  line->face = interprets ? TILLID_CONFERENCE_FACE_INTERPRETER
               : n > 0    ? TILLID_CONFERENCE_FACE_KNOWN
                          : TILLID_CONFERENCE_FACE_NOT_MET;
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer counts)
{
  const TillidMember *one = *(const TillidMember *const *) a;
  const TillidMember *two = *(const TillidMember *const *) b;
  const guint n = count_of (counts, one->record.id), m = count_of (counts, two->record.id);

  if (n != m)
    return n > m ? -1 : 1;
  return g_strcmp0 (one->name, two->name);
}

/* Colleagues who work here and were there, most often first; then the named ones who were not yet. */
static void
read_members (Reading *reading, GHashTable *counts)
{
  const TillidCourse *course = tillid_patient_context_get_course (reading->context);
  g_autoptr (GPtrArray) members =
    g_ptr_array_copy (tillid_patient_context_get_members (reading->context), NULL, NULL);

  g_ptr_array_set_free_func (members, NULL);
  g_ptr_array_sort_with_data (members, compare_members, counts);
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      const gint64 id = member->record.id;
      const guint n = count_of (counts, id);

      if (member->until_day != TILLID_ABSENT && member->until_day < reading->today)
        continue;
      if (n > 0 || (course != NULL && (course->key_contact == id || course->second_face == id)))
        add_face (reading, member->name, member->initials, n, FALSE);
    }
}

/* The interpreter who is wished for, or else the one who was there most often. */
static void
read_interpreter (Reading *reading, GHashTable *counts)
{
  const TillidPerson *person = tillid_patient_context_get_person (reading->context);
  GPtrArray *interpreters = tillid_patient_context_get_interpreters (reading->context);
  const TillidInterpreter *chosen =
    tillid_patient_context_find_interpreter (reading->context, person->interpreter_wish);
  guint most = 0;

  for (guint i = 0; i < interpreters->len && person->interpreter_wish == 0; i++)
    {
      const TillidInterpreter *interpreter = interpreters->pdata[i];
      const guint n = count_of (counts, interpreter->record.id);

      if (n > most)
        chosen = interpreter;
      most = MAX (most, n);
    }
  if (chosen != NULL)
    add_face (reading, chosen->name, chosen->initials, count_of (counts, chosen->record.id), TRUE);
}

static void
read_story (Reading *reading, gint64 marked)
{
  TillidConferenceFacts *facts = reading->facts;
  TillidTimelineView *view = &facts->view;
  TillidScope *scope = tillid_patient_context_get_scope (reading->context);
  gboolean hidden[TILLID_N_LANES];
  guint index;

  facts->rows = tillid_timeline_query (tillid_patient_context_get_db (reading->context), scope,
                                       TILLID_TIMELINE_FILTER_ALL, NULL);
  for (guint i = 0; facts->rows != NULL && i < tillid_timeline_rows_get_n (facts->rows); i++)
    {
      const TillidTimelineRow *row = tillid_timeline_rows_get (facts->rows, i);
      TillidTimelineItem item = row->item;

      item.row = tillid_timeline_words_row (&item, row->sub_row);
      if (!is_closed (reading, item.id))
        g_array_append_val (facts->items, item);
    }
  tillid_timeline_view_init (view, TILLID_TIMELINE_GUTTER * 6, reading->today);
  for (int lane = 0; lane < TILLID_N_LANES; lane++)
    hidden[lane] = lane != TILLID_LANE_SYMPTOM && lane != TILLID_LANE_RESULT;
  tillid_timeline_query_set_lanes (scope, hidden, view);
  tillid_timeline_view_set_life (view, tillid_patient_context_get_person (reading->context)->birth,
                                 (const TillidTimelineItem *) (gpointer) facts->items->data,
                                 facts->items->len);
  tillid_timeline_view_set_range (view, TILLID_TIMELINE_RANGE_ARRIVAL, TILLID_ABSENT, NULL);
  view->rtl = tillid_format_is_rtl (NULL);
  if (marked != 0 &&
      tillid_timeline_find ((const TillidTimelineItem *) (gpointer) facts->items->data,
                            facts->items->len, marked, &index))
    {
      view->selected = marked;
      facts->selected_text =
        g_strdup (g_array_index (facts->items, TillidTimelineItem, index).text);
    }
}

static void
read_names (Reading *reading)
{
  TillidDb *db = tillid_patient_context_get_db (reading->context);
  TillidScope *scope = tillid_patient_context_get_scope (reading->context);
  g_autoptr (GPtrArray) own =
    tillid_patient_context_list (reading->context, &tillid_person_name_type);
  g_autoptr (GPtrArray) around =
    tillid_family_query_list (db, scope, &tillid_person_name_type, NULL);

  for (guint i = 0; i < own->len + (around != NULL ? around->len : 0); i++)
    {
      const TillidPersonName *name = i < own->len ? own->pdata[i] : around->pdata[i - own->len];

      tillid_conference_facts_add_name (reading->facts, name->text);
      tillid_conference_facts_add_name (reading->facts, name->given);
      tillid_conference_facts_add_name (reading->facts, name->family);
    }
}

static void
read_head (Reading *reading, const char *question)
{
  TillidConferenceFacts *facts = reading->facts;
  const char *name = tillid_patient_context_get_name (reading->context);
  const char *native = tillid_patient_context_get_native_name (reading->context);

  facts->name = g_strdup (*name != '\0' ? name : C_ ("patient", "No name yet"));
  if (g_strcmp0 (name, native) != 0)
    facts->native_name = g_strdup (native);
  facts->native_language = g_strdup (tillid_patient_context_get_language (reading->context));
  facts->about = tillid_conference_describe_patient (reading->context);
  facts->question = g_strdup (question);
}

/**
 * tillid_conference_read:
 * @context: an open patient
 * @question: (nullable): what the team wants from each other today; what it does not say of prompts is not on the sheet
 * @marked: id of the event of the story that is marked with the days around it, or 0
 *
 * Returns: (transfer full): what stands on the sheet, as of today
 */
TillidConferenceFacts *
tillid_conference_read (TillidPatientContext *context, const char *question, gint64 marked)
{
  TillidConferenceFacts *facts = NULL;
  g_autoptr (TillidProblemsModel) problems = NULL;
  g_autoptr (GHashTable) counts = NULL;
  Reading reading;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  facts = tillid_conference_facts_new ();
  problems = tillid_problems_model_new (context);
  reading = (Reading){ context, facts, NULL,
                       tillid_session_today (tillid_patient_context_get_session (context)) };
  read_closed (&reading);
  read_head (&reading, question);
  read_names (&reading);
  read_story (&reading, marked);
  read_problems (&reading, problems);
  read_helps (&reading, problems);
  read_promises (&reading);
  read_waiting (&reading, tillid_problems_model_get_plan (problems));
  counts = count_together (&reading);
  read_members (&reading, counts);
  read_interpreter (&reading, counts);
  read_questions (&reading);
  g_hash_table_unref (reading.closed);
  return facts;
}
