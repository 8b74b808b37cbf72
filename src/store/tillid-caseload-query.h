/* tillid-caseload-query.h - the coordinator's table out of the file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload.h"
#include "tillid-course.h"
#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadEntry:
 * @row: what the table says
 * @sort_key: (owned): the place in the order of names
 * @name: (owned) (nullable): in Latin letters where there are some
 * @native_name: (owned) (nullable): in its own script, if that is another
 * @language: (owned) (nullable): BCP 47 tag of the language preferred, or of the first one
 * @is_preferred: @language is preferred
 *
 * One patient of the table.
 */
typedef struct
{
  TillidCaseloadRow row;
  char *sort_key;
  char *name;
  char *native_name;
  char *language;
  gboolean is_preferred;
} TillidCaseloadEntry;

/**
 * TillidCaseloadDepth:
 * @TILLID_CASELOAD_ORDER: what decides the order, and nothing that has to be counted over visits
 * @TILLID_CASELOAD_WHOLE: everything
 *
 * How much is read.
 */
typedef enum
{
  TILLID_CASELOAD_ORDER,
  TILLID_CASELOAD_WHOLE,
} TillidCaseloadDepth;

void tillid_caseload_entry_free (TillidCaseloadEntry *self);
gboolean tillid_caseload_entry_equal (const TillidCaseloadEntry *a, const TillidCaseloadEntry *b);

GPtrArray *tillid_caseload_query_read (TillidDb *db,
                                       const TillidScope *scope,
                                       TillidDay today,
                                       const GArray *patients,
                                       TillidCaseloadDepth depth,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_caseload_query_changed (TillidDb *db,
                                        gint64 *inout_seq,
                                        GArray **out_patients,
                                        gboolean *out_all,
                                        GError **error);

/* tillid-caseload-facts.c */
/**
 * TillidCaseloadFacts:
 * @course: (owned) (nullable): the course that goes on, as it is now
 * @last_rank: of the clinic's steps in the plan, or 0
 * @on_agenda: the team has them on the agenda of the next conference
 *
 * What an edit from the table builds on.
 */
typedef struct
{
  TillidCourse *course;
  gint64 last_rank;
  gboolean on_agenda;
} TillidCaseloadFacts;

gboolean tillid_caseload_query_facts (TillidDb *db,
                                      const TillidScope *scope,
                                      const TillidCaseloadRow *row,
                                      TillidCaseloadFacts *out_facts,
                                      GError **error);
void tillid_caseload_facts_clear (TillidCaseloadFacts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidCaseloadFacts, tillid_caseload_facts_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCaseloadEntry, tillid_caseload_entry_free)

G_END_DECLS
