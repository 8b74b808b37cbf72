/* tillid-today-query.h - what a day of the clinic asks for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking-rules.h"
#include "tillid-db.h"
#include "tillid-record.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/* Nobody in touch for longer than this is worth a look, unless a person chose another number. */
#define TILLID_TODAY_SILENT_DAYS 30

/* So many lines are enough to begin with. */
#define TILLID_TODAY_MOST_SILENT 40
#define TILLID_TODAY_MOST_LATER 20

/* So many days, the day itself among them, are looked through for interpreters. */
#define TILLID_TODAY_COMING_DAYS 7

/**
 * TillidTodaySection:
 * @TILLID_TODAY_PROMISES: what we owe
 * @TILLID_TODAY_VISITS: who comes on the day
 * @TILLID_TODAY_WAITING: what others owe us
 * @TILLID_TODAY_SILENT: with whom nobody has been in touch
 */
typedef enum
{
  TILLID_TODAY_PROMISES,
  TILLID_TODAY_VISITS,
  TILLID_TODAY_WAITING,
  TILLID_TODAY_SILENT,
} TillidTodaySection;

/**
 * TillidTodayInterpreter:
 * @TILLID_TODAY_INTERPRETER_OPEN: nothing says whether one is needed
 * @TILLID_TODAY_INTERPRETER_SAME: the one of the last attended visit
 * @TILLID_TODAY_INTERPRETER_NEW: somebody else
 * @TILLID_TODAY_INTERPRETER_MISSING: one is needed, nobody is booked
 * @TILLID_TODAY_INTERPRETER_NONE: none, by choice
 * @TILLID_TODAY_INTERPRETER_RELATIVE: somebody of the family
 */
typedef enum
{
  TILLID_TODAY_INTERPRETER_OPEN,
  TILLID_TODAY_INTERPRETER_SAME,
  TILLID_TODAY_INTERPRETER_NEW,
  TILLID_TODAY_INTERPRETER_MISSING,
  TILLID_TODAY_INTERPRETER_NONE,
  TILLID_TODAY_INTERPRETER_RELATIVE,
} TillidTodayInterpreter;

/**
 * TillidTodayCover:
 * @visit: id
 * @patient: id
 * @day: of the visit
 * @minute: of the day, or %TILLID_ABSENT
 * @cover: how it stands with its interpreter
 * @state: the same, beside the last visit
 * @interpreter: who is to interpret, or 0
 * @person: a relative who is to interpret, or 0
 * @mode: #TillidInterpretingMode
 * @booking: #TillidInterpretingState, or -1
 * @last: who interpreted at the last attended visit, or 0
 * @mine: whether the viewer leads it or is there
 */
typedef struct
{
  gint64 visit;
  gint64 patient;
  TillidDay day;
  gint64 minute;
  TillidBookingCover cover;
  TillidTodayInterpreter state;
  gint64 interpreter;
  gint64 person;
  int mode;
  int booking;
  gint64 last;
  gboolean mine;
} TillidTodayCover;

/**
 * TillidTodayRow:
 * @section: where it stands
 * @record: (nullable): the promise, visit, contact, letter or step; none of a silent patient
 * @patient: id
 * @name: (nullable): as lists show it, in Latin letters where there are some
 * @native_name: (nullable): in its own script, if that is another
 * @language: (nullable): tag of the language preferred
 * @owner: id of the colleague whose it is, or 0
 * @mine: whether the viewer has to do with it
 * @since: asked, or last in touch, on that day; %TILLID_ABSENT when nobody knows
 * @since_ms: the same as an instant where no day was told, or 0
 * @due: until when, or %TILLID_ABSENT
 * @presences: (nullable) (element-type TillidPresence): who is or was at the visit
 * @cover: how the visit stands with its interpreter
 * @n_together: visits at which the last interpreter interpreted
 * @n_agreed: what the visit agreed on
 * @n_goals: of a silent patient, open
 * @review_due: of a silent patient, the plan's
 * @open_words: (nullable): of a silent patient: a problem that is open
 * @open_question: (nullable): of a silent patient: what is not known yet
 * @open_promise: (nullable): of a silent patient: what we owe
 *
 * One line of the day.
 */
typedef struct
{
  TillidTodaySection section;
  TillidRecord *record;
  gint64 patient;
  char *name;
  char *native_name;
  char *language;
  gint64 owner;
  gboolean mine;
  TillidDay since;
  gint64 since_ms;
  TillidDay due;
  GPtrArray *presences;
  TillidTodayCover cover;
  gint64 n_together;
  gint64 n_agreed;
  gint64 n_goals;
  TillidDay review_due;
  char *open_words;
  char *open_question;
  char *open_promise;
} TillidTodayRow;

/**
 * TillidTodayQuestion:
 * @day: the day that is looked at
 * @visits_day: the day whose visits are shown: @day, or the next one on which the clinic works
 * @viewer: id of the colleague whose "mine" is
 * @silent_days: nobody in touch for longer than this
 * @most_silent: so many are enough, of all and of the viewer's
 * @most_later: so many promises that are neither late nor due are enough, of all and of the viewer's
 */
typedef struct
{
  TillidDay day;
  TillidDay visits_day;
  gint64 viewer;
  gint64 silent_days;
  guint most_silent;
  guint most_later;
} TillidTodayQuestion;

/**
 * TillidTodayAnswer:
 * @rows: (element-type TillidTodayRow): by section; promises by their day, those without one last; visits by time;
 *   what waits and who is silent by age, the longest first
 * @covers: (element-type TillidTodayCover): planned visits of the coming days, by day and time
 * @names: names of the patients of those visits that have nobody, or somebody new
 * @n_later: promises among @rows that are neither late nor due; @n_later_mine: the viewer's of them
 * @n_counted: promises that are not among @rows, because there were enough; @n_counted_mine: the viewer's of them
 */
typedef struct
{
  GPtrArray *rows;
  GArray *covers;
  GHashTable *names;
  guint n_later;
  guint n_later_mine;
  guint n_counted;
  guint n_counted_mine;
} TillidTodayAnswer;

void tillid_today_row_free (TillidTodayRow *self);
void tillid_today_answer_free (TillidTodayAnswer *self);
TillidTodayAnswer *tillid_today_query_read (TillidDb *db,
                                            const TillidScope *scope,
                                            const TillidTodayQuestion *question,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTodayRow, tillid_today_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTodayAnswer, tillid_today_answer_free)

G_END_DECLS
