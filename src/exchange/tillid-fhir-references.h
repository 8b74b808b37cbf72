/* tillid-fhir-references.h - what a stored resource refers to
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *tillid_fhir_list_references (GBytes *xml, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
