/* tillid-conference-file.h - the sheets of a conference as a PDF
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-conference-sheet.h"

G_BEGIN_DECLS

/* From units of a sheet to points. */
#define TILLID_CONFERENCE_POINTS 0.75

GBytes *tillid_conference_render_bytes (GPtrArray *sheets,
                                        GDateTime *printed_at,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
