/* tillid-export-reading.h - the whole record of a patient, read once for an export
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidExportReading:
 *
 * What goes out, whatever the format. Masked already where the address is protected.
 */
typedef struct
{
  TillidDb *db;        /* (unowned) */
  TillidScope *scope;  /* (owned): of the patient */
  TillidScope *system; /* (owned): colleagues, and people around the patient */
  gint64 patient;
  gboolean masked;    /* the address is protected */
  GPtrArray *records; /* (owned) of TillidRecord */
  GHashTable *by_id;  /* (owned) gint64 -> TillidRecord (unowned) */
} TillidExportReading;

gboolean tillid_export_reading_begin (TillidExportReading *reading,
                                      TillidSession *session,
                                      gint64 patient,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_export_reading_read (TillidExportReading *reading,
                                     TillidDb *db,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_export_is_for_the_team (const TillidRecord *record);
char *tillid_export_reading_write_left_out (const TillidScope *scope) G_GNUC_WARN_UNUSED_RESULT;
void tillid_export_reading_clear (TillidExportReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidExportReading, tillid_export_reading_clear)

G_END_DECLS
