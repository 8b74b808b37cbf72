/* tillid-workplace-switcher.h - from one view of a place to the other
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidWorkplaceSwitcher:
 *
 * Linked toggles for the header bar of a place and of its second views (a clinic's day as a list and as a calendar). Not
 * visible where there is one view only.
 */
#define TILLID_TYPE_WORKPLACE_SWITCHER (tillid_workplace_switcher_get_type ())
G_DECLARE_FINAL_TYPE (TillidWorkplaceSwitcher,
                      tillid_workplace_switcher,
                      TILLID,
                      WORKPLACE_SWITCHER,
                      GtkWidget)

GtkWidget *tillid_workplace_switcher_new (void);
void tillid_workplace_switcher_set_place (TillidWorkplaceSwitcher *self,
                                          const char *id,
                                          TillidSession *session);

G_END_DECLS
