/* tillid-page-preview.h - how a document will look on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-pages.h"

G_BEGIN_DECLS

/**
 * TillidPagePreview:
 *
 * The pages of a document below each other, as wide as there is room. White in every style: it is paper. A screen reader
 * reads the text of the document.
 */
#define TILLID_TYPE_PAGE_PREVIEW (tillid_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (TillidPagePreview, tillid_page_preview, TILLID, PAGE_PREVIEW, GtkWidget)

void tillid_page_preview_show (TillidPagePreview *self, TillidDocument *document);
guint tillid_page_preview_get_n_pages (TillidPagePreview *self);

G_END_DECLS
