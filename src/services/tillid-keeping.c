/* tillid-keeping.c - how long a patient's record is kept
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A record is kept whole until the longest time of the professions that wrote in it has passed since the last entry, and
 * longer where it is held. Looking for those whose time is over reads the revisions of every patient: work for the worker.
 * No record is due before the oldest entry of the clinic could be, which spares a young clinic all of it. */
#include "config.h"

#include "tillid-keeping-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-record-table.h"

/* As far as it has come: made where the session lives, used by the worker. */
typedef struct
{
  TillidKeepingRules rules;
  GArray *due; /* (owned) of TillidKeeping */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  tillid_keeping_rules_clear (&look->rules);
  g_clear_pointer (&look->due, g_array_unref);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* @self: for @session, whose rules are read now */
gboolean
tillid_keeping_rules_init (TillidKeepingRules *self, TillidSession *session, GError **error)
{
  self->session = session;
  self->today = tillid_session_today (session);
  self->system = tillid_session_open_system (session);
  self->settings = tillid_record_table_list (tillid_session_get_db (session), self->system,
                                             &tillid_retention_type, error);
  return self->settings != NULL;
}

/* Lets go of what @self holds. */
void
tillid_keeping_rules_clear (TillidKeepingRules *self)
{
  g_clear_pointer (&self->system, tillid_scope_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
}

static gint64
years_of (const GPtrArray *settings, TillidProfession profession)
{
  for (guint i = 0; i < settings->len; i++)
    {
      const TillidRetention *retention = settings->pdata[i];

      if (retention->profession == (int) profession && retention->years != TILLID_ABSENT)
        return retention->years;
    }
  return TILLID_RETENTION_YEARS;
}

/* The shortest time of all. */
static gint64
fewest_years (const GPtrArray *settings)
{
  gint64 years = TILLID_RETENTION_YEARS;

  for (guint i = 0; i < settings->len; i++)
    if (((TillidRetention *) settings->pdata[i])->years != TILLID_ABSENT)
      years = MIN (years, ((TillidRetention *) settings->pdata[i])->years);
  return years;
}

static void
add_entry (const TillidKeepingRules *self, TillidKeeping *keeping, const char *code, gint64 at)
{
  const int choice = code != NULL ? tillid_choice_from_code (tillid_profession_choices, code) : -1;
  const TillidProfession profession =
    choice >= 0 ? (TillidProfession) choice : TILLID_PROFESSION_OTHER;
  const gint64 years = years_of (self->settings, profession);
  TillidDay day;

  tillid_session_split_instant (self->session, at, &day, NULL);
  keeping->last_entry = MAX (keeping->last_entry, day);
  /* Of professions with the same time the first one of the list is named, whoever wrote when. */
  if (years > keeping->years || (years == keeping->years && profession < keeping->profession))
    {
      keeping->years = years;
      keeping->profession = profession;
    }
}

/* What was written of one kind, by each profession. */
static gboolean
read_entries (const TillidKeepingRules *self,
              TillidDb *db,
              const TillidRecordType *type,
              TillidKeeping *keeping,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT m.profession, max(r.at) FROM \"%s\" t JOIN revision r ON r.record = t.id"
    " LEFT JOIN member m ON m.id = r.by WHERE t.%s = ?1 GROUP BY m.profession"
    " ORDER BY m.profession",
    type->kind, type == &tillid_person_type ? "id" : "patient");
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, keeping->patient);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_entry (self, keeping, tillid_stmt_get_text (stmt, 0), tillid_stmt_get_int (stmt, 1));
    }
}

/* Until when the record of @patient is kept; %FALSE on error. */
gboolean
tillid_keeping_rules_read (const TillidKeepingRules *self,
                           TillidDb *db,
                           gint64 patient,
                           TillidKeeping *keeping,
                           GError **error)
{
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (db, self->system, &tillid_person_type, patient, error);
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  if (person == NULL)
    return FALSE;
  *keeping = (TillidKeeping){ .patient = patient,
                              .last_entry = G_MININT64,
                              .profession = TILLID_PROFESSION_OTHER,
                              .years = G_MININT64,
                              .held = ((TillidPerson *) person)->legal_hold };
  for (guint i = 0; i < n_types; i++)
    if ((types[i] == &tillid_person_type ||
         tillid_record_type_find_field (types[i], "patient") != NULL) &&
        !read_entries (self, db, types[i], keeping, error))
      return FALSE;
  if (keeping->years == G_MININT64)
    keeping->years = TILLID_RETENTION_YEARS;
  keeping->until = tillid_day_add_months (keeping->last_entry, (int) keeping->years * 12);
  return TRUE;
}

/**
 * tillid_keeping_read:
 * @session: the clinic
 * @patient: id
 * @out_keeping: (out): until when the record is kept
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_keeping_read (TillidSession *session,
                     gint64 patient,
                     TillidKeeping *out_keeping,
                     GError **error)
{
  g_auto (TillidKeepingRules) rules = { 0 };

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_keeping != NULL, FALSE);

  return tillid_keeping_rules_init (&rules, session, error) &&
         tillid_keeping_rules_read (&rules, tillid_session_get_db (session), patient, out_keeping,
                                    error);
}

/* Whether whoever works decides about keeping. */
gboolean
tillid_keeping_check_right (TillidSession *session, GError **error)
{
  if (tillid_session_may (session, TILLID_ACTION_SETTINGS, NULL))
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT,
                       C_ ("error", "Only a lead of the clinic may take records out of the file."));
  return FALSE;
}

/* Whether anything can be due: FALSE in a clinic that is younger than the shortest time. */
static gboolean
is_old_enough (const Look *look, TillidDb *db, gboolean *out_old, GError **error)
{
  gint64 first = TILLID_ABSENT;
  TillidDay day;

  if (!tillid_db_query_int (db, "SELECT at FROM revision WHERE seq = 1", &first, error))
    return FALSE;
  *out_old = first != TILLID_ABSENT;
  if (!*out_old)
    return TRUE;
  tillid_session_split_instant (look->rules.session, first, &day, NULL);
  *out_old =
    tillid_day_add_months (day, (int) fewest_years (look->rules.settings) * 12) < look->rules.today;
  return TRUE;
}

static int
compare_until (gconstpointer a, gconstpointer b)
{
  const TillidKeeping *one = a, *two = b;

  if (one->until != two->until)
    return one->until < two->until ? -1 : 1;
  return one->patient < two->patient ? -1 : one->patient > two->patient;
}

/* A #TillidJob. */
static gboolean
look_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
    "SELECT id FROM person WHERE role = 'patient'"
    " AND NOT EXISTS (SELECT 1 FROM purge WHERE purge.patient = person.id) ORDER BY id";
  Look *look = data;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row, is_old;

  if (!is_old_enough (look, db, &is_old, error))
    return FALSE;
  stmt = is_old ? tillid_db_borrow (db, sql, error) : NULL;
  if (stmt == NULL)
    return !is_old;
  for (;;)
    {
      TillidKeeping keeping;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!tillid_keeping_rules_read (&look->rules, db, tillid_stmt_get_int (stmt, 0), &keeping,
                                      error))
        return FALSE;
      if (keeping.until < look->rules.today)
        g_array_append_val (look->due, keeping);
    }
  g_array_sort (look->due, compare_until);
  return TRUE;
}

static Look *
look_new (TillidSession *session, GError **error)
{
  g_autoptr (Look) look = g_new0 (Look, 1);

  look->due = g_array_new (FALSE, FALSE, sizeof (TillidKeeping));
  if (!tillid_keeping_check_right (session, error) ||
      !tillid_keeping_rules_init (&look->rules, session, error))
    return NULL;
  return g_steal_pointer (&look);
}

/**
 * tillid_keeping_list_due:
 * @session: of a lead
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Looks at every person that is a patient: a job for a quiet hour.
 *
 * Returns: (transfer full) (element-type TillidKeeping): those whose time has passed, the oldest first; also those who are
 *   held
 */
GArray *
tillid_keeping_list_due (TillidSession *session, GError **error)
{
  g_autoptr (Look) look = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  look = look_new (session, error);
  if (look == NULL || !look_job (tillid_session_get_db (session), look, NULL, error))
    return NULL;
  return g_steal_pointer (&look->due);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  if (tillid_session_run_finish (TILLID_SESSION (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&look->due), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* As tillid_keeping_list_due(), on the worker. */
void
tillid_keeping_list_due_async (TillidSession *session,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Look *look = NULL;

  g_return_if_fail (TILLID_IS_SESSION (session));

  task = g_task_new (session, cancellable, callback, data);
  g_task_set_source_tag (task, tillid_keeping_list_due_async);
  look = look_new (session, &error);
  if (look == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, look, look_free);
  tillid_session_run_async (session, FALSE, look_job, look, NULL, cancellable, looked_cb,
                            g_object_ref (task));
}

/* (transfer full) (element-type TillidKeeping): as tillid_keeping_list_due(). */
GArray *
tillid_keeping_list_due_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session) && g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
