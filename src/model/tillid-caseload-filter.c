/* tillid-caseload-filter.c - what the caseload is asked for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-model-private.h"

/* Only those whose key contact or second face is the person who works. */
void
tillid_caseload_model_set_mine (TillidCaseloadModel *self, gboolean mine)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self));

  self->mine = mine;
  tillid_caseload_model_show_anew (self);
}

/* Whether only those of the person who works are asked for. */
gboolean
tillid_caseload_model_is_mine (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), FALSE);

  return self->mine;
}

/* @gaps: #TillidCaseloadGap that a row must all have; 0 for everybody. */
void
tillid_caseload_model_set_gaps (TillidCaseloadModel *self, guint gaps)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self));

  self->gaps = gaps;
  tillid_caseload_model_show_anew (self);
}

/* #TillidCaseloadGap that a row must all have. */
guint
tillid_caseload_model_get_gaps (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), 0);

  return self->gaps;
}

/* Only those with a name in which each word of @text begins a word. */
void
tillid_caseload_model_set_text (TillidCaseloadModel *self, const char *text)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && text != NULL);

  g_free (self->text);
  self->text = g_strstrip (g_strdup (text));
  tillid_caseload_model_show_anew (self);
}

/* (transfer none) */
const char *
tillid_caseload_model_get_text (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), NULL);

  return self->text;
}

/* Only those whose key contact is @member; 0 for everybody's. */
void
tillid_caseload_model_set_person (TillidCaseloadModel *self, gint64 member)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self));

  self->person = member;
  tillid_caseload_model_show_anew (self);
}

/* @is_reversed: the last one first. */
void
tillid_caseload_model_set_sort (TillidCaseloadModel *self,
                                TillidCaseloadSort sort,
                                gboolean is_reversed)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && sort < TILLID_CASELOAD_N_SORTS);

  self->sort = sort;
  self->is_reversed = is_reversed;
  tillid_caseload_model_show_anew (self);
}

/* What rows are sorted by. */
TillidCaseloadSort
tillid_caseload_model_get_sort (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), TILLID_CASELOAD_SORT_WAITS);

  return self->sort;
}

/* Whether the last one comes first. */
gboolean
tillid_caseload_model_is_reversed (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), FALSE);

  return self->is_reversed;
}

/* Patients in a course of care, of everybody or of mine. */
guint
tillid_caseload_model_get_n_open (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), 0);

  return self->n_open;
}

/* Rows that fit the filters. */
guint
tillid_caseload_model_get_n_shown (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), 0);

  return self->shown->len;
}

/* Who stands at @position, without making an item of it; 0 beyond the last one. */
gint64
tillid_caseload_model_get_patient (TillidCaseloadModel *self, guint position)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), 0);

  return position < self->shown->len ? g_array_index (self->shown, gint64, position) : 0;
}

/* How many of the patients in a course of care have that gap; known when the table is whole. */
guint
tillid_caseload_model_count_gap (TillidCaseloadModel *self, TillidCaseloadGap gap)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), 0);

  return self->counts[g_bit_nth_lsf (gap, -1)];
}

/* The day that the rows are about. */
TillidDay
tillid_caseload_model_get_today (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), TILLID_ABSENT);

  return tillid_session_today (self->session);
}

/* Puts into the access log that all rows shown go out as @what; FALSE with @error set if they may not. */
gboolean
tillid_caseload_model_log (TillidCaseloadModel *self, const char *what, GError **error)
{
  g_autoptr (TillidScope) scope = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self) && what != NULL, FALSE);

  if (!tillid_session_may (self->session, TILLID_ACTION_EXPORT, error))
    return FALSE;
  scope = tillid_session_open_list (self->session, what, *self->text != '\0' ? self->text : NULL,
                                    (const gint64 *) (gpointer) self->shown->data, self->shown->len,
                                    error);
  return scope != NULL;
}
