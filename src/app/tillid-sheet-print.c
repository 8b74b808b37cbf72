/* tillid-sheet-print.c - a sheet of rows, to a printer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-sheet-print.h"

#include "tillid-print.h"

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (
    operation, (int) tillid_sheet_paginate (data, gtk_print_context_get_width (context),
                                            gtk_print_context_get_height (context)));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  tillid_sheet_draw_page (data, gtk_print_context_get_cairo_context (context), (guint) page);
}

/**
 * tillid_sheet_print_new:
 * @sheet: (transfer full): what is printed
 *
 * Returns: (transfer full): an operation that prints it
 */
GtkPrintOperation *
tillid_sheet_print_new (TillidSheet *sheet)
{
  GtkPrintOperation *operation = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);

  operation = tillid_print_new ();
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), sheet);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), sheet);
  g_object_set_data_full (G_OBJECT (operation), "sheet", sheet, (GDestroyNotify) tillid_sheet_free);
  return operation;
}
