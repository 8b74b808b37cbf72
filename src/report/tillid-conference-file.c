/* tillid-conference-file.c - the sheets of a conference as a PDF
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-conference-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "tillid-picture-file.h"
#include "tillid-timeline-file.h"

/**
 * tillid_conference_render_bytes:
 * @sheets: (element-type TillidConferenceSheet): the sheets, in the order of the agenda
 * @printed_at: (nullable): when; %NULL gives the same bytes at any time
 * @error: %TILLID_REPORT_ERROR_DRAWING
 *
 * Returns: (transfer full): the whole file, one page for each sheet, or %NULL
 */
GBytes *
tillid_conference_render_bytes (GPtrArray *sheets, GDateTime *printed_at, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;

  g_return_val_if_fail (sheets != NULL, NULL);

  surface =
    cairo_pdf_surface_create_for_stream (tillid_picture_append_cb, bytes,
                                         TILLID_CONFERENCE_SHEET_WIDTH * TILLID_CONFERENCE_POINTS,
                                         TILLID_CONFERENCE_SHEET_HEIGHT * TILLID_CONFERENCE_POINTS);
  cr = cairo_create (surface);
  tillid_picture_set_metadata (surface, C_ ("conference", "Conference"), printed_at);
  for (guint i = 0; i < sheets->len; i++)
    {
      cairo_save (cr);
      cairo_scale (cr, TILLID_CONFERENCE_POINTS, TILLID_CONFERENCE_POINTS);
      tillid_conference_sheet_draw (sheets->pdata[i], cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING,
               C_ ("error", "The conference sheet could not be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}
