/* tillid-backup-run.h - which copies were made of this clinic, and whether they could be brought back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

/**
 * TillidBackupRun:
 * @id: its number, 0 for a new one
 * @at: when it was made, milliseconds since 1970 UTC
 * @by: id of the member who worked then
 * @folder: where
 * @file: its name there
 * @bytes: its size, 0 if it failed
 * @is_encrypted: it needs a passphrase
 * @is_rota: made by the rota, and pruned by it
 * @revisions: how many revisions it holds at least
 * @problem: (nullable): why there is no such backup, one sentence
 * @pruned_at: when the rota removed it, or %TILLID_ABSENT
 * @rehearsed_at: when it was last brought back to see whether that works, or %TILLID_ABSENT
 * @rehearsal_problem: (nullable): why that did not work, one sentence
 */
typedef struct
{
  gint64 id;
  gint64 at;
  gint64 by;
  char *folder;
  char *file;
  gint64 bytes;
  gboolean is_encrypted;
  gboolean is_rota;
  gint64 revisions;
  char *problem;
  gint64 pruned_at;
  gint64 rehearsed_at;
  char *rehearsal_problem;
} TillidBackupRun;

TillidBackupRun *tillid_backup_run_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_backup_run_free (TillidBackupRun *self);
gboolean tillid_backup_run_add (TillidDb *db, const TillidBackupRun *run, GError **error);
gboolean tillid_backup_run_set_pruned (TillidDb *db, gint64 id, gint64 at, GError **error);
gboolean tillid_backup_run_set_rehearsed (TillidDb *db,
                                          gint64 id,
                                          gint64 at,
                                          const char *problem,
                                          GError **error);
GPtrArray *tillid_backup_run_list (TillidDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBackupRun, tillid_backup_run_free)

G_END_DECLS
