/* tillid-patient-find.c - the patient somebody names
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Asked in this order, and the first that knows somebody answers: the id, an identifier exactly as it is
 * stored, a name. A whole name wins over the beginnings of its words, and those over names that are only written
 * alike (the search finds Selam for Salma). Nothing is shown, so nothing is logged here: whoever goes on opens the patient, and that is. */
#include "config.h"

#include "tillid-patient-find.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-name-keys.h"
#include "tillid-search.h"

/* Two would be enough to know that a name is not unique; more are looked at for a whole name. */
#define CANDIDATES 50

static gboolean
ask (TillidDb *db, const char *sql, gint64 id, const char *text, GArray *found, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  if (text != NULL)
    tillid_stmt_bind_text (stmt, 1, text);
  else
    tillid_stmt_bind_int (stmt, 1, id);
  while (has_row)
    {
      gint64 patient;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      patient = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (found, patient);
    }
  return TRUE;
}

static gboolean
by_id (TillidDb *db, const char *text, GArray *found, GError **error)
{
  static const char sql[] = "SELECT person FROM person_key WHERE person = ?1 AND listed = 1";
  gint64 id;

  return !tillid_id_from_text (text, &id) || ask (db, sql, id, NULL, found, error);
}

static gboolean
by_identifier (TillidDb *db, const char *text, GArray *found, GError **error)
{
  static const char sql[] =
    "SELECT DISTINCT k.person FROM identifier i JOIN person_key k ON k.person = i.patient"
    " WHERE i.value = ?1 AND i.state = 'active' AND k.listed = 1 ORDER BY k.person";

  return ask (db, sql, 0, text, found, error);
}

/* Every word that was typed begins a word of @name, in its own script or in Latin letters. */
static gboolean
words_begin (const char *typed, const char *name)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  g_autofree char *padded = g_strconcat (" ", name, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      if (*words[i] != '\0' && strstr (padded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
answers_to (TillidDb *db,
            gint64 patient,
            const TillidNameKeys *typed,
            gboolean *out,
            GError **error)
{
  static const char sql[] =
    "SELECT text FROM person_name WHERE patient = ?1 AND state = 'active' ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row = TRUE;

  *out = FALSE;
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  while (!*out)
    {
      g_auto (TillidNameKeys) keys = { 0 };

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      tillid_name_keys_init (&keys, tillid_stmt_get_text (stmt, 0));
      *out = words_begin (typed->folded, keys.folded) ||
             (*typed->latin != '\0' && words_begin (typed->latin, keys.latin));
    }
  return TRUE;
}

static gboolean
by_name (TillidDb *db, const TillidScope *scope, const char *text, GArray *found, GError **error)
{
  static const char whole_sql[] = "SELECT person FROM person_key WHERE listed = 1"
                                  " AND (display_name = ?1 OR native_name = ?1) ORDER BY person";
  g_auto (TillidNameKeys) typed = { 0 };
  g_autoptr (GArray) alike = NULL;

  if (!ask (db, whole_sql, 0, text, found, error))
    return FALSE;
  if (found->len > 0)
    return TRUE;
  alike = tillid_search_ids (db, scope, text, CANDIDATES, error);
  if (alike == NULL)
    return FALSE;
  tillid_name_keys_init (&typed, text);
  for (guint i = 0; i < alike->len; i++)
    {
      gint64 patient = g_array_index (alike, gint64, i);
      gboolean answers;

      if (!answers_to (db, patient, &typed, &answers, error))
        return FALSE;
      if (answers)
        g_array_append_val (found, patient);
    }
  if (found->len == 0 && alike->len > 0)
    g_array_append_vals (found, alike->data, alike->len);
  return TRUE;
}

/**
 * tillid_patient_find:
 * @session: a session
 * @text: an id, an identifier or a name
 * @out_patient: (out): id of the one patient who is meant
 * @error: return location for %TILLID_STORE_ERROR_NOT_FOUND or %TILLID_STORE_ERROR_AMBIGUOUS, and for
 *   %TILLID_STORE_ERROR_NO_RIGHT when the person who works finds no patients at all
 *
 * Returns: whether exactly one patient is meant
 */
gboolean
tillid_patient_find (TillidSession *session, const char *text, gint64 *out_patient, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidScope) scope = NULL;
  TillidDb *db;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && text != NULL, FALSE);

  db = tillid_session_get_db (session);
  scope = tillid_session_open_finder (session, error);
  if (scope == NULL)
    return FALSE;
  if (!by_id (db, text, found, error) ||
      (found->len == 0 && !by_identifier (db, text, found, error)) ||
      (found->len == 0 && !by_name (db, scope, text, found, error)))
    return FALSE;
  if (found->len == 1)
    {
      *out_patient = g_array_index (found, gint64, 0);
      return TRUE;
    }
  if (found->len == 0)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                         C_ ("error", "No patient has this id, number or name."));
  else
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_AMBIGUOUS,
                         C_ ("error", "Several patients answer to this; use the id or a number."));
  return FALSE;
}
