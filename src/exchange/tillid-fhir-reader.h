/* tillid-fhir-reader.h - the resources of a FHIR file, one at a time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-fhir-clean.h"
#include "tillid-xml-input.h"

G_BEGIN_DECLS

/**
 * TillidFhirFile:
 * @single: one resource, not a Bundle
 * @bundle_type: (nullable): "transaction", ...
 * @removed: what was taken out
 *
 * What is known about a file as a whole once it has been read.
 */
typedef struct
{
  gboolean single;
  char *bundle_type;
  TillidFhirRemoved removed;
} TillidFhirFile;

/**
 * TillidFhirResourceFunc:
 * @resource: the element; gone after the call
 * @full_url: (nullable): entry.fullUrl
 * @text: its XML, able to stand alone
 * @file: what is known so far
 * @data: what was passed with it
 * @error: return location for an error that ends the reading
 *
 * One resource, cleaned.
 *
 * Returns: whether to go on
 */
typedef gboolean (*TillidFhirResourceFunc) (struct _xmlNode *resource,
                                            const char *full_url,
                                            const char *text,
                                            const TillidFhirFile *file,
                                            gpointer data,
                                            GError **error);

gboolean tillid_fhir_read (GInputStream *stream,
                           gint64 size,
                           GCancellable *cancellable,
                           TillidXmlProgress progress,
                           gpointer progress_data,
                           TillidFhirResourceFunc func,
                           gpointer data,
                           TillidFhirFile *out_file,
                           GError **error);
void tillid_fhir_file_clear (TillidFhirFile *self);
gboolean tillid_fhir_is_type (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidFhirFile, tillid_fhir_file_clear)

G_END_DECLS
