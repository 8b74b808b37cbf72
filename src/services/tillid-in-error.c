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
  { &tillid_agreement_type, &tillid_step_type, "made_by" },
  { &tillid_party_type, &tillid_agreement_type, "party" },
  { &tillid_step_type, &tillid_promise_type, "step" },
  { &tillid_goal_type, &tillid_goal_rating_type, "goal" },
  { &tillid_problem_type, &tillid_problem_rating_type, "problem" },
  { &tillid_problem_type, &tillid_strength_link_type, "problem" },
  { &tillid_strength_type, &tillid_strength_link_type, "strength" },
  { &tillid_course_type, &tillid_phase_type, "course" },
  { &tillid_course_type, &tillid_hand_over_type, "course" },
  { &tillid_course_type, &tillid_care_team_type, "course" },
  { &tillid_visit_type, &tillid_interpreting_type, "visit" },
  { &tillid_visit_type, &tillid_understanding_type, "visit" },
  { &tillid_visit_type, &tillid_colleague_note_type, "visit" },
  { &tillid_visit_type, &tillid_end_check_type, "visit" },
  { &tillid_visit_type, &tillid_party_type, "visit" },
  { &tillid_medicine_type, &tillid_medicine_review_type, "medicine" },
  { &tillid_course_type, &tillid_take_over_type, "course" },
};

/* Who may read, and what was signed, are taken back in ways of their own. */
static const TillidRecordType *const others[] = {
  &tillid_grant_type,     &tillid_restriction_type, &tillid_restriction_reader_type,
  &tillid_signature_type, &tillid_correction_type,
};

/* Whether a record of @type is about one patient, and is marked as entered in error by whoever made it by mistake. */
gboolean
tillid_in_error_applies (const TillidRecordType *type)
{
  g_return_val_if_fail (type != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (type == others[i])
      return FALSE;
  return tillid_record_type_find_field (type, "patient") != NULL;
}

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

#define MOST_DETAILS 3

/* Words of a person; not the code by which the program knows a prompt, a question or a register. */
static gboolean
is_said (const TillidField *field)
{
  static const char *const codes[] = { "prompt", "question", "system", "code_system", "code" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (field->name, codes[i]))
      return FALSE;
  return field->kind == TILLID_KIND_TEXT && !g_str_has_suffix (field->name, "language");
}

/* Who, which and when, of an entry in which nobody has written anything. */
static gboolean
is_detail (const TillidRecord *record, const TillidField *field)
{
  if (tillid_record_field_is_absent (record, field) || g_str_equal (field->name, "patient"))
    return FALSE;
  return field->kind == TILLID_KIND_CHOICE || field->kind == TILLID_KIND_REF ||
         field->kind == TILLID_KIND_DAY || field->kind == TILLID_KIND_INT ||
         field->kind == TILLID_KIND_LANG || field->kind == TILLID_KIND_TOLD;
}

static char *
write_details (TillidSession *session, const TillidScope *scope, const TillidRecord *record)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < record->type->n_fields && n < MOST_DETAILS; i++)
    {
      const TillidField *field = &record->type->fields[i];
      g_autofree char *words = NULL;
      g_autofree char *isolated = NULL;

      if (!is_detail (record, field))
        continue;
      words =
        tillid_field_to_words (session, tillid_session_get_db (session), scope, record, field);
      if (words == NULL || *words == '\0')
        continue;
      isolated = tillid_words_isolate (words);
      g_string_append_printf (out, "%s%s", n++ > 0 ? " · " : "", isolated);
    }
  return g_string_free (out, FALSE);
}

/* (transfer full) (nullable): how it begins, in the clinic's language if it is written in that, too. */
static char *
write_said (TillidSession *session, const TillidScope *scope, const TillidRecord *record)
{
  const TillidField *ours = tillid_record_type_find_field (record->type, "staff_words");
  char *text = NULL;

  if (ours != NULL)
    text = tillid_field_to_words (session, tillid_session_get_db (session), scope, record, ours);
  for (guint i = 0; i < record->type->n_fields && (text == NULL || *text == '\0'); i++)
    {
      g_free (text);
      text = is_said (&record->type->fields[i])
               ? tillid_field_to_words (session, tillid_session_get_db (session), scope, record,
                                        &record->type->fields[i])
               : NULL;
    }
  return text;
}

/* (transfer full) (nullable): the first day it names. */
static char *
write_day (TillidSession *session, const TillidScope *scope, const TillidRecord *record)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      if ((field->kind == TILLID_KIND_DAY || field->kind == TILLID_KIND_TOLD) &&
          !tillid_record_field_is_absent (record, field))
        return tillid_field_to_words (session, tillid_session_get_db (session), scope, record,
                                      field);
    }
  return NULL;
}

static char *
write_words (TillidSession *session, const TillidScope *scope, const TillidRecord *record)
{
  const char *kind = tillid_record_type_to_words (record->type);
  g_autofree char *said = write_said (session, scope, record);
  g_autofree char *day = NULL;
  g_autofree char *details = NULL;

  if (said != NULL && *said != '\0')
    {
      g_autofree char *isolated = tillid_words_isolate (said);

      day = write_day (session, scope, record);
      details = day != NULL && *day != '\0' ? g_strdup_printf ("%s · %s", isolated, day)
                                            : g_steal_pointer (&isolated);
    }
  else
    details = write_details (session, scope, record);
  /* Translators: a kind of entry, and its words: "Goal: sleep a whole night". */
  return *details != '\0' ? g_strdup_printf (C_ ("in error", "%1$s: %2$s"), kind, details)
                          : g_strdup (kind);
}

/* Rows of @type in @state ("active", "error"), the latest first; -1: all of them. */
static gboolean
read_kind (TillidSession *session,
           const TillidScope *scope,
           const TillidRecordType *type,
           const char *state,
           int limit,
           GPtrArray *found,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT t.id, r.edit, r.at, m.name FROM \"%s\" t JOIN revision r ON r.record = t.id"
    " AND r.version = t.version LEFT JOIN member m ON m.id = r.by"
    " WHERE t.patient = ?1 AND t.state = ?2 ORDER BY r.at DESC, t.id LIMIT ?3",
    type->kind);
  TillidDb *db = tillid_session_get_db (session);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  tillid_stmt_bind_text (stmt, 2, state);
  tillid_stmt_bind_int (stmt, 3, limit);
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
        !read_kind (session, scope, types[i], "error", -1, found, error))
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

/**
 * tillid_in_error_list_latest:
 * @session: the clinic
 * @scope: of a patient
 * @most: how many at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * What can be marked as entered in error, of every kind, also of those that no page has a row for.
 *
 * Returns: (transfer full) (element-type TillidInError): entries as they are, the one that was written last first; without
 *   parts
 */
GPtrArray *
tillid_in_error_list_latest (TillidSession *session,
                             const TillidScope *scope,
                             guint most,
                             GError **error)
{
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_in_error_free);
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL, NULL);

  for (guint i = 0; i < n_types; i++)
    if (tillid_in_error_applies (types[i]) &&
        !read_kind (session, scope, types[i], "active", (int) most, found, error))
      return NULL;
  g_ptr_array_sort (found, compare_newest_first);
  if (found->len > most)
    g_ptr_array_set_size (found, (int) most);
  for (guint i = 0; i < found->len; i++)
    {
      TillidInError *entry = found->pdata[i];

      entry->words = write_words (session, scope, entry->record);
    }
  return g_steal_pointer (&found);
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
