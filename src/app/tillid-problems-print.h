/* tillid-problems-print.h - what weighs and what helps, on paper or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-problems-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PROBLEMS_PRINT (tillid_problems_print_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemsPrint, tillid_problems_print, TILLID, PROBLEMS_PRINT, AdwWindow)

GtkWindow *tillid_problems_print_new (GtkWindow *parent, TillidProblemsModel *model);
guint tillid_problems_print_get_n_pages (TillidProblemsPrint *self);

G_END_DECLS
