/* tillid-edit-checks.c - what an edit may not do
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-private.h"
#include "tillid-privacy-private.h"
#include "tillid-signature.h"
#include "tillid-visit.h"

/* What was told in confidence is changed by those it was told to. An import, which shows nothing to anybody, passes. */
gboolean
tillid_edit_check_confidence (TillidDb *db, const TillidEdit *edit, gint64 by, GError **error)
{
  for (guint i = 0; i < edit->records->len; i++)
    {
      gboolean closed;

      if (!tillid_privacy_is_closed (db, by, edit->records->pdata[i], &closed, error))
        return FALSE;
      if (closed)
        {
          g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                               C_ ("error", "There is no such entry in this record."));
          return FALSE;
        }
    }
  return TRUE;
}

/* What was signed stays as it is: the triggers of the file refuse it, and here it is said in words. */
gboolean
tillid_edit_check_signed (TillidDb *db,
                          const TillidRecord *before,
                          const TillidRecord *after,
                          GError **error)
{
  static const char sql[] = "SELECT count(*) FROM signature WHERE visit = ?1 AND state = 'active'";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row, fixed = FALSE;

  if (before == NULL)
    return TRUE;
  if (before->type == &tillid_signature_type || before->type == &tillid_correction_type)
    {
      g_autoptr (GPtrArray) fields = tillid_record_diff (before, after);

      fixed = fields->len > 0 || after->state == TILLID_RECORD_IN_ERROR;
    }
  else if (before->type == &tillid_colleague_note_type &&
           ((const TillidColleagueNote *) before)->signed_at != TILLID_ABSENT)
    {
      g_autoptr (GPtrArray) fields = tillid_record_diff (before, after);

      fixed = fields->len > 0 || after->state == TILLID_RECORD_IN_ERROR;
    }
  else if (before->type == &tillid_visit_type &&
           (g_strcmp0 (((const TillidVisit *) before)->note, ((const TillidVisit *) after)->note) !=
              0 ||
            g_strcmp0 (((const TillidVisit *) before)->note_language,
                       ((const TillidVisit *) after)->note_language) != 0))
    {
      stmt = tillid_db_borrow (db, sql, error);
      if (stmt == NULL)
        return FALSE;
      tillid_stmt_bind_int (stmt, 1, before->id);
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      fixed = has_row && tillid_stmt_get_int (stmt, 0) > 0;
    }
  if (fixed)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED,
                         C_ ("error", "This note is signed and stays as it is. Nothing was "
                                      "changed; add a correction instead."));
  return !fixed;
}

/* Whether @self signs or corrects a note. A signature is a promise, not an edit of a text: it is not undone. */
gboolean
tillid_edit_is_final (const TillidEdit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->records->len; i++)
    {
      const TillidRecord *record = self->records->pdata[i];

      if (record->type == &tillid_signature_type || record->type == &tillid_correction_type ||
          (record->type == &tillid_colleague_note_type && record->state == TILLID_RECORD_ACTIVE &&
           ((const TillidColleagueNote *) record)->signed_at != TILLID_ABSENT))
        return TRUE;
    }
  return FALSE;
}

gboolean
tillid_edit_check_undo (const TillidEdit *undo, GError **error)
{
  if (!tillid_edit_is_final (undo))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED,
                       C_ ("error", "A signature or a correction cannot be undone. Nothing "
                                    "was changed; add a correction."));
  return FALSE;
}
