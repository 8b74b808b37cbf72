/* tillid-problems-page.h - what weighs on a patient, and what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidProblemsPage:
 *
 * The patient's problems in the patient's order, those that others added below them, what helps beside both. A page
 * (tillid-page.h). Actions: "problems.add" (part); of an entry by its id "problems.edit", "problems.edit-next",
 * "problems.move" (id, by), "problems.rate" (id, burden), "problems.set-state" (id, state), "problems.set-owner" (id, side,
 * colleague), "problems.link" (strength, problem), "problems.link-number" (strength, number of a problem),
 * "problems.take-up", "problems.remove", "problems.history", "problems.confidence", "problems.open-step" and its menus
 * "problems.menu", "problems.owner-menu", "problems.state-menu".
 */
#define TILLID_TYPE_PROBLEMS_PAGE (tillid_problems_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemsPage, tillid_problems_page, TILLID, PROBLEMS_PAGE, GtkWidget)

G_END_DECLS
