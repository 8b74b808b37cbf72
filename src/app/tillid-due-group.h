/* tillid-due-group.h - records whose time is over, and taking them out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

#define TILLID_TYPE_DUE_GROUP (tillid_due_group_get_type ())
G_DECLARE_FINAL_TYPE (TillidDueGroup, tillid_due_group, TILLID, DUE_GROUP, AdwPreferencesGroup)

/* Signal: "problem" (char *sentence), also NULL when the last one is over. */

void tillid_due_group_set_session (TillidDueGroup *self, TillidSession *session);
void tillid_due_group_read (TillidDueGroup *self);
gboolean tillid_due_group_is_busy (TillidDueGroup *self);
GtkPrintOperation *tillid_due_group_print_new (TillidDueGroup *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
