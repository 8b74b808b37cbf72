/* tillid-in-error.c - what was entered in error, and how it comes back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* "Entered in error" is a state of a record, in place of deleting: no view, search, count or export reads it, and its
 * history stays. What stands for nothing without it goes in the same edit (who was at a visit, what was agreed there) and
 * comes back with it. One table says what goes with what. */
#include "config.h"

#include "tillid-in-error.h"

#include <glib/gi18n-lib.h>

#include "tillid-field-words.h"
#include "tillid-record-table.h"
#include "tillid-words.h"

static const struct
{
  const TillidRecordType *whole;
  const TillidRecordType *part;
  const char *field; /* by which the part names the whole */
} parts[] = {
  { &tillid_visit_type, &tillid_presence_type, "visit" },
  { &tillid_visit_type, &tillid_agreement_type, "visit" },
  { &tillid_agreement_type, &tillid_promise_type, "agreement" },
  { &tillid_step_type, &tillid_promise_type, "step" },
  { &tillid_goal_type, &tillid_goal_rating_type, "goal" },
};

/* Lets go of the records, and of @self. */
void
tillid_in_error_free (TillidInError *self)
{
  g_clear_pointer (&self->record, tillid_record_unref_any);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->who);
  g_free (self->words);
  g_free (self);
}

static gboolean
is_part_of (const TillidRecord *part, const TillidRecord *whole)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part == part->type && parts[i].whole == whole->type &&
        TILLID_MEMBER (part, tillid_record_type_find_field (part->type, parts[i].field), gint64) ==
          whole->id)
      return TRUE;
  return FALSE;
}

/**
 * tillid_in_error_add:
 * @db: a connection
 * @scope: of the patient
 * @edit: the edit to be applied
 * @record: an entry as it was read last
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Adds to @edit that @record, and what stands for nothing without it, was entered in error.
 *
 * Returns: %FALSE if what belongs to it could not be read
 */
gboolean
tillid_in_error_add (TillidDb *db,
                     const TillidScope *scope,
                     TillidEdit *edit,
                     const TillidRecord *record,
                     GError **error)
{
  TillidRecord *draft = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, FALSE);
  g_return_val_if_fail (edit != NULL && record != NULL, FALSE);

  draft = tillid_record_edit ((gpointer) record);
  draft->state = TILLID_RECORD_IN_ERROR;
  tillid_edit_take (edit, tillid_record_seal_any (draft));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (GPtrArray) found = NULL;

      if (parts[i].whole != record->type)
        continue;
      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s = ?1 AND state = 'active' ORDER BY id",
                             parts[i].part->kind, parts[i].field);
      found = tillid_record_table_select (db, scope, parts[i].part, g_intern_string (sql),
                                          &record->id, 1, error);
      if (found == NULL)
        return FALSE;
      for (guint k = 0; k < found->len; k++)
        if (!tillid_in_error_add (db, scope, edit, found->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

static char *
write_words (TillidSession *session, const TillidScope *scope, const TillidRecord *record)
{
  const char *kind = tillid_record_type_to_words (record->type);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      g_autofree char *text = NULL;
      g_autofree char *isolated = NULL;

      if (field->kind != TILLID_KIND_TEXT || g_str_has_suffix (field->name, "language"))
        continue;
      text = tillid_field_to_words (session, tillid_session_get_db (session), scope, record, field);
      if (text == NULL || *text == '\0')
        continue;
      isolated = tillid_words_isolate (text);
      /* Translators: a kind of entry, and its words: "Goal: sleep a whole night". */
      return g_strdup_printf (C_ ("in error", "%1$s: %2$s"), kind, isolated);
    }
  return g_strdup (kind);
}

static gboolean
read_kind (TillidSession *session,
           const TillidScope *scope,
           const TillidRecordType *type,
           GPtrArray *found,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT t.id, r.edit, r.at, m.name FROM \"%s\" t JOIN revision r ON r.record = t.id"
    " AND r.version = t.version LEFT JOIN member m ON m.id = r.by"
    " WHERE t.patient = ?1 AND t.state = 'error' ORDER BY t.id",
    type->kind);
  TillidDb *db = tillid_session_get_db (session);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  for (;;)
    {
      TillidRecord *record = NULL;
      TillidInError *entry = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      /* What may not be read is not there. */
      record = tillid_record_table_get (db, scope, type, tillid_stmt_get_int (stmt, 0), NULL);
      if (record == NULL)
        continue;
      entry = g_new0 (TillidInError, 1);
      entry->record = record;
      entry->parts = g_ptr_array_new_with_free_func (tillid_record_unref_any);
      entry->edit = tillid_stmt_get_int (stmt, 1);
      entry->at = tillid_stmt_get_int (stmt, 2);
      entry->who = g_strdup (tillid_stmt_get_text (stmt, 3));
      g_ptr_array_add (found, entry);
    }
}

/* The entry that @part went with, by the same change; through another part where there is one between. */
static TillidInError *
find_whole (const GPtrArray *found, const TillidInError *part)
{
  for (guint i = 0; i < found->len; i++)
    {
      TillidInError *whole = found->pdata[i];

      if (whole != part && whole->edit == part->edit && is_part_of (part->record, whole->record))
        {
          TillidInError *above = find_whole (found, whole);

          return above != NULL ? above : whole;
        }
    }
  return NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TillidInError *one = *(TillidInError *const *) a, *two = *(TillidInError *const *) b;

  if (one->at != two->at)
    return one->at < two->at ? 1 : -1;
  return one->record->id < two->record->id ? -1 : one->record->id > two->record->id;
}

/**
 * tillid_in_error_list:
 * @session: the clinic
 * @scope: of a patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidInError): what was entered in error and may be read, the latest first; each
 *   with what went with it
 */
GPtrArray *
tillid_in_error_list (TillidSession *session, const TillidScope *scope, GError **error)
{
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_in_error_free);
  GPtrArray *list = NULL;
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL, NULL);

  for (guint i = 0; i < n_types; i++)
    if (tillid_record_type_find_field (types[i], "patient") != NULL &&
        !read_kind (session, scope, types[i], found, error))
      return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_in_error_free);
  for (guint i = 0; i < found->len; i++)
    {
      TillidInError *entry = found->pdata[i];
      TillidInError *whole = find_whole (found, entry);

      if (whole != NULL)
        g_ptr_array_add (whole->parts, tillid_record_ref_any (entry->record));
      else
        entry->words = write_words (session, scope, entry->record);
    }
  for (guint i = found->len; i > 0; i--)
    if (((TillidInError *) found->pdata[i - 1])->words != NULL)
      g_ptr_array_add (list, g_ptr_array_steal_index (found, i - 1));
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

static void
take_back (TillidEdit *edit, gpointer record)
{
  TillidRecord *draft = tillid_record_edit (record);

  draft->state = TILLID_RECORD_ACTIVE;
  tillid_edit_take (edit, tillid_record_seal_any (draft));
}

/**
 * tillid_in_error_bring_back:
 * @self: an entry of the list
 *
 * Returns: (transfer full): the edit that brings it back, with what went with it
 */
TillidEdit *
tillid_in_error_bring_back (const TillidInError *self)
{
  TillidEdit *edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  edit = tillid_edit_new (C_ ("edit", "Brought back"));
  take_back (edit, self->record);
  for (guint i = 0; i < self->parts->len; i++)
    take_back (edit, self->parts->pdata[i]);
  return edit;
}
