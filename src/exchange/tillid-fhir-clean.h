/* tillid-fhir-clean.h - what is taken out of a FHIR resource before it is stored
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct _xmlNode;

/**
 * TillidFhirRemoved:
 * @extensions: extensions that this program has no place for
 * @active: scripts, frames, event handlers and remote pictures in narratives
 *
 * How many pieces were taken out.
 */
typedef struct
{
  guint extensions;
  guint active;
} TillidFhirRemoved;

typedef struct _TillidFhirCleaner TillidFhirCleaner;

TillidFhirCleaner *tillid_fhir_cleaner_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_fhir_cleaner_free (TillidFhirCleaner *self);
void tillid_fhir_cleaner_clean (const TillidFhirCleaner *self,
                                struct _xmlNode *resource,
                                TillidFhirRemoved *removed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFhirCleaner, tillid_fhir_cleaner_free)

G_END_DECLS
