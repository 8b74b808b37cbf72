/* tillid-backup-rota.h - a backup every day, kept for a while, and brought back once a month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-backup-run.h"
#include "tillid-progress.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidBackupState:
 * @folder: (nullable): where the daily backups go; %NULL: nobody has chosen a folder yet
 * @folder_is_there: it exists; a drive may not be connected
 * @is_due: none was made today
 * @last_at: when the last one was made that is whole, milliseconds since 1970 UTC, or %TILLID_ABSENT
 * @problem: (nullable): why the last attempt failed, if nothing has succeeded since; one sentence
 * @is_rehearsal_due: none went well for thirty days, and there is something to rehearse with
 * @rehearsed_at: when the last rehearsal was, or %TILLID_ABSENT
 * @rehearsal_problem: (nullable): why the last rehearsal failed; one sentence
 */
typedef struct
{
  char *folder;
  gboolean folder_is_there;
  gboolean is_due;
  gint64 last_at;
  char *problem;
  gboolean is_rehearsal_due;
  gint64 rehearsed_at;
  char *rehearsal_problem;
} TillidBackupState;

void tillid_backup_state_clear (TillidBackupState *self);

gboolean
tillid_backup_rota_get_state (TillidSession *session, TillidBackupState *out_state, GError **error);
gboolean tillid_backup_rota_set_folder (TillidSession *session, const char *folder, GError **error);
GPtrArray *tillid_backup_rota_list (TillidSession *session,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean tillid_backup_rota_run (TillidSession *session,
                                 const char *passphrase,
                                 GCancellable *cancellable,
                                 TillidProgress progress,
                                 gpointer progress_data,
                                 GError **error);
void tillid_backup_rota_run_async (TillidSession *session,
                                   const char *passphrase,
                                   GCancellable *cancellable,
                                   TillidProgress progress,
                                   gpointer progress_data,
                                   GAsyncReadyCallback callback,
                                   gpointer callback_data);
gboolean
tillid_backup_rota_run_finish (TillidSession *session, GAsyncResult *result, GError **error);

gboolean tillid_backup_copy_to (TillidSession *session,
                                const char *folder,
                                const char *passphrase,
                                GCancellable *cancellable,
                                TillidProgress progress,
                                gpointer progress_data,
                                GError **error);
void tillid_backup_copy_to_async (TillidSession *session,
                                  const char *folder,
                                  const char *passphrase,
                                  GCancellable *cancellable,
                                  TillidProgress progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer callback_data);
gboolean
tillid_backup_copy_to_finish (TillidSession *session, GAsyncResult *result, GError **error);

/* tillid-backup-rehearsal.c */
gboolean tillid_backup_rehearse (TillidSession *session,
                                 const char *passphrase,
                                 GCancellable *cancellable,
                                 TillidProgress progress,
                                 gpointer progress_data,
                                 GError **error);
void tillid_backup_rehearse_async (TillidSession *session,
                                   const char *passphrase,
                                   GCancellable *cancellable,
                                   TillidProgress progress,
                                   gpointer progress_data,
                                   GAsyncReadyCallback callback,
                                   gpointer callback_data);
gboolean
tillid_backup_rehearse_finish (TillidSession *session, GAsyncResult *result, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidBackupState, tillid_backup_state_clear)

G_END_DECLS
