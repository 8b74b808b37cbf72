/* tillid-ctl-import.c - tillidctl import: files from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl.h"
#include "tillid-format.h"
#include "tillid-import.h"

/* The counts stand in the order of TillidImportKind. */
static const TillidCtlColumn columns[] = {
  { "file", NC_ ("column", "file") },
  { "type", NC_ ("column", "type") },
  { "patients", NC_ ("column", "patients") },
  { "visits", NC_ ("column", "visits") },
  { "conditions", NC_ ("column", "conditions") },
  { "observations", NC_ ("column", "observations") },
  { "goals", NC_ ("column", "goals") },
  { "plans", NC_ ("column", "plans") },
  { "others", NC_ ("column", "others") },
  { "skipped", NC_ ("column", "skipped") },
  { "warnings", NC_ ("column", "warnings") },
};

static void
add_row (TillidCtlTable *table, const char *file, const TillidImportResult *result)
{
  tillid_ctl_table_add_text (table, file);
  tillid_ctl_table_add_text (table, result->type);
  for (int i = 0; i < TILLID_N_IMPORT_KINDS; i++)
    tillid_ctl_table_add_int (table, result->counts[i]);
  tillid_ctl_table_add_int (table, result->skipped);
  tillid_ctl_table_add_int (table, result->warnings->len);
}

static void
print_notes (TillidCtl *ctl, const char *file, const TillidImportResult *result)
{
  for (guint i = 0; i < result->warnings->len; i++)
    tillid_ctl_warn (ctl, file, result->warnings->pdata[i]);
  if (result->removed_extensions > 0)
    {
      g_autofree char *number = tillid_format_number (result->removed_extensions, NULL);
      g_autofree char *note = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s entry for which this program has no place was left out",
                     "%s entries for which this program has no place were left out",
                     result->removed_extensions),
        number);

      tillid_ctl_warn (ctl, file, note);
    }
}

/* Returns the exit code of one file. */
static int
import_one (TillidCtl *ctl,
            TillidSession *session,
            const char *file,
            gboolean dry_run,
            TillidCtlTable *table)
{
  g_auto (TillidImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!tillid_import_file (session, file, dry_run, ctl->cancellable, tillid_ctl_progress, ctl,
                           &result, &error))
    return tillid_ctl_fail (ctl, file, error);
  print_notes (ctl, file, &result);
  add_row (table, file, &result);
  return result.warnings->len > 0 ? TILLID_EXIT_WARNINGS : TILLID_EXIT_DONE;
}

static int
import_all (TillidCtl *ctl, TillidSession *session, char **files, gboolean dry_run)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  guint n_files = g_strv_length (files), n_refused = 0;
  int exit_code = TILLID_EXIT_DONE;

  for (guint i = 0; i < n_files; i++)
    {
      int one = import_one (ctl, session, files[i], dry_run, table);

      if (one == TILLID_EXIT_INTERRUPTED)
        {
          exit_code = one;
          break;
        }
      n_refused += one == TILLID_EXIT_FAILED;
      if (one != TILLID_EXIT_DONE)
        exit_code = TILLID_EXIT_WARNINGS;
    }
  if (n_refused == n_files)
    return TILLID_EXIT_FAILED;
  tillid_ctl_table_print (table);
  return exit_code;
}

/* `import FILE...`: all of the files or nothing; names the place of a fault. Returns: an exit code. */
int
tillid_ctl_import (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *type = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "as-type", 0, 0, G_OPTION_ARG_STRING, &type, N_ ("What the files are"), "fhir|auto" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would be there, write nothing"),
      NULL },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "FILE... [--as-type fhir|auto] [--dry-run]", 1, -1, &argc, &argv,
                         &exit_code))
    return exit_code;
  if (type != NULL && !g_str_equal (type, "fhir") && !g_str_equal (type, "auto"))
    return tillid_ctl_refuse_usage ("--as-type", C_ ("ctl", "one of fhir, auto"));
  session = tillid_ctl_open (ctl, TRUE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  return import_all (ctl, session, argv + 1, dry_run);
}
