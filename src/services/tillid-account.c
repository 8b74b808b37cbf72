/* tillid-account.c - passwords of colleagues
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* That somebody has a password, and since when, is a record with a history; what proves it is written in the same
 * transaction and has none (tillid-account-secret.h). */
#include "config.h"

#include "tillid-account.h"

#include <glib/gi18n-lib.h>

#include "tillid-account-secret.h"
#include "tillid-record-table.h"

typedef struct
{
  gint64 member;
  const char *password; /* (nullable) */
  TillidEdit *edit;     /* (owned) */
  TillidWriter writer;
  gint64 id;
} Change;

/**
 * tillid_account_has_password:
 * @session: a session
 * @member: id of a member
 * @out_has: (out): whether this member is asked for a password
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_account_has_password (TillidSession *session,
                             gint64 member,
                             gboolean *out_has,
                             GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  return tillid_account_secret_exists (tillid_session_get_db (session), member, out_has, error);
}

/* The account of @member as it is to be: made with the first password. */
static TillidAccount *
new_account (TillidSession *session, gint64 member, gboolean has_password, GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (GPtrArray) accounts =
    tillid_record_table_list (tillid_session_get_db (session), system, &tillid_account_type, error);
  TillidAccount *account = NULL;

  if (accounts == NULL)
    return NULL;
  for (guint i = 0; i < accounts->len && account == NULL; i++)
    if (((TillidAccount *) accounts->pdata[i])->member == member)
      account = tillid_account_edit (accounts->pdata[i]);
  if (account == NULL)
    account = tillid_edit_assign_id (tillid_account_new (), tillid_session_get_ids (session));
  account->member = member;
  account->has_password = has_password;
  account->changed_at = tillid_session_now_ms (session);
  return tillid_record_seal (account);
}

/* A #TillidJob. */
static gboolean
change_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  if (!tillid_db_begin (db, error))
    return FALSE;
  if (!tillid_edit_apply_in_transaction (db, change->edit, &change->writer, &change->id, error) ||
      !tillid_account_secret_write (db, change->member, change->password, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  return tillid_db_commit (db, error);
}

/**
 * tillid_account_set_password:
 * @session: a session
 * @member: id of a member: oneself, or anybody when an administrator works
 * @current: (nullable): the password that stands, asked for when one changes one's own
 * @password: (nullable): the new one; %NULL takes it away
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Sets, changes or takes away a password; the caller zeroes both texts. An administrator who changes somebody else's
 * need not know it: that stands in the history.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_account_set_password (TillidSession *session,
                             gint64 member,
                             const char *current,
                             const char *password,
                             GError **error)
{
  Change change = { .member = member, .password = password };
  TillidAccount *account = NULL;
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && member != 0, FALSE);

  own = member == tillid_session_get_member (session)->record.id;
  if (!own && !tillid_session_may (session, TILLID_ACTION_STAFF, error))
    return FALSE;
  if (own && !tillid_session_check_password (session, member, current, error))
    return FALSE;
  account = new_account (session, member, password != NULL, error);
  if (account == NULL)
    return FALSE;
  change.edit = tillid_edit_new (password != NULL ? C_ ("edit", "Password set")
                                                  : C_ ("edit", "Password taken away"));
  tillid_edit_take (change.edit, account);
  tillid_session_get_writer (session, &change.writer);
  done = tillid_session_run (session, TRUE, change_job, &change, NULL, error);
  if (done)
    tillid_session_emit_changed (session, 0, change.id);
  tillid_edit_unref (change.edit);
  return done;
}
