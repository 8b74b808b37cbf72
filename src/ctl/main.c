/* main.c - tillidctl, the headless half
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* SIGINT and SIGTERM are blocked in every thread but one, which waits for them and cancels what runs: the
 * transaction is rolled back and the program ends with 130. A second signal ends it at once; the
 * database recovers by itself. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tillid-ctl.h"
#include "tillid-words.h"

static const TillidCtlCommand commands[] = {
  { "backup", NC_ ("ctl", "a verified copy of the clinic"), tillid_ctl_backup },
  { "backups", NC_ ("ctl", "the backups in a folder"), tillid_ctl_backups },
  { "brief", NC_ ("ctl", "what to know before the next visit of a patient"), tillid_ctl_brief },
  { "caseload", NC_ ("ctl", "the coordinator’s table of patients"), tillid_ctl_caseload },
  { "conference", NC_ ("ctl", "one page for each patient of a conference"), tillid_ctl_conference },
  { "continuity", NC_ ("ctl", "who met whom: indices of continuity"), tillid_ctl_continuity },
  { "demo", NC_ ("ctl", "create a clinic with invented people"), tillid_ctl_demo },
  { "edits", NC_ ("ctl", "what was done"), tillid_ctl_edits },
  { "export", NC_ ("ctl", "a patient’s record as FHIR or CSV"), tillid_ctl_export },
  { "grant", NC_ ("ctl", "who was let in to whom, and openings with a reason"), tillid_ctl_grant },
  { "import", NC_ ("ctl", "bring in files from elsewhere (FHIR R4 XML)"), tillid_ctl_import },
  { "journal", NC_ ("ctl", "the text of a visit for the journal"), tillid_ctl_journal },
  { "letter", NC_ ("ctl", "a letter about the plan, as PDF"), tillid_ctl_letter },
  { "log", NC_ ("ctl", "who has read about a patient"), tillid_ctl_log },
  { "new", NC_ ("ctl", "create an empty clinic file"), tillid_ctl_new },
  { "patients", NC_ ("ctl", "list or search patients"), tillid_ctl_patients },
  { "plan", NC_ ("ctl", "goals, steps, agreements and promises of a patient"), tillid_ctl_plan },
  { "recovery-key", NC_ ("ctl", "the key on paper of an encrypted clinic"),
    tillid_ctl_recovery_key },
  { "restore", NC_ ("ctl", "a clinic file from a backup"), tillid_ctl_restore },
  { "schema", NC_ ("ctl", "record types and their fields"), tillid_ctl_schema },
  { "staff", NC_ ("ctl", "who works here: list, add, end, roles, password"), tillid_ctl_staff },
  { "timeline", NC_ ("ctl", "the story of a patient, as a list or drawn"), tillid_ctl_timeline },
  { "today", NC_ ("ctl", "promises, visits, what is waited for, who was not in touch"),
    tillid_ctl_today },
  { "undo", NC_ ("ctl", "undo an edit by a new one"), tillid_ctl_undo },
  { "verify", NC_ ("ctl", "whether the clinic file is whole and unchanged"), tillid_ctl_verify },
};

static sigset_t stop_signals;

static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  int which;

  while (sigwait (&stop_signals, &which) == 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        _exit (TILLID_EXIT_INTERRUPTED);
      g_cancellable_cancel (cancellable);
    }
  return NULL;
}

static void
start_signal_thread (GCancellable *cancellable)
{
  sigemptyset (&stop_signals);
  sigaddset (&stop_signals, SIGINT);
  sigaddset (&stop_signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &stop_signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, cancellable));
}

/* The global options: they may stand before or after the command, up to a "--". */
typedef struct
{
  const char *db, *as, *format, *language; /* (unowned) (nullable) */
} Globals;

/* Takes a global option out of @argv; FALSE if its value is missing. */
static gboolean
take_global (const char *name,
             const char **value,
             int *argc,
             char **argv,
             int i,
             gboolean *out_taken)
{
  gsize length = strlen (name);
  int n_taken = 0;

  if (strncmp (argv[i], "--", 2) == 0 && strncmp (argv[i] + 2, name, length) == 0)
    {
      const char *rest = argv[i] + 2 + length;

      if (*rest == '=')
        *value = rest + 1;
      else if (*rest == '\0')
        *value = argv[i + 1];
      n_taken = *rest == '=' ? 1 : *rest == '\0' ? 2 : 0;
    }
  *out_taken = n_taken > 0;
  if (n_taken == 0)
    return TRUE;
  if (*value == NULL)
    return FALSE;
  memmove (argv + i, argv + i + n_taken, sizeof *argv * (size_t) (*argc - i - n_taken + 1));
  *argc -= n_taken;
  return TRUE;
}

/* Returns the option whose value is missing, or NULL. */
static const char *
take_globals (Globals *globals, int *argc, char **argv)
{
  const struct
  {
    const char *name;
    const char **value;
  } options[] = { { "db", &globals->db },
                  { "as", &globals->as },
                  { "format", &globals->format },
                  { "language", &globals->language } };

  for (int i = 1; i < *argc && !g_str_equal (argv[i], "--");)
    {
      gboolean taken = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (options) && !taken; k++)
        if (!take_global (options[k].name, options[k].value, argc, argv, i, &taken))
          return argv[i];
      if (!taken)
        i++;
    }
  return NULL;
}

/* The language of messages must be known before the first message. */
static void
choose_language (const char *language)
{
  const char *locale_dir = g_getenv ("TILLID_LOCALE_DIR");

  if (language != NULL)
    g_free (tillid_words_speak (language));
  tillid_words_init (locale_dir != NULL ? locale_dir : TILLID_LOCALE_DIR);
  if (language != NULL)
    g_free (tillid_words_speak (language));
}

static void
print_help (void)
{
  printf ("%s\n  tillidctl [--db FILE] [--as NAME] [--format table|csv|json] [--language TAG] "
          "COMMAND [ARGS]\n\n",
          C_ ("ctl", "Usage:"));
  printf ("  --db FILE       %s\n", C_ ("ctl", "the clinic file"));
  printf ("  --as NAME       %s\n", C_ ("ctl", "the colleague who works"));
  printf ("  --format        %s\n", C_ ("ctl", "how results are printed"));
  printf ("  --language TAG  %s\n\n", C_ ("ctl", "the language of messages"));
  printf ("%s\n", C_ ("ctl", "Commands (tillidctl COMMAND --help says more):"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-12s  %s\n", commands[i].name,
            g_dpgettext2 (GETTEXT_PACKAGE, "ctl", commands[i].help));
}

static gboolean
read_format (TillidCtl *ctl, const char *format)
{
  static const char *const formats[] = { "table", "csv", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (format, formats[i]) == 0)
      {
        ctl->format = (TillidCtlFormat) i;
        return TRUE;
      }
  return format == NULL;
}

static int
run_command (TillidCtl *ctl, int argc, char **argv)
{
  if (argc < 2)
    return tillid_ctl_refuse_usage ("tillidctl",
                                    C_ ("ctl", "which command? tillidctl --help lists them"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return TILLID_EXIT_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (ctl, argc - 1, argv + 1);
  return tillid_ctl_refuse_usage (argv[1],
                                  C_ ("ctl", "no such command; tillidctl --help lists them"));
}

static char *
default_path (void)
{
  const char *path = g_getenv ("TILLID_DB");

  if (path != NULL && *path != '\0')
    return g_strdup (path);
  return g_build_filename (g_get_user_data_dir (), "tillid", "clinic.tillid", NULL);
}

/* A script must not take half of a table for all of it. What was written to the record before stays. */
static int
check_output (TillidCtl *ctl, int exit_code)
{
  gboolean written = fflush (stdout) == 0 && !ferror (stdout);

  if (written || (exit_code != TILLID_EXIT_DONE && exit_code != TILLID_EXIT_WARNINGS))
    return exit_code;
  tillid_ctl_warn (ctl, "tillidctl", C_ ("ctl", "the result could not be printed"));
  return ctl->writing ? TILLID_EXIT_WARNINGS : TILLID_EXIT_FAILED;
}

int
main (int argc, char *argv[])
{
  TillidCtl ctl = { .cancellable = g_cancellable_new (), .started = g_get_monotonic_time () };
  Globals globals = { 0 };
  const char *without_value = take_globals (&globals, &argc, argv);
  int exit_code;

  choose_language (globals.language);
  start_signal_thread (ctl.cancellable);
  ctl.db_path = globals.db != NULL ? g_strdup (globals.db) : default_path ();
  ctl.as_name = g_strdup (globals.as);
  if (without_value != NULL)
    exit_code = tillid_ctl_refuse_usage (without_value, C_ ("ctl", "needs a value"));
  else if (!read_format (&ctl, globals.format))
    exit_code = tillid_ctl_refuse_usage ("--format", C_ ("ctl", "one of table, csv, json"));
  else
    exit_code = run_command (&ctl, argc, argv);
  exit_code = check_output (&ctl, exit_code);
  g_free (ctl.db_path);
  g_free (ctl.as_name);
  /* The signal thread may still hold the cancellable: it lives as long as the program. */
  return exit_code;
}
