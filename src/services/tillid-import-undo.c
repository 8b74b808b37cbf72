/* tillid-import-undo.c - taking an import back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An import is undone as far as it is still what was imported. Kept are: a record that was changed since; what
 * a kept record refers to; the parts of what stays; and a patient about whom somebody has written something else meanwhile. The rest
 * goes as one edit. Keeping spreads along references until nothing new is kept, so that no record is left
 * that refers to one that was undone. */
#include "config.h"

#include "tillid-import.h"

#include <glib/gi18n-lib.h>

#include "tillid-record-parts.h"
#include "tillid-record-table.h"
#include "tillid-source-record.h"

/* One record of the import. */
typedef struct
{
  TillidRecord *current; /* (owned) */
  gint64 version;        /* that the import gave it */
  gboolean kept;
} Item;

typedef struct
{
  TillidSession *session; /* (unowned) */
  gint64 edit;
  gint64 undone;      /* id of the new edit */
  TillidScope *scope; /* (owned) */
  TillidWriter writer;
  GPtrArray *items;  /* (owned) of Item */
  GHashTable *by_id; /* (owned) gint64 id -> Item (unowned) */
} Undo;

static void
item_free (gpointer data)
{
  Item *item = data;

  tillid_record_unref_any (item->current);
  g_free (item);
}

static gboolean
read_items (Undo *undo, TillidDb *db, GError **error)
{
  static const char sql[] =
    "SELECT kind, record, version FROM revision WHERE edit = ?1 ORDER BY seq DESC";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, undo->edit);
  while (has_row)
    {
      const TillidRecordType *type;
      Item *item;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      type = tillid_record_type_by_kind (tillid_stmt_get_text (stmt, 0));
      if (type == NULL)
        continue;
      item = g_new0 (Item, 1);
      item->version = tillid_stmt_get_int (stmt, 2);
      g_ptr_array_add (undo->items, item);
      item->current =
        tillid_record_table_get (db, undo->scope, type, tillid_stmt_get_int (stmt, 1), error);
      if (item->current == NULL)
        return FALSE;
      item->kept = item->current->version != item->version;
      g_hash_table_insert (undo->by_id, &item->current->id, item);
    }
  return TRUE;
}

/* Somebody wrote about the patient since: a record that is not of this import. */
static gboolean
is_written_about (Undo *undo, TillidDb *db, const Item *item, gboolean *out, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  *out = FALSE;
  for (guint i = 0; i < n_types && !*out; i++)
    {
      g_autoptr (TillidStmt) stmt = NULL;
      g_autofree char *sql = NULL;
      gboolean has_row = TRUE;

      if (tillid_record_type_find_field (types[i], "patient") == NULL)
        continue;
      /* The name of a table is a constant of the program. */
      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE patient = ?1 AND state = 'active'",
                             types[i]->kind);
      stmt = tillid_db_borrow (db, g_intern_string (sql), error);
      if (stmt == NULL)
        return FALSE;
      tillid_stmt_bind_int (stmt, 1, item->current->id);
      while (has_row && !*out)
        {
          gint64 id;

          if (!tillid_stmt_step (stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          id = tillid_stmt_get_int (stmt, 0);
          *out = !g_hash_table_contains (undo->by_id, &id);
        }
    }
  return TRUE;
}

static gboolean
keep_patients (Undo *undo, TillidDb *db, GError **error)
{
  for (guint i = 0; i < undo->items->len; i++)
    {
      Item *item = undo->items->pdata[i];

      /* One that was there before the import is not undone, only what the import changed in it. */
      if (item->current->type != &tillid_person_type || item->kept || item->version > 1)
        continue;
      if (!is_written_about (undo, db, item, &item->kept, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_what_it_refers_to (Undo *undo, const TillidRecord *record)
{
  gboolean more = FALSE;

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      Item *other;

      if (field->kind != TILLID_KIND_REF)
        continue;
      other = g_hash_table_lookup (undo->by_id, &TILLID_MEMBER (record, field, gint64));
      if (other == NULL || other->kept)
        continue;
      other->kept = TRUE;
      more = TRUE;
    }
  return more;
}

/* A patient who stays keeps the names, a visit its presences. */
static gboolean
keep_as_part (Undo *undo, Item *item)
{
  gint64 whole = tillid_record_part_of (item->current);
  const Item *other = whole != 0 ? g_hash_table_lookup (undo->by_id, &whole) : NULL;

  if (item->kept || other == NULL || !other->kept)
    return FALSE;
  item->kept = TRUE;
  return TRUE;
}

static void
spread (Undo *undo)
{
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < undo->items->len; i++)
        {
          Item *item = undo->items->pdata[i];

          if (keep_as_part (undo, item))
            more = TRUE;
          if (item->kept && item->current->state == TILLID_RECORD_ACTIVE &&
              keep_what_it_refers_to (undo, item->current))
            more = TRUE;
        }
    }
}

static gboolean
add_back (TillidDb *db, TillidEdit *edit, const Item *item, GError **error)
{
  TillidRecord *back;

  if (item->version == 1)
    {
      back = tillid_record_edit (item->current);
      back->state = TILLID_RECORD_UNDONE;
    }
  else
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (TillidRecord) before =
        tillid_source_record_before (db, item->current, item->version - 1, &local);

      if (before == NULL)
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          return local == NULL;
        }
      back = tillid_record_edit (before);
      back->version = item->current->version;
    }
  tillid_edit_take (edit, tillid_record_seal_any (back));
  return TRUE;
}

static gboolean
undo_in_transaction (Undo *undo, TillidDb *db, GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Import undone"));

  if (!read_items (undo, db, error) || !keep_patients (undo, db, error))
    return FALSE;
  spread (undo);
  for (guint i = 0; i < undo->items->len; i++)
    if (!((Item *) undo->items->pdata[i])->kept &&
        !add_back (db, edit, undo->items->pdata[i], error))
      return FALSE;
  if (tillid_edit_get_n_records (edit) == 0)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
        C_ ("error", "Everything from this import was changed since. Nothing was undone."));
      return FALSE;
    }
  return tillid_edit_apply_in_transaction (db, edit, &undo->writer, &undo->undone, error);
}

/* A #TillidJob. */
static gboolean
undo_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!tillid_db_begin (db, error))
    return FALSE;
  if (!undo_in_transaction (data, db, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  return tillid_db_commit (db, error);
}

/**
 * tillid_import_is_import:
 * @session: a clinic
 * @edit: id of an edit
 * @out_is: (out): whether it was an import
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_import_is_import (TillidSession *session, gint64 edit, gboolean *out_is, GError **error)
{
  static const char sql[] = "SELECT 1 FROM source_file WHERE edit = ?1";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_is != NULL, FALSE);

  stmt = tillid_db_borrow (tillid_session_get_db (session), sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, edit);
  return tillid_stmt_step (stmt, out_is, error);
}

static Undo *
undo_new (TillidSession *session, gint64 edit)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->session = session;
  undo->edit = edit;
  undo->items = g_ptr_array_new_with_free_func (item_free);
  undo->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  undo->scope = tillid_session_open_system (session);
  tillid_session_get_writer (session, &undo->writer);
  undo->writer.rights.importing = TRUE;
  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_hash_table_unref (undo->by_id);
  g_ptr_array_unref (undo->items);
  tillid_scope_unref (undo->scope);
  g_free (undo);
}

static GPtrArray *
dup_kept (const Undo *undo)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < undo->items->len; i++)
    if (((Item *) undo->items->pdata[i])->kept)
      g_ptr_array_add (kept, tillid_record_ref_any (((Item *) undo->items->pdata[i])->current));
  return kept;
}

/**
 * tillid_import_undo:
 * @session: a clinic
 * @edit: id of the edit that an import became
 * @out_edit: (out) (optional): id of the new edit
 * @out_kept: (out) (transfer full) (element-type TillidRecord): what stays because it was changed since, or because
 *   something that stays needs it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Takes an import back, as one edit.
 *
 * Returns: whether anything was undone
 */
gboolean
tillid_import_undo (TillidSession *session,
                    gint64 edit,
                    gint64 *out_edit,
                    GPtrArray **out_kept,
                    GError **error)
{
  Undo *undo = NULL;
  gboolean done;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_kept != NULL, FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_IMPORT, error))
    return FALSE;
  undo = undo_new (session, edit);
  done = tillid_session_run (session, TRUE, undo_job, undo, NULL, error);
  if (done)
    {
      *out_kept = dup_kept (undo);
      if (out_edit != NULL)
        *out_edit = undo->undone;
      tillid_session_emit_changed (session, 0, undo->undone);
    }
  undo_free (undo);
  return done;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tillid_session_run_finish (TILLID_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* As tillid_import_undo(), on the writer thread. */
void
tillid_import_undo_async (TillidSession *session,
                          gint64 edit,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = NULL;
  GError *error = NULL;
  Undo *undo = NULL;

  g_return_if_fail (TILLID_IS_SESSION (session));

  task = g_task_new (session, NULL, callback, data);
  if (!tillid_session_may (session, TILLID_ACTION_IMPORT, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  undo = undo_new (session, edit);
  g_task_set_task_data (task, undo, undo_free);
  tillid_session_run_async (session, TRUE, undo_job, undo, NULL, NULL, undone_cb, task);
}

/**
 * tillid_import_undo_finish:
 * @out_kept: (out) (transfer full) (element-type TillidRecord): as in tillid_import_undo()
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Emits "changed".
 *
 * Returns: the id of the new edit, 0 on error
 */
gint64
tillid_import_undo_finish (TillidSession *session,
                           GAsyncResult *result,
                           GPtrArray **out_kept,
                           GError **error)
{
  Undo *undo = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && g_task_is_valid (result, session), 0);

  undo = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  *out_kept = dup_kept (undo);
  tillid_session_emit_changed (session, 0, undo->undone);
  return undo->undone;
}
