/* tillid-demo.c - a clinic with invented people, to try the program on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The clinic and its first patient are written down in data/demo; everybody else is made from a seeded
 * sequence (xorshift64*). Ids come from a second one, so that a record more of the first patient changes nobody else, and
 * the clock stands still, so that a seed gives the same file content every time. Each patient is one edit; many of them
 * share a transaction, which keeps a clinic of twenty thousand patients a matter of minutes. A demo that fails or is
 * stopped half-way leaves no file behind. A clinic of some size ends with the patients whose visits, promises and letters make its
 * day; they too are written down. */
#include "config.h"

#include "tillid-demo-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>

#include "tillid-clinic-file.h"

#define TIME_ZONE "Europe/Copenhagen"
#define PATIENTS_PER_TRANSACTION 100

/* The last patients of a clinic that is large enough are those of its day: data/demo/day.json. */
#define DAY_PATIENTS 9
#define LEAST_WITH_DAY 30

static const char *const case_files[] = { "salma-life.json", "salma-family.json",
                                          "salma-care.json" };

static guint
next (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (guint) ((*state * G_GUINT64_CONSTANT (2685821657736338717)) >> 33);
}

/**
 * tillid_demo_random:
 * @self: the demo
 * @below: at least 1
 *
 * Returns: the next number of the sequence, from 0 to @below - 1
 */
guint
tillid_demo_random (TillidDemo *self, guint below)
{
  return next (&self->state) % below;
}

/* The id of a record that data/demo names, 0 if there is none. */
gint64
tillid_demo_find (TillidDemo *self, const char *key)
{
  gint64 *id = g_hash_table_lookup (self->keys, key);

  return id != NULL ? *id : 0;
}

static gint64
demo_now (gpointer data)
{
  return ((TillidDemo *) data)->now_ms;
}

static guint32
demo_random_bits (gpointer data)
{
  guint64 *state = &((TillidDemo *) data)->id_state;

  return next (state) % 65536 << 16 | next (state) % 65536;
}

/* The start of that minute in the clinic's time zone. */
static gint64
instant_of (TillidDay day, int minute)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (TIME_ZONE);
  g_autoptr (GDateTime) when = NULL;
  int year, month, day_of_month;

  tillid_day_to_ymd (day, &year, &month, &day_of_month);
  when = g_date_time_new (zone != NULL ? zone : g_time_zone_new_utc (), year, month, day_of_month,
                          minute / 60, minute % 60, 0);
  return g_date_time_to_unix (when) * 1000;
}

static void
demo_init (TillidDemo *self, guint64 seed, guint years, TillidDay today)
{
  /* Monday to Sunday of a week all show that week's Tuesday. */
  gint64 days = today == TILLID_ABSENT ? 0 : today - (TILLID_DEMO_DAY - 1);
  gint64 weeks = days >= 0 ? days / 7 : -((6 - days) / 7);

  /* Zero is the one state from which the sequence never moves. */
  self->state = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  if (self->state == 0)
    self->state = 1;
  self->id_state = self->state;
  self->shift = weeks * 7;
  self->today = TILLID_DEMO_DAY + self->shift;
  self->now_ms = instant_of (self->today, TILLID_DEMO_MINUTE);
  self->years = years;
  self->ids = (TillidIdSource){ demo_now, demo_random_bits, self, 0 };
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
apply_files (TillidDemo *self,
             TillidDb *db,
             TillidWriter *writer,
             const char *why,
             const char *const *files,
             guint n_files,
             GError **error)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  for (guint i = 0; i < n_files; i++)
    if (!tillid_demo_read_keys (self, files[i], error))
      return FALSE;
  for (guint i = 0; i < n_files; i++)
    if (!tillid_demo_add_file (self, files[i], edit, error))
      return FALSE;
  writer->by = tillid_demo_find (self, "amina");
  return tillid_edit_apply_in_transaction (db, edit, writer, NULL, error);
}

static gboolean
apply_written_part (TillidDemo *self,
                    TillidDb *db,
                    TillidWriter *writer,
                    gboolean with_case,
                    GError **error)
{
  static const char *const clinic_file[] = { "clinic.json" };

  return tillid_db_begin (db, error) &&
         apply_files (self, db, writer, C_ ("edit", "Clinic created"), clinic_file, 1, error) &&
         (!with_case || apply_files (self, db, writer, C_ ("edit", "New patient"), case_files,
                                     G_N_ELEMENTS (case_files), error)) &&
         tillid_db_commit (db, error);
}

/* The patients of the day refer to the colleagues and to the first patient. */
static gboolean
apply_day (TillidDemo *self, TillidDb *db, TillidWriter *writer, GError **error)
{
  static const char *const day_file[] = { "day.json" };

  return tillid_db_begin (db, error) &&
         apply_files (self, db, writer, C_ ("edit", "New patient"), day_file, 1, error) &&
         tillid_db_commit (db, error);
}

static gboolean
apply_others (TillidDemo *self,
              TillidDb *db,
              const TillidWriter *writer,
              guint first,
              guint last,
              GError **error)
{
  if (!tillid_db_begin (db, error))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      g_autoptr (TillidEdit) edit = tillid_demo_make_patient (self, i);

      if (!tillid_edit_apply_in_transaction (db, edit, writer, NULL, error))
        return FALSE;
    }
  return tillid_db_commit (db, error);
}

static gboolean
fill (TillidDemo *self,
      TillidDb *db,
      guint patients,
      GCancellable *cancellable,
      TillidProgress progress,
      gpointer progress_data,
      GError **error)
{
  TillidWriter writer = { &self->ids, 0, self->now_ms };
  const gboolean with_day = patients >= LEAST_WITH_DAY;
  const guint n_made = with_day ? patients - DAY_PATIENTS : patients;

  if (!apply_written_part (self, db, &writer, patients > 0, error))
    return FALSE;
  for (guint done = 1; done < n_made; done += PATIENTS_PER_TRANSACTION)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !apply_others (self, db, &writer, done, MIN (done + PATIENTS_PER_TRANSACTION, n_made),
                         error))
        return FALSE;
      if (progress != NULL)
        progress (MIN (done + PATIENTS_PER_TRANSACTION, patients), patients, progress_data);
    }
  if (with_day && !apply_day (self, db, &writer, error))
    return FALSE;
  return tillid_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/**
 * tillid_demo_create:
 * @path: a file that must not exist
 * @patients: how many; the first is the acceptance case
 * @years: how far back the others' courses of care go, at least 1
 * @seed: the same seed gives the same content
 * @today: the day the clinic lives in, moved to the Tuesday of its week; %TILLID_ABSENT is
 *   10 March 2026
 * @cancellable: (nullable): stops it
 * @progress: (nullable): called with the number of patients
 * @progress_data: for @progress
 * @error: return location for an error in the %TILLID_STORE_ERROR or %G_IO_ERROR domain
 *
 * Creates a demo clinic. On error no file is left.
 *
 * Returns: whether it is there
 */
gboolean
tillid_demo_create (const char *path,
                    guint patients,
                    guint years,
                    guint64 seed,
                    TillidDay today,
                    GCancellable *cancellable,
                    TillidProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_autoptr (TillidDb) db = NULL;
  TillidDemo demo = { 0 };
  gboolean done;

  g_return_val_if_fail (path != NULL && years > 0, FALSE);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  db = tillid_clinic_file_create (path, error);
  if (db == NULL)
    return FALSE;
  demo_init (&demo, seed, years, today);
  done = fill (&demo, db, patients, cancellable, progress, progress_data, error);
  if (tillid_db_in_transaction (db))
    tillid_db_rollback (db);
  tillid_db_close (db);
  if (!done)
    tillid_db_remove_files (path);
  g_hash_table_unref (demo.keys);
  return done;
}
