/* tillid-export-reading.c - the whole record of a patient, read once for an export
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything of the patient that whoever works here may read, and the colleagues, interpreters and people around the patient
 * whom it names. Who was told in confidence is arranged in the clinic and stays there. */
#include "config.h"

#include "tillid-export-reading.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-masking.h"
#include "tillid-prompts.h"
#include "tillid-record-table.h"

/* Lets go of what was read; the structure itself is the caller's. */
void
tillid_export_reading_clear (TillidExportReading *reading)
{
  g_clear_pointer (&reading->scope, tillid_scope_unref);
  g_clear_pointer (&reading->system, tillid_scope_unref);
  g_clear_pointer (&reading->by_id, g_hash_table_unref);
  g_clear_pointer (&reading->records, g_ptr_array_unref);
}

/**
 * tillid_export_is_for_the_team:
 * @record: a record of the patient
 *
 * What a colleague would like to share is between colleagues. A team prompt is never given out, and that it was put aside says
 * that it waited.
 *
 * Returns: whether it goes out to nobody, not to the patient either
 */
gboolean
tillid_export_is_for_the_team (const TillidRecord *record)
{
  g_return_val_if_fail (record != NULL, TRUE);

  return record->type == &tillid_share_wish_type ||
         (record->type == &tillid_snooze_type &&
          tillid_prompt_kind_from_code (((const TillidSnooze *) record)->prompt) >= 0);
}

static void
take_record (TillidExportReading *reading, TillidRecord *record)
{
  TillidRecord *shown = NULL;

  if (record->state != TILLID_RECORD_ACTIVE || tillid_export_is_for_the_team (record) ||
      g_hash_table_contains (reading->by_id, &record->id))
    return;
  /* Relatives live where the patient lives. */
  shown = reading->masked ? tillid_record_mask (record) : tillid_record_ref_any (record);
  g_ptr_array_add (reading->records, shown);
  g_hash_table_insert (reading->by_id, &shown->id, shown);
}

static gboolean
stays_in_the_clinic (const TillidRecordType *type)
{
  /* How a patient and an interpreter understood each other belongs to the two, and goes out only to the patient. */
  return type == &tillid_restriction_type || type == &tillid_restriction_reader_type ||
         type == &tillid_understanding_type;
}

static gboolean
read_of_patient (TillidExportReading *reading, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (reading->db, reading->scope, &tillid_person_type, reading->patient,
                             error);

  if (person == NULL)
    return FALSE;
  reading->masked = ((TillidPerson *) person)->address_protected;
  take_record (reading, person);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (tillid_record_type_find_field (types[i], "patient") == NULL ||
          stays_in_the_clinic (types[i]))
        continue;
      rows = tillid_record_table_list (reading->db, reading->scope, types[i], error);
      if (rows == NULL)
        return FALSE;
      for (guint k = 0; k < rows->len; k++)
        take_record (reading, rows->pdata[k]);
    }
  return TRUE;
}

/* What a person around the patient is called; of somebody who is no patient also how to reach them. Whoever is a
 * patient too has a record of their own, which this one does not open. */
static gboolean
read_parts (TillidExportReading *reading, const TillidPerson *person, GError **error)
{
  static const struct
  {
    const TillidRecordType *type;
    const char *sql;
  } parts[] = {
    { &tillid_person_name_type,
      "SELECT id FROM person_name WHERE patient = ?1 AND state = 'active' ORDER BY id" },
    { &tillid_person_language_type,
      "SELECT id FROM person_language WHERE patient = ?1 AND state = 'active' ORDER BY id" },
    { &tillid_contact_channel_type,
      "SELECT id FROM contact_channel WHERE patient = ?1 AND state = 'active' ORDER BY id" },
    { &tillid_identifier_type,
      "SELECT id FROM identifier WHERE patient = ?1 AND state = 'active' ORDER BY id" },
  };
  guint n = person->role == TILLID_PERSON_ROLE_PATIENT ? 1 : G_N_ELEMENTS (parts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) rows =
        tillid_record_table_select (reading->db, reading->system, parts[i].type, parts[i].sql,
                                    &person->record.id, 1, error);

      if (rows == NULL)
        return FALSE;
      for (guint k = 0; k < rows->len; k++)
        take_record (reading, rows->pdata[k]);
    }
  return TRUE;
}

/* Colleagues, interpreters and people around the patient whom the record names. */
static gboolean
read_referred (TillidExportReading *reading, GError **error)
{
  guint n_own = reading->records->len;

  for (guint i = 0; i < n_own; i++)
    {
      const TillidRecord *record = reading->records->pdata[i];

      for (guint k = 0; k < record->type->n_fields; k++)
        {
          const TillidField *field = &record->type->fields[k];
          const TillidRecordType *type =
            field->kind == TILLID_KIND_REF ? tillid_record_type_by_kind (field->target) : NULL;
          gint64 id = type != NULL ? TILLID_MEMBER (record, field, gint64) : 0;
          g_autoptr (TillidRecord) other = NULL;

          if (id == 0 || g_hash_table_contains (reading->by_id, &id) ||
              tillid_record_type_find_field (type, "patient") != NULL)
            continue;
          other = tillid_record_table_get (reading->db, reading->system, type, id, error);
          if (other == NULL)
            return FALSE;
          take_record (reading, other);
          if (type == &tillid_person_type &&
              !read_parts (reading, (const TillidPerson *) other, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * tillid_export_reading_write_left_out:
 * @scope: of the patient
 *
 * How many entries there are of what may not be read is not said, so kinds are counted.
 *
 * Returns: (transfer full) (nullable): a sentence about what whoever works here does not read; %NULL: nothing
 */
char *
tillid_export_reading_write_left_out (const TillidScope *scope)
{
  g_autofree char *number = NULL;
  guint n_types, n = 0;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (tillid_record_type_find_field (types[i], "patient") != NULL &&
        !tillid_scope_reads_kind (scope, types[i]->kind))
      n++;
  if (n == 0)
    return NULL;
  number = tillid_format_number ((gint64) n, NULL);
  return g_strdup_printf (
    ngettext ("%s kind of entry is not in this export: the roles of whoever made it do not "
              "include reading it. A clinician or a lead makes a whole one.",
              "%s kinds of entries are not in this export: the roles of whoever made it do not "
              "include reading them. A clinician or a lead makes a whole one.",
              n),
    number);
}

/**
 * tillid_export_reading_begin:
 * @reading: zeroed; tillid_export_reading_clear() it also after an error
 * @session: the clinic
 * @patient: id
 * @error: return location for an error
 *
 * Where the session lives: asks whether it may be, and writes the line in the log.
 *
 * Returns: whether it may be read
 */
gboolean
tillid_export_reading_begin (TillidExportReading *reading,
                             TillidSession *session,
                             gint64 patient,
                             GError **error)
{
  g_return_val_if_fail (reading != NULL && TILLID_IS_SESSION (session), FALSE);

  reading->patient = patient;
  reading->records = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  reading->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  reading->system = tillid_session_open_system (session);
  if (!tillid_session_may (session, TILLID_ACTION_EXPORT, error))
    return FALSE;
  reading->scope = tillid_session_open_patient (session, patient, "export", NULL, error);
  return reading->scope != NULL;
}

/**
 * tillid_export_reading_read:
 * @reading: what was begun
 * @db: a connection of the thread that works; outlives @reading
 * @error: return location for an error
 *
 * Reads the whole record.
 *
 * Returns: whether all of it was read
 */
gboolean
tillid_export_reading_read (TillidExportReading *reading, TillidDb *db, GError **error)
{
  g_return_val_if_fail (reading != NULL && db != NULL, FALSE);

  reading->db = db;
  return read_of_patient (reading, error) && read_referred (reading, error);
}
