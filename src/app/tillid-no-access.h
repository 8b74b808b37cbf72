/* tillid-no-access.h - a patient who is closed to whoever works, and the way in for an emergency
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signals: "opened" (gint64 patient): the record is open now. "back": not this one. */
#define TILLID_TYPE_NO_ACCESS (tillid_no_access_get_type ())
G_DECLARE_FINAL_TYPE (TillidNoAccess, tillid_no_access, TILLID, NO_ACCESS, GtkWidget)

void tillid_no_access_show (TillidNoAccess *self,
                            TillidSession *session,
                            gint64 patient,
                            const char *name,
                            const char *birth);
void tillid_no_access_release (TillidNoAccess *self);

G_END_DECLS
