/* tillid-export-set.c - everything of a patient that an export gives
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-export-set.h"

static void
source_free (gpointer data)
{
  TillidExportSource *self = data;

  g_free (self->type);
  g_free (self->id);
  g_bytes_unref (self->xml);
  g_array_unref (self->records);
  g_free (self);
}

static void
change_free (gpointer data)
{
  TillidExportChange *self = data;

  g_free (self->who);
  g_free (self);
}

/**
 * tillid_export_set_new:
 * @patient: id of the patient
 * @zone: the clinic's time zone
 * @lang: (nullable): BCP 47 tag of the document
 * @made_at: milliseconds since 1970 UTC
 *
 * Returns: (transfer full): an empty set
 */
TillidExportSet *
tillid_export_set_new (gint64 patient, GTimeZone *zone, const char *lang, gint64 made_at)
{
  TillidExportSet *self;

  g_return_val_if_fail (zone != NULL, NULL);

  self = g_new0 (TillidExportSet, 1);
  self->patient = patient;
  self->zone = g_time_zone_ref (zone);
  self->lang = g_strdup (lang);
  self->made_at = made_at;
  self->records = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

void
tillid_export_set_free (TillidExportSet *self)
{
  if (self == NULL)
    return;
  g_time_zone_unref (self->zone);
  g_free (self->lang);
  g_free (self->left_out);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * tillid_export_set_add_record:
 * @self: a set
 * @record: sealed; a reference is taken
 */
void
tillid_export_set_add_record (TillidExportSet *self, const TillidRecord *record)
{
  g_return_if_fail (self != NULL && record != NULL);
  g_ptr_array_add (self->records, tillid_record_ref_any (record));
}

/**
 * tillid_export_set_add_source:
 * @self: a set
 * @type: of the resource
 * @id: its id elsewhere
 * @xml: as it is stored; a reference is taken
 * @changed: whether anything of what it became has been changed here
 *
 * Returns: (transfer none): the source, for tillid_export_source_add_record()
 */
TillidExportSource *
tillid_export_set_add_source (TillidExportSet *self,
                              const char *type,
                              const char *id,
                              GBytes *xml,
                              gboolean changed)
{
  TillidExportSource *source;

  g_return_val_if_fail (self != NULL && type != NULL && id != NULL && xml != NULL, NULL);

  source = g_new (TillidExportSource, 1);
  *source = (TillidExportSource){ g_strdup (type), g_strdup (id), g_bytes_ref (xml),
                                  g_array_new (FALSE, FALSE, sizeof (gint64)), changed };
  g_ptr_array_add (self->sources, source);
  return source;
}

/**
 * tillid_export_source_add_record:
 * @self: a source
 * @record: id of a record it became
 */
void
tillid_export_source_add_record (TillidExportSource *self, gint64 record)
{
  g_return_if_fail (self != NULL);
  g_array_append_val (self->records, record);
}

/**
 * tillid_export_set_add_change:
 * @self: a set
 * @record: id of what was made or changed here
 * @who: name of the colleague who did it last
 * @at: when, milliseconds since 1970 UTC
 */
void
tillid_export_set_add_change (TillidExportSet *self, gint64 record, const char *who, gint64 at)
{
  TillidExportChange *change;

  g_return_if_fail (self != NULL && who != NULL);

  change = g_new (TillidExportChange, 1);
  *change = (TillidExportChange){ record, g_strdup (who), at };
  g_ptr_array_add (self->changes, change);
}
