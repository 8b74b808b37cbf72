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
  { "new", NC_ ("ctl", "create an empty clinic file"), tillid_ctl_new },
  { "demo", NC_ ("ctl", "create a clinic with invented people"), tillid_ctl_demo },
  { "schema", NC_ ("ctl", "record types and their fields"), tillid_ctl_schema },
  { "staff", NC_ ("ctl", "who works here: list, add, end"), tillid_ctl_staff },
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

/* The language of messages must be known before the first message, so before the options are parsed. */
static void
choose_language (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("TILLID_LOCALE_DIR");
  const char *language = NULL;

  for (int i = 1; i < argc && language == NULL && g_str_has_prefix (argv[i], "-"); i++)
    {
      if (g_str_has_prefix (argv[i], "--language="))
        language = argv[i] + strlen ("--language=");
      else if (g_str_equal (argv[i], "--language"))
        language = argv[i + 1];
      else if (strchr (argv[i], '=') == NULL)
        i++; /* the value of another global option */
    }
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  tillid_words_init (locale_dir != NULL ? locale_dir : TILLID_LOCALE_DIR);
  /* gettext looks at LANGUAGE in every locale but "C". */
  if (language != NULL && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

static char *
list_of_commands (void)
{
  GString *text = g_string_new (C_ ("ctl", "Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-12s %s", commands[i].name,
                            g_dpgettext2 (GETTEXT_PACKAGE, "ctl", commands[i].help));
  return g_string_free (text, FALSE);
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

/* The global options; everything from the command on stays in @argv. */
static gboolean
read_options (TillidCtl *ctl, int *argc, char ***argv, int *out_exit)
{
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *help = list_of_commands ();
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &ctl->db_path, N_ ("The clinic file"), "FILE" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &ctl->as_name, N_ ("The colleague who works"), "NAME" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("How results are printed"),
      "table|csv|json" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The language of messages"), "TAG" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND [ARGS]");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, help);
  if (!g_option_context_parse (context, argc, argv, &error))
    *out_exit = tillid_ctl_refuse_usage ("tillidctl", error->message);
  else if (!read_format (ctl, format))
    *out_exit = tillid_ctl_refuse_usage ("--format", C_ ("ctl", "one of table, csv, json"));
  else if (*argc < 2)
    *out_exit = tillid_ctl_refuse_usage ("tillidctl",
                                         C_ ("ctl", "which command? tillidctl --help lists them"));
  else
    return TRUE;
  return FALSE;
}

static int
run (TillidCtl *ctl, int argc, char **argv)
{
  int exit_code = TILLID_EXIT_USAGE;

  if (!read_options (ctl, &argc, &argv, &exit_code))
    return exit_code;
  if (ctl->db_path == NULL)
    ctl->db_path = g_strdup (g_getenv ("TILLID_DB"));
  if (ctl->db_path == NULL)
    ctl->db_path = g_build_filename (g_get_user_data_dir (), "tillid", "clinic.tillid", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (ctl, argc - 1, argv + 1);
  return tillid_ctl_refuse_usage (argv[1],
                                  C_ ("ctl", "no such command; tillidctl --help lists them"));
}

int
main (int argc, char *argv[])
{
  TillidCtl ctl = { .cancellable = g_cancellable_new (), .started = g_get_monotonic_time () };
  int exit_code;

  choose_language (argc, argv);
  start_signal_thread (ctl.cancellable);
  exit_code = run (&ctl, argc, argv);
  if (fflush (stdout) != 0 && exit_code == TILLID_EXIT_DONE)
    exit_code = TILLID_EXIT_FAILED;
  g_free (ctl.db_path);
  g_free (ctl.as_name);
  /* The signal thread may still hold the cancellable: it lives as long as the program. */
  return exit_code;
}
