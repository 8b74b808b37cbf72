/* tillid-continuity-model.h - everything the Continuity page shows, as plain data
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-bead-layout.h"
#include "tillid-continuity-words.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

/* The question whose answer stands beside the numbers, and how long "fine as it is" lasts. */
#define TILLID_QUESTION_KNOWN_HERE "known-here"
#define TILLID_SNOOZE_DAYS 30

/**
 * TillidContinuityWindow:
 * @TILLID_CONTINUITY_WINDOW_COURSE: this course of care
 * @TILLID_CONTINUITY_WINDOW_YEAR: the last twelve months
 * @TILLID_CONTINUITY_WINDOW_HAND_OVER: the days after the last hand-over
 */
typedef enum
{
  TILLID_CONTINUITY_WINDOW_COURSE,
  TILLID_CONTINUITY_WINDOW_YEAR,
  TILLID_CONTINUITY_WINDOW_HAND_OVER,
} TillidContinuityWindow;

#define TILLID_CONTINUITY_N_WINDOWS 3

/**
 * TillidContinuityNumber:
 * @row: which measure
 * @abbreviation: (nullable): "UPC"; not translated
 * @formula: with the numbers filled in
 * @value: two decimals
 * @chance: (nullable): two decimals, %NULL where there is no chance line
 * @note: (nullable): instead of the line
 * @label: the whole row as a sentence
 * @position: 0 to 1
 * @chance_position: 0 to 1, or NAN
 */
typedef struct
{
  TillidContinuityRow row;
  const char *abbreviation;
  char *formula;
  char *value;
  char *chance;
  char *note;
  char *label;
  double position;
  double chance_position;
} TillidContinuityNumber;

/**
 * TillidContinuityReason:
 * @page: (nullable): id of the page that shows it
 * @record: id of the visit, step, contact or problem
 * @text: its date and who was there, or its words
 *
 * A row behind a prompt.
 */
typedef struct
{
  const char *page;
  gint64 record;
  char *text;
} TillidContinuityReason;

/**
 * TillidContinuityPrompt:
 * @code: "R1" to "R8", as stored in a snooze
 * @fact: a sentence
 * @question: a sentence
 * @why: the rule in words, with its dates
 * @reasons: (element-type TillidContinuityReason)
 * @introduce: (nullable): what can be done: "Introduce Kirsten on 24 March"
 * @introduce_visit: the planned visit
 * @introduce_member: who would come along
 * @is_booked: it has been done
 */
typedef struct
{
  const char *code;
  char *fact;
  char *question;
  char *why;
  GPtrArray *reasons;
  char *introduce;
  gint64 introduce_visit;
  gint64 introduce_member;
  gboolean is_booked;
} TillidContinuityPrompt;

/**
 * TillidContinuityPair:
 * @lead: id of the colleague
 * @introduces: id of the second face who would come along, or 0
 * @interpreter: id of the interpreter; 0 for none, or a new one
 * @knows_lead: the patient has met @lead
 * @new_interpreter: somebody new would interpret
 * @is_booked: this is how the next visit is planned
 * @who: "Amina with Rana"
 * @meaning: what it would mean
 * @coc: COC after it, two decimals or "-"
 * @label: the row as a sentence
 */
typedef struct
{
  gint64 lead;
  gint64 introduces;
  gint64 interpreter;
  gboolean knows_lead;
  gboolean new_interpreter;
  gboolean is_booked;
  char *who;
  char *meaning;
  char *coc;
  char *label;
} TillidContinuityPair;

/**
 * TillidContinuityAnswer:
 * @id: of the record
 * @words: (nullable): what the patient said
 * @language: (nullable): BCP 47 tag of @words
 * @staff_words: (nullable): the same for the team
 * @provenance: when, asked by whom, through whom
 */
typedef struct
{
  gint64 id;
  char *words;
  char *language;
  char *staff_words;
  char *provenance;
} TillidContinuityAnswer;

/**
 * TillidContinuityAside:
 * @code: of the prompt
 * @text: until when and why: "Put aside until 22 December: right as it is"
 *
 * A prompt that was put aside and is not shown for that.
 */
typedef struct
{
  const char *code;
  char *text;
} TillidContinuityAside;

/**
 * TillidContinuityBeads:
 * @input: geometry's input; its width is the widget's
 * @visit_labels: (element-type utf8): a sentence for each visit of @input
 * @row_names: (element-type utf8): names of the rows of professions
 * @hand_over_labels: (element-type utf8): a sentence for each hand-over
 * @hand_over_captions: (element-type utf8): what is drawn beside the line
 * @leave_captions: (element-type utf8): "Amina away"
 * @label: the whole drawing in a few words
 *
 * The arrays of @input belong to it.
 */
typedef struct
{
  TillidBeadInput input;
  GPtrArray *visit_labels;
  GPtrArray *row_names;
  GPtrArray *hand_over_labels;
  GPtrArray *hand_over_captions;
  GPtrArray *leave_captions;
  char *label;

  /* What @input points to. */
  GArray *visits;
  GArray *hand_overs;
  GArray *leaves;
  GPtrArray *presences;
} TillidContinuityBeads;

/**
 * TillidContinuityView:
 * @n_visits: visits that count in the window
 * @state: (nullable): the sentence instead of the three, with no visit or one
 * @known_face: (nullable): first sentence
 * @led: (nullable): second sentence
 * @interpreted: (nullable): third sentence
 * @beads: (nullable): %NULL without any visit
 * @numbers: (element-type TillidContinuityNumber): empty below four visits
 * @numbers_head: what stands beside the opener: the window, or "from four visits on"
 * @numbers_chance: (nullable): "by chance, 5 colleagues"
 * @numbers_foot: what was before the hand-over, and what is counted
 * @prompts: (element-type TillidContinuityPrompt): those not put aside
 * @is_on_agenda: the next conference talks about the patient
 * @has_call_times: fixed call times are among the next steps
 * @may_share: the course goes on: who works here may say that the relation is to be shared
 * @own_wish: id of the wish of who works here, or 0
 * @aside: (element-type TillidContinuityAside): those put aside that would be shown
 * @answer: (nullable): the last one
 * @next_date: (nullable): day and time of the next planned visit
 * @next_visit: id of that visit, 0 where none is planned
 * @pairs: (element-type TillidContinuityPair)
 * @pairs_foot: (nullable): who was left out
 */
typedef struct
{
  gint64 n_visits;
  char *state;
  char *known_face;
  char *led;
  char *interpreted;
  TillidContinuityBeads *beads;
  GPtrArray *numbers;
  char *numbers_head;
  char *numbers_chance;
  char *numbers_foot;
  GPtrArray *prompts;
  gboolean is_on_agenda;
  gboolean has_call_times;
  gboolean may_share;
  gint64 own_wish;
  GPtrArray *aside;
  TillidContinuityAnswer *answer;
  char *next_date;
  gint64 next_visit;
  GPtrArray *pairs;
  char *pairs_foot;
} TillidContinuityView;

/**
 * TillidContinuityModel:
 *
 * Reads one patient's continuity again whenever the record changes. Signal: "changed".
 */
#define TILLID_TYPE_CONTINUITY_MODEL (tillid_continuity_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidContinuityModel,
                      tillid_continuity_model,
                      TILLID,
                      CONTINUITY_MODEL,
                      GObject)

TillidContinuityModel *
tillid_continuity_model_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *tillid_continuity_model_get_context (TillidContinuityModel *self);
const TillidContinuityView *tillid_continuity_model_get_view (TillidContinuityModel *self);
TillidContinuityWindow tillid_continuity_model_get_window (TillidContinuityModel *self);
void tillid_continuity_model_set_window (TillidContinuityModel *self,
                                         TillidContinuityWindow window);
char *
tillid_continuity_model_dup_window_name (TillidContinuityModel *self,
                                         TillidContinuityWindow window) G_GNUC_WARN_UNUSED_RESULT;

/* Who could meet the patient at another time: tillid-continuity-pairs.c */
GPtrArray *tillid_continuity_list_pairs (TillidPatientContext *context,
                                         const TillidVisit *when,
                                         char **out_foot) G_GNUC_WARN_UNUSED_RESULT;

/* What can be done: tillid-continuity-edits.c */
const char *tillid_continuity_model_get_question (void);
const char *tillid_continuity_model_get_spoken_question (TillidContinuityModel *self);
void tillid_continuity_model_snooze (TillidContinuityModel *self,
                                     const TillidContinuityPrompt *prompt,
                                     const char *reason,
                                     int days);
void tillid_continuity_model_show_again (TillidContinuityModel *self,
                                         const TillidContinuityAside *aside);
void tillid_continuity_model_answer_in_error (TillidContinuityModel *self);
void tillid_continuity_model_plan_call_times (TillidContinuityModel *self);
void tillid_continuity_model_share (TillidContinuityModel *self);
void tillid_continuity_model_introduce (TillidContinuityModel *self,
                                        const TillidContinuityPrompt *prompt);
gboolean tillid_continuity_model_keep_answer (TillidContinuityModel *self,
                                              const char *words,
                                              const char *staff_words);

G_END_DECLS
