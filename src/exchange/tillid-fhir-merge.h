/* tillid-fhir-merge.h - an imported resource with only what was changed here replaced
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include <glib.h>

G_BEGIN_DECLS

int tillid_fhir_order_of (const char *type, const char *name);
void tillid_fhir_merge (xmlNode *original, const xmlNode *before, const xmlNode *after);

G_END_DECLS
