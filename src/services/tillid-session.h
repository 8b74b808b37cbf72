/* tillid-session.h - one open clinic, one person who works in it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-edit.h"
#include "tillid-records.h"
#include "tillid-rights.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidSessionFlags:
 * @TILLID_SESSION_READ_ONLY: nothing is written; reading is logged when writing works again
 * @TILLID_SESSION_THREADS: for the window: edits run on the writer thread, long reads on the worker
 *   thread, and tillid_session_get_db() is the bounded reader of the main thread. Without it there is
 *   one connection, and everything runs where it is called (tillidctl, tests).
 * @TILLID_SESSION_LOCKED: opened locked: nothing is shown before tillid_session_unlock() or tillid_session_switch()
 */
typedef enum
{
  TILLID_SESSION_DIRECT = 0,
  TILLID_SESSION_READ_ONLY = 1 << 0,
  TILLID_SESSION_THREADS = 1 << 1,
  TILLID_SESSION_LOCKED = 1 << 2,
} TillidSessionFlags;

/**
 * TillidSaveState:
 *
 * What the save state at the foot of the sidebar says.
 */
typedef enum
{
  TILLID_SAVE_SAVED,
  TILLID_SAVE_SAVING,
  TILLID_SAVE_FAILED,
  TILLID_SAVE_READ_ONLY,
} TillidSaveState;

/**
 * TillidJob:
 * @db: the connection of the thread the job runs on
 * @data: what was given
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Work for the writer or the worker thread. A writer's job takes no more than 50 ms.
 *
 * Returns: %FALSE if @error was set
 */
typedef gboolean (*TillidJob) (TillidDb *db,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

#define TILLID_TYPE_SESSION (tillid_session_get_type ())
G_DECLARE_FINAL_TYPE (TillidSession, tillid_session, TILLID, SESSION, GObject)

/* Signals: "changed" (gint64 patient, gint64 edit), after a commit of ours, or with zeros when another
 * window or program has written. "settled" (char *mine, char *now, gboolean is_kept), after a person chose between
 * two texts. Properties: "save-state", "member", "locked". */

TillidSession *tillid_session_create (const char *path,
                                      const char *clinic_name,
                                      const char *owner_name,
                                      TillidSessionFlags flags,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_session_open (const char *path,
                                    const char *as_name,
                                    TillidSessionFlags flags,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_session_open_with_password (const char *path,
                                                  const char *as_name,
                                                  const char *password,
                                                  TillidSessionFlags flags,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *tillid_session_guess_owner (void);

/* Encrypted clinics: tillid-session-create.c and -key.c, and what takes its time on a thread: -enter.c */
TillidSession *tillid_session_create_encrypted (const char *path,
                                                const char *clinic_name,
                                                const char *owner_name,
                                                const char *password,
                                                TillidSessionFlags flags,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_session_open_with_recovery_key (const char *path,
                                                      const char *as_name,
                                                      const char *recovery,
                                                      TillidSessionFlags flags,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_session_is_encrypted (TillidSession *self);
gboolean tillid_session_is_recovered (TillidSession *self);
TillidFileKey *tillid_session_get_key (TillidSession *self);
char *tillid_session_dup_recovery_key (TillidSession *self,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_session_change_key (TillidSession *self, TillidFileKey *next, GError **error);

void tillid_session_create_encrypted_async (const char *path,
                                            const char *clinic_name,
                                            const char *owner_name,
                                            const char *password,
                                            TillidSessionFlags flags,
                                            GAsyncReadyCallback callback,
                                            gpointer data);
void tillid_session_enter_async (const char *path,
                                 const char *as_name,
                                 const char *password,
                                 TillidSessionFlags flags,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
TillidSession *tillid_session_enter_finish (GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_session_change_key_async (TillidSession *self,
                                      TillidFileKey *next,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
gboolean tillid_session_change_key_finish (GAsyncResult *result,
                                           TillidSession **out_session,
                                           GError **error);

void tillid_session_close (TillidSession *self);

/* Who works: tillid-session-member.c */
gboolean tillid_session_may (TillidSession *self, TillidAction action, GError **error);
gboolean tillid_session_may_write_kind (TillidSession *self, const TillidRecordType *type);
gboolean tillid_session_check_password (TillidSession *self,
                                        gint64 member,
                                        const char *password,
                                        GError **error);
gboolean tillid_session_is_locked (TillidSession *self);
void tillid_session_lock (TillidSession *self);
gboolean tillid_session_unlock (TillidSession *self, const char *password, GError **error);
gboolean
tillid_session_switch (TillidSession *self, gint64 member, const char *password, GError **error);
void tillid_session_switch_async (TillidSession *self,
                                  gint64 member,
                                  const char *password,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
gboolean tillid_session_switch_finish (TillidSession *self, GAsyncResult *result, GError **error);

const char *tillid_session_get_path (TillidSession *self);
TillidDb *tillid_session_get_db (TillidSession *self);
TillidIdSource *tillid_session_get_ids (TillidSession *self);
TillidMember *tillid_session_get_member (TillidSession *self);
TillidClinic *tillid_session_get_clinic (TillidSession *self);
gboolean tillid_session_is_demo (TillidSession *self);
gboolean tillid_session_is_read_only (TillidSession *self);
gboolean tillid_session_is_logging (TillidSession *self);

gint64 tillid_session_now_ms (TillidSession *self);
TillidDay tillid_session_today (TillidSession *self);
int tillid_session_minute_of_day (TillidSession *self);
void
tillid_session_split_instant (TillidSession *self, gint64 ms, TillidDay *out_day, int *out_minute);
gint64 tillid_session_join_instant (TillidSession *self, TillidDay day, gint64 minute);

/* The permission checks and the access log: tillid-session-scope.c */
TillidScope *tillid_session_open_patient (TillidSession *self,
                                          gint64 patient,
                                          const char *what,
                                          const char *why,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_session_open_list (TillidSession *self,
                                       const char *list,
                                       const char *filter,
                                       const gint64 *patients,
                                       guint n_patients,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_session_open_measures (TillidSession *self,
                                           const char *list,
                                           const char *filter,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_session_open_finder (TillidSession *self,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_session_is_open_patient (TillidSession *self, gint64 patient);
gboolean tillid_session_is_reason (const char *reason);
gboolean tillid_session_break_glass (TillidSession *self,
                                     gint64 patient,
                                     const char *reason,
                                     GError **error);
TillidScope *tillid_session_open_system (TillidSession *self) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_session_scope_for_restore (void) G_GNUC_WARN_UNUSED_RESULT;

/* Writing: tillid-session-write.c */
gboolean
tillid_session_apply (TillidSession *self, TillidEdit *edit, gint64 *out_edit, GError **error);
gboolean tillid_session_undo (TillidSession *self,
                              gint64 edit,
                              const char *why,
                              gint64 *out_edit,
                              GError **error);
void tillid_session_apply_async (TillidSession *self,
                                 TillidEdit *edit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gint64 tillid_session_apply_finish (TillidSession *self, GAsyncResult *result, GError **error);
void tillid_session_undo_async (TillidSession *self,
                                gint64 edit,
                                const char *why,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gint64 tillid_session_undo_finish (TillidSession *self, GAsyncResult *result, GError **error);

/* Text that is being typed: its author's alone. NULL text forgets it. */
void tillid_session_put_draft (TillidSession *self, const char *place, const char *text);
char *tillid_session_get_draft (TillidSession *self, const char *place) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_session_list_drafts (TillidSession *self,
                                       const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
void tillid_session_flush (TillidSession *self);

/* When the file is not at its place any more: tillid-session-rescue.c */
guint tillid_session_get_n_unsaved (TillidSession *self);
gboolean tillid_session_rescue (TillidSession *self, const char *dest, GError **error);
char *tillid_session_dup_clock_warning (TillidSession *self) G_GNUC_WARN_UNUSED_RESULT;

TillidSaveState tillid_session_get_save_state (TillidSession *self);
const char *tillid_session_get_save_problem (TillidSession *self);
gint64 tillid_session_get_saved_at (TillidSession *self);

/* Jobs of services (import, export, backup, verify): on the worker or the writer thread in a window, at
 * once in a direct session. */
gboolean tillid_session_has_threads (TillidSession *self);
gboolean
tillid_session_run_elsewhere (TillidSession *self, TillidJob job, gpointer data, GError **error);
gboolean tillid_session_run (TillidSession *self,
                             gboolean writing,
                             TillidJob job,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
void tillid_session_run_async (TillidSession *self,
                               gboolean writing,
                               TillidJob job,
                               gpointer data,
                               GDestroyNotify free_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer callback_data);
gboolean tillid_session_run_finish (TillidSession *self, GAsyncResult *result, GError **error);
void tillid_session_get_writer (TillidSession *self, TillidWriter *out_writer);
void tillid_session_emit_changed (TillidSession *self, gint64 patient, gint64 edit);
void tillid_session_emit_settled (TillidSession *self,
                                  const char *mine,
                                  const char *now,
                                  gboolean is_kept);

G_END_DECLS
