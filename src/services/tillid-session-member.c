/* tillid-session-member.c - who works: password, rights, lock and change of person
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Rights are read from the file each time they are asked for: somebody else may have changed them since. A locked session
 * gives no scope and writes nothing but drafts, which go on being kept. Scopes that were given before live on: whoever
 * locks or changes the person takes the pages away that hold them. */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-account-secret.h"
#include "tillid-record-table.h"
#include "tillid-scope-private.h"

/* Whether @member works here on that day. */
gboolean
tillid_session_works_here (const TillidMember *member, TillidDay today)
{
  return member->record.state == TILLID_RECORD_ACTIVE &&
         (member->until_day == TILLID_ABSENT || member->until_day >= today);
}

static gboolean
refuse_left (const TillidMember *member, TillidDay today, GError **error)
{
  if (tillid_session_works_here (member, today))
    return FALSE;
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LEFT,
               C_ ("error", "“%s” no longer works in this clinic."),
               member->name != NULL ? member->name : "");
  return TRUE;
}

static gboolean
is_meant (const TillidMember *member, const TillidEntry *entry)
{
  g_autofree char *id = tillid_id_dup_text (member->record.id);

  if (entry->member != 0)
    return member->record.id == entry->member;
  return entry->as_name == NULL
           ? member->owner
           : g_strcmp0 (member->name, entry->as_name) == 0 || g_str_equal (id, entry->as_name);
}

/* Of several with one name, one who still works here; who it is must be sure. */
static TillidMember *
choose_member (const GPtrArray *members,
               const TillidEntry *entry,
               TillidDay today,
               gboolean *out_unsure)
{
  TillidMember *chosen = NULL;
  guint n_working = 0;

  for (guint i = 0; i < members->len; i++)
    {
      TillidMember *member = members->pdata[i];

      if (!is_meant (member, entry))
        continue;
      n_working += tillid_session_works_here (member, today);
      if (chosen == NULL ||
          (!tillid_session_works_here (chosen, today) && tillid_session_works_here (member, today)))
        chosen = member;
    }
  *out_unsure = n_working > 1;
  return chosen;
}

/* Finds who is to work: the owner when nobody is named. */
gboolean
tillid_session_read_member (TillidSession *self, const TillidEntry *entry, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (GPtrArray) rows =
    tillid_record_table_list (self->db, scope, &tillid_member_type, error);
  const TillidDay today = tillid_session_today (self);
  gboolean unsure = FALSE;
  TillidMember *member = rows != NULL ? choose_member (rows, entry, today, &unsure) : NULL;

  if (rows == NULL)
    return FALSE;
  if (unsure)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_AMBIGUOUS,
                           C_ ("error", "Several colleagues have that name; use the id."));
      return FALSE;
    }
  if (member == NULL)
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "Nobody called “%s” works in this clinic."),
                   entry->as_name != NULL ? entry->as_name : "");
      return FALSE;
    }
  if (refuse_left (member, today, error))
    return FALSE;
  self->member = tillid_record_ref (member);
  return TRUE;
}

typedef struct
{
  gint64 member;
  const char *password;
  char *copy; /* (owned) (nullable): wiped at the end */
} Check;

/* A #TillidJob. Argon2 computes outside any transaction, but on the thread that counts the failures. */
static gboolean
check_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Check *check = data;

  return tillid_account_secret_check (db, check->member, check->password, g_get_real_time () / 1000,
                                      error);
}

/**
 * tillid_session_check_password:
 * @self: a session
 * @member: id of a member
 * @password: (nullable): what was typed; the caller zeroes it
 * @error: return location for %TILLID_STORE_ERROR_PASSWORD_NEEDED, %TILLID_STORE_ERROR_PASSWORD_WRONG,
 *   %TILLID_STORE_ERROR_PASSWORD_WAIT or another error
 *
 * Returns: whether @member has no password, or @password is the one
 */
gboolean
tillid_session_check_password (TillidSession *self,
                               gint64 member,
                               const char *password,
                               GError **error)
{
  Check check = { member, password, NULL };
  gboolean exists;

  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  if (!tillid_account_secret_exists (self->db, member, &exists, error))
    return FALSE;
  if (!exists || (self->flags & TILLID_SESSION_READ_ONLY))
    return check_job (self->db, &check, NULL, error);
  return tillid_session_run (self, TRUE, check_job, &check, NULL, error);
}

/**
 * tillid_session_get_viewer:
 * @self: a session
 * @out_viewer: (out): who works, and with what rights, now
 * @error: return location for %TILLID_STORE_ERROR_LOCKED, %TILLID_STORE_ERROR_LEFT or another error
 *
 * Returns: %FALSE if nobody may do anything here now
 */
gboolean
tillid_session_get_viewer (TillidSession *self, TillidViewer *out_viewer, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  const TillidDay today = tillid_session_today (self);
  g_autoptr (TillidMember) member = NULL;
  g_autoptr (TillidClinic) clinic = NULL;

  if (self->locked)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LOCKED,
                           C_ ("error", "The clinic is locked."));
      return FALSE;
    }
  member = (TillidMember *) tillid_record_table_get (self->db, scope, &tillid_member_type,
                                                     self->member->record.id, error);
  clinic = member != NULL
             ? (TillidClinic *) tillid_record_table_get (self->db, scope, &tillid_clinic_type,
                                                         self->clinic->record.id, error)
             : NULL;
  if (clinic == NULL || refuse_left (member, today, error))
    return FALSE;
  *out_viewer = (TillidViewer){ .member = member->record.id,
                                .roles = tillid_roles_from_text (member->roles),
                                .day = today,
                                .open_to_all = clinic->open_to_all };
  return TRUE;
}

static const char *
sentence_for (TillidAction action)
{
  switch (action)
    {
    case TILLID_ACTION_PATIENTS:
      return C_ ("error", "Your roles in this clinic do not include reading patients’ records.");
    case TILLID_ACTION_STAFF:
      return C_ ("error", "Colleagues, roles and passwords are looked after by an administrator.");
    case TILLID_ACTION_BACKUP:
      return C_ ("error", "Backups are looked after by an administrator.");
    case TILLID_ACTION_GRANT:
    case TILLID_ACTION_SECOND_LOOK:
    case TILLID_ACTION_SETTINGS:
      return C_ ("error", "Who may open which patient is decided by a lead.");
    default:
      return C_ ("error", "Your roles in this clinic do not include this.");
    }
}

/**
 * tillid_session_may:
 * @self: a session
 * @action: what is to be done
 * @error: return location for %TILLID_STORE_ERROR_NO_RIGHT, %TILLID_STORE_ERROR_LOCKED, %TILLID_STORE_ERROR_LEFT or
 *   another error
 *
 * Returns: whether whoever works may do it now
 */
gboolean
tillid_session_may (TillidSession *self, TillidAction action, GError **error)
{
  TillidViewer viewer;

  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  if (!tillid_session_get_viewer (self, &viewer, error))
    return FALSE;
  if (tillid_rights_may (viewer.roles, action))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT,
                       sentence_for (action));
  return FALSE;
}

/**
 * tillid_session_may_write_kind:
 * @self: a session
 * @type: a kind of record
 *
 * Returns: whether whoever works may write records of that kind: of patients, of those who are open
 */
gboolean
tillid_session_may_write_kind (TillidSession *self, const TillidRecordType *type)
{
  TillidViewer viewer;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && type != NULL, FALSE);

  return !tillid_session_is_read_only (self) && tillid_session_get_viewer (self, &viewer, NULL) &&
         tillid_rights_may_write (viewer.roles, tillid_family_of_kind (type->kind));
}

/* Whether nothing is shown until tillid_session_unlock () or tillid_session_switch (). */
gboolean
tillid_session_is_locked (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), TRUE);

  return self->locked;
}

/**
 * tillid_session_lock:
 * @self: a session
 *
 * From here on no scope is given and nothing is written but drafts. What was sent to the file before is still written.
 * Emits "notify::locked".
 */
void
tillid_session_lock (TillidSession *self)
{
  g_return_if_fail (TILLID_IS_SESSION (self));

  tillid_session_set_locked (self, TRUE);
}

/**
 * tillid_session_unlock:
 * @self: a session
 * @password: (nullable): of the member who works; the caller zeroes it
 * @error: return location for the errors of tillid_session_check_password(), and %TILLID_STORE_ERROR_LEFT
 *
 * Returns: whether the same person goes on
 */
gboolean
tillid_session_unlock (TillidSession *self, const char *password, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  return tillid_session_switch (self, self->member->record.id, password, error);
}

/* (transfer full) (nullable): the row of somebody who still works here. */
static TillidMember *
read_next (TillidSession *self, gint64 member, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (TillidRecord) next =
    tillid_record_table_get (self->db, scope, &tillid_member_type, member, error);

  if (next == NULL || refuse_left ((TillidMember *) next, tillid_session_today (self), error))
    return NULL;
  return (TillidMember *) g_steal_pointer (&next);
}

static void
take_over (TillidSession *self, TillidMember *next)
{
  tillid_session_flush (self);
  self->recovered = FALSE;
  tillid_session_set_member (self, next);
  tillid_session_set_locked (self, FALSE);
}

/**
 * tillid_session_switch:
 * @self: a session, locked or not
 * @member: id of the member who works from now on
 * @password: (nullable): of that member; the caller zeroes it
 * @error: return location for the errors of tillid_session_check_password(), and %TILLID_STORE_ERROR_LEFT
 *
 * Another person takes over at the same computer. What the first one typed stays that person's draft. Emits "notify::member"
 * and "notify::locked" where they change.
 *
 * Returns: whether @member works now; if not, everything is as before
 */
gboolean
tillid_session_switch (TillidSession *self, gint64 member, const char *password, GError **error)
{
  g_autoptr (TillidMember) next = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (self), FALSE);

  next = read_next (self, member, error);
  if (next == NULL || !tillid_session_check_password (self, member, password, error))
    return FALSE;
  take_over (self, next);
  return TRUE;
}

static void
switch_free (gpointer data)
{
  Check *check = data;

  explicit_bzero (check->copy, strlen (check->copy));
  g_free (check->copy);
  g_free (check);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TillidSession *self = TILLID_SESSION (source);
  const Check *check = g_task_get_task_data (task);
  g_autoptr (TillidMember) next = NULL;
  GError *error = NULL;

  if (tillid_session_run_finish (self, result, &error))
    next = read_next (self, check->member, &error);
  if (next == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_over (self, next);
  g_task_return_boolean (task, TRUE);
}

/**
 * tillid_session_switch_async:
 * @self: a session, locked or not
 * @member: id of the member who works from now on
 * @password: of that member; copied, and the copy is wiped
 * @callback: called on the main thread
 * @data: for @callback
 *
 * As tillid_session_switch(); what a password takes to be looked at (100 ms and more) passes on another thread.
 */
void
tillid_session_switch_async (TillidSession *self,
                             gint64 member,
                             const char *password,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (TillidMember) next = NULL;
  GError *error = NULL;
  Check *check = NULL;

  g_return_if_fail (TILLID_IS_SESSION (self) && password != NULL);

  task = g_task_new (self, NULL, callback, data);
  next = read_next (self, member, &error);
  if (next == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  check = g_new0 (Check, 1);
  check->member = member;
  check->password = check->copy = g_strdup (password);
  g_task_set_task_data (task, check, switch_free);
  tillid_session_run_async (self, (self->flags & TILLID_SESSION_READ_ONLY) == 0, check_job, check,
                            NULL, NULL, checked_cb, g_object_ref (task));
}

/* Whether that member works now; if not, everything is as before. */
gboolean
tillid_session_switch_finish (TillidSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
