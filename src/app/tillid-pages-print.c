/* tillid-pages-print.c - a document, to a printer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-pages-print.h"

#include "tillid-print.h"

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (
    operation, (int) tillid_pages_paginate (data, gtk_print_context_get_width (context),
                                            gtk_print_context_get_height (context)));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  tillid_pages_draw_page (data, gtk_print_context_get_cairo_context (context), (guint) page);
}

/**
 * tillid_pages_print_new:
 * @document: (transfer full): what is printed
 *
 * Returns: (transfer full): an operation that prints it
 */
GtkPrintOperation *
tillid_pages_print_new (TillidDocument *document)
{
  GtkPrintOperation *operation = NULL;
  TillidPages *pages = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  operation = tillid_print_new ();
  pages = tillid_pages_new (document);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), pages);
  g_object_set_data_full (G_OBJECT (operation), "pages", pages, (GDestroyNotify) tillid_pages_free);
  return operation;
}
