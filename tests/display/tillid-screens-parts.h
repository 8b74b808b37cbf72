/* tillid-screens-parts.h - pictures of what stands in front of a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-window.h"

G_BEGIN_DECLS

void tillid_screens_draw_parts (TillidWindow *window,
                                gint64 patient,
                                const char *folder,
                                const char *variant);

void tillid_screens_draw_keeping (TillidWindow *window,
                                  gint64 patient,
                                  const char *folder,
                                  const char *variant);
void tillid_screens_draw_key (TillidWindow *window, const char *folder, const char *variant);
void tillid_screens_draw_print (TillidWindow *window,
                                gint64 patient,
                                const char *folder,
                                const char *variant);
void tillid_screens_draw_people (TillidWindow *window,
                                 gint64 patient,
                                 const char *folder,
                                 const char *variant);
void tillid_screens_draw_dialog (GtkWidget *dialog,
                                 const char *folder,
                                 const char *part,
                                 const char *variant);

G_END_DECLS
