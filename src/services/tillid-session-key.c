/* tillid-session-key.c - coming in: with a name, a password, or the recovery key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An encrypted clinic cannot say who works in it before it is open. So the name is needed first; its slot beside the file
 * (tillid-key-slots.h) gives the key and says who it is, then the password is proved inside like anybody's. The
 * recovery key opens without a password, because whoever has it can read the file in any case: that is in the access log.
 *
 * The slots follow what stands in the clinic: who has left, or has no password any more, has no slot. That is looked at when
 * the clinic is opened and after each change that is about no patient, however it came about. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-account-secret.h"
#include "tillid-clinic-file.h"
#include "tillid-clinic-key.h"
#include "tillid-record-table.h"
#include "tillid-scope-private.h"
#include "tillid-session-private.h"

/**
 * tillid_session_open_with_password:
 * @path: a clinic file
 * @as_name: (nullable): the name of the staff member who works; %NULL is the owner, except in an encrypted clinic
 * @password: (nullable): of that member; the caller zeroes it
 * @flags: how
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: besides those of the file
 *   %TILLID_STORE_ERROR_PASSWORD_NEEDED, %TILLID_STORE_ERROR_PASSWORD_WRONG, %TILLID_STORE_ERROR_PASSWORD_WAIT,
 *   %TILLID_STORE_ERROR_LEFT, and %TILLID_STORE_ERROR_KEY_NEEDED when the file is encrypted and name or password is missing
 *
 * Opens a clinic. A file that cannot be written is refused with %TILLID_STORE_ERROR_READ_ONLY unless
 * %TILLID_SESSION_READ_ONLY is given. With %TILLID_SESSION_LOCKED the password is asked for later
 * (tillid_session_unlock(), tillid_session_switch()).
 *
 * Returns: (transfer full): the session
 */
TillidSession *
tillid_session_open_with_password (const char *path,
                                   const char *as_name,
                                   const char *password,
                                   TillidSessionFlags flags,
                                   GError **error)
{
  const TillidEntry entry = { .as_name = as_name, .password = password };

  g_return_val_if_fail (path != NULL, NULL);

  if (tillid_clinic_file_needs_key (path))
    return tillid_session_enter (path, as_name, password, flags, error);
  return tillid_session_open_as (path, &entry, flags, error);
}

/* As tillid_session_open_with_password() for a member without one. */
TillidSession *
tillid_session_open (const char *path,
                     const char *as_name,
                     TillidSessionFlags flags,
                     GError **error)
{
  return tillid_session_open_with_password (path, as_name, NULL, flags, error);
}

/**
 * tillid_session_open_with_recovery_key:
 * @path: an encrypted clinic file
 * @as_name: (nullable): the name of the staff member who works; %NULL is the owner
 * @recovery: what was typed; the caller zeroes it
 * @flags: how
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_KEY_WRONG when it is no recovery
 *   key, or not the one of this file
 *
 * Opens an encrypted clinic when nobody has a password any more. It stands in the access log.
 *
 * Returns: (transfer full): the session
 */
TillidSession *
tillid_session_open_with_recovery_key (const char *path,
                                       const char *as_name,
                                       const char *recovery,
                                       TillidSessionFlags flags,
                                       GError **error)
{
  g_autoptr (TillidFileKey) key = NULL;
  TillidEntry entry = { .as_name = as_name, .is_trusted = TRUE };
  TillidSession *session;

  g_return_val_if_fail (path != NULL && recovery != NULL, NULL);

  key = tillid_file_key_from_recovery (recovery, error);
  if (key == NULL)
    return NULL;
  entry.key = key;
  session = tillid_session_open_as (path, &entry, flags, error);
  if (session == NULL)
    return NULL;
  tillid_session_log_act (session, "recovery-key");
  tillid_session_settle_keys (session);
  return session;
}

/* Whether the file of the clinic is encrypted as a whole. */
gboolean
tillid_session_is_encrypted (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return self->key != NULL;
}

/* Whether the recovery key opened the clinic, and nobody has proved a password since: one's own may be set without it. */
gboolean
tillid_session_is_recovered (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return self->recovered;
}

/* (transfer none) (nullable): the key of an encrypted clinic: its backups have it, too. */
TillidFileKey *
tillid_session_get_key (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  return self->key;
}

/**
 * tillid_session_dup_recovery_key:
 * @self: a session
 * @error: return location for %TILLID_STORE_ERROR_NO_RIGHT, %TILLID_STORE_ERROR_CONSTRAINT when the clinic is not encrypted,
 *   or another error
 *
 * For whoever looks after passwords and backups. It stands in the access log.
 *
 * Returns: (transfer full): what is to be printed; free with tillid_secret_free()
 */
char *
tillid_session_dup_recovery_key (TillidSession *self, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  if (!tillid_session_may (self, TILLID_ACTION_STAFF, error))
    return NULL;
  if (self->key == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                           C_ ("error", "The file of this clinic is not encrypted: there is no "
                                        "recovery key."));
      return NULL;
    }
  tillid_session_log_act (self, "recovery-key:shown");
  return tillid_file_key_to_recovery (self->key);
}

/**
 * tillid_session_change_key:
 * @self: a session that nobody else has open; it is closed by this
 * @next: the key that the file is to have: its recovery key is on paper already
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_BUSY when the clinic is open
 *   elsewhere
 *
 * Encrypts the file anew. Passwords stay; the recovery key until now opens only backups that were made with it.
 *
 * Returns: whether the file has the new key; if not, it has the old one
 */
gboolean
tillid_session_change_key (TillidSession *self, TillidFileKey *next, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self) && next != NULL, FALSE);
  g_return_val_if_fail (self->key != NULL, FALSE);

  if (!tillid_session_may (self, TILLID_ACTION_STAFF, error))
    return FALSE;
  tillid_session_log_act (self, "recovery-key:changed");
  tillid_session_close (self);
  return tillid_clinic_key_change (self->path, self->key, next, error);
}

/* Who works here and has a password; names belong to @members. */
static GArray *
list_holders (TillidSession *self, GPtrArray *members)
{
  const TillidDay today = tillid_session_today (self);
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (TillidKeyHolder));

  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      const TillidKeyHolder holder = { member->record.id, member->name };
      gboolean has_password = FALSE;

      if (member->name != NULL && tillid_session_works_here (member, today) &&
          tillid_account_secret_exists (self->db, member->record.id, &has_password, NULL) &&
          has_password)
        g_array_append_val (holders, holder);
    }
  return holders;
}

/* Brings the key slots beside the file to what stands in it. What cannot be written now is looked at another day. */
void
tillid_session_settle_keys (TillidSession *self)
{
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GArray) holders = NULL;
  g_autoptr (GError) error = NULL;

  if (self->key == NULL || (self->flags & TILLID_SESSION_READ_ONLY))
    return;
  scope = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  members = tillid_record_table_list (self->db, scope, &tillid_member_type, &error);
  if (members == NULL)
    return;
  holders = list_holders (self, members);
  if (!tillid_key_slots_settle (self->path, self->key, (TillidKeyHolder *) (gpointer) holders->data,
                                holders->len, &error))
    g_debug ("the key slots wait");
}
