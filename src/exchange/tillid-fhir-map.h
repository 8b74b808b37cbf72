/* tillid-fhir-map.h - a FHIR file as a batch of drafts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-import-batch.h"
#include "tillid-xml-input.h"

G_BEGIN_DECLS

TillidImportBatch *tillid_fhir_import (GInputStream *stream,
                                       gint64 size,
                                       GTimeZone *zone,
                                       TillidImportTake take,
                                       gpointer take_data,
                                       GCancellable *cancellable,
                                       TillidXmlProgress progress,
                                       gpointer progress_data,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidImportBatch *tillid_fhir_import_file (GFile *file,
                                            GTimeZone *zone,
                                            TillidImportTake take,
                                            gpointer take_data,
                                            GCancellable *cancellable,
                                            TillidXmlProgress progress,
                                            gpointer progress_data,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_source_full_url (const char *xml,
                                   gsize length,
                                   const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
