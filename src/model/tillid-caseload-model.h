/* tillid-caseload-model.h - the coordinator's table as the Caseload place shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-chart.h"
#include "tillid-caseload-table.h"
#include "tillid-interpreter.h"
#include "tillid-staff.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadSort:
 *
 * What rows are sorted by. There is none for prompts and none for indices.
 */
typedef enum
{
  TILLID_CASELOAD_SORT_WAITS,
  TILLID_CASELOAD_SORT_NAME,
  TILLID_CASELOAD_SORT_PHASE,
  TILLID_CASELOAD_SORT_KEY_CONTACT,
  TILLID_CASELOAD_SORT_SECOND_FACE,
  TILLID_CASELOAD_SORT_LAST_VISIT,
  TILLID_CASELOAD_SORT_NEXT_VISIT,
  TILLID_CASELOAD_SORT_INTERPRETER,
  TILLID_CASELOAD_SORT_PROMISES,
  TILLID_CASELOAD_SORT_REVIEW,
  TILLID_CASELOAD_N_SORTS,
} TillidCaseloadSort;

/**
 * TillidCaseloadItem:
 *
 * One row, with its words. @row and the texts are read only.
 */
#define TILLID_TYPE_CASELOAD_ITEM (tillid_caseload_item_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadItem, tillid_caseload_item, TILLID, CASELOAD_ITEM, GObject)

/**
 * TillidCaseloadText:
 * @text: (owned) (nullable)
 * @is_late: a gap: shown as such, always with its word
 * @is_strong: today
 * @is_dim: nothing to do
 */
typedef struct
{
  char *text;
  gboolean is_late;
  gboolean is_strong;
  gboolean is_dim;
} TillidCaseloadText;

struct _TillidCaseloadItem
{
  GObject parent_instance;

  TillidCaseloadRow row;
  TillidDay today;
  char *name;
  char *below;               /* the language, and the name in its own script */
  char *language;            /* (nullable): its tag */
  TillidMember *key_contact; /* (nullable) */
  TillidMember *second_face; /* (nullable) */
  TillidCaseloadText phase;
  TillidCaseloadText key_name;
  TillidCaseloadText second_name;
  TillidCaseloadText last;
  TillidCaseloadText next;
  TillidCaseloadText interpreter;
  TillidCaseloadText promises;
  TillidCaseloadText late_promises;
  TillidCaseloadText review;
  TillidCaseloadText started;
  char *beads; /* "10 visits: 2 others, hand-over, 7 key contact, 1 other" */
  char *label; /* the row as one sentence after the other */
};

/**
 * TillidCaseloadModel:
 *
 * A list of #TillidCaseloadItem: courses that go on, as filtered and sorted. The first rows are there at once, all of them when
 * the worker has counted.
 *
 * Signals: "changed": counts, chart or what can be shown has changed; "edited" (gint64 edit, char *label): it can be undone;
 * "failed" (char *sentence): nothing was changed.
 */
#define TILLID_TYPE_CASELOAD_MODEL (tillid_caseload_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadModel, tillid_caseload_model, TILLID, CASELOAD_MODEL, GObject)

TillidCaseloadModel *tillid_caseload_model_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_caseload_model_is_whole (TillidCaseloadModel *self);
const char *tillid_caseload_model_get_problem (TillidCaseloadModel *self);
void tillid_caseload_model_set_mine (TillidCaseloadModel *self, gboolean mine);
gboolean tillid_caseload_model_is_mine (TillidCaseloadModel *self);
void tillid_caseload_model_set_gaps (TillidCaseloadModel *self, guint gaps);
guint tillid_caseload_model_get_gaps (TillidCaseloadModel *self);
void tillid_caseload_model_set_text (TillidCaseloadModel *self, const char *text);
const char *tillid_caseload_model_get_text (TillidCaseloadModel *self);
void tillid_caseload_model_set_person (TillidCaseloadModel *self, gint64 member);
void tillid_caseload_model_set_sort (TillidCaseloadModel *self,
                                     TillidCaseloadSort sort,
                                     gboolean is_reversed);
TillidCaseloadSort tillid_caseload_model_get_sort (TillidCaseloadModel *self);
gboolean tillid_caseload_model_is_reversed (TillidCaseloadModel *self);
guint tillid_caseload_model_get_n_open (TillidCaseloadModel *self);
guint tillid_caseload_model_get_n_shown (TillidCaseloadModel *self);
guint tillid_caseload_model_count_gap (TillidCaseloadModel *self, TillidCaseloadGap gap);
TillidDay tillid_caseload_model_get_today (TillidCaseloadModel *self);
gint64 tillid_caseload_model_get_patient (TillidCaseloadModel *self, guint position);

gboolean tillid_caseload_model_log (TillidCaseloadModel *self, const char *what, GError **error);

/* The side panel: tillid-caseload-panel.c */
/**
 * TillidCaseloadCover:
 * @title: what is counted
 * @share: of the patients in a course of care
 */
typedef struct
{
  const char *title;
  TillidRatio share;
} TillidCaseloadCover;

#define TILLID_CASELOAD_N_COVERS 4

/**
 * TillidCaseloadAbsence:
 * @member: (owned): who is away, or stops working here
 * @from: first day away, or the last day here
 * @until: last day away, or %TILLID_ABSENT
 * @text: (owned): "Amina, 20 April to 8 May"
 * @n_alone: patients who have met nobody else
 * @note: (owned) (nullable): the same in words
 */
typedef struct
{
  TillidMember *member;
  TillidDay from;
  TillidDay until;
  char *text;
  guint n_alone;
  char *note;
} TillidCaseloadAbsence;

/**
 * TillidCaseloadLoad:
 * @title: what is counted
 * @n: how many
 *
 * One line of one's own load.
 */
typedef struct
{
  const char *title;
  guint n;
} TillidCaseloadLoad;

#define TILLID_CASELOAD_N_LOADS 5

gboolean tillid_caseload_model_get_own_load (TillidCaseloadModel *self,
                                             TillidCaseloadLoad out_load[TILLID_CASELOAD_N_LOADS]);
void tillid_caseload_model_get_cover (TillidCaseloadModel *self,
                                      TillidCaseloadCover out_cover[TILLID_CASELOAD_N_COVERS]);
GPtrArray *
tillid_caseload_model_list_absences (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;
const TillidCaseloadChart *tillid_caseload_model_get_chart (TillidCaseloadModel *self);
char *tillid_caseload_model_write_chart (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_caseload_model_write_csv (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
