/* tillid-session.c - one open clinic, one person who works in it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "tillid-clinic-file.h"
#include "tillid-record-table.h"
#include "tillid-scope-private.h"
#include "tillid-source-pack.h"

/* How often another program's writing is looked for. */
#define POLL_SECONDS 1

enum
{
  PROP_0,
  PROP_SAVE_STATE,
  PROP_MEMBER,
  PROP_LOCKED,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidSession, tillid_session, G_TYPE_OBJECT)

static gint64
real_now_ms (gpointer data)
{
  return g_get_real_time () / 1000;
}

/* A salt takes four, an import thousands: the system is asked for many at a time. */
static guint32
real_random (gpointer data)
{
  static _Thread_local guint32 pool[64];
  static _Thread_local guint n_left = 0;

  if (n_left == 0)
    {
      randombytes_buf (pool, sizeof pool);
      n_left = G_N_ELEMENTS (pool);
    }
  return pool[--n_left];
}

static void
tillid_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TillidSession *self = TILLID_SESSION (object);

  switch (id)
    {
    case PROP_SAVE_STATE:
      g_value_set_int (value, self->save_state);
      break;
    case PROP_MEMBER:
      g_value_set_boxed (value, self->member);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_session_dispose (GObject *object)
{
  tillid_session_close (TILLID_SESSION (object));

  G_OBJECT_CLASS (tillid_session_parent_class)->dispose (object);
}

static void
tillid_session_finalize (GObject *object)
{
  TillidSession *self = TILLID_SESSION (object);

  tillid_record_unref_any (self->clinic);
  tillid_record_unref_any (self->member);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->unlogged, g_ptr_array_unref);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  g_clear_pointer (&self->announced, g_hash_table_unref);
  g_clear_pointer (&self->memory, g_hash_table_unref);
  g_mutex_clear (&self->elsewhere);
  g_clear_pointer (&self->key, tillid_file_key_unref);
  g_free (self->save_problem);
  g_free (self->path);

  G_OBJECT_CLASS (tillid_session_parent_class)->finalize (object);
}

static void
tillid_session_class_init (TillidSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tillid_session_get_property;
  object_class->dispose = tillid_session_dispose;
  object_class->finalize = tillid_session_finalize;

  properties[PROP_SAVE_STATE] =
    g_param_spec_int ("save-state", NULL, NULL, TILLID_SAVE_SAVED, TILLID_SAVE_READ_ONLY,
                      TILLID_SAVE_SAVED,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MEMBER] =
    g_param_spec_boxed ("member", NULL, NULL, tillid_member_get_type (),
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOCKED] =
    g_param_spec_boolean ("locked", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", TILLID_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_SETTLED] =
    g_signal_new ("settled", TILLID_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tillid_session_init (TillidSession *self)
{
  self->ids = (TillidIdSource){ real_now_ms, real_random, NULL, 0 };
  self->writer_ids = self->ids;
  g_mutex_init (&self->elsewhere);
  self->opened_monotonic = g_get_monotonic_time ();
  self->announced = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
set_zone (TillidSession *self)
{
  const char *name = self->clinic != NULL ? self->clinic->time_zone : NULL;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (name != NULL)
    self->zone = g_time_zone_new_identifier (name);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();
}

static gboolean
read_clinic (TillidSession *self, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (GPtrArray) rows =
    tillid_record_table_list (self->db, scope, &tillid_clinic_type, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
        C_ ("error", "The clinic file is damaged. Nothing was changed; restore a backup."));
      return FALSE;
    }
  self->clinic = tillid_record_ref_any (rows->pdata[0]);
  set_zone (self);
  return TRUE;
}

static gboolean
poll_cb (gpointer data)
{
  tillid_session_try_unlogged (data);
  tillid_session_look_for_news (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_threads (TillidSession *self, GError **error)
{
  if (!(self->flags & TILLID_SESSION_READ_ONLY))
    {
      self->writer =
        tillid_store_thread_start ("tillid-writer", self->path, TILLID_DB_WRITE, self->key, error);
      if (self->writer == NULL)
        return FALSE;
    }
  self->worker = tillid_store_thread_start ("tillid-worker", self->path,
                                            self->immutable ? TILLID_DB_IMMUTABLE : TILLID_DB_READ,
                                            self->key, error);
  if (self->worker == NULL)
    return FALSE;
  tillid_session_begin_news (self);
  self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  return TRUE;
}

static gboolean
start_ids (TillidSession *self, GError **error)
{
  gint64 last;

  if (!tillid_db_query_int (self->db, "SELECT max(record) FROM revision", &last, error))
    return FALSE;
  self->ids.last = last != TILLID_ABSENT ? last : 0;
  if (!tillid_db_query_int (self->db, "SELECT max(edit) FROM revision", &last, error))
    return FALSE;
  self->writer_ids.last = last != TILLID_ABSENT ? last : 0;
  return TRUE;
}

/* Reading needs files beside the clinic's own, unless nobody can write there: then the clinic cannot change
 * under us and is read as it stands. With writes that wait in the log beside it that would be an old state. */
static TillidDb *
open_file (TillidSession *self, gboolean reads_only, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  TillidDb *db =
    tillid_clinic_file_open_with_key (self->path, reads_only ? TILLID_DB_READ : TILLID_DB_WRITE,
                                      self->key, &local);
  GStatBuf info;

  if (db == NULL && (self->flags & TILLID_SESSION_READ_ONLY) &&
      g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY) &&
      (g_stat (log, &info) != 0 || info.st_size == 0))
    {
      self->immutable = TRUE;
      return tillid_clinic_file_open_with_key (self->path, TILLID_DB_IMMUTABLE, self->key, error);
    }
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return db;
}

static gboolean
open_clinic (TillidSession *self, const TillidEntry *entry, GError **error)
{
  const gboolean reads_only =
    (self->flags & (TILLID_SESSION_READ_ONLY | TILLID_SESSION_THREADS)) != 0;

  if (self->flags & TILLID_SESSION_READ_ONLY)
    self->save_state = TILLID_SAVE_READ_ONLY;
  else if (self->flags & TILLID_SESSION_THREADS)
    {
      /* The writer comes first: a WAL that a crash left behind is recovered by a connection that may. */
      g_autoptr (TillidDb) probe =
        tillid_clinic_file_open_with_key (self->path, TILLID_DB_WRITE, self->key, error);

      if (probe == NULL || !tillid_source_clear_stages (probe, real_now_ms (NULL), error))
        return FALSE;
    }
  self->db = open_file (self, reads_only, error);
  if (self->db == NULL || !read_clinic (self, error) ||
      !tillid_session_read_member (self, entry, error) || !start_ids (self, error))
    return FALSE;
  if (!reads_only && !tillid_source_clear_stages (self->db, real_now_ms (NULL), error))
    return FALSE;
  return !(self->flags & TILLID_SESSION_THREADS) || start_threads (self, error);
}

/* Opens a clinic for whoever @entry says; that the key is the right one and the password, if one is asked for, is
 * seen here. */
TillidSession *
tillid_session_open_as (const char *path,
                        const TillidEntry *entry,
                        TillidSessionFlags flags,
                        GError **error)
{
  g_autoptr (TillidSession) self = NULL;

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  self = g_object_new (TILLID_TYPE_SESSION, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->recovered = entry->is_trusted && entry->key != NULL;
  self->key = entry->key != NULL ? tillid_file_key_ref (entry->key) : NULL;
  self->locked = (flags & TILLID_SESSION_LOCKED) != 0;
  if (!open_clinic (self, entry, error) ||
      (!self->locked && !entry->is_trusted &&
       !tillid_session_check_password (self, self->member->record.id, entry->password, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* Gives ids and salts to records of a clinic that is being made. */
TillidIdSource
tillid_session_new_ids (void)
{
  return (TillidIdSource){ real_now_ms, real_random, NULL, 0 };
}

/**
 * tillid_session_close:
 * @self: a session
 *
 * Writes what waits, ends the threads and closes the file; deleted text leaves the write-ahead log and
 * the search index with it. The object stays and may only be unreffed.
 */
void
tillid_session_close (TillidSession *self)
{
  g_return_if_fail (TILLID_IS_SESSION (self));

  if (self->db == NULL)
    return;
  tillid_session_flush (self);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_mutex_lock (&self->elsewhere);
  g_clear_pointer (&self->writer, tillid_store_thread_stop);
  g_mutex_unlock (&self->elsewhere);
  g_clear_pointer (&self->worker, tillid_store_thread_stop);
  if (!tillid_db_is_read_only (self->db) && tillid_db_is_in_place (self->db, NULL))
    tillid_db_exec (self->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  tillid_db_close (self->db);
  g_clear_object (&self->db);
}

/* Whether writing happens on a thread of its own. */
gboolean
tillid_session_has_threads (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return (self->flags & TILLID_SESSION_THREADS) != 0;
}

/* (transfer none): the clinic file. */
const char *
tillid_session_get_path (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->path;
}

/* (transfer none): for bounded reads on the thread that opened the session. */
TillidDb *
tillid_session_get_db (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->db;
}

/* (transfer none): gives ids to new records, on the thread that opened the session. */
TillidIdSource *
tillid_session_get_ids (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return &self->ids;
}

/* (transfer none): who works. */
TillidMember *
tillid_session_get_member (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->member;
}

/* "notify::member" */
void
tillid_session_set_member (TillidSession *self, TillidMember *member)
{
  g_autoptr (TillidMember) old = self->member;

  self->member = tillid_record_ref (member);
  if (old->record.id != member->record.id)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEMBER]);
}

/* "notify::locked" */
void
tillid_session_set_locked (TillidSession *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

/* (transfer none): the clinic as it was when it was opened. */
TillidClinic *
tillid_session_get_clinic (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->clinic;
}

/* Whether its people are invented; such a clinic has a time of its own. */
gboolean
tillid_session_is_demo (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return self->clinic->demo;
}

/* Whether nothing can be written: the file was opened so, or it cannot be. */
gboolean
tillid_session_is_read_only (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), TRUE);

  return (self->flags & TILLID_SESSION_READ_ONLY) != 0;
}

/**
 * tillid_session_emit_changed:
 * @self: a session
 * @patient: whose record changed, 0 if that is not known
 * @edit: the edit, 0 if it was somebody else's
 *
 * Tells everybody who shows something. Called on the main thread, after the commit.
 */
void
tillid_session_emit_changed (TillidSession *self, gint64 patient, gint64 edit)
{
  g_return_if_fail (TILLID_IS_SESSION (self));

  if (edit != 0)
    g_hash_table_add (self->announced, g_memdup2 (&edit, sizeof edit));
  if (patient == 0)
    tillid_session_settle_keys (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, patient, edit);
}

/* What the foot of the sidebar says; "notify::save-state" when it changes. */
TillidSaveState
tillid_session_get_save_state (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), TILLID_SAVE_FAILED);

  return self->save_state;
}

/* (transfer none) (nullable): why saving failed, one sentence. */
const char *
tillid_session_get_save_problem (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->save_problem;
}

/* Milliseconds since 1970 UTC of the last save, 0 before the first. */
gint64
tillid_session_get_saved_at (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), 0);

  return self->saved_at;
}

void
tillid_session_set_save_state (TillidSession *self, TillidSaveState state, const GError *problem)
{
  g_free (self->save_problem);
  self->save_problem = problem != NULL ? g_strdup (problem->message) : NULL;
  if (state == TILLID_SAVE_SAVED)
    self->saved_at = tillid_session_now_ms (self);
  self->save_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
}

/**
 * tillid_session_emit_settled:
 * @mine: a text that was sent and refused, because somebody else had changed the same
 * @now: (nullable): what was chosen instead
 * @is_kept: it stands in the file already
 *
 * Tells the fields that wait for @mine to be written.
 */
void
tillid_session_emit_settled (TillidSession *self,
                             const char *mine,
                             const char *now,
                             gboolean is_kept)
{
  g_return_if_fail (TILLID_IS_SESSION (self) && mine != NULL);

  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, mine, now != NULL ? now : "", is_kept);
}
