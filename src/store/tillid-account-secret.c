/* tillid-account-secret.c - what proves a password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A verifier is Argon2id as libsodium writes it, with its salt and limits. From the third failure on a member has to wait,
 * 1, 2, 4 ... 300 seconds after the last one; both stand in the file, so that a new start does not shorten the wait.
 * A failure is counted before the password is looked at: whoever ends the program while it computes, or tries in
 * several programs at once, has counted as well. When the clock stands before the last failure somebody set it back: the
 * whole delay begins again from now, so that it is never shorter, and never longer than one delay. */
#include "config.h"

#include "tillid-account-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "tillid-day.h"
#include "tillid-format.h"

#define FREE_FAILURES 3
#define LONGEST_DELAY 300 /* seconds */

typedef struct
{
  char *verifier; /* (owned) (nullable) */
  gint64 failures;
  gint64 last_failure; /* ms UTC, or TILLID_ABSENT */
} Secret;

static void
secret_clear (Secret *secret)
{
  g_free (secret->verifier);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Secret, secret_clear)

/**
 * tillid_account_secret_delay:
 * @failures: wrong passwords in a row
 *
 * Returns: how many seconds after the last one another is looked at
 */
gint64
tillid_account_secret_delay (gint64 failures)
{
  if (failures < FREE_FAILURES)
    return 0;
  return MIN (G_GINT64_CONSTANT (1) << MIN (failures - FREE_FAILURES, 30), LONGEST_DELAY);
}

static gboolean
read_secret (TillidDb *db, gint64 member, Secret *out, GError **error)
{
  static const char sql[] =
    "SELECT verifier, failures, last_failure FROM account_secret WHERE member = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, member);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *out = (Secret){ g_strdup (tillid_stmt_get_text (stmt, 0)), tillid_stmt_get_int (stmt, 1),
                     tillid_stmt_get_optional (stmt, 2) };
  return TRUE;
}

static gboolean
write_failures (TillidDb *db, gint64 member, gint64 failures, gint64 at, GError **error)
{
  static const char sql[] =
    "UPDATE account_secret SET failures = ?2, last_failure = ?3 WHERE member = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, member);
  tillid_stmt_bind_int (stmt, 2, failures);
  tillid_stmt_bind_optional (stmt, 3, at);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_account_secret_exists:
 * @db: a connection
 * @member: id of a member
 * @out_exists: (out): whether this member has a password
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_account_secret_exists (TillidDb *db, gint64 member, gboolean *out_exists, GError **error)
{
  g_auto (Secret) secret = { 0 };

  g_return_val_if_fail (TILLID_IS_DB (db) && out_exists != NULL, FALSE);

  if (!read_secret (db, member, &secret, error))
    return FALSE;
  *out_exists = secret.verifier != NULL;
  return TRUE;
}

/* Whether @password may be one; sets @error if not. */
gboolean
tillid_account_secret_is_long_enough (const char *password, GError **error)
{
  g_return_val_if_fail (password != NULL, FALSE);

  if (g_utf8_strlen (password, -1) >= TILLID_PASSWORD_SHORTEST)
    return TRUE;
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
               C_ ("error", "A password has at least %d characters. Nothing was changed."),
               TILLID_PASSWORD_SHORTEST);
  return FALSE;
}

/**
 * tillid_account_secret_write:
 * @db: a connection in a transaction
 * @member: id of a member
 * @password: (nullable): the new one; %NULL takes it away
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Takes 64 MiB and about 100 ms (crypto_pwhash, INTERACTIVE). Failures are forgotten.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_account_secret_write (TillidDb *db, gint64 member, const char *password, GError **error)
{
  static const char sql[] =
    "INSERT INTO account_secret (member, verifier) VALUES (?1, ?2) ON CONFLICT (member)"
    " DO UPDATE SET verifier = excluded.verifier, failures = 0, last_failure = NULL";
  g_autoptr (TillidStmt) stmt = NULL;
  char verifier[crypto_pwhash_STRBYTES] = "";

  g_return_val_if_fail (TILLID_IS_DB (db) && tillid_db_in_transaction (db), FALSE);

  if (password != NULL && !tillid_account_secret_is_long_enough (password, error))
    return FALSE;
  if (password != NULL &&
      crypto_pwhash_str (verifier, password, strlen (password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED,
                           C_ ("error",
                               "There is not enough memory for a password. Nothing was changed."));
      return FALSE;
    }
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, member);
  tillid_stmt_bind_text (stmt, 2, password != NULL ? verifier : NULL);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_account_secret_may_try:
 * @failures: wrong passwords in a row
 * @last_failure: milliseconds since 1970 UTC, or %TILLID_ABSENT
 * @now_ms: milliseconds since 1970 UTC
 * @out_restart: (out): whether the clock was set back: the whole wait begins again now
 * @error: return location for %TILLID_STORE_ERROR_PASSWORD_WAIT
 *
 * Returns: whether no wait is left
 */
gboolean
tillid_account_secret_may_try (gint64 failures,
                               gint64 last_failure,
                               gint64 now_ms,
                               gboolean *out_restart,
                               GError **error)
{
  const gint64 delay = tillid_account_secret_delay (failures) * 1000;
  gint64 passed = last_failure != TILLID_ABSENT ? now_ms - last_failure : delay;
  g_autofree char *number = NULL;
  gint64 seconds;

  *out_restart = delay > 0 && passed < 0;
  if (passed < 0)
    passed = 0;
  if (passed >= delay)
    return TRUE;
  seconds = (delay - passed + 999) / 1000;
  number = tillid_format_number (seconds, NULL);
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WAIT,
               g_dngettext (GETTEXT_PACKAGE,
                            "Too many wrong passwords. Wait %s second before the next one.",
                            "Too many wrong passwords. Wait %s seconds before the next one.",
                            (gulong) seconds),
               number);
  return FALSE;
}

/* In a transaction: looks whether a password may be tried now, and counts it as a failure until it is proved. */
static gboolean
begin_try (TillidDb *db, gint64 member, gint64 now_ms, Secret *secret, GError **error)
{
  g_autoptr (GError) wait = NULL;
  gboolean restart;

  if (!read_secret (db, member, secret, error))
    return FALSE;
  if (tillid_account_secret_may_try (secret->failures, secret->last_failure, now_ms, &restart,
                                     &wait))
    return tillid_db_is_read_only (db) ||
           write_failures (db, member, secret->failures + 1, now_ms, error);
  if (restart && !tillid_db_is_read_only (db) &&
      write_failures (db, member, secret->failures, now_ms, NULL))
    tillid_db_commit (db, NULL);
  g_propagate_error (error, g_steal_pointer (&wait));
  return FALSE;
}

static gboolean
try_in_file (TillidDb *db, gint64 member, gint64 now_ms, Secret *secret, GError **error)
{
  const gboolean reads_only = tillid_db_is_read_only (db);

  if (!(reads_only ? tillid_db_begin_read (db, error) : tillid_db_begin (db, error)))
    return FALSE;
  if (begin_try (db, member, now_ms, secret, error))
    {
      if (!reads_only)
        return tillid_db_commit (db, error);
      tillid_db_rollback (db);
      return TRUE;
    }
  if (tillid_db_in_transaction (db))
    tillid_db_rollback (db);
  return FALSE;
}

/**
 * tillid_account_secret_check:
 * @db: the writing connection; with one that only reads failures are not counted
 * @member: id of a member
 * @password: (nullable): what was typed; the caller zeroes it
 * @now_ms: milliseconds since 1970 UTC
 * @error: return location for %TILLID_STORE_ERROR_PASSWORD_NEEDED, %TILLID_STORE_ERROR_PASSWORD_WRONG,
 *   %TILLID_STORE_ERROR_PASSWORD_WAIT or another error
 *
 * Takes 64 MiB and about 100 ms when there is a password.
 *
 * Returns: whether @member has no password, or @password is the one
 */
gboolean
tillid_account_secret_check (TillidDb *db,
                             gint64 member,
                             const char *password,
                             gint64 now_ms,
                             GError **error)
{
  g_auto (Secret) secret = { 0 };
  gboolean exists;

  g_return_val_if_fail (TILLID_IS_DB (db), FALSE);

  if (!tillid_account_secret_exists (db, member, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (password == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_NEEDED,
                           C_ ("error", "A password is needed to work here under this name."));
      return FALSE;
    }
  if (!try_in_file (db, member, now_ms, &secret, error))
    return FALSE;
  if (secret.verifier != NULL &&
      crypto_pwhash_str_verify (secret.verifier, password, strlen (password)) != 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_WRONG,
                           C_ ("error", "This is not the password."));
      return FALSE;
    }
  return tillid_db_is_read_only (db) || write_failures (db, member, 0, TILLID_ABSENT, error);
}
