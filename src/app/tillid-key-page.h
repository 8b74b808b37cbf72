/* tillid-key-page.h - what a window shows while an encrypted clinic is closed: name and password, or the recovery key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidKeyPage:
 *
 * Nothing of the clinic but the name of its file. Signals: "enter" (const char *name, const char *password) and "recover"
 * (const char *recovery): somebody wants in; the texts are wiped when the handlers are done. "leave": another clinic is
 * wanted.
 */
#define TILLID_TYPE_KEY_PAGE (tillid_key_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidKeyPage, tillid_key_page, TILLID, KEY_PAGE, GtkWidget)

GtkWidget *tillid_key_page_new (const char *path);
const char *tillid_key_page_get_path (TillidKeyPage *self);
void tillid_key_page_set_busy (TillidKeyPage *self, gboolean is_busy);
void tillid_key_page_show_work (TillidKeyPage *self, const char *sentence);
void tillid_key_page_show_problem (TillidKeyPage *self, const char *problem);
const char *tillid_key_page_get_problem (TillidKeyPage *self);

G_END_DECLS
