/* tillid-pages.h - a document on pages of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "tillid-document.h"

G_BEGIN_DECLS

#define TILLID_PAGES_A4_WIDTH 595.28 /* points */
#define TILLID_PAGES_A4_HEIGHT 841.89
#define TILLID_PAGES_MARGIN 51.0 /* 18 mm */

/**
 * TillidPages:
 *
 * A TillidDocument laid out on pages of one size, the same for a printer, a file and the preview. Lengths are points.
 */
typedef struct _TillidPages TillidPages;

TillidPages *tillid_pages_new (TillidDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void tillid_pages_free (TillidPages *self);
TillidDocument *tillid_pages_get_document (TillidPages *self);
guint tillid_pages_paginate (TillidPages *self, double width, double height);
void tillid_pages_draw_page (TillidPages *self, cairo_t *cr, guint page);
gboolean tillid_pages_write (TillidPages *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPages, tillid_pages_free)

G_END_DECLS
