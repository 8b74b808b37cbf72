/* tillid-document-window.h - a document on paper: how it will look, and out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-page-preview.h"

G_BEGIN_DECLS

/**
 * TillidDocumentSource:
 * @write: (transfer full): the document, as often as it is asked for
 * @log: before it goes out; %FALSE with an error set if it may not
 * @free: when the window has gone
 */
typedef struct
{
  TillidDocument *(*write) (gpointer data);
  gboolean (*log) (gpointer data, GError **error);
  GDestroyNotify free;
} TillidDocumentSource;

/**
 * TillidDocumentWindow:
 *
 * The pages of a document that nobody types into, to a printer or into a PDF file.
 */
#define TILLID_TYPE_DOCUMENT_WINDOW (tillid_document_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidDocumentWindow,
                      tillid_document_window,
                      TILLID,
                      DOCUMENT_WINDOW,
                      AdwWindow)

GtkWindow *tillid_document_window_new (GtkWindow *parent,
                                       const char *title,
                                       const char *file_name,
                                       const TillidDocumentSource *source,
                                       gpointer data);
TillidPagePreview *tillid_document_window_get_preview (TillidDocumentWindow *self);

G_END_DECLS
