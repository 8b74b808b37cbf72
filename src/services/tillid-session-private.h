/* tillid-session-private.h - the inside of a session
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"
#include "tillid-store-thread.h"

G_BEGIN_DECLS

struct _TillidSession
{
  GObject parent_instance;

  char *path; /* (owned) */
  TillidSessionFlags flags;
  TillidFileKey *key;        /* (owned) (nullable): of an encrypted file */
  TillidDb *db;              /* (owned) the connection of the thread that opened the session */
  TillidStoreThread *writer; /* (owned) (nullable): with THREADS */
  TillidStoreThread *worker; /* (owned) (nullable): with THREADS */
  GMutex elsewhere;          /* held while another thread asks the writer */
  TillidClinic *clinic;      /* (owned) */
  TillidMember *member;      /* (owned) who works */
  TillidIdSource ids;        /* for records, on the main thread */
  TillidIdSource writer_ids; /* for edits and salts, where writing happens */
  GTimeZone *zone;           /* (owned) of the clinic */
  gint64 opened_monotonic;   /* microseconds: the demo's clock goes on from here */

  gboolean immutable; /* nobody can write there */
  gboolean recovered; /* the recovery key opened it: no password is known */
  gboolean locked;    /* no scope is given, nothing is written but drafts */

  GPtrArray *unlogged; /* (owned) of readings that wait for a file that can be written */
  GHashTable *memory; /* (owned) author and place -> text of drafts that could not be written yet */
  GPtrArray *
    unsaved; /* (owned) (nullable) of TillidEdit: made when the file was not at its place any more */
  GHashTable *announced; /* (owned) ids of edits that were announced here */
  gint64 data_version;   /* of the file, when it was last looked at */
  gint64 last_revision;  /* the same */
  guint poll_source;
  guint pending_writes;
  TillidSaveState save_state;
  char *save_problem; /* (owned) (nullable) */
  gint64 saved_at;    /* ms UTC, 0 before the first save */
};

/**
 * TillidEntry:
 * @as_name: (nullable): who works; %NULL is the owner
 * @member: id of who works, when it is known; 0: look for @as_name
 * @password: (nullable): of that member
 * @key: (nullable): of an encrypted file
 * @is_trusted: the recovery key opened the file: no password is asked for
 *
 * How somebody comes in.
 */
typedef struct
{
  const char *as_name;
  gint64 member;
  const char *password;
  TillidFileKey *key;
  gboolean is_trusted;
} TillidEntry;

TillidSession *tillid_session_open_as (const char *path,
                                       const TillidEntry *entry,
                                       TillidSessionFlags flags,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_session_enter (const char *path,
                                     const char *as_name,
                                     const char *password,
                                     TillidSessionFlags flags,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidIdSource tillid_session_new_ids (void);
gboolean tillid_session_works_here (const TillidMember *member, TillidDay today);
void tillid_session_settle_keys (TillidSession *self);
void tillid_session_log_act (TillidSession *self, const char *what);
void
tillid_session_set_save_state (TillidSession *self, TillidSaveState state, const GError *problem);
void tillid_session_try_unlogged (TillidSession *self);
void tillid_session_begin_news (TillidSession *self);
void tillid_session_look_for_news (TillidSession *self);
void tillid_session_keep_unsaved (TillidSession *self, TillidEdit *edit, const GError *error);
gboolean tillid_session_refuse_read_only (TillidSession *self, GError **error);
void tillid_session_release_task (GTask *task);
gboolean tillid_session_read_member (TillidSession *self, const TillidEntry *entry, GError **error);
gboolean tillid_session_get_viewer (TillidSession *self, TillidViewer *out_viewer, GError **error);
void tillid_session_set_member (TillidSession *self, TillidMember *member);
void tillid_session_set_locked (TillidSession *self, gboolean locked);

G_END_DECLS
