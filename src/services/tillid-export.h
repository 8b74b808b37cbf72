/* tillid-export.h - a patient's record in open formats
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-progress.h"
#include "tillid-session.h"

G_BEGIN_DECLS

GBytes *tillid_export_fhir (TillidSession *session,
                            gint64 patient,
                            const char *lang,
                            char **out_left_out,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_export_csv (TillidSession *session,
                            gint64 patient,
                            const char *folder,
                            char **out_left_out,
                            GCancellable *cancellable,
                            GError **error);

/* The same in two halves, for the worker. */
typedef struct _TillidFhirExport TillidFhirExport;

TillidFhirExport *tillid_fhir_export_begin (TillidSession *session,
                                            gint64 patient,
                                            const char *lang,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidScope *tillid_fhir_export_get_scope (TillidFhirExport *self);
GBytes *tillid_fhir_export_run (TillidFhirExport *self,
                                TillidDb *db,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_fhir_export_free (TillidFhirExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFhirExport, tillid_fhir_export_free)

G_END_DECLS
