/* tillid-backup-keeper.c - the backups of one open clinic: made when they are due, or when somebody asks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One thing at a time, on the worker of the session; nobody waits for it. What is due is looked for some time after
 * the clinic was opened and then now and then, whoever works here. The passphrase is nowhere but in this object
 * (docs/adr/0014-backup-rota.md). Where the last backup was encrypted and nobody has said since how it is to be, none is
 * made by itself: a clinic that wants encryption never finds an open copy on a drive. */
#include "config.h"

#include "tillid-backup-keeper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-backup-rota.h"
#include "tillid-store-error.h"
#include "tillid-words.h"

#define FIRST_LOOK_S 60
#define LOOK_S 600
#define RETRY_US (60 * 60 * (gint64) G_USEC_PER_SEC)

/* What the worker and the keeper share. */
typedef struct
{
  TillidBackupKeeper *keeper; /* (owned) */
  int permille;               /* (atomic) */
} Work;

struct _TillidBackupKeeper
{
  GObject parent_instance;

  TillidSession *session;    /* (owned) (nullable): until it is stopped */
  char *passphrase;          /* (owned) (nullable) */
  gboolean is_decided;       /* somebody has said here whether backups are encrypted */
  GCancellable *cancellable; /* (owned) (nullable): of what is being done */
  Work *running;             /* (owned by what runs) (nullable) */
  TillidBackupWork work;
  gboolean is_by_itself; /* what is being done */
  gint64 failed_us;      /* when something failed or was stopped; 0: nothing */
  guint source;
  char *problem; /* (owned) (nullable) */
  char *news;    /* (owned) (nullable) */
  char *warning; /* (owned) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidBackupKeeper, tillid_backup_keeper, G_TYPE_OBJECT)

static void
emit_changed (TillidBackupKeeper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_warning (TillidBackupKeeper *self, char *warning)
{
  const gboolean same = g_strcmp0 (self->warning, warning) == 0;

  g_free (self->warning);
  self->warning = warning;
  if (!same)
    emit_changed (self);
}

static void
say (TillidBackupKeeper *self, const char *problem, const char *news)
{
  g_free (self->problem);
  g_free (self->news);
  self->problem = g_strdup (problem);
  self->news = g_strdup (news);
}

static void
forget_passphrase (TillidBackupKeeper *self)
{
  if (self->passphrase != NULL)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_clear_pointer (&self->passphrase, g_free);
}

/* --- working --- */

static void
progress (guint64 done, guint64 total, gpointer data)
{
  Work *work = data;

  g_atomic_int_set (&work->permille, (int) (done * 1000 / MAX (total, 1)));
}

static const char *
news_of (TillidBackupWork work)
{
  switch (work)
    {
    case TILLID_BACKUP_WORK_DAILY:
      return C_ ("backups", "The backup was made and found sound.");
    case TILLID_BACKUP_WORK_COPY:
      return C_ ("backups", "Everything was copied, and the copy found sound.");
    case TILLID_BACKUP_WORK_REHEARSAL:
      return C_ ("backups", "The newest backup was brought back and is whole.");
    case TILLID_BACKUP_WORK_NONE:
    default:
      return NULL;
    }
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *running = data;
  g_autoptr (TillidBackupKeeper) self = running->keeper;
  g_autoptr (GError) error = NULL;
  const gboolean done = tillid_session_run_finish (TILLID_SESSION (source), result, &error);
  const gboolean cancelled =
    g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED) ||
    g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_free (running);
  self->running = NULL;
  g_clear_object (&self->cancellable);
  self->failed_us = done ? 0 : g_get_monotonic_time ();
  if (!self->is_by_itself)
    say (self, done || cancelled ? NULL : error->message,
         done        ? news_of (self->work)
         : cancelled ? C_ ("backups", "Stopped. Nothing half-finished was left behind.")
                     : NULL);
  self->work = TILLID_BACKUP_WORK_NONE;
  emit_changed (self);
  /* The rehearsal of a month comes after the backup of the day. */
  if (self->session != NULL && !cancelled)
    tillid_backup_keeper_look (self);
}

static void
start (TillidBackupKeeper *self, TillidBackupWork work, const char *folder, gboolean by_itself)
{
  if (self->session == NULL || self->work != TILLID_BACKUP_WORK_NONE)
    return;
  self->work = work;
  self->is_by_itself = by_itself;
  self->cancellable = g_cancellable_new ();
  self->running = g_new0 (Work, 1);
  self->running->keeper = g_object_ref (self);
  if (!by_itself)
    say (self, NULL, NULL);
  if (work == TILLID_BACKUP_WORK_REHEARSAL)
    tillid_backup_rehearse_async (self->session, self->passphrase, self->cancellable, progress,
                                  self->running, finished_cb, self->running);
  else
    tillid_backup_copy_to_async (self->session, folder, self->passphrase, self->cancellable,
                                 progress, self->running, finished_cb, self->running);
  emit_changed (self);
}

/* Somebody has asked for it. */
static void
ask (TillidBackupKeeper *self, TillidBackupWork work, const char *folder)
{
  const char *refusal = tillid_backup_keeper_get_refusal (self);

  if (self->work != TILLID_BACKUP_WORK_NONE)
    return;
  if (refusal == NULL && work != TILLID_BACKUP_WORK_REHEARSAL &&
      tillid_backup_keeper_needs_passphrase (self))
    refusal = C_ ("backups", "The backups so far are encrypted. Type the passphrase below first, "
                             "or choose to go on without.");
  if (refusal == NULL)
    {
      start (self, work, folder, FALSE);
      return;
    }
  say (self, refusal, NULL);
  emit_changed (self);
}

/* --- what is due --- */

static char *
write_warning (TillidBackupKeeper *self, const TillidBackupState *state)
{
  if (state->is_due && state->folder != NULL && !state->folder_is_there)
    {
      g_autofree char *name = g_filename_display_name (state->folder);
      g_autofree char *isolated = tillid_words_isolate (name);

      return g_strdup_printf (C_ ("backups", "No backup was made today: the folder %s is not "
                                             "there. Is its drive connected?"),
                              isolated);
    }
  if (state->is_due && tillid_backup_keeper_needs_passphrase (self))
    return g_strdup (C_ ("backups", "No backup was made today: the backups are encrypted, and "
                                    "wait for their passphrase in Backups… of the menu."));
  if (state->is_due && state->problem != NULL)
    return g_strdup_printf (C_ ("backups", "No backup was made today: %s"), state->problem);
  if (state->rehearsal_problem != NULL)
    return g_strdup_printf (C_ ("backups", "The newest backup could not be brought back: %s"),
                            state->rehearsal_problem);
  return NULL;
}

/**
 * tillid_backup_keeper_look:
 *
 * Begins what is due and can be done now, and says what cannot.
 */
void
tillid_backup_keeper_look (TillidBackupKeeper *self)
{
  g_auto (TillidBackupState) state = { 0 };
  gboolean can_try;

  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  if (self->session == NULL || self->work != TILLID_BACKUP_WORK_NONE ||
      tillid_session_is_read_only (self->session) ||
      !tillid_backup_rota_get_state (self->session, &state, NULL))
    return;
  set_warning (self, write_warning (self, &state));
  can_try = state.folder_is_there && !tillid_backup_keeper_needs_passphrase (self) &&
            (self->failed_us == 0 || g_get_monotonic_time () - self->failed_us > RETRY_US);
  if (can_try && state.is_due)
    start (self, TILLID_BACKUP_WORK_DAILY, NULL, TRUE);
  else if (can_try && state.is_rehearsal_due)
    start (self, TILLID_BACKUP_WORK_REHEARSAL, NULL, TRUE);
}

static gboolean
look_cb (gpointer data)
{
  TillidBackupKeeper *self = data;

  self->source = g_timeout_add_seconds (LOOK_S, look_cb, self);
  tillid_backup_keeper_look (self);
  return G_SOURCE_REMOVE;
}

/* --- the object --- */

static void
tillid_backup_keeper_finalize (GObject *object)
{
  TillidBackupKeeper *self = TILLID_BACKUP_KEEPER (object);

  tillid_backup_keeper_stop (self);
  forget_passphrase (self);
  g_free (self->problem);
  g_free (self->news);
  g_free (self->warning);

  G_OBJECT_CLASS (tillid_backup_keeper_parent_class)->finalize (object);
}

static void
tillid_backup_keeper_class_init (TillidBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_backup_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", TILLID_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_backup_keeper_init (TillidBackupKeeper *self)
{
}

/* (transfer full): it begins to look after a minute, so that nobody waits for it in the morning. */
TillidBackupKeeper *
tillid_backup_keeper_new (TillidSession *session)
{
  TillidBackupKeeper *self = g_object_new (TILLID_TYPE_BACKUP_KEEPER, NULL);

  self->session = g_object_ref (session);
  self->source = g_timeout_add_seconds (FIRST_LOOK_S, look_cb, self);
  return self;
}

/* What is being done is cancelled, and nothing is begun any more: the clinic is left. */
void
tillid_backup_keeper_stop (TillidBackupKeeper *self)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
}

/* (transfer none) (nullable): the clinic; %NULL once it was left. */
TillidSession *
tillid_backup_keeper_get_session (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), NULL);

  return self->session;
}

/* (transfer none) (nullable): why who works here may only read about the backups; one sentence. */
const char *
tillid_backup_keeper_get_refusal (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), NULL);

  if (self->session == NULL)
    return C_ ("backups", "The clinic is closed.");
  if (tillid_session_is_read_only (self->session))
    return C_ ("backups", "This clinic is open for reading only; backups are not made here.");
  if (!tillid_session_may (self->session, TILLID_ACTION_BACKUP, NULL))
    return C_ ("backups", "Only an administrator of the clinic makes and changes backups by hand. "
                          "The daily ones are made by themselves.");
  return NULL;
}

/**
 * tillid_backup_keeper_set_passphrase:
 * @passphrase: (nullable): encrypts every backup from now on; %NULL: they are not encrypted
 *
 * It is kept in memory for as long as the clinic is open, and nowhere else.
 */
void
tillid_backup_keeper_set_passphrase (TillidBackupKeeper *self, const char *passphrase)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  forget_passphrase (self);
  self->passphrase = g_strdup (passphrase);
  self->is_decided = TRUE;
  self->failed_us = 0;
  say (self, NULL,
       passphrase != NULL
         ? C_ ("backups", "Backups are encrypted from now on, until this clinic is closed.")
         : C_ ("backups", "Backups are not encrypted from now on."));
  emit_changed (self);
}

/* Whether backups made now are encrypted. */
gboolean
tillid_backup_keeper_has_passphrase (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), FALSE);

  return self->passphrase != NULL;
}

/* The last daily backup is encrypted, and nobody has said yet how the next one is to be. */
gboolean
tillid_backup_keeper_needs_passphrase (TillidBackupKeeper *self)
{
  g_autoptr (GPtrArray) runs = NULL;

  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), FALSE);

  if (self->is_decided || self->session == NULL)
    return FALSE;
  runs = tillid_backup_rota_list (self->session, NULL);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];

      if (run->is_rota && run->problem == NULL)
        return run->is_encrypted;
    }
  return FALSE;
}

/* Makes today's backup now, also if there is one. */
void
tillid_backup_keeper_back_up (TillidBackupKeeper *self)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  ask (self, TILLID_BACKUP_WORK_DAILY, NULL);
}

/* Copies everything into @folder, on another drive. */
void
tillid_backup_keeper_copy_to (TillidBackupKeeper *self, const char *folder)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self) && folder != NULL);

  ask (self, TILLID_BACKUP_WORK_COPY, folder);
}

/* Brings the newest backup back beside the clinic, to see whether that works. */
void
tillid_backup_keeper_rehearse (TillidBackupKeeper *self)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  ask (self, TILLID_BACKUP_WORK_REHEARSAL, NULL);
}

/* Stops what is being done; nothing is left half-way. */
void
tillid_backup_keeper_cancel (TillidBackupKeeper *self)
{
  g_return_if_fail (TILLID_IS_BACKUP_KEEPER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* What is being done. */
TillidBackupWork
tillid_backup_keeper_get_work (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), TILLID_BACKUP_WORK_NONE);

  return self->work;
}

/* How much of it is done, from 0 to 1. */
double
tillid_backup_keeper_get_fraction (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), 0);

  return self->running != NULL ? g_atomic_int_get (&self->running->permille) / 1000.0 : 0;
}

/* (transfer none) (nullable): why the last thing that somebody asked for was not done; one sentence. */
const char *
tillid_backup_keeper_get_problem (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}

/* (transfer none) (nullable): what came of the last thing that somebody asked for; one sentence. */
const char *
tillid_backup_keeper_get_news (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), NULL);

  return self->news;
}

/* (transfer none) (nullable): why there is no backup of today; one sentence for everybody. */
const char *
tillid_backup_keeper_get_warning (TillidBackupKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (self), NULL);

  return self->warning;
}
