/* tillid-picture-file.h - what all drawings have in common when they become a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

cairo_status_t
tillid_picture_append_cb (void *closure, const unsigned char *data, unsigned int length);
void tillid_picture_set_metadata (cairo_surface_t *pdf, const char *title, GDateTime *printed_at);
void tillid_picture_set_svg_id (GByteArray *svg, const char *id);
gboolean tillid_picture_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
