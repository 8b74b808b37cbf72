/* tillid-session-enter.c - the slow ways into an encrypted clinic: with a password, making one, a new key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Argon2id takes most of a second and a new key writes every page: a window lets that pass on a thread. What the thread
 * finds or makes is a key; the session is opened with it on the thread that it belongs to. What is half done when the
 * program ends is what it would be after a loss of power: tillid-session-create.c and tillid-clinic-key.c say what. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-account.h"
#include "tillid-clinic-key.h"
#include "tillid-record-table.h"
#include "tillid-session-private.h"

/* How somebody comes in. */
typedef struct
{
  char *path;        /* (owned) */
  char *clinic_name; /* (owned) (nullable) */
  char *as_name;     /* (owned) (nullable) */
  char *password;    /* (owned) (nullable): wiped */
  TillidSessionFlags flags;
  TillidKeyOpening opening; /* the slot of that password */
  TillidFileKey *key;       /* (owned) (nullable): opens the file */
  TillidFileKey *next;      /* (owned) (nullable): is to open it */
  gint64 member;            /* whoever works */
  gboolean recovered;       /* with the recovery key */
  GError *problem;          /* (owned) (nullable): why the file has no new key */
} Way;

static Way *
way_new (const char *path, const char *as_name, const char *password, TillidSessionFlags flags)
{
  Way *way = g_new0 (Way, 1);

  way->path = g_strdup (path);
  way->as_name = g_strdup (as_name);
  way->password = g_strdup (password);
  way->flags = flags;
  return way;
}

static void
way_free (Way *way)
{
  tillid_key_opening_clear (&way->opening);
  g_clear_pointer (&way->key, tillid_file_key_unref);
  g_clear_pointer (&way->next, tillid_file_key_unref);
  g_clear_error (&way->problem);
  tillid_secret_free (way->password);
  g_free (way->clinic_name);
  g_free (way->as_name);
  g_free (way->path);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

/* Looks for the slot of that name: most of a second, on any thread. */
static gboolean
find_key (Way *way, GError **error)
{
  if (way->as_name == NULL || way->password == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED,
                           C_ ("error",
                               "The clinic file is encrypted. The name and the password of "
                               "somebody who works there open it, or its recovery key."));
      return FALSE;
    }
  way->key = tillid_clinic_key_from_password (way->path, way->as_name, way->password,
                                              g_get_real_time () / 1000, &way->opening, error);
  return way->key != NULL;
}

static gboolean
had_password (TillidSession *session, gint64 member)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (GPtrArray) accounts =
    tillid_record_table_list (session->db, system, &tillid_account_type, NULL);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (((const TillidAccount *) accounts->pdata[i])->member == member)
      return TRUE;
  return accounts == NULL;
}

/* A slot whose member has no password inside was left by a change that was interrupted. Where there never was one the clinic
 * was being made, or a first password set: it is finished, because this may be the only slot there is. Where one was taken
 * away it opens nothing any more. */
static gboolean
finish_slot (Way *way, TillidSession *session, GError **error)
{
  const gint64 member = way->opening.member;
  gboolean has = FALSE;

  if (!tillid_account_has_password (session, member, &has, error))
    return FALSE;
  if (has)
    {
      tillid_key_slots_keep (way->path, member, way->opening.slot, NULL);
      return TRUE;
    }
  if (!had_password (session, member))
    return tillid_account_set_password (session, member, NULL, way->password, error);
  tillid_key_slots_drop (way->path, way->opening.slot, NULL);
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG,
                       C_ ("error", "This name and this password do not open the clinic."));
  return FALSE;
}

/* With the key of a slot: the password is proved inside like anybody's. */
static TillidSession *
open_found (Way *way, GError **error)
{
  const TillidEntry entry = { .as_name = way->as_name,
                              .member = way->opening.member,
                              .password = way->password,
                              .key = way->key };
  TillidSession *session = tillid_session_open_as (way->path, &entry, way->flags, error);

  if (session == NULL)
    return NULL;
  if (!session->locked && !(way->flags & TILLID_SESSION_READ_ONLY) &&
      !finish_slot (way, session, error))
    {
      tillid_session_close (session);
      g_object_unref (session);
      return NULL;
    }
  tillid_session_settle_keys (session);
  return session;
}

/* For somebody who worked there a moment ago. */
static TillidSession *
open_known (Way *way, GError **error)
{
  const TillidEntry entry = { .member = way->member, .key = way->key, .is_trusted = TRUE };
  TillidSession *session = tillid_session_open_as (way->path, &entry, way->flags, error);

  if (session != NULL)
    session->recovered = way->recovered;
  return session;
}

/* Into an encrypted clinic with a name and a password: errors as in tillid_session_open_with_password(). */
TillidSession *
tillid_session_enter (const char *path,
                      const char *as_name,
                      const char *password,
                      TillidSessionFlags flags,
                      GError **error)
{
  g_autoptr (Way) way = way_new (path, as_name, password, flags);

  return find_key (way, error) ? open_found (way, error) : NULL;
}

static void
start (Way *way, GTaskThreadFunc thread, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, way, (GDestroyNotify) way_free);
  g_task_run_in_thread (task, thread);
}

static void
enter_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (find_key (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tillid_session_enter_async:
 * @path: an encrypted clinic file
 * @as_name: the name of the staff member who works
 * @password: of that member; copied, and the copy is wiped
 * @flags: how
 * @callback: called on the main thread
 * @data: for @callback
 *
 * As tillid_session_open_with_password().
 */
void
tillid_session_enter_async (const char *path,
                            const char *as_name,
                            const char *password,
                            TillidSessionFlags flags,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (path != NULL && as_name != NULL && password != NULL);

  start (way_new (path, as_name, password, flags), enter_thread, callback, data);
}

/* The session that makes the clinic lives and ends on the thread. */
static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_create_encrypted (way->path, way->clinic_name, way->as_name, way->password,
                                     TILLID_SESSION_DIRECT, &error);

  if (session == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  way->key = tillid_file_key_ref (session->key);
  way->member = session->member->record.id;
  tillid_session_close (session);
  g_task_return_boolean (task, TRUE);
}

/**
 * tillid_session_create_encrypted_async:
 * @path: a file that must not exist
 * @clinic_name: (nullable): the name of the clinic
 * @owner_name: (nullable): the name of its owner; %NULL is the name of the person at this computer
 * @password: of the owner; copied, and the copy is wiped
 * @flags: how it is opened
 * @callback: called on the main thread: tillid_session_enter_finish() gives the session
 * @data: for @callback
 *
 * As tillid_session_create_encrypted().
 */
void
tillid_session_create_encrypted_async (const char *path,
                                       const char *clinic_name,
                                       const char *owner_name,
                                       const char *password,
                                       TillidSessionFlags flags,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  Way *way;

  g_return_if_fail (path != NULL && password != NULL);

  way = way_new (path, owner_name, password, flags);
  way->clinic_name = g_strdup (clinic_name);
  start (way, create_thread, callback, data);
}

/**
 * tillid_session_enter_finish:
 * @result: of tillid_session_enter_async() or tillid_session_create_encrypted_async()
 * @error: return location for the errors of what was begun
 *
 * Returns: (transfer full): the session
 */
TillidSession *
tillid_session_enter_finish (GAsyncResult *result, GError **error)
{
  Way *way;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  way = g_task_get_task_data (G_TASK (result));
  return way->member != 0 ? open_known (way, error) : open_found (way, error);
}

/* Whatever comes of it, the clinic is opened again afterwards. */
static void
change_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;

  if (tillid_clinic_key_change (way->path, way->key, way->next, &way->problem))
    {
      tillid_file_key_unref (way->key);
      way->key = tillid_file_key_ref (way->next);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * tillid_session_change_key_async:
 * @self: a session that nobody else has open; it is closed by this, unless whoever works may not
 * @next: the key that the file is to have: its recovery key is on paper already
 * @callback: called on the main thread
 * @data: for @callback
 *
 * As tillid_session_change_key(), and opens the clinic again for the same person.
 */
void
tillid_session_change_key_async (TillidSession *self,
                                 TillidFileKey *next,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GError *error = NULL;
  Way *way;

  g_return_if_fail (TILLID_IS_SESSION (self) && next != NULL);
  g_return_if_fail (self->key != NULL);

  if (!tillid_session_may (self, TILLID_ACTION_STAFF, &error))
    {
      g_task_report_error (NULL, callback, data, tillid_session_change_key_async, error);
      return;
    }
  tillid_session_log_act (self, "recovery-key:changed");
  way = way_new (self->path, NULL, NULL, self->flags & ~TILLID_SESSION_LOCKED);
  way->key = tillid_file_key_ref (self->key);
  way->next = tillid_file_key_ref (next);
  way->member = self->member->record.id;
  way->recovered = self->recovered;
  tillid_session_close (self);
  start (way, change_thread, callback, data);
}

/**
 * tillid_session_change_key_finish:
 * @result: of tillid_session_change_key_async()
 * @out_session: (out) (nullable) (transfer full): the clinic, open again with the key it has now; %NULL when that failed, or
 *   when it was never closed
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: why it has no new key, or why it is not open
 *
 * Returns: whether the file has the new key; if not, it has the old one
 */
gboolean
tillid_session_change_key_finish (GAsyncResult *result, TillidSession **out_session, GError **error)
{
  g_autoptr (GError) local = NULL;
  Way *way;

  g_return_val_if_fail (G_IS_TASK (result) && out_session != NULL, FALSE);

  *out_session = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  way = g_task_get_task_data (G_TASK (result));
  *out_session = open_known (way, &local);
  if (way->problem != NULL)
    g_propagate_error (error, g_steal_pointer (&way->problem));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return tillid_file_key_equal (way->key, way->next);
}
