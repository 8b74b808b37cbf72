/* tillid-told-columns.h - the computed columns of told dates
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-record.h"

G_BEGIN_DECLS

gboolean tillid_told_columns_bind (TillidDb *db,
                                   const TillidRecord *record,
                                   const TillidField *field,
                                   TillidStmt *stmt,
                                   int first,
                                   GError **error);
gboolean tillid_told_columns_refresh_patient (TillidDb *db, gint64 patient, GError **error);
gboolean tillid_told_columns_compute (TillidDb *db,
                                      gint64 patient,
                                      gint64 self,
                                      const TillidTold *told,
                                      TillidToldBounds *out_bounds,
                                      char **out_edtf,
                                      GError **error);

G_END_DECLS
