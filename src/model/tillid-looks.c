/* tillid-looks.c - what was opened with a reason and waits for a second look
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-looks.h"

#include "tillid-format.h"
#include "tillid-grants.h"
#include "tillid-record-table.h"
#include "tillid-search.h"
#include "tillid-words.h"

/* Lets go of what @self holds, and of @self. */
void
tillid_look_free (TillidLook *self)
{
  g_clear_pointer (&self->grant, tillid_record_unref_any);
  g_clear_pointer (&self->member, tillid_record_unref_any);
  g_free (self->title);
  g_free (self->waits);
  g_free (self);
}

/**
 * tillid_looks_count:
 * @session: a session
 * @out_late: (out): how many wait longer than they should
 *
 * Returns: how many openings wait for a second look of whoever works; 0 for those who take none
 */
guint
tillid_looks_count (TillidSession *session, guint *out_late)
{
  g_autoptr (GPtrArray) waiting = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_late != NULL, 0);

  *out_late = 0;
  waiting = tillid_session_may (session, TILLID_ACTION_SECOND_LOOK, NULL)
              ? tillid_grants_list_waiting (session, NULL)
              : NULL;
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      n++;
      *out_late += tillid_grant_is_overdue (waiting->pdata[i], tillid_session_today (session));
    }
  return n;
}

/**
 * tillid_looks_write_count:
 * @n: how many wait
 * @late: how many of them too long
 *
 * Returns: (transfer full): "Opened with a reason: 2 to look at, 1 overdue"
 */
char *
tillid_looks_write_count (guint n, guint late)
{
  g_autofree char *number = tillid_format_count (n);
  g_autofree char *late_number = tillid_format_count (late);
  g_autofree char *all = g_strdup_printf (ngettext ("Opened with a reason: %s to look at",
                                                    "Opened with a reason: %s to look at", n),
                                          number);
  g_autofree char *overdue = NULL;

  if (late == 0)
    return g_steal_pointer (&all);
  overdue = g_strdup_printf (ngettext ("%s overdue", "%s overdue", late), late_number);
  return g_strconcat (all, C_ ("list of facts", ", "), overdue, NULL);
}

static char *
write_waits (const TillidGrant *grant, TillidDay today)
{
  const gint64 left = grant->from_day + TILLID_SECOND_LOOK_DAYS - today;
  const gint64 days = left < 0 ? -left : left;
  g_autofree char *number = tillid_format_count (days);

  if (left == 0)
    return g_strdup (C_ ("looks", "To be looked at today"));
  return g_strdup_printf (left < 0 ? ngettext ("The second look is %s day overdue",
                                               "The second look is %s days overdue", (gulong) days)
                                   : ngettext ("To be looked at within %s day",
                                               "To be looked at within %s days", (gulong) days),
                          number);
}

static char *
read_name (TillidSession *session, const TillidScope *scope, gint64 patient)
{
  g_autoptr (GPtrArray) rows =
    tillid_patient_list_rows (tillid_session_get_db (session), scope, &patient, 1,
                              tillid_session_today (session), NULL);
  const TillidPatientRow *row = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;

  return tillid_words_isolate (
    row != NULL && row->display_name != NULL ? row->display_name : C_ ("patient", "No name yet"));
}

static TillidLook *
look_new (TillidSession *session,
          const TillidScope *list,
          const TillidScope *system,
          TillidGrant *grant)
{
  TillidLook *look = g_new0 (TillidLook, 1);
  const TillidDay today = tillid_session_today (session);
  g_autofree char *patient = read_name (session, list, grant->patient);
  g_autofree char *day = tillid_format_day (grant->from_day, TILLID_FORMAT_DAY_SHORT, NULL);
  g_autofree char *name = NULL;

  look->grant = tillid_record_ref_any (grant);
  look->member =
    (TillidMember *) tillid_record_table_get (tillid_session_get_db (session), system,
                                              &tillid_member_type, grant->member, NULL);
  name = tillid_words_isolate (
    look->member != NULL && look->member->name != NULL ? look->member->name : "");
  /* Translators: a colleague, a patient and a date. */
  look->title = g_strdup_printf (C_ ("looks", "%s opened %s on %s"), name, patient, day);
  look->waits = write_waits (grant, today);
  look->is_late = tillid_grant_is_overdue (grant, today);
  look->is_own = grant->member == tillid_session_get_member (session)->record.id;
  return look;
}

/**
 * tillid_looks_list:
 * @session: a session of a lead
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidLook): the oldest first
 */
GPtrArray *
tillid_looks_list (TillidSession *session, GError **error)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidScope) system = NULL;
  g_autoptr (TillidScope) list = NULL;
  GPtrArray *looks = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  waiting = tillid_grants_list_waiting (session, error);
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    g_array_append_val (ids, ((TillidGrant *) waiting->pdata[i])->patient);
  list = waiting != NULL ? tillid_session_open_list (session, "looks", NULL, (gint64 *) ids->data,
                                                     ids->len, error)
                         : NULL;
  if (list == NULL)
    return NULL;
  system = tillid_session_open_system (session);
  looks = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_look_free);
  for (guint i = 0; i < waiting->len; i++)
    g_ptr_array_add (looks, look_new (session, list, system, waiting->pdata[i]));
  return looks;
}
