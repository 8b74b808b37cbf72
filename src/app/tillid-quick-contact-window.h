/* tillid-quick-contact-window.h - a contact between visits, written down in half a minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidQuickContactWindow:
 *
 * A small window before any screen. Everything but the patient may be left out; Ctrl+Enter keeps, Escape puts it away and what was
 * typed stands there the next time.
 *
 * Signals:
 *   "kept" (gint64 edit, const char *label): it is on the disk
 *   "failed" (const char *message): it could not be written
 */
#define TILLID_TYPE_QUICK_CONTACT_WINDOW (tillid_quick_contact_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidQuickContactWindow,
                      tillid_quick_contact_window,
                      TILLID,
                      QUICK_CONTACT_WINDOW,
                      AdwWindow)

GtkWindow *
tillid_quick_contact_window_new (GtkWindow *parent, TillidSession *session, gint64 patient);
GtkEntry *tillid_quick_contact_window_get_next (TillidQuickContactWindow *self);

G_END_DECLS
