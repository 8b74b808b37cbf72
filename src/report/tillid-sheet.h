/* tillid-sheet.h - a list of three columns on pages of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define TILLID_SHEET_N_COLUMNS 3

/**
 * TillidSheet:
 *
 * A title, a line below it, three columns with a heading each, and rows; each page says which it is. It mirrors where
 * people read from right to left.
 */
typedef struct _TillidSheet TillidSheet;

TillidSheet *tillid_sheet_new (const char *title,
                               const char *subtitle,
                               const char *language,
                               gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
void tillid_sheet_free (TillidSheet *self);
const char *tillid_sheet_get_title (const TillidSheet *self);
void
tillid_sheet_set_headings (TillidSheet *self, const char *one, const char *two, const char *three);
void tillid_sheet_set_shares (TillidSheet *self, double one, double two, double three);
void tillid_sheet_add_row (TillidSheet *self, const char *one, const char *two, const char *three);
guint tillid_sheet_paginate (TillidSheet *self, double width, double height);
void tillid_sheet_draw_page (TillidSheet *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidSheet, tillid_sheet_free)

G_END_DECLS
