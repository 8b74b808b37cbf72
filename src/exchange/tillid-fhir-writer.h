/* tillid-fhir-writer.h - a patient as a FHIR Bundle
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-export-set.h"

G_BEGIN_DECLS

GBytes *tillid_fhir_export (const TillidExportSet *set,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
