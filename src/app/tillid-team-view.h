/* tillid-team-view.h - the colleagues of a clinic, and who shares patients with whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-clinic-model.h"

G_BEGIN_DECLS

/**
 * TillidTeamView:
 *
 * A drawing whose nodes are widgets: each has the name of a colleague and says with whom patients are shared. One stop for Tab;
 * arrows go from one to the next, and the lines of the one that has the focus, or is pointed at, stand out.
 */
#define TILLID_TYPE_TEAM_VIEW (tillid_team_view_get_type ())
G_DECLARE_FINAL_TYPE (TillidTeamView, tillid_team_view, TILLID, TEAM_VIEW, GtkWidget)

void tillid_team_view_show (TillidTeamView *self, const GPtrArray *nodes, const GArray *lines);
guint tillid_team_view_get_n_nodes (TillidTeamView *self);
GtkWidget *tillid_team_view_get_node (TillidTeamView *self, guint node);
int tillid_team_view_get_chosen (TillidTeamView *self);

G_END_DECLS
