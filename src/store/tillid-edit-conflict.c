/* tillid-edit-conflict.c - what two people changed at the same time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A three-way merge. The base is the record as it was when the edit was begun: the body of the version that the edit
 * carries, with what the edit expects in its fields. (A window reads the record again as soon as somebody else has
 * written it, while the text in a field is still the old one with somebody's typing in it: the version alone would
 * then hide what was overwritten.) A field that only one side changed is taken from that side; a field that both
 * changed to different values is a conflict. A conflict is never decided here: applying refuses, a person chooses, and
 * the choice is an edit of the version that was seen. */
#include "config.h"

#include "tillid-edit-conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-edit-private.h"
#include "tillid-masking.h"
#include "tillid-record-table.h"

/* Texts up to this length, without a line break, are joined in one line. */
#define ONE_LINE_CHARS 60

void
tillid_expectation_clear (gpointer data)
{
  TillidExpectation *expectation = data;

  g_free (expectation->field);
  g_free (expectation->text);
}

/**
 * tillid_edit_expect_text:
 * @self: an edit
 * @record: id of one of its records
 * @field: name of a text field of it
 * @text: (nullable): what stood there when somebody began to type
 *
 * If something else stands in the file when the edit is applied, that is a conflict, even if the record of the edit
 * was made from it.
 */
void
tillid_edit_expect_text (TillidEdit *self, gint64 record, const char *field, const char *text)
{
  TillidExpectation expectation = { record, g_strdup (field),
                                    text != NULL && *text != '\0' ? g_strdup (text) : NULL, FALSE };

  g_return_if_fail (self != NULL && field != NULL);

  g_array_append_val (self->expectations, expectation);
}

static void
copy_expectations (TillidEdit *to, const TillidEdit *from, gint64 record)
{
  for (guint i = 0; i < from->expectations->len; i++)
    {
      const TillidExpectation *expectation =
        &g_array_index (from->expectations, TillidExpectation, i);

      if (expectation->record == record)
        {
          TillidExpectation copy = { record, g_strdup (expectation->field),
                                     g_strdup (expectation->text), expectation->over_hidden };

          g_array_append_val (to->expectations, copy);
        }
    }
}

/* The record as it was at @version: the body before the edit that made version + 1. */
static TillidRecord *
read_version (TillidDb *db, const TillidRecord *current, gint64 version, GError **error)
{
  static const char sql[] = "SELECT body FROM revision WHERE record = ?1 AND version = ?2";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, current->id);
  tillid_stmt_bind_int (stmt, 2, version + 1);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return NULL;
  if (!has_row || tillid_stmt_is_null (stmt, 0))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
                           C_ ("error", "This entry was changed elsewhere meanwhile, and its "
                                        "earlier version is not there any more."));
      return NULL;
    }
  return tillid_record_from_json (current->type, current->id, tillid_stmt_get_text (stmt, 0),
                                  error);
}

static TillidRecord *
find_base (TillidDb *db,
           const TillidEdit *edit,
           const TillidRecord *mine,
           const TillidRecord *theirs,
           GError **error)
{
  g_autoptr (TillidRecord) base = mine->version == theirs->version
                                    ? tillid_record_ref_any (theirs)
                                    : read_version (db, theirs, mine->version, error);

  if (base == NULL)
    return NULL;
  for (guint i = 0; i < edit->expectations->len; i++)
    {
      const TillidExpectation *expectation =
        &g_array_index (edit->expectations, TillidExpectation, i);
      const TillidField *field = NULL;
      TillidRecord *expected = NULL;

      if (expectation->record != mine->id || expectation->over_hidden)
        continue;
      field = tillid_record_type_find_field (mine->type, expectation->field);
      g_return_val_if_fail (field != NULL && field->kind == TILLID_KIND_TEXT, NULL);
      expected = tillid_record_edit (base);
      tillid_set_text (&TILLID_MEMBER (expected, field, char *), expectation->text);
      tillid_record_unref_any (base);
      base = tillid_record_seal_any (expected);
    }
  return g_steal_pointer (&base);
}

/* The same where the reader of the edit was shown "hidden". */
static TillidRecord *
find_shown_base (TillidDb *db,
                 const TillidEdit *edit,
                 const TillidRecord *mine,
                 const TillidRecord *theirs,
                 GError **error)
{
  g_autoptr (TillidRecord) base = find_base (db, edit, mine, theirs, error);

  return base != NULL && mine->masked ? tillid_record_mask (base) : g_steal_pointer (&base);
}

typedef enum
{
  SIDE_NONE,
  SIDE_MINE,
  SIDE_BOTH,
} Side;

/* Who changed a field, where that makes a difference to what is in the file. */
static Side
who_changed (const TillidRecord *mine,
             const TillidRecord *theirs,
             const TillidRecord *base,
             const TillidField *field)
{
  if (tillid_record_field_equal (mine, base, field) ||
      tillid_record_field_equal (mine, theirs, field))
    return SIDE_NONE;
  return tillid_record_field_equal (theirs, base, field) ? SIDE_MINE : SIDE_BOTH;
}

static gboolean
has_expectations (const TillidEdit *edit, gint64 record)
{
  for (guint i = 0; i < edit->expectations->len; i++)
    {
      const TillidExpectation *expectation =
        &g_array_index (edit->expectations, TillidExpectation, i);

      if (expectation->record == record && !expectation->over_hidden)
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_chosen (const TillidEdit *edit, const TillidRecord *record, const TillidField *field)
{
  for (guint i = 0; i < edit->expectations->len; i++)
    {
      const TillidExpectation *expectation =
        &g_array_index (edit->expectations, TillidExpectation, i);

      if (expectation->over_hidden && expectation->record == record->id &&
          strcmp (expectation->field, field->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether @mine has words where it was shown "hidden", @theirs a text that they would replace, and nobody has said that
 * they may. */
static gboolean
is_over_hidden (const TillidEdit *edit,
                const TillidRecord *mine,
                const TillidRecord *theirs,
                const TillidField *field)
{
  g_autoptr (TillidRecord) plain = NULL;

  if (!mine->masked || field->kind != TILLID_KIND_TEXT ||
      TILLID_MEMBER (theirs, field, char *) == NULL ||
      !(tillid_mask_covers (mine, field) || tillid_mask_covers (theirs, field)))
    return FALSE;
  /* What was not there yet when it was read was not typed away. */
  if (TILLID_MEMBER (mine, field, char *) == NULL && mine->version != theirs->version)
    return FALSE;
  plain = tillid_record_unmask (mine, theirs);
  return !tillid_record_field_equal (plain, theirs, field) && !was_chosen (edit, mine, field);
}

static gboolean
check_hidden (const TillidEdit *edit,
              const TillidRecord *mine,
              const TillidRecord *theirs,
              GError **error)
{
  for (guint i = 0; i < mine->type->n_fields; i++)
    if (is_over_hidden (edit, mine, theirs, &mine->type->fields[i]))
      {
        g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
                     C_ ("error", "“%s” is hidden, since the address is protected. Nothing was "
                                  "replaced: choose which text stays."),
                     tillid_field_get_label (&mine->type->fields[i]));
        return FALSE;
      }
  return TRUE;
}

/**
 * tillid_edit_merge:
 * @read: a record of @edit
 * @theirs: the same record as it is in the file
 * @error: return location for %TILLID_STORE_ERROR_CONFLICT, which names the field
 *
 * What was hidden when the record was read stays as it is in the file; what was typed over it is a conflict: a text that
 * nobody there can see does not go without a question.
 *
 * Returns: (transfer full): what @read changed, in @theirs
 */
TillidRecord *
tillid_edit_merge (TillidDb *db,
                   const TillidEdit *edit,
                   const TillidRecord *read,
                   TillidRecord *theirs,
                   GError **error)
{
  g_autoptr (TillidRecord) mine = tillid_record_unmask (read, theirs);
  g_autoptr (TillidRecord) base = NULL;
  g_autoptr (TillidRecord) merged = NULL;

  if (!check_hidden (edit, read, theirs, error))
    return NULL;
  if (mine->version == theirs->version && !has_expectations (edit, mine->id))
    return g_steal_pointer (&mine);
  base = find_base (db, edit, mine, theirs, error);
  if (base == NULL)
    return NULL;
  merged = tillid_record_edit (theirs);
  for (guint i = 0; i < mine->type->n_fields; i++)
    {
      const TillidField *field = &mine->type->fields[i];
      Side side = who_changed (mine, theirs, base, field);

      if (side == SIDE_BOTH && read->masked && tillid_mask_covers (read, field))
        side = SIDE_MINE;
      if (side == SIDE_BOTH)
        {
          g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
                       C_ ("error", "“%s” was changed elsewhere at the same time. Both texts are "
                                    "kept: choose which one stays."),
                       tillid_field_get_label (field));
          return NULL;
        }
      if (side == SIDE_MINE)
        tillid_record_field_copy (merged, mine, field);
    }
  if (mine->state != base->state)
    merged->state = mine->state;
  return tillid_record_seal_any (g_steal_pointer (&merged));
}

void
tillid_conflict_free (TillidConflict *self)
{
  if (self == NULL)
    return;
  tillid_record_unref_any (self->mine);
  tillid_record_unref_any (self->theirs);
  tillid_record_unref_any (self->base);
  g_free (self);
}

/* Two texts can stand one after the other; two dates cannot. */
gboolean
tillid_conflict_can_join (const TillidConflict *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->field->kind == TILLID_KIND_TEXT && self->field->target == NULL &&
         !tillid_record_field_is_hidden (self->theirs, self->field) &&
         TILLID_MEMBER (self->mine, self->field, char *) != NULL &&
         TILLID_MEMBER (self->theirs, self->field, char *) != NULL;
}

/**
 * tillid_conflict_join:
 * @self: a conflict of two texts
 *
 * Returns: (transfer full): what was in the file first, then one's own; short ones in one line
 */
char *
tillid_conflict_join (const TillidConflict *self)
{
  const char *mine, *theirs;
  gboolean one_line;

  g_return_val_if_fail (self != NULL && tillid_conflict_can_join (self), NULL);

  mine = TILLID_MEMBER (self->mine, self->field, char *);
  theirs = TILLID_MEMBER (self->theirs, self->field, char *);
  one_line = strchr (mine, '\n') == NULL && strchr (theirs, '\n') == NULL &&
             g_utf8_strlen (mine, -1) <= ONE_LINE_CHARS &&
             g_utf8_strlen (theirs, -1) <= ONE_LINE_CHARS;
  return g_strconcat (theirs, one_line ? " / " : "\n", mine, NULL);
}

/**
 * tillid_edit_find_conflicts:
 * @db: a connection that reads
 * @scope: of the patient whose records the edit holds
 * @edit: an edit that was refused with %TILLID_STORE_ERROR_CONFLICT
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidConflict): what a person has to decide; empty when the edit could
 *   be applied now
 */
GPtrArray *
tillid_edit_find_conflicts (TillidDb *db,
                            const TillidScope *scope,
                            TillidEdit *edit,
                            GError **error)
{
  g_autoptr (GPtrArray) conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_conflict_free);

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && edit != NULL, NULL);

  for (guint i = 0; i < edit->records->len; i++)
    {
      const TillidRecord *mine = edit->records->pdata[i];
      g_autoptr (TillidRecord) theirs = NULL;
      g_autoptr (TillidRecord) base = NULL;

      if (mine->version == 0)
        continue;
      theirs = tillid_record_table_get (db, scope, mine->type, mine->id, error);
      base = theirs != NULL ? find_shown_base (db, edit, mine, theirs, error) : NULL;
      if (base == NULL)
        return NULL;
      for (guint k = 0; k < mine->type->n_fields; k++)
        {
          TillidConflict *conflict = NULL;

          if (who_changed (mine, theirs, base, &mine->type->fields[k]) != SIDE_BOTH &&
              !is_over_hidden (edit, mine, theirs, &mine->type->fields[k]))
            continue;
          conflict = g_new0 (TillidConflict, 1);
          conflict->mine = tillid_record_ref_any (mine);
          conflict->theirs = tillid_record_ref_any (theirs);
          conflict->base = tillid_record_ref_any (base);
          conflict->field = &mine->type->fields[k];
          g_ptr_array_add (conflicts, conflict);
        }
    }
  return g_steal_pointer (&conflicts);
}

static void
choose_field (TillidRecord *to, const TillidConflict *conflict, TillidConflictChoice choice)
{
  g_autofree char *joined = NULL;

  switch (choice)
    {
    case TILLID_CONFLICT_MINE:
      tillid_record_field_copy (to, conflict->mine, conflict->field);
      break;
    case TILLID_CONFLICT_BOTH:
      joined = tillid_conflict_join (conflict);
      tillid_set_text (&TILLID_MEMBER (to, conflict->field, char *), joined);
      break;
    case TILLID_CONFLICT_THEIRS:
    default:
      break;
    }
}

/* One record of the edit, with what was chosen; (nullable): without conflicts. */
static TillidRecord *
resolve_record (const TillidEdit *edit,
                const TillidRecord *mine,
                GPtrArray *conflicts,
                const TillidConflictChoice *choices)
{
  const TillidConflict *first = NULL;
  TillidRecord *resolved = NULL;

  for (guint i = 0; i < conflicts->len && first == NULL; i++)
    if (((TillidConflict *) conflicts->pdata[i])->mine == mine)
      first = conflicts->pdata[i];
  if (first == NULL)
    return NULL;
  resolved = tillid_record_edit (first->theirs);
  for (guint i = 0; i < mine->type->n_fields; i++)
    if (who_changed (mine, first->theirs, first->base, &mine->type->fields[i]) == SIDE_MINE &&
        !is_over_hidden (edit, mine, first->theirs, &mine->type->fields[i]))
      tillid_record_field_copy (resolved, mine, &mine->type->fields[i]);
  if (mine->state != first->base->state)
    resolved->state = mine->state;
  for (guint i = 0; i < conflicts->len; i++)
    if (((TillidConflict *) conflicts->pdata[i])->mine == mine)
      choose_field (resolved, conflicts->pdata[i], choices[i]);
  return tillid_record_seal_any (resolved);
}

static void
choose_over_hidden (TillidEdit *edit, gint64 record, const TillidField *field)
{
  TillidExpectation chosen = { record, g_strdup (field->name), NULL, TRUE };

  g_array_append_val (edit->expectations, chosen);
}

/**
 * tillid_edit_resolve:
 * @edit: an edit that was refused
 * @conflicts: what tillid_edit_find_conflicts() found
 * @choices: one for each of them
 *
 * Based on what was seen: whoever writes in between is asked about again.
 *
 * Returns: (transfer full): the edit with what was chosen; without records when nothing is left to write
 */
TillidEdit *
tillid_edit_resolve (TillidEdit *edit, GPtrArray *conflicts, const TillidConflictChoice *choices)
{
  g_autoptr (TillidEdit) resolved = NULL;

  g_return_val_if_fail (edit != NULL && conflicts != NULL && choices != NULL, NULL);

  resolved = tillid_edit_new (edit->why);
  for (guint i = 0; i < edit->records->len; i++)
    {
      TillidRecord *mine = edit->records->pdata[i];
      g_autoptr (TillidRecord) chosen = resolve_record (edit, mine, conflicts, choices);
      const TillidRecord *theirs = NULL;

      if (chosen == NULL)
        {
          tillid_edit_add (resolved, mine);
          copy_expectations (resolved, edit, mine->id);
          continue;
        }
      for (guint k = 0; k < conflicts->len && theirs == NULL; k++)
        if (((TillidConflict *) conflicts->pdata[k])->mine == mine)
          theirs = ((TillidConflict *) conflicts->pdata[k])->theirs;
      if (tillid_record_equal (chosen, theirs))
        continue;
      tillid_edit_add (resolved, chosen);
      for (guint k = 0; k < conflicts->len; k++)
        if (((TillidConflict *) conflicts->pdata[k])->mine == mine &&
            choices[k] == TILLID_CONFLICT_MINE)
          choose_over_hidden (resolved, mine->id, ((TillidConflict *) conflicts->pdata[k])->field);
    }
  return g_steal_pointer (&resolved);
}
