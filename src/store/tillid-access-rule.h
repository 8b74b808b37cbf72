/* tillid-access-rule.h - which patients are open to whom, and who may write what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-record.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

gboolean tillid_access_opens_every_patient (const TillidViewer *viewer);
gboolean tillid_access_read_roles (TillidDb *db,
                                   const TillidViewer *viewer,
                                   gint64 patient,
                                   TillidRoles *out_roles,
                                   GError **error);
gboolean tillid_access_is_open (TillidDb *db,
                                const TillidViewer *viewer,
                                gint64 patient,
                                gboolean *out_open,
                                GError **error);
gboolean tillid_access_read_open (TillidDb *db,
                                  const TillidScope *scope,
                                  GHashTable **out_patients,
                                  GError **error);
gboolean tillid_access_may_write (TillidDb *db,
                                  const TillidViewer *viewer,
                                  const TillidRecord *before,
                                  const TillidRecord *after,
                                  GHashTable *decided,
                                  GError **error);
gboolean tillid_access_is_held (TillidDb *db, gint64 patient, gboolean *out_held, GError **error);
gboolean tillid_access_refresh_held (TillidDb *db, const GPtrArray *records, GError **error);

/* For the test that looks at their plans. */
extern const char tillid_access_is_open_sql[];
extern const char tillid_access_open_sql[];
extern const char tillid_access_open_list_sql[];

G_END_DECLS
