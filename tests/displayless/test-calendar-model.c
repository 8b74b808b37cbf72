/* test-calendar-model.c - the calendar of the demo clinic: who is where when
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The visits of Tuesday 10 March 2026 are those of design/mock/today.png. In Copenhagen the clock goes forward on 29 March 2026 at
 * 2:00 and back on 25 October at 3:00 (Directive 2000/84/EC): the lengths of these nights are counted by hand. */
#include "config.h"

#include <string.h>

#include "tillid-booking.h"
#include "tillid-calendar-words.h"
#include "tillid-demo.h"
#include "tillid-records.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

#define TUESDAY 20522 /* 10 March 2026, in days since 1970 */
#define SPRING (TUESDAY + 19)
#define AUTUMN (TUESDAY + 229)

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidCalendarModel *model;
  gint64 salma;
  gint64 amina;
} Fixture;

static void
wait_settled (Fixture *f)
{
  while (!tillid_calendar_model_is_settled (f->model))
    g_main_context_iteration (NULL, TRUE);
}

static gint64
read_id (Fixture *f, const char *sql)
{
  gint64 id = 0;

  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), sql, &id, NULL));
  return id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-calendar-XXXXXX", &error);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, TILLID_DEMO_PATIENTS, 1, TILLID_DEMO_SEED, TUESDAY, NULL,
                                     NULL, NULL, &error));
  f->session = tillid_session_open (path, data, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->salma = read_id (f, "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'");
  f->amina = read_id (f, "SELECT id FROM member WHERE name LIKE 'Amina%'");
  f->model = tillid_calendar_model_new (f->session, "calendar");
  wait_settled (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->model);
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static void
look_at (Fixture *f, TillidDay day, gboolean week, TillidCalendarBy by)
{
  TillidCalendarView view = *tillid_calendar_model_get_view (f->model);

  view.day = day;
  view.week = week;
  view.by = by;
  tillid_calendar_model_set_view (f->model, &view);
  wait_settled (f);
}

static gint64
add_visit (Fixture *f, TillidDay day, gint64 minute, gint64 length, const char *place)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Planned");
  TillidVisit *visit =
    tillid_edit_assign_id (tillid_visit_new (), tillid_session_get_ids (f->session));
  const gint64 id = visit->record.id;
  g_autoptr (GError) error = NULL;

  visit->patient = f->salma;
  visit->status = TILLID_VISIT_STATUS_PLANNED;
  visit->day = day;
  visit->minute = minute;
  visit->planned_minutes = length;
  visit->lead = f->amina;
  tillid_set_text (&visit->place, place);
  tillid_edit_take (edit, tillid_record_seal (visit));
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  wait_settled (f);
  return id;
}

/* (nullable): where @visit stands; the first place of it, or the one in the column called @title. */
static const TillidCalendarBlock *
find_block (GPtrArray *columns, GArray *blocks, gint64 visit, const char *title)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TillidCalendarBlock *block = &g_array_index (blocks, TillidCalendarBlock, i);
      const TillidCalendarColumn *column = columns->pdata[block->column];

      if (block->row->visit == visit && (title == NULL || g_str_equal (column->title, title)))
        return block;
    }
  return NULL;
}

static const TillidCalendarRow *
find_row (Fixture *f, const char *name)
{
  GPtrArray *rows = tillid_calendar_model_get_rows (f->model);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (tillid_calendar_words_name (rows->pdata[i]), name) &&
        ((TillidCalendarRow *) rows->pdata[i])->day ==
          tillid_calendar_model_get_view (f->model)->day)
      return rows->pdata[i];
  return NULL;
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

/* A column for each of us; a visit stands in that of everybody who is there. */
static void
test_day (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = tillid_calendar_model_list_columns (f->model);
  g_autoptr (GArray) blocks = tillid_calendar_model_list_blocks (f->model, columns);
  const TillidCalendarRow *gulizar = find_row (f, "Gülizar");
  const TillidCalendarBlock *block;
  guint n = 0;

  g_assert_cmpuint (columns->len, >=, 5);
  for (guint i = 1; i < columns->len; i++)
    g_assert_cmpint (g_utf8_collate (((TillidCalendarColumn *) columns->pdata[i - 1])->title,
                                     ((TillidCalendarColumn *) columns->pdata[i])->title),
                     <, 0);
  block = find_block (columns, blocks, gulizar->visit, NULL);
  g_assert_nonnull (block);
  g_assert_cmpint (block->from, ==, 14 * 60 + 30);
  g_assert_cmpint (block->until, ==, 16 * 60);
  for (guint i = 0; i < blocks->len; i++)
    n += g_array_index (blocks, TillidCalendarBlock, i).row == gulizar;
  g_assert_cmpuint (n, ==, gulizar->members->len);
  assert_words (tillid_calendar_words_time (f->model, gulizar), "14:30–16:00");
  assert_words (tillid_calendar_words_interpreter (f->model, find_row (f, "Senada")),
                "no interpreter, own choice");
  assert_words (tillid_calendar_words_interpreter (f->model, find_row (f, "Farhad")),
                "interpreter missing");
}

/* A column for each room. */
static void
test_rooms (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  const TillidCalendarRow *oksana;
  const TillidCalendarBlock *block;

  look_at (f, TUESDAY, FALSE, TILLID_CALENDAR_BY_ROOM);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  g_assert_nonnull (find_block (columns, blocks, find_row (f, "Salma")->visit, "room 3"));
  g_assert_nonnull (find_block (columns, blocks, find_row (f, "Letebrhan")->visit, "room 1"));
  /* By telephone. */
  oksana = find_row (f, "Oksana");
  block = find_block (columns, blocks, oksana->visit, "No room");
  g_assert_nonnull (block);
  g_assert_true (((TillidCalendarColumn *) columns->pdata[block->column])->is_rest);
  g_assert_cmpuint (block->column, ==, columns->len - 1);
}

/* Monday to Friday; of one colleague alone; the weekend where somebody comes on it. */
static void
test_week (Fixture *f, gconstpointer data)
{
  TillidCalendarView view;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  gint64 saturday;

  look_at (f, TUESDAY, TRUE, TILLID_CALENDAR_BY_PERSON);
  g_assert_cmpint (tillid_calendar_model_get_first (f->model), ==, TUESDAY - 1);
  columns = tillid_calendar_model_list_columns (f->model);
  g_assert_cmpuint (columns->len, ==, 5);
  g_assert_cmpstr (((TillidCalendarColumn *) columns->pdata[1])->title, ==, "Tue 10 March");
  g_assert_true (((TillidCalendarColumn *) columns->pdata[1])->is_today);
  g_clear_pointer (&columns, g_ptr_array_unref);

  saturday = add_visit (f, TUESDAY + 4, 600, 45, "room 3");
  view = *tillid_calendar_model_get_view (f->model);
  view.member = f->amina;
  tillid_calendar_model_set_view (f->model, &view);
  wait_settled (f);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  g_assert_cmpuint (columns->len, ==, 6);
  g_assert_nonnull (find_block (columns, blocks, saturday, "Sat 14 March"));
  for (guint i = 0; i < blocks->len; i++)
    g_assert_true (
      tillid_calendar_row_has_member (g_array_index (blocks, TillidCalendarBlock, i).row,
                                      f->amina));
}

/* Side by side, and said: Amina, the patient and the room are asked for twice from 10:30 to 11:00. */
static void
test_overlap (Fixture *f, gconstpointer data)
{
  const gint64 a = add_visit (f, TUESDAY + 1, 600, 60, "room 3");
  const gint64 b = add_visit (f, TUESDAY + 1, 630, 60, "room 3");
  const gint64 c = add_visit (f, TUESDAY + 1, 690, 30, "room 3");
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (GPtrArray) said = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const TillidCalendarBlock *one, *two, *three;

  look_at (f, TUESDAY + 1, FALSE, TILLID_CALENDAR_BY_ROOM);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  one = find_block (columns, blocks, a, "room 3");
  two = find_block (columns, blocks, b, "room 3");
  three = find_block (columns, blocks, c, "room 3");
  g_assert_cmpuint (one->lane, ==, 0);
  g_assert_cmpuint (two->lane, ==, 1);
  g_assert_cmpuint (one->n_lanes, ==, 2);
  /* It begins when the other ends. */
  g_assert_cmpuint (three->n_lanes, ==, 1);
  said = tillid_calendar_words_list_overlaps (f->model, one->row);
  g_assert_cmpuint (said->len, ==, 3);
  assert_words (g_strdup (said->pdata[0]), "Amina Berg has another visit: 10:30–11:30.");
  assert_words (g_strdup (said->pdata[2]), "room 3 is taken, too: 10:30–11:30.");
  after = tillid_calendar_words_list_overlaps (f->model, three->row);
  g_assert_cmpuint (after->len, ==, 0);
}

/* It stands on both days, and ends at 0:45. */
static void
test_midnight (Fixture *f, gconstpointer data)
{
  const gint64 visit = add_visit (f, TUESDAY, 23 * 60 + 15, 90, NULL);
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  const TillidCalendarBlock *first, *second;

  look_at (f, TUESDAY, TRUE, TILLID_CALENDAR_BY_PERSON);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  first = find_block (columns, blocks, visit, "Tue 10 March");
  second = find_block (columns, blocks, visit, "Wed 11 March");
  g_assert_cmpint (first->from, ==, 23 * 60 + 15);
  g_assert_cmpint (first->until, ==, 24 * 60);
  g_assert_true (first->goes_on);
  g_assert_cmpint (second->from, ==, 0);
  g_assert_cmpint (second->until, ==, 45);
  g_assert_true (second->came_over);
  assert_words (tillid_calendar_words_time (f->model, first->row), "23:15–00:45 (Wed 11 March)");

  /* The day after alone shows it, too: it was read with the evening before. */
  g_clear_pointer (&columns, g_ptr_array_unref);
  g_clear_pointer (&blocks, g_array_unref);
  look_at (f, TUESDAY + 1, FALSE, TILLID_CALENDAR_BY_PERSON);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  g_assert_nonnull (find_block (columns, blocks, visit, NULL));
}

/* An hour is an hour: from 1:30 in spring it ends at 3:30, in autumn, from the second 2:30 on, at 3:30. */
static void
test_clock_changes (Fixture *f, gconstpointer data)
{
  const gint64 spring = add_visit (f, SPRING, 90, 60, NULL);
  const gint64 autumn = add_visit (f, AUTUMN, 150, 60, NULL);
  const struct
  {
    TillidDay day;
    gint64 visit;
    const char *time;
    const char *change;
  } nights[] = {
    { SPRING, spring, "01:30–03:30", "the clock goes forward" },
    { AUTUMN, autumn, "02:30–03:30", "the clock goes back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nights); i++)
    {
      g_autoptr (GPtrArray) columns = NULL;
      g_autoptr (GArray) blocks = NULL;
      g_autofree char *title = NULL;
      g_autofree char *detail = NULL;
      const TillidCalendarBlock *block;

      look_at (f, nights[i].day, FALSE, TILLID_CALENDAR_BY_PERSON);
      columns = tillid_calendar_model_list_columns (f->model);
      blocks = tillid_calendar_model_list_blocks (f->model, columns);
      block = find_block (columns, blocks, nights[i].visit, NULL);
      g_assert_cmpint (block->until - block->from, ==, 60);
      assert_words (tillid_calendar_words_time (f->model, block->row), nights[i].time);
      title = tillid_calendar_words_title (f->model, &detail);
      g_assert_cmpstr (detail, ==, nights[i].change);
    }
}

/* One without a time stands above the hours; one that was booked for an absent day is only in its own. */
static void
test_no_time (Fixture *f, gconstpointer data)
{
  const gint64 visit = add_visit (f, TUESDAY + 2, TILLID_ABSENT, TILLID_ABSENT, NULL);
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  const TillidCalendarBlock *block;

  look_at (f, TUESDAY + 2, FALSE, TILLID_CALENDAR_BY_PERSON);
  columns = tillid_calendar_model_list_columns (f->model);
  blocks = tillid_calendar_model_list_blocks (f->model, columns);
  block = find_block (columns, blocks, visit, NULL);
  g_assert_cmpint (block->from, ==, TILLID_ABSENT);
  assert_words (tillid_calendar_words_time (f->model, block->row), "no time yet");
}

static TillidCalendarRow *
find_soon (Fixture *f, gint64 visit)
{
  g_autoptr (GPtrArray) soon = tillid_calendar_model_list_soon (f->model);

  for (guint i = 0; i < soon->len; i++)
    if (((TillidCalendarRow *) soon->pdata[i])->visit == visit)
      return soon->pdata[i];
  return NULL;
}

/* It is 9:38 on Tuesday: Thursday at 9:30 is within 48 hours, Thursday at 9:45 is not. */
static void
test_soon (Fixture *f, gconstpointer data)
{
  const gint64 farhad = find_row (f, "Farhad")->visit;
  const gint64 near = add_visit (f, TUESDAY + 2, 9 * 60 + 30, 60, NULL);
  const gint64 far = add_visit (f, TUESDAY + 2, 9 * 60 + 45, 60, NULL);

  g_assert_nonnull (find_soon (f, farhad));
  g_assert_nonnull (find_soon (f, near));
  g_assert_null (find_soon (f, far));
  /* Wherever the calendar is turned to. */
  look_at (f, TUESDAY + 100, FALSE, TILLID_CALENDAR_BY_PERSON);
  g_assert_nonnull (find_soon (f, near));
  assert_words (tillid_calendar_words_soon (2), "2 visits within 48 hours have no interpreter");
}

/* Of a patient who is closed to Jonas the time of others is taken, and nothing else is said. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  GPtrArray *rows = tillid_calendar_model_get_rows (f->model);
  guint n_closed = 0;

  g_assert_nonnull (find_row (f, "Farhad"));
  g_assert_null (find_row (f, "Senada"));
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCalendarRow *row = rows->pdata[i];
      g_autofree char *sentence = plain (tillid_calendar_words_sentence (f->model, row));

      if (row->patient != 0 || row->day != TUESDAY || row->minute != 8 * 60 + 30)
        continue;
      n_closed++;
      g_assert_cmpstr (sentence, ==, "Tue 10 March, 08:30–09:30. Taken. Kirsten Dahl.");
    }
  g_assert_cmpuint (n_closed, ==, 1);
}

/* The days come first, whatever the number of patients. */
static void
test_plan (Fixture *f, gconstpointer data)
{
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", tillid_calendar_query_sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (tillid_session_get_db (f->session), g_intern_string (sql), &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (tillid_stmt_step (stmt, &has_row, &error));
  g_assert_true (has_row);
  g_assert_nonnull (strstr (tillid_stmt_get_text (stmt, 3), "visit_day"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));

#define ADD(name, who, function)                                                                   \
  g_test_add ("/model/calendar/" name, Fixture, who, set_up, function, tear_down)
  ADD ("day", NULL, test_day);
  ADD ("rooms", NULL, test_rooms);
  ADD ("week", NULL, test_week);
  ADD ("overlap", NULL, test_overlap);
  ADD ("midnight", NULL, test_midnight);
  ADD ("clock-changes", NULL, test_clock_changes);
  ADD ("no-time", NULL, test_no_time);
  ADD ("soon", NULL, test_soon);
  ADD ("closed", "Jonas L.", test_closed);
  ADD ("plan", NULL, test_plan);

  return g_test_run ();
}
