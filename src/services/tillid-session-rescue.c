/* tillid-session-rescue.c - when the file is not at its place any more
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Somebody moved, renamed or replaced the clinic file while it was open. Nothing more is written then
 * (tillid_db_is_in_place ()), but the connections still read the file and its log as they were: all of it can be
 * copied to a new place. Edits that were refused wait here in their order, text that was being typed waits in
 * memory; both go into the copy. */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gstdio.h>

#include "tillid-backup.h"
#include "tillid-clinic-file.h"
#include "tillid-draft.h"
#include "tillid-key-slots.h"

/* Of an edit that failed: it is kept when it failed because the file is gone. */
void
tillid_session_keep_unsaved (TillidSession *self, TillidEdit *edit, const GError *error)
{
  if (edit == NULL || !g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_MOVED))
    return;
  if (self->unsaved == NULL)
    self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_edit_unref);
  g_ptr_array_add (self->unsaved, tillid_edit_ref (edit));
}

/* How many edits wait for a new place. */
guint
tillid_session_get_n_unsaved (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), 0);

  return self->unsaved != NULL ? self->unsaved->len : 0;
}

typedef struct
{
  TillidScope *scope;
  const char *copy;
  const char *dest;
  gint64 now_ms;
} Rescue;

/* On a connection that still has the old file. */
static gboolean
copy_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Rescue *rescue = data;
  gboolean done =
    tillid_backup_make (db, rescue->scope, rescue->copy, NULL, rescue->now_ms, NULL, NULL,
                        cancellable, error) &&
    tillid_backup_restore_with_key (rescue->scope, rescue->copy, rescue->dest, NULL,
                                    tillid_db_get_key (db), NULL, NULL, cancellable, error);

  g_unlink (rescue->copy);
  return done;
}

static gboolean
write_drafts (TillidSession *self, TillidDb *db, GError **error)
{
  const gint64 now = tillid_session_now_ms (self);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, self->memory);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      /* "AUTHOR PLACE", as tillid-session-drafts.c keeps it. */
      char *place = NULL;
      const gint64 author = g_ascii_strtoll (key, &place, 10);

      place++;
      if (!(*(const char *) text != '\0' ? tillid_draft_put (db, author, place, text, now, error)
                                         : tillid_draft_forget (db, author, place, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_unsaved (TillidSession *self, const char *dest, GError **error)
{
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_with_key (dest, TILLID_DB_WRITE, tillid_db_get_key (self->db), error);
  TillidWriter writer;

  if (db == NULL)
    return FALSE;
  tillid_session_get_writer (self, &writer);
  for (guint i = 0; i < tillid_session_get_n_unsaved (self); i++)
    if (!tillid_edit_apply (db, self->unsaved->pdata[i], &writer, NULL, error))
      return FALSE;
  return write_drafts (self, db, error);
}

/**
 * tillid_session_rescue:
 * @self: a session whose file is not at its place any more
 * @dest: a clinic file that must not exist
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes a clinic of everything that was saved, of the edits that were refused and of the text that was being typed.
 * The session stays with the old file: close it and open @dest. On error there is no file at @dest.
 *
 * Returns: whether a verified clinic is at @dest
 */
gboolean
tillid_session_rescue (TillidSession *self, const char *dest, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (TillidScope) scope = NULL;
  Rescue rescue;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && dest != NULL, FALSE);

  tillid_session_flush (self);
  folder = g_path_get_dirname (dest);
  copy = g_strdup_printf ("%s/.tillid-%08x.rescue", folder, g_random_int ());
  scope = tillid_session_open_system (self);
  rescue = (Rescue){ scope, copy, dest, tillid_session_now_ms (self) };
  if (!tillid_session_run (self, FALSE, copy_job, &rescue, NULL, error))
    return FALSE;
  if (write_unsaved (self, dest, error))
    {
      /* The passwords stayed at the old place; without them the recovery key opens the new one. */
      if (self->key != NULL && tillid_key_slots_exist (self->path))
        tillid_key_slots_copy (self->path, dest, NULL);
      return TRUE;
    }
  g_unlink (dest);
  return FALSE;
}
