/* tillid-draft-text.h - text fields that never lose what is typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

void tillid_draft_text_bind (GtkWidget *field,
                             TillidSession *session,
                             const char *place,
                             const char *stored);
char *tillid_draft_text_dup (GtkWidget *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_draft_text_is_changed (GtkWidget *field);
void tillid_draft_text_forget (GtkWidget *field);

G_END_DECLS
