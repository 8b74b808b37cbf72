/* tillid-caseload-views.c - filters and order of the caseload under a name that the clinic shares
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A view is a line of codes: "promise visit sort:review reversed". It holds no text that was typed, which may be a name, and not whether only one's
 * own patients are shown: *Mine* is somebody else for everybody. A code that this program does not know is passed over. */
#include "config.h"

#include "tillid-caseload-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-caseload-actions.h"
#include "tillid-caseload-model-private.h"
#include "tillid-follow-edit.h"
#include "tillid-record-table.h"

#define PLACE "caseload"
#define SORT "sort:"
#define REVERSED "reversed"

/* In the order of the bits of TillidCaseloadGap: they stand in files. */
static const char *const gap_codes[TILLID_CASELOAD_N_GAPS] = {
  "promise", "visit", "interpreter", "second-face", "review", "ending", "silent", "one-face",
};

/* In the order of TillidCaseloadSort. */
static const char *const sort_codes[TILLID_CASELOAD_N_SORTS] = {
  "waits",      "name",       "phase",       "key-contact", "second-face",
  "last-visit", "next-visit", "interpreter", "promises",    "review",
};

static int
compare_views (gconstpointer left, gconstpointer right)
{
  const TillidSavedView *a = *(const TillidSavedView *const *) left;
  const TillidSavedView *b = *(const TillidSavedView *const *) right;
  const int order = g_utf8_collate (a->name, b->name);

  return order != 0 ? order : (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

/* (transfer full) (element-type TillidSavedView): those of the clinic, by name; none where they may not be read. */
GPtrArray *
tillid_caseload_views_list (TillidCaseloadModel *self)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), views);

  if (self->scope != NULL)
    all = tillid_record_table_list (tillid_session_get_db (self->session), self->scope,
                                    &tillid_saved_view_type, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      TillidSavedView *view = all->pdata[i];

      if (g_strcmp0 (view->place, PLACE) == 0 && view->name != NULL)
        g_ptr_array_add (views, tillid_record_ref (view));
    }
  g_ptr_array_sort (views, compare_views);
  return views;
}

static char *
write_codes (guint gaps, TillidCaseloadSort sort, gboolean is_reversed)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < TILLID_CASELOAD_N_GAPS; i++)
    if (gaps & (1U << i))
      g_string_append_printf (codes, "%s ", gap_codes[i]);
  g_string_append_printf (codes, SORT "%s", sort_codes[sort]);
  if (is_reversed)
    g_string_append (codes, " " REVERSED);
  return g_string_free (codes, FALSE);
}

/* (transfer full): what is shown, as a line of codes. */
char *
tillid_caseload_view_write (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), NULL);

  return write_codes (self->gaps, self->sort, self->is_reversed);
}

static guint
find_code (const char *const *codes, guint n, const char *code)
{
  guint i = 0;

  while (i < n && !g_str_equal (codes[i], code))
    i++;
  return i;
}

static void
read_codes (const char *text, guint *gaps, TillidCaseloadSort *sort, gboolean *is_reversed)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", " ", -1);

  *gaps = 0;
  *sort = TILLID_CASELOAD_SORT_WAITS;
  *is_reversed = FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const guint gap = find_code (gap_codes, TILLID_CASELOAD_N_GAPS, codes[i]);

      if (gap < TILLID_CASELOAD_N_GAPS)
        *gaps |= 1U << gap;
      else if (g_str_has_prefix (codes[i], SORT))
        {
          const guint found =
            find_code (sort_codes, TILLID_CASELOAD_N_SORTS, codes[i] + strlen (SORT));

          if (found < TILLID_CASELOAD_N_SORTS)
            *sort = found;
        }
      else if (g_str_equal (codes[i], REVERSED))
        *is_reversed = TRUE;
    }
}

/* Whether filters and order are those of @view now. */
gboolean
tillid_caseload_view_is_shown (TillidCaseloadModel *self, const TillidSavedView *view)
{
  guint gaps;
  TillidCaseloadSort sort;
  gboolean is_reversed;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self) && view != NULL, FALSE);

  read_codes (view->filters, &gaps, &sort, &is_reversed);
  return gaps == self->gaps && sort == self->sort && is_reversed == self->is_reversed;
}

/* Shows what @view says; a text that is typed and *Mine* stay. */
void
tillid_caseload_view_apply (TillidCaseloadModel *self, const TillidSavedView *view)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && view != NULL);

  read_codes (view->filters, &self->gaps, &self->sort, &self->is_reversed);
  self->person = 0;
  tillid_caseload_model_show_anew (self);
}

static void
apply (TillidCaseloadModel *self, const char *why, TillidSavedView *draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal (draft));
  tillid_follow_edit (self, self->session, edit);
}

/**
 * tillid_caseload_view_keep:
 * @self: a caseload
 * @name: what colleagues will know it by
 *
 * Keeps filters and order of now for the whole clinic; a view of that name is changed. "edited" or "failed" follows.
 */
void
tillid_caseload_view_keep (TillidCaseloadModel *self, const char *name)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *stripped = NULL;
  TillidSavedView *draft = NULL;

  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && name != NULL);

  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0')
    return;
  views = tillid_caseload_views_list (self);
  for (guint i = 0; i < views->len && draft == NULL; i++)
    if (g_utf8_collate (((TillidSavedView *) views->pdata[i])->name, stripped) == 0)
      draft = tillid_saved_view_edit (views->pdata[i]);
  if (draft == NULL)
    draft =
      tillid_edit_assign_id (tillid_saved_view_new (), tillid_session_get_ids (self->session));
  tillid_set_text (&draft->place, PLACE);
  tillid_set_text (&draft->name, stripped);
  g_free (draft->filters);
  draft->filters = tillid_caseload_view_write (self);
  draft->member = tillid_session_get_member (self->session)->record.id;
  apply (self, C_ ("edit", "View kept"), draft);
}

/* Another name; an empty one or the same changes nothing. */
void
tillid_caseload_view_rename (TillidCaseloadModel *self,
                             const TillidSavedView *view,
                             const char *name)
{
  g_autofree char *stripped = NULL;
  TillidSavedView *draft = NULL;

  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && view != NULL && name != NULL);

  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0' || g_str_equal (stripped, view->name))
    return;
  draft = tillid_saved_view_edit (view);
  tillid_set_text (&draft->name, stripped);
  apply (self, C_ ("edit", "View renamed"), draft);
}

/* It goes for everybody; undo brings it back. */
void
tillid_caseload_view_remove (TillidCaseloadModel *self, const TillidSavedView *view)
{
  TillidSavedView *draft = NULL;

  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && view != NULL);

  draft = tillid_saved_view_edit (view);
  draft->record.state = TILLID_RECORD_IN_ERROR;
  apply (self, C_ ("edit", "View removed"), draft);
}
