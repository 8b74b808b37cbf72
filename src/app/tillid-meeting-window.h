/* tillid-meeting-window.h - a network meeting: who takes part, what is agreed with each, and each one's paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-page-preview.h"
#include "tillid-record-list.h"

G_BEGIN_DECLS

#define TILLID_TYPE_MEETING_WINDOW (tillid_meeting_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidMeetingWindow, tillid_meeting_window, TILLID, MEETING_WINDOW, AdwWindow)

GtkWindow *
tillid_meeting_window_new (GtkWindow *parent, TillidPatientContext *context, gint64 visit);
void tillid_meeting_window_choose (TillidMeetingWindow *self, gint64 party);

G_END_DECLS
