/* tillid-ctl-backup.c - tillidctl backup, restore and backups
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-backup.h"
#include "tillid-ctl.h"

static const TillidCtlColumn columns[] = {
  { "file", NC_ ("column", "file") },           { "at", NC_ ("column", "at") },
  { "bytes", NC_ ("column", "bytes") },         { "verified", NC_ ("column", "verified") },
  { "encrypted", NC_ ("column", "encrypted") },
};

/* The first line of a file: editors end it with a line break that is not part of the passphrase. */
static gboolean
read_passphrase (const char *file, char **out_passphrase, GError **error)
{
  if (file == NULL)
    return TRUE;
  if (!g_file_get_contents (file, out_passphrase, NULL, error))
    return FALSE;
  (*out_passphrase)[strcspn (*out_passphrase, "\r\n")] = '\0';
  return TRUE;
}

static void
forget (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

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
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  gboolean done;
  int exit_code;

  if (!tillid_ctl_parse (entries, "DEST [--passphrase-file F]", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  scope = tillid_session_open_system (session);
  done = read_passphrase (file, &passphrase, &error) &&
         tillid_backup_make (tillid_session_get_db (session), scope, argv[1], passphrase,
                             g_get_real_time () / 1000, tillid_ctl_fraction, ctl, ctl->cancellable,
                             &error);
  forget (passphrase);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, argv[1], error);
}

int
tillid_ctl_restore (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The passphrase of the backup"),
      "F" },
    { NULL },
  };
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  gboolean done;
  int exit_code;

  if (!tillid_ctl_parse (entries, "SRC DEST [--passphrase-file F]", 2, 2, &argc, &argv, &exit_code))
    return exit_code;
  scope = tillid_session_scope_for_restore ();
  done = read_passphrase (file, &passphrase, &error) &&
         tillid_backup_restore (scope, argv[1], argv[2], passphrase, tillid_ctl_fraction, ctl,
                                ctl->cancellable, &error);
  forget (passphrase);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, argv[1], error);
}

int
tillid_ctl_backups (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (NULL, "[FOLDER]", 0, 1, &argc, &argv, &exit_code))
    return exit_code;
  folder = argc > 1 ? g_strdup (argv[1]) : g_path_get_dirname (ctl->db_path);
  backups = tillid_backup_list (folder, &error);
  if (backups == NULL)
    return tillid_ctl_fail (ctl, folder, error);

  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < backups->len; i++)
    {
      const TillidBackup *backup = backups->pdata[i];

      tillid_ctl_table_add_text (table, backup->file);
      tillid_ctl_table_add_instant (table, backup->at);
      tillid_ctl_table_add_int (table, backup->bytes);
      tillid_ctl_table_add_choice (table, tillid_yes_no_choices,
                                   backup->is_verified ? TILLID_YES_NO_YES : TILLID_YES_NO_NO);
      tillid_ctl_table_add_choice (table, tillid_yes_no_choices,
                                   backup->is_encrypted ? TILLID_YES_NO_YES : TILLID_YES_NO_NO);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
