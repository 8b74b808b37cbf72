/* tillid-ctl.c - what the subcommands of tillidctl share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ctl.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "tillid-ctl-password.h"
#include "tillid-patient-find.h"
#include "tillid-record-table.h"

/* Progress is shown when something takes longer than this. */
#define PROGRESS_AFTER_US G_USEC_PER_SEC

/* One line on stderr, whatever the message holds. */
static void
print_line (const char *what, const char *why)
{
  g_autofree char *line = g_strdelimit (g_strdup (why), "\r\n", ' ');

  fprintf (stderr, "tillidctl: %s: %s\n", what, line);
}

static void
clear_progress (TillidCtl *ctl)
{
  if (ctl->progress_shown)
    fputs ("\r\033[K", stderr);
  ctl->progress_shown = FALSE;
}

/**
 * tillid_ctl_fail:
 * @ctl: this run
 * @what: what was to be done, or the file it is about
 * @error: why it was not
 *
 * Says so on stderr.
 *
 * Returns: the exit code
 */
int
tillid_ctl_fail (TillidCtl *ctl, const char *what, const GError *error)
{
  clear_progress (ctl);
  print_line (what, error->message);
  return g_cancellable_is_cancelled (ctl->cancellable) ? TILLID_EXIT_INTERRUPTED
                                                       : TILLID_EXIT_FAILED;
}

/* One line on standard error: what it is about (a file, a place) and why; the work goes on. */
void
tillid_ctl_warn (TillidCtl *ctl, const char *what, const char *why)
{
  clear_progress (ctl);
  print_line (what, why);
}

/* One line on standard error about what was typed. Returns: the exit code of a wrong use. */
int
tillid_ctl_refuse_usage (const char *what, const char *why)
{
  print_line (what, why);
  return TILLID_EXIT_USAGE;
}

/* A #TillidProgress; @data is the #TillidCtl. */
void
tillid_ctl_progress (guint64 done, guint64 total, gpointer data)
{
  TillidCtl *ctl = data;

  if (!isatty (STDERR_FILENO) || g_get_monotonic_time () - ctl->started < PROGRESS_AFTER_US)
    return;
  if (total > 0)
    fprintf (stderr, "\r%3.0f %%", 100.0 * (double) done / (double) total);
  else
    fprintf (stderr, "\r%" G_GUINT64_FORMAT, done);
  fflush (stderr);
  ctl->progress_shown = TRUE;
}

/* A #TillidStoreProgress; @data is the #TillidCtl. */
void
tillid_ctl_fraction (double fraction, gpointer data)
{
  tillid_ctl_progress ((guint64) (fraction * 1000), 1000, data);
}

/**
 * tillid_ctl_parse:
 * @entries: (nullable): the options of a command
 * @arguments: what follows them, for the help text
 * @min_arguments: how many arguments at least
 * @max_arguments: at most, or -1
 * @argc: (inout): of the command; argv[0] is its name
 * @argv: (inout): of the command; options are taken out
 * @out_exit: (out): the exit code when it returns %FALSE
 *
 * Returns: whether the command may go on
 */
gboolean
tillid_ctl_parse (const GOptionEntry *entries,
                  const char *arguments,
                  int min_arguments,
                  int max_arguments,
                  int *argc,
                  char ***argv,
                  int *out_exit)
{
  g_autofree char *name = g_strdup ((*argv)[0]);
  g_autofree char *program = g_strconcat ("tillidctl ", name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_set_prgname (program);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *out_exit = tillid_ctl_refuse_usage (name, error->message);
      return FALSE;
    }
  /* "--" ends the options; what follows may begin with a minus. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 < min_arguments || (max_arguments >= 0 && *argc - 1 > max_arguments))
    {
      g_autofree char *usage =
        g_strdup_printf (C_ ("ctl", "usage: tillidctl %s %s"), name, arguments);

      *out_exit = tillid_ctl_refuse_usage (name, usage);
      return FALSE;
    }
  return TRUE;
}

/* An ISO day given to an option; %NULL leaves @out_day. */
gboolean
tillid_ctl_parse_day (const char *option, const char *text, TillidDay *out_day, int *out_exit)
{
  TillidDay day = text != NULL ? tillid_day_from_iso (text) : TILLID_ABSENT;

  if (text != NULL && day == TILLID_ABSENT)
    {
      *out_exit = tillid_ctl_refuse_usage (option, C_ ("ctl", "a day is written as 2026-03-10"));
      return FALSE;
    }
  if (text != NULL)
    *out_day = day;
  return TRUE;
}

/**
 * tillid_ctl_parse_days:
 * @from: (nullable): what --from was given
 * @to: (nullable): what --to was given
 * @out_from: (inout): the first day; left as it is without @from
 * @out_to: (inout): the last day; left as it is without @to
 * @out_exit: (out): the exit code when it returns %FALSE
 *
 * Returns: whether both are days, in their order
 */
gboolean
tillid_ctl_parse_days (const char *from,
                       const char *to,
                       TillidDay *out_from,
                       TillidDay *out_to,
                       int *out_exit)
{
  if (!tillid_ctl_parse_day ("--from", from, out_from, out_exit) ||
      !tillid_ctl_parse_day ("--to", to, out_to, out_exit))
    return FALSE;
  if (from == NULL || to == NULL || *out_from <= *out_to)
    return TRUE;
  *out_exit = tillid_ctl_refuse_usage ("--to", C_ ("ctl", "the last day lies before the first"));
  return FALSE;
}

/* The password of whoever is named by --as, or of the owner. */
static TillidSession *
open_with_password (TillidCtl *ctl, TillidSessionFlags flags, GError **error)
{
  TillidSession *session = NULL;
  char *password = tillid_ctl_read_password (ctl, C_ ("ctl", "Password: "), error);

  if (password != NULL)
    session =
      tillid_session_open_with_password (ctl->db_path, ctl->as_name, password, flags, error);
  tillid_ctl_forget_password (password);
  return session;
}

/* An encrypted clinic: the recovery key if a file holds it, else name and password. */
static TillidSession *
open_encrypted (TillidCtl *ctl, TillidSessionFlags flags, GError **error)
{
  TillidSession *session = NULL;
  char *recovery = NULL;

  if (!tillid_ctl_read_recovery_key (&recovery, error))
    return NULL;
  if (recovery != NULL)
    session =
      tillid_session_open_with_recovery_key (ctl->db_path, ctl->as_name, recovery, flags, error);
  else if (ctl->as_name != NULL)
    session = open_with_password (ctl, flags, error);
  else
    g_set_error_literal (
      error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED,
      C_ ("ctl", "the clinic file is encrypted, or is none: --as NAME with a password opens it, or "
                 "the recovery key in a file that $TILLID_RECOVERY_KEY_FILE names"));
  tillid_ctl_forget_password (recovery);
  return session;
}

/* Asks for a password only when there is one. */
static TillidSession *
open_session (TillidCtl *ctl, TillidSessionFlags flags, GError **error)
{
  g_autoptr (GError) local = NULL;
  TillidSession *session = tillid_session_open (ctl->db_path, ctl->as_name, flags, &local);

  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_NEEDED))
    return open_with_password (ctl, flags, error);
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED))
    return open_encrypted (ctl, flags, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return session;
}

/**
 * tillid_ctl_open:
 * @ctl: this run
 * @writing: the command changes the record
 *
 * Opens the clinic; says on stderr why not. A file that cannot be written is still read, with a warning: what was
 * read is then in no log.
 *
 * Returns: (transfer full) (nullable): the session
 */
TillidSession *
tillid_ctl_open (TillidCtl *ctl, gboolean writing)
{
  g_autoptr (GError) error = NULL;
  TillidSession *session = open_session (ctl, TILLID_SESSION_DIRECT, &error);

  ctl->writing = writing;
  if (session == NULL && !writing &&
      g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      session = open_session (ctl, TILLID_SESSION_READ_ONLY, &error);
      if (session != NULL)
        tillid_ctl_warn (ctl, ctl->db_path,
                         C_ ("ctl", "the file cannot be written; reading is not logged"));
    }
  if (session == NULL)
    {
      tillid_ctl_fail (ctl, ctl->db_path, error);
      return NULL;
    }
  tillid_db_set_cancellable (tillid_session_get_db (session), ctl->cancellable);
  return session;
}

/* (transfer full) (element-type TillidRecord): all records of a kind that @scope shows. */
GPtrArray *
tillid_ctl_list (TillidSession *session,
                 const TillidScope *scope,
                 const TillidRecordType *type,
                 GError **error)
{
  return tillid_record_table_list (tillid_session_get_db (session), scope, type, error);
}

/**
 * tillid_ctl_open_patient:
 * @ctl: this run
 * @session: the clinic
 * @name: how the patient was named: id, number or name
 * @what: a code for the access log
 * @out_patient: (out): the id
 * @out_exit: (out): the exit code when it returns %NULL
 *
 * Says on stderr why not.
 *
 * Returns: (transfer full) (nullable): the scope of that patient; the reading is logged
 */
TillidScope *
tillid_ctl_open_patient (TillidCtl *ctl,
                         TillidSession *session,
                         const char *name,
                         const char *what,
                         gint64 *out_patient,
                         int *out_exit)
{
  g_autoptr (GError) error = NULL;
  TillidScope *scope = NULL;

  if (tillid_patient_find (session, name, out_patient, &error))
    scope = tillid_session_open_patient (session, *out_patient, what, NULL, &error);
  if (scope == NULL)
    *out_exit = tillid_ctl_fail (ctl, name, error);
  return scope;
}

/* (transfer full): the colleague of that name or id. */
TillidMember *
tillid_ctl_find_member (TillidSession *session, const char *name, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);
  g_autoptr (GPtrArray) members = tillid_ctl_list (session, scope, &tillid_member_type, error);
  TillidMember *found = NULL;
  guint n_found = 0;

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      TillidMember *member = members->pdata[i];
      g_autofree char *id = tillid_id_dup_text (member->record.id);

      if (g_strcmp0 (member->name, name) != 0 && g_strcmp0 (id, name) != 0)
        continue;
      found = member;
      n_found++;
    }
  if (n_found == 1)
    return tillid_record_ref (found);
  if (members != NULL && n_found == 0)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                         C_ ("error", "Nobody of that name works here."));
  else if (n_found > 1)
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_AMBIGUOUS,
                         C_ ("error", "Several colleagues have that name; use the id."));
  return NULL;
}

/* (transfer full): id -> name of everybody who works or worked here. */
GHashTable *
tillid_ctl_names (TillidSession *session, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);
  g_autoptr (GPtrArray) members = tillid_ctl_list (session, scope, &tillid_member_type, error);
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      g_hash_table_insert (names, g_memdup2 (&member->record.id, sizeof (gint64)),
                           g_strdup (member->name));
    }
  return members != NULL ? g_steal_pointer (&names) : NULL;
}

/* (transfer none) (nullable) */
const char *
tillid_ctl_name (GHashTable *names, gint64 id)
{
  return g_hash_table_lookup (names, &id);
}
