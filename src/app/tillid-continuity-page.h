/* tillid-continuity-page.h - who has been there, and who could be next
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidContinuityPage:
 *
 * Keys where no text is typed: H opens the numbers, 1 the first prompt's introduction, F puts it aside.
 */
#define TILLID_TYPE_CONTINUITY_PAGE (tillid_continuity_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidContinuityPage,
                      tillid_continuity_page,
                      TILLID,
                      CONTINUITY_PAGE,
                      GtkWidget)

G_END_DECLS
