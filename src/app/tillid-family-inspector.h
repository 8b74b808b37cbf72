/* tillid-family-inspector.h - one person of the family drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-family-model.h"

G_BEGIN_DECLS

/**
 * TillidFamilyInspector:
 *
 * The fields of a relative, in the order of a table; each change is kept at once. Its buttons are actions of the page:
 * "family.fine", "family.history", "family.put-back", "family.remove".
 */
#define TILLID_TYPE_FAMILY_INSPECTOR (tillid_family_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TillidFamilyInspector,
                      tillid_family_inspector,
                      TILLID,
                      FAMILY_INSPECTOR,
                      AdwBin)

void
tillid_family_inspector_show (TillidFamilyInspector *self, TillidFamilyModel *model, gint64 person);
void tillid_family_inspector_set_staff_layer (TillidFamilyInspector *self, gboolean shown);
void tillid_family_inspector_grab_name (TillidFamilyInspector *self);
void tillid_family_inspector_commit (TillidFamilyInspector *self);

G_END_DECLS
