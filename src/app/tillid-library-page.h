/* tillid-library-page.h - the register of the user panel, a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-panel.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

#define TILLID_TYPE_LIBRARY_PAGE (tillid_library_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidLibraryPage, tillid_library_page, TILLID, LIBRARY_PAGE, GtkWidget)

TillidPanel *tillid_library_page_get_panel (TillidLibraryPage *self);

G_END_DECLS
