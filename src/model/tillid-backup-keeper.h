/* tillid-backup-keeper.h - the backups of one open clinic: made when they are due, or when somebody asks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidBackupWork:
 * @TILLID_BACKUP_WORK_NONE: nothing is being done
 * @TILLID_BACKUP_WORK_DAILY: today's backup is being made
 * @TILLID_BACKUP_WORK_COPY: everything is being copied to another drive
 * @TILLID_BACKUP_WORK_REHEARSAL: the newest backup is being brought back
 */
typedef enum
{
  TILLID_BACKUP_WORK_NONE,
  TILLID_BACKUP_WORK_DAILY,
  TILLID_BACKUP_WORK_COPY,
  TILLID_BACKUP_WORK_REHEARSAL,
} TillidBackupWork;

/* Signal "changed": anything below may say something else now. */
#define TILLID_TYPE_BACKUP_KEEPER (tillid_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (TillidBackupKeeper, tillid_backup_keeper, TILLID, BACKUP_KEEPER, GObject)

TillidBackupKeeper *tillid_backup_keeper_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
void tillid_backup_keeper_stop (TillidBackupKeeper *self);

TillidSession *tillid_backup_keeper_get_session (TillidBackupKeeper *self);
const char *tillid_backup_keeper_get_refusal (TillidBackupKeeper *self);

void tillid_backup_keeper_set_passphrase (TillidBackupKeeper *self, const char *passphrase);
gboolean tillid_backup_keeper_has_passphrase (TillidBackupKeeper *self);
gboolean tillid_backup_keeper_needs_passphrase (TillidBackupKeeper *self);

void tillid_backup_keeper_look (TillidBackupKeeper *self);
void tillid_backup_keeper_back_up (TillidBackupKeeper *self);
void tillid_backup_keeper_copy_to (TillidBackupKeeper *self, const char *folder);
void tillid_backup_keeper_rehearse (TillidBackupKeeper *self);
void tillid_backup_keeper_cancel (TillidBackupKeeper *self);

TillidBackupWork tillid_backup_keeper_get_work (TillidBackupKeeper *self);
double tillid_backup_keeper_get_fraction (TillidBackupKeeper *self);
const char *tillid_backup_keeper_get_problem (TillidBackupKeeper *self);
const char *tillid_backup_keeper_get_news (TillidBackupKeeper *self);
const char *tillid_backup_keeper_get_warning (TillidBackupKeeper *self);

G_END_DECLS
