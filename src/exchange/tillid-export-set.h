/* tillid-export-set.h - everything of a patient that an export gives
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidExportSource:
 * @type: of the resource
 * @id: its id elsewhere
 * @xml: as it is stored: cleaned, able to stand alone
 * @records: (element-type gint64): ids of the records it became (those that stand on their own: a plan's steps, but not a
 *   person's names); may be empty
 * @changed: something of what it became has been changed here since
 *
 * A resource that was imported.
 */
typedef struct
{
  char *type;
  char *id;
  GBytes *xml;
  GArray *records;
  gboolean changed;
} TillidExportSource;

/**
 * TillidExportChange:
 * @record: id of what was made or changed here
 * @who: name of the colleague who did it last
 * @at: when, milliseconds since 1970 UTC
 */
typedef struct
{
  gint64 record;
  char *who;
  gint64 at;
} TillidExportChange;

/**
 * TillidExportSet:
 * @patient: id of the patient
 * @zone: the clinic's time zone
 * @lang: (nullable): BCP 47 tag of the document
 * @made_at: milliseconds since 1970 UTC, for the document's date
 * @records: (element-type TillidRecord): the patient, everything of the patient, and the colleagues and interpreters it
 *   refers to
 * @sources: (element-type TillidExportSource): what was imported
 * @changes: (element-type TillidExportChange): who did what
 * @left_out: (nullable): a sentence that says what is not in it, because of whoever makes it
 *
 * Filled by whoever can read the clinic; the writer only writes what is in here.
 */
typedef struct
{
  gint64 patient;
  GTimeZone *zone;
  char *lang;
  gint64 made_at;
  GPtrArray *records;
  GPtrArray *sources;
  GPtrArray *changes;
  char *left_out;
} TillidExportSet;

TillidExportSet *tillid_export_set_new (gint64 patient,
                                        GTimeZone *zone,
                                        const char *lang,
                                        gint64 made_at) G_GNUC_WARN_UNUSED_RESULT;
void tillid_export_set_free (TillidExportSet *self);
void tillid_export_set_add_record (TillidExportSet *self, const TillidRecord *record);
TillidExportSource *tillid_export_set_add_source (TillidExportSet *self,
                                                  const char *type,
                                                  const char *id,
                                                  GBytes *xml,
                                                  gboolean changed);
void tillid_export_source_add_record (TillidExportSource *self, gint64 record);
void
tillid_export_set_add_change (TillidExportSet *self, gint64 record, const char *who, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidExportSet, tillid_export_set_free)

G_END_DECLS
