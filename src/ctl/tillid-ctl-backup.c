/* tillid-ctl-backup.c - tillidctl backup, restore and backups
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-backup-rota.h"
#include "tillid-backup.h"
#include "tillid-clinic-file.h"
#include "tillid-ctl-password.h"
#include "tillid-ctl.h"
#include "tillid-key-slots.h"

static const TillidCtlColumn columns[] = {
  { "file", NC_ ("column", "file") },
  { "at", NC_ ("column", "at") },
  { "bytes", NC_ ("column", "bytes") },
  { "verified", NC_ ("column", "verified") },
  { "encrypted", NC_ ("column", "encrypted") },
  /* From here on only when rehearsals are asked for. */
  { "rehearsed", NC_ ("column", "rehearsed") },
  { "rehearsal", NC_ ("column", "rehearsal") },
};

#define N_COLUMNS_OF_A_FILE 5

/* To a file that is named, into a folder, or into the clinic's own folder of daily backups. */
static gboolean
make_backup (TillidCtl *ctl,
             TillidSession *session,
             const char *dest,
             const char *passphrase,
             GError **error)
{
  g_autoptr (TillidScope) scope = NULL;

  if (dest == NULL || g_file_test (dest, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *folder = dest != NULL ? g_canonicalize_filename (dest, NULL) : NULL;

      return tillid_backup_copy_to (session, folder, passphrase, ctl->cancellable,
                                    tillid_ctl_progress, ctl, error);
    }
  scope = tillid_session_open_system (session);
  return tillid_backup_make (tillid_session_get_db (session), scope, dest, passphrase,
                             g_get_real_time () / 1000, tillid_ctl_fraction, ctl, ctl->cancellable,
                             error);
}

/* `backup DEST`: writes a checked copy, encrypted if there is a passphrase, and says where. Returns: an exit code. */
int
tillid_ctl_backup (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("Encrypt with its first line"),
      "F" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  const char *dest;
  char *passphrase = NULL;
  gboolean done;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[DEST] [--passphrase-file F]", 0, 1, &argc, &argv, &exit_code))
    return exit_code;
  dest = argc > 1 ? argv[1] : NULL;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  done = tillid_session_may (session, TILLID_ACTION_BACKUP, &error) &&
         tillid_ctl_read_passphrase (file, &passphrase, &error) &&
         make_backup (ctl, session, dest, passphrase, &error);
  tillid_ctl_forget_password (passphrase);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, dest != NULL ? dest : ctl->db_path, error);
}

static gboolean
restore_with (TillidCtl *ctl,
              char **argv,
              const char *passphrase,
              TillidFileKey *key,
              GError **error)
{
  g_autoptr (TillidScope) scope = tillid_session_scope_for_restore ();

  return tillid_backup_restore_with_key (scope, argv[1], argv[2], passphrase, key,
                                         tillid_ctl_fraction, ctl, ctl->cancellable, error);
}

/* The passwords of a clinic open its backups as well: those beside the file that is to be made again, or beside the one
 * that the backup was made of. */
static gboolean
restore_with_password (TillidCtl *ctl, char **argv, const char *passphrase, GError **error)
{
  const char *clinic = tillid_key_slots_exist (argv[2]) ? argv[2] : ctl->db_path;
  g_auto (TillidKeyOpening) opening = { 0 };
  char *password = tillid_ctl_read_password (ctl, C_ ("ctl", "Password: "), error);
  gboolean done =
    password != NULL && tillid_key_slots_try (clinic, ctl->as_name, password,
                                              g_get_real_time () / 1000, &opening, error);

  tillid_ctl_forget_password (password);
  if (!done || !restore_with (ctl, argv, passphrase, opening.keys[0], error))
    return FALSE;
  tillid_key_slots_keep (clinic, opening.member, opening.slot, NULL);
  return tillid_key_slots_exist (argv[2]) || tillid_key_slots_copy (clinic, argv[2], error);
}

/* A backup of an encrypted clinic is encrypted with the same key. */
static gboolean
restore_encrypted (TillidCtl *ctl, char **argv, const char *passphrase, GError **error)
{
  g_autoptr (TillidFileKey) key = NULL;
  char *recovery = NULL;

  if (!tillid_ctl_read_recovery_key (&recovery, error))
    return FALSE;
  if (recovery == NULL && ctl->as_name != NULL)
    return restore_with_password (ctl, argv, passphrase, error);
  if (recovery == NULL)
    g_set_error_literal (
      error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED,
      C_ ("ctl", "it is of an encrypted clinic, or no backup: the recovery key in a file that "
                 "$TILLID_RECOVERY_KEY_FILE names opens it, or --db CLINIC --as NAME and a "
                 "password of that clinic"));
  else
    key = tillid_file_key_from_recovery (recovery, error);
  tillid_ctl_forget_password (recovery);
  return key != NULL && restore_with (ctl, argv, passphrase, key, error);
}

static gboolean
restore (TillidCtl *ctl, char **argv, const char *passphrase, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (restore_with (ctl, argv, passphrase, NULL, &local))
    return TRUE;
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED))
    return restore_encrypted (ctl, argv, passphrase, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* `restore SRC DEST`: a new clinic file from a backup; an existing DEST is left as it is. Returns: an exit code. */
int
tillid_ctl_restore (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The passphrase of the backup"),
      "F" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  gboolean done;
  int exit_code;

  if (!tillid_ctl_parse (entries, "SRC DEST [--passphrase-file F]", 2, 2, &argc, &argv, &exit_code))
    return exit_code;
  done = tillid_ctl_read_passphrase (file, &passphrase, &error) &&
         restore (ctl, argv, passphrase, &error);
  tillid_ctl_forget_password (passphrase);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, argv[1], error);
}

/* What the clinic knows of its copies: file -> TillidBackupRun; empty without a clinic. */
static GPtrArray *
read_runs (TillidDb *db)
{
  GPtrArray *runs = db != NULL ? tillid_backup_run_list (db, NULL) : NULL;

  return runs != NULL ? runs : g_ptr_array_new ();
}

static const TillidBackupRun *
find_run (GPtrArray *runs, const TillidBackup *backup)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];

      if (run->at == backup->at && g_str_equal (run->file, backup->file))
        return run;
    }
  return NULL;
}

static void
add_backup (TillidCtlTable *table, const TillidBackup *backup)
{
  tillid_ctl_table_add_text (table, backup->file);
  tillid_ctl_table_add_instant (table, backup->at);
  tillid_ctl_table_add_int (table, backup->bytes);
  tillid_ctl_table_add_choice (table, tillid_yes_no_choices,
                               backup->is_verified ? TILLID_YES_NO_YES : TILLID_YES_NO_NO);
  tillid_ctl_table_add_choice (table, tillid_yes_no_choices,
                               backup->is_encrypted ? TILLID_YES_NO_YES : TILLID_YES_NO_NO);
}

static void
add_rehearsal (TillidCtlTable *table, const TillidBackupRun *run)
{
  if (run == NULL || run->rehearsed_at == TILLID_ABSENT)
    {
      tillid_ctl_table_add_text (table, NULL);
      tillid_ctl_table_add_text (table, NULL);
      return;
    }
  tillid_ctl_table_add_instant (table, run->rehearsed_at);
  if (run->rehearsal_problem != NULL)
    tillid_ctl_table_add_text (table, run->rehearsal_problem);
  else
    tillid_ctl_table_add_for_people (table, "ok", C_ ("verify", "ok"));
}

/* Backups can be looked at without a clinic; those of an encrypted one only with its key. */
static int
list_backups (TillidCtl *ctl, const char *folder, gboolean rehearsals)
{
  const gboolean needs_key = tillid_clinic_file_needs_key (ctl->db_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session = needs_key ? tillid_ctl_open (ctl, FALSE) : NULL;
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (TillidCtlTable) table = NULL;

  if (needs_key && session == NULL)
    return TILLID_EXIT_FAILED;
  db = needs_key ? g_object_ref (tillid_session_get_db (session))
                 : tillid_clinic_file_open (ctl->db_path, TILLID_DB_READ, NULL);
  backups = tillid_backup_list (folder, db != NULL ? tillid_db_get_key (db) : NULL, &error);
  if (backups == NULL)
    return tillid_ctl_fail (ctl, folder, error);
  runs = read_runs (db);
  table = tillid_ctl_table_new (ctl->format, columns,
                                rehearsals ? G_N_ELEMENTS (columns) : N_COLUMNS_OF_A_FILE);
  for (guint i = 0; i < backups->len; i++)
    {
      add_backup (table, backups->pdata[i]);
      if (rehearsals)
        add_rehearsal (table, find_run (runs, backups->pdata[i]));
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}

/* Both change the clinic: where the daily backups go, and what came of bringing one back. */
static int
change_rota (TillidCtl *ctl, const char *folder, gboolean rehearse, const char *passphrase)
{
  g_autoptr (TillidSession) session = tillid_ctl_open (ctl, TRUE);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (folder != NULL &&
      !tillid_backup_rota_set_folder (session, *folder != '\0' ? folder : NULL, &error))
    return tillid_ctl_fail (ctl, folder, error);
  if (rehearse && !tillid_backup_rehearse (session, passphrase, ctl->cancellable,
                                           tillid_ctl_progress, ctl, &error))
    return tillid_ctl_fail (ctl, ctl->db_path, error);
  return TILLID_EXIT_DONE;
}

/* `backups [FOLDER]`: what backups lie there, the newest first. Returns: an exit code. */
int
tillid_ctl_backups (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *daily = NULL, *file = NULL, *folder = NULL;
  gboolean rehearse = FALSE, rehearsals = FALSE;
  const GOptionEntry entries[] = {
    { "daily", 0, 0, G_OPTION_ARG_FILENAME, &daily,
      N_ ("Daily backups of the clinic go to this folder; empty: none are made"), "FOLDER" },
    { "rehearse", 0, 0, G_OPTION_ARG_NONE, &rehearse,
      N_ ("Bring the newest backup back beside the clinic, check it and remove it"), NULL },
    { "rehearsals", 0, 0, G_OPTION_ARG_NONE, &rehearsals,
      N_ ("Also when each backup was last brought back, and what came of it"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The passphrase of the backup"),
      "F" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  int exit_code;

  if (!tillid_ctl_parse (
        entries, "[FOLDER] [--rehearsals] [--daily FOLDER] [--rehearse [--passphrase-file F]]", 0,
        1, &argc, &argv, &exit_code))
    return exit_code;
  if (daily != NULL || rehearse)
    {
      if (!tillid_ctl_read_passphrase (file, &passphrase, &error))
        return tillid_ctl_fail (ctl, file, error);
      exit_code = change_rota (ctl, daily, rehearse, passphrase);
      tillid_ctl_forget_password (passphrase);
      return exit_code;
    }
  folder = argc > 1 ? g_strdup (argv[1]) : g_path_get_dirname (ctl->db_path);
  return list_backups (ctl, folder, rehearsals);
}
