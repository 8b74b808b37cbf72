/* tillid-account.c - passwords of colleagues
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* That somebody has a password, and since when, is a record with a history; what proves it is written in the same
 * transaction and has none (tillid-account-secret.h).
 *
 * In an encrypted clinic a password has a slot beside the file as well. Two files cannot change in one moment: the new slot is
 * written first, beside the old one, and the old one goes when the clinic has the new password. In between both passwords
 * open the file and one of them lets in. */
#include "config.h"

#include "tillid-account.h"

#include <glib/gi18n-lib.h>

#include "tillid-account-secret.h"
#include "tillid-key-slots.h"
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

/* The last password of an encrypted clinic stays: without any, one sheet of paper would be all there is. */
static gboolean
refuse_last (TillidSession *session, gint64 member, GError **error)
{
  if (!tillid_session_is_encrypted (session) ||
      tillid_key_slots_count_others (tillid_session_get_path (session), member) > 0)
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                       C_ ("error",
                           "It is the last password that opens the encrypted clinic. Nothing "
                           "was changed."));
  return FALSE;
}

/* The slot of a new password, if the clinic is encrypted. */
static gboolean
add_slot (TillidSession *session,
          gint64 member,
          const char *password,
          guint8 *out_slot,
          GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidRecord) record = NULL;
  TillidKeyHolder holder = { .member = member };

  if (!tillid_session_is_encrypted (session))
    return TRUE;
  record = tillid_record_table_get (tillid_session_get_db (session), system, &tillid_member_type,
                                    member, error);
  if (record == NULL)
    return FALSE;
  holder.name = ((const TillidMember *) record)->name;
  return tillid_account_secret_is_long_enough (password, error) &&
         tillid_key_slots_add (tillid_session_get_path (session), tillid_session_get_key (session),
                               &holder, password, out_slot, error);
}

/* An old slot that cannot be removed now goes when the member opens the clinic with the new password. */
static void
settle_slots (TillidSession *session,
              gint64 member,
              const char *password,
              const guint8 *slot,
              gboolean done)
{
  const char *path = tillid_session_get_path (session);

  if (!tillid_session_is_encrypted (session))
    return;
  if (done)
    tillid_key_slots_keep (path, member, password != NULL ? slot : NULL, NULL);
  else if (password != NULL)
    tillid_key_slots_drop (path, slot, NULL);
}

/**
 * tillid_account_set_password:
 * @session: a session
 * @member: id of a member: oneself, or anybody when an administrator works
 * @current: (nullable): the password that stands, asked for when one changes one's own, unless the recovery key
 *   opened the clinic
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
  guint8 slot[TILLID_KEY_SLOT_ID_BYTES];
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && member != 0, FALSE);

  own = member == tillid_session_get_member (session)->record.id;
  if (!own && !tillid_session_may (session, TILLID_ACTION_STAFF, error))
    return FALSE;
  if (own && !tillid_session_is_recovered (session) &&
      !tillid_session_check_password (session, member, current, error))
    return FALSE;
  if (password != NULL ? !add_slot (session, member, password, slot, error)
                       : !refuse_last (session, member, error))
    return FALSE;
  account = new_account (session, member, password != NULL, error);
  if (account == NULL)
    {
      settle_slots (session, member, password, slot, FALSE);
      return FALSE;
    }
  change.edit = tillid_edit_new (password != NULL ? C_ ("edit", "Password set")
                                                  : C_ ("edit", "Password taken away"));
  tillid_edit_take (change.edit, account);
  tillid_session_get_writer (session, &change.writer);
  done = tillid_session_run (session, TRUE, change_job, &change, NULL, error);
  settle_slots (session, member, password, slot, done);
  if (done)
    tillid_session_emit_changed (session, 0, change.id);
  tillid_edit_unref (change.edit);
  return done;
}
