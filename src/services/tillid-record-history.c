/* tillid-record-history.c - how an entry came to be what it is
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A revision holds the entry as it was before it, so the text of version n stands in the revision of version n + 1 and the
 * newest one in the table. What changed is the difference of two neighbours, said with the labels of the field table. An
 * entry that may not be read has no history; where the address is protected, what is hidden says only that it changed. */
#include "config.h"

#include "tillid-record-history.h"

#include <glib/gi18n-lib.h>

#include "tillid-field-words.h"
#include "tillid-masking.h"
#include "tillid-note-edits.h"
#include "tillid-record-table.h"
#include "tillid-words.h"

typedef struct
{
  TillidHistoryLine *line; /* (owned) */
  TillidRecord *record;    /* (owned) (nullable): purged */
} Version;

typedef struct
{
  TillidSession *session;
  TillidDb *db;
  const TillidScope *scope;
  gboolean masked;
  gboolean is_signed; /* a visit whose note is */
  GArray *versions;   /* (owned) of Version */
} History;

void
tillid_history_line_free (TillidHistoryLine *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->why);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

static void
version_clear (gpointer data)
{
  Version *version = data;

  tillid_history_line_free (version->line);
  tillid_record_unref_any (version->record);
}

static void
history_clear (History *history)
{
  g_clear_pointer (&history->versions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static Version *
version_at (History *history, guint index)
{
  return &g_array_index (history->versions, Version, index);
}

/* Rows of the revisions, and from each the text of the version before it. */
static gboolean
read_versions (History *history, TillidRecord *current, GError **error)
{
  static const char sql[] =
    "SELECT r.version, r.at, r.by, m.name, r.why, r.body FROM revision r LEFT JOIN member m"
    " ON m.id = r.by WHERE r.record = ?1 AND r.kind = ?2 ORDER BY r.version";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (history->db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, current->id);
  tillid_stmt_bind_text (stmt, 2, current->type->kind);
  for (;;)
    {
      Version version = { NULL, NULL };
      const char *body;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      body = tillid_stmt_get_text (stmt, 5);
      if (body != NULL && history->versions->len > 0)
        {
          TillidRecord *before = tillid_record_from_json (current->type, current->id, body, error);

          if (before == NULL)
            return FALSE;
          version_at (history, history->versions->len - 1)->record = before;
        }
      version.line = g_new0 (TillidHistoryLine, 1);
      version.line->version = tillid_stmt_get_int (stmt, 0);
      version.line->at = tillid_stmt_get_int (stmt, 1);
      version.line->by = tillid_stmt_get_int (stmt, 2);
      version.line->who = g_strdup (tillid_stmt_get_text (stmt, 3));
      version.line->why = g_strdup (tillid_stmt_get_text (stmt, 4));
      version.line->sentences = g_ptr_array_new_with_free_func (g_free);
      g_array_append_val (history->versions, version);
    }
  if (history->versions->len > 0)
    version_at (history, history->versions->len - 1)->record = tillid_record_ref_any (current);
  return TRUE;
}

/* Who may read the entry as it is now may read what it was. The row itself is read once more, without the mask, so that
 * a change of what is hidden can be seen to be one. */
static gboolean
read_history (History *history,
              TillidSession *session,
              const TillidScope *scope,
              const TillidRecordType *type,
              gint64 id,
              GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidRecord) shown = NULL;
  g_autoptr (TillidRecord) current = NULL;

  history->session = session;
  history->db = tillid_session_get_db (session);
  history->scope = scope;
  history->versions = g_array_new (FALSE, FALSE, sizeof (Version));
  g_array_set_clear_func (history->versions, version_clear);
  shown = tillid_record_table_get (history->db, scope, type, id, error);
  if (shown == NULL)
    return FALSE;
  current = tillid_record_table_get (history->db, system, type, id, error);
  if (current == NULL)
    return FALSE;
  if (type == &tillid_visit_type)
    {
      g_autoptr (TillidNoteState) state = tillid_note_read_state (history->db, system, id, error);

      if (state == NULL)
        return FALSE;
      history->is_signed = state->signature != NULL;
    }
  if (tillid_record_get_patient (current) != 0)
    {
      g_autoptr (TillidRecord) person =
        tillid_record_table_get (history->db, system, &tillid_person_type,
                                 tillid_record_get_patient (current), error);

      if (person == NULL)
        return FALSE;
      history->masked = ((TillidPerson *) person)->address_protected;
    }
  return read_versions (history, current, error);
}

static char *
isolated (History *history, const TillidRecord *record, const TillidField *field)
{
  g_autofree char *words =
    tillid_field_to_words (history->session, history->db, history->scope, record, field);

  if (words == NULL)
    return field->kind == TILLID_KIND_BOOL ? g_strdup (C_ ("history", "no"))
                                           : g_strdup (C_ ("history", "nothing"));
  return tillid_words_isolate (words);
}

static void
say_field (History *history,
           GPtrArray *sentences,
           const TillidRecord *before,
           const TillidRecord *after,
           const TillidField *field)
{
  const char *label = tillid_field_get_label (field);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (history->masked &&
      (tillid_mask_covers (after, field) || (before != NULL && tillid_mask_covers (before, field))))
    {
      g_ptr_array_add (sentences,
                       g_strdup_printf (C_ ("history", "%s: changed, and hidden"), label));
      return;
    }
  is = isolated (history, after, field);
  if (before == NULL)
    {
      g_ptr_array_add (sentences, g_strdup_printf (C_ ("history", "%s: %s"), label, is));
      return;
    }
  was = isolated (history, before, field);
  g_ptr_array_add (sentences, g_strdup_printf (C_ ("history", "%s: %s → %s"), label, was, is));
}

static const char *
state_words (int state)
{
  switch ((TillidRecordState) state)
    {
    case TILLID_RECORD_IN_ERROR:
      return C_ ("history", "Entered in error");
    case TILLID_RECORD_UNDONE:
      return C_ ("history", "Undone");
    case TILLID_RECORD_ACTIVE:
    default:
      return C_ ("history", "Brought back");
    }
}

/* What would be refused is not offered: a signature, a correction, another note than the one that was signed; and going back
 * to "in error" is no restoring. */
static gboolean
can_restore (History *history, guint index)
{
  const TillidRecord *old = version_at (history, index)->record;
  const TillidRecord *now = version_at (history, history->versions->len - 1)->record;

  if (old == NULL || index + 1 == history->versions->len || old->state != TILLID_RECORD_ACTIVE ||
      old->type == &tillid_signature_type || old->type == &tillid_correction_type)
    return FALSE;
  return !history->is_signed ||
         (g_strcmp0 (((const TillidVisit *) old)->note, ((const TillidVisit *) now)->note) == 0 &&
          g_strcmp0 (((const TillidVisit *) old)->note_language,
                     ((const TillidVisit *) now)->note_language) == 0);
}

static void
say (History *history, guint index)
{
  const Version *version = version_at (history, index);
  const TillidRecord *after = version->record;
  const TillidRecord *before = index > 0 ? version_at (history, index - 1)->record : NULL;
  GPtrArray *sentences = version->line->sentences;

  version->line->can_restore = can_restore (history, index);
  if (after == NULL || (before == NULL && index > 0))
    {
      g_ptr_array_add (sentences, g_strdup (C_ ("history", "What it said is not there any more.")));
      return;
    }
  if (before != NULL && before->state != after->state)
    g_ptr_array_add (sentences, g_strdup (state_words (after->state)));
  for (guint i = 0; i < after->type->n_fields; i++)
    {
      const TillidField *field = &after->type->fields[i];
      gboolean differs = before != NULL ? !tillid_record_field_equal (before, after, field)
                                        : !tillid_record_field_is_absent (after, field);

      if (differs && !g_str_equal (field->name, "patient"))
        say_field (history, sentences, before, after, field);
    }
}

/**
 * tillid_record_history_list:
 * @session: the clinic
 * @scope: of the patient
 * @type: a kind of record
 * @id: of an entry
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_NOT_FOUND also for what
 *   was told in confidence to others
 *
 * Returns: (transfer full) (element-type TillidHistoryLine): the versions, newest first
 */
GPtrArray *
tillid_record_history_list (TillidSession *session,
                            const TillidScope *scope,
                            const TillidRecordType *type,
                            gint64 id,
                            GError **error)
{
  g_auto (History) history = { 0 };
  g_autoptr (GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_history_line_free);

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL && type != NULL, NULL);

  if (!read_history (&history, session, scope, type, id, error))
    return NULL;
  for (guint i = 0; i < history.versions->len; i++)
    say (&history, i);
  for (guint i = history.versions->len; i > 0; i--)
    g_ptr_array_add (lines, g_steal_pointer (&version_at (&history, i - 1)->line));
  return g_steal_pointer (&lines);
}

/**
 * tillid_history_line_to_words:
 * @session: the clinic
 * @line: a version
 *
 * Returns: (transfer full): "Phone: 12 → 34, Amina Berg, 5 Oct 2026 14:02", each change on a line of its own
 */
char *
tillid_history_line_to_words (TillidSession *session, const TillidHistoryLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && line != NULL, NULL);

  for (guint i = 0; i < line->sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) line->sentences->pdata[i]);
  when = tillid_instant_to_words (session, line->at);
  who = tillid_words_isolate (line->who != NULL ? line->who : C_ ("history", "the program"));
  /* Translators: what changed, who changed it, when. */
  return g_strdup_printf (C_ ("history", "%s, %s, %s"), text->str, who, when);
}

/**
 * tillid_record_history_restore:
 * @session: the clinic
 * @scope: of the patient
 * @type: a kind of record
 * @id: of an entry
 * @version: an earlier version of it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (nullable): the edit that writes the text of @version again, as a new version; applying it is
 *   refused where a signed note would change
 */
TillidEdit *
tillid_record_history_restore (TillidSession *session,
                               const TillidScope *scope,
                               const TillidRecordType *type,
                               gint64 id,
                               gint64 version,
                               GError **error)
{
  g_auto (History) history = { 0 };
  g_autoptr (TillidEdit) edit = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL && type != NULL, NULL);

  if (!read_history (&history, session, scope, type, id, error))
    return NULL;
  for (guint i = 0; i + 1 < history.versions->len; i++)
    {
      const Version *old = version_at (&history, i);
      TillidRecord *again = NULL;

      if (old->line->version != version || old->record == NULL)
        continue;
      again = tillid_record_edit (old->record);
      again->version = version_at (&history, history.versions->len - 1)->line->version;
      edit = tillid_edit_new (C_ ("edit", "Earlier version restored"));
      tillid_edit_take (edit, tillid_record_seal_any (again));
      return g_steal_pointer (&edit);
    }
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                       C_ ("error", "There is no such earlier version any more."));
  return NULL;
}
