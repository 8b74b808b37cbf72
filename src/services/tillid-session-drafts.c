/* tillid-session-drafts.c - text that is being typed, kept by the session
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A draft that cannot be written stays in memory, is tried again with the next one, and the save state says
 * so: typed text is never lost while the program runs, and in the file within a second otherwise. */
#include "config.h"

#include "tillid-session-private.h"

#include <string.h>

#include "tillid-draft.h"

typedef struct
{
  TillidSession *session; /* (owned) in a window, so that it outlives the way to the writer */
  gint64 author;
  gint64 at;
  char *place;
  char *text; /* (nullable): forget */
  GError *error;
} DraftWrite;

/* Another person at the same computer has the same places. */
static char *
memory_key (gint64 author, const char *place)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", author, place);
}

static void
draft_write_free (DraftWrite *draft)
{
  g_clear_object (&draft->session);
  g_free (draft->place);
  g_free (draft->text);
  g_clear_error (&draft->error);
  g_free (draft);
}

/* On the main thread: what could be written need not be kept in memory. */
static gboolean
draft_done_cb (gpointer data)
{
  DraftWrite *draft = data;
  TillidSession *self = draft->session;

  self->pending_writes--;
  if (draft->error != NULL)
    tillid_session_set_save_state (self, TILLID_SAVE_FAILED, draft->error);
  else
    {
      g_autofree char *key = memory_key (draft->author, draft->place);
      const char *kept = g_hash_table_lookup (self->memory, key);

      /* What was typed meanwhile is still on its way. */
      if (g_strcmp0 (kept, draft->text != NULL ? draft->text : "") == 0)
        g_hash_table_remove (self->memory, key);
      if (self->pending_writes == 0)
        tillid_session_set_save_state (self, TILLID_SAVE_SAVED, NULL);
    }
  draft_write_free (draft);
  return G_SOURCE_REMOVE;
}

static void
do_draft (TillidDb *db, DraftWrite *draft)
{
  if (draft->text != NULL)
    tillid_draft_put (db, draft->author, draft->place, draft->text, draft->at, &draft->error);
  else
    tillid_draft_forget (db, draft->author, draft->place, &draft->error);
}

static void
run_draft (TillidDb *db, gpointer data)
{
  do_draft (db, data);
  g_idle_add_full (G_PRIORITY_DEFAULT, draft_done_cb, data, NULL);
}

/**
 * tillid_session_put_draft:
 * @self: a session
 * @place: which field: "visit:0XK...:note", "new-patient:name"
 * @text: (nullable): what stands in it; %NULL or empty forgets the draft
 *
 * Keeps text that is being typed. Callers wait at most one second after the last key before they call.
 * Until the file has it, memory has it.
 */
void
tillid_session_put_draft (TillidSession *self, const char *place, const char *text)
{
  DraftWrite *draft;

  g_return_if_fail (TILLID_IS_SESSION (self) && place != NULL);

  draft = g_new0 (DraftWrite, 1);
  draft->session = g_object_ref (self);
  draft->author = self->member->record.id;
  draft->at = tillid_session_now_ms (self);
  draft->place = g_strdup (place);
  draft->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_hash_table_replace (self->memory, memory_key (draft->author, place),
                        g_strdup (draft->text != NULL ? draft->text : ""));

  if (self->flags & TILLID_SESSION_READ_ONLY)
    {
      draft_write_free (draft);
      return;
    }
  self->pending_writes++;
  if (self->writer != NULL)
    {
      tillid_store_thread_push (self->writer, TILLID_PRIORITY_FIRST, run_draft, draft);
      return;
    }
  do_draft (self->db, draft);
  draft_done_cb (draft);
}

/**
 * tillid_session_get_draft:
 * @self: a session
 * @place: which field
 *
 * Returns: (transfer full) (nullable): what was being typed there by the person who works now
 */
char *
tillid_session_get_draft (TillidSession *self, const char *place)
{
  g_autofree char *key = NULL;
  const char *kept;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && place != NULL, NULL);

  key = memory_key (self->member->record.id, place);
  kept = g_hash_table_lookup (self->memory, key);
  if (kept != NULL)
    return *kept != '\0' ? g_strdup (kept) : NULL;
  return tillid_draft_get (self->db, self->member->record.id, place, NULL);
}

static gboolean
has_place (gconstpointer draft, gconstpointer place)
{
  return g_str_equal (((const TillidDraft *) draft)->place, place);
}

/**
 * tillid_session_list_drafts:
 * @self: a session
 * @prefix: the beginning of the places asked for
 *
 * Returns: (transfer full) (element-type TillidDraft) (nullable): the drafts of the person who works now, also those on
 *   their way into the file, newest first
 */
GPtrArray *
tillid_session_list_drafts (TillidSession *self, const char *prefix)
{
  g_autofree char *start = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  GHashTableIter iter;
  gpointer key, text;
  guint found;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && prefix != NULL, NULL);

  drafts = tillid_draft_list (self->db, self->member->record.id, prefix, NULL);
  if (drafts == NULL)
    return NULL;
  start = memory_key (self->member->record.id, prefix);
  g_hash_table_iter_init (&iter, self->memory);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *place = (const char *) key + strlen (start) - strlen (prefix);

      if (!g_str_has_prefix (key, start))
        continue;
      if (g_ptr_array_find_with_equal_func (drafts, place, has_place, &found))
        g_ptr_array_remove_index (drafts, found);
      if (*(const char *) text == '\0')
        continue;
      g_ptr_array_insert (drafts, 0, g_new0 (TillidDraft, 1));
      *(TillidDraft *) drafts->pdata[0] =
        (TillidDraft){ g_strdup (place), g_strdup (text), tillid_session_now_ms (self) };
    }
  return g_steal_pointer (&drafts);
}
