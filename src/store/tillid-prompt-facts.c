/* tillid-prompt-facts.c - what the prompts look at beside the visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The page of one patient and the sign in the caseload read the same statements, so that they never say different things. What was told in
 * confidence is left out for everybody: a sign would tell of it. Interpreters are read only of those patients for whom one
 * interpreted outside a visit: nobody else can have that prompt. */
#include "config.h"

#include "tillid-prompt-facts.h"

#include "tillid-visit-query.h"

/* One course: how it is to end. */
typedef struct
{
  gint64 id;
  TillidDay ending;
  gboolean has_receiver;
  gboolean has_farewell;
} Ending;

typedef struct
{
  gint64 visit;
  gint64 interpreter;
} Interpreted;

typedef struct
{
  gint64 patient;
  GArray *facts;        /* (owned) of TillidPromptFact */
  GArray *endings;      /* (owned) of Ending */
  GArray *interpreters; /* (owned) of Interpreted */
  TillidDay discussed;
  TillidDay plan_since;
} Entry;

struct _TillidPromptFacts
{
  GHashTable *entries; /* (owned): patient -> Entry */
};

typedef struct
{
  const char *kind; /* whoever may not read it gets nothing */
  const char *all_sql;
  const char *one_sql;
  void (*take) (Entry *entry, TillidStmt *stmt);
} Source;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->facts);
  g_array_unref (entry->endings);
  g_array_unref (entry->interpreters);
  g_free (entry);
}

static Entry *
entry_of (TillidPromptFacts *self, gint64 patient)
{
  Entry *entry = g_hash_table_lookup (self->entries, &patient);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->patient = patient;
  entry->facts = g_array_new (FALSE, FALSE, sizeof (TillidPromptFact));
  entry->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  entry->interpreters = g_array_new (FALSE, FALSE, sizeof (Interpreted));
  entry->discussed = entry->plan_since = TILLID_ABSENT;
  g_hash_table_insert (self->entries, &entry->patient, entry);
  return entry;
}

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? tillid_choice_from_code (choices, text) : -1;
}

static void
add (Entry *entry, TillidPromptFact fact)
{
  g_array_append_val (entry->facts, fact);
}

static void
take_problem (Entry *entry, TillidStmt *stmt)
{
  add (entry, (TillidPromptFact){ .source = TILLID_PROMPT_PROBLEM,
                                  .id = tillid_stmt_get_int (stmt, 1),
                                  .day = TILLID_ABSENT });
}

static void
take_step (Entry *entry, TillidStmt *stmt)
{
  add (entry, (TillidPromptFact){ .source = TILLID_PROMPT_STEP,
                                  .id = tillid_stmt_get_int (stmt, 1),
                                  .day = TILLID_ABSENT,
                                  .side = code (tillid_side_choices, stmt, 2) });
}

static void
take_goal (Entry *entry, TillidStmt *stmt)
{
  const TillidDay started = tillid_stmt_get_int (stmt, 1);

  if (entry->plan_since == TILLID_ABSENT || started < entry->plan_since)
    entry->plan_since = started;
}

/* Of a contact that was told as "in spring" nobody knows the day. */
static void
take_contact (Entry *entry, TillidStmt *stmt)
{
  const gint64 earliest = tillid_stmt_get_optional (stmt, 2);
  const gint64 latest = tillid_stmt_get_optional (stmt, 3);
  const gboolean is_call =
    tillid_prompt_counts_contact (code (tillid_contact_kind_choices, stmt, 4),
                                  code (tillid_counterpart_choices, stmt, 5),
                                  code (tillid_direction_choices, stmt, 6), FALSE,
                                  tillid_stmt_get_int (stmt, 7) != 0,
                                  tillid_stmt_get_int (stmt, 8));

  add (entry, (TillidPromptFact){ .source = TILLID_PROMPT_CONTACT,
                                  .id = tillid_stmt_get_int (stmt, 1),
                                  .day = earliest == latest ? latest : TILLID_ABSENT,
                                  .who = tillid_stmt_get_int (stmt, 9),
                                  .interpreter = tillid_stmt_get_int (stmt, 10),
                                  .is_call = is_call });
}

static void
take_conference (Entry *entry, TillidStmt *stmt)
{
  entry->discussed = MAX (entry->discussed, tillid_stmt_get_int (stmt, 1));
}

static void
take_course (Entry *entry, TillidStmt *stmt)
{
  const Ending ending = { tillid_stmt_get_int (stmt, 1), tillid_stmt_get_optional (stmt, 2),
                          tillid_stmt_get_int (stmt, 3) != 0, tillid_stmt_get_int (stmt, 4) != 0 };

  g_array_append_val (entry->endings, ending);
}

static void
take_take_over (Entry *entry, TillidStmt *stmt)
{
  for (guint i = 0; i < entry->endings->len; i++)
    if (g_array_index (entry->endings, Ending, i).id == tillid_stmt_get_int (stmt, 1))
      g_array_index (entry->endings, Ending, i).has_receiver = TRUE;
}

static void
take_wish (Entry *entry, TillidStmt *stmt)
{
  add (entry, (TillidPromptFact){ .source = TILLID_PROMPT_WISH,
                                  .id = tillid_stmt_get_int (stmt, 1),
                                  .day = tillid_stmt_get_optional (stmt, 2),
                                  .who = tillid_stmt_get_int (stmt, 3) });
}

static void
take_interpreter (Entry *entry, TillidStmt *stmt)
{
  const Interpreted one = { tillid_stmt_get_int (stmt, 1), tillid_stmt_get_int (stmt, 2) };

  g_array_append_val (entry->interpreters, one);
}

#define QUERY(columns, from, patient, where, order)                                                \
  "SELECT " columns " FROM " from " WHERE " where " ORDER BY " order,                              \
    "SELECT " columns " FROM " from " WHERE " patient " = ?1 AND " where " ORDER BY " order
#define OPENLY(id)                                                                                 \
  " AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.entry = " id                               \
  " AND r.state = 'active' AND r.lifted = 0)"

/* ?1 is the patient, ?2 the day. Indices: those on "patient", primary keys. */
static const Source sources[] = {
  { "problem",
    QUERY ("k.patient, k.id",
           "problem k",
           "k.patient",
           "k.state = 'active' AND k.status IN ('open', 'working')" OPENLY ("k.id"),
           "k.patient, k.rank, k.id"),
    take_problem },
  { "step",
    QUERY ("k.patient, k.id, k.side",
           "step k",
           "k.patient",
           "k.state = 'active' AND k.status = 'open' AND (k.goal IS NULL OR EXISTS (SELECT 1 FROM"
           " goal g WHERE g.id = k.goal AND g.state = 'active' AND g.status = 'active'))" OPENLY (
             "k.id"),
           "k.patient, k.rank, k.id"),
    take_step },
  { "goal",
    QUERY ("k.patient, k.started",
           "goal k",
           "k.patient",
           "k.state = 'active' AND k.status = 'active' AND k.started IS NOT NULL" OPENLY ("k.id"),
           "k.patient, k.id"),
    take_goal },
  { "contact",
    QUERY ("k.patient, k.id, k.at_start_earliest, k.at_start_latest, k.kind, k.counterpart,"
           " k.direction, k.arranged, coalesce (k.problem, 0), coalesce (k.member, 0),"
           " coalesce (k.interpreter, 0)",
           "contact k",
           "k.patient",
           "k.state = 'active' AND k.planned = 0 AND k.at_start_latest <= ?2"
           " AND (k.interpreter IS NOT NULL OR (k.direction = 'in' AND k.at_start_latest > ?2 - "
           "30))" OPENLY ("k.id"),
           "k.patient, k.at_start_latest, k.id"),
    take_contact },
  { "conference_item",
    QUERY ("k.patient, c.day",
           "conference_item k JOIN conference c ON c.id = k.conference",
           "k.patient",
           "k.state = 'active' AND k.discussed = 1 AND c.state = 'active' AND c.day <= ?2",
           "k.patient, c.day, k.id"),
    take_conference },
  { "course",
    QUERY (
      "k.patient, k.id, k.ending_until, coalesce (k.receiver, '') <> '', coalesce (k.farewell, "
      "0)",
      "course k",
      "k.patient",
      "k.state = 'active' AND k.ending_until IS NOT NULL",
      "k.patient, k.id"),
    take_course },
  { "take_over",
    QUERY ("k.patient, k.course",
           "take_over k",
           "k.patient",
           "k.state = 'active' AND coalesce (k.who, '') <> ''",
           "k.patient, k.id"),
    take_take_over },
  { "share_wish",
    QUERY ("k.patient, k.id, k.day, coalesce (k.member, 0)",
           "share_wish k",
           "k.patient",
           "k.state = 'active' AND k.taken_back IS NULL AND k.day <= ?2",
           "k.patient, k.day, k.id"),
    take_wish },
  { "presence",
    QUERY ("p.patient, p.visit, p.interpreter",
           "presence p",
           "p.patient",
           "p.patient IN (SELECT k.patient FROM contact k WHERE k.state = 'active'"
           " AND k.planned = 0 AND k.interpreter IS NOT NULL) AND p.state = 'active'"
           " AND p.who = 'interpreter' AND p.interpreter IS NOT NULL AND p.mode <> 'none'",
           "p.patient, p.visit, coalesce (p.from_minute, -1), p.id"),
    take_interpreter },
};

static gboolean
read_source (TillidPromptFacts *self,
             TillidDb *db,
             const Source *source,
             TillidDay today,
             gint64 patient,
             GError **error)
{
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, patient != 0 ? source->one_sql : source->all_sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  if (patient != 0)
    tillid_stmt_bind_int (stmt, 1, patient);
  tillid_stmt_bind_int (stmt, 2, today);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      source->take (entry_of (self, tillid_stmt_get_int (stmt, 0)), stmt);
    }
}

static gboolean
read_sources (TillidPromptFacts *self,
              TillidDb *db,
              const TillidScope *scope,
              TillidDay today,
              gint64 patient,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (tillid_scope_reads_kind (scope, sources[i].kind) &&
        !read_source (self, db, &sources[i], today, patient, error))
      return FALSE;
  return TRUE;
}

/**
 * tillid_prompt_facts_read:
 * @db: a connection
 * @scope: of the patient who is asked for, a list's or the program's own
 * @today: the clinic's day
 * @patients: (nullable) (element-type gint64): ids of the patients who are asked for, or %NULL for all
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (nullable): what the rules look at
 */
TillidPromptFacts *
tillid_prompt_facts_read (TillidDb *db,
                          const TillidScope *scope,
                          TillidDay today,
                          const GArray *patients,
                          GError **error)
{
  g_autoptr (TillidPromptFacts) self = g_new0 (TillidPromptFacts, 1);

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (patients != NULL || tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT,
                        NULL);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  if (patients == NULL)
    return read_sources (self, db, scope, today, 0, error) ? g_steal_pointer (&self) : NULL;
  for (guint i = 0; i < patients->len; i++)
    if (!read_sources (self, db, scope, today, g_array_index (patients, gint64, i), error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * tillid_prompt_facts_free:
 * @self: (transfer full) (nullable): facts
 */
void
tillid_prompt_facts_free (TillidPromptFacts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * tillid_prompt_facts_fill:
 * @self: facts
 * @patient: id
 * @course: id of the course that goes on, or 0
 * @started: its first day, or %TILLID_ABSENT
 * @arrangement: (inout): what is known of the course is filled in; refers to @self
 *
 * Contacts before the course, and those of which nobody knows the day, are no part of it.
 */
void
tillid_prompt_facts_fill (TillidPromptFacts *self,
                          gint64 patient,
                          gint64 course,
                          TillidDay started,
                          TillidArrangement *arrangement)
{
  Entry *entry;

  g_return_if_fail (self != NULL && arrangement != NULL);

  entry = g_hash_table_lookup (self->entries, &patient);
  arrangement->course = course;
  arrangement->started = started;
  if (entry == NULL)
    return;
  for (guint i = entry->facts->len; i > 0; i--)
    {
      const TillidPromptFact *fact = &g_array_index (entry->facts, TillidPromptFact, i - 1);

      if (fact->source == TILLID_PROMPT_CONTACT &&
          (fact->day == TILLID_ABSENT || fact->day < started))
        g_array_remove_index (entry->facts, i - 1);
    }
  for (guint i = 0; i < entry->endings->len; i++)
    {
      const Ending *ending = &g_array_index (entry->endings, Ending, i);

      if (ending->id != course)
        continue;
      arrangement->ending = ending->ending;
      arrangement->has_receiver = ending->has_receiver;
      arrangement->has_farewell = ending->has_farewell;
    }
  arrangement->discussed = entry->discussed;
  arrangement->plan_since = entry->plan_since;
  arrangement->facts = (const TillidPromptFact *) (gpointer) entry->facts->data;
  arrangement->n_facts = entry->facts->len;
}

/**
 * tillid_prompt_facts_join_interpreters:
 * @self: facts
 * @points: (array length=n_points): visits of one patient, without interpreters
 * @n_points: how many
 *
 * Returns: (transfer full) (nullable) (element-type TillidContactPoint): the visits with their interpreters, which refer to @self; %NULL where
 *   no prompt asks for them
 */
GArray *
tillid_prompt_facts_join_interpreters (const TillidPromptFacts *self,
                                       const TillidContactPoint *points,
                                       guint n_points)
{
  const Entry *entry;
  GArray *joined;
  /* Visits of @points are in the order of time, those of the entry in that of their ids. */
  g_autoptr (GHashTable) first = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  entry = n_points > 0 ? g_hash_table_lookup (self->entries, &points[0].patient) : NULL;
  if (entry == NULL || entry->interpreters->len == 0)
    return NULL;
  first = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = entry->interpreters->len; i > 0; i--)
    {
      Interpreted *one = &g_array_index (entry->interpreters, Interpreted, i - 1);

      g_hash_table_replace (first, &one->visit, &one->interpreter);
    }
  joined = g_array_sized_new (FALSE, FALSE, sizeof (TillidContactPoint), n_points);
  g_array_append_vals (joined, points, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      TillidContactPoint *point = &g_array_index (joined, TillidContactPoint, i);

      point->interpreters = g_hash_table_lookup (first, &point->id);
      point->n_interpreters = point->interpreters != NULL ? 1 : 0;
    }
  return joined;
}
