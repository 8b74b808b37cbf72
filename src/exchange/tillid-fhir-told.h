/* tillid-fhir-told.h - our own extension: a life event as it was told
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "tillid-fhir-date.h"
#include "tillid-story.h"

G_BEGIN_DECLS

#define TILLID_FHIR_LADDER_URL "urn:tillid:ladder"
#define TILLID_FHIR_RATING_URL "urn:tillid:rating"
#define TILLID_FHIR_LANGUAGE_URL "urn:tillid:language"
#define TILLID_FHIR_STAFF_WORDS_URL "urn:tillid:staff-words"

const char *tillid_fhir_told_share_name (guint index, gsize *out_offset);
gboolean tillid_fhir_told_read (const xmlNode *resource, TillidLifeEvent *event);

G_END_DECLS
