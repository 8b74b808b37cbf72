/* tillid-problems-edits.c - what can be done to problems and to what helps, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* As in tillid-plan-edits.c: one edit, one transaction, one toast, one step of undo. A burden is a new rating and never
 * replaces one.
 *
 * Ranks are written where they differ from the places, 1 for the first of a list: moving one by one changes two records. A
 * move that is asked for while another one is on its way waits until that one has been read again; else the two would
 * want the same ranks. */
#include "config.h"

#include "tillid-problems-edits.h"
#include "tillid-problems-model-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan-edits.h"

typedef struct
{
  gint64 id;
  int by;    /* 0: to @place */
  int place; /* from 0 */
} Move;

static gpointer
new_record (TillidProblemsModel *self, const TillidRecordType *type)
{
  return tillid_patient_context_new_record (self->context, type);
}

static gint64
member_here (TillidProblemsModel *self)
{
  return tillid_session_get_member (tillid_patient_context_get_session (self->context))->record.id;
}

static TillidDay
today (TillidProblemsModel *self)
{
  return tillid_plan_model_get_today (self->plan);
}

/* Spaces around, and nothing but spaces, say nothing. */
static void
take_text (char **member, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  tillid_set_text (member, stripped != NULL && *stripped != '\0' ? stripped : NULL);
}

static void
take_words (TillidProblemsModel *self, char **words, char **language, const char *text)
{
  take_text (words, text);
  if (*words == NULL)
    tillid_set_text (language, NULL);
  else if (*language == NULL)
    tillid_set_text (language, tillid_patient_context_get_language (self->context));
}

static void
fill_owner (TillidProblem *problem, const TillidProblemsOwner *owner)
{
  const gboolean is_outside = owner->side == TILLID_SIDE_OTHERS;

  problem->owner_said = owner->is_said;
  problem->owner_side = owner->is_said ? owner->side : TILLID_SIDE_PATIENT;
  problem->owner = owner->is_said && owner->side == TILLID_SIDE_CLINIC ? owner->member : 0;
  take_text (&problem->owner_text, owner->is_said && is_outside ? owner->text : NULL);
}

static void
fill_problem (TillidProblemsModel *self, TillidProblem *problem, const TillidProblemsText *text)
{
  take_words (self, &problem->patient_words, &problem->language, text->words);
  take_text (&problem->staff_words, text->staff_words);
  tillid_set_told (&problem->noticed, text->at);
  problem->domain = text->domain;
  problem->said_by = text->said_by;
  problem->status = text->status;
  if (text->status == TILLID_PROBLEM_STATUS_ELSEWHERE)
    take_text (&problem->elsewhere, text->elsewhere);
  fill_owner (problem, &text->owner);
}

static void
fill_strength (TillidProblemsModel *self, TillidStrength *strength, const TillidProblemsText *text)
{
  take_words (self, &strength->words, &strength->language, text->words);
  take_text (&strength->staff_words, text->staff_words);
  tillid_set_told (&strength->at, text->at);
  strength->domain = text->domain;
}

static void
take_rating (TillidProblemsModel *self, TillidEdit *edit, gint64 problem, gint64 burden)
{
  TillidVisit *visit = tillid_plan_model_get_visit_today (self->plan);
  TillidProblemRating *rating;

  if (burden == TILLID_ABSENT)
    return;
  rating = new_record (self, &tillid_problem_rating_type);
  rating->problem = problem;
  rating->day = today (self);
  rating->burden = CLAMP (burden, 0, TILLID_BURDEN_MOST);
  rating->visit = visit != NULL ? visit->record.id : 0;
  tillid_edit_take (edit, tillid_record_seal (rating));
}

/* A next step that was typed is a step of the plan, of whoever has it; of nobody it is ours to look after. */
static void
take_step (TillidProblemsModel *self,
           TillidEdit *edit,
           gint64 problem,
           const TillidProblemsText *text)
{
  g_autofree char *next = text->next != NULL ? g_strstrip (g_strdup (text->next)) : NULL;
  const TillidSide side = text->owner.is_said ? text->owner.side : TILLID_SIDE_CLINIC;
  const TillidStepText typed = { .staff_words = next,
                                 .when = text->next_when,
                                 .owner = text->owner.member };
  TillidStep *step;

  if (next == NULL || *next == '\0')
    return;
  step = tillid_plan_make_step (self->plan, side, &typed);
  step->problem = problem;
  if (side == TILLID_SIDE_OTHERS)
    take_text (&step->owner_text, text->owner.text);
  tillid_edit_take (edit, tillid_record_seal (step));
}

static gint64
rank_of (const TillidRecord *record)
{
  return record->type == &tillid_problem_type ? ((const TillidProblem *) record)->rank
                                              : ((const TillidStrength *) record)->rank;
}

static void
take_rank (TillidEdit *edit, const TillidRecord *record, gint64 rank)
{
  TillidRecord *ranked;

  if (rank_of (record) == rank)
    return;
  ranked = tillid_record_edit (record);
  if (record->type == &tillid_problem_type)
    ((TillidProblem *) ranked)->rank = rank;
  else
    ((TillidStrength *) ranked)->rank = rank;
  tillid_edit_take (edit, tillid_record_seal_any (ranked));
}

static gint64
next_rank (TillidProblemsModel *self, TillidProblemsPart part)
{
  gint64 last = 0;

  for (guint i = 0; i < self->items[part]->len; i++)
    last = MAX (last, rank_of (((TillidProblemsItem *) self->items[part]->pdata[i])->record));
  return last + 1;
}

static TillidRecord *
make_problem (TillidProblemsModel *self, TillidProblemsPart part, const TillidProblemsText *text)
{
  TillidProblem *problem = new_record (self, &tillid_problem_type);

  problem->rank = next_rank (self, part);
  problem->told_on = today (self);
  problem->told_to = member_here (self);
  fill_problem (self, problem, text);
  return &problem->record;
}

static TillidRecord *
make_strength (TillidProblemsModel *self, const TillidProblemsText *text)
{
  TillidStrength *strength = new_record (self, &tillid_strength_type);

  strength->rank = next_rank (self, TILLID_PROBLEMS_HELPS);
  tillid_set_text (&strength->told_by, tillid_patient_context_get_short_name (self->context));
  strength->told_on = today (self);
  strength->told_to = member_here (self);
  fill_strength (self, strength, text);
  return &strength->record;
}

/**
 * tillid_problems_add:
 * @self: the problems
 * @part: the list it comes into, at its end
 * @text: what was typed, with words in one of the two languages
 *
 * Returns: the id of what is new, before it is on the disk
 */
gint64
tillid_problems_add (TillidProblemsModel *self,
                     TillidProblemsPart part,
                     const TillidProblemsText *text)
{
  g_autoptr (TillidEdit) edit = NULL;
  TillidRecord *record;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && text != NULL, 0);

  edit = tillid_edit_new (part == TILLID_PROBLEMS_HELPS ? C_ ("edit", "What helps added")
                                                        : C_ ("edit", "Problem added"));
  record =
    part == TILLID_PROBLEMS_HELPS ? make_strength (self, text) : make_problem (self, part, text);
  id = record->id;
  tillid_edit_take (edit, tillid_record_seal_any (record));
  if (part != TILLID_PROBLEMS_HELPS)
    {
      take_rating (self, edit, id, text->burden);
      take_step (self, edit, id, text);
    }
  tillid_patient_context_apply (self->context, edit);
  return id;
}

/* Whose list a problem is in follows from who said it: what moves there goes to the end. */
static void
follow_list (TillidProblemsModel *self, const TillidProblem *before, TillidProblem *after)
{
  const gboolean was_own = before->said_by == TILLID_SAID_BY_PATIENT;
  const gboolean is_own = after->said_by == TILLID_SAID_BY_PATIENT;

  if (was_own != is_own)
    after->rank = next_rank (self, is_own ? TILLID_PROBLEMS_OWN : TILLID_PROBLEMS_ADDED);
}

/**
 * tillid_problems_edit:
 * @self: the problems
 * @opened: the problem or strength as it was when somebody began to type
 * @text: what was typed
 *
 * What somebody else has changed since stays; if it is the same field, that is a question.
 */
void
tillid_problems_edit (TillidProblemsModel *self,
                      TillidRecord *opened,
                      const TillidProblemsText *text)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidRecord) sealed = NULL;
  TillidRecord *changed;
  const gboolean helps = opened != NULL && opened->type == &tillid_strength_type;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && opened != NULL && text != NULL);

  edit =
    tillid_edit_new (helps ? C_ ("edit", "What helps changed") : C_ ("edit", "Problem changed"));
  changed = tillid_record_edit (opened);
  if (helps)
    fill_strength (self, (TillidStrength *) changed, text);
  else
    {
      fill_problem (self, (TillidProblem *) changed, text);
      follow_list (self, (TillidProblem *) opened, (TillidProblem *) changed);
      take_rating (self, edit, opened->id, text->burden);
      take_step (self, edit, opened->id, text);
    }
  sealed = tillid_record_seal_any (changed);
  if (!tillid_record_equal (opened, sealed))
    tillid_edit_add (edit, sealed);
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (self->context, edit);
}

/**
 * tillid_problems_rate:
 * @self: the problems
 * @problem: id of a problem
 * @burden: 0 to 10, as the patient says today
 *
 * Adds a rating to the series, tied to today's visit if there is one.
 */
void
tillid_problems_rate (TillidProblemsModel *self, gint64 problem, gint64 burden)
{
  const TillidProblemsItem *item;
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self));
  g_return_if_fail (burden >= 0 && burden <= TILLID_BURDEN_MOST);

  item = tillid_problems_model_find (self, problem);
  if (item == NULL || tillid_problems_item_get_problem (item) == NULL)
    return;
  edit = tillid_edit_new (C_ ("edit", "Burden rated"));
  take_rating (self, edit, problem, burden);
  tillid_patient_context_apply (self->context, edit);
}

/* Where @move leads, from 0; -1 if it leads nowhere. */
static int
target_of (TillidProblemsModel *self, const TillidProblemsItem *item, const Move *move)
{
  const int n = (int) self->items[item->part]->len;
  const int from = (int) item->number - 1;
  const int to = move->by != 0 ? from + move->by : MIN (move->place, n - 1);

  return item->number == 0 || to < 0 || to >= n || to == from ? -1 : to;
}

/* What the edit of a move is called. */
const char *
tillid_problems_move_label (void)
{
  return C_ ("edit", "Order changed");
}

static gboolean
apply_move (TillidProblemsModel *self, const Move *move)
{
  const TillidProblemsItem *item = tillid_problems_model_find (self, move->id);
  const int to = item != NULL ? target_of (self, item, move) : -1;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GPtrArray) order = NULL;

  if (to < 0)
    return FALSE;
  order = g_ptr_array_new ();
  for (guint i = 0; i < self->items[item->part]->len; i++)
    if (self->items[item->part]->pdata[i] != item)
      g_ptr_array_add (order, self->items[item->part]->pdata[i]);
  g_ptr_array_insert (order, to, (gpointer) item);
  edit = tillid_edit_new (tillid_problems_move_label ());
  for (guint i = 0; i < order->len; i++)
    take_rank (edit, ((TillidProblemsItem *) order->pdata[i])->record, i + 1);
  if (tillid_edit_get_n_records (edit) == 0)
    return FALSE;
  self->is_moving = TRUE;
  tillid_patient_context_apply (self->context, edit);
  return TRUE;
}

static gboolean
move_or_wait (TillidProblemsModel *self, const Move *move)
{
  if (!self->is_moving)
    return apply_move (self, move);
  g_queue_push_tail (self->waiting, g_memdup2 (move, sizeof *move));
  return TRUE;
}

/* The move that was on its way has been read: the next one may go. */
void
tillid_problems_model_moved (TillidProblemsModel *self)
{
  self->is_moving = FALSE;
  while (!self->is_moving && !g_queue_is_empty (self->waiting))
    {
      g_autofree Move *move = g_queue_pop_head (self->waiting);

      apply_move (self, move);
    }
}

/**
 * tillid_problems_move:
 * @self: the problems
 * @id: id of a problem or of what helps
 * @by: -1 up, +1 down
 *
 * Returns: %FALSE at the end of its list: nothing leaves it, so that nothing of ours comes above the patient's own
 */
gboolean
tillid_problems_move (TillidProblemsModel *self, gint64 id, int by)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && by != 0, FALSE);

  return move_or_wait (self, &(Move){ .id = id, .by = by });
}

/* As tillid_problems_move(), to a place from 0 of its list; beyond its end is the last one. */
gboolean
tillid_problems_move_to (TillidProblemsModel *self, gint64 id, guint place)
{
  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (self), FALSE);

  return move_or_wait (self, &(Move){ .id = id, .place = (int) MIN (place, G_MAXINT) });
}

/* (nullable): a draft of the problem with that id. */
static TillidProblem *
edit_problem (TillidProblemsModel *self, gint64 problem)
{
  const TillidProblemsItem *item = tillid_problems_model_find (self, problem);
  const TillidProblem *before = item != NULL ? tillid_problems_item_get_problem (item) : NULL;

  return before != NULL ? tillid_problem_edit (before) : NULL;
}

/* What is solved or passed on folds away and comes back with any other state, at its old place. */
void
tillid_problems_set_status (TillidProblemsModel *self, gint64 problem, TillidProblemStatus status)
{
  TillidProblem *changed;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self));

  changed = edit_problem (self, problem);
  if (changed == NULL)
    return;
  changed->status = status;
  tillid_patient_context_apply_one (self->context, C_ ("edit", "State of the problem changed"),
                                    changed);
}

/* Who has the next step from now on. A step of the plan stays with whom it is. */
void
tillid_problems_set_owner (TillidProblemsModel *self,
                           gint64 problem,
                           const TillidProblemsOwner *owner)
{
  TillidProblem *changed;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self) && owner != NULL);

  changed = edit_problem (self, problem);
  if (changed == NULL)
    return;
  fill_owner (changed, owner);
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Who has the next step"), changed);
}

/**
 * tillid_problems_toggle_link:
 * @self: the problems
 * @strength: id of what helps
 * @problem: id of the problem it helps with
 *
 * Ties the two, or unties them.
 */
void
tillid_problems_toggle_link (TillidProblemsModel *self, gint64 strength, gint64 problem)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self));

  edit = tillid_edit_new (C_ ("edit", "What helps with which problem"));
  links = tillid_patient_context_list (self->context, &tillid_strength_link_type);
  for (guint i = 0; i < links->len; i++)
    {
      const TillidStrengthLink *link = links->pdata[i];
      TillidStrengthLink *gone;

      if (link->strength != strength || link->problem != problem)
        continue;
      gone = tillid_strength_link_edit (link);
      gone->record.state = TILLID_RECORD_IN_ERROR;
      tillid_edit_take (edit, tillid_record_seal (gone));
    }
  if (tillid_edit_get_n_records (edit) == 0)
    {
      TillidStrengthLink *link = new_record (self, &tillid_strength_link_type);

      link->strength = strength;
      link->problem = problem;
      tillid_edit_take (edit, tillid_record_seal (link));
    }
  tillid_patient_context_apply (self->context, edit);
}

/* It was entered in error; it stays in the file, readable, and comes back with undo. */
void
tillid_problems_remove (TillidProblemsModel *self, gint64 id)
{
  const TillidProblemsItem *item;

  g_return_if_fail (TILLID_IS_PROBLEMS_MODEL (self));

  item = tillid_problems_model_find (self, id);
  if (item != NULL)
    tillid_patient_context_enter_in_error (self->context, item->record);
}
