/* tillid-family-page.h - the family drawing of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-genogram-view.h"

G_BEGIN_DECLS

#define TILLID_TYPE_FAMILY_PAGE (tillid_family_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidFamilyPage, tillid_family_page, TILLID, FAMILY_PAGE, AdwBin)

TillidFamilyModel *tillid_family_page_get_model (TillidFamilyPage *self);
TillidGenogramView *tillid_family_page_get_view (TillidFamilyPage *self);

G_END_DECLS
