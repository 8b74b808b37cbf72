/* tillid-timeline-query.c - a patient's story out of the file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The order is that of tillid_told_bounds_compare (): midpoint of the start bounds, width, id; the undated come
 * last. It is written once more in SQL so that a long story can be handed over in slices, each already in its
 * place, while the rest is still being read. A test compares the two.
 *
 * (sum - (sum & 1)) / 2 is the half rounded down, also before 1970, where "/" rounds towards zero. */
#include "config.h"

#include "tillid-timeline-query.h"

#include "tillid-masking.h"
#include "tillid-privacy-private.h"
#include "tillid-records.h"

struct _TillidTimelineRows
{
  gatomicrefcount refs;
  GArray *rows;          /* (owned) of TillidTimelineRow */
  GStringChunk *strings; /* (owned) */
};

/* Indices: <kind>_patient of every family, life_event_telling, member's primary key. */
const char tillid_timeline_query_sql[] =
  "SELECT id, kind, lane, start_earliest, start_latest, end_earliest, end_latest, said_as, title, "
  "words,"
  " language, bank, flag, sub_row, telling_of,"
  " CASE WHEN kind = 'life_event' THEN"
  "  (SELECT count(*) FROM life_event t WHERE t.telling_of = i.id AND t.state = 'active'"
  "   AND NOT " TILLID_PRIVACY_CLOSED (
    "t.id",
    "?6") ") ELSE 0 END"
          "  AS more_tellings,"
          " CASE WHEN kind = 'visit' THEN (SELECT coalesce(p.interpreter, 0) FROM presence p"
          "  WHERE p.visit = i.id AND p.state = 'active' AND p.who = 'interpreter'"
          "  AND p.mode <> 'none' ORDER BY p.id LIMIT 1) END AS interpreter,"
          " CASE WHEN kind = 'visit' THEN (SELECT p.mode FROM presence p"
          "  WHERE p.visit = i.id AND p.state = 'active' AND p.who = 'interpreter'"
          "  ORDER BY p.mode = 'none', p.id LIMIT 1) END AS interpreting,"
          " CASE WHEN kind = 'visit' THEN (SELECT v.no_interpreter FROM visit v WHERE v.id = i.id)"
          "  ELSE 0 END AS no_interpreter"
          " FROM timeline_item i WHERE patient = ?1 AND (?2 IS NULL OR lane = ?2)"
          " AND NOT " TILLID_PRIVACY_CLOSED (
            "i.id",
            "?6") " AND (?3 IS NULL OR coalesce(end_latest, start_earliest, start_latest, "
                  "end_earliest) IS NOT NULL"
                  "  AND (end_latest IS NULL OR end_latest >= ?3))"
                  " AND (?4 IS NULL OR coalesce(start_earliest, end_latest, start_latest, "
                  "end_earliest) IS NOT NULL"
                  "  AND (start_earliest IS NULL OR start_earliest <= ?4))"
                  " AND (?5 = 1 OR telling_of IS NULL OR " TILLID_PRIVACY_CLOSED (
                    "telling_of",
                    "?6") ")"
                          " ORDER BY"
                          " CASE WHEN coalesce(start_earliest, start_latest, end_earliest, "
                          "end_latest) IS NULL THEN 1 ELSE "
                          "0 END,"
                          " CASE WHEN start_earliest IS NOT NULL AND start_latest IS NOT NULL"
                          "  THEN (start_earliest + start_latest - ((start_earliest + "
                          "start_latest) & 1)) / 2"
                          "  ELSE coalesce(start_earliest, start_latest, end_earliest, end_latest) "
                          "END,"
                          " CASE WHEN start_earliest IS NULL OR start_latest IS NULL THEN 1 ELSE 0 "
                          "END,"
                          " start_latest - start_earliest, id";

TillidTimelineRows *
tillid_timeline_rows_ref (TillidTimelineRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tillid_timeline_rows_unref (TillidTimelineRows *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static TillidTimelineRows *
rows_new (void)
{
  TillidTimelineRows *self = g_new0 (TillidTimelineRows, 1);

  g_atomic_ref_count_init (&self->refs);
  self->rows = g_array_new (FALSE, FALSE, sizeof (TillidTimelineRow));
  self->strings = g_string_chunk_new (4096);
  return self;
}

/* How many there are. */
guint
tillid_timeline_rows_get_n (const TillidTimelineRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/* (transfer none): lives as long as @self */
const TillidTimelineRow *
tillid_timeline_rows_get (const TillidTimelineRows *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);

  return &g_array_index (self->rows, TillidTimelineRow, index);
}

/* A time with an end of its own is drawn as a bar, a single day or a single uncertain moment as a sign. */
static gboolean
has_length (const TillidToldBounds *bounds)
{
  return bounds->end_earliest != bounds->start_earliest ||
         bounds->end_latest != bounds->start_latest;
}

static void
fill_event (TillidTimelineItem *item, const char *flag, const char *sub_row)
{
  item->closed = g_str_equal (flag, "closed");
  if (g_str_equal (flag, "hope"))
    item->kind = TILLID_TIMELINE_HOPE;
  else if (g_strcmp0 (sub_row, "authority") == 0)
    item->kind = TILLID_TIMELINE_MEETING;
  else if (g_strcmp0 (sub_row, "work") == 0 && !item->closed && has_length (&item->bounds))
    item->kind = TILLID_TIMELINE_WORK;
}

/* The words of a choice, which fold items of one kind together. */
static const char *
row_label (const TillidChoice *choices, const char *code)
{
  int value = code != NULL ? tillid_choice_from_code (choices, code) : -1;

  return value >= 0 ? tillid_choice_get_label (choices, value) : NULL;
}

static void
fill_kind (TillidTimelineItem *item, const char *kind, const char *flag, const char *sub_row)
{
  static const struct
  {
    const char *kind;
    TillidTimelineKind item;
    const TillidChoice *rows;
  } kinds[] = {
    { "visit", TILLID_TIMELINE_VISIT, tillid_profession_choices },
    { "contact", TILLID_TIMELINE_CONTACT, tillid_counterpart_choices },
    { "result", TILLID_TIMELINE_RESULT, tillid_result_kind_choices },
    { "symptom", TILLID_TIMELINE_SYMPTOM, NULL },
    { "medicine", TILLID_TIMELINE_MEDICINE, NULL },
    { "place", TILLID_TIMELINE_PLACE, NULL },
    { "strength", TILLID_TIMELINE_STRENGTH, NULL },
    { "promise", TILLID_TIMELINE_PROMISE, NULL },
  };

  item->kind = TILLID_TIMELINE_EVENT;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i].kind))
      {
        item->kind = kinds[i].item;
        item->row = kinds[i].rows != NULL ? row_label (kinds[i].rows, sub_row) : NULL;
      }
  item->planned = g_str_equal (flag, "planned");
  item->hollow = item->kind == TILLID_TIMELINE_RESULT && g_str_equal (flag, "normal");
  item->dashed = item->kind == TILLID_TIMELINE_MEDICINE && g_str_equal (flag, "taken");
  item->strong = item->kind == TILLID_TIMELINE_PLACE && g_str_equal (flag, "arrival");
  if (g_str_equal (kind, "life_event"))
    fill_event (item, flag, sub_row);
}

static const char *
keep_text (TillidTimelineRows *rows, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? g_string_chunk_insert (rows->strings, text) : NULL;
}

static int
choice_or_first (const TillidChoice *choices, const char *code)
{
  return code != NULL ? MAX (tillid_choice_from_code (choices, code), 0) : 0;
}

/* Whether the words of a row say where somebody can be found. "sub_row" holds what that depends on. */
static gboolean
is_address (const char *kind, const char *sub_row)
{
  static const struct
  {
    const TillidRecordType *type;
    const char *words;
    const char *depends_on; /* (nullable) */
  } kinds[] = {
    { &tillid_place_type, "words", NULL },
    { &tillid_contact_type, "title", "counterpart" },
    { &tillid_life_event_type, "words", "lane" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TillidRecord) record = NULL;

      if (!g_str_equal (kind, kinds[i].type->kind))
        continue;
      record = tillid_record_new (kinds[i].type);
      if (kinds[i].depends_on != NULL && sub_row != NULL)
        tillid_record_field_from_text (record,
                                       tillid_record_type_find_field (record->type,
                                                                      kinds[i].depends_on),
                                       sub_row);
      return tillid_mask_covers (record,
                                 tillid_record_type_find_field (record->type, kinds[i].words));
    }
  return FALSE;
}

static void
hide (TillidTimelineRows *rows, TillidTimelineRow *row)
{
  const char *word = g_string_chunk_insert_const (rows->strings, tillid_mask_word ());

  if (row->item.text != NULL)
    row->item.text = word;
  if (row->words != NULL)
    row->words = word;
}

/* What the rows before say about the next one. */
typedef struct
{
  gboolean masked;            /* addresses are hidden */
  gboolean reads_interpreter; /* whoever looks may know who was there */
  gboolean needs_interpreter; /* the patient */
  gint64 last_interpreter;    /* of the visit before that had one, or 0 */
  gboolean had_interpreter;
} Course;

/* The same as last time, somebody new, nobody though one is needed, none by choice. Rows come in the order of time. */
static void
fill_interpreter (TillidTimelineRow *row, TillidStmt *stmt, Course *course)
{
  gint64 interpreter = tillid_stmt_get_optional (stmt, 16);
  const char *mode = tillid_stmt_get_text (stmt, 17);

  if (row->item.kind != TILLID_TIMELINE_VISIT || !course->reads_interpreter)
    return;
  if (interpreter == TILLID_ABSENT)
    {
      if (tillid_stmt_get_int (stmt, 18) != 0 || g_strcmp0 (mode, "none") == 0)
        row->item.interpreter = TILLID_TIMELINE_INTERPRETER_NONE;
      else if (course->needs_interpreter)
        row->item.interpreter = TILLID_TIMELINE_INTERPRETER_MISSING;
      return;
    }
  row->interpreter = interpreter;
  row->item.mode = (guint8) choice_or_first (tillid_interpreting_mode_choices, mode);
  row->item.interpreter =
    course->had_interpreter && interpreter != 0 && interpreter == course->last_interpreter
      ? TILLID_TIMELINE_INTERPRETER_SAME
      : TILLID_TIMELINE_INTERPRETER_NEW;
  course->last_interpreter = interpreter;
  course->had_interpreter = TRUE;
}

/* Our own professions first, then others in the order of their choice, authorities last: the same in every view. */
static guint8
rank_of (const TillidTimelineItem *item, const char *sub_row)
{
  if (item->kind == TILLID_TIMELINE_VISIT)
    return (guint8) MIN (choice_or_first (tillid_profession_choices, sub_row), 99);
  if (item->kind == TILLID_TIMELINE_CONTACT)
    return (guint8) (100 + MIN (choice_or_first (tillid_counterpart_choices, sub_row), 99));
  return item->kind == TILLID_TIMELINE_MEETING ? 200 : 255;
}

static gboolean
read_course (TillidDb *db, const TillidScope *scope, Course *out_course, GError **error)
{
  g_autoptr (TillidStmt) needs = NULL;
  gboolean has_row;

  *out_course = (Course){ 0 };
  if (!tillid_privacy_is_masked (db, tillid_scope_get_patient (scope), &out_course->masked, error))
    return FALSE;
  out_course->reads_interpreter = tillid_scope_reads_kind (scope, "presence");
  needs =
    tillid_db_borrow (db, "SELECT interpreter_needed = 'yes' FROM person WHERE id = ?1", error);
  if (needs == NULL)
    return FALSE;
  tillid_stmt_bind_int (needs, 1, tillid_scope_get_patient (scope));
  if (!tillid_stmt_step (needs, &has_row, error))
    return FALSE;
  out_course->needs_interpreter = has_row && tillid_stmt_get_int (needs, 0) != 0;
  return TRUE;
}

static void
add_row (TillidTimelineRows *rows, TillidStmt *stmt, Course *course)
{
  TillidTimelineRow row = { 0 };
  const char *flag = tillid_stmt_get_text (stmt, 12);

  row.item.id = tillid_stmt_get_int (stmt, 0);
  row.kind = g_intern_string (tillid_stmt_get_text (stmt, 1));
  row.item.lane = choice_or_first (tillid_timeline_lane_choices, tillid_stmt_get_text (stmt, 2));
  row.item.bounds =
    (TillidToldBounds){ tillid_stmt_get_optional (stmt, 3), tillid_stmt_get_optional (stmt, 4),
                        tillid_stmt_get_optional (stmt, 5), tillid_stmt_get_optional (stmt, 6) };
  row.item.said_as = keep_text (rows, stmt, 7);
  row.item.text = keep_text (rows, stmt, 8);
  row.words = keep_text (rows, stmt, 9);
  row.item.language = keep_text (rows, stmt, 10);
  row.item.bank = choice_or_first (tillid_bank_choices, tillid_stmt_get_text (stmt, 11));
  row.sub_row = keep_text (rows, stmt, 13);
  row.telling_of = tillid_stmt_get_int (stmt, 14);
  row.item.n_tellings = (guint8) MIN (1 + tillid_stmt_get_int (stmt, 15), G_MAXUINT8);
  fill_kind (&row.item, row.kind, flag != NULL ? flag : "", row.sub_row);
  row.item.rank = rank_of (&row.item, row.sub_row);
  fill_interpreter (&row, stmt, course);
  if (course->masked && is_address (row.kind, row.sub_row))
    hide (rows, &row);
  g_array_append_val (rows->rows, row);
}

/**
 * tillid_timeline_query_slices:
 * @db: a connection; the worker's for a long story
 * @scope: the scope of one patient
 * @filter: which rows
 * @n_per_slice: how many rows at once, at least 1; the last slice may be shorter, none is empty
 * @take: called for each slice, in order, on this thread
 * @data: for @take
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads the story once, in the total order of the timeline, and hands it over in slices.
 *
 * Returns: %FALSE on error; %TRUE also when @take did not want more
 */
gboolean
tillid_timeline_query_slices (TillidDb *db,
                              const TillidScope *scope,
                              TillidTimelineFilter filter,
                              guint n_per_slice,
                              TillidTimelineSliceFunc take,
                              gpointer data,
                              GError **error)
{
  g_autoptr (TillidTimelineRows) slice = rows_new ();
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;
  Course course;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && take != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, FALSE);
  g_return_val_if_fail (n_per_slice > 0 && filter.lane < TILLID_N_LANES, FALSE);

  if (!read_course (db, scope, &course, error))
    return FALSE;
  stmt = tillid_db_borrow (db, tillid_timeline_query_sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  tillid_stmt_bind_int (stmt, 6, tillid_scope_get_viewer (scope));
  if (filter.lane >= 0)
    tillid_stmt_bind_text (stmt, 2,
                           tillid_choice_to_code (tillid_timeline_lane_choices, filter.lane));
  tillid_stmt_bind_optional (stmt, 3, filter.from);
  tillid_stmt_bind_optional (stmt, 4, filter.to);
  tillid_stmt_bind_int (stmt, 5, filter.all_tellings ? 1 : 0);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row && !tillid_scope_reads_kind (scope, tillid_stmt_get_text (stmt, 1)))
        continue;
      if (has_row)
        add_row (slice, stmt, &course);
      else if (slice->rows->len > 0)
        take (g_steal_pointer (&slice), data);
      if (!has_row)
        return TRUE;
      if (slice->rows->len < n_per_slice)
        continue;
      if (!take (g_steal_pointer (&slice), data))
        return TRUE;
      slice = rows_new ();
    }
}

static gboolean
take_all (TillidTimelineRows *slice, gpointer data)
{
  *(TillidTimelineRows **) data = slice;
  return TRUE;
}

/**
 * tillid_timeline_query:
 * @db: a connection
 * @scope: the scope of one patient
 * @filter: which rows
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the rows in the total order of the timeline
 */
TillidTimelineRows *
tillid_timeline_query (TillidDb *db,
                       const TillidScope *scope,
                       TillidTimelineFilter filter,
                       GError **error)
{
  g_autoptr (TillidTimelineRows) rows = NULL;

  if (!tillid_timeline_query_slices (db, scope, filter, G_MAXUINT, take_all, &rows, error))
    return NULL;
  return rows != NULL ? g_steal_pointer (&rows) : rows_new ();
}

/**
 * tillid_timeline_query_reads_lane:
 * @scope: of a patient
 * @lane: a lane
 *
 * A lane of entries that nobody shows to whoever looks is not an empty one: it is none.
 *
 * Returns: whether entries of @lane may be read under @scope
 */
gboolean
tillid_timeline_query_reads_lane (const TillidScope *scope, TillidTimelineLane lane)
{
  static const char *const kinds[TILLID_N_LANES] = {
    [TILLID_LANE_LIFE] = "life_event",   [TILLID_LANE_SYMPTOM] = "symptom",
    [TILLID_LANE_CARE] = "visit",        [TILLID_LANE_RESULT] = "result",
    [TILLID_LANE_MEDICINE] = "medicine", [TILLID_LANE_PLACE] = "place",
    [TILLID_LANE_WORK] = "life_event",   [TILLID_LANE_HELP] = "strength",
  };

  g_return_val_if_fail (scope != NULL && lane < TILLID_N_LANES, FALSE);

  return tillid_scope_reads_kind (scope, kinds[lane]);
}

/**
 * tillid_timeline_query_set_lanes:
 * @scope: of a patient
 * @hidden: (nullable) (array fixed-size=TILLID_N_LANES): lanes that somebody has put away
 * @view: (inout): a view
 *
 * Gives @view the lanes that may be read under @scope. The patient's own lane carries the axis: where it is not read it has
 * no height.
 */
void
tillid_timeline_query_set_lanes (const TillidScope *scope,
                                 const gboolean *hidden,
                                 TillidTimelineView *view)
{
  g_return_if_fail (scope != NULL && view != NULL);

  view->no_life = !tillid_timeline_query_reads_lane (scope, TILLID_LANE_LIFE);
  view->n_lanes = 0;
  for (guint i = 0; i < TILLID_N_LANES; i++)
    if (i == TILLID_LANE_LIFE ||
        ((hidden == NULL || !hidden[i]) && tillid_timeline_query_reads_lane (scope, i)))
      view->lanes[view->n_lanes++] = i;
}
