/* tillid-ctl.h - what the subcommands of tillidctl share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-ctl-table.h"
#include "tillid-demo.h"
#include "tillid-session.h"

G_BEGIN_DECLS

enum
{
  TILLID_EXIT_DONE = 0,
  TILLID_EXIT_FAILED = 1,       /* refused or failed: nothing changed */
  TILLID_EXIT_USAGE = 2,        /* wrong usage */
  TILLID_EXIT_WARNINGS = 3,     /* done, with warnings on stderr */
  TILLID_EXIT_INTERRUPTED = 130 /* SIGINT: rolled back */
};

/**
 * TillidCtl:
 *
 * One run of the program: the global options and what it was stopped by.
 */
typedef struct
{
  char *db_path;             /* (owned) */
  char *as_name;             /* (owned) (nullable) */
  TillidCtlFormat format;    /* of results */
  GCancellable *cancellable; /* (owned): SIGINT */
  gboolean progress_shown;   /* a line of progress stands on the terminal */
  gint64 started;            /* monotonic, microseconds */
  gboolean writing;          /* the command changes the record */
  guint n_passwords;         /* lines of the password file that were used */
} TillidCtl;

/**
 * TillidCtlCommand:
 * @name: as typed
 * @help: one line, with context "ctl"
 * @run: does it; argv[0] is @name; returns an exit code
 */
typedef struct
{
  const char *name;
  const char *help;
  int (*run) (TillidCtl *ctl, int argc, char **argv);
} TillidCtlCommand;

gboolean tillid_ctl_parse (const GOptionEntry *entries,
                           const char *arguments,
                           int min_arguments,
                           int max_arguments,
                           int *argc,
                           char ***argv,
                           int *out_exit);
int tillid_ctl_fail (TillidCtl *ctl, const char *what, const GError *error);
int tillid_ctl_refuse_usage (const char *what, const char *why);
void tillid_ctl_warn (TillidCtl *ctl, const char *what, const char *why);
void tillid_ctl_progress (guint64 done, guint64 total, gpointer data);
void tillid_ctl_fraction (double fraction, gpointer data);
TillidSession *tillid_ctl_open (TillidCtl *ctl, gboolean writing) G_GNUC_WARN_UNUSED_RESULT;
gboolean
tillid_ctl_parse_day (const char *option, const char *text, TillidDay *out_day, int *out_exit);
gboolean tillid_ctl_parse_days (const char *from,
                                const char *to,
                                TillidDay *out_from,
                                TillidDay *out_to,
                                int *out_exit);
GPtrArray *tillid_ctl_list (TillidSession *session,
                            const TillidScope *scope,
                            const TillidRecordType *type,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

TillidScope *tillid_ctl_open_patient (TillidCtl *ctl,
                                      TillidSession *session,
                                      const char *name,
                                      const char *what,
                                      gint64 *out_patient,
                                      int *out_exit) G_GNUC_WARN_UNUSED_RESULT;
TillidMember *tillid_ctl_find_member (TillidSession *session,
                                      const char *name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *tillid_ctl_names (TillidSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_ctl_name (GHashTable *names, gint64 id);

int tillid_ctl_backup (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_backups (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_brief (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_caseload (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_conference (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_continuity (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_edits (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_export (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_grant (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_import (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_letter (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_log (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_journal (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_new (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_demo (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_patients (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_plan (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_recovery_key (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_restore (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_schema (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_staff (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_timeline (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_today (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_undo (TillidCtl *ctl, int argc, char **argv);
int tillid_ctl_verify (TillidCtl *ctl, int argc, char **argv);

G_END_DECLS
