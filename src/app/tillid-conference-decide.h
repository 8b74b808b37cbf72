/* tillid-conference-decide.h - what was decided, by whom and until when
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-conference-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CONFERENCE_DECIDE (tillid_conference_decide_get_type ())
G_DECLARE_FINAL_TYPE (TillidConferenceDecide,
                      tillid_conference_decide,
                      TILLID,
                      CONFERENCE_DECIDE,
                      GtkWidget)

void tillid_conference_decide_set (TillidConferenceDecide *self,
                                   TillidConferenceModel *model,
                                   gint64 patient);
void tillid_conference_decide_keep (TillidConferenceDecide *self);

G_END_DECLS
