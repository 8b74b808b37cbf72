/* tillid-recovery-sheet.c - the recovery key of an encrypted clinic, on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whoever finds the sheet after years must understand it: it says of which clinic and when, what it opens, and how it
 * is typed. Four groups stand in a row, few enough to compare with one glance. */
#include "config.h"

#include "tillid-recovery-sheet.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <pango/pango.h>
#include <string.h>
#include <unistd.h>

#include "tillid-format.h"
#include "tillid-timeline-file.h"
#include "tillid-words.h"

#define A4_WIDTH 595.28 /* points */
#define A4_HEIGHT 841.89
#define MARGIN 56.7 /* 2 cm */
#define GROUPS_IN_A_ROW 4

static void
add_groups (TillidSheet *sheet, const char *recovery)
{
  g_auto (GStrv) groups = g_strsplit (recovery, "-", -1);
  const guint n = g_strv_length (groups);

  for (guint from = 0; from < n; from += GROUPS_IN_A_ROW)
    {
      const guint to = MIN (from + GROUPS_IN_A_ROW, n);
      g_autofree char *first = tillid_format_number (from + 1, NULL);
      g_autofree char *last = tillid_format_number (to, NULL);
      /* Translators: numbers of the first and the last group of four characters in this row. */
      g_autofree char *which = g_strdup_printf (C_ ("recovery", "Groups %s to %s"), first, last);
      g_autofree char *row = g_strdup (groups[from]);
      g_autofree char *isolated = NULL;

      for (guint i = from + 1; i < to; i++)
        {
          char *longer = g_strconcat (row, " - ", groups[i], NULL);

          g_free (row);
          row = longer;
        }
      isolated = tillid_words_isolate (row);
      tillid_sheet_add_row (sheet, which, "", isolated);
      memset (row, 0, strlen (row));
    }
  for (guint i = 0; i < n; i++)
    memset (groups[i], 0, strlen (groups[i]));
}

/**
 * tillid_recovery_sheet_new:
 * @clinic: (nullable): the name of the clinic
 * @recovery: the recovery key as tillid_file_key_to_recovery() writes it
 * @day: of printing
 *
 * Returns: (transfer full): one page, in the language of the program
 */
TillidSheet *
tillid_recovery_sheet_new (const char *clinic, const char *recovery, TillidDay day)
{
  g_autofree char *name = tillid_words_isolate (clinic != NULL ? clinic : "");
  g_autofree char *when = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: %s is the name of the clinic. */
  g_autofree char *title = g_strdup_printf (C_ ("recovery", "Recovery key of %s"), name);
  /* Translators: %s is a date. */
  g_autofree char *subtitle =
    g_strdup_printf (C_ ("recovery", "Printed %s. Keep it locked away, not beside the computer."),
                     when);
  TillidSheet *sheet;

  g_return_val_if_fail (recovery != NULL, NULL);

  sheet = tillid_sheet_new (title, subtitle, NULL, tillid_words_is_rtl (C_ ("recovery", "Part")));
  tillid_sheet_set_headings (sheet, C_ ("recovery", "Part"), "", C_ ("recovery", "Characters"));
  add_groups (sheet, recovery);
  tillid_sheet_add_row (sheet, C_ ("recovery", "What it is for"), "",
                        C_ ("recovery",
                            "It opens the encrypted clinic file, and every backup made while "
                            "it held, when all passwords are lost or the file with the "
                            "passwords is."));
  tillid_sheet_add_row (sheet, C_ ("recovery", "How it is typed"), "",
                        C_ ("recovery", "In capital or small letters, with or without the hyphens. "
                                        "There is no letter I, L, O or U in it."));
  tillid_sheet_add_row (sheet, C_ ("recovery", "If it is seen"), "",
                        C_ ("recovery",
                            "Whoever has this sheet and the file can read everything. Then "
                            "make a new recovery key, and keep this one as long as there are "
                            "backups from before."));
  return sheet;
}

static gboolean
refuse_file (const char *path, GError **error)
{
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE,
               C_ ("error", "The file “%s” cannot be written. Nothing was changed."), path);
  return FALSE;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * tillid_recovery_sheet_write:
 * @clinic: (nullable): the name of the clinic
 * @recovery: the recovery key
 * @day: of printing
 * @path: a PDF file that must not exist; only its owner can read it
 * @error: return location for %TILLID_REPORT_ERROR_FILE
 *
 * Returns: whether it is there
 */
gboolean
tillid_recovery_sheet_write (const char *clinic,
                             const char *recovery,
                             TillidDay day,
                             const char *path,
                             GError **error)
{
  g_autoptr (TillidSheet) sheet = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (write_cb, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n_pages;
  int fd;
  gboolean done;

  sheet = tillid_recovery_sheet_new (clinic, recovery, day);
  n_pages = tillid_sheet_paginate (sheet, A4_WIDTH - 2 * MARGIN, A4_HEIGHT - 2 * MARGIN);
  cairo_translate (cr, MARGIN, MARGIN);
  for (guint i = 0; i < n_pages; i++)
    {
      tillid_sheet_draw_page (sheet, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  fd = done ? g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  if (fd < 0)
    return refuse_file (path, error);
  done = write (fd, bytes->data, bytes->len) == (gssize) bytes->len && fsync (fd) == 0;
  if (close (fd) != 0 || !done)
    {
      g_unlink (path);
      return refuse_file (path, error);
    }
  return TRUE;
}
