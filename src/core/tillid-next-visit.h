/* tillid-next-visit.h - who could see the patient next
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-continuity.h"

G_BEGIN_DECLS

/**
 * TillidNextCandidate:
 * @id: key of a colleague, or of an interpreter
 * @name: (unowned): decides the order among equals
 * @languages: (unowned) (nullable) (array zero-terminated=1): language tags
 * @is_unwanted: the patient does not wish to meet this person; counted, not listed
 *
 * Somebody who is free.
 */
typedef struct
{
  gint64 id;
  const char *name;
  const char *const *languages;
  gboolean is_unwanted;
} TillidNextCandidate;

/**
 * TillidNextQuestion:
 * @points: (array length=n_points): the visits of the patient that count
 * @n_points: how many
 * @window: the days of the indices, usually since the last hand-over; it reaches to @today or is open
 * @look_back: for KPC
 * @today: the day of the visit
 * @key_contact: 0 for nobody
 * @second_face: the named second face, 0 for nobody
 * @languages: (nullable) (array zero-terminated=1): the patient's
 *
 * What is asked.
 */
typedef struct
{
  const TillidContactPoint *points;
  guint n_points;
  TillidPeriod window;
  int look_back;
  TillidDay today;
  gint64 key_contact;
  gint64 second_face;
  const char *const *languages;
} TillidNextQuestion;

/**
 * TillidNextVisit:
 * @who: who would lead, or interpret
 * @introduces: the second face who would come along to be introduced, or 0
 * @known_face: the patient has met @who
 * @times_met: visits together, whatever the window
 * @last_met: day of the last one, or %TILLID_ABSENT
 * @days_since: from then until today, or %TILLID_ABSENT
 * @n_shared_languages: languages of @who that are also the patient's
 * @after: the measures with that visit added
 *
 * One possibility. COC is shown, never sorted by.
 */
typedef struct
{
  gint64 who;
  gint64 introduces;
  gboolean known_face;
  gint64 times_met;
  TillidDay last_met;
  gint64 days_since;
  guint n_shared_languages;
  TillidContinuity after;
} TillidNextVisit;

GArray *tillid_next_visit_rank (const TillidNextQuestion *question,
                                TillidContinuityUnit unit,
                                const TillidNextCandidate *candidates,
                                guint n_candidates,
                                guint *out_n_unwanted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
