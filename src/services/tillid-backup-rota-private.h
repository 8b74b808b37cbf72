/* tillid-backup-rota-private.h - what copying and rehearsing share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-backup-rota.h"

G_BEGIN_DECLS

/* One copy or rehearsal: made where it is asked for, worked on by the worker. */
typedef struct
{
  TillidSession *session; /* (unowned): the task holds it */
  TillidScope *scope;     /* (owned) */
  char *folder;           /* (owned) (nullable): %NULL: the rota's */
  char *passphrase;       /* (owned) (nullable): wiped at the end */
  gint64 now_ms;
  gint64 by;
  GError *refusal; /* (owned) (nullable): why whoever works may not */
  TillidProgress progress;
  gpointer progress_data;
} TillidBackupJob;

TillidBackupJob *tillid_backup_job_new (TillidSession *session,
                                        gboolean is_due,
                                        const char *folder,
                                        const char *passphrase,
                                        TillidProgress progress,
                                        gpointer progress_data);
void tillid_backup_job_free (gpointer data);
void tillid_backup_job_report (double fraction, gpointer data);
gboolean tillid_backup_job_run (TillidSession *session,
                                TillidJob work,
                                TillidBackupJob *job,
                                GCancellable *cancellable,
                                GError **error);
TillidDay tillid_backup_run_get_day (TillidSession *session, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBackupJob, tillid_backup_job_free)

G_END_DECLS
