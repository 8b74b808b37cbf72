/* tillid-patient-search.c - the few patients somebody may mean
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-patient-search.h"

/**
 * tillid_patient_search_open:
 * @session: an open clinic
 * @typed: a part of a name, a number or a birth date
 * @most: so many are enough
 *
 * Returns: (transfer full) (element-type TillidPatientRow): whom it fits who is open to whoever works; the search is in the log
 */
GPtrArray *
tillid_patient_search_open (TillidSession *session, const char *typed, guint most)
{
  TillidDb *db = tillid_session_get_db (session);
  g_autoptr (TillidScope) finder = tillid_session_open_finder (session, NULL);
  g_autoptr (GArray) ids =
    finder != NULL ? tillid_search_ids (db, finder, typed, most, NULL) : NULL;
  g_autoptr (TillidScope) list = NULL;
  GPtrArray *rows = NULL;

  if (ids != NULL)
    list = tillid_session_open_list (session, "search", typed,
                                     (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  if (list != NULL)
    rows = tillid_patient_list_rows (db, list, (const gint64 *) (gpointer) ids->data, ids->len,
                                     tillid_session_today (session), NULL);
  if (rows == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_patient_row_free);
  for (guint i = 0; i < rows->len;)
    if (((TillidPatientRow *) rows->pdata[i])->is_closed)
      g_ptr_array_remove_index (rows, i);
    else
      i++;
  return rows;
}
