/* tillid-picture-file.c - what all drawings have in common when they become a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-picture-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-timeline-file.h"

/* A cairo_write_func_t; the closure is a #GByteArray. */
cairo_status_t
tillid_picture_append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * tillid_picture_set_metadata:
 * @pdf: a PDF surface
 * @title: what kind of drawing it is; no name of a person: file managers and mail programs show this to anybody
 * @printed_at: (nullable): when; %NULL gives the same bytes at any time
 */
void
tillid_picture_set_metadata (cairo_surface_t *pdf, const char *title, GDateTime *printed_at)
{
  g_autofree char *date = printed_at != NULL
                            ? g_date_time_format (printed_at, "%Y-%m-%dT%H:%M:%S%:z")
                            : g_strdup ("2000-01-01T00:00:00+00:00");

  g_return_if_fail (pdf != NULL && title != NULL);

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, "Tillid " TILLID_VERSION);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/**
 * tillid_picture_set_svg_id:
 * @svg: a whole SVG file as cairo writes it
 * @id: letters only; stands in place of the number of the surface
 *
 * cairo numbers its surfaces over the life of the process: the same picture would not be the same file.
 */
void
tillid_picture_set_svg_id (GByteArray *svg, const char *id)
{
  g_autoptr (GRegex) regex = g_regex_new ("id=\"surface[0-9]+\"", 0, 0, NULL);
  g_autofree char *wanted = g_strdup_printf ("id=\"%s\"", id);
  g_autofree char *text =
    g_regex_replace_literal (regex, (const char *) svg->data, svg->len, 0, wanted, 0, NULL);

  if (text == NULL)
    return;
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *) text, strlen (text));
}

/**
 * tillid_picture_write:
 * @bytes: a whole file
 * @path: where to; replaced in one go
 * @error: %TILLID_REPORT_ERROR_FILE
 *
 * Only whoever works here may read it.
 *
 * Returns: %FALSE if the file is as it was
 */
gboolean
tillid_picture_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gconstpointer data = NULL;
  gsize size;

  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local))
    return TRUE;
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE,
               C_ ("error", "The file could not be written: %s"), local->message);
  return FALSE;
}
